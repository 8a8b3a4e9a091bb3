package render

import (
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words are the fixed words of a page in one language. Parts in braces are
// filled in. Counts are written "label: number", and places "label: which", so
// that no language needs its plurals and cases.
type Words struct {
	Language    string // of these words, BCP 47: the page's, or "en"
	Summary     string // heading of the summary
	Notes       string
	Sources     string
	Page        string // "Page {page} of {pages}"
	Reviewed    string // "Reviewed {date}"
	Translation string // "our translation"
	Translator  string // "translation: {name}"
	Emphasis    string // "emphasis added"
	Accessed    string // "accessed {date}"
	Labelled    string // "{label}: {value}"
	Omitted     string // label of a count of words
	NotPrinted  string // of quotations that the sheet does not print; a label, as all up to Edited
	Exact       string
	Typographic string
	Edited      string
	CheckedOne  string // "{tool}"
	CheckedSame string // "{count} {tool}": several quotations, one source
	Checked     string // "{count} {sources} {tool}"
	CheckedPart string // "{count} {checked} {tool} {attested}": where some are attested
	DraftMark   string // across every page
	Draft       string // "{failed} {count} {tool}"
	NoQuotes    string // a sheet without quotations
	Source      string // label above the source of an image: "Credit: {name}"

	// Of the annex.
	Annex      string   // its heading
	AnnexIntro string   // how it is read: "{mark}" is LeftOut in its brackets
	LeftOut    string   // label before words of the source that a quotation omits
	InSource   string   // label before the words that a bracket replaces
	Added      string   // what a bracket is that replaces nothing
	Attested   string   // of a quotation whose source is withheld
	Failed     string   // of a quotation that did not pass; label of the verdict
	Foldings   []string // one for each of match.Foldings, in their order: what differs
	OnPage     string   // label, as all up to File
	Section    string
	Paragraph  string
	Line       string
	Time       string
	Speaker    string
	File       string
	Compared   string // beside the box to tick
	Name       string // what is filled in at the end, as the next two
	Day        string
	Initials   string
	Codes      string // of characters that are printed as their code: "{code}" is an example
	NotHere    string // of a passage that cannot be printed: "{file}" is where it stands
}

// WordsFor gives the words of a language; of a language without a table, the
// English ones.
func WordsFor(language string) *Words {
	if w := words[primary(language)]; w != nil {
		return w
	}
	return words["en"]
}

// in is the language of the words where it is not that of the page, else "".
func (w *Words) in(language string) string {
	if p := primary(language); w.Language == p || words[p] == w {
		return ""
	}
	return w.Language
}

// upperFirst begins a sentence.
func (w *Words) upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	upper := unicode.ToUpper(r)
	if w.Language == "tr" && r == 'i' {
		upper = 'İ'
	}
	return string(upper) + s[size:]
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

// words are those of all languages, by primary tag: the official ones of the EU,
// and Icelandic, Norwegian, Turkish and Ukrainian. The terms are those that EU
// publications use (Interinstitutional Style Guide, and the pages of each
// language's edition). No native speaker has read them over, so the sentences
// are short, numbers and programs' names stand where nothing agrees with them,
// and a correction is one line.
var words = joinWords(germanicWords, romanceWords, slavicWords, balticWords, uralicWords, otherWords)

func joinWords(groups ...map[string]*Words) map[string]*Words {
	out := make(map[string]*Words)
	for _, g := range groups {
		maps.Copy(out, g)
	}
	out["no"] = out["nb"]
	return out
}
