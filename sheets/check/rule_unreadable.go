package check

import "fmt"

// unreadableSource words a quotation whose source gives no text.
func unreadableSource(r *run, q *Quotation) Finding {
	if r.unattested(q) {
		return unattested(r, q)
	}
	failure := r.failures[q.Source]
	return Finding{Pos: q.Evidence.Source.Pos, Hint: failure.Hint,
		Message: fmt.Sprintf("the source %s cannot be read: %s", named(q.Source), failure.Reason),
		Related: []Related{{q.Source.Pos, "the source's entry"}}}
}

// unattested words a quotation that nobody verified in a source which is
// withheld: the words, the edits or the conventions are others than those that
// were.
func unattested(r *run, q *Quotation) Finding {
	return Finding{Pos: q.Evidence.Quote.Pos,
		Message: fmt.Sprintf("point %q quotes %s, which is withheld, and it is not one of the quotations verified when it was accepted on %s",
			q.Point, named(q.Source), r.held[q.Source].accepted.Date),
		Hint: fmt.Sprintf("write it as it was verified; else whoever holds the file must run factsheet sources accept %s", q.Source.ID)}
}
