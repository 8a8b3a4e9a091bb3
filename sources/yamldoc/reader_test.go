package yamldoc

import (
	"fmt"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	keys := []string{"source", "quote", "where", "speaker", "key-figures", "URL"}
	for word, want := range map[string]string{
		"qoute":      "quote", // two letters swapped
		"sorce":      "source",
		"keyfigures": "key-figures",
		"key_figure": "key-figures",
		"url":        "URL", // the case of letters is the first thing to get wrong
		"Sorce":      "source",
		"QUOTE":      "quote",
		"were":       "where",
		"pie":        "",
		"":           "",
		"x":          "",
		"ﷺ":          "",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("Nearest(%q) is %q, not %q", word, got, want)
		}
	}
}

func TestShort(t *testing.T) {
	if got := Short(strings.Repeat("é", 100)); got != strings.Repeat("é", 60)+"…" {
		t.Errorf("got %q", got)
	}
	if got := Short("é"); got != "é" {
		t.Errorf("got %q", got)
	}
}

func TestReader(t *testing.T) {
	root, problems := Parse("f", []byte(`yes: true
no: false
perhaps: maybe
own:
  a b: c
  d: e
none:
text: [a]
list: {a: b}
one: {a: b}
more:
  - a: b
  - c
cells: ["", a, b]
`))
	r := &Reader{Problems: problems}
	f := r.Fields(root, "a file", "yes", "no", "perhaps", "own", "none", "text", "list", "one", "more", "cells")
	if !f.Bool("yes") || f.Bool("no") || f.Bool("perhaps") || f.Bool("absent") {
		t.Error("Bool")
	}
	var own []string
	for _, e := range f.Entries("own") {
		own = append(own, e.Key.Value+"="+e.Value.Text.Value)
	}
	if got := fmt.Sprint(own); got != "[a b=c d=e]" {
		t.Errorf("Entries: %s", got)
	}
	f.Entries("none")
	f.Entries("text")
	f.Text("text")
	f.List("list")
	if n := len(f.OneOrMore("one")); n != 1 {
		t.Errorf("OneOrMore of one: %d", n)
	}
	for _, n := range f.OneOrMore("more") {
		r.Fields(n, "an entry", "a").Require("a")
	}
	for _, n := range f.List("cells") {
		r.Cell(n)
	}
	f.Require("yes", "absent")
	if f.Fields("absent", "nothing", "a").Text("a").Value != "" {
		t.Error("a text of nothing")
	}
	want := []string{
		"f:1:1: a file needs `absent`",
		"f:3:10: `perhaps` is true or false, not \"maybe\"",
		"f:7:6: `none` is empty",
		"f:8:7: `text` must have keys, but here is a list",
		"f:8:7: `text` is one text, but here is a list",
		"f:9:7: `list` is a list: start each entry with a dash",
		"f:13:5: an entry must have keys, but here is a text",
	}
	var got []string
	for _, p := range r.Sorted() {
		got = append(got, p.Pos.String()+": "+p.Message)
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestDateAndLanguage(t *testing.T) {
	for _, tt := range []struct{ value, date, language, problems string }{
		{"2026-10-30", "2026-10-30", "", `"2026-10-30" is not a language code`},
		{"2024-02-29", "2024-02-29", "", `"2024-02-29" is not a language code`},
		{"2026-10", "2026-10", "", `"2026-10" is not a language code`},
		{"2026-02-30", "2026-02-30", "", `there is no such day as 2026-02-30; "2026-02-30" is not a language code`},
		{"2026-13", "2026-13", "", `there is no such day as 2026-13; "2026-13" is not a language code`},
		{"2026-1-2", "2026-1-2", "", `"2026-1-2" is not a date that can be read; "2026-1-2" is not a language code`},
		{"en-GB", "en-GB", "en-GB", `"en-GB" is not a date that can be read`},
		{"en_GB", "en_GB", "", `"en_GB" is not a date that can be read; "en_GB" is not a language code`},
	} {
		root, problems := Parse("f", []byte("a: "+tt.value+"\n"))
		r := &Reader{Problems: problems}
		f := r.Fields(root, "a file", "a")
		date, language := f.Date("a").Value, f.Language("a").Value
		var said []string
		for _, p := range r.Problems {
			said = append(said, p.Message)
		}
		if got := strings.Join(said, "; "); date != tt.date || language != tt.language || got != tt.problems {
			t.Errorf("%s: date %q, language %q, problems %s; want %q, %q, %s", tt.value, date, language, got, tt.date, tt.language, tt.problems)
		}
	}
}
