package pdf

import (
	"slices"

	"factsheet/sources/text"
)

// join makes one block of each paragraph that a column or page break parts.
// Footnotes and figures that stand between its parts follow it.
func (d *document) join() {
	var all []*block
	for _, s := range d.sheets {
		all = append(all, s.blocks...)
	}
	for i := 0; i < len(all); i++ {
		a := all[i]
		if a.moved || a.apart || len(a.lines) == 0 || a.kind != text.Paragraph && a.kind != text.ListItem {
			continue
		}
		for {
			next := d.continuation(all, i, a)
			if next < 0 {
				break
			}
			between := []*block{}
			for k := i + 1; k < next; k++ {
				if !all[k].moved {
					all[k].moved = true
					between = append(between, all[k])
				}
			}
			b := all[next]
			a.floats = append(a.floats, between...)
			a.lines = append(a.lines, b.lines...)
			a.col = b.col
			b.lines, b.moved = nil, true
			i = next
		}
	}
}

// mostBetween is how many blocks may stand between the parts of a paragraph: a
// table has many.
const mostBetween = 400

// continuation is the index of the block that continues a, which ends at i; -1
// where none does.
func (d *document) continuation(all []*block, i int, a *block) int {
	notesOnly := true
	for k := i + 1; k < len(all) && k <= i+mostBetween; k++ {
		b := all[k]
		switch {
		case b.kind == text.Note || b.moved:
			continue
		case b.kind == text.Cell || b.kind == text.Caption || b.apart:
			notesOnly = false
			continue
		case b.kind != text.Paragraph || len(b.lines) == 0:
			return -1
		case b.col == a.col && notesOnly && k == i+1:
			return -1 // below it in the same column
		}
		if abs(b.first().size-a.last().size) > 0.07*a.last().size {
			if b.chars < 60 && b.first().size < a.last().size {
				notesOnly = false // the labels of a figure
				continue
			}
			return -1
		}
		if divided := endsInHyphen(a.last()) && startsLower(b.first().words()); !divided && len(b.lines) == 1 &&
			b.first().width() < 0.5*(a.col.right-a.col.left) && !endsSentence(b.first().words()) {
			notesOnly = false // the words in a figure
			continue
		}
		if b.col == a.col || b.first().sheet.index > a.last().sheet.index+1 && !notesOnly {
			return -1
		}
		if continues(a, b, notesOnly) {
			return k
		}
		return -1
	}
	return -1
}

// continues reports whether the words of b go on with those of a. Where a figure
// stands between them, only a sentence that is cut in its midst proves it.
func continues(a, b *block, notesOnly bool) bool {
	last, first := a.last(), b.first()
	end, begin := last.words(), first.words()
	if isListMark(first) {
		return false
	}
	cut := !endsSentence(end)
	if endsInHyphen(last) && startsLower(begin) || cut && startsLower(begin) {
		return true
	}
	if !notesOnly || endsShort(last, first, a.col) {
		return false
	}
	if cut {
		return true
	}
	return a.col.indents && b.col.indents && first.x0 < b.col.left+0.8*first.size
}

// inOrder are the blocks as they are written: figures after the paragraph that
// they interrupt, and footnotes at the end of their section, so that a quotation
// may go on from one paragraph to the next.
func (d *document) inOrder() []*block {
	var out, notes []*block
	add := func(b *block) {
		if b.kind == text.Note {
			notes = append(notes, b)
			return
		}
		out = append(out, b)
	}
	for _, s := range d.sheets {
		for _, b := range s.blocks {
			if b.moved {
				continue
			}
			if b.kind == text.Heading || b.kind == text.Title {
				out = append(out, notes...)
				notes = nil
			}
			add(b)
			for _, f := range b.floats {
				add(f)
			}
		}
	}
	return append(out, notes...)
}

// words is the line as it is read, without what calls out notes.
func (ln *line) words() string {
	r := ln.row
	r.chunks = slices.DeleteFunc(slices.Clone(r.chunks), func(i int32) bool { return ln.l.chunks[i].role == callOut })
	return ln.l.rowText(&r)
}
