package render

import "strings"

// marksFor gives the outer quotation marks of a language; English for those that
// have no row below. Marks inside
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

// The marks are those of print: for the official languages of the EU after the
// Interinstitutional Style Guide, 10.1 and the parts on each language; else the
// delimiters of the Unicode CLDR (npm's cldr-misc-full, delimiters.json). Where the
// two differ (da, es, et, hr, lv, nl) the Guide goes before.
var marks = map[string][2]string{
	"bg": {"„", "“"}, "cs": {"„", "“"}, "da": {"»", "«"}, "de": {"„", "“"}, "el": {"«", "»"}, "en": {"“", "”"},
	"es": {"«", "»"}, "et": {"„", "”"}, "fi": {"”", "”"}, "fr": {"«\u00a0", "\u00a0»"}, "ga": {"“", "”"}, "hr": {"„", "”"},
	"hu": {"„", "”"}, "it": {"«", "»"}, "lt": {"„", "“"}, "lv": {"„", "”"}, "mt": {"“", "”"}, "nl": {"“", "”"},
	"pl": {"„", "”"}, "pt": {"«", "»"}, "ro": {"„", "”"}, "sk": {"„", "“"}, "sl": {"„", "“"}, "sv": {"”", "”"},
	"is": {"„", "“"}, "nb": {"«", "»"}, "nn": {"«", "»"}, "no": {"«", "»"}, "tr": {"“", "”"}, "uk": {"«", "»"},

	"de-ch": {"«", "»"}, "pt-br": {"“", "”"},
}
