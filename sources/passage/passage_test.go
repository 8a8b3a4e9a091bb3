package passage

import (
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// What stands before and behind a passage in its sentence.
func TestSentence(t *testing.T) {
	for _, tt := range []struct{ tag, s, before, after, reason string }{
		{"en", "It rains. We know that {it rains} in May. It is so.", "We know that ", " in May.", "between two full stops"},
		{"en", "{It rains}.", "", ".", "nothing but the mark"},
		{"en", "It is dry. {It rains.} It is wet.", "", "", "with its own mark"},
		{"en", "Dr. J. Doe of the U.S. Navy said that {it rains}.", "Dr. J. Doe of the U.S. Navy said that ", ".", "abbreviations and initials"},
		{"en", "We changed our mind. {It rains}.", "", ".", "a German abbreviation ends an English sentence"},
		{"de", "Sie zahlt mind. {fünf Euro}.", "Sie zahlt mind. ", ".", "and none in German"},
		{"de", "Am 3. Mai 2024 sagte sie: {Es regnet} bald.", "Am 3. Mai 2024 sagte sie: ", " bald.", "an ordinal"},
		{"en", "“Why?” she asked, and {it rained} at 3.5 per cent.", "“Why?” she asked, and ", " at 3.5 per cent.", "a mark in the middle, and a decimal"},
		{"en", "He wept… {It rains}! So it does.", "", "!", "an ellipsis and an exclamation"},
		{"en", "It is so.¹ {It rains}.² It is wet.", "", ".²", "call-outs of notes"},
		{"en", "It is dry.\n\n{It rains}\n\nIt is wet", "", "", "the block is the border"},
		{"zh", "天气很好。{今天下雨}了。明天", "", "了。", "no spaces"},
		{"en", "See example.org for {the weather} today.", "See example.org for ", " today.", "a full stop within a word"},
		{"en", "(It rained.) {It rains} today.", "", " today.", "a mark closed by a bracket"},
	} {
		p := marked(t, tt.s, tt.tag)
		if p.Before() != tt.before || p.After() != tt.after {
			t.Errorf("%q: %q and %q, want %q and %q: %s", tt.s, p.Before(), p.After(), tt.before, tt.after, tt.reason)
		}
	}
}

// Running heads and numbers of pages are no words of the sentence.
func TestFurnitureIsPassedOver(t *testing.T) {
	content := "It is not true 17 Harbour Report that it rains in May."
	tx := text.New(content, nil, nil)
	at := strings.Index(content, "17")
	tx.Furniture = []text.Range{{Start: at, End: at + len("17 Harbour Report ")}}
	from := strings.Index(content, "it rains")
	p := New(tx, text.Range{Start: from, End: from + 8}, func() *language.Language { return language.ByTag("en") })
	if got, want := p.Before(), "It is not true that "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if turn, ok := p.Turn(); !ok || turn.Kind != Negated {
		t.Errorf("%+v", turn)
	}
}

// Whatever the text, a passage is looked at without a panic, not far, and what is
// found stands beside it.
func FuzzPassage(f *testing.F) {
	for _, s := range []string{
		"It is not true that {it rains} in May, unless it snows.", "“{We go},” said Jane Doe. “Now.”", "a) {b};\n\nc:\n\n(d) e", "Chair: {Yes}?\n\nJane Doe: No.",
		"> {quoted}", "天气。{今天}了。", "\xff{\xc3}\x80", "„{»«‘’\"'}“", "{}", "# H\n\n| a | b |\n|---|---|\n| {c} | d |",
	} {
		before, rest, _ := strings.Cut(s, "{")
		words, after, _ := strings.Cut(rest, "}")
		f.Add(before+words+after, len(before), len(words))
	}
	en := func() *language.Language { return language.ByTag("en") }
	f.Fuzz(func(t *testing.T, s string, from, size int) {
		s = strings.ToValidUTF8(s, "\ufffd")
		tx := text.New(s, text.Paragraphs(s), nil)
		p := New(tx, text.Range{Start: from, End: from + size}, en)
		at := p.at
		if at.Start < 0 || at.End < at.Start || at.End > len(s) {
			t.Fatalf("the range is %v of %d bytes", at, len(s))
		}
		if !strings.HasSuffix(s[:at.Start], p.Before()) || !strings.HasPrefix(s[at.End:], p.After()) {
			t.Fatalf("%q and %q do not stand beside the passage", p.Before(), p.After())
		}
		if len(p.Before()) > reach || len(p.After()) > reach {
			t.Fatal("it looked too far")
		}
		turn, ok := p.Turn()
		if ok && (turn.Kind == 0 || strings.TrimSpace(turn.Words) == "") {
			t.Fatalf("%+v", turn)
		}
		if sp, ok := p.Speech(); ok && (sp.Mark == "" || !utf8.ValidString(sp.Said)) {
			t.Fatalf("%+v", sp)
		}
		p.Kind()
		p.Labelled()
		p.OtherVoice()
		p.Says(s, s)
		p.Names(s[:min(len(s), 40)])
	})
}

// One passage of each kind that a sheet has, in a text as long as a law.
func BenchmarkPassage(b *testing.B) {
	filler := strings.Repeat("The harbour handled 4,100 boats last year. The pilots were consulted before the summer, and agreed. ", 40)
	content := strings.Repeat(filler+"\n\n", 250)
	middle := len(filler) * 100
	en := language.ByTag("en")
	for _, bb := range []struct{ name, words string }{
		{"whole sentence", "The pilots were consulted before the summer, and agreed."},
		{"part", "consulted before the summer"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			tx := text.New(content, text.Paragraphs(content), nil)
			at := middle + strings.Index(content[middle:], bb.words)
			tx.Blocks()
			b.ReportAllocs()
			for b.Loop() {
				p := New(tx, text.Range{Start: at, End: at + len(bb.words)}, func() *language.Language { return en })
				p.Turn()
				p.Speech()
				p.Kind()
			}
		})
	}
}
