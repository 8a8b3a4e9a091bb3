package extract

import (
	"fmt"
	"path"
	"strings"
)

// magic are the first bytes of formats that are no text, whatever the file's
// name says.
var magic = []struct{ prefix, what string }{
	{zipped, "a ZIP archive"},
	{"PK\x05\x06", "an empty ZIP archive"},
	{compound, "an old office document (.doc, .xls)"},
	{"{\\rtf", "an RTF document"},
	{"\x89PNG\r\n\x1a\n", "a picture (PNG)"},
	{"\xff\xd8\xff", "a picture (JPEG)"},
	{"GIF87a", "a picture (GIF)"},
	{"GIF89a", "a picture (GIF)"},
	{"II*\x00", "a picture (TIFF)"},
	{"MM\x00*", "a picture (TIFF)"},
	{"\x1f\x8b\x08", "a compressed file (gzip)"},
	{"7z\xbc\xaf\x27\x1c", "a compressed file (7-Zip)"},
	{"Rar!\x1a\x07", "a compressed file (RAR)"},
	{"bplist00", "a web archive"},
	{"SQLite format 3\x00", "a database"},
}

const (
	zipped   = "PK\x03\x04"
	compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // of old office documents, and of new ones that are encrypted

	// encryptedPackage is how a compound file names what is encrypted ([MS-OFFCRYPTO],
	// 2.3.4.4): in UTF-16.
	encryptedPackage = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
)

// archives are kinds of documents that are ZIP archives and have no reader, by
// what stands near their beginning.
var archives = []struct{ mark, what string }{
	{"xl/workbook", "an Excel workbook"},
	{"xl/worksheets/", "an Excel workbook"},
	{"ppt/", "a PowerPoint presentation"},
	{"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet"},
	{"mimetypeapplication/vnd.oasis.opendocument.presentation", "an OpenDocument presentation"},
	{"mimetypeapplication/vnd.oasis.opendocument.graphics", "an OpenDocument drawing"},
}

// archiveOf names a ZIP archive by its first bytes.
func archiveOf(head, what string) string {
	for _, a := range archives {
		if strings.Contains(head, a.mark) {
			return a.what
		}
	}
	return what
}

// sniff refuses a document whose content is of a format that has no reader, or
// of another one than the ending of its name tells. f is the format by name, nil
// where there is none.
func (list Formats) sniff(in Input, f *Format) error {
	head := in.Data[:min(len(in.Data), 4096)]
	if f != nil && f.Is != nil && f.Is(head) {
		return nil
	}
	for i := range list {
		if other := &list[i]; other != f && other.Is != nil && other.Is(head) {
			return lying(in, other)
		}
	}
	for _, m := range magic {
		if strings.HasPrefix(head, m.prefix) {
			if m.prefix == compound && strings.Contains(in.Data, encryptedPackage) {
				return &UnreadableError{"the document is protected by a password", "save it without a password (in Word: File, Info, Protect Document), and name that file in the catalogue"}
			}
			if m.prefix == zipped {
				m.what = archiveOf(head, m.what)
			}
			return &UnreadableError{fmt.Sprintf("the file is %s, which cannot be read", m.what), saveAsText}
		}
	}
	return nil
}

// lying is the error for a document of a format that its name denies.
func lying(in Input, f *Format) error {
	return &UnreadableError{
		fmt.Sprintf("the name ends in %q but the file is %s", path.Ext(in.Name), f.Name),
		fmt.Sprintf("give the file the ending %s, and name it so in the catalogue", f.Endings[0]),
	}
}

// isPage reports whether a file begins as only whole web pages do.
func isPage(head string) bool {
	head = strings.ToLower(strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), " \t\r\n"))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
}
