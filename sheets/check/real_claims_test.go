package check

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/alter"
	"factsheet/sources/language"
	"factsheet/sources/reading"
	"factsheet/sources/text"
)

// A realSheet is a sheet about one real text, checked: a point for each cut.
type realSheet struct {
	source *sources.Source
	cutter *cutter
	cuts   []realCut
	points []sheets.Point
	result *Result
}

// add adds a claim with one quotation as its evidence.
func (y *realSheet) add(cut realCut, claim string) {
	y.cuts = append(y.cuts, cut)
	y.points = append(y.points, sheets.Point{ID: sheets.String{Value: fmt.Sprintf("p%d", len(y.cuts))}, Claim: sheets.String{Value: claim},
		Evidence: []sheets.Evidence{{Source: sheets.String{Value: y.source.ID}, Quote: sheets.String{Value: cut.quote}}}})
}

// realSheets makes a sheet of every real text, and checks them.
func realSheets(t *testing.T, fill func(*realSheet)) []*realSheet {
	t.Helper()
	libraries := realLibraries(t)
	if len(libraries) == 0 {
		t.Skip("no ../shared and no bin/texts (`make texts`): there are no real texts to measure on")
	}
	var out []*realSheet
	for n, lib := range libraries {
		var inputs []Input
		from := len(out)
		for i, s := range lib.Sources {
			d, err := (*reading.Reader)(nil).Read(context.Background(), lib, s)
			if err != nil {
				t.Fatalf("%s: %v", s.ID, err)
			}
			y := &realSheet{source: s, cutter: newCutter(d.Text, language.Of(d.Text.Language, d.Text.Content), rand.New(rand.NewPCG(uint64(n), uint64(i))))}
			fill(y)
			inputs = append(inputs, Input{Name: s.ID, Sheet: &sheets.Sheet{File: s.ID, Title: sheets.String{Value: "Of a text"},
				Language: sheets.String{Value: y.cutter.lang.Tag}, Sections: []sheets.Section{{Blocks: []sheets.Block{&sheets.Points{Points: y.points}}}}}})
			out = append(out, y)
		}
		report, err := Run(context.Background(), lib, inputs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i, result := range report.Results {
			out[from+i].result = result
		}
	}
	return out
}

// A claim that says what its evidence says word for word has no number and no
// quotation that its evidence has not.
func TestRealClaims(t *testing.T) {
	claims, alarms := 0, map[string]int{}
	for _, y := range realSheets(t, func(y *realSheet) {
		for range 5 * realEach() {
			if cut, ok := y.cutter.cut("sentence"); ok && !strings.ContainsAny(cut.quote, "*_`#<>|") { // which would be Markdown
				y.add(cut, cut.quote)
			}
		}
	}) {
		claims += len(y.cuts)
		for _, f := range y.result.Findings {
			if f.Rule == "unbacked-number" || f.Rule == "unbacked-quotation" && !strings.Contains(f.Message, "no partner") {
				alarms[f.Rule]++
				i := slices.IndexFunc(y.points, func(p sheets.Point) bool { return p.ID.Value == f.Point })
				t.Logf("%s: %s: %s\n%q", y.source.ID, f.Rule, f.Message, y.points[max(0, i)].Claim.Value)
			}
		}
	}
	t.Logf("%d claims that say what their evidence says: %v", claims, alarms)
	for rule, n := range alarms {
		if 500*n > claims {
			t.Errorf("%s warns of %d of %d claims that say what their evidence says", rule, n, claims)
		}
	}
}

// Of a quotation with one word changed, or two, the report shows the true place.
func TestRealNearest(t *testing.T) {
	asked, lost := map[string]int{}, map[string]int{}
	all, missed := 0, 0
	for _, y := range realSheets(t, func(y *realSheet) {
		for range 3 * realEach() {
			cut, ok := y.cutter.cut([]string{"sentence", "clause"}[y.cutter.rng.IntN(2)])
			if ok {
				if cut.quote, ok = y.cutter.altered(cut.quote, 1+y.cutter.rng.IntN(2)); ok {
					y.add(cut, "It is said.")
				}
			}
		}
	}) {
		for i := range y.result.Quotations {
			q, at := &y.result.Quotations[i], y.cuts[i].at
			if q.Pass() || q.Verdict == WrongSource {
				continue // the other words stand there, too
			}
			all++
			asked[y.cutter.lang.Tag]++
			if q.Found != nil && (overlap(q.Found.Range, at) || sameText(y.cutter.text, q.Found.Range, at)) {
				continue
			}
			missed++
			lost[y.cutter.lang.Tag]++
			near := "nothing"
			if q.Found != nil {
				near = q.Found.Text
			}
			t.Logf("%s: %s\nnearest: %s", y.source.ID, (&realTally{}).show(y.cutter, y.cuts[i]), strings.Join(strings.Fields(near), " "))
		}
	}
	t.Logf("the true place of %d of %d altered quotations; not of %v of %v", all-missed, all, lost, asked)
	if 500*missed > all {
		t.Errorf("of %d altered quotations the true place of %d was not found", all, missed)
	}
}

// altered changes n words of a quotation for others of the text: one in five, at
// most.
func (c *cutter) altered(quote string, n int) (string, bool) {
	words := strings.Fields(quote)
	if len(words) < 5*n || c.text.Language == "ja" { // it has no spaces
		return "", false
	}
	for range n {
		other := strings.Fields(alter.Typed(c.text, c.sentences[c.rng.IntN(len(c.sentences))]))
		words[c.rng.IntN(len(words))] = other[c.rng.IntN(len(other))]
	}
	return strings.Join(words, " "), strings.Join(words, " ") != strings.Join(strings.Fields(quote), " ")
}

// overlap reports ranges of which one has half of the other.
func overlap(a, b text.Range) bool {
	return 2*(min(a.End, b.End)-max(a.Start, b.Start)) >= min(a.Len(), b.Len())
}

// sameText reports two places of a text with the same words nearly.
func sameText(t *text.Text, a, b text.Range) bool {
	marks := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	in := map[string]bool{}
	for _, w := range strings.FieldsFunc(t.Content[b.Start:b.End], marks) {
		in[w] = true
	}
	words, same := strings.FieldsFunc(t.Content[a.Start:a.End], marks), 0
	for _, w := range words {
		if in[w] {
			same++
		}
	}
	return 4*same >= 3*len(words)
}
