package extract

import (
	"slices"
	"strings"
)

// A rule is a selector without context ("p.note", ".ad") and its declarations.
type rule struct {
	tag, id string
	classes []string
	weight  uint64
	style   style
}

// A sheet is the rules of a page that decide on text, by the name that an
// element must have: "#id", ".class" or the tag.
type sheet struct {
	rules map[string][]rule
	count int
}

// Limits that no page of words reaches; past them rules are not read, and the
// text shows.
const (
	mostRules   = 20_000
	mostPerName = 64
	mostClasses = 16
)

// read adds the rules of a style sheet. Rules for print and rules that hold
// only for some windows hide nothing; the latter may show what others hide,
// since some reader sees it. Selectors with context are not understood, and
// hide nothing.
func (s *sheet) read(css string) { s.readRules(bare(css), false, 0) }

func (s *sheet) readRules(css string, reveal bool, depth int) {
	for css != "" && s.count < mostRules {
		open := strings.IndexAny(css, "{;")
		if open < 0 {
			return
		}
		prelude := strings.TrimSpace(css[:open])
		if css[open] == ';' {
			css = css[open+1:]
			continue
		}
		body := css[open+1:]
		end := closing(body)
		css = body[min(end+1, len(body)):]
		body = body[:end]
		if !strings.HasPrefix(prelude, "@") {
			s.add(prelude, body, reveal)
			continue
		}
		name, media, _ := strings.Cut(strings.ToLower(prelude), " ")
		switch media = strings.TrimSpace(media); {
		case depth > 3:
		case name == "@layer":
			s.readRules(body, reveal, depth+1)
		case strings.HasPrefix(name, "@media") && !strings.Contains(name+media, "print"), name == "@supports":
			s.readRules(body, reveal || media != "screen" && media != "all", depth+1)
		}
	}
}

// bare takes out of a style sheet what could be mistaken for its signs: its
// comments, what stands in its quotation marks, and the marks of a comment that
// old pages put round it.
func bare(css string) string {
	if !strings.ContainsAny(css, `/"'`) && !strings.Contains(css, "--") {
		return css
	}
	css = strings.NewReplacer("<!--", "", "-->", "").Replace(css)
	var b strings.Builder
	for {
		i := strings.IndexAny(css, `/"'\\`)
		if i < 0 {
			b.WriteString(css)
			return b.String()
		}
		b.WriteString(css[:i])
		css = css[i:]
		switch {
		case strings.HasPrefix(css, "/*"):
			_, css, _ = strings.Cut(css[2:], "*/")
		case css[0] == '"' || css[0] == '\'':
			css = css[quoted(css):]
		case css[0] == '\\' && len(css) > 1: // the sign behind it begins nothing
			b.WriteString(css[:2])
			css = css[2:]
		default:
			b.WriteByte(css[0])
			css = css[1:]
		}
	}
}

// quoted is the length of the text in marks that s begins with; one that is not
// closed ends with its line.
func quoted(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '\n':
			return i
		case s[0]:
			return i + 1
		}
	}
	return len(s)
}

// own takes out of the declarations of a rule the rules that stand in it: they
// are for other elements.
func own(css string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			b.WriteString(css)
			return b.String()
		}
		b.WriteString(css[:strings.LastIndexByte(css[:open], ';')+1])
		body := css[open+1:]
		css = body[min(closing(body)+1, len(body)):]
	}
}

// closing is the offset of the brace that ends a block; the length where none
// does.
func closing(css string) int {
	depth := 0
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return len(css)
}

// deciding are words of the properties and values that this file reads.
var deciding = []string{"display", "visibility", "white-space", "text-decoration", "vertical-align"}

func (s *sheet) add(selectors, css string, reveal bool) {
	css = strings.ToLower(own(css))
	if !slices.ContainsFunc(deciding, func(name string) bool { return strings.Contains(css, name) }) {
		return
	}
	for selectors != "" && s.count < mostRules {
		var one string
		one, selectors, _ = strings.Cut(selectors, ",")
		r, name, ok := parseSelector(strings.TrimSpace(one))
		if !ok || len(s.rules[name]) >= mostPerName {
			continue
		}
		s.count++
		r.style.declare(css, r.weight|uint64(s.count), reveal)
		if s.rules == nil {
			s.rules = map[string][]rule{}
		}
		s.rules[name] = append(s.rules[name], r)
	}
}

// parseSelector reads a selector of tag, id and classes, and gives the name
// under which its rule is kept.
func parseSelector(s string) (r rule, name string, ok bool) {
	first, s, ok := selectorName(s)
	if !ok || first == "" && s == "" {
		return rule{}, "", false
	}
	r.tag = strings.ToLower(first)
	name = r.tag
	for s != "" {
		sign := s[0]
		var word string
		word, s, ok = selectorName(s[1:])
		if !ok || word == "" || len(r.classes) == mostClasses {
			return rule{}, "", false
		}
		if sign == '#' {
			r.id, name = word, "#"+word
			continue
		}
		r.classes = append(r.classes, word)
		if r.id == "" {
			name = "." + word
		}
	}
	r.weight = uint64(len(r.classes)) << 40
	if r.id != "" {
		r.weight += 1 << 52
	}
	if r.tag != "" {
		r.weight += 1 << 32
	}
	return r, name, true
}

// selectorName reads a name up to the next "." or "#", with its escapes; not
// ok where something else than a plain selector stands.
func selectorName(s string) (name, rest string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '.' || c == '#':
			return b.String(), s[i:], true
		case c == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case strings.IndexByte(" \t\r\n>+~:[*\\&|()@\"'", c) >= 0:
			return "", "", false
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), "", true
}

// apply adds to st what the sheet says of an element.
func (s *sheet) apply(st *style, tag, id, class string) {
	if s.count == 0 {
		return
	}
	classes := strings.Fields(class)
	classes = classes[:min(len(classes), mostClasses)]
	try := func(name string) {
		for i := range s.rules[name] {
			if r := &s.rules[name][i]; r.matches(tag, id, classes) {
				st.over(&r.style)
			}
		}
	}
	try(tag)
	if id != "" {
		try("#" + id)
	}
	for _, c := range classes {
		try("." + c)
	}
}

func (r *rule) matches(tag, id string, classes []string) bool {
	if r.tag != "" && r.tag != tag || r.id != "" && r.id != id {
		return false
	}
	return !slices.ContainsFunc(r.classes, func(want string) bool { return !slices.Contains(classes, want) })
}
