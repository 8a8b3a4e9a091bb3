package bibliography

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"factsheet/sources"
	"factsheet/sources/yamldoc"
)

// readJSON reads CSL-JSON: a list of items, or one.
func readJSON(data string) ([]Item, error) {
	d := json.NewDecoder(strings.NewReader(data))
	d.UseNumber()
	var root any
	if err := d.Decode(&root); err != nil {
		line := 1 + strings.Count(data[:min(int(d.InputOffset()), len(data))], "\n")
		return nil, &Error{line, "this is not JSON that can be read: " + strings.TrimPrefix(err.Error(), "json: "), "export the references again, as CSL JSON"}
	}
	if d.More() {
		return nil, &Error{Reason: "more stands behind the list of references", Hint: "export the references again, as CSL JSON"}
	}
	return readItems(root, false)
}

// readYAML reads CSL-YAML: `references:` and a list, as pandoc takes it, or the
// list alone.
func readYAML(data string) ([]Item, error) {
	n, err := yamldoc.ParseForeign([]byte(data), largestYAML)
	if err != nil {
		return nil, &Error{Reason: "this is not YAML that can be read: " + err.Error(), Hint: "export the references again, as CSL YAML"}
	}
	root := plain(n)
	if m, ok := root.(map[string]any); ok {
		if list, ok := m["references"]; ok {
			root = list
		}
	}
	return readItems(root, true)
}

// plain gives a tree of YAML as that of JSON is.
func plain(n *yamldoc.Node) any {
	switch n.Kind {
	case yamldoc.Map:
		out := make(map[string]any, len(n.Entries))
		for _, e := range n.Entries {
			out[e.Key.Value] = plain(e.Value)
		}
		return out
	case yamldoc.List:
		out := make([]any, 0, len(n.Items))
		for _, item := range n.Items {
			out = append(out, plain(item))
		}
		return out
	}
	return n.Text.Value
}

func readItems(root any, markdown bool) ([]Item, error) {
	list, ok := root.([]any)
	if !ok {
		one, ok := root.(map[string]any)
		if inner, has := one["items"].([]any); has { // Zotero's own JSON wraps the list
			list = inner
		} else if ok {
			list = []any{one}
		}
	}
	var out []Item
	for i, v := range list {
		m, ok := v.(map[string]any)
		if !ok {
			return nil, &Error{Reason: fmt.Sprintf("reference %d is no group of fields", i+1), Hint: "export the references again, as CSL JSON"}
		}
		r := reading{fields: m, markdown: markdown}
		r.read()
		if r.item.Key == "" && reflect.DeepEqual(r.item.Source, sources.Source{}) {
			return nil, &Error{Reason: fmt.Sprintf("reference %d has no field that a reference has", i+1), Hint: "export the references again, as CSL JSON"}
		}
		out = append(out, r.item)
	}
	return out, nil
}

// A reading is a reference of CSL being read. Text in YAML is Markdown, in JSON
// it may hold a few tags of HTML.
type reading struct {
	fields   map[string]any
	markdown bool
	item     Item
}

// spelled are keys that programs write otherwise than CSL does.
var spelled = map[string]string{"doi": "DOI", "isbn": "ISBN", "url": "URL", "collection-number": "number", "license": "licence"}

func (r *reading) read() {
	s := &r.item.Source
	for _, key := range []string{"id", "citation-key"} { // the second where both are there
		if id := r.text(r.fields[key]); id != "" {
			r.item.Key = id
		}
	}
	var keys []string
	for key := range r.fields {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		v := r.fields[key]
		name := key
		if other, ok := spelled[key]; ok {
			if _, both := r.fields[other]; !both {
				name = other
			}
		}
		switch name {
		case "id", "citation-key":
		case "issued", "accessed":
			var exact bool
			if *s.Field(name), exact = r.date(v); !exact {
				r.item.drop(strings.TrimSuffix(key+" ("+r.said(v)+")", " ()"))
			}
		case "author":
			s.Author = r.names(v)
		case "editor":
			s.Editor = r.names(v)
		case "custom":
			r.custom(v)
		case "file", "encoding", "password-env", "replaces":
			r.item.drop(key)
		default:
			text := r.text(v)
			if field := s.Field(name); field != nil && text != "" {
				*field = text
			} else if text != "" || !isScalar(v) {
				r.item.drop(key)
			}
		}
	}
}

// ours are the fields that CSL has no place for; an export of ours has them in
// `custom`, which CSL gives to every program for such.
var ours = []string{"file", "encoding", "password-env", "replaces", "licence"}

