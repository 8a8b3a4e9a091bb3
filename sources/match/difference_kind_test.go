package match

import (
	"strings"
	"testing"
)

// A tellCase is a source, a quotation of it that differs, and what is said.
type tellCase struct {
	why, lang, source, quote string
	reason                   string // a part of it
	hint                     string // a part of it
}

// What differs is named by the gravest of what it is, in words that show both
// sides.
var tellCases = map[string][]tellCase{
	"negation": {
		{"left out", "en", "The bridge may not be closed at night.", "The bridge may be closed at night.", `the source has "not" here`, `write "may not be"`},
		{"put in", "en", "The bridge may be closed at night.", "The bridge may not be closed at night.", `you wrote "not"`, `take "not" out`},
		{"a limit", "en", "Cars may cross the bridge only in May and in June.", "Cars may cross the bridge in May and in June.", `a limit that you left out`, "read the claim again"},
		{"German", "de", "Die Brücke darf nachts nicht gesperrt werden, sagt der Rat.", "Die Brücke darf nachts gesperrt werden, sagt der Rat.", `"nicht"`, "nicht"},
		{"French, of two words", "fr", "Le pont ne sera pas fermé pendant la nuit, dit le maire.", "Le pont sera fermé pendant la nuit, dit le maire.", `has`, ""},
		{"Greek", "el", "Η γέφυρα δεν κλείνει τη νύχτα για κανέναν λόγο.", "Η γέφυρα κλείνει τη νύχτα για κανέναν λόγο.", `"δεν"`, ""},
		{"Bulgarian", "bg", "Мостът не се затваря през нощта, казва кметът.", "Мостът се затваря през нощта, казва кметът.", `"не"`, ""},
		{"another word for it", "en", "The guards were always told of the unlawful search.", "The guards were always told of the lawful search.", `"unlawful" where you wrote "lawful"`, `write "unlawful"`},
		{"graver than a number", "en", "The three bridges may not be closed at night.", "The five bridges may be closed at night.", `"not"`, ""},
	},
	"number": {
		{"in words", "en", "The gate is closed for three days in May.", "The gate is closed for five days in May.", `the source says "three" where you wrote "five"`, `write "three"`},
		{"in digits", "en", "The gate is closed for 14 days in May.", "The gate is closed for 41 days in May.", `"14" where you wrote "41"`, ""},
		{"its separators", "en", "They spent 1,000 crowns on the old gate.", "They spent 1.000 crowns on the old gate.", "", ""},
		{"its sign", "en", "The water rose by -5 marks in one night.", "The water rose by 5 marks in one night.", "", ""},
		{"per cent", "en", "The toll rose by 5% in one year only.", "The toll rose by 5 in one year only.", "", ""},
		{"left out", "de", "Das Tor bleibt für 14 Tage im Mai geschlossen.", "Das Tor bleibt für Tage im Mai geschlossen.", `"14"`, ""},
		{"French", "fr", "La porte reste fermée pendant trois jours en mai.", "La porte reste fermée pendant cinq jours en mai.", `"trois" where you wrote "cinq"`, ""},
		{"a date", "pl", "Most zamknięto 3 maja 2021 roku po burzy.", "Most zamknięto 3 maja 2012 roku po burzy.", `"2021"`, ""},
		{"graver than words", "en", "The old gate is closed for three days in May.", "The new gate is closed for five days in May.", `"three" where you wrote "five"; 1 more place differs (words)`, ""},
	},
	"words": {
		{"changed", "en", "They may provide information to the harbour master.", "They may provide communication to the harbour master.", `"information" where you wrote "communication"`, `write "information", then`},
		{"a name for a pronoun", "en", "They want to close the road over the bridge.", "The-police want to close the road over the bridge.", `"They" where you wrote "The-police"`, `edits: [{shown: "[The-police]", replaces: "They"}]`},
		{"another form of a word", "en", "The police closes the road over the bridge.", "The police closed the road over the bridge.", `"closes" where you wrote "closed"`, `edits: [{shown: "[closed]", replaces: "closes"}]`},
		{"left out", "en", "They strengthen the cyber security and privacy of all the citizens.", "They strengthen the privacy of all the citizens.", `"cyber security and" here, which you left out`, "write […] where you left out 3 words"},
		{"put in", "en", "They may close the road over the bridge.", "They may close the old road over the bridge.", `does not have "old"`, `"[old]"`},
		{"a duty for a leave", "en", "The council must close the road over the bridge.", "The council may close the road over the bridge.", `"must" where you wrote "may"`, `write "must"`},
		{"a duty is told before other words", "en", "The old council must close the road over the bridge.", "The new council may close the road over the bridge.", `"must" where you wrote "may"; 1 more place differs (words)`, `write "must"`},
		{"German", "de", "Der Rat sperrt die alte Straße über die Brücke.", "Der Rat sperrt die neue Straße über die Brücke.", `"alte" where you wrote "neue"`, ""},
		{"one word of two", "en", "There is some one at the gate of the harbour.", "There is someone at the gate of the harbour.", "two words of the source are one", ""},
		{"the last word", "en", "They close the road over the bridge in May", "They close the road over the bridge in June", `"May" where you wrote "June"`, ""},
		{"the first word", "fr", "Chaque pont reste ouvert pendant la nuit.", "Aucun-deux pont reste ouvert pendant la nuit.", `"Chaque"`, ""},
		{"Chinese", "zh", "政府应当保护公民的通讯安全和信息权利。", "政府应当保护公民的经济安全和信息权利。", `"通讯" where you wrote "经济"`, ""},
	},
	"order": {
		{"names swapped", "en", "The ministry may sue the council over the bridge.", "The council may sue the ministry over the bridge.", "another order", "the source's order"},
		{"neighbours", "en", "They close the old narrow road over the bridge.", "They close the narrow old road over the bridge.", `"old narrow"`, ""},
		{"a word moved", "en", "They closed yesterday the old road over the bridge.", "They closed the old road yesterday over the bridge.", "another order", ""},
		{"German", "de", "Der Bund zahlt den Ländern im Mai die Kosten der Brücke.", "Der Bund zahlt im Mai den Ländern die Kosten der Brücke.", "", ""},
		{"French", "fr", "Le maire accuse le préfet devant le conseil.", "Le préfet accuse le maire devant le conseil.", "another order", ""},
		{"Bulgarian", "bg", "Кметът обвинява министъра за стария мост.", "министъра обвинява Кметът за стария мост.", "another order", ""},
		{"Greek", "el", "Ο δήμος κατηγορεί τον υπουργό για τη γέφυρα.", "Ο υπουργό κατηγορεί τον δήμος για τη γέφυρα.", "another order", ""},
		{"graver than punctuation", "en", "The ministry may sue the council over the bridge, in May.", "The council may sue the ministry over the bridge in May.", "(order, punctuation)", ""},
	},
	"letter": {
		{"Cyrillic in Latin", "en", "The harbour is closed over the winter.", "The h\u0430rbour is closed over the winter.", `the letter "а" in "hаrbour" is Cyrillic; the source has the Latin "a"`, "type"},
		{"Greek in Latin", "en", "The harbour is open over the winter.", "The harb\u03bfur is open over the winter.", "is Greek; the source has the Latin", "type"},
		{"Latin in Cyrillic", "bg", "Пристанището е затворено през цялата зима.", "Пристaнището е затворено през цялата зима.", "is Latin; the source has the Cyrillic", ""},
		{"Latin in Greek", "el", "Το λιμάνι είναι κλειστό όλο τον χειμώνα.", "To λιμάνι είναι κλειστό όλο τον χειμώνα.", "is Latin; the source has the Greek", ""},
		{"an accent left out", "fr", "Le marché est fermé pendant tout l'hiver.", "Le marche est fermé pendant tout l'hiver.", `"marché" where you wrote "marche"`, `write "marché"`},
		{"an accent put", "en", "The resume of the clerk was lost at sea.", "The résumé of the clerk was lost at sea.", `"resume" where you wrote "résumé"`, ""},
		{"dots", "de", "Die Brücke über den Fluss bleibt offen.", "Die Brucke über den Fluss bleibt offen.", `"Brücke"`, ""},
		{"a tail", "pl", "Droga wokół portu będzie zamknięta zimą.", "Droga wokół portu bedzie zamknięta zimą.", `"będzie"`, ""},
	},
	"case": {
		{"a capital", "en", "They close the road to the market in May.", "They close the road to the Market in May.", `"market" where you wrote "Market"`, `write "market"`},
		{"none", "en", "They told the Council of the road in May.", "They told the council of the road in May.", `"Council" where you wrote "council"`, ""},
		{"all", "en", "They told the Council of the road in May.", "They told the COUNCIL of the road in May.", `"Council"`, ""},
		{"an abbreviation", "en", "They told the NATO of the road in May.", "They told the Nato of the road in May.", `"NATO"`, ""},
		{"a German noun", "de", "Sie sperren die Straße im Mai für drei Tage.", "Sie sperren die straße im Mai für drei Tage.", `"Straße"`, ""},
		{"French", "fr", "Ils ferment la rue de la République en mai.", "Ils ferment la rue de la république en mai.", `"République"`, ""},
		{"Greek", "el", "Κλείνουν τον δρόμο προς την Αγορά τον Μάιο.", "Κλείνουν τον δρόμο προς την αγορά τον Μάιο.", `"Αγορά"`, ""},
		{"Bulgarian", "bg", "Затварят пътя към Пазара през май.", "Затварят пътя към пазара през май.", `"Пазара"`, ""},
	},
	"punctuation": {
		{"another mark", "en", "They close the road, which is old, in May.", "They close the road; which is old, in May.", `"," where you wrote ";"`, "write"},
		{"left out", "en", "They close the road, which is old, in May.", "They close the road which is old, in May.", `"," behind "road", which you left out`, `write "road, which"`},
		{"put in", "en", "They close the road which is old in May.", "They close the road, which is old in May.", `no "," behind "road"`, ""},
		{"quotation marks", "en", "They say “close the road” in May and go.", "They say close the road in May and go.", "", ""},
		{"a hyphen", "en", "They co-operate with the harbour master in May.", "They cooperate with the harbour master in May.", "", ""},
		{"a bracket", "de", "Sie sperren die Straße (im Mai) für Wochen.", "Sie sperren die Straße im Mai für Wochen.", "", ""},
		{"a question", "fr", "Qui ferme la rue? Les maires ferment la rue.", "Qui ferme la rue! Les maires ferment la rue.", `"?" where you wrote "!"`, ""},
		{"a colon", "pl", "Rada mówi: zamykamy drogę w maju.", "Rada mówi; zamykamy drogę w maju.", "", ""},
	},
	"invisible": {
		{"behind a word", "en", "They keep the data of the harbour safe.", "They keep the data\u200b of the harbour safe.", `a zero-width space (U+200B) stands behind "data"`, "delete the character"},
		{"in a word", "en", "They keep the data of the harbour safe.", "They keep the da\u200bta of the harbour safe.", `stands in "data"`, ""},
		{"a soft hyphen", "de", "Sie sperren die Hauptstraße für Wochen.", "Sie sperren die Haupt\u00adstraße für Wochen.", "a soft hyphen", ""},
		{"a mark of direction", "en", "They keep the data of the harbour safe.", "They keep the \u200fdata of the harbour safe.", "a right-to-left mark", ""},
		{"a byte order mark", "fr", "Ils gardent les données du port pendant un an.", "Ils gardent \ufeffles données du port pendant un an.", "a byte order mark", ""},
		{"a word joiner", "en", "They keep the data of the harbour safe.", "They keep the data\u2060 of the harbour safe.", "a word joiner", ""},
		{"in Greek", "el", "Φυλάσσουν τα δεδομένα του λιμανιού για έναν χρόνο.", "Φυλάσσουν τα δεδομένα\u200b του λιμανιού για έναν χρόνο.", `behind "δεδομένα"`, ""},
		{"in Bulgarian", "bg", "Те пазят данните на пристанището цяла година.", "Те пазят данните\u200b на пристанището цяла година.", `behind "данните"`, ""},
	},
}

