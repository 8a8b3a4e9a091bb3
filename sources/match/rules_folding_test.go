package match

import "testing"

var casesSpace = []ruleCase{
	{why: "as it is written", source: "The bridge was closed in the spring.", quote: "The bridge was closed in the spring.", want: Exact},
	{why: "the author's line ends are spaces", source: "The bridge was closed in the spring.", quote: "The bridge\nwas closed\n  in the spring.\n", want: Exact},
	{why: "so are the source's, with tabs and two spaces", source: "The bridge\r\nwas\tclosed  in the spring.", quote: "was closed in the spring", want: Exact},
	{why: "no-break space", lang: "fr", source: "Le pont fut fermé\u00a0: personne ne passa.", quote: "Le pont fut fermé : personne ne passa.", want: Typographic, folds: "space"},
	{why: "narrow no-break and thin space", lang: "fr", source: "Qui passa\u202f? Nul ne le\u2009sait.", quote: "Qui passa ? Nul ne le sait.", want: Typographic, folds: "space"},
	{why: "ideographic space", lang: "ja", source: "橋は\u3000春に閉じた。", quote: "橋は 春に閉じた", want: Typographic, folds: "space"},
	{why: "leading and trailing space is dropped", source: "Nobody crossed the bridge.", quote: "  Nobody crossed the bridge  ", want: Exact},
	{why: "literal first: brackets, dots and sic that the source has", source: "The report [sic] says ... that [the] bridge is “closed”.", quote: "The report [sic] says ... that [the] bridge is “closed”", conv: "strict", want: Exact},
	{why: "literal first: a bracketed letter that the source has", source: "It says: [T]he bridge is closed for now.", quote: "[T]he bridge is closed for now", conv: "strict", want: Exact},
	{why: "characters of patterns are characters", source: "Call (1) or .* or a+b|c today.", quote: "Call (1) or .* or a+b|c today", want: Exact},
	{why: "and nothing else", source: "Call (1) or xyz or aab today.", quote: "Call (1) or .* or a+b today", want: Misquote},
	{why: "a space may not vanish", source: "They may be there every day now.", quote: "They maybe there every day now", want: Misquote},
	{why: "nor appear", source: "Everyone saw the bridge yesterday.", quote: "Every one saw the bridge yesterday", want: Misquote},
	{why: "digits do not grow together", source: "Chapters 20 16 and 7 were struck out.", quote: "Chapters 2016 and 7 were struck out", want: Misquote},
	{why: "nor apart", source: "In 2016 the bridge was closed.", quote: "In 20 16 the bridge was closed", want: Misquote},
	{why: "a zero-width space is no space", source: "The bridge was closed in the spring.", quote: "The\u200bbridge was closed in the spring", want: Misquote},
	{why: "a quotation without a word", source: "Well ... so be it.", quote: "...", want: Misquote},
	{why: "a quotation of nothing", source: "Well ... so be it.", quote: " \n", want: Misquote},
}

// Rule 1 and rule 2, white space.
func TestRuleSpace(t *testing.T) {
	runRules(t, casesSpace)
}

