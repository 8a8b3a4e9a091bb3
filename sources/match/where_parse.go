package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A locator is one part of a place as an author writes it: "page 12", "§ 3",
// "The bridge".
type locator struct {
	units    []unit  // the senses of its word; nil for a number alone
	numbers  []count // any of them
	name     string  // of a heading, where it has no number
	text     string  // as it is written
	from     int     // of its numbers in the place
	to       int
	numbered string // the numbers as they are written
}

// A count is one number of a locator or a range of them: "12", "12–13", "12 ff.",
// "5(2)".
type count struct {
	from, to string   // as written; to may be empty
	next     bool     // and the next one: "12 f."
	open     bool     // and what follows: "12 ff."
	sub      []string // "2" of "5(2)"
}

// is reports whether a locator may count that unit.
func (l *locator) is(u unit) bool {
	for _, v := range l.units {
		if v == u {
			return true
		}
	}
	return false
}

// A token is a word, a number or a mark of a place.
type token struct {
	text       string
	start, end int
	number     bool
	word       bool
}

// placeTokens takes a place apart.
func placeTokens(where string) []token {
	var out []token
	for i := 0; i < len(where); {
		r, size := utf8.DecodeRuneInString(where[i:])
		t := token{start: i, end: i + size}
		switch {
		case isSpace(r):
			i += size
			continue
		case isDigit(r):
			t.end, t.number = numberEnd(where, i), true
		case unicode.IsLetter(r):
			t.end, t.word = wordEnd(where, i), true
			// A page may be called A-12 or A12; "p12" is p. 12.
			if rest := strings.TrimLeft(where[t.end:], "-‑"); utf8.RuneCountInString(where[i:t.end]) <= 3 && unitsOf(where[i:t.end]) == nil &&
				rest != "" && isDigit(rune(rest[0])) && len(where[t.end:])-len(rest) <= 3 {
				t.end, t.word, t.number = numberEnd(where, len(where)-len(rest)), false, true
			}
		case r == '§' || r == '¶':
			for strings.HasPrefix(where[t.end:], string(r)) {
				t.end += size
			}
			t.word = true
		}
		t.text = where[t.start:t.end]
		out = append(out, t)
		i = t.end
	}
	return out
}

// numberEnd is where the number ends that begins at i: 12, 4.2, 12:34, 12a.
func numberEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isDigit(r) && (!strings.ContainsRune(".:", r) || i+size == len(s) || !isDigit(rune(s[i+size]))) {
			break
		}
		i += size
	}
	if r, size := utf8.DecodeRuneInString(s[i:]); unicode.IsLetter(r) {
		if end := wordEnd(s, i); end == i+size || s[i:end] == "ff" {
			return end
		}
	}
	return i
}

func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && (!isSingle(r) || i+size == len(s) || !isWord(rune(s[i+size]))) {
			break
		}
		i += size
	}
	return i
}

// rangeWords stand between the ends of a range: pages 12 to 14.
var rangeWords = map[string]bool{}

// listWords stand between the numbers of a list, and between two parts of a place.
var listWords = map[string]bool{}

// ofWords stand before how many there are of it: page 12 of 40.
var ofWords = map[string]bool{}

func init() {
	for _, w := range strings.Fields("to through until bis à a au al até ate til till tot do до по iki līdz kuni ig έως εως ως sa go asta") {
		rangeWords[w] = true
	}
	for _, w := range strings.Fields("and or et ou und oder y o e en of og och eller ja tai i lub a nebo alebo in ali ili и или și sau és vagy και ή και/ή u jew agus nó ir arba un vai &") {
		listWords[w] = true
	}
	for _, w := range strings.Fields("of von de sur su van af av z ze zo od от din από out") {
		ofWords[w] = true
	}
}

// parsePlace reads a place. What it does not know is left out: that is not
// verified.
func parsePlace(where string) []locator {
	p := placeParser{where: where}
	begin := 0
	cut := func(end int) {
		p.piece(where[begin:end], begin)
	}
	for i, r := range where {
		if strings.ContainsRune(",;>›→|\n", r) || r == '/' && strings.HasPrefix(where[i+1:], " ") {
			cut(i)
			begin = i + utf8.RuneLen(r)
		}
	}
	cut(len(where))
	return p.out
}

type placeParser struct {
	where string
	out   []locator
	base  int
	list  []token
	at    int
}

