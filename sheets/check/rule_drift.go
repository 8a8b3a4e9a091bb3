package check

import (
	"fmt"

	"factsheet/sheets"
	"factsheet/sources"
)

// drift finds sources that changed since they were accepted: one finding for
// each source of the sheet.
func drift(r *run, _ *sheets.Sheet, result *Result) []Finding {
	var out []Finding
	told := make(map[*sources.Source]bool)
	for i := range result.Quotations {
		q := &result.Quotations[i]
		h := r.held[q.Source]
		if h == nil || !h.changed() || told[q.Source] {
			continue
		}
		told[q.Source] = true
		still, not := 0, 0
		for j := range result.Quotations {
			if o := &result.Quotations[j]; o.Source != q.Source {
				continue
			} else if o.Pass() {
				still++
			} else {
				not++
			}
		}
		f := Finding{Pos: q.Evidence.Source.Pos, Rule: "drift",
			Message: fmt.Sprintf("the source %s changed since it was accepted on %s; %s", named(q.Source), h.accepted.Date, stillMatch(still, not)),
			Hint:    fmt.Sprintf("look at what changed, then run factsheet sources accept %s", q.Source.ID)}
		if not > 0 {
			f.Hint = fmt.Sprintf("mend what does not match, then run factsheet sources accept %s", q.Source.ID)
		}
		out = append(out, f)
	}
	return out
}

// stillMatch says of how many quotations pass in a source that changed.
func stillMatch(still, not int) string {
	switch {
	case not == 0 && still == 1:
		return "this quotation still matches"
	case not == 0:
		return fmt.Sprintf("all %d quotations of this sheet from it still match", still)
	case still == 0 && not == 1:
		return "this quotation does not match"
	case still == 0:
		return fmt.Sprintf("none of the %d quotations of this sheet from it match", not)
	}
	matches, does := "match", "do"
	if still == 1 {
		matches = "matches"
	}
	if not == 1 {
		does = "does"
	}
	return fmt.Sprintf("of the %d quotations of this sheet from it %d still %s and %d %s not", still+not, still, matches, not, does)
}
