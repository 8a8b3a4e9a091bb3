package match

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"factsheet/sources/text"
)

func itoa(n int) string { return strconv.Itoa(n) }

// A label is the number printed at the start of a block: "12.", "(12)", "[12]".
type label struct {
	block int
	style byte // the marks, for numbers of one kind
	n     int
}

// paragraphLabels lists the numbers at the start of blocks in order.
func (l *layout) paragraphLabels() []label {
	if l.labelled {
		return l.labels
	}
	l.labelled = true
	for i, b := range l.t.Blocks() {
		if b.Kind == text.Heading || b.Kind == text.Title || b.Kind == text.Note || b.Kind == text.Caption {
			continue
		}
		head := l.t.Seen(b.Start, safeCut(l.t.Content, min(b.End, b.Start+48), b.End))
		if style, n := labelOf(head); n > 0 {
			l.labels = append(l.labels, label{i, style, n})
		}
	}
	return l.labels
}

// labelOf reads the number that a block begins with; n is 0 where there is none.
// "12 months" begins with a word, and "12.5 %" with a number.
func labelOf(s string) (style byte, n int) {
	s = strings.TrimLeft(s, " \t\u00a0¶")
	open := byte(0)
	if s != "" && (s[0] == '(' || s[0] == '[') {
		open, s = s[0], s[1:]
	}
	digits := 0
	for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 4 {
		// (a), a)
		if len(s) > 1 && 'a' <= s[0] && s[0] <= 'z' && s[1] == ')' {
			return 'a', int(s[0]-'a') + 1
		}
		return 0, 0
	}
	n, _ = strconv.Atoi(s[:digits])
	rest := s[digits:]
	switch {
	case open == '(' && strings.HasPrefix(rest, ")"), open == '[' && strings.HasPrefix(rest, "]"):
		return open, n
	case open != 0:
		return 0, 0
	case strings.HasPrefix(rest, ")"):
		return ')', n
	case strings.HasPrefix(rest, "."):
		r, _ := utf8.DecodeRuneInString(rest[1:])
		if rest == "." || isSpace(r) || isDash(r) {
			return '.', n
		}
	case strings.HasPrefix(rest, "\t") || strings.HasPrefix(rest, "  "), rest == "":
		return ' ', n
	}
	return 0, 0
}

// Limits of what proves that a document numbers its paragraphs. They are our own.
const (
	leastNumbered = 5 // in a row, where no section is named in which they are counted
	numberedShare = 3 // one block of so many has a number
)

// paragraph judges the number of a paragraph by what is printed at the start of
// paragraphs; within the sections that were named, if any. It fails only where
// numbers run on before the passage and behind it, and the one that was named is
// among them. Where nothing is printed, people count as they like: the program's
// count is right, and no other is wrong.
func (h *site) paragraph(n count) standing {
	lo, hi, ok := span(n)
	if !ok && len(n.from) == 1 && 'a' <= n.from[0] && n.from[0] <= 'z' {
		lo, ok = int(n.from[0]-'a')+1, true
		hi = lo
	}
	if !ok {
		return unknown
	}
	fits := func(v int) bool { return lo <= v && v <= hi }
	local := h.scope != nil && within(h.scope, h.Start)
	wrong := false
	for _, run := range h.runs(local) {
		at, next := -1, len(h.t.Content)
		for i, k := range run {
			if b := h.t.Blocks()[k.block]; b.Start <= h.Start {
				at = i
			} else {
				next = b.Start
				break
			}
		}
		if at < 0 || next == len(h.t.Content) && !local && h.t.BlockAt(h.Start) > run[at].block+1 {
			continue // before the first number, or far behind the last
		}
		last := max(h.Start, h.End-1)
		for i := at; i < len(run) && h.t.Blocks()[run[i].block].Start <= last; i++ {
			if fits(run[i].n) {
				return holds
			}
		}
		named := false
		for _, k := range run {
			named = named || fits(k.n)
		}
		least := leastNumbered
		if local {
			least = 2
		}
		if named && len(run) >= least && !h.lost {
			wrong = true
		}
	}
	if wrong && (local || h.numbersParagraphs() && !h.page) {
		return fails
	}
	if p := h.t.Place(h.Start).Paragraph; fits(p) && !local {
		return holds
	}
	return unknown
}

// runs are the labels of one style that go up, with a few left out at most: of
// the sections in scope, or of the whole text.
func (h *site) runs(local bool) [][]label {
	if !local && h.numbering != nil {
		return h.numbering
	}
	out := [][]label{}
	open := map[byte]int{} // by style: the run that goes on
	labels, blocks := h.paragraphLabels(), h.t.Blocks()
	if local { // from the first section in scope on, to the end of the last
		from, to := len(h.t.Content), 0
		for _, r := range h.scope {
			from, to = min(from, r.Start), max(to, r.End)
		}
		labels = labels[sort.Search(len(labels), func(i int) bool { return blocks[labels[i].block].Start >= from }):]
		labels = labels[:sort.Search(len(labels), func(i int) bool { return blocks[labels[i].block].Start >= to })]
	}
	for _, k := range labels {
		if local && !within(h.scope, blocks[k.block].Start) {
			continue
		}
		i, ok := open[k.style]
		if ok {
			if last := out[i][len(out[i])-1].n; k.n > last && k.n <= last+3 {
				out[i] = append(out[i], k)
				continue
			}
		}
		open[k.style] = len(out)
		out = append(out, []label{k})
	}
	if !local {
		h.numbering = out
	}
	return out
}

// numbersParagraphs reports whether the document numbers its paragraphs, rather
// than having a numbered list in it.
func (h *site) numbersParagraphs() bool {
	if h.paragraphs == 0 {
		for _, b := range h.t.Blocks() {
			if b.Kind == text.Paragraph {
				h.paragraphs++
			}
		}
	}
	return len(h.paragraphLabels())*numberedShare >= h.paragraphs
}

// paragraphName says in which numbered paragraph a passage stands, what to write,
// and the number in that.
func (h *site) paragraphName() (stands, instead, shown string) {
	local := h.scope != nil && within(h.scope, h.Start)
	best := label{block: -1}
	for _, run := range h.runs(local) {
		for _, k := range run {
			if len(run) > 1 && k.style != 'a' && h.t.Blocks()[k.block].Start <= h.Start && k.block > best.block {
				best = k
			}
		}
	}
	if best.block < 0 {
		return "elsewhere", "", ""
	}
	shown = itoa(best.n)
	return "in paragraph " + shown, "paragraph " + shown, shown
}
