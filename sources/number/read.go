package number

import (
	"math/big"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A scan is one text on its way to numbers.
type scan struct {
	*Reader
	tokens  []token
	numbers []Number
	spans   []span // of the numbers, in tokens
	// numbered is the index of the last number that a word such as "Article" is
	// numbered by.
	numbered int
}

// A span is a range of tokens.
type span struct{ from, to int }

// Read finds the numbers of a text, in its order.
func (r *Reader) Read(text string) []Number {
	room := rooms.Get().(*[]token)
	s := &scan{Reader: r, tokens: r.appendTokens((*room)[:0], text), numbered: -1}
	defer func() {
		clear(s.tokens) // what they hold of the text can go
		if *room = s.tokens; cap(s.tokens) > mostRoom {
			*room = nil
		}
		rooms.Put(room)
	}()
	dates := s.allDates()
	for i := 0; i < len(s.tokens); {
		if len(dates) > 0 && dates[0].span.from <= i {
			s.keep(dates[0].number, dates[0].span)
			i = max(i+1, dates[0].span.to)
			dates = dates[1:]
			continue
		}
		limit := len(s.tokens)
		if len(dates) > 0 {
			limit = dates[0].span.from
		}
		n, at := s.core(i, limit)
		if at.to == 0 {
			i++
			continue
		}
		s.behind(&n, &at)
		s.before(&n, &at)
		s.names(&n, at)
		s.keep(n, at)
		i = at.to
	}
	s.shareUnits()
	s.ratios()
	return s.numbers
}

// rooms are the memory of tokens, which nothing that is read holds on to. That of a
// text with more than mostRoom tokens is let go of.
var rooms = sync.Pool{New: func() any { return new([]token) }}

const mostRoom = 1 << 10

func (s *scan) keep(n Number, at span) {
	n.Start, n.End = s.tokens[at.from].start, s.tokens[at.to-1].end
	s.numbers = append(s.numbers, n)
	s.spans = append(s.spans, at)
}

// tok is the token at a place, the zero token outside the text.
func (s *scan) tok(i int) token {
	if i < 0 || i >= len(s.tokens) {
		return token{spaced: true}
	}
	return s.tokens[i]
}

// core reads what itself says a number at token i: figures, a fraction, words.
func (s *scan) core(i, limit int) (Number, span) {
	t := s.tokens[i]
	switch {
	case t.kind == digit:
		return s.figures(i, limit)
	case t.kind == sign:
		if v, ok := vulgar[t.text]; ok && len(t.text) > 1 {
			return Number{Kind: Fraction, values: []*big.Rat{big.NewRat(v[0], v[1])}, place: -2}, span{i, i + 1}
		}
		return Number{}, span{}
	}
	return s.words(i, limit)
}

func (s *scan) figures(i, limit int) (Number, span) {
	t := s.tokens[i]
	if n, at, ok := s.clock(i); ok {
		return n, at
	}
	n := Number{Loose: t.name, named: t.name}
	readings := s.readings(t.text)
	if len(readings) == 0 { // 1.2.3: the number of a section or of an edition
		return Number{Loose: true, named: true}, span{i, i + 1}
	}
	for _, x := range readings {
		n.values = append(n.values, x.value)
	}
	n.place = readings[0].place
	at := span{i, i + 1}
	next := s.tok(i + 1)
	switch {
	case next.kind == sign && !next.spaced && vulgar[next.text] != [2]int64{} && n.small() >= 0: // 2½
		v := vulgar[next.text]
		n.values = []*big.Rat{new(big.Rat).Add(n.values[0], big.NewRat(v[0], v[1]))}
		n.place, at.to = -2, i+2
		return n, at
	case next.fold == "/" && !next.spaced && s.tok(i+2).kind == digit && !s.tok(i+2).spaced:
		return s.slash(i, n)
	}
	if len(t.text) == 4 && n.small() >= 1000 && n.small() < 3000 {
		n.dates = []date{{year: int(n.small())}}
	}
	s.decade(&n, &at)
	s.spanOfYears(&n, i)
	return n, at
}

// slash reads "1/2" as a fraction and "2016/17" as two years; "2016/680" and
// "24/7" are names.
func (s *scan) slash(i int, n Number) (Number, span) {
	a, b := n.small(), int64(-1)
	if r := s.readings(s.tokens[i+2].text); len(r) == 1 {
		b = (&Number{values: []*big.Rat{r[0].value}}).small()
	}
	third := s.tok(i + 3)
	more := third.fold == "/" && !third.spaced
	switch {
	case more || a < 0 || b < 0:
	case a > 0 && a < b && (b <= 12 || b == 100):
		return Number{Kind: Fraction, values: []*big.Rat{big.NewRat(a, b)}, place: -2}, span{i, i + 3}
	case a >= 1900 && a < 2200 && (b == (a+1)%100 || b == a+1):
		n.dates = []date{{year: int(a)}, {year: int(a) + 1}}
		return n, span{i, i + 3}
	}
	to := i + 3
	for s.tok(to).fold == "/" && s.tok(to+1).kind == digit {
		to += 2
	}
	n.Loose, n.named = true, true
	return n, span{i, to}
}

// decade reads "1990s", "1990er", "90s" and "1990-talet".
func (s *scan) decade(n *Number, at *span) {
	v := n.small()
	next := s.tok(at.to)
	if v < 10 || v%10 != 0 || next.spaced || v > 99 && n.dates == nil {
		return
	}
	if next.fold == "'" {
		next = s.tok(at.to + 1)
	}
	hyphen := next.fold == "-"
	if hyphen {
		next = s.tok(at.to + 1)
	}
	switch {
	case next.spaced || next.kind != word:
		return
	case !hyphen && (next.fold == "s" || next.fold == "er" || next.fold == "ern" || next.fold == "erne"),
		strings.HasPrefix(next.fold, "tal"), hyphen && (next.fold == "luku" || strings.HasPrefix(next.fold, "luvu") || strings.HasPrefix(next.fold, "ndat")),
		strings.HasPrefix(next.fold, "erjahr"):
	default:
		return
	}
	year := int(v)
	if year < 100 {
		year += 1900
	}
	n.Kind, n.dates = Date, []date{{year: year, decade: true}}
	for s.tok(at.to).text != next.text {
		at.to++
	}
	at.to++
}

// spanOfYears reads the second of "2016–18" as a year too.
func (s *scan) spanOfYears(n *Number, i int) {
	dash, first := s.tok(i-1), s.tok(i-2)
	v := n.small()
	if dash.fold != "-" || dash.spaced || s.tokens[i].spaced || first.kind != digit || len(first.text) != 4 || len(s.tokens[i].text) != 2 {
		return
	}
	f := s.readings(first.text)
	year := (&Number{values: []*big.Rat{f[0].value}}).small()
	if year >= 1000 && year < 3000 && v > year%100 {
		n.dates = []date{{year: int(year - year%100 + v)}}
		n.values = append(n.values, big.NewRat(year-year%100+v, 1))
	}
}

// words reads a number word, a part of a whole, an ordinal or a Roman numeral.
func (s *scan) words(i, limit int) (Number, span) {
	tokens := s.tokens[i:limit]
	t := tokens[0]
	if t.name {
		return Number{}, span{}
	}
	joined := !t.spaced && s.tok(i-1).kind == digit
	if joined { // the rest of "5km" is read as its unit
		return Number{}, span{}
	}
	if !s.mayBegin(i) {
		if v := roman(t.text); v > 0 {
			return Number{spoken: true, Loose: true, values: []*big.Rat{big.NewRat(v, 1)}}, span{i, i + 1}
		}
		return Number{}, span{}
	}
	if n, ok := s.withHalf(t); ok {
		return n, span{i, i + 1}
	}
	said := s.say(tokens)
	if n, at, ok := s.part(i, limit, said); ok {
		return n, at
	}
	if n, at, ok := s.ordinal(i, limit, said); ok {
		return n, at
	}
	if said.tokens > 0 {
		n := Number{spoken: true, values: []*big.Rat{big.NewRat(said.value, 1)}, Loose: said.value < 2 || said.doubtful}
		n.place = whole(n.values[0].Num().String()).place
		return n, span{i, i + said.tokens}
	}
	return Number{}, span{}
}

// withHalf reads a number and a half that are written as one: "zweieinhalb".
func (s *scan) withHalf(t token) (Number, bool) {
	if !s.flags["compound"] || s.lists["and half"] == nil || !s.mayBeCompound(t.fold) {
		return Number{}, false
	}
	for suffix, same := range s.lists["and half"].byFirst {
		front, ok := strings.CutSuffix(t.fold, suffix)
		if !ok || len(same[0].words) != 1 || len(suffix) < 4 || front == "" {
			continue
		}
		if said := s.say([]token{{kind: word, text: front, fold: front, spaced: true}}); said.tokens == 1 && said.of == 0 {
			return Number{spoken: true, place: -1, values: []*big.Rat{new(big.Rat).Add(big.NewRat(said.value, 1), big.NewRat(1, 2))}}, true
		}
	}
	return Number{}, false
}

// ordinal reads "third" and "twenty-third": it counts nothing, and may back a
// figure.
func (s *scan) ordinal(i, limit int, before said) (Number, span, bool) {
	x, k := s.lists["ordinal"].at(s.tokens[i:limit])
	if k > before.tokens {
		return Number{spoken: true, Loose: true, values: []*big.Rat{big.NewRat(x.value, 1)}}, span{i, i + k}, true
	}
	j := i + before.tokens
	if t := s.tok(j); t.fold == "-" && !t.spaced {
		j++
	}
	if before.value < 20 || before.value%10 != 0 || j >= limit {
		return Number{}, span{}, false
	}
	x, k = s.lists["ordinal"].at(s.tokens[j:limit])
	if k == 0 || x.value >= 10 {
		return Number{}, span{}, false
	}
	return Number{spoken: true, Loose: true, values: []*big.Rat{big.NewRat(before.value+x.value, 1)}}, span{i, j + k}, true
}

// mayBegin is a cheap question before all others: whether a number in words may
// begin at token i. Most words begin none.
func (s *scan) mayBegin(i int) bool {
	w := s.tokens[i].fold
	if s.starts[w] || s.flags["compound"] && s.mayBeCompound(w) {
		return true
	}
	for _, next := range s.tokens[i+1 : min(i+3, len(s.tokens))] { // "ein Drittel"
		if s.lists["fraction"] != nil && s.lists["fraction"].byFirst[next.fold] != nil {
			return true
		}
	}
	return false
}

// shareUnits marks numbers whose unit may stand at the next one: "5 to 7 %".
func (s *scan) shareUnits() {
	for i := len(s.numbers) - 2; i >= 0; i-- {
		n, next := &s.numbers[i], &s.numbers[i+1]
		has := next.Kind == Percent || next.Kind == Points || next.Kind == Amount && (next.Unit != "" || next.shared || next.scaled)
		if n.Kind != Amount || n.Unit != "" || !has {
			continue
		}
		between := s.tokens[s.spans[i].to:max(s.spans[i].to, s.spans[i+1].from)]
		if len(between) == 1 && (between[0].kind == word || between[0].fold == "-" || between[0].fold == "/") {
			n.shared = true
			if next.scaled && !n.scaled && next.Kind == Amount {
				n.scaleLike(next)
			}
		}
	}
}

// scaleLike adds the reading that a number shares the power of the next: "5 to 7
// million".
func (n *Number) scaleLike(next *Number) {
	for _, p := range []int64{1e3, 1e6, 1e9, 1e12} {
		power := big.NewRat(p, 1)
		if next.values[0].Cmp(power) >= 0 && new(big.Rat).Quo(next.values[0], power).Cmp(big.NewRat(1000, 1)) < 0 {
			n.values = append(n.values, new(big.Rat).Mul(n.values[0], power))
			return
		}
	}
}

func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
