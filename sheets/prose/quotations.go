package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Quotation is words between quotation marks: bytes of the text, without the
// outer marks.
type Quotation struct {
	Start, End int
	Open       int   // where the opening mark stands
	Ends       []int // where else it may end: a mark that closes may be an apostrophe
}

// maxEnds bounds the ends that a quotation may have beside the first.
const maxEnds = 3

// Quotations finds the words in quotation marks, in the order of the text: those
// within others are not told, nor is what is code. The language (BCP 47) says
// which marks open and which close, where their places do not. alone are marks
// without a partner, at most one for each paragraph.
//
// A quotation that goes on in the next paragraph begins it with a mark again.
func (p *Prose) Quotations(language string) (list []Quotation, alone []int) {
	marks := p.marks()
	if len(marks) == 0 {
		return nil, nil
	}
	r := markReader{text: p.Text, roles: rolesIn(language)}
	for len(marks) > 0 {
		end := len(p.Text)
		if i := strings.Index(p.Text[marks[0].at:], "\n\n"); i >= 0 {
			end = marks[0].at + i
		}
		n := 0
		for n < len(marks) && marks[n].at < end {
			n++
		}
		r.paragraph(marks[:n])
		marks = marks[n:]
		r.endParagraph(end, marks)
	}
	return r.list, r.alone
}

