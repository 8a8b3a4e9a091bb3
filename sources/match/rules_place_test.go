package match

import (
	"strings"
	"testing"
)

// Rule 7: which of several passages.
func TestRulePassage(t *testing.T) {
	const act = "# 1 Roads\n\nThe owner must reply within ten days of the letter. The road stays open.\n\n" +
		"# 2 Bridges\n\nThe owner must reply within ten days of the visit. The bridge stays open.\n\n" +
		"## 2.1 Old bridges\n\nThe clerk must reply within ten days of the flood.\n\n" +
		"# What follows\n\nNobody knows."
	for _, c := range []struct {
		why       string
		q         Quotation
		behind    string // what stands right behind the passage
		note      string
		misplaced bool
	}{
		{"one passage needs no note", Quotation{Text: "The road stays open."}, "\n\n2 Bridges", "", false},
		{"the first of several, with a note", Quotation{Text: "must reply within ten days of the"}, " letter", "several-passages", false},
		{"fewer than four words in several sections", Quotation{Text: "within ten days"}, " of the letter", "ambiguous", false},
		{"four words are enough", Quotation{Text: "reply within ten days"}, " of the letter", "several-passages", false},
		{"prefix", Quotation{Text: "within ten days", Prefix: "The clerk must reply"}, " of the flood", "", false},
		{"prefix, in part of what it needs", Quotation{Text: "within ten days", Prefix: "The owner must reply"}, " of the letter", "ambiguous", false},
		{"suffix", Quotation{Text: "within ten days", Suffix: "of the visit"}, " of the visit", "", false},
		{"prefix and suffix", Quotation{Text: "within ten days", Prefix: "must reply", Suffix: "of the flood"}, " of the flood", "", false},
		{"a prefix that stands nowhere chooses nothing", Quotation{Text: "within ten days", Prefix: "The mayor must reply"}, " of the letter", "ambiguous", false},
		{"a suffix of one passage chooses none that is not there", Quotation{Text: "must reply within ten days of the", Suffix: "trial"}, " letter", "several-passages", false},
		{"where, by number", Quotation{Text: "must reply within ten days", Where: "section 2.1"}, " of the flood", "", false},
		{"where, by the heading's words", Quotation{Text: "must reply within ten days", Where: "Old bridges"}, " of the flood", "", false},
		{"where, by all of the heading", Quotation{Text: "must reply within ten days", Where: "2.1 Old bridges"}, " of the flood", "", false},
		{"where, by a heading in quotation marks", Quotation{Text: "must reply within ten days", Where: "section “Old bridges”"}, " of the flood", "", false},
		{"where, by more words than the heading has", Quotation{Text: "The road stays open.", Where: "Narrow bridges"}, "\n\n2 Bridges", "", false},
		{"a section holds its subsections", Quotation{Text: "must reply within ten days of the flood", Where: "section 2"}, ".", "", false},
		{"where, with several passages in it", Quotation{Text: "must reply within ten days", Where: "section 2"}, " of the visit", "several-passages", false},
		{"where a section has it not", Quotation{Text: "The road stays open.", Where: "section 2"}, "\n\n2 Bridges", "", true},
		{"in a section of other words", Quotation{Text: "The road stays open.", Where: "What follows"}, "\n\n2 Bridges", "", true},
		{"a place that no heading has is not verified", Quotation{Text: "The road stays open.", Where: "annex III"}, "\n\n2 Bridges", "", false},
		{"nor is a page of a source without pages", Quotation{Text: "The road stays open.", Where: "page 2"}, "\n\n2 Bridges", "", false},
	} {
		src := newSource("", act)
		m := findOne(t, src, c.q, "")
		if m.Verdict != Exact {
			t.Errorf("%s: %s, %s", c.why, m.Verdict, m.Reason)
			continue
		}
		if rest := src.Content[m.Passage().End:]; !strings.HasPrefix(rest, c.behind) {
			t.Errorf("%s: the passage stands before %q, want %q", c.why, rest[:20], c.behind)
		}
		got := ""
		for _, n := range m.Notes {
			got += n.Rule
		}
		if got != c.note || m.Misplaced != c.misplaced {
			t.Errorf("%s: notes %q, misplaced %v; want %q, %v", c.why, got, m.Misplaced, c.note, c.misplaced)
		}
	}
}

