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

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/extract"
	"factsheet/sources/text"
)

// The hunt cuts passages out of texts, types them again in faithful and in
// unfaithful ways, and asks for each: is a faithful one accused, does an altered
// one pass? An altered quotation counts only where the reference matcher finds
// it nowhere in the source. HUNT=200 makes that many passages of each text.

// A passage is a range of a text between white space, as an author would type
// it: without soft hyphens, words at line ends joined.
type passage struct {
	t          *text.Text
	start, end int
	typed      string
	ref        *refText
	rng        *rand.Rand
}

// cutPassage picks a passage of 3 to 60 words that begins and ends where the
// reference lets it.
func cutPassage(ref *refText, rng *rand.Rand) (passage, bool) {
	content := ref.t.Content
	starts, ends := wordBorders(content)
	if len(starts) < 4 {
		return passage{}, false
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
		p := passage{t: ref.t, start: starts[i], end: ends[i+n-1], ref: ref, rng: rng}
		if p.typed = typedText(ref.t, p.start, p.end); p.typed == "" || strings.ContainsAny(p.typed[:1], ",;:.!?)") || !ref.stands(p.typed, true) {
			continue
		}
		return p, true
	}
	return passage{}, false
}

func wordBorders(s string) (starts, ends []int) {
	in := false
	for i, r := range s {
		if space := unicode.IsSpace(r); space && in {
			ends, in = append(ends, i), false
		} else if !space && !in {
			starts, in = append(starts, i), true
		}
	}
	if in {
		ends = append(ends, len(s))
	}
	return starts, ends
}

// typedText is a range as an author would type it; "" where that cannot be told.
func typedText(t *text.Text, from, to int) string {
	var b strings.Builder
	drop := false
	for i, r := range t.Content[from:to] {
		at := from + i
		switch {
		case drop && (unicode.IsSpace(r) || refInvisible(r)):
			continue
		case slices.Contains(t.Hyphens, at):
			drop = true
			continue
		case refInvisible(r):
			continue
		}
		drop = false
		b.WriteRune(r)
	}
	s := b.String()
	if strings.Count(s, " ") < 1 || strings.IndexFunc(s, refWord) < 0 {
		return ""
	}
	return s
}

// A retyping makes another string of a passage; "" where it has nothing to do.
type retyping struct {
	name  string
	lang  string // only for texts in it; "" is any
	conv  string
	make  func(p passage) string
	edits []Edit
}

func replaced(s, old, new string) string {
	if !strings.Contains(s, old) {
		return ""
	}
	return strings.ReplaceAll(s, old, new)
}

func mapped(s string, f func(r rune) rune) string {
	if out := strings.Map(f, s); out != s {
		return out
	}
	return ""
}

func pairs(from, to string) func(p passage) string {
	a, b := []rune(from), []rune(to)
	return func(p passage) string {
		return mapped(p.typed, func(r rune) rune {
			if i := slices.Index(a, r); i >= 0 {
				return b[i]
			}
			return r
		})
	}
}

func changed(s, was string) string {
	if s == was {
		return ""
	}
	return s
}

// atWord replaces one word of the passage, not the first or last. f gets the
// word and returns what to write; "" is nothing to do.
func atWord(f func(w string, rng *rand.Rand) string) func(p passage) string {
	return func(p passage) string {
		words := strings.Fields(p.typed)
		if len(words) < 3 {
			return ""
		}
		from := 1 + p.rng.IntN(len(words)-2)
		for k := range words {
			i := 1 + (from-1+k)%(len(words)-2)
			if w := f(words[i], p.rng); w != "" && w != words[i] {
				words[i] = w
				return strings.Join(words, " ")
			}
		}
		return ""
	}
}

// atRune replaces one character that f changes, chosen by chance. f gets the
// neighbours too; a result equal to the character is nothing to do.
func atRune(f func(left, r, right rune) string) func(p passage) string {
	return func(p passage) string {
		rs := []rune(p.typed)
		from := p.rng.IntN(len(rs))
		for k := range rs {
			i := (from + k) % len(rs)
			if i == 0 || i == len(rs)-1 {
				continue
			}
			if w := f(rs[i-1], rs[i], rs[i+1]); w != string(rs[i]) {
				return string(rs[:i]) + w + string(rs[i+1:])
			}
		}
		return ""
	}
}

func hunters() (faithful, altered []retyping) { return faithfulRetypings(), alteredRetypings() }

// huntTexts are the invented texts, and the shared ones where they are.
func huntTexts(t *testing.T) map[string]*text.Text {
	t.Helper()
	out := map[string]*text.Text{}
	read := func(path string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := string(data)
		if max := huntSize() * 1500; len(s) > 24_000+max {
			from := safeCut(s, len(s)/3, len(s))
			s = s[from:safeCut(s, min(len(s), from+24_000+max), len(s))]
		}
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		x, err := extract.Texts.Extract(context.Background(), extract.Input{Name: "x.txt", Data: s, Encoding: "utf-8", Language: name[:2]})
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out[name] = x
	}
	own, _ := filepath.Glob("testdata/hunt/*.txt")
	for _, f := range own {
		read(f)
	}
	if len(own) < 8 {
		t.Fatalf("only %d texts in testdata/hunt", len(own))
	}
	real, _ := filepath.Glob(filepath.Join(shared, "texts", "??-*.txt"))
	if len(real) == 0 {
		t.Log("the real texts for this test are not here; it makes do with testdata/hunt")
	}
	for _, f := range real {
		read(f)
	}
	return out
}

