package match

import (
	"math"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"factsheet/sources/text"
)

// A layout is what is known of the places of a text, found out when a quotation
// first asks for it.
type layout struct {
	t          *text.Text
	stretches  []stretch
	walked     bool
	named      map[string]bool // by number: whether it names a page
	heads      []head
	headed     bool
	byNumber   map[string][]int // of the heads
	rising     map[unit][]int   // see ascending
	extents    []text.Range     // of the heads; empty where it is not known yet
	labels     []label
	labelled   bool
	numbering  [][]label // see runs
	paragraphs int       // blocks
}

// A stretch is a part of the content that stands on one page.
type stretch struct {
	text.Range
	index   int    // of the page; 0 is none
	label   string // of the page
	printed map[int]bool
}

func (s *stretch) onPage() bool { return s.index > 0 || s.label != "" }

// mostStretches bounds the walk through a text whose places are in no order.
const mostStretches = 1 << 16

// pages lists the stretches of the text in order. The end of each is searched
// for by steps that double: a text tells the place of an offset, and no more.
func (l *layout) pages() []stretch {
	if l.walked {
		return l.stretches
	}
	l.walked = true
	n := len(l.t.Content)
	for at := 0; at < n && len(l.stretches) < mostStretches; {
		p := l.t.Place(at)
		other := func(i int) bool {
			z := l.t.Place(i)
			return z.Page != p.Page || z.PageLabel != p.PageLabel
		}
		step := 1
		for at+step < n && !other(at+step) {
			step *= 2
		}
		from, to := at+step/2, min(at+step, n)
		end := from + sort.Search(to-from, func(i int) bool { return other(from + i) })
		end = max(end, at+1)
		l.stretches = append(l.stretches, stretch{Range: text.Range{Start: at, End: end}, index: p.Page, label: p.PageLabel})
		at = end
	}
	return l.stretches
}

// stretchesOf are those on which a passage stands.
func (h *site) stretchesOf() (from, to int) {
	list := h.pages()
	from = sort.Search(len(list), func(i int) bool { return list[i].End > h.Start })
	to = from
	for to < len(list) && list[to].Start < h.End {
		to++
	}
	return from, to
}

// onPage judges a page by what is printed on it, as far as that is known, and by
// its index in the file: either may be meant.
func (h *site) onPage(n count) standing {
	from, to := h.stretchesOf()
	paged := false
	for i := from; i < to; i++ {
		s := &h.pages()[i]
		paged = paged || s.onPage()
		if s.onPage() && h.isPage(i, n) {
			return holds
		}
	}
	switch {
	case !paged && h.t.Pages == 0:
		return absent
	case !paged:
		return unknown
	}
	if _, _, ok := span(n); ok && !isRoman(n.from) {
		return fails
	}
	if h.somePage(n) {
		return fails // the page is another one
	}
	return unknown
}

// somePage reports whether a number names any page.
func (h *site) somePage(n count) bool {
	key := n.from + "-" + n.to
	known, ok := h.named[key]
	if !ok {
		for i := 0; i < len(h.pages()) && !known; i++ {
			known = h.isPage(i, n)
		}
		if h.named == nil {
			h.named = map[string]bool{}
		}
		h.named[key] = known
	}
	return known
}

// isPage reports whether a number names the page of a stretch.
func (h *site) isPage(i int, n count) bool {
	s := &h.pages()[i]
	whole := n.from
	if n.to != "" {
		whole += "-" + n.to
	}
	if s.label != "" && (strings.EqualFold(s.label, n.from) || strings.EqualFold(s.label, whole)) {
		return true
	}
	lo, hi, ok := span(n)
	if !ok {
		return false
	}
	between := func(v int) bool { return lo <= v && v <= hi }
	roman := isRoman(n.from) && !isDigit([]rune(n.from)[0])
	if v := romanValue(s.label); roman && v > 0 && between(v) {
		return true
	}
	if roman {
		return false
	}
	if v, err := strconv.Atoi(s.label); err == nil && between(v) || s.index > 0 && between(s.index) {
		return true
	}
	for _, sub := range n.sub { // "12 (14)"
		if v, err := strconv.Atoi(sub); err == nil && v == s.index {
			return true
		}
	}
	for i := 0; h.own && i < len(h.scope); i++ { // "annex II, page 3", with pages of its own
		if first := h.t.Place(h.scope[i].Start).Page; first > 0 && within(h.scope, h.Start) && between(s.index-first+1) {
			return true
		}
	}
	if hi-lo > 1000 {
		hi = lo + 1000
	}
	for v := lo; v <= hi; v++ {
		if h.prints(i, v) {
			return true
		}
	}
	return false
}

