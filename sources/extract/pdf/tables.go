package pdf

import (
	"cmp"
	"slices"

	"factsheet/sources/text"
)

// A table is lines of a column that strips without text part into cells.
type table struct {
	first, last int
	strips      []gutter
}

// tables finds them among the lines of a column, from the top down.
func (l *layer) tables(rows []row) []table {
	if len(rows) < 2 {
		return nil
	}
	var out []table
	for _, g := range l.strips(rows) {
		if len(out) == 4*mostGutters {
			break
		}
		if g, ok := l.cellStrip(g, rows); ok {
			out = append(out, table{g.first, g.last, []gutter{g}})
		}
	}
	slices.SortStableFunc(out, func(a, b table) int { return cmp.Compare(a.first, b.first) })
	merged := out[:0]
	for _, t := range out {
		if n := len(merged); n > 0 && t.first <= merged[n-1].last {
			m := &merged[n-1]
			m.last = max(m.last, t.last)
			m.strips = append(m.strips, t.strips...)
			continue
		}
		merged = append(merged, t)
	}
	return merged
}

// cellStrip reports whether a strip parts cells, and narrows it to the lines
// that it does so for.
func (l *layer) cellStrip(g gutter, rows []row) (gutter, bool) {
	both := func(i int) bool {
		a, b := l.beside(g, &rows[i])
		return a.n > 0 && b.n > 0
	}
	for ; g.last >= g.first && l.stretched(g, &rows[g.last]); g.last-- {
	}
	for ; g.first <= g.last && l.stretched(g, &rows[g.first]); g.first++ {
	}
	for ; g.first <= g.last && !both(g.first); g.first++ {
	}
	if g.first > g.last {
		return g, false
	}
	end := g.first
	for i := g.first; i <= g.last; i++ {
		a, _ := l.beside(g, &rows[i])
		if both(i) || end == i-1 && rows[i].base-rows[i-1].base < (1.3+0.3*bit(a.n == 0))*rows[i].size {
			end = i // the next line of a cell
		}
	}
	g.last = end
	n, leftChars, rightLetters, width := 0, int32(0), int32(0), float32(0)
	for i := g.first; i <= g.last; i++ {
		if a, b := l.beside(g, &rows[i]); a.n > 0 && b.n > 0 {
			n++
			leftChars += a.n
			rightLetters += b.letters
			width = max(width, rows[i].size)
		}
	}
	if n < 2 || g.last-g.first < 2 || n < 6 && g.x1-g.x0 < width || !l.aligned(g, rows) {
		return g, false
	}
	// The signs and numbers of a list, and who speaks in a hearing, are no column.
	list := leftChars <= int32(4*n) && rightLetters >= int32(12*n)
	return g, !list
}

// aligned reports whether what stands at the right of a strip stands below each
// other as cells do: it begins at one place or has one middle, or is figures.
// Gaps that happen to stand below each other in stretched lines are no strip of
// a table.
func (l *layer) aligned(g gutter, rows []row) bool {
	starts, middles, n, figures := map[int]int{}, map[int]int{}, 0, 0
	for i := g.first; i <= g.last; i++ {
		_, b := l.beside(g, &rows[i])
		if b.n == 0 {
			continue
		}
		first := b.box // what stands next to the strip, up to the next gap
		end := float32(-farthest)
		for _, k := range rows[i].chunks {
			c := &l.chunks[k]
			if c.x0 < (g.x0+g.x1)/2 {
				continue
			}
			if end == -farthest {
				first = c.box
			} else if c.x0-end < 0.5*c.size {
				first = first.join(c.box)
			} else {
				break
			}
			end = first.x1
		}
		n++
		starts[int(first.x0/2+0.5)]++
		middles[int((first.x0+first.x1)/4+0.5)]++
		if 2*b.letters < b.n {
			figures++
		}
	}
	most := 0
	for _, m := range []map[int]int{starts, middles} {
		for at, k := range m {
			most = max(most, k+m[at+1])
		}
	}
	return 10*most >= 6*n || 10*figures >= 6*n
}