// huntSize is how many passages of each text are tried.
func huntSize() int {
	if n, err := strconv.Atoi(os.Getenv("HUNT")); err == nil {
		return n
	}
	return 2
}

// A caught case is one to look at.
type caught struct {
	kind, text string
	p          passage
	quote      string
	m          Match
}

func TestHunt(t *testing.T) {
	texts := huntTexts(t)
	names := make([]string, 0, len(texts))
	for n := range texts {
		names = append(names, n)
	}
	sort.Strings(names)
	invented := 0
	for _, n := range names {
		if len(n) == 2 {
			invented++
		}
	}
	faithful, altered := hunters()
	counts := map[string]int{}
	var all []caught
	for i, name := range names {
		n := huntSize()
		if len(name) == 2 {
			n *= 6 // the texts that everybody has
			if len(names) == invented {
				n *= 3 // and all there is
			}
		}
		rng := rand.New(rand.NewPCG(7, uint64(i)))
		ref := newRef(texts[name])
		all = append(all, huntIn(ref, name, n, rng, faithful, true, counts)...)
		all = append(all, huntIn(ref, name, n, rng, altered, false, counts)...)
	}
	kinds := map[string]int{}
	for _, c := range all {
		if kinds[c.kind]++; kinds[c.kind] <= 4 {
			t.Errorf("%s (%s): %s [%s] %s\nsource    %q\nquotation %q", c.kind, c.text, c.m.Verdict, strings.Join(c.m.Foldings, " "), c.m.Reason, c.p.t.Content[c.p.start:c.p.end], c.quote)
		}
	}
	report(t, counts, kinds)
	var missing []string
	for _, r := range append(faithful, altered...) {
		if counts[r.name] == 0 {
			missing = append(missing, r.name)
		}
	}
	// A few kinds need letters or marks that only the real texts have.
	if most := 5; len(missing) > most || len(missing) > 0 && len(names) > invented {
		t.Errorf("no case was made of %q", missing)
	} else if len(missing) > 0 {
		t.Logf("no case was made of %q: they need the real texts", missing)
	}
}

func report(t *testing.T, counts, kinds map[string]int) {
	t.Helper()
	var names []string
	total := 0
	for n, c := range counts {
		names = append(names, n)
		total += c
	}
	sort.Strings(names)
	for _, n := range names {
		t.Logf("%6d %s, %d caught", counts[n], n, kinds[n])
	}
	t.Logf("%6d in all", total)
}

// huntIn tries every retyping on passages of one text.
func huntIn(ref *refText, name string, n int, rng *rand.Rand, kinds []retyping, faithful bool, counts map[string]int) []caught {
	var cases []caught
	var quotations []Quotation
	for range n {
		p, ok := cutPassage(ref, rng)
		if !ok {
			continue
		}
		for _, k := range kinds {
			if k.lang != "" && k.lang != name[:2] {
				continue
			}
			q := k.make(p)
			if q == "" || !faithful && (ref.stands(q, false) || ref.stands(strings.ReplaceAll(q, " [Xylo]", ""), false)) {
				continue
			}
			conv := k.conv
			if strings.Contains(q, "…") || strings.Contains(q, "...") || strings.Contains(q, ". . .") {
				conv = "strict" // dots could be read as an omission
			}
			counts[k.name]++
			cases = append(cases, caught{kind: k.name, text: name, p: p, quote: q})
			quotations = append(quotations, Quotation{Text: q, Edits: k.edits, Conventions: ConventionsByName(conv)})
		}
	}
	var out []caught
	for i, m := range New(quotations).Find(ref.t) {
		cases[i].m = m
		if m.Verdict.Pass() != faithful {
			out = append(out, cases[i])
		}
		if bad := unsound(ref.t, quotations[i], m); bad != "" {
			cases[i].kind += ": " + bad
			out = append(out, cases[i])
		}
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

// splitInTwo is where a passage may be parted by an omission: the words before,
// those left out, and those behind; nil where it is too short.
func splitInTwo(p passage, most int) (left, gap, right []string) {
	words := strings.Fields(p.typed)
	if len(words) < 8 {
		return nil, nil, nil
	}
	n := 1 + p.rng.IntN(min(most, len(words)-7))
	i := 3 + p.rng.IntN(len(words)-n-6)
	return words[:i], words[i : i+n], words[i+n:]
}

func omit(left, right []string, mark string) string {
	return strings.Join(left, " ") + " " + mark + " " + strings.Join(right, " ")
}

// enough reports at least three words on each side, and no mark that could be
// read as an omission or a bracket.
func enough(left, right []string) bool {
	count := func(ws []string) int {
		n := 0
		for _, w := range ws {
			if strings.IndexFunc(w, refWord) >= 0 {
				n++
			}
		}
		return n
	}
	all := strings.Join(left, " ") + strings.Join(right, " ")
	return count(left) >= 3 && count(right) >= 3 && !strings.ContainsAny(all, "[]…") && !strings.Contains(all, "...")
}

func nfd(s string) string { return norm.NFD.String(s) }
