package check

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/alter"
	"factsheet/sources/language"
	"factsheet/sources/text"
)

// A realCut is a faithful quotation, cut out of a text as people cut them.
type realCut struct {
	way   string
	quote string
	at    text.Range // from its first word to its last
}

// cutWays are the ways in which passages are cut.
var cutWays = []string{"sentence", "unstopped", "two", "clause", "middle", "omission", "letter"}

// A cutter cuts quotations out of a text.
type cutter struct {
	text      *text.Text
	lang      *language.Language
	rng       *rand.Rand
	sentences []text.Range
}

// The end of a sentence by a rule of its own, not that of package passage: a stop
// behind a word of three letters, and before a capital.
var realStop = regexp.MustCompile(`[\p{L}\p{M}]{3}[.!?;][”"»’]?(\s+)["“„«‘(]?\p{Lu}`)

// newCutter finds the sentences of a text, in its paragraphs and lists alone.
func newCutter(t *text.Text, l *language.Language, rng *rand.Rand) *cutter {
	c := &cutter{text: t, lang: l, rng: rng}
	for _, b := range t.Blocks() {
		if b.Kind != text.Paragraph && b.Kind != text.ListItem {
			continue
		}
		s := t.Content[b.Start:b.End]
		from := 0
		for _, m := range append(realStop.FindAllStringSubmatchIndex(s, -1), []int{0, 0, len(s), len(s)}) {
			if at := trimmed(t.Content, text.Range{Start: b.Start + from, End: b.Start + m[2]}); c.words(at) >= 6 && at.Len() < 1500 {
				c.sentences = append(c.sentences, at)
			}
			from = m[3]
		}
	}
	return c
}

func trimmed(s string, at text.Range) text.Range {
	words := s[at.Start:at.End]
	at.Start += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	at.End -= len(words) - len(strings.TrimRightFunc(words, unicode.IsSpace))
	at.End = max(at.Start, at.End)
	return at
}

func (c *cutter) words(at text.Range) int {
	return len(strings.Fields(c.text.Content[at.Start:at.End]))
}

// cut cuts one quotation in a way, out of a sentence; ok is false where the
// sentence does not let it.
func (c *cutter) cut(way string) (cut realCut, ok bool) {
	if len(c.sentences) < 2 {
		return realCut{}, false
	}
	n := c.rng.IntN(len(c.sentences))
	at := c.sentences[n]
	content := c.text.Content
	switch way {
	case "unstopped":
		at.End -= len(content[at.Start:at.End]) - len(strings.TrimRight(content[at.Start:at.End], ".!?…;:,\"”»’“"))
	case "two":
		if n+1 == len(c.sentences) || strings.TrimSpace(content[at.End:c.sentences[n+1].Start]) != "" || c.text.BlockAt(at.Start) != c.text.BlockAt(c.sentences[n+1].Start) {
			return realCut{}, false
		}
		at.End = c.sentences[n+1].End
	case "clause":
		at, ok = c.clause(at)
	case "middle":
		at, ok = c.middle(at)
	case "omission":
		return c.omission(at)
	case "letter":
		if c.rng.IntN(2) == 0 {
			at, _ = c.clause(at)
		}
	}
	quote := alter.Typed(c.text, at)
	switch bare := quotable(quote); way {
	case "letter":
		quote, ok = bracketed(quote, c.lang)
		return realCut{way, quote, at}, ok && bare
	case "clause", "middle":
		return realCut{way, quote, at}, ok && bare
	default:
		return realCut{way, quote, at}, bare
	}
}

// quotable reports words of which somebody might take a quotation; of a line of
// dots or of numbers nobody does.
func quotable(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	return len(strings.Fields(s)) >= 3 && 2*letters > utf8.RuneCountInString(s) && !strings.ContainsRune(",;:.!?)…", first) && !strings.ContainsAny(s, "[]…") &&
		!strings.Contains(s, "..") && !strings.Contains(s, ". .")
}

// borders are the offsets of the marks at which the clauses of a sentence end.
func (c *cutter) borders(at text.Range) []int {
	s := c.text.Content
	var out []int
	for i := at.Start + 1; i < at.End-2; i++ {
		if (s[i] == ',' || s[i] == ';' || s[i] == ':') && (s[i+1] == ' ' || s[i+1] == '\n') {
			out = append(out, i)
		}
	}
	return out
}

