package render

import "strings"

// Number writes a decimal number (digits, perhaps a minus before and a full
// stop before decimals) as print in a language has it: with its decimal sign,
// its thousands set apart, and "−" for minus. The digits stay as they are
// written; what is no such number stays whole.
func Number(language, decimal string) string {
	digits, negative := strings.CutPrefix(decimal, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if !onlyDigits(whole) || point && !onlyDigits(fraction) {
		return decimal
	}
	style := numbersOf(language)
	var out strings.Builder
	if negative {
		out.WriteString("−")
	}
	for i, r := range whole {
		if left := len(whole) - i; i > 0 && left%3 == 0 && len(whole) >= style.least {
			out.WriteString(style.thousands)
		}
		out.WriteRune(r)
	}
	if point {
		out.WriteString(style.point)
		out.WriteString(fraction)
	}
	return out.String()
}

// DecimalSign is what stands before the decimals of a number in a language.
func DecimalSign(language string) string { return numbersOf(language).point }

func numbersOf(language string) numberStyle {
	for _, tag := range []string{strings.ToLower(bcp47(language)), primary(language)} {
		if style, ok := numbers[tag]; ok {
			return style
		}
	}
	return numbers["en"]
}

func onlyDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// A numberStyle is how a language writes numbers. Thousands are set apart where
// a number has at least so many digits.
type numberStyle struct {
	point, thousands string
	least            int
}

// After the CLDR (symbols and minimumGroupingDigits of the standard decimal
// format). The space is one that no line breaks at.
var numbers = map[string]numberStyle{
	"bg": {",", "\u00a0", 5}, "cs": {",", "\u00a0", 4}, "da": {",", ".", 4}, "de": {",", ".", 4}, "el": {",", ".", 4},
	"en": {".", ",", 4}, "es": {",", ".", 5}, "et": {",", "\u00a0", 5}, "fi": {",", "\u00a0", 4}, "fr": {",", "\u00a0", 4},
	"ga": {".", ",", 4}, "hr": {",", ".", 4}, "hu": {",", "\u00a0", 5}, "it": {",", ".", 5}, "lt": {",", "\u00a0", 4},
	"lv": {",", "\u00a0", 5}, "mt": {".", ",", 4}, "nl": {",", ".", 4}, "pl": {",", "\u00a0", 5}, "pt": {",", "\u00a0", 5},
	"ro": {",", ".", 4}, "sk": {",", "\u00a0", 4}, "sl": {",", ".", 4}, "sv": {",", "\u00a0", 4},
	"is": {",", ".", 4}, "nb": {",", "\u00a0", 4}, "nn": {",", "\u00a0", 4}, "no": {",", "\u00a0", 4}, "tr": {",", ".", 4}, "uk": {",", "\u00a0", 5},

	"de-ch": {".", "’", 4}, "de-at": {",", "\u00a0", 4}, "fr-ch": {",", "\u00a0", 4}, "it-ch": {".", "’", 4}, "pt-br": {",", ".", 4},
}
