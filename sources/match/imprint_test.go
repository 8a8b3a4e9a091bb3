package match

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/sources/text"
)

// What stands in a text may stand in it by its imprint: over the borders of
// chunks, through furniture, and for keys of every length.
func TestImprintForgetsNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	small := "Der Straßen\u00adbau e\u0301 oﬃziell 가\u11a8 α\u0313\u0301 ändert 1\u00a0000 «Wege» nicht; 12 THE CLERK 34 der Plan von 2019 gilt. "
	var large strings.Builder
	for large.Len() < 2*chunkSize+chunkSize/2 {
		for range 8 {
			large.WriteRune(rune('a' + rng.IntN(26)))
		}
		large.WriteString([]string{" ", "é ", "e\u0301 ", ".\n", "ﬁ "}[rng.IntN(5)])
	}
	for _, content := range []string{"", "a", small, strings.Repeat(small, 20), large.String()} {
		src := text.New(content, nil, nil)
		if at := strings.Index(content, " 12 THE"); at >= 0 {
			src.Furniture = []text.Range{{Start: at, End: at + len(" 12 THE CLERK 34")}}
		}
		// Long ones of the finder's own move the places where chunks overlap.
		own := []Quotation{{Text: "an " + strings.Repeat("own quotation ", 1+rng.IntN(200))}}
		_, imprint := New(own).FindAndPress(src)
		k := &keyed{t: src}
		k.reset(0, len(content))
		for range 20000 {
			if len(k.key) == 0 {
				break
			}
			from := rng.IntN(len(k.key))
			if rng.IntN(4) == 0 && len(k.key) > chunkSize { // beside a border
				from = int(float64(len(k.key))*float64(1+rng.IntN(2))*float64(chunkSize)/float64(len(content))) - rng.IntN(4000)
			}
			to := min(len(k.key), from+1+rng.IntN(200))
			if rng.IntN(50) == 0 {
				to = min(len(k.key), from+rng.IntN(20000))
			}
			if !imprint.may(k.key[from:to]) {
				t.Fatalf("%q at %d of %d is forgotten", k.key[from:min(to, from+200)], from, len(k.key))
			}
		}
	}
}

// A quotation that an imprint excludes does not stand in the text.
func FuzzImprint(f *testing.F) {
	f.Add("They want to close the old road to the raod works, if she sees fit.", "[The police] want to close the old road to the raod works", 3)
	f.Add("The mayor may close the road, which is old, if she sees fit, but only in May.", "The mayor may close the road [...] if she sees fit", 0)
	f.Add("ﬁve oﬃces of the Straßenbau\u00adamt", "five offices of the Straßenbauamt", 9)
	f.Fuzz(func(t *testing.T, content, quote string, pad int) {
		if len(content) > 1<<12 || len(quote) > 1<<11 || !utf8.ValidString(content) || !utf8.ValidString(quote) {
			t.Skip()
		}
		src := text.New(strings.Repeat("x", max(0, pad%40))+" "+content, nil, nil)
		_, imprint := New([]Quotation{{Text: "others"}}).FindAndPress(src)
		var asked []Quotation
		for _, c := range Profiles {
			asked = append(asked, Quotation{Text: quote, Conventions: c})
		}
		finder := New(asked)
		stand := finder.Standing(src, nil)
		for i, m := range finder.Find(src) {
			if m.Verdict.Pass() && !finder.MayStand(i, imprint) {
				t.Errorf("%s: %q passes in %q and is excluded", asked[i].Conventions.Name, quote, src.Content)
			}
			if _, ok := stand[i]; ok != m.Verdict.Pass() {
				t.Errorf("%s: %q stands: %t, and is %s", asked[i].Conventions.Name, quote, ok, m.Verdict)
			}
		}
	})
}

// An imprint is of use: of quotations from elsewhere it excludes nearly all.
func TestImprintExcludes(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	words := strings.Fields("the road and harbour of an old town was closed by its council in May for nearly a year because nobody paid for lamps there")
	sentence := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[rng.IntN(len(words))] + " ")
		}
		return b.String()
	}
	_, imprint := New(nil).FindAndPress(text.New(sentence(20000), nil, nil))
	var asked []Quotation
	for range 1000 {
		asked = append(asked, Quotation{Text: sentence(20)})
	}
	finder := New(asked)
	kept := 0
	for i := range asked {
		if finder.MayStand(i, imprint) {
			kept++
		}
	}
	if kept > 10 {
		t.Errorf("%d of 1000 quotations from elsewhere may stand in the text", kept)
	}
	if finder.MayStand(0, nil) == false {
		t.Error("no imprint excludes a quotation")
	}
}
