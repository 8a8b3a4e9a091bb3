package capture

import (
	"bytes"
	"regexp"
)

var (
	opensPage  = regexp.MustCompile(`(?i)<html[\s>]`)
	closesPage = regexp.MustCompile(`(?i)</(?:html|body)\s*>`)
)

// looksWhole reports whether a file ends as its kind does. A server that says a
// length that is too short is believed by all who ask it.
func looksWhole(body []byte, ending string) bool {
	switch ending {
	case ".pdf":
		return bytes.Contains(body[max(0, len(body)-2048):], []byte("%%EOF"))
	case ".docx", ".odt", ".epub": // the end of a ZIP archive, before a comment
		return bytes.Contains(body[max(0, len(body)-1<<16-22):], []byte("PK\x05\x06"))
	case ".html", ".xhtml":
		return !opensPage.Match(body[:min(len(body), sniffed)]) || closesPage.Match(body)
	}
	return true
}
