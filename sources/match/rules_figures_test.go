package match

import "testing"

var casesSigns = []ruleCase{
	{why: "with its sign", source: "It fell to minus 5 degrees at night.", quote: "It fell to minus 5 degrees", want: Exact},
	{why: "with the sign behind it", source: "It fell to 5 degrees below zero at night.", quote: "fell to 5 degrees below zero", want: Exact},
	{why: "German, with its sign", lang: "de", source: "Es hatte nachts minus fünf Grad.", quote: "minus fünf Grad", want: Exact},
	{why: "French, at least is no sign", lang: "fr", source: "Il faut au moins 5 degrés la nuit.", quote: "5 degrés la nuit", want: Exact},
	{why: "nor is it in Spanish", lang: "es", source: "Hacen falta al menos 5 grados de día.", quote: "5 grados de día", want: Exact},
	{why: "nor in Portuguese", lang: "pt", source: "São precisos pelo menos 5 graus de dia.", quote: "5 graus de dia", want: Exact},
	{why: "fewer, before something else", lang: "es", source: "Hubo menos coches que antes, y 5 autobuses.", quote: "5 autobuses", want: Exact},
	{why: "a noun", source: "The one minus is that 5 bridges were closed.", quote: "5 bridges were closed", want: Exact},
	{why: "a mark stands between", source: "They saw a minus: 5 bridges were closed.", quote: "5 bridges were closed", want: Exact},
	{why: "plus leaves the number what it is", source: "The driver plus 5 passengers were hurt.", quote: "5 passengers were hurt", want: Exact},
	{why: "negative, and no unit behind the number", source: "He tested negative 5 times in May.", quote: "5 times in May", want: Exact},
	{why: "minutes are no sign", lang: "nl", source: "De rit duurt 5 min 30 m verder.", quote: "30 m verder", want: Exact},
	{why: "zero alone is none", source: "It was 5 degrees, and below zero at night.", quote: "It was 5 degrees", want: Exact},
	{why: "minus", source: "It fell to minus 5 degrees at night.", quote: "5 degrees at night", want: Misquote},
	{why: "minus, cut off behind", source: "The figure for May is minus 5 per cent.", quote: "The figure for May is minus", want: Misquote},
	{why: "over a line's end", source: "It fell to minus\n5 degrees at night.", quote: "5 degrees at night", want: Misquote},
	{why: "minus and a number in words", lang: "de", source: "Es hatte nachts minus fünf Grad.", quote: "fünf Grad", want: Misquote},
	{why: "moins", lang: "fr", source: "Il faisait moins 5 degrés la nuit.", quote: "5 degrés la nuit", want: Misquote},
	{why: "menos", lang: "es", source: "Hacía menos 5 grados de noche.", quote: "5 grados de noche", want: Misquote},
	{why: "meno", lang: "it", source: "La notte c'erano meno 5 gradi.", quote: "5 gradi", want: Misquote},
	{why: "μείον", lang: "el", source: "Τη νύχτα είχε μείον 5 βαθμούς.", quote: "5 βαθμούς", want: Misquote},
	{why: "miinus", lang: "fi", source: "Yöllä oli miinus 5 astetta.", quote: "5 astetta", want: Misquote},
	{why: "минус", lang: "bg", source: "През нощта беше минус 5 градуса.", quote: "5 градуса", want: Misquote},
	{why: "mínusz", lang: "hu", source: "Éjjel mínusz 5 fok volt.", quote: "5 fok volt", want: Misquote},
	{why: "negative, before a number with its unit", source: "It fell to negative 5 degrees at night.", quote: "5 degrees at night", want: Misquote},
	{why: "below zero", source: "At night they had 5 degrees below zero.", quote: "At night they had 5 degrees", want: Misquote},
	{why: "unter null", lang: "de", source: "Nachts waren es 5 Grad unter null.", quote: "Nachts waren es 5 Grad", want: Misquote},
	{why: "bajo cero", lang: "es", source: "De noche hacía 5 grados bajo cero.", quote: "De noche hacía 5 grados", want: Misquote},
}

// Rule 3, signs in words: a number is one token with its sign.
func TestRuleSigns(t *testing.T) {
	runRules(t, casesSigns)
}

