package match

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// Rule 3: a passage begins and ends at the border of a token. A word is a token
// with its hyphens and apostrophes; a number with its sign, separators,
// currency, per cent and unit.

// unspaced are the scripts that are written without spaces between words.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

func inOneWord(left, right rune) bool {
	if !isWord(left) || !isWord(right) {
		return false
	}
	if unicode.Is(unicode.M, right) {
		return true
	}
	if strings.ContainsRune(hanDigits, left) && strings.ContainsRune(hanDigits, right) {
		return true
	}
	if right == longVowel || isKatakana(left) && isKatakana(right) {
		return true
	}
	return !unicode.In(left, unspaced...) && !unicode.In(right, unspaced...)
}

// longVowel lengthens the kana before it. Unicode counts it to no script, and to
// the katakana where words end (UAX #29).
const longVowel = 'ー'

// hanDigits are the characters of Chinese numbers: 三千五百 is one.
const hanDigits = "〇零一二三四五六七八九十百千万萬亿億"

func isKatakana(r rune) bool { return r == longVowel || unicode.Is(unicode.Katakana, r) }

const (
	cutWord   = "the quotation cuts a word"
	cutNumber = "the quotation cuts a number"
)

// cutBefore says what a passage that begins at start cuts; "" for nothing.
func cutBefore(t *text.Text, start int, lang func() *language.Language) string {
	c, _ := after(t, start)
	p, at := before(t, start)
	pp, ppAt := before(t, at)
	if p == 0 {
		return ""
	}
	if h := hyphenIn(t, ppAt, start); h >= 0 && isWord(c) && isSpace(p) && strings.TrimSpace(visible(t, h, start)) == "" {
		return cutWord
	}
	if isSpace(p) {
		mark, e := markAtLineEnd(t, start)
		if why := cutRange(e, mark, c); why != "" {
			return why
		}
	}
	switch {
	case inOneWord(p, c):
		return cutKind(p, c)
	case joined(p, c), isWord(pp) && isWord(c) && linked(t, at, start):
		return cutWord
	case isWord(c) && isHyphen(p) && isWord(pp):
		return cutKind(pp, c)
	case isWord(c) && isSingle(p) && isWord(pp) && !elided(t, at, start):
		return cutKind(pp, c)
	case isWord(p) && (isHyphen(c) || isSingle(c)) && inToken(t, start):
		return cutKind(p, p)
	case isDigit(c) && (strings.ContainsRune(separators, p) && isDigit(pp) || signs(p) && !isWord(pp) || currency(p)),
		isDigit(c) && p == '.' && (pp == 0 || isSpace(pp) || signs(pp) || currency(pp) || strings.ContainsRune("([“\"", pp)),
		isDigit(c) && (isSpace(p) && (grouped(t, at, start) || currency(pp)) || numberBefore(t, start)),
		isFraction(c) && isSpace(p) && isDigit(pp),
		isSpace(p) && isDigit(pp) && (strings.ContainsRune("%‰°", c) || currency(c)) && !isDigit(secondAt(t, start)),
		!isWord(c) && isDigit(p) && inToken(t, start):
		return cutNumber
	case isWord(c) && isSpace(p) && numberAcross(t, at, start, lang):
		return cutNumber
	}
	return ""
}

// secondAt is the character behind the first one at start.
func secondAt(t *text.Text, start int) rune {
	_, next := after(t, start)
	r, _ := after(t, next)
	return r
}

// markAtLineEnd is the mark with which the line above ends, where the passage at
// start begins the next one, and the character that it touches; 0 where that is
// not so.
func markAtLineEnd(t *text.Text, start int) (mark, touched rune) {
	ends := false
	r, at := before(t, start)
	for ; isSpace(r); r, at = before(t, at) {
		ends = ends || r == '\n' || r == '\r'
	}
	if !ends || !breaks(r) {
		return 0, 0
	}
	touched, _ = before(t, at)
	return r, touched
}

// wordBehindLineEnd is the first character of the next line, where nothing but
// blanks stands between it and at; else 0.
func wordBehindLineEnd(t *text.Text, at int) rune {
	ends := false
	r, at := after(t, at)
	for ; isSpace(r); r, at = after(t, at) {
		ends = ends || r == '\n' || r == '\r'
	}
	if !ends {
		return 0
	}
	return r
}

// cutRange says what is cut between a character with a mark behind it, at a
// line's end, and the first of the next line: a word with a number in it, or a
// range. Two words beside a hyphen are cut only where the extractor recorded it.
func cutRange(e, mark, c rune) string {
	switch {
	case !isWord(e) || !isWord(c) || !isDigit(e) && !isDigit(c):
	case isHyphen(mark):
		return cutKind(e, c)
	case isDigit(e) && isDigit(c):
		return cutNumber
	}
	return ""
}

