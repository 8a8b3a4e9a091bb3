package match

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/alter"
	"factsheet/sources/text"
)

// otherLetters are what a letter is changed to: one of its own alphabet, one that
// looks the same, one with an accent, and a digit.
func otherLetters(r rune) []rune {
	out := []rune{'x', '0'}
	switch {
	case unicode.Is(unicode.Greek, r):
		out = []rune{'ξ', 'o', 'ώ', '0'}
	case unicode.Is(unicode.Cyrillic, r):
		out = []rune{'ж', 'o', 'й', '0'}
	}
	for _, pair := range []string{"aа", "eе", "oο", "cс", "pр", "iі", "nñ", "uü", "sſ", "lI", "ßẞ", "ıi", "σς", "ςσ", "αa", "οo", "νv", "и́и"} {
		rs := []rune(pair)
		if rs[0] == unicode.ToLower(r) {
			out = append(out, rs[1])
		}
	}
	var keep []rune
	for _, o := range out {
		if unicode.IsUpper(r) {
			o = unicode.ToUpper(o)
		}
		if unicode.ToLower(o) != unicode.ToLower(r) {
			keep = append(keep, o)
		}
	}
	return keep
}

// changedLetters are all quotations that differ from s in one letter.
func changedLetters(s string) []string {
	var out []string
	for i, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		for _, o := range otherLetters(r) {
			out = append(out, s[:i]+string(o)+s[i+utf8.RuneLen(r):])
		}
	}
	return out
}

// Whatever letter of a passing quotation becomes another one, it fails, unless
// another passage has it: all letters of quotations in eight languages, in every
// convention.
func TestEveryLetter(t *testing.T) {
	tried := 0
	for n, lang := range corpusLanguages {
		if testing.Short() && n%3 != 0 {
			continue
		}
		w := newWriter(t, lang, 17)
		for range 3 + setting("FACTSHEET_SUITE", 8_000)/20_000 {
			ref := newRef(w.document())
			starts, ends := wordBorders(ref.t)
			p, ok := cutPassage(ref, starts, ends, w.rng)
			if !ok || strings.ContainsAny(p.Words, "[]") {
				continue
			}
			conventions := Profiles[(n+tried)%len(Profiles)]
			var asked []Quotation
			for _, q := range changedLetters(norm.NFC.String(p.Words)) {
				asked = append(asked, Quotation{Text: q, Conventions: conventions})
			}
			for i, m := range New(asked).Find(ref.t) {
				if m.Verdict.Pass() && !ref.stands(asked[i].Text, false) {
					t.Errorf("%s: %q passes (%s), and the source says %q", conventions.Name, asked[i].Text, m.Verdict, p.Words)
				}
			}
			tried += len(asked)
		}
	}
	t.Logf("%d quotations with one letter changed", tried)
	if tried < 1000 {
		t.Errorf("only %d quotations were tried", tried)
	}
}

// Wherever a passage is cut out of whatever text, one changed letter makes it
// fail, unless the reference finds it elsewhere.
func FuzzOneLetter(f *testing.F) {
	f.Add("They closed the road in May, and nobody re-opened it.", uint64(1))
	f.Add("Der Maßstab ist „groß“ – 10² ﬁnden 25 000 Wagen.", uint64(2))
	f.Add("Ο δήμος δεν την επισκεύασε αμέσως· ζήτησε μια έκ¬\nθεση.", uint64(3))
	f.Add("La route n’est pas sûre ; « on » l’a fermée⟦3⟧.", uint64(4))
	f.Fuzz(func(t *testing.T, source string, seed uint64) {
		if len(source) > 1<<10 || !utf8.ValidString(source) || strings.Contains(source, "[") {
			t.Skip()
		}
		ref := newRef(newSource("en", source))
		starts, ends := wordBorders(ref.t)
		rng := rand.New(rand.NewPCG(seed, 1))
		p, ok := cutPassage(ref, starts, ends, rng)
		if !ok {
			t.Skip()
		}
		typed := norm.NFC.String(p.Words)
		changed := changedLetters(typed)
		if len(changed) == 0 {
			t.Skip()
		}
		q := changed[rng.IntN(len(changed))]
		m := New([]Quotation{{Text: q, Conventions: Profiles[0]}}).Find(ref.t)[0]
		if m.Verdict.Pass() && !ref.stands(q, false) {
			t.Errorf("%q passes (%s %v), and %q is what was cut out of %q", q, m.Verdict, m.Foldings, typed, source)
		}
	})
}

// No kind of alteration of whatever passage passes, unless the reference finds
// it, and no faithful re-typing fails.
func FuzzAltered(f *testing.F) {
	f.Add("They closed the road in May, unless the old police of Marlow had never re-opened it before 2019–2020.", uint64(1), uint8(0))
	f.Add("Ein Riss von 2,5 mm, so der Wärter, und „nichts ist ‚sicher‘“; die Kosten: 1.250.000 Euro – etwa 12 %.", uint64(2), uint8(40))
	f.Add("Qui paie ? La commission n’a pas décidé, dit-elle : « rien » ne presse⟦3⟧. Elle a enten¬\ndu 25 témoins.", uint64(3), uint8(77))
	f.Fuzz(func(t *testing.T, source string, seed uint64, which uint8) {
		if len(source) > 1<<10 || !utf8.ValidString(source) || strings.ContainsAny(source, "[]") {
			t.Skip()
		}
		ref := newRef(newSource("en", source))
		starts, ends := wordBorders(ref.t)
		rng := rand.New(rand.NewPCG(seed, 2))
		p, ok := cutPassage(ref, starts, ends, rng)
		if !ok {
			t.Skip()
		}
		kinds := append(alter.Wrong(), alter.Faithful()...)
		h := &hunter{places: 1, counts: map[string]*tallied{}}
		k := kinds[int(which)%len(kinds)]
		a, ok := k.Make(p, rng)
		if !ok || k.Faithful && !ref.stands(strings.Join(strings.Fields(p.Words), " "), true) {
			t.Skip()
		}
		q := Quotation{Text: a.Words, Conventions: Profiles[0]}
		for _, e := range a.Edits {
			q.Edits = append(q.Edits, Edit(e))
		}
		c := caught{kind: k.Name, text: "en", p: p, quote: a.Words, edits: a.Edits, m: New([]Quotation{q}).Find(ref.t)[0]}
		if h.judge(ref, k, q, c); len(h.cases) > 0 {
			t.Errorf("%s: %q of %q: %s %s", k.Name, a.Words, source, c.m.Verdict, c.m.Reason)
		}
	})
}

// A text that says the same at several places: an altered quotation that is
// another passage passes, and is no defect.
func TestAnotherPassageIsNoDefect(t *testing.T) {
	src := newSource("en", "They closed the road in May.\n\nThey closed the roads in May.")
	ref := newRef(src)
	at := text.Range{Start: 0, End: len("They closed the road in May.")}
	h := &hunter{counts: map[string]*tallied{}}
	for _, quote := range []string{"They closed the roads in May.", "They closed the rods in May."} {
		q := Quotation{Text: quote, Conventions: Profiles[0]}
		h.judge(ref, alter.Wrong()[0], q, caught{text: "en", p: alter.Passage{Text: src, Range: at}, quote: quote, m: New([]Quotation{q}).Find(src)[0]})
	}
	if n := h.counts[alter.Wrong()[0].Name+"\ten"]; n.stands != 1 || n.caught != 0 || n.made != 2 {
		t.Errorf("%+v, want one that stands elsewhere, none caught", *n)
	}
}
