package alter

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// examples are for each kind a passage and one of the ways in which it may be
// altered. What stands in the source is what is typed, unless it says otherwise;
// "¬" is a hyphen that was recorded at a line's end, ⟦ and ⟧ enclose furniture.
var examples = []struct{ kind, lang, source, want string }{
	{"word dropped", "en", "They closed the road", "They closed road"},
	{"word added", "de", "Sie sperrten die Straße", "Sie sperrten auch die Straße"},
	{"word doubled", "en", "They closed the road", "They closed the the road"},
	{"words in another order", "en", "They closed the road", "closed They the road"},
	{"near word", "en", "They left before noon", "They left after noon"},
	{"quantity changed", "en", "All roads are closed", "Some roads are closed"},
	{"modal changed", "fr", "Il doit fermer la route", "Il peut fermer la route"},
	{"comparison changed", "es", "Cuesta más dinero", "Cuesta menos dinero"},
	{"month or day changed", "fi", "Silta suljettiin 3. tammikuuta", "Silta suljettiin 3. helmikuuta"},
	{"number word changed", "it", "Erano due strade", "Erano tre strade"},
	{"magnitude changed", "el", "Κόστισε δύο εκατομμύρια ευρώ", "Κόστισε δύο δισεκατομμύρια ευρώ"},
	{"negation dropped", "pl", "Most nie jest bezpieczny", "Most jest bezpieczny"},
	{"limit dropped", "en", "They closed only the road", "They closed the road"},
	{"negation added", "en", "They closed the road", "They closed not the road"},
	{"names swapped", "en", "There Anna met Bruno again", "There Bruno met Anna again"},
	{"ending dropped", "en", "They closed roads there", "They closed road there"},
	{"ending added", "en", "They closed road there", "They closed roads there"},
	{"two sentences joined", "en", "They closed roads. Nobody came", "They closed roads nobody came"},
	{"glued from two places", "en", "First words of it.", "First words of it far away they go"},
	{"another source", "en", "They closed the road", "Words of another source"},
	{"digit changed", "en", "They met 25 men", "They met 26 men"},
	{"digit dropped", "en", "They met 25 men", "They met 5 men"},
	{"digit added", "en", "They met 25 men", "They met 250 men"},
	{"digits swapped", "en", "They met 25 men", "They met 52 men"},
	{"numbers swapped", "en", "The 25 met 37 men", "The 37 met 25 men"},
	{"separator changed", "en", "They paid 2.5 euros", "They paid 2,5 euros"},
	{"separator dropped", "en", "They paid 2.5 euros", "They paid 25 euros"},
	{"sign added", "en", "They met 5 men", "They met -5 men"},
	{"sign dropped", "en", "It was −5 there", "It was 5 there"},
	{"plus for minus", "en", "It was −5 there", "It was +5 there"},
	{"per cent dropped", "en", "It rose 5% there", "It rose 5 there"},
	{"per mille", "en", "It rose 5% there", "It rose 5‰ there"},
	{"currency changed", "en", "It cost 5 € there", "It cost 5 £ there"},
	{"unit changed", "en", "It is 5 km, they say", "It is 5 m, they say"},
	{"number cut at the start", "en", "Some 25,000 men came there", "000 men came there"},
	{"number cut at the end", "en", "They paid 3.5", "They paid 3"},
	{"letter changed", "en", "They closed it", "They cdosed it"},
	{"letter dropped", "en", "They closed it", "They clsed it"},
	{"letter doubled", "en", "They closed it", "They clossed it"},
	{"letters swapped", "en", "They closed it", "They colsed it"},
	{"look-alike letter", "en", "They closed it", "They clоsed it"},
	{"accent dropped", "fr", "La route fermée ici", "La route fermee ici"},
	{"accent added", "en", "They closed it", "They clósed it"},
	{"capital within a word", "en", "They closed it", "They clOsed it"},
	{"capital word", "en", "They closed it", "They Closed it"},
	{"capital dropped", "de", "Sie sahen Brücken dort", "Sie sahen brücken dort"},
	{"compatibility fold", "en", "They saw 10² men", "They saw 102 men"},
	{"ss for ß", "de", "Sie nahmen Maße dort", "Sie nahmen Masse dort"},
	{"ß for ss", "de", "Sie nahmen Masse dort", "Sie nahmen Maße dort"},
	{"final sigma", "el", "το σπίτι εκεί", "το ςπίτι εκεί"},
	{"no final sigma", "el", "ο δρόμος εκεί", "ο δρόμοσ εκεί"},
	{"i for ı", "tr", "yol kapandı bugün", "yol kapandi bugün"},
	{"cut at the start", "en", "unlawful roads are closed", "lawful roads are closed"},
	{"cut at the end", "en", "They closed the roads", "They closed the road"},
	{"cut behind a hyphen", "en", "non-lethal force is used", "lethal force is used"},
	{"invisible character", "en", "They closed it", "They clo\u200bsed it"},
	{"hyphen dropped", "en", "They re-sign it", "They resign it"},
	{"hyphen to space", "en", "They re-sign it", "They re sign it"},
	{"dash for a hyphen", "en", "They re-sign it", "They re–sign it"},
	{"hyphen added", "en", "They resign it", "They re-sign it"},
	{"space to hyphen", "en", "They saw one way traffic", "They saw one-way traffic"},
	{"space dropped", "en", "There is no table", "There is notable"},
	{"space added", "en", "It is notable", "It is no table"},
	{"mark dropped", "en", "They came, and left", "They came and left"},
	{"mark changed", "en", "They came, and left", "They came; and left"},
	{"comma added", "en", "They came and left", "They came, and left"},
	{"comma moved", "en", "They came, and left", "They came and, left"},
	{"question mark at the end", "en", "They came", "They came?"},
	{"exclamation mark at the end", "en", "They came", "They came!"},
	{"full stop at the end", "en", "They came", "They came."},
	{"question to statement", "el", "Ποιος ήρθε;", "Ποιος ήρθε."},
	{"quotation mark dropped", "en", "The “old” road", "The old” road"},
	{"quotation marks dropped", "en", "The “old” road", "The old road"},
	{"quotation marks added", "en", "The old road", "The “old” road"},
	{"apostrophe added", "en", "The dogs came", "The dog’s came"},
	{"two strokes for an apostrophe", "en", "They don't come", "They don\"t come"},
	{"asterisks for emphasis", "en", "The old road", "The *old* road"},
	{"omission hides a negation", "en", "They want that not closed for them all", "They want that [...] closed for them all"},
	{"parts reversed", "en", "one two three four five six seven", ""},
	{"parts reversed", "en", "one two three four five six seven eight", "five six seven eight [...] one two three"},
	{"nothing omitted", "en", "one two three four five six seven eight", "one two three four [...] five six seven eight"},
	{"omission without a mark", "en", "one two three four five six seven eight", "one two three five six seven eight"},
	{"a part of one word", "en", "one two three four five six seven eight", "one [...] four five six seven eight"},
	{"omission over sections", "en", "They closed the road.", "They closed the road. [...] In the next section it"},
	{"omission of too much", "en", "They closed the road.", "They closed the road. [...] But far below it is"},
	{"bracket for a word", "en", "The old road", "The [Xylo] road"},
	{"bracket in a word", "en", "The old road", "The [anti]old road"},
	{"negation in a bracket", "de", "Das ist gut so", "Das ist [nicht] gut so"},
	{"number in a bracket", "en", "The old road", "The old [25] road"},
	{"weight in a bracket", "en", "The old road", "The old [may be more] road"},
	{"cleaned up", "en", "The old road", "The old road (cleaned up)"},
	{"edit of other words", "en", "The old road", "The [Xylo] road"},
	{"edit hides a negation", "en", "It is not closed", "It is [Xylo] closed"},
	{"as typed", "en", "The old road", "The old road"},
	{"lines wrapped anew", "en", "The old road", "The\nold  road "},
	{"no-break spaces", "en", "The old road", "The\u00a0old\u00a0road"},
	{"straight quotation marks", "en", "The “old” road’s", "The \"old\" road's"},
	{"curly quotation marks", "en", "The road's end", "The road’s end"},
	{"guillemets for curly marks", "en", "The “old” road", "The «\u00a0old\u00a0» road"},
	{"curly marks for guillemets", "fr", "La « vieille » route", "La “vieille” route"},
	{"levels swapped", "en", "The “old ‘bad” road", "The ‘old “bad’ road"},
	{"hyphen for a dash", "en", "The road – closed", "The road - closed"},
	{"no-break hyphen", "en", "The well-known road", "The well‑known road"},
	{"letters taken apart", "fr", "La route fermée", "La route ferme\u0301e"},
	{"letters composed", "fr", "La route ferme\u0301e", "La route fermée"},
	{"ligatures taken apart", "en", "The ﬁrst road", "The first road"},
	{"ligatures put", "en", "The first office", "The ﬁrst oﬃce"},
	{"ellipsis typed", "en", "The road… is", "The road... is"},
	{"soft hyphens left out", "de", "Die Brü\u00adcke dort", "Die Brücke dort"},
	{"line-end hyphens joined", "de", "Die Brü¬\ncke dort", "Die Brücke dort"},
	{"line-end hyphens kept", "de", "Die Brü¬\ncke dort", "Die Brü-cke dort"},
	{"furniture passed over", "en", "The old⟦7⟧ road", "The old road"},
	{"final mark left out", "en", "The old road.", "The old road"},
	{"marked omission", "en", "the men of this town close the old road", "the men of [...] close the old road"},
	{"marks at the ends", "en", "The old road", "[...] The old road [...]"},
	{"first letter in brackets", "en", "The old road", "[t]he old road"},
	{"harmless bracket", "en", "The old road there", "The [Xylo] old road there"},
	{"[sic]", "en", "The old road", "The old [sic] road"},
	{"declared bracket", "en", "The wooden road", "The [Xylo] road"},
}

