package capture

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// decoded are endings of files that an encoding says how to read.
var decoded = []string{".html", ".xhtml", ".txt", ".text", ".md", ".markdown", ".vtt", ".srt"}

var boms = []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"}

// How a header, and how a page, say what the encoding is.
var (
	inHeader = regexp.MustCompile(`(?i);\s*charset\s*=\s*["']?\s*([a-z0-9_.:-]+)`)
	inPage   = regexp.MustCompile(`(?i)<(?:meta[^>]*\bcharset|\?xml[^>]*\bencoding)\s*=\s*["']?\s*([a-z0-9_.:-]+)`)
)

// encoding is the one that the server gave, where without it the file would be
// read as another: a mark at its start, and text that is UTF-8, speak for
// themselves.
func encoding(contentType string, c *Capture) string {
	name := declared(inHeader, []byte(contentType))
	if name == "" || name == "utf-8" || !slices.Contains(decoded, endingOf(c.Name)) {
		return ""
	}
	for _, mark := range boms {
		if bytes.HasPrefix(c.Body, []byte(mark)) {
			return ""
		}
	}
	// Some encodings are of ASCII characters throughout, with escapes.
	if mostlyUTF8(c.Body) && !bytes.ContainsAny(c.Body, "\x1b\x00\x0e") {
		return ""
	}
	if strings.HasSuffix(c.Name, "html") && declared(inPage, c.Body[:min(len(c.Body), sniffed)]) == name {
		return ""
	}
	return name
}

// mostlyUTF8 reports whether a file is UTF-8, but for a slip here and there: other
// encodings hardly ever look so.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(body); {
		_, n := utf8.DecodeRune(body[i:])
		switch {
		case n > 1:
			good++
		case body[i] >= utf8.RuneSelf:
			bad++
		}
		i += n
	}
	return bad == 0 || good > 10*bad
}

// declared is the encoding that a header or the beginning of a page gives; "" where
// it gives none that is known.
func declared(by *regexp.Regexp, s []byte) string {
	if m := by.FindSubmatch(s); m != nil {
		return encodingName(string(m[1]))
	}
	return ""
}

// encodingName is the name that browsers know an encoding by; "" of one that is
// not known.
func encodingName(label string) string {
	enc, err := htmlindex.Get(label)
	if err != nil {
		return ""
	}
	name, err := htmlindex.Name(enc)
	if err != nil || name == "replacement" || name == "x-user-defined" {
		return ""
	}
	return name
}
