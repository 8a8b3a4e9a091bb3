package selftest

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/text"
)

// stands is a comparison as plain as can be: whether words stand in a text,
// from border to border of a word, with white space, the forms of quotation
// marks and dashes, and the ends of lines made alike. It shares nothing with the
// matcher, which it is to vouch for.
func stands(t *text.Text, words string) bool {
	q := plain(nil, strings.TrimSpace(words))
	if len(q) == 0 {
		return false
	}
	var s []sign
	from := 0
	for _, f := range t.Furniture {
		s = plain(s, t.Content[from:max(from, f.Start)])
		from = max(from, f.End)
	}
	s = plain(s, t.Content[from:])
	for i := range s {
		if s[i].r != q[0].r || i > 0 && bound(s[i-1].r, s[i].r) {
			continue
		}
		if end := follow(q, s[i:]); end > 0 && (i+end == len(s) || !bound(s[i+end-1].r, s[i+end].r)) {
			return true
		}
	}
	return false
}

// A sign is one character of a text made plain.
type sign struct {
	r    rune
	ends bool // a space with a line's end in it
}

// alike writes characters alike that differ in presentation alone.
var alike = strings.NewReplacer("\u00ad\n", "-\n", "\u00ad\r\n", "-\n", "“", "\"", "”", "\"", "„", "\"", "‟", "\"", "« ", "\"", " »", "\"", "«\u00a0", "\"", "\u00a0»", "\"", "«", "\"", "»", "\"",
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "‹", "'", "›", "'", "–", "-", "—", "-", "―", "-", "‐", "-", "‑", "-", "…", "...", ". . .", "...",
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "\u00ad", "", "\ufeff", "", "\u200b", "", "\u2060", "")

func plain(out []sign, s string) []sign {
	for _, r := range alike.Replace(norm.NFC.String(s)) {
		if !unicode.IsSpace(r) {
			out = append(out, sign{r: r})
			continue
		}
		if n := len(out); n > 0 && out[n-1].r == ' ' {
			out[n-1].ends = out[n-1].ends || r == '\n'
		} else {
			out = append(out, sign{' ', r == '\n'})
		}
	}
	return out
}

// follow is where the words end in the text if they begin it, else 0. At a
// line's end a hyphen may be left out, and no space stands behind one.
func follow(q, s []sign) int {
	j := 0
	for i := 0; i < len(q); {
		switch {
		case j == len(s):
			return 0
		case q[i].r == s[j].r:
			i, j = i+1, j+1
		case s[j].r == '-' && j+1 < len(s) && s[j+1].ends:
			j += 2
		case s[j].ends && j > 0 && s[j-1].r == '-':
			j++
		default:
			return 0
		}
	}
	return j
}

// bound reports two characters that no quotation may part.
func bound(l, r rune) bool {
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
	return word(l) && word(r)
}
