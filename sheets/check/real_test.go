package check

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/language"
	"factsheet/sources/reading"
)

// Quotations that people cut out of real texts: none may be accused, and few
// warned of. FACTSHEET_REAL is how many of each way are cut out of each text;
// FACTSHEET_REAL_LOG a file for all that was found, to be read by a person.

// mostWarned is which share of the quotations of each way a rule may warn of. What
// is warned of at these rates has been read: most of it is so.
var mostWarned = map[string]map[string]float64{
	"truncated-claim":       {"sentence": 0.01, "unstopped": 0.01, "two": 0.01, "clause": 0.08, "middle": 0.2, "omission": 0.05, "letter": 0.05},
	"reported-speech":       {"sentence": 0.03, "unstopped": 0.03, "two": 0.03, "clause": 0.04, "middle": 0.06, "omission": 0.03, "letter": 0.03},
	"heading-as-statement":  {"sentence": 0.02, "unstopped": 0.05, "two": 0.01, "clause": 0.02, "middle": 0.02, "omission": 0.01, "letter": 0.02},
	"suspicious-characters": {"sentence": 0.01, "unstopped": 0.01, "two": 0.01, "clause": 0.01, "middle": 0.01, "omission": 0.01, "letter": 0.01},
}

// realLibraries are the real texts that there are, in several libraries.
func realLibraries(t *testing.T) []*sources.Library {
	t.Helper()
	var out []*sources.Library
	shared := filepath.Join("..", "..", "..", "shared")
	for _, dir := range []string{filepath.Join(shared, "texts"), filepath.Join("..", "..", "bin", "texts")} {
		if lib := libraryOfTexts(t, dir); lib != nil {
			out = append(out, lib)
		}
	}
	for _, dir := range []string{filepath.Join(shared, "encryption", "sources"), filepath.Join(shared, "encryption", "formats")} {
		if lib, err := sources.Open(dir, "sources"); err == nil && len(lib.Sources) > 0 {
			out = append(out, lib)
		} else {
			t.Logf("there are no articles in %s", dir)
		}
	}
	return out
}

// libraryOfTexts makes a library of the texts in a folder, whose names begin with
// their language; of a long one it takes a part.
func libraryOfTexts(t *testing.T, dir string) *sources.Library {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(dir, "??-*.txt"))
	if len(paths) == 0 {
		t.Logf("there are no texts in %s", dir)
		return nil
	}
	files, catalogue := map[string]string{}, "format: 1\nsources:\n"
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := string(data)
		if most := min(200_000, 10_000*(1+realEach())); len(s) > most {
			s = s[:strings.LastIndex(s[:most], "\n")+1]
		}
		name := filepath.Base(path)
		files[name] = s
		id := strings.TrimSuffix(name, ".txt")
		catalogue += fmt.Sprintf("  %s:\n    title: A text of %s\n    language: %s\n    encoding: utf-8\n    file: %s\n", id, id, name[:2], name)
	}
	files["catalogue.yaml"] = catalogue
	return library(t, files)
}

// A realTally counts, by language and way of cutting, the quotations and what
// each rule says of them.
type realTally struct {
	cut   map[string]int            // "de clause"
	found map[string]map[string]int // by rule
	log   strings.Builder
}

// realEach is how many quotations of each way are cut out of each text.
func realEach() int {
	if n, err := strconv.Atoi(os.Getenv("FACTSHEET_REAL")); err == nil {
		return n
	}
	return 3
}

