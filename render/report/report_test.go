package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func at(file string, line, col int) sheets.Pos { return sheets.Pos{File: file, Line: line, Col: col} }

var code = &sources.Source{
	ID: "dp-code-2026", Title: "Data Protection Code 2026",
	File: sheets.String{Value: "dp-code-2026.txt"},
}

// quotation makes a quotation of the point from the code.
func quotation(point, quote string, v check.Verdict, m match.Match, found *check.Found) check.Quotation {
	e := &sheets.Evidence{
		Pos:    at("sheets/breach.yaml", 22, 11),
		Source: sheets.String{Value: code.ID},
		Quote:  sheets.String{Value: quote, Pos: at("sheets/breach.yaml", 24, 15)},
	}
	m.Verdict = v
	return check.Quotation{
		Citation: sheets.Citation{Point: point, Evidence: e},
		Verdict:  v, Source: code, Match: m, Found: found,
	}
}

func found(before, passage, after string, omits ...string) *check.Found {
	return &check.Found{
		Source: code, Range: text.Range{Start: 10, End: 10 + len(passage)},
		Place: text.Place{Line: 210, Col: 3, Paragraph: 14, Section: "4.2 Notification"},
		Text:  passage, Before: before, After: after, Omits: omits,
	}
}

// misquote is the case of cli.md.
func misquote() *check.Report {
	q := quotation("deadline", "to the Regulator: no later than five working days after it becomes aware of it", match.Misquote,
		match.Match{
			Similarity: 0.97,
			Difference: []match.Change{
				{Op: match.Equal, Text: "to the Regulator: no later than "}, {Op: match.Delete, Text: "five"},
				{Op: match.Insert, Text: "three"}, {Op: match.Equal, Text: " working days after it becomes aware of it"},
			},
		},
		found("A public body must report ", "to the Regulator: no later than three working days after it becomes aware of it", "."))
	return &check.Report{
		Sources: 12,
		Results: []*check.Result{{
			Quotations: []check.Quotation{q},
			Findings: []check.Finding{{
				Pos: at("sheets/breach.yaml", 24, 36), Rule: "misquote", Point: "deadline",
				Message:   `point "deadline" does not match dp-code-2026 (Data Protection Code 2026)`,
				Hint:      "write the source's words, and read the claim again: it may depend on them",
				Quotation: &q, Fingerprint: "5f0c",
			}},
		}},
	}
}

// cases are reports with what is to be seen in them.
var cases = []struct {
	name string // and why
	r    *check.Report
	o    Options
}{
	{"misquote", misquote(), Options{Sources: "sources"}},
	{"misquote-color", misquote(), Options{Sources: "sources", Color: true}},
	{"clean", clean3(), Options{Sources: "sources"}},
	{"quiet-clean", clean3(), Options{Quiet: true}},
	{"hostile", hostile(), Options{Sources: "sources"}},
	{"changes", changes(), Options{Sources: "sources"}},
	{"no-difference", noDifference(), Options{Sources: "sources"}},
	{"library", library(), Options{}},
	{"empty", &check.Report{}, Options{}},
}

// clean3 has one quotation of each verdict that passes by itself; the edited
// one leaves words out, which every report shows.
func clean3() *check.Report {
	return &check.Report{Sources: 1, Results: []*check.Result{{Quotations: []check.Quotation{
		quotation("a", "one", match.Exact, match.Match{}, found("", "one", "")),
		quotation("b", "'two'", match.Typographic, match.Match{Foldings: []string{"quotes"}}, found("", "“two”", "")),
		quotation("c", "three [...] six", match.Edited, match.Match{}, found("", "three four five six", "", " four five ")),
	}}}}
}

// hostile has escape sequences and invisible characters in every field that
// others write.
func hostile() *check.Report {
	src := &sources.Source{ID: "x", Title: "\x1b]0;owned\a", File: sheets.String{Value: "a\u202eb.txt"}}
	q := quotation("p", "in\u200bvisible", match.Misquote, match.Match{Difference: []match.Change{
		{Op: match.Delete, Text: "in\u200bvisible"}, {Op: match.Insert, Text: "\x1b[2Jin\u00advisible\u009b31m"},
	}}, &check.Found{Source: src, Text: "x", Place: text.Place{Section: "\x1b[31mred\r\nline"}})
	return &check.Report{Results: []*check.Result{{
		Quotations: []check.Quotation{q},
		Findings: []check.Finding{{
			Pos: at("sheets/\x1b[1m.yaml", 1, 1), Rule: "misquote", Message: "it says \x1b[5mblink\xff", Hint: "\u0007 ring",
			Quotation: &q, Related: []check.Related{{Pos: at("a\nb", 1, 1), Message: "\x08"}},
		}},
	}}}
}

// changes has quotations with many changes, long ones, and marks of omission,
// which are no fault.
func changes() *check.Report {
	var many []match.Change
	for _, w := range strings.Fields("one two three four five six seven eight") {
		many = append(many, match.Change{Op: match.Equal, Text: strings.Repeat("word ", 20)},
			match.Change{Op: match.Delete, Text: w}, match.Change{Op: match.Insert, Text: "other"}, match.Change{Op: match.Equal, Text: " "})
	}
	long := []match.Change{{Op: match.Equal, Text: "They closed the road"}, {Op: match.Insert, Text: strings.Repeat(" left out", 30)}, {Op: match.Equal, Text: " in May."}}
	omission := []match.Change{{Op: match.Equal, Text: "they "}, {Op: match.Delete, Text: "[...]"}, {Op: match.Insert, Text: "themselves"},
		{Op: match.Equal, Text: " have "}, {Op: match.Insert, Text: "no "}, {Op: match.Equal, Text: "access"}}
	r := &check.Result{}
	for i, d := range [][]match.Change{many, long, omission} {
		r.Quotations = append(r.Quotations, quotation("p", "x", match.Misquote, match.Match{Difference: d}, found("", "x", "")))
		r.Findings = append(r.Findings, check.Finding{Pos: at("sheets/a.yaml", i+1, 2), Rule: "misquote", Message: "the words differ"})
	}
	for i := range r.Findings {
		r.Findings[i].Quotation = &r.Quotations[i]
	}
	return &check.Report{Sources: 1, Results: []*check.Result{r}}
}

