package formats

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

const (
	passageWords = 12 // of a passage
	passageStep  = 5  // words from the start of one to that of the next
)

// passages cuts the words of a document into passages that overlap. None goes
// from one block into another: a note stands elsewhere in each format.
func passages(t testing.TB, document string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", document+".words.txt"))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for block := range strings.Lines(string(data)) {
		words := strings.Fields(block)
		if len(words) == 0 {
			continue
		}
		for at := 0; at < len(words); at += passageStep {
			start, end := border(words, at), border(words, min(at+passageWords, len(words)))
			if end-start >= 3 {
				out = append(out, strings.Join(words[start:end], " "))
			}
		}
	}
	return out
}

// border is the first place at or behind the word at that does not part a number
// from what belongs to it: "€13.1 million", "71 per cent", "one third".
func border(words []string, at int) int {
	for ; at > 0 && at < len(words); at++ {
		before := words[at-1]
		last, _ := utf8.DecodeLastRuneInString(before)
		if !unicode.IsPunct(last) && strings.ContainsFunc(before, unicode.IsDigit) || before == "per" || before == "one" {
			continue
		}
		break
	}
	return at
}

// changed gives misquotes of a passage: a word left out in its middle, and each
// number with another last figure.
func changed(passage string) []string {
	words := strings.Fields(passage)
	var out []string
	if middle := len(words) / 2; len(words) > 4 {
		out = append(out, strings.Join(slices.Concat(words[:middle], words[middle+1:]), " "))
	}
	for at, r := range passage {
		next, _ := utf8.DecodeRuneInString(passage[at+utf8.RuneLen(r):])
		if unicode.IsDigit(r) && r < utf8.RuneSelf && !unicode.IsDigit(next) {
			out = append(out, passage[:at]+string('0'+(r-'0'+1)%10)+passage[at+1:])
		}
	}
	return out
}

// All that a document says stands in every format of it, and nothing else: its
// passages are found, and none of them once a word or figure is changed.
func TestPassages(t *testing.T) {
	for _, p := range readable(t) {
		t.Run(p.String(), func(t *testing.T) {
			t.Parallel()
			all := passages(t, p.document)
			if all == nil {
				t.Skipf("there are no words to cut passages of %s from", p.document)
			}
			x := p.text(t)
			lost := 0
			for i, m := range finder(all).Find(x) {
				if m.Verdict.Pass() {
					continue
				}
				lost++
				t.Logf("%s: %q\n    the source: %q (%s)", m.Verdict, all[i], x.Content[m.Nearest.Start:m.Nearest.End], m.Reason)
			}
			if lost > lostPassages[p.name] {
				t.Errorf("%d of %d passages are not found", lost, len(all))
			}
			var wrong []string
			for _, passage := range all {
				wrong = append(wrong, changed(passage)...)
			}
			for i, m := range finder(wrong).Find(x) {
				if m.Verdict.Pass() {
					t.Errorf("passes as %s: %q (%q)", m.Verdict, wrong[i], x.Content[m.Passage().Start:m.Passage().End])
				}
			}
		})
	}
}

// lostPassages says how many passages of a file are not found at most, and why.
var lostPassages = map[string]int{
	// Its call-outs are [1] among the words, which nothing proves to be none of them.
	"ferries-pandoc.txt": 20,
	// A call-out behind a number and full stop, which could be an exponent.
	"porthmeio.pdf": 3,
	// Two printed pages on one sheet: a table of one reaches over the words of the other.
	"ferries-twoup.pdf": 10,
}
