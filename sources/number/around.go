package number

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"factsheet/sources/language"
)

// symbols are units and currencies that are written alike everywhere, under the
// names that the lists of words have.
var symbols = func() map[string]string {
	out := make(map[string]string)
	for _, line := range strings.Split(`second s
minute min min.
hour h hrs hr
km km
m m
cm cm
mm mm
kg kg
g g
t t
ha ha
km² km² km2
m² m² m2
l l
W W
kW kW
MW MW
GW GW
TW TW
kWh kWh
MWh MWh
GWh GWh
TWh TWh
kB kB KB
MB MB
GB GB
TB TB
Hz Hz
kHz kHz
MHz MHz
GHz GHz
Mbit/s Mbit/s Mbps
Gbit/s Gbit/s Gbps
‰ ‰
EUR € EUR
GBP £ GBP
JPY ¥ JPY
USD USD
CHF CHF Fr. SFr.
BGN BGN лв
CZK CZK Kč
DKK DKK
HUF HUF Ft
PLN PLN zł
RON RON
SEK SEK
NOK NOK
ISK ISK
TRY TRY ₺
UAH UAH ₴
RUB RUB ₽
CAD CAD
AUD AUD
INR INR ₹
dollar $
cent ¢ ct`, "\n") {
		f := strings.Fields(line)
		for _, w := range f[1:] {
			out[w] = f[0]
		}
	}
	return out
}()

// isMoney reports a currency, by its name in lists.
func isMoney(unit string) bool {
	return len(unit) == 3 && strings.ToUpper(unit) == unit && unit != "‰" || unit == "dollar" || unit == "cent"
}

// behind takes what follows a number and belongs to it: powers, units, and words
// that bound it from behind.
func (s *scan) behind(n *Number, at *span) {
	if n.Kind == Clock || len(n.values) == 0 {
		return
	}
	s.suffix(n, at)
	s.powers(n, at)
	if s.andHalf(n, at) {
		s.powers(n, at) // "two and a half million"
	}
	s.unit(n, at)
	if n.Unit != "" {
		s.andHalf(n, at) // "deux ans et demi"
	}
	if n.Unit == "hour" && n.Kind == Amount {
		_, k := s.lists["clock"].at(s.tokens[at.to-1:])
		n.oclock = k > 0
	}
	if x, k := s.lists["after"].at(s.from(at.to)); k > 0 {
		n.Bound, n.open = x.bound, x.open
	} else if s.aboutBehind(at.to) {
		n.Bound = About
	}
	if t := s.tok(at.to); t.fold == "+" && !t.spaced {
		n.Bound = AtLeast
	}
}

// andHalf takes "and a half" behind a number: of the million that it ends with,
// else of one.
func (s *scan) andHalf(n *Number, at *span) bool {
	_, k := s.lists["and half"].at(s.from(at.to))
	if k == 0 || n.Kind != Amount {
		return false
	}
	of, place := int64(1), -1
	if x, j := s.lists["power"].at(s.from(at.to - 1)); j == 1 && (n.spoken || n.scaled) {
		of = x.value
		for p := of; p >= 10; p /= 10 {
			place++
		}
	}
	for i, v := range n.values {
		n.values[i] = new(big.Rat).Add(v, big.NewRat(of, 2))
	}
	n.place = place
	at.to += k
	return true
}

// aboutBehind reports a word such as "about" behind what is counted, where it can
// be of no other number: "12,000 acres or so."
func (s *scan) aboutBehind(i int) bool {
	if t := s.tok(i); t.fold == "de" {
		i++
	}
	if s.tok(i).kind != word || s.tok(i).text == "" {
		return false
	}
	i++
	if s.tok(i).fold == "," {
		i++
	}
	x, k := s.lists["after"].at(s.from(i))
	next := s.tok(i + k)
	return k > 0 && x.bound == About && (next.text == "" || next.kind == sign)
}

func (s *scan) from(i int) []token { return s.tokens[min(max(i, 0), len(s.tokens)):] }

// suffix takes the ending of an ordinal in figures: 3rd, 3e, 3º.
func (s *scan) suffix(n *Number, at *span) {
	t := s.tok(at.to)
	if t.spaced || n.Kind != Amount {
		return
	}
	switch t.fold {
	case "st", "nd", "rd", "th", "e", "er", "ère", "re", "ème", "eme", "ième", "nde", "º", "ª", "°":
		if t.fold == "°" && strings.HasPrefix(s.tok(at.to+1).text, "C") {
			return
		}
		at.to++
		n.Loose = n.Loose || s.Tag == "fr" && t.fold == "°" // "aux 2° à 7°"
	}
}

