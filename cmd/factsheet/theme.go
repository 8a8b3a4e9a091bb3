package main

import (
	"errors"
	"strings"

	"factsheet/render"
	"factsheet/render/theme"
	"factsheet/sheets/check"
)

// classicTheme is the file of the theme classic, for the page on themes.
func classicTheme() string {
	data, err := theme.Source("classic")
	if err != nil { // it is embedded
		panic(err)
	}
	var b strings.Builder
	for l := range strings.Lines(string(data)) {
		if !strings.HasPrefix(l, "#") {
			b.WriteString("    " + l)
		}
	}
	return b.String()
}

// theme reads the theme of a sheet; nil where it names none. The error joins
// all that is wrong with it.
func (p *press) theme(r *check.Result) (*theme.Theme, error) {
	name := r.Sheet().Theme
	if name.Value == "" {
		return nil, nil
	}
	files, err := p.w.besideSheets()
	if err != nil {
		return nil, err
	}
	t, problems := theme.Open(files, p.w.sheets, name)
	errs := make([]error, len(problems))
	for i, problem := range problems {
		errs[i] = &render.Error{Pos: problem.Pos, Message: problem.Message, Hint: problem.Hint}
	}
	return t, errors.Join(errs...)
}
