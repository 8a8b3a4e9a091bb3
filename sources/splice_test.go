package sources

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"factsheet/sources/yamldoc"
)

var added = &Source{ID: "new-one", Title: "New: the one", Issued: "2026-10", File: yamldoc.String{Value: "new.pdf"}}

const addedText = `  new-one:
    title: "New: the one"
    issued: 2026-10
    file: new.pdf
`

func TestAdd(t *testing.T) {
	for _, c := range []struct{ reason, old, want string }{
		{"an empty catalogue", "format: 1\nsources:\n", "format: 1\nsources:\n+"},
		{"behind the last entry", "format: 1\nsources:\n  a:\n    title: A\n", "format: 1\nsources:\n  a:\n    title: A\n+"},
		{"before blank lines and comments of the file", "format: 1\nsources:\n  a:\n    title: A  # x\n  # of a\n\n# the end\n", "format: 1\nsources:\n  a:\n    title: A  # x\n  # of a\n+\n# the end\n"},
		{"without a last line end", "format: 1\nsources:\n  a:\n    title: A", "format: 1\nsources:\n  a:\n    title: A\n-"},
		{"the sources first", "sources:\n  a:\n    title: A\n\nformat: 1\n", "sources:\n  a:\n    title: A\n+\nformat: 1\n"},
		{"Windows line ends", "format: 1\r\nsources:\r\n  a:\r\n    title: A\r\n", "format: 1\r\nsources:\r\n  a:\r\n    title: A\r\n+"},
		{"blank lines between entries", "format: 1\nsources:\n  a:\n    title: A\n\n  # b\n  b:\n    title: B\n", "format: 1\nsources:\n  a:\n    title: A\n\n  # b\n  b:\n    title: B\n\n+"},
		{"indented by four", "format: 1\nsources:\n    a:\n        title: A\n", "format: 1\nsources:\n    a:\n        title: A\n4"},
		{"behind a name in quotation marks", "format: 1\nsources:\n  \"a:1\":\n    title: A\n", "format: 1\nsources:\n  \"a:1\":\n    title: A\n+"},
		{"behind keys in quotation marks", "format: 1\nsources:\n  'a':\n    \"title\": A\n", "format: 1\nsources:\n  'a':\n    \"title\": A\n+"},
		{"an entry in brackets before", "format: 1\nsources:\n  a: { title: A }\n", "format: 1\nsources:\n  a: { title: A }\n+"},
		{"a text with a # at the end", "format: 1\nsources:\n  a:\n    title: |\n      A\n      # 1\n\n", "format: 1\nsources:\n  a:\n    title: |\n      A\n      # 1\n+\n"},
		{"a byte order mark", "\ufeffformat: 1\nsources:\n  a:\n", "\ufeffformat: 1\nsources:\n  a:\n+"},
	} {
		text := addedText
		if strings.Contains(c.old, "\r\n") {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		four := strings.ReplaceAll(strings.ReplaceAll(text, "    ", "\t"), "  ", "    ")
		want := strings.NewReplacer("+", text, "-", strings.TrimSuffix(text, "\n"), "4", strings.ReplaceAll(four, "\t", "        ")).Replace(c.want)
		if c.reason == "without a last line end" {
			want = strings.Replace(c.want, "-", strings.TrimSuffix(text, "\n"), 1)
		}
		got, err := Add([]byte(c.old), []*Source{added})
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
		} else if string(got) != want {
			t.Errorf("%s:\n%q, want\n%q", c.reason, got, want)
		}
	}
}

func TestAddRefuses(t *testing.T) {
	for _, c := range []struct{ old, reason string }{
		{"format: 1\nsources: {}\n", "in brackets"},
		{"format: 1\nsources: { a: { title: A } }\n", "in brackets"},
		{"{ format: 1, sources: { } }\n", "in brackets"},
		{"format: 1\n", "needs `sources`"},
		{"format: 1\nsources:\n  a:\n    tilte: A\n", "unknown key `tilte`"},
		{"format: 1\nsources:\n  new-one:\n", "would not hold"},
		{"", "empty"},
		{"\xff\xfe", "UTF-16"},
	} {
		out, err := Add([]byte(c.old), []*Source{added})
		if s := IsSpliceError(err); s == nil || !strings.Contains(s.Reason, c.reason) && !strings.Contains(s.Reason, "second time") {
			t.Errorf("%q: %q, %v; want %q", c.old, out, err, c.reason)
		}
	}
}

