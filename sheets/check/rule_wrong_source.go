package check

import "fmt"

// wrongSource words a quotation that stands in another source of the library.
func wrongSource(_ *run, q *Quotation) Finding {
	return Finding{Pos: q.Evidence.Quote.Pos,
		Message: fmt.Sprintf("point %q quotes %s, and the words stand in %s", q.Point, named(q.Source), named(q.Found.Source)),
		Hint:    fmt.Sprintf("write source: %s, or quote what %s says", q.Found.Source.ID, q.Source.ID)}
}
