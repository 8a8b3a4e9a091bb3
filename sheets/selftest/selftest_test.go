package selftest

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/alter"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

const harbourText = `The harbour in 2024

The harbour handled 4,100 boats, of which 12.5 % paid no fee. The pilots were not consulted before the
summer – and nobody asked them afterwards, unless the mayor did so in May.

Who pays? Each of the well-known pilots’ wives said: “We must pay, and they may wait.” The office is open
on Monday and on Thursday in the old basin, but only for the fishermen of Eastmoor and of Marlow.

The office is open on Monday and on Thursday in the old basin.
`

func workspace(t *testing.T) (*sources.Library, []check.Input) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"report.txt": harbourText, "letter.txt": "We thank the harbour master of Marlow for the new lights on the northern pier.\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := sources.Open(dir, "sources")
	if err != nil {
		t.Fatal(err)
	}
	s, problems := sheets.Parse("sheets/p.yaml", []byte(`format: 1
title: Harbours
points:
  - id: p
    claim: |
      A claim.
    evidence:
      - source: report
        quote: |
          The harbour handled 4,100 boats, of which 12.5 % paid no fee.
      - source: report
        quote: |
          The office is open on Monday and on Thursday in the old basin [...] only for the fishermen
        acknowledge:
          - rule: omission
            reason: tested
      - source: report
        quote: |
          [O]f the well-known pilots' wives said: "We must [all] pay, and they may wait."
      - source: letter
        quote: |
          We thank the harbour master of Marlow for the new lights
      - source: letter
        quote: |
          Nobody thanks the harbour master
`))
	for _, p := range problems {
		t.Fatalf("%s: %s", p.Pos, p.Message)
	}
	return lib, []check.Input{{Sheet: s}}
}