func TestSet(t *testing.T) {
	const old = "format: 1\nsources:\n  a:\n    URL: https://a.example/x # where\n    file: 'a b.txt'   # it\n    title: |\n      A\n  b:\n    # empty\n  c: { title: C }\n  \"d:1\":\n    title: D\n"
	for _, c := range []struct{ id, key, value, before, after string }{
		{"a", "accessed", "2026-10-12", "# where\n", "# where\n    accessed: 2026-10-12\n"},
		{"a", "file", "c.html", "'a b.txt'", `c.html`},
		{"a", "URL", "https://b.example/", "https://a.example/x", "https://b.example/"},
		{"a", "encoding", "iso-8859-7", "# it\n", "# it\n    encoding: iso-8859-7\n"},
		{"a", "issued", "2025", "  a:\n", "  a:\n    issued: 2025\n"},
		{"b", "file", "b.txt", "  b:\n", "  b:\n    file: b.txt\n"},
		{"d:1", "issued", "2025", "\"d:1\":\n", "\"d:1\":\n    issued: 2025\n"},
	} {
		got, err := Set([]byte(old), c.id, c.key, c.value)
		if want := strings.Replace(old, c.before, c.after, 1); err != nil || string(got) != want {
			t.Errorf("%s %s: %v\n%q, want\n%q", c.id, c.key, err, got, want)
		}
	}
	for _, c := range []struct{ id, key, value string }{
		{"a", "title", "B"},           // a block
		{"c", "issued", "2025"},       // in brackets
		{"d", "issued", "2025"},       // not there
		{"a", "author", "X"},          // no text
		{"a", "accessed", "tomorrow"}, // no date
		{"a", "file", ""},
	} {
		if got, err := Set([]byte(old), c.id, c.key, c.value); IsSpliceError(err) == nil {
			t.Errorf("%v: %q, %v", c, got, err)
		}
	}
}

