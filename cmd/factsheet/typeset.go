package main

import (
	"context"
	"errors"

	"factsheet/render"
	"factsheet/render/pdf"
	"factsheet/render/pdf/object"
	"factsheet/sheets/check"
)

// typeset makes the PDF of one result. The error is a *sheetError where the
// sheet is at fault.
func (p *press) typeset(ctx context.Context, r *check.Result) (data []byte, pages int, err error) {
	page, err := render.Build(r)
	if err != nil {
		return nil, 0, err
	}
	data, err = pdf.Bytes(page, pdf.Options{Producer: "factsheet " + version})
	var bad *pdf.Error
	if errors.As(err, &bad) {
		return nil, 0, &sheetError{bad.Error()}
	}
	if err != nil {
		return nil, 0, err
	}
	file, err := object.Read(data)
	if err != nil {
		return nil, 0, err
	}
	return data, len(file.Pages()), nil
}
