// Package report writes the outcome of a check: for people as text, for
// programs as JSON.
//
// It is pure: it reads no files, knows no terminal and decides no exit code.
// The same report gives the same bytes.
package report

import (
	"io"

	"factsheet/sheets/check"
)

// Options say how a report is written. The zero Options are useful.
type Options struct {
	Version string // of the program, named in machine formats
	Sources string // the sources folder as shown to the user; "" leaves it out
	Width   int    // columns of a line of text; 0 is 80
	Color   bool   // mark text with ANSI colours as well
	Quiet   bool   // text only: no notes, no omitted words, and no summary of a clean run

	// Parts are what the report says of sheets, by their place in it, where that was
	// made beforehand under the same options; nil for those that are to be made.
	Parts []*Part
}

// A Format is one way to write a report.
type Format struct {
	Name    string // as in --report NAME
	Summary string // one line for people who choose
	Write   func(io.Writer, *check.Report, Options) error
	// Part makes what the report says of one sheet, which must not be one that was
	// kept; nil where it cannot be written.
	Part func(*check.Result, Options) *Part
}

// Formats lists all formats; the first is the default.
func Formats() []Format {
	return []Format{
		{"text", "for people: what was written against what the source says", Text, textPart},
		{"json", "for programs: every quotation and finding, stable within version 1", JSON, jsonPart},
	}
}

// FormatByName finds a format; false where there is none.
func FormatByName(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// severity is the word for a severity in every format.
func severity(s check.Severity) string {
	switch s {
	case check.Error:
		return "error"
	case check.Warning:
		return "warning"
	case check.Note:
		return "note"
	}
	return "off"
}

// sourceFile is the path of the file of a passage, as the user knows it.
func sourceFile(f *check.Found, o Options) string {
	file := f.Source.File.Value
	if o.Sources == "" || file == "" {
		return file
	}
	return o.Sources + "/" + file
}
