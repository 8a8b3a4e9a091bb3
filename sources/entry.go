package sources

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/yamldoc"
)

// A field is a key of an entry, and where the source has its text or its names.
type field struct {
	key   string
	text  func(*Source) *string
	names func(*Source) *[]Name
}

// fields are in the order in which they are written. Withheld is the one that
// is no text and no name.
var fields = []field{
	{key: "type", text: func(s *Source) *string { return &s.Type }},
	{key: "title", text: func(s *Source) *string { return &s.Title }},
	{key: "author", names: func(s *Source) *[]Name { return &s.Author }},
	{key: "editor", names: func(s *Source) *[]Name { return &s.Editor }},
	{key: "container-title", text: func(s *Source) *string { return &s.ContainerTitle }},
	{key: "collection-title", text: func(s *Source) *string { return &s.CollectionTitle }},
	{key: "number", text: func(s *Source) *string { return &s.Number }},
	{key: "volume", text: func(s *Source) *string { return &s.Volume }},
	{key: "issue", text: func(s *Source) *string { return &s.Issue }},
	{key: "page", text: func(s *Source) *string { return &s.Page }},
	{key: "edition", text: func(s *Source) *string { return &s.Edition }},
	{key: "genre", text: func(s *Source) *string { return &s.Genre }},
	{key: "authority", text: func(s *Source) *string { return &s.Authority }},
	{key: "issued", text: func(s *Source) *string { return &s.Issued }},
	{key: "publisher", text: func(s *Source) *string { return &s.Publisher }},
	{key: "publisher-place", text: func(s *Source) *string { return &s.PublisherPlace }},
	{key: "DOI", text: func(s *Source) *string { return &s.DOI }},
	{key: "ISBN", text: func(s *Source) *string { return &s.ISBN }},
	{key: "URL", text: func(s *Source) *string { return &s.URL }},
	{key: "accessed", text: func(s *Source) *string { return &s.Accessed }},
	{key: "language", text: func(s *Source) *string { return &s.Language }},
	{key: "file", text: func(s *Source) *string { return &s.File.Value }},
	{key: "encoding", text: func(s *Source) *string { return &s.Encoding }},
	{key: "password-env", text: func(s *Source) *string { return &s.PasswordEnv }},
	{key: "replaces", text: func(s *Source) *string { return &s.Replaces }},
	{key: "licence", text: func(s *Source) *string { return &s.Licence }},
}

// Field gives where the source has the text of a catalogue's key; nil where the
// key is of no text.
func (s *Source) Field(key string) *string {
	for _, f := range fields {
		if f.key == key && f.text != nil {
			return f.text(s)
		}
	}
	return nil
}

// Clean gives the source as a catalogue can hold it: texts on one line, without
// control characters, values that the catalogue would refuse left out. The
// title of a source without one is its id.
func (s *Source) Clean() *Source {
	out := *s
	out.Pos, out.File = yamldoc.Pos{}, yamldoc.String{Value: s.File.Value}
	for _, f := range fields {
		if f.text != nil {
			*f.text(&out) = cleanText(*f.text(s))
			continue
		}
		var names []Name
		for _, n := range *f.names(s) {
			n = Name{cleanText(n.Family), cleanText(n.Given), cleanText(n.Literal)}
			if n.Literal != "" && (n.Family != "" || n.Given != "") {
				n.Literal = ""
			}
			if n != (Name{}) {
				names = append(names, n)
			}
		}
		*f.names(&out) = names
	}
	if out.Title == "" {
		out.Title = out.ID
	}
	out.dropRefused()
	return &out
}

// dropRefused empties the fields that a catalogue takes only in one form: where
// the reader would report a value, it is left out.
func (s *Source) dropRefused() {
	c := catalogue{Library: &Library{}}
	node := func(key, value string) *yamldoc.Fields {
		v := &yamldoc.Node{Text: yamldoc.String{Value: value, Pos: yamldoc.Pos{Line: 1, Col: 1}}}
		return c.Fields(&yamldoc.Node{Kind: yamldoc.Map, Entries: []yamldoc.Entry{{Key: yamldoc.String{Value: key}, Value: v}}}, "", key)
	}
	for _, f := range []struct {
		key   string
		value *string
		read  func(*yamldoc.Fields, string)
	}{
		{"type", &s.Type, func(f *yamldoc.Fields, k string) { c.kind(f.Word(k)) }},
		{"issued", &s.Issued, func(f *yamldoc.Fields, k string) { f.Date(k) }},
		{"accessed", &s.Accessed, func(f *yamldoc.Fields, k string) { f.Date(k) }},
		{"language", &s.Language, func(f *yamldoc.Fields, k string) { f.Language(k) }},
		{"password-env", &s.PasswordEnv, func(f *yamldoc.Fields, k string) { c.variable(f.Word(k)) }},
		{"URL", &s.URL, func(f *yamldoc.Fields, k string) { c.address(f.Word(k)) }},
	} {
		if *f.value == "" {
			continue
		}
		before := len(c.Reader.Problems)
		if f.read(node(f.key, *f.value), f.key); len(c.Reader.Problems) > before {
			*f.value = ""
		}
	}
	if message, _ := badPath(s.File.Value); s.File.Value != "" && message != "" {
		s.File.Value = ""
	}
	if s.Replaces == s.ID {
		s.Replaces = ""
	}
}

