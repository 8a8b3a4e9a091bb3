package match

import (
	"strings"
	"testing"

	"factsheet/sources/text"
)

// What stands behind any number of words that only look like it is found.
func TestManyHits(t *testing.T) {
	for _, c := range []struct{ why, source, quote string }{
		{"a short word within others", strings.Repeat("Das ist neu und bleibt neu. ", 4*maxHits) + "Die EU zahlt es.", "EU"},
		{"in another case", strings.Repeat("They met nato men. ", 2*maxHits) + "The NATO met.", "NATO"},
		{"with another mark", strings.Repeat("On the road, they say. ", 2*maxHits) + "On the road they say so.", "the road they"},
	} {
		if m := New([]Quotation{{Text: c.quote}}).Find(text.New(c.source, nil, nil))[0]; m.Verdict != Exact || m.Count != 1 {
			t.Errorf("%s: %s, %d passages: %s", c.why, m.Verdict, m.Count, m.Reason)
		}
	}
}

// Quotations and sources that repeat themselves cost no more than others of
// their size: each of these took minutes once.
func TestRepetition(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	source := strings.Repeat("the ", 300_000)
	for _, c := range []struct {
		why, quote string
		want       Verdict
	}{
		{"one word over and over", strings.Repeat("the ", 25_000), Exact},
		{"with an unusual space", strings.Repeat("the ", 12_000) + "\u00a0" + strings.Repeat("the ", 12_000), Typographic},
		{"with another letter at its end", strings.Repeat("the ", 25_000) + "The", Misquote},
		{"with omissions", strings.Repeat("the the the [...] ", 6_000) + "the the the", Misquote},
		{"with brackets", strings.Repeat("the [x] ", 12_000) + "the", Misquote},
		{"with marks before it", strings.Repeat("[", 100_000) + "the the", Misquote},
	} {
		if m := New([]Quotation{{Text: c.quote}}).Find(text.New(source, nil, nil))[0]; m.Verdict != c.want {
			t.Errorf("%s: %s (%s)", c.why, m.Verdict, m.Reason)
		}
	}
	many := "[the] " + strings.Repeat("road ", 10_000)
	if m := New([]Quotation{{Text: many, Edits: []Edit{{"[the]", "a"}}}}).Find(text.New("a "+strings.Repeat("road ", 10_000), nil, nil))[0]; m.Verdict != Edited {
		t.Errorf("a long quotation with an edit: %s (%s)", m.Verdict, m.Reason)
	}
}

// In a very large text the place of a changed quotation is found behind any
// number of places that have pieces of it.
func TestNearestInALargeText(t *testing.T) {
	common := strings.Repeat("the harbour master and the pilots of the old harbour met again and again. ", 60_000)
	source := text.New(common+"The lighthouse keeper told the pilots of the old harbour nothing about the eastern channel.", nil, nil)
	m := New([]Quotation{{Text: "The lighthouse keeper told the pilots of the old harbour everything about the eastern channel."}}).Find(source)[0]
	if m.Verdict != Misquote || m.Nearest.Start < len(common) {
		t.Errorf("%s, nearest at %v", m.Verdict, m.Nearest)
	}
}
