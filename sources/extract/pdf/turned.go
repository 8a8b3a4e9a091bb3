package pdf

import (
	"unicode"

	"factsheet/sources/extract/pdfium"
)

// turned sorts the characters that are not written along the page's width:
// those of a line that goes straight up or down are laid out as other lines
// are, on a page of their own; the others follow in the order of the file.
func (s *sheet) turned(kinds []standing, up, down *[]int32) {
	chars := s.page.Chars
	for from := 0; from < len(chars); {
		if kinds[from] != turned {
			from++
			continue
		}
		// A run of turned characters that follow each other on the page.
		to, last := from+1, from
		for ; to < len(chars); to++ {
			if kinds[to] == turned || kinds[to] == combined {
				if away(&chars[last], &chars[to]) {
					break
				}
				last = to
			} else if kinds[to] != nothing {
				break
			}
		}
		target := &s.slanted
		switch dx, dy := direction(chars, kinds, from, last); {
		case abs(dx) > 0.2*abs(dy) && last > from:
		case dy < 0:
			target = up
		case dy > 0:
			target = down
		}
		for i := from; i < to; i++ {
			if kinds[i] == turned || kinds[i] == combined {
				kinds[i] = turned
				*target = append(*target, int32(i))
			} else if spaced(&chars[i]) || chars[i].Flags&pdfium.Generated != 0 {
				*target = append(*target, int32(i))
			}
		}
		from = to
	}
}

// away reports whether two characters that follow each other in the file do not
// stand in one line.
func away(a, b *pdfium.Char) bool {
	size := max(a.Size, b.Size)
	return abs(a.X0-b.X0) > 3*size || abs(a.Y0-b.Y0) > 3*size
}

// direction is where the writing goes from its first character to its last.
func direction(chars []pdfium.Char, kinds []standing, from, to int) (dx, dy float32) {
	a, b := &chars[from], &chars[to]
	return (b.X0 + b.X1 - a.X0 - a.X1) / 2, (b.Y0 + b.Y1 - a.Y0 - a.Y1) / 2
}

// turn makes a layer of characters that are written up or down the page.
func (s *sheet) turn(at []int32, up bool) *layer {
	w, h := s.page.Width, s.page.Height
	chars := make([]pdfium.Char, len(at))
	kinds := make([]standing, len(at))
	for k, i := range at {
		c := s.page.Chars[i]
		b := boxOf(&c)
		if up {
			c.X0, c.X1, c.Y0, c.Y1 = h-b.y1, h-b.y0, b.x0, b.x1
		} else {
			c.X0, c.X1, c.Y0, c.Y1 = b.y0, b.y1, w-b.x1, w-b.x0
		}
		c.Baseline = c.Y1 - 0.22*(c.Y1-c.Y0)
		chars[k] = c
		if r := shown(&c); r == 0 {
			kinds[k] = nothing
		} else if kinds[k] = turned; unicode.Is(unicode.Mn, r) {
			kinds[k] = combined
		}
	}
	return newLayer(chars, at, kinds, turned, h, w)
}
