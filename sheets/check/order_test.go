package check

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sources/alter"
	"factsheet/sources/language"
	"factsheet/sources/text"
)

// invented are sources that share some of their sentences.
func invented(rng *rand.Rand, n int) []string {
	subjects := strings.Fields("harbour council ferry pilot mayor engineer inspector fisherman keeper warden")
	verbs := []string{"closed the old basin", "must not pay the fee", "asked for 25 boats", "may re-open the pier", "never answered the letter", "has 4,100 tonnes left"}
	when := []string{"in May", "without notice", "before the winter", "after the second hearing", "unless the police came first"}
	sentence := func() string {
		return fmt.Sprintf("The %s %s %s, and the %s %s.", subjects[rng.IntN(10)], verbs[rng.IntN(6)], when[rng.IntN(5)], subjects[rng.IntN(10)], verbs[rng.IntN(6)])
	}
	shared := []string{sentence(), sentence(), sentence()}
	out := make([]string, n)
	for i := range out {
		var sentences []string
		for range 12 {
			s := sentence()
			if rng.IntN(6) == 0 {
				s = shared[rng.IntN(len(shared))]
			}
			sentences = append(sentences, s)
		}
		out[i] = strings.Join(sentences, "\n\n")
	}
	return out
}

// A verdict does not depend on the order of sheets, of quotations in them, of
// sources in the catalogue, nor on how many are read at a time.
func TestVerdictsDoNotDependOnOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 9))
	texts := invented(rng, 6)
	kinds := append(alter.Wrong(), alter.Faithful()...)
	type asked struct{ source, quote string }
	var all []asked
	for i := range 240 {
		s := i % len(texts)
		sentences := strings.Split(texts[s], "\n\n")
		p := alter.Passage{Text: text.New(texts[s], nil, nil), Words: sentences[rng.IntN(len(sentences))], Language: language.ByTag("en"), Other: texts[(s+1)%len(texts)][:60]}
		p.Range.Start = strings.Index(texts[s], p.Words)
		p.Range.End = p.Range.Start + len(p.Words)
		a, ok := kinds[i%len(kinds)].Make(p, rng)
		if !ok || len(a.Edits) > 0 {
			a.Words = p.Words
		}
		named := s
		if i%7 == 0 {
			named = rng.IntN(len(texts) + 1) // another one, or none that there is
		}
		all = append(all, asked{fmt.Sprintf("source-%d", named), strings.Join(strings.Fields(a.Words), " ")})
	}
	type verdict struct {
		verdict Verdict
		reason  string
	}
	var want map[asked]verdict
	counts := map[Verdict]int{}
	for round := range 8 {
		files := map[string]string{}
		catalogue := "format: 1\nsources:\n"
		for _, i := range rng.Perm(len(texts)) {
			files[fmt.Sprintf("s%d.txt", i)] = texts[i]
			catalogue += fmt.Sprintf("  source-%d:\n    title: Source %d\n    file: s%d.txt\n", i, i, i)
		}
		files["catalogue.yaml"] = catalogue
		lib := library(t, files)
		inputs := make([]Input, 4)
		points := make([]*sheets.Points, len(inputs))
		for i := range inputs {
			points[i] = &sheets.Points{}
			inputs[i].Sheet = &sheets.Sheet{File: fmt.Sprintf("sheets/%d.yaml", i), Sections: []sheets.Section{{Blocks: []sheets.Block{points[i]}}}}
		}
		for n, i := range rng.Perm(len(all)) {
			p := points[rng.IntN(len(points))]
			p.Points = append(p.Points, sheets.Point{ID: sheets.String{Value: fmt.Sprintf("p%d", n)}, Evidence: []sheets.Evidence{{
				Source: sheets.String{Value: all[i].source}, Quote: sheets.String{Value: all[i].quote}}}})
		}
		report, err := Run(context.Background(), lib, inputs, Options{Workers: []int{1, 4}[round%2]})
		if err != nil {
			t.Fatal(err)
		}
		got := map[asked]verdict{}
		for _, result := range report.Results {
			for _, q := range result.Quotations {
				v := verdict{q.Verdict, ""}
				if q.Verdict != WrongSource { // which other source is told is the first of the catalogue
					v.reason = q.Match.Reason
				}
				got[asked{q.Evidence.Source.Value, q.Evidence.Quote.Value}] = v
			}
		}
		if want == nil {
			want = got
			for _, v := range got {
				counts[v.verdict]++
			}
			if counts[WrongSource] == 0 || counts[UnknownSource] == 0 || len(counts) < 6 {
				t.Fatalf("these quotations show too little: %v", counts)
			}
			continue
		}
		for q, v := range want {
			if got[q] != v {
				t.Errorf("round %d: %q from %s: %v, and was %v", round, q.quote, q.source, got[q], v)
			}
		}
	}
}
