package evidence_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"factsheet/render"
	"factsheet/render/evidence"
	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
)

var update = flag.Bool("update", false, "rewrite the golden file")

const catalogue = `format: 1
sources:
  ferries:
    type: report
    title: Ferries in numbers
    author: [{ family: Holm, given: Ada }]
    issued: 2023-05
    URL: https://ferries.example/2023
    language: en
    file: ferries.md
  diary:
    title: A diary that nobody may share
    author: [{ literal: Somebody }]
    file: private/diary-of-somebody.txt
    withheld: true
`

const ferries = `# Passengers

In 2022 the ferries carried 41,000 passengers, of whom some 9,000 had a bicycle with
them. The harbour was closed for two days.
`

const diary = "Before noon I was alone. The sea was calm all day. My own secret stands here.\n"

const sheet = `format: 1
title: Ferries and <bicycles> & more
language: en-GB
date: 2024-01-31
conventions: oscola
points:
  - id: few
    claim: Few passengers bring a bicycle.
    evidence:
      - source: ferries
        where: Passengers
        speaker: Ada Holm
        quote: |
          the ferries carried 41,000 passengers, of whom [some] had a bicycle
        edits:
          - {shown: "[some]", replaces: "some 9,000"}
      - source: diary
        show: none
        quote: |
          The sea was calm
  - id: closed
    claim: The harbour was closed.
    evidence:
      source: ferries
      show: note
      quote: The harbour was closed
      emphasis: added
`

// checked checks a sheet against sources, and makes its page.
func checked(t testing.TB, sheet string, draft bool) (*check.Result, *render.Page) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"catalogue.yaml": catalogue, "ferries.md": ferries, "private/diary-of-somebody.txt": diary} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := sources.Open(dir, "sources")
	if err != nil {
		t.Fatal(err)
	}
	s, problems := sheets.Parse("sheets/ferries.yaml", []byte(sheet))
	r, err := check.Run(context.Background(), lib, []check.Input{{Sheet: s, Problems: problems}}, check.Options{Surroundings: true})
	if err != nil {
		t.Fatal(err)
	}
	p, err := render.Build(r.Results[0], render.Options{Draft: draft})
	if err != nil {
		for _, f := range r.Results[0].Findings {
			t.Log(f.Rule, f.Message)
		}
		t.Fatal(err)
	}
	return r.Results[0], p
}

var options = evidence.Options{Tool: evidence.Tool{Name: "factsheet", Version: "1.2.3"}, Seal: strings.Repeat("0f", 32)}

func encoded(t testing.TB, sheet string, draft bool) (*evidence.Evidence, []byte) {
	t.Helper()
	r, p := checked(t, sheet, draft)
	e, err := evidence.New(r, p, options)
	if err != nil {
		t.Fatal(err)
	}
	data, err := e.JSON()
	if err != nil {
		t.Fatal(err)
	}
	return e, data
}

// The file is as its description has it; what is written is read back the same.
func TestGolden(t *testing.T) {
	e, data := encoded(t, sheet, false)
	written := data
	data = regexp.MustCompile(`"markdown \d+"`).ReplaceAll(data, []byte(`"markdown 1"`)) // the reader's version is its own business
	golden := filepath.Join("testdata", "evidence.json")
	if *update {
		if err := os.WriteFile(golden, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, want) {
		t.Errorf("the evidence is\n%s", data)
	}
	back, err := evidence.Read(written)
	if err != nil {
		t.Fatal(err)
	}
	again, err := back.JSON()
	if err != nil || !bytes.Equal(again, written) {
		t.Errorf("read and written again it differs (%v):\n%s", err, again)
	}
	if !reflect.DeepEqual(back.Quotations, e.Quotations) {
		t.Errorf("read back: %+v", back.Quotations)
	}
	if _, again := encoded(t, sheet, false); !bytes.Equal(again, written) {
		t.Error("made again it differs")
	}
}

// Nothing of a withheld source is handed out but the quotation and the digest, in a
// draft that quotes another source by mistake neither.
func TestWithheld(t *testing.T) {
	_, data := encoded(t, sheet, false)
	mistaken := strings.Replace(sheet, "The harbour was closed\n", "The sea was calm all day\n", 1)
	_, draft := encoded(t, mistaken, true)
	for name, data := range map[string][]byte{"a handout": data, "a draft": draft} {
		for _, secret := range []string{"noon", "My own", "secret", "private", "diary-of-somebody"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s tells %q of the withheld source:\n%s", name, secret, data)
			}
		}
		if !bytes.Contains(data, []byte(sources.DigestOf(diary).SHA256)) {
			t.Errorf("%s does not have the digest of the withheld source", name)
		}
	}
	if !bytes.Contains(draft, []byte(`"wrong-source"`)) || !bytes.Contains(draft, []byte(`"draft": true`)) {
		t.Errorf("the draft of the test is not what it should be:\n%s", draft)
	}
}