// cutAfter says what a passage that ends at end cuts; "" for nothing.
func cutAfter(t *text.Text, end int, lang func() *language.Language) string {
	e, at := before(t, end)
	n, next := after(t, end)
	nn, _ := after(t, next)
	if n == 0 {
		return ""
	}
	if h := hyphenIn(t, end, next); h >= 0 && isWord(e) {
		return cutWord
	}
	if breaks(n) && isSpace(nn) {
		if why := cutRange(e, n, wordBehindLineEnd(t, next)); why != "" {
			return why
		}
	}
	switch {
	case inOneWord(e, n):
		return cutKind(e, n)
	case joined(e, n), isWord(e) && isWord(nn) && linked(t, end, next):
		return cutWord
	case isWord(e) && isHyphen(n) && isWord(nn):
		return cutKind(e, nn)
	case isWord(e) && isSingle(n) && isWord(nn) && !possessive(t, next):
		return cutKind(e, nn)
	case isWord(n) && (isHyphen(e) || isSingle(e)):
		if p, _ := before(t, at); isWord(p) {
			return cutKind(p, n)
		}
	case isDigit(e) && (strings.ContainsRune(separators, n) && isDigit(nn) || strings.ContainsRune("%‰°^′″⁻⁺±+%٪", n) || currency(n)),
		isDigit(e) && isSpace(n) && (grouped(t, end, next) || strings.ContainsRune("%‰°℃℉", nn) || currency(nn) || isFraction(nn)),
		strings.ContainsRune("⁻⁺", e) && !isSpace(n),
		isDigit(e) && times(t, end, next, n),
		isDigit(n) && (strings.ContainsRune(".,:/", e) || signs(e) || currency(e)):
		if isDigit(e) || signs(e) || currency(e) || strings.ContainsRune("⁻⁺", e) {
			return cutNumber
		}
		if p, _ := before(t, at); isDigit(p) {
			return cutNumber
		}
		return ""
	case isWord(e) && isSpace(n) && numberAcross(t, end, next, lang), n == '/' && isWord(e) && isWord(nn) && perUnit(t, end, lang):
		return cutNumber
	}
	return ""
}

// perUnit reports the unit of a number that ends at end, before a slash and
// another one: 90 km|/h.
func perUnit(t *text.Text, end int, lang func() *language.Language) bool {
	unit := wordBefore(t, end)
	r, at := before(t, max(0, end-len(unit)))
	left, _ := before(t, at)
	return isSpace(r) && isDigit(left) && lang().UnitWords([]string{unit}) > 0
}

func cutKind(left, right rune) string {
	if isDigit(left) && isDigit(right) {
		return cutNumber
	}
	return cutWord
}

// separators stand between the digits of one number, range, date or time; the
// last two are the Arabic decimal and thousands separators.
const separators = ".,:/'’–—·٫٬"

// linked reports a mark between two words that makes them one: AT&T, an address,
// U.S. and e.g., a name of a site. The mark stands at `at`, the second word at next.
func linked(t *text.Text, at, next int) bool {
	r, _ := after(t, at)
	switch r {
	case '_', '&', '@':
		return true
	case '.':
		left, right := wordBefore(t, at), wordAt(t, next)
		first, _ := utf8.DecodeRuneInString(right)
		// No space behind a full stop may be a slip; a capital then begins
		// a sentence.
		return unicode.IsLower(first) || unicode.IsUpper(first) && utf8.RuneCountInString(left) == 1 && utf8.RuneCountInString(right) == 1
	}
	return false
}

// joined reports characters that a reader sees as one: a joiner on either side
// (U+200C parts letters of one word), the halves of a flag, a skin tone.
func joined(left, right rune) bool {
	joiner := func(r rune) bool { return r == 0x200C || r == 0x200D }
	flag := func(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }
	switch {
	case left == 0 || right == 0 || isSpace(left) || isSpace(right):
		return false
	case joiner(left) || joiner(right), 0x1F3FB <= right && right <= 0x1F3FF:
		return true
	}
	return flag(left) && flag(right)
}

// isFraction reports ½ and the like, which belong to a number before them.
func isFraction(r rune) bool { return 0xBC <= r && r <= 0xBE || 0x2150 <= r && r <= 0x215E }

