package capture

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// refresh is how a page has a browser show another one in its place.
var refresh = regexp.MustCompile(`(?i)<meta[^>]{0,200}http-equiv\s*=\s*["']?refresh[^>]{0,200}url\s*=\s*['"]?([^"'>\s]+)`)

// leadsOn notes that a page is there only to lead to another one, as far as that
// can be told.
func (v *visit) leadsOn(c *Capture) {
	if !strings.HasSuffix(c.Name, "html") {
		return
	}
	if m := refresh.FindSubmatch(c.Body[:min(len(c.Body), sniffed)]); m != nil {
		v.note(fmt.Sprintf("in a browser the page leads on to another (%s): look whether that is the one you want", short(plainValue(string(m[1])))))
	}
}

// Limits below which a page has too little text to be what its reader sees.
const (
	fewLetters  = 200  // of one that runs scripts
	someLetters = 1500 // of one that says that it does nothing without them
)

// MadeByScript reports whether a page's text is, by all appearance, made by a
// script once a browser shows it: it has scripts and almost no text. text is what
// was extracted of the page. Such a page should be printed to PDF.
func MadeByScript(page []byte, text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if letters++; letters >= someLetters {
				return false
			}
		}
	}
	page = bytes.ToLower(page)
	if !bytes.Contains(page, []byte("<script")) {
		return false
	}
	return letters < fewLetters || wantsScript(page)
}

// wantsScript reports whether a page, in lower case, says that it needs scripts.
func wantsScript(page []byte) bool {
	for {
		_, after, ok := bytes.Cut(page, []byte("<noscript"))
		if !ok {
			return false
		}
		said, rest, _ := bytes.Cut(after, []byte("</noscript"))
		if bytes.Contains(said, []byte("enable javascript")) || bytes.Contains(said, []byte("javascript to run")) ||
			bytes.Contains(said, []byte("requires javascript")) || bytes.Contains(said, []byte("need to enable")) {
			return true
		}
		page = rest
	}
}
