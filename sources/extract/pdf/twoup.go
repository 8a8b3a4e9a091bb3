package pdf

import (
	"slices"

	"factsheet/sources/extract/pdfium"
)

const (
	leastTwoUp = 2 // sheets that must bear the numbers of two pages
	mostOver   = 5 // words across the middle, of a table that is too wide for its page
)

// splitSheets makes two sheets of each that shows two printed pages side by
// side. Their numbers prove it, which stand at one height, left and right, and
// count on by two from sheet to sheet; hardly anything stands across the middle.
func (d *document) splitSheets() {
	byOffset := map[int]int{}
	most := 0
	for _, s := range d.sheets {
		for _, v := range s.pairs() {
			byOffset[v-2*s.index]++
			most = max(most, byOffset[v-2*s.index])
		}
	}
	written := 0
	for _, s := range d.sheets {
		written += int(bit(len(s.main.chunks) > 0))
	}
	if most < leastTwoUp || 2*most < written {
		return
	}
	var out []*sheet
	for _, s := range d.sheets {
		if !s.parted() {
			s.index = len(out)
			out = append(out, s)
			continue
		}
		for _, right := range []bool{false, true} {
			h := newSheet(s.half(right), len(out))
			h.shown = s.shown
			out = append(out, h)
		}
	}
	d.sheets = out
}

// parted reports whether next to nothing stands across the middle of a sheet that is
// wider than high.
func (s *sheet) parted() bool {
	mid := s.page.Width / 2
	if s.page.Width <= 1.1*s.page.Height {
		return false
	}
	over := 0
	for i := range s.main.chunks {
		if c := &s.main.chunks[i]; c.x0 < mid-1 && c.x1 > mid+1 {
			over++
		}
	}
	if over > mostOver {
		return false
	}
	return len(s.main.chunks) > 0
}

// pairs are the numbers in the outermost rows of the left half that have the
// next number in the right half, each of which stands alone or at an end.
func (s *sheet) pairs() []int {
	if !s.parted() {
		return nil
	}
	var halves [2][]int32
	for _, i := range s.main.all() {
		side := int(bit(s.main.chunks[i].x0 >= s.page.Width/2-1))
		halves[side] = append(halves[side], i)
	}
	left, right := s.main.rowsOf(halves[0]), s.main.rowsOf(halves[1])
	if len(left) == 0 || len(right) == 0 {
		return nil
	}
	var out []int
	for _, at := range [][2]*row{{&left[0], &right[0]}, {&left[len(left)-1], &right[len(right)-1]}} {
		if abs(at[0].base-at[1].base) > 0.5*at[0].size {
			continue
		}
		a, b := s.endNumbers(at[0]), s.endNumbers(at[1])
		for _, v := range a {
			if slices.Contains(b, v+1) && !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out
}

// endNumbers are the numbers that are the first or last word of a row.
func (s *sheet) endNumbers(r *row) []int {
	var out []int
	for _, i := range []int32{r.chunks[0], r.chunks[len(r.chunks)-1]} {
		if key, v := numbersOut(s.main.text(&s.main.chunks[i])); (key == "#" || key == "#roman") && len(v) == 1 && v[0] >= 0 {
			out = append(out, v[0])
		}
	}
	return out
}

// half is one half of a page, which has the characters of the other as nothing:
// each keeps its place in the list.
func (s *sheet) half(right bool) *pdfium.Page {
	p := *s.page
	mid := p.Width / 2
	p.Width = mid
	p.Chars = slices.Clone(s.page.Chars)
	isRight, shows := false, false
	k := 0 // a word is on one half
	for i := range p.Chars {
		c := &p.Chars[i]
		for ; k < len(s.main.chunks) && s.main.chunks[k].to <= int32(i); k++ {
		}
		if k < len(s.main.chunks) && s.main.chunks[k].from <= int32(i) {
			isRight = s.main.chunks[k].x0 >= mid-1
			if !isRight {
				p.Width = max(p.Width, s.main.chunks[k].x1) // none of it is off the page
			}
		} else if c.Flags&pdfium.Generated == 0 {
			isRight = c.X0+c.X1 >= 2*mid
		}
		if isRight != right {
			*c = pdfium.Char{Flags: pdfium.Generated}
			continue
		}
		shows = shows || shown(c) != 0
		if right {
			c.X0, c.X1 = c.X0-mid, c.X1-mid
		}
	}
	if right {
		p.Fields, p.FreeTexts = 0, 0
		p.Rules = slices.Clone(p.Rules)
		for i := range p.Rules {
			p.Rules[i].X0, p.Rules[i].X1 = p.Rules[i].X0-mid, p.Rules[i].X1-mid
		}
	}
	if !shows {
		p.Images = 0 // no scan: the other half has text
	}
	return &p
}
