package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"factsheet/render"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
)

// In the theme classic; in proportion to the text in others.
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

// A grid is what the rows of a table share.
type grid struct {
	least  []float64 // of the widths: the longest words
	widths []float64
	right  []bool    // columns of numbers
	tails  []float64 // of them: the longest part behind the whole numbers
	named  bool      // the first cell of each row names it
}

// rows adds the head and the rows of a table.
func (f *flow) rows(t *render.Table) {
	g := f.grid(t)
	if f.tooNarrow(t, g) {
		return
	}
	head := f.row(t.Columns, g, true)
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
		rows := f.row(cells, g, false)
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

// tooNarrow refuses a table with more columns than a page has room for. A column
// that holds its longest word is never too narrow.
func (f *flow) tooNarrow(t *render.Table, g *grid) bool {
	bad := false
	for i, w := range g.widths {
		bad = bad || w < min(narrow, g.least[i]-0.1)
	}
	if !bad {
		return false
	}
	e := &Error{Message: fmt.Sprintf("a table of %d columns does not fit on the page", len(g.widths)), Hint: "make two tables of it, or leave columns out"}
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

// grid shares the width out: to each column what its longest cell needs, or at
// least its longest word. Numbers stand with their decimal signs below each
// other.
func (f *flow) grid(t *render.Table) *grid {
	n := len(t.Columns)
	g := &grid{right: make([]bool, n), tails: make([]float64, n), named: n > 1}
	copy(g.right, t.Numeric)
	for _, r := range t.Rows {
		g.named = g.named && len(r) > 0 && len(r[0]) > 0
		for i, c := range r {
			if g.right[i] {
				g.tails[i] = max(g.tails[i], f.tail(c))
			}
		}
	}
	least, most := make([]float64, n), make([]float64, n)
	measure := func(cells []render.Text, l look) {
		for i, c := range cells {
			whole, word := f.composer.width(c, l)
			if g.right[i] && !l.bold {
				whole += g.tails[i] - f.tail(c)
				word = max(word, whole)
			}
			least[i] = max(least[i], word+2*f.pt(cellPad)+0.1)
			most[i] = max(most[i], whole+2*f.pt(cellPad)+0.1)
		}
	}
	head := f.cell
	head.bold = true
	measure(t.Columns, head)
	for _, r := range t.Rows {
		measure(r, f.cell)
	}
	g.widths, g.least = share(least, most, tableWidth(most, f.width)), least
	return g
}

// tail is the width of what stands in a number behind its whole part: decimals,
// and a sign such as %.
func (f *flow) tail(t render.Text) float64 {
	s := t.String()
	at := strings.LastIndex(s, render.DecimalSign(f.page.Language))
	if at < 0 {
		at = strings.LastIndexAny(s, "0123456789") + 1
	}
	if at == 0 || at == len(s) {
		return 0
	}
	w, _ := f.width1(s[at:], f.cell)
	return w
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
// the whole. Where not even the longest words have room, those columns share
// what is left over that need more than an equal part of it.
func share(least, most []float64, whole float64) []float64 {
	sumLeast, sumMost := total(least), total(most)
	out := make([]float64, len(least))
	for i := range out {
		switch {
		case sumMost <= whole: // all fits: what is left over is shared alike
			out[i] = most[i] + (whole-sumMost)*most[i]/sumMost
		case sumLeast < whole:
			out[i] = least[i] + (whole-sumLeast)*(most[i]-least[i])/(sumMost-sumLeast)
		default:
			out[i] = least[i]
		}
	}
	if sumLeast <= whole {
		return out
	}
	// From the narrowest on, each takes what it needs, or an equal part.
	order := make([]int, len(least))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(least[a], least[b]) })
	for n, i := range order {
		out[i] = min(least[i], whole/float64(len(order)-n))
		whole -= out[i]
	}
	return out
}

// row makes the items of a row: one, or one for each line of a high row.
func (f *flow) row(cells []render.Text, g *grid, head bool) []item {
	r := &tableRow{grid: g, cells: make([]tableCell, len(g.widths)), lines: 1}
	f.rowTags(r, cells, head)
	x := f.x
	for i := range r.cells {
		c := &r.cells[i]
		c.look = f.cell
		c.look.bold, c.look.right = head, g.right[i]
		c.x, c.width = x+f.pt(cellPad), g.widths[i]-2*f.pt(cellPad)
		x += g.widths[i]
		if i >= len(cells) {
			continue
		}
		c.lines = f.lines(cells[i], c.look, max(c.width, 1))
		r.lines = max(r.lines, len(c.lines))
		if g.right[i] && !head && len(c.lines) == 1 {
			c.width -= g.tails[i] - f.tail(cells[i])
		}
	}
	if float64(r.lines)*f.cell.leading > f.pageHeight/3 {
		return f.longRow(r)
	}
	it := item{height: float64(r.lines)*f.cell.leading + 2*f.pt(rowPad)}
	it.draw = func(c *canvas, y float64) {
		f.ground(c, y, total(g.widths), it.height, head)
		f.drawCells(c, y+f.pt(rowPad), r, 0, r.lines)
	}
	return []item{it}
}

// A tableRow is a row that was set.
type tableRow struct {
	*grid
	cells []tableCell
	lines int // of the cell that has most
}

type tableCell struct {
	tag      *tag.Element
	lines    []typeset.Line
	look     look
	x, width float64
}

// rowTags makes the elements of the cells of a row: heads of the columns, of the
// row, and what they are the heads of.
func (f *flow) rowTags(r *tableRow, cells []render.Text, head bool) {
	f.within(tag.New(tag.TR), func() {
		for i := range r.cells {
			e := f.leaf(tag.TD)
			switch {
			case head && len(cells[i]) > 0:
				e.Role, e.Scope = tag.TH, "Column"
			case !head && i == 0 && r.named:
				e.Role, e.Scope = tag.TH, "Row"
			}
			r.cells[i].tag = e
		}
	})
}

func (f *flow) longRow(r *tableRow) []item {
	out := make([]item, r.lines)
	for i := range out {
		h := f.cell.leading
		if i == r.lines-1 {
			h += 2 * f.pt(rowPad)
		}
		out[i] = item{height: h, draw: func(c *canvas, y float64) {
			if i == r.lines-1 {
				f.ground(c, y, total(r.widths), h, false)
			}
			f.drawCells(c, y+f.pt(rowPad), r, i, i+1)
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
func (f *flow) drawCells(c *canvas, y float64, r *tableRow, from, to int) {
	for _, cell := range r.cells {
		for j := from; j < min(to, len(cell.lines)); j++ {
			f.show(c, cell.tag, cell.lines[j], cell.x, y+float64(j-from)*f.cell.leading, cell.width, cell.look)
		}
	}
}
