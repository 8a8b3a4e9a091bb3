package verify

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Piece is something that the file must say.
type Piece struct {
	Text  string
	Alt   bool // it is what a figure shows, in words
	Maybe bool // the file may say nothing of it
}

// Whole compares all that the file says with what it must say, letter by letter
// from the first to the last: nothing is missing, doubled or in another place.
// The error is a *Missing for the first piece that is not where it must be; Index
// is that of the piece.
func (c *Content) Whole(pieces []Piece) error {
	var b strings.Builder
	for _, s := range c.said {
		b.WriteString(s.marked())
	}
	// A letter and its mark may stand in runs of their own: both sides are
	// compared taken apart.
	text := norm.NFD.String(b.String())
	for i, p := range pieces {
		want := norm.NFD.String(said{text: p.Text, alt: p.Alt}.marked())
		switch {
		case strings.HasPrefix(text, want):
			text = text[len(want):]
		case !p.Maybe:
			return &Missing{i, norm.NFC.String(p.Text), beginning(plain(text[agree(text, want):]))}
		}
	}
	if len(text) > 0 {
		return &Missing{Index: len(pieces), Read: beginning(plain(text))}
	}
	return nil
}

// Characters that no text has set what figures show apart from text.
const opens, closes = "\x01", "\x02"

func (s said) marked() string {
	if s.alt {
		return opens + s.text + closes
	}
	return s.text
}

// plain is text for people.
func plain(s string) string { return strings.NewReplacer(opens, "", closes, "").Replace(s) }

// agree is how many bytes two texts have in common from their start, in whole
// characters.
func agree(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return n
}
