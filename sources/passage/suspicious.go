package passage

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Suspicion is a character, or a few, that a reader cannot see or takes for
// something else.
type Suspicion struct {
	At, Size int    // bytes
	What     string // in words: "an invisible character, U+200B"
}

// Suspicions finds in a text of any language, in order: letters of another
// alphabet within a word that look like its own, characters that nobody sees,
// those that no font has or that stand for a loss, marks that stand on nothing,
// and letters that come of reading UTF-8 as Windows-1252. It is nil for most.
func Suspicions(s string) []Suspicion {
	if isInnocent(s) {
		return nil
	}
	return suspicions(s)
}

// suspicions looks at every character.
func suspicions(s string) []Suspicion {
	var out []Suspicion
	prev := rune(0)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		if what := strange(prev, r, next, n); what != "" {
			out = append(out, Suspicion{i, n, what})
		} else if size, means := mojibake(s[i:]); size > 0 {
			out = append(out, Suspicion{i, size, fmt.Sprintf("%q, which is %q of a file that was read in the wrong encoding", s[i:i+size], means)})
			n = size
		}
		prev = r
		i += n
	}
	out = append(out, lookAlikes(s)...)
	slices.SortStableFunc(out, func(a, b Suspicion) int { return a.At - b.At })
	return out
}

// isInnocent reports a text in which suspicions finds nothing, by a look that costs
// less: it has usual characters alone, no two that one of UTF-8 may have become,
// and words of one alphabet each. It may say no to an innocent one.
func isInnocent(s string) bool {
	latin, other := 0, 0
	inLatin, inOther := false, false // the word so far
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c|0x20 && c|0x20 <= 'z':
				latin++
				inLatin = true
			case c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7F:
				return false
			default:
				inLatin, inOther = false, false
			}
		} else {
			r, n := utf8.DecodeRuneInString(s[i:])
			i += n
			switch {
			case 0xC0 <= r && r <= 0x24F && r != '×' && r != '÷':
				latin++
				inLatin = true
				if next, _ := utf8.DecodeRuneInString(s[i:]); r <= 0xEF && next >= utf8.RuneSelf && (next < 0xC0 || next > 0xFF) {
					return false
				}
			case 0x38E <= r && r <= 0x3CE && r != 0x3A2, 0x400 <= r && r <= 0x481, r == 'Ά', 'Έ' <= r && r <= 'Ί', r == 'Ό':
				other++
				inOther = true
			case 0x2010 <= r && r < 0x2028, r == '«', r == '»', r == '§', r == '°', r == '\u00a0':
				inLatin, inOther = false, false
			default:
				return false
			}
		}
		if inLatin && inOther {
			return false
		}
	}
	return other == 0 || latin <= 2*other
}

// strange names a character that by itself needs a look; "" for all others.
func strange(prev, r, next rune, size int) string {
	what := strangeness(prev, r, next, size)
	if what == "" || size == 1 && r == utf8.RuneError {
		return what
	}
	return fmt.Sprintf("%s, U+%04X", what, r)
}

// strangeness is strange without the character's code.
func strangeness(prev, r, next rune, size int) string {
	switch {
	case ' ' <= r && r < 0x7F, 0xAE <= r && r < 0x300, 0x370 <= r && r < 0x483, 0x2010 <= r && r < 0x2028:
		return "" // nearly all: Latin, Greek and Cyrillic letters, and marks
	case r == utf8.RuneError && size == 1:
		return "a byte that is no character"
	case r == '\ufffd':
		return "the sign for a lost character"
	case r == '\n', r == '\t', r == '\r':
		return ""
	case unicode.Is(unicode.Cc, r):
		return "a control character"
	case unicode.Is(unicode.Co, r):
		return "a character without a meaning of its own"
	case r == 0x200C || r == 0x200D:
		if joins(prev) && joins(next) {
			return ""
		}
		return "an invisible joiner"
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C:
		return "an invisible sign that turns the direction of writing"
	case r == 0xAD, r == 0x115F, r == 0x1160, r == 0x3164, r == 0x180E, unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Arabic, r):
		return "an invisible character"
	case unicode.Is(unicode.Mn, r) && (prev == 0 || unicode.IsSpace(prev)) && !unicode.Is(unicode.Variation_Selector, r):
		return "a mark that stands on no letter"
	case r&0xFFFE == 0xFFFE, 0xFDD0 <= r && r <= 0xFDEF:
		return "a code that is no character"
	}
	return ""
}

// joins reports characters between which a joiner has a meaning: scripts that
// need it, and the pictures that are put together.
func joins(r rune) bool {
	return r != 0 && !unicode.IsSpace(r) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}

// windows1252 is what the bytes from 0x80 to 0x9F are in that encoding, as they
// stand in texts that were read so; the others are as in Unicode.
var windows1252 = func() map[rune]byte {
	m := make(map[rune]byte)
	for i, r := range []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ") {
		m[r] = byte(0x80 + i)
	}
	for r := rune(0xA0); r <= 0xFF; r++ {
		m[r] = byte(r)
	}
	return m
}()

