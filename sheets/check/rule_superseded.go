package check

import (
	"fmt"

	"factsheet/sheets"
)

// superseded finds quotations that pass from sources that another one of the
// library replaces.
func superseded(r *run, _ *sheets.Sheet, result *Result) []Finding {
	var out []Finding
	for i := range result.Quotations {
		q := &result.Quotations[i]
		if !q.Pass() {
			continue
		}
		for _, s := range r.lib.Sources {
			if s.Replaces == "" || s.Replaces != q.Source.ID {
				continue
			}
			out = append(out, Finding{Pos: q.Evidence.Source.Pos, Rule: "superseded", Point: q.Point, Quotation: q,
				Message: fmt.Sprintf("the source %s has been replaced by %s", named(q.Source), named(s)),
				Hint:    fmt.Sprintf("quote %s, or acknowledge the rule superseded with a reason", s.ID),
				Related: []Related{{s.Pos, "the source that replaces it"}}})
		}
	}
	return out
}
