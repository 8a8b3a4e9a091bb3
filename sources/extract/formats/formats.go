// Package formats is the table of all formats that a source can have.
//
// It is the one place that knows them all; what a format is stands in package
// extract.
package formats

import (
	"slices"

	"factsheet/sources/extract"
	"factsheet/sources/extract/epub"
	"factsheet/sources/extract/mail"
	"factsheet/sources/extract/office"
	"factsheet/sources/extract/pdf"
	"factsheet/sources/extract/rtf"
	"factsheet/sources/extract/subtitles"
)

// All is the table. An ending has one format.
var All = slices.Concat(
	extract.Texts,
	office.Formats,
	epub.Formats,
	pdf.Formats,
	rtf.Formats,
	mail.Formats,
	subtitles.Formats,
)
