package check

import (
	"embed"
	"sort"

	"factsheet/sources/match"
)

// A Rule is a row of the table of what can be found. Each has a page.
type Rule struct {
	Name     string
	Severity Severity // unless the workspace says otherwise
	Fixed    bool     // the workspace may not say otherwise: the promise of the program
	Summary  string   // one line
}

// table is every rule. The verdicts that fail are rules of their own name.
var table = []Rule{
	{"ambiguous", Warning, false, "a short quotation stands in several sections of the source"},
	{"catalogue", Error, true, "the catalogue of sources cannot be read as it is"},
	{"first-letter", Warning, false, "the first letter was changed without brackets"},
	{"full-stop", Warning, false, "a full stop closes a sentence that the source continues"},
	{"misquote", Error, true, "the quotation does not stand in its source"},
	{"not-found", Error, true, "nothing like the quotation stands in its source"},
	{"out-of-order", Error, true, "the parts of the quotation stand in another order"},
	{"pronoun", Note, false, "a bracket stands for a pronoun and is not declared"},
	{"reading", Note, false, "how a source was read in which a quotation failed"},
	{"several-passages", Note, false, "the quotation stands in its source more than once"},
	{"sheet", Error, true, "the sheet cannot be read as it is"},
	{"superseded", Warning, false, "the source has been replaced by another"},
	{"uncited-claim", Warning, false, "a claim has no evidence"},
	{"unknown-source", Error, true, "the library has no source of that name"},
	{"unreadable", Error, true, "the source gives no text to check against"},
	{"wrong-place", Error, true, "the quotation stands in another section than the sheet says"},
	{"wrong-source", Error, true, "the quotation stands in another source"},
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
	if s, ok := o.Severities[name]; ok && !r.Fixed {
		return s
	}
	if name == string(match.Ambiguous) && o.Strict {
		return Error
	}
	return r.Severity
}

//go:embed rules/*.md
var pages embed.FS

// Explain gives the page on a rule, in Markdown.
func Explain(rule string) (string, bool) {
	page, err := pages.ReadFile("rules/" + rule + ".md")
	return string(page), err == nil
}
