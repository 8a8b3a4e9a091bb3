package capture

import (
	"net/http"
	"net/textproto"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// notStored are fields that let their bearer in.
var notStored = []string{"Set-Cookie", "Set-Cookie2", "Authorization", "Proxy-Authorization", "Cookie"}

// Limits on what a record keeps of the headers.
const (
	longestHeader = 2000 // characters
	mostFields    = 100
)

// headers are the fields of an answer as a record has them.
func headers(h http.Header) []Header {
	var out []Header
	for name, values := range h {
		if slices.Contains(notStored, textproto.CanonicalMIMEHeaderKey(name)) || !isToken(name) || len(name) > 100 {
			continue
		}
		for _, value := range values {
			out = append(out, Header{name, plainValue(value)})
		}
	}
	slices.SortStableFunc(out, func(a, b Header) int { return strings.Compare(a.Name, b.Name) })
	return out[:min(len(out), mostFields)]
}

// plainValue is a header's value on one line. One that is not UTF-8 is
// ISO 8859-1 (RFC 9110, section 5.5).
func plainValue(s string) string {
	if !utf8.ValidString(s) {
		r := make([]rune, len(s))
		for i := range len(s) {
			r[i] = rune(s[i])
		}
		s = string(r)
	}
	r := []rune(strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)))
	return strings.TrimSpace(string(r[:min(len(r), longestHeader)]))
}

// mediaType is that of a Content-Type, without parameters; "" where it is not
// written as one.
func mediaType(contentType string) string {
	media, _, _ := strings.Cut(contentType, ";")
	media = strings.ToLower(strings.TrimSpace(media))
	kind, sub, ok := strings.Cut(media, "/")
	if !ok || !isToken(kind) || !isToken(sub) || len(media) > 100 {
		return ""
	}
	return media
}

// isToken reports whether s is a token of RFC 9110.
func isToken(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c <= ' ' || c >= 0x7f || strings.IndexByte("()<>@,;:\\\"/[]?={}", c) >= 0 {
			return false
		}
	}
	return s != ""
}
