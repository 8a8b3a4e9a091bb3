package match

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/text"
)

// corpusLanguages are those of testdata/corpus.
var corpusLanguages = []string{"de", "el", "en", "es", "fi", "fr", "it", "pl"}

// A writer writes invented documents of one language: what stands in them comes
// from testdata/corpus, what they look like is chance.
type writer struct {
	lang  string
	slots map[string][]string
	rng   *rand.Rand
}

func newWriter(t *testing.T, lang string, seed uint64) *writer {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "corpus", lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{lang: lang, slots: map[string][]string{}, rng: rand.New(rand.NewPCG(seed, uint64(len(data))))}
	for _, l := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		slot, what, ok := strings.Cut(l, " ")
		if !ok {
			t.Fatalf("%s: a line without a slot: %q", lang, l)
		}
		w.slots[slot] = append(w.slots[slot], what)
	}
	for _, slot := range []string{"number", "S", "P", "B", "V", "Q", "MON", "sentence", "heading", "item", "head"} {
		if len(w.slots[slot]) == 0 {
			t.Fatalf("%s: nothing for the slot %q", lang, slot)
		}
	}
	return w
}

func (w *writer) one(slot string) string { return w.slots[slot][w.rng.IntN(len(w.slots[slot]))] }

var slotMark = regexp.MustCompile(`\{[A-Z]+\}`)

// fill fills the slots of a sentence, and those of what fills them.
func (w *writer) fill(s string) string {
	at := 0
	for range 100 {
		m := slotMark.FindStringIndex(s[at:])
		if m == nil {
			return s
		}
		from, to := at+m[0], at+m[1]
		slot := s[from+1 : to-1]
		filled := w.slot(slot)
		// A subject or a name that does not begin the sentence begins small.
		if (slot == "S" || slot == "Q") && from > 0 && !strings.HasSuffix(strings.TrimRight(s[:from], "“„«» \u00a0"), ".") {
			if r := []rune(filled); len(r) > 1 && !unicode.IsUpper(r[1]) && slot == "S" {
				filled = string(unicode.ToLower(r[0])) + string(r[1:])
			}
		}
		s = s[:from] + filled + s[to:]
	}
	return s
}

func (w *writer) slot(name string) string {
	style := strings.Fields(w.one("number"))
	thousands := strings.ReplaceAll(style[0], "nbsp", "\u00a0")
	switch name {
	case "N":
		return fmt.Sprint(2 + w.rng.IntN(97))
	case "G":
		return fmt.Sprintf("%d%s%03d", 1+w.rng.IntN(900), thousands, w.rng.IntN(1000))
	case "F":
		return fmt.Sprintf("%d%s%d", 1+w.rng.IntN(60), style[1], 1+w.rng.IntN(9))
	case "Y":
		return fmt.Sprint(1960 + w.rng.IntN(65))
	case "D":
		return fmt.Sprint(1 + w.rng.IntN(28))
	}
	return w.one(name)
}

// sentence is a sentence with a capital.
func (w *writer) sentence() string {
	s := w.fill(w.one("sentence"))
	r := []rune(s)
	if r[0] = unicode.ToUpper(r[0]); w.lang == "de" {
		return strings.ReplaceAll(string(r), "im Jahr im Jahr", "im Jahr")
	}
	return string(r)
}

// document is one document. Its pages are broken anywhere, some are set with soft
// hyphens, ligatures or accents of their own, some are typed on a keyboard.
func (w *writer) document() *text.Text {
	var blocks []string
	look := w.rng.IntN(10)
	for range 5 {
		blocks = append(blocks, "# "+w.fill(w.one("heading")))
		for range 2 + w.rng.IntN(3) {
			var sentences []string
			for range 3 + w.rng.IntN(4) {
				sentences = append(sentences, w.sentence())
			}
			blocks = append(blocks, w.set(strings.Join(sentences, " "), look))
		}
		if w.rng.IntN(2) == 0 {
			for range 3 {
				blocks = append(blocks, "- "+w.fill(w.one("item")))
			}
		}
	}
	marked := strings.Join(blocks, "\n\n")
	switch look {
	case 0:
		marked = norm.NFD.String(marked)
	case 1:
		marked = strings.NewReplacer("ffi", "ﬃ", "fi", "ﬁ", "fl", "ﬂ", "ff", "ﬀ").Replace(marked)
	case 2, 3:
		marked = strings.NewReplacer("“", "\"", "”", "\"", "„", "\"", "’", "'", "‘", "'", "‚", "'").Replace(marked)
	}
	return newSource(w.lang, marked)
}

// set breaks a paragraph into lines and pages.
func (w *writer) set(paragraph string, look int) string {
	const width = 74
	var b strings.Builder
	col := 0
	words := strings.Split(paragraph, " ")
	for i, word := range words {
		n := len([]rune(word))
		if look%3 == 1 && n > 10 && w.rng.IntN(8) == 0 {
			word = w.parted(word, "\u00ad")
		}
		switch {
		case i == 0:
		case col+1+n > width && n > 8 && w.rng.IntN(2) == 0:
			b.WriteByte(' ')
			word = w.parted(word, []string{"¬\n", "¬\n", "¶\n"}[w.rng.IntN(3)])
			col = 0
		case col+1+n > width:
			b.WriteByte('\n')
			if w.rng.IntN(12) == 0 {
				fmt.Fprintf(&b, "⟦%d\n%s⟧\n", 2+w.rng.IntN(90), w.one("head"))
			}
			col = 0
		default:
			b.WriteByte(' ')
			col++
		}
		b.WriteString(word)
		if strings.HasSuffix(word, ".") && n > 6 && w.rng.IntN(20) == 0 {
			fmt.Fprintf(&b, "⟦%d⟧", 1+w.rng.IntN(40))
		}
		col += n
	}
	return b.String()
}

// parted puts a mark into a word, between letters; a word with marks of its own
// stays whole.
func (w *writer) parted(word, mark string) string {
	rs := []rune(word)
	at := 3 + w.rng.IntN(len(rs)-5)
	for k := at - 3; k < at+2 && k < len(rs); k++ {
		if !unicode.IsLetter(rs[k]) {
			return word
		}
	}
	return string(rs[:at]) + mark + string(rs[at:])
}