var casesNormal = []ruleCase{
	{why: "composed and decomposed, quotation decomposed", lang: "fr", source: "La procédure fut différée.", quote: "La proce\u0301dure fut diffe\u0301re\u0301e", want: Typographic, folds: "normal"},
	{why: "source decomposed", lang: "de", source: "Die Bru\u0308cke wurde geschlossen.", quote: "Die Brücke wurde geschlossen", want: Typographic, folds: "normal"},
	{why: "both decomposed is exact", lang: "de", source: "Die Bru\u0308cke wurde geschlossen.", quote: "Die Bru\u0308cke wurde geschlossen", want: Exact},
	{why: "polytonic Greek: oxia and tonos", lang: "el", source: "ἡ γέφυρ\u1f71 μας ἔκλεισε", quote: "ἡ γέφυρά μας ἔκλεισε", want: Typographic, folds: "normal"},
	{why: "polytonic Greek: breathing and accent", lang: "el", source: "Ἡ γέφυρα ἔκλεισε τὴν ἄνοιξη.", quote: "\u0397\u0314 γέφυρα ε\u0313\u0301κλεισε τὴν α\u0313\u0301νοιξη", want: Typographic, folds: "normal"},
	{why: "Vietnamese: two marks on one letter", lang: "vi", source: "Cây cầu đã bị đóng từ mùa xuân.", quote: "Cây ca\u0302\u0300u đa\u0303 bi\u0323 đóng từ mùa xuân", want: Typographic, folds: "normal"},
	{why: "Vietnamese: in the other order of marks", lang: "vi", source: "việc ấy rất cần", quote: "vie\u0323\u0302c ấy rất cần", want: Typographic, folds: "normal"},
	{why: "Hangul syllables and letters", lang: "ko", source: "다리는 봄에 닫혔다.", quote: "\u1103\u1161\u1105\u1175\u1102\u1173\u11ab 봄에 닫혔다", want: Typographic, folds: "normal"},
	{why: "kana with voicing mark", lang: "ja", source: "はしは かんぜんに とじた。", quote: "はしは かんせ\u3099んに とじた", want: Typographic, folds: "normal"},
	{why: "Polish", lang: "pl", source: "Żaden most nie został zamknięty.", quote: "Z\u0307aden most nie został zamknie\u0328ty", want: Typographic, folds: "normal"},
	{why: "a superscript is not a digit", source: "The plot has 10² tiles on it.", quote: "The plot has 102 tiles on it", want: Misquote},
	{why: "a fraction is not its digits", source: "They used ½ of the budget for it.", quote: "They used 1/2 of the budget for it", want: Misquote},
	{why: "a circled number is not a digit", source: "See point ③ of the bridge report.", quote: "See point 3 of the bridge report", want: Misquote},
	{why: "full-width letters are other characters", source: "The ＥＵ closed the bridge.", quote: "The EU closed the bridge", want: Misquote},
	{why: "accents count", lang: "fr", source: "Le pont sera fermé jeudi.", quote: "Le pont sera ferme jeudi", want: Misquote},
	{why: "in Greek too", lang: "el", source: "Η γέφυρα έκλεισε που είπαν.", quote: "Η γέφυρα έκλεισε πού είπαν", want: Misquote},
	{why: "and in Vietnamese", lang: "vi", source: "Cây cầu ấy rất mới.", quote: "Cây câu ấy rất mới", want: Misquote},
	{why: "half-width kana are other characters", lang: "ja", source: "カナで かいた もの。", quote: "ｶﾅで かいた もの", want: Misquote},
}

// Rule 2, one letter in two encodings.
func TestRuleNormal(t *testing.T) {
	runRules(t, casesNormal)
}