// Passages are counted as often as they stand there, each by the same rules.
func TestCountOfPassages(t *testing.T) {
	for _, c := range []struct {
		why, source, quote string
		want               int
	}{
		{"one", "The road is closed.", "road is closed", 1},
		{"three", "Close it. Close it. Close it.", "Close it", 3},
		{"typographic ones count too", "They said “no way” once, and \"no way\" twice.", "“no way”", 2},
		{"not those that cut a word", "Unlawful, lawful and unlawful.", "lawful", 1},
		{"not those that cut a number", "First 25,000 cars, then 5,000 cars.", "5,000 cars", 1},
		{"not those in another case", "Close it, they say. We close it.", "close it", 1},
		{"an omission has the nearest end", "The road is old and wide. The road is old and, they say, closed now today.", "The road is old [...] closed now today", 1},
	} {
		m := findOne(t, newSource("", c.source), Quotation{Text: c.quote}, "strict")
		if !m.Verdict.Pass() || m.Count != c.want {
			t.Errorf("%s: %s, %d passages, want %d: %s", c.why, m.Verdict, m.Count, c.want, m.Reason)
		}
	}
}

// What differs is named; the nearest passage is shown, and never passes.
func TestWhatDiffers(t *testing.T) {
	const source = "The council may close the old road for three days in May 2021, but not the bridge that leads to the market, which stays open."
	for _, c := range []struct{ why, quote, differs string }{
		{"a number in words", "close the old road for five days in May 2021", "number"},
		{"a number in digits", "close the old road for three days in May 2012", "number"},
		{"a negation left out", "in May 2021, but the bridge that leads to the market", "negation"},
		{"a negation put in", "The council may not close the old road for three days", "negation"},
		{"a mark", "the bridge that leads to the market; which stays open", "punctuation"},
		{"a capital", "the bridge that leads to the Market, which stays open", "case"},
		{"a letter of another alphabet", "The council may close the old r\u043ead for three days", "letter"},
		{"a word", "The council may close the new road for three days", "words"},
		{"a word left out", "The council may close the road for three days", "words"},
		{"an invisible character", "The council may close the old\u200b road for three days", "invisible"},
		{"half a word", "but not the bridge that leads to the mark", "words"},
	} {
		m := findOne(t, newSource("", source), Quotation{Text: c.quote}, "")
		if m.Verdict != Misquote || m.Differs != c.differs {
			t.Errorf("%s: %s, differs %q, want %q: %s", c.why, m.Verdict, m.Differs, c.differs, m.Reason)
		}
		if m.Nearest.Len() == 0 || len(m.Difference) == 0 {
			t.Errorf("%s: no nearest passage, or nothing that differs", c.why)
		}
	}
	m := findOne(t, newSource("", source), Quotation{Text: "Whales and dolphins swim past the harbour every morning"}, "")
	if m.Verdict != NotFound || m.Nearest.Len() > 0 {
		t.Errorf("words of another text: %s, nearest %v", m.Verdict, m.Nearest)
	}
}

// One wrong letter in a long quotation is a misquote, however alike the rest is.
func TestLikenessNeverPasses(t *testing.T) {
	source := strings.TrimSpace(strings.Repeat("The road over the old bridge is closed from dusk to dawn. ", 6)) + " It may be opened now."
	quote := strings.Replace(source, "may be opened", "may he opened", 1)
	m := findOne(t, newSource("", source), Quotation{Text: quote}, "chicago")
	if m.Verdict != Misquote || m.Similarity < 0.98 || m.Similarity >= 1 {
		t.Errorf("%s with a similarity of %v", m.Verdict, m.Similarity)
	}
}
