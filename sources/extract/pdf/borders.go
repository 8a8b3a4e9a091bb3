package pdf

import (
	"slices"

	"factsheet/sources/text"
)

// A table whose cells are running text looks like columns. Its cells
// are told by their ends: a line that ends short and is no sentence's end, above
// one that begins anew. No quotation may go on from one cell to the one below.

// cellsOf parts, where such lines prove it, the blocks beside gutters of few
// lines into cells.
func (s *sheet) cellsOf(l *layer, blocks []*block, gutters []gutter, rows []row) []*block {
	for _, g := range gutters {
		borders := s.cellBorders(l, g, rows)
		if len(borders[0])+len(borders[1]) == 0 {
			continue
		}
		var out []*block
		for _, b := range blocks {
			if b.kind == text.Paragraph && b.isBeside(g) {
				side := int(bit(b.first().x0 >= g.x1-0.5))
				out = append(out, b.partedAt(borders[side])...)
			} else {
				out = append(out, b)
			}
		}
		blocks = out
	}
	return blocks
}

// manyBorders is for how many lines beside a long strip there is a cell's end, at
// least: paragraphs without a sentence's end are few.
const manyBorders = 8

// cellBorders are the baselines of the first lines of cells on both sides of a
// strip, but for the first ones. One side's are the other's too, unless it is a
// list of names beside running text.
func (s *sheet) cellBorders(l *layer, g gutter, rows []row) (out [2][]float32) {
	var sides [2][]line
	var at [2][]int
	both := 0
	for i := g.first; i <= g.last && i < len(rows); i++ {
		var chunks [2][]int32
		for _, k := range rows[i].chunks {
			c := &l.chunks[k]
			if g.left < g.right && (c.x1 < g.left || c.x0 > g.right) {
				continue
			}
			side := int(bit(c.x0 >= (g.x0+g.x1)/2))
			chunks[side] = append(chunks[side], k)
		}
		both += int(bit(len(chunks[0]) > 0 && len(chunks[1]) > 0))
		for side, list := range chunks {
			if len(list) > 0 {
				r := row{chunks: list, base: rows[i].base, size: rows[i].size}
				l.order(&r)
				sides[side], at[side] = append(sides[side], line{row: r, l: l, sheet: s}), append(at[side], i)
			}
		}
	}
	if 2*both < g.last-g.first+1 {
		return out
	}
	var own, rowEnds [2][]float32
	for side, lines := range sides {
		plain := make([]row, len(lines))
		for i := range lines {
			plain[i] = lines[i].row
		}
		col := measure(plain)
		for i := 1; i < len(lines); i++ {
			a, b := &lines[i-1], &lines[i]
			gap := at[side][i] > at[side][i-1]+1
			if (gap || endsShort(a, b, col)) && newCell(a, b) {
				own[side] = append(own[side], rows[at[side][i]].base)
			}
		}
		if 2*len(own[side]) <= len(lines) {
			rowEnds[side] = own[side]
		}
	}
	if both >= crossedLines && manyBorders*max(len(own[0]), len(own[1])) < both {
		return out
	}
	for side := range out {
		out[side] = slices.Concat(own[side], rowEnds[1-side])
	}
	return out
}

// newCell reports whether b begins something new although no sentence, heading
// or item of a list ends with a.
func newCell(a, b *line) bool {
	return abs(a.size-b.size) <= 0.07*a.size && !allBold(a) && !endsInHyphen(a) && !isListMark(b) && !endsSentence(a.text()) && !startsLower(b.text())
}

// isBeside reports whether all lines of a block stand at one side of a strip.
func (b *block) isBeside(g gutter) bool {
	left, right := 0, 0
	for i := range b.lines {
		ln := &b.lines[i]
		if ln.base < g.top-0.5*ln.size || ln.base > g.bottom+0.5*ln.size || g.left < g.right && (ln.x1 < g.left || ln.x0 > g.right) {
			return false
		}
		left += int(bit(ln.x1 <= g.x0+0.5))
		right += int(bit(ln.x0 >= g.x1-0.5))
	}
	return len(b.lines) > 0 && (left == len(b.lines) || right == len(b.lines))
}

// partedAt makes cells of a block: one begins at each border.
func (b *block) partedAt(borders []float32) []*block {
	var out []*block
	for i, ln := range b.lines {
		border := i > 0 && slices.ContainsFunc(borders, func(y float32) bool {
			return b.lines[i-1].base < y-0.5*ln.size && y <= ln.base+0.5*ln.size
		})
		if i == 0 || border {
			out = append(out, &block{kind: text.Cell, col: b.col, begins: true})
		}
		last := out[len(out)-1]
		last.lines = append(last.lines, ln)
	}
	return out
}
