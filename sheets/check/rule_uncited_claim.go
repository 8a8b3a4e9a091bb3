package check

import (
	"fmt"

	"factsheet/sheets"
)

// uncitedClaims finds claims without evidence.
func uncitedClaims(_ *run, s *sheets.Sheet, _ *Result) []Finding {
	var out []Finding
	for _, section := range s.Sections {
		for _, b := range section.Blocks {
			points, ok := b.(*sheets.Points)
			if !ok {
				continue
			}
			for _, p := range points.Points {
				if len(p.Evidence) == 0 && !p.Claim.IsZero() { // what could not be read was told
					out = append(out, Finding{Pos: p.Claim.Pos, Rule: "uncited-claim", Point: p.ID.Value,
						Message: fmt.Sprintf("the claim of point %q has no evidence", p.ID.Value),
						Hint:    "add evidence: with a source and a quote, or move the sentence into text:"})
				}
			}
		}
	}
	return out
}
