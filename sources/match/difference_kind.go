package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/language"
)

// A kind is what a difference is about. The graver come first.
type kind int

const (
	byNegation kind = iota
	byNumber
	byWords
	byOrder
	byLetter
	byCase
	byPunctuation
	byInvisible
)

func (k kind) String() string {
	return [...]string{"negation", "number", "words", "order", "letter", "case", "punctuation", "invisible"}[k]
}

// A deviation is one place where a quotation differs from a passage.
type deviation struct {
	kind       kind
	gone, come []written // of the quotation, of the source
	// The tokens round it: the first one behind it in either, and the one
	// before it, by index; -1 and the length where there is none.
	before, after  int    // of the quotation
	prior, further int    // of the source
	offset         int    // in the quotation
	word           string // that negates, where that is what differs
	gained         bool   // the source has that word
	limits         bool   // it is no negation but a limit: only, unless
	modal          bool   // a duty or leave differs: must, may
}

func (d *deviation) wrote() string { return joinTokens(d.gone) }
func (d *deviation) says() string  { return joinTokens(d.come) }

func joinTokens(list []written) string {
	var b strings.Builder
	for i, t := range list {
		if i > 0 && t.space {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// A telling is what is said of a comparison: the gravest deviation, the first
// of its kind, and the others.
type telling struct {
	*wordComparison
	*deviation
	all []*deviation
}

// tell finds what differs; nil where nothing does.
func (d *wordComparison) tell(l *language.Language) *telling {
	all := d.deviations()
	if len(all) == 0 {
		return nil
	}
	for _, v := range all {
		if v.kind = d.kindOf(v, l); v.kind == byInvisible {
			v.offset += max(0, strings.IndexFunc(v.wrote(), isInvisible))
		}
		modal := func(t written) bool { return l.Modal(t.text) }
		v.modal = slices.ContainsFunc(v.gone, modal) || slices.ContainsFunc(v.come, modal)
	}
	moved(all)
	t := &telling{d, all[0], all}
	for _, v := range all {
		if v.kind < t.kind || v.kind == byWords && t.kind == byWords && v.modal && !t.modal {
			t.deviation = v
		}
	}
	return t
}

// deviations are the runs of the comparison that are not equal. Marks of omission
// stand for words of the source, and are no deviation where they do.
func (d *wordComparison) deviations() []*deviation {
	var out []*deviation
	for k := 0; k < len(d.steps); k++ {
		s := d.steps[k]
		if s.op == Equal {
			if k > 0 && d.steps[k-1].op == Equal && d.a[s.a].space != d.b[s.b].space {
				// Nothing but the space between two tokens differs.
				out = append(out, &deviation{gone: d.a[s.a-1 : s.a+1], come: d.b[s.b-1 : s.b+1],
					before: s.a - 2, after: s.a + 1, prior: s.b - 2, further: s.b + 1, offset: d.a[s.a].at})
			}
			continue
		}
		v := &deviation{before: s.a - 1, prior: s.b - 1}
		end := k
		for ; end < len(d.steps) && d.steps[end].op != Equal; end++ {
			switch s := d.steps[end]; s.op {
			case Delete:
				v.gone = append(v.gone, d.a[s.a])
			case Insert:
				v.come = append(v.come, d.b[s.b])
			}
		}
		v.after, v.further = v.before+1+len(v.gone), v.prior+1+len(v.come)
		v.offset = d.begins(v)
		k = end - 1
		if omits := func(t written) bool { return t.key == "…" }; len(v.come) > 0 && slices.ContainsFunc(v.gone, omits) {
			if v.gone = slices.DeleteFunc(v.gone, omits); len(v.gone) == 0 {
				continue
			}
		}
		out = append(out, v)
	}
	return out
}

// begins is where a deviation begins in the quotation: at its first token, or
// where the source has more at the next one.
func (d *wordComparison) begins(v *deviation) int {
	switch i := v.before + 1; {
	case i < len(d.a):
		return d.a[i].at
	case len(d.a) > 0:
		return d.a[len(d.a)-1].at
	}
	return 0
}

// kindOf says what a deviation is about, by itself.
func (d *wordComparison) kindOf(v *deviation, l *language.Language) kind {
	gone, come := v.wrote(), v.says()
	g, c := lettersOf(gone), lettersOf(come)
	switch {
	case visibleText(gone) == visibleText(come):
		return byInvisible
	case g == c && (d.measures(v) || strings.ContainsFunc(g, isDigit)):
		return byNumber
	case g == c && g != "" && strings.Join(strings.Fields(gone), "") == strings.Join(strings.Fields(come), ""):
		return byWords // one word is two
	case g == c:
		return byPunctuation
	case strings.EqualFold(g, c) && g != "":
		return byCase
	case g != "" && c != "" && (skeletons.Replace(g) == skeletons.Replace(c) || bare(g) == bare(c)):
		return byLetter
	case d.negates(v, l):
		return byNegation
	case numbers(v.gone, l) != numbers(v.come, l):
		return byNumber
	}
	return byWords
}

// lettersOf is a text without marks, spaces and what nobody sees.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if isWord(r) {
			return r
		}
		return -1
	}, norm.NFC.String(s))
}

