package pdf

import (
	"fmt"
	"slices"

	"factsheet/render"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
)

const (
	cellPad = 5.0 // left and right of a cell
	rowPad  = 3.2 // above and below it
)

// table adds a table. Its head is printed again on each page
// that it goes on to; a row is divided only where it is higher than a third of
// a page.
func (f *flow) table(t *render.Table) {
	if f.tooManyCells(t) {
		return
	}
	f.within(tag.New(tag.Table), func() {
		if len(t.Caption) > 0 {
			from := len(f.items)
			f.textAs(tag.Caption, t.Caption, f.sized(look{bold: true, size: 9.6, leading: 13, color: f.black}))
			f.together(from)
			f.keep()
			f.gap(3)
		}
		if len(t.Columns) > 0 {
			f.rows(t)
		}
	})
	part := f.column()
	part.evidence(t.Evidence)
	if len(part.items) > 0 {
		f.gap(3)
	}
	f.take(part)
}

// rows adds the head and the rows of a table.
func (f *flow) rows(t *render.Table) {
	widths := f.columns(t)
	if f.tooNarrow(t, widths) {
		return
	}
	head := f.row(t, t.Columns, widths, true)
	for i := range head {
		head[i].keep = true
		f.add(head[i])
	}
	var repeat *item
	if len(head) == 1 {
		h := f.items[len(f.items)-1]
		repeat = &h
	}
	for i, cells := range t.Rows {
		rows := f.row(t, cells, widths, false)
		for _, it := range rows {
			it.repeat = repeat
			// No row stands alone at the foot or the head of a page.
			it.keep = len(rows) == 1 && len(t.Rows) > 2 && (i == 0 || i == len(t.Rows)-2)
			f.add(it)
		}
	}
}

// tooManyCells refuses a table with cells that stand in no column.
func (f *flow) tooManyCells(t *render.Table) bool {
	for i, r := range t.Rows {
		if len(r) > len(t.Columns) {
			f.fail(nil, fmt.Errorf("row %d has more cells than the table has columns", i+1))
			return true
		}
	}
	return false
}

// narrow is the least width of a column: some letters of a word.
const narrow = 2*cellPad + 18

// tooNarrow refuses a table with more columns than a page has room for.
func (f *flow) tooNarrow(t *render.Table, widths []float64) bool {
	if slices.Min(widths) >= narrow {
		return false
	}
	e := &Error{Message: fmt.Sprintf("a table of %d columns does not fit on the page", len(widths)), Hint: "make two tables of it, or leave columns out"}
	for _, c := range t.Columns {
		if len(c) > 0 {
			e.Pos = c[0].Pos
			break
		}
	}
	if f.err == nil {
		f.err = e
	}
	return true
}

// columns shares the width out: to each column what its longest cell needs, or
// at least its longest word.
func (f *flow) columns(t *render.Table) []float64 {
	n := len(t.Columns)
	least, most := make([]float64, n), make([]float64, n)
	measure := func(cells []render.Text, l look) {
		for i, c := range cells {
			if i < n {
				whole, word := f.composer.width(c, l)
				least[i] = max(least[i], word+2*cellPad+0.1)
				most[i] = max(most[i], whole+2*cellPad+0.1)
			}
		}
	}
	head := f.cell
	head.bold = true
	measure(t.Columns, head)
	for _, r := range t.Rows {
		measure(r, f.cell)
	}
	return share(least, most, tableWidth(most, f.width))
}

// tableWidth is the width of a table: what its cells need on one line, with
// some air between them, or all there is. Short cells far apart are hard to
// follow along their row.
func tableWidth(most []float64, room float64) float64 {
	const air = 30
	need := total(most) + air*float64(len(most)-1)
	if need > room*0.8 {
		return room
	}
	return max(need, room/2)
}

