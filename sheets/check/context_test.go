package check

import (
	"strings"
	"testing"
)

// catalogueOfNews describes news.md, transcript.txt, talk.vtt and letter.eml.
const catalogueOfNews = `format: 1
sources:
  news:
    title: The road in winter
    author: [{family: Berger, given: Anna}]
    publisher: Harbour Council
    language: LANGUAGE
    file: news.md
  hearing:
    title: A hearing
    file: hearing.txt
  talk:
    title: A talk
    language: en
    file: talk.vtt
`

var newsFiles = map[string]string{
	"hearing.txt": "Members present: Ms Adaeze Thorne (Chair); Mr Piet Vandermolen.\n\nChair: Good morning to all. Is the road open?\n\n" +
		"Dr Ines Halloran: Thank you, Chair. The road is closed every winter.\n\nIt is dear to keep it open.\n\n" +
		"Mr Piet Vandermolen: Banks keep keys, and roads keep snow.\n",
	"talk.vtt": "WEBVTT\n\n00:01.000 --> 00:05.000\n<v Chair>Welcome to all of you here.\n\n00:06.000 --> 00:09.000\n<v Jane Doe>The road must stay open in winter.\n",
}

// contextCase is a source, what is quoted from it, and the rule that warns; "" is
// none.
type contextCase struct {
	language, news string
	evidence       string // of the source news where it names none
	want           string // a part of the message; "" is silence
	reason         string
}

func testContext(t *testing.T, rule string, cases []contextCase) {
	t.Helper()
	fires, silent := 0, 0
	for _, c := range cases {
		files := map[string]string{"news.md": c.news, "catalogue.yaml": strings.ReplaceAll(catalogueOfNews, "LANGUAGE", c.language)}
		for name, content := range newsFiles {
			files[name] = content
		}
		evidence := c.evidence
		if !strings.HasPrefix(evidence, "- source") {
			evidence = "- source: news\n  " + evidence
		}
		r := run1(t, library(t, files), sheet(t, evidence), Options{})
		if q := &r.Quotations[0]; !q.Pass() {
			t.Errorf("%q in %q: %s: %s", c.evidence, c.news, q.Verdict, q.Match.Reason)
			continue
		}
		got := ""
		for _, f := range r.Findings {
			if f.Rule == rule {
				got = f.Message + " " + f.Hint
				if f.Hint == "" {
					t.Errorf("%q: no word on what to do", f.Message)
				}
			}
		}
		if c.want == "" {
			silent++
		} else {
			fires++
		}
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%q in %q: %q, want %q: %s", c.evidence, c.news, got, c.want, c.reason)
		}
	}
	if fires < 8 || silent < 8 {
		t.Errorf("%d cases that fire and %d that do not, want 8 of each at least", fires, silent)
	}
}

func TestTruncatedClaim(t *testing.T) {
	testContext(t, "truncated-claim", []contextCase{
		{"en", "It is not true that closing the road saves money.", `quote: closing the road saves money`, "denies these words", "English"},
		{"en", "Critics wrongly claim that closing the road saves money.", `quote: closing the road saves money`, "in doubt", "an attitude"},
		{"en", "The road is closed, unless the mayor objects.", `quote: The road is closed`, "limits this: behind the quotation it says “unless the mayor objects”", "a limit behind it"},
		{"en", "If the mayor agrees, the road is closed.", `quote: the road is closed`, "under a condition", "a condition before it"},
		{"en", "The mayor might close the road for ever.", `quote: close the road for ever`, "may or would", "a mere possibility"},
		{"de", "Es ist nicht wahr, dass die Sperre Geld spart.", `quote: die Sperre Geld spart`, "denies", "German"},
		{"fr", "La route est fermée, sauf si le maire s’y oppose.", `quote: La route est fermée`, "limits", "French"},
		{"pl", "Nie ma dowodów, że zamknięcie drogi oszczędza pieniądze.", `quote: zamknięcie drogi oszczędza pieniądze`, "denies", "Polish"},
		{"el", "Δεν είναι αλήθεια ότι το κλείσιμο εξοικονομεί χρήματα.", `quote: το κλείσιμο εξοικονομεί χρήματα`, "denies", "Greek"},
		{"en", "This rule does not apply to:\n\n- carts that are drawn by hand;\n- carts that are drawn by horses.", `quote: carts that are drawn by horses`, "denies", "the sentence above a list"},
		{"en", "# Road\n\nIt is a myth that **closing the road saves money**.", `quote: closing the road saves money`, "in doubt", "in bold"},

		{"en", "It is not true that closing the road saves money.", `quote: It is not true that closing the road saves money.`, "", "the whole sentence"},
		{"en", "The report, which was not published on time, says that closing the road saves money.", `quote: closing the road saves money`, "", "a negation of something else"},
		{"en", "Nobody denies that closing the road saves money.", `quote: closing the road saves money`, "", "turned twice"},
		{"en", "Nobody knew it. The road is closed.", `quote: The road is closed`, "", "another sentence"},
		{"en", "The road is closed, unless the mayor objects.", "quote: The road is closed\n  acknowledge:\n    - rule: truncated-claim\n      reason: he never does", "", "a person has looked"},
		{"de", "Niemand bestreitet, dass die Sperre Geld spart.", `quote: die Sperre Geld spart`, "", "German, turned twice"},
		{"fr", "Il est vrai que la route est fermée.", `quote: la route est fermée`, "", "French, affirmed"},
		{"en", "The rule applies to:\n\n- carts that are drawn by hand;\n- carts that are drawn by horses.", `quote: carts that are drawn by horses`, "", "a list of what is so"},
		{"en", "# No winter\n\nThe road is closed.", `quote: The road is closed`, "", "a heading is another sentence"},
	})
}