var casesLetters = []ruleCase{
	{why: "case within words", source: "The NATO bridge in Paris was closed.", quote: "The NATO bridge in Paris was closed", want: Exact},
	{why: "final sigma as written", lang: "el", source: "Ο δρόμος έκλεισε χθες.", quote: "Ο δρόμος έκλεισε χθες", want: Exact},
	{why: "ß as written", lang: "de", source: "Die Straße bleibt offen.", quote: "Die Straße bleibt offen", want: Exact},
	{why: "dotless ı as written", lang: "tr", source: "Köprü kapandı, yol açık kaldı.", quote: "Köprü kapandı, yol açık kaldı", want: Exact},
	{why: "İ as written", lang: "tr", source: "Dün İzmir yolu kapandı.", quote: "Dün İzmir yolu kapandı", want: Exact},
	{why: "Finnish as written", lang: "fi", source: "Silta suljettiin keväällä yöksi.", quote: "Silta suljettiin keväällä yöksi", want: Exact},
	{why: "case", source: "The Bill closed the Bridge.", quote: "The bill closed the Bridge", want: Misquote},
	{why: "all capitals", source: "Nobody may cross the bridge.", quote: "NOBODY MAY CROSS THE BRIDGE", want: Misquote},
	{why: "σ for ς", lang: "el", source: "Ο δρόμος έκλεισε χθες.", quote: "Ο δρόμοσ έκλεισε χθες", want: Misquote},
	{why: "ss for ß", lang: "de", source: "Die Straße bleibt offen.", quote: "Die Strasse bleibt offen", want: Misquote},
	{why: "ß for ss", lang: "de", source: "Man trank in Massen davon.", quote: "Man trank in Maßen davon", want: Misquote},
	{why: "i for ı", lang: "tr", source: "Köprü kapandı, yol açık kaldı.", quote: "Köprü kapandi, yol açık kaldı", want: Misquote},
	{why: "I for İ", lang: "tr", source: "Dün İzmir yolu kapandı.", quote: "Dün Izmir yolu kapandı", want: Misquote},
	{why: "oe for ö", lang: "de", source: "Die Brücke wurde schön.", quote: "Die Brücke wurde schoen", want: Misquote},
	{why: "ł for l", lang: "pl", source: "Most był zamknięty zimą.", quote: "Most byl zamknięty zimą", want: Misquote},
	{why: "Cyrillic а for Latin a", source: "The bank closed the bridge.", quote: "The b\u0430nk closed the bridge", want: Misquote},
	{why: "a Greek question mark is a semicolon to Unicode", lang: "el", source: "Ποιος έκλεισε τη γέφυρα\u037e", quote: "Ποιος έκλεισε τη γέφυρα;", want: Typographic, folds: "normal"},
}

// Letters that are never folded.
func TestRuleLetters(t *testing.T) {
	runRules(t, casesLetters)
}

var casesQuotes = []ruleCase{
	{why: "typed for curly", source: "They call it “the toll” here.", quote: `They call it "the toll" here`, want: Typographic, folds: "quotes"},
	{why: "curly for typed", source: `They call it "the toll" here.`, quote: "They call it “the toll” here", want: Typographic, folds: "quotes"},
	{why: "German low marks", lang: "de", source: "Man nennt es „die Maut“ hier.", quote: "Man nennt es “die Maut” hier", want: Typographic, folds: "quotes"},
	{why: "guillemets turned inwards", lang: "de", source: "Man nennt es »die Maut« hier.", quote: "Man nennt es „die Maut“ hier", want: Typographic, folds: "quotes"},
	{why: "the inner space of guillemets goes with them", lang: "fr", source: "On dit «\u00a0le péage\u00a0» ici.", quote: "On dit “le péage” ici", want: Typographic, folds: "quotes"},
	{why: "and comes with them", lang: "fr", source: "On dit «le péage» ici.", quote: "On dit « le péage » ici", want: Typographic, folds: "quotes"},
	{why: "Greek guillemets", lang: "el", source: "Το λένε «διόδια» εδώ.", quote: `Το λένε "διόδια" εδώ`, want: Typographic, folds: "quotes"},
	{why: "apostrophe", source: "It wasn’t the council’s bridge.", quote: "It wasn't the council's bridge", want: Typographic, folds: "quotes"},
	{why: "typed apostrophe in the source", lang: "fr", source: "L'accord n'est pas signé.", quote: "L’accord n’est pas signé", want: Typographic, folds: "quotes"},
	{why: "both levels swap", source: "She said “they call it ‘the toll’ here” twice.", quote: "She said ‘they call it “the toll” here’ twice", want: Typographic, folds: "quotes"},
	{why: "single for double, no nesting", source: "They call it “the toll” here.", quote: "They call it ‘the toll’ here", want: Typographic, folds: "quotes"},
	{why: "levels swap, apostrophes stay", source: "She said “it wasn’t ‘the toll’ then” twice.", quote: "She said ‘it wasn't “the toll” then’ twice", want: Typographic, folds: "quotes"},
	{why: "marks at both ends that the source has", source: "He wrote “no toll for me” there.", quote: "“no toll for me”", want: Exact},
	{why: "a prime for a typed mark", source: "It is 5′ tall, they say.", quote: "It is 5' tall, they say", want: Typographic, folds: "quotes"},
	{why: "a pair vanishes", source: "They call it “the toll” here.", quote: "They call it the toll here", want: Misquote},
	{why: "a pair appears", source: "They call it the toll here.", quote: "They call it “the toll” here", want: Misquote},
	{why: "a pair appears at the ends", source: "They call it the toll here.", quote: "“call it the toll”", want: Misquote},
	{why: "one mark vanishes", source: "They call it “the toll” here.", quote: "They call it “the toll here", want: Misquote},
	{why: "one level swaps, the other not", source: "She said “they call it ‘the toll’ here” twice.", quote: "She said “they call it “the toll” here” twice", want: Misquote},
	{why: "the apostrophe vanishes", source: "They say we’re here to stay.", quote: "They say were here to stay", want: Misquote},
	{why: "and appears", source: "The councils bridge was closed.", quote: "The council's bridge was closed", want: Misquote},
	{why: "the pair moves", source: "They call “it the toll” here.", quote: "They call it “the toll” here", want: Misquote},
	{why: "a space within typed marks is none of the guillemets'", source: "They call it “the toll” here.", quote: "They call it “ the toll ” here", want: Misquote},
}

