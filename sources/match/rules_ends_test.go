package match

import "testing"

var casesEndsOfWords = []ruleCase{
	{why: "whole words", source: "An unlawful road toll was lifted.", quote: "unlawful road toll", want: Exact},
	{why: "one whole word", source: "An unlawful road toll was lifted.", quote: "unlawful", want: Exact},
	{why: "a compound with its hyphens", source: "A non-lethal, up-to-date method was used.", quote: "non-lethal, up-to-date method", want: Exact},
	{why: "a word with its apostrophe", source: "They don't close the council's road.", quote: "don't close the council's road", want: Exact},
	{why: "a possessive left out turns nothing", source: "They close the council's road.", quote: "They close the council", want: Exact},
	{why: "behind a French elision", lang: "fr", source: "Il faut fermer l’accès de nuit.", quote: "accès de nuit", want: Exact},
	{why: "behind an Italian elision", lang: "it", source: "Si chiude dell'intera strada un tratto.", quote: "intera strada un tratto", want: Exact},
	{why: "a French elision before the quotation is whole with it", lang: "fr", source: "Il faut fermer l’accès de nuit.", quote: "l’accès de nuit", want: Exact},
	{why: "within marks", source: "It was (almost) “closed” then.", quote: "closed", want: Exact},
	{why: "beside a dash without spaces", source: "The road—narrow as it was—stayed open.", quote: "narrow as it was", want: Exact},
	{why: "beside a slash", source: "The owner and/or tenant must reply.", quote: "tenant must reply", want: Exact},
	{why: "Chinese has no spaces between words", lang: "zh", source: "这座桥在春天关闭了。", quote: "在春天关闭", want: Exact},
	{why: "Japanese", lang: "ja", source: "この橋は春に閉鎖された。", quote: "春に閉鎖された", want: Exact},
	{why: "the end of a word", source: "An unlawful road toll was lifted.", quote: "lawful road toll", want: Misquote},
	{why: "the start of a word", source: "The crossroads were closed for repairs.", quote: "roads were closed for repair", want: Misquote},
	{why: "the start of a German compound", lang: "de", source: "Die Straßensperrung war unzulässig.", quote: "Die Straßensperrung war un", want: Misquote},
	{why: "the end of one", lang: "de", source: "Die Sperrung war leider unzulässig.", quote: "zulässig", want: Misquote},
	{why: "a Finnish ending", lang: "fi", source: "Tietä ei suljettu sillassakaan silloin.", quote: "Tietä ei suljettu sillassa", want: Misquote},
	{why: "a Greek prefix", lang: "el", source: "Η παράνομη κίνηση ήταν αδύνατη τότε.", quote: "δύνατη τότε", want: Misquote},
	{why: "a Polish prefix", lang: "pl", source: "Droga była wtedy niebezpieczna.", quote: "bezpieczna", want: Misquote},
	{why: "behind a hyphen", source: "A non-lethal method was used.", quote: "lethal method was used", want: Misquote},
	{why: "before a hyphen", source: "They sold the toll-free road.", quote: "They sold the toll", want: Misquote},
	{why: "behind a hyphen that cannot break", source: "A non\u2011lethal method was used.", quote: "lethal method was used", want: Misquote},
	{why: "before 't", source: "They say that we can't close it.", quote: "They say that we can", want: Misquote},
	{why: "before ’t", source: "They say that they don’t close it.", quote: "They say that they don", want: Misquote},
	{why: "a word that others follow in Dutch", lang: "nl", source: "De foto’s waren oud.", quote: "s waren oud", want: Misquote},
	{why: "before an accent that composes", source: "The cafe\u0301 was closed there.", quote: "The cafe", want: Misquote},
	{why: "a soft hyphen parts no word", lang: "de", source: "Es war un\u00adzulässig bisher.", quote: "zulässig bisher", want: Misquote},
	{why: "the parts of AT&T", source: "The mast of AT&T was closed there.", quote: "T was closed there", want: Misquote},
	{why: "of an address", source: "Write to me@example.org about it.", quote: "example.org about it", want: Misquote},
	{why: "of an abbreviation", source: "This is what they do in the U.S. today.", quote: "This is what they do in the U", want: Misquote},
	{why: "of another, at the start", source: "This is what they do in the U.S. today.", quote: "S. today", want: Misquote},
	{why: "of a name of a site", source: "It stood on www.example.org in May.", quote: "It stood on www.example", want: Misquote},
	{why: "but not two sentences without a space between them", source: "They closed the road.Nobody asked why.", quote: "They closed the road", want: Exact},
	{why: "within a kana word", lang: "ja", source: "古いコンピューターを見た。", quote: "ターを見た", want: Misquote},
	{why: "behind an Irish prefix", lang: "ga", source: "Bhí an bóthar an-dúnta inné.", quote: "dúnta inné", want: Misquote},
}