func TestReportedSpeech(t *testing.T) {
	testContext(t, "reported-speech", []contextCase{
		{"en", "The road was closed in May. Jane Doe wrote in June:\n\n> We lose a third of our guests.\n\nThe council did not answer.", `quote: We lose a third of our guests`, "`speaker: Jane Doe`", "a block quotation, and who wrote it"},
		{"de", "Die Straße wurde im Mai gesperrt. Die Antwort kam im Juni und war kurz:\n\n> Wir verlieren ein Drittel der Gäste.\n\nDer Rat schwieg.", `quote: Wir verlieren ein Drittel der Gäste`, "block quotation", "nobody is named"},
		{"fr", "La route a été fermée en mai, dit le rapport annuel du conseil.\n\n> Nous perdons un tiers des clients.\n\nLe conseil n’a pas répondu.", "quote: Nous perdons un tiers des clients\n  speaker: le rapport annuel", "", "the sheet names who speaks"},
		{"en", "> The road was closed in May, and all of the inns with it.\n>\n> We lose a third of our guests.\n\nPage 1", `quote: We lose a third of our guests`, "", "all text is set as one, to have margins"},
		{"en", "The road was closed in May, and it stayed closed for long.\n\n> We lose a third of our guests.\n\nThe council did not answer.", `quote: it stayed closed for long`, "", "beside a block quotation"},
		{"pl", "– Tracimy jedną trzecią gości – powiedziała Anna Nowak.", `quote: Tracimy jedną trzecią gości`, "behind a dash", "a dash, and who speaks"},
		{"fr", "Le maire a dit : « C’est l’hiver.\n\nLa route sera fermée.\n\nC’est ainsi », a-t-il ajouté.", `quote: La route sera fermée`, "quotation marks", "a quotation of several paragraphs"},
		{"en", "“We lose a third of our guests,” Jane Doe said.", `quote: We lose a third of our guests`, "`speaker: Jane Doe`", "English"},
		{"en", "\"We lose a third of our guests,\" she said.", `quote: We lose a third of our guests`, "say with", "straight marks, and no name"},
		{"de", "„Wir verlieren jeden dritten Gast“, sagte Eva Kurz.", `quote: Wir verlieren jeden dritten Gast`, "Eva Kurz", "German"},
		{"fr", "« Nous perdons un client sur trois », a déclaré Jean Petit.", `quote: Nous perdons un client sur trois`, "Jean Petit", "French"},
		{"sv", "”Vi förlorar var tredje gäst”, sade Eva Lund.", `quote: Vi förlorar var tredje gäst`, "Eva Lund", "Swedish"},
		{"el", "«Χάνουμε έναν στους τρεις πελάτες», δήλωσε η Μαρία Νικολάου.", `quote: Χάνουμε έναν στους τρεις πελάτες`, "quotation marks", "Greek"},
		{"en", "John Roe was there. “We lose a third of our guests,” said Jane Doe.", "speaker: John Roe\n  quote: We lose a third of our guests", "somebody else than \"John Roe\"", "another speaker"},
		{"en", "She wrote: “It snows.\n\n“We lose a third of our guests.\n\n“It rains.”", `quote: We lose a third of our guests`, "quotation marks", "a quotation of three paragraphs"},
		{"en", "x", "- source: talk\n  quote: The road must stay open in winter.", "the words of Jane Doe", "a recording"},

		{"en", "“We lose a third of our guests,” Jane Doe said.", "speaker: Jane Doe\n  quote: We lose a third of our guests", "", "she is named"},
		{"en", "“We lose a third of our guests,” said Dr Jane Doe.", "speaker: DOE, Jane\n  quote: We lose a third of our guests", "", "written otherwise"},
		{"en", "“We lose a third of our guests,” Jane Doe said.", `quote: “We lose a third of our guests,”`, "", "the marks show that it is speech"},
		{"en", "“We lose a third of our guests,” Anna Berger said.", `quote: We lose a third of our guests`, "", "she is the author"},
		{"en", "They call it “winter break”: the road is closed for months.", `quote: the road is closed for months`, "", "the marks are closed"},
		{"en", "We take the “winter break” as it comes.", `quote: winter break`, "", "a term"},
		{"de", "Das „Winterwunder“ ist da, und die Straße ist „zu“.", `quote: und die Straße ist`, "", "German, between two terms"},
		{"en", "“We lose a third of our guests,” she said.", "quote: We lose a third of our guests\n  acknowledge:\n    - rule: reported-speech\n      reason: it is the council", "", "a person has looked"},
		{"en", "x", "- source: talk\n  quote: Welcome to all of you here.", "", "the first voice of a recording"},
		{"en", "x", "- source: talk\n  speaker: Jane Doe\n  quote: The road must stay open in winter.", "", "a recording, and its speaker"},
	})
}

