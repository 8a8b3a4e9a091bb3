package check

import (
	"fmt"
)

// unreadableSource words a quotation whose source gives no text.
func unreadableSource(r *run, q *Quotation) Finding {
	failure := r.failures[q.Source]
	return Finding{Pos: q.Evidence.Source.Pos, Hint: failure.Hint,
		Message: fmt.Sprintf("%s cannot be read: %s", named(q.Source), failure.Reason),
		Related: []Related{{q.Source.Pos, "the source's entry"}}}
}
