package match

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/alter"
	"factsheet/sources/extract"
	"factsheet/sources/text"
)

// The hunt cuts passages out of texts, types them again in every faithful and in
// every unfaithful way that sources/alter knows, and asks for each: is a faithful
// one accused, does an altered one pass? What passes must stand in the source by
// the reference matcher, too. FACTSHEET_SUITE is how many alterations, and how
// many re-typings, the generated documents are to give; FACTSHEET_HUNT how many
// passages of each real text are tried.

// cutPassage picks a passage of 3 to 60 words that begins and ends where the
// reference lets it, mostly within a paragraph.
func cutPassage(ref *refText, starts, ends []int, rng *rand.Rand) (alter.Passage, bool) {
	if len(starts) < 4 {
		return alter.Passage{}, false
	}
	for range 20 {
		n := 3 + rng.IntN(12)
		if rng.IntN(4) == 0 {
			n += rng.IntN(46)
		}
		i := rng.IntN(len(starts))
		switch rng.IntN(40) {
		case 0:
			i = 0
		case 1:
			i = max(0, len(starts)-n)
		}
		if i+n > len(starts) {
			continue
		}
		at := text.Range{Start: starts[i], End: ends[i+n-1]}
		if border(ref.t, at) != nil {
			continue // a passage that runs from one thing on the page into another is none
		}
		p := alter.Passage{Text: ref.t, Range: at, Words: alter.Typed(ref.t, at), Language: ref.lang}
		if !typable(p.Words) || !ref.stands(p.Words, true) {
			continue
		}
		return p, true
	}
	return alter.Passage{}, false
}

// typable reports words that an author might quote.
func typable(s string) bool {
	return s != "" && !strings.ContainsAny(s[:1], ",;:.!?) ") && strings.Count(s, " ") > 0 && strings.IndexFunc(s, refWord) >= 0
}

// wordBorders are where the runs between white space begin and end, outside the
// furniture.
func wordBorders(t *text.Text) (starts, ends []int) {
	in := false
	furniture := t.Furniture
	for i, r := range t.Content {
		for len(furniture) > 0 && furniture[0].End <= i {
			furniture = furniture[1:]
		}
		out := unicode.IsSpace(r) || len(furniture) > 0 && furniture[0].Start <= i
		if out && in {
			ends, in = append(ends, i), false
		} else if !out && !in {
			starts, in = append(starts, i), true
		}
	}
	if in {
		ends = append(ends, len(t.Content))
	}
	return starts, ends
}

// A tally counts what became of one kind in one language.
type tallied struct{ made, stands, caught int }

// A caught case is one to look at.
type caught struct {
	kind, text  string
	p           alter.Passage
	quote       string
	edits       []alter.Edit
	conventions string
	m           Match
}

func (c caught) omits() []string {
	var out []string
	for _, o := range c.m.Omitted {
		out = append(out, c.p.Text.Content[o.Start:o.End])
	}
	return out
}

// A hunter tries kinds on passages, and counts.
type hunter struct {
	places int // of each passage at which each kind is tried
	counts map[string]*tallied
	cases  []caught
	made   [2]int // alterations, faithful re-typings
}

// in tries all kinds on passages of one text; other are words of another, wrong
// and right are how many passages are altered, and how many are typed again.
func (h *hunter) in(ref *refText, name, other string, wrong, right int, rng *rand.Rand) {
	starts, ends := wordBorders(ref.t)
	var cases []caught
	var asked []Quotation
	var kinds []*alter.Kind
	add := func(k *alter.Kind, p alter.Passage, conventions string, a alter.Altered) {
		if strings.Contains(a.Words, "…") || strings.Contains(strings.ReplaceAll(a.Words, "[...]", ""), "...") || strings.Contains(strings.ReplaceAll(a.Words, "[. . .]", ""), ". . .") {
			conventions = "strict" // dots could be read as an omission
		}
		q := Quotation{Text: a.Words, Conventions: ConventionsByName(conventions)}
		for _, e := range a.Edits {
			q.Edits = append(q.Edits, Edit(e))
		}
		cases, asked, kinds = append(cases, caught{kind: k.Name, text: name, p: p, quote: a.Words, edits: a.Edits, conventions: conventions}), append(asked, q), append(kinds, k)
	}
	for i := range max(wrong, right) {
		p, ok := cutPassage(ref, starts, ends, rng)
		if !ok {
			continue
		}
		p.Other = other
		if i < right {
			for _, k := range alter.Faithful() {
				for _, a := range k.Several(p, 1, rng.Uint64()) {
					add(k, p, "strict", a)
				}
			}
		}
		if i < wrong && !strings.ContainsAny(p.Words, "[]") { // what stands in brackets may be the author's
			conventions := Profiles[rng.IntN(len(Profiles))].Name
			for _, k := range alter.Wrong() {
				if !slices.Contains(k.Allowed, conventions) {
					for _, a := range k.Several(p, h.places, rng.Uint64()) {
						add(k, p, conventions, a)
					}
				}
			}
		}
	}
	for i, m := range New(asked).Find(ref.t) {
		cases[i].m = m
		h.judge(ref, kinds[i], asked[i], cases[i])
	}
}

