package match

import (
	"slices"
	"strings"

	"factsheet/sources/text"
)

// A Stray is a part of a place at which a passage does not stand.
type Stray struct {
	Named   string // as the place has it: "page 12"
	At      string // how one says it: "on", "in" or "at"
	Stands  string // where the passage stands instead: "on page 14 (printed xii)"
	Instead string // what to write for Named: "page xii"; empty where the program does not know
}

// A standing says whether a passage stands where a place says.
type standing uint8

const (
	absent  standing = iota // the source has no such kind of place
	unknown                 // it may have it, and nothing proves which one this is
	holds
	fails
)

// A site is the place of a passage, asked for what a locator names.
type site struct {
	*layout
	text.Range
	scope []text.Range // the sections that the locators before name; nil is none
	lost  bool         // a locator before names a section that is not known
	page  bool         // one names a page
	own   bool         // the scope may have pages of its own: an annex, a part
}

// at chooses among chains those that stand where the quotation's place says. If
// none does, what is wrong with the best of them is told.
func (q *query) at(s *searched, chains []chain) ([]chain, []Stray) {
	locators := q.locators(s)
	if len(locators) == 0 {
		return chains, nil
	}
	var right []chain
	best, nearest, proved := []Stray(nil), 0, -1
	for i, c := range chains {
		j := s.layout.judge(locators, c.passage())
		switch {
		case len(j.strays) > 0:
			if best == nil || len(j.strays) < len(best) {
				best, nearest = j.strays, i
			}
		case j.proved > proved:
			right, proved = append([]chain(nil), c), j.proved
		case j.proved == proved:
			right = append(right, c)
		}
	}
	if right != nil {
		return right, nil
	}
	// The first is shown.
	return append([]chain{chains[nearest]}, slices.Delete(slices.Clone(chains), nearest, nearest+1)...), best
}

// unverified are the parts of the quotation's place of which nobody knows whether
// a chain stands there: all of it, where it cannot be read.
func (q *query) unverified(s *searched, c chain) []string {
	where := placeOf(q.Quotation)
	if where == "" {
		return nil
	}
	locators := q.locators(s)
	if len(locators) == 0 {
		return []string{where}
	}
	j := s.layout.judge(locators, c.passage())
	return j.unverified()
}

// placeOf is the place of a quotation without marks around it.
func placeOf(q *Quotation) string {
	return strings.TrimFunc(q.Where, func(r rune) bool { return isSpace(r) || isDouble(r) || isSingle(r) })
}

// locators reads the place of a quotation. All of it may be the words of a
// heading, commas included.
func (q *query) locators(s *searched) []locator {
	where := placeOf(q.Quotation)
	if where == "" || len(where) > mostWhere {
		return nil
	}
	if s.layout == nil {
		s.layout = &layout{t: s.t}
	}
	if len(s.layout.called(where)) > 0 {
		return []locator{{name: where, text: where}}
	}
	list := parsePlace(where)
	return list[:min(len(list), mostLocators)]
}

// Bounds of what is looked up for one place. The limits are our own: the rest is
// not verified.
const (
	mostLocators = 12
	mostCounts   = 24  // numbers of one locator
	mostWhere    = 512 // bytes
)

// A judgement is what is known of a passage and a place.
type judgement struct {
	strays  []Stray  // parts at which the passage does not stand
	proved  int      // parts at which it is known to stand
	unknown []string // parts of which nobody knows
	absent  []string // parts of a kind that the source does not have
}

// unverified are the parts that a reader should look up.
func (j *judgement) unverified() []string {
	if j.proved > 0 {
		return j.unknown
	}
	return append(slices.Clone(j.unknown), j.absent...)
}

// judge holds a passage against the parts of a place. Of several parts that
// name the same kind, one is enough.
func (l *layout) judge(locators []locator, at text.Range) judgement {
	var out judgement
	here := site{layout: l, Range: at}
	for i := range locators {
		here.page = here.page || locators[i].is(pageUnit)
	}
	done := make([]bool, len(locators))
	for i := range locators {
		if done[i] {
			continue
		}
		best := here.stands(&locators[i])
		for j := i + 1; j < len(locators); j++ {
			if sameKind(&locators[i], &locators[j]) {
				done[j] = true
				best = anyOf(best, here.stands(&locators[j]))
			}
		}
		here.enter(&locators[i])
		switch best {
		case holds:
			out.proved++
		case fails:
			out.strays = append(out.strays, here.stray(&locators[i]))
		case unknown:
			out.unknown = append(out.unknown, locators[i].text)
		case absent:
			out.absent = append(out.absent, locators[i].text)
		}
	}
	return out
}

func sameKind(a, b *locator) bool {
	return a.name == "" && b.name == "" && len(a.units) == len(b.units) && (len(a.units) == 0 || a.units[0] == b.units[0])
}

// anyOf joins the standings of alternatives: one that holds is enough, and one
// that nobody knows is no proof against.
func anyOf(a, b standing) standing {
	switch {
	case a == holds || b == holds:
		return holds
	case a == unknown || b == unknown:
		return unknown
	}
	return max(a, b)
}

