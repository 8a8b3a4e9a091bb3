package match

import "unicode"

// A Folding is one difference of presentation that never counts: the table of
// them is closed, and whatever is not in it is a difference.
type Folding struct {
	Name   string // as recorded in a Match
	Folds  string // what is alike
	Reason string
}

// Foldings is the table, in the order in which a Match lists those it used.
// White space within ASCII (a line end, a tab, two spaces) is a space and is
// not recorded: where the author wrapped the line says nothing.
var Foldings = []Folding{
	foldSpace:     {"space", "no-break, thin and other spaces and an ordinary space", "spaces are set by typesetters, not chosen by authors"},
	foldNormal:    {"normal", "letters that computers store in two ways, such as é in one piece and é of e and an accent (Unicode NFC)", "they look the same, and are"},
	foldQuotes:    {"quotes", "quotation marks of one level and apostrophes; nested levels may swap as a whole", "APA 8.31, UN Editorial Manual, EU Interinstitutional Style Guide 10.1"},
	foldDash:      {"dash", "hyphens of one width; spaced dashes; a keyboard's - for –", "keyboards lack dashes"},
	foldEllipsis:  {"ellipsis", "… and ... and . . . alike", "one mark, typed in three ways"},
	foldLigature:  {"ligature", "ﬁ, ﬂ and their like and the letters they join", "typesetting"},
	foldInvisible: {"invisible", "soft hyphens, zero-width spaces and direction marks of the source", "no reader sees them"},
	foldLineEnd:   {"line-end", "a hyphen at the end of a line of the source; the line end behind a dash or slash that touches its word", "typesetting: the word may be written with or without the hyphen, and no space stands there"},
	foldFurniture: {"furniture", "running heads, page and line numbers, note call-outs of the source", "not part of the text"},
}

// A foldSet is a set of rows of the table, by bit.
type foldSet uint16

const (
	foldSpace = iota
	foldNormal
	foldQuotes
	foldDash
	foldEllipsis
	foldLigature
	foldInvisible
	foldLineEnd
	foldFurniture
)

func (f *foldSet) add(row int) { *f |= 1 << row }

func (f foldSet) names() []string {
	var out []string
	for i := range Foldings {
		if f&(1<<i) != 0 {
			out = append(out, Foldings[i].Name)
		}
	}
	return out
}

// ligatures are the characters that typesetters put for two or three letters.
// ½, ² and the like are not among them: they are not the same words.
var ligatures = map[rune]string{
	'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st",
	'ĳ': "ij", 'Ĳ': "IJ", 'ǆ': "dž", 'ǅ': "Dž", 'Ǆ': "DŽ", 'ǉ': "lj", 'ǈ': "Lj", 'Ǉ': "LJ", 'ǌ': "nj", 'ǋ': "Nj", 'Ǌ': "NJ",
	'և': "եւ",
}

// isWord reports whether r is part of a word or number: letter, digit or mark.
func isWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M) && !isVariation(r)
}

// isVariation reports a variation selector, which chooses a glyph.
func isVariation(r rune) bool { return 0xFE00 <= r && r <= 0xFE0F || 0xE0100 <= r && r <= 0xE01EF }

func isDigit(r rune) bool { return '0' <= r && r <= '9' || r >= 0x80 && unicode.IsDigit(r) }

func isSpace(r rune) bool { return unicode.IsSpace(r) }

// plainSpace reports the white space that is not worth a record.
func plainSpace(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' || r == 0x2028 || r == 0x2029 }

// isInvisible reports what no reader sees and what means nothing. U+200C and
// U+200D carry meaning in several scripts and are not among them.
func isInvisible(r rune) bool {
	switch r {
	case 0x00AD, 0xFEFF, 0x200B, 0x2060, 0x061C:
		return true
	}
	return 0x200E <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
}

func isDouble(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»':
		return true
	}
	return false
}

func isSingle(r rune) bool {
	switch r {
	case '\'', '‘', '’', '‚', '‛', '‹', '›', '′':
		return true
	}
	return false
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func isDash(r rune) bool { return r == '–' || r == '—' || r == '―' }
