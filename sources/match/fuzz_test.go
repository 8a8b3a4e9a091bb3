package match

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/text"
)

// What passes without edits stands in the source by the slow reference too.
func FuzzAgainstReference(f *testing.F) {
	for _, table := range ruleTables {
		for _, c := range table {
			f.Add(c.source, c.quote)
		}
	}
	f.Fuzz(func(t *testing.T, source, quote string) {
		if len(source) > 1<<11 || len(quote) > 1<<9 || !utf8.ValidString(source) || !utf8.ValidString(quote) || strings.ContainsAny(quote, "[]") {
			t.Skip()
		}
		src := newSource("en", source)
		m := New([]Quotation{{Text: quote, Conventions: ConventionsByName("strict")}}).Find(src)[0]
		if bad := unsound(src, Quotation{Text: quote}, m); bad != "" {
			t.Errorf("%q in %q: %s", quote, source, bad)
		}
		if m.Verdict.Pass() && !newRef(src).stands(quote, false) {
			t.Errorf("%q in %q: %s %v, and the reference does not find it", quote, source, m.Verdict, m.Foldings)
		}
	})
}

// A place in the key is mapped back to the character that it comes from.
func FuzzKey(f *testing.F) {
	f.Add("The ﬁrst oﬃce e\u0301 is „neu“", 3, 5)
	f.Add("가각 \u1100\u1161\u11a8 ＥＵ ½ İ", 0, 0)
	f.Add(strings.Repeat("α\u0301β ", 200), 7, 90)
	f.Fuzz(func(t *testing.T, content string, from, n int) {
		if len(content) > 1<<12 || !utf8.ValidString(content) {
			t.Skip()
		}
		src := text.New(content, nil, nil)
		if from = max(0, min(from, len(content))); n > 0 && n < len(content)-from && utf8.RuneStart(content[from]) && utf8.RuneStart(content[from+n]) {
			src.Furniture = []text.Range{{Start: from, End: from + n}}
		}
		k := &keyed{t: src}
		k.reset(0, len(content))
		// Slowly: cluster by cluster, outside the furniture.
		var key []byte
		var at []int
		for _, part := range outside(src) {
			for i := part.Start; i < part.End; {
				next := i + stepCluster(content[i:part.End], 0)
				more := appendKey(nil, content[i:next])
				for range more {
					at = append(at, i)
				}
				key, i = append(key, more...), next
			}
		}
		if string(key) != string(k.key) {
			t.Fatalf("key of %q: %q, slowly %q", content, k.key, key)
		}
		for i := range key {
			if got := k.source(i); got != at[i] {
				t.Fatalf("byte %d of the key of %q comes from %d, want %d", i, content, got, at[i])
			}
		}
	})
}

func outside(t *text.Text) []text.Range {
	from := 0
	var out []text.Range
	for _, f := range t.Furniture {
		out = append(out, text.Range{Start: from, End: f.Start})
		from = f.End
	}
	return append(out, text.Range{Start: from, End: len(t.Content)})
}

// A difference holds every word of both sides, in order, but for what never
// counts.
func FuzzDifference(f *testing.F) {
	f.Add("They may close the road", "They must close the old road")
	f.Add("a\u200bb, 2.5 — “c”", "ab 25 -- 'c'")
	f.Add("\ue000 \ud7ff 𝒜", "𝒜 x")
	f.Add("the road [...] is", "the “old” road is")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 1<<11 || !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip()
		}
		var was, is strings.Builder
		for _, c := range wordDiff(a, b) {
			if c.Op != Insert {
				was.WriteString(c.Text)
			}
			if c.Op != Delete {
				is.WriteString(c.Text)
			}
		}
		counts := func(s string) string {
			var b strings.Builder
			for _, t := range tokens(s) {
				b.WriteString(foldToken(t.text, func(rune) bool { return true }))
			}
			return norm.NFC.String(b.String())
		}
		if got, want := counts(was.String()), counts(a); got != want {
			t.Errorf("the quotation is %q, want %q", got, want)
		}
		if got, want := strings.Join(strings.Fields(is.String()), " "), strings.Join(strings.Fields(b), " "); got != want {
			t.Errorf("the passage is %q, want %q", got, want)
		}
	})
}

// What is found does not depend on where a text is cut into chunks, nor on what
// else is looked for.
func TestChunkBorders(t *testing.T) {
	unit := "Der Straßen\u00adbau e\u0301 oﬃziell 가\u11a8 α\u0313\u0301 ändert 1\u00a0000 «Wege» nicht. "
	fill := strings.Repeat(unit, chunkSize/len(unit)-1)
	quote := "Am Ende zählt die éine Brücke über den Fluß; danach"
	for shift := range 8 { // the passage walks over the border
		if testing.Short() && shift != 4 {
			continue
		}
		pad := strings.Repeat("x", 17*shift) + " "
		content := fill + pad + "Am Ende za\u0308hlt die e\u0301ine Brücke u\u0308ber den Fluß; da-\nnach " + fill[:4000]
		src := text.New(content, nil, nil)
		src.Language = "de"
		src.Hyphens = []int{strings.Index(content, "da-\n") + 2}
		alone := New([]Quotation{{Text: quote}}).Find(src)[0]
		if alone.Verdict != Typographic || alone.Count != 1 {
			t.Fatalf("shift %d: %s, %d passages", shift, alone.Verdict, alone.Count)
		}
		if shift != 4 {
			continue
		}
		both := New([]Quotation{{Text: "nicht"}, {Text: quote}, {Text: strings.Repeat("Fluß und ", 900)}}).Find(src)[1]
		if both.Verdict != alone.Verdict || both.Passage() != alone.Passage() || both.Count != alone.Count {
			t.Fatalf("shift %d: alone %v, with others %v", shift, alone.Passage(), both.Passage())
		}
	}
}