// cleanText puts a text on one line: line ends, tabs and control characters are
// spaces, of which one stays, and none at either end.
func cleanText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\ufeff', r == '\ufffe', r == '\uffff', r == utf8.RuneError:
			return -1
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' })
}

// Entry gives the source as it is written in a catalogue, indented as in one
// of ours, for a person to paste.
func (s *Source) Entry() string {
	return strings.Join(entry(s.Clean(), 2, 2), "\n") + "\n"
}

// entry gives the lines of a clean source, indented by indent and its keys by
// step more.
func entry(s *Source, indent, step int) []string {
	outer, inner := strings.Repeat(" ", indent), strings.Repeat(" ", indent+step)
	out := []string{outer + idWord(s.ID) + ":"}
	for _, f := range fields {
		switch {
		case f.names != nil:
			out = append(out, nameLines(*f.names(s), f.key, inner)...)
		case *f.text(s) == "" || f.key == "title" && s.Title == s.ID:
		default:
			out = append(out, keyLines(inner, f.key, *f.text(s))...)
		}
	}
	if s.Withheld {
		out = append(out, inner+"withheld: true")
	}
	return out
}

// keyLines writes a key and its text: on one line, or as a block where only
// that gives the text back.
func keyLines(indent, key, text string) []string {
	if word, ok := scalar(key, text, false); ok {
		return []string{indent + key + ": " + word}
	}
	return []string{indent + key + ": |", strings.Repeat(" ", strings.Count(indent, " ")+strings.Count(indent, "-")) + "  " + text}
}

func nameLines(list []Name, key, indent string) []string {
	if len(list) == 0 {
		return nil
	}
	out := []string{indent + key + ":"}
	for _, n := range list {
		var words, lines []string
		flow := true
		for _, part := range []struct{ key, text string }{{"family", n.Family}, {"given", n.Given}, {"literal", n.Literal}} {
			if part.text == "" {
				continue
			}
			word, ok := scalar(part.key, part.text, true)
			flow = flow && ok
			words = append(words, part.key+": "+word)
			dash := indent + "    "
			if len(lines) == 0 {
				dash = indent + "  - "
			}
			lines = append(lines, keyLines(dash, part.key, part.text)...)
		}
		if flow {
			lines = []string{indent + "  - { " + strings.Join(words, ", ") + " }"}
		}
		out = append(out, lines...)
	}
	return out
}

var (
	// plainText begins with a letter, so that it is no number and no date, and
	// has no sign that means something to any YAML reader.
	plainText = regexp.MustCompile(`^\pL[\pL\pM\pN .()/&%_–—’'+-]*$`)
	plainFlow = regexp.MustCompile(`^\pL[\pL\pM\pN ./_–—’'-]*$`)
	plainDate = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}){0,2}$`)
	plainURL  = regexp.MustCompile(`^https?://[A-Za-z0-9._~:/?#@!$&'()*+;=%-]*[A-Za-z0-9_/~=-]$`)
	plainID   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9._-]*$`)
)

// notText are words that some readers of YAML take for a truth value, for
// nothing, or for a number.
var notText = []string{"true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"}

func isPlain(s string, shape *regexp.Regexp) bool {
	return shape.MatchString(s) && !slices.Contains(notText, strings.ToLower(s))
}

// scalar writes a clean text on one line so that the strict reader gives it
// back, and any other reader of YAML, too: plain only where that is safe. It is
// not ok where no such way exists.
func scalar(key, s string, flow bool) (string, bool) {
	switch {
	case !flow && isPlain(s, plainText), flow && isPlain(s, plainFlow),
		(key == "issued" || key == "accessed") && plainDate.MatchString(s), key == "URL" && plainURL.MatchString(s):
		return s, true
	case !strings.ContainsAny(s, `"\`):
		return `"` + s + `"`, true
	case !strings.Contains(s, `'`):
		return `'` + s + `'`, true
	}
	return "", false
}

// idWord writes an id as a key; an id holds no quotation marks.
func idWord(id string) string {
	if isPlain(id, plainID) {
		return id
	}
	return `"` + id + `"`
}
