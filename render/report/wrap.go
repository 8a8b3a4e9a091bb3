package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// A style says how a word is marked beside its own marks; the plain style and
// a report without colour are the same.
type style string

const (
	plain    style = ""
	bold     style = "\x1b[1m"
	faint    style = "\x1b[2m"
	red      style = "\x1b[31m"
	green    style = "\x1b[32m"
	yellow   style = "\x1b[33m"
	cyan     style = "\x1b[36m"
	boldRed  style = "\x1b[1;31m"
	endStyle       = "\x1b[0m"
)

// A word is text without white space. A line may end before a word that has a
// space before it.
type word struct {
	text  string
	style style
	space bool // stands after a space
}

// words splits clean text. The first word has a space before it only if the
// text begins with one.
func words(s string, st style) []word {
	var out []word
	space := strings.HasPrefix(s, " ")
	for _, f := range strings.Fields(s) {
		out = append(out, word{f, st, space})
		space = true
	}
	return out
}

// cells is how many columns a terminal uses for s.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += runeCells(r)
	}
	return n
}

func runeCells(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// A page collects lines of at most width columns.
type page struct {
	b     strings.Builder
	width int
	color bool
}

// paint marks s where colour is wanted.
func (p *page) paint(s string, st style) string {
	if !p.color || st == plain || s == "" {
		return s
	}
	return string(st) + s + endStyle
}

// line writes s as it is; s is clean.
func (p *page) line(s string) { p.b.WriteString(s + "\n") }

// blank writes an empty line, but not at the top.
func (p *page) blank() {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
}

// lines writes what another page has, below an empty line.
func (p *page) lines(s string) {
	if s != "" {
		p.blank()
		p.b.WriteString(s)
	}
}

// flow writes words after a label, with every further line below the first
// word. A word that is too long for a line is broken before wide characters
// only: paths and addresses stay whole, so that they can be copied.
func (p *page) flow(label string, list []word) {
	hang := cells(label)
	var out strings.Builder
	out.WriteString(label)
	column, fresh := hang, true
	for i, chunk := range chunks(list) {
		w := 0
		for _, c := range chunk {
			w += cells(c.text)
		}
		space := 0
		if chunk[0].space && !fresh && i > 0 {
			space = 1
		}
		if !fresh && column+space+w > p.width {
			out.WriteString("\n" + strings.Repeat(" ", hang))
			column, space = hang, 0
		}
		out.WriteString(strings.Repeat(" ", space))
		for _, c := range chunk {
			out.WriteString(p.paint(c.text, c.style))
		}
		column += space + w
		fresh = false
	}
	p.line(strings.TrimRight(out.String(), " "))
}

// text is flow of plain text.
func (p *page) text(label, s string) { p.flow(label, words(clean(s), plain)) }

// chunks groups words that must stay on one line.
func chunks(list []word) [][]word {
	var out [][]word
	for _, w := range list {
		for i, part := range wideParts(w) {
			if i == 0 && !part.space && len(out) > 0 {
				last := len(out) - 1
				out[last] = append(out[last], part)
				continue
			}
			out = append(out, []word{part})
		}
	}
	return out
}

// wideParts cuts a word before each wide letter, where scripts that have no
// spaces may be broken. Punctuation stays with what stands before it.
func wideParts(w word) []word {
	var out []word
	start := 0
	for i, r := range w.text {
		if i > start && runeCells(r) == 2 && (unicode.IsLetter(r) || unicode.IsNumber(r)) {
			out = append(out, word{w.text[start:i], w.style, w.space && start == 0})
			start = i
		}
	}
	return append(out, word{w.text[start:], w.style, w.space && start == 0})
}
