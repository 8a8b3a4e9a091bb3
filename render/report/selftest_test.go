package report

import (
	"encoding/json"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sheets/selftest"
	"factsheet/sources/alter"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

// survived is a self-test in which an altered quotation passed, and a faithful
// one failed.
func survived() *selftest.Report {
	wrong, right := alter.Wrong()[0], alter.Faithful()[0]
	pos := sheets.Pos{File: "sheets/a.yaml", Line: 12, Col: 9}
	return &selftest.Report{Sheets: 1, Quotations: 2, Untried: 1, Made: 5, Seed: 7,
		Wrong:    []selftest.Count{{Kind: wrong, Made: 3, Right: 1, Elsewhere: 1, Survived: 1}},
		Faithful: []selftest.Count{{Kind: right, Made: 2, Right: 1, Survived: 1}},
		Survivors: []selftest.Case{
			{Kind: wrong, Pos: pos, Point: "p", Source: "report", Quote: "They do not\npay", Altered: "They do pay", Edits: []alter.Edit{{Shown: "[x]", Replaces: "y"}},
				Quotation: check.Quotation{Verdict: match.Typographic, Match: match.Match{Foldings: []string{"quotes"}},
					Found: &check.Found{Text: "They do \x1b[31mnot pay", Range: text.Range{Start: 3, End: 9}}}},
			{Kind: right, Pos: pos, Source: "report", Quote: "They", Altered: "They", Quotation: check.Quotation{Verdict: match.Misquote, Match: match.Match{Reason: "the words differ"}}},
		}}
}

// What survived is told with all that it takes to report it, and sends nothing
// to the terminal that acts on it.
func TestSelftestText(t *testing.T) {
	var b strings.Builder
	if err := SelftestText(&b, survived(), Options{}); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	for _, want := range []string{
		"sheets/a.yaml:12:9: an altered quotation passed: word dropped\n  A word within the quotation is left out.\n",
		"  The sheet has:  They do not pay\n", "  It was tried:   They do pay\n", "  With the edit:  [x] replaces y\n",
		"  The verdict:    typographic (quotes)\n", "  The source has: They do <U+001B>[31mnot pay\n",
		"sheets/a.yaml:12:9: a faithful quotation failed: as typed\n", "  The verdict:    misquote: the words differ\n",
		"  word dropped                               3         1          1         1\n",
		"  as typed                                   2         1                    1\n",
		"Altered 2 quotations in 1 sheet in 5 ways (seed 7).\n1 was left out:", "2 were judged wrongly.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q:\n%s", want, got)
		}
	}
	for _, l := range strings.Split(got, "\n") {
		if cells(l) > 80 {
			t.Errorf("%d columns: %s", cells(l), l)
		}
	}
	b.Reset()
	if err := SelftestText(&b, &selftest.Report{Sheets: 1, Quotations: 1}, Options{Quiet: true}); err != nil || b.Len() > 0 {
		t.Errorf("a quiet report of nothing says %q (%v)", b.String(), err)
	}
}

func TestSelftestJSON(t *testing.T) {
	var b strings.Builder
	if err := SelftestJSON(&b, survived(), Options{Version: "1"}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Version int
		Summary struct{ Survived, Accused, Made, Untried int }
		Kinds   []struct {
			Kind                             string
			Faithful                         bool
			Made, Right, Elsewhere, Survived int
		}
		Survivors []struct {
			Kind, Sheet, Altered, Verdict, Reason, Found string
			Line, Column, Start, End                     int
			Edits                                        []struct{ Shown, Replaces string }
			Foldings                                     []string
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != 1 || got.Summary.Survived != 1 || got.Summary.Accused != 1 || got.Summary.Made != 5 || got.Summary.Untried != 1 || len(got.Kinds) != 2 || len(got.Survivors) != 2 {
		t.Fatalf("%+v", got)
	}
	if s := got.Survivors[0]; s.Kind != "word dropped" || s.Line != 12 || s.Altered != "They do pay" || s.Start != 3 || len(s.Edits) != 1 || s.Edits[0].Replaces != "y" || len(s.Foldings) != 1 {
		t.Errorf("%+v", s)
	}
	if strings.Contains(b.String(), "null") {
		t.Error("a list is null")
	}
}
