package match

// Cases of the contract in more languages, and of rules that other tests hold in
// other ways: see TestContract.

var casesLiteral = []ruleCase{
	{why: "sic and dots that the source has", conv: "strict", source: "The minutes say: “They closed the raod [sic] ... in May”.", quote: "They closed the raod [sic] ... in May", want: Exact},
	{why: "brackets that the source has", conv: "strict", lang: "de", source: "Der Rat [der Stadt] hat die Straße gesperrt.", quote: "Der Rat [der Stadt] hat die Straße gesperrt", want: Exact},
	{why: "an omission that the source marked itself", conv: "strict", lang: "fr", source: "Il est écrit : le conseil [...] ferme la route.", quote: "le conseil [...] ferme la route", want: Exact},
	{why: "a negation in a bracket of the source's", lang: "es", source: "El consejo [no] cierra la calle.", quote: "El consejo [no] cierra la calle", want: Exact},
	{why: "characters of patterns", lang: "pl", source: "Rada (1) przyjęła .* oraz a+b|c wczoraj.", quote: "(1) przyjęła .* oraz a+b|c", want: Exact},
	{why: "dots in strict", conv: "strict", lang: "fi", source: "Tie suljettiin ... ja avattiin taas.", quote: "Tie suljettiin ... ja avattiin taas", want: Exact},
	{why: "the word before sic mended", conv: "strict", source: "The minutes say: “They closed the raod [sic] ... in May”.", quote: "They closed the road [sic] ... in May", want: Misquote},
	{why: "another word in the source's bracket", conv: "strict", lang: "de", source: "Der Rat [der Stadt] hat die Straße gesperrt.", quote: "Der Rat [des Landes] hat die Straße gesperrt", want: Misquote},
	{why: "the source's bracket vanishes", lang: "es", source: "El consejo [no] cierra la calle.", quote: "El consejo cierra la calle", want: Misquote},
	{why: "a pattern is none", lang: "pl", source: "Rada (1) przyjęła wszystko oraz aab wczoraj.", quote: "(1) przyjęła .* oraz a+b", want: Misquote},
	{why: "the source's dots vanish", conv: "strict", lang: "fi", source: "Tie suljettiin ... ja avattiin taas.", quote: "Tie suljettiin ja avattiin taas", want: Misquote},
}

var casesBorders = []ruleCase{
	{why: "a heading and its text", source: "# Opening hours\n\nThe road is open all year.", quote: "Opening hours The road is open", want: Exact, folds: "-"},
	{why: "two paragraphs", lang: "de", source: "Die Straße ist zu.\n\nDie Brücke ist offen.", quote: "Die Straße ist zu. Die Brücke ist offen", want: Exact, folds: "-"},
	{why: "a sentence over two paragraphs", lang: "fr", source: "Le conseil a fermé la route\n\npendant la nuit.", quote: "a fermé la route pendant la nuit", want: Exact, folds: "-"},
	{why: "a sentence and the next heading", lang: "pl", source: "Droga jest zamknięta.\n\n# Mosty\n\nMost jest otwarty.", quote: "Droga jest zamknięta. Mosty", want: Exact, folds: "-"},
	{why: "a colon and the next heading", lang: "it", source: "La strada chiude in due casi:\n\n# Neve\n\nChiude di notte.", quote: "chiude in due casi: Neve", want: Exact, folds: "-"},
	{why: "a text without an end and the next heading", source: "The road is open all year\n\n# No fees\n\nfor people of the town.", quote: "The road is open all year No fees", want: Misquote},
	{why: "in German", lang: "de", source: "Die Straße ist offen\n\n# Ohne Gebühren\n\nfür alle im Ort.", quote: "Die Straße ist offen Ohne Gebühren", want: Misquote},
	{why: "in French", lang: "fr", source: "La route est ouverte\n\n# Sans péage\n\npour les habitants.", quote: "La route est ouverte Sans péage", want: Misquote},
	{why: "in Polish", lang: "pl", source: "Droga jest otwarta\n\n# Bez opłat\n\ndla mieszkańców.", quote: "Droga jest otwarta Bez opłat", want: Misquote},
	{why: "in Greek", lang: "el", source: "Ο δρόμος είναι ανοιχτός\n\n# Χωρίς διόδια\n\nγια όλους.", quote: "Ο δρόμος είναι ανοιχτός Χωρίς διόδια", want: Misquote},
}

