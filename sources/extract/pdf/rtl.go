package pdf

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/sources/extract/pdfium"
)

// lamAlef puts the letters of the Arabic ligature of lam and alef in order.
// PDFium gives those of one glyph from left to right while the writing goes
// from right to left: an alef, and the lam at its right.
func lamAlef(chars []pdfium.Char) {
	for i := 0; i+1 < len(chars); i++ {
		a, b := &chars[i], &chars[i+1]
		if b.Rune != 'ل' || !strings.ContainsRune("اأإآ", a.Rune) || a.Rune == 0 {
			continue
		}
		if abs(b.X0-a.X1) < 0.05*a.Size && b.X1 > a.X1 && a.Baseline == b.Baseline {
			chars[i], chars[i+1] = chars[i+1], chars[i]
			i++
		}
	}
}

// leftToRight puts the words of each run of Latin letters in a line that is
// written from right to left in their own order.
func (l *layer) leftToRight(chunks []int32) {
	for from := 0; from < len(chunks); {
		if c := &l.chunks[chunks[from]]; c.rtl || c.letters == 0 {
			from++
			continue
		}
		to := from + 1 // behind the last with letters
		for k := to; k < len(chunks) && !l.chunks[chunks[k]].rtl; k++ {
			if l.chunks[chunks[k]].letters > 0 {
				to = k + 1
			}
		}
		slices.SortStableFunc(chunks[from:to], func(a, b int32) int { return cmp.Compare(l.chunks[a].x0, l.chunks[b].x0) })
		from = to
	}
}