func TestHeadingAsStatement(t *testing.T) {
	table := "The roads of the north are many, and most are closed in winter.\n\n| Month of the year | Roads closed |\n|---|---|\n| May | none at all |\n| June | one or two |\n"
	testContext(t, "heading-as-statement", []contextCase{
		{"en", "# Winter closes every road\n\nThe road is closed.", `quote: Winter closes every road`, "a heading", "a heading"},
		{"de", "Text.\n\n## Der Winter sperrt alle Straßen\n\nDie Straße ist zu.", `quote: Der Winter sperrt alle Straßen`, "a heading", "German"},
		{"en", "# Winter closes every road\n\nThe road is closed.", `quote: closes every road`, "a heading", "a part of one"},
		{"en", "Was the road closed in May? It was.", `quote: the road closed in May`, "question", "half of a question"},
		{"es", "¿Está cerrada la carretera? Sí.", `quote: Está cerrada la carretera`, "question", "Spanish"},
		{"el", "Είναι κλειστός ο δρόμος; Ναι.", `quote: Είναι κλειστός ο δρόμος`, "question", "Greek, by its own mark"},
		{"en", "**Who pays for the road**: the guests.", `quote: Who pays for the road`, "label", "a label"},
		{"en", table, `quote: Month of the year`, "head of a table", "the head of a column"},
		{"en", "So. The road in winter: a tale of snow.", `quote: The road in winter`, "title", "the title in the catalogue"},

		{"en", "# Winter closes every road\n\nThe road is closed in winter.", `quote: The road is closed in winter.`, "", "the text below"},
		{"en", "Was the road closed in May? It was.", `quote: Was the road closed in May?`, "", "with its mark"},
		{"en", "Was it closed? The road is closed.", `quote: The road is closed`, "", "the question is another sentence"},
		{"el", "Ο δρόμος είναι κλειστός· χιονίζει.", `quote: Ο δρόμος είναι κλειστός`, "", "Greek, a semicolon"},
		{"en", "# The road is closed in winter.\n\nIt is.", `quote: The road is closed in winter.`, "", "a heading that is a sentence"},
		{"en", table, `quote: none at all`, "", "a cell below the head"},
		{"en", "# Winter closes every road\n\nIt does.", "quote: Winter closes every road\n  acknowledge:\n    - rule: heading-as-statement\n      reason: the headline is what we write about", "", "a person has looked"},
		{"fr", "La route est fermée ; il neige.", `quote: La route est fermée`, "", "a French semicolon"},
		{"en", "- a closed road\n- an open road", `quote: an open road`, "", "an item of a list"},
	})
}

