package extract

import (
	"fmt"
	"path"
	"regexp"
	"strings"
)

// magic are the first bytes of formats that are no text, whatever the file's
// name says.
var magic = []struct{ prefix, what string }{
	{"PK\x03\x04", "a ZIP archive or an office document (Word, OpenDocument, EPUB)"},
	{"PK\x05\x06", "an empty ZIP archive"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (.doc, .xls)"},
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

// pdf is the first line of a PDF document, before which some programs write
// others.
var pdf = regexp.MustCompile(`\A%PDF-|[\r\n]%PDF-[0-9]\.[0-9][ \t]*[\r\n]`)

// sniff refuses a document whose content is of a format that has no reader, or
// that the ending of its name denies.
func sniff(in Input) error {
	head := in.Data[:min(len(in.Data), 1024)]
	if pdf.MatchString(head) {
		return lying(in, "a PDF document")
	}
	for _, m := range magic {
		if strings.HasPrefix(head, m.prefix) {
			return lying(in, m.what)
		}
	}
	ending := strings.ToLower(path.Ext(in.Name))
	if !isHTMLEnding(ending) && isPage(head) {
		return &UnreadableError{
			fmt.Sprintf("the name ends in %q but the file is a web page", ending),
			"give the file the ending .html, and name it so in the catalogue",
		}
	}
	if isMIME(head) {
		return lying(in, "a web page saved with its pictures in one file (MHTML) or an e-mail")
	}
	return nil
}

func lying(in Input, what string) error {
	ending := path.Ext(in.Name)
	return &UnreadableError{fmt.Sprintf("the name ends in %q but the file is %s, which cannot be read yet", ending, what), saveAsText}
}

func isHTMLEnding(ending string) bool {
	return ending == ".html" || ending == ".htm" || ending == ".xhtml"
}

// isPage reports whether a file begins as only whole web pages do.
func isPage(head string) bool {
	head = strings.ToLower(strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), " \t\r\n"))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
}

// isMIME reports whether a file begins with the header lines of a message.
func isMIME(head string) bool {
	return strings.HasPrefix(head, "From: <Saved by ") || strings.HasPrefix(head, "MIME-Version: 1.0")
}