var casesNumberWords = []ruleCase{
	{why: "whole", source: "One hundred and five cars pass here.", quote: "One hundred and five cars", want: Exact},
	{why: "Spanish, whole", lang: "es", source: "Pasan treinta y cinco coches al día.", quote: "treinta y cinco coches", want: Exact},
	{why: "two numbers", lang: "es", source: "Pasan entre treinta y cuarenta coches al día.", quote: "cuarenta coches al día", want: Exact},
	{why: "two numbers in French", lang: "fr", source: "Il passe entre vingt et trente voitures.", quote: "trente voitures", want: Exact},
	{why: "no number behind and", source: "One hundred and more cars pass here.", quote: "more cars pass here", want: Exact},
	{why: "no number before and", lang: "pt", source: "Passam carros e cinco motos por dia.", quote: "cinco motos por dia", want: Exact},
	{why: "and between two small numbers", lang: "ro", source: "Trec cinci și șase mașini pe zi.", quote: "șase mașini pe zi", want: Exact},
	{why: "Polish one, alone", lang: "pl", source: "Przejechał tam jeden samochód.", quote: "jeden samochód", want: Exact},
	{why: "the unit of a ten", lang: "es", source: "Pasan treinta y cinco coches al día.", quote: "cinco coches al día", want: Misquote},
	{why: "the ten", lang: "es", source: "Los coches que pasan son treinta y cinco.", quote: "Los coches que pasan son treinta", want: Misquote},
	{why: "the ten with and", lang: "es", source: "Los coches que pasan son treinta y cinco.", quote: "Los coches que pasan son treinta y", want: Misquote},
	{why: "Portuguese", lang: "pt", source: "Passam vinte e cinco carros por dia.", quote: "cinco carros por dia", want: Misquote},
	{why: "Portuguese hundreds", lang: "pt", source: "Passam cento e vinte carros por dia.", quote: "vinte carros por dia", want: Misquote},
	{why: "Romanian, with an old cedilla", lang: "ro", source: "Trec douăzeci şi cinci de mașini.", quote: "cinci de mașini", want: Misquote},
	{why: "Bulgarian", lang: "bg", source: "Минават двадесет и пет коли на ден.", quote: "пет коли на ден", want: Misquote},
	{why: "French twenty-one", lang: "fr", source: "Il passe vingt et une voitures par jour.", quote: "une voitures par jour", want: Misquote},
	{why: "Croatian", lang: "hr", source: "Prolazi dvadeset i pet automobila.", quote: "pet automobila", want: Misquote},
	{why: "Polish", lang: "pl", source: "Przejechało dwadzieścia jeden aut.", quote: "jeden aut", want: Misquote},
	{why: "Lithuanian", lang: "lt", source: "Pravažiavo dvidešimt vienas automobilis.", quote: "vienas automobilis", want: Misquote},
	{why: "Maltese, the unit first", lang: "mt", source: "Jgħaddu ħamsa u għoxrin karozza.", quote: "għoxrin karozza", want: Misquote},
	{why: "hundred and five", source: "One hundred and five cars pass here.", quote: "five cars pass here", want: Misquote},
}

// Rule 3, numbers in words whose parts "and" joins, or that are written apart.
func TestRuleNumberWords(t *testing.T) {
	runRules(t, casesNumberWords)
}

var casesUnits = []ruleCase{
	{why: "millions with their currency", source: "The road cost 1.5 million euros then.", quote: "The road cost 1.5 million euros", want: Exact},
	{why: "millions of something else", source: "The road cost 1.5 million lives then.", quote: "The road cost 1.5 million", want: Exact},
	{why: "a number in words with its unit", source: "Some five per cent agreed then.", quote: "Some five per cent", want: Exact},
	{why: "a number in words before a noun", source: "Some five drivers agreed then.", quote: "Some five", want: Exact},
	{why: "the unit of another number", lang: "fr", source: "Cela coûte 5 millions d’ici deux ans.", quote: "Cela coûte 5 millions", want: Exact},
	{why: "a speed", source: "It went at 90 km/h then.", quote: "at 90 km/h", want: Exact},
	{why: "no speed", source: "It is 90 men/women then.", quote: "It is 90 men", want: Exact},
	{why: "a tolerance", source: "It took 5 ± 2 days there.", quote: "It took 5 ± 2 days", want: Exact},
	{why: "millions without their currency", source: "The road cost 1.5 million euros then.", quote: "The road cost 1.5 million", want: Misquote},
	{why: "in German", lang: "de", source: "Es kostet 1,5 Millionen Euro heute.", quote: "Es kostet 1,5 Millionen", want: Misquote},
	{why: "in French", lang: "fr", source: "Cela coûte 5 millions d’euros ici.", quote: "Cela coûte 5 millions", want: Misquote},
	{why: "in Spanish", lang: "es", source: "Costó 1,5 millones de dólares.", quote: "Costó 1,5 millones", want: Misquote},
	{why: "in Czech, where the word has many endings", lang: "cs", source: "Cesta stála 1,5 milionu korun.", quote: "Cesta stála 1,5 milionu", want: Misquote},
	{why: "in Greek, with its accents", lang: "el", source: "Ο δρόμος κόστισε 1,5 εκατομμύρια ευρώ.", quote: "Ο δρόμος κόστισε 1,5 εκατομμύρια", want: Misquote},
	{why: "both in words", source: "The bridge cost twenty million euros then.", quote: "The bridge cost twenty million", want: Misquote},
	{why: "words without per cent", source: "Some five per cent agreed then.", quote: "Some five", want: Misquote},
	{why: "half of per cent", source: "Some 14 per cent left.", quote: "Some 14 per", want: Misquote},
	{why: "half of percentage points", source: "It rose 2 percentage points then.", quote: "It rose 2 percentage", want: Misquote},
	{why: "half of it in French", lang: "fr", source: "Il y a 3 points de pourcentage ici.", quote: "Il y a 3 points", want: Misquote},
	{why: "degrees behind a space", source: "It was 5 °C then.", quote: "It was 5", want: Misquote},
	{why: "half a speed", source: "It went at 90 km/h then.", quote: "at 90 km", want: Misquote},
	{why: "square kilometres", source: "It has 5 square kilometres now.", quote: "It has 5", want: Misquote},
	{why: "without its tolerance", source: "It took 5 ± 2 days there.", quote: "It took 5", want: Misquote},
	{why: "the tolerance alone", source: "It took 5 ± 2 days there.", quote: "2 days there", want: Misquote},
	{why: "without spaces", source: "It took 7±2 weeks there.", quote: "2 weeks there", want: Misquote},
	{why: "before an exponent's figures", source: "It fell to 10⁻³ a year.", quote: "It fell to 10⁻", want: Misquote},
}

// Rule 3: a number is one token with its currency and unit, and with its
// tolerance.
func TestRuleUnits(t *testing.T) {
	runRules(t, casesUnits)
}