// passage makes the passage of an example, in a text with more behind it.
func passage(source, lang string) Passage {
	var content strings.Builder
	var hyphens []int
	var furniture []text.Range
	for _, r := range source {
		switch r {
		case '¬':
			hyphens = append(hyphens, content.Len())
			content.WriteByte('-')
		case '⟦':
			furniture = append(furniture, text.Range{Start: content.Len()})
		case '⟧':
			furniture[len(furniture)-1].End = content.Len()
		default:
			content.WriteRune(r)
		}
	}
	at := text.Range{End: content.Len()}
	blocks := outline{{Range: at}}
	add := func(kind text.Kind, s string) {
		content.WriteString("\n\n")
		start := content.Len()
		content.WriteString(s)
		blocks = append(blocks, text.Block{Range: text.Range{Start: start, End: content.Len()}, Kind: kind, Level: 1})
	}
	add(text.Paragraph, strings.Repeat("filler that nobody quotes ", 150)+"far away they go")
	add(text.Paragraph, "But far below it is said.")
	add(text.Heading, "Next")
	add(text.Paragraph, "In the next section it is said.")
	src := text.New(content.String(), blocks, nil)
	src.Language, src.Hyphens, src.Furniture = lang, hyphens, furniture
	return Passage{Text: src, Range: at, Words: Typed(src, at), Language: language.ByTag(lang), Other: "Words of another source"}
}