// visibleText is a text without what nobody sees.
func visibleText(s string) string {
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, s)
}

// bare is a text without its accents.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// measures reports a mark beside a number that belongs to it: a sign, a
// currency, per cent.
func (d *wordComparison) measures(v *deviation) bool {
	digit := func(list []written, i int, first bool) bool {
		if i < 0 || i >= len(list) {
			return false
		}
		r, _ := utf8.DecodeLastRuneInString(list[i].text)
		if first {
			r, _ = utf8.DecodeRuneInString(list[i].text)
		}
		return isDigit(r)
	}
	marks := func(set func(rune) bool) bool { return strings.ContainsFunc(v.wrote()+v.says(), set) }
	before, behind := digit(d.a, v.before, false), digit(d.a, v.after, true)
	return before && behind ||
		behind && marks(func(r rune) bool { return signs(r) || currency(r) }) ||
		before && marks(func(r rune) bool { return r == '%' || r == '‰' || r == '°' || currency(r) || r == '²' || r == '³' })
}

// numbers lists the digits and number words among tokens.
func numbers(list []written, l *language.Language) string {
	var out []string
	for _, t := range list {
		if l.NumberWord(t.text) {
			out = append(out, l.Fold(t.text))
			continue
		}
		if strings.ContainsFunc(t.text, func(r rune) bool { return isDigit(r) || unicode.Is(unicode.No, r) }) {
			out = append(out, t.key)
		}
	}
	return strings.Join(out, " ")
}

// contextWords is how many words beside a deviation can belong to one phrase of
// negation with it.
const contextWords = 3

// negates reports that one side negates or limits where the other does not, and
// remembers the word.
func (d *wordComparison) negates(v *deviation, l *language.Language) bool {
	gone := negationIn(d.a, v.before+1, v.after, l)
	come := negationIn(d.b, v.prior+1, v.further, l)
	if gone == "" && come == "" && len(v.gone) == 1 && len(v.come) == 1 {
		g, c := l.Fold(v.gone[0].text), l.Fold(v.come[0].text)
		if opposite(g, c) {
			gone = v.gone[0].text
		} else if opposite(c, g) {
			come = v.come[0].text
		}
	}
	switch {
	case gone == "" && come != "":
		v.word, v.gained = come, true
	case gone != "" && come == "":
		v.word = gone
	}
	v.limits = v.word != "" && l.Limit(v.word)
	return (gone == "") != (come == "")
}

// negationIn is the word that negates between two tokens, perhaps as part of a
// phrase that begins before them or ends behind.
func negationIn(list []written, from, to int, l *language.Language) string {
	var words []string
	var index []int
	for i := max(0, from-contextWords); i < min(len(list), to+contextWords); i++ {
		if list[i].word() {
			words, index = append(words, list[i].text), append(index, i)
		}
	}
	for k := 0; k < len(words); {
		i := l.Negation(words[k:])
		if i < 0 {
			break
		}
		if at := index[k+i]; at >= from && at < to {
			return list[at].text
		} else if at >= to {
			break
		}
		k += i + 1
	}
	return ""
}

// opposites are what makes of a word its opposite, in the languages of Europe,
// with the letters that must be left: "unlawful", "irregular", "illegal",
// "nezákonný", "неверно".
var opposites = []struct {
	prefix string
	least  int
}{
	{"un", 5}, {"in", 5}, {"im", 5}, {"il", 5}, {"ir", 5}, {"non", 4}, {"non-", 3}, {"dis", 6}, {"a", 8},
	{"ne", 4}, {"nie", 4}, {"не", 4}, {"nicht", 4}, {"o", 8}, {"on", 5}, {"epä", 4}, {"αν", 5}, {"ά", 5}, {"μη ", 4},
}

// opposite reports that a is b with such a prefix.
func opposite(a, b string) bool {
	return slices.ContainsFunc(opposites, func(o struct {
		prefix string
		least  int
	}) bool {
		return a == o.prefix+b && utf8.RuneCountInString(b) >= o.least
	})
}

// moved makes deviations by words one of order where the same words only stand
// elsewhere.
func moved(all []*deviation) {
	var gone, come []string
	for _, v := range all {
		if v.kind > byWords {
			continue
		}
		for _, t := range v.gone {
			gone = append(gone, keyOf(t.text))
		}
		for _, t := range v.come {
			come = append(come, keyOf(t.text))
		}
	}
	slices.Sort(gone)
	slices.Sort(come)
	drop := func(s string) bool { return s == "" }
	gone, come = slices.DeleteFunc(gone, drop), slices.DeleteFunc(come, drop)
	if len(gone) == 0 || !slices.Equal(gone, come) {
		return
	}
	for _, v := range all {
		if v.kind == byWords {
			v.kind = byOrder
		}
	}
}

// skeletons of letters that look like Latin ones, after Unicode's confusables
// (UTS #39), for the scripts of Europe.
var skeletons = strings.NewReplacer(
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j", "ѕ", "s", "к", "k", "һ", "h",
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "Х", "X", "І", "I", "У", "Y",
	"ο", "o", "α", "a", "ν", "v", "ι", "i", "ρ", "p", "υ", "u", "κ", "k", "χ", "x",
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X",
)
