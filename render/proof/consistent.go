package proof

import (
	"fmt"

	"factsheet/render"
	"factsheet/render/evidence"
	"factsheet/sheets"
	"factsheet/sources"
)

// consistent compares the evidence with the sheet that is attached beside it.
func (v *verifier) consistent(e *evidence.Evidence) {
	data := v.parts.data[evidence.SheetName]
	if evidence.Digest(sources.DigestOf(string(data))) != e.Sheet.Digest {
		v.altered("sheet.yaml is not the sheet that the evidence is for")
		return
	}
	s := v.sheet(e)
	switch {
	case render.Printed(s.Title.Value) != e.Sheet.Title, s.Date.Value != e.Sheet.Date,
		!s.Conventions.IsZero() && s.Conventions.Value != e.Conventions:
		v.altered("the evidence names another title, date or conventions than the sheet")
		return
	}
	type place struct {
		point string
		index int
	}
	cited := make(map[place]*sheets.Evidence)
	citations := s.Citations()
	for _, c := range citations {
		cited[place{c.Point, c.Index}] = c.Evidence
	}
	if len(citations) != len(e.Quotations) {
		v.altered("the sheet has %d quotations and the evidence %d", len(citations), len(e.Quotations))
		return
	}
	for i := range e.Quotations {
		q := &e.Quotations[i]
		at := place{q.Point, q.Index}
		c := cited[at]
		if delete(cited, at); c == nil {
			v.altered("the sheet has no quotation %d under %q", q.Index+1, q.Point)
			continue
		}
		if what := unlike(q, c); what != "" {
			v.problem(Problem{Kind: EvidenceAltered, Note: q.Note,
				Message: fmt.Sprintf("%s of quotation %d is not the same in the evidence and in the sheet", what, q.Note)})
		}
	}
}

// sheet is the sheet that is attached. What is wrong with it does not matter here:
// another version of the program may know other keys.
func (v *verifier) sheet(e *evidence.Evidence) *sheets.Sheet {
	s, _ := sheets.Parse(e.Sheet.File, v.parts.data[evidence.SheetName])
	return s
}

// unlike says what differs between a quotation of the evidence and of the sheet; ""
// is nothing.
func unlike(q *evidence.Quotation, c *sheets.Evidence) string {
	shown := evidence.Shown(c.Show)
	printed := render.Printed(q.Quote)
	if shown == evidence.ShowNone {
		printed = ""
	}
	for _, pair := range []struct{ what, evidence, sheet string }{
		{"the text", q.Quote, c.Quote.Value},
		{"the printed text", q.Printed, printed},
		{"the source", q.Source, c.Source.Value},
		{"the place", q.Where, c.Where.Value},
		{"the speaker", q.Speaker, c.Speaker.Value},
		{"the translation", q.Translation, c.Translation.Value},
		{"the translator", q.TranslatedBy, c.TranslatedBy.Value},
		{"the emphasis", q.Emphasis, c.Emphasis.Value},
		{"where it is printed", q.Show, shown},
	} {
		if pair.evidence != pair.sheet {
			return pair.what
		}
	}
	if c.Quote.Pos.Line > 0 && (q.Line != c.Quote.Pos.Line || q.Column != c.Quote.Pos.Col) {
		return "the line"
	}
	if len(q.Edits) != len(c.Edits) {
		return "the number of edits"
	}
	for i, d := range c.Edits {
		if q.Edits[i] != (evidence.Edit{Shown: d.Shown.Value, Replaces: d.Replaces.Value}) {
			return "an edit"
		}
	}
	return ""
}
