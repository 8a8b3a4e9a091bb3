package typeset

import (
	"fmt"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// rightToLeft and joining are the scripts that are refused, whatever a face has:
// their letters would stand in the wrong order, or in the wrong shapes.
var (
	rightToLeft = []*unicode.RangeTable{unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam}
	joining     = []*unicode.RangeTable{unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
		unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
		unicode.Tibetan, unicode.Mongolian, unicode.Javanese, unicode.Balinese, unicode.Sundanese, unicode.Tai_Tham, unicode.New_Tai_Lue}
)

// refused reports a character that is not set even where a face has it.
func refused(r rune) bool {
	return unicode.IsControl(r) || r >= 0x0590 && (unicode.In(r, rightToLeft...) || unicode.In(r, joining...))
}

// elsewhere is what to do about words in a script that cannot be printed.
const elsewhere = "use a transliteration or a translation; a quotation can be kept off the paper with `show: none`"

// missing words the error for a character that cannot be set. alone is whether
// the first character of the cluster can be set without the others.
func missing(span, offset int, cluster []rune, r rune, alone bool) error {
	e := &RuneError{Span: span, Offset: offset, Rune: r}
	what := "the character " + described(r)
	switch {
	case unicode.IsControl(r):
		e.Reason = fmt.Sprintf("the control character U+%04X cannot be printed", r)
		e.Hint = "delete it"
	case unicode.In(r, rightToLeft...):
		e.Reason = what + " belongs to a script that is written from right to left; such scripts cannot be printed yet"
		e.Hint = elsewhere
	case unicode.In(r, joining...):
		e.Reason = what + " belongs to a script whose letters change with their neighbours; such scripts cannot be printed yet"
		e.Hint = elsewhere
	case alone && len(cluster) > 1:
		e.Reason = fmt.Sprintf("no face has %q with the mark %s on it", string(cluster[0]), described(r))
		e.Hint = "write the letter and its mark as one character, where Unicode has one; or use another letter, or words"
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo):
		e.Reason = what + " is in none of the faces"
		e.Hint = "name a TrueType face that has it in the theme; or " + elsewhere
	case isPictograph(r):
		e.Reason = what + " is in none of the faces"
		e.Hint = "emoji cannot be printed; use words"
	case unicode.In(r, unicode.Co):
		e.Reason = what + " is for private use: it has no meaning that others know"
		e.Hint = "it comes from a face with signs of its own; use another character, or words"
	case r > 0xFFFF:
		e.Reason = what + " is in none of the faces"
		e.Hint = "rare scripts cannot be printed; use words"
	default:
		e.Reason = what + " is in none of the faces"
		e.Hint = "use another character, or words; or name a TrueType face that has it in the theme"
	}
	return e
}

// described is a character with its number and name in Unicode. One that stands on
// its neighbour, or is not seen, is not shown.
func described(r rune) string {
	name := fmt.Sprintf("U+%04X", r)
	if n := runenames.Name(r); n != "" && n[0] != '<' {
		name += ", " + n
	}
	if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.In(r, unicode.M, unicode.Co) {
		return fmt.Sprintf("%q (%s)", r, name)
	}
	return name
}

// isPictograph reports emoji and what is like them.
func isPictograph(r rune) bool {
	return 0x1F000 <= r && r <= 0x1FAFF || 0x2600 <= r && r <= 0x27BF || r == 0xFE0F || 0x2B00 <= r && r <= 0x2BFF
}
