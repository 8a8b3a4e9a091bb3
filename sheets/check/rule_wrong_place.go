package check

import (
	"fmt"
	"strings"
)

// wrongPlace words a quotation that stands elsewhere in its source than where
// says.
func wrongPlace(_ *run, q *Quotation) Finding {
	where := q.Evidence.Where.Value
	var stands, not []string
	mended, known := where, true
	for _, s := range q.Match.Strays {
		stands = append(stands, s.Stands)
		not = append(not, fmt.Sprintf("%s %q", s.At, s.Named))
		mended = strings.Replace(mended, s.Named, s.Instead, 1)
		known = known && s.Instead != ""
	}
	f := Finding{Pos: q.Evidence.Where.Pos,
		Message: fmt.Sprintf("point %q quotes words that stand %s, not %s", q.Point, strings.Join(stands, ", "), strings.Join(not, ", nor ")),
		Hint:    "take out what is wrong in where:"}
	if known {
		f.Hint = "write where: " + scalar(mended)
	}
	return f
}

// scalar is a value as YAML has it on one line.
func scalar(s string) string {
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.ContainsAny(s[:1], "[]{}&*!|>'\"%@`#") || strings.HasSuffix(s, ":") {
		return fmt.Sprintf("%q", s)
	}
	return s
}
