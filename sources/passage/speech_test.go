package passage

import (
	"strings"
	"testing"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// Passages in braces. want is the mark of the quotation that they stand in; "" is
// none.
func TestSpeech(t *testing.T) {
	for _, tt := range []struct{ tag, s, want, sayer, reason string }{
		{"en", "“{We will leave the market},” Whittaker said on Monday.", "“", "Whittaker", "English, the name before the verb"},
		{"en", "“Security comes first,” said Jane Doe. “{We will leave the market}.”", "“", "", "the second of two quotations"},
		{"en", "“{We will leave the market},” said Jane Doe of Signal.", "“", "Jane Doe of Signal", "the name behind the verb"},
		{"en", "\"{We will leave the market},\" he said.", "\"", "", "straight marks, and a pronoun"},
		{"en", "‘{We don’t sell the users’ data},’ said Doe.", "‘", "Doe", "British marks, with apostrophes within"},
		{"en", "Doe said: “Our users’ ‘{privacy is not for sale}’, whatever comes.”", "“", "Doe", "nested: the outer one counts"},
		{"de", "„{Wir verlassen den Markt}“, sagte Anna Meier.", "„", "Anna Meier", "German"},
		{"de", "»{Wir verlassen den Markt}«, sagte der Sprecher der Behörde.", "»", "", "reversed guillemets, and no name"},
		{"fr", "« {Nous quittons le marché} », a déclaré Anne Dupont.", "«", "Anne Dupont", "French, spaces inside"},
		{"fr", "« Nous l’avons dit : {nous quittons le marché} », dit-elle.", "«", "", "an apostrophe is no mark"},
		{"pl", "„{Opuszczamy rynek}”, powiedziała Anna Nowak.", "", "", "two words are a term"},
		{"pl", "„{Opuszczamy ten rynek}”, powiedziała Anna Nowak.", "„", "Anna Nowak", "Polish"},
		{"sv", "”{Vi lämnar marknaden nu}”, sade Eva Berg.", "”", "Eva Berg", "Swedish: one mark for both"},
		{"fi", "”{Lähdemme markkinoilta nyt}”, sanoi Virtanen.", "”", "Virtanen", "Finnish"},
		{"fi", "»{Lähdemme markkinoilta nyt}», sanoi Virtanen.", "»", "Virtanen", "Finnish guillemets, both alike"},
		{"el", "«{Αποχωρούμε από την αγορά}», δήλωσε ο υπουργός.", "«", "", "Greek"},
		{"da", "»{Vi forlader nu markedet}«, sagde Hansen.", "»", "Hansen", "Danish"},
		{"hu", "„{Kivonulunk erről a piacról}” – mondta Kovács Anna.", "„", "Kovács Anna", "Hungarian, behind a dash"},
		{"en", "An embassy of the United States wrote: “{We will leave the market}.”", "“", "United States", "a verb with a capital is a name"},
		{"en", "> {We will leave the market}\n> at once.", ">", "", "a line that quotes another message"},
		{"en", "{“We will leave the market},” Whittaker said.", "", "", "the quotation shows that it is speech"},
		{"en", "Whittaker said that {we will leave the market}.", "", "", "no marks"},
		{"en", "They call it “front door”: {the operator hands over the data}.", "", "", "the marks closed before"},
		{"en", "{The operator hands over the data}, by the “front door”.", "", "", "the marks open behind"},
		{"en", "{The “front door” is a door}.", "", "", "the marks are in it"},
		{"en", "“Never. {That is what we said},” he said, “and we mean” it.", "“", "", "the first of two"},
		{"en", "It grew by 5\" and {nobody at all knew why that was}, 6\" more.", "", "", "inches"},
		{"en", "The boys’ boat and {the girls’ boat are of one size}.", "", "", "apostrophes at the ends of words"},
		{"en", "’Tis said that {in the ’90s boats were small}, and the boys’ too.", "", "", "apostrophes at the start of words"},
		{"en", "A Member State 's ships, and {the boats of the other Member States}’ too.", "", "", "an apostrophe set apart"},
		{"fr", "«{C’est égal, dit l’hôte, j’en perds deux}.» On sait que c’est peu.", "«", "", "apostrophes right up to the mark"},
		{"fi", "Sanoi nuori: \"{Onp’ on mulla purtta kaksi}!\" Sanoi vanha: \"Niin on.\"", "\"", "", "likewise, and straight marks"},
		{"en", "This is not “{some unforeseen ‘byproduct’ of the scheme}” at all.", "“", "", "marks within the passage, and one right behind it"},
		{"de", "Das Gesetz „Zugang zu Daten“ gilt, und {niemand hat es gelesen}.", "", "", "closed by what opens in English"},
		{"fr", "L’« accès légal » reste flou, et {personne ne l’a défini}.", "", "", "closed before"},
		{"en", "He said: “{We will leave the market}.\n\nThat is all.", "", "", "never closed, and the next paragraph does not open"},
		{"en", "He said: “{We will leave the market}.\n\n“That is all,” he added.", "“", "", "each paragraph opens, and the last one closes"},
		{"en", "“We know it.\n\n“{We will leave the market}.\n\n“That is all,” he added.", "“", "", "a paragraph in the middle"},
		{"fi", "Hän sanoi: \"Tie on kiinni. Hän lisäsi: \"Tie on auki.\" {Tie on siis auki taas}. \"Ei ole\", sanoi toinen.", "", "", "one that was never closed holds no others"},
		{"en", "He said: \"It is closed. {Then she said to him}: \"It is open now.\"", "", "", "another begins within the passage"},

		{"en", "He said: “The road is closed.\n\n{We will leave the market}.\n\nThat is all,” he added.", "“", "", "only the first of several paragraphs opens"},
		{"en", "He said: “{We will leave the market}.\n\nThat is all,” he added.", "“", "", "the first of them"},
		{"de", "Er sagte: „Die Straße ist zu.\n\n{Wir verlassen den Markt}.“", "„", "", "German, the last of them"},
		{"en", "He said: “The road is closed.\n\n{We will leave the market}.\n\n“That is all,” he added.", "", "", "the next one opens, so that the first was never closed"},
		{"en", "“The road is closed.\n\n“It is winter,” he said.\n\n{We will leave the market}.\n\n“That is all,” he added.", "", "", "closed before"},
		{"en", "He said: “The road is closed.\n\n" + strings.Repeat("Nobody came.\n\n", 5) + "{We will leave the market}.”", "", "", "too far away"},

		{"pl", "– {Opuszczamy ten rynek na zawsze} – powiedziała Anna Nowak.", "–", "Anna Nowak", "a dash opens speech in Polish"},
		{"fr", "— {Nous quittons le marché}, dit Anne Dupont.", "—", "Anne Dupont", "French"},
		{"es", "—{Dejaremos el mercado} —dijo Juan Gil.", "—", "Juan Gil", "Spanish"},
		{"pl", "– Tak – powiedziała Anna Nowak. – {Opuszczamy ten rynek na zawsze}.", "–", "Anna Nowak", "behind who says it"},
		{"nl", "-- {Wij verlaten de markt nu}, zei Jan Smit.", "--", "Jan Smit", "typed with two hyphens"},
		{"pl", "– Tak – powiedziała Anna Nowak, {która od lat kieruje tą firmą}.", "", "", "what the writer says of her"},
		{"fr", "— {les données des utilisateurs du service} ;", "", "", "an item of a list"},
		{"en", "– {the operator hands over the data}, and reports to the court.", "", "", "an item of a list, with a verb of speech that is none"},
	} {
		got, ok := marked(t, tt.s, tt.tag).Speech()
		if ok != (tt.want != "") || got.Mark != tt.want {
			t.Errorf("%q: in %q, want %q: %s", tt.s, got.Mark, tt.want, tt.reason)
		}
		if got.Sayer != tt.sayer {
			t.Errorf("%q: said by %q, want %q (%s): %s", tt.s, got.Sayer, tt.sayer, got.Said, tt.reason)
		}
	}
}

// voices is a text whose file says who speaks.
func voices(list ...string) *text.Text {
	var b text.Builder
	for i := 0; i+1 < len(list); i += 2 {
		b.Begin(text.Paragraph, 0)
		b.Mark(text.Place{Speaker: list[i]})
		b.Write(list[i+1])
	}
	return b.Text()
}

func TestOtherVoice(t *testing.T) {
	en := func() *language.Language { return language.ByTag("en") }
	tx := voices("Chair", "Welcome to all of you.", "Jane Doe", "Thank you, Chair.", "Chair", "Please begin.")
	for i, want := range []string{"", "Jane Doe", ""} {
		if got := New(tx, tx.Blocks()[i].Range, en).OtherVoice(); got != want {
			t.Errorf("block %d: %q, want %q", i, got, want)
		}
	}
	plain := text.New("Nobody speaks here.", nil, nil)
	if got := New(plain, text.Range{Start: 0, End: 6}, en).OtherVoice(); got != "" {
		t.Errorf("a text without speakers has %q", got)
	}
}
