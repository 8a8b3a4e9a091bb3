package check

import (
	"fmt"
	"strings"

	"factsheet/sheets"
)

// unverifiedPlaces finds quotations that pass and say that they stand at a place
// of which nobody can tell whether they do.
func unverifiedPlaces(_ *run, _ *sheets.Sheet, result *Result) []Finding {
	var out []Finding
	for i := range result.Quotations {
		q := &result.Quotations[i]
		if !q.Pass() || len(q.Match.Unverified) == 0 {
			continue
		}
		where := q.Evidence.Where
		var parts []string
		for _, part := range q.Match.Unverified {
			parts = append(parts, inMarks(oneSpaced(part)))
		}
		f := Finding{Pos: where.At(max(0, strings.Index(where.Value, q.Match.Unverified[0]))), Rule: "unverified-place", Point: q.Point, Quotation: q,
			Message: fmt.Sprintf("the place %s could not be verified: nothing in %s tells where that is", strings.Join(parts, " and "), named(q.Source)),
			Hint:    "look it up yourself, and name the place as the source does: a heading, or a number printed in it"}
		out = append(out, f)
	}
	return out
}