type outline []text.Block

func (o outline) Blocks() []text.Block { return o }

// Every kind does what its example says, and nothing to a passage without words;
// the same seed gives the same alterations.
func TestExamples(t *testing.T) {
	shown := map[string]bool{}
	for _, e := range examples {
		k := kind(e.kind)
		if k == nil {
			t.Errorf("there is no kind %q", e.kind)
			continue
		}
		shown[k.Name] = true
		p := passage(e.source, e.lang)
		var got []string
		for seed := range uint64(400) {
			for _, a := range k.Several(p, 3, seed) {
				if !slices.Contains(got, a.Words) {
					got = append(got, a.Words)
				}
				if !k.Faithful && a.Words == p.Words {
					t.Errorf("%s: %q is as it was", k.Name, a.Words)
				}
			}
		}
		if e.want == "" && len(got) > 0 || e.want != "" && !slices.Contains(got, e.want) {
			t.Errorf("%s: %q of %q, want %q among them", k.Name, got[:min(len(got), 12)], p.Words, e.want)
		}
		if a, b := k.Several(p, 3, 9), k.Several(p, 3, 9); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %v, and then %v", k.Name, a, b)
		}
		if _, ok := k.Make(Passage{Text: p.Text, Words: " – . "}, rand.New(rand.NewPCG(1, 1))); ok && k.Name != "another source" {
			t.Errorf("%s: something was altered where no word is", k.Name)
		}
	}
	for _, k := range append(Wrong(), Faithful()...) {
		if !shown[k.Name] {
			t.Errorf("the kind %q has no example", k.Name)
		}
	}
}

func kind(name string) *Kind {
	for _, k := range append(Wrong(), Faithful()...) {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Listed words have partners that are other words, and one word is one word.
func TestListed(t *testing.T) {
	for name, byLanguage := range listed {
		for lang, list := range byLanguage {
			if language.ByTag(lang) == nil {
				t.Errorf("%s: no language %q", name, lang)
			}
			for _, pair := range strings.Fields(list) {
				if a, b, ok := strings.Cut(pair, "/"); !ok || a == "" || b == "" || a == b || bare(a) != a || bare(b) != b {
					t.Errorf("%s, %s: %q is no pair of words", name, lang, pair)
				}
			}
		}
	}
}

// Words in brackets are not glued to a passage: there they would be the author's
// own, which no source needs to have.
func TestNoBracketIsGlued(t *testing.T) {
	src := text.New("They closed the road. "+strings.Repeat("x y z ", 100)+strings.Repeat("[a b c] ", 100), nil, nil)
	p := Passage{Text: src, Range: text.Range{End: 21}, Words: "They closed the road."}
	for seed := range uint64(200) {
		for _, a := range kind("glued from two places").Several(p, 3, seed) {
			if strings.ContainsAny(a.Words, "[]") {
				t.Fatalf("%q", a.Words)
			}
		}
	}
}

// Whatever the passage, altering it gives valid text and does not run away.
func FuzzMake(f *testing.F) {
	for i, e := range examples {
		f.Add(e.source, uint8(i), uint64(i))
	}
	f.Fuzz(func(t *testing.T, source string, which uint8, seed uint64) {
		if len(source) > 1<<10 || !utf8.ValidString(source) || strings.ContainsAny(source, "⟦⟧") {
			t.Skip()
		}
		kinds := append(Wrong(), Faithful()...)
		k := kinds[int(which)%len(kinds)]
		p := passage(source, "en")
		for _, a := range k.Several(p, 3, seed) {
			if !utf8.ValidString(a.Words) || len(a.Words) > 4*len(p.Words)+400 {
				t.Errorf("%s: %q of %q", k.Name, a.Words, p.Words)
			}
		}
	})
}