func TestRun(t *testing.T) {
	lib, inputs := workspace(t)
	r, err := Run(context.Background(), lib, inputs, Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Survivors {
		t.Errorf("%s: %q: %s %s", c.Kind.Name, c.Altered, c.Quotation.Verdict, c.Quotation.Match.Reason)
	}
	if r.Quotations != 4 || r.Untried != 1 {
		t.Errorf("%d quotations were altered and %d not, want 4 and 1: one of them fails as it is", r.Quotations, r.Untried)
	}
	made, kinds := 0, 0
	for _, c := range append(slices.Clone(r.Wrong), r.Faithful...) {
		made += c.Made
		if c.Made > 0 {
			kinds++
		}
		if c.Made != c.Right+c.Elsewhere+c.Survived {
			t.Errorf("%s: %+v does not add up", c.Kind.Name, c)
		}
	}
	if made != r.Made || made < 500 || kinds < 70 {
		t.Errorf("%d alterations of %d kinds, %d by the report: want 500 of 70 at least", made, kinds, r.Made)
	}
}

// The same seed gives the same report, whatever the number of goroutines; another
// seed gives another one, and Most bounds it.
func TestRunIsDeterministic(t *testing.T) {
	lib, inputs := workspace(t)
	run := func(o Options) *Report {
		t.Helper()
		r, err := Run(context.Background(), lib, inputs, o)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	a, b := run(Options{Seed: 5}), run(Options{Seed: 5, Check: check.Options{Workers: 1}})
	if !reflect.DeepEqual(a.Wrong, b.Wrong) || !reflect.DeepEqual(a.Faithful, b.Faithful) {
		t.Error("the same seed gave two reports")
	}
	if reflect.DeepEqual(a.Wrong, run(Options{Seed: 6}).Wrong) {
		t.Error("another seed altered the same words")
	}
	few := run(Options{Seed: 5, Most: 40})
	kinds := 0
	for _, c := range few.Wrong {
		kinds += min(c.Made, 1)
	}
	if few.Made > 40 || kinds < 15 {
		t.Errorf("of at most 40 alterations %d were made, of %d kinds", few.Made, kinds)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Run(ctx, lib, inputs, Options{}); err == nil {
		t.Error("a run that was interrupted has no error")
	}
}

// What the checker lets through is counted as a survivor, unless the altered words
// stand at another place; so is a faithful quotation that it accuses.
func TestCount(t *testing.T) {
	src := text.New(harbourText, nil, nil)
	wrong, right := alter.Wrong()[0], alter.Faithful()[0]
	bracket := alter.Wrong()[slices.IndexFunc(alter.Wrong(), func(k *alter.Kind) bool { return k.Name == "bracket for a word" })]
	for _, c := range []struct {
		why     string
		kind    *alter.Kind
		altered string
		verdict match.Verdict
		want    Count
	}{
		{"refused", wrong, "The pilots were consulted", match.Misquote, Count{Made: 1, Right: 1}},
		{"let through", wrong, "The pilots were consulted", match.Exact, Count{Made: 1, Survived: 1}},
		{"half of a word let through", wrong, "ilots were not consulted", match.Exact, Count{Made: 1, Survived: 1}},
		{"another passage", wrong, "The office is open on Monday", match.Exact, Count{Made: 1, Elsewhere: 1}},
		{"another passage that begins with a small letter", wrong, "Only for the fishermen", match.Edited, Count{Made: 1, Elsewhere: 1}},
		{"the same without an edit", wrong, "Only for the fishermen", match.Exact, Count{Made: 1, Survived: 1}},
		{"a bracket within another passage", bracket, "the new [Xylo] office is open", match.Edited, Count{Made: 1, Survived: 1}},
		{"a bracket for nothing within another passage", bracket, "The office [Xylo] is open", match.Edited, Count{Made: 1, Elsewhere: 1}},
		{"a bracket of another kind", wrong, "The office [never] is open", match.Edited, Count{Made: 1, Survived: 1}},
		{"a faithful one", right, "The pilots were not consulted", match.Typographic, Count{Made: 1, Right: 1}},
		{"a faithful one that is accused", right, "The pilots were not consulted", match.Misquote, Count{Made: 1, Survived: 1}},
	} {
		r := &run{report: &Report{Wrong: []Count{{Kind: c.kind}}, Faithful: []Count{{Kind: right}}}}
		evidence := &sheets.Evidence{}
		v := &trial{original: &original{quotation: &check.Quotation{Citation: sheets.Citation{Evidence: evidence}, Source: &sources.Source{ID: "report"}}}, kind: c.kind, quote: c.altered, altered: c.altered}
		r.count(src, v, check.Quotation{Verdict: c.verdict})
		got := r.report.Wrong[0]
		if c.kind == right {
			got = r.report.Faithful[0]
		}
		c.want.Kind = c.kind
		if got != c.want || len(r.report.Survivors) != c.want.Survived {
			t.Errorf("%s: %+v with %d survivors, want %+v", c.why, got, len(r.report.Survivors), c.want)
		}
	}
}

// What is the author's in a quotation is not altered.
func TestStretches(t *testing.T) {
	for _, c := range []struct{ quote, shown, want string }{
		{"We must pay", "", "We must pay"},
		{"We [all] must pay [...] for it … now", "", "We|must pay|for it|now"},
		{"[W]e must pay ... for it. . . . Now", "", "must pay|for|Now"},
		{"clos[ing] the road", "clos[ing] the", "road"},
		{"[all]", "", ""},
	} {
		e := &sheets.Evidence{Quote: sheets.String{Value: c.quote}}
		if c.shown != "" {
			e.Edits = []sheets.Edit{{Shown: sheets.String{Value: c.shown}}}
		}
		o := &original{quotation: &check.Quotation{Citation: sheets.Citation{Evidence: e}}}
		var got []string
		for _, s := range o.stretches() {
			if c.quote[s.at:s.at+len(s.words)] != s.words {
				t.Errorf("%q: %q does not stand at %d", c.quote, s.words, s.at)
			}
			got = append(got, s.words)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q, want %q", c.quote, strings.Join(got, "|"), c.want)
		}
	}
}

func TestStands(t *testing.T) {
	src := text.New("The “old” har-\nbour is un\u00adlawful – of-\ncourse; it cost 25 000 €.[3] In 2019-\n2020 it was\nclosed.", nil, nil)
	src.Furniture = []text.Range{{Start: strings.Index(src.Content, "[3]"), End: strings.Index(src.Content, "[3]") + 3}}
	for words, want := range map[string]bool{
		`The "old" harbour`: true, "The “old” har-bour": true, "unlawful - of": true, "000 €. In": true, "it was closed": true, "2019-2020": true,
		"lawful": false, "un": false, "The old harbour": false, "the": false, "of course": false, "25 00": false, "": false, "closed.": true, "harbours": false,
	} {
		if got := stands(src, words); got != want {
			t.Errorf("%q: %v, want %v", words, got, want)
		}
	}
}

// Every kind has a name of its own that fits the table, a line that says what it
// does, and names conventions that there are.
func TestKindsAreNamed(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range append(alter.Wrong(), alter.Faithful()...) {
		if k.Name == "" || k.Meaning == "" || seen[k.Name] || len(k.Name) > 34 {
			t.Errorf("kind %q: %q", k.Name, k.Meaning)
		}
		seen[k.Name] = true
		for _, c := range k.Allowed {
			if match.ConventionsByName(c) == nil {
				t.Errorf("%s: no conventions %q", k.Name, c)
			}
		}
	}
}
