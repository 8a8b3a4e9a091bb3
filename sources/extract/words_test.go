package extract

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/sources/text"
)

// A writer makes a document of known words, with mark-up and hidden words that
// must not show. Every word is unlike the others, so that a lost, doubled or
// displaced one is found.
type docWriter struct {
	r     *rand.Rand
	b     strings.Builder
	words []string
	at    []int // offset in the document of each word's first byte
}

func (w *docWriter) word() string {
	stems := []string{"data", "größe", "λόγος", "слово", "act", "naïve", "x"}
	s := fmt.Sprintf("%s%dq", stems[w.r.IntN(len(stems))], len(w.words))
	return s
}

// show writes a word that a reader sees, split by what does not show.
func (w *docWriter) show(inside ...string) {
	s := w.word()
	w.words = append(w.words, s)
	w.at = append(w.at, w.b.Len())
	if len(inside) == 0 || w.r.IntN(4) > 0 {
		w.b.WriteString(s)
		return
	}
	_, n := utf8.DecodeRuneInString(s)
	w.b.WriteString(s[:n] + inside[w.r.IntN(len(inside))] + s[n:])
}

func (w *docWriter) some(list ...string) { w.b.WriteString(list[w.r.IntN(len(list))]) }

func (w *docWriter) html(depth int) {
	for range 1 + w.r.IntN(4) {
		switch w.r.IntN(10) {
		case 0:
			w.some("<p hidden>geheim</p>", "<script>'<p>geheim'</script>", "<!-- geheim > -->", "<template><p>geheim</template>", "<s>geheim</s>",
				"<span style='display:none'>geheim<b>geheim</span>", "<p class='a off'>geheim</p>", "<img alt=geheim>", "<svg><title>geheim</title><defs/><style/><g><desc/></g></svg>", "<div popover>geheim</div>",
				"<style>.x::after{content:'}'} .on{color:red; .x{display:none; margin:0}}</style>", "<style>geheim{}</style>")
		case 1, 2, 3:
			if depth == 0 {
				break
			}
			tags := []string{"div", "p", "ul><li", "table><tr><td", "b", "em class=on", "span", "blockquote", "h2", "section", "ins", "a href=x", "center", "dl><dt", "details"}
			open := tags[w.r.IntN(len(tags))]
			inline := strings.Contains("b|em class=on|span|ins|a href=x", open)
			w.b.WriteString("<" + open + ">")
			w.html(depth - 1)
			name, _, _ := strings.Cut(strings.Split(open, ">")[0], " ")
			if inline || w.r.IntN(3) > 0 {
				w.b.WriteString("</" + name + ">")
			}
		default:
			w.some(" ", "\n", "\t ", "<br>", " <i>", "&#32;", " </i>", "\r\n")
			w.show("<wbr>", "<b></b>", "<!-- geheim -->", "<span hidden>geheim</span>", "<del>geheim</del>")
			w.some(" ", "\n", "<br/>")
		}
	}
}

func (w *docWriter) markdown() {
	for range 1 + w.r.IntN(6) {
		prefix, next := "", ""
		switch w.r.IntN(7) {
		case 0:
			prefix = "## "
		case 1:
			prefix, next = "> ", "> "
		case 2:
			prefix, next = "- ", "  "
		case 3:
			prefix, next = "1. ", "   "
		case 4:
			w.b.WriteString("<!-- geheim -->\n\n<div hidden>\n\ngeheim *geheim*\n\n</div>\n\n[geheim]: geheim\n\n")
		}
		w.b.WriteString(prefix)
		for range 1 + w.r.IntN(5) {
			switch mark := w.r.IntN(8); mark {
			case 0, 1, 2:
				m := []string{"*", "**", "`"}[mark]
				w.b.WriteString(m)
				w.show()
				w.b.WriteString(m)
			case 3:
				w.b.WriteString("[")
				w.show()
				w.b.WriteString("](geheim 'geheim')")
			case 4:
				w.b.WriteString("~~geheim~~ ![geheim](geheim) <span hidden>geheim</span> ")
				w.show()
			default:
				w.show("<b></b>", "<!-- geheim -->", "<del>geheim</del>")
			}
			if prefix == "## " {
				w.b.WriteString(" ")
			} else {
				w.some(" ", "\n"+next, "  \n"+next)
			}
		}
		w.b.WriteString("\n\n")
	}
}

// checkWords compares a text with the words that its document was made of, and
// the place of each with that in the document.
func checkWords(t *testing.T, x *text.Text, w *docWriter) {
	t.Helper()
	doc := w.b.String()
	if got, want := strings.Fields(x.Content), w.words; strings.Join(got, " ") != strings.Join(want, " ") {
		t.Fatalf("read\n%q\nwant\n%q\nof\n%s", got, want, doc)
	}
	lines := text.NewLines(doc)
	from := 0
	for i, word := range w.words {
		at := from + strings.Index(x.Content[from:], word)
		got, want := x.Place(at), lines.Place(w.at[i])
		if got.Line != want.Line || got.Col != want.Col {
			t.Fatalf("%q is at %d:%d, want %d:%d of\n%s", word, got.Line, got.Col, want.Line, want.Col, doc)
		}
		from = at + len(word)
	}
	checkText(t, x, doc)
}

func checkGenerated(t *testing.T, seed uint64) {
	t.Helper()
	w := &docWriter{r: rand.New(rand.NewPCG(seed, 1))}
	w.b.WriteString("<style>.off{display:none}</style><p>")
	w.show()
	w.b.WriteString(" ")
	w.html(5)
	checkWords(t, read(t, "a.html", w.b.String()), w)

	w = &docWriter{r: rand.New(rand.NewPCG(seed, 2))}
	w.markdown()
	checkWords(t, read(t, "a.md", w.b.String()), w)
}

// What a document is made of comes back word for word, in order and at its place.
func TestWordForWord(t *testing.T) {
	for seed := range uint64(1000) {
		checkGenerated(t, seed)
	}
}

func FuzzWordForWord(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(checkGenerated)
}
