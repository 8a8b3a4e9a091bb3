package match

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// lead compares the marks before the first letter with what stands before it
// in the source, and moves the start to the first of them.
func (f *form) lead(c *comparison, h *hit, t *text.Text, lead string, first rune) *problem {
	lead = strings.TrimLeftFunc(lead, isSpace)
	if lead == "" {
		return nil
	}
	from, left := marksBefore(t, h.Start)
	q, s := atoms(lead, 0), atomsIn(t, from, h.Start)
	marks := c.marks
	for k := len(s) - 1; k >= 0; k-- {
		c.marks = nil
		b := between{0, first}
		if k == 0 {
			b.left = left
		}
		if s[k].class != space && c.equal(q, s[k:], b) {
			c.marks = append(c.marks, marks...)
			if furnitureIn(t, s[k].start, h.Start) {
				c.folds.add(foldFurniture)
			}
			h.Start = s[k].start
			return nil
		}
	}
	p := gapProblem(lead, t.Content[from:h.Start], between{0, first}, 0, text.Range{})
	p.reason = fmt.Sprintf("the source does not have %q before these words", lead)
	return p
}

// tail does the same for the marks behind the last letter.
func (f *form) tail(c *comparison, h *hit, t *text.Text, tail string, last rune) *problem {
	tail = strings.TrimRightFunc(tail, isSpace)
	if tail == "" {
		return nil
	}
	to, right := marksBehind(t, h.End)
	q, e := atoms(tail, 0), &ending{c, h, t, atomsIn(t, h.End, to), last, right}
	if e.has(q) {
		return nil
	}
	if p, own := f.ownStop(e, q); own {
		return p
	}
	p := gapProblem(tail, t.Content[h.End:to], between{last, 0}, 0, text.Range{})
	p.reason = fmt.Sprintf("the source does not have %q after these words", tail)
	return p
}

// An ending is what stands in the source behind the last letter of a hit.
type ending struct {
	c           *comparison
	h           *hit
	t           *text.Text
	atoms       []atom
	last, right rune // the letters before and behind
}

// has reports whether marks of a quotation stand at the start of the ending, and
// takes them into the hit.
func (e *ending) has(q []atom) bool {
	marks := e.c.marks
	for k := 1; k <= len(e.atoms); k++ {
		e.c.marks = nil
		b := between{e.last, 0}
		if k == len(e.atoms) {
			b.right = e.right
		}
		if e.atoms[k-1].class != space && e.c.equal(q, e.atoms[:k], b) {
			e.c.marks = append(marks, e.c.marks...)
			if furnitureIn(e.t, e.h.End, e.atoms[k-1].end) {
				e.c.folds.add(foldFurniture)
			}
			e.h.End = e.atoms[k-1].end
			return true
		}
	}
	e.c.marks = marks
	return len(q) == 0
}

// ownStop judges a full stop or comma that the source does not have, which is a
// matter of convention; own is false where something else differs.
func (f *form) ownStop(e *ending, q []atom) (p *problem, own bool) {
	for i := len(q) - 1; i >= 0; i-- {
		if q[i].r != '.' && q[i].r != ',' {
			continue
		}
		if !e.has(slices.Delete(slices.Clone(q), i, i+1)) {
			return nil, false
		}
		if !f.conv.FinalStop || asks(e.atoms, e.h.End, e.last) {
			return &problem{reason: fmt.Sprintf("the source has no %q here", q[i].r), differs: "punctuation",
				hint: "put your own full stop or comma behind the closing quotation mark, not into the quotation"}, true
		}
		e.h.edited = true
		if q[i].r == '.' && !sentenceEnds(e.atoms) {
			e.h.notes = append(e.h.notes, Note{"full-stop", "the full stop closes a sentence that the source continues", "", f.original(len(f.text) - 1)})
		}
		return nil, true
	}
	return nil, false
}

// mostMarks is how many bytes beside a passage are looked at for its marks.
const mostMarks = 256

// marksBefore walks back from at over marks, white space and furniture, and
// tells the letter that stands there, if one is near.
func marksBefore(t *text.Text, at int) (from int, left rune) {
	for from = at; from > 0 && at-from < mostMarks; {
		if f := furnitureAt(t, from-1); f.Len() > 0 {
			from = f.Start
			continue
		}
		r, size := utf8.DecodeLastRuneInString(t.Content[:from])
		if isWord(r) {
			return from, r
		}
		from -= size
	}
	return from, 0
}

// marksBehind does the same forwards.
func marksBehind(t *text.Text, at int) (to int, right rune) {
	for to = at; to < len(t.Content) && to-at < mostMarks; {
		if f := furnitureAt(t, to); f.Len() > 0 {
			to = f.End
			continue
		}
		r, size := utf8.DecodeRuneInString(t.Content[to:])
		if isWord(r) {
			return to, r
		}
		to += size
	}
	return to, 0
}

// furnitureIn reports furniture between two offsets.
func furnitureIn(t *text.Text, from, to int) bool {
	i := sort.Search(len(t.Furniture), func(i int) bool { return t.Furniture[i].End > from })
	return i < len(t.Furniture) && t.Furniture[i].Start < to
}

// asks reports a question mark among the marks at an offset: no other mark may
// stand in its place. last is the letter before, which tells a Greek one from a
// semicolon.
func asks(s []atom, at int, last rune) bool {
	for _, a := range s {
		switch {
		case a.start < at:
		case a.class == space:
			return false
		case strings.ContainsRune("?？؟", a.r), a.r == ';' && unicode.Is(unicode.Greek, last):
			return true
		}
	}
	return false
}

// sentenceEnds reports a mark that ends a sentence.
func sentenceEnds(s []atom) bool {
	for _, a := range s {
		if a.r == '.' || a.r == '!' || a.r == '?' || a.class == ellipsis {
			return true
		}
	}
	return false
}
