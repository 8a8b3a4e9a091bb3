package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// references says what stands for another character in a piece of text.
type references uint8

const (
	none       references = iota
	inHTML                // &amp; and, as browsers read it, &amp without its end
	inMarkdown            // &amp; with its end, and \& escapes
)

// reference adds what the bytes at the offset stand for and returns the offset
// after them.
func (l *layout) reference(at, to int, k *look, refs references) int {
	if l.src[at] == '\\' {
		if refs == inMarkdown && at+1 < to && isPunct(l.src[at+1]) {
			l.put(l.src[at+1:at+2], at+1, 1, k)
			return at + 2
		}
		l.put(l.src[at:at+1], at, 1, k)
		return at + 1
	}
	raw, shown := referenceAt(l.src[at:to], refs)
	if shown == "" {
		l.put(l.src[at:at+1], at, 1, k)
		return at + 1
	}
	switch {
	case strings.Trim(shown, " \t\n\r\f") != "":
		l.put(shown, at, 0, k)
	case k.spacing != collapse:
		l.settle(at, k)
		l.add(shown, at, 0)
	case l.space < 0: // &#32; collapses as a space does
		l.space = at
	}
	return at + raw
}

// longestReference is longer than the longest name that HTML knows.
const longestReference = 40

// referenceAt reads the character reference that s begins with: its length in
// s and what it shows; "" where it is none.
func referenceAt(s string, refs references) (raw int, shown string) {
	if refs == none {
		return 1, ""
	}
	end := 1
	for end < len(s) && end < longestReference && isReference(s[end]) {
		end++
	}
	if end < len(s) && s[end] == ';' {
		end++
	} else if refs == inMarkdown {
		return 1, ""
	}
	shown = html.UnescapeString(s[:end])
	// Browsers take the longest name that begins the word; the rest is text.
	rest := 0
	for rest < end-1 && rest < len(shown) && shown[len(shown)-1-rest] == s[end-1-rest] {
		rest++
	}
	if rest == len(shown) { // &semi; shows the very character that ends it
		rest = 0
	}
	shown = shown[:len(shown)-rest]
	if shown == s[:end-rest] {
		return 1, ""
	}
	return end - rest, shown
}

func isReference(c byte) bool {
	return c == '#' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
