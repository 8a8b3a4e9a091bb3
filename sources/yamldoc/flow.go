package yamldoc

import (
	"fmt"
	"strings"
)

// flow looks at a list or group in brackets, which may go on over several lines.
func (s *scan) flow(n, at int, key string, indent int) int {
	open := s.work[n-1][at]
	name := map[byte]string{'[': "a list", '{': "a group of keys"}[open]
	here := s.at(n, at)
	line, end, comment := s.flowEnd(n, at, indent)
	if line == 0 {
		message := fmt.Sprintf("a text that begins with `%c` is %s for YAML, and the bracket is not closed", open, name)
		if comment.Line != 0 {
			here, message = comment, "a `#` after a space starts a comment: the bracket before it is not closed"
		}
		return s.spoil(n, at, indent, here, message, flowHint(key))
	}
	tail := strings.TrimLeft(s.work[line-1][end:], " \t")
	if tail != "" && (tail[0] != '#' || tail == s.work[line-1][end:]) {
		return s.spoil(n, at, indent, here, fmt.Sprintf("a text that begins with `%c` is %s for YAML", open, name), literalHint(key))
	}
	text := strings.Join(s.work[n-1:line], "\n")
	text = text[at : len(text)-len(s.work[line-1])+end]
	if _, rest, err := decode("- " + text); rest || err != nil {
		return s.spoil(n, at, indent, here, name+" in brackets that cannot be read stands here", flowHint(key))
	}
	return line + 1
}

func flowHint(key string) string {
	return "put texts with special signs in quotation marks; if this is a text, " + literalHint(key)
}

// flowEnd finds the line and offset after the bracket that closes the one at
// a place; line 0 where it is not closed before the next key. comment is the
// first comment that hides a bracket.
func (s *scan) flowEnd(n, at, indent int) (line, end int, comment Pos) {
	depth := 0
	for ; n <= len(s.work); n++ {
		text := s.work[n-1]
		if depth > 0 {
			at = indentOf(text)
			if at < len(text) && at <= indent && strings.IndexByte("]}", text[at]) < 0 {
				return 0, 0, comment
			}
		}
		for ; at < len(text); at++ {
			switch c := text[at]; {
			case c == '[' || c == '{':
				depth++
			case c == ']' || c == '}':
				if depth--; depth == 0 {
					return n, at + 1, comment
				}
			case (c == '"' || c == '\'') && strings.IndexByte(" [{,:", text[at-1]) >= 0:
				k := closing(text[at:])
				if k < 0 {
					return 0, 0, comment
				}
				at += k
			case c == '#' && at > 0 && (text[at-1] == ' ' || text[at-1] == '\t'):
				if comment.Line == 0 && strings.ContainsAny(text[at:], "]}") {
					comment = s.at(n, at)
				}
				at = len(text)
			}
		}
	}
	return 0, 0, comment
}
