package pdf

import (
	"cmp"
	"math"
	"slices"
)

// A gutter is a strip without text between two columns, from the baseline of
// its first line to that of its last.
type gutter struct {
	x0, x1      float32
	top, bottom float32
	rows        int     // lines beside it
	first, last int     // of them in the list of rows
	left, right float32 // where the columns beside it end: at other gutters
}

const (
	narrowestGutter = 0.6  // of the size of the text beside it
	gutterOfSpace   = 1.25 // of the space between two words, at the least
	mostGutters     = 24   // of one page
	mostOpen        = 64   // that are followed at one time
	mostRows        = 1000
	mostChunks      = 20000 // on a page that is looked at for columns and tables: no print is finer
)

// strips finds the strips without text that run down the page along three
// lines or more, the tallest first.
func (l *layer) strips(rows []row) []gutter {
	if len(rows) > mostRows || len(l.chunks) > mostChunks {
		return nil
	}
	narrowest := l.narrowest()
	var open, done []gutter
	for i := range rows {
		gaps := l.gaps(&rows[i], narrowest)
		var next []gutter
		for _, g := range open {
			alive := false
			for _, gap := range gaps {
				x0, x1 := max(g.x0, gap.x0), min(g.x1, gap.x1)
				if x1-x0 >= narrowest*rows[i].size && len(next) < mostOpen {
					alive = true
					if slices.ContainsFunc(next, func(o gutter) bool { return o.x0 <= x0+0.5 && o.x1 >= x1-0.5 }) {
						continue // one that is taller is as wide
					}
					next = append(next, gutter{x0: x0, x1: x1, top: g.top, bottom: rows[i].base, rows: g.rows + 1, first: g.first, last: i})
				}
			}
			if !alive && g.rows >= 3 {
				done = append(done, g)
			}
		}
		for _, gap := range gaps {
			covered := slices.ContainsFunc(next, func(o gutter) bool { return o.x0 <= gap.x0+0.5 && o.x1 >= gap.x1-0.5 })
			if !covered && len(next) < mostOpen {
				next = append(next, gutter{x0: gap.x0, x1: gap.x1, top: rows[i].base, bottom: rows[i].base, rows: 1, first: i, last: i})
			}
		}
		open = next
	}
	for _, g := range open {
		if g.rows >= 3 {
			done = append(done, g)
		}
	}
	done = slices.DeleteFunc(done, func(g gutter) bool { return math.IsInf(float64(g.x1-g.x0), 0) })
	slices.SortStableFunc(done, func(a, b gutter) int {
		return cmp.Or(cmp.Compare(b.rows, a.rows), cmp.Compare(b.x1-b.x0, a.x1-a.x0), cmp.Compare(a.x0, b.x0))
	})
	return done
}

// gaps are the strips beside and between the chunks of a row that are wide
// enough for a gutter.
func (l *layer) gaps(r *row, narrowest float32) []gutter {
	inf := float32(math.Inf(1))
	spans := make([]box, 0, len(r.chunks))
	for _, i := range r.chunks {
		spans = append(spans, l.chunks[i].box)
	}
	slices.SortFunc(spans, func(a, b box) int { return cmp.Compare(a.x0, b.x0) })
	out := []gutter{}
	end := -inf
	for _, s := range spans {
		if s.x0-end >= narrowest*r.size {
			out = append(out, gutter{x0: end, x1: s.x0})
		}
		end = max(end, s.x1)
	}
	return append(out, gutter{x0: end, x1: inf})
}

