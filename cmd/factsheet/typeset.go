package main

import (
	"errors"
	"strings"

	"factsheet/render"
	"factsheet/render/html"
	"factsheet/render/pdf"
	"factsheet/render/pdf/object"
	"factsheet/render/report"
	"factsheet/sheets/check"
)

// tool names the program in what it makes.
const tool = "factsheet " + version

// typeset makes the files of one result, one in each format. The error is a
// *sheetError: whatever is wrong, other sheets can still be printed.
func (p *press) typeset(r *check.Result) ([]printedFile, error) {
	images, err := p.w.besideSheets()
	if err != nil {
		return nil, cannotPrint(r.Sheet().File, err)
	}
	page, err := render.Build(r, render.Options{Tool: tool, Draft: p.draft, Annex: p.annex, Files: images})
	if err != nil {
		return nil, cannotPrint(r.Sheet().File, err)
	}
	out := make([]printedFile, len(p.outputs))
	for i, output := range p.outputs {
		name := sheetName(r.Sheet().File)
		if p.draft {
			name += ".draft" // beside the handout, never in its place
		}
		out[i].name = name + output.ending
		if out[i].data, out[i].pages, err = output.make(p, r, page); err != nil {
			return nil, cannotPrint(r.Sheet().File, err)
		}
	}
	return out, nil
}

// pdf makes the PDF of a page, and counts its pages.
func (p *press) pdf(r *check.Result, page *render.Page) (data []byte, pages int, err error) {
	look, err := p.theme(r)
	if err != nil {
		return nil, 0, err
	}
	data, err = pdf.Bytes(page, pdf.Options{Producer: tool, Theme: look, Attach: p.attach(r, page)})
	if err != nil {
		return nil, 0, err
	}
	file, err := object.ReadRaw(data) // no stream is looked at: that was done
	if err != nil {
		return nil, 0, err
	}
	return data, len(file.Pages()), nil
}

// html makes the web page of a page.
func (p *press) html(_ *check.Result, page *render.Page) (data []byte, pages int, err error) {
	data, err = html.Bytes(page, html.Options{Generator: tool})
	return data, 0, err
}

// cannotPrint words all that keeps the sheet of a file from being printed, each
// with its place and what to do.
func cannotPrint(file string, err error) error {
	list := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		list = joined.Unwrap()
	}
	var text strings.Builder
	for _, err := range list {
		place, message, hint := file, err.Error(), ""
		var onPage *render.Error
		var failed *failure
		switch {
		case errors.As(err, &onPage):
			place, message, hint = onPage.Pos.String(), onPage.Message, onPage.Hint
		case errors.As(err, &failed):
			message, hint = failed.Error(), failed.hint
		}
		if place == "" {
			place = file
		}
		text.WriteString(report.Refusal(place, message, hint))
	}
	return &sheetError{text.String() + file + ": not built"}
}