func TestNewRefuses(t *testing.T) {
	r, p := checked(t, sheet, false)
	if _, err := evidence.New(&check.Result{}, p, options); !errors.Is(err, render.ErrNotChecked) {
		t.Errorf("what was not checked: %v", err)
	}
	p.Evidence = p.Evidence[1:]
	if _, err := evidence.New(r, p, options); err == nil {
		t.Error("a page without all quotations has evidence")
	}
}

func TestRead(t *testing.T) {
	_, data := encoded(t, sheet, false)
	good := string(data)
	change := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("the evidence does not hold %s", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	tests := []struct{ name, data, want string }{
		{"nothing", "", "no JSON"},
		{"no JSON", "hello", "no JSON"},
		{"a list", "[]", "no JSON that"},
		{"half of it", good[:len(good)/2], "no JSON"},
		{"something behind it", good + "{}", "behind"},
		{"another version", change(`"version": 1`, `"version": 7`), "version 7"},
		{"no version", change(`"version": 1,`, ``), "version 0"},
		{"no UTF-8", change("Ferries", "F\xff"), "UTF-8"},
		{"a key twice", change(`"draft": false`, `"draft": false, "draft": true`), `"draft" twice`},
		{"a key twice, further down", change(`"note": 2,`, `"note": 2, "note": 2,`), `"note" twice`},
		{"a key in other letters", change(`"draft": false`, `"Draft": true, "draft": false`), `"Draft"`},
		{"a key with a letter that is taken for another", change(`"draft": false`, `"draft": false, "\u017Feal": "0f"`), `"ſeal"`},
		{"nested without end", strings.Repeat("[", 100) + strings.Repeat("]", 100), "too deep"},
		{"a text that is a number", change(`"conventions": "oscola"`, `"conventions": 7`), "conventions"},
		{"no seal", change(strings.Repeat("0f", 32), "0f"), "seal"},
		{"a seal in capitals", change(strings.Repeat("0f", 32), strings.Repeat("0F", 32)), "seal"},
		{"notes not counted", change(`"note": 2`, `"note": 5`), "the number 5"},
		{"an unknown source", change(`"id": "ferries"`, `"id": "boats"`), "not among the sources"},
		{"a source twice", change(`"id": "diary"`, `"id": "ferries"`), "twice"},
		{"shown nowhere", change(`"show": "quote"`, `"show": "quietly"`), "quietly"},
		{"a failure", change(`"pass": true`, `"pass": false`), "no draft"},
		{"words of what is withheld", change(`"withheld": false`, `"withheld": true`), "withheld"},
		{"a place before the first", change(`"start": `, `"start": -`), "nowhere"},
	}
	for _, tt := range tests {
		if _, err := evidence.Read([]byte(tt.data)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
	var later *evidence.VersionError
	if _, err := evidence.Read([]byte(change(`"version": 1`, `"version": 2`))); !errors.As(err, &later) || later.Version != 2 {
		t.Errorf("a later version: %v", err)
	}
	if _, err := evidence.Read([]byte(change(`"draft": false`, `"draft": false, "weather": {"sun": [1]}`))); err != nil {
		t.Errorf("what a later program adds is not passed over: %v", err)
	}
}

// Whatever can be read is written and read the same.
func FuzzRead(f *testing.F) {
	_, data := encoded(f, sheet, false)
	f.Add(data)
	f.Add([]byte(`{"version": 1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := evidence.Read(data)
		if err != nil {
			return
		}
		one, err := e.JSON()
		if err != nil {
			t.Fatal(err)
		}
		back, err := evidence.Read(one)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if two, err := back.JSON(); err != nil || !bytes.Equal(one, two) {
			t.Errorf("written again it differs (%v)", err)
		}
	})
}