// span is a count in numbers; Roman ones count. "112–13" ends at 113.
func span(n count) (lo, hi int, ok bool) {
	if lo, ok = number(n.from); !ok {
		return 0, 0, false
	}
	switch hi = lo; {
	case n.open:
		hi = math.MaxInt
	case n.next:
		hi = lo + 1
	case n.to != "":
		if hi, ok = number(n.to); !ok {
			return 0, 0, false
		}
		if hi < lo && len(n.to) < len(n.from) {
			hi, _ = number(n.from[:len(n.from)-len(n.to)] + n.to)
		}
		if hi < lo {
			lo, hi = hi, lo
		}
	}
	if rest, follows := strings.CutSuffix(n.from, "f"); follows && rest != "" {
		hi = lo + 1
	}
	return lo, hi, true
}

// number reads a number in digits or in Roman letters.
func number(s string) (int, bool) {
	s = strings.TrimSuffix(s, "f")
	if v, err := strconv.Atoi(s); err == nil {
		return v, true
	}
	v := romanValue(s)
	return v, v > 0
}

// prints reports whether a number is printed on the page of a stretch as that of
// the page: at an edge of it, and the next number at an edge of a page near by.
func (h *site) prints(i, v int) bool {
	if !h.edges(i)[v] {
		return false
	}
	for _, d := range []int{-2, -1, 1, 2} {
		if j := i + d; j >= 0 && j < len(h.pages()) && h.edges(j)[v+d] {
			return true
		}
	}
	return len(h.pages()) == 1
}

// printedOn is the label of a page: as the file has it, else the one number that is
// printed on it as that of the page.
func (h *site) printedOn(i int) string {
	label := h.pages()[i].label
	if label != "" {
		return label
	}
	for v := range h.edges(i) {
		if h.prints(i, v) {
			if label != "" {
				return "" // which of them is the page's nobody knows
			}
			label = itoa(v)
		}
	}
	return label
}

// aLine reports furniture on a line that has nothing else.
func (h *site) aLine(r text.Range) bool {
	s := h.t.Content
	from := strings.LastIndexByte(s[:r.Start], '\n') + 1
	to := len(s)
	if i := strings.IndexByte(s[r.End:], '\n'); i >= 0 {
		to = r.End + i
	}
	if to-from > 300 {
		return false
	}
	return strings.IndexFunc(h.t.Seen(from, to), isWord) < 0
}

// edges are the numbers in the heads and feet of a page, and at the ends of its first
// and its last line.
func (h *site) edges(i int) map[int]bool {
	s := &h.pages()[i]
	if s.printed != nil {
		return s.printed
	}
	s.printed = map[int]bool{}
	add := func(word string) {
		word = strings.TrimFunc(word, func(r rune) bool { return !isWord(r) })
		if v, err := strconv.Atoi(word); err == nil {
			s.printed[v] = true
		}
	}
	f := h.t.Furniture
	for k := sort.Search(len(f), func(k int) bool { return f[k].End > s.Start }); k < len(f) && f[k].Start < s.End; k++ {
		if !h.aLine(f[k]) {
			continue // a call-out, or the number of a line
		}
		words := strings.FieldsFunc(h.t.Content[max(f[k].Start, s.Start):min(f[k].End, s.End)], func(r rune) bool { return isSpace(r) || r == '/' })
		for _, w := range words[:min(len(words), 32)] {
			add(w)
		}
	}
	content := strings.TrimFunc(h.t.Content[s.Start:s.End], unicode.IsSpace)
	first, _, _ := strings.Cut(content, "\n")
	for _, line := range []string{first, content[strings.LastIndexByte(content, '\n')+1:]} {
		if words := strings.Fields(line[:min(len(line), 200)]); len(words) > 0 {
			add(words[0])
			add(words[len(words)-1])
		}
	}
	return s.printed
}

