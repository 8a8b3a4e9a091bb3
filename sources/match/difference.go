package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// differ fills in what a failed quotation says otherwise than the nearest
// passage: the words, what kind of difference they make, and where it begins.
func (q *query) differ(s *searched, m *Match) {
	if m.Nearest.Len() == 0 {
		return
	}
	m.Nearest = withMarks(q.Text, s.t.Content, m.Nearest)
	m.Difference = wordDiff(q.Text, asRead(s.t, m.Nearest, q.Text))
	if m.Reason != "" {
		if m.Similarity == 0 {
			m.Similarity = likeDiff(m.Difference)
		}
		return
	}
	m.Offset = spacedOffset(q.Text, firstDifference(m.Difference))
	m.Differs, m.Reason = classify(m.Difference, s.language())
	if m.Differs == "letter" {
		m.Hint = "type the letter again: it looks like the source's and is another one"
	}
}

// asRead is a passage as a reader has it, without furniture and without the
// hyphens that only a line's end made: what the quotation was not blamed for is
// no difference. A word that the quotation has with its hyphen keeps it.
func asRead(t *text.Text, at text.Range, q string) string {
	var b strings.Builder
	for from := at.Start; from < at.End; {
		h := hyphenIn(t, from, at.End)
		if h < 0 {
			s, _ := withoutFurniture(t, from, at.End)
			b.WriteString(s)
			break
		}
		s, _ := withoutFurniture(t, from, h)
		b.WriteString(s)
		r, next := after(t, h)
		hyphen := string(r)
		for next < at.End {
			r, to := after(t, next)
			if !isSpace(r) {
				break
			}
			next = to
		}
		if !isHyphen(r) || !strings.Contains(q, wordBefore(t, h)+hyphen+wordAt(t, next)) {
			hyphen = ""
		}
		b.WriteString(hyphen)
		from = max(next, h+1)
	}
	return b.String()
}

// withMarks adds to a passage the marks right before and behind it that the
// quotation has there too.
func withMarks(q, content string, at text.Range) text.Range {
	q = strings.TrimFunc(q, isSpace)
	lead, tail := q, q
	if i := strings.IndexFunc(q, isWord); i >= 0 {
		lead = q[:i]
		j := strings.LastIndexFunc(q, isWord)
		_, size := utf8.DecodeRuneInString(q[j:])
		tail = q[j+size:]
	}
	if strings.HasSuffix(content[:at.Start], lead) {
		at.Start -= len(lead)
	}
	if strings.HasPrefix(content[at.End:], tail) {
		at.End += len(tail)
	}
	return at
}

// spacedOffset maps an offset in a text whose white space was reduced to one
// space, and trimmed, back to the text.
func spacedOffset(s string, at int) int {
	i := len(s) - len(strings.TrimLeftFunc(s, isSpace))
	for ; at > 0 && i < len(s); at-- {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if isSpace(r) {
			i += len(s[i:]) - len(strings.TrimLeftFunc(s[i:], isSpace))
			continue
		}
		at -= size - 1
	}
	// What differs is a word, not the space before it.
	if rest := strings.TrimLeftFunc(s[i:], isSpace); rest != "" {
		return len(s) - len(rest)
	}
	return i
}

// mostTokens bounds a difference by words: beyond it all of one text stands
// against all of the other.
const mostTokens = 1 << 13

