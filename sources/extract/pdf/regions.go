package pdf

import "slices"

// columns parts the chunks of a page into what is read one after the other:
// each column by itself, and what goes across columns above or below them.
func (l *layer) columns(chunks []int32, gutters []gutter) [][]int32 {
	if len(chunks) == 0 {
		return nil
	}
	if len(gutters) == 0 {
		return [][]int32{chunks}
	}
	for i, g := range gutters {
		if left, right := l.acrossOf(chunks, g); len(left) > 0 && len(right) > 0 && l.spans(chunks, g) {
			rest := slices.Delete(slices.Clone(gutters), i, i+1)
			return append(l.columns(left, rest), l.columns(right, rest)...)
		}
	}
	g := gutters[0] // the tallest
	var above, within, below []int32
	for _, i := range chunks {
		switch c := &l.chunks[i]; {
		case c.row < g.top-0.5:
			above = append(above, i)
		case c.row > g.bottom+0.5:
			below = append(below, i)
		default:
			within = append(within, i)
		}
	}
	rest := gutters[1:]
	if len(above) == 0 && len(below) == 0 { // something crosses it: it parts nothing here
		return l.columns(chunks, rest)
	}
	out := l.columns(above, rest)
	if left, right := l.acrossOf(within, g); len(left) > 0 && len(right) > 0 {
		out = append(out, l.columns(within, gutters)...)
	} else {
		out = append(out, l.columns(within, rest)...)
	}
	return append(out, l.columns(below, rest)...)
}

// spans reports whether all chunks stand at the height of the gutter.
func (l *layer) spans(chunks []int32, g gutter) bool {
	for _, i := range chunks {
		if r := l.chunks[i].row; r < g.top-0.5 || r > g.bottom+0.5 {
			return false
		}
	}
	return true
}

// acrossOf parts chunks by the side of the gutter that they are on; none are
// given where one crosses it.
func (l *layer) acrossOf(chunks []int32, g gutter) (left, right []int32) {
	mid := (g.x0 + g.x1) / 2
	for _, i := range chunks {
		switch c := &l.chunks[i]; {
		case c.x1 <= g.x0+0.5 || c.x1 <= mid:
			left = append(left, i)
		case c.x0 >= g.x1-0.5 || c.x0 >= mid:
			right = append(right, i)
		default:
			return nil, nil
		}
	}
	return left, right
}
