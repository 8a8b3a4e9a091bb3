package render_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"factsheet/render"
	"factsheet/sheets/check"
	"factsheet/sources/text"
)

// Whatever a source holds: without our signs, the passage is its words, all of
// them and in their order, and what is marked as the quotation's is what the match
// says.
func FuzzAnnexPassage(f *testing.F) {
	f.Add("In May ", "the boats of all sizes came", " and left.", 0, 9, 23, 27)
	f.Add("", "the boats, all of them, came", "", 0, 9, 22, 28)
	f.Add("a\u00a0\n\tb", " x \u00ad y\u2028z", "\v\fc", 1, 2, 3, 6)
	f.Add("‖", "[left out: x]", "…", 0, 3, 5, 8)
	f.Fuzz(func(t *testing.T, before, passage, after string, a, b, c, d int) {
		if !utf8.ValidString(before + passage + after) {
			return // texts are valid
		}
		found := &check.Found{Before: before, Text: passage, After: after}
		last := 0
		for _, r := range []text.Range{{Start: a, End: b}, {Start: c, End: d}} {
			if r.Start < last || r.End < r.Start || r.End > len(passage) {
				return // not of a match
			}
			if !utf8.ValidString(passage[:r.Start]) || !utf8.ValidString(passage[:r.End]) {
				return // matches have whole characters
			}
			last = r.End
			found.Covered = append(found.Covered, r)
		}
		var whole, covered strings.Builder
		for _, p := range render.Passage(found, "en") {
			if p.Kind != render.Sign {
				whole.WriteString(p.Text)
			}
			if p.Kind == render.Covered {
				covered.WriteString(p.Text)
			}
			if strings.ContainsAny(p.Text, "\n\t\r\v\f\u2028\u2029\u0085") || strings.Contains(p.Text, "  ") {
				t.Errorf("white space in %q", p.Text)
			}
		}
		if got, want := lettersOf(whole.String()), lettersOf(before+passage+after); got != want {
			t.Errorf("the words are %q, want %q", got, want)
		}
		if got, want := lettersOf(covered.String()), lettersOf(passage[a:b]+passage[c:d]); got != want {
			t.Errorf("the quotation's are %q, want %q", got, want)
		}
	})
}

// lettersOf is a text without what an annex may leave out: white space, and what no
// reader sees.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("\u00ad\u200b\u2060\ufeff", r) {
			return -1
		}
		return r
	}, s)
}
