// Package pdf writes the page of a fact sheet as a PDF file.
//
// It is the only user of gofpdf, which gives pages, faces and pictures; lines
// are set by typeset, the graph of objects is finished here, and the text is
// read back out of the finished bytes before anything is written.
package pdf

import (
	"errors"
	"fmt"

	"factsheet/render"
	"factsheet/render/pdf/typeset"
	"factsheet/render/theme"
)

// Options are the settings of a document; the zero Options are the defaults.
type Options struct {
	Producer string       // program that made the file; "" is "factsheet"
	Theme    *theme.Theme // how it looks; nil is classic

	// Attach gives the files that travel in the PDF; nil gives none. seal is
	// what verify.Seal gives for the finished file: evidence that holds it is
	// evidence for this file alone.
	Attach func(seal string) ([]Attachment, error)
}

// An Error says what on the page cannot be printed, and where it stands in the
// sheet.
type Error = render.Error

// Bytes makes the PDF file of a page. The same page gives the same bytes, and none
// unless all text was read back from the file, every quotation as it stands in the
// sheet. A page without Words has those of its language. The error is an *Error
// where the sheet is the cause.
func Bytes(p *render.Page, o Options) (data []byte, err error) {
	if p == nil {
		return nil, errors.New("there is no page to print")
	}
	if o.Producer == "" {
		o.Producer = "factsheet"
	}
	// gofpdf panics on some faults of faces and pictures; a document that
	// cannot be made is an error like others.
	defer func() {
		if r := recover(); r != nil {
			data, err = nil, fmt.Errorf("the PDF could not be made: %v", r)
		}
	}()
	if p.Words == nil {
		whole := *p
		whole.Words = render.WordsFor(p.Language)
		p = &whole
	}
	d, err := compose(p, o.Theme)
	if err != nil {
		return nil, err
	}
	raw, err := draw(d)
	if err != nil {
		return nil, fmt.Errorf("drawing the pages: %w", err)
	}
	data, err = finish(raw, d, o)
	if err != nil {
		return nil, fmt.Errorf("finishing the PDF: %w", err)
	}
	logo := ""
	if l := d.theme.Logo; l != nil {
		logo = l.Alt.Value
	}
	if err := readBack(data, d.page, logo); err != nil {
		return nil, err
	}
	return data, nil
}

// fail keeps the first error, with its place in the sheet.
func (c *composer) fail(t render.Text, err error) {
	if err == nil || c.err != nil {
		return
	}
	var bad *typeset.RuneError
	if !errors.As(err, &bad) {
		c.err = err
		return
	}
	e := &Error{Message: bad.Reason, Hint: bad.Hint}
	if bad.Span < len(t) {
		e.Pos = t[bad.Span].Pos
		if e.Pos.Line > 0 {
			e.Pos.Col += bad.Offset
		}
	}
	if e.Pos.File == "" {
		e.Pos.File = c.page.File
	}
	c.err = e
}
