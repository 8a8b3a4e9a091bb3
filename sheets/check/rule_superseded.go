package check

import (
	"fmt"

	"factsheet/sheets"
	"factsheet/sources"
)

// superseded finds quotations that pass from sources that another one of the
// library replaces.
func superseded(r *run, _ *sheets.Sheet, result *Result) []Finding {
	by := make(map[string][]*sources.Source)
	for _, s := range r.lib.Sources {
		if s.Replaces != "" {
			by[s.Replaces] = append(by[s.Replaces], s)
		}
	}
	var out []Finding
	for i := range result.Quotations {
		q := &result.Quotations[i]
		if !q.Pass() {
			continue
		}
		for _, s := range by[q.Source.ID] {
			out = append(out, Finding{Pos: q.Evidence.Source.Pos, Rule: "superseded", Point: q.Point, Quotation: q,
				Message: fmt.Sprintf("the source %s has been replaced by %s", named(q.Source), named(s)),
				Hint:    fmt.Sprintf("quote %s, or acknowledge the rule superseded with a reason", s.ID),
				Related: []Related{{s.Pos, "the source that replaces it"}}})
		}
	}
	return out
}
