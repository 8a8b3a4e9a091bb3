package pdf

import (
	"strings"
	"unicode"

	"factsheet/sources/text"
)

// A spot is where a character of a page stands in the Content.
type spot struct {
	at   int32 // byte
	page int32 // from 0
	char int32 // in the page's list
}

// A writer writes blocks in reading order.
type writer struct {
	b     text.Builder
	d     *document
	track bool
	spots []spot

	sheet   int        // of the last line; -1 before the first
	pending []fixture  // furniture not yet written
	part    text.Place // of the line that is written
	last    bool       // no block follows
	takes   bool       // the block that is open takes furniture: no heading is named after it
}

// A fixture is a row of furniture: a running head, a foot.
type fixture struct {
	sheet *sheet
	row   row
}

// write makes the text of all blocks.
func (d *document) write(track bool) (*text.Text, []spot) {
	w := &writer{d: d, track: track, sheet: -1}
	var blocks []*block
	for _, s := range d.sheets {
		for _, b := range s.blocks {
			if !b.moved {
				blocks = append(blocks, b)
			}
		}
	}
	for i, b := range blocks {
		w.last = i == len(blocks)-1
		w.block(b)
	}
	w.reach(len(d.sheets))
	if len(w.pending) > 0 {
		w.b.Begin(text.Paragraph, 0)
		w.flush()
	}
	if w.b.Full() {
		return nil, nil
	}
	t := w.b.Text()
	t.Pages = d.pages
	return t, w.spots
}

func (w *writer) block(b *block) {
	// What stands between two blocks at the foot and head of pages ends the first.
	if w.takes && len(b.lines) > 0 && w.reach(b.first().sheet.index) && len(w.pending) > 0 {
		w.b.Write("\n")
		w.flush()
	}
	w.takes = b.kind != text.Heading && b.kind != text.Title
	switch {
	case b.kind == text.Cell && b.begins:
		w.b.Row()
	case b.kind == text.Cell:
		w.b.Cell()
	default:
		w.b.Begin(b.kind, b.level)
	}
	w.part = text.Place{}
	if b.kind == text.Note {
		w.part.Part = "footnotes"
	}
	if b.bare != nil {
		w.bare(b)
	}
	for i := range b.lines {
		ln := &b.lines[i]
		hyphened := i > 0 && w.hyphened(b, i-1)
		if i > 0 {
			w.b.Write("\n")
		}
		if w.reach(ln.sheet.index) && i > 0 && !hyphened && len(w.pending) > 0 && w.flush() {
			w.b.Write("\n")
		}
		w.line(b, i)
	}
	if w.last {
		w.reach(len(w.d.sheets))
	}
	if w.takes && len(w.pending) > 0 {
		if len(b.lines) > 0 || len(b.bare) > 0 {
			w.b.Write("\n")
		}
		w.flush()
	}
	for _, f := range b.floats {
		w.block(f)
	}
}

// reach notes the furniture that is passed on the way to a page, once.
func (w *writer) reach(index int) bool {
	if index <= w.sheet {
		return false
	}
	half := func(s *sheet, foot bool) {
		for _, r := range s.main.furniture() {
			if (r.base > s.page.Height/2) == foot {
				w.pending = append(w.pending, fixture{s, r})
			}
		}
	}
	for ; w.sheet < index; w.sheet++ {
		if w.sheet >= 0 {
			half(w.d.sheets[w.sheet], true)
			w.strayNumbers(w.d.sheets[w.sheet])
		}
		if w.sheet+1 < len(w.d.sheets) {
			half(w.d.sheets[w.sheet+1], false)
		}
	}
	return true
}

// strayNumbers adds the numbers beside lines of a page that hold no text.
func (w *writer) strayNumbers(s *sheet) {
	for i := range s.numbers {
		if n := &s.numbers[i]; !n.used {
			n.used = true
			w.pending = append(w.pending, fixture{s, row{chunks: []int32{n.chunk}, base: n.base}})
		}
	}
}

// furniture are the rows of running heads and feet.
func (l *layer) furniture() []row {
	var chunks []int32
	for i := range l.chunks {
		if l.chunks[i].role == runningHead {
			chunks = append(chunks, int32(i))
		}
	}
	return l.rowsOf(chunks)
}

// flush writes the furniture that waits, each row on a line.
func (w *writer) flush() bool {
	for i, f := range w.pending {
		if i > 0 {
			w.b.Write("\n")
		}
		w.mark(f.sheet, 0)
		w.b.WriteFurniture(f.sheet.main.rowText(&f.row))
	}
	w.pending = w.pending[:0]
	return true
}

func (w *writer) mark(s *sheet, line int) {
	p := w.part
	p.Page, p.PageLabel, p.Line = s.page.Index, s.page.Label, line
	w.b.Mark(p)
}

// hyphened reports whether line i of a block ends with a hyphen inside a word
// that the next line continues.
func (w *writer) hyphened(b *block, i int) bool {
	if i+1 >= len(b.lines) || !endsInHyphen(&b.lines[i]) {
		return false
	}
	next := &b.lines[i+1]
	for _, r := range next.l.shownRunes(&next.l.chunks[next.chunks[0]]) {
		return unicode.IsLetter(r)
	}
	return false
}

