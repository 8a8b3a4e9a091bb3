package report

import "strings"

// Refusal words one reason why a sheet is not printed, in lines of at most 80
// columns: its place, what is wrong and what to do. The hint may be empty.
func Refusal(place, message, hint string) string {
	const hang = "  "
	p := newPage(Options{})
	p.text(hang, line(place)+": error: "+line(message))
	if hint != "" {
		p.text("  Fix: ", line(hint))
	}
	return strings.TrimPrefix(p.b.String(), hang)
}
