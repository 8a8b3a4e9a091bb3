package check

import (
	"embed"
	"sort"

	"factsheet/sheets"
	"factsheet/sources/match"
)

// A Rule is a row of the table of what can be found. Each has a page.
type Rule struct {
	Name     string
	Severity Severity // unless the workspace says otherwise
	Fixed    bool     // the workspace may not say otherwise: the promise of the program
	Summary  string   // one line

	// word words a quotation that fails with the verdict of the rule's name.
	word func(*run, *Quotation) Finding
	// around looks, where a quotation passes, at what stands round it in its
	// source. What it gives is kept with the verdict, so it may ask for nothing but
	// what the passage holds; the rule's name is set by the run.
	around func(*setting) []match.Note
	// find looks for what no verdict and no note says. It sees no source's text.
	find func(*run, *sheets.Sheet, *Result) []Finding
}

// table is every rule. A verdict that fails is the rule of its name.
var table = []Rule{
	{Name: "ambiguous", Severity: Warning, Summary: "a short quotation stands in several sections of the source", word: ambiguousPassage},
	{Name: "catalogue", Fixed: true, Summary: "the catalogue of sources cannot be read as it is"},
	{Name: "drift", Severity: Warning, Summary: "a source changed since it was accepted", find: drift},
	{Name: "drifted", Fixed: true, Summary: "the source changed and no longer has the quotation", word: drifted},
	{Name: "first-letter", Severity: Warning, Summary: "the first letter was changed without brackets"},
	{Name: "full-stop", Severity: Warning, Summary: "a full stop closes a sentence that the source continues"},
	{Name: headingRule, Severity: Warning, Summary: "a heading, caption, label or question is quoted as a statement", around: headingAsStatement},
	{Name: "joined-passages", Severity: Warning, Summary: "an omission makes one sentence of two, or joins two speakers", around: joinedPassages},
	{Name: "misquote", Fixed: true, Summary: "the quotation does not stand in its source", word: misquote},
	{Name: "not-found", Fixed: true, Summary: "nothing like the quotation stands in its source", word: notFound},
	{Name: "out-of-order", Fixed: true, Summary: "the parts of the quotation stand in another order", word: outOfOrder},
	{Name: "pronoun", Severity: Note, Summary: "a bracket stands for a pronoun and is not declared"},
	{Name: "reading", Severity: Note, Summary: "how a source was read in which a quotation failed"},
	{Name: readingOrder, Severity: Warning, Summary: "the quotation stands in its source only in another reading order", find: byReadingOrder},
	{Name: "reported-speech", Severity: Warning, Summary: "the source quotes these words from somebody whom the sheet does not name", around: reportedSpeech},
	{Name: "several-passages", Severity: Note, Summary: "the quotation stands in its source more than once"},
	{Name: "sheet", Fixed: true, Summary: "the sheet cannot be read as it is"},
	{Name: "short-quotation", Severity: Note, Summary: "a quotation of one or two words", find: shortQuotations},
	{Name: "speaker", Severity: Warning, Summary: "the speaker is not named near the quotation, or another one is", around: wrongSpeaker},
	{Name: staleAcknowledgement, Severity: Warning, Summary: "what is acknowledged is no longer found"},
	{Name: "stale-review", Severity: Warning, Summary: "the sheet was not reviewed since something changed, or for too long", find: staleReviews},
	{Name: "superseded", Severity: Warning, Summary: "the source has been replaced by another", find: superseded},
	{Name: "suspicious-characters", Severity: Warning, Summary: "characters that nobody sees or that look like others", find: suspiciousCharacters},
	{Name: "truncated-claim", Severity: Warning, Summary: "the words that the quotation leaves out of its sentence turn it", around: truncatedClaim},
	{Name: "unbacked-number", Severity: Warning, Summary: "a number of ours stands in none of its evidence", find: unbackedNumbers},
	{Name: "unbacked-quotation", Severity: Warning, Summary: "words in quotation marks that no evidence has", find: unbackedQuotations},
	{Name: "uncited-claim", Severity: Warning, Summary: "a claim has no evidence", find: uncitedClaims},
	{Name: "unknown-source", Fixed: true, Summary: "the library has no source of that name", word: unknownSource},
	{Name: "unreadable", Fixed: true, Summary: "the source gives no text to check against", word: unreadableSource},
	{Name: "unverified-place", Severity: Note, Summary: "nobody can tell whether the quotation stands where the sheet says", find: unverifiedPlaces},
	{Name: "wrong-place", Fixed: true, Summary: "the quotation stands in another place than the sheet says", word: wrongPlace},
	{Name: "wrong-source", Fixed: true, Summary: "the quotation stands in another source", word: wrongSource},
}

// Rules lists every rule, by name.
func Rules() []Rule { return append([]Rule{}, table...) }

// ruleNamed finds a row; ok is false where the table has none.
func ruleNamed(name string) (Rule, bool) {
	i := sort.Search(len(table), func(i int) bool { return table[i].Name >= name })
	if i < len(table) && table[i].Name == name {
		return table[i], true
	}
	return Rule{}, false
}

// severity is what a rule's findings weigh under these options.
func (o Options) severity(name string) Severity {
	r, _ := ruleNamed(name)
	s := r.Severity
	if given, ok := o.Severities[name]; ok && !r.Fixed {
		s = given
	}
	if name == string(match.Ambiguous) && o.Strict && s == Warning {
		return Error
	}
	return s
}

//go:embed rules/*.md
var pages embed.FS

// Explain gives the page on a rule, in Markdown.
func Explain(rule string) (string, bool) {
	page, err := pages.ReadFile("rules/" + rule + ".md")
	return string(page), err == nil
}
