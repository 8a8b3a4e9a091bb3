package pdf

import (
	"slices"
	"strings"
	"unicode"

	"factsheet/sources/text"
)

// A line is a row with the layer that its chunks are in.
type line struct {
	row
	l     *layer
	sheet *sheet
	n     int // on the page, from 1, in reading order
}

// A block is one paragraph, heading, cell or the like.
type block struct {
	kind  text.Kind
	level int
	lines []line
	col   *column

	begins bool     // the first cell of a table's row
	apart  bool     // rotated, or of no known place: nothing continues into it or out of it
	marks  []string // of a note: what calls it out
	floats []*block // moved behind this one, which they interrupt
	moved  bool     // is among another's floats
	bare   []int32  // characters without a place: no lines
	sheet  *sheet   // of the bare ones
	chars  int32    // shown
	size   float32  // of most of its characters
}

// A column is what the lines of one leaf of the page have in common.
type column struct {
	left, right float32 // edges of its text
	leading     float32 // from line to line
	indents     bool    // paragraphs begin with an indented line
}

func (b *block) first() *line { return &b.lines[0] }
func (b *block) last() *line  { return &b.lines[len(b.lines)-1] }

// text is the line as it is read.
func (ln *line) text() string { return ln.l.rowText(&ln.row) }

// leaf makes blocks of the chunks of one column.
func (s *sheet) leaf(l *layer, chunks []int32, order ordering) []*block {
	rows := l.rowsOf(chunks)
	col := measure(rows)
	if order == acrossLines {
		return s.paragraphs(l, rows, col)
	}
	var out []*block
	from := 0
	for _, t := range l.tables(rows) {
		out = append(out, s.paragraphs(l, rows[from:t.first], col)...)
		out = append(out, s.cells(l, rows, t, col)...)
		from = t.last + 1
	}
	return append(out, s.paragraphs(l, rows[from:], col)...)
}

// measure finds the edges of a column and how far its lines are apart.
func measure(rows []row) *column {
	if len(rows) == 0 {
		return &column{}
	}
	c := &column{left: rows[0].x0, right: rows[0].x1}
	var steps []float32
	var rights []float32
	for i, r := range rows {
		c.left, c.right = min(c.left, r.x0), max(c.right, r.x1)
		rights = append(rights, r.x1)
		if i > 0 {
			if step := r.base - rows[i-1].base; step < 3*r.size && step > 0.5*r.size {
				steps = append(steps, step)
			}
		}
	}
	// One line that is set too wide does not make all others short.
	slices.Sort(rights)
	if n := len(rights); n >= 8 {
		c.right = rights[n-1-n/16]
	}
	slices.Sort(steps)
	if len(steps) > 0 {
		c.leading = steps[len(steps)/2]
	} else {
		c.leading = 1.2 * rows[0].size
	}
	return c
}

// paragraphs parts the lines of a column.
func (s *sheet) paragraphs(l *layer, rows []row, col *column) []*block {
	var out []*block
	for i := range rows {
		ln := line{row: rows[i], l: l, sheet: s}
		if i > 0 && !begins(out[len(out)-1], &ln, col) {
			b := out[len(out)-1]
			b.lines = append(b.lines, ln)
			continue
		}
		out = append(out, &block{lines: []line{ln}, col: col})
	}
	for i, b := range out {
		if i > 0 && len(b.lines) > 1 && b.first().x0 > b.lines[1].x0+0.8*b.first().size && b.first().x0 < b.lines[1].x0+5*b.first().size {
			col.indents = true
		}
	}
	return out
}