// Rule 2, quotation marks and apostrophes.
func TestRuleQuotes(t *testing.T) {
	runRules(t, casesQuotes)
}

var casesDash = []ruleCase{
	{why: "the three hyphens are one", source: "A well‐known by‑road was closed.", quote: "A well-known by-road was closed", want: Typographic, folds: "dash"},
	{why: "a typed - for an en rule", source: "The road – a narrow one – was closed.", quote: "The road - a narrow one - was closed", want: Typographic, folds: "dash"},
	{why: "a typed - for an em rule with spaces", source: "The road — a narrow one — was closed.", quote: "The road - a narrow one - was closed", want: Typographic, folds: "dash"},
	{why: "a typed - for an en rule between years", source: "In 2019–2021 the road was closed.", quote: "In 2019-2021 the road was closed", want: Typographic, folds: "dash"},
	{why: "a typed - for an en rule between names", source: "The Berlin–Prague road was closed.", quote: "The Berlin-Prague road was closed", want: Typographic, folds: "dash"},
	{why: "en for em with the same spacing", lang: "de", source: "Die Straße — eine enge — wurde gesperrt.", quote: "Die Straße – eine enge – wurde gesperrt", want: Typographic, folds: "dash"},
	{why: "Polish dialogue dash", lang: "pl", source: "Droga — wąska — została zamknięta.", quote: "Droga – wąska – została zamknięta", want: Typographic, folds: "dash"},
	{why: "an en rule for a hyphen, lenient", conv: "apa", source: "The Berlin-Prague road was closed.", quote: "The Berlin–Prague road was closed", want: Typographic, folds: "dash"},
	{why: "two typed hyphens for an em rule, lenient", conv: "chicago", source: "The road — a narrow one — was closed.", quote: "The road -- a narrow one -- was closed", want: Typographic, folds: "dash"},
	{why: "an en rule for a hyphen", source: "The Berlin-Prague road was closed.", quote: "The Berlin–Prague road was closed", want: Misquote},
	{why: "two typed hyphens for an em rule", source: "The road — a narrow one — was closed.", quote: "The road -- a narrow one -- was closed", want: Misquote},
	{why: "a hyphen vanishes", source: "They re-sign the treaty today.", quote: "They resign the treaty today", want: Misquote},
	{why: "a hyphen becomes a space", source: "They saw twenty-four hour shops there.", quote: "They saw twenty four hour shops there", want: Misquote},
	{why: "a hyphen appears", source: "They recover the old chairs today.", quote: "They re-cover the old chairs today", want: Misquote},
	{why: "a dash for a comma", source: "The road, a narrow one, was closed.", quote: "The road – a narrow one – was closed", want: Misquote},
	{why: "the spacing is the source's", source: "The road – a narrow one – was closed.", quote: "The road-a narrow one-was closed", want: Misquote},
	{why: "an em rule without spaces is no hyphen", source: "The road—narrow as it was—stayed open.", quote: "The road-narrow as it was-stayed open", want: Misquote},
	{why: "a minus is not a dash: with a space before and a digit behind", source: "It fell to –5 degrees at night.", quote: "It fell to -5 degrees at night", want: Misquote},
	{why: "U+2212 is no hyphen", source: "It fell to −5 degrees at night.", quote: "It fell to -5 degrees at night", want: Misquote},
	{why: "the sign vanishes", source: "It fell to -5 degrees at night.", quote: "It fell to 5 degrees at night", want: Misquote},
	{why: "the sign appears", source: "It fell to 5 degrees at night.", quote: "It fell to -5 degrees at night", want: Misquote},
	{why: "plus-minus", source: "It is within ±5 metres of it.", quote: "It is within 5 metres of it", want: Misquote},
}

