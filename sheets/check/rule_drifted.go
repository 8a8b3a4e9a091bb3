package check

import "fmt"

// drifted words a quotation that stood in an earlier version of its source.
func drifted(r *run, q *Quotation) Finding {
	f := Finding{Pos: q.Evidence.Quote.At(q.Match.Offset),
		Hint:    "quote what the source says now, or keep its earlier version as a source of its own",
		Message: fmt.Sprintf("point %q stood in %s until the source changed", q.Point, named(q.Source))}
	if h := r.held[q.Source]; h.changed() {
		f.Message += fmt.Sprintf(" (it was accepted on %s)", h.accepted.Date)
	}
	if q.Match.Reason != "" {
		f.Message += ": " + q.Match.Reason
	}
	return f
}
