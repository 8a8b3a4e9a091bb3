// Package office reads what word processors write: Word documents and
// OpenDocument texts.
//
// What a reader sees counts: text that tracked changes took back, that is hidden
// or struck out does not, and neither do the codes of fields, numbers of list
// items, and comments. It is read as the standards say (ECMA-376 and ISO 29500,
// OpenDocument 1.3); nothing is laid out, so there are no pages.
package office

import (
	"slices"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/extract/parts"
)

// Formats are those of word processors.
var Formats = extract.Formats{
	{Name: "a Word document", Reader: "docx 3", Endings: []string{".docx", ".docm", ".dotx"}, Is: isWord, Read: readDocx, Costly: true, Describe: describeDocx},
	{Name: "an OpenDocument text", Reader: "odt 3", Endings: []string{".odt"}, Is: isOpenDocument, Read: readODT, Costly: true, Describe: describeODT},
}

// isWord reports whether a file begins as Word documents do. Its main part may
// come late: an archive of the kind that is nothing else is taken for one.
func isWord(head string) bool {
	names := parts.NamesIn(head)
	below := func(folder string) bool {
		return slices.ContainsFunc(names, func(n string) bool {
			n, _, ok := strings.Cut(parts.Clean(n), "/")
			return ok && strings.EqualFold(n, folder)
		})
	}
	if below("word") {
		return true
	}
	for _, other := range []string{"xl", "ppt", "visio", "documents", "package", "lib", "meta-inf"} {
		if below(other) {
			return false
		}
	}
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, "[Content_Types].xml") })
}

// typeOfText is what OpenDocument texts say they are; forms, templates and the
// like add to it.
const typeOfText = "application/vnd.oasis.opendocument.text"

// isOpenDocument reports whether a file begins as OpenDocument texts do: with
// their type, unpacked. Those that somebody packed again by hand begin with any
// of their parts.
func isOpenDocument(head string) bool {
	if kind := parts.Mimetype(head); kind != "" {
		return kind == typeOfText || strings.HasPrefix(kind, typeOfText+"-")
	}
	return slices.ContainsFunc(parts.NamesIn(head), func(n string) bool {
		return n == "content.xml" || n == "styles.xml" || strings.HasPrefix(n, "Configurations2/")
	})
}