// Rule 3, words: no part of a word, whatever joins its parts.
func TestRuleEndsOfWords(t *testing.T) {
	runRules(t, casesEndsOfWords)
}

var casesEndsOfNumbers = []ruleCase{
	{why: "a whole number", source: "There were 5000 cars on the road.", quote: "5000 cars on the road", want: Exact},
	{why: "with thousands", source: "There were 25,000 cars on the road.", quote: "25,000 cars on the road", want: Exact},
	{why: "with a decimal and its unit", source: "It rose by 3.5 per cent last year.", quote: "rose by 3.5 per cent", want: Exact},
	{why: "currency before", source: "It costs €5 a day there.", quote: "€5 a day", want: Exact},
	{why: "currency behind", lang: "fr", source: "Le péage coûte 5 € par jour.", quote: "Le péage coûte 5 € par jour", want: Exact},
	{why: "at the start of the source", source: "12 bridges were closed.", quote: "12 bridges", want: Exact},
	{why: "before the full stop of the sentence", source: "They closed it in 1998. Then it rained.", quote: "They closed it in 1998", want: Exact},
	{why: "before a comma and a space", source: "In 1998, 12 bridges were closed.", quote: "12 bridges were closed", want: Exact},
	{why: "a date, whole", lang: "de", source: "Seit dem 3. Mai 2021 ist sie zu.", quote: "Seit dem 3. Mai 2021", want: Exact},
	{why: "a range, whole", source: "Between 10–20 cars a day pass.", quote: "10–20 cars a day", want: Exact},
	{why: "behind it a word divided at the end of a line that begins like a unit", source: "It took no more than eleven min¬\nutes to cross.", quote: "It took no more than eleven", want: Exact},
	{why: "the same behind figures, of a word", source: "There were 12 kil¬\nlers of bees in the valley.", quote: "There were 12", want: Exact},
	{why: "its unit divided at the end of a line", source: "It is 12 kilo¬\nmetres to the bridge.", quote: "It is 12", want: Misquote},
	{why: "a million, whole", source: "It cost 5 million euros to mend.", quote: "It cost 5 million euros", want: Exact},
	{why: "a number in words, whole", source: "Some twenty thousand cars pass.", quote: "twenty thousand cars pass", want: Exact},
	{why: "a footnote digit that nobody marked belongs to its word", source: "The toll² was lifted in May.", quote: "The toll² was lifted", want: Exact},
	{why: "thousands with a comma, before", source: "There were 25,000 cars on the road.", quote: "000 cars on the road", want: Misquote},
	{why: "behind", source: "On the road there were 25,000 cars.", quote: "On the road there were 25", want: Misquote},
	{why: "thousands with a full stop", lang: "de", source: "Es waren 25.000 Autos da.", quote: "000 Autos da", want: Misquote},
	{why: "thousands with a space", lang: "fr", source: "Il y avait 25 000 voitures là.", quote: "000 voitures là", want: Misquote},
	{why: "thousands with a space, behind", lang: "pl", source: "Na drodze stało 25 000 aut.", quote: "Na drodze stało 25", want: Misquote},
	{why: "thousands with a no-break space", lang: "fi", source: "Tiellä oli 125\u00a0000 autoa silloin.", quote: "000 autoa silloin", want: Misquote},
	{why: "thousands with a narrow no-break space", lang: "fr", source: "Il y avait 25\u202f000 voitures là.", quote: "000 voitures là", want: Misquote},
	{why: "thousands with a thin space", lang: "sv", source: "Där stod 25\u2009000 bilar då.", quote: "000 bilar då", want: Misquote},
	{why: "thousands with an apostrophe", lang: "de", source: "Es waren 25’000 Autos da.", quote: "000 Autos da", want: Misquote},
	{why: "5 000 is not in 25 000", lang: "fr", source: "Il y avait 25 000 voitures là.", quote: "5 000 voitures là", want: Misquote},
	{why: "a decimal, behind", source: "The rate then rose to 3.5 in May.", quote: "The rate then rose to 3", want: Misquote},
	{why: "a decimal, before", source: "The rate rose to 3.5 in May.", quote: "5 in May", want: Misquote},
	{why: "a decimal comma", lang: "de", source: "Die Quote stieg auf 3,5 im Mai.", quote: "Die Quote stieg auf 3", want: Misquote},
	{why: "a decimal that begins with its point", source: "The rate rose to .5 in May of the year.", quote: "5 in May of the year", want: Misquote},
	{why: "a minus", source: "It fell to −5 degrees at night.", quote: "5 degrees at night", want: Misquote},
	{why: "a typed minus", source: "It fell to -5 degrees at night.", quote: "5 degrees at night", want: Misquote},
	{why: "plus-minus", source: "It is right to ±5 metres there.", quote: "5 metres there", want: Misquote},
	{why: "less than", source: "It takes <5 days to mend it.", quote: "5 days to mend it", want: Misquote},
	{why: "about", source: "It takes ~5 days to mend it.", quote: "5 days to mend it", want: Misquote},
	{why: "currency before", source: "It costs €5 a day there.", quote: "5 a day there", want: Misquote},
	{why: "currency before, with a space", source: "It costs € 5 a day there.", quote: "5 a day there", want: Misquote},
	{why: "currency behind", lang: "fr", source: "Le péage coûte alors 5 € par jour.", quote: "Le péage coûte alors 5", want: Misquote},
	{why: "an Arabic thousands separator", lang: "ar", source: "كان هناك على الجسر ٢٥٬٠٠٠ سيارة", quote: "كان هناك على الجسر ٢٥", want: Misquote},
	{why: "an Arabic decimal separator", lang: "ar", source: "ارتفع السعر بنسبة ٣٫٥ اليوم", quote: "ارتفع السعر بنسبة ٣", want: Misquote},
	{why: "a raised decimal point", source: "The rate then rose to 3·5 in May.", quote: "The rate then rose to 3", want: Misquote},
	{why: "a Chinese number", lang: "zh", source: "共有三千五百人参加了会议。", quote: "五百人参加了会议", want: Misquote},
	{why: "per cent", source: "The toll then rose by 12% in May.", quote: "The toll then rose by 12", want: Misquote},
	{why: "per cent with a space", lang: "de", source: "Die Maut stieg dann um 12 % im Mai.", quote: "Die Maut stieg dann um 12", want: Misquote},
	{why: "per mille", lang: "de", source: "Er fuhr damals mit 2 ‰ nach Hause.", quote: "Er fuhr damals mit 2", want: Misquote},
	{why: "per cent in words", source: "The toll then rose by 12 per cent in May.", quote: "The toll then rose by 12", want: Misquote},
	{why: "million", source: "To mend it they paid 5 million euros.", quote: "To mend it they paid 5", want: Misquote},
	{why: "Millionen", lang: "de", source: "Für den Bau zahlte man 5 Millionen Euro.", quote: "Für den Bau zahlte man 5", want: Misquote},
	{why: "εκατομμύρια", lang: "el", source: "Για το έργο πλήρωσαν 5 εκατομμύρια ευρώ.", quote: "Για το έργο πλήρωσαν 5", want: Misquote},
	{why: "a unit with a space", source: "The closed road is about 12 km long.", quote: "The closed road is about 12", want: Misquote},
	{why: "a unit without one", source: "The closed road is about 12km long.", quote: "The closed road is about 12", want: Misquote},
	{why: "degrees", source: "At night it once fell to 5° outside.", quote: "At night it once fell to 5", want: Misquote},
	{why: "number words", source: "About twenty thousand cars pass it.", quote: "thousand cars pass it", want: Misquote},
	{why: "number words, behind", source: "The cars that pass are five hundred.", quote: "The cars that pass are five", want: Misquote},
	{why: "number words with a hyphen", source: "About twenty-five cars pass it.", quote: "five cars pass it", want: Misquote},
	{why: "German numbers are one word", lang: "de", source: "Es waren fünfhundert Autos da.", quote: "hundert Autos da", want: Misquote},
	{why: "a range, before", source: "Between 10–20 cars a day pass.", quote: "20 cars a day pass", want: Misquote},
	{why: "a range, behind", source: "The cars a day number some 10–20.", quote: "The cars a day number some 10", want: Misquote},
	{why: "a range with a hyphen", source: "Pages 10-20 are about cars there.", quote: "20 are about cars there", want: Misquote},
	{why: "a date in digits, behind", source: "They closed the road on 3/5/2021.", quote: "They closed the road on 3/5", want: Misquote},
	{why: "a date in digits, before", lang: "de", source: "Gesperrt seit dem 03.05.2021 ist sie.", quote: "05.2021 ist sie", want: Misquote},
	{why: "a date with hyphens", source: "It was closed on 2021-05-03 by them.", quote: "03 by them", want: Misquote},
	{why: "a time", source: "The road will be closed at 17:30 today.", quote: "The road will be closed at 17", want: Misquote},
	{why: "a fraction", source: "Of all the cars they counted 3/4 there.", quote: "Of all the cars they counted 3", want: Misquote},
	{why: "a fraction in one character", source: "The closed road has 3½ lanes.", quote: "The closed road has 3", want: Misquote},
	{why: "an exponent", source: "The plot behind it has 10² tiles.", quote: "The plot behind it has 10", want: Misquote},
	{why: "a footnote digit that nobody marked", source: "They then lifted the toll² again.", quote: "They then lifted the toll", want: Misquote},
	{why: "a letter that belongs to the number", source: "See section 14a of the act now.", quote: "See section 14", want: Misquote},
	{why: "an ordinal", source: "The road was closed on the 5th.", quote: "The road was closed on the 5", want: Misquote},
	{why: "a section number", source: "The rule stands in section 4.2 there.", quote: "The rule stands in section 4", want: Misquote},
}