// begins reports whether a line begins a paragraph below the lines of b.
func begins(b *block, ln *line, col *column) bool {
	last := b.last()
	size := max(ln.size, last.size)
	step := ln.base - last.base
	usual := min(col.leading, 2*size)
	if len(b.lines) > 1 {
		usual = last.base - b.lines[len(b.lines)-2].base
	}
	hyphened := endsInHyphen(last)
	switch {
	case step > 1.3*usual && step > 1.15*size && (step > 1.45*usual || step > usual+0.3*size):
		return true
	case abs(ln.size-last.size) > 0.07*size:
		return true
	case hyphened:
		return false
	case isListMark(ln):
		return true
	case allBold(last) != allBold(ln) && (endsShort(last, ln, col) || allBold(last) && len(b.lines) == 1):
		return true
	}
	left := b.lines[min(1, len(b.lines)-1)].x0 // where the lines after the first begin
	if len(b.lines) > 1 && ln.x0 > left+0.8*size && ln.x0 < left+6*size && !ln.l.isRowRTL(&ln.row) {
		return true // indented
	}
	if len(b.lines) > 1 && ln.x0 < left-0.8*size && !ln.l.isRowRTL(&ln.row) && !(len(b.lines) == 1) {
		return true // a hanging paragraph ends
	}
	return endsShort(last, ln, col)
}

// endsShort reports whether the first word of the next line would have stood at
// the end of the line before, had the paragraph gone on.
func endsShort(last, next *line, col *column) bool {
	if last.l.isRowRTL(&last.row) {
		first := firstWord(next)
		return last.x0-col.left > first+0.6*last.size
	}
	centred := abs((last.x0-col.left)-(col.right-last.x1)) < 2*last.size && last.x0 > col.left+2*last.size
	if centred {
		return false
	}
	return col.right-last.x1 > firstWord(next)+1.2*last.size
}

// firstWord is how wide the first word of a line is.
func firstWord(ln *line) float32 {
	b := ln.l.chunks[ln.chunks[0]].box
	for k := 1; k < len(ln.chunks); k++ {
		c := &ln.l.chunks[ln.chunks[k]]
		if ln.l.parts(&ln.l.chunks[ln.chunks[k-1]], c, 0) {
			break
		}
		b = b.join(c.box)
	}
	return b.width()
}

func allBold(ln *line) bool {
	for _, i := range ln.chunks {
		if c := &ln.l.chunks[i]; !c.bold && c.letters > 0 {
			return false
		}
	}
	return true
}

// endsInHyphen reports whether a line ends with a hyphen after a letter.
func endsInHyphen(ln *line) bool {
	c := &ln.l.chunks[ln.chunks[len(ln.chunks)-1]]
	runes := ln.l.shownRunes(c)
	n := len(runes)
	return n > 0 && isHyphen(runes[n-1]) && (n > 1 && (unicode.IsLetter(runes[n-2]) || runes[n-2] == '\u00ad' && n > 2) || n == 1 && len(ln.chunks) > 1)
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u00ad' }

// isListMark reports whether a line begins with the sign or number of a list's
// item.
func isListMark(ln *line) bool {
	mark, rest, _ := strings.Cut(headText(ln), " ")
	return rest != "" && isMark(mark)
}

// headText is the beginning of a line.
func headText(ln *line) string {
	short := ln.row
	short.chunks = short.chunks[:min(len(short.chunks), 12)]
	return ln.l.rowText(&short)
}

// isMark reports whether a word is the sign or number of a list's item.
func isMark(s string) bool {
	switch s {
	case "•", "◦", "▪", "■", "–", "‣", "●", "○", "·", "□", "➢", "✓", "\uf0b7", "—", "*", "-":
		return true
	}
	inner := strings.Trim(s, "().")
	if inner == s || len(inner) > 4 || inner == "" || strings.HasPrefix(s, ".") {
		return false
	}
	digits := strings.Trim(inner, "0123456789") == "" && len(inner) <= 3
	letter := len(inner) == 1 && unicode.IsLetter(rune(inner[0])) && strings.HasSuffix(s, ")")
	roman := strings.Trim(inner, "ivx") == "" && strings.HasSuffix(s, ")")
	return digits || letter || roman
}
