package report

import (
	"fmt"
	"strings"
	"unicode"
)

// clean makes text of any origin safe and honest to show on a terminal in one
// line: control characters, among them those that begin an escape sequence,
// and characters that nobody sees or that turn the writing direction are named
// instead of sent; a run of white space is one space.
func clean(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if hidden(r) {
			fmt.Fprintf(&b, "<U+%04X>", r)
			continue
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// line is clean without white space at the ends.
func line(s string) string { return strings.TrimSpace(clean(s)) }

// fromSource is clean without soft hyphens, which are common in documents and
// never part of the words.
func fromSource(s string) string {
	return clean(strings.ReplaceAll(s, "\u00AD", ""))
}

// hidden reports whether a character would act on the terminal, or be there
// unseen. The joiners U+200C and U+200D are letters' business and stay.
func hidden(r rune) bool {
	if r == 0x200C || r == 0x200D {
		return false
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r)
}
