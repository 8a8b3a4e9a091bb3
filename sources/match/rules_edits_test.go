package match

import (
	"strings"
	"testing"
)

func casesOmission() []ruleCase {
	const road = "The council closed the old road in May, and the new road, which is wider, opened in June. Traffic moved there at once."
	return []ruleCase{
		{why: "brackets round three dots", source: road, quote: "The council closed the old road [...] opened in June", want: Edited},
		{why: "round one character", source: road, quote: "The council closed the old road […] opened in June", want: Edited},
		{why: "round spaced dots, strict", conv: "strict", source: road, quote: "The council closed the old road [. . .] opened in June", want: Edited},
		{why: "bare dots by default", source: road, quote: "The council closed the old road ... opened in June", want: Edited},
		{why: "one bare character", source: road, quote: "The council closed the old road … opened in June", want: Edited},
		{why: "spaced bare dots", source: road, quote: "The council closed the old road . . . opened in June", want: Edited},
		{why: "bare dots without spaces", source: road, quote: "The council closed the old road…opened in June", want: Edited},
		{why: "four dots behind a sentence", source: road + " It rained all day.", quote: "which is wider, opened in June. ... It rained all day.", want: Edited},
		{why: "four dots together", source: road + " It rained all day.", quote: "which is wider, opened in June.... It rained all day.", want: Edited},
		{why: "a leading mark matches nothing", source: road, quote: "[...] the new road, which is wider, opened in June", want: Edited},
		{why: "a trailing mark matches nothing", source: road, quote: "The council closed the old road [...]", want: Edited},
		{why: "bare marks on both ends", source: road, quote: "... the new road, which is wider ...", want: Edited},
		{why: "two omissions", source: road, quote: "The council closed [...] the new road [...] opened in June", want: Edited},
		{why: "the nearest occurrence behind is taken", source: "The old road was closed. The new road was opened in May. The new road was opened in June too.", quote: "The old road was [...] opened in May", want: Edited},
		{why: "French", lang: "fr", source: "Le conseil a fermé la vieille route en mai, par prudence, et ouvert la nouvelle en juin.", quote: "Le conseil a fermé la vieille route en mai [...] et ouvert la nouvelle en juin", want: Edited},
		{why: "German", lang: "de", source: "Der Rat hat die alte Straße, die eng war, im Mai gesperrt.", quote: "Der Rat hat die alte Straße [...] im Mai gesperrt", want: Edited},
		{why: "Greek", lang: "el", source: "Το συμβούλιο έκλεισε τον παλιό δρόμο τον Μάιο, λόγω εργασιών, και άνοιξε τον νέο.", quote: "Το συμβούλιο έκλεισε τον παλιό δρόμο […] και άνοιξε τον νέο", want: Edited},
		{why: "a short part that is a clause of its own", source: "Roads close. That costs money every single year. Nobody likes it.", quote: "Roads close. [...] Nobody likes it.", want: Edited},
		{why: "a word at the start of its sentence, with its comma", source: "However, as they say, the road was closed in May.", quote: "However, [...] the road was closed in May", want: Edited},
		{why: "a short sentence in the middle", source: road + " It rained. People stayed at home all day.", quote: "Traffic moved there at once. [...] People stayed at home all day.", want: Edited},
		{why: "a short paragraph", source: "Roads close.\n\nThat costs money.\n\nNobody likes the noise of it.", quote: "Roads close. [...] Nobody likes the noise of it.", want: Edited},
		{why: "two words at the start of a sentence are no clause", source: "The council met in May. Nobody objected to the closing of the road.", quote: "The council met [...] Nobody objected", want: Misquote},
		{why: "nor are two before a comma", source: "The council said in May that the road was closed, and it opened a bridge later.", quote: "was closed, [...] it opened a bridge", want: Misquote},
		{why: "bare dots in strict", conv: "strict", source: road, quote: "The council closed the old road ... opened in June", want: Misquote},
		{why: "two dots are no mark", source: road, quote: "The council closed the old road .. opened in June", want: Misquote},
		{why: "empty brackets are no mark of three dots", source: road, quote: "The council closed the old road [..] opened in June", want: Misquote},
		{why: "nothing is omitted", source: road, quote: "The council closed [...] the old road in May", want: Misquote},
		{why: "only a mark is omitted", source: road, quote: "closed the old road in May [...] and the new road", want: Misquote},
		{why: "the other order", source: road, quote: "Traffic moved there at once. [...] The council closed the old road", want: OutOfOrder},
		{why: "overlap", source: road, quote: "the old road in May [...] road in May, and the new road", want: OutOfOrder},
		{why: "a part of one word", source: road, quote: "The council closed [...] wider [...] Traffic moved there at once", want: Misquote},
		{why: "a part of two words", source: road, quote: "The council [...] opened in June", want: Misquote},
		{why: "a part cuts a word", source: road, quote: "The council closed the old road [...] pened in June", want: Misquote},
		{why: "a part cuts a number", source: "The council paid 1,250 euros for the work, and 3,750 euros for the new bridge.", quote: "The council paid 1,250 euros [...] 750 euros for the new bridge", want: Misquote},
		{why: "a part that does not stand there", source: road, quote: "The council closed the old road [...] opened in July", want: Misquote},
		{why: "only marks", source: road, quote: "[...] […]", want: Misquote},
		{why: "no mark at all", source: road, quote: "The council closed the old road opened in June", want: Misquote},
	}
}

