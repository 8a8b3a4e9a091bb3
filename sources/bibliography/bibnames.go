package bibliography

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources"
)

// bibNames reads the names of a field: parted by "and", each "First von Last",
// "von Last, First" or "von Last, Jr, First"; one in braces is an
// organisation's. others says that the list ends with "and others".
func bibNames(s string) (out []sources.Name, others bool) {
	for _, name := range splitOutside(s, func(words []string, i int) bool { return strings.EqualFold(words[i], "and") }) {
		if len(name) == 0 {
			continue
		}
		if len(name) == 1 && strings.EqualFold(name[0], "others") {
			others = true
			continue
		}
		if n := bibName(name); n != (sources.Name{}) {
			out = append(out, n)
		}
	}
	return out, others
}

// splitOutside parts a value into words at white space outside braces, and the
// words into lists at those that part says.
func splitOutside(s string, part func(words []string, i int) bool) [][]string {
	var words []string
	depth, from := 0, 0
	flush := func(to int) {
		if w := s[from:to]; w != "" {
			words = append(words, w)
		}
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			i++
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth <= 0 && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '~'):
			flush(i)
			from = i + 1
		case depth <= 0 && c == ',': // a comma ends a word, and is one
			flush(i)
			words = append(words, ",")
			from = i + 1
		}
	}
	flush(len(s))
	var out [][]string
	start := 0
	for i := range words {
		if part(words, i) {
			out = append(out, words[start:i])
			start = i + 1
		}
	}
	return append(out, words[start:])
}

func bibName(words []string) sources.Name {
	var parts [][]string
	start := 0
	for i, w := range words {
		if w == "," {
			parts = append(parts, words[start:i])
			start = i + 1
		}
	}
	parts = append(parts, words[start:])
	text := func(words []string) string { return decodeLaTeX(strings.Join(words, " ")) }
	switch len(parts) {
	case 1:
		if len(words) == 1 && strings.HasPrefix(words[0], "{") && matching(words[0]) == len(words[0])-1 {
			return sources.Name{Literal: text(words)}
		}
		last := len(words) - 1
		for i, w := range words[:len(words)-1] {
			if isVon(w) {
				last = i
				break
			}
		}
		return sources.Name{Family: text(words[last:]), Given: text(words[:last])}
	case 2:
		return person(text(parts[0]), text(parts[1]))
	}
	var given []string
	for _, p := range parts[2:] {
		given = append(given, p...)
	}
	return person(text(parts[0]), joined(", ", text(given), text(parts[1])))
}

func person(family, given string) sources.Name {
	if family == "" {
		return sources.Name{Literal: given}
	}
	return sources.Name{Family: family, Given: given}
}

// isVon reports whether a word belongs to the family's name for beginning with
// a small letter: "de", "von".
func isVon(word string) bool {
	if strings.HasPrefix(word, "{") && !strings.HasPrefix(word, `{\`) {
		return false // what stands in braces has no case
	}
	r, _ := utf8.DecodeRuneInString(decodeLaTeX(word))
	return unicode.IsLower(r)
}
