package office

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"factsheet/sources/extract"
)

// symbol is the character that a number stands for in a font. One that is not
// known is U+FFFD: something stands there that a reader sees.
func symbol(font, hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return ""
	}
	r := rune(n)
	if n > utf8.MaxRune || !utf8.ValidRune(r) {
		return "\ufffd"
	}
	if known, ok := extract.Symbol(font, r); ok {
		return string(known)
	}
	if 0xf000 <= r && r <= 0xf0ff {
		return "\ufffd"
	}
	return string(r)
}

// inFont shows text in a font: characters of the private area are those of a
// symbol font.
func inFont(font, s string) string {
	if !strings.ContainsFunc(s, isPrivate) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if !isPrivate(r) {
			return r
		}
		if known, ok := extract.Symbol(font, r); ok {
			return known
		}
		return r
	}, s)
}

func isPrivate(r rune) bool { return 0xf020 <= r && r <= 0xf0ff }