// noDifference has findings that come without a word-level difference: the
// source's words are shown all the same.
func noDifference() *check.Report {
	q := quotation("part", "bility to communicate", match.Misquote, match.Match{},
		found("Article seven of the charter says that the a", "bility to communicate", " freely and confidentially is a basic human right."))
	long := quotation("long", strings.Repeat("word ", 60), match.NotFound, match.Match{}, nil)
	warn := quotation("cut", "the ban works", match.Exact, match.Match{}, found("It is not true that ", "the ban works", "."))
	cjk := quotation("cjk", "x", match.Misquote, match.Match{Difference: []match.Change{
		{Op: match.Equal, Text: strings.Repeat("人人生而自由，", 8)}, {Op: match.Delete, Text: "甲"}, {Op: match.Insert, Text: "乙"},
	}}, found("", "x", ""))
	space := quotation("space", "x", match.Misquote, match.Match{Difference: []match.Change{
		{Op: match.Equal, Text: "“"}, {Op: match.Delete, Text: " "}, {Op: match.Equal, Text: "so, no"},
		{Op: match.Delete, Text: " one"}, {Op: match.Insert, Text: "body"}, {Op: match.Equal, Text: " knows"},
	}}, found("", "x", ""))
	findings := []check.Finding{
		{Pos: at("sheets/a.yaml", 1, 2), Rule: "misquote", Message: "the quotation begins inside a word", Quotation: &q},
		{Pos: at("sheets/a.yaml", 2, 2), Rule: "not-found", Message: "nothing like it stands in dp-code-2026", Quotation: &long},
		{Pos: at("sheets/a.yaml", 3, 2), Rule: "truncated-claim", Severity: check.Warning, Message: "the sentence begins before the quotation", Quotation: &warn},
		{Pos: at("sheets/a.yaml", 4, 2), Rule: "misquote", Message: "`quote` differs", Quotation: &cjk},
		{Pos: at("sheets/a.yaml", 4, 9), Rule: "misquote", Message: "a space differs", Quotation: &space},
		{Pos: at("sheets/a.yaml", 5, 2), Rule: "several-passages", Severity: check.Note, Message: "it stands there twice"},
		{Pos: at("sheets/a.yaml", 6, 2), Rule: "uncited-claim", Severity: check.Off, Message: "never shown"},
	}
	return &check.Report{Sources: 1, Results: []*check.Result{{Quotations: []check.Quotation{q, long, warn, cjk}, Findings: findings}}}
}

// library has a finding that belongs to no sheet.
func library() *check.Report {
	return &check.Report{Library: []check.Finding{{
		Pos: at("sources/catalogue.yaml", 4, 3), Rule: "catalogue", Message: "unknown key `tilte` in a source",
		Hint: "did you mean `title`?", Related: []check.Related{{Pos: at("sources/catalogue.yaml", 2, 1), Message: "the source begins here"}},
	}}}
}

func TestGolden(t *testing.T) {
	for _, c := range cases {
		for _, f := range Formats() {
			if f.Name == "json" && !reflect.DeepEqual(c.o, Options{Sources: c.o.Sources}) {
				continue // the other options are about text alone
			}
			t.Run(c.name+"."+f.Name, func(t *testing.T) {
				o := c.o
				o.Version = "0.0.1"
				var got bytes.Buffer
				if err := f.Write(&got, c.r, o); err != nil {
					t.Fatal(err)
				}
				golden(t, c.name+"."+f.Name, got.Bytes())
			})
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

// Whatever a report is about, its text has no control character but the line
// end, fits the width where it can, and its JSON is valid.
func TestProperties(t *testing.T) {
	for _, c := range cases {
		var b bytes.Buffer
		if err := Text(&b, c.r, Options{Sources: "sources"}); err != nil {
			t.Fatal(err)
		}
		for _, r := range b.String() {
			if r != '\n' && hidden(r) {
				t.Errorf("%s: the text has %U", c.name, r)
			}
		}
		for _, l := range strings.Split(b.String(), "\n") {
			if cells(l) > 80 {
				t.Errorf("%s: %d columns: %s", c.name, cells(l), l)
			}
		}
		b.Reset()
		if err := JSON(&b, c.r, Options{}); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(b.Bytes()) {
			t.Errorf("%s: not JSON", c.name)
		}
	}
}

// Lists and maps of the JSON report are never null: programs loop over them.
func TestJSONHasNoNullLists(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, &check.Report{Results: []*check.Result{{Quotations: []check.Quotation{
		quotation("a", "one", match.NotFound, match.Match{}, nil)}}}}, Options{}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Summary    struct{ Verdicts map[string]int }
		Findings   []any
		Quotations []struct {
			Found                         any
			Foldings, Omitted, Difference []any
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	q := got.Quotations[0]
	if got.Findings == nil || q.Foldings == nil || q.Omitted == nil || q.Difference == nil || got.Summary.Verdicts == nil {
		t.Errorf("a list is null:\n%s", b.String())
	}
	if q.Found != nil {
		t.Errorf("found = %v for a quotation that has no passage", q.Found)
	}
}
