package render_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"factsheet/render"
	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/match"
)

const everything = `format: 1
title: Everything a sheet can hold
subtitle: In one file
language: en-GB
date: 2024-03-01
owner: Test unit
contact: unit@example.org
reviewed: 2024-03-02
summary: |
  The summary has *emphasis*, **strength** and a [link](https://example.org/a).

  - an item
  - another item
sections:
  - heading: Prose and points
    text: |
      Text of our own.
    points:
      - id: one
        claim: |
          The first claim goes
          over two lines.

          And a second paragraph.
        evidence:
          - source: alpha
            where: section 2
            speaker: A speaker
            emphasis: added
            quote: |
              Words of the
              first source
          - source: alpha
            show: note
            speaker: Somebody quoted below
            quote: |
              Words in the notes
      - claim: |
          The second claim.
        evidence:
          source: beta
          show: none
          where: page 4
          quote: |
            Words that are not printed
  - heading: Blocks
    key-figures:
      - figure: 91 %
        label: of those asked
        evidence:
          source: beta
          translation: |
            Translated words
          translated-by: A translator
          quote: |
            Worte einer Quelle
    timeline:
      - date: 2016-08
        event: |
          Something happened.
    table:
      caption: A caption of a table
      columns: [Name, Value]
      rows:
        - [Row one, "1"]
        - [Row two, "2"]
    chart:
      kind: bar
      title: Title of a chart
      alt: What the chart shows in words
      unit: Thousands
      data:
        labels: [First, Second]
        series:
          - name: A series
            values: [1, 2.5]
    image:
      file: pictures/door.png
      alt: What the picture shows
      caption: Caption of the picture
      credit: The photographer
    pull-quote:
      source: alpha
      quote: |
        A quotation printed large
    callout:
      title: Title of a callout
      text: |
        Text of a callout.
`

func parse(t testing.TB, file, text string) *sheets.Sheet {
	t.Helper()
	s, problems := sheets.Parse(file, []byte(text))
	for _, p := range problems {
		t.Fatalf("%s: %s (%s)", p.Pos, p.Message, p.Hint)
	}
	return s
}

var pictures = fstest.MapFS{"pictures/door.png": {Data: []byte("a picture")}}

func library() map[string]*sources.Source {
	return map[string]*sources.Source{
		"alpha": {ID: "alpha", Title: "The alpha report", Author: []sources.Name{{Family: "Alpha", Given: "Ann"}}, Issued: "2023-05-04",
			Publisher: "Alpha Press", URL: "https://alpha.example/report", Accessed: "2024-01-02", Language: "en", Edition: "second edition"},
		"beta": {ID: "beta", Title: "Der Bericht", ContainerTitle: "Beta-Zeitung", Issued: "2022", Language: "de"},
	}
}

