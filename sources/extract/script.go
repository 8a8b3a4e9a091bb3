package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CallOuts tells the call-outs of notes in a document from exponents, as they
// are read one after another. The zero CallOuts has seen none.
type CallOuts struct{ last int }

// Raised shows text that stands above the line after other text, for formats
// that tell so: its digits become superscript characters, but not in "[1]".
// callOut reports whether it can only be the call-out of a note: a number or
// sign at a word's or a sentence's end, where no exponent can stand.
func (c *CallOuts) Raised(before, s string) (shown string, callOut bool) {
	mark := strings.TrimSpace(s)
	callOut = mark != "" && len(mark) <= longestMark && isMark(mark, false) && c.read(before, mark, false)
	if len(s) == 1 && before != "" && isDigit(before[len(before)-1]) && exponents[rune(s[0])] != "" {
		return exponents[rune(s[0])], callOut
	}
	if strings.HasPrefix(mark, "[") || strings.HasPrefix(mark, "(") {
		return s, callOut
	}
	return replaceRunes(s, raised), callOut
}

// read reports whether a mark above the line is a call-out; sure says that the
// document declares it as one. A 2 or 3 that touches a word may be its power,
// "metres²", and is a call-out only where the one before it was 1 or 2.
func (c *CallOuts) read(before, mark string, sure bool) bool {
	n, err := strconv.Atoi(lowerDigits.Replace(mark))
	last, _ := utf8.DecodeLastRuneInString(before)
	if !sure && (!endsWord(before) || (n == 2 || n == 3) && unicode.IsLetter(last) && n != c.last+1) {
		return false
	}
	if err == nil {
		c.last = n
	}
	return true
}

// lowerDigits sets raised digits on the line.
var lowerDigits = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

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