func TestWhatIsTold(t *testing.T) {
	for differs, cases := range tellCases {
		if len(cases) < 8 {
			t.Errorf("%s: %d cases, want 8", differs, len(cases))
		}
		for _, c := range cases {
			m := findOne(t, newSource(c.lang, c.source), Quotation{Text: c.quote}, "")
			if m.Verdict != Misquote || m.Differs != differs || !strings.Contains(m.Reason, c.reason) || !strings.Contains(m.Hint, c.hint) {
				t.Errorf("%s, %s: %q\n%s, differs %q, want %q\nreason %s, want %s\nhint   %s, want %s", differs, c.why, c.quote, m.Verdict, m.Differs, differs, m.Reason, c.reason, m.Hint, c.hint)
			}
		}
	}
}

// A mark is offered only where the quotation passes with it.
func TestProposalsPass(t *testing.T) {
	for _, c := range []struct{ why, source, quote, hint string }{
		{"the omission would hide a limit", "They close the road for all cars, but not for bicycles and not at night, in the old harbour town.", "They close the road for all cars in the old harbour town.", ""},
		{"the parts would be too short", "The harbour master closes it.", "The master closes it.", ""},
		{"a duty in brackets turns the meaning", "The council closes the road over the bridge.", "The council must closes the road over the bridge.", `take "must" out`},
	} {
		m := findOne(t, newSource("en", c.source), Quotation{Text: c.quote}, "")
		if m.Verdict != Misquote || strings.Contains(m.Hint, "[") || !strings.Contains(m.Hint, c.hint) {
			t.Errorf("%s: %s, %s; hint %q", c.why, m.Verdict, m.Reason, m.Hint)
		}
	}
}

// Where dots without brackets are no omission, they are what differs, and how to
// write them is told; other differences are told first.
func TestBareDotsAreTold(t *testing.T) {
	const source = "The council closed the old road, which is narrow, in May."
	for _, c := range []struct{ why, quote, conv, reason, hint string }{
		{"three dots", "The council closed the old road ... in May", "strict", `"..."`, "write […]"},
		{"one sign", "The council closed the old road … in May", "strict", `"…"`, "write […]"},
		{"another word differs", "The council closed the new road ... in May", "strict", `"old" where you wrote "new"`, ""},
	} {
		m := findOne(t, newSource("en", source), Quotation{Text: c.quote}, c.conv)
		if m.Verdict != Misquote || !strings.Contains(m.Reason, c.reason) || !strings.Contains(m.Hint, c.hint) {
			t.Errorf("%s: %s, reason %q, hint %q", c.why, m.Verdict, m.Reason, m.Hint)
		}
		if c.conv == "strict" && c.hint != "" && (m.Differs != "punctuation" || !strings.HasPrefix(c.quote[m.Offset:], c.reason[1:len(c.reason)-1])) {
			t.Errorf("%s: differs %q at %d", c.why, m.Differs, m.Offset)
		}
	}
}
