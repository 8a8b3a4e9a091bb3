// Package html writes the page of a fact sheet as one web page: a file that
// holds all it needs, asks no server for anything and runs no script.
//
// It says what the PDF of the same page says, in elements that screen readers
// know, and to search engines as schema.org data. It reads its own page back and
// compares it before anything is written.
package html

import (
	"errors"

	"factsheet/render"
)

// Options are the settings of a web page; the zero Options are the defaults.
type Options struct {
	Generator string // program that made the file; "" is "factsheet"
}

// An Error says what on the page cannot be shown, and where it stands in the
// sheet.
type Error = render.Error

// Bytes makes the HTML document of a page, in UTF-8. The same page gives the same
// bytes, and none unless all text was read back from the document, every quotation
// as it stands in the sheet. A page without Words has those of its language. The
// error is an *Error where the sheet is the cause, or joins several.
func Bytes(p *render.Page, o Options) ([]byte, error) {
	if p == nil {
		return nil, errors.New("there is no page to show")
	}
	if o.Generator == "" {
		o.Generator = "factsheet"
	}
	if p.Words == nil {
		whole := *p
		whole.Words = render.WordsFor(p.Language)
		p = &whole
	}
	c := newComposer(p)
	c.document(o)
	if len(c.errs) > 0 {
		return nil, errors.Join(c.errs...)
	}
	data := c.w.bytes()
	if err := readBack(data, p); err != nil {
		return nil, err
	}
	return data, nil
}
