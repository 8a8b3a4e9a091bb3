package pdf

import (
	"math/rand/v2"
	"strings"
	"testing"

	"factsheet/sources/extract/pdfium"
)

// justified sets lines of words made by chance from x to right, all gaps of a
// line alike and none narrower than space, and gives the lines.
func (p *typist) justified(r *rand.Rand, x, right, y, size, space float32, lines int) []string {
	var out []string
	for i := range lines {
		var words []string
		letters := 0
		for {
			n := 1 + r.IntN(5) + r.IntN(5)
			if end := size/2*float32(letters+n) + space*float32(len(words)); end > right-x {
				break
			}
			words = append(words, strings.Repeat(string(rune('a'+r.IntN(26))), n))
			letters += n
		}
		gap := (right - x - size/2*float32(letters)) / float32(max(len(words)-1, 1))
		at := x
		for k, w := range words {
			at = p.at(at, y+1.2*size*float32(i), size, w)
			if k < len(words)-1 {
				p.page.Chars = append(p.page.Chars, pdfium.Char{Rune: ' ', X0: at, X1: at + gap, Y0: y, Y1: y, Baseline: y, Size: size})
			}
			at += gap
		}
		p.newline()
		out = append(out, strings.Join(words, " "))
	}
	return out
}

// Spaces that stand above each other by chance are no gutter and part no cells:
// paragraphs are read line by line, and columns one after the other, however
// wide the spaces are. As OCR gives them, they are as wide as letters are high.
func TestChanceIsNoGutter(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 100 {
		space := float32(3 + n%7)
		p := sheetOfPaper(1)
		var want []string
		if n%2 == 0 {
			want = p.justified(r, 50, 500, 100, 10, space, 30)
		} else if space <= 6 {
			want = p.justified(r, 50, 270, 100, 10, space, 30)
			want = append(want, p.justified(r, 290, 510, 100, 10, space, 30)...)
		}
		_, x, _ := layOut(t, asRead, p)
		if got := strings.ReplaceAll(x.Content, "\n\n", "\n"); got != strings.Join(want, "\n") {
			t.Errorf("%d: spaces of %v points:\n%s", n, space, got)
		}
	}
}
