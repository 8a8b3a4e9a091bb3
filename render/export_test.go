package render

import (
	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/match"
)

// Unchecked is build without its gate.
var Unchecked = build

// Accepted is what check would say of a sheet whose quotations all stand in
// their sources. A source that the library lacks is made up.
func Accepted(s *sheets.Sheet, library map[string]*sources.Source) []check.Quotation {
	if library == nil {
		library = map[string]*sources.Source{}
	}
	var out []check.Quotation
	for _, c := range s.Citations() {
		id := c.Evidence.Source.Value
		if library[id] == nil {
			library[id] = &sources.Source{ID: id, Title: "The title of " + id, ContainerTitle: "Example News", Issued: "2024-04-18", Language: "en"}
		}
		out = append(out, check.Quotation{Citation: c, Verdict: match.Exact, Source: library[id]})
	}
	return out
}

// Passage is the passage of an annex.
func Passage(f *check.Found, language string) []Piece {
	b := &builder{language: language, words: WordsFor(language)}
	return b.passage(f, "")
}
