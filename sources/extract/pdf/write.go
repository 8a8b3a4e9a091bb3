package pdf

import (
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

// write makes the text of all blocks.
func (d *document) write(track bool) (*text.Text, []spot) {
	w := &writer{d: d, track: track, sheet: -1}
	blocks := d.inOrder()
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
