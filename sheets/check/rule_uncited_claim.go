package check

import (
	"fmt"

	"factsheet/sheets"
)

// uncitedClaims finds what the sheet claims without evidence: points, key figures,
// events, tables and charts. What could not be read was told.
func uncitedClaims(_ *run, s *sheets.Sheet, _ *Result) []Finding {
	var out []Finding
	add := func(name string, pos sheets.Pos, what, hint string, evidence []sheets.Evidence) {
		if len(evidence) == 0 && pos.Line > 0 {
			out = append(out, Finding{Pos: pos, Rule: "uncited-claim", Point: name, Message: what + " has no evidence", Hint: "add evidence: with a source and a quote" + hint})
		}
	}
	for _, section := range s.Sections {
		for _, b := range section.Blocks {
			switch b := b.(type) {
			case *sheets.Points:
				for _, p := range b.Points {
					add(p.ID.Value, p.Claim.Pos, fmt.Sprintf("the claim of point %q", p.ID.Value), ", or move the sentence into text:", p.Evidence)
				}
			case *sheets.KeyFigures:
				for _, f := range b.Figures {
					add(f.Name, f.Figure.Pos, "the key figure "+inMarks(f.Figure.Value), "", f.Evidence)
				}
			case *sheets.Timeline:
				for _, e := range b.Events {
					add(e.Name, e.Event.Pos, "the event of "+e.Date.Value, ", or tell it in text: if it claims nothing", e.Evidence)
				}
			case *sheets.Table:
				add(b.Name, b.Pos, "the table"+called(b.Caption), "; under the table it is for all its cells", b.Evidence)
			case *sheets.Chart:
				add(b.Name, b.Pos, "the chart"+called(b.Title), "; under the chart it is for all its values", b.Evidence)
			}
		}
	}
	return out
}

// called is a title in marks, with a space before them; empty where there is none.
func called(title sheets.String) string {
	if words := oneSpaced(title.Value); words != "" {
		return " " + inMarks(words)
	}
	return ""
}