// Rule 2, hyphens, dashes and minus signs.
func TestRuleDash(t *testing.T) {
	runRules(t, casesDash)
}

var casesEllipsisAndLigature = []ruleCase{
	{why: "three dots for one character", conv: "strict", source: "Well… we shall see about it.", quote: "Well... we shall see about it", want: Typographic, folds: "ellipsis"},
	{why: "spaced dots", conv: "strict", source: "Well . . . we shall see about it.", quote: "Well … we shall see about it", want: Typographic, folds: "ellipsis"},
	{why: "one character for three dots", conv: "strict", lang: "fi", source: "No niin... sitten katsotaan.", quote: "No niin… sitten katsotaan", want: Typographic, folds: "ellipsis"},
	{why: "fi", source: "The ﬁrst oﬃce was closed.", quote: "The first office was closed", want: Typographic, folds: "ligature"},
	{why: "fl, and st", source: "A ﬂat of the laﬆ kind.", quote: "A flat of the last kind", want: Typographic, folds: "ligature"},
	{why: "a ligature pasted into the quotation", source: "The first office was closed.", quote: "The ﬁrst office was closed", want: Typographic, folds: "ligature"},
	{why: "Dutch ij", lang: "nl", source: "De ĳskoude brug was dicht.", quote: "De ijskoude brug was dicht", want: Typographic, folds: "ligature"},
	{why: "Croatian nj", lang: "hr", source: "Na ǌoj je most zatvoren.", quote: "Na njoj je most zatvoren", want: Typographic, folds: "ligature"},
	{why: "four dots are not three", conv: "strict", source: "Well.... we shall see about it.", quote: "Well... we shall see about it", want: Misquote},
	{why: "two dots are none", conv: "strict", source: "Well.. we shall see about it.", quote: "Well... we shall see about it", want: Misquote},
	{why: "the dots vanish", source: "Well... we shall see about it.", quote: "Well we shall see about it", want: Misquote},
	{why: "æ is a letter", lang: "da", source: "Broen er nær ved byen.", quote: "Broen er naer ved byen", want: Misquote},
	{why: "œ is a letter", lang: "fr", source: "Une œuvre de la ville.", quote: "Une oeuvre de la ville", want: Misquote},
	{why: "a ligature holds its letters only", source: "The ﬁrst office was closed.", quote: "The flrst office was closed", want: Misquote},
	{why: "№ is no ligature", source: "See № 5 of the list now.", quote: "See No 5 of the list now", want: Misquote},
}

// Rule 2, ellipses that the source has itself, and ligatures.
func TestRuleEllipsisAndLigature(t *testing.T) {
	runRules(t, casesEllipsisAndLigature)
}

