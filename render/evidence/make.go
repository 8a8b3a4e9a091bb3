package evidence

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"factsheet/render"
	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/bibliography"
	"factsheet/sources/match"
	"factsheet/sources/yamldoc"
)

// Options are what the page and the check do not say.
type Options struct {
	Tool Tool
	Seal string // of the handout
}

// New gathers the evidence for the page of a checked sheet. The check must have
// been run with check.Options.Surroundings: digests and surroundings come from
// there.
func New(r *check.Result, p *render.Page, o Options) (*Evidence, error) {
	if r == nil || r.Sheet() == nil || p == nil {
		return nil, render.ErrNotChecked
	}
	if len(p.Evidence) != len(r.Quotations) {
		return nil, fmt.Errorf("the page has %d quotations and the sheet %d", len(p.Evidence), len(r.Quotations))
	}
	s := r.Sheet()
	d := sources.DigestOf(string(s.Source))
	e := &Evidence{
		Version: Version, Tool: o.Tool, Draft: len(p.Draft) > 0, Seal: o.Seal, Conventions: s.Conventions.Value,
		Sheet:      Sheet{File: s.File, Title: p.Title.String(), Language: p.Language, Date: s.Date.Value, Digest: Digest(d)},
		Quotations: []Quotation{}, Sources: []Source{},
	}
	if e.Conventions == "" {
		e.Conventions = match.ConventionsByName("").Name
	}
	known := make(map[string]bool)
	for _, q := range p.Evidence {
		e.Quotations = append(e.Quotations, quotation(q))
		id := q.Checked.Evidence.Source.Value
		if known[id] {
			continue
		}
		known[id] = true
		src, err := source(id, q.Checked)
		if err != nil {
			return nil, err
		}
		e.Sources = append(e.Sources, src)
	}
	return e, nil
}

// Shown is the word for where a quotation is printed.
func Shown(s sheets.Show) string {
	switch s {
	case sheets.ShowNote:
		return ShowNote
	case sheets.ShowNone:
		return ShowNone
	}
	return ShowQuote
}

func quotation(q render.Evidence) Quotation {
	c := q.Checked
	e := c.Evidence
	pos := e.Quote.Pos
	if pos == (sheets.Pos{}) {
		pos = e.Pos
	}
	out := Quotation{
		Note: q.Note, Point: c.Point, Index: c.Index, Line: pos.Line, Column: pos.Col,
		Source: e.Source.Value, Quote: e.Quote.Value, Show: Shown(e.Show), Printed: q.Printed,
		Verdict: string(c.Verdict), Pass: c.Pass(), Foldings: append([]string{}, c.Match.Foldings...),
		Edits: []Edit{}, Omitted: []string{}, Where: e.Where.Value, Speaker: e.Speaker.Value,
		Translation: e.Translation.Value, TranslatedBy: e.TranslatedBy.Value, Emphasis: e.Emphasis.Value, Reading: c.Reading,
	}
	for _, d := range e.Edits {
		out.Edits = append(out.Edits, Edit{d.Shown.Value, d.Replaces.Value})
	}
	if withheld(c) {
		return out
	}
	if f := c.Found; f != nil {
		out.Omitted = append(out.Omitted, f.Omits...)
		out.Found = NewFound(f)
	}
	return out
}

// withheld reports whether the passage of a quotation may not be handed out:
// its source is withheld, or that in which it was found instead.
func withheld(c *check.Quotation) bool {
	return c.Source != nil && c.Source.Withheld || c.Found != nil && c.Found.Source.Withheld
}

// NewFound is a passage as the evidence has it.
func NewFound(f *check.Found) *Found {
	out := &Found{
		Source: f.Source.ID, Page: f.Place.Page, PageLabel: f.Place.PageLabel, Line: f.Place.Line, Column: f.Place.Col,
		Paragraph: f.Place.Paragraph, Section: f.Place.Section, Part: f.Place.Part, Time: f.Place.Time, Speaker: f.Place.Speaker,
		Start: f.Range.Start, End: f.Range.End, Before: f.Before, Text: f.Text, After: f.After,
	}
	if f.Last.Page > f.Place.Page {
		out.EndPage, out.EndPageLabel = f.Last.Page, f.Last.PageLabel
	}
	return out
}

func source(id string, c *check.Quotation) (Source, error) {
	s := c.Source
	if s == nil {
		return Source{ID: id}, nil
	}
	out := Source{ID: id, Withheld: s.Withheld}
	var err error
	if out.CSL, err = csl(s); err != nil {
		return out, err
	}
	if !s.Withheld {
		out.File, out.Encoding = s.File.Value, s.Encoding
	}
	switch v := c.Version; {
	case v == nil:
	case s.Withheld:
		out.Digest = &Digest{SHA256: v.File.SHA256}
	default:
		file, text := Digest(v.File), Digest(v.Text)
		out.Digest, out.Text, out.Extractor = &file, &text, v.Extractor
	}
	return out, nil
}

// csl is what the catalogue says of a source, without what concerns its file.
func csl(s *sources.Source) (json.RawMessage, error) {
	public := *s
	public.File, public.Encoding, public.PasswordEnv, public.Replaces, public.Withheld = yamldoc.String{}, "", "", "", false
	data, err := bibliography.WriteJSON([]*sources.Source{&public})
	if err != nil {
		return nil, err
	}
	var items []json.RawMessage
	if err := json.Unmarshal(data, &items); err != nil || len(items) != 1 {
		return nil, errors.Join(errors.New("a source cannot be written as CSL-JSON"), err)
	}
	return items[0], nil
}

// JSON is the evidence as it is attached: indented, keys in the order of the
// types. The same evidence gives the same bytes.
func (e *Evidence) JSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(e); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
