package check

import (
	"strings"
	"sync"
	"unicode/utf8"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/language"
	"factsheet/sources/match"
	"factsheet/sources/passage"
	"factsheet/sources/text"
)

// A setting is where a quotation that passes stands, with all that is known of
// it: what the rules about its context see. Of the sheet they may use the
// evidence alone, since what they say is kept as long as that and the source
// with its entry in the catalogue stay the same.
type setting struct {
	text     *text.Text
	lang     func() *language.Language // of the text
	around   *passage.Passage
	match    *match.Match
	asked    *match.Quotation
	evidence *sheets.Evidence
	source   *sources.Source
}

// languages are those of the texts of a run, each found once.
type languages struct{ found sync.Map }

func (l *languages) of(t *text.Text) *language.Language {
	if known, ok := l.found.Load(t); ok {
		return known.(*language.Language)
	}
	known := language.Of(t.Language, t.Content)
	l.found.Store(t, known)
	return known
}

// forget lets go of a text, which could not be given back else.
func (l *languages) forget(t *text.Text) { l.found.Delete(t) }

// contextNotes is what the rules about its context say of a quotation that
// passes, in the order of the table.
func (r *run) contextNotes(j *job, s *sources.Source, t *text.Text) []match.Note {
	lang := func() *language.Language { return r.languages.of(t) }
	p := &setting{text: t, lang: lang, match: &j.quotation.Match, asked: j.asked, evidence: j.quotation.Evidence, source: s,
		around: passage.New(t, j.quotation.Match.Passage(), lang)}
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

// excerpt is words of a source as messages show them.
func excerpt(words string) string {
	const most = 90
	if len(words) <= most {
		return "“" + words + "”"
	}
	cut := strings.LastIndexByte(words[:most], ' ')
	if cut < most/2 { // a script without spaces, or a word that is none
		for cut = most; !utf8.RuneStart(words[cut]); {
			cut--
		}
	}
	return "“" + words[:cut] + " …”"
}