// judge counts one case, and keeps it where the matcher is wrong about it.
func (h *hunter) judge(ref *refText, k *alter.Kind, q Quotation, c caught) {
	key := k.Name + "\t" + c.text[:2]
	if h.counts[key] == nil {
		h.counts[key] = new(tallied)
	}
	n := h.counts[key]
	n.made++
	if k.Faithful {
		h.made[1]++
	} else {
		h.made[0]++
	}
	bad := unsound(ref.t, q, c.m)
	switch {
	case bad != "":
		c.kind += ": " + bad
	case k.Faithful && c.m.Verdict.Pass(), !k.Faithful && !c.m.Verdict.Pass():
		return
	case !k.Faithful && standsElsewhere(ref, q, c):
		n.stands++
		return
	}
	n.caught++
	h.cases = append(h.cases, c)
}

// standsElsewhere reports an altered quotation that the reference finds in the
// source, as it is or as the conventions let an author write it.
func standsElsewhere(ref *refText, q Quotation, c caught) bool {
	quote := strings.ReplaceAll(c.quote, " [Xylo]", "")
	wordings := []string{c.quote, quote}
	if q.Conventions.FinalStop {
		wordings = append(wordings, strings.TrimRight(strings.ReplaceAll(quote, ". [...]", " [...]"), ".,"))
	}
	if q.Conventions.Pronouns && slices.ContainsFunc(c.m.Notes, func(n Note) bool { return n.Rule == "pronoun" }) {
		for _, words := range c.omits() {
			wordings = append(wordings, strings.Replace(c.quote, "[Xylo]", strings.TrimSpace(words), 1))
		}
	}
	return slices.ContainsFunc(wordings, func(s string) bool { return ref.stands(s, false) })
}

// tell fails the test for what was caught, and prints the counts.
func (h *hunter) tell(t *testing.T) {
	t.Helper()
	shown := map[string]int{}
	for _, c := range h.cases {
		if shown[c.kind]++; shown[c.kind] <= 4 {
			t.Errorf("%s (%s): %s [%s] %s\nsource    %q\nquotation %q %v (%s)\nomitted   %q", c.kind, c.text, c.m.Verdict, strings.Join(c.m.Foldings, " "), c.m.Reason,
				c.p.Text.Content[c.p.Range.Start:c.p.Range.End], c.quote, c.edits, c.conventions, c.omits())
		}
	}
	for i, kinds := range [][]*alter.Kind{alter.Wrong(), alter.Faithful()} {
		for _, k := range kinds {
			h.line(t, k)
		}
		what := [...]string{"alterations", "faithful re-typings"}[i]
		t.Logf("%d %s in all", h.made[i], what)
	}
}

// line prints the counts of one kind, by language.
func (h *hunter) line(t *testing.T, k *alter.Kind) {
	t.Helper()
	var all tallied
	var languages []string
	for key, n := range h.counts {
		kind, lang, _ := strings.Cut(key, "\t")
		if kind == k.Name {
			languages = append(languages, fmt.Sprintf("%s %d", lang, n.made))
			all.made, all.stands, all.caught = all.made+n.made, all.stands+n.stands, all.caught+n.caught
		}
	}
	sort.Strings(languages)
	t.Logf("%6d %s: %d stand elsewhere, %d caught (%s)", all.made, k.Name, all.stands, all.caught, strings.Join(languages, ", "))
}

// missing are the kinds of which no case was made.
func (h *hunter) missing() []string {
	var out []string
	for _, k := range append(alter.Wrong(), alter.Faithful()...) {
		made := false
		for key := range h.counts {
			made = made || strings.HasPrefix(key, k.Name+"\t")
		}
		if !made {
			out = append(out, k.Name)
		}
	}
	return out
}