var casesFurnitureMore = []ruleCase{
	{why: "French, a running head", lang: "fr", source: "La route fut\n⟦Rapport 2024⟧\nfermée en mai.", quote: "La route fut fermée en mai", want: Typographic, folds: "furniture"},
	{why: "French, a figure that nobody marked", lang: "fr", source: "La route 4 fut fermée en mai.", quote: "La route fut fermée en mai", want: Misquote},
}

var casesOmissionMore = []ruleCase{
	{why: "Spanish", lang: "es", source: "El consejo cerró la calle vieja en mayo, por prudencia, y abrió la nueva en junio.", quote: "El consejo cerró la calle vieja en mayo [...] y abrió la nueva en junio", want: Edited},
	{why: "Spanish, in the other order", lang: "es", source: "El consejo cerró la calle vieja en mayo, por prudencia, y abrió la nueva en junio.", quote: "abrió la nueva en junio [...] El consejo cerró la calle vieja", want: OutOfOrder},
	{why: "German, nothing is left out", lang: "de", source: "Der Rat hat die alte Straße im Mai gesperrt.", quote: "Der Rat hat die [...] alte Straße im Mai gesperrt", want: Misquote},
	{why: "Polish, a part of two words", lang: "pl", source: "Rada miasta zamknęła wczoraj starą drogę na zawsze.", quote: "Rada miasta zamknęła [...] na zawsze", want: Misquote},
}

var casesOmissionTurnsMore = []ruleCase{
	{why: "besides is no exception", lang: "cs", source: "Rada loni zavřela starou cestu a kromě toho otevřela nový most pro všechny.", quote: "Rada loni zavřela starou cestu [...] otevřela nový most pro všechny", want: Edited},
	{why: "regardless of limits nothing", lang: "sl", source: "Svet je zaprl staro cesto, ne glede na mnenje župana, za eno leto.", quote: "Svet je zaprl staro cesto, [...] za eno leto", want: Edited},
	{why: "Finnish without, by its ending", lang: "fi", source: "Neuvosto voi sulkea vanhan tien asiasta ilmoittamatta yöksi ja viikonlopuksi.", quote: "Neuvosto voi sulkea vanhan tien [...] yöksi ja viikonlopuksi", want: Misquote},
	{why: "Estonian without, by its ending", lang: "et", source: "Nõukogu võib vana tee sellest teatamata ööseks ja nädalavahetuseks sulgeda.", quote: "Nõukogu võib vana tee [...] ööseks ja nädalavahetuseks sulgeda", want: Misquote},
	{why: "Romanian nu-și", lang: "ro", source: "Consiliul a spus ieri că nu-și schimbă planul și închide drumul vechi.", quote: "Consiliul a spus ieri [...] închide drumul vechi", want: Misquote},
	{why: "a Czech verb that begins like a superlative", lang: "cs", source: "Rada včera nejmenovala nikoho z města a odložila celou věc na jaro.", quote: "Rada včera [...] odložila celou věc na jaro", want: Misquote},
	{why: "Czech aniž", lang: "cs", source: "Rada může zavřít starou cestu, aniž se ptá občanů, na celou zimu.", quote: "Rada může zavřít starou cestu, [...] na celou zimu", want: Misquote},
	{why: "a Lithuanian verb that begins like to carry", lang: "lt", source: "Taryba vakar pasakė, kad nešalina senojo tilto ir uždaro kelią nakčiai.", quote: "Taryba vakar pasakė [...] uždaro kelią nakčiai", want: Misquote},
	{why: "Maltese m'għandhiex", lang: "mt", source: "Il-kunsill qal ilbieraħ li m’għandhiex tingħalaq it-triq il-qadima fis-sajf.", quote: "Il-kunsill qal ilbieraħ [...] it-triq il-qadima fis-sajf", want: Misquote},
	{why: "Irish ní", lang: "ga", source: "Dúirt an chomhairle inné nach ndúnfar an seanbhóthar istoíche arís.", quote: "Dúirt an chomhairle inné [...] an seanbhóthar istoíche arís", want: Misquote},
}

