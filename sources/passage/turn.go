package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/language"
)

// A Turn is words of the source's sentence that a quotation leaves out and that
// turn what it says.
type Turn struct {
	Kind   TurnKind
	Words  string // as in the source, on one line
	Behind bool   // they stand behind the passage, not before it
}

// A TurnKind says what the words do.
type TurnKind int

const (
	Negated     TurnKind = iota + 1 // it is not so
	Doubted                         // somebody says so, and the source says that it is wrong or not known
	Conditional                     // it is so if something else is
	Limited                         // it is so but for what these words name
	Possible                        // it would or may be so
)

// Distances in words: how near a word must stand to the passage to turn it
// within its own clause. Further off it mostly belongs to something else: "a
// person who is not resident in that State and …". They are our own, and
// measured on whole sentences and parts of real texts; see turn_measure_test.go.
const (
	nearBefore = 3
	nearBehind = 2
	nearClause = 12 // how far a clause that governs by "that" is looked at
	farBehind  = 30 // how far behind a limit may stand
)

// Turn finds what turns the passage in its sentence; ok is false where nothing
// does.
func (p *Passage) Turn() (t Turn, ok bool) {
	before, after := p.Before(), p.After()
	item := p.beginsItem()
	if !item && !hasWord(before) && !hasWord(after) {
		return Turn{}, false
	}
	l := p.lang()
	s := &sentence{lang: l, book: bookOf(l)}
	if item {
		before, s.leadsIn = p.leadIn(), true
	}
	if hasWord(before) {
		_, first := wordsOf(firstWords(p.words()), l)
		s.opensWithThat, s.opensWithNext = s.book.that.at(first) > 0, s.book.next.at(first) > 0
		_, s.before = wordsOf(lastOf(before), l)
		s.before = s.before[max(0, len(s.before)-mostWords):]
		if s.mask(s.before); s.turnBefore() {
			return s.turn, true
		}
	}
	if hasWord(after) && !endsPart(p.words()) {
		s.opens, s.after = wordsOf(firstOf(after), l)
		s.after = s.after[:min(len(s.after), mostWords)]
		if s.mask(s.after); s.turnBehind() {
			return s.turn, true
		}
	}
	return Turn{}, false
}

// endsPart reports a passage with the mark of its end: what stands behind it is said
// apart, as behind a semicolon.
func endsPart(words string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(words, isClosing))
	return r == ';' || r == ':' || r == '·' || isStop(r)
}

// firstWords is the beginning of a passage, enough for a phrase.
func firstWords(s string) string {
	if len(s) > 64 {
		s = s[:strings.LastIndexByte(s[:64], ' ')+1]
	}
	return s
}