// mojibake finds at the start of s the bytes of one character of UTF-8, each
// shown as a character of Windows-1252: Ã© for é, â€™ for ’. What honest text may
// have is none: a capital with an accent and a mark that closes a quotation.
func mojibake(s string) (size int, means rune) {
	r, n := utf8.DecodeRuneInString(s)
	first, ok := windows1252[r]
	if !ok || first < 0xC2 || first > 0xEF {
		return 0, 0
	}
	want := 2
	if first >= 0xE0 {
		want = 3
	}
	bytes := []byte{first}
	for len(bytes) < want {
		c, m := utf8.DecodeRuneInString(s[n:])
		b, ok := windows1252[c]
		if !ok || b < 0x80 || b > 0xBF || want == 2 && (isMark(c) || c == '…' || c == '–' || c == '—' || unicode.IsLetter(c) && c < 0xAA) {
			return 0, 0
		}
		bytes = append(bytes, b)
		n += m
	}
	means, k := utf8.DecodeRune(bytes)
	if k != want || means == utf8.RuneError || !likely(means) {
		return 0, 0
	}
	return n, means
}

// likely are the characters of European texts.
func likely(r rune) bool {
	return 0xA0 <= r && r <= 0x24F || 0x370 <= r && r <= 0x4FF || 0x2010 <= r && r <= 0x203A || r == '€' || r == '™' || r == '\ufeff'
}

// alike are the letters of the Greek and the Cyrillic alphabet that look like
// Latin ones.
var alike = map[rune]rune{}

// isLatinTwin are those Latin letters.
var isLatinTwin = map[rune]bool{}

func init() {
	pair := func(others, latin string) {
		l := []rune(latin)
		for i, r := range []rune(others) {
			alike[r], isLatinTwin[l[i]] = l[i], true
		}
	}
	pair("аеорсухіјѕԁԛԝһ", "aeopcyxijsdqwh")
	pair("АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX")
	pair("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX")
	pair("ονϲ", "ovc")
}

// lookAlikes finds words of two alphabets in which letters of the one look like
// letters of the other, and Greek or Cyrillic words among Latin ones that look
// Latin as a whole.
func lookAlikes(s string) []Suspicion {
	var out []Suspicion
	latin, other := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.In(r, unicode.Greek, unicode.Cyrillic):
			other++
		}
	}
	if other == 0 {
		return nil
	}
	for i := 0; i < len(s); {
		end := i
		for end < len(s) {
			r, n := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) {
				break
			}
			end += n
		}
		if end == i {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		if at, ok := mixed(s[i:end], latin > 2*other); ok {
			r, n := utf8.DecodeRuneInString(s[i+at:])
			out = append(out, Suspicion{i + at, n, describe(s[i:end], r)})
		}
		i = end
	}
	return out
}

func describe(word string, r rune) string {
	if l, ok := alike[r]; ok {
		return fmt.Sprintf("%q in %q, which is the %s letter U+%04X and not the Latin %q", r, word, scriptName(r), r, l)
	}
	return fmt.Sprintf("%q in %q, which is the Latin letter U+%04X and not the %s one", r, word, r, otherScript(word))
}

// glued reports two words of two alphabets with no space between, each with a
// letter that the other alphabet has none like: somebody forgot the space.
func glued(word string) bool {
	turns, own := 0, [2]bool{}
	was := -1
	for _, r := range word {
		is := 0
		_, twin := alike[r]
		if unicode.Is(unicode.Latin, r) {
			is, twin = 1, isLatinTwin[r]
		}
		if unicode.Is(unicode.M, r) {
			continue
		}
		own[is] = own[is] || !twin
		if was >= 0 && was != is {
			turns++
		}
		was = is
	}
	return turns == 1 && own[0] && own[1]
}

// mixed finds the letter of a word that is of another alphabet than the most of
// it and looks like one of that.
func mixed(word string, amongLatin bool) (at int, ok bool) {
	latin, other, twins := 0, 0, 0
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.In(r, unicode.Greek, unicode.Cyrillic):
			other++
			if _, twin := alike[r]; twin {
				twins++
			}
		}
	}
	switch {
	case other == 0, latin == 0 && !(amongLatin && twins == other), latin > 1 && other > 1 && glued(word):
		return 0, false
	case latin == 0 || latin >= other:
		for i, r := range word {
			if _, twin := alike[r]; twin {
				return i, true
			}
		}
		return 0, false
	}
	for i, r := range word {
		if unicode.Is(unicode.Latin, r) && isTwin(r) {
			return i, true
		}
	}
	return 0, false
}

// isTwin reports a Latin letter that another alphabet has a letter like.
func isTwin(r rune) bool {
	for _, l := range alike {
		if l == r {
			return true
		}
	}
	return false
}

func scriptName(r rune) string {
	if unicode.Is(unicode.Greek, r) {
		return "Greek"
	}
	return "Cyrillic"
}

// otherScript names the alphabet of a word's letters that are not Latin.
func otherScript(word string) string {
	for _, r := range word {
		if unicode.In(r, unicode.Greek, unicode.Cyrillic) {
			return scriptName(r)
		}
	}
	return "other"
}