// piece reads what stands between two commas.
func (p *placeParser) piece(s string, base int) {
	p.list, p.at, p.base = placeTokens(s), 0, base
	if len(p.list) == 0 {
		return
	}
	if p.list[0].number && len(p.list) == 1+p.marks() && len(p.out) > 0 && len(p.out[len(p.out)-1].units) > 0 {
		p.numbers(&p.out[len(p.out)-1]) // "pages 3, 7"
		return
	}
	before := len(p.out)
	if p.numberFirst() {
		p.behind(s)
	} else {
		p.before(s)
	}
	if len(p.out) == before {
		p.named(s)
	}
}

// marks counts the marks and the number's followers behind the first token.
func (p *placeParser) marks() int {
	n := 0
	for _, t := range p.list[1:] {
		if t.word && !follows(t.text) && !rangeWords[t.text] && !listWords[t.text] {
			return -1
		}
		n++
	}
	return n
}

// numberFirst reports a piece in which the units stand behind their numbers, as
// in Hungarian, Latvian and Swedish laws: 3 kap. 5 §.
func (p *placeParser) numberFirst() bool {
	for i, t := range p.list {
		switch {
		case i == 0 && !t.number && !(t.word && isRoman(t.text) && len(p.list) > 1):
			return false
		case i > 0 && t.word && !follows(t.text) && !rangeWords[t.text]:
			last := p.list[len(p.list)-1]
			return unitsOf(t.text) != nil && (i+1 == len(p.list) || last.word || last.text == "." || p.list[i+1].text == "." && len(p.list) == i+2 || !p.list[i+1].number)
		}
	}
	return false
}

// before reads units with their numbers behind them.
func (p *placeParser) before(s string) {
	for p.at < len(p.list) {
		t := p.list[p.at]
		switch {
		case t.word && unitsOf(t.text) != nil && p.numberAt(p.next(p.at+1)):
			start := p.at
			p.at = p.next(p.at + 1)
			l := locator{units: unitsOf(t.text)}
			p.numbers(&l)
			p.add(l, start)
		case t.word && !ofWords[t.text] && p.next(p.at+1) < len(p.list) && p.list[p.next(p.at+1)].number:
			p.at = p.next(p.at + 1)
			if strings.Contains(p.list[p.at].text, ":") {
				p.number() // "at 12:34"
			} else {
				p.at++ // counts something else: "table 3"
			}
		case t.number && p.at > 0 && ofWords[p.list[p.at-1].text]:
			p.at++ // page 12 of 40
		case t.number:
			p.number()
		default:
			p.at++
		}
	}
}

// number reads a number without a unit.
func (p *placeParser) number() {
	start := p.at
	var l locator
	if strings.Contains(p.list[p.at].text, ":") {
		l.units = []unit{minuteUnit}
	}
	p.numbers(&l)
	p.add(l, start)
}

// behind reads numbers with their units behind them.
func (p *placeParser) behind(s string) {
	for p.at < len(p.list) {
		start := p.at
		if !p.numberAt(p.at) {
			p.at++
			continue
		}
		var l locator
		p.numbers(&l)
		if i := p.next(p.at); i < len(p.list) && p.list[i].word {
			if l.units = unitsOf(p.list[i].text); l.units == nil {
				l.units = []unit{silentUnit}
			}
			p.at = i + 1
		}
		p.add(l, start)
	}
}

// next passes over the full stop of an abbreviation, and marks like it.
func (p *placeParser) next(i int) int {
	for i < len(p.list) && (p.list[i].text == "." || p.list[i].text == ":" || p.list[i].text == "(" || p.list[i].text == "[" || p.list[i].text == "#") {
		i++
	}
	return i
}

// numberAt reports a number, also one in letters as pages and annexes have them.
func (p *placeParser) numberAt(i int) bool {
	if i >= len(p.list) {
		return false
	}
	t := p.list[i]
	return t.number || t.word && (isRoman(t.text) || utf8.RuneCountInString(t.text) == 1 && unicode.IsUpper([]rune(t.text)[0]))
}

// numbers reads a list of numbers and ranges.
func (p *placeParser) numbers(l *locator) {
	if len(l.numbers) == 0 {
		l.from = p.base + p.list[p.at].start
	}
	for p.numberAt(p.at) {
		n := count{from: p.list[p.at].text}
		if rest, ok := strings.CutSuffix(n.from, "ff"); ok {
			n.from, n.open = rest, true
		}
		l.to = p.base + p.list[p.at].end
		p.at++
		p.subs(l, &n)
		p.rangeEnd(l, &n)
		if len(l.numbers) < mostCounts {
			l.numbers = append(l.numbers, n)
		}
		i := p.at
		if i < len(p.list) && listWords[strings.ToLower(p.list[i].text)] && i+1 < len(p.list) && p.list[i+1].number {
			p.at++
			continue
		}
		return
	}
}