// line writes one line of a block, with the number that is printed beside it.
func (w *writer) line(b *block, i int) {
	ln := &b.lines[i]
	n, number := ln.n, ln.sheet.numberAt(ln)
	if number != nil {
		n = value(*number)
	}
	w.mark(ln.sheet, n)
	if number != nil && !number.used {
		number.used = true
		w.chunk(ln.sheet, ln.sheet.main, &ln.sheet.main.chunks[number.chunk], true)
		w.b.Write(" ")
	}
	hyphened := w.hyphened(b, i)
	pitch := ln.l.pitch(&ln.row)
	for k, at := range ln.chunks {
		c := &ln.l.chunks[at]
		if k > 0 && (ln.l.parts(&ln.l.chunks[ln.chunks[k-1]], c, pitch) || k == 1 && b.kind == text.Note && i == 0 && ln.l.chunks[ln.chunks[0]].role == callOut) {
			w.b.Write(" ")
		}
		if k == len(ln.chunks)-1 && hyphened {
			w.hyphenedChunk(ln, c)
			continue
		}
		w.chunk(ln.sheet, ln.l, c, c.role != words)
	}
}

// numberAt is the number printed beside a line, or nil.
func (s *sheet) numberAt(ln *line) *numbered {
	if ln.l != s.main {
		return nil
	}
	for lo, hi := 0, len(s.numbers); lo < hi; {
		mid := (lo + hi) / 2
		switch n := &s.numbers[mid]; {
		case abs(n.base-ln.base) <= 0.4*ln.size:
			return n
		case n.base < ln.base:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return nil
}

// chunk writes the characters of a chunk.
func (w *writer) chunk(s *sheet, l *layer, c *chunk, furniture bool) {
	str, places := l.written(c)
	if str == "" {
		return
	}
	if furniture {
		w.b.WriteFurniture(str)
	} else {
		w.b.Write(str)
	}
	w.keep(s, l, len(str), places)
}

// hyphenedChunk writes the last chunk of a line that ends with a hyphen.
func (w *writer) hyphenedChunk(ln *line, c *chunk) {
	str, places := ln.l.written(c)
	n := len(places) - 1
	w.b.Write(str[:places[n].at])
	w.b.WriteLineHyphen(str[places[n].at:])
	w.keep(ln.sheet, ln.l, len(str), places)
}

// keep remembers where the characters of a string stand that was just written.
func (w *writer) keep(s *sheet, l *layer, n int, places []spot) {
	if !w.track {
		return
	}
	start := int32(w.b.Len() - n)
	for _, p := range places {
		char := p.char
		if l.at != nil {
			char = l.at[char]
		}
		w.spots = append(w.spots, spot{start + p.at, int32(s.index), char})
	}
}

// bare writes characters whose places tell no lines, in the order of the file.
func (w *writer) bare(b *block) {
	s := b.sheet
	w.mark(s, 0)
	chars := s.page.Chars
	before := int32(-1)
	for _, i := range b.bare {
		c := &chars[i]
		r := shown(c)
		if r == 0 {
			continue
		}
		if before >= 0 && s.partsBare(before, i) {
			w.b.Write(" ")
		}
		before = i
		w.b.Write(string(r))
		if w.track {
			w.spots = append(w.spots, spot{int32(w.b.Len() - len(string(r))), int32(s.index), i})
		}
	}
}

// partsBare reports whether a space stands between two characters of slanted
// writing, or of no known place.
func (s *sheet) partsBare(a, b int32) bool {
	chars := s.page.Chars
	if b-a > 64 {
		return true
	}
	generated := false
	for i := a + 1; i < b; i++ {
		if spaced(&chars[i]) || shown(&chars[i]) != 0 {
			return true
		}
		generated = true
	}
	x, y := &chars[a], &chars[b]
	dx, dy := x.X0+x.X1-y.X0-y.X1, x.Y0+x.Y1-y.Y0-y.Y1
	size := max(x.Size, y.Size)
	far := dx*dx+dy*dy > 4*1.7*1.7*size*size
	return far || generated && x.X1 == 0 && x.Y1 == 0
}

// raised and lowered are the forms of digits above and below the line: other
// characters than those on it. A reader does not see 102 where 10² is printed.
var (
	raised  = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻', '=': '⁼'}
	lowered = map[rune]rune{'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '+': '₊', '-': '₋', '−': '₋', '–': '₋', '=': '₌'}
)

// written is a chunk as it stands in the Content, with the offset of each
// character. Digits above the line become superscript characters, and those
// below it subscript ones except after a letter or bracket: CO₂ is written and
// copied as CO2, and means nothing else.
func (l *layer) written(c *chunk) (string, []spot) {
	var table map[rune]rune
	switch {
	case c.script == 1 && c.letters == 0:
		table = raised
	case c.script == -1 && c.letters == 0 && !l.afterLetter(c):
		table = lowered
	}
	var b strings.Builder
	places := make([]spot, 0, c.n)
	for i := c.from; i < c.to; i++ {
		r := shown(&l.chars[i])
		if r == 0 {
			continue
		}
		if other := table[r]; other != 0 {
			r = other
		}
		places = append(places, spot{at: int32(b.Len()), char: i})
		b.WriteRune(r)
	}
	return b.String(), places
}

// afterLetter reports whether a script follows a letter or bracket.
func (l *layer) afterLetter(c *chunk) bool {
	if c.host < 0 {
		return false
	}
	r := shown(&l.chars[l.chunks[c.host].last])
	return unicode.IsLetter(r) || r == ')' || r == ']'
}
