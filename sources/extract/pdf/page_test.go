package pdf

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text"
	"factsheet/sources/text/texttest"
)

// A typist sets pages for tests as PDFium gives them: each letter is half as
// wide as the font is high, and so is a space.
type typist struct {
	page  *pdfium.Page
	flags pdfium.Flags
}

func sheetOfPaper(index int) *typist {
	return &typist{page: &pdfium.Page{Index: index, Width: 600, Height: 800}}
}

// at sets a string whose pen starts at x on the baseline y, and gives where the
// pen ends. "\u00a4" is a line end's hyphen as PDFium marks it.
func (p *typist) at(x, y, size float32, s string) float32 {
	for _, r := range s {
		c := pdfium.Char{Rune: r, X0: x, X1: x + size/2, Y0: y - 0.8*size, Y1: y + 0.2*size, Baseline: y, Size: size, Flags: p.flags}
		if r == '¤' {
			c.Rune, c.Flags = '-', c.Flags|pdfium.Hyphen
		}
		p.page.Chars = append(p.page.Chars, c)
		x += size / 2
	}
	return x
}

// line sets a line of its own, which PDFium ends with CR and LF.
func (p *typist) line(x, y, size float32, s string) float32 {
	end := p.at(x, y, size, s)
	p.newline()
	return end
}

func (p *typist) newline() {
	for _, r := range "\r\n" {
		p.page.Chars = append(p.page.Chars, pdfium.Char{Rune: r, Flags: pdfium.Generated})
	}
}

// lines sets lines 12 points apart in letters of 10 points, from y down, and
// gives the baseline after them.
func (p *typist) lines(x, y float32, lines ...string) float32 {
	for _, s := range lines {
		p.line(x, y, 10, s)
		y += 12
	}
	return y
}

// raised sets a line with parts that stand in braces above it and parts in
// brackets ⟨⟩ below it, both smaller; those in ⟪⟫ stand a little below it.
func (p *typist) raised(x, y float32, s string) {
	for s != "" {
		i := strings.IndexAny(s, "{⟨⟪")
		if i < 0 {
			i = len(s)
		}
		x = p.at(x, y, 10, s[:i])
		if s = s[i:]; s == "" {
			break
		}
		open, end, shift, size := "⟨", "⟩", float32(2), float32(7)
		switch {
		case s[0] == '{':
			open, end, shift = "{", "}", -4
		case strings.HasPrefix(s, "⟪"):
			open, end, size = "⟪", "⟫", 10
		}
		inside, rest, _ := strings.Cut(s[len(open):], end)
		x = p.at(x, y+shift, size, inside)
		s = rest
	}
	p.newline()
}

// layOut makes the text of pages, and holds what is true of every one.
func layOut(t testing.TB, order ordering, pages ...*typist) (*document, *text.Text, []spot) {
	t.Helper()
	d := &document{}
	for _, p := range pages {
		d.add(p.page)
	}
	x, spots, err := d.layout(context.Background(), order, true)
	if err != nil {
		t.Fatal(err)
	}
	texttest.Check(t, x)
	checkKept(t, d, x, spots)
	return d, x, spots
}

// textOf is the Content, with furniture in double brackets.
func textOf(x *text.Text) string {
	var b strings.Builder
	at := 0
	for _, r := range x.Furniture {
		b.WriteString(x.Content[at:r.Start] + "⟦" + x.Content[r.Start:r.End] + "⟧")
		at = r.End
	}
	return b.String() + x.Content[at:]
}

// checkKept holds that nothing is lost and nothing is said twice: every letter
// that the pages show stands once in the Content, as itself or raised.
func checkKept(t testing.TB, d *document, x *text.Text, spots []spot) {
	t.Helper()
	want := map[rune]int{}
	for _, s := range d.sheets {
		for i := range s.page.Chars {
			if r := shown(&s.page.Chars[i]); r != 0 && !s.dropped(int32(i)) {
				want[plain(r)]++
			}
		}
	}
	for _, r := range x.Content {
		if r > ' ' {
			want[plain(r)]--
		}
	}
	for r, n := range want {
		if n != 0 && r != '\u00ad' {
			t.Fatalf("%q: %d too few (%d characters; text %q)", r, n, len(spots), clip(x.Content))
		}
	}
}

func clip(s string) string { return s[:min(len(s), 400)] }

// dropped reports whether a character is off the page or printed a second time.
func (s *sheet) dropped(i int32) bool {
	c := s.page.Chars[i]
	if tame(&c, s.page) == offPage {
		return true
	}
	for _, l := range append([]*layer{s.main}, s.sides...) {
		for k := range l.chunks {
			c := &l.chunks[k]
			for at := c.from; c.role == printedTwice && at < c.to; at++ {
				if at == i && l.at == nil || l.at != nil && l.at[at] == i {
					return true
				}
			}
		}
	}
	return false
}

// plain is the form on the line of a digit above or below it.
func plain(r rune) rune {
	for _, table := range []map[rune]rune{raised, lowered} {
		for from, to := range table {
			if to == r && (from != '−' && from != '–') {
				return from
			}
		}
	}
	if r == '−' || r == '–' {
		return '-'
	}
	return r
}

// filler is a line of running text that is 48 letters long.
func filler(n int) string {
	s := "line " + strconv.Itoa(n) + " of the text goes on and on as all of them do"
	return (s + strings.Repeat("e", 60))[:48]
}
