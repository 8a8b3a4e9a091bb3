package number

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int

const (
	word  tokenKind = iota // letters
	digit                  // figures with their separators
	sign                   // any other character but a space
)

// A token is a word, a run of figures or one character.
type token struct {
	start, end int
	kind       tokenKind
	text       string // of the text, as it stands
	fold       string // as the lists have it
	spaced     bool   // a space or the start of the text stands before it
	name       bool   // part of an address, as of a page or of mail
}

// tokens takes a text apart. Hyphens part words, and an elision ends one in
// languages that have it: "d'un" is two.
func (l *Reader) tokens(text string) []token {
	return l.appendTokens(make([]token, 0, len(text)/5+4), text)
}

// appendTokens is tokens with memory that is there.
func (l *Reader) appendTokens(out []token, text string) []token {
	spaced := true
	address := addresses(text)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		t := token{start: i, spaced: spaced}
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\u2060' || r == '\ufeff':
			spaced = true
			i += size
			continue
		case r == '\u00ad':
			i += size
			continue
		case '0' <= r && r <= '9':
			t.kind, t.end = digit, endOfFigures(text, i)
			t.text, t.fold = text[i:t.end], ""
		case unicode.IsLetter(r):
			t.kind, t.end = word, l.endOfWord(text, i)
			t.text = text[i:t.end]
			t.fold = l.folded(t.text)
		default:
			t.kind, t.end = sign, i+size
			t.text = text[i:t.end]
			t.fold = foldSign(t.text)
		}
		for len(address) > 0 && address[0][1] <= t.start {
			address = address[1:]
		}
		t.name = len(address) > 0 && address[0][0] <= t.start
		out = append(out, t)
		i, spaced = t.end, false
	}
	return out
}

func foldSign(s string) string {
	switch s {
	case "–", "—", "‐", "\u2011", "−", "―", "‒":
		return "-"
	case "’", "ʼ", "′":
		return "'"
	}
	return s
}

func (l *Reader) endOfWord(text string, i int) int {
	for j := i; j < len(text); {
		r, size := utf8.DecodeRuneInString(text[j:])
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.M, r) || r == '\u00ad':
		case (r == '\'' || r == '’') && j > i && (l.elides && j-i <= 6 || l.Tag == "mt"): // Maltese ends words so
			return j + size
		case (r == '\'' || r == '’') && j > i && startsWithLetter(text[j+size:]):
		default:
			return j
		}
		j += size
	}
	return len(text)
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// maxFigures bounds one number; nothing longer counts something.
const maxFigures = 60

// endOfFigures ends a run of digits with the separators within it: a full stop
// or comma before any digit; an apostrophe or a space before three.
func endOfFigures(text string, i int) int {
	end := endOfDigits(text, i)
	first := end - i
	for groups := true; end-i < maxFigures; {
		r, size := utf8.DecodeRuneInString(text[end:])
		next := endOfDigits(text, end+size)
		length := next - end - size
		switch {
		case length == 0:
			return end
		case r == '.' || r == ',' || r == '·' || r == '٫':
			groups = groups && length == 3
		case isGroupMark(r) && groups && first <= 3 && length == 3:
		default:
			return end
		}
		end = next
	}
	return end
}

// isGroupMark reports what parts thousands and never decimals.
func isGroupMark(r rune) bool {
	switch r {
	case '\'', '’', ' ', '\u00a0', '\u202f', '\u2009', '\u2007', '\u2008':
		return true
	}
	return false
}

func endOfDigits(text string, i int) int {
	for i < len(text) && '0' <= text[i] && text[i] <= '9' {
		i++
	}
	return i
}

// addresses are the words that hold an address of a page or of mail.
func addresses(text string) [][2]int {
	if !strings.Contains(text, "://") && !strings.Contains(text, "@") && !strings.Contains(text, "www.") && !strings.Contains(text, "doi:") {
		return nil
	}
	var out [][2]int
	at := 0
	for _, field := range strings.FieldsFunc(text, unicode.IsSpace) {
		i := at + strings.Index(text[at:], field)
		at = i + len(field)
		if strings.Contains(field, "://") || strings.Contains(field, "@") || strings.Contains(field, "www.") || strings.HasPrefix(field, "doi:") {
			out = append(out, [2]int{i, at})
		}
	}
	return out
}
