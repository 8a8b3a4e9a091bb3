package passage

import (
	"testing"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

func TestKindOfPlainText(t *testing.T) {
	below := "\n\nThe road is closed from October to March, as it is every year."
	for _, tt := range []struct {
		tag, s string
		want   Kind
		reason string
	}{
		{"en", "{Was the road closed}? It was.", Question, "without its mark"},
		{"en", "Was {the road closed}? It was.", Question, "a part of it"},
		{"en", "“{Was the road closed}?” she asked.", Question, "in marks"},
		{"el", "{Γιατί έκλεισε ο δρόμος}; Δεν ξέρουμε.", Question, "Greek, with its own mark"},
		{"es", "¿{Por qué se cerró la carretera}? No lo sé.", Question, "Spanish"},
		{"en", "{One asks oneself}: what will they read? Nobody knows.", Label, "the question stands behind the colon"},
		{"es", "{Y uno se pregunta ante ellos muchas veces por la noche}: ¿qué leerán?", Statement, "so it does in Spanish"},
		{"de", "{Warum ist die Straße gesperrt}?", Question, "German"},
		{"en", "{Road closed for winter}" + below, Heading, "a line of its own above a paragraph"},
		{"de", "{Straße im Winter gesperrt}" + below, Heading, "German"},
		{"en", "{Who pays}: the users, each year.", Label, "before a colon"},
		{"fr", "{Qui paie} : les usagers.", Statement, "French puts a space before the colon: see below"},
		{"en", "**{Who pays}**: the users.", Label, "in Markdown"},

		{"en", "{Was the road closed?} It was.", Statement, "with its mark the reader sees it"},
		{"en", "{The road was closed}. Was it? It was.", Statement, "the question is another sentence"},
		{"en", "Was it? {The road was closed}.", Statement, "the question stands before"},
		{"el", "{Ο δρόμος έκλεισε}· δεν ξέρουμε γιατί.", Statement, "a Greek semicolon"},
		{"en", "{The road is closed}; it is May.", Statement, "a semicolon"},
		{"en", "{The road is closed.}" + below, Statement, "a sentence"},
		{"en", "{Road closed} for winter" + below, Statement, "a part of a heading may be a term"},
		{"en", "The clerk said: {the road is closed}.", Statement, "behind a colon"},
		{"en", "{The road is closed}: it is winter, and nobody knows when it will be opened again.", Label, "what it is, stands behind the colon"},
		{"en", "{At 10:30 the road is closed}.", Statement, "a time"},
		{"en", "first line of a poem\n\n{second line of a poem}\n\nthird line", Statement, "no paragraph below"},
	} {
		if got := marked(t, tt.s, tt.tag).Kind(); got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.s, got, tt.want, tt.reason)
		}
	}
}

func TestKindOfBlocks(t *testing.T) {
	var b text.Builder
	write := func(kind text.Kind, s string) {
		b.Begin(kind, 0)
		b.Write(s)
	}
	write(text.Title, "Roads of the north")
	write(text.Heading, "Winter closes the roads")
	write(text.Heading, "In winter the roads are closed, and nobody may use them.")
	write(text.Paragraph, "The road is closed in winter.")
	write(text.Caption, "Closed roads in 2023, in per cent")
	write(text.Caption, "In 2023, 40 per cent of the roads were closed.")
	for _, row := range [][]string{{"Month", "Roads closed"}, {"May", "none at all"}} {
		for i, cell := range row {
			if i == 0 {
				b.Row()
			} else {
				b.Cell()
			}
			b.Write(cell)
		}
	}
	write(text.Note, "The count is ours")
	tx := b.Text()
	want := []Kind{Title, Heading, Statement, Statement, Caption, Statement, TableHead, TableHead, Statement, Statement, Statement}
	if len(tx.Blocks()) != len(want) {
		t.Fatalf("%d blocks, want %d", len(tx.Blocks()), len(want))
	}
	for i, block := range tx.Blocks() {
		p := New(tx, block.Range, func() *language.Language { return language.ByTag("en") })
		if got := p.Kind(); got != want[i] {
			t.Errorf("%q: %q, want %q", p.words(), got, want[i])
		}
	}
}
