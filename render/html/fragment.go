package html

import (
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/render"
	"factsheet/sheets/check"
	"factsheet/sources/match"
)

// place is the address of the passage that the quotation of a note was found
// in; "" where its source is not on the web or may not be shared.
func (c *composer) place(note int) string {
	e := c.evidence[note]
	if e == nil || e.Checked == nil {
		return ""
	}
	return place(e.Checked)
}

func place(q *check.Quotation) string {
	s := q.Source
	if s == nil || s.Withheld {
		return ""
	}
	address := render.Address(s)
	f := q.Found
	if address == "" || f == nil || f.Source == nil || f.Source.ID != s.ID || !q.Pass() && q.Verdict != match.Ambiguous {
		return address
	}
	base, anchor, anchored := strings.Cut(address, "#")
	switch {
	case strings.Contains(anchor, ":~:"):
		return address // the catalogue says where
	case isPDF(base) || isPDF(s.File.Value):
		// The parameter "page" of RFC 8118: numbers count the pages of the file.
		if f.Place.Page > 0 && !anchored {
			return base + "#page=" + strconv.Itoa(f.Place.Page)
		}
		return address
	}
	if d := directive(f, q.Verdict == match.Ambiguous); d != "" {
		return base + "#" + anchor + ":~:" + d
	}
	return address
}

// isPDF reports whether an address or the name of a file ends as those of PDF
// files do.
func isPDF(name string) bool {
	name, _, _ = strings.Cut(name, "?")
	return strings.EqualFold(path.Ext(name), ".pdf")
}

// web reports whether an address can be a link of a page.
func web(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

// Sizes of a text directive, in words: what is no longer than exact is given in
// full, of what is longer the ends, and what is shorter than sure has what
// stands around it.
const (
	exact  = 10
	ends   = 5
	sure   = 4
	around = 3
	// longest is the most bytes of one part: a "word" that is longer is none.
	longest = 300
)

// directive makes the text directive of a passage in the form that the draft
// "URL Fragment Text Directives" of the W3C's community group for web
// incubation gives it:
//
//	text=[prefix-,]start[,end][,-suffix]
//
// A browser looks for whole words, each part within one block of the page, and
// folds case and white space. It is "" where there is nothing sure to look for.
func directive(f *check.Found, ambiguous bool) string {
	words := tokens(f.Text)
	// A passage that begins or ends within a word is looked for from the next on.
	cutStart := touch(f.Before, f.Text)
	cutEnd := touch(f.Text, f.After)
	if cutStart && len(words) > 0 {
		words = words[1:]
	}
	if cutEnd && len(words) > 0 {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return ""
	}
	start, end := span(words)
	if len(start) == 0 {
		return ""
	}
	parts := []string{part(spaced(start))}
	if len(end) > 0 {
		parts = append(parts, part(spaced(end)))
	}
	if len(words) < sure || len(start) < around || ambiguous {
		if before := tail(tokens(f.Before), around); len(before) > 0 && !cutStart {
			parts = append([]string{part(spaced(before)) + "-"}, parts...)
		}
		if after := head(tokens(f.After), around); len(after) > 0 && !cutEnd {
			parts = append(parts, "-"+part(spaced(after)))
		}
	}
	for _, p := range parts {
		if strings.Trim(p, "-") == "" {
			return ""
		}
	}
	return "text=" + strings.Join(parts, ",")
}

// span is the words of a passage that are looked for: all of them, or those at
// its start and its end, which never overlap. There are none where nothing at
// one of these is sure.
func span(words []token) (start, end []token) {
	if start = head(words, len(words)); len(start) == len(words) && len(words) <= exact {
		return start, nil
	}
	start = head(words, min(ends, len(words)-1))
	if end = tail(words[len(start):], ends); len(end) == 0 {
		return nil, nil
	}
	return start, end
}

// A token is a word of a source with what stands at it.
type token struct {
	text string
	// broken says that the source's file divides it at the end of a line, where the
	// page on the web need not.
	broken bool
	block  bool // a block of the source ends behind it, or a cell of a table
}

// tokens are the words of a passage. What is not seen is left out.
func tokens(s string) []token {
	var out []token
	for len(s) > 0 {
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end < 0 {
			end = len(s)
		}
		word := unseen.Replace(s[:end])
		s = s[end:]
		next := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		gap := s[:next]
		s = s[next:]
		if word != "" {
			out = append(out, token{word, strings.HasSuffix(word, "-") && strings.Contains(gap, "\n"), strings.Count(gap, "\n") > 1 || strings.Contains(gap, "\t")})
		}
	}
	return out
}

var unseen = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "")

// head is the first n words, as far as they stand in one block and none of them
// is divided.
func head(words []token, n int) []token {
	for i, w := range words[:min(n, len(words))] {
		switch {
		case w.broken:
			return words[:i]
		case w.block:
			return words[:i+1]
		}
	}
	return words[:min(n, len(words))]
}

// tail is the last n words, likewise.
func tail(words []token, n int) []token {
	from := max(len(words)-n, 0)
	for i := len(words) - 1; i >= from; i-- {
		switch {
		case i > 0 && words[i-1].broken, words[i].broken:
			return words[i+1:] // the rest of a word that began on the line above
		case i < len(words)-1 && words[i].block:
			return words[i+1:]
		}
	}
	return words[from:]
}

func spaced(words []token) string {
	var parts []string
	for _, w := range words {
		parts = append(parts, w.text)
	}
	return strings.Join(parts, " ")
}

// touch reports whether a word goes on from one text to the next.
func touch(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return before != "" && after != "" && inWord(a) && inWord(b)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// part writes a part of a directive: all but letters and digits of ASCII as
// the bytes that they are, so that no comma, hyphen or ampersand of the source
// is taken for one of the directive's. It is "" for what is too long to be words.
func part(s string) string {
	if len(s) > longest {
		return ""
	}
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '_':
			b.WriteByte(c)
		default:
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return b.String()
}