func (s *scan) powers(n *Number, at *span) {
	if n.Kind != Amount || n.spoken && len(n.dates) > 0 {
		return
	}
	for range 2 { // "3 mil millones"
		t := s.tok(at.to)
		x, k := s.lists["power"].at(s.from(at.to))
		if k == 0 && !t.spaced && t.fold == "k" && t.text != "K" {
			x, k = phrase{words: []string{"k"}, value: 1000}, 1
		}
		if k == 0 || t.fold == "hundred" && t.spaced && n.small() < 0 {
			return
		}
		var scaled []*big.Rat
		for _, v := range n.values {
			scaled = append(scaled, new(big.Rat).Mul(v, big.NewRat(x.value, 1)))
		}
		n.dates = nil
		n.scaled = true
		for p := x.value; p >= 10; p /= 10 {
			n.place++
		}
		at.to += k
		if len(x.words) == 1 && utf8.RuneCountInString(x.words[0]) <= 2 && x.words[0] != "bn" && !s.isMoneyAt(at.to) {
			n.values = append(scaled, n.values...) // "5 m": millions or metres
			if n.Unit = symbols[t.text]; n.Unit == "" {
				n.shared = true
			}
			if s.tok(at.to).fold == "." && s.goesOn(at.to+1) {
				at.to++
			}
			return
		}
		n.values = scaled
		if s.tok(at.to).fold == "." && !s.tok(at.to).spaced && utf8.RuneCountInString(x.words[len(x.words)-1]) <= 5 && s.tok(at.to+1).kind != digit && s.goesOn(at.to+1) {
			at.to++ // of the abbreviation: "Mio. Euro"
		}
	}
}

// isMoneyAt reports a currency at token i.
func (s *scan) isMoneyAt(i int) bool {
	x, n := s.lists["unit"].at(s.from(i))
	return n > 0 && isMoney(x.unit) || isMoney(symbols[s.tok(i).text])
}

// goesOn reports that the sentence does: what follows is a unit or a small letter.
func (s *scan) goesOn(i int) bool {
	t := s.tok(i)
	if t.kind == word && !isCapital(t.text) || t.kind == sign && symbols[t.text] != "" {
		return true
	}
	_, n := s.lists["unit"].at(s.from(i))
	return n > 0 || symbols[t.text] != ""
}

// unit takes per cent, percentage points, a currency or a unit of measure.
func (s *scan) unit(n *Number, at *span) {
	if n.Kind == Date {
		return
	}
	i := at.to
	switch t := s.tok(i); {
	case t.fold == "-" && !t.spaced && !s.tok(i+1).spaced:
		i++ // 48-hour, 10-%-Hürde
	case t.fold == "de" || t.fold == "d'" || t.fold == "di":
		if x, k := s.lists["unit"].at(s.from(i + 1)); k > 0 && (isMoney(x.unit) || s.Tag == "ro") {
			s.setUnit(n, x.unit) // "5 millions d'euros"
			at.to = i + 1 + k
			return
		}
	}
	if s.hundredths(n, at, i) {
		return
	}
	if x, k := s.lists["unit"].at(s.from(i)); k > 0 {
		s.setUnit(n, x.unit)
		at.to = i + k
		return
	}
	s.symbol(n, at, i)
}

// hundredths takes per cent or percentage points at token i.
func (s *scan) hundredths(n *Number, at *span, i int) bool {
	if _, k := s.lists["points"].at(s.from(i)); k > 0 {
		n.Kind, n.dates, at.to = Points, nil, i+k
		return true
	}
	_, k := s.lists["percent"].at(s.from(i))
	if s.tok(i).fold == "%" {
		k = max(k, 1)
	}
	if k == 0 {
		return false
	}
	if n.Kind == Amount {
		n.Kind = Percent
	}
	n.dates, at.to = nil, i+k
	return true
}

// symbol takes the sign of a unit or a currency at token i.
func (s *scan) symbol(n *Number, at *span, i int) {
	t := s.tok(i)
	text := t.text
	switch {
	case text == "°" && s.tok(i+1).text == "C" && !s.tok(i+1).spaced:
		n.Unit, at.to = "°C", i+2
		return
	case n.dates != nil && (s.Tag == "lt" && text == "m" || s.Tag == "lv" && text == "g"):
		return // "2024 m." is a year
	case isDollarState(text) && s.tok(i+1).text == "$":
		text, i = "$", i+1
	}
	if u := symbols[text]; u != "" && (t.kind != word || len(text) > 1 || !t.spaced || s.tok(i+1).kind != word) {
		s.setUnit(n, u)
		at.to = i + 1
	}
}

