package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quotation marks open or close by what stands beside them, since the languages
// use the same ones in opposite ways: “English”, „deutsch“, „polski”, ”svenska”,
// « français », »dansk«, »suomi», ‘British’.

// closers are the marks that may close what a mark opens.
var closers = map[rune]string{
	'“': "”", '‟': "”", '„': "“”‟", '”': "”", '"': "\"”", '«': "»", '»': "«»",
	'‘': "’", '‚': "‘’", '’': "’", '\'': "'’", '‹': "›", '›': "‹›", '「': "」", '『': "』",
}

// isMark reports a quotation mark.
func isMark(r rune) bool {
	switch r {
	case '“', '‟', '„', '”', '"', '«', '»', '‘', '‚', '’', '\'', '‹', '›', '「', '『', '」', '』':
		return true
	}
	return false
}

// mayHaveMarks reports whether a text has a byte of one, which most do not: it is
// asked of every passage.
func mayHaveMarks(s string) bool {
	for _, b := range []byte{'"', '\'', 0xC2, 0xE2, 0xE3} {
		if strings.IndexByte(s, b) >= 0 {
			return true
		}
	}
	return false
}

// opensAt reports whether the mark r between two characters may open a
// quotation. 0 is the border of the text.
func opensAt(prev, r, next rune) bool {
	free := prev == 0 || unicode.IsSpace(prev) || strings.ContainsRune("([{–—―-/¿¡", prev) || isMark(prev)
	tight := next != 0 && !unicode.IsSpace(next)
	switch r {
	case '„', '‚', '「', '『':
		return true
	case '«', '‹':
		return free || tight && !isWord(prev) && !isStop(prev) && prev != ','
	case '’', '”':
		return free && tight && (isWord(next) || isMark(next))
	case '»', '›':
		return free && tight && isWord(next)
	case '」', '』':
		return false
	}
	return free && tight
}

// closesAt reports whether the mark r between two characters may close one.
func closesAt(prev, r, next rune) bool {
	tight := prev != 0 && !unicode.IsSpace(prev)
	switch r {
	case '„', '‚', '「', '『':
		return false
	case '」', '』':
		return true
	case '»', '›':
		return !isWord(next) || tight
	case '«', '‹':
		return tight && !isWord(next)
	case '\'', '’':
		// Else an apostrophe: don't, and mostly the boys' boat.
		return tight && !isWord(next) && !(prev == 's' && next == ' ')
	}
	return tight && !isWord(next)
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// An opened is a quotation that is open at some place.
type opened struct {
	mark rune
	at   int // offset of the mark
}

// openIn lists the quotations that are open at the end of s, from the outermost.
// next is the character behind s.
func openIn(s string, next rune) []opened {
	if !mayHaveMarks(s) {
		return nil
	}
	var open []opened
	prev := rune(0)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if isMark(r) {
			after := next
			if i+n < len(s) {
				after, _ = utf8.DecodeRuneInString(s[i+n:])
			}
			if k := closing(open, r); unicode.IsSpace(prev) && isGenitive(r, s[i+n:]) {
				// an apostrophe that lost its word
			} else if k >= 0 && closesAt(prev, r, after) {
				open = open[:k]
			} else if opensAt(prev, r, after) {
				if k >= 0 && open[k].mark == r {
					open = open[:k] // it was never closed: one such quotation stands in no other
				}
				if len(open) < deepest {
					open = append(open, opened{r, i})
				}
			}
		}
		prev = r
		i += n
	}
	return open
}

// isGenitive reports the 's of a name, which poor copies set apart: "Smith 's".
func isGenitive(r rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(rest, "s"))
	return (r == '\'' || r == '’') && strings.HasPrefix(rest, "s") && !isWord(next)
}

// deepest is how many quotations are followed into one another.
const deepest = 6

// closing is the index of the innermost quotation that the mark may close; -1 is
// none.
func closing(open []opened, r rune) int {
	for k := len(open) - 1; k >= 0; k-- {
		if strings.ContainsRune(closers[open[k].mark], r) {
			return k
		}
	}
	return -1
}

// closesIn is the offset in s of the mark that closes a quotation which is open
// where s begins; -1 where none does. prev is the character before s.
func closesIn(s string, mark, prev rune) int {
	inner := 0 // quotations of the same marks that were opened in s
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if isMark(r) {
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			if i+n == len(s) {
				next = 0
			}
			switch {
			case strings.ContainsRune(closers[mark], r) && closesAt(prev, r, next):
				if inner == 0 {
					return i
				}
				inner--
			case r == mark && opensAt(prev, r, next) && strings.ContainsRune(closers[mark], mark):
				return -1 // marks alike stand in no others: this one was never closed
			case r == mark && opensAt(prev, r, next):
				inner++
			}
		}
		prev = r
		i += n
	}
	return -1
}