var casesOmissionCuts = []ruleCase{
	{why: "the negation stands far before", source: "It is not the council, as some say, that closes the road.", quote: "It is not the council [...] that closes the road", want: Edited},
	{why: "in German", lang: "de", source: "Nicht der Rat der Stadt, wie manche sagen, sperrt die Straße.", quote: "Nicht der Rat der Stadt [...] sperrt die Straße", want: Edited},
	{why: "in French", lang: "fr", source: "Ce n'est pas le conseil de la ville, dit-on, qui ferme la route.", quote: "Ce n'est pas le conseil de la ville [...] qui ferme la route", want: Edited},
	{why: "a sentence ends before it", source: "The council met in May, as it does. Nobody closed the road.", quote: "The council met in May [...] Nobody closed the road.", want: Edited},
	{why: "a word that is none begins behind it", lang: "es", source: "El consejo se reunió en mayo, como suele, sin duda alguna contento.", quote: "El consejo se reunió en mayo, [...] sin duda alguna contento", want: Edited},
	{why: "not before it", source: "The council does not, for that reason alone, close the road.", quote: "The council does not [...] close the road", want: Misquote},
	{why: "never behind it", source: "The council, for that reason and others, never closed the road.", quote: "The council, for that reason [...] never closed the road", want: Misquote},
	{why: "German nicht before it", lang: "de", source: "Der Rat wird nicht, aus guten Gründen und mit Bedacht, die Straße sperren.", quote: "Der Rat wird nicht [...] die Straße sperren", want: Misquote},
	{why: "French ne behind it", lang: "fr", source: "Le conseil, pour cette raison et d'autres, ne ferme pas la route.", quote: "Le conseil, pour cette raison [...] ne ferme pas la route", want: Misquote},
	{why: "Polish nie before it", lang: "pl", source: "Rada miasta nie, z tego powodu i innych, zamyka starej drogi.", quote: "Rada miasta nie [...] zamyka starej drogi", want: Misquote},
}

var casesOmissionLengthMore = []ruleCase{
	{why: "German, another section", lang: "de", source: "# Straßen\n\nDer Rat sperrte die Straße im Mai.\n\n# Brücken\n\nMan öffnete die Brücke im Juni.", quote: "Der Rat sperrte die Straße [...] öffnete die Brücke im Juni", want: Misquote},
	{why: "German, the same section", lang: "de", source: "# Straßen\n\nDer Rat sperrte die Straße im Mai.\n\nMan öffnete die Brücke im Juni.", quote: "Der Rat sperrte die Straße [...] öffnete die Brücke im Juni", want: Edited},
	{why: "French, another section", lang: "fr", source: "# Routes\n\nLe conseil ferma la route en mai.\n\n# Ponts\n\nOn ouvrit le pont en juin.", quote: "Le conseil ferma la route [...] ouvrit le pont en juin", want: Misquote},
}

var casesFirstLetterMore = []ruleCase{
	{why: "Polish, in strict", conv: "strict", lang: "pl", source: "W maju rada zamknęła starą drogę.", quote: "Rada zamknęła starą drogę", want: Misquote},
	{why: "Polish, in brackets", conv: "strict", lang: "pl", source: "W maju rada zamknęła starą drogę.", quote: "[R]ada zamknęła starą drogę", want: Edited},
}

var casesBracketMore = []ruleCase{
	{why: "an insertion in Spanish", lang: "es", source: "Quieren cerrar la calle en mayo.", quote: "Quieren cerrar la [vieja] calle en mayo", want: Edited},
	{why: "a Finnish without, in a bracket", lang: "fi", source: "Neuvosto sulkee vanhan tien yöksi.", quote: "Neuvosto sulkee vanhan tien [ilmoittamatta] yöksi", want: Misquote},
	{why: "a Polish must", lang: "pl", source: "Rada zamyka starą drogę na noc.", quote: "Rada [musi] zamyka starą drogę na noc", want: Misquote},
}

