package passage

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// marked is a passage between braces of a text of one paragraph.
func marked(t *testing.T, s, tag string) *Passage {
	t.Helper()
	before, rest, ok := strings.Cut(s, "{")
	words, after, ok2 := strings.Cut(rest, "}")
	if !ok || !ok2 {
		t.Fatalf("%q has no passage in braces", s)
	}
	content := before + words + after
	l := language.ByTag(tag)
	if l == nil {
		l = language.Of("", content)
	}
	tx := text.New(content, text.Paragraphs(content), nil)
	return New(tx, text.Range{Start: len(before), End: len(before) + len(words)}, func() *language.Language { return l })
}

var kindNames = map[TurnKind]string{Negated: "negated", Doubted: "doubted", Conditional: "conditional", Limited: "limited", Possible: "possible"}

// Real patterns of sentences in the 24 official languages of the EU, as the
// source may be set: composed or not, on one line or on several.
func TestTurns(t *testing.T) {
	data, err := os.ReadFile("testdata/turns.txt")
	if err != nil {
		t.Fatal(err)
	}
	turning, silent := map[string]int{}, map[string]int{}
	tag := ""
	for n, line := range strings.Split(string(data), "\n") {
		line, _, _ = strings.Cut(line, " //")
		want, s := "", ""
		switch {
		case line == "", line[0] == '#':
			continue
		case line[0] == '[':
			tag = strings.Trim(line, "[]")
			continue
		case strings.HasPrefix(line, "- "):
			s = line[2:]
			silent[tag]++
		default:
			want, s, _ = strings.Cut(strings.TrimPrefix(line, "+ "), ": ")
			turning[tag]++
		}
		for _, as := range []string{s, norm.NFD.String(s), strings.ReplaceAll(s, " ", "\n"), "Everything else is so. " + s} {
			turn, _ := marked(t, as, tag).Turn()
			if got := kindNames[turn.Kind]; got != want {
				t.Errorf("testdata/turns.txt:%d: %s: %q: %q by %q, want %q", n+1, tag, as, got, turn.Words, want)
				break
			}
			if want != "" && turn.Words == "" {
				t.Errorf("testdata/turns.txt:%d: it does not say by which words", n+1)
			}
		}
	}
	for tag := range books() {
		if turning[tag] < 4 || silent[tag] < 1 {
			t.Errorf("%s: %d sentences that turn and %d that do not", tag, turning[tag], silent[tag])
		}
	}
	if len(turning) != 24 {
		t.Errorf("%d languages, want 24", len(turning))
	}
}

// An item of a list goes on the sentence above the list.
func TestTurnsOfLists(t *testing.T) {
	for _, tt := range []struct{ s, want, reason string }{
		{"This Regulation does not apply to:\n\n(a) persons who travel;\n\n(b) {goods that are carried by hand};", "negated", "the sentence above goes on"},
		{"This Regulation applies to:\n\n(a) persons who travel;\n\n(b) {goods that are carried by hand};", "", "it says so"},
		{"It is a myth that:\n\n– {the scheme saves money};", "doubted", "a dash"},
		{"We found four ways which nobody opposed:\n\n1. {Publish how many there are}.", "", "a relative clause is of the ways"},
		{"Nobody came.\n\n(a) {goods that are carried by hand};", "", "no list is announced"},
		{"This does not apply to:\n\nA paragraph of its own.\n\n(b) {goods that are carried by hand};", "", "no list of one kind"},
		{"Es gilt nicht für:\n\na) {Waren, die man in der Hand trägt};", "negated", "German"},
		{"Il ne s’applique pas :\n\n1° {aux biens transportés à la main} ;", "negated", "French, a space before the colon"},
	} {
		turn, _ := marked(t, tt.s, "").Turn()
		if got := kindNames[turn.Kind]; got != tt.want {
			t.Errorf("%q: %q by %q, want %q: %s", tt.s, got, turn.Words, tt.want, tt.reason)
		}
	}
}
