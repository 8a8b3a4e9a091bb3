package yamldoc

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	header       = regexp.MustCompile(`^[|>]([-+][1-9]?|[1-9][-+]?)?[ \t]*(#.*)?$`)
	textAfterBar = regexp.MustCompile(`^[|>]([-+]?[ \t]+)?`)
)

// value looks at the value at a place of a line, whose key or dash is at indent.
func (s *scan) value(n, at int, key string, indent int) int {
	text := s.work[n-1]
	v := text[at:]
	here := s.at(n, at)
	hint := literalHint(key)
	switch v[0] {
	case '|', '>':
		if !header.MatchString(v) {
			after := at + len(textAfterBar.FindString(v))
			return s.spoil(n, at, indent, s.at(n, after), fmt.Sprintf("the text must start on the line below `%c`", v[0]), hint)
		}
		return s.block(n, at, key, indent)
	case '"', '\'':
		return s.quoted(n, at, key, indent)
	case '[', '{':
		return s.flow(n, at, key, indent)
	case '&', '*', '!':
		return s.spoil(n, at, indent, here, specialMessage(v[0]), hint)
	case '@', '`', '%', ',', ']', '}':
		return s.spoil(n, at, indent, here, fmt.Sprintf("a text cannot begin with `%c`", v[0]), hint)
	case '-', '?', ':':
		if len(v) == 1 || v[1] == ' ' || v[1] == '\t' {
			if v[0] == '-' && key != "" {
				hint = fmt.Sprintf("put each entry on a line of its own below `%s:`, or %s", key, hint)
			}
			return s.spoil(n, at, indent, here, fmt.Sprintf("a text cannot begin with `%c` and a space", v[0]), hint)
		}
	}
	return s.plain(n, at, key, indent)
}

func (s *scan) plain(n, at int, key string, indent int) int {
	v := s.work[n-1][at:]
	if k := strings.Index(v, " #"); k >= 0 {
		v = v[:k]
	}
	if k := colon(v); k >= 0 {
		message := "this text contains a colon followed by a space"
		if k == len(strings.TrimRight(v, " \t"))-1 {
			message = "this text ends with a colon"
		}
		return s.spoil(n, at, indent, s.at(n, at+k), message, literalHint(key))
	}
	return s.goesOn(n, at, key, indent)
}

// goesOn reports a text on the line of its key that goes on below.
func (s *scan) goesOn(n, at int, key string, indent int) int {
	next := firstFilled(s.work, n+1)
	if next > len(s.work) {
		return next
	}
	below := s.work[next-1]
	k := indentOf(below)
	if k <= indent || below[k] == '#' {
		return n + 1
	}
	if isDash(below[k:]) || key != "" && lowerKey.MatchString(below[k:]) {
		return n + 1 // enter says what is wrong there
	}
	return s.spoil(n, at, indent, s.at(n, at), "this text goes on over several lines, which YAML would join", literalHint(key))
}

// quoted looks at a text in quotation marks.
func (s *scan) quoted(n, at int, key string, indent int) int {
	text := s.work[n-1]
	end := closing(text[at:])
	if end < 0 {
		return s.spoil(n, at, indent, s.at(n, at), "the quotation mark that opens this text is not closed on this line", literalHint(key))
	}
	if strings.Contains(text[at:at+end], `\`) && text[at] == '"' {
		sign, from := escape(text[at:])
		return s.spoil(n, at, indent, s.at(n, at+from), "this text contains "+sign+", which YAML would change", literalHint(key))
	}
	after := at + end + 1
	tail := strings.TrimLeft(text[after:], " \t")
	if tail != "" && (tail[0] != '#' || tail == text[after:]) {
		return s.spoil(n, at, indent, s.at(n, after), "this text goes on after the quotation mark that closes it", literalHint(key))
	}
	return s.goesOn(n, at, key, indent)
}

// block goes over the lines of a literal block and reports text that has
// fallen out of it by its indentation.
func (s *scan) block(n, at int, key string, indent int) int {
	start, last, left := s.parser.block(n, indent)
	if left < 0 {
		return s.notIndented(n, at, key, indent)
	}
	if line := firstFilled(s.work, start); s.work[line-1][left] == '\t' {
		return s.tab(line)
	}
	for next := last + 1; ; {
		next = firstFilled(s.work, next)
		if next > len(s.work) {
			return next
		}
		text := s.work[next-1]
		k := indentOf(text)
		if text[k] == '\t' {
			return s.tab(next)
		}
		if k <= indent || text[k] == '#' {
			return next
		}
		s.report(s.at(next, k), fmt.Sprintf("this line is indented less than the text of %s above, and so is not a part of it", owner(key)),
			"indent all lines of a text alike")
		s.mended = true
		s.work[next-1] = ""
		for next++; next <= len(s.work) && (s.work[next-1] == "" || indentOf(s.work[next-1]) >= left); next++ {
			s.work[next-1] = ""
		}
	}
}

// notIndented looks below a `|` for text that is not indented more than its key.
func (s *scan) notIndented(n, at int, key string, indent int) int {
	next := firstFilled(s.work, n+1)
	if next > len(s.work) {
		return next
	}
	text := s.work[next-1]
	k := indentOf(text)
	if text[k] == '\t' {
		return s.tab(next)
	}
	if isStructure(text) || text[k] == '#' {
		return next
	}
	pos := s.at(next, k)
	for ; next <= len(s.work) && s.work[next-1] != "" && !isStructure(s.work[next-1]); next++ {
		s.work[next-1] = ""
	}
	s.spoil(n, at, indent, pos, "this text is not indented more than its key", "indent all lines of the text by two spaces more than "+owner(key))
	return next
}

// isStructure reports whether a line starts an entry of a list or a map.
func isStructure(line string) bool {
	line = strings.TrimLeft(line, " ")
	return isDash(line) || line != "" && looksLikeKey(line)
}

// firstFilled gives the first line from n on that is not blank; that after the
// last where there is none.
func firstFilled(lines []string, n int) int {
	for n <= len(lines) && lines[n-1] == "" {
		n++
	}
	return n
}

func owner(key string) string {
	if key == "" {
		return "its dash"
	}
	return "`" + key + "`"
}
