package main

import (
	"errors"
	"io/fs"
	"strings"

	"factsheet/render"
	"factsheet/render/pdf"
	"factsheet/render/pdf/object"
	"factsheet/sheets/check"
)

// tool names the program in what it makes.
const tool = "factsheet " + version

// typeset makes the PDF of one result, and counts its pages. The error is a
// *sheetError: whatever is wrong, other sheets can still be printed.
func (p *press) typeset(r *check.Result) (data []byte, pages int, err error) {
	images, err := fs.Sub(p.w.root.FS(), p.w.sheets)
	if err != nil {
		return nil, 0, cannotPrint(r, err)
	}
	page, err := render.Build(r, render.Options{Tool: tool, Draft: p.draft, Files: images})
	if err != nil {
		return nil, 0, cannotPrint(r, err)
	}
	data, err = pdf.Bytes(page, pdf.Options{Producer: tool})
	if err != nil {
		return nil, 0, cannotPrint(r, err)
	}
	file, err := object.Read(data)
	if err != nil {
		return nil, 0, cannotPrint(r, err)
	}
	return data, len(file.Pages()), nil
}

// cannotPrint words all that keeps a sheet from being printed, each with its
// place and what to do.
func cannotPrint(r *check.Result, err error) error {
	list := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		list = joined.Unwrap()
	}
	file := r.Sheet().File
	var lines []string
	for _, err := range list {
		place, message, hint := file, err.Error(), ""
		var onPage *render.Error
		var onPaper *pdf.Error
		switch {
		case errors.As(err, &onPage):
			place, message, hint = onPage.Pos.String(), onPage.Message, onPage.Hint
		case errors.As(err, &onPaper):
			place, message, hint = onPaper.Pos.String(), onPaper.Message, onPaper.Hint
		}
		if place == "" {
			place = file
		}
		lines = append(lines, place+": error: "+message)
		if hint != "" {
			lines = append(lines, "  Fix: "+hint)
		}
	}
	return &sheetError{strings.Join(append(lines, file+": not built"), "\n")}
}
