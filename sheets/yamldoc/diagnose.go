package yamldoc

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The YAML parser stops at its first error, often lines after the mistake. So
// where it stops, a scan goes through the lines as their author means them,
// reports each mistake where it is, puts a placeholder in its place, and the
// parser starts anew.

// A level is a map or list that the scan is in.
type level struct {
	indent int
	list   bool
	key    string // of the last entry; "-" in a list
	filled bool   // the last entry has a value
}

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
	for first := true; at < len(text) && isDash(text[at:]); first = false {
		if first && !s.enter(n, at, true) || !first && !s.push(level{indent: at, list: true}) {
			return n + 1
		}
		s.last("-", false)
		at++
		gap := len(text[at:]) - len(strings.TrimLeft(text[at:], " \t"))
		if tab := strings.IndexByte(text[at:at+gap], '\t'); tab >= 0 && at+gap < len(text) {
			s.take(n, at+tab, "a tab stands after the dash", "write `- `, a hyphen and a space")
			return n + 1
		}
		at += gap
	}
	if at == len(text) || text[at] == '#' {
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

// last notes the last entry of the innermost level.
func (s *scan) last(key string, filled bool) {
	top := &s.levels[len(s.levels)-1]
	top.key, top.filled = key, filled
}

func (s *scan) push(l level) bool {
	s.levels = append(s.levels, l)
	return true
}

// enter finds the level to which a line belongs by its indentation at. It
// reports a line that belongs to none and takes it out.
func (s *scan) enter(n, at int, list bool) bool {
	dedented := false
	for len(s.levels) > 0 && s.levels[len(s.levels)-1].indent > at {
		s.levels = s.levels[:len(s.levels)-1]
		dedented = true
	}
	// A list may stand at the indentation of the key that it is the value of.
	if k := len(s.levels); k > 1 && !list && s.levels[k-1].list && s.levels[k-1].indent == at && s.levels[k-2].indent == at {
		s.levels = s.levels[:k-1]
	}
	if len(s.levels) == 0 {
		if dedented {
			s.take(n, at, "this line is indented less than the keys at the start of the file", "start the top keys of the file in the same column")
			return false
		}
		return s.push(level{indent: at, list: list})
	}
	top := &s.levels[len(s.levels)-1]
	switch {
	case top.indent == at && top.list == list:
		return true
	case top.indent == at && list && !top.filled:
		top.filled = true
		return s.push(level{indent: at, list: true})
	case top.indent == at && list:
		s.take(n, at, fmt.Sprintf("a dash starts an entry of a list, but `%s` above has its value already", Short(top.key)),
			"indent it like the other entries of its list, or put the list below a key of its own")
	case top.indent == at:
		s.take(n, at, "this key stands below the dash, not in its entry",
			"indent it like the keys of the entry above, or put a dash before it")
	case dedented:
		s.take(n, at, "the indentation of this line does not fit any line above", "give the lines that belong together the same number of spaces")
	case top.filled && top.list:
		s.take(n, at, "this line is indented more than the dash above, whose entry is complete", "indent it like the lines that it belongs to")
	case top.filled:
		s.take(n, at, fmt.Sprintf("this line is indented more than `%s` above, which has its value already", Short(top.key)), "indent it like the lines that it belongs to")
	default:
		top.filled = true
		return s.push(level{indent: at, list: list})
	}
	return false
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

// stray reports a line that is neither a key nor an entry of a list.
func (s *scan) stray(n, at int) int {
	text := s.work[n-1][at:]
	message, hint := "this line is neither a key with a colon nor an entry with a dash",
		"if it belongs to the text above, put `|` there and indent all lines of the text below it"
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

const (
	wideSpaceMessage = "a space that is not an ordinary one stands in the indentation"
	wideSpaceHint    = "delete it and type ordinary spaces: it often comes along when text is pasted"
)

// wideSpace reports whether s starts with a space that YAML takes for a letter.
func wideSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= utf8.RuneSelf && (unicode.IsSpace(r) || r == '\u200b')
}

const bulletHint = "write a hyphen and a space before each entry of a list"

// bullet says what is wrong with a line that seems to start an entry of a list.
func bullet(line string) string {
	switch r, _ := utf8.DecodeRuneInString(line); {
	case r == '-':
		return "a space is missing after the dash"
	case strings.ContainsRune("–—•·‣◦▪*+", r):
		return fmt.Sprintf("%q does not start an entry of a list", r)
	}
	return ""
}

var (
	missingSpace = regexp.MustCompile(`^[A-Za-z-]+:[^\s/]`)
	oneWord      = regexp.MustCompile(`^[A-Za-z-]+$`)
)

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func isDash(s string) bool {
	return s != "" && s[0] == '-' && (len(s) == 1 || s[1] == ' ' || s[1] == '\t')
}

// colon finds the first colon that ends a key for YAML; -1 where there is none.
func colon(s string) int {
	for i := range len(s) {
		if s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t') {
			return i
		}
	}
	return -1
}

// splitKey finds the key at the start of s, and the offset of its value, which
// may be the end of s. The key is empty where s does not start with one.
func splitKey(s string) (key string, value int) {
	at := 0
	switch {
	case s[0] == '"' || s[0] == '\'':
		end := closing(s)
		if end < 0 {
			return "", 0
		}
		at = end + 1
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " \t"))
		if colon(s[at:]) != 0 {
			return "", 0
		}
		key = s[1:end]
	case strings.IndexByte("[]{}&*!|>%@`,#", s[0]) >= 0:
		return "", 0
	default:
		at = colon(s)
		if at < 0 || strings.Contains(s[:at], " #") {
			return "", 0
		}
		key = strings.TrimRight(s[:at], " \t")
	}
	at++
	return key, at + len(s[at:]) - len(strings.TrimLeft(s[at:], " \t"))
}

// lowerKey is a key of ours, rather than a word of a text.
var lowerKey = regexp.MustCompile(`^[a-z]+(-[a-z]+)*:(\s|$)`)

var plainKey = regexp.MustCompile(`^("[^"]*"|'[^']*'|[\pL\pN_-]+)\s*:(\s|$)`)

// looksLikeKey reports whether a line can only be meant as a key.
func looksLikeKey(s string) bool { return plainKey.MatchString(s) }