// Rule 4: marks, order, parts.
func TestRuleOmission(t *testing.T) {
	const road = "The council closed the old road in May, and the new road, which is wider, opened in June. Traffic moved there at once."
	runRules(t, casesOmission())
	m := findOne(t, newSource("", road), Quotation{Text: "The council closed the old road [...] opened in June"}, "")
	if len(m.Omitted) != 1 || strings.TrimSpace(road[m.Omitted[0].Start:m.Omitted[0].End]) != "in May, and the new road, which is wider," {
		t.Errorf("the omitted words are not told: %v", m.Omitted)
	}
}

var casesOmissionTurns = []ruleCase{
	{why: "nothing that turns", source: "The council shall, in the interest of all, close the road.", quote: "The council shall [...] close the road", want: Edited},
	{why: "a negation kept in a part", source: "The council shall not, in the interest of all, close the road.", quote: "The council shall not, [...] close the road", want: Misquote},
	{why: "a negation in a part, away from its border", source: "It is not the council, as some say, that closes the road.", quote: "It is not the council [...] that closes the road", want: Edited},
	{why: "a negation in another sentence, behind the omission", source: "The council met in May, as it does every year. Nobody closed the road.", quote: "The council met in May [...] Nobody closed the road.", want: Edited},
	{why: "a word that only contains one", source: "The council, in another notable hall, closed the road.", quote: "The council closed the road", want: Misquote},
	{why: "a word that only contains one, marked", source: "The council met, in another notable hall, about the road.", quote: "The council met [...] about the road", want: Edited},
	{why: "No. before a number negates nothing", source: "The council met, as Order No. 5 asks, about the road.", quote: "The council met [...] about the road", want: Edited},
	{why: "German nicht far from it", lang: "de", source: "Der Rat hat nicht die alte Straße, die eng war, im Mai gesperrt.", quote: "Der Rat hat nicht die alte Straße [...] im Mai gesperrt", want: Edited},
	{why: "not", source: "The council shall, as it said, not in any way close the road.", quote: "The council shall [...] close the road", want: Misquote},
	{why: "n't", source: "The council said that it doesn't want, and it will never try, to close the road.", quote: "The council said that it [...] to close the road", want: Misquote},
	{why: "unless", source: "The council shall act, unless the mayor objects, and close the road.", quote: "The council shall act [...] and close the road", want: Misquote},
	{why: "only", source: "The council may close, but only at night, the road to the bridge.", quote: "The council may close [...] the road to the bridge", want: Misquote},
	{why: "subject to", source: "The council may, subject to the mayor's consent, close the road.", quote: "The council may [...] close the road", want: Misquote},
	{why: "fails to", source: "The council often fails to see that it closed the road.", quote: "The council often [...] see that it closed the road", want: Misquote},
	{why: "at the left border", source: "The council does not, for that reason alone, close the road.", quote: "The council does not [...] close the road", want: Misquote},
	{why: "at the right border", source: "The council, for that reason and others, never closed the road.", quote: "The council, for that reason [...] never closed the road", want: Misquote},
	{why: "a limit in two words over the border", source: "The council may act subject, as always, to the mayor's consent.", quote: "The council may act subject [...] to the mayor's consent", want: Edited},
	{why: "German nicht", lang: "de", source: "Der Rat wird die Straße, wie er sagte, nicht im Mai oder später sperren.", quote: "Der Rat wird die Straße [...] oder später sperren", want: Misquote},
	{why: "German kein", lang: "de", source: "Der Rat sah damals keinen guten Grund, die alte Straße zu sperren.", quote: "Der Rat sah damals [...] die alte Straße zu sperren", want: Misquote},
	{why: "French ne … pas", lang: "fr", source: "Le conseil a dit hier qu'il ne voulait pas du tout fermer la route.", quote: "Le conseil a dit hier [...] fermer la route", want: Misquote},
	{why: "French sauf", lang: "fr", source: "Le conseil peut fermer la route, sauf avis contraire, pendant la nuit.", quote: "Le conseil peut fermer la route [...] pendant la nuit", want: Misquote},
	{why: "Greek δεν", lang: "el", source: "Το συμβούλιο είπε χθες ότι δεν θέλει, όπως πάντα, να κλείσει ο δρόμος.", quote: "Το συμβούλιο είπε χθες [...] να κλείσει ο δρόμος", want: Misquote},
	{why: "Greek χωρίς", lang: "el", source: "Το συμβούλιο μπορεί να κλείσει, χωρίς άλλη άδεια, τον δρόμο τη νύχτα.", quote: "Το συμβούλιο μπορεί να κλείσει [...] τον δρόμο τη νύχτα", want: Misquote},
	{why: "Polish nie", lang: "pl", source: "Rada miasta wczoraj powiedziała, że nie chce już zamykać tej drogi.", quote: "Rada miasta wczoraj [...] zamykać tej drogi", want: Misquote},
	{why: "Finnish ei", lang: "fi", source: "Neuvosto sanoi eilen, ettei se aio ja ei voi sulkea vanhaa tietä.", quote: "Neuvosto sanoi eilen [...] sulkea vanhaa tietä", want: Misquote},
	{why: "Swedish inte", lang: "sv", source: "Rådet sade i går att det inte vill stänga den gamla vägen.", quote: "Rådet sade i går [...] stänga den gamla vägen", want: Misquote},
	{why: "Spanish no", lang: "es", source: "El consejo dijo ayer que no quiere cerrar la vieja calle.", quote: "El consejo dijo ayer [...] cerrar la vieja calle", want: Misquote},
}

