// Package language knows what words do: which negate or limit a sentence, which
// are numbers or belong to one, which stand for a noun; and which language a
// text is in.
//
// It reads no files but its own lists, and judges no quotation.
package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Language holds closed lists of words. It does not change once made.
type Language struct {
	Tag    string // BCP 47 base language; "" is the union of several
	Name   string // in English
	Origin string // where the lists come from

	frequent  wordList // function words, for detection only
	negations wordList // "not" and its equals
	limits    wordList // "unless", "only", "fails to" and their equals
	excused   wordList // look like one of both and are none
	modals    wordList
	comparers wordList
	pronoun   wordList
	numbers   wordList
	units     wordList
	tens      wordList // twenty to ninety, where a unit follows them behind a space
	hundreds  wordList
	thousands wordList
	ands      wordList // "and" within a number
	ones      wordList // "one" behind a ten
	signs     wordList // "minus" before a number; a phrase, "below zero", behind it
	weakSigns wordList // "negative": a sign only before a number with its unit
	noSigns   wordList // "al menos": no sign
}

// Of is the language of a source, by its tag where the base language is
// known, else by its content. Where both fail it is the union of all languages
// of the content's script: it is never nil.
func Of(tag, content string) *Language {
	if l := ByTag(tag); l != nil {
		return l
	}
	return detectLanguage(content)
}

// Negation is the index of the first word that negates or limits, or of the
// first word of a phrase that does; -1 if none. Words are as they stand in the
// source, in any case, with or without the punctuation beside them. A word that
// a hyphen parts at the end of a line may be two: "with-", "out".
func (l *Language) Negation(words []string) int {
	folded, index := l.foldAll(words)
	innocent := l.excuses(folded)
	for i := range folded {
		if innocent[i] || isNumberSign(words[index[i]:]) {
			continue
		}
		if l.negates(folded[i:]) {
			return index[i]
		}
		if i+1 < len(folded) && folded[i] != "" && strings.HasSuffix(words[index[i]], "-") &&
			l.negates([]string{folded[i] + folded[i+1]}) {
			return index[i]
		}
	}
	return -1
}

func (l *Language) negates(folded []string) bool {
	return l.negations.at(folded) > 0 || l.limits.at(folded) > 0
}

// foldAll folds words, takes those apart that a dash or slash joins
// ("stored—not"), and tells the index of the word that each comes from.
func (l *Language) foldAll(words []string) (folded []string, index []int) {
	for i, w := range words {
		for _, part := range strings.FieldsFunc(w, func(r rune) bool {
			return r == '—' || r == '–' || r == '―' || r == '/' || r == '…'
		}) {
			folded = append(folded, l.Fold(part))
			index = append(index, i)
		}
	}
	return folded, index
}

// excuses marks the words that belong to an entry of the excused list. A
// pattern excuses no word that is itself listed as a negation.
func (l *Language) excuses(folded []string) []bool {
	marked := make([]bool, len(folded))
	for i := range folded {
		n := l.excused.at(folded[i:])
		if n == 1 && l.negations.whole[folded[i]] && !l.excused.whole[folded[i]] {
			continue
		}
		for ; n > 0; n-- {
			marked[i+n-1] = true
		}
	}
	return marked
}

// isNumberSign reports whether the first word is the abbreviation of "number":
// "No 5", "No. 1215/2012", "no. 5". A lower-case "no" without a full stop
// negates, even before digits: "no 5-year limit".
func isNumberSign(words []string) bool {
	if len(words) < 2 {
		return false
	}
	switch strings.TrimLeft(words[0], "([") {
	case "No", "No.", "NO", "NO.", "no.":
	default:
		return false
	}
	next := strings.TrimLeft(words[1], "([")
	if next == "" || !unicode.IsDigit(rune(next[0])) {
		return false
	}
	return !strings.ContainsFunc(next, unicode.IsLetter)
}

// Modal reports whether the word says what must, may, can or will be.
func (l *Language) Modal(word string) bool { return l.modals.word(l.Fold(word)) }

// Comparative reports whether the word compares amounts or degrees.
func (l *Language) Comparative(word string) bool { return l.comparers.word(l.Fold(word)) }

// NumberWord reports whether the word is a cardinal number in letters. Articles
// that also mean one are left out.
func (l *Language) NumberWord(word string) bool { return l.numbers.word(l.Fold(word)) }

// UnitWords is how many words at the start belong to the number before them, as
// units of measure, per cent, currencies, and words like "million" do: 1 for
// "million …", 2 for "per cent …", 0 for none.
func (l *Language) UnitWords(words []string) int {
	const longest = 4
	folded := make([]string, 0, longest)
	for _, w := range words {
		if len(folded) == longest {
			break
		}
		folded = append(folded, l.Fold(w))
	}
	if n := l.units.at(folded); n > 0 {
		return n
	}
	if len(words) > 0 && isMeasure(words[0]) {
		return 1
	}
	return 0
}

