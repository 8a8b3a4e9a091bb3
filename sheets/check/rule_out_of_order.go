package check

import "fmt"

// outOfOrder words a quotation whose parts all stand in the source, in another
// order.
func outOfOrder(_ *run, q *Quotation) Finding {
	return Finding{Pos: q.Evidence.Quote.Pos, Hint: q.Match.Hint,
		Message: fmt.Sprintf("point %q does not match %s: %s", q.Point, named(q.Source), q.Match.Reason)}
}
