package passage

import (
	"strings"
	"testing"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// jointOf finds the two sides of an omission in a source of one paragraph.
func jointOf(t *testing.T, lang, source, quote string) *Joint {
	t.Helper()
	x := text.New(source, nil, nil)
	l := func() *language.Language { return language.Of(lang, source) }
	a, b, ok := strings.Cut(quote, " [...] ")
	from := strings.Index(source, a)
	to := strings.Index(source[max(0, from)+len(a):], b) + from + len(a)
	if !ok || from < 0 || to < from+len(a) {
		t.Fatalf("%q does not stand in %q", quote, source)
	}
	return Between(New(x, text.Range{Start: from, End: from + len(a)}, l), New(x, text.Range{Start: to, End: to + len(b)}, l))
}

func TestSplices(t *testing.T) {
	for _, c := range []struct {
		why, lang, source, quote string
		want                     bool
	}{
		{"subject of one sentence, verb of the next", "en", "Until 2027, operators may use paper. Then records shall be electronic.", "Until 2027, operators [...] shall be electronic", true},
		{"names of two persons", "en", "Ms Smith (Labour) spoke. Ms Smith (Green) did not.", "Ms Smith (Labour) [...] did not.", true},
		{"over a whole sentence", "en", "The Parliament rejected it. It rained. The Council did not vote.", "The Parliament [...] did not vote", true},
		{"in German", "de", "Die Behörde hat das Büro geöffnet. Der Rat hat die Straße geschlossen.", "Die Behörde hat [...] die Straße geschlossen", true},
		{"in French", "fr", "Le ministre a ouvert le pont. Le maire a fermé la rue.", "Le ministre a [...] fermé la rue", true},
		{"in Greek", "el", "Ο δήμος άνοιξε τον δρόμο. Το συμβούλιο έκλεισε τη γέφυρα.", "Ο δήμος άνοιξε [...] τη γέφυρα", true},
		{"a question", "en", "Was the road closed in May? The bridge was closed in June.", "Was the road [...] closed in June", true},
		{"within a sentence", "en", "The mayor, who is old, may close the road.", "The mayor [...] may close the road", false},
		{"the end of a sentence before a whole one", "en", "The mayor may close the road in May. She did not ask.", "The mayor may close the road [...] She did not ask.", false},
		{"a whole sentence before the end of another", "en", "The mayor may close the road. In May, they say, she asked.", "The mayor may close the road. [...] she asked", false},
		{"a whole sentence", "en", "It is old. It is wide. It is closed.", "It is old. [...] It is closed.", false},
		{"an abbreviation ends no sentence", "en", "The report by Dr. Doe and others is on the road.", "The report by [...] is on the road", false},
		{"quoted words with a remark between", "en", "“It is old,” she said, “and very narrow.”", "It is old [...] and very narrow", false},
		{"a sentence without end", "en", "The road " + strings.Repeat("and the bridge ", 180) + "is closed.", "The road [...] is closed", false},
	} {
		if got := jointOf(t, c.lang, c.source, c.quote).Splices(); got != c.want {
			t.Errorf("%s: %q in %q: %v", c.why, c.quote, c.source, got)
		}
	}
}

func TestTurnWithin(t *testing.T) {
	for _, c := range []struct {
		why, lang, source, quote string
		want                     TurnKind
	}{
		{"doubt", "de", "Die Behörde hat das Büro angeblich im März geschlossen.", "Die Behörde hat das Büro [...] im März geschlossen", Doubted},
		{"doubt in Spanish", "es", "La agencia cerró, supuestamente, su oficina en marzo.", "La agencia cerró [...] su oficina", Doubted},
		{"doubt in English", "en", "The drivers of the trams allegedly lost the tapes in May.", "The drivers of the trams [...] lost the tapes", Doubted},
		{"a condition is left to the reader", "en", "The police, if a judge agrees, read all messages.", "The police [...] read all messages", 0},
		{"a remark", "en", "The police, as we know, read all messages.", "The police [...] read all messages", 0},
		{"doubt in a sentence that is left out whole", "en", "It is open. The plan allegedly failed. It is closed.", "It is open. [...] It is closed.", 0},
		{"doubt in the rest of the first sentence", "en", "They shut the road, allegedly. It rained. They say that it is dear.", "They shut the road [...] They say", Doubted},
	} {
		got, ok := jointOf(t, c.lang, c.source, c.quote).Turn()
		if got.Kind != c.want || ok != (c.want != 0) {
			t.Errorf("%s: %q in %q: %v", c.why, c.quote, c.source, got)
		}
	}
}
