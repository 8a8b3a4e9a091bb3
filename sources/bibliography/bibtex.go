package bibliography

import (
	"fmt"
	"strings"
	"unicode"
)

// An entry is one of BibTeX: its values are LaTeX.
type bibEntry struct {
	line      int
	kind, key string
	names     []string // of the fields, in the order of the file, in lower case
	fields    map[string]string
}

// A bibParser reads the entries of a BibTeX file. What stands between entries is
// a comment.
type bibParser struct {
	data    string
	at      int
	strings map[string]string // of @string, and the months
	lent    int               // bytes that @string gave
}

// deepest is how many braces may stand in each other.
const deepest = 200

// largestField is what a value may have in bytes, and mostBorrowed what all
// values may get by @string and crossref: a few names can stand for much.
const (
	largestField = 256 << 10
	mostBorrowed = 64 << 20
)

const borrowHint = "write out what the names of @string and crossref stand for"

func (p *bibParser) fail(at int, reason, hint string) *Error {
	return &Error{1 + strings.Count(p.data[:min(at, len(p.data))], "\n"), reason, hint}
}

const braceHint = "every { needs its }: look near this line for one that is missing"

// parseBibTeX reads all entries of a file.
func parseBibTeX(data string) ([]bibEntry, error) {
	p := &bibParser{data: data, strings: map[string]string{}}
	for i, m := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		p.strings[m] = fmt.Sprint(i + 1)
	}
	var out []bibEntry
	line, counted := 1, 0
	for {
		next := strings.IndexByte(p.data[p.at:], '@')
		if next < 0 {
			return out, nil
		}
		start := p.at + next
		p.at = start + 1
		line, counted = line+strings.Count(p.data[counted:start], "\n"), start
		kind := strings.ToLower(p.word())
		p.space()
		if kind == "" || p.at == len(p.data) || p.data[p.at] != '{' && p.data[p.at] != '(' {
			continue // an @ of a comment, such as that of an address
		}
		if kind == "comment" {
			if p.data[p.at] == '{' {
				end := p.at + matching(p.data[p.at:])
				if end == len(p.data) {
					return nil, p.fail(start, "this comment is not closed", braceHint)
				}
				p.at = end + 1
			}
			continue
		}
		closing := byte('}')
		if p.data[p.at] == '(' {
			closing = ')'
		}
		p.at++
		e := bibEntry{line: line, kind: kind, fields: map[string]string{}}
		if err := p.entry(&e, start, closing); err != nil {
			return nil, err
		}
		switch kind {
		case "string":
			for name, value := range e.fields {
				p.strings[name] = value
			}
		case "preamble":
		default:
			out = append(out, e)
		}
	}
}

// entry reads what stands in an entry, up to the sign that closes it.
func (p *bibParser) entry(e *bibEntry, start int, closing byte) error {
	if e.kind == "preamble" {
		_, err := p.value()
		if err == nil {
			p.end(closing)
		}
		return err
	}
	if e.kind != "string" {
		e.key = p.key(closing)
	}
	for {
		for p.space(); p.at < len(p.data) && p.data[p.at] == ','; p.space() {
			p.at++
		}
		if p.end(closing) {
			return nil
		}
		at := p.at
		name := strings.ToLower(p.word())
		p.space()
		if name == "" || p.at == len(p.data) || p.data[p.at] != '=' {
			if p.at >= len(p.data) {
				return p.fail(start, "this entry is not closed", braceHint)
			}
			return p.fail(at, "`name = value` is missing here, in the entry "+e.name(), braceHint)
		}
		p.at++
		value, err := p.value()
		if err != nil {
			return err
		}
		if _, again := e.fields[name]; !again {
			e.names = append(e.names, name)
			e.fields[name] = value
		}
	}
}

