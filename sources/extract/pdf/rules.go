package pdf

import (
	"cmp"
	"slices"

	"factsheet/sources/extract/pdfium"
)

// Drawn rules tell a table from columns of running text: no column goes on
// below a rule that crosses the strip beside it.

const (
	beyondStrip = 8 // points that a rule goes on at both sides of a strip that it crosses
	sameRule    = 3 // points between rules that are one: double ones, edges of cells
)

// A ruling is what is drawn on a page.
type ruling struct {
	across, down []pdfium.Rule // from the top down; from left to right
}

// rulingOf sorts the rules of a page and joins those that go on in each other.
func rulingOf(rules []pdfium.Rule) ruling {
	var out ruling
	for _, r := range rules {
		if r.Y0 == r.Y1 {
			out.across = append(out.across, r)
		} else {
			out.down = append(out.down, r)
		}
	}
	slices.SortFunc(out.across, func(a, b pdfium.Rule) int { return cmp.Or(cmp.Compare(a.Y0, b.Y0), cmp.Compare(a.X0, b.X0)) })
	slices.SortFunc(out.down, func(a, b pdfium.Rule) int { return cmp.Or(cmp.Compare(a.X0, b.X0), cmp.Compare(a.Y0, b.Y0)) })
	out.across = joined(out.across, func(r *pdfium.Rule) (at, from, to *float32) { return &r.Y0, &r.X0, &r.X1 })
	out.down = joined(out.down, func(r *pdfium.Rule) (at, from, to *float32) { return &r.X0, &r.Y0, &r.Y1 })
	return out
}

// joined joins sorted rules that lie on one line and touch.
func joined(rules []pdfium.Rule, parts func(*pdfium.Rule) (at, from, to *float32)) []pdfium.Rule {
	var out []pdfium.Rule
	for _, r := range rules {
		at, from, to := parts(&r)
		n := len(out) - 1
		for ; n >= 0; n-- {
			lineAt, lineFrom, lineTo := parts(&out[n])
			if *at-*lineAt > 1 || len(out)-n > 64 {
				n = -1
				break
			}
			if *from <= *lineTo+sameRule && *to >= *lineFrom-sameRule {
				*lineFrom, *lineTo = min(*lineFrom, *from), max(*lineTo, *to)
				break
			}
		}
		if n < 0 {
			out = append(out, r)
		}
	}
	return out
}

// crossings are the heights at which rules cross a strip, from the top down,
// between two baselines.
func (r *ruling) crossings(g gutter, top, bottom float32) []float32 {
	var out []float32
	for _, a := range r.across {
		if a.Y0 < top || a.Y0 > bottom || a.X0 > g.x0-beyondStrip || a.X1 < g.x1+beyondStrip {
			continue
		}
		if n := len(out); n == 0 || a.Y0-out[n-1] > sameRule {
			out = append(out, a.Y0)
		}
	}
	return out
}

// isTable reports whether rules above, below and within a strip say that it
// parts the cells of a table.
func (l *layer) isTable(g gutter, rows []row) bool {
	margin := 2.5 * rows[g.first].size
	return len(l.drawn.crossings(g, g.top, g.bottom)) > 0 && len(l.drawn.crossings(g, g.top-margin, g.bottom+margin)) > 2
}

// uncrossed parts a strip where a rule crosses it.
func (l *layer) uncrossed(g gutter, rows []row) []gutter {
	at := l.drawn.crossings(g, rows[g.first].base, rows[g.last].base)
	if len(at) == 0 {
		return []gutter{g}
	}
	var out []gutter
	first := g.first
	for i := g.first + 1; i <= g.last+1; i++ {
		if i <= g.last && !slices.ContainsFunc(at, func(y float32) bool { return y >= rows[i-1].base && y < rows[i].base }) {
			continue
		}
		part := g
		part.first, part.last, part.rows = first, i-1, i-first
		part.top, part.bottom = rows[first].base, rows[i-1].base
		out = append(out, part)
		first = i
	}
	return out
}

// ruledRows are the lines, counted in a table's, that begin below a rule across
// it. all reports whether rules draw every cell: they run down the strips, too.
func (l *layer) ruledRows(t table, rows []row) (begin []int, all bool) {
	all = true
	for _, g := range t.strips {
		all = all && slices.ContainsFunc(l.drawn.down, func(d pdfium.Rule) bool {
			return d.X0 >= g.x0-1 && d.X0 <= g.x1+1 && d.Y0 <= rows[t.first].base && d.Y1 >= rows[t.last].base-rows[t.last].size
		})
		at := l.drawn.crossings(g, rows[t.first].base, rows[t.last].base)
		for i := t.first + 1; i <= t.last; i++ {
			if slices.ContainsFunc(at, func(y float32) bool { return y >= rows[i-1].base && y < rows[i].base }) {
				begin = append(begin, i-t.first)
			}
		}
	}
	slices.Sort(begin)
	return slices.Compact(begin), all && len(begin) > 0
}
