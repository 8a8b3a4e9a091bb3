package check

import (
	"fmt"

	"factsheet/sheets"
	"factsheet/sources/match"
)

// readingOrder is the name of the rule.
const readingOrder = "reading-order"

// byReadingOrder finds quotations that pass by a second opinion.
func byReadingOrder(_ *run, _ *sheets.Sheet, result *Result) []Finding {
	var out []Finding
	for i := range result.Quotations {
		q := &result.Quotations[i]
		if q.Reading == "" || !q.Pass() || q.Found == nil {
			continue
		}
		f := Finding{Pos: q.Evidence.Quote.Pos, Rule: readingOrder, Point: q.Point, Quotation: q,
			Message: fmt.Sprintf("point %q stands in %s only where the page is read %s", q.Point, named(q.Source), q.Reading),
			Hint:    "look at the page: where its words follow each other as you quote them, acknowledge the rule " + readingOrder + " with a reason"}
		if p := q.Found.Place; p.Page > 0 {
			f.Hint = "look at " + match.PageName(p, p) + f.Hint[len("look at the page"):]
		}
		out = append(out, f)
	}
	return out
}
