package check

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

// scattered is a library of texts of the same few words, and a sheet of passages
// of them of all lengths, most of which name another source than theirs or none.
func scattered(t *testing.T, rng *rand.Rand) (*sources.Library, map[string]string, Input) {
	words := strings.Fields("the mayor closed old road in May for nearly a year because nobody had paid lamps on harbour bridge")
	phrase := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[rng.IntN(len(words))] + " ")
		}
		return strings.TrimSpace(b.String())
	}
	files := make(map[string]string)
	var names []string
	for i := range 9 {
		name := fmt.Sprintf("s%d", i)
		names = append(names, name)
		files[name+".txt"] = phrase(300 + rng.IntN(300))
	}
	var sheet strings.Builder
	sheet.WriteString("format: 1\ntitle: Roads\npoints:\n")
	for k := range 120 {
		content := strings.Fields(files[names[rng.IntN(len(names))]+".txt"])
		from := rng.IntN(len(content) - 40)
		taken := append([]string{}, content[from:from+1+rng.IntN(40)]...)
		if rng.IntN(4) == 0 {
			taken[rng.IntN(len(taken))] = "lighthouse"
		}
		if len(taken) > 12 && rng.IntN(4) == 0 {
			taken[6] = "[...]"
		}
		named := append(names, "unknown")[rng.IntN(len(names)+1)]
		fmt.Fprintf(&sheet, "  - id: p%d\n    claim: A claim.\n    evidence:\n      - source: %s\n        quote: |\n          %s\n", k, named, strings.Join(taken, " "))
	}
	s, problems := sheets.Parse("sheets/p.yaml", []byte(sheet.String()))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return library(t, files), files, Input{Sheet: s}
}

// Where a failed quotation stands is found alike with the imprints of the sources
// and without, and by asking each source for each quotation by itself.
func TestElsewhereByImprintAndWithout(t *testing.T) {
	moved := 0
	for seed := range uint64(3) {
		lib, files, in := scattered(t, rand.New(rand.NewPCG(seed, 1)))
		var reports []*Report
		for _, pressed := range []int{0, mostPressed} { // as if that many bytes of imprints were held
			r := newRun(context.Background(), lib, Options{})
			r.pressed = pressed
			report, err := r.check([]Input{in})
			if err != nil {
				t.Fatal(err)
			}
			if with := r.pressed > pressed; with != (pressed == 0) {
				t.Fatalf("imprints are held: %t", with)
			}
			reports = append(reports, report)
		}
		if !reflect.DeepEqual(reports[0], reports[1]) {
			t.Errorf("seed %d: the reports differ", seed)
		}
		for i := range reports[0].Results[0].Quotations {
			q := &reports[0].Results[0].Quotations[i]
			want := ""
			for _, s := range lib.Sources {
				asked := match.New([]match.Quotation{{Text: q.Evidence.Quote.Value}})
				if len(asked.Standing(text.New(files[s.ID+".txt"], nil, nil), nil)) == 0 {
					continue
				}
				if s == q.Source {
					want = s.ID
					break
				}
				if want == "" {
					want = s.ID
				}
			}
			got := ""
			if q.Found != nil && (q.Pass() || q.Verdict == WrongSource || q.Verdict == UnknownSource) {
				got = q.Found.Source.ID
			}
			if got != want {
				t.Errorf("seed %d: %s: %q stands in %q, want %q", seed, q.Verdict, q.Evidence.Quote.Value, got, want)
			}
			if q.Verdict == WrongSource {
				moved++
			}
		}
	}
	if moved < 50 {
		t.Errorf("%d quotations stand in another source, which is too few to tell", moved)
	}
}
