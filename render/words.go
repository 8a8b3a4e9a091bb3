package render

import "strings"

// Words are the fixed words of a page in one language. Parts in braces are
// filled in.
type Words struct {
	Summary     string // heading of the summary
	Notes       string
	Sources     string
	Page        string // "Page {page} of {pages}"
	Reviewed    string // "Reviewed {date}"
	Translation string // "our translation"
	Translator  string // "translation: {name}"
	Emphasis    string // "emphasis added"
	Accessed    string // "accessed {date}"
	Omitted     string // "words omitted: {count}"
	NotPrinted  string // of quotations that the sheet does not print: "not printed: {count}"
	CheckedOne  string // "{tool}"
	CheckedSame string // "{count} {tool}": several quotations, one source
	Checked     string // "{count} {sources} {tool}"
	CheckedPart string // "{count} {checked} {tool} {attested}": where some are attested
	Exact       string // "exact: {count}"
	Typographic string
	Edited      string
	DraftMark   string // across every page
	Draft       string // "{failed} {count} {tool}"
	NoQuotes    string // a sheet without quotations
	Source      string // label above the source of an image: "Credit: {name}"
}

// WordsFor gives the words of a language. Languages of the EU without a table
// of their own here, and all others, are given in English: words that nobody
// has read over are worse than foreign ones.
func WordsFor(language string) *Words {
	if w := words[primary(language)]; w != nil {
		return w
	}
	return words["en"]
}

// bcp47 writes "en_GB" as the standard has it: "en-GB".
func bcp47(language string) string { return strings.ReplaceAll(language, "_", "-") }

// primary is the first subtag of a language tag, in lower case.
func primary(language string) string {
	tag, _, _ := strings.Cut(bcp47(language), "-")
	return strings.ToLower(tag)
}