// times reports a number that goes on behind end with a sign between two numbers:
// 3×10⁵, 3 × 10⁵, 5 ± 2. n is the character at end, next the offset behind it.
func times(t *text.Text, end, next int, n rune) bool {
	if isSpace(n) {
		n, next = after(t, next)
	}
	if n != '×' && n != '±' {
		return false
	}
	r, next := after(t, next)
	if isSpace(r) {
		r, _ = after(t, next)
	}
	return isDigit(r)
}

// numberBefore reports what stands before the digit at start and belongs to it:
// "%5" and "% 5" as the Turks write it, "≥ 5", "3 × 10", "EUR 5".
func numberBefore(t *text.Text, start int) bool {
	r, at := before(t, start)
	spaced := isSpace(r)
	if spaced {
		r, at = before(t, at)
	}
	left, _ := before(t, at)
	switch {
	case r == '%' || r == '‰':
		return !isDigit(left) && !isSpace(left) || isSpace(left) && !digitBefore(t, at)
	case r == '×', r == '±' && (isDigit(left) || isSpace(left) && digitBefore(t, at)):
		return isDigit(left) || isSpace(left) && digitBefore(t, at)
	case strings.ContainsRune("<>≤≥≈~±≃∼", r):
		return spaced && r != 0 && left != 0 && left != '\n'
	}
	return spaced && isWord(r) && codes[wordBefore(t, at+utf8.RuneLen(r))]
}

// digitBefore reports a digit before the white space that ends at an offset.
func digitBefore(t *text.Text, at int) bool {
	_, at = before(t, at)
	r, _ := before(t, at)
	return isDigit(r)
}

// codes are those of currencies, which stand before the number or behind it.
var codes = map[string]bool{}

func init() {
	for _, c := range strings.Fields(`EUR USD GBP CHF JPY CNY BGN CZK DKK HUF PLN RON SEK NOK ISK TRY UAH RUB AUD CAD NZD INR BRL ECU HRK`) {
		codes[c] = true
	}
}

func signs(r rune) bool { return strings.ContainsRune("-‐‑−–+±<>≤≥≈~", r) && r != 0 }

func currency(r rune) bool { return r >= 0x24 && unicode.Is(unicode.Sc, r) }

// visible is the text of a range without its first character.
func visible(t *text.Text, from, to int) string {
	_, size := utf8.DecodeRuneInString(t.Content[from:])
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, t.Content[from+size:to])
}

// inToken reports a hyphen, apostrophe or separator at start that joins what
// stands on both sides.
func inToken(t *text.Text, start int) bool {
	c, next := after(t, start)
	n, _ := after(t, next)
	p, _ := before(t, start)
	if isDigit(p) && isDigit(n) {
		return strings.ContainsRune(".,:/'’-‐‑–—", c)
	}
	return isWord(n) && (isHyphen(c) || isSingle(c))
}

// elisions are the words that lose their vowel before another word. The French
// n' is left out: it negates what follows, and a quotation may not begin there.
var elisions = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`c d j l m s t qu jusqu lorsqu puisqu quoiqu presqu quelqu entr
		all dall dell nell sull coll dall un quest quell sant bell gl anch dov com cos po v ch b dh g mh`) {
		elisions[w] = true
	}
}

// elided reports whether the apostrophe at `at` ends an elided word, so that
// what follows, at start, is a word of its own: l'|opérateur, not don'|t.
func elided(t *text.Text, at, start int) bool {
	left := at
	for left > 0 {
		r, size := utf8.DecodeLastRuneInString(t.Content[:left])
		if !unicode.IsLetter(r) {
			break
		}
		left -= size
	}
	right := wordAt(t, start)
	switch strings.ToLower(right) {
	case "s", "t", "re", "ve", "ll", "d", "m":
		return false
	}
	return elisions[strings.ToLower(t.Content[left:at])] && utf8.RuneCountInString(right) > 1
}

// possessive reports an English 's at next, which may be left out: it is a
// case ending, and turns no meaning.
func possessive(t *text.Text, next int) bool { return strings.ToLower(wordAt(t, next)) == "s" }

// wordAt is the run of letters and digits at an offset.
func wordAt(t *text.Text, at int) string {
	rest := t.Content[at:]
	if i := sort.Search(len(t.Furniture), func(i int) bool { return t.Furniture[i].Start >= at }); i < len(t.Furniture) {
		rest = t.Content[at:t.Furniture[i].Start]
	}
	if i := strings.IndexFunc(rest, func(r rune) bool { return !isWord(r) }); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

// wordBefore is the run of letters and digits that ends at an offset.
func wordBefore(t *text.Text, at int) string {
	for at > 0 && furnitureAt(t, at-1).Len() > 0 {
		at = furnitureAt(t, at-1).Start
	}
	s := t.Content[:at]
	if i := strings.LastIndexFunc(s, func(r rune) bool { return !isWord(r) }); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		return s[i+size:]
	}
	return s
}

