package match

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/sources/text"
)

// numbered are n different words, from word0 on.
func numbered(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("word%d", i)
	}
	return out
}

// What somebody writes to make the matcher work for ever, or remember more than
// there is: each is judged within bounds of its own, and the finding is one that
// a person can read. The bounds are those of scan.go, nearest.go and find.go; the
// memory is in proportion to what was given.
func TestAdversarial(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	million := strings.Join(numbered(100_000), " ") // about 1 MB
	almost := strings.Replace(million, "word50000 ", "sword ", 1)
	omitting := strings.Join(numbered(3_000), " ")
	parts := make([]string, 500)
	for i := range parts {
		parts[i] = strings.Join(numbered(3_000)[i*6:i*6+3], " ")
	}
	the := strings.Repeat("the ", 100_000)
	equal := strings.Repeat("They closed the road in May. ", 100_000)
	for _, c := range []struct {
		why, source, quote string
		edits              []Edit
		want               Verdict
		says               string // part of the reason
	}{
		{"a quotation of 1 MB that stands in the source", million + " and more", million, nil, Exact, ""},
		{"with one word changed", million + " and more", almost, nil, Misquote, ""},
		{"of which no word does", the, million, nil, NotFound, ""},
		{"in a source that is shorter", "word1 word2 word3 word4", million, nil, NotFound, ""},
		{"one word over and over in both", the, strings.Repeat("the ", 80_000), nil, Exact, ""},
		{"and another at the end", the, strings.Repeat("the ", 80_000) + "end", nil, Misquote, ""},
		{"a word that stands 100,000 times", the, "the", nil, Exact, ""},
		{"one that stands in all of them", the, "th", nil, Misquote, "cuts a word"},
		{"500 omission marks", omitting, strings.Join(parts, " [...] "), nil, Misquote, "too much"},
		{"500 marks without brackets", omitting, strings.Join(parts, " ... "), nil, Misquote, "too much"},
		{"500 marks and nothing between", omitting, "word1 word2 word3 " + strings.Repeat("[...] ", 500) + "word7 word8 word9", nil, Edited, ""},
		{"100,000 opening brackets", the, strings.Repeat("[", 100_000) + "the the the", nil, Misquote, ""},
		{"100,000 closing ones", the, "the the the" + strings.Repeat("]", 100_000), nil, Misquote, ""},
		{"brackets in brackets", the, strings.Repeat("[", 50_000) + "the" + strings.Repeat("]", 50_000) + " the the the", nil, Misquote, ""},
		{"10,000 empty brackets", the, strings.Repeat("the [] ", 10_000), nil, Misquote, ""},
		{"a bracket in every word", the, strings.Repeat("t[h]e ", 10_000), nil, Misquote, ""},
		{"20,000 times [sic]", the, strings.Repeat("the [sic] ", 20_000), nil, Edited, ""},
		{"an edit of 2,000 brackets", strings.Repeat("a ", 2_000), strings.Repeat("[a] ", 1_999) + "[a]", []Edit{{strings.Repeat("[a] ", 1_999) + "[a]", strings.Repeat("a ", 100_000)}}, Misquote, "too long to be checked"},
		{"a thousand edits", the, strings.Repeat("the [x] the ", 300), manyEdits(1_000), Misquote, ""},
		{"100,000 equal passages", equal, "They closed the road in May.", nil, Exact, ""},
		{"100,000 nearly equal ones", equal, "They opened the road in May.", nil, Misquote, ""},
		{"100,000 equal passages with an omission", equal, "They closed the [...] They closed the", nil, Edited, ""},
		{"quotation marks without end", the, strings.Repeat("“‘", 50_000) + "the", nil, Misquote, "more marks than are looked for"},
		{"accents without end", the, "the e" + strings.Repeat("\u0301", 100_000), nil, NotFound, ""},
		{"spaces without end", the, "the" + strings.Repeat(" ", 1<<20) + "the", nil, Misquote, "more marks and spaces"},
		{"dots without end", the, "the " + strings.Repeat(". ", 1<<18) + "the", nil, Misquote, ""},
		{"invisible characters without end", the, "the " + strings.Repeat("\u200b", 1<<18) + "the", nil, Misquote, "more marks and spaces"},
	} {
		t.Run(c.why, func(t *testing.T) {
			src := text.New(c.source, nil, nil)
			src.Language = "en"
			q := Quotation{Text: c.quote, Edits: c.edits}
			f := New([]Quotation{q})
			s := f.search(src, nil)
			for i, p := range f.patterns {
				if y := s.tallies[i]; len(y.hits) > p.hold() || y.sifted > maxSifted || y.compared > maxCompared+len(c.source) {
					t.Errorf("%d hits (at most %d), sifted %d times, %d bytes compared", len(y.hits), p.hold(), y.sifted, y.compared)
				}
			}
			s.done()
			before := allocated()
			m := f.Find(src)[0]
			if used, most := allocated()-before, uint64(200*(len(c.source)+len(c.quote))+64<<20); used > most {
				t.Errorf("%d MB were used, at most %d MB are for what was given", used>>20, most>>20)
			}
			if m.Verdict != c.want || !strings.Contains(m.Reason, c.says) {
				t.Errorf("%s: %s, want %s with %q", m.Verdict, short(m.Reason), c.want, c.says)
			}
			if utf8.RuneCountInString(m.Reason) > 400 || utf8.RuneCountInString(m.Hint) > 600 {
				t.Errorf("nobody reads this: %s %s", short(m.Reason), short(m.Hint))
			}
			if bad := unsound(src, q, m); bad != "" {
				t.Error(bad)
			}
		})
	}
}

func manyEdits(n int) []Edit {
	out := make([]Edit, n)
	for i := range out {
		out[i] = Edit{fmt.Sprintf("[x%d]", i), "the"}
	}
	return out
}

func short(s string) string { return s[:safeCut(s, min(len(s), 200), len(s))] }

// allocated is how many bytes were ever asked for.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// What is told of 100,000 equal passages is bounded, and says that it is.
func TestEqualPassagesAreCounted(t *testing.T) {
	equal := strings.Repeat("They closed the road in May. ", 100_000)
	m := New([]Quotation{{Text: "They closed the road in May."}}).Find(text.New(equal, nil, nil))[0]
	if m.Count < 1000 || len(m.Parts) != 1 || m.Parts[0].Start != 0 || len(m.Notes) != 1 {
		t.Errorf("%d passages, the first at %v, notes %v", m.Count, m.Parts, m.Notes)
	}
	t.Log(m.Count, m.Notes)
}