// Pronouns lists the words, folded, that a bracket may replace without
// declaration in the lenient conventions. Each entry is one or two words. It is
// shared: don't change it.
func (l *Language) Pronouns() [][]string {
	return l.pronoun.words
}

// Limit reports whether the word by itself limits what is said.
func (l *Language) Limit(word string) bool { return l.limits.word(l.Fold(word)) }

// FunctionWord reports whether the word is one of the most frequent ones, which
// say little by themselves.
func (l *Language) FunctionWord(word string) bool { return l.frequent.word(l.Fold(word)) }

// Fold makes a word comparable with the lists: NFC, lower case, straight
// apostrophes, no invisible characters, no punctuation round it.
func (l *Language) Fold(word string) string {
	word = foldCommon(word, l.Tag == "tr")
	switch l.Tag {
	case "el":
		if word == "πότε" || word == "κάνεις" {
			return word // when, you do: the accent alone tells them from never, nobody
		}
		return FoldGreek(word)
	case "ro":
		return cedillas.Replace(word)
	case "ru":
		return strings.ReplaceAll(word, "ё", "е")
	}
	return word
}

var apostrophes = strings.NewReplacer(
	"’", "'", "‘", "'", "ʼ", "'", "′", "'", "`", "'", "´", "'",
	"\u2010", "-", "\u2011", "-",
	"\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "")

// cedillas writes Romanian as the standard has it; many files have ş and ţ.
var cedillas = strings.NewReplacer("ş", "ș", "ţ", "ț")

// foldCommon is the part of Fold that holds for every language. Trailing
// apostrophes stay: they belong to words ("ma'", "po'"); see wordList.word.
func foldCommon(word string, turkish bool) string {
	if !isLowerASCII(word) {
		if !isComposed(word) {
			word = norm.NFC.String(apostrophes.Replace(word))
		}
		if turkish {
			word = strings.ToLowerSpecial(unicode.TurkishCase, word)
		} else {
			word = strings.ToLower(word)
		}
	}
	if endsInLetters(word) {
		return word
	}
	word = strings.TrimLeftFunc(word, isEdge)
	return strings.TrimRightFunc(word, func(r rune) bool { return r != '\'' && isEdge(r) })
}

// endsInLetters reports a word with a small letter of ASCII at both ends, at which
// nothing is trimmed.
func endsInLetters(word string) bool {
	small := func(c byte) bool { return 'a' <= c && c <= 'z' }
	return word != "" && small(word[0]) && small(word[len(word)-1])
}

// isComposed reports a word that stays the same in NFC and has nothing that
// apostrophes writes anew, as nearly all do: it asks for less than both do. What
// it says yes to are Latin, Greek and Cyrillic letters, and usual marks.
func isComposed(word string) bool {
	for _, r := range word {
		switch {
		case r < 0x2b0:
			if r == '`' || r == '´' || r == '\u00ad' {
				return false
			}
		case 0x388 <= r && r < 0x483, 0x2013 <= r && r < 0x2018, 0x201a <= r && r < 0x2027:
		default:
			return false
		}
	}
	return true
}

// isEdge reports punctuation that stands beside a word and is not part of it.
func isEdge(r rune) bool {
	switch r {
	case '%', '‰', '#', '&':
		return false
	case '¹', '²', '³', '⁰', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹': // call-outs of notes
		return true
	}
	return unicode.IsPunct(r) || unicode.Is(unicode.Sm, r)
}

func isLowerASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] == '`' || 'A' <= s[i] && s[i] <= 'Z' {
			return false
		}
	}
	return true
}

// FoldGreek drops accents and breathings, so that polytonic, monotonic and
// capital spelling meet, and writes the final sigma as any other. It serves
// only the look-up in lists.
func FoldGreek(word string) string {
	var b strings.Builder
	for _, r := range word {
		bare := greekLetter(r)
		if bare == 0 {
			return foldGreekMarks(word)
		}
		b.WriteRune(bare)
	}
	return b.String()
}

// foldGreekMarks is FoldGreek for letters of any kind.
func foldGreekMarks(word string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(word) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ς':
			b.WriteRune('σ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// greekLetter is what foldGreekMarks makes of a letter of modern Greek or of
// ASCII, which is one; 0 for all others.
func greekLetter(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return r
	case firstGreek <= r && r < firstGreek+rune(len(greekLetters)):
		return greekLetters[r-firstGreek]
	}
	return 0
}

const firstGreek = 0x370

var greekLetters = func() (bare [0x90]rune) {
	for i := range bare {
		if f := []rune(foldGreekMarks(string(rune(firstGreek + i)))); len(f) == 1 {
			bare[i] = f[0]
		}
	}
	return bare
}()