// key reads the citation key; empty where the entry begins with a field. In
// braces, parentheses are letters of it.
func (p *bibParser) key(closing byte) string {
	ends := ",{}()\n"
	if closing == '}' {
		ends = ",{}\n"
	}
	p.space()
	from := p.at
	for p.at < len(p.data) && strings.IndexByte(ends, p.data[p.at]) < 0 {
		p.at++
	}
	key := strings.TrimSpace(p.data[from:p.at])
	if strings.Contains(key, "=") {
		p.at = from
		return ""
	}
	return key
}

func (e *bibEntry) name() string {
	if e.key != "" {
		return fmt.Sprintf("%q", oneLine(e.key))
	}
	return fmt.Sprintf("on line %d", e.line)
}

func (p *bibParser) end(closing byte) bool {
	p.space()
	if p.at < len(p.data) && p.data[p.at] == closing {
		p.at++
		return true
	}
	return false
}

func (p *bibParser) space() {
	for p.at < len(p.data) && (unicode.IsSpace(rune(p.data[p.at])) || p.data[p.at] == '%') {
		if p.data[p.at] == '%' { // BibTeX has no such comment, but people write it
			p.at += len(p.data[p.at:]) - len(strings.TrimLeft(p.data[p.at:], "%"))
			if end := strings.IndexByte(p.data[p.at:], '\n'); end >= 0 {
				p.at += end
				continue
			}
			p.at = len(p.data)
			return
		}
		p.at++
	}
}

// word reads a name: of an entry's kind, a field, or a @string.
func (p *bibParser) word() string {
	from := p.at
	for p.at < len(p.data) {
		c := p.data[p.at]
		if c <= ' ' || strings.IndexByte(`{}(),="#%@`, c) >= 0 {
			break
		}
		p.at++
	}
	return p.data[from:p.at]
}

// value reads a value: texts in braces or quotation marks, numbers and names of
// @string, joined by #.
func (p *bibParser) value() (string, error) {
	var b strings.Builder
	for {
		p.space()
		if p.at == len(p.data) {
			return "", p.fail(p.at, "the file ends where a value should stand", "it may have been cut off: export it again")
		}
		switch at := p.at; p.data[p.at] {
		case '{', '"':
			text, err := p.text()
			if err != nil {
				return "", err
			}
			b.WriteString(text)
		default:
			word := p.word()
			if word == "" {
				return "", p.fail(at, fmt.Sprintf("a value cannot begin with %q", p.data[at]), "put the text in braces")
			}
			if text, ok := p.strings[strings.ToLower(word)]; ok {
				word = text
				p.lent += len(text)
			}
			b.WriteString(word)
		}
		if b.Len() > largestField || p.lent > mostBorrowed {
			return "", p.fail(p.at, fmt.Sprintf("a value is longer than %d kB, or all are too long together", largestField>>10), borrowHint)
		}
		if p.space(); p.at == len(p.data) || p.data[p.at] != '#' {
			return b.String(), nil
		}
		p.at++
	}
}

// text reads a text in braces or quotation marks, without them.
func (p *bibParser) text() (string, error) {
	start, open := p.at, p.data[p.at]
	depth := 0
	for p.at++; p.at < len(p.data); p.at++ {
		switch c := p.data[p.at]; {
		case c == '\\' && p.at+1 < len(p.data) && strings.IndexByte(`{}\`, p.data[p.at+1]) >= 0:
			p.at++
		case c == '{':
			if depth++; depth > deepest {
				return "", p.fail(p.at, fmt.Sprintf("braces stand in each other more than %d deep", deepest), braceHint)
			}
		case c == '}' && open == '{' && depth == 0, c == '"' && open == '"' && depth == 0:
			p.at++
			return p.data[start+1 : p.at-1], nil
		case c == '}':
			if depth--; depth < 0 {
				return "", p.fail(p.at, "a } stands here without its {", braceHint)
			}
		}
	}
	return "", p.fail(start, "the text that begins here is not closed", braceHint)
}
