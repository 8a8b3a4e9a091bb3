package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/language"
)

// A word is a word of a sentence as it stands there, and what parts it from the
// next one.
type word struct {
	raw, folded string
	stop        rune // ',' ';' ':' '(' ')' '–' or '"' behind it, 0 where it goes on
}

// mostWords is how many words of a sentence are looked at on each side.
const mostWords = 60

// wordsOf takes a part of a sentence to words. opens is the mark before the
// first of them. Quotation marks beside words are marks, too, of which others
// win: for “X,” it is ','.
func wordsOf(s string, l *language.Language) (opens rune, words []word) {
	for _, field := range strings.FieldsFunc(s, unicode.IsSpace) {
		if strings.IndexByte(field, dashLead) < 0 {
			words = addWord(&opens, words, field, l)
			continue
		}
		for _, part := range splitDashes(field) {
			words = addWord(&opens, words, part, l)
		}
	}
	return opens, words
}

// dashLead is the byte that – — and ― begin with.
const dashLead = 0xE2

// addWord adds a word with the marks beside it.
func addWord(opens *rune, words []word, field string, l *language.Language) []word {
	lead, bare, tail := trimMarks(field)
	if lead != 0 {
		setStop(opens, words, lead)
	}
	if bare != "" {
		words = append(words, word{raw: bare, folded: l.Fold(bare)})
	}
	if tail != 0 {
		setStop(opens, words, tail)
	}
	return words
}

// lastOf and firstOf are the end and the beginning of a text, enough for as many
// words as are looked at.
func lastOf(s string) string {
	if len(s) <= enoughBytes {
		return s
	}
	s = s[len(s)-enoughBytes:]
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s[strings.IndexByte(s, ' ')+1:]
}

func firstOf(s string) string {
	if len(s) <= enoughBytes {
		return s
	}
	return s[:strings.LastIndexByte(s[:enoughBytes], ' ')+1]
}

const enoughBytes = 900

// setStop sets the mark behind the last word, or the one that opens.
func setStop(opens *rune, words []word, mark rune) {
	at := opens
	if len(words) > 0 {
		at = &words[len(words)-1].stop
	}
	if *at == 0 || *at == '"' {
		*at = mark
	}
}

// splitDashes takes a word apart at the dashes within it.
func splitDashes(field string) []string {
	var out []string
	from := 0
	for i, r := range field {
		if r == '–' || r == '—' || r == '―' {
			out = append(out, field[from:i], field[i:i+utf8.RuneLen(r)])
			from = i + utf8.RuneLen(r)
		}
	}
	return append(out, field[from:])
}

// trimMarks parts a word from the marks beside it; each side's is the one that
// parts most.
func trimMarks(s string) (lead rune, bare string, tail rune) {
	bare = s
	for bare != "" {
		r, n := utf8.DecodeRuneInString(bare)
		m := markOf(r)
		if m == 0 {
			break
		}
		if lead == 0 || lead == '"' {
			lead = m
		}
		bare = bare[n:]
	}
	for bare != "" {
		r, n := utf8.DecodeLastRuneInString(bare)
		m := markOf(r)
		if m == 0 {
			break
		}
		// An apostrophe ends words, too: "boys'", "qu'", "ma'".
		if (r == '\'' || r == '’') && tail == 0 {
			break
		}
		if tail == 0 || tail == '"' {
			tail = m
		}
		bare = bare[:len(bare)-n]
	}
	return lead, bare, tail
}

// markOf is the kind of a mark that parts clauses; 0 for all else.
func markOf(r rune) rune {
	switch r {
	case ',', '،', '、', '，':
		return ','
	case ';', '·', '；':
		return ';'
	case ':', '：':
		return ':'
	case '(', '[':
		return '('
	case ')', ']':
		return ')'
	case '–', '—', '―':
		return '–'
	case '"', '“', '”', '„', '«', '»', '‹', '›', '‘', '’', '‚', '\'', '「', '」', '『', '』':
		return '"'
	case '.', '!', '?', '…', '\u037e':
		return '.'
	}
	return 0
}

// raws are words as they are written, for the lists of package language.
func raws(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.raw
	}
	return out
}
