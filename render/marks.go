package render

import "strings"

// marksFor gives the outer quotation marks of a language, as the official
// languages of the EU use them in print; English for all others. Marks inside
// a quotation stay as they are written: they belong to the quotation.
func marksFor(language string) (open, close string) {
	if m, ok := marks[strings.ToLower(bcp47(language))]; ok {
		return m[0], m[1]
	}
	if m, ok := marks[primary(language)]; ok {
		return m[0], m[1]
	}
	return "“", "”"
}

var marks = map[string][2]string{
	"bg": {"„", "“"}, "cs": {"„", "“"}, "da": {"»", "«"}, "de": {"„", "“"}, "el": {"«", "»"}, "en": {"“", "”"},
	"es": {"«", "»"}, "et": {"„", "”"}, "fi": {"”", "”"}, "fr": {"«\u00a0", "\u00a0»"}, "ga": {"“", "”"}, "hr": {"„", "”"},
	"hu": {"„", "”"}, "it": {"«", "»"}, "lt": {"„", "“"}, "lv": {"„", "”"}, "mt": {"“", "”"}, "nl": {"“", "”"},
	"pl": {"„", "”"}, "pt": {"«", "»"}, "ro": {"„", "”"}, "sk": {"„", "“"}, "sl": {"„", "“"}, "sv": {"”", "”"},

	"de-ch": {"«", "»"}, "pt-br": {"“", "”"},
}
