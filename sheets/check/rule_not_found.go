package check

import "fmt"

// notFound words a quotation that has nothing near it anywhere.
func notFound(_ *run, q *Quotation) Finding {
	return Finding{Pos: q.Evidence.Quote.Pos,
		Message: fmt.Sprintf("point %q quotes words that %s does not have, nor anything near them", q.Point, named(q.Source)),
		Hint:    "look the words up in the source; other sources of the library do not have them either"}
}
