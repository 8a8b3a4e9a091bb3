package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// weigh counts what a block holds.
func (b *block) weigh() {
	bySize := map[float32]int32{}
	b.chars, b.size = 0, 0
	most := int32(0)
	for i := range b.lines {
		for _, k := range b.lines[i].chunks {
			c := &b.lines[i].l.chunks[k]
			b.chars += c.n
			bySize[c.size] += c.n
			if n := bySize[c.size]; n > most || n == most && c.size > b.size {
				most, b.size = n, c.size
			}
		}
	}
}

const (
	headingSize  = 1.12 // of the body's size, from which on a short block is a heading
	titleSize    = 1.3
	headingChars = 240 // that a heading has at most
	headingLines = 5
)

var captioned = regexp.MustCompile(`^(?i:figure|fig\.|table|chart|box|abbildung|abb\.|tabelle|tab\.|grafik|figura|tabla|tableau|graphique|tabel|figuur)\s*[0-9]+[a-z]?\s?[.:|–—]`)

var numberedHeading = regexp.MustCompile(`^([0-9]{1,2}(\.[0-9]{1,2})*\.?|[IVX]{1,5}\.|[A-Z]\.)\s+\pL`)

// classify says what kind each block is, by the size of its letters beside the
// body's, its weight and its first words.
func (d *document) classify() {
	bold := d.mostlyBold()
	var sizes []int
	for _, s := range d.sheets {
		for _, b := range s.blocks {
			if b.kind != text.Paragraph || len(b.lines) == 0 || b.apart {
				continue
			}
			switch {
			case captioned.MatchString(b.first().text()):
				b.kind = text.Caption
			case isListMark(b.first()) && !(d.isHeading(b, bold) && numberedHeading.MatchString(b.first().text())):
				b.kind = text.ListItem
			case d.isHeading(b, bold):
				b.kind = text.Heading
				sizes = append(sizes, styleOf(b))
			}
		}
	}
	slices.SortFunc(sizes, func(a, b int) int { return cmp.Compare(b, a) })
	sizes = slices.Compact(sizes)
	for _, s := range d.sheets {
		s.oneHeading()
		for _, b := range s.blocks {
			if b.kind == text.Heading {
				b.level = min(1+slices.Index(sizes, styleOf(b)), 6)
			}
		}
	}
	d.title()
}

// oneHeading makes one of headings of one style that follow each other line by
// line: a heading breaks its lines where it likes.
func (s *sheet) oneHeading() {
	out := s.blocks[:0]
	for _, b := range s.blocks {
		if n := len(out); n > 0 && b.kind == text.Heading && out[n-1].kind == text.Heading && out[n-1].col == b.col {
			a := out[n-1]
			step := b.first().base - a.last().base
			if styleOf(a) == styleOf(b) && allBold(a.last()) == allBold(b.first()) && step > 0 && step < 1.4*b.size &&
				len(a.lines)+len(b.lines) <= headingLines && !numberedHeading.MatchString(b.first().text()) {
				a.lines = append(a.lines, b.lines...)
				a.chars += b.chars
				continue
			}
		}
		out = append(out, b)
	}
	s.blocks = out
}

// styleOf orders headings: larger before smaller, in half points.
func styleOf(b *block) int { return int(math.Round(float64(2 * b.size))) }

// mostlyBold reports whether so much of the document is bold that it tells
// nothing.
func (d *document) mostlyBold() bool {
	bold, all := int32(0), int32(0)
	for _, s := range d.sheets {
		for i := range s.main.chunks {
			c := &s.main.chunks[i]
			all += c.n
			if c.bold {
				bold += c.n
			}
		}
	}
	return 3*bold > all
}

func (d *document) isHeading(b *block, mostlyBold bool) bool {
	if len(b.lines) > headingLines || b.chars > headingChars || b.chars < 2 {
		return false
	}
	letters := int32(0)
	bold := !mostlyBold
	for i := range b.lines {
		for _, k := range b.lines[i].chunks {
			letters += b.lines[i].l.chunks[k].letters
		}
		bold = bold && allBold(&b.lines[i])
	}
	if letters < 3 {
		return false
	}
	if b.size >= headingSize*d.size {
		return true
	}
	words := b.last().text()
	return bold && b.size >= 0.97*d.size && len(b.lines) <= 3 && !strings.HasSuffix(words, ".") && !strings.HasSuffix(words, ",") && !strings.HasSuffix(words, ":")
}

// title makes the largest heading of the first page with text the title.
func (d *document) title() {
	for _, s := range d.sheets {
		if len(s.blocks) == 0 {
			continue
		}
		var best *block
		for _, b := range s.blocks {
			if b.kind == text.Heading && b.size >= titleSize*d.size && (best == nil || b.size > best.size+0.5) {
				best = b
			}
		}
		if best != nil {
			best.kind, best.level = text.Title, 0
		}
		return
	}
}

// endsSentence reports whether a text ends as sentences do.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return strings.ContainsRune("”’\"')]»“ ⁰¹²³⁴⁵⁶⁷⁸⁹", r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…。！？؟।", r)
}

// startsLower reports whether a text begins with a small letter, or with
// punctuation and one.
func startsLower(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
		if unicode.IsDigit(r) {
			return false
		}
	}
	return false
}