// Rule 3, numbers: one token with sign, separators, currency, per cent, unit.
func TestRuleEndsOfNumbers(t *testing.T) {
	runRules(t, casesEndsOfNumbers)
}

func casesFinalPunctuation() []ruleCase {
	const closed = "The road was closed, and nobody passed. Then it rained."
	return []ruleCase{
		{why: "left out", source: closed, quote: "The road was closed, and nobody passed", want: Exact},
		{why: "kept", source: closed, quote: "The road was closed, and nobody passed.", want: Exact},
		{why: "the comma left out", source: closed, quote: "The road was closed", want: Exact},
		{why: "the comma kept", source: closed, quote: "The road was closed,", want: Exact},
		{why: "a question mark left out", source: "Was the road closed? Nobody knew.", quote: "Was the road closed", want: Exact},
		{why: "a full stop of the author's, chicago", conv: "chicago", source: closed, quote: "The road was closed.", want: Edited},
		{why: "a comma of the author's, bluebook", conv: "bluebook", source: "The road was closed by them.", quote: "The road was closed,", want: Edited},
		{why: "a full stop before a closing mark", conv: "chicago", source: "They call it “the toll” here.", quote: "They call it “the toll.”", want: Edited},
		{why: "a full stop of the author's", source: closed, quote: "The road was closed.", want: Misquote},
		{why: "in un", conv: "un", source: closed, quote: "The road was closed.", want: Misquote},
		{why: "a comma of the author's", source: "The road was closed by them.", quote: "The road was closed,", want: Misquote},
		{why: "a question mark, even in chicago", conv: "chicago", source: closed, quote: "The road was closed?", want: Misquote},
		{why: "an exclamation mark", conv: "chicago", source: closed, quote: "The road was closed!", want: Misquote},
		{why: "a colon", conv: "chicago", source: closed, quote: "The road was closed:", want: Misquote},
		{why: "a full stop for the question mark", source: "Was the road closed? Nobody knew.", quote: "Was the road closed.", want: Misquote},
		{why: "a full stop for the question mark, even in chicago", conv: "chicago", source: "Why was the road closed? Nobody knew.", quote: "Why was the road closed.", want: Misquote},
		{why: "in Greek too, where it looks like a semicolon", conv: "chicago", lang: "el", source: "Ποιος έκλεισε τον δρόμο; Κανείς δεν ξέρει.", quote: "Ποιος έκλεισε τον δρόμο.", want: Misquote},
		{why: "an English semicolon asks nothing", conv: "chicago", source: "They closed the road; nobody knew.", quote: "They closed the road.", want: Edited},
		{why: "two full stops", conv: "chicago", source: closed, quote: "The road was closed..", want: Misquote},
		{why: "a mark before the first word", source: closed, quote: "(The road was closed", want: Misquote},
		{why: "Greek question mark", lang: "el", source: "Έκλεισε ο δρόμος. Ποιος ξέρει;", quote: "Έκλεισε ο δρόμος;", want: Misquote},
		{why: "Spanish: the opening mark appears", lang: "es", source: "La calle está cerrada hoy.", quote: "¿La calle está cerrada hoy", want: Misquote},
	}
}

// Rule 3, the marks at the ends.
func TestRuleFinalPunctuation(t *testing.T) {
	runRules(t, casesFinalPunctuation())
	m := findOne(t, newSource("", "The road was closed, unless it rained."), Quotation{Text: "The road was closed."}, "chicago")
	if m.Verdict != Edited || !hasNote(m, "full-stop") {
		t.Errorf("a full stop in mid-sentence: %s, notes %v", m.Verdict, m.Notes)
	}
}

func hasNote(m Match, rule string) bool {
	for _, n := range m.Notes {
		if n.Rule == rule {
			return true
		}
	}
	return false
}
