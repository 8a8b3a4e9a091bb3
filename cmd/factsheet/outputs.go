package main

import (
	"slices"
	"strings"

	"factsheet/render"
	"factsheet/sheets/check"
)

// An output is a kind of file that sheets are printed as.
type output struct {
	name   string // as users type it
	ending string // of the file
	make   func(*press, *check.Result, *render.Page) (data []byte, pages int, err error)
}

// outputs are in the order of the help; the first is the default.
var outputs = []output{
	{"pdf", ".pdf", (*press).pdf},
	{"html", ".html", (*press).html},
}

// outputsOf finds outputs by name, each once, in the order of the table. No
// names are the default.
func outputsOf(names []string) ([]output, error) {
	if len(names) == 0 {
		return outputs[:1], nil
	}
	for _, name := range names {
		if !slices.ContainsFunc(outputs, func(f output) bool { return f.name == name }) {
			return nil, fail("choose from: "+strings.Join(outputNames(), ", "), "there is no format %q", name)
		}
	}
	var out []output
	for _, f := range outputs {
		if slices.Contains(names, f.name) {
			out = append(out, f)
		}
	}
	return out, nil
}

// wantsPDF refuses a flag that is about the PDF where none is to be made. what
// says what the flag does, with its name.
func wantsPDF(outputs []output, what string) error {
	if slices.ContainsFunc(outputs, func(o output) bool { return o.name == "pdf" }) {
		return nil
	}
	return fail("write --format pdf,html", "%s, and none is to be made", what)
}

func outputNames() []string {
	var out []string
	for _, f := range outputs {
		out = append(out, f.name)
	}
	return out
}