var casesDeclared = []ruleCase{
	{why: "a pronoun", conv: "strict", source: "They want to close the road by 3 May.", quote: "[The police] want to close the road", edit: Edit{"[The police]", "They"}, want: Edited},
	{why: "in German", conv: "strict", lang: "de", source: "Sie wollen die Straße im Mai sperren.", quote: "[Die Räte] wollen die Straße", edit: Edit{"[Die Räte]", "Sie"}, want: Edited},
	{why: "a verb, in French", conv: "strict", lang: "fr", source: "Ils ferment la route en mai.", quote: "Ils [bloquent] la route", edit: Edit{"[bloquent]", "ferment"}, want: Edited},
	{why: "in Greek", conv: "strict", lang: "el", source: "Αυτοί έκλεισαν τη γέφυρα τον Μάιο.", quote: "[Οι δήμοι] έκλεισαν τη γέφυρα", edit: Edit{"[Οι δήμοι]", "Αυτοί"}, want: Edited},
	{why: "a number, acknowledged", source: "They want to close the road by 3 May.", quote: "close the road by [early] May", edit: Edit{"[early]", "3"}, acknowledged: "bracket", want: Edited},
	{why: "a number, not acknowledged", source: "They want to close the road by 3 May.", quote: "close the road by [early] May", edit: Edit{"[early]", "3"}, want: Misquote},
	{why: "other words than the source's, in German", lang: "de", source: "Sie wollen die Straße im Mai sperren.", quote: "[Die Räte] wollen die Straße", edit: Edit{"[Die Räte]", "Wir"}, want: Misquote},
	{why: "a negation, in French", lang: "fr", source: "Ils veulent fermer la route en mai.", quote: "Ils [ne veulent pas] fermer la route", edit: Edit{"[ne veulent pas]", "veulent"}, want: Misquote},
	{why: "a negation swallowed, in German", lang: "de", source: "Sie wollen die Straße nicht im Mai sperren.", quote: "Sie wollen die Straße [bald] im Mai sperren", edit: Edit{"[bald]", "nicht"}, want: Misquote},
	{why: "a word outside the brackets", source: "They want to close the road by 3 May.", quote: "We [all] want to close the road", edit: Edit{"We [all] want", "They want"}, want: Misquote},
}

var casesPronoun = []ruleCase{
	{why: "apa", conv: "apa", source: "They want to close the road.", quote: "[The police] want to close the road", want: Edited},
	{why: "chicago, in mid-sentence", conv: "chicago", source: "The mayor said that she had signed it.", quote: "The mayor said that [the clerk] had signed it", want: Edited},
	{why: "German", conv: "un", lang: "de", source: "Im Mai hat er die Straße gesperrt, sagte man.", quote: "Im Mai hat [der Rat] die Straße gesperrt", want: Edited},
	{why: "Greek", conv: "un", lang: "el", source: "Αυτοί έκλεισαν τη γέφυρα.", quote: "[Οι δήμοι] έκλεισαν τη γέφυρα", want: Edited},
	{why: "French, two words", conv: "un", lang: "fr", source: "Ce dernier a fermé la route hier.", quote: "[Le maire] a fermé la route hier", want: Edited},
	{why: "by default", source: "They want to close the road.", quote: "[The police] want to close the road", want: Misquote},
	{why: "German, by default", lang: "de", source: "Im Mai hat er die Straße gesperrt, sagte man.", quote: "Im Mai hat [der Rat] die Straße gesperrt", want: Misquote},
	{why: "a noun", conv: "apa", source: "The mayor said that she had signed it.", quote: "The [clerk] said that she had signed it", want: Misquote},
	{why: "a German noun", conv: "apa", lang: "de", source: "Im Mai hat Anna die Straße gesperrt.", quote: "Im Mai hat [der Rat] die Straße gesperrt", want: Misquote},
	{why: "a pronoun with one mark of a pair", conv: "apa", source: "The clerk said “they want the road closed” then.", quote: "The clerk said [the farmers] want the road closed” then", want: Misquote},
	{why: "with both", conv: "apa", source: "The clerk said that “they” want the road closed then.", quote: "The clerk said that [the farmers] want the road closed", want: Edited},
	{why: "a French noun", conv: "apa", lang: "fr", source: "Le greffier a fermé la route hier.", quote: "Le [maire] a fermé la route hier", want: Misquote},
}

