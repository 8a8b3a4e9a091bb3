package alter

import (
	"slices"
	"strings"
	"unicode"

	"factsheet/sources/text"
)

// Typed is a range of a text as an author would type it: without running heads
// and call-outs, soft hyphens and other characters that nobody sees, and with
// words joined that a hyphen parts at a line's end.
func Typed(t *text.Text, at text.Range) string { return typed(t, at, true) }

func typed(t *text.Text, at text.Range, join bool) string {
	var b strings.Builder
	drop := false
	for i, r := range t.Content[at.Start:at.End] {
		i += at.Start
		if inFurniture(t, i) {
			continue
		}
		recorded := false
		if join || r == '-' {
			_, recorded = slices.BinarySearch(t.Hyphens, i)
		}
		switch {
		case drop && (unicode.IsSpace(r) || isInvisible(r)):
			continue
		case recorded:
			drop = true
			if join {
				continue
			}
		case isInvisible(r):
			continue
		default:
			drop = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

func inFurniture(t *text.Text, at int) bool {
	i, found := slices.BinarySearchFunc(t.Furniture, at, func(f text.Range, at int) int { return f.Start - at })
	return found || i > 0 && at < t.Furniture[i-1].End
}

// isInvisible reports what a source may hold between letters unseen.
func isInvisible(r rune) bool {
	return strings.ContainsRune("\u00ad\ufeff\u200b\u2060\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", r)
}
