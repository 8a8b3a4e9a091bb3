package pdf

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/sources/extract/pdfium"
)

// A row is what stands on one baseline: of the whole page, or of a column.
type row struct {
	box
	chunks     []int32 // in reading order
	base, size float32
}

// rowsOf puts chunks on lines, from the top down. A line's chunks are in reading
// order: from left to right or, where the line is written so, in the order of
// the file.
func (l *layer) rowsOf(chunks []int32) []row {
	sorted := slices.Clone(chunks)
	slices.SortFunc(sorted, func(a, b int32) int {
		return cmp.Or(cmp.Compare(l.chunks[a].row, l.chunks[b].row), cmp.Compare(a, b))
	})
	var rows []row
	for _, i := range sorted {
		c := &l.chunks[i]
		if n := len(rows); n > 0 && c.row-rows[n-1].base <= 0.25*min(c.hostSize(l), rows[n-1].size) {
			r := &rows[n-1]
			r.chunks = append(r.chunks, i)
			r.size = max(r.size, c.size)
			continue
		}
		rows = append(rows, row{chunks: []int32{i}, base: c.row, size: c.hostSize(l)})
	}
	for i := range rows {
		l.order(&rows[i])
	}
	return rows
}

func (c *chunk) hostSize(l *layer) float32 {
	if c.host >= 0 {
		return l.chunks[c.host].size
	}
	return c.size
}

// order sorts a row's chunks, leaves out what is printed twice to look bold,
// and measures the row.
func (l *layer) order(r *row) {
	rtl, letters := int32(0), int32(0)
	for _, i := range r.chunks {
		c := &l.chunks[i]
		letters += c.letters
		if c.rtl {
			rtl += c.letters
		}
	}
	if 2*rtl > letters {
		slices.Sort(r.chunks)
		l.leftToRight(r.chunks)
	} else {
		slices.SortFunc(r.chunks, func(a, b int32) int {
			return cmp.Or(cmp.Compare(l.chunks[a].x0, l.chunks[b].x0), cmp.Compare(a, b))
		})
	}
	r.chunks = l.withoutOverprint(r.chunks)
	sizes := map[float32]int32{}
	most := int32(-1)
	for k, i := range r.chunks {
		c := &l.chunks[i]
		if k == 0 {
			r.box = c.box
		} else {
			r.box = r.box.join(c.box)
		}
		if c.host >= 0 {
			continue
		}
		sizes[c.size] += c.n
		if n := sizes[c.size]; n > most || n == most && c.size > r.size {
			most, r.size, r.base = n, c.size, c.base
		}
	}
}

// withoutOverprint leaves out a chunk that stands where the one before it
// stands, with the same characters: some programs print words twice, a little
// apart, to make them bold.
func (l *layer) withoutOverprint(chunks []int32) []int32 {
	out := chunks[:0]
	for _, i := range chunks {
		c := &l.chunks[i]
		if n := len(out); n > 0 {
			b := &l.chunks[out[n-1]]
			if c.n == b.n && abs(c.x0-b.x0) < 0.12*c.size && abs(c.x1-b.x1) < 0.12*c.size && abs(c.base-b.base) < 0.12*c.size &&
				slices.Equal(l.shownRunes(c), l.shownRunes(b)) {
				c.role = printedTwice
				continue
			}
		}
		out = append(out, i)
	}
	return out
}

// isRowRTL reports whether most letters of the row are written from right to
// left.
func (l *layer) isRowRTL(r *row) bool {
	rtl, letters := int32(0), int32(0)
	for _, i := range r.chunks {
		letters += l.chunks[i].letters
		if l.chunks[i].rtl {
			rtl += l.chunks[i].letters
		}
	}
	return 2*rtl > letters
}

// parts reports whether a space stands between two neighbours of a row. pitch
// is the gap from letter to letter in that row.
func (l *layer) parts(a, b *chunk, pitch float32) bool {
	size := min(a.size, b.size)
	if a.script != 0 || b.script != 0 {
		size = max(a.size, b.size)
	}
	gap := apart(a.box, b.box)
	if a.dropped {
		return gap > 0.6*b.size
	}
	if neighbours := b.from > a.last && b.from-a.last < 8; neighbours {
		if b.spaced {
			return true
		}
		for i := a.last + 1; i < b.from; i++ {
			if l.chars[i].Flags&pdfium.Generated != 0 {
				return gap > pitch+narrowGap*size
			}
		}
	}
	return gap > pitch+wideGap*size
}

// pitch is the gap from letter to letter where a row's letters are set apart,
// else 0: half the gaps between its neighbours are that wide, and most chunks
// are single letters.
func (l *layer) pitch(r *row) float32 {
	if len(r.chunks) < 4 {
		return 0
	}
	var gaps []float32
	singles := 0
	for k, i := range r.chunks {
		c := &l.chunks[i]
		if c.n == 1 && c.letters == 1 {
			singles++
		}
		if k > 0 && !c.spaced {
			gaps = append(gaps, apart(l.chunks[r.chunks[k-1]].box, c.box))
		}
	}
	if 4*singles < 3*len(r.chunks) || len(gaps) < 3 {
		return 0
	}
	slices.Sort(gaps)
	m := gaps[len(gaps)/3]
	if m <= 0.05*r.size || m > 1.2*r.size {
		return 0
	}
	return m + 0.1*r.size
}

// rowText is the row as it is read, for rules that look at words.
func (l *layer) rowText(r *row) string {
	var b strings.Builder
	pitch := l.pitch(r)
	for k, i := range r.chunks {
		if k > 0 && l.parts(&l.chunks[r.chunks[k-1]], &l.chunks[i], pitch) {
			b.WriteByte(' ')
		}
		b.WriteString(l.text(&l.chunks[i]))
	}
	return b.String()
}
