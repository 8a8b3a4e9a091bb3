package check

import "fmt"

// wrongPlace words a quotation that stands in another section than where says.
func wrongPlace(_ *run, q *Quotation) Finding {
	f := Finding{Pos: q.Evidence.Where.Pos,
		Message: fmt.Sprintf("point %q quotes words that do not stand in %q", q.Point, q.Evidence.Where.Value),
		Hint:    "they stand before the first heading: take where: out"}
	if s := q.Found.Place.Section; s != "" {
		f.Hint = "write where: " + s
	}
	return f
}
