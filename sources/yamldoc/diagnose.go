package yamldoc

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// The YAML parser stops at its first error, often lines after the mistake. So
// where it stops, a scan goes through the lines as their author means them,
// reports each mistake where it is, puts a placeholder in its place, and the
// parser starts anew.

// A scan looks for what the YAML parser cannot read.
type scan struct {
	*parser
	levels []level
	mended bool
}

// diagnose reports what is wrong in the lines and mends them; it reports
// whether it found anything.
func (p *parser) diagnose() bool {
	s := &scan{parser: p}
	for n := 1; n <= len(p.work) && len(p.problems) < maxProblems; {
		n = s.line(n)
	}
	return s.mended
}

// line looks at a line and gives the next one to look at.
func (s *scan) line(n int) int {
	text := s.work[n-1]
	at := indentOf(text)
	if at == len(text) || text[at] == '#' {
		return n + 1
	}
	if text[at] == '\t' {
		return s.tab(n)
	}
	if wideSpace(text[at:]) {
		s.take(n, at, wideSpaceMessage, wideSpaceHint)
		return n + 1
	}
	at, ok := s.dashes(n, at)
	if !ok || at == len(text) || text[at] == '#' {
		return n + 1
	}
	if text[at] == '?' && (at+1 == len(text) || text[at+1] == ' ' || text[at+1] == '\t') {
		s.take(n, at, questionMarkMessage, questionMarkHint)
		return n + 1
	}
	key, value := splitKey(text[at:])
	if key == "" {
		if indentOf(text) == at {
			return s.stray(n, at)
		}
		s.last("-", true)
		return s.value(n, at, "", s.levels[len(s.levels)-1].indent)
	}
	if indentOf(text) == at {
		if !s.enter(n, at, false) {
			return n + 1
		}
	} else {
		s.last("-", true)
		s.push(level{indent: at})
	}
	if at+value == len(text) || text[at+value] == '#' {
		s.last(key, false)
		return n + 1
	}
	s.last(key, true)
	return s.value(n, at+value, key, at)
}

// dashes enters the lists that the dashes at a place start, and gives the place
// behind them; it is not ok where the line was reported.
func (s *scan) dashes(n, at int) (after int, ok bool) {
	text := s.work[n-1]
	for first := true; at < len(text) && isDash(text[at:]); first = false {
		if !first {
			s.push(level{indent: at, list: true})
		} else if !s.enter(n, at, true) {
			return at, false
		}
		s.last("-", false)
		at++
		gap := len(text[at:]) - len(strings.TrimLeft(text[at:], " \t"))
		if tab := strings.IndexByte(text[at:at+gap], '\t'); tab >= 0 && at+gap < len(text) {
			s.take(n, at+tab, "a tab stands after the dash", "write `- `, a hyphen and a space")
			return at, false
		}
		at += gap
	}
	return at, true
}

// tab reports a tab in the indentation. What the author sees there nobody
// knows, so this ends the scan, and nothing is mended.
func (s *scan) tab(n int) int {
	more := 0
	for _, line := range s.work[n:] {
		if k := indentOf(line); k < len(line) && line[k] == '\t' {
			more++
		}
	}
	message := "a tab stands in the indentation of this line"
	if more > 0 {
		message += fmt.Sprintf(" and of %d more", more)
	}
	s.report(s.at(n, indentOf(s.work[n-1])), message, "use spaces: most editors can turn tabs into spaces")
	s.mended = false
	return len(s.work) + 1
}

// take reports a line and takes it, with the lines that are indented more, out
// of what the YAML parser reads.
func (s *scan) take(n, at int, message, hint string) {
	s.report(s.at(n, at), message, hint)
	s.work[n-1] = ""
	s.torn = append(s.torn, n)
	s.drop(n+1, at)
	s.mended = true
}

// drop blanks the lines from n on that are indented more than indent.
func (s *scan) drop(n, indent int) int {
	for ; n <= len(s.work); n++ {
		if k := indentOf(s.work[n-1]); k < len(s.work[n-1]) && k <= indent {
			break
		}
		s.work[n-1] = ""
	}
	return n
}

// spoil reports the value at a place and puts the placeholder there; the lines
// below that are indented more than its key go with it.
func (s *scan) spoil(n, at, indent int, pos Pos, message, hint string) int {
	s.report(pos, message, hint)
	s.work[n-1] = s.work[n-1][:at] + placeholder
	s.broken[n] = true
	s.mended = true
	return s.drop(n+1, indent)
}

var (
	missingSpace = regexp.MustCompile(`^[A-Za-z-]+:[^\s/]`)
	oneWord      = regexp.MustCompile(`^[A-Za-z-]+$`)
)

// stray reports a line that is neither a key nor an entry of a list.
func (s *scan) stray(n, at int) int {
	text := s.work[n-1][at:]
	message, hint := "this line is neither a key with a colon nor an entry with a dash",
		"if it belongs to a text above, indent it like the other lines of that text, and put `|` after the key"
	switch r, _ := utf8.DecodeRuneInString(text); {
	case missingSpace.MatchString(text):
		colon := strings.IndexByte(text, ':')
		s.take(n, at, "a space is missing after the colon", fmt.Sprintf("write `%s: …`", text[:colon]))
		return n + 1
	case strings.ContainsRune(text, '：'):
		message, hint = "this colon is not the one that YAML reads", "type `:` and a space"
		at += strings.IndexRune(text, '：')
	case bullet(text) != "":
		message, hint = bullet(text), bulletHint
	case r == ':':
		message, hint = "the key before the colon is missing", "write a key, such as `text:`"
	case r == '\t':
		message, hint = "a tab stands before the text", "use spaces"
	case oneWord.MatchString(text):
		message, hint = "a colon is missing after this word, or it is a piece of the text above", fmt.Sprintf("write `%s: …`, or indent it like the text above", text)
	}
	s.take(n, at, message, hint)
	return n + 1
}