var casesInvisible = []ruleCase{
	{why: "soft hyphens of the source", lang: "de", source: "Die Stra\u00adßen\u00adsperre bleibt.", quote: "Die Straßensperre bleibt", want: Typographic, folds: "invisible"},
	{why: "zero-width space", source: "The road\u200b is closed now.", quote: "The road is closed now", want: Typographic, folds: "invisible"},
	{why: "byte order mark and word joiner", source: "The\ufeff road\u2060 is closed now.", quote: "The road is closed now", want: Typographic, folds: "invisible"},
	{why: "direction marks", lang: "he", source: "הדרך \u200eA1\u200f סגורה היום.", quote: "הדרך A1 סגורה היום", want: Typographic, folds: "invisible"},
	{why: "in both at the same place", lang: "de", source: "Die Stra\u00adße bleibt zu.", quote: "Die Stra\u00adße bleibt zu", want: Exact},
	{why: "a soft hyphen alone between two spaces, as PDF files have it at a line's end", source: "It should not systemati \u00ad\ncally be so.", quote: "should not systemati cally be so", want: Typographic, folds: "space invisible"},
	{why: "a soft hyphen beside the dash of a range", source: "The last two digits (00\u00ad–99) count.", quote: "The last two digits (00–99) count", want: Typographic, folds: "invisible"},
	{why: "one between two digits", source: "The last digits 00\u00ad99 count.", quote: "The last digits 0099 count", want: Misquote},
	{why: "the spaces do not vanish with it", source: "Chapters 20 \u00ad 16 and 7 were struck out.", quote: "Chapters 2016 and 7 were struck out", want: Misquote},
	{why: "a joiner that both have", lang: "fa", source: "راه بسته می\u200cشود امروز", quote: "راه بسته می\u200cشود امروز", want: Exact},
	{why: "a joined emoji that both have", source: "The 👩\u200d🚒 crew closed the road.", quote: "The 👩\u200d🚒 crew closed the road", want: Exact},
	{why: "a soft hyphen pasted", lang: "de", source: "Die Straße bleibt zu.", quote: "Die Stra\u00adße bleibt zu", want: Misquote},
	{why: "a zero-width space pasted", source: "The road is closed now.", quote: "The road \u200bis closed now", want: Misquote},
	{why: "a direction override pasted", source: "The road is closed now.", quote: "The \u202eroad\u202c is closed now", want: Misquote},
	{why: "at the start", source: "The road is closed now.", quote: "\u200eThe road is closed now", want: Misquote},
	{why: "at the end", source: "The road is closed now.", quote: "The road is closed now\u200b", want: Misquote},
	{why: "a byte order mark at the start", source: "The road is closed now.", quote: "\ufeffThe road is closed now", want: Misquote},
	{why: "a non-joiner vanishes", lang: "fa", source: "راه بسته می\u200cشود امروز", quote: "راه بسته میشود امروز", want: Misquote},
	{why: "a joiner appears", lang: "hi", source: "रास्ता बंद है क्ष आज", quote: "रास्ता बंद है क्\u200dष आज", want: Misquote},
	{why: "an emoji falls apart", source: "The 👩\u200d🚒 crew closed the road.", quote: "The 👩🚒 crew closed the road", want: Misquote},
	{why: "digits do not grow together over one", source: "Rooms 1\u200b2 were closed today.", quote: "Rooms 12 were closed today", want: Misquote},
}

// Rule 2, what no reader sees.
func TestRuleInvisible(t *testing.T) {
	runRules(t, casesInvisible)
	m := findOne(t, newSource("", "The road is closed now."), Quotation{Text: "The road\u200b is closed now"}, "")
	if m.Differs != "invisible" || m.Hint == "" || m.Offset != len("The road") {
		t.Errorf("an invisible character is told as %q at %d, hint %q", m.Differs, m.Offset, m.Hint)
	}
}