// clause is a part of a sentence of four words or more, from one border to
// another.
func (c *cutter) clause(at text.Range) (text.Range, bool) {
	marks := c.borders(at)
	if len(marks) == 0 {
		return at, false
	}
	marks = append(append([]int{at.Start}, marks...), at.End)
	i := c.rng.IntN(len(marks) - 1)
	j := i + 1 + c.rng.IntN(len(marks)-1-i)
	part := text.Range{Start: marks[i], End: marks[j]}
	if i > 0 {
		part.Start++
	}
	part = trimmed(c.text.Content, part)
	return part, part != at && c.words(part) >= 4
}

// middle is 5 to 40 words from anywhere in a sentence.
func (c *cutter) middle(at text.Range) (text.Range, bool) {
	var starts, ends []int
	in := false
	for i, r := range c.text.Content[at.Start:at.End] {
		if space := unicode.IsSpace(r); space && in {
			ends = append(ends, at.Start+i)
		} else if !space && !in {
			starts = append(starts, at.Start+i)
		}
		in = !unicode.IsSpace(r)
	}
	ends = append(ends, at.End)
	n := 5 + c.rng.IntN(36)
	if len(starts) != len(ends) || len(starts) < n+2 {
		return at, false
	}
	i := 1 + c.rng.IntN(len(starts)-n-1)
	part := text.Range{Start: starts[i], End: ends[i+n-1]}
	words := c.text.Content[part.Start:part.End]
	part.End -= len(words) - len(strings.TrimRight(words, ",;:"))
	before, after := strings.Fields(c.text.Content[at.Start:part.Start]), strings.Fields(c.text.Content[part.End:at.End])
	inWord := strings.HasSuffix(before[len(before)-1], "-") || strings.HasSuffix(words, "-") // at a line's end
	// A number in words may go on behind an "and" as well: two words are looked at.
	own := strings.Fields(words)
	beside := slices.Concat(before[max(0, len(before)-2):], own[len(own)-1:], after[:min(2, len(after))])
	return part, !inWord && !slices.ContainsFunc(beside, c.numeric) && !slices.Contains(beside, ".")
}

// numeric reports a word that may be a part of a number, which nobody cuts in two.
func (c *cutter) numeric(w string) bool {
	return strings.IndexFunc(w, unicode.IsDigit) >= 0 || c.lang.NumberWord(strings.Trim(w, ".,;:!?"))
}

// omission leaves a clause out of a sentence, if it holds no negation and no
// limit: with one an author needs to say why.
func (c *cutter) omission(at text.Range) (realCut, bool) {
	marks := c.borders(at)
	if len(marks) < 2 {
		return realCut{}, false
	}
	i := c.rng.IntN(len(marks) - 1)
	left, gap, right := text.Range{Start: at.Start, End: marks[i]}, text.Range{Start: marks[i], End: marks[i+1]}, text.Range{Start: marks[i+1] + 1, End: at.End}
	right = trimmed(c.text.Content, right)
	words := strings.Fields(alter.Typed(c.text, gap))
	around := strings.Fields(alter.Typed(c.text, at))
	if strings.IndexFunc(strings.Join(words, ""), unicode.IsLetter) < 0 || c.words(left) < 4 || c.words(right) < 4 || gap.Len() > 500 || c.lang.Negation(around) >= 0 || strings.ContainsAny(strings.Join(words, ""), "\"“”„«»‘’'()[]0123456789") {
		return realCut{}, false
	}
	for _, w := range around {
		if c.lang.Limit(w) {
			return realCut{}, false
		}
	}
	l, r := alter.Typed(c.text, left), alter.Typed(c.text, right)
	return realCut{"omission", l + " [...] " + r, at}, quotable(l) && quotable(r)
}

// bracketed puts the first letter into brackets, in the other case.
func bracketed(s string, l *language.Language) (string, bool) {
	r := []rune(s)
	if len(r) < 3 || !unicode.IsLetter(r[0]) || !unicode.IsLower(r[1]) || l.Tag == "tr" {
		return "", false
	}
	other := unicode.ToLower(r[0])
	if other == r[0] {
		other = unicode.ToUpper(r[0])
	}
	return "[" + string(other) + "]" + string(r[1:]), other != r[0]
}

// sortedKeys are the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
