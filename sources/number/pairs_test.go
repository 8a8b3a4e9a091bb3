package number

import "testing"

// pairs are claims and what is quoted for them, each in its language, and why the
// numbers of the claim are backed or not.
var backedPairs = []pair{
	// The same number, written in another way.
	{"en", "Councils have 72 hours.", "en", "within seventy-two hours", "a word for figures"},
	{"en", "Twenty-five people asked.", "en", "25 people", "figures for a word"},
	{"en", "Some 1,284 orders", "de", "1.284 Anordnungen", "separators of another language"},
	{"de", "1.234,5 Tonnen", "en", "1,234.5 tonnes", "decimals of another language"},
	{"en", "5,437 telephones", "fr", "5 437 téléphones", "a thin space between thousands"},
	{"fr", "46 000 €", "en", "€46,000", "the sign before and behind"},
	{"de", "46'000 Franken", "fr", "46 000 francs", "an apostrophe between thousands"},
	{"en", "€1.5 billion", "de", "1,5 Mrd. Euro", "short and long scale"},
	{"en", "1,500 million euros", "fr", "1,5 milliard d'euros", "millions and a milliard"},
	{"es", "3.000 millones de euros", "pt", "3 mil milhões de euros", "thousands of millions"},
	{"en", "3 billion euros", "es", "3 mil millones de euros", "a billion is mil millones"},
	{"en", "$5bn", "en", "five billion dollars", "sign and abbreviation"},
	{"en", "US$20", "en", "20 dollars", "an American dollar is a dollar"},
	{"en", "2½ years", "de", "zweieinhalb Jahre, also 2,5 Jahre", "a vulgar fraction"},
	{"de", "fünfundzwanzig Tage", "en", "25 days", "units before tens"},
	{"de", "zweihundertfünfzig Fälle", "nl", "250 gevallen", "one long word"},
	{"fr", "quatre-vingt-dix-sept pour cent", "en", "97 %", "four times twenty and seventeen"},
	{"fr", "deux cent cinquante mille personnes", "it", "250.000 persone", "a power behind hundreds"},
	{"it", "duecentocinquanta persone", "de", "250 Personen", "one word"},
	{"es", "treinta y cinco países", "en", "35 countries", "y between tens and units"},
	{"pt", "vinte e cinco por cento", "en", "25 per cent", "e between tens and units"},
	{"da", "femoghalvfjerds sager", "sv", "75 ärenden", "half four times twenty"},
	{"nl", "tweeëntwintig steden", "de", "zweiundzwanzig Städte", "a diaeresis within"},
	{"pl", "dwadzieścia pięć osób", "cs", "25 osob", "two words"},
	{"cs", "pětadvacet lidí", "sk", "dvadsaťpäť ľudí", "reversed in Czech"},
	{"fi", "kaksisataaviisikymmentä ihmistä", "et", "250 inimest", "compounds"},
	{"hu", "kétszázötven ember", "en", "250 people", "compounds"},
	{"el", "δώδεκα μήνες", "en", "twelve months", "Greek"},
	{"bg", "двадесет и пет процента", "ro", "douăzeci și cinci la sută", "per cent in words"},
	{"sl", "petindvajset odstotkov", "hr", "dvadeset pet posto", "units before tens in Slovene"},
	{"lt", "dvidešimt penki procentai", "lv", "divdesmit pieci procenti", "Baltic"},
	{"mt", "ħamsa u għoxrin fil-mija", "en", "25%", "units before tens in Maltese"},
	{"ga", "fiche a cúig faoin gcéad", "en", "25%", "Irish"},
	{"sv", "tjugofem procent", "fi", "25 prosenttia", "Nordic"},
	{"ro", "douăzeci și cinci de cazuri", "sk", "25 prípadov", "și between tens and units"},
	{"sk", "dvestopäťdesiat prípadov", "hr", "250 slučajeva", "one word"},
	{"hr", "dvjesto pedeset slučajeva", "en", "250", "two words"},
	// Shares.
	{"en", "Half of the users", "de", "50 % der Nutzer", "a half is 50 %"},
	{"en", "A third of the cases", "fr", "33 % des cas", "a third, rounded as per cent are"},
	{"de", "zwei Drittel der Fälle", "en", "66.7 per cent", "two thirds, to one decimal"},
	{"en", "one in three adults", "it", "un terzo degli adulti", "in words of another kind"},
	{"en", "two in three", "de", "67 Prozent", "67 %"},
	{"hu", "az emberek kétharmada", "en", "two thirds of the people", "one word"},
	{"de", "rund die Hälfte", "en", "51 per cent", "about a half"},
	{"en", "50 %", "sv", "hälften", "the other way"},
	{"de", "jeder vierte, also 25 %", "en", "a quarter of them", "an ordinal needs no backing"},
	{"en", "one in five", "de", "jeder fünfte Antragsteller", "every fifth is one in five"},
	{"de", "ein Fünftel der Antragsteller", "de", "jeder fünfte Antragsteller", "every fifth is a fifth"},
	{"pl", "jedna czwarta oddziałów", "pl", "w co czwartej izbie", "every fourth is a quarter"},
	{"pl", "10 % kobiet", "pl", "była to co dziesiąta", "every tenth is 10 %"},
	{"fi", "kolmannes", "fi", "joka kolmas", "every third"},
	{"hu", "33 %", "hu", "minden harmadik ember", "every third"},
	{"sv", "en fjärdedel", "sv", "var fjärde elev", "every fourth"},
	{"en", "half of them", "cs", "každý druhý", "every second"},
	{"en", "one in ten", "sk", "každá desiata rodina", "every tenth"},
	{"en", "one in three", "sl", "vsak tretji", "every third"},
	{"en", "one in five", "et", "iga viies", "every fifth"},
	{"en", "one in four", "lv", "katrs ceturtais", "every fourth"},
	// Rounded, and the claim says so.
	{"en", "about 5,000 telephones", "en", "5,437 telephones were counted; 5,021 are left", "about"},
	{"de", "rund 12.000 Menschen", "de", "12.437 Menschen", "rund"},
	{"fr", "près de 60 %", "fr", "57,4 %", "nearly: a little below"},
	{"en", "nearly 1.5 million", "en", "1,463,211", "nearly"},
	{"en", "more than 5,000", "en", "5,437", "more than"},
	{"en", "over half", "en", "73 per cent", "over half"},
	{"pl", "ponad 5 tysięcy złotych", "pl", "5437 zł", "ponad"},
	{"it", "oltre 1,5 milioni", "it", "1.543.000", "oltre"},
	{"en", "fewer than 100", "en", "97", "fewer than"},
	{"en", "more than 60 users", "en", "with over sixty users", "the evidence says so too"},
	{"es", "al menos 20 países", "es", "23 países", "at least"},
	{"de", "höchstens 10 Tage", "de", "binnen zehn Tagen", "at most the number itself"},
	{"en", "some 1.2 million", "de", "1.234.567", "two figures"},
	{"sv", "drygt 5 000", "sv", "5 237", "drygt"},
	{"en", "over 5 years", "en", "during 5 years", "over may mean during"},
	{"de", "unter 64 Dienststellen", "de", "bei 64 Dienststellen", "unter may mean among"},
	{"de", "über 50 Länder", "de", "62 Länder", "über is more than too"},
	{"de", "über die Hälfte", "de", "91 Prozent", "of a share"},
	{"cs", "zhruba 50 %", "cs", "49,7 %", "zhruba"},
	{"el", "Κάηκαν 12.000 στρέμματα περίπου.", "el", "12.480 στρέμματα", "about, behind what is counted"},
	{"es", "De 1,1 millones de viviendas, aproximadamente, pocas", "es", "1.123.400 viviendas", "about, behind what is counted and a comma"},
	{"fr", "12 000 hectares environ", "fr", "12 480 hectares", "about, behind what is counted"},
	// Dates and times.
	{"en", "on 18 April 2024", "de", "am 18. April 2024", "a day"},
	{"en", "on April 18, 2024", "fr", "le 18 avril 2024", "in American order"},
	{"en", "in April 2024", "en", "on 2024-04-18", "the month of a day"},
	{"en", "in 2016", "el", "Αύγουστος 2016", "the year of a month"},
	{"en", "3 April 2024", "de", "3.4.2024", "figures"},
	{"en", "3/4/2024", "en", "March 4, 2024", "either may be the month"},
	{"pl", "w styczniu 2025 r.", "pl", "w styczniu; wydane w 2025 r.", "a month and a year, each for itself"},
	{"el", "τον Αύγουστο του 2024", "el", "τον Αύγουστο; 2024", "a month in another case"},
	{"hu", "2026. március 1-jén", "en", "1 March 2026", "the year first"},
	{"lt", "2026 m. kovo 1 d.", "lv", "2026. gada 1. martā", "with words between"},
	{"fi", "maaliskuussa 2026", "et", "märtsis 2026", "endings"},
	{"pl", "w marcu 2026 r.", "en", "March 2026", "endings"},
	{"cs", "1. 3. 2026", "en", "1 March 2026", "with spaces"},
	{"en", "5 and 7 March 2026", "de", "5. und 7. März 2026", "two days of a month"},
	{"en", "between 2016 and 2018", "en", "2016–18", "a short second year"},
	{"en", "in 2017", "en", "in 2016/17", "two years"},
	{"en", "in the 1990s", "de", "in den 1990er Jahren", "a decade"},
	{"en", "in the 1990s", "en", "in 1994", "a year of the decade"},
	{"en", "at 2.30 pm", "fr", "à 14h30", "a time"},
	{"de", "um 14 Uhr", "en", "at 14:00", "an hour"},
	// Ranges, units, signs.
	{"en", "5 to 7 per cent", "en", "5–7 %", "the first shares the sign"},
	{"de", "zwischen 5 und 7 Millionen", "en", "from 5 million to 7 million", "the first shares the power"},
	{"en", "a 48-hour limit", "de", "48 Stunden", "a hyphen before the unit"},
	{"en", "5km", "de", "5 Kilometer", "sign and word of a unit"},
	{"en", "fell by 5 %", "en", "−5 %", "the sign is said in words"},
	{"en", "three days", "en", "three working days", "what is between is not known"},
	{"en", "2 percentage points", "de", "2 Prozentpunkte", "points are points"},
	{"en", "the 19th century", "fr", "le XIXe siècle, le XIX siècle", "a Roman numeral"},
	{"en", "14 of 18 towns", "el", "14 από τους 18 δήμους", "both numbers"},
	{"it", "−17,8 %", "it", "il 17,8 per cento in meno", "the sign is said in words"},
	{"en", "-21.3%", "en", "sales fell by 21.3 per cent", "the sign is said in words"},
	{"de", "–21,3 %", "en", "sales fell by 21.3%", "the sign is said in words of another language"},
	{"pl", "−7 %", "pl", "spadek o 7%", "the sign is said in words"},
	// No figures of a claim.
	{"en", "Article 5 and Sections 4.2 and 7 of Directive 2016/680", "en", "the law", "numbers of articles"},
	{"de", "Art. 5 Abs. 2 und § 7 StGB", "de", "das Gesetz", "numbers of articles"},
	{"fr", "l'article 5, paragraphe 2", "fr", "la loi", "numbers of articles"},
	{"en", "COVID-19, G7, 5G, UTF-8, ISO 27001 and H5N1", "en", "them", "names"},
	{"en", "Nobody asked one of them; the second one asked first.", "en", "x", "one, second, first"},
	{"de", "Ein Verfahren für einen", "de", "x", "articles"},
	{"en", "thousands of users, dozens of cases, a third party", "en", "x", "no amounts"},
	{"en", "see https://example.org/2024/17 or a17@b.example [12]", "en", "x", "addresses and notes"},
	{"fr", "un appareil neuf", "fr", "x", "neuf is new too"},
}