// wordDiff compares two texts word by word. White space is one space.
func wordDiff(a, b string) []Change {
	// go-diff compares runes; each different word gets one. Surrogates are
	// left out, because they cannot be written as UTF-8 and words would be lost.
	known := map[string]rune{}
	var list []string
	encode := func(s string) []rune {
		var out []rune
		for _, w := range tokens(s) {
			r, ok := known[w]
			if !ok {
				r = rune(len(list) + 1)
				if r >= 0xD800 {
					r += 0x800
				}
				known[w] = r
				list = append(list, w)
			}
			out = append(out, r)
		}
		return out
	}
	ra, rb := encode(a), encode(b)
	if len(ra) > mostTokens || len(rb) > mostTokens {
		return []Change{{Delete, a}, {Insert, b}}
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // a result that depends on the clock is no result
	diffs := d.DiffMainRunes(ra, rb, false)
	diffs = d.DiffCleanupSemantic(diffs)
	decode := func(s string) string {
		var words strings.Builder
		for _, r := range s {
			if r >= 0xE000 {
				r -= 0x800
			}
			words.WriteString(list[r-1])
		}
		return words.String()
	}
	var out []Change
	for _, x := range diffs {
		op := map[diffmatchpatch.Operation]Op{diffmatchpatch.DiffEqual: Equal, diffmatchpatch.DiffDelete: Delete, diffmatchpatch.DiffInsert: Insert}[x.Type]
		out = append(out, Change{op, decode(x.Text)})
	}
	return out
}

// tokens cuts a text into words, single marks and spaces, so that a difference
// never shows half a word. Compound words and numbers stay whole.
func tokens(s string) []string {
	s = strings.TrimFunc(s, isSpace)
	var out []string
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isSpace(r) {
			for i < len(s) {
				r, size := utf8.DecodeRuneInString(s[i:])
				if !isSpace(r) {
					break
				}
				i += size
			}
			out = append(out, " ")
			continue
		}
		end := i + size
		for isWord(r) && end < len(s) {
			n, size := utf8.DecodeRuneInString(s[end:])
			nn, _ := utf8.DecodeRuneInString(s[end+size:])
			if !isWord(n) && !isInvisible(n) && !((isHyphen(n) || isSingle(n) || n == '.' || n == ',') && isWord(nn) && end+size < len(s)) {
				break
			}
			end += size
		}
		out = append(out, s[i:end])
		i = end
	}
	return out
}

// firstDifference is the offset in the quotation of the first change.
func firstDifference(changes []Change) int {
	at := 0
	for _, c := range changes {
		if c.Op != Equal {
			return at
		}
		at += len(c.Text)
	}
	return 0
}

// likeDiff is the part of both texts that is equal.
func likeDiff(changes []Change) float64 {
	var same, all int
	for _, c := range changes {
		n := utf8.RuneCountInString(c.Text)
		if c.Op == Equal {
			same, all = same+2*n, all+2*n
		} else {
			all += n
		}
	}
	if all == 0 {
		return 0
	}
	return float64(same) / float64(all)
}

// classify names what a difference is about: the gravest of what it finds.
func classify(changes []Change, l *language.Language) (differs, reason string) {
	var gone, come []string
	for _, c := range changes {
		switch c.Op {
		case Delete:
			gone = append(gone, strings.Fields(c.Text)...)
		case Insert:
			come = append(come, strings.Fields(c.Text)...)
		}
	}
	digits := func(words []string) string {
		return strings.Map(func(r rune) rune {
			if isDigit(r) || unicode.Is(unicode.No, r) {
				return r
			}
			return -1
		}, strings.Join(words, " "))
	}
	letters := func(words []string) string { return keyOf(strings.Join(words, "")) }
	number := func(words []string) bool {
		for _, w := range words {
			if l.NumberWord(trimWord(w)) {
				return true
			}
		}
		return digits(words) != ""
	}
	has := func(words []string) bool { return l.Negation(words) >= 0 }
	switch {
	case lookAlike(gone, come):
		return "letter", "a letter of another alphabet stands for one that looks like it"
	case has(gone) != has(come):
		if has(come) {
			return "negation", "the source has a negation or limit that the quotation leaves out"
		}
		return "negation", "the quotation has a negation or limit that the source does not have"
	case digits(gone) != digits(come), number(gone) && number(come) && letters(gone) != letters(come):
		return "number", "a number differs"
	case letters(gone) == letters(come) && letters(gone) != "" && strings.Join(gone, " ") != strings.Join(come, " "):
		if strings.EqualFold(strings.Join(gone, ""), strings.Join(come, "")) {
			return "case", "capital and small letters differ"
		}
		return "punctuation", "the punctuation differs"
	case letters(gone) == "" && letters(come) == "":
		return "punctuation", "the punctuation differs"
	case letters(gone) == "":
		return "words", "words of the source are left out without a mark"
	case letters(come) == "":
		return "words", "the quotation has words that the source does not have"
	}
	return "words", "the words differ"
}

// skeletons of letters that look like Latin ones, after Unicode's confusables
// (UTS #39), for the scripts of Europe.
var skeletons = strings.NewReplacer(
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j", "ѕ", "s", "к", "k", "һ", "h",
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "Х", "X", "І", "I", "У", "Y",
	"ο", "o", "α", "a", "ν", "v", "ι", "i", "ρ", "p", "υ", "u", "κ", "k", "χ", "x",
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X",
)

func lookAlike(a, b []string) bool {
	x, y := strings.Join(a, " "), strings.Join(b, " ")
	return x != y && skeletons.Replace(x) == skeletons.Replace(y)
}