func hasWord(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// A sentence is what is left of one without the passage.
type sentence struct {
	lang          *language.Language
	book          *wordBook
	before, after []word
	opens         rune // the mark between the passage and what is behind it
	turn          Turn

	introduced    bool // the passage stands in a clause that begins with "that"
	leadsIn       bool // before is a sentence that ends above a list
	opensWithThat bool // the passage begins with such a word
	opensWithNext bool // the passage begins with "which", "and" or the like
}

// mask takes out the words of phrases that turn nothing, and leaves their marks.
func (s *sentence) mask(words []word) {
	for i := range words {
		for n := s.book.harmless.at(words[i:]); n > 0; n-- {
			words[i+n-1].raw, words[i+n-1].folded = "", ""
		}
	}
}

func (s *sentence) found(k TurnKind, words []word, behind bool) bool {
	s.turn = Turn{Kind: k, Words: strings.TrimSpace(strings.Join(strings.Fields(strings.Join(raws(words), " ")), " ")), Behind: behind}
	return true
}

// weighs reports whether words hold a negation or a limit, and whether they call
// something untrue. A word that does the one by its meaning does not do the other
// by its form: Lithuanian "neigia" denies.
func (s *sentence) weighs(words []word) (negated TurnKind, untrue bool) {
	list := raws(words)
	for i := range words {
		if n := s.book.untrue.at(words[i:]); n > 0 {
			untrue, list[i] = true, ""
		}
		if s.book.doubted.at(words[i:]) > 0 {
			untrue = true
		}
	}
	at := s.lang.Negation(list)
	switch {
	case at < 0:
		return 0, untrue
	case s.lang.Limit(list[at]):
		return Limited, untrue
	}
	return Negated, untrue
}

// turnBefore looks at what stands before the passage: first at the passage's
// own clause, then at the clauses that govern it by a "that", then for a
// condition that opens the sentence.
func (s *sentence) turnBefore() bool {
	own, rest, link := s.clause(s.before)
	switch end := s.before[len(s.before)-1].stop; {
	case end == ';' || end == '.':
		return false
	case s.leadsIn:
		return s.turnsList(own, rest, link)
	case end == ':':
		return s.book.doubted.in(own[max(0, len(own)-nearBefore):]) >= 0 && s.found(Doubted, own, false)
	case s.opensWithThat:
		own, rest, link = nil, s.before, true // "It is not true | that …"
	case end == ',' && s.doubtedAside():
		return true
	case end == 0 || end == '"':
		if s.turnsHere(own) {
			return true
		}
	}
	if s.book.condition.at(own) > 0 {
		return s.found(Conditional, own, false)
	}
	s.introduced = link
	for depth := 0; link && depth < 3; depth++ {
		var governing []word
		governing, rest, link = s.clause(rest)
		if s.governs(governing) {
			return true
		}
	}
	return !s.opensWithNext && s.opensWithCondition()
}

// doubtedAside reports words of doubt set apart by a comma right before the
// passage: "Allegedly, | …", "The plan, allegedly, | …".
func (s *sentence) doubtedAside() bool {
	i := len(s.before) - 1
	for i > 0 && s.before[i-1].stop == 0 {
		i--
	}
	aside := s.before[i:]
	return s.book.doubted.at(aside) == len(aside) && s.found(Doubted, aside, false)
}

// turnsHere looks at the words right before the passage in its own clause.
func (s *sentence) turnsHere(own []word) bool {
	near := own[max(0, len(own)-nearBefore):]
	negated, untrue := s.weighs(near)
	_, says := s.asSaying(own)
	switch {
	case says && s.governs(own): // "It would be a mistake to say | …": there is no "that"
		return true
	case !says && negated != 0 && !untrue:
		return s.found(negated, own, false)
	case !says && s.book.doubted.in(near) >= 0:
		return s.found(Doubted, own, false)
	case s.book.whether.in(near) >= 0, s.book.whether.at(own) > 0:
		return s.found(Conditional, own, false)
	case s.book.would.ends(own):
		return s.found(Possible, own, false)
	}
	return false
}

// turnsList looks at the end of the sentence above a list, for what it says of
// the items.
func (s *sentence) turnsList(own, rest []word, link bool) bool {
	if len(rest) > 0 && rest[len(rest)-1].stop == 0 && !link {
		return false // "four measures which nobody opposed:"
	}
	if link && len(own) == 0 {
		own, _, _ = s.clause(rest)
		return s.governs(own)
	}
	near := own[max(0, len(own)-nearClause):]
	negated, untrue := s.weighs(near)
	switch {
	case untrue == (negated != 0) || s.book.stands.in(near) >= 0:
		return false
	case untrue:
		negated = Doubted
	}
	return s.found(negated, near, false)
}

// clause parts the last clause of words from what stands before it. link says
// that it depends on the clause before by a word like "that". The mark at the end
// of words does not part, and a remark of a word or two between commas is passed
// over: "It is not, however, true that".
func (s *sentence) clause(words []word) (own, rest []word, link bool) {
	n := len(words)
	if n == 0 {
		return nil, nil, false
	}
	comma := func(i int) bool { return i >= 0 && words[i].stop == ',' }
	for i := n - 1; i >= 0; i-- {
		if i < n-1 && words[i].stop != 0 && words[i].stop != '"' {
			switch remarks := !s.book.weigh.empty() && comma(i); { // languages that put no comma before "that"
			case remarks && comma(n-1) && n-1-i <= 2:
				n = i + 1
				continue
			case remarks && comma(i-1):
				i--
				continue
			case remarks && comma(i-2):
				i -= 2
				continue
			}
			return words[i+1 : n], words[:i+1], false
		}
		if k := s.book.next.at(words[i:n]); k > 0 && i > 0 {
			return words[i+k : n], words[:i+k], false
		}
		if k := s.book.that.at(words[i:n]); k > 0 {
			return words[i+k : n], words[:i], true
		}
	}
	return words[:n], nil, false
}

// governs reports whether a clause denies or doubts what depends on it.
func (s *sentence) governs(clause []word) bool {
	near := clause[max(0, len(clause)-nearClause):]
	if len(near) == 0 || s.book.stands.in(near) >= 0 {
		return false
	}
	negated, untrue := s.weighs(near)
	switch {
	case untrue == (negated != 0): // neither, or "nobody denies that"
		return false
	case untrue:
		return s.found(Doubted, near, false)
	}
	if _, says := s.asSaying(near); !says && !s.book.weigh.empty() {
		return false // "no measure that …"
	}
	return s.found(negated, near, false)
}

// asSaying reports whether a clause ends with a word of saying or believing, a
// word or two behind it allowed.
func (s *sentence) asSaying(clause []word) (at int, ok bool) {
	for i := max(0, len(clause)-3); i < len(clause); i++ {
		if s.book.weigh.at(clause[i:]) > 0 {
			return i, true
		}
	}
	return 0, false
}

// opensWithCondition finds a condition that opens the sentence, up to the last
// semicolon or colon, whose main clause the passage is in.
func (s *sentence) opensWithCondition() bool {
	words := s.before
	for i := len(words) - 1; i >= 0; i-- {
		if words[i].stop == ';' || words[i].stop == ':' {
			words = words[i+1:]
			break
		}
	}
	opening := words[:min(len(words), nearClause)]
	switch {
	case s.book.condition.at(words) > 0:
		return s.found(Conditional, opening, false)
	case s.book.limit.at(words) > 0:
		return s.found(Limited, opening, false)
	}
	return false
}

// turnBehind looks at what stands behind the passage: at the words that follow
// it, and at the clauses that limit it, as long as no other sentence begins with
// "and" or behind a semicolon.
func (s *sentence) turnBehind() bool {
	if s.opens == ';' || s.opens == ':' || s.opens == '.' {
		return false
	}
	words := s.after[:min(len(s.after), farBehind)]
	for n := 0; len(words) > 0 && n < mostClauses; n++ {
		c := s.nextClause(words, n == 0 && s.joined())
		if s.limits(c) || n == 0 && s.turnsRightBehind(c) {
			return true
		}
		end := c[len(c)-1].stop
		words = words[len(c):]
		if len(c) > shortClause || end == ';' || end == ':' || end == '.' || s.book.next.at(c) > 0 {
			break // what follows belongs to this clause
		}
	}
	return false
}

// mostClauses is how many clauses behind a passage may limit it, and shortClause
// how many words one of them may have before others can: "… is extended, for one
// year, unless the Council objects".
const (
	mostClauses = 3
	shortClause = 6
)

// joined reports that no mark stands between the passage and what is behind it.
func (s *sentence) joined() bool { return s.opens == 0 || s.opens == '"' }

// nextClause is the first clause of words, up to a mark or a word that begins
// another; within one that goes on the passage's own, a limit begins another, too.
func (s *sentence) nextClause(words []word, own bool) []word {
	opens := max(1, s.book.limit.at(words), s.book.condition.at(words)) // "es sei denn" holds "denn"
	for i, w := range words {
		if i >= opens && (s.book.next.at(words[i:]) > 0 || own && i <= shortClause && s.limits(words[i:])) {
			return words[:i]
		}
		if w.stop != 0 && w.stop != '"' {
			return words[:i+1]
		}
	}
	return words
}

// turnsRightBehind looks at the words that follow the passage: in its own clause
// where no mark parts them, or as what is said of a clause that "that" opens.
func (s *sentence) turnsRightBehind(c []word) bool {
	if !s.joined() && !(s.introduced && s.opens == ',' && s.book.weigh.empty()) || s.book.next.at(c) > 0 {
		return false
	}
	near := c[:min(len(c), nearBehind)]
	wide := c[:min(len(c), nearBehind+2)]
	negated, _ := s.weighs(near)
	denied, untrue := s.weighs(wide)
	switch {
	case s.book.stands.in(wide) >= 0:
		return false
	case untrue && denied == 0:
		return s.found(Doubted, wide, true)
	case negated != 0 && !untrue:
		return s.found(negated, wide, true)
	}
	return false
}

// limits reports a clause behind the passage that limits what it says.
func (s *sentence) limits(c []word) bool {
	limit, condition := s.book.limit.at(c), s.book.condition.at(c)
	switch {
	case limit > condition:
		return s.found(Limited, c, true)
	case condition > 0:
		return s.found(Conditional, c, true)
	}
	return false
}