func TestSpeaker(t *testing.T) {
	far := strings.Repeat("\n\nA paragraph on the weather of the north.", 6)
	testContext(t, "speaker", []contextCase{
		{"en", "x", "- source: hearing\n  speaker: Mr Piet Vandermolen\n  quote: The road is closed every winter.", "Dr Ines Halloran speak", "a transcript names another"},
		{"en", "x", "- source: hearing\n  speaker: Jonas Abelard\n  quote: Banks keep keys", "Vandermolen speak", "nobody of that name"},
		{"en", "x", "- source: hearing\n  speaker: Piet Vandermolen\n  quote: It is dear to keep it open.", "Halloran speak", "her second paragraph"},
		{"en", "x", "- source: hearing\n  speaker: Ines Halloran\n  quote: Is the road open?", "Chair speak", "the chair asks"},
		{"en", "x", "- source: talk\n  speaker: John Roe\n  quote: The road must stay open in winter.", "Jane Doe speak", "a recording"},
		{"en", "“The road is closed,” Jane Doe said.", "speaker: John Roe\n  quote: The road is closed", "not named near", "nobody of that name"},
		{"de", "„Die Straße ist zu“, sagte Eva Kurz.", "speaker: Karl Lang\n  quote: Die Straße ist zu", "not named near", "German"},
		{"en", "A.\n\nB.\n\nC.\n\nD.\n\nJane Doe was there." + far + "\n\nThe road is closed." + far, "speaker: Jane Doe\n  quote: The road is closed.", "not named near", "far away"},
		{"pl", "„Ta droga jest zamknięta”, powiedział Jan Kowalski.", "speaker: Anna Nowak\n  quote: Ta droga jest zamknięta", "not named near", "Polish"},

		{"en", "x", "- source: hearing\n  speaker: Ines Halloran\n  quote: The road is closed every winter.", "", "the transcript names her"},
		{"en", "x", "- source: hearing\n  speaker: HALLORAN, Ines\n  quote: It is dear to keep it open.", "", "her second paragraph"},
		{"en", "x", "- source: hearing\n  speaker: Adaeze Thorne\n  quote: Is the road open?", "", "the list of those present says that she is in the chair"},
		{"en", "x", "- source: talk\n  speaker: Ms Doe\n  quote: The road must stay open in winter.", "", "a recording"},
		{"en", "Jane Doe was there.\n\nIt snowed.\n\n“The road is closed,” she said.", "speaker: Dr Jane Doe\n  quote: The road is closed", "", "two paragraphs before"},
		{"en", "Doe: roads will close\n\nRoe: roads will open\n\n“The road is closed,” Jane Major said.", "speaker: Jane Major\n  quote: The road is closed", "", "headlines are no transcript"},
		{"en", "“The road is closed.”", "speaker: Anna Berger\n  quote: The road is closed.", "", "the author"},
		{"en", "“The road is closed.”", "speaker: Harbour Council\n  quote: The road is closed.", "", "the publisher"},
		{"pl", "Według Jana Kowalskiego „ta droga jest zamknięta”.", "speaker: Jan Kowalski\n  quote: ta droga jest zamknięta", "", "Polish endings"},
		{"el", "Κατά τον Αλέξη Τσίπρα, «ο δρόμος είναι κλειστός».", "speaker: Αλέξης Τσίπρας\n  quote: ο δρόμος είναι κλειστός", "", "Greek endings"},
		{"en", "The road is closed." + far + "\n\nYours, Jane Doe", "speaker: Jane Doe\n  quote: The road is closed.", "", "a signature"},
		{"en", "“The road is closed.”", "speaker: John Roe\n  quote: The road is closed.\n  acknowledge:\n    - rule: speaker\n      reason: he signed the letter that it came with", "", "a person has looked"},
	})
}