// fill puts values in the places of a template: fill("a {x}", "x", "1").
func fill(template string, pairs ...string) string {
	for i := range pairs {
		if i%2 == 0 {
			pairs[i] = "{" + pairs[i] + "}"
		}
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// Counts are written "label: number", so that no language needs its plurals.
var words = map[string]*Words{
	"en": {
		Summary: "In brief", Notes: "Notes", Sources: "Sources", Page: "Page {page} of {pages}",
		Reviewed: "Reviewed {date}", Translation: "our translation", Translator: "translation: {name}", Emphasis: "emphasis added",
		Accessed: "accessed {date}", Omitted: "words omitted: {count}", NotPrinted: "not printed here: {count}",
		CheckedOne:  "The quotation on this sheet was checked word for word against its source with {tool}.",
		CheckedSame: "All {count} quotations on this sheet were checked word for word against their source with {tool}.",
		Checked:     "All {count} quotations on this sheet were checked word for word against their {sources} sources with {tool}.",
		CheckedPart: "Quotations on this sheet checked word for word with {tool}: {checked} of {count}; verified earlier, against a source that may not be shared: {attested}.",
		Exact:       "exact: {count}", Typographic: "equal but for typography: {count}", Edited: "with marked edits: {count}",
		DraftMark: "DRAFT – NOT CHECKED", Draft: "Draft, not to be handed out: {failed} of {count} quotations on this sheet did not pass the check with {tool}.",
		NoQuotes: "This sheet has no quotations that could be checked.", Source: "Credit: {name}",
	},
	"de": {
		Summary: "In Kürze", Notes: "Anmerkungen", Sources: "Quellen", Page: "Seite {page} von {pages}",
		Reviewed: "Geprüft am {date}", Translation: "unsere Übersetzung", Translator: "Übersetzung: {name}", Emphasis: "Hervorhebung hinzugefügt",
		Accessed: "abgerufen am {date}", Omitted: "ausgelassene Wörter: {count}", NotPrinted: "hier nicht abgedruckt: {count}",
		CheckedOne:  "Das Zitat auf diesem Blatt wurde mit {tool} Wort für Wort mit seiner Quelle verglichen.",
		CheckedSame: "Alle {count} Zitate auf diesem Blatt wurden mit {tool} Wort für Wort mit ihrer Quelle verglichen.",
		Checked:     "Alle {count} Zitate auf diesem Blatt wurden mit {tool} Wort für Wort mit ihren {sources} Quellen verglichen.",
		CheckedPart: "Zitate auf diesem Blatt, mit {tool} Wort für Wort verglichen: {checked} von {count}; früher geprüft, anhand einer Quelle, die nicht weitergegeben werden darf: {attested}.",
		Exact:       "wortgleich: {count}", Typographic: "gleich bis auf Typografie: {count}", Edited: "mit gekennzeichneten Änderungen: {count}",
		DraftMark: "ENTWURF – NICHT GEPRÜFT", Draft: "Entwurf, nicht zur Weitergabe: Von {count} Zitaten auf diesem Blatt haben {failed} die Prüfung mit {tool} nicht bestanden.",
		NoQuotes: "Dieses Blatt enthält keine Zitate, die geprüft werden könnten.", Source: "Bild: {name}",
	},
	"el": {
		Summary: "Με λίγα λόγια", Notes: "Σημειώσεις", Sources: "Πηγές", Page: "Σελίδα {page} από {pages}",
		Reviewed: "Έλεγχος: {date}", Translation: "δική μας μετάφραση", Translator: "μετάφραση: {name}", Emphasis: "η έμφαση προστέθηκε",
		Accessed: "πρόσβαση: {date}", Omitted: "λέξεις που παραλείπονται: {count}", NotPrinted: "δεν τυπώνονται εδώ: {count}",
		CheckedOne:  "Το παράθεμα αυτού του δελτίου ελέγχθηκε λέξη προς λέξη με την πηγή του με το {tool}.",
		CheckedSame: "Και τα {count} παραθέματα αυτού του δελτίου ελέγχθηκαν λέξη προς λέξη με την πηγή τους με το {tool}.",
		Checked:     "Και τα {count} παραθέματα αυτού του δελτίου ελέγχθηκαν λέξη προς λέξη με τις {sources} πηγές τους με το {tool}.",
		CheckedPart: "Παραθέματα αυτού του δελτίου που ελέγχθηκαν λέξη προς λέξη με το {tool}: {checked} από {count}· που επαληθεύτηκαν παλαιότερα, με πηγή που δεν επιτρέπεται να κοινοποιηθεί: {attested}.",
		Exact:       "ακριβή: {count}", Typographic: "ίδια εκτός από την τυπογραφία: {count}", Edited: "με σημειωμένες αλλαγές: {count}",
		DraftMark: "ΣΧΕΔΙΟ – ΔΕΝ ΕΧΕΙ ΕΛΕΓΧΘΕΙ", Draft: "Σχέδιο, όχι για διανομή: {failed} από τα {count} παραθέματα αυτού του δελτίου δεν πέρασαν τον έλεγχο με το {tool}.",
		NoQuotes: "Αυτό το δελτίο δεν έχει παραθέματα για έλεγχο.", Source: "Εικόνα: {name}",
	},
	"fr": {
		Summary: "En bref", Notes: "Notes", Sources: "Sources", Page: "Page {page} sur {pages}",
		Reviewed: "Relu le {date}", Translation: "notre traduction", Translator: "traduction : {name}", Emphasis: "nous soulignons",
		Accessed: "consulté le {date}", Omitted: "mots omis : {count}", NotPrinted: "non reproduites ici : {count}",
		CheckedOne:  "La citation de cette fiche a été comparée mot à mot à sa source avec {tool}.",
		CheckedSame: "Les {count} citations de cette fiche ont été comparées mot à mot à leur source avec {tool}.",
		Checked:     "Les {count} citations de cette fiche ont été comparées mot à mot à leurs {sources} sources avec {tool}.",
		CheckedPart: "Citations de cette fiche comparées mot à mot avec {tool} : {checked} sur {count} ; vérifiées auparavant, sur une source qui ne peut être diffusée : {attested}.",
		Exact:       "exactes : {count}", Typographic: "identiques à la typographie près : {count}", Edited: "avec modifications signalées : {count}",
		DraftMark: "PROJET – NON VÉRIFIÉ", Draft: "Projet, ne pas diffuser : sur {count} citations de cette fiche, {failed} n’ont pas passé le contrôle avec {tool}.",
		NoQuotes: "Cette fiche ne contient pas de citation à vérifier.", Source: "Crédit : {name}",
	},
	"es": {
		Summary: "En resumen", Notes: "Notas", Sources: "Fuentes", Page: "Página {page} de {pages}",
		Reviewed: "Revisado el {date}", Translation: "traducción nuestra", Translator: "traducción: {name}", Emphasis: "énfasis añadido",
		Accessed: "consultado el {date}", Omitted: "palabras omitidas: {count}", NotPrinted: "no impresas aquí: {count}",
		CheckedOne:  "La cita de esta ficha se ha cotejado palabra por palabra con su fuente con {tool}.",
		CheckedSame: "Las {count} citas de esta ficha se han cotejado palabra por palabra con su fuente con {tool}.",
		Checked:     "Las {count} citas de esta ficha se han cotejado palabra por palabra con sus {sources} fuentes con {tool}.",
		CheckedPart: "Citas de esta ficha cotejadas palabra por palabra con {tool}: {checked} de {count}; verificadas antes, con una fuente que no puede difundirse: {attested}.",
		Exact:       "exactas: {count}", Typographic: "iguales salvo la tipografía: {count}", Edited: "con cambios señalados: {count}",
		DraftMark: "BORRADOR – SIN VERIFICAR", Draft: "Borrador, no distribuir: de {count} citas de esta ficha, {failed} no han superado la comprobación con {tool}.",
		NoQuotes: "Esta ficha no contiene citas que se puedan comprobar.", Source: "Crédito: {name}",
	},
	"it": {
		Summary: "In breve", Notes: "Note", Sources: "Fonti", Page: "Pagina {page} di {pages}",
		Reviewed: "Riveduto il {date}", Translation: "traduzione nostra", Translator: "traduzione: {name}", Emphasis: "corsivo aggiunto",
		Accessed: "consultato il {date}", Omitted: "parole omesse: {count}", NotPrinted: "non riportate qui: {count}",
		CheckedOne:  "La citazione di questa scheda è stata confrontata parola per parola con la sua fonte con {tool}.",
		CheckedSame: "Tutte le {count} citazioni di questa scheda sono state confrontate parola per parola con la loro fonte con {tool}.",
		Checked:     "Tutte le {count} citazioni di questa scheda sono state confrontate parola per parola con le loro {sources} fonti con {tool}.",
		CheckedPart: "Citazioni di questa scheda confrontate parola per parola con {tool}: {checked} su {count}; verificate in precedenza, su una fonte che non può essere diffusa: {attested}.",
		Exact:       "esatte: {count}", Typographic: "uguali salvo la tipografia: {count}", Edited: "con modifiche segnalate: {count}",
		DraftMark: "BOZZA – NON VERIFICATA", Draft: "Bozza, da non distribuire: di {count} citazioni di questa scheda, {failed} non hanno superato il controllo con {tool}.",
		NoQuotes: "Questa scheda non contiene citazioni da controllare.", Source: "Crediti: {name}",
	},
	"nl": {
		Summary: "In het kort", Notes: "Noten", Sources: "Bronnen", Page: "Pagina {page} van {pages}",
		Reviewed: "Nagekeken op {date}", Translation: "onze vertaling", Translator: "vertaling: {name}", Emphasis: "nadruk toegevoegd",
		Accessed: "geraadpleegd op {date}", Omitted: "weggelaten woorden: {count}", NotPrinted: "hier niet afgedrukt: {count}",
		CheckedOne:  "Het citaat op dit blad is met {tool} woord voor woord met de bron vergeleken.",
		CheckedSame: "Alle {count} citaten op dit blad zijn met {tool} woord voor woord met hun bron vergeleken.",
		Checked:     "Alle {count} citaten op dit blad zijn met {tool} woord voor woord met hun {sources} bronnen vergeleken.",
		CheckedPart: "Citaten op dit blad, met {tool} woord voor woord vergeleken: {checked} van {count}; eerder geverifieerd, met een bron die niet mag worden gedeeld: {attested}.",
		Exact:       "exact: {count}", Typographic: "gelijk op typografie na: {count}", Edited: "met gemarkeerde wijzigingen: {count}",
		DraftMark: "CONCEPT – NIET GECONTROLEERD", Draft: "Concept, niet verspreiden: van {count} citaten op dit blad hebben er {failed} de controle met {tool} niet doorstaan.",
		NoQuotes: "Dit blad bevat geen citaten die gecontroleerd kunnen worden.", Source: "Beeld: {name}",
	},
	"pl": {
		Summary: "W skrócie", Notes: "Przypisy", Sources: "Źródła", Page: "Strona {page} z {pages}",
		Reviewed: "Przejrzano: {date}", Translation: "tłumaczenie własne", Translator: "tłumaczenie: {name}", Emphasis: "podkreślenie dodane",
		Accessed: "dostęp: {date}", Omitted: "pominięte słowa: {count}", NotPrinted: "niewydrukowane tutaj: {count}",
		CheckedOne:  "Cytat na tej karcie porównano słowo po słowie ze źródłem za pomocą {tool}.",
		CheckedSame: "Wszystkie cytaty na tej karcie ({count}) porównano słowo po słowie ze źródłem za pomocą {tool}.",
		Checked:     "Wszystkie cytaty na tej karcie ({count}) porównano słowo po słowie ze źródłami ({sources}) za pomocą {tool}.",
		CheckedPart: "Cytaty na tej karcie porównane słowo po słowie za pomocą {tool}: {checked} z {count}; zweryfikowane wcześniej, ze źródłem, którego nie wolno udostępniać: {attested}.",
		Exact:       "dokładne: {count}", Typographic: "równe poza typografią: {count}", Edited: "z oznaczonymi zmianami: {count}",
		DraftMark: "PROJEKT – NIESPRAWDZONY", Draft: "Projekt, nie do rozpowszechniania: liczba cytatów na tej karcie, które nie przeszły kontroli za pomocą {tool}: {failed} z {count}.",
		NoQuotes: "Ta karta nie zawiera cytatów, które można sprawdzić.", Source: "Źródło ilustracji: {name}",
	},
	"pt": {
		Summary: "Em resumo", Notes: "Notas", Sources: "Fontes", Page: "Página {page} de {pages}",
		Reviewed: "Revisto em {date}", Translation: "tradução nossa", Translator: "tradução: {name}", Emphasis: "destaque nosso",
		Accessed: "consultado em {date}", Omitted: "palavras omitidas: {count}", NotPrinted: "não impressas aqui: {count}",
		CheckedOne:  "A citação desta ficha foi comparada palavra por palavra com a sua fonte com {tool}.",
		CheckedSame: "Todas as {count} citações desta ficha foram comparadas palavra por palavra com a sua fonte com {tool}.",
		Checked:     "Todas as {count} citações desta ficha foram comparadas palavra por palavra com as suas {sources} fontes com {tool}.",
		CheckedPart: "Citações desta ficha comparadas palavra por palavra com {tool}: {checked} de {count}; verificadas antes, com uma fonte que não pode ser divulgada: {attested}.",
		Exact:       "exatas: {count}", Typographic: "iguais exceto na tipografia: {count}", Edited: "com alterações assinaladas: {count}",
		DraftMark: "RASCUNHO – NÃO VERIFICADO", Draft: "Rascunho, não distribuir: de {count} citações desta ficha, {failed} não passaram na verificação com {tool}.",
		NoQuotes: "Esta ficha não contém citações que possam ser verificadas.", Source: "Crédito: {name}",
	},
	"sv": {
		Summary: "I korthet", Notes: "Noter", Sources: "Källor", Page: "Sida {page} av {pages}",
		Reviewed: "Granskad den {date}", Translation: "vår översättning", Translator: "översättning: {name}", Emphasis: "vår kursivering",
		Accessed: "hämtad den {date}", Omitted: "utelämnade ord: {count}", NotPrinted: "trycks inte här: {count}",
		CheckedOne:  "Citatet på detta blad har med {tool} jämförts ord för ord med sin källa.",
		CheckedSame: "Alla {count} citat på detta blad har med {tool} jämförts ord för ord med sin källa.",
		Checked:     "Alla {count} citat på detta blad har med {tool} jämförts ord för ord med sina {sources} källor.",
		CheckedPart: "Citat på detta blad, jämförda ord för ord med {tool}: {checked} av {count}; kontrollerade tidigare, mot en källa som inte får spridas: {attested}.",
		Exact:       "exakta: {count}", Typographic: "lika bortsett från typografin: {count}", Edited: "med markerade ändringar: {count}",
		DraftMark: "UTKAST – INTE KONTROLLERAT", Draft: "Utkast, får inte spridas: av {count} citat på detta blad klarade {failed} inte kontrollen med {tool}.",
		NoQuotes: "Detta blad har inga citat som kan kontrolleras.", Source: "Bild: {name}",
	},
}