var casesLineEnd = []ruleCase{
	{why: "joined", source: "The gov¬\nernment closed the road.", quote: "The government closed the road", want: Typographic, folds: "line-end"},
	{why: "kept", source: "A well¬\nknown road was closed.", quote: "A well-known road was closed", want: Typographic, folds: "line-end"},
	{why: "two of them, one kept", source: "A well¬\nknown gov¬\nernment road.", quote: "A well-known government road", want: Typographic, folds: "line-end"},
	{why: "a soft hyphen at the line's end", lang: "de", source: "Die Straßen¶\nsperre bleibt.", quote: "Die Straßensperre bleibt", want: Typographic, folds: "line-end"},
	{why: "Finnish", lang: "fi", source: "Tie sul¬\njettiin eilen illalla.", quote: "Tie suljettiin eilen illalla", want: Typographic, folds: "line-end"},
	{why: "Greek, with the second half indented", lang: "el", source: "Ο δρό¬\n   μος έκλεισε χθες.", quote: "Ο δρόμος έκλεισε χθες", want: Typographic, folds: "line-end"},
	{why: "not recorded, so it stays", source: "The gov-\nernment closed the road.", quote: "The government closed the road", want: Misquote},
	{why: "a line end without a hyphen is a space", source: "They stood on the way\nside of it.", quote: "They stood on the wayside of it", want: Misquote},
	{why: "a hyphen in the line is none at its end", source: "A well-known road was\nclosed.", quote: "A wellknown road was closed", want: Misquote},
	{why: "the hyphen is no space", source: "The gov¬\nernment closed the road.", quote: "The gov ernment closed the road", want: Misquote},
	{why: "a soft hyphen there is never printed", lang: "de", source: "Die Straßen¶\nsperre bleibt.", quote: "Die Straßen-sperre bleibt", want: Misquote},
	{why: "half of a word that goes on in the next line", source: "They closed the gov¬\nernment road.", quote: "They closed the gov", want: Misquote},
	{why: "the other half", source: "They closed the gov¬\nernment road today.", quote: "ernment road today", want: Misquote},
	{why: "numbers do not grow together", source: "Between 10¬\n20 people came there.", quote: "Between 1020 people came there", want: Misquote},
	{why: "a range with a dash", source: "The road was closed in 2019–\n2020 and later.", quote: "closed in 2019–2020 and later", want: Typographic, folds: "line-end"},
	{why: "and with the keyboard's", source: "The road was closed in 2019–\n2020 and later.", quote: "closed in 2019-2020 and later", want: Typographic, folds: "dash line-end"},
	{why: "a dash that touches its words", source: "The clerk—\nwho was there—\nsaid nothing.", quote: "The clerk—who was there—said nothing", want: Typographic, folds: "line-end"},
	{why: "behind a bracket", source: "The clerk (of the town)—\nwho was there.", quote: "The clerk (of the town)—who was there", want: Typographic, folds: "line-end"},
	{why: "a slash", source: "The owner and/\nor the tenant must reply.", quote: "The owner and/or the tenant", want: Typographic, folds: "line-end"},
	{why: "a hyphen beside a number, which nobody records", source: "All COVID-\n19 rules were kept.", quote: "All COVID-19 rules were kept", want: Typographic, folds: "line-end"},
	{why: "over a page's border", source: "Closed in 2019–\n⟦12⟧\n2020 and later.", quote: "Closed in 2019–2020 and later", want: Typographic, folds: "line-end furniture"},
	{why: "the dash may not go with the line end", source: "The road was closed in 2019–\n2020 and later.", quote: "closed in 2019 2020 and later", want: Misquote},
	{why: "nor may the hyphen", source: "All COVID-\n19 rules were kept.", quote: "All COVID19 rules were kept", want: Misquote},
	{why: "nor the slash", source: "The owner and/\nor the tenant must reply.", quote: "The owner and or the tenant", want: Misquote},
	{why: "a dash with a space before it has one behind it", source: "The clerk –\nwho was there – said so.", quote: "The clerk –who was there", want: Misquote},
	{why: "a sign at a line's end is no dash between words", source: "They measured –\n7 degrees there.", quote: "They measured –7 degrees there", want: Misquote},
	{why: "a space within the line is one", source: "Closed in 2019– 2020 and later.", quote: "Closed in 2019–2020 and later", want: Misquote},
	{why: "half of such a range", source: "It takes 10–\n20 days to reply.", quote: "20 days to reply", want: Misquote},
	{why: "its other half", source: "It takes them 10-\n20 days to reply.", quote: "It takes them 10", want: Misquote},
	{why: "half of a name with a number", source: "All COVID-\n19 rules were kept.", quote: "19 rules were kept", want: Misquote},
	{why: "behind a dash begins a clause", source: "The clerk—\nwho was there—\nsaid nothing.", quote: "who was there", want: Exact},
	{why: "but a range at a line's end stays one", source: "Between 10¬\n20 people came there.", quote: "Between 10-20 people came there", want: Typographic, folds: "line-end"},
}

