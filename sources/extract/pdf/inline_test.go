package pdf

import (
	"strings"
	"testing"

	"factsheet/sources/extract/pdfium"
)

// turnedWord sets a word whose letters climb from the baseline y, in a box that
// is ten points wide.
func (p *typist) turnedWord(x, y float32, s string) {
	for _, r := range s {
		p.page.Chars = append(p.page.Chars, pdfium.Char{Rune: r, X0: x, X1: x + 10, Y0: y - 5, Y1: y, Baseline: y, Size: 10, Flags: pdfium.Rotated})
		y -= 5
	}
}

// Words that are turned inside a line stand in it; others are no part of one.
func TestTurnedInLine(t *testing.T) {
	p := sheetOfPaper(1)
	p.lines(50, 50, filler(1), filler(2))
	x := p.at(50, 100, 10, "Members may")
	p.newline()
	p.turnedWord(x+4, 100, "not")
	p.newline()
	p.at(x+18, 100, 10, "vote on the budget of the town.")
	p.newline()
	_, got, _ := layOut(t, asRead, p)
	if !strings.Contains(got.Content, "Members may not vote on") {
		t.Errorf("inside a line: %q", got.Content)
	}

	p = sheetOfPaper(1)
	x = p.at(50, 100, 10, "Members may")
	p.newline()
	p.turnedWord(x+4, 100, "not")
	p.newline()
	p.line(50, 112, 10, "vote on it")
	_, got, _ = layOut(t, asRead, p)
	if !strings.HasPrefix(got.Content, "Members may not") {
		t.Errorf("at a line's end: %q", got.Content)
	}

	for reason, at := range map[string][2]float32{"in the margin": {20, 130}, "over the letters": {100, 130}, "below all": {100, 300}} {
		p = sheetOfPaper(1)
		p.lines(50, 100, filler(1), filler(2), filler(3))
		p.turnedWord(at[0], at[1], "draft")
		_, got, _ = layOut(t, asRead, p)
		if !strings.HasPrefix(got.Content, filler(1)+"\n"+filler(2)+"\n"+filler(3)) {
			t.Errorf("%s: %q", reason, got.Content)
		}
	}
}

// Slanted writing keeps the spaces that PDFium sees in it, but a line end behind
// each letter is none.
func TestSlantedSpaces(t *testing.T) {
	p := sheetOfPaper(1)
	p.lines(50, 100, filler(1), filler(2))
	x, y := float32(100), float32(400)
	for _, r := range "so it is" {
		if r == ' ' {
			p.page.Chars = append(p.page.Chars, pdfium.Char{Rune: ' ', Flags: pdfium.Generated})
			x, y = x+1.5, y+1.5
			continue
		}
		p.page.Chars = append(p.page.Chars, pdfium.Char{Rune: r, X0: x, X1: x + 12, Y0: y - 12, Y1: y, Baseline: y, Size: 10, Flags: pdfium.Rotated})
		p.newline()
		x, y = x+3.5, y+3.5
	}
	_, got, _ := layOut(t, asRead, p)
	if !strings.HasSuffix(got.Content, "\nso it is") {
		t.Errorf("%q", got.Content)
	}
}
