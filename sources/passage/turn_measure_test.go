package passage

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// sentences cuts a text in a way of its own: at full stops behind a word of three
// letters and before a capital.
var sentenceBorder = regexp.MustCompile(`(?:[\p{L}\p{M}]{3}[.!?][”"»]?)(\s+)["“„«]?\p{Lu}`)

// A cut is a quotation cut out of a text.
type cut struct {
	at   text.Range
	kind string
}

// cuts gives whole sentences, runs of them, and parts that begin or end at a
// clause's border.
func cuts(content string, blocks []text.Block, r *rand.Rand) []cut {
	var out []cut
	for _, b := range blocks {
		s := content[b.Start:b.End]
		if strings.Count(s, " ") < 12 {
			continue
		}
		borders := []int{0}
		for _, m := range sentenceBorder.FindAllStringSubmatchIndex(s, -1) {
			borders = append(borders, m[3])
		}
		borders = append(borders, len(s))
		for i := 0; i+1 < len(borders); i++ {
			from, to := borders[i], borders[i+1]
			for to > from && unicode.IsSpace(rune(s[to-1])) {
				to--
			}
			if strings.Count(s[from:to], " ") < 5 || r.IntN(3) > 0 {
				continue
			}
			out = append(out, cut{text.Range{Start: b.Start + from, End: b.Start + to}, "sentence"})
			if c := clauseOf(s, from, to, r); c.Len() > 0 {
				out = append(out, cut{text.Range{Start: b.Start + c.Start, End: b.Start + c.End}, "clause"})
			}
		}
	}
	return out
}

// clauseOf is a part of a sentence of five words or more between two commas, or
// from a comma to an end.
func clauseOf(s string, from, to int, r *rand.Rand) text.Range {
	marks := []int{from}
	for i := from; i < to-2; i++ {
		if (s[i] == ',' || s[i] == ';' || s[i] == ':') && s[i+1] == ' ' {
			marks = append(marks, i)
		}
	}
	marks = append(marks, to)
	if len(marks) < 3 {
		return text.Range{}
	}
	i := r.IntN(len(marks) - 1)
	j := i + 1 + r.IntN(len(marks)-1-i)
	if i == 0 && j == len(marks)-1 {
		return text.Range{}
	}
	a, z := marks[i], marks[j]
	if i > 0 {
		a += 2
	}
	if a >= z || strings.Count(s[a:z], " ") < 4 {
		return text.Range{}
	}
	return text.Range{Start: a, End: z}
}

// Whole sentences of real texts turn by nothing, and parts of them, cut at the
// borders of clauses, seldom: a warning that cries wolf is switched off.
func TestTurnsOfRealTexts(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/texts/*.txt")
	if len(files) == 0 {
		t.Skip("no ../shared/texts beside the project: the rate of warnings is measured there")
	}
	dump := os.Getenv("TURNS") // a file for all that were found, to read them
	var found strings.Builder
	seen, turned := map[string]int{}, map[string]int{}
	r := rand.New(rand.NewPCG(3, 12))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		content := strings.ToValidUTF8(string(data), "")
		tx := text.New(content, text.Paragraphs(content), nil)
		lang := language.Of("", content)
		tag := lang.Tag
		if books()[tag] == nil {
			continue
		}
		for _, c := range cuts(content, tx.Blocks(), r) {
			seen[c.kind]++
			seen[c.kind+" "+tag]++
			p := New(tx, c.at, func() *language.Language { return lang })
			if turn, ok := p.Turn(); ok {
				turned[c.kind]++
				turned[c.kind+" "+tag]++
				if dump != "" {
					fmt.Fprintf(&found, "%s %s %d behind=%v {%s}\n   %s ▸▸%s◂◂ %s\n", c.kind, filepath.Base(file), turn.Kind, turn.Behind, turn.Words,
						strings.Join(strings.Fields(p.Before()), " "), strings.Join(strings.Fields(p.words()), " "), strings.Join(strings.Fields(p.After()), " "))
				}
			}
		}
	}
	if dump != "" {
		if err := os.WriteFile(dump, []byte(found.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, k := range []struct {
		kind string
		most float64
	}{{"sentence", 0.001}, {"clause", 0.06}} {
		rate := float64(turned[k.kind]) / float64(seen[k.kind])
		t.Logf("%s: %d of %d, %.2f %%", k.kind, turned[k.kind], seen[k.kind], 100*rate)
		for tag := range books() {
			if n := seen[k.kind+" "+tag]; n > 0 {
				t.Logf("   %s: %d of %d, %.1f %%", tag, turned[k.kind+" "+tag], n, 100*float64(turned[k.kind+" "+tag])/float64(n))
			}
		}
		if rate > k.most {
			t.Errorf("of %s quotations %.2f %% turn, want no more than %.1f %%", k.kind, 100*rate, 100*k.most)
		}
	}
}