// cells makes blocks of a table's lines: row by row, and in a row cell by cell.
func (s *sheet) cells(l *layer, rows []row, t table, col *column) []*block {
	slices.SortStableFunc(t.strips, func(a, b gutter) int { return cmp.Compare(a.x0, b.x0) })
	grid := make([][][]int32, 0, t.last-t.first+1) // chunks by line and column
	for i := t.first; i <= t.last; i++ {
		parts := make([][]int32, len(t.strips)+1)
		for _, c := range rows[i].chunks {
			k := 0
			for n, g := range t.strips {
				if i >= g.first && i <= g.last && l.chunks[c].x0 >= (g.x0+g.x1)/2 {
					k = n + 1
				}
			}
			parts[k] = append(parts[k], c)
		}
		grid = append(grid, parts)
	}
	lines := rows[t.first : t.last+1]
	var out []*block
	begin, all := l.ruledRows(t, rows)
	for _, g := range ruledGroups(groups(grid, lines), begin, all, len(grid)) {
		first := true
		for k := range len(t.strips) + 1 {
			var b *block
			for i := g[0]; i <= g[1]; i++ {
				if len(grid[i][k]) == 0 {
					continue
				}
				r := row{chunks: grid[i][k], base: lines[i].base, size: lines[i].size}
				l.order(&r)
				if b == nil {
					b = &block{kind: text.Cell, col: col, begins: first}
					first = false
					out = append(out, b)
				}
				b.lines = append(b.lines, line{row: r, l: l, sheet: s})
			}
		}
	}
	return out
}

// groups finds which lines of a table are one row of it: first and last. Where
// a wider gap parts the cells of each column, a row is the lines of cells that
// stand beside each other; else each line is a row, up to the next one that has
// something in the first column.
func groups(grid [][][]int32, lines []row) [][2]int {
	if out, ok := cellGroups(grid, lines); ok {
		return out
	}
	var out [][2]int
	for i := range grid {
		if i > 0 && len(grid[i][0]) == 0 && lines[i].base-lines[i-1].base < 1.6*lines[i].size {
			out[len(out)-1][1] = i
			continue
		}
		out = append(out, [2]int{i, i})
	}
	return out
}

// ruledGroups parts groups at the lines below a rule; where rules draw every
// cell they alone part rows.
func ruledGroups(list [][2]int, begin []int, all bool, n int) [][2]int {
	if all {
		list = [][2]int{{0, n - 1}}
	}
	var out [][2]int
	for _, g := range list {
		for _, at := range begin {
			if at > g[0] && at <= g[1] {
				out = append(out, [2]int{g[0], at - 1})
				g[0] = at
			}
		}
		out = append(out, g)
	}
	return out
}

// cellGroups is groups for a table whose cells a wider gap parts; ok is false
// where that is not plain.
func cellGroups(grid [][][]int32, lines []row) (out [][2]int, ok bool) {
	least := float32(farthest)
	columns := len(grid[0])
	for k := range columns {
		last := -1
		for i := range grid {
			if len(grid[i][k]) > 0 {
				if last >= 0 {
					least = min(least, lines[i].base-lines[last].base)
				}
				last = i
			}
		}
	}
	var stacks [][2]int // the lines of one cell each
	for k := range columns {
		last := -1
		for i := range grid {
			if len(grid[i][k]) == 0 {
				continue
			}
			step := float32(farthest)
			if last >= 0 {
				step = lines[i].base - lines[last].base
			}
			if step <= 1.2*least && step < 1.5*lines[i].size {
				stacks[len(stacks)-1][1] = i
			} else {
				stacks = append(stacks, [2]int{i, i})
			}
			last = i
		}
	}
	slices.SortStableFunc(stacks, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	for _, s := range stacks {
		if n := len(out); n > 0 && s[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], s[1])
			continue
		}
		out = append(out, s)
	}
	for _, g := range out {
		if n := g[1] - g[0] + 1; n >= 4 && 10*filled(grid[g[0]:g[1]+1]) >= 8*n {
			return nil, false // rows set line by line, below a head that stands apart
		}
	}
	return out, len(out) > 1
}

// filled is how many lines have something in each column.
func filled(grid [][][]int32) int {
	n := 0
	for _, parts := range grid {
		if !slices.ContainsFunc(parts, func(p []int32) bool { return len(p) == 0 }) {
			n++
		}
	}
	return n
}

func bit(b bool) float32 {
	if b {
		return 1
	}
	return 0
}