// pageName says on which page a passage stands, by its index and by what is
// printed on it, what to write, and the number in that.
func (h *site) pageName() (stands, instead, shown string) {
	a, z := h.t.Place(h.Start), h.t.Place(max(h.Start, h.End-1))
	if from, to := h.stretchesOf(); from < to {
		a.PageLabel, z.PageLabel = h.printedOn(from), h.printedOn(to-1)
	}
	shown = pageShown(a)
	if z.Page > a.Page {
		shown += "–" + pageShown(z)
		return "on " + PageName(a, z), "pages " + shown, shown
	}
	return "on " + PageName(a, a), "page " + shown, shown
}

// PageName says on which page, or on which pages, a passage stands that begins
// at one place and ends at another: "page 14 (printed xii)", "pages 12–13". It is
// empty where the source has no pages.
func PageName(from, to text.Place) string {
	if from.Page == 0 {
		if from.PageLabel == "" {
			return ""
		}
		return "page " + from.PageLabel
	}
	name, shown := "page "+itoa(from.Page), pageShown(from)
	if to.Page > from.Page {
		name = "pages " + itoa(from.Page) + "–" + itoa(to.Page)
		shown += "–" + pageShown(to)
	}
	if from.PageLabel != "" && from.PageLabel != itoa(from.Page) {
		name += " (printed " + shown + ")"
	}
	return name
}

// pageShown is how a reader finds a page: by what is printed on it.
func pageShown(p text.Place) string {
	if p.PageLabel != "" {
		return p.PageLabel
	}
	return itoa(p.Page)
}

// onLine judges a line: of the file, of the page, or as printed beside it.
func (h *site) onLine(n count) standing {
	lo, hi, ok := span(n)
	if !ok {
		return unknown
	}
	a, z := h.t.Place(h.Start), h.t.Place(max(h.Start, h.End-1))
	meets := func(from, to int) bool { return from <= hi && lo <= to }
	counted := meets(a.Line, max(a.Line, z.Line))
	if from, to, ok := h.printedLines(); ok {
		if counted || meets(from, to) {
			return holds
		}
		return fails
	}
	switch {
	case a.Line == 0:
		return absent
	case counted:
		return holds
	case a.Page == 0 && a.Part == "":
		return fails
	}
	// Lines of a page that have no numbers are counted in many ways.
	return unknown
}

// printedLines are the numbers of lines that stand as furniture before the
// passage and behind it, on its page: it stands between them.
func (h *site) printedLines() (from, to int, ok bool) {
	i, last := h.stretchesOf()
	if i == last || h.pages()[i].index == 0 {
		return 0, 0, false
	}
	page := text.Range{Start: h.pages()[i].Start, End: h.pages()[last-1].End}
	f := h.t.Furniture
	from, to = 0, math.MaxInt
	seen, previous := 0, 0
	for k := sort.Search(len(f), func(k int) bool { return f[k].Start >= page.Start }); k < len(f) && f[k].End <= page.End; k++ {
		v, err := strconv.Atoi(strings.TrimSpace(h.t.Content[f[k].Start:f[k].End]))
		if err != nil || v <= previous || v > previous+5 {
			continue
		}
		seen, previous = seen+1, v
		if f[k].Start <= h.Start {
			from = v
		}
		if f[k].Start >= h.End && to == math.MaxInt {
			to = v
		}
	}
	return from, to, seen >= 3 && last == i+1
}

// lineName says on which line a passage stands, what to write, and the number in
// that.
func (h *site) lineName() (stands, instead, shown string) {
	a, z := h.t.Place(h.Start).Line, h.t.Place(max(h.Start, h.End-1)).Line
	switch {
	case a == 0:
		from, _, _ := h.printedLines()
		return "near line " + itoa(max(from, 1)), "", ""
	case z > a:
		shown = itoa(a) + "–" + itoa(z)
		return "on lines " + shown, "lines " + shown, shown
	}
	shown = itoa(a)
	return "on line " + shown, "line " + shown, shown
}
