package mail

import "strings"

// unflow undoes the division into lines of text that is "flowed": a space at a
// line's end says that the paragraph goes on (RFC 3676, 4). del says that the
// space is none of the text.
func unflow(s string, del bool) string {
	var b strings.Builder
	b.Grow(len(s))
	open, depth := false, 0 // the last line goes on, and stands in so many replies
	for s != "" {
		var l string
		l, s = line(s)
		n := 0
		for n < len(l) && l[n] == '>' {
			n++
		}
		words := l[n:]
		words = strings.TrimPrefix(words, " ") // stuffed
		signature := words == "-- "
		if open && (n != depth || signature) {
			b.WriteByte('\n') // another reply, or a signature, begins
			open = false
		}
		if !open && n > 0 {
			b.WriteString(strings.Repeat(">", n) + " ")
		}
		was := open
		open, depth = strings.HasSuffix(words, " ") && !signature, n
		if open && del {
			words = words[:len(words)-1]
		}
		if was && words == "" {
			b.WriteByte('\n') // an empty line parts paragraphs, even after such a space
		}
		b.WriteString(words)
		if !open {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
