package rtf

import "strconv"

// kind is what a token is.
type kind uint8

const (
	end   kind = iota
	open       // {
	shut       // }
	word       // a control word: \par, \fs24
	sign       // a control symbol: \~, \*
	octet      // \'e9, or a byte of the file that is no ASCII
	plain      // characters as they stand
)

// A token is a piece of the file.
type token struct {
	kind  kind
	text  string // the name of a word, the character of a sign, the plain text
	param int    // of a word, or the value of an octet
	given bool   // the word has a param
}

const (
	longestWord  = 32 // letters of a control word (RTF 1.9.1, "Control word")
	longestParam = 10 // digits
)

// A scanner takes a file apart. It never fails: what is no mark is text.
type scanner struct {
	src string
	at  int
}

// next is the next token. Data in binary form are passed over.
func (s *scanner) next() token {
	for s.at < len(s.src) {
		switch c := s.src[s.at]; {
		case c == '\r' || c == '\n' || c == 0:
			s.at++ // line ends of the file mean nothing
		case c == '{':
			s.at++
			return token{kind: open}
		case c == '}':
			s.at++
			return token{kind: shut}
		case c == '\t':
			s.at++
			return token{kind: word, text: "tab"}
		case c == '\\':
			if t, ok := s.control(); ok {
				return t
			}
		case c >= 0x80:
			s.at++
			return token{kind: octet, param: int(c)}
		default:
			from := s.at
			for s.at < len(s.src) && !special(s.src[s.at]) {
				s.at++
			}
			return token{kind: plain, text: s.src[from:s.at]}
		}
	}
	return token{}
}

func special(c byte) bool {
	return c == '{' || c == '}' || c == '\\' || c == '\r' || c == '\n' || c == '\t' || c == 0 || c >= 0x80
}

// control reads what begins with a backslash; false is nothing.
func (s *scanner) control() (token, bool) {
	s.at++
	if s.at >= len(s.src) {
		return token{}, false
	}
	switch c := s.src[s.at]; {
	case isLetter(c):
		return s.word()
	case c == '\'':
		if s.at+2 < len(s.src) {
			if n, err := strconv.ParseUint(s.src[s.at+1:s.at+3], 16, 8); err == nil {
				s.at += 3
				return token{kind: octet, param: int(n)}, true
			}
		}
		s.at++
		return token{}, false
	case c == '\r' || c == '\n':
		s.at++
		return token{kind: word, text: "par"}, true
	case c >= 0x80:
		return token{}, false // read again as text
	default:
		s.at++
		return token{kind: sign, text: string(rune(c))}, true
	}
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// word reads a control word, its number and the space that ends it.
func (s *scanner) word() (token, bool) {
	from := s.at
	for s.at < len(s.src) && s.at-from < longestWord && isLetter(s.src[s.at]) {
		s.at++
	}
	t := token{kind: word, text: s.src[from:s.at]}
	digits := s.at
	if digits < len(s.src) && s.src[digits] == '-' {
		digits++
	}
	last := digits
	for last < len(s.src) && last-digits < longestParam && isDigit(s.src[last]) {
		last++
	}
	if last > digits {
		t.param, _ = strconv.Atoi(s.src[s.at:last])
		t.given = true
		s.at = last
	}
	if s.at < len(s.src) && s.src[s.at] == ' ' {
		s.at++
	}
	if t.text == "bin" {
		s.at += max(0, min(t.param, len(s.src)-s.at))
		return token{kind: word, text: "bin"}, true
	}
	return t, true
}