// grouped reports the white space between two groups of one number: one to
// three digits before it, exactly three behind.
func grouped(t *text.Text, left, right int) bool {
	a, b := wordBefore(t, left), wordAt(t, right)
	if utf8.RuneCountInString(b) != 3 || len(a) == 0 || utf8.RuneCountInString(a) > 3 {
		return false
	}
	return strings.IndexFunc(a+b, func(r rune) bool { return !isDigit(r) }) < 0
}

// numberAcross reports a number that goes on over the white space between left
// and right: 5 million, five hundred, 12 km, minus 5, "treinta y cinco".
func numberAcross(t *text.Text, left, right int, lang func() *language.Language) bool {
	a, b := wordBefore(t, left), wordAt(t, right)
	if a == "" || b == "" {
		return false
	}
	if isDigit(rune(a[len(a)-1])) && lang().UnitWords(nextWords(t, right)) > 0 {
		return true
	}
	if language.SomeSign(a, b) && signAcross(lang(), priorWords(t, left), nextWords(t, right)) {
		return true
	}
	if unitParted(t, left, a, lang, func() []string { return nextWords(t, right) }) {
		return true
	}
	if !language.SomeNumberWord(a) && !language.SomeNumberWord(b) {
		return false
	}
	l := lang()
	if next := withoutOf(nextWords(t, right)); l.NumberWord(a) && len(next) > 0 && len(next[0]) > 1 && l.UnitWords(next) > 0 {
		return true
	}
	return l.NumberWord(a) && l.NumberWord(b) || l.NumberJoins(priorWords(t, left), nextWords(t, right))
}

// unitParted reports a border within the unit of a number: 5 per | cent,
// 2 percentage | points. a is the word that ends at left.
func unitParted(t *text.Text, left int, a string, lang func() *language.Language, next func() []string) bool {
	r, at := before(t, max(0, left-len(a)))
	if !isSpace(r) {
		return false
	}
	number := wordBefore(t, at)
	if number == "" || !isDigit(rune(number[len(number)-1])) && !language.SomeNumberWord(number) {
		return false
	}
	l := lang()
	return (isDigit(rune(number[len(number)-1])) || l.NumberWord(number)) && l.UnitWords(append([]string{a}, next()...)) > 1
}

// withoutOf takes away the word by which some languages join a currency to
// millions: "millones de euros", "millions d’euros".
func withoutOf(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	switch first := strings.ToLower(words[0]); {
	case first == "de" || first == "di":
		return words[1:]
	case strings.HasPrefix(first, "d’") || strings.HasPrefix(first, "d'"):
		_, rest, _ := strings.Cut(strings.ReplaceAll(words[0], "'", "’"), "’")
		return append([]string{rest}, words[1:]...)
	}
	return words
}

// signAcross reports a sign in words on one side and its number on the other:
// minus | five, 5 degrees | below zero.
func signAcross(l *language.Language, prior, next []string) bool {
	number := func(w string) bool { return strings.IndexFunc(w, isDigit) >= 0 || l.NumberWord(w) }
	if len(prior) == 0 || len(next) == 0 {
		return false
	}
	if number(next[0]) && l.SignBefore(prior, next) {
		return true
	}
	return l.SignBehind(next) && slices.ContainsFunc(prior[max(0, len(prior)-2):], number)
}

// nextWords are the words at an offset, enough for a unit. One that a line's end
// divides is whole: "min-utes" does not begin with "min".
func nextWords(t *text.Text, at int) []string {
	end := safeCut(t.Content, min(len(t.Content), at+64), len(t.Content))
	words := strings.Fields(t.Seen(at, end))
	first, _ := slices.BinarySearch(t.Hyphens, at)
	joined := 0
	for _, h := range t.Hyphens[first:] {
		if h >= end {
			break
		}
		n := len(strings.Fields(t.Seen(at, h))) - joined
		if n < 1 || n >= len(words) {
			continue
		}
		_, size := utf8.DecodeLastRuneInString(words[n-1]) // the hyphen
		words[n-1] = words[n-1][:len(words[n-1])-size] + words[n]
		words = slices.Delete(words, n, n+1)
		joined++
	}
	return words
}

// priorWords are the words that end at an offset, enough for a sign.
func priorWords(t *text.Text, at int) []string {
	return strings.Fields(t.Seen(safeCut(t.Content, max(0, at-64), at), at))
}
