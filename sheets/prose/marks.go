package prose

import "strings"

// pairs are the quotation marks of each official language of the EU: an opening
// mark and its closing one, the usual pair first. The first pairs are those of the
// Unicode CLDR, version 48 (delimiters); behind them stand the others that
// publishers of the language use. They decide only where the place of a mark
// between spaces and letters does not.
var pairs = map[string]string{
	"bg": "„“ ‚‘ «»",
	"cs": "„“ ‚‘ »« ›‹",
	"da": "“” ‘’ ”” ’’ »« ›‹",
	"de": "„“ ‚‘ »« ›‹",
	"el": "«» “” ‹›",
	"en": "“” ‘’",
	"es": "“” ‘’ «»",
	"et": "„“ ‚‘ „” «»",
	"fi": "”” ’’ »»",
	"fr": "«» “” ‹› ‘’",
	"ga": "“” ‘’",
	"hr": "„“ ‚‘ „” »« ›‹",
	"hu": "„” »« ’’",
	"it": "«» “” ‘’ ‹›",
	"lt": "„“ ‚‘",
	"lv": "“” ‘’ „” «»",
	"mt": "“” ‘’",
	"nl": "‘’ “” „” ‚’",
	"pl": "„” «» ‚’ »«",
	"pt": "«» “” ‘’",
	"ro": "„” «»",
	"sk": "„“ ‚‘ »« ›‹",
	"sl": "„“ ‚‘ »« ›‹",
	"sv": "”” ’’ »» »«",

	"de-ch": "«» ‹›",
	"fr-ch": "«» ‹›",
}

// unknownLanguage are the marks of a text whose language nobody named.
const unknownLanguage = "“” ‘’ «» ‹›"

// A role is what a quotation mark can be.
type role uint8

const (
	opens role = 1 << iota
	closes
)

// fixed are marks that are written in one role only, whatever the language.
var fixed = map[rune]role{
	'„': opens, '‟': opens, '‚': opens, '‛': opens, '「': opens, '『': opens, '﹁': opens, '﹃': opens, '〝': opens, '❝': opens, '❛': opens,
	'」': closes, '』': closes, '﹂': closes, '﹄': closes, '〞': closes, '〟': closes, '❞': closes, '❜': closes,
}

// A family are marks that close each other, as people mix them.
type family uint8

const (
	none family = iota
	double
	single
	guillemet
	smallGuillemet
	corner
	whiteCorner
	primed
	heavyDouble
	heavySingle
	families
)

func familyOf(r rune) family {
	switch r {
	case '"', '“', '”', '„', '‟', '＂':
		return double
	case '\'', '‘', '’', '‚', '‛':
		return single
	case '«', '»':
		return guillemet
	case '‹', '›':
		return smallGuillemet
	case '「', '」', '﹁', '﹂':
		return corner
	case '『', '』', '﹃', '﹄':
		return whiteCorner
	case '〝', '〞', '〟':
		return primed
	case '❝', '❞':
		return heavyDouble
	case '❛', '❜':
		return heavySingle
	}
	return none
}

// rolesIn gives what each mark can be in a language (BCP 47).
func rolesIn(language string) map[rune]role {
	tag := strings.ToLower(strings.ReplaceAll(language, "_", "-"))
	list, ok := pairs[tag]
	if !ok {
		tag, _, _ = strings.Cut(tag, "-")
		if list, ok = pairs[tag]; !ok {
			list = unknownLanguage
		}
	}
	out := make(map[rune]role)
	for _, pair := range strings.Fields(list) {
		marks := []rune(pair)
		out[marks[0]] |= opens
		out[marks[1]] |= closes
	}
	for mark, is := range fixed {
		out[mark] = is
	}
	return out
}