// share gives each column a width between least and most; together they are
// the whole.
func share(least, most []float64, whole float64) []float64 {
	sumLeast, sumMost := 0.0, 0.0
	for i := range least {
		sumLeast += least[i]
		sumMost += most[i]
	}
	out := make([]float64, len(least))
	for i := range out {
		switch {
		case sumMost <= whole: // all fits: what is left over is shared alike
			out[i] = most[i] + (whole-sumMost)*most[i]/sumMost
		case sumLeast <= whole:
			out[i] = least[i]
			if sumMost > sumLeast {
				out[i] += (whole - sumLeast) * (most[i] - least[i]) / (sumMost - sumLeast)
			}
		default: // words will be divided; no column vanishes
			out[i] = whole * least[i] / sumLeast
		}
	}
	if sumLeast > whole {
		capWidest(out, whole)
	}
	return out
}

// capWidest keeps one column of very long words from squeezing the others:
// none gets less than a third of an equal share.
func capWidest(w []float64, whole float64) {
	floor := whole / float64(len(w)) / 3
	short, spare := 0.0, 0.0
	for _, v := range w {
		if v < floor {
			short += floor - v
		} else {
			spare += v - floor
		}
	}
	if spare == 0 {
		return
	}
	for i, v := range w {
		if v < floor {
			w[i] = floor
		} else {
			w[i] -= (v - floor) * short / spare
		}
	}
}

// row makes the items of a row: one, or one for each line of a high row.
func (f *flow) row(t *render.Table, cells []render.Text, widths []float64, head bool) []item {
	set := make([][]typeset.Line, len(widths))
	looks := make([]look, len(widths))
	tags := f.rowTags(len(widths), head)
	n := 1
	for i := range widths {
		looks[i] = f.cell
		looks[i].bold = head
		looks[i].right = i < len(t.Numeric) && t.Numeric[i]
		if i < len(cells) {
			set[i] = f.lines(cells[i], looks[i], max(widths[i]-2*cellPad, 1))
			n = max(n, len(set[i]))
		}
	}
	if float64(n)*f.cell.leading > f.pageHeight/3 {
		return f.longRow(tags, set, looks, widths, n)
	}
	it := item{height: float64(n)*f.cell.leading + 2*rowPad}
	it.draw = func(c *canvas, y float64) {
		f.ground(c, y, total(widths), it.height, head)
		f.drawCells(c, y+rowPad, tags, set, looks, widths, 0, n)
	}
	return []item{it}
}

// rowTags are the elements of the cells of a row.
func (f *flow) rowTags(n int, head bool) []*tag.Element {
	out := make([]*tag.Element, n)
	f.within(tag.New(tag.TR), func() {
		for i := range out {
			out[i] = f.leaf(tag.TD)
			if head {
				out[i].Role, out[i].Scope = tag.TH, "Column"
			}
		}
	})
	return out
}

func (f *flow) longRow(tags []*tag.Element, set [][]typeset.Line, looks []look, widths []float64, n int) []item {
	out := make([]item, n)
	for i := range out {
		h := f.cell.leading
		if i == n-1 {
			h += 2 * rowPad
		}
		out[i] = item{height: h, draw: func(c *canvas, y float64) {
			if i == n-1 {
				f.ground(c, y, total(widths), h, false)
			}
			f.drawCells(c, y+rowPad, tags, set, looks, widths, i, i+1)
		}}
	}
	return out
}

// ground draws the tint of a head and the rule under a row.
func (f *flow) ground(c *canvas, y, w, h float64, head bool) {
	c.artifact(func() {
		if head {
			c.fill(rect{f.x, y, w, h}, f.tint)
			c.rule(f.x, y+h, w, 0.9, f.accent)
			return
		}
		c.rule(f.x, y+h, w, 0.4, f.hair)
	})
}

func total(widths []float64) float64 {
	sum := 0.0
	for _, w := range widths {
		sum += w
	}
	return sum
}

// drawCells draws lines from to to of each cell.
func (f *flow) drawCells(c *canvas, y float64, tags []*tag.Element, set [][]typeset.Line, looks []look, widths []float64, from, to int) {
	x := f.x
	for i, lines := range set {
		for j := from; j < min(to, len(lines)); j++ {
			f.show(c, tags[i], lines[j], x+cellPad, y+float64(j-from)*f.cell.leading, widths[i]-2*cellPad, looks[i])
		}
		x += widths[i]
	}
}
