package check

import "fmt"

// misquote words a quotation that has something near it in its source.
func misquote(_ *run, q *Quotation) Finding {
	f := Finding{Pos: q.Evidence.Quote.At(q.Match.Offset), Hint: q.Match.Hint,
		Message: fmt.Sprintf("point %q does not match %s", q.Point, named(q.Source))}
	if f.Hint == "" {
		f.Hint = "copy the source's words, then read the claim again: it may rest on yours"
	}
	if q.Match.Reason != "" {
		f.Message += ": " + q.Match.Reason
	}
	if n := q.Match.EquallyNear; n > 1 {
		f.Message += fmt.Sprintf("; %d passages are equally near", n)
	}
	return f
}
