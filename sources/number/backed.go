package number

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"
)

// Evidence is the numbers that may back those of a claim. The zero Evidence has
// none.
type Evidence struct {
	numbers []source
	equal   map[string][]int // numbers by each value that they may have, without its sign
}

// A source is a number of the evidence, with the words that write it.
type source struct {
	Number
	text           string
	before, behind string // what stands near it
	reader         *Reader
	aside          bool // of what is said about a source: backs years and dates alone
}

// Add reads a text of the evidence.
func (e *Evidence) Add(r *Reader, text string) { e.add(r, text, false) }

// AddAside reads what is said of a source beside its words: its title, when it
// was issued. It backs dates and what may be a year, and nothing else.
func (e *Evidence) AddAside(r *Reader, text string) { e.add(r, text, true) }

func (e *Evidence) add(r *Reader, text string, aside bool) {
	if e.equal == nil {
		e.equal = make(map[string][]int)
	}
	for _, n := range r.Read(text) {
		for _, v := range n.values {
			name := nameOf(v)
			e.equal[name] = append(e.equal[name], len(e.numbers))
		}
		const near = 60
		e.numbers = append(e.numbers, source{Number: n, reader: r, aside: aside, text: text[n.Start:n.End],
			before: text[max(0, n.Start-near):n.Start], behind: text[n.End:min(len(text), n.End+near)]})
	}
}

// nameOf names a value without its sign.
func nameOf(v *big.Rat) string { return strings.TrimPrefix(v.RatString(), "-") }

// compared reports words near a number that compare, whether or not they are
// known to bound it.
func (s *source) compared() bool {
	l := s.reader.lang
	return l != nil && (anyComparative(l, s.reader.tokens(s.before)) || anyComparative(l, s.reader.tokens(s.behind)))
}

// fallen reports words near a number that say "less": there "−5 %" is what the
// evidence has as "fell by 5 %".
func (s *source) fallen() bool {
	return s.reader.saysLess(s.before) || s.reader.saysLess(s.behind)
}

// saysLess reports a word of the list "down", or one that begins with an entry of
// four letters or more.
func (r *Reader) saysLess(text string) bool {
	list := r.lists["down"]
	if list == nil {
		return false
	}
	tokens := r.tokens(text)
	for i, t := range tokens {
		if _, k := list.at(tokens[i:]); k > 0 {
			return true
		}
		for first := range list.byFirst {
			if t.kind == word && utf8.RuneCountInString(first) >= 4 && strings.HasPrefix(t.fold, first) && len(list.byFirst[first][0].words) == 1 {
				return true
			}
		}
	}
	return false
}

// What bounds the work for texts that no person writes: numbers of one text that
// are told of, and numbers of the evidence that are looked through for one that is
// rounded.
const (
	mostTold   = 100
	mostNearby = 2_000
)

// Unbacked are those numbers of a claim that do not stand in the evidence, each
// value once, and at most a hundred. A share such as "one in three" backs the numbers it is written
// with.
func (e *Evidence) Unbacked(claim []Number) []Number {
	var out []Number
	free := 0
	for i := range claim {
		n := &claim[i]
		if len(out) == mostTold {
			break
		}
		switch {
		case n.Start < free:
		case len(n.parts) > 0:
			if e.backs(n) {
				free = n.End
			}
		case !n.Loose && !e.backs(n) && !slices.ContainsFunc(out, n.same):
			out = append(out, *n)
		}
	}
	return out
}

