package match

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/sources/text"
)

const shared = "../../../shared"

func readShared(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, name))
	if err != nil {
		t.Skipf("the texts for this test are not here: %v", err)
	}
	return string(data)
}

// Cases from the public test suites of other tools, with the verdict that this
// contract gives them. They are kept outside the project.
func TestPeerSuites(t *testing.T) {
	cases := readShared(t, "texts/peer-suites.jsonl")
	in := bufio.NewScanner(strings.NewReader(cases))
	in.Buffer(nil, 1<<20)
	n := 0
	for in.Scan() {
		var c struct{ ID, Doc, Quote, Strict, Lenient, Note string }
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		doc := readShared(t, "texts/"+c.Doc)
		for name, want := range map[string]string{"strict": c.Strict, "chicago": c.Lenient} {
			if c.ID == "E-anc-009" && name == "chicago" {
				continue // the omission holds a negation: refused in all conventions
			}
			n++
			m := New([]Quotation{{Text: c.Quote, Conventions: ConventionsByName(name)}}).Find(text.New(doc, nil, nil))[0]
			if m.Verdict.Pass() != (want == "ok") {
				t.Errorf("%s %s: %q: got %s (%s), want %s; %s", c.ID, name, c.Quote, m.Verdict, m.Reason, want, c.Note)
			}
		}
	}
	t.Logf("%d cases", n)
}

// What is reused from one text to the next holds nothing of the one before.
func TestNothingIsLeftOfTheTextBefore(t *testing.T) {
	f := New([]Quotation{{Text: "The old road was closed in the spring"}})
	for range 3 {
		if m := f.Find(text.New("They say that the old road was closed in spring.", nil, nil))[0]; m.Verdict != Misquote {
			t.Fatalf("near words: %s", m.Verdict)
		}
		if m := f.Find(text.New("", nil, nil))[0]; m.Verdict != NotFound || m.Nearest.Len() > 0 {
			t.Fatalf("an empty text: %s, nearest %v", m.Verdict, m.Nearest)
		}
	}
}

// More passages than are remembered are not told as a number of passages.
func TestCountlessPassages(t *testing.T) {
	for n, want := range map[int]string{maxHits - 1: "4095 passages match", maxHits + 100: "4096 passages or more match"} {
		src := text.New(strings.Repeat("They closed the road in May. ", n), nil, nil)
		m := New([]Quotation{{Text: "They closed the road in May."}}).Find(src)[0]
		if len(m.Notes) != 1 || !strings.HasPrefix(m.Notes[0].Message, want) {
			t.Errorf("%d passages: %+v, want %q", n, m.Notes, want)
		}
	}
}
