package check

import "fmt"

// ambiguousPassage words a short quotation that stands in several sections. It
// fails in a strict run; else the matcher's note of the same name warns.
func ambiguousPassage(_ *run, q *Quotation) Finding {
	return Finding{Pos: q.Evidence.Quote.Pos,
		Message: fmt.Sprintf("point %q does not say which passage of %s it quotes: the words stand in more than one section", q.Point, named(q.Source)),
		Hint:    "quote more words, or name the place with where:, prefix: or suffix:"}
}
