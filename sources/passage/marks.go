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
	var open []opened
	for i := nextMark(s, 0); i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		prev, after := runeBefore(s, i, 0), next
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
		i = nextMark(s, i+n)
	}
	return open
}

// nextMark is the offset of the first quotation mark of s at or behind i; its
// length where there is none. Texts are mostly words: it looks at nothing but the
// first bytes of marks.
func nextMark(s string, i int) int {
	for ; i < len(s); i++ {
		if beginsMark[s[i]] {
			if r, _ := utf8.DecodeRuneInString(s[i:]); isMark(r) {
				return i
			}
		}
	}
	return len(s)
}

var beginsMark = [256]bool{'"': true, '\'': true, 0xC2: true, 0xE2: true, 0xE3: true}

// runeBefore is the character before s[i:]; first where that is all of s.
func runeBefore(s string, i int, first rune) rune {
	if i == 0 {
		return first
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
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
// where s begins; -1 where none does. first is the character before s.
func closesIn(s string, mark, first rune) int {
	inner := 0 // quotations of the same marks that were opened in s
	for i := nextMark(s, 0); i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		prev, next := runeBefore(s, i, first), rune(0)
		if i+n < len(s) {
			next, _ = utf8.DecodeRuneInString(s[i+n:])
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
		i = nextMark(s, i+n)
	}
	return -1
}