// Words are the words of a quotation, in one paragraph.
func (p *Prose) Words(q Quotation, end int) string {
	parts := strings.Split(p.Text[q.Start:end], "\n\n")
	for i := 1; i < len(parts); i++ {
		r, size := utf8.DecodeRuneInString(parts[i])
		if familyOf(r) != none {
			parts[i] = parts[i][size:]
		}
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// A mark is a sign that may be a quotation mark. before and behind are the
// characters beside it and the marks that touch it, touching and touched those
// beside itself; 0 at an end of the paragraph.
type mark struct {
	at, size          int
	sign              rune
	before, behind    rune
	touching, touched rune
}

// marks lists the signs that may be quotation marks, with what stands beside
// them.
func (p *Prose) marks() []mark {
	if hasNoMarks(p.Text) {
		return nil
	}
	var out []mark
	var last rune // character
	var word rune // the last that is no mark
	for i := 0; i < len(p.Text); {
		r, size := utf8.DecodeRuneInString(p.Text[i:])
		sign, n := signAt(p.Text[i:], r, size, last)
		if strings.HasPrefix(p.Text[i:], "\n\n") {
			last, word = 0, 0
			i += 2
			continue
		}
		if familyOf(sign) == none || p.isCode(i) {
			last, word = r, r
			i += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(p.Text[i+n:])
		if i+n == len(p.Text) || strings.HasPrefix(p.Text[i+n:], "\n\n") {
			next = 0
		}
		out = append(out, mark{at: i, size: n, sign: sign, before: word, behind: next, touching: last, touched: next})
		last = sign
		i += n
	}
	for i := len(out) - 2; i >= 0; i-- {
		if out[i].at+out[i].size == out[i+1].at {
			out[i].behind = out[i+1].behind
		}
	}
	return out
}

// hasNoMarks reports a text of letters and digits of ASCII and a few signs that are
// no quotation marks. It may say no to others without any.
func hasNoMarks(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9', c == ' ', c == '\n', c == '.', c == ':', c == ';', c == '-', c == '(', c == ')', c == '%', c == '/':
		default:
			return false
		}
	}
	return true
}

// signAt is the mark at the start of a text, and its length: two commas or two
// apostrophes are typed for double marks.
func signAt(text string, r rune, size int, last rune) (rune, int) {
	switch {
	case strings.HasPrefix(text, "''"):
		return '"', 2
	case strings.HasPrefix(text, ",,") && !isWord(last) && len(text) > 2:
		if next, _ := utf8.DecodeRuneInString(text[2:]); unicode.IsLetter(next) {
			return '„', 2
		}
	}
	return r, size
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

func isEdge(r rune) bool { return r == 0 || unicode.IsSpace(r) }

// A markReader pairs marks.
type markReader struct {
	text  string
	roles map[rune]role
	list  []Quotation
	alone []int

	stack  []open
	open   [families]int // marks of the stack, by family
	later  int           // the quotation in the list that may end later; -1 for none
	lonely int           // the first mark of the paragraph without a partner; -1 for none
}

// An open mark waits for its partner.
type open struct {
	mark
	inner int // quotations in the list before it
}

func (r *markReader) paragraph(marks []mark) {
	r.later, r.lonely = -1, -1
	for i := range marks {
		m := &marks[i]
		if i == 0 && len(r.stack) > 0 && familyOf(m.sign) == familyOf(r.stack[0].sign) && isWord(m.behind) {
			continue // the quotation of the paragraph above goes on
		}
		switch is := r.role(m); {
		case is == opens:
			if familyOf(m.sign) == single {
				r.later = -1
			}
			r.open[familyOf(m.sign)]++
			r.stack = append(r.stack, open{*m, len(r.list)})
		case is == closes:
			r.close(m)
		}
	}
}

// role says what a mark does where it stands; 0 is an apostrophe, or nothing
// that concerns us.
func (r *markReader) role(m *mark) role {
	kind := familyOf(m.sign)
	if kind == single && r.apostrophe(m) {
		return 0
	}
	is := r.placed(m, kind)
	if kind == single && is == opens && m.sign == '’' && r.roles['’']&opens == 0 {
		return 0
	}
	return is
}

// placed reads a mark's role off its place, else off the language, else off what
// is open.
func (r *markReader) placed(m *mark, kind family) role {
	if is, ok := fixed[m.sign]; ok {
		return is
	}
	own := r.roles[m.sign]
	decided := own == opens || own == closes
	isGuillemet := kind == guillemet || kind == smallGuillemet
	if isGuillemet && decided && (m.touching == '’' || m.touching == '\'') {
		return own // l’« oui »
	}
	left, right := isWord(m.before), isWord(m.behind)
	behindPunct := m.before != 0 && strings.ContainsRune(".,;:!?…", m.before)
	switch {
	case right && !left && !behindPunct:
		return opens
	case !right && (left || behindPunct || m.before != 0 && strings.ContainsRune(")]%‰€$£", m.before)):
		return closes
	case isGuillemet && decided:
		return own // spaces stand on both sides in French
	}
	before := isEdge(m.before) || strings.ContainsRune("([{", m.before)
	behind := isEdge(m.behind) || strings.ContainsRune(".,;:!?…)]}", m.behind)
	switch {
	case before && !behind:
		return opens
	case behind && !before:
		return closes
	case decided:
		return own
	case r.open[kind] > 0:
		return closes
	}
	return opens
}

// apostrophe reports a sign that is a part of a word: don’t, ’90s, ’n.
func (r *markReader) apostrophe(m *mark) bool {
	if isWord(m.touching) && isWord(m.touched) && !unicode.In(m.touching, unspaced...) {
		return true
	}
	if m.sign == '‚' || m.sign == '‛' || !isWord(m.touched) || isWord(m.touching) {
		return false
	}
	rest := r.text[m.at+m.size:]
	end := strings.IndexFunc(rest[:min(len(rest), 16)], func(c rune) bool { return !isWord(c) })
	if end < 0 {
		end = min(len(rest), 16)
	}
	word := strings.ToLower(rest[:end])
	if digits := strings.TrimSuffix(word, "s"); len(digits) == 2 && strings.Trim(digits, "0123456789") == "" {
		return true
	}
	if word != "n" && (strings.HasPrefix(rest[end:], string(m.sign)) || strings.HasPrefix(rest[end:], "’")) {
		return false // 's' in marks
	}
	return slices.Contains(elided, word)
}

// unspaced are the scripts that are written without spaces and apostrophes.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}

// elided are the words that begin with an apostrophe, in English and Dutch.
var elided = []string{"s", "t", "n", "k", "r", "m", "em", "til", "tis", "twas", "cause", "bout", "round"}

// close pairs a closing mark with the nearest open one of its family.
func (r *markReader) close(m *mark) {
	kind := familyOf(m.sign)
	if kind == single && (r.open[single] == 0 || familyOf(r.stack[len(r.stack)-1].sign) != single) {
		r.mayEnd(m) // an apostrophe behind a word: the students’ books
		return
	}
	if r.open[kind] == 0 {
		if !unicode.IsDigit(m.before) { // 12" are inches
			r.lose(m.at)
		}
		return
	}
	for {
		o := r.pop()
		if familyOf(o.sign) == kind {
			r.list = append(r.list[:o.inner], Quotation{Start: o.at + o.size, End: m.at, Open: o.at})
			if r.later = -1; kind == single {
				r.later = len(r.list) - 1
			}
			return
		}
		if o.sign != '\'' && o.sign != '’' {
			r.lose(o.at)
		}
	}
}

// mayEnd remembers that the last quotation may end at a later mark.
func (r *markReader) mayEnd(m *mark) {
	if r.later < 0 || r.later != len(r.list)-1 {
		return
	}
	if q := &r.list[r.later]; len(q.Ends) < maxEnds {
		q.Ends = append(q.Ends, m.at)
	}
}

func (r *markReader) pop() open {
	o := r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	r.open[familyOf(o.sign)]--
	return o
}

// lose remembers a mark without a partner.
func (r *markReader) lose(at int) {
	if r.lonely < 0 || at < r.lonely {
		r.lonely = at
	}
}

// endParagraph drops what is open, but for a quotation that the next paragraph
// goes on with.
func (r *markReader) endParagraph(end int, next []mark) {
	goesOn := len(r.stack) > 0 && familyOf(r.stack[0].sign) != single && len(next) > 0 &&
		next[0].at == end+len("\n\n") && familyOf(next[0].sign) == familyOf(r.stack[0].sign) && isWord(next[0].behind)
	for len(r.stack) > 0 && !(goesOn && len(r.stack) == 1) {
		if o := r.pop(); o.sign != '\'' && o.sign != '’' {
			r.lose(o.at)
		}
	}
	if r.lonely >= 0 {
		r.alone = append(r.alone, r.lonely)
	}
}