var casesSic = []ruleCase{
	{why: "behind the source's own word", source: "They closed the raod in May.", quote: "They closed the raod [sic] in May", want: Edited},
	{why: "in strict", conv: "strict", source: "They closed the raod.", quote: "They closed the raod [sic].", want: Edited},
	{why: "in German", lang: "de", source: "Man hat die Strase im Mai gesperrt.", quote: "Man hat die Strase [sic] im Mai gesperrt", want: Edited},
	{why: "before a French mark, which has its space", lang: "fr", source: "Ils ont fermé la rout ! Enfin.", quote: "Ils ont fermé la rout [sic] !", want: Edited},
	{why: "with a mark, in Spanish", lang: "es", source: "Cerraron la cayle en mayo.", quote: "Cerraron la cayle [sic!] en mayo", want: Edited},
	{why: "behind a word that the author mended", source: "They closed the raod in May.", quote: "They closed the road [sic] in May", want: Misquote},
	{why: "in German", lang: "de", source: "Man hat die Strase im Mai gesperrt.", quote: "Man hat die Straße [sic] im Mai gesperrt", want: Misquote},
	{why: "for a word", lang: "es", source: "Cerraron la cayle en mayo.", quote: "Cerraron la [sic] en mayo", want: Misquote},
	{why: "cleaned up", source: "They want to close the road.", quote: "They want to close the road (cleaned up)", want: Misquote},
	{why: "emphasis added", lang: "fr", source: "Ils veulent fermer la route.", quote: "Ils veulent fermer la route [emphasis added]", want: Misquote},
}

var casesPlace = []ruleCase{
	{why: "a section by number", source: "# 1 Roads\n\nThe road stays open.\n\n# 2 Bridges\n\nThe bridge stays open.", quote: "The bridge stays open", where: "section 2", want: Exact},
	{why: "by the heading's words", source: "# Roads\n\nThe road stays open.\n\n# Old bridges\n\nThe bridge stays open.", quote: "The bridge stays open", where: "Old bridges", want: Exact},
	{why: "a German article", lang: "de", source: "# Artikel 1\n\nDie Straße ist offen.\n\n# Artikel 2\n\nDie Brücke ist offen.", quote: "Die Brücke ist offen", where: "Art. 2", want: Exact},
	{why: "a French chapter in Roman figures", lang: "fr", source: "# Chapitre I\n\nLa route est ouverte.\n\n# Chapitre II\n\nLe pont est ouvert.", quote: "Le pont est ouvert", where: "chapitre 2", want: Exact},
	{why: "pages that the source does not have accuse nobody", lang: "pl", source: "Droga jest otwarta dla wszystkich.", quote: "Droga jest otwarta", where: "s. 12", want: Exact},
	{why: "another section", source: "# 1 Roads\n\nThe road stays open.\n\n# 2 Bridges\n\nThe bridge stays open.", quote: "The road stays open", where: "section 2", want: misplaced},
	{why: "another heading", source: "# Roads\n\nThe road stays open.\n\n# Old bridges\n\nThe bridge stays open.", quote: "The road stays open", where: "Old bridges", want: misplaced},
	{why: "another article", lang: "de", source: "# Artikel 1\n\nDie Straße ist offen.\n\n# Artikel 2\n\nDie Brücke ist offen.", quote: "Die Straße ist offen", where: "Art. 2", want: misplaced},
	{why: "another chapter", lang: "fr", source: "# Chapitre I\n\nLa route est ouverte.\n\n# Chapitre II\n\nLe pont est ouvert.", quote: "La route est ouverte", where: "chapitre 2", want: misplaced},
	{why: "another section sign", lang: "de", source: "# § 3 Begriffe\n\nBrücken sind Teile der Straße.\n\n# § 4 Kosten\n\nDie Gemeinde zahlt.", quote: "Brücken sind Teile", where: "§ 4", want: misplaced},
}

