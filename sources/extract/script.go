package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Raised shows text that stands above the line after other text, for formats
// that tell so: its digits become superscript characters, but not in "[1]".
// callOut reports whether it can only be the call-out of a note: a number or
// sign at a word's or a sentence's end, where no exponent can stand.
func Raised(before, s string) (shown string, callOut bool) {
	mark := strings.TrimSpace(s)
	callOut = mark != "" && len(mark) <= longestMark && isMark(mark, false) && endsWord(before)
	if len(s) == 1 && before != "" && isDigit(before[len(before)-1]) && exponents[rune(s[0])] != "" {
		return exponents[rune(s[0])], callOut
	}
	if strings.HasPrefix(mark, "[") || strings.HasPrefix(mark, "(") {
		return s, callOut
	}
	return replaceRunes(s, raised), callOut
}

// Lowered shows text that stands below the line after other text: its digits
// become subscript characters, but not after a letter. CO₂ is written, copied
// and read as CO2, and means nothing else.
func Lowered(before, s string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	mark := strings.TrimSpace(s)
	if unicode.IsLetter(last) || last == ')' || last == ']' || strings.HasPrefix(mark, "[") || strings.HasPrefix(mark, "(") {
		return s
	}
	return replaceRunes(s, lowered)
}

func replaceRunes(s string, table map[rune]string) string {
	var b strings.Builder
	for _, r := range s {
		if shown := table[r]; shown != "" {
			b.WriteString(shown)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