func page(t testing.TB, text string, change func([]check.Quotation)) *render.Page {
	t.Helper()
	s := parse(t, "sheets/test.yaml", text)
	q := render.Accepted(s, library())
	if change != nil {
		change(q)
	}
	p, err := render.Unchecked(s, q, render.Options{Tool: "factsheet 1", Files: pictures})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The gate: a page is made of what check.Run has passed, and of nothing else.
func TestBuildRefuses(t *testing.T) {
	s := parse(t, "sheets/test.yaml", everything)
	report, err := check.Run(context.Background(), &sources.Library{}, []check.Input{{Sheet: s}}, check.Options{})
	if err != nil {
		t.Fatal(err)
	}
	failed := report.Results[0]
	if failed.Errors() == 0 {
		t.Fatal("a sheet whose sources are missing has no errors")
	}
	tests := []struct {
		name   string
		result *check.Result
		want   error
	}{
		{"nothing", nil, render.ErrNotChecked},
		{"a result that Run did not make", &check.Result{}, render.ErrNotChecked},
		{"errors", failed, render.ErrFindings},
	}
	for _, tt := range tests {
		if p, err := render.Build(tt.result, render.Options{Files: pictures}); p != nil || !errors.Is(err, tt.want) {
			t.Errorf("%s: page %v, error %v, want %v", tt.name, p, err, tt.want)
		}
	}
	if _, err := render.Build(&check.Result{}, render.Options{Draft: true}); !errors.Is(err, render.ErrNotChecked) {
		t.Errorf("a draft of a forged result: %v", err)
	}
	p, err := render.Build(failed, render.Options{Draft: true, Files: pictures})
	if err != nil {
		t.Fatal(err)
	}
	if p.Draft.String() != "DRAFT – NOT CHECKED" {
		t.Errorf("the draft is marked %q", p.Draft)
	}
	if got := p.Checked.String(); !strings.Contains(got, "5 of 5 quotations") || strings.Contains(got, "were checked word for word") {
		t.Errorf("the draft says %q", got)
	}
}

// plainText is everything that is printed of a page, from whatever field.
func plainText(p *render.Page) string {
	var b strings.Builder
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			if t, ok := v.Interface().(render.Text); ok {
				b.WriteString(t.String() + "\n")
				return
			}
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if _, ok := v.Interface().(render.Words); ok {
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(*p))
	return b.String()
}

// letters leaves letters and digits: what is not markup and not white space.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// printed calls f with every text of a sheet that belongs on paper.
func printed(s *sheets.Sheet, f func(sheets.String)) {
	skip := map[string]bool{"Source": true, "Prefix": true, "Suffix": true, "Edits": true, "Acknowledge": true, "Emphasis": true,
		"Language": true, "Date": true, "Reviewed": true, "Conventions": true, "Theme": true, "NotQuotations": true, "ID": true,
		"Kind": true, "File": true}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			switch x := v.Interface().(type) {
			case sheets.String:
				f(x)
				return
			case sheets.Evidence:
				if x.Show == sheets.ShowNone {
					f(x.Where)
					return
				}
			}
			for i := range v.NumField() {
				if !skip[v.Type().Field(i).Name] {
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(*s))
}

// addresses are in links, not in the text.
func withoutAddresses(s string) string {
	for {
		start := strings.Index(s, "](")
		if start < 0 {
			return s
		}
		end := strings.IndexByte(s[start:], ')')
		s = s[:start] + s[start+end+1:]
	}
}

func checkNothingLost(t *testing.T, s *sheets.Sheet, p *render.Page) {
	t.Helper()
	all := letters(plainText(p))
	n := 0
	printed(s, func(v sheets.String) {
		for _, part := range strings.Split(withoutAddresses(v.Value), "\n") {
			n++
			if !strings.Contains(all, letters(part)) {
				t.Errorf("%s: %q is not on the page", v.Pos, part)
			}
		}
	})
	if n < 10 {
		t.Errorf("only %d texts were looked at", n)
	}
	for _, c := range s.Citations() {
		if c.Evidence.Show != sheets.ShowNone {
			want := strings.Join(strings.Fields(c.Evidence.Quote.Value), " ")
			found := false
			for _, q := range p.Quoted {
				found = found || strings.Join(strings.Fields(q.Text), " ") == want
			}
			if !found {
				t.Errorf("%s: the quotation %q is not among those that must stand", c.Evidence.Pos, want)
			}
		}
	}
}

func TestNothingIsLost(t *testing.T) {
	checkNothingLost(t, parse(t, "sheets/test.yaml", everything), page(t, everything, nil))
	files, err := filepath.Glob("../sheets/examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s := parse(t, filepath.Base(file), string(data))
		p, err := render.Unchecked(s, render.Accepted(s, nil), render.Options{Files: os.DirFS("../sheets/examples")})
		if err != nil {
			t.Fatal(err)
		}
		checkNothingLost(t, s, p)
	}
}

func TestNotes(t *testing.T) {
	p := page(t, everything, func(q []check.Quotation) {
		q[0].Verdict = match.Edited
		q[0].Found = &check.Found{Omits: []string{"three words, here —", "two more"}}
	})
	var got []string
	for _, n := range p.Notes {
		line := fmt.Sprintf("%d %s", n.Number, n.Text)
		if n.Quotation != nil {
			line += " | " + n.Quotation.Open + n.Quotation.Text.String() + n.Quotation.Close
		}
		got = append(got, line)
	}
	want := []string{
		// Numbers ascend as they are read: the note at the claim, then the quotation below it.
		"1 Somebody quoted below, Ann Alpha, The alpha report, Alpha Press, 4\u00a0May 2023. | “Words in the notes”", // the speaker is not named elsewhere
		"2 Alpha 2023, section 2. Words omitted: 5.",
		"3 Der Bericht, Beta-Zeitung, 2022, page 4.",
		"4 Beta-Zeitung 2022.",
		"5 Alpha 2023.",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("notes:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var list []string
	for _, s := range p.Sources {
		list = append(list, s.Text.String())
	}
	want = []string{
		"Alpha 2023. Ann Alpha. The alpha report, second edition, Alpha Press, 4\u00a0May 2023. https://alpha.example/report (accessed 2\u00a0January 2024)",
		"Beta-Zeitung 2022. Der Bericht.",
	}
	if !reflect.DeepEqual(list, want) {
		t.Errorf("sources:\n%s\nwant:\n%s", strings.Join(list, "\n"), strings.Join(want, "\n"))
	}
}

func TestQuotation(t *testing.T) {
	p := page(t, everything, nil)
	var first, figure *render.Quotation
	for _, b := range p.Body {
		switch b := b.(type) {
		case *render.Point:
			if first == nil {
				first = b.Evidence[0]
				if got := b.Claim[1].String(); got != "And a second paragraph.1" {
					t.Errorf("the note of what is not printed here does not stand at the claim: %q", got)
				}
			}
		case *render.KeyFigures:
			figure = b.Evidence[0]
		}
	}
	if got := first.By.String() + "|" + first.Remarks.String(); got != "A speaker, Alpha 2023, section 2|emphasis added" {
		t.Errorf("attribution %q", got)
	}
	if got := first.Text.String(); got != "Words of the first source" || first.Lang != "" {
		t.Errorf("quotation %q in %q", got, first.Lang)
	}
	if figure.Lang != "de" || figure.Text[0].Lang != "de" {
		t.Errorf("the language of the source is not kept: %q", figure.Lang)
	}
	if got := figure.Translation.String() + "|" + figure.Remarks.String(); got != "“Translated words”|translation: A translator" {
		t.Errorf("translation %q", got)
	}
}

func TestChecked(t *testing.T) {
	one := "format: 1\ntitle: T\npoints:\n  - claim: |\n      C\n    evidence:\n      source: alpha\n      quote: |\n        Q\n"
	tests := []struct {
		name, sheet string
		change      func([]check.Quotation)
		want        string
	}{
		{"several", everything, nil, "All 5 quotations on this sheet were checked word for word against their 2 sources with factsheet 1. " +
			"Exact: 5 · not printed here: 1.\nReviewed 2\u00a0March 2024."},
		{"one", one, nil, "The quotation on this sheet was checked word for word against its source with factsheet 1. Exact: 1."},
		{"kinds", everything, func(q []check.Quotation) {
			q[0].Verdict, q[1].Verdict, q[2].Verdict = match.Typographic, match.Edited, check.Attested
			q[1].Found = &check.Found{Omits: []string{"a b c"}}
		}, "Quotations on this sheet checked word for word with factsheet 1: 4 of 5; verified earlier, against a source that may not be shared: 1. " +
			"Exact: 2 · equal but for typography: 1 · with marked edits: 1 · words omitted: 3 · not printed here: 1.\nReviewed 2\u00a0March 2024."},
		{"none", "format: 1\ntitle: T\npoints:\n  - claim: |\n      C\n", nil, "This sheet has no quotations that could be checked."},
	}
	for _, tt := range tests {
		if got := page(t, tt.sheet, tt.change).Checked.String(); got != tt.want {
			t.Errorf("%s:\n%s\nwant:\n%s", tt.name, got, tt.want)
		}
	}
}

// Sources of one author and year are told apart by a letter.
func TestShortForms(t *testing.T) {
	text := "format: 1\ntitle: T\npoints:\n  - claim: |\n      C\n    evidence:\n"
	for _, id := range []string{"a", "b", "c", "d"} {
		text += "      - source: " + id + "\n        quote: |\n          Q\n"
	}
	s := parse(t, "t.yaml", text)
	p, err := render.Unchecked(s, render.Accepted(s, map[string]*sources.Source{
		"a": {ID: "a", Title: "One", ContainerTitle: "News", Issued: "2024-01"},
		"b": {ID: "b", Title: "Two", ContainerTitle: "News", Issued: "2024"},
		"c": {ID: "c", Title: "A title of more than six words in all", Author: nil},
		"d": {ID: "d"},
	}), render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range p.Body[0].(*render.Point).Evidence {
		got = append(got, q.By.String())
	}
	if want := []string{"News 2024a", "News 2024b", "A title of more than…", "d"}; !reflect.DeepEqual(got, want) {
		t.Errorf("short forms %q, want %q", got, want)
	}
	got = nil
	for _, s := range p.Sources {
		got = append(got, s.Text.String())
	}
	want := []string{"News 2024a. One, January 2024.", "News 2024b. Two.", "A title of more than… A title of more than six words in all.", "d."} // nothing said twice
	if !reflect.DeepEqual(got, want) {
		t.Errorf("sources %q, want %q", got, want)
	}
}

func TestBuildErrors(t *testing.T) {
	s := parse(t, "sheets/test.yaml", everything)
	tests := []struct {
		name  string
		files fstest.MapFS
		q     []check.Quotation
		want  string
	}{
		{"a missing picture", nil, render.Accepted(s, nil), "sheets/test.yaml:78:13: the image “pictures/door.png” cannot be read: there is no such file"},
		{"a folder in place of a picture", fstest.MapFS{"pictures/door.png": {Mode: fs.ModeDir}}, render.Accepted(s, nil), "“pictures/door.png” cannot be read: it is not a file"},
		{"a pipe, for which nobody should wait", fstest.MapFS{"pictures/door.png": {Mode: fs.ModeNamedPipe}}, render.Accepted(s, nil), "“pictures/door.png” cannot be read: it is not a file"},
		{"a quotation that the result lacks", pictures, render.Accepted(s, nil)[1:], "sheets/test.yaml:26:13: this quotation was not checked"},
	}
	for _, tt := range tests {
		_, err := render.Unchecked(s, tt.q, render.Options{Files: tt.files})
		var e *render.Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.want)
		}
	}
}

// A language with an underscore, as programs name locales, is written as files
// for readers need it; a region may have marks of its own.
func TestLanguageTags(t *testing.T) {
	s := parse(t, "t.yaml", strings.Replace(everything, "en-GB", "de-CH", 1))
	l := library()
	l["beta"].Language = "pt_BR"
	p, err := render.Unchecked(s, render.Accepted(s, l), render.Options{Files: pictures})
	if err != nil {
		t.Fatal(err)
	}
	first := p.Body[2].(*render.Point).Evidence[0]
	if p.Language != "de-CH" || first.Open != "«" {
		t.Errorf("language %q with %s", p.Language, first.Open)
	}
	for _, b := range p.Body {
		if k, ok := b.(*render.KeyFigures); ok && k.Evidence[0].Lang != "pt-BR" {
			t.Errorf("the source's language is %q", k.Evidence[0].Lang)
		}
	}
}

// The number of a note does not read as a part of the figure before it.
func TestNoteBehindDigit(t *testing.T) {
	text := "format: 1\ntitle: T\nsections:\n  - key-figures:\n      - figure: 7 %\n        label: rise of rents in 2025\n        evidence:\n          source: alpha\n          show: note\n          quote: |\n            Q\n"
	for _, b := range page(t, text, nil).Body {
		if f, ok := b.(*render.KeyFigures); ok {
			if got := f.Figures[0].Label.String(); got != "rise of rents in 2025\u00a01" {
				t.Errorf("%q", got)
			}
			return
		}
	}
	t.Fatal("no key figures")
}