var casesConventions = []ruleCase{
	{why: "un lets the first letter be", conv: "un", source: "In May the council closed the road.", quote: "The council closed the road", want: Edited},
	{why: "eu lets bare dots be", conv: "eu", lang: "de", source: "Der Rat hat die alte Straße, die eng war, im Mai gesperrt.", quote: "Der Rat hat die alte Straße ... im Mai gesperrt", want: Edited},
	{why: "oscola does, too", conv: "oscola", lang: "fr", source: "Le conseil a fermé la vieille route, par prudence, en mai 2021.", quote: "Le conseil a fermé la vieille route … en mai 2021", want: Edited},
	{why: "apa lets a bracket stand for a pronoun", conv: "apa", source: "They want to close the road.", quote: "[The police] want to close the road", want: Edited},
	{why: "chicago lets a full stop be", conv: "chicago", source: "The road was closed, and nobody passed.", quote: "The road was closed.", want: Edited},
	{why: "bluebook does, too", conv: "bluebook", lang: "es", source: "La calle fue cerrada, y el puente abierto.", quote: "La calle fue cerrada.", want: Edited},
	{why: "un lets – stand for a hyphen", conv: "un", source: "The Berlin-Prague road was closed.", quote: "The Berlin–Prague road was closed", want: Typographic, folds: "dash"},
	{why: "strict: the first letter", conv: "strict", source: "In May the council closed the road.", quote: "The council closed the road", want: Misquote},
	{why: "strict: bare dots", conv: "strict", lang: "de", source: "Der Rat hat die alte Straße im Mai gesperrt, und die neue Straße, die breiter ist, im Juni geöffnet.", quote: "Der Rat hat die alte Straße ... im Juni geöffnet", want: Misquote},
	{why: "oscola: the first letter", conv: "oscola", lang: "fr", source: "En mai le conseil a fermé la route.", quote: "Le conseil a fermé la route", want: Misquote},
	{why: "bluebook: a bracket for a pronoun", conv: "bluebook", source: "They want to close the road.", quote: "[The police] want to close the road", want: Misquote},
	{why: "eu: a full stop", conv: "eu", lang: "es", source: "La calle fue cerrada, y el puente abierto.", quote: "La calle fue cerrada.", want: Misquote},
	{why: "eu: – for a hyphen", conv: "eu", source: "The Berlin-Prague road was closed.", quote: "The Berlin–Prague road was closed", want: Misquote},
}

var casesLikeness = []ruleCase{
	{why: "as the source has it", source: "The road over the old bridge is closed from dusk to dawn in winter.", quote: "The road over the old bridge is closed from dusk to dawn", want: Exact},
	{why: "in German", lang: "de", source: "Die Straße über die alte Brücke ist von abends bis morgens gesperrt.", quote: "Die Straße über die alte Brücke ist von abends bis morgens gesperrt", want: Exact},
	{why: "in French", lang: "fr", source: "La route du vieux pont est fermée du soir au matin en hiver.", quote: "La route du vieux pont est fermée du soir au matin", want: Exact},
	{why: "in Finnish", lang: "fi", source: "Vanhan sillan tie on suljettu illasta aamuun talvella.", quote: "Vanhan sillan tie on suljettu illasta aamuun", want: Exact},
	{why: "in Polish", lang: "pl", source: "Droga przez stary most jest zamknięta od zmierzchu do świtu.", quote: "Droga przez stary most jest zamknięta od zmierzchu", want: Exact},
	{why: "one letter", source: "The road over the old bridge is closed from dusk to dawn in winter.", quote: "The road over the old bridge is closed from dusk to down", want: Misquote},
	{why: "one letter in German", lang: "de", source: "Die Straße über die alte Brücke ist von abends bis morgens gesperrt.", quote: "Die Straße über die alte Brücke ist von abends bis morgen gesperrt", want: Misquote},
	{why: "one word in French", lang: "fr", source: "La route du vieux pont est fermée du soir au matin en hiver.", quote: "La route du vieux port est fermée du soir au matin", want: Misquote},
	{why: "two words change places in Finnish", lang: "fi", source: "Vanhan sillan tie on suljettu illasta aamuun talvella.", quote: "Vanhan tie sillan on suljettu illasta aamuun", want: Misquote},
	{why: "an ending in Polish", lang: "pl", source: "Droga przez stary most jest zamknięta od zmierzchu do świtu.", quote: "Droga przez stary most jest zamknięte od zmierzchu", want: Misquote},
}
