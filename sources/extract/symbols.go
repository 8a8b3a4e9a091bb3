package extract

import "strings"

// symbolLow and symbolHigh are the characters of the font Symbol from 0x20 to 0x7e
// and from 0xa0 to 0xfe (Adobe, "Symbol Encoding to Unicode"); U+FFFD is none.
var (
	symbolLow = []rune(" !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_" +
		"‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
	symbolHigh = []rune("€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓" +
		"◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭")
)

// wingdings are the characters of the Wingdings fonts that say something:
// arrows, boxes with and without a tick, faces.
var wingdings = map[string]map[rune]rune{
	"wingdings": {'J': '☺', 'K': '😐', 'L': '☹', 'l': '●', 'n': '■', 'o': '□', 'q': '❑', 'u': '◆', 'v': '❖', 'x': '⌧',
		0x9f: '•', 0xa7: '▪', 0xa8: '◻', 0xd8: '➢', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓', 0xe7: '⬅', 0xe8: '➔', 0xe9: '⬆', 0xea: '⬇',
		0xf3: '⇔', 0xef: '⇦', 0xf0: '⇨', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑'},
	"wingdings 2": {'O': '✗', 'P': '✓', 'Q': '☒', 'R': '☑', 'S': '☒', 'T': '☒', 0xa3: '□'},
}

// Symbol is what a character of a symbol font is in Unicode, whether it is given
// by its number in the font or moved to the private area from U+F000. It is not ok
// where the font is none, or the character shows a picture that Unicode lacks.
func Symbol(font string, r rune) (shown rune, ok bool) {
	if 0xf000 <= r && r <= 0xf0ff {
		r -= 0xf000
	}
	font = strings.ToLower(strings.TrimSpace(font))
	if font == "symbol" {
		switch {
		case 0x20 <= r && r < 0x20+rune(len(symbolLow)):
			return symbolLow[r-0x20], true
		case 0xa0 <= r && r < 0xa0+rune(len(symbolHigh)):
			return symbolHigh[r-0xa0], true
		}
	}
	shown, ok = wingdings[font][r]
	return shown, ok
}
