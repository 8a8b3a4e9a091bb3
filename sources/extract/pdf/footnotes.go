package pdf

import (
	"slices"
	"strconv"

	"factsheet/sources/text"
)

// noteSize is the part of the body's size that footnotes have at most, where
// their mark is not raised.
const noteSize = 0.94

// noteMark is the mark that a line begins with where it may begin a footnote: a
// raised number or sign or, in small print, one that a space or a full stop
// follows.
func (d *document) noteMark(ln *line) string {
	c := &ln.l.chunks[ln.chunks[0]]
	if c.role != words {
		return ""
	}
	s := ln.l.text(c)
	if c.script == 1 || isSign([]rune(s + " ")[0]) {
		return plainMark(s)
	}
	if ln.size > noteSize*d.size || len(ln.chunks) < 2 || !ln.l.parts(c, &ln.l.chunks[ln.chunks[1]], 0) {
		return ""
	}
	return plainMark(s)
}

// findNotes finds the footnotes of a page: at the foot of a column, below all
// other text, lines that begin with the mark that is raised somewhere above.
func (d *document) findNotes(s *sheet) {
	for from := 0; from < len(s.blocks); {
		to := from + 1
		for ; to < len(s.blocks) && s.blocks[to].col == s.blocks[from].col; to++ {
		}
		end := to
		zone := d.zone(s.blocks[from:end])
		i := d.tail(s, s.blocks[from:end], zone)
		if zone < 0 && i < 0 && d.isFoot(s, s.blocks[from:to]) {
			end--
			zone = d.zone(s.blocks[from:end])
			i = d.tail(s, s.blocks[from:end], zone)
		}
		if i >= 0 {
			d.open.lines = append(d.open.lines, s.blocks[from+i].lines...)
			s.blocks = slices.Delete(s.blocks, from+i, from+i+1)
			to--
			end--
			if zone > 0 {
				zone--
			}
		}
		if zone < 0 {
			from = to
			continue
		}
		notes := d.split(s.blocks[from+zone:end], s.blocks[from].col)
		if !d.answer(s, notes) {
			from = to
			continue
		}
		foot := to - end
		s.blocks = slices.Concat(s.blocks[:from+zone], notes, s.blocks[end:])
		from += zone + len(notes) + foot
		d.open = notes[len(notes)-1]
	}
}

// isFoot reports whether the last of a column's blocks is one line at the foot
// of the page with a gap above it: the number of the page or the like, which a
// document of one page does not prove to be furniture. Notes end above it.
func (d *document) isFoot(s *sheet, blocks []*block) bool {
	n := len(blocks)
	if n < 2 || len(blocks[n-1].lines) != 1 || len(blocks[n-2].lines) == 0 || blocks[n-1].kind == text.Cell || d.noteMark(blocks[n-1].first()) != "" {
		return false
	}
	foot, above := blocks[n-1].first(), blocks[n-2].last()
	return foot.base > (1-marginPart)*s.page.Height && foot.base-above.base > aloneGap*max(foot.size, above.size)
}

// tail is the index of the block that ends the last note of the page before: in
// small print above this page's notes, or below all else, without a mark, where
// that note breaks off inside a sentence; -1 is none.
func (d *document) tail(s *sheet, blocks []*block, zone int) int {
	i := zone - 1
	if zone < 0 {
		i = len(blocks) - 1
	}
	if i < 1 || d.open == nil || d.open.last().sheet.index != s.index-1 || endsSentence(d.open.last().words()) {
		return -1
	}
	b := blocks[i]
	if len(b.lines) == 0 || b.apart || b.kind != text.Paragraph || b.first().size > noteSize*d.size || abs(b.first().size-d.open.last().size) > 0.03*b.first().size {
		return -1
	}
	return i
}

// zone is the index of the first block of a column that begins its footnotes,
// or -1: from there on all is small, or begins with a mark.
func (d *document) zone(blocks []*block) int {
	from := -1
	for i := len(blocks) - 1; i >= 0; i-- {
		b := blocks[i]
		if len(b.lines) == 0 || b.apart || b.kind == text.Cell {
			return from
		}
		mark := d.noteMark(b.first())
		small := b.first().size <= noteSize*d.size
		if mark == "" && !small || b.first().size > 1.03*d.size {
			break
		}
		if mark != "" {
			from = i
		}
	}
	return from
}

// split makes one block of each note: the lines from one that begins with the
// mark that is expected next up to the next such line.
func (d *document) split(blocks []*block, col *column) []*block {
	var out []*block
	last := ""
	for _, b := range blocks {
		for i := range b.lines {
			ln := b.lines[i]
			mark := d.noteMark(&ln)
			if mark != "" && (last == "" || succeeds(mark, last)) {
				out = append(out, &block{kind: text.Note, marks: []string{mark}, col: col})
				last = mark
			}
			n := out[len(out)-1]
			n.lines = append(n.lines, ln)
		}
	}
	return out
}

// succeeds reports whether a note's mark may follow another's on the page.
func succeeds(mark, last string) bool {
	a, errA := strconv.Atoi(mark)
	b, errB := strconv.Atoi(last)
	if errA != nil || errB != nil {
		return errA == nil || mark != last // * † ‡, and numbers after signs
	}
	return a == b+1
}

// answer marks the call-outs on the page that the notes answer. It is false
// where the first note has none: then they are no footnotes that can be known.
func (d *document) answer(s *sheet, notes []*block) bool {
	marks := map[string]bool{}
	own := map[int32]bool{}
	for _, n := range notes {
		marks[n.marks[0]] = true
		own[n.first().chunks[0]] = true
	}
	var calls []call
	for _, b := range s.blocks {
		if len(b.lines) > 0 {
			for _, c := range b.calls() {
				if c.l == s.main && !own[c.chunk] {
					calls = append(calls, c)
				}
			}
		}
	}
	answered := markCalls(calls, marks)
	if len(answered) == 0 || 2*len(answered) < len(notes) {
		for _, c := range calls {
			if marks[c.mark] {
				c.l.chunks[c.chunk].role = words
			}
		}
		return false
	}
	for _, n := range notes {
		ln := n.first()
		ln.l.chunks[ln.chunks[0]].role = callOut
	}
	return true
}
