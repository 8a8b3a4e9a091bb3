package render

import (
	"fmt"

	"golang.org/x/text/language"
)

// refusedScripts are those that no handout is written in, by their ISO 15924
// code: their letters run from right to left, or take their shapes from their
// neighbours, and neither can be set yet.
var refusedScripts = map[string]string{
	"Arab": "Arabic", "Aran": "Arabic", "Hebr": "Hebrew", "Syrc": "Syriac", "Thaa": "Thaana", "Nkoo": "N’Ko", "Adlm": "Adlam",
	"Deva": "Devanagari", "Beng": "Bengali", "Guru": "Gurmukhi", "Gujr": "Gujarati", "Orya": "Odia", "Taml": "Tamil", "Telu": "Telugu",
	"Knda": "Kannada", "Mlym": "Malayalam", "Sinh": "Sinhala", "Thai": "Thai", "Laoo": "Lao", "Khmr": "Khmer", "Mymr": "Myanmar",
	"Tibt": "Tibetan", "Mong": "Mongolian", "Java": "Javanese", "Bali": "Balinese", "Sund": "Sundanese",
}

// refuseScript says why no handout can be written in a language; "" where
// nothing is known against it.
func refuseScript(tag language.Tag) string {
	script, confidence := tag.Script()
	name := refusedScripts[script.String()]
	if name == "" || confidence == language.No {
		return ""
	}
	return fmt.Sprintf("a sheet in the language %q cannot be printed yet: the %s script is not supported", tag, name)
}
