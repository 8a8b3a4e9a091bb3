package match

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"factsheet/sources/text"
)

// called are the headings of that name, with their number or without. An
// author may have put before it what it is: "section “Old bridges”".
func (l *layout) called(name string) []int {
	names := []string{name}
	if first, rest, ok := strings.Cut(name, " "); ok && (headingUnit(first) != noUnit || strings.HasPrefix(strings.ToLower(first), "heading")) {
		names = append(names, rest)
	}
	for _, n := range names {
		k := keyOf(n)
		if k == "" {
			continue
		}
		var out []int
		for i, h := range l.headings() {
			if h.level > 0 && (k == h.key || k == h.bare) {
				out = append(out, i)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// numbered are the headings with that number. sure says that they are counted by
// that unit, or by none: "section 4" may mean "4 Roads" and not "Article 4".
func (l *layout) numbered(u unit, number string) (out []int, sure bool) {
	number = countName(number)
	var plain, others []int
	l.headings()
	for _, i := range l.byNumber[number] {
		switch h := l.heads[i]; {
		case h.unit == u:
			out = append(out, i)
		case h.unit == noUnit:
			plain = append(plain, i)
		default:
			others = append(others, i)
		}
	}
	switch {
	case len(out) > 0:
		return out, true
	case len(plain) > 0 && u != annexUnit && u != partUnit && u != titleUnit:
		return plain, u == sectionUnit || u == chapterUnit || !l.counts(u)
	}
	return append(plain, others...), false
}

// counts reports whether any heading is counted by a unit.
func (l *layout) counts(u unit) bool {
	for _, h := range l.headings() {
		if h.unit == u {
			return true
		}
	}
	return false
}

// extent is what a heading stands above.
func (l *layout) extent(i int) text.Range {
	if l.heads[i].title {
		i--
	}
	if l.extents[i].Len() > 0 {
		return l.extents[i]
	}
	blocks := l.t.Blocks()
	out := text.Range{Start: blocks[l.heads[i].block].Start, End: len(l.t.Content)}
	for j := i + 1; j < len(l.heads); j++ {
		h := &l.heads[j]
		if !h.title && l.heads[i].endsAt(h) {
			out.End = blocks[h.block].Start
			break
		}
	}
	l.extents[i] = out
	return out
}

// endsAt reports whether what a heading stands above ends at another one.
// Numbers tell more than levels, which many documents have all alike.
func (h *head) endsAt(next *head) bool {
	a, z := sectionRank[h.unit], sectionRank[next.unit]
	switch {
	case a > 0 && z > 0:
		return z <= a
	case next.level == 0: // a line, and a heading without a unit
		return false
	case h.level == 0:
		return true
	case h.unit == noUnit && next.unit == noUnit && h.number != "" && strings.HasPrefix(next.number, h.number+"."):
		return false
	case a > 0 && next.number != "" && next.level == h.level:
		return false
	}
	return next.level <= h.level
}

// underHeading judges the name of a heading.
func (h *site) underHeading(name string) standing {
	list := h.called(name)
	switch {
	case len(h.headings()) == 0:
		return absent
	case len(list) == 0:
		return unknown
	}
	return h.inAny(list)
}

// Bounds of what is taken for a title in a text that has no headings. The limits
// are our own.
const (
	longestTitle = 80  // bytes
	farthest     = 256 // blocks above the passage
)

// underLine reports whether the nearest line above the passage that looks like a
// title has these words, as the years of a chronology have: a block on one line,
// without a mark at its end. Of other lines nothing is known.
func (h *site) underLine(name string) bool {
	key := keyOf(name)
	blocks := h.t.Blocks()
	at := h.t.BlockAt(h.Start)
	for i := at - 1; i >= max(0, at-farthest); i-- {
		if blocks[i].Len() > longestTitle || blocks[i].Kind != text.Paragraph {
			continue
		}
		words := strings.TrimSpace(h.t.Seen(blocks[i].Start, blocks[i].End))
		last, _ := utf8.DecodeLastRuneInString(words)
		if isWord(last) && !strings.Contains(words, "\n") {
			rest := (&head{}).count(words) // "3. Costs"
			return key != "" && (keyOf(words) == key || keyOf(rest) == key)
		}
	}
	return false
}

func (h *site) inAny(list []int) standing {
	for _, i := range list {
		e := h.extent(i)
		if within([]text.Range{e}, h.Start) || within([]text.Range{e}, max(h.Start, h.End-1)) {
			return holds
		}
	}
	return fails
}

// inSection judges the number of a section, article, chapter …, with what is
// counted in it: "5(2)", "4.2.1". A range is judged by its ends.
func (h *site) inSection(u unit, n count) standing {
	list, sure := h.numbered(u, n.from)
	sub := n.sub
	if len(list) == 0 {
		// The section above it is known, perhaps: 4.2 of 4.2.1.
		i := strings.LastIndexByte(n.from, '.')
		if i < 0 {
			return h.beyond(u, n)
		}
		if list, sure = h.numbered(u, n.from[:i]); len(list) == 0 {
			return unknown
		}
		if got := h.inAny(list); got != holds {
			return known(got, sure)
		}
		return known(h.below(list, []string{n.from[i+1:]}), sure)
	}
	if n.to != "" || n.open || n.next {
		return known(h.between(u, list, n), sure)
	}
	if got := h.inAny(list); got != holds || len(sub) == 0 {
		return known(got, sure)
	}
	if got := h.below(list, sub); got == fails {
		return known(got, sure)
	}
	return holds
}

// known turns a failure that is not sure into one that is not known.
func known(s standing, sure bool) standing {
	if s == fails && !sure {
		return unknown
	}
	return s
}

// beyond judges a number that no heading has: the source may count its parts in
// a way that no reader of files can see. A paragraph of that number is as good.
func (h *site) beyond(u unit, n count) standing {
	switch {
	case h.excludes(u, n):
		return fails
	case h.paragraph(n) == holds:
		return holds
	case len(h.headings()) == 0:
		return absent
	}
	return unknown
}

// leastCounted is how many parts of a kind a source must count for its numbers to
// prove anything. The limit is our own.
const leastCounted = 3

// excludes reports whether the numbers of the source leave no room for one that
// no heading has. They go up from the first to the last, and the passage stands
// under one of them: then its number is that one, or one that lies before the next
// and that no reader of files can see.
func (h *site) excludes(u unit, n count) bool {
	lo, hi, ok := span(n)
	if !ok {
		return false
	}
	list := h.ascending(u)
	at := sort.Search(len(list), func(i int) bool { return h.t.Blocks()[h.heads[list[i]].block].Start > h.Start }) - 1
	if at < 0 {
		return false
	}
	under := h.extent(list[at])
	all := []text.Range{under}
	if !within(all, h.Start) || !within(all, max(h.Start, h.End-1)) || under.Len() > longestPart || h.mentions(under, n.from) {
		return false
	}
	own, _ := number(h.heads[list[at]].number)
	if hi < own {
		return true
	}
	if at+1 == len(list) {
		return false
	}
	next, _ := number(h.heads[list[at+1]].number)
	return lo >= next
}

// longestPart is how many bytes a part has at most in which a number is looked
// for. The limit is our own.
const longestPart = 1 << 17

// mentions reports whether a number stands in a part, behind its heading: an act
// that changes another one holds articles of that.
func (l *layout) mentions(part text.Range, number string) bool {
	s := l.t.Content[part.Start:part.End]
	for at := 0; ; {
		i := strings.Index(s[at:], number)
		if i < 0 {
			return false
		}
		at += i + len(number)
		before, _ := utf8.DecodeLastRuneInString(s[:at-len(number)])
		behind, _ := utf8.DecodeRuneInString(s[at:])
		if !isDigit(before) && !isDigit(behind) {
			return true
		}
	}
}

// ascending are the headings that are counted by a unit, if their numbers go up
// from one to the next: nil where they begin anew, as in a table of contents or an
// annex, where one of them has a letter, and where there are few.
func (l *layout) ascending(u unit) []int {
	if list, ok := l.rising[u]; ok {
		return list
	}
	var out []int
	last := 0
	for i, h := range l.headings() {
		if h.unit != u {
			continue
		}
		n, err := strconv.Atoi(h.number)
		if err != nil || n <= last {
			out = nil
			break
		}
		out, last = append(out, i), n
	}
	if len(out) < leastCounted {
		out = nil
	}
	if l.rising == nil {
		l.rising = make(map[unit][]int)
	}
	l.rising[u] = out
	return out
}

// between judges a range of sections: from the first to the end of the last.
func (h *site) between(u unit, first []int, n count) standing {
	from := h.extent(first[0])
	out := text.Range{Start: from.Start, End: len(h.t.Content)}
	if lo, _, ok := span(n); n.next && ok {
		n.to = itoa(lo + 1)
	}
	if n.to != "" {
		last, _ := h.numbered(u, n.to)
		if len(last) == 0 {
			return unknown
		}
		out.End = h.extent(last[len(last)-1]).End
	}
	if within([]text.Range{out}, h.Start) {
		return holds
	}
	return fails
}

// below judges what is counted within sections: the 2 of "5(2)". What follows in
// it, as the b of "5(2)(b)", is not looked at.
func (h *site) below(list []int, sub []string) standing {
	inner := *h
	inner.scope, inner.lost = nil, false
	for _, i := range list {
		inner.scope = append(inner.scope, h.extent(i))
	}
	return inner.paragraph(count{from: sub[0]})
}

// sectionName says under which heading a passage stands, and what to write.
func (h *site) sectionName() (stands, instead string) {
	for k := len(h.headings()) - 1; k >= 0; k-- {
		d := h.heads[k]
		switch {
		case h.t.Blocks()[d.block].Start > h.Start:
		case d.title:
			return "in section “" + h.heads[k-1].words + " " + d.words + "”", h.heads[k-1].words
		default:
			return "in section “" + d.words + "”", d.words
		}
	}
	return "before the first heading", ""
}