// Rule 4: what an omission may not hide, nor part from its words.
func TestRuleOmissionTurns(t *testing.T) {
	runRules(t, casesOmissionTurns)
	src := newSource("", "The council shall, as it said, not in any way close the road.")
	q := Quotation{Text: "The council shall [...] close the road", Acknowledged: []string{"omission"}}
	if m := findOne(t, src, q, ""); m.Verdict != Edited {
		t.Errorf("acknowledged: %s, %s", m.Verdict, m.Reason)
	}
	q.Acknowledged = []string{"bracket"}
	if m := findOne(t, src, q, ""); m.Verdict != Misquote || m.Differs != "negation" || m.Hint == "" {
		t.Errorf("another rule acknowledged: %s, differs %q, hint %q", m.Verdict, m.Differs, m.Hint)
	}
}

func casesOmissionLength() []ruleCase {
	filler := func(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }
	const start, end = "the council closed the road", "and opened the bridge"
	quote := start + " [...] " + end
	long := strings.TrimSpace(strings.Repeat("a sentence of six short words. ", 20)) // 619 characters
	return []ruleCase{
		{why: "199 words", source: start + " " + filler(199) + " " + end, quote: quote, want: Edited},
		{why: "200 words", source: start + " " + filler(200) + " " + end, quote: quote, want: Edited},
		{why: "the next paragraph, near", source: start + " in May.\n\nIt took a year " + end, quote: quote, want: Edited},
		{why: "two paragraphs on, near", source: start + " in May.\n\nIt took a year.\n\nIt took two " + end, quote: quote, want: Edited},
		{why: "the same section", source: "# Roads\n\n" + start + " in May.\n\nIt took a year " + end, quote: quote, want: Edited},
		{why: "201 words", source: start + " " + filler(201) + " " + end, quote: quote, want: Misquote},
		{why: "more than 600 characters over paragraphs", source: start + ".\n\n" + long + "\n\nIt took a year " + end, quote: quote, want: Misquote},
		{why: "another section", source: "# Roads\n\n" + start + " in May.\n\n# Bridges\n\nIt took a year " + end, quote: quote, want: Misquote},
		{why: "another subsection", source: "# Roads\n\n" + start + " in May.\n\n## Bridges\n\nIt took a year " + end, quote: quote, want: Misquote},
		{why: "from a heading's section back", source: "# Roads\n\nIt took a year " + end + ".\n\n# Bridges\n\n" + start, quote: quote, want: OutOfOrder},
		{why: "an acknowledged omission has its limits too", source: start + " " + filler(400) + " " + end, quote: quote, want: Misquote},
	}
}

// Rule 4: how much an omission may leave out, and where it may lead.
func TestRuleOmissionLength(t *testing.T) {
	runRules(t, casesOmissionLength())
	source := "the council closed the road " + strings.Repeat("word ", 400) + "and opened the bridge"
	quote := "the council closed the road [...] and opened the bridge"
	m := findOne(t, newSource("", source), Quotation{Text: quote, Acknowledged: []string{"omission"}}, "")
	if m.Verdict != Misquote {
		t.Errorf("acknowledged, 400 words: %s", m.Verdict)
	}
}