// What is written can be read, whatever it is.
func TestEntryTexts(t *testing.T) {
	for _, text := range []string{"no", "Yes", "null", "~", "12", "1e3", "2026-03-01", "a: b", "a #b", "#a", " a ", "it's", `"a"`, `"a" isn't`,
		`\`, `a\nb`, "a\nb", "- a", "? a", "| a", "> a", "[a]", "{a: b}", "&a", "*a", "!a", "%a", "@a", "`a", "a:", "a\tb", "ﬁn – “x”", "\u00a0a",
		"a\u00a0: b", "\u2028a", "a\x00b", "\xff", "…", "---", "...", "=", "<<", "Ελλάδα", "مرحبا", "👩‍💻", "e\u0301", "'", `"'`, `'"\`, ",", "a, b", "key: |"} {
		checkSplice(t, "format: 1\nsources:\n  a:\n    title: A\n", text)
	}
}

func checkSplice(t *testing.T, old, text string) {
	t.Helper()
	before, problems := entriesOf([]byte(old))
	if len(problems) > 0 {
		return
	}
	s := &Source{ID: "x.1", Type: text, Title: text, Author: []Name{{text, text, ""}, {Literal: text}, {Family: "Roe"}}, Publisher: text, Issued: text, URL: text,
		Language: text, Licence: text, Encoding: text, File: yamldoc.String{Value: text}, Replaces: text, DOI: text, Page: text, Withheld: true}
	out, err := Add([]byte(old), []*Source{s})
	if err != nil {
		if slices.ContainsFunc(before, func(b *Source) bool { return b.ID == s.ID }) || IsSpliceError(err) != nil && strings.Contains(err.Error(), "brackets") {
			return
		}
		t.Errorf("%q into %q: %v", text, old, err)
		return
	}
	after, problems := entriesOf(out)
	if want := append(before, s.Clean()); len(problems) > 0 || !reflect.DeepEqual(after, want) {
		t.Errorf("%q into %q: %s%q", text, old, show(problems), out)
	}
	if !apart(string(out), old) {
		t.Errorf("%q into %q: not all bytes stayed: %q", text, old, out)
	}
	if cleanText(cleanText(text)) != cleanText(text) {
		t.Errorf("%q is not clean the second time", text)
	}
}

// apart reports whether old is what stays of text without one piece of it.
func apart(text, old string) bool {
	for i := 0; i <= len(old); i++ {
		if strings.HasPrefix(text, old[:i]) && strings.HasSuffix(text, old[i:]) {
			return true
		}
	}
	return false
}

func FuzzSplice(f *testing.F) {
	f.Add("format: 1\nsources:\n  a:\n    title: A\n", "no")
	f.Add("format: 1\r\nsources:\r\n    a:\r\n        title: A\r\n\r\n# end", "a: b's \"x\"")
	f.Add("sources:\n  a: {title: A}\n\n  # c\n  b:\n    title: |+\n      x\n\nformat: 1", "12")
	f.Fuzz(func(t *testing.T, old, text string) {
		if len(old)+len(text) > 4000 {
			t.Skip()
		}
		checkSplice(t, old, text)
		if out, err := Set([]byte(old), "a", "accessed", "2026-01-02"); err == nil {
			if got, problems := entriesOf(out); len(problems) > 0 || !slices.ContainsFunc(got, func(s *Source) bool { return s.ID == "a" && s.Accessed == "2026-01-02" }) {
				t.Errorf("%q gives %q", old, out)
			}
		}
	})
}

// The table of what is written holds every key that is read.
func TestFieldsAreAllKeys(t *testing.T) {
	for _, k := range keys {
		if k == "withheld" {
			continue
		}
		if !slices.ContainsFunc(fields, func(f field) bool { return f.key == k }) {
			t.Errorf("the key %q is not written", k)
		}
	}
}

// shapes are pieces of catalogues as people write them; %d is an id.
var shapes = []string{"  %d:\n    title: A\n", "  %d:\n    file: 'x y.txt'   # it\n    author: [{ literal: B }, C]\n", "  %d: { title: D, file: d.txt }\n",
	"  # a comment\n", "\n", "# at the edge\n", "  %d:\n    title: |\n      E\n      # no comment\n\n", "  %d:\n", "  %d:\n\n    # inner\n    URL: https://a.example/#x\n",
	"  %d:\n    title: |+\n      F\n\n", "      # far in\n", "  %d:\n    author:\n    - family: G\n      given: H\n    issued: 2024\n"}

// shaped makes a catalogue of pieces; the first number says how it is written.
func shaped(shape []byte) string {
	old := "format: 1\nsources:\n"
	if shape[0]&1 != 0 {
		old = "sources:\n"
	}
	for i, b := range shape[1:] {
		old += strings.ReplaceAll(shapes[int(b)%len(shapes)], "%d", "e"+string(rune('a'+i%26))+string(rune('a'+i/26)))
	}
	if shape[0]&1 != 0 {
		old += "format: 1\n# last\n"
	}
	if shape[0]&2 != 0 {
		old = strings.TrimSuffix(old, "\n")
	}
	if shape[0]&4 != 0 {
		old = strings.ReplaceAll(old, "\n  ", "\n    ")
	}
	if shape[0]&8 != 0 {
		old = strings.ReplaceAll(old, "\n", "\r\n")
	}
	return old
}

// A catalogue of any shape that people write keeps all its bytes, and gets the
// entry, or the field.
func TestSpliceShapes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	texts := []string{"a: b", "it's \"x\"", "no", "", "Title"}
	valid := 0
	for range 300 {
		shape := make([]byte, 1+random.IntN(8))
		for i := range shape {
			shape[i] = byte(random.IntN(256))
		}
		old := shaped(shape)
		before, problems := entriesOf([]byte(old))
		if len(problems) > 0 {
			continue
		}
		valid++
		checkSplice(t, old, texts[random.IntN(len(texts))])
		for i, s := range before {
			for key, value := range map[string]string{"accessed": "2026-01-02", "file": "new name.pdf"} {
				want := slices.Clone(before)
				changed := *s
				*changed.Field(key) = value
				want[i] = &changed
				out, err := Set([]byte(old), s.ID, key, value)
				if err != nil && !strings.Contains(err.Error(), "in brackets") {
					t.Errorf("%s of %s: %v in\n%q", key, s.ID, err, old)
				} else if got, _ := entriesOf(out); err == nil && !reflect.DeepEqual(got, want) {
					t.Errorf("%s of %s gives\n%q", key, s.ID, out)
				}
			}
		}
	}
	if valid < 100 {
		t.Errorf("only %d catalogues that can be read", valid)
	}
}
