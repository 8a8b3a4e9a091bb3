// Package pdf makes text of PDF documents: the characters of each page, which
// package pdfium gives with their places, put into words, lines, columns and
// paragraphs in the order in which people read them.
//
// Each thing that stands between the words and a reader (a running head, a
// line's number, a call-out of a note) has a rule in a file of its own, which
// says what proves it; what is not proven stays text. It does not read pictures
// of text, what is filled into forms, or what is typed onto pages.
package pdf

import (
	"context"
	"errors"
	"regexp"

	"factsheet/sources/extract"
	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text"

	"golang.org/x/text/language"
)

// Formats is the row of the table of formats.
var Formats = extract.Formats{{
	Name:     "a PDF document",
	Reader:   "pdf 2",
	Endings:  []string{".pdf"},
	Is:       isPDF,
	Read:     read,
	Costly:   true,
	Describe: describe,
	Readings: readings,
	Picture:  picture,
}}

// header begins a document; junk may stand before it, on lines of its own.
var header = regexp.MustCompile(`\A%PDF-|[\r\n]%PDF-[0-9]\.[0-9][ \t]*[\r\n]`)

func isPDF(head string) bool { return header.MatchString(head[:min(len(head), 1024)]) }

// read is the Read of the format.
func read(ctx context.Context, in extract.Input) (*text.Text, error) {
	d, info, err := open(ctx, in)
	if err != nil {
		return nil, err
	}
	t, _, err := d.layout(ctx, asRead, false)
	if err != nil {
		return nil, err
	}
	t.Language = languageOf(in, info)
	t.Notes = d.notes(info)
	return t, nil
}

// open reads the pages of a document that has text.
func open(ctx context.Context, in extract.Input) (*document, pdfium.Info, error) {
	d := &document{}
	info, err := pdfium.Shared.Read(ctx, pdfium.Document{Data: in.Data, Password: in.Password}, func(p *pdfium.Page) error {
		d.add(p)
		return ctx.Err()
	})
	if err != nil {
		return nil, info, unreadable(err)
	}
	if err := d.empty(); err != nil {
		return nil, info, err
	}
	return d, info, nil
}

// unreadable gives the engine's errors the type that callers of formats know.
func unreadable(err error) error {
	var e *pdfium.Error
	if !errors.As(err, &e) {
		return err
	}
	u := &extract.UnreadableError{Reason: e.Reason, Hint: e.Hint}
	switch e.Fault {
	case pdfium.NeedsPassword:
		u.Hint = "put the password into an environment variable, and name that variable with password-env: in the catalogue; or save the document without a password"
	case pdfium.WrongPassword:
		u.Hint = "check the environment variable that password-env: names in the catalogue: it holds the password"
	case pdfium.NoReader:
		u.Reason = "PDF documents cannot be read on this machine: " + e.Reason
	}
	if u.Hint == "" {
		u.Hint = "open the document in a PDF viewer, print it to a new PDF file or save its text, and name that file in the catalogue"
	}
	return u
}

// tooLong is the error for a document with more text than a Builder takes.
var tooLong = &extract.UnreadableError{Reason: "the document holds too much text to be read", Hint: "split the document into parts"}

// empty is the error for a document without text.
func (d *document) empty() error {
	pictures := 0
	for _, s := range d.sheets {
		if len(s.main.chunks) > 0 || len(s.sides) > 0 || len(s.slanted) > 0 {
			return nil
		}
		if s.page.Images > 0 {
			pictures++
		}
	}
	if pictures > 0 {
		return &extract.UnreadableError{Reason: "the document is a scan: pictures of pages without text",
			Hint: "recognise its text with a program such as ocrmypdf and check it, or save the text, and name that file in the catalogue"}
	}
	return &extract.UnreadableError{Reason: "the document has no text",
		Hint: "its words may be drawn as shapes: recognise them with a program such as ocrmypdf, or save the text, and name that file in the catalogue"}
}

// languageOf is what the catalogue says, else what the document says of itself.
func languageOf(in extract.Input, info pdfium.Info) string {
	if in.Language != "" {
		return in.Language
	}
	tag, err := language.Parse(info.Language)
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// readings is the Readings of the format.
func readings(ctx context.Context, in extract.Input) ([]extract.Reading, error) {
	d, info, err := open(ctx, in)
	if err != nil {
		return nil, err
	}
	var out []extract.Reading
	for _, o := range []struct {
		name  string
		order ordering
	}{
		{"in the order of the file", byFile},
		{"column by column", byColumns},
		{"line by line across the page", acrossLines},
	} {
		t, _, err := d.layout(ctx, o.order, false)
		if err != nil {
			return nil, err
		}
		t.Language = languageOf(in, info)
		out = append(out, extract.Reading{Name: o.name, Text: t})
	}
	return out, nil
}