// untyped says in `custom` that the catalogue has no type, for CSL wants one.
const untyped = "untyped"

func (r *reading) custom(v any) {
	m, ok := v.(map[string]any)
	if !ok {
		r.item.drop("custom")
		return
	}
	for key, v := range m {
		switch text := r.text(v); {
		case slices.Contains(ours, key) && text != "":
			*r.item.Source.Field(key) = text
		case key == "withheld":
			r.item.Source.Withheld = text == "true"
		case key == untyped:
			r.fields["type"] = "" // comes after `custom`
		default:
			r.item.drop("custom " + key)
		}
	}
}

func isScalar(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return false
	}
	return true
}

var (
	tags      = regexp.MustCompile(`</?(?:i|b|sub|sup|sc|span)(?: [^<>]*)?>`)
	escaped   = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	spanned   = regexp.MustCompile(`\[([^\[\]]*)\]\{[^{}]*\}`)
	lowered   = regexp.MustCompile(`~([^~\s]+)~`)
	lifted    = regexp.MustCompile(`\^([^\^\s]+)\^`)
	liftedTag = regexp.MustCompile(`<sup>([^<>]*)</sup>`)
	stressed  = regexp.MustCompile(`(\*\*?)(\S[^*]*)\*\*?`)
)

// text reads a text or a number; "" where it is neither.
func (r *reading) text(v any) string {
	var s string
	switch v := v.(type) {
	case string:
		s = v
	case json.Number:
		s = v.String()
	case bool:
		return fmt.Sprint(v)
	}
	switch {
	case r.markdown:
		s = lowered.ReplaceAllString(spanned.ReplaceAllString(s, "$1"), "$1")
		s = stressed.ReplaceAllString(lifted.ReplaceAllStringFunc(s, lift), "$2")
		s = escaped.ReplaceAllString(s, "$1")
	case strings.Contains(s, "<"):
		s = tags.ReplaceAllString(liftedTag.ReplaceAllStringFunc(s, lift), "")
	}
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }), " ")
}

// lift writes what stands above the line: digits as such, for 10<sup>2</sup> is
// not 102, and anything else as it is.
func lift(s string) string {
	return raised.Replace(strings.TrimSuffix(strings.TrimPrefix(strings.Trim(s, "^"), "<sup>"), "</sup>"))
}

func (r *reading) names(v any) []sources.Name {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []sources.Name
	for _, v := range list {
		m, ok := v.(map[string]any)
		if !ok {
			m = map[string]any{"literal": v}
		}
		part := func(key string) string { return r.text(m[key]) }
		n := sources.Name{
			Family:  joined(" ", part("non-dropping-particle"), part("family")),
			Given:   joined(", ", joined(" ", part("given"), part("dropping-particle")), part("suffix")),
			Literal: part("literal"),
		}
		if n != (sources.Name{}) {
			out = append(out, n)
		}
	}
	return out
}

func joined(separator, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}

// date reads a date in any of CSL's forms; exact says that nothing was left out.
func (r *reading) date(v any) (out string, exact bool) {
	m, ok := v.(map[string]any)
	if list, isList := v.([]any); isList && len(list) > 0 { // CSL-YAML: a list of dates
		m, ok = list[0].(map[string]any)
	}
	if !ok {
		if s := r.text(v); s != "" {
			return readDate(s)
		}
		return "", v == ""
	}
	if parts, ok := m["date-parts"].([]any); ok && len(parts) > 0 {
		first, _ := parts[0].([]any)
		out := r.parts(first)
		_, season := m["season"]
		_, circa := m["circa"]
		return out, out != "" && len(parts) == 1 && len(first) == strings.Count(out, "-")+1 && !season && !circa
	}
	if year, ok := m["year"]; ok { // as older pandocs wrote it
		return r.parts([]any{year, m["month"], m["day"]}), true
	}
	for _, key := range []string{"edtf", "raw", "literal"} {
		if s := r.text(m[key]); s != "" {
			return readDate(s)
		}
	}
	return "", false
}

// said is what a date says in words, where it does.
func (r *reading) said(v any) string {
	if m, ok := v.(map[string]any); ok {
		return joined("", r.text(m["raw"]), r.text(m["literal"]))
	}
	return r.text(v)
}

func (r *reading) parts(list []any) string {
	var n [3]int
	for i, v := range list[:min(3, len(list))] {
		text := r.text(v)
		if n[i] = number(text); i == 0 && n[0] == 0 && strings.Trim(text, "0") != "" || text == "" && i == 0 {
			return ""
		}
	}
	return date(n[0], n[1], n[2])
}