// isDollarState reports what stands before the sign of a dollar: US$, A$, C$.
func isDollarState(w string) bool { return w == "US" || w == "A" || w == "C" }

func (s *scan) setUnit(n *Number, unit string) {
	if n.Unit == "" {
		n.Unit = unit
	}
	n.dates = nil
}

// before takes the sign and the currency before a number, and the words that
// bound it.
func (s *scan) before(n *Number, at *span) {
	first := at.from
	if t := s.tok(first - 1); s.isMinus(first - 1) {
		if t.fold == "-" {
			n.negate()
		}
		at.from--
		first--
	}
	if n.Kind == Amount && s.moneyBefore(n, first) {
		first--
		if s.tok(first).text == "$" && isDollarState(s.tok(first-1).text) {
			first--
		}
		at.from = first
		if s.isMinus(first-1) && s.tok(first-1).fold == "-" {
			n.negate()
			first--
			at.from = first
		}
	}
	s.bound(n, first)
	if n.Kind == Fraction && n.Bound != Exact {
		n.Loose = false // "over half"
	}
}

// moneyBefore takes a currency that stands before token i.
func (s *scan) moneyBefore(n *Number, i int) bool {
	t := s.tok(i - 1)
	u := symbols[t.text]
	if i == 0 || t.name || u == "" || t.kind == word && (!isMoney(u) || len(t.text) < 2) {
		return false
	}
	switch {
	case n.Unit == "":
	case n.scaled && !isMoney(n.Unit): // "€5m" is no length
		n.Unit, n.values = "", n.values[:1]
	default:
		return false
	}
	s.setUnit(n, u)
	return true
}

func (n *Number) negate() {
	for i, v := range n.values {
		n.values[i] = new(big.Rat).Neg(v)
	}
	n.dates = nil
}

// isMinus reports a sign before figures that joins nothing: "-5", "+5".
func (s *scan) isMinus(i int) bool {
	if i < 0 {
		return false
	}
	t, next, before := s.tok(i), s.tok(i+1), s.tok(i-1)
	if t.kind != sign || next.spaced || next.kind != digit && symbols[next.text] == "" {
		return false
	}
	if t.fold != "-" && t.fold != "+" {
		return false
	}
	return t.text == "−" && (t.spaced || before.kind == sign) || t.spaced || i == 0 || before.fold == "("
}

// longestBound is the most words that bound a number before it.
const longestBound = 5

// bound looks for "about", "more than" and their like before token i, over an
// article.
func (s *scan) bound(n *Number, i int) {
	switch t := s.tok(i - 1); t.text {
	case "~", "≈", "∼", "≃", "±":
		n.Bound = About
		return
	case ">":
		n.Bound = Over
		return
	case "≥":
		n.Bound = AtLeast
		return
	case "<":
		n.Bound = Under
		return
	case "≤":
		n.Bound = AtMost
		return
	}
	for skip := range 2 {
		end := i - skip
		if skip == 1 {
			if _, k := s.lists["one"].at(s.tokens[max(end, 0):max(i, 0)]); k == 0 && s.tok(end).fold != "the" {
				return
			}
		}
		stop := end
		if s.tok(end-1).fold == "." && end >= 2 { // "ca. 5"
			stop--
		}
		for j := max(0, stop-longestBound); j < stop; j++ {
			x, k := s.lists["before"].at(s.tokens[j:end])
			if k > 0 && (j+k == end || j+k == stop) {
				n.Bound, n.open = x.bound, x.open || len(x.words) == 1 && n.isTime()
				if s.negates(j) {
					n.Bound = notBound[n.Bound]
				}
				return
			}
		}
	}
}

// notBound is what "not" makes of a bound: not more than is at most.
var notBound = map[Bound]Bound{About: Exact, Nearly: Under, Over: AtMost, Under: AtLeast, AtLeast: Under, AtMost: Over}

// negates reports a word right before token i that negates: "must not exceed 5".
func (s *scan) negates(i int) bool {
	if s.lang == nil {
		return false
	}
	words := make([]string, 0, 2)
	for _, t := range s.tokens[max(0, i-2):i] {
		words = append(words, t.text)
	}
	return s.lang.Negation(words) >= 0
}

// isTime reports a span of time: "over 5 years" may mean during them.
func (n *Number) isTime() bool {
	switch n.Unit {
	case "second", "minute", "hour", "day", "week", "month", "year":
		return true
	}
	return n.Kind == Amount && n.IsDate()
}

func anyComparative(l *language.Language, tokens []token) bool {
	for _, t := range tokens {
		if t.kind == word && l.Comparative(t.text) {
			return true
		}
	}
	return false
}
