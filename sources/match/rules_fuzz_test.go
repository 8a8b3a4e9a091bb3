package match

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"factsheet/sources/text"
)

// ruleTables are those without places of their own to fill in.
var ruleTables = [][]ruleCase{casesSpace, casesNormal, casesLetters, casesQuotes, casesDash, casesEllipsisAndLigature, casesInvisible, casesLineEnd, casesFurniture, casesEndsOfWords, casesEndsOfNumbers, casesOmissionTurns}

// Whatever is looked for in whatever text: the passage is one of the text, an
// exact one has the quotation's words, and a failure says why.
func FuzzFind(f *testing.F) {
	for _, table := range ruleTables {
		for _, c := range table {
			f.Add(c.source, c.quote, c.conv, "", "", "")
		}
	}
	f.Add("They want to close the road.", "[The police] want to close the road", "strict", "[The police]", "They", "bracket")
	f.Add("They want to [...] close the road [sic].", "They [all] want to [...] clos[ing] the road [sic].", "eu", "clos[ing]", "close", "omission")
	f.Fuzz(func(t *testing.T, source, quote, conventions, shown, replaces, acknowledged string) {
		if len(source) > 1<<12 || len(quote) > 1<<10 || len(shown) > 1<<8 {
			t.Skip("longer texts show nothing new here")
		}
		source, quote = strings.ToValidUTF8(source, "?"), strings.ToValidUTF8(quote, "?")
		q := Quotation{Text: quote, Conventions: ConventionsByName(conventions), Acknowledged: []string{acknowledged}}
		if shown != "" {
			q.Edits = []Edit{{strings.ToValidUTF8(shown, "?"), strings.ToValidUTF8(replaces, "?")}}
		}
		src := newSource("en", source)
		m := New([]Quotation{q}).Find(src)[0]
		checkMatch(t, src, q, m)
		if again := New([]Quotation{q}).Find(src)[0]; !reflect.DeepEqual(m, again) {
			t.Errorf("%q in %q: %+v, and then %+v", quote, source, m, again)
		}
	})
}

func checkMatch(t *testing.T, src *text.Text, q Quotation, m Match) {
	t.Helper()
	if m.Offset < 0 || m.Offset > len(q.Text) {
		t.Errorf("%q: the difference is at %d", q.Text, m.Offset)
	}
	if !m.Verdict.Pass() {
		if len(m.Parts) > 0 || m.Verdict != NotFound && m.Reason == "" {
			t.Errorf("%q in %q: %s with parts %v, reason %q", q.Text, src.Content, m.Verdict, m.Parts, m.Reason)
		}
		if r := m.Nearest; r.Start < 0 || r.End < r.Start || r.End > len(src.Content) {
			t.Errorf("%q: nearest %v of %d bytes", q.Text, r, len(src.Content))
		}
		return
	}
	end := 0
	for _, p := range m.Parts {
		if p.Start < end || p.End <= p.Start || p.End > len(src.Content) {
			t.Fatalf("%q in %q: parts %v", q.Text, src.Content, m.Parts)
		}
		end = p.End
	}
	if len(m.Parts) == 0 {
		t.Fatalf("%q passes and stands nowhere", q.Text)
	}
	words := func(s string) []string { return strings.FieldsFunc(s, plainSpace) }
	passage := src.Content[m.Passage().Start:m.Passage().End]
	if m.Verdict == Exact && len(src.Furniture) == 0 && !slices.Equal(words(passage), words(q.Text)) {
		t.Errorf("%q is exact, and the source says %q", q.Text, passage)
	}
}