// subs reads "(2)(b)" behind a number.
func (p *placeParser) subs(l *locator, n *count) {
	for p.at+2 < len(p.list) && (p.list[p.at].text == "(" || p.list[p.at].text == "[") && (p.list[p.at+1].number || p.list[p.at+1].word) &&
		(p.list[p.at+2].text == ")" || p.list[p.at+2].text == "]") {
		n.sub = append(n.sub, p.list[p.at+1].text)
		l.to = p.base + p.list[p.at+2].end
		p.at += 3
	}
	for p.at < len(p.list) && (p.list[p.at].text == ")" || p.list[p.at].text == "]") {
		p.at++ // of "para. (12)"
	}
}

// rangeEnd reads the end of a range, and "f.", "ff." and "et seq.".
func (p *placeParser) rangeEnd(l *locator, n *count) {
	i := p.at
	if i >= len(p.list) {
		return
	}
	t := p.list[i]
	r, _ := utf8.DecodeRuneInString(t.text)
	dash := isDash(r) || isHyphen(r)
	dot := i+1 < len(p.list) && p.list[i+1].text == "."
	switch {
	case dash || rangeWords[strings.ToLower(t.text)] && !dot && !(listWords[t.text] && !isPageOrLine(l)):
		j := p.next(i + 1)
		if j < len(p.list) && p.list[j].word && len(l.units) > 0 && unitsOf(p.list[j].text) != nil && sameUnits(l.units, unitsOf(p.list[j].text)) {
			j = p.next(j + 1)
		}
		if p.numberAt(j) {
			n.to, l.to, p.at = p.list[j].text, p.base+p.list[j].end, j+1
		}
	case follows(t.text):
		n.next, p.at = t.text == "f" || t.text == "sq", i+1
		n.open = !n.next
		l.to = p.base + t.end
	case strings.EqualFold(t.text, "et") && i+1 < len(p.list) && strings.HasPrefix(strings.ToLower(p.list[i+1].text), "s"):
		n.open, p.at = true, i+2
		l.to = p.base + p.list[i+1].end
	}
}

func isPageOrLine(l *locator) bool { return l.is(pageUnit) || l.is(lineUnit) || l.is(minuteUnit) }

func sameUnits(a, b []unit) bool { return len(a) > 0 && len(b) > 0 && a[0] == b[0] }

// follows reports "and the following" behind a number.
func follows(word string) bool {
	switch word {
	case "f", "ff", "sq", "sqq", "seq", "ss", "nn", "nasl", "sl", "kk":
		return true
	}
	return false
}

func (p *placeParser) add(l locator, start int) {
	l.text = strings.Trim(p.where[p.base+p.list[start].start:max(l.to, p.base+p.list[p.at-1].end)], " .:(")
	l.numbered = p.where[l.from:l.to]
	p.out = append(p.out, l)
}

// named adds a part that has no number: the words of a heading, perhaps.
func (p *placeParser) named(s string) {
	quote := func(r rune) bool { return isSpace(r) || isDouble(r) || isSingle(r) }
	name := strings.TrimFunc(s, quote)
	if name == "" {
		return
	}
	p.out = append(p.out, locator{name: name, text: name})
}

// isRoman reports a Roman number in letters of one case.
func isRoman(s string) bool { return romanValue(s) > 0 }

// romanValue is the value of a Roman number, 0 where it is none.
func romanValue(s string) int {
	if s == "" || s != strings.ToLower(s) && s != strings.ToUpper(s) {
		return 0
	}
	values := map[rune]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}
	total, last := 0, 0
	for _, r := range strings.ToLower(s) {
		v := values[r]
		if v == 0 {
			return 0
		}
		if total += v; last < v {
			total -= 2 * last
		}
		last = v
	}
	if romanOf(total) != strings.ToLower(s) {
		return 0
	}
	return total
}

// romanOf writes a number in small Roman letters; "" outside of 1 to 3999.
func romanOf(n int) string {
	if n < 1 || n > 3999 {
		return ""
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		text  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.text)
		}
	}
	return b.String()
}
