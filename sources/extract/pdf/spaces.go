package pdf

import "slices"

const (
	leastSpaces  = 20  // between words, that tell how wide they are on a page
	widestSpace  = 1.2 // of the size, between two words of one line
	crossedLines = 12  // of a strip that lines of the same paragraph do not disprove
)

// narrowest is the least width of a gutter, as a part of the size of the text
// beside it: what OCR finds, and what is stretched to fill the line, has spaces
// between its words that are as wide as other pages' gutters.
func (l *layer) narrowest() float32 {
	if l.gutter > 0 {
		return l.gutter
	}
	l.gutter = narrowestGutter
	var spaces []float32
	for _, r := range l.rowsOf(l.all()) {
		for k := 1; k < len(r.chunks); k++ {
			a, b := &l.chunks[r.chunks[k-1]], &l.chunks[r.chunks[k]]
			if gap := apart(a.box, b.box); gap > narrowGap*r.size && gap < widestSpace*r.size {
				spaces = append(spaces, gap/r.size)
			}
		}
	}
	if len(spaces) >= leastSpaces {
		slices.Sort(spaces)
		l.gutter = max(l.gutter, gutterOfSpace*spaces[len(spaces)/2])
	}
	return l.gutter
}

// crossed reports whether a strip of few lines is a chance of one paragraph's
// spaces: the line above its first or below its last goes across it, in the same
// letters, as far as both sides together, and no further away than they are from
// each other.
func (l *layer) crossed(g gutter, rows []row) bool {
	var all side
	n, step := 0, float32(farthest)
	for i := g.first; i <= g.last; i++ {
		a, b := l.beside(g, &rows[i])
		if a.n == 0 || b.n == 0 {
			continue
		}
		n++
		for _, s := range []side{a, b} {
			if all.n == 0 {
				all.box = s.box
			}
			all.box, all.n = all.box.join(s.box), 1
		}
		if i > g.first {
			step = min(step, rows[i].base-rows[i-1].base)
		}
	}
	if n >= crossedLines {
		return false
	}
	for _, pair := range [][2]int{{g.first - 1, g.first}, {g.last + 1, g.last}} {
		if pair[0] < 0 || pair[0] >= len(rows) {
			continue
		}
		out, in := &rows[pair[0]], &rows[pair[1]]
		across, isWord := l.across(g, out)
		near := abs(out.base-in.base) < 1.2*max(step, in.size)
		same := abs(out.size-in.size) < 0.07*in.size
		if isWord && near && same && across.x0 < all.x0+4*in.size && across.x1 > all.x1-4*in.size {
			return true
		}
	}
	return false
}

// across is what a row has between the columns that a strip would part; ok is
// false where no word of it stands in the strip.
func (l *layer) across(g gutter, r *row) (whole side, ok bool) {
	for _, i := range r.chunks {
		c := &l.chunks[i]
		if g.left < g.right && (c.x1 < g.left || c.x0 > g.right) {
			continue
		}
		ok = ok || c.x0 < g.x1-0.5 && c.x1 > g.x0+0.5
		whole.add(c)
	}
	return whole, ok
}

// stretched reports whether the gap of a row at a strip is one of its ordinary
// spaces: it has some others, and they are as wide.
func (l *layer) stretched(g gutter, r *row) bool {
	var gap, widest float32
	var others []float32
	for k := 1; k < len(r.chunks); k++ {
		a, b := &l.chunks[r.chunks[k-1]], &l.chunks[r.chunks[k]]
		space := apart(a.box, b.box)
		if space <= narrowGap*r.size {
			continue
		}
		widest = max(widest, space)
		if mid := (g.x0 + g.x1) / 2; a.x1 <= mid && b.x0 >= mid {
			gap = space
		} else {
			others = append(others, space)
		}
	}
	if len(others) < 4 || widest > 2*r.size {
		return false
	}
	slices.Sort(others)
	return gap <= 1.4*others[len(others)/2]
}