var unbackedPairs = []pair{
	{"en", "72 hours", "en", "48 hours", "another number"},
	{"en", "153 days", "en", "152 days", "one more"},
	{"en", "1,284 orders", "en", "1,248 orders", "digits turned round"},
	{"en", "1,284", "en", "1284.5", "decimals left out"},
	{"de", "1.234 Tonnen", "en", "1.234 tonnes", "thousands for decimals"},
	{"en", "5 million", "en", "5 billion", "another power"},
	{"en", "5 billion euros", "de", "5 Billionen Euro", "a billion is no Billion"},
	{"en", "5 thousand", "en", "five", "a power too many"},
	{"en", "€5", "en", "$5", "another currency"},
	{"de", "5 Euro", "de", "5 Franken", "another currency"},
	{"en", "5 %", "en", "5 people", "per cent for an amount"},
	{"en", "5 people", "en", "5 % of the people", "an amount for per cent"},
	{"en", "2 per cent", "en", "2 percentage points", "per cent for points"},
	{"de", "2 Prozentpunkte", "de", "2 Prozent", "points for per cent"},
	{"en", "5 km", "en", "5 m", "another unit"},
	{"en", "5 km", "en", "5,000 m", "nothing is converted"},
	{"en", "three days", "de", "drei Wochen", "another unit in another language"},
	{"fr", "trois jours", "en", "three months", "another unit"},
	{"en", "48 hours", "en", "2 days", "nothing is converted"},
	{"en", "-5 %", "en", "5 %", "a sign too many"},
	{"en", "-5 %", "en", "rose by 5 %", "a sign turned round"},
	{"it", "−5 %", "it", "5 % in più", "a sign turned round"},
	{"de", "25 %", "de", "jeder fünfte Antragsteller", "every fifth is no quarter"},
	{"de", "20 %", "de", "im fünften Jahr", "an ordinal is no share"},
	{"en", "20 %", "en", "every five years", "no ordinal"},
	{"es", "5.000 casas aproximadamente 20 km", "es", "5.123 casas", "about is of the next number"},
	{"en", "twenty-five", "en", "fifty-two", "turned round in words"},
	{"de", "fünfundzwanzig", "en", "52", "turned round from German"},
	{"fr", "quatre-vingt-dix-sept", "en", "87", "another number"},
	{"fr", "soixante-quinze", "fr", "65", "another number"},
	{"da", "femoghalvfjerds", "en", "57", "another number"},
	{"nl", "tweeëntwintig", "en", "12", "another number"},
	{"it", "duecentocinquanta", "it", "215", "another number"},
	{"es", "treinta y cinco", "es", "53", "turned round"},
	{"pt", "quinhentos", "pt", "50", "a nought less"},
	{"pl", "dwadzieścia pięć osób", "pl", "20 osób", "the units left out"},
	{"cs", "pětadvacet", "cs", "52", "turned round"},
	{"fi", "kaksisataa", "fi", "20", "a nought less"},
	{"hu", "kétszázötven", "hu", "25", "a nought less"},
	{"el", "δώδεκα μήνες", "el", "δέκα μήνες", "ten for twelve"},
	{"sv", "tjugofem", "sv", "52", "turned round"},
	{"bg", "двадесет и пет", "bg", "15", "another number"},
	{"lv", "pieci", "lv", "seši", "another number"},
	{"et", "kakskümmend viis", "et", "20", "the units left out"},
	// Shares.
	{"en", "two thirds of users", "en", "a third of users", "twice as many"},
	{"en", "a third of users", "en", "25 %", "a third is no quarter"},
	{"en", "Half of the users", "en", "47 %", "not said to be rounded"},
	{"de", "die Hälfte der Fälle", "de", "ein Drittel der Fälle", "a half for a third"},
	{"en", "one in three", "en", "one in five", "another share"},
	{"en", "two in three", "en", "half of them", "another share"},
	// Rounded without a word, or too far.
	{"en", "12,000 people", "en", "12,437 people", "rounded without a word"},
	{"de", "60 %", "de", "57,4 %", "rounded without a word"},
	{"en", "about 6,000", "en", "5,437", "further than a tenth"},
	{"en", "about 5,400", "en", "4,700", "further than a tenth"},
	{"en", "nearly 60 %", "en", "62 %", "more is not nearly"},
	{"fr", "près de 60 %", "fr", "45 %", "too far below"},
	{"en", "more than 5,437", "en", "5,437", "the number itself"},
	{"de", "mehr als 10 Tage", "de", "10 Tage", "the number itself"},
	{"en", "more than 6,000", "en", "5,437", "less"},
	{"en", "fewer than 50", "en", "57", "more"},
	{"es", "más de 20 países", "es", "19 países", "less"},
	{"pl", "co najmniej 20", "pl", "19", "less"},
	{"en", "at most 10", "en", "12", "more"},
	{"en", "over half", "en", "46 %", "less"},
	{"de", "unter 64 Dienststellen", "de", "bei 26 Dienststellen", "unter may mean among"},
	{"en", "within 72 hours", "en", "within 48 hours", "a limit is given as it is set"},
	{"en", "at most 72 hours", "en", "no later than 48 hours", "a limit is given as it is set"},
	{"de", "binnen drei Tagen", "de", "binnen zwei Tagen", "a limit is given as it is set"},
	{"de", "Fristen von 5 bis 7 Tagen", "de", "Fristen von 5 bis 6 Tagen", "the upper end"},
	{"en", "fell from 57 to 45 per cent", "en", "fell from 62 to 45 per cent", "the number it fell from"},
	{"pl", "od 57 do 45 osób", "pl", "od 62 do 45 osób", "the number it fell from"},
	{"fr", "de 5 à 10 ans, jusqu'à 12 ans", "fr", "de 5 à 10 ans, jusqu'à 11 ans", "the upper end"},
	// Dates and times.
	{"en", "on 18 April 2024", "en", "on 17 April 2024", "another day"},
	{"en", "in April 2024", "de", "im Mai 2024", "another month"},
	{"en", "in 2016", "en", "in 2017", "another year"},
	{"en", "on 18 April 2024", "en", "in April 2024", "the day is not there"},
	{"en", "on 4 March 2024", "de", "3.4.2024", "German order is day and month"},
	{"fi", "maaliskuussa 2026", "fi", "toukokuussa 2026", "another month"},
	{"fr", "le 1er mars 2026", "fr", "le 1er mai 2026", "another month"},
	{"hu", "2026. március 1-jén", "hu", "2026. május 1-jén", "another month"},
	{"en", "in the 1980s", "en", "in the 1990s", "another decade"},
	{"en", "in 1994", "en", "in the 1990s", "the year is not there"},
	{"en", "at 2.30 pm", "en", "at 14:20", "another time"},
	// Reckoned, or of something else.
	{"en", "97 files", "en", "58 files and 39 files", "a sum"},
	{"en", "54 per cent", "en", "115 of 212 files", "reckoned"},
	{"en", "12 people", "en", "nobody", "nothing there"},
	{"en", "5 days", "en", "as Article 5 has it", "the number of an article"},
	{"en", "19 deaths", "en", "COVID-19", "a part of a name"},
	{"en", "5 to 7 per cent", "en", "4–7 %", "the lower end"},
	{"en", "between 5 and 7 million", "en", "between 5 and 8 million", "the upper end"},
	{"de", "14 von 18 Gemeinden", "de", "14 von 23 Gemeinden", "of how many"},
	{"en", "2½ years", "en", "2 years", "the half"},
	{"en", "two and a half years", "en", "two years", "the half in words"},
}

type pair struct{ tag, claim, evidenceTag, evidence, reason string }

func (p pair) unbacked() []string {
	var e Evidence
	e.Add(In(p.evidenceTag), p.evidence)
	var out []string
	for _, n := range e.Unbacked(In(p.tag).Read(p.claim)) {
		out = append(out, p.claim[n.Start:n.End])
	}
	return out
}

func TestPairs(t *testing.T) {
	languages := make(map[string]bool)
	for _, p := range backedPairs {
		languages[p.tag] = true
		if got := p.unbacked(); len(got) > 0 {
			t.Errorf("%s %q by %s %q: %q not backed; %s", p.tag, p.claim, p.evidenceTag, p.evidence, got, p.reason)
		}
	}
	for _, p := range unbackedPairs {
		languages[p.tag] = true
		if got := p.unbacked(); len(got) == 0 {
			t.Errorf("%s %q by %s %q: backed; %s", p.tag, p.claim, p.evidenceTag, p.evidence, p.reason)
		}
	}
	t.Logf("%d backed and %d unbacked pairs in %d languages", len(backedPairs), len(unbackedPairs), len(languages))
	if len(languages) < len(Known()) {
		t.Errorf("pairs in %d languages, want all %d", len(languages), len(Known()))
	}
}