func TestSuspiciousCharacters(t *testing.T) {
	testContext(t, "suspicious-characters", []contextCase{
		{"en", "The c\u043est of the road is high.", "quote: The c\u043est of the road is high.", "Cyrillic letter U+043E", "a look-alike letter"},
		{"en", "The road isnâ€™t open.", "quote: The road isnâ€™t open.", "wrong encoding", "mojibake"},
		{"de", "Die StraÃŸe am CafÃ© ist zu.", "quote: am CafÃ© ist zu", "'é'", "mojibake in German"},
		{"en", "The road is \ufffdpen.", "quote: The road is \ufffdpen.", "lost character", "U+FFFD"},
		{"en", "The logo \ue000 of the road.", "quote: The logo \ue000 of the road.", "U+E000", "private use"},
		{"el", "Ο δρόμος είναι ανοικτ\u006fς.", "quote: είναι ανοικτ\u006fς", "Latin letter", "a Latin o in Greek"},
		{"bg", "Пътят е затв\u006fрен.", "quote: Пътят е затв\u006fрен.", "Latin letter", "a Latin o in Bulgarian"},
		{"en", "The road \u0301is open.", "quote: The road \u0301is open.", "stands on no letter", "a lone accent"},

		{"en", "The road isn’t open – it’s 5 € a day.", "quote: The road isn’t open – it’s 5 € a day.", "", "typography"},
		{"de", "„Straße“ und „Café“ sind zu.", "quote: „Straße“ und „Café“ sind zu.", "", "German marks and letters"},
		{"el", "Ο ΟΤΕ και η Microsoft.", "quote: Ο ΟΤΕ και η Microsoft.", "", "two alphabets, word by word"},
		{"bg", "Според NATO и ЕС пътят е отворен.", "quote: Според NATO и ЕС пътят е отворен.", "", "Latin abbreviations"},
		{"en", "It is 5 μm of α-helix at 3 kΩ.", "quote: It is 5 μm of α-helix at 3 kΩ.", "", "Greek letters as signs"},
		{"en", "The cafe\u0301 is open.", "quote: The café is open.", "", "accents as marks of their own in the source"},
		{"fr", "Il fait 5 °C à l’Âge d’or.", "quote: Il fait 5 °C à l’Âge d’or.", "", "French"},
		{"en", "The ro\u00adad is open.", "quote: The road is open.", "", "a soft hyphen in the source alone"},
		{"en", "The road isnâ€™t open.", "quote: The road isnâ€™t open.\n  acknowledge:\n    - rule: suspicious-characters\n      reason: it is printed so", "", "a person has looked"},
	})
}

func TestShortQuotation(t *testing.T) {
	testContext(t, "short-quotation", []contextCase{
		{"en", "The road is closed.", "quote: closed", "only 1 word", "one word"},
		{"en", "The road is closed.", "quote: is closed", "only 2 words", "two"},
		{"de", "Die Straße ist zu.", "quote: ist zu", "only 2 words", "German"},
		{"el", "Ο δρόμος είναι κλειστός.", "quote: είναι κλειστός", "only 2 words", "Greek"},
		{"fr", "La route est fermée.", "quote: est fermée", "only 2 words", "French"},
		{"en", "The “winter break” is long.", "quote: “winter break”", "only 2 words", "marks are no words"},
		{"en", "It was 40 per cent.", "quote: It was", "only 2 words", "no verb tells more"},
		{"zh", "今天下雨了。", "quote: 下雨了", "only 2 words", "three characters of Chinese"},

		{"en", "The road is closed.", "quote: road is closed", "", "three words"},
		{"en", "The road is closed.", "quote: The road is closed.", "", "a sentence"},
		{"de", "Die Straße ist zu.", "quote: Straße ist zu", "", "German"},
		{"el", "Ο δρόμος είναι κλειστός.", "quote: δρόμος είναι κλειστός", "", "Greek"},
		{"zh", "今天早上这里下雨了。", "quote: 今天早上这里下雨了", "", "nine characters of Chinese"},
		{"en", "A claim is made.", "quote: A claim", "", "the claim of the sheet has these words"},
		{"en", "The road is closed.", "quote: is closed\n  acknowledge:\n    - rule: short-quotation\n      reason: the law defines it so", "", "a person has looked"},
		{"en", "At 5 p.m. it closed.", "quote: 5 p.m. it closed", "", "figures are words"},
	})
}

// Where the evidence is for figures, and where it stands in our own texts.
func TestOwnTextsAndFigures(t *testing.T) {
	in := sheet(t, "- source: news\n  quote: 40 roads")
	in.Sheet.Summary.Value = "The c\u043est is high."
	r := run1(t, library(t, map[string]string{"news.txt": "There are 40 roads."}), in, Options{})
	rules := map[string]int{}
	for _, f := range r.Findings {
		rules[f.Rule]++
	}
	if rules["suspicious-characters"] != 1 || rules["short-quotation"] != 1 {
		t.Errorf("findings %v, want one for our own text and one for the short quotation", rules)
	}
}

// An excerpt of a long text ends behind a word, or in a script without spaces
// behind a character.
func TestExcerpt(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"The road is closed.", "“The road is closed.”"},
		{strings.Repeat("closed ", 20), "“" + strings.TrimSpace(strings.Repeat("closed ", 12)) + " …”"},
		{strings.Repeat("道", 40), "“" + strings.Repeat("道", 30) + " …”"},
		{"A " + strings.Repeat("é", 60), "“A " + strings.Repeat("é", 44) + " …”"},
	} {
		if got := excerpt(c.words); got != c.want {
			t.Errorf("%q: %q, want %q", c.words, got, c.want)
		}
	}
}
