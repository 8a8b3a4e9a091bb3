package match

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/sources/text"
)

// A quotation of very many words with some changed has its nearest passage, and
// the first change is where the report points.
func TestLongQuotation(t *testing.T) {
	words := make([]string, 60_000)
	for i := range words {
		words[i] = fmt.Sprintf("word%d", i*7919%60_013)
	}
	source := text.New("It begins. "+strings.Join(words, " ")+" It ends.", nil, nil)
	for _, n := range []int{2_500, 6_000, 50_000} {
		quoted := append([]string{}, words[3_000:3_000+n]...)
		quoted[n/2], quoted[n/2+40] = "other", "another"
		m := New([]Quotation{{Text: strings.Join(quoted, " ")}}).Find(source)[0]
		want := strings.Join(words[3_000:3_000+n], " ")
		if got := source.Content[m.Nearest.Start:m.Nearest.End]; m.Verdict != Misquote || got != want {
			t.Errorf("%d words: %s, nearest at %v of %d bytes, want %d", n, m.Verdict, m.Nearest, len(got), len(want))
			continue
		}
		if want := len(strings.Join(quoted[:n/2], " ")) + 1; m.Offset != want || len(m.Difference) != 7 {
			t.Errorf("%d words: the difference is at %d, want %d, in %d changes: %s", n, m.Offset, want, len(m.Difference), m.Reason)
		}
	}
}

// Hostile quotations and sources take no longer than others of their size: each
// of these would take hours if every place were held against every other.
func TestNearestIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	equal := strings.Repeat("The harbour master of the old town may close the eastern gate for three days in May. ", 100_000)
	repeated := strings.Repeat("word ", 1_000_000)
	for _, c := range []struct {
		why, source, quote string
		verdict            Verdict
		ties               int // at least
	}{
		{"one of 100,000 equal passages", equal, "The harbour master of the old town may close the western gate for three days in May.", Misquote, mostAlike},
		{"one that nothing is near", equal, "Whales and dolphins swim past the lighthouse every morning before dawn.", NotFound, 0},
		{"a source of one word, with another", repeated, strings.Repeat("word ", 30) + "other", Misquote, 1},
		{"a long quotation of one word, with another", repeated, strings.Repeat("word ", 100_000) + "other " + strings.Repeat("word ", 100_000), Misquote, 1},
		{"a long quotation that nothing is near", equal, strings.Repeat("whales dolphins lighthouse ", 40_000), NotFound, 0},
		{"omission marks everywhere", equal, strings.Repeat("of the old town [...] western gate ", 40), Misquote, 1},
		{"one long word", strings.Repeat("x", 1_000_000), strings.Repeat("x", 500_000) + "y", NotFound, 0},
	} {
		m := New([]Quotation{{Text: c.quote}}).Find(text.New(c.source, nil, nil))[0]
		if m.Verdict != c.verdict || m.EquallyNear < c.ties {
			t.Errorf("%s: %s, %d equally near: %s", c.why, m.Verdict, m.EquallyNear, m.Reason)
		}
	}
}