func TestRealTexts(t *testing.T) {
	libraries := realLibraries(t)
	if len(libraries) == 0 {
		t.Skip("no ../shared and no bin/texts (`make texts`): how often the rules cry wolf is measured on the texts there")
	}
	tally := &realTally{cut: map[string]int{}, found: map[string]map[string]int{}}
	for n, lib := range libraries {
		tally.library(t, lib, realEach(), rand.New(rand.NewPCG(10, uint64(n))))
	}
	tally.tell(t)
	if to := os.Getenv("FACTSHEET_REAL_LOG"); to != "" {
		if err := os.WriteFile(to, []byte(tally.log.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// library cuts quotations out of every text of a library, checks them in one run,
// and counts.
func (y *realTally) library(t *testing.T, lib *sources.Library, each int, rng *rand.Rand) {
	t.Helper()
	var inputs []Input
	var cuts [][]realCut
	var cutters []*cutter
	for _, s := range lib.Sources {
		d, err := (*reading.Reader)(nil).Read(context.Background(), lib, s)
		if err != nil {
			t.Fatalf("%s: %v", s.ID, err)
		}
		c := newCutter(d.Text, language.Of(d.Text.Language, d.Text.Content), rng)
		sheet := &sheets.Sheet{File: s.ID, Title: sheets.String{Value: "Of a text"}, Language: sheets.String{Value: c.lang.Tag}}
		points := &sheets.Points{}
		var own []realCut
		for _, way := range cutWays {
			for made, tries := 0, 0; made < each && tries < 20*each; tries++ {
				cut, ok := c.cut(way)
				if !ok {
					continue
				}
				made++
				own = append(own, cut)
				points.Points = append(points.Points, sheets.Point{ID: sheets.String{Value: fmt.Sprintf("p%d", len(own))}, Claim: sheets.String{Value: "It is said."},
					Evidence: []sheets.Evidence{{Source: sheets.String{Value: s.ID}, Quote: sheets.String{Value: cut.quote, Pos: sheets.Pos{File: s.ID, Line: len(own), Col: 1}}}}})
			}
		}
		sheet.Sections = []sheets.Section{{Blocks: []sheets.Block{points}}}
		inputs, cuts, cutters = append(inputs, Input{Sheet: sheet, Name: s.ID}), append(cuts, own), append(cutters, c)
	}
	report, err := Run(context.Background(), lib, inputs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, result := range report.Results {
		y.count(t, lib.Sources[i].ID, cutters[i], cuts[i], result)
	}
}

// count counts what was found of one text's quotations; each must pass.
func (y *realTally) count(t *testing.T, id string, c *cutter, cuts []realCut, result *Result) {
	t.Helper()
	for i := range result.Quotations {
		y.cut[c.lang.Tag+" "+cuts[i].way]++
		if q := &result.Quotations[i]; !q.Pass() {
			t.Errorf("%s (%s): %s: %s\n%s", id, cuts[i].way, q.Verdict, q.Match.Reason, y.show(c, cuts[i]))
		}
	}
	for _, f := range result.Findings {
		if f.Quotation == nil {
			t.Errorf("%s: %s of no quotation: %s", id, f.Rule, f.Message)
			continue
		}
		cut := cuts[f.Pos.Line-1]
		if y.found[f.Rule] == nil {
			y.found[f.Rule] = map[string]int{}
		}
		y.found[f.Rule][c.lang.Tag+" "+cut.way]++
		fmt.Fprintf(&y.log, "%s\t%s\t%s\t%s\t%s\n", f.Rule, cut.way, id, f.Message, y.show(c, cut))
	}
}

// show is a quotation with what stands around it, on one line.
func (y *realTally) show(c *cutter, cut realCut) string {
	const around = 160
	s := c.text.Content
	before, after := s[max(0, cut.at.Start-around):cut.at.Start], s[cut.at.End:min(len(s), cut.at.End+around)]
	line := func(s string) string {
		return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\n\n", " ¶ ")), " ")
	}
	return line(before) + " ▸▸" + line(cut.quote) + "◂◂ " + line(after)
}

// tell prints the counts, and fails for a rule that warns of too many.
func (y *realTally) tell(t *testing.T) {
	t.Helper()
	of := func(counts map[string]int, way string) int {
		n := 0
		for key, k := range counts {
			if strings.HasSuffix(key, " "+way) {
				n += k
			}
		}
		return n
	}
	for _, way := range cutWays {
		t.Logf("%6d quotations cut as %s", of(y.cut, way), way)
	}
	for _, rule := range sortedKeys(y.found) {
		for _, way := range cutWays {
			all, n := of(y.cut, way), of(y.found[rule], way)
			if n == 0 {
				continue
			}
			var byLanguage []string
			for _, key := range sortedKeys(y.found[rule]) {
				if tag, w, _ := strings.Cut(key, " "); w == way {
					byLanguage = append(byLanguage, fmt.Sprintf("%s %d of %d", tag, y.found[rule][key], y.cut[key]))
				}
			}
			t.Logf("%s, cut as %s: %d of %d, %.1f %% (%s)", rule, way, n, all, 100*float64(n)/float64(all), strings.Join(byLanguage, ", "))
			if most, ok := mostWarned[rule][way]; ok && float64(n) > most*float64(all) {
				t.Errorf("%s warns of %.1f %% of the quotations cut as %s, want at most %.1f %%", rule, 100*float64(n)/float64(all), way, 100*most)
			}
		}
	}
}
