package check

import "fmt"

// notFound words a quotation that has nothing near it anywhere, or is too long
// to tell.
func notFound(_ *run, q *Quotation) Finding {
	if q.Match.Reason != "" {
		return Finding{Pos: q.Evidence.Quote.Pos, Hint: q.Match.Hint,
			Message: fmt.Sprintf("point %q does not match %s: %s", q.Point, named(q.Source), q.Match.Reason)}
	}
	if q.Reading != "" {
		return Finding{Pos: q.Evidence.Quote.Pos, Hint: q.Match.Hint,
			Message: fmt.Sprintf("point %q quotes words that do not follow each other in %s", q.Point, named(q.Source))}
	}
	return Finding{Pos: q.Evidence.Quote.Pos,
		Message: fmt.Sprintf("point %q quotes words that %s does not have, nor anything near them", q.Point, named(q.Source)),
		Hint:    "look the words up in the source; other sources of the library do not have them either"}
}
