package pdf

import (
	"testing"

	"factsheet/sources/extract/pdfium"
)

// Where words begin and end.
func TestWords(t *testing.T) {
	for _, c := range []struct {
		reason string
		set    func(*typist)
		want   string
	}{
		{"spaces of the file", func(p *typist) { p.line(50, 100, 10, "the police want") }, "the police want"},
		{"a gap without a space", func(p *typist) { p.line(p.at(50, 100, 10, "the")+3, 100, 10, "police") }, "the police"},
		{"kerning is no gap", func(p *typist) { p.line(p.at(50, 100, 10, "T")-1, 100, 10, "he") }, "The"},
		{"letters that the file sets apart a little stay one word", func(p *typist) { p.line(p.at(50, 100, 10, "A")+0.8, 100, 10, "V") }, "AV"},
		{"a narrow gap where PDFium sees a space", func(p *typist) {
			x := p.at(50, 100, 10, "the")
			p.page.Chars = append(p.page.Chars, pdfium.Char{Rune: ' ', Flags: pdfium.Generated})
			p.line(x+1.5, 100, 10, "law")
		}, "the law"},
		{"a space that PDFium makes up inside a word", func(p *typist) {
			x := p.at(50, 100, 10, "encryp")
			p.page.Chars = append(p.page.Chars, pdfium.Char{Rune: ' ', Flags: pdfium.Generated})
			p.line(x+0.2, 100, 10, "tion")
		}, "encryption"},
		{"letters set apart are one word", func(p *typist) {
			x := float32(50)
			for _, r := range "SUMMARY" {
				x = p.at(x, 100, 10, string(r)) + 3
			}
			x += 6
			for _, r := range "REPORT" {
				x = p.at(x, 100, 10, string(r)) + 3
			}
		}, "SUMMARY REPORT"},
		{"words that the file gives from right to left", func(p *typist) {
			p.line(100, 100, 10, "police")
			p.line(50, 100, 10, "the")
		}, "the police"},
		{"words printed twice to look bold", func(p *typist) {
			p.line(50, 100, 10, "bold")
			p.line(50.3, 100, 10, "bold")
		}, "bold"},
		{"the same word twice is not that", func(p *typist) { p.line(50, 100, 10, "that that") }, "that that"},
		{"a letter without Unicode", func(p *typist) {
			p.line(50, 100, 10, "a b")
			p.page.Chars[1] = pdfium.Char{Flags: pdfium.Unmapped, X0: 55, X1: 60, Y0: 92, Y1: 102, Baseline: 100, Size: 10}
		}, "a\uFFFDb"},
		{"off the page", func(p *typist) {
			p.line(50, 100, 10, "seen")
			p.line(-300, 100, 10, "unseen")
		}, "seen"},
		{"an accent set over a letter", func(p *typist) {
			p.at(50, 100, 10, "e")
			p.page.Chars = append(p.page.Chars, pdfium.Char{Rune: '\u0301', X0: 51, X1: 54, Y0: 90, Y1: 93, Baseline: 97, Size: 10})
			p.line(55, 100, 10, "tat")
		}, "e\u0301tat"},
		{"a large initial beside two lines", func(p *typist) {
			p.line(50, 124, 30, "T")
			p.lines(66, 104, "he first line of it", "and the second")
			p.lines(50, 128, "and another line")
		}, "The first line of it\nand the second\n\nand another line"},
		{"Arabic, with a ligature that PDFium gives the wrong way round", func(p *typist) {
			p.at(100, 100, 10, "ك")
			p.at(90, 100, 10, "ا")
			p.at(95, 100, 10, "ل")
			p.line(85, 100, 10, "م")
		}, "كلام"},
		{"English words in an Arabic line", func(p *typist) {
			for _, w := range []struct {
				x float32
				s string
			}{{195, "م"}, {190, "ن"}, {185, "ا"}, {160, "now"}, {130, "here"}, {120, "ب"}, {115, "ت"}, {110, "ث"}, {105, "ج"}, {100, "ح"}} {
				p.at(w.x, 100, 10, w.s)
			}
		}, "منا here now بتثجح"},
		{"ligatures stay", func(p *typist) { p.line(50, 100, 10, "oﬃce") }, "oﬃce"},
	} {
		p := sheetOfPaper(1)
		c.set(p)
		if _, x, _ := layOut(t, asRead, p); x.Content != c.want {
			t.Errorf("%s: %q, want %q", c.reason, x.Content, c.want)
		}
	}
}

// Digits above or below the line are other characters than those on it.
func TestScripts(t *testing.T) {
	for _, c := range []struct{ set, want, reason string }{
		{"the area is 10{2} metres", "the area is 10² metres", "an exponent is no digit of the number"},
		{"2{−3} of it", "2⁻³ of it", "with its sign"},
		{"the 1{st} of May", "the 1st of May", "an ordinal is letters"},
		{"of CO⟨2⟩ in it", "of CO2 in it", "a formula is copied so"},
		{"10⟨2⟩ in binary", "10₂ in binary", "a base is no digit of the number"},
		{"a word{12} here", "a word¹² here", "no note answers: it may mean something"},
		{"of Bib⟪E⟫X it", "of BibEX it", "a letter of a word that stands lower, as large as the others"},
		{"x{2}y{3}", "x²y³", "two in one word"},
	} {
		p := sheetOfPaper(1)
		p.raised(50, 100, c.set)
		if _, x, _ := layOut(t, asRead, p); textOf(x) != c.want {
			t.Errorf("%s: %q, want %q", c.reason, textOf(x), c.want)
		}
	}
}

// Turned writing stands apart from the text, and its letters make words.
func TestTurned(t *testing.T) {
	p := sheetOfPaper(1)
	p.line(100, 100, 10, "words of the page")
	up := func(x, y float32, s string) {
		for _, r := range s {
			if r != ' ' {
				p.page.Chars = append(p.page.Chars, pdfium.Char{Rune: r, X0: x - 8, X1: x + 2, Y0: y - 5, Y1: y, Baseline: y, Size: 10, Flags: pdfium.Rotated})
				p.newline() // PDFium parts each letter
			}
			y -= 5
		}
	}
	up(20, 400, "in the margin")
	x := float32(200)
	for _, r := range "DRAFT" {
		p.page.Chars = append(p.page.Chars, pdfium.Char{Rune: r, X0: x, X1: x + 40, Y0: x, Y1: x + 40, Baseline: x + 40, Size: 50, Flags: pdfium.Rotated})
		p.newline()
		x += 40
	}
	p.line(100, 112, 10, "go on here")
	_, got, _ := layOut(t, asRead, p)
	if want := "words of the page\ngo on here\n\nin the margin\n\nDRAFT"; got.Content != want {
		t.Errorf("%q, want %q", got.Content, want)
	}
}
