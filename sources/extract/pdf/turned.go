package pdf

import (
	"slices"
	"unicode"

	"factsheet/sources/extract/pdfium"
)

// A course is where writing goes on the page.
type course uint8

const (
	climbing course = iota
	falling
	backward // on its head
	courses
)

// turned sorts the characters that are not written along the page's width:
// those of a line that goes straight up or down are laid out as other lines
// are, on a page of their own; those on their head only where all of the page is;
// the others follow in the order of the file.
func (s *sheet) turned(kinds []standing) (at [courses][]int32) {
	chars := s.page.Chars
	for _, r := range s.runs(kinds) {
		from, to, last := r.from, r.to, r.last
		target := &s.slanted
		switch dx, dy := direction(chars, kinds, from, last); {
		case dx < 0 && abs(dy) < 0.05*abs(dx):
			target = &at[backward]
		case abs(dx) > 0.2*abs(dy) && last > from:
		case dy < 0:
			target = &at[climbing]
		case dy > 0:
			target = &at[falling]
		}
		for i := from; i < to; i++ {
			if kinds[i] == turned || kinds[i] == combined {
				kinds[i] = turned
				*target = append(*target, int32(i))
			} else if spaced(&chars[i]) || chars[i].Flags&pdfium.Generated != 0 {
				*target = append(*target, int32(i))
			}
		}
	}
	return at
}

// lying tells the course of all writing of a page, but for single letters; ok is
// false where there are several, or it is upright.
func (s *sheet) lying(kinds []standing, at [courses][]int32) (way course, ok bool) {
	if slices.Contains(kinds, upright) {
		return 0, false
	}
	most, all := 0, len(s.slanted)
	for k, list := range at {
		all += len(list)
		if len(list) > most {
			most, way = len(list), course(k)
		}
	}
	return way, most > 9*(all-most)
}

// away reports whether two characters that follow each other in the file do not
// stand in one line.
func away(a, b *pdfium.Char) bool {
	size := max(a.Size, b.Size)
	return abs(a.X0-b.X0) > 3*size || abs(a.Y0-b.Y0) > 3*size
}

// direction is where the writing goes from letter to letter. Words may come in
// any order: PDFium sorts those of one line as if none were turned.
func direction(chars []pdfium.Char, kinds []standing, from, to int) (dx, dy float32) {
	last := from
	for i := from + 1; i <= to; i++ {
		if kinds[i] != turned {
			continue
		}
		a, b := &chars[last], &chars[i]
		x, y := (b.X0+b.X1-a.X0-a.X1)/2, (b.Y0+b.Y1-a.Y0-a.Y1)/2
		if most := 1.1 * max(a.Size, b.Size); abs(x) < most && abs(y) < most {
			dx, dy = dx+x, dy+y
		}
		last = i
	}
	return dx, dy
}

// turn makes a layer of characters that are written up or down the page.
func (s *sheet) turn(at []int32, way course) *layer {
	v := viewOf(s.page, way)
	chars := make([]pdfium.Char, len(at))
	kinds := make([]standing, len(at))
	for k, i := range at {
		chars[k] = s.page.Chars[i]
		v.turn(&chars[k])
		if r := shown(&chars[k]); r == 0 {
			kinds[k] = nothing
		} else if kinds[k] = turned; unicode.Is(unicode.Mn, r) {
			kinds[k] = combined
		}
	}
	return newLayer(chars, at, kinds, turned, s.page.Height, s.page.Width)
}

// stood is a page all of whose writing takes one course, as one sees it who
// turns it.
func stood(page *pdfium.Page, way course) *pdfium.Page {
	p := *page
	if way != backward {
		p.Width, p.Height = page.Height, page.Width
	}
	v := viewOf(page, way)
	p.Chars = slices.Clone(page.Chars)
	for i := range p.Chars {
		v.turn(&p.Chars[i])
		p.Chars[i].Flags &^= pdfium.Rotated
	}
	p.Rules = slices.Clone(page.Rules)
	for i := range p.Rules {
		v.turnRule(&p.Rules[i])
	}
	return &p
}

// A view turns places on a page so that writing of one course goes from left to
// right.
type view struct {
	way           course
	width, height float32 // of the page as it lies
	descents      map[uint16]float32
}

func viewOf(p *pdfium.Page, way course) *view {
	return &view{way, p.Width, p.Height, descents(p.Chars, way)}
}

func (v *view) turn(c *pdfium.Char) {
	c.X0, c.Y0, c.X1, c.Y1 = v.turnBox(c.X0, c.Y0, c.X1, c.Y1)
	if v.way == backward {
		c.Baseline = v.height - c.Baseline
		return
	}
	descent, ok := v.descents[c.Font]
	if !ok {
		descent = usualDescent
	}
	c.Baseline = c.Y1 - descent*(c.Y1-c.Y0)
}

func (v *view) turnRule(r *pdfium.Rule) {
	r.X0, r.Y0, r.X1, r.Y1 = v.turnBox(r.X0, r.Y0, r.X1, r.Y1)
}

func (v *view) turnBox(x0, y0, x1, y1 float32) (_, _, _, _ float32) {
	switch v.way {
	case backward:
		return v.width - x1, v.height - y1, v.width - x0, v.height - y0
	case climbing:
		return v.height - y1, x0, v.height - y0, x1
	case falling:
		return y0, v.width - x1, y1, v.width - x0
	}
	return x0, y0, x1, y1
}

// usualDescent is the part of a character's box that is below its baseline.
const usualDescent = 0.22

// descents are that part for each font of which PDFium tells it: the line end
// that it puts behind a character stands where the pen was.
func descents(chars []pdfium.Char, way course) map[uint16]float32 {
	out := map[uint16]float32{}
	for i := 1; i < len(chars); i++ {
		a, b := &chars[i-1], &chars[i]
		if b.Rune != '\r' || b.Flags&pdfium.Generated == 0 || a.Flags&pdfium.Rotated == 0 || !(a.X1 > a.X0) {
			continue
		}
		descent := (b.X0 - a.X0) / (a.X1 - a.X0)
		if way == climbing {
			descent = 1 - descent
		}
		if _, known := out[a.Font]; !known && descent > 0 && descent < 0.5 {
			out[a.Font] = descent
		}
	}
	return out
}