func casesFirstLetter() []ruleCase {
	const road = "In May the council closed the old road. Nobody had asked for it."
	return []ruleCase{
		{why: "as the source has it", conv: "strict", source: road, quote: "the council closed the old road", want: Exact},
		{why: "in brackets, strict", conv: "strict", source: road, quote: "[T]he council closed the old road", want: Edited},
		{why: "in brackets, down", conv: "oscola", source: road, quote: "[n]obody had asked for it", want: Edited},
		{why: "silently in un", conv: "un", source: road, quote: "The council closed the old road", want: Edited},
		{why: "in apa", conv: "apa", source: road, quote: "nobody had asked for it", want: Edited},
		{why: "in chicago", conv: "chicago", source: road, quote: "The council closed the old road.", want: Edited},
		{why: "with a warning in eu", conv: "eu", source: road, quote: "The council closed the old road", want: Edited},
		{why: "a part behind an omission", conv: "un", source: road, quote: "The council closed [...] nobody had asked for it", want: Edited},
		{why: "a part behind an omission, in brackets", conv: "strict", source: road, quote: "the council closed [...] [n]obody had asked for it", want: Edited},
		{why: "Greek", conv: "un", lang: "el", source: "Τον Μάιο το συμβούλιο έκλεισε τον δρόμο.", quote: "Το συμβούλιο έκλεισε τον δρόμο", want: Edited},
		{why: "with an accent", conv: "un", lang: "fr", source: "En mai, à la demande de tous, on ferma.", quote: "À la demande de tous", want: Edited},
		{why: "behind a mark", conv: "un", source: "He wrote “the road is closed” there.", quote: "“The road is closed”", want: Edited},
		{why: "Turkish, with its dot", conv: "un", lang: "tr", source: "Dün ilk köprü kapandı.", quote: "İlk köprü kapandı", want: Edited},
		{why: "Turkish, without one", conv: "un", lang: "tr", source: "Dün ırmak köprüsü kapandı.", quote: "Irmak köprüsü kapandı", want: Edited},
		{why: "I in any other language", conv: "un", source: "In May it was closed by them.", quote: "It was closed by them", want: Edited},
		{why: "in strict", conv: "strict", source: road, quote: "The council closed the old road", want: Misquote},
		{why: "in oscola", conv: "oscola", source: road, quote: "The council closed the old road", want: Misquote},
		{why: "in bluebook", conv: "bluebook", source: road, quote: "nobody had asked for it", want: Misquote},
		{why: "the first letter of another word", conv: "un", source: road, quote: "the Council closed the old road", want: Misquote},
		{why: "another letter in brackets", conv: "un", source: road, quote: "[S]he council closed the old road", want: Misquote},
		{why: "without the accent", conv: "un", lang: "fr", source: "En mai, à la demande de tous, on ferma.", quote: "A la demande de tous", want: Misquote},
		{why: "an abbreviation", conv: "un", source: "In May NATO closed the old road.", quote: "nATO closed the old road", want: Misquote},
		{why: "an abbreviation in brackets", conv: "un", source: "In May the EU closed the old road.", quote: "[e]U closed the old road", want: Misquote},
		{why: "the second letter", conv: "un", source: road, quote: "tHe council closed the old road", want: Misquote},
		{why: "Turkish: the capital of ı, not of i", conv: "un", lang: "tr", source: "Dün ilk köprü kapandı.", quote: "Ilk köprü kapandı", want: Misquote},
		{why: "no dot on an English I", conv: "un", source: "In May it was closed by them.", quote: "İt was closed by them", want: Misquote},
	}
}

// Rule 5.
func TestRuleFirstLetter(t *testing.T) {
	const road = "In May the council closed the old road. Nobody had asked for it."
	runRules(t, casesFirstLetter())
	m := findOne(t, newSource("", road), Quotation{Text: "The council closed the old road"}, "eu")
	if !hasNote(m, "first-letter") {
		t.Errorf("eu says nothing of the first letter: %v", m.Notes)
	}
	for _, c := range []string{"un", "apa", "chicago"} {
		if m := findOne(t, newSource("", road), Quotation{Text: "The council closed the old road"}, c); len(m.Notes) > 0 {
			t.Errorf("%s: %v", c, m.Notes)
		}
	}
	const polish = "They work hard to polish the stones. Polish stones may break; may they last."
	if m := findOne(t, newSource("", polish), Quotation{Text: "Polish the stones"}, "un"); m.Verdict != Edited || !hasNote(m, "first-letter") {
		t.Errorf("two words of one spelling: %s, %v", m.Verdict, m.Notes)
	}
	if m := findOne(t, newSource("", polish), Quotation{Text: "Polish stones"}, "un"); m.Verdict != Exact || len(m.Notes) > 0 {
		t.Errorf("as the source has it: %s, %v", m.Verdict, m.Notes)
	}
	m = findOne(t, newSource("", road), Quotation{Text: "[T]he council closed the old road"}, "eu")
	if len(m.Notes) > 0 {
		t.Errorf("a bracketed letter: %v", m.Notes)
	}
}