// columnGutters are the strips that part columns of running text, which are
// read one after the other; a table's are not among them.
// With force, every strip counts that is as tall as three lines.
func (l *layer) columnGutters(rows []row, force bool) []gutter {
	var out []gutter
	var strips []gutter
	for _, g := range l.strips(rows) {
		if len(strips) >= 4*mostGutters {
			break
		}
		if !l.isTable(g, rows) {
			strips = append(strips, l.uncrossed(g, rows)...)
		}
	}
	// One gutter shows where the column beside another ends.
	for before := -1; before < len(out); {
		before = len(out)
		for _, g := range strips {
			if len(out) == mostGutters || slices.ContainsFunc(out, g.overlaps) {
				continue
			}
			g.bound(out)
			if g, ok := l.trim(g, rows); ok && !slices.ContainsFunc(out, g.overlaps) && (force || l.prose(g, rows) && !l.crossed(g, rows)) {
				out = append(out, g)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b gutter) int { return cmp.Compare(b.rows, a.rows) })
	return out
}

// bound finds where the columns beside a strip end.
func (g *gutter) bound(others []gutter) {
	g.left, g.right = -farthest, 2*farthest
	for _, o := range others {
		if o.top > g.bottom || g.top > o.bottom {
			continue
		}
		if o.x1 <= g.x0 {
			g.left = max(g.left, (o.x0+o.x1)/2)
		}
		if o.x0 >= g.x1 {
			g.right = min(g.right, (o.x0+o.x1)/2)
		}
	}
}

// overlaps reports whether both strips are one: they share width and height.
func (g gutter) overlaps(o gutter) bool {
	return g.x0 < o.x1 && o.x0 < g.x1 && g.top <= o.bottom && o.top <= g.bottom
}

// beside are the boxes of what stands left and right of the strip in a row; a
// side without text has no width.
func (l *layer) beside(g gutter, r *row) (left, right side) {
	for _, i := range r.chunks {
		c := &l.chunks[i]
		if g.left < g.right && (c.x1 < g.left || c.x0 > g.right) {
			continue
		}
		if c.x1 <= (g.x0+g.x1)/2 {
			left.add(c)
		} else {
			right.add(c)
		}
	}
	return left, right
}

// A side is what stands on one side of a strip.
type side struct {
	box
	n, letters int32
}

func (s *side) add(c *chunk) {
	if s.n == 0 {
		s.box = c.box
	} else {
		s.box = s.box.join(c.box)
	}
	s.n += c.n
	s.letters += c.letters
}

// trim takes from a strip's ends the lines that do not belong to its columns,
// such as the authors above them: they begin at no column's edge. ok is false
// where nothing is left.
func (l *layer) trim(g gutter, rows []row) (gutter, bool) {
	leftEdge, rightEdge := l.edges(g, rows)
	first, last := g.first, g.last
	belongs := func(i int) bool {
		left, right := l.beside(g, &rows[i])
		tolerance := 2.5 * rows[i].size
		atLeft, atRight := abs(left.x0-leftEdge) < tolerance, abs(right.x0-rightEdge) < tolerance
		if left.n > 0 && right.n > 0 && !(atLeft && atRight) {
			// A heading in the middle of one column, beside a line of the other.
			return atLeft && left.width() > 0.5*(g.x0-leftEdge) || atRight && right.width() > 0.5*(g.x0-leftEdge)
		}
		return left.n > 0 && atLeft || right.n > 0 && atRight
	}
	bothSides := func(i int) bool {
		left, right := l.beside(g, &rows[i])
		return left.n > 0 && right.n > 0
	}
	for ; first <= last; first++ {
		left, _ := l.beside(g, &rows[first])
		if left.n > 0 && belongs(first) {
			break
		}
		// Lines of two columns need not stand on the same baselines, nor begin
		// at one height.
		if left.n == 0 && first < last && rows[first+1].base-rows[first].base < 1.6*min(rows[first].size, rows[first+1].size) && belongs(first) {
			break
		}
	}
	for ; last > first && !belongs(last); last-- {
	}
	// One column goes on where the other has ended, but not after a gap.
	for i := last; i > first && !bothSides(i) && i > last-3; i-- {
		if rows[i].base-rows[i-1].base > 2.2*rows[i].size {
			last = i - 1
		}
	}
	if last-first < 2 {
		return g, false
	}
	g.first, g.last, g.rows = first, last, last-first+1
	g.top, g.bottom = rows[first].base, rows[last].base
	for _, i := range rows[first].chunks {
		g.top = min(g.top, l.chunks[i].row)
	}
	for _, i := range rows[last].chunks {
		g.bottom = max(g.bottom, l.chunks[i].row)
	}
	return g, true
}

// edges are where most lines begin on both sides of a strip.
func (l *layer) edges(g gutter, rows []row) (left, right float32) {
	starts := [2]map[int]int{{}, {}}
	for i := g.first; i <= g.last; i++ {
		a, b := l.beside(g, &rows[i])
		for k, s := range []side{a, b} {
			if s.n > 0 {
				starts[k][int(s.x0/2)]++
			}
		}
	}
	edge := func(m map[int]int) float32 {
		best, most := 0, 0
		for x, n := range m {
			if n += m[x+1]; n > most || n == most && x < best {
				best, most = x, n
			}
		}
		return float32(2 * best)
	}
	return edge(starts[0]), edge(starts[1])
}

// prose reports whether running text stands on both sides of a strip: lines of
// many letters that fill their column. A table's cells do not.
func (l *layer) prose(g gutter, rows []row) bool {
	var n [2]int
	var letters, chars [2]int32
	var fill, x0, x1 [2]float32
	x0[0], x0[1] = farthest, farthest
	x1[0], x1[1] = -farthest, -farthest
	aligned := 0
	for i := g.first; i <= g.last; i++ {
		a, b := l.beside(g, &rows[i])
		if a.n > 0 && b.n > 0 {
			aligned++
		}
		for k, s := range []side{a, b} {
			if s.n == 0 {
				continue
			}
			n[k]++
			letters[k] += s.letters
			chars[k] += s.n
			fill[k] += s.width()
			x0[k], x1[k] = min(x0[k], s.x0), max(x1[k], s.x1)
		}
	}
	for k := range 2 {
		if n[k] < 3 || n[k] < 4 && g.rows < 5 {
			return false
		}
		perLine := float32(letters[k]) / float32(n[k])
		full := fill[k] / (float32(n[k]) * max(x1[k]-x0[k], 1))
		if perLine < 12 || full < 0.55 || 10*letters[k] < 7*chars[k] {
			return false
		}
	}
	return true
}