// stands judges one locator in all senses of its word.
func (h *site) stands(l *locator) standing {
	if l.units == nil && h.underLine(l.text) {
		return holds
	}
	if l.name != "" {
		return h.ofNote(h.underHeading(l.name))
	}
	units := l.units
	if units == nil {
		units = []unit{sectionUnit, pageUnit}
	}
	out := absent
	for _, n := range l.numbers {
		for _, u := range units {
			got := h.counts(u, n)
			if u != pageUnit && u != lineUnit && u != minuteUnit {
				got = h.ofNote(got)
			}
			if got == unknown && u == sectionUnit && l.is(paragraphUnit) {
				got = absent // German has "Paragraph 3" for § 3; elsewhere it is none
			}
			out = anyOf(out, got)
		}
		if l.units == nil && h.paragraph(n) == holds {
			return holds
		}
	}
	return out
}

// ofNote turns a failure into one that is not known where the passage stands in a
// note: many documents have their notes at the end, behind other sections than those
// that they belong to.
func (h *site) ofNote(s standing) standing {
	if i := h.t.BlockAt(h.Start); s == fails && i >= 0 && h.t.Blocks()[i].Kind == text.Note {
		return unknown
	}
	return s
}

// counts judges one number as that of a unit.
func (h *site) counts(u unit, n count) standing {
	switch u {
	case pageUnit:
		return h.onPage(n)
	case lineUnit:
		return h.onLine(n)
	case minuteUnit:
		return h.atTime(n)
	case paragraphUnit, recitalUnit:
		s := h.paragraph(n)
		if list, sure := h.numbered(sectionUnit, n.from); s != holds && u == paragraphUnit && sure && h.inAny(list) == holds {
			return holds // people call a numbered section a paragraph, too
		}
		return s
	case sectionUnit, articleUnit, chapterUnit, partUnit, titleUnit, annexUnit:
		return h.inSection(u, n)
	}
	return unknown
}

// enter narrows the scope of the locators that follow one that names a section.
func (h *site) enter(l *locator) {
	if l.name == "" && !slices.ContainsFunc(l.units, func(u unit) bool { return u >= sectionUnit && u <= annexUnit }) || l.is(paragraphUnit) {
		return
	}
	var found []text.Range
	if l.name != "" {
		for _, i := range h.called(l.name) {
			found = append(found, h.extent(i))
		}
	}
	for _, n := range l.numbers {
		for _, u := range l.units {
			list, _ := h.numbered(u, n.from)
			for _, i := range list {
				found = append(found, h.extent(i))
			}
		}
	}
	if len(found) == 0 {
		h.lost = h.lost || l.name == ""
		return
	}
	h.scope, h.own = found, l.is(annexUnit) || l.is(partUnit)
}

// stray says where the passage stands instead.
func (h *site) stray(l *locator) Stray {
	u := sectionUnit
	if len(l.units) > 0 {
		u = l.units[0]
	}
	if u == sectionUnit && l.name == "" && (h.inSection(u, l.numbers[0]) != fails) {
		u = pageUnit // s. 12
	}
	s := Stray{Named: l.text, At: "in"}
	shown := "" // its number
	switch u {
	case pageUnit:
		s.At = "on"
		s.Stands, s.Instead, shown = h.pageName()
	case lineUnit:
		s.At = "on"
		s.Stands, s.Instead, shown = h.lineName()
	case minuteUnit:
		s.At = "at"
		shown = h.t.Place(h.Start).Time
		s.Stands, s.Instead = "at "+shown, shown
	case paragraphUnit, recitalUnit:
		s.Stands, s.Instead, shown = h.paragraphName()
	default:
		s.Stands, s.Instead = h.sectionName()
		h.subdivided(l, u, &s)
	}
	// The author's own word stays, where it is of another language or short.
	word, _, _ := strings.Cut(s.Instead, " ")
	if shown != "" && l.numbered != "" && !strings.HasPrefix(strings.ToLower(l.text), strings.TrimSuffix(word, "s")) {
		s.Instead = strings.Replace(l.text, l.numbered, shown, 1)
	}
	return s
}

// subdivided says in which paragraph of the section that was named rightly the
// passage stands: 5(2).
func (h *site) subdivided(l *locator, u unit, s *Stray) {
	if len(l.numbers) != 1 || len(l.numbers[0].sub) == 0 {
		return
	}
	list, _ := h.layout.numbered(u, l.numbers[0].from)
	if len(list) == 0 || h.inAny(list) != holds {
		return
	}
	inner := *h
	for _, i := range list {
		inner.scope = append(inner.scope, h.extent(i))
	}
	stands, _, shown := inner.paragraphName()
	if shown == "" {
		return
	}
	s.Stands = stands + " of it"
	whole, _, _ := strings.Cut(l.text, "(")
	s.Instead = whole + "(" + shown + ")"
}

func within(ranges []text.Range, at int) bool {
	for _, r := range ranges {
		if r.Start <= at && at < r.End {
			return true
		}
	}
	return false
}
