package pdf

import (
	"cmp"
	"slices"

	"factsheet/sources/text"
)

// Marginal notes stand beside a column of text, at its left or right, and say in
// a word what it is about. They are read behind the page's text: in the middle of
// a sentence they would part it.

const (
	marginGap    = 0.5  // of its size that a marginal note keeps from the text
	marginStack  = 1.7  // of its size between the lines of one note
	leastLeft    = 1    // letters of a note at the left; a number is a paragraph's
	leastRight   = 3    // and of one at the right, where figures and units stand
	mostMarginal = 0.25 // of the lines that may have notes; more is a list or table
)

// A textColumn is a page's one column of text: its lines, and the edges of most.
type textColumn struct {
	lines       []row // what is wide in each row
	left, right float32
	full        float32 // where most full lines end, at the least: one may be set too wide
}

// marginalia takes the marginal notes out of a page's chunks: what stands beside
// its one column of text, by a line that goes on with the sentence of the line
// before. A label before a paragraph stays with it.
func (l *layer) marginalia(chunks []int32, rows []row) (rest []int32, notes [][]int32) {
	col, ok := l.textColumn(rows)
	if !ok {
		return chunks, nil
	}
	var left, right []int32
	for _, i := range chunks {
		switch c := &l.chunks[i]; {
		case c.x1 <= col.left-marginGap*c.size:
			left = append(left, i)
		case c.x0 >= col.right+marginGap*c.size:
			right = append(right, i)
		}
	}
	beside := 0
	for k, side := range [][]int32{left, right} {
		for _, stack := range l.stacks(side) {
			beside += len(l.rowsOf(stack))
			if l.isMarginal(stack, col, []int32{leastLeft, leastRight}[k]) {
				notes = append(notes, stack)
			}
		}
	}
	if len(notes) == 0 || float32(beside) > mostMarginal*float32(len(col.lines)) {
		return chunks, nil
	}
	taken := map[int32]bool{}
	for _, n := range notes {
		for _, i := range n {
			taken[i] = true
		}
	}
	for _, i := range chunks {
		if !taken[i] {
			rest = append(rest, i)
		}
	}
	return rest, notes
}

// textColumn finds the column in which most lines of a page begin at one place.
func (l *layer) textColumn(rows []row) (textColumn, bool) {
	var wide []row
	starts := map[int]int{}
	for i := range rows {
		r := l.widest(&rows[i])
		wide = append(wide, r)
		starts[int(r.x0/2)]++
	}
	best, most := 0, 0
	for at, n := range starts {
		if n += starts[at+1]; n > most || n == most && at < best {
			best, most = at, n
		}
	}
	col := textColumn{left: float32(farthest)}
	var rights []float32
	for _, r := range wide {
		if at := int(r.x0 / 2); at == best || at == best+1 {
			col.lines = append(col.lines, r)
			col.left = min(col.left, r.x0)
			rights = append(rights, r.x1)
		}
	}
	if len(col.lines) < 8 || 2*len(col.lines) < len(rows) {
		return col, false
	}
	slices.Sort(rights)
	n := len(rights)
	col.right, col.full = rights[n-1], rights[n-1-n/8]
	full := 0
	for _, x := range rights {
		if x-col.left > 0.8*(col.full-col.left) {
			full++
		}
	}
	return col, 2*full > len(rights)
}

// widest is the widest part of a row that no gap parts.
func (l *layer) widest(r *row) row {
	var best, part row
	for k, i := range r.chunks {
		c := &l.chunks[i]
		if k == 0 || c.x0-part.x1 > 0.7*r.size {
			part = row{box: c.box, base: r.base, size: r.size}
		}
		part.box = part.box.join(c.box)
		part.chunks = append(part.chunks, i)
		if best.chunks == nil || part.width() > best.width() {
			best = part
		}
	}
	return best
}

// stacks are chunks of one margin, parted where a gap stands between their lines.
func (l *layer) stacks(chunks []int32) (out [][]int32) {
	slices.SortFunc(chunks, func(a, b int32) int {
		return cmp.Or(cmp.Compare(l.chunks[a].row, l.chunks[b].row), cmp.Compare(a, b))
	})
	for k, i := range chunks {
		if c := &l.chunks[i]; k == 0 || c.row-l.chunks[chunks[k-1]].row > marginStack*c.size {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], i)
	}
	return out
}

// isMarginal reports whether what stands in a margin stands beside a line that
// goes on with the line before it.
func (l *layer) isMarginal(stack []int32, col textColumn, least int32) bool {
	letters := int32(0)
	top, bottom, size := float32(farthest), float32(-farthest), float32(0)
	for _, i := range stack {
		c := &l.chunks[i]
		letters += c.letters
		top, bottom, size = min(top, c.row), max(bottom, c.row), max(size, c.size)
	}
	if letters < least {
		return false
	}
	for k := 1; k < len(col.lines); k++ {
		a, b := &col.lines[k-1], &col.lines[k]
		if b.base < top-0.3*size || b.base > bottom+0.3*size {
			continue
		}
		full := a.x1 > col.full-2*a.size
		if full && b.base-a.base < 1.6*b.size && abs(b.size-a.size) < 0.07*b.size && !endsSentence(l.rowText(a)) {
			return true
		}
	}
	return false
}

// marginBlocks are the blocks of marginal notes: nothing goes on in them.
func (s *sheet) marginBlocks(l *layer, notes [][]int32) (out []*block) {
	for _, n := range notes {
		rows := l.rowsOf(n)
		for _, b := range s.paragraphs(l, rows, measure(rows)) {
			b.kind, b.apart = text.Caption, true
			out = append(out, b)
		}
	}
	return out
}
