package check

import (
	"sync"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/language"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

// A passage is where a quotation that passes stands, with all that is known of
// it: what the rules about its context see.
type passage struct {
	text     *text.Text
	language func() *language.Language // of the text; never nil
	match    *match.Match
	asked    *match.Quotation
	evidence *sheets.Evidence
	source   *sources.Source
}

// contextNotes is what the rules about its context say of a quotation that
// passes, in the order of the table.
func contextNotes(j *job, s *sources.Source, t *text.Text) []match.Note {
	p := &passage{text: t, match: &j.quotation.Match, asked: j.asked, evidence: j.quotation.Evidence, source: s,
		language: sync.OnceValue(func() *language.Language { return language.Of(t.Language, t.Content) })}
	var out []match.Note
	for _, rule := range table {
		if rule.around == nil {
			continue
		}
		for _, n := range rule.around(p) {
			n.Rule = rule.Name
			out = append(out, n)
		}
	}
	return out
}
