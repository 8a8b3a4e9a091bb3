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

// declaration is how a page says what its encoding is.
var declaration = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_.:-]+)`)

// encoding is the one that the server gave, where without it the file would be
// read as another: a mark at its start, and text that is UTF-8 throughout, speak
// for themselves.
func encoding(contentType string, c *Capture) string {
	name := declared([]byte(contentType))
	if name == "" || name == "utf-8" || !slices.Contains(decoded, endingOf(c.Name)) {
		return ""
	}
	for _, mark := range boms {
		if bytes.HasPrefix(c.Body, []byte(mark)) {
			return ""
		}
	}
	// Some encodings are of ASCII characters throughout, with escapes.
	if utf8.Valid(c.Body) && !bytes.ContainsAny(c.Body, "\x1b\x00\x0e") {
		return ""
	}
	if strings.HasSuffix(c.Name, "html") && declared(c.Body[:min(len(c.Body), sniffed)]) == name {
		return ""
	}
	return name
}

// declared is the encoding that a header or the beginning of a page gives; "" where
// it gives none that is known.
func declared(s []byte) string {
	if m := declaration.FindSubmatch(s); m != nil {
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