// Rule 2, hyphens at the end of a line that the extractor recorded.
func TestRuleLineEnd(t *testing.T) {
	runRules(t, casesLineEnd)
}

var casesFurniture = []ruleCase{
	{why: "a page number between two words", source: "The road was\n⟦12⟧\nclosed for repair.", quote: "The road was closed for repair", want: Typographic, folds: "furniture"},
	{why: "a running head", source: "The road was\n⟦Road report 2024⟧\nclosed for repair.", quote: "The road was closed for repair", want: Typographic, folds: "furniture"},
	{why: "a note call-out at a word", source: "The road⟦4⟧ was closed for repair.", quote: "The road was closed for repair", want: Typographic, folds: "furniture"},
	{why: "a note call-out behind the last word", source: "They closed the road.⟦4⟧ It was wet.", quote: "They closed the road.", want: Exact, folds: "-"},
	{why: "line numbers", lang: "de", source: "Die Straße⟦5⟧\nblieb gesperrt⟦6⟧\nbis Mai.", quote: "Die Straße blieb gesperrt bis Mai", want: Typographic, folds: "furniture"},
	{why: "a page break within a word", source: "They closed the gov¬\n⟦12⟧\nernment road.", quote: "They closed the government road", want: Typographic, folds: "line-end furniture"},
	{why: "a bare digit of the text", source: "The road 4 was closed for repair.", quote: "The road was closed for repair", want: Misquote},
	{why: "a superscript that nobody marked", source: "The road⁴ was closed for repair.", quote: "The road was closed for repair", want: Misquote},
	{why: "furniture cannot be quoted into a sentence", source: "The road was ⟦Road report⟧ closed for repair.", quote: "The road was Road report closed for repair", want: Misquote},
	{why: "words stay two on both sides of it", source: "The cross⟦4⟧ roads were closed today.", quote: "The crossroads were closed today", want: Misquote},
	{why: "an unmarked page number", source: "The road was\n12\nclosed for repair.", quote: "The road was closed for repair", want: Misquote},
	{why: "digits do not grow together over it", source: "Rooms 1⟦4⟧ 2 were closed today.", quote: "Rooms 12 were closed today", want: Misquote},
}

// Rule 2, furniture that the extractor recognised.
func TestRuleFurniture(t *testing.T) {
	runRules(t, casesFurniture)
}

// A line of the YAML that ends with a hyphen has a space behind it.
func TestHyphenAtTheEndOfTheAuthorsLine(t *testing.T) {
	m := findOne(t, newSource("", "A well-known road was closed."), Quotation{Text: "A well-\nknown road was closed"}, "")
	if m.Verdict != Misquote || m.Hint == "" {
		t.Errorf("got %s, hint %q", m.Verdict, m.Hint)
	}
}