// setting is a number that the environment gives.
func setting(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

// Invented documents in eight languages: as many alterations and re-typings as
// are asked for, none of them judged wrongly.
func TestSuite(t *testing.T) {
	want := setting("FACTSHEET_SUITE", 8_000)
	hunters := make([]*hunter, len(corpusLanguages))
	t.Run("languages", func(t *testing.T) {
		for i, lang := range corpusLanguages {
			h := &hunter{places: 2, counts: map[string]*tallied{}}
			hunters[i] = h
			t.Run(lang, func(t *testing.T) {
				t.Parallel()
				h.documents(newWriter(t, lang, 11), want/len(corpusLanguages)+1)
			})
		}
	})
	all := &hunter{counts: map[string]*tallied{}}
	for _, h := range hunters {
		all.made[0], all.made[1] = all.made[0]+h.made[0], all.made[1]+h.made[1]
		all.cases = append(all.cases, h.cases...)
		for key, n := range h.counts {
			all.counts[key] = n
		}
	}
	all.tell(t)
	// Two kinds need letters that none of the eight languages has.
	if missing := all.missing(); len(missing) > 2 && want >= 50_000 {
		t.Errorf("no case was made of %q", missing)
	}
}

// documents tries every kind on invented documents until each side has as many
// cases as wanted.
func (h *hunter) documents(w *writer, want int) {
	other := ""
	for n := 0; (h.made[0] < want || h.made[1] < want) && len(h.cases) < 100; n++ {
		wrong, right := 4, 20
		if h.made[0] >= want {
			wrong = 0
		}
		if h.made[1] >= want {
			right = 0
		}
		ref := newRef(w.document())
		h.in(ref, fmt.Sprintf("%s document %d", w.lang, n), other, wrong, right, w.rng)
		other = w.sentence()
	}
}

// Texts that somebody wrote: those of the project, and real ones where they are.
func TestHunt(t *testing.T) {
	texts := huntTexts(t)
	names := make([]string, 0, len(texts))
	for n := range texts {
		names = append(names, n)
	}
	sort.Strings(names)
	h := &hunter{places: 1, counts: map[string]*tallied{}}
	passages := setting("FACTSHEET_HUNT", 2)
	for i, name := range names {
		if testing.Short() && i%4 != 0 {
			continue
		}
		n := passages
		if len(name) == 2 {
			n *= 10 // the texts that everybody has
		}
		h.in(newRef(texts[name]), name, "", n, n, rand.New(rand.NewPCG(7, uint64(i))))
	}
	h.tell(t)
	// A few kinds need letters, marks or a layout that only some texts have.
	if missing := h.missing(); testing.Short() {
		t.Logf("no case was made of %q, of a sample of the texts", missing)
	} else if len(missing) > 12 {
		t.Errorf("no case was made of %q", missing)
	} else if len(missing) > 0 {
		t.Logf("no case was made of %q", missing)
	}
}

// huntTexts are the texts of the project, the shared ones, and those that `make
// texts` fetched; a stretch of each that is long.
func huntTexts(t *testing.T) map[string]*text.Text {
	t.Helper()
	out := map[string]*text.Text{}
	own, _ := filepath.Glob("testdata/hunt/*.txt")
	if len(own) < 8 {
		t.Fatalf("only %d texts in testdata/hunt", len(own))
	}
	var real []string
	for _, dir := range []string{filepath.Join(shared, "texts"), filepath.Join("..", "..", "bin", "texts")} {
		some, _ := filepath.Glob(filepath.Join(dir, "??-*.txt"))
		if len(some) == 0 {
			t.Logf("there are no real texts in %s", dir)
		}
		real = append(real, some...)
	}
	for _, path := range append(own, real...) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := string(data)
		if most := 24_000 + setting("FACTSHEET_HUNT", 2)*1500; len(s) > most {
			from := safeCut(s, len(s)/3, len(s))
			s = s[from:safeCut(s, min(len(s), from+most), len(s))]
		}
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		x, err := extract.Texts.Extract(context.Background(), extract.Input{Name: "x.txt", Data: s, Encoding: "utf-8", Language: name[:2]})
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out[name] = x
	}
	return out
}

// unsound says what is wrong with the offsets of a match; "" is nothing.
func unsound(t *text.Text, q Quotation, m Match) string {
	onRune := func(s string, at int) bool { return at >= 0 && at <= len(s) && (at == len(s) || utf8.RuneStart(s[at])) }
	end := 0
	for _, p := range m.Parts {
		if p.Start < end || p.End <= p.Start || !onRune(t.Content, p.Start) || !onRune(t.Content, p.End) {
			return fmt.Sprintf("part %v behind %d", p, end)
		}
		end = p.End
	}
	if m.Verdict.Pass() != (len(m.Parts) > 0) {
		return "parts and verdict"
	}
	if n := m.Nearest; n.Start > n.End || !onRune(t.Content, n.Start) || !onRune(t.Content, n.End) {
		return fmt.Sprintf("nearest %v", n)
	}
	if m.Offset < 0 || m.Offset > len(q.Text) {
		return fmt.Sprintf("offset %d of %d", m.Offset, len(q.Text))
	}
	for _, n := range m.Notes {
		if n.Offset < 0 || n.Offset > len(q.Text) {
			return fmt.Sprintf("note offset %d of %d", n.Offset, len(q.Text))
		}
	}
	return ""
}