// same reports a number that says the same.
func (n *Number) same(m Number) bool {
	return n.Kind == m.Kind && n.Bound == m.Bound && n.Unit == m.Unit && slices.Equal(n.dates, m.dates) &&
		slices.EqualFunc(n.values, m.values, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
}

// backs reports whether a number of a claim stands in the evidence: the same
// value of the same kind, or where the claim says so one that rounds to it or
// lies beyond it.
func (e *Evidence) backs(n *Number) bool {
	if len(n.dates) > 0 && e.dated(n) {
		return true
	}
	for _, v := range n.values {
		for _, i := range firstOf(e.equal[nameOf(v)]) {
			if e.numbers[i].backs(n) {
				return true
			}
		}
	}
	for i := range firstOf(e.numbers) {
		if s := &e.numbers[i]; (n.Bound != Exact || n.Kind != s.Kind) && s.backs(n) {
			return true
		}
	}
	return false
}

func firstOf[T any](list []T) []T { return list[:min(len(list), mostNearby)] }

func (s *source) backs(n *Number) bool {
	return !s.aside && !s.named && alike(n, &s.Number) && equalOrBounded(n, s)
}

// alike reports whether two numbers may be of the same thing.
func alike(n, s *Number) bool {
	if n.Kind == Date || s.Kind == Date {
		return false // compared by their parts
	}
	if n.Kind != s.Kind {
		switch {
		case n.Kind == Clock && s.oclock, s.Kind == Clock && n.oclock:
			return true
		case n.Kind == Fraction && s.Kind == Percent, n.Kind == Percent && s.Kind == Fraction,
			n.Kind == Fraction && s.Kind == Amount, n.Kind == Amount && s.Kind == Fraction:
			return true
		case n.shared && n.Kind == Amount, s.shared && s.Kind == Amount:
			return true
		}
		return false
	}
	return n.Unit == "" || s.Unit == "" || sameUnit(n.Unit, s.Unit)
}

func sameUnit(a, b string) bool {
	if a == b {
		return true
	}
	if a == "dollar" || b == "dollar" {
		other := a
		if a == "dollar" {
			other = b
		}
		return other == "USD" || other == "CAD" || other == "AUD"
	}
	return false
}

// equalOrBounded compares the values that two numbers may have.
func equalOrBounded(n *Number, s *source) bool {
	for _, claimed := range n.values {
		for _, given := range s.values {
			c, g := claimed, given
			if n.Kind == Percent || s.Kind == Percent {
				c, g = inHundredths(n, c), inHundredths(&s.Number, g)
			}
			if n.Kind == Clock || s.Kind == Clock {
				c, g = inMinutes(n, c), inMinutes(&s.Number, g)
			}
			if valueBacks(n, s, c, g) {
				return true
			}
		}
	}
	return false
}

// inHundredths makes a fraction comparable with per cent.
func inHundredths(n *Number, v *big.Rat) *big.Rat {
	if n.Kind != Fraction {
		return v
	}
	return new(big.Rat).Mul(v, big.NewRat(100, 1))
}

// inMinutes makes hours comparable with a time of day.
func inMinutes(n *Number, v *big.Rat) *big.Rat {
	if n.Kind == Clock {
		return v
	}
	return new(big.Rat).Mul(v, big.NewRat(60, 1))
}

func valueBacks(n *Number, s *source, c, g *big.Rat) bool {
	if c.Sign() >= 0 && g.Sign() < 0 {
		g = new(big.Rat).Neg(g) // "fell by 5 %" says the sign in words
	}
	if c.Sign() < 0 && g.Sign() > 0 && s.fallen() {
		g = new(big.Rat).Neg(g)
	}
	order := g.Cmp(c)
	if order == 0 {
		if opposite(n, &s.Number) {
			return false
		}
		strict := (n.Bound == Over || n.Bound == Under) && !n.open
		return !strict || s.Bound != Exact || s.compared()
	}
	if n.Kind == Fraction && s.Kind == Percent && sameRounded(c, g, s.place) || n.Kind == Percent && s.Kind == Fraction && sameRounded(g, c, n.place) {
		return true // a third is 33 %
	}
	switch n.Bound {
	case About:
		return near(n, c, g)
	case Nearly:
		return order < 0 && within(c, g, 10)
	case Over:
		return order > 0 && timesAtMost(c, g, n.reach())
	case Under:
		return order < 0 && timesAtMost(g, c, n.reach())
	case AtLeast:
		return order > 0 && n.derives(s) && timesAtMost(c, g, n.reach())
	case AtMost:
		return order < 0 && n.derives(s) && timesAtMost(g, c, n.reach())
	}
	return false
}

// opposite reports bounds that contradict each other: "over 500" of "at most 500".
func opposite(a, b *Number) bool {
	up := func(n *Number) bool { return n.Bound == Over || n.Bound == AtLeast }
	down := func(n *Number) bool { return n.Bound == Under || n.Bound == AtMost }
	return !a.open && !b.open && (up(a) && down(b) || down(a) && up(b))
}

// derives reports whether "at least" and "at most" may be our own words for a
// count. A limit that the evidence sets must be given as it sets it: "within 72
// hours" is not backed by "within 48 hours".
func (n *Number) derives(s *source) bool {
	return !n.open && s.Bound == Exact && !s.compared()
}

// sameRounded reports whether an exact value is the other one when rounded to its
// place: 33 for a third.
func sameRounded(exact, rounded *big.Rat, place int) bool {
	return rounds(exact, rounded, min(place, 0))
}

// rounds reports whether v rounds to c at a power of ten, either way at a half.
func rounds(v, c *big.Rat, place int) bool {
	unit := tenTo(place)
	distance := new(big.Rat).Sub(v, c)
	distance.Abs(distance).Mul(distance, big.NewRat(2, 1))
	return distance.Cmp(unit) <= 0
}

func tenTo(place int) *big.Rat {
	place = max(-maxFigures, min(place, 2*maxFigures))
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(place, -place))), nil)
	v := new(big.Rat).SetInt(p)
	if place < 0 {
		v.Inv(v)
	}
	return v
}

