// Package formats is the table of all formats that a source can have.
//
// It is the one place that knows them all; what a format is stands in package
// extract.
package formats

import (
	"factsheet/sources/extract"
)

// All is the table. An ending has one format.
var All = extract.Texts