// near reports a value that rounds to c in the figures in which c is written,
// and is no more than a tenth away.
func near(n *Number, c, g *big.Rat) bool {
	if n.Kind == Fraction {
		return within(c, g, 10)
	}
	return within(c, g, 10) && (rounds(g, c, n.place) || within(c, g, 20) && rounds(g, c, n.place+1))
}

// within reports that g is no more than c divided by parts away from c.
func within(c, g *big.Rat, parts int64) bool {
	distance := new(big.Rat).Sub(g, c)
	distance.Abs(distance).Mul(distance, big.NewRat(parts, 1))
	size := new(big.Rat).Abs(c)
	return distance.Cmp(size) <= 0
}

// reach is how many times a number "more than" and "less than" reach over; less
// where the words may mean something else, such as German "unter": among.
func (n *Number) reach() *big.Rat {
	if n.open && n.Kind != Fraction {
		return big.NewRat(3, 2)
	}
	return big.NewRat(5, 1)
}

// timesAtMost reports that large is no more than so many times small.
func timesAtMost(small, large, times *big.Rat) bool {
	if small.Sign() <= 0 {
		return small.Sign() == large.Sign() || small.Sign() == 0
	}
	return large.Cmp(new(big.Rat).Mul(small, times)) <= 0
}

// dated reports whether the parts of a date stand in the evidence: day and month
// together, the year there or elsewhere, as in a heading.
func (e *Evidence) dated(n *Number) bool {
	for _, d := range n.dates {
		if e.hasDay(d) && e.hasYear(d, n) {
			return true
		}
	}
	return false
}

func (e *Evidence) hasDay(d date) bool {
	if d.month == 0 {
		return true
	}
	return e.some(func(g date) bool {
		return g.month == d.month && (d.day == 0 || g.day == d.day) && (d.year == 0 || g.year == 0 || g.year == d.year)
	})
}

func (e *Evidence) hasYear(d date, n *Number) bool {
	return d.year == 0 || e.some(func(g date) bool {
		switch {
		case g.decade && !d.decade:
			return false
		case d.decade:
			return g.year/10 == d.year/10
		}
		return g.year == d.year || n.Bound != Exact && g.year != 0 && boundYear(n.Bound, d.year, g.year)
	})
}

// boundYear holds for "before 2020" and "around 1990" what holds for amounts.
func boundYear(b Bound, claimed, given int) bool {
	switch b {
	case About, Nearly:
		return given >= claimed-2 && given <= claimed+2
	}
	return false
}

func (e *Evidence) some(holds func(date) bool) bool {
	for _, s := range firstOf(e.numbers) {
		for _, g := range s.dates {
			if holds(g) {
				return true
			}
		}
	}
	return false
}
