package extract

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// readPlain takes plain text as it stands: the Content is the file.
func readPlain(_ context.Context, in Input, d Decoded) (*text.Text, error) {
	t := text.New(d.Text, text.Paragraphs(d.Text), text.NewLines(d.Text))
	t.Hyphens = lineEndHyphens(d.Text)
	t.Language = in.Language
	return t, nil
}

// lineEndHyphens finds the hyphens that stand between a letter and a line end
// after which a word goes on: where a typesetter may have divided it.
func lineEndHyphens(s string) []int {
	out, pairs := hyphensBefore(s, '\n')
	if strings.Count(s, "\r") == pairs {
		return out
	}
	// Lines that end with a CR alone, as on old Macs, are rare.
	more, _ := hyphensBefore(s, '\r')
	return sortedWith(more, out)
}

// hyphensBefore finds the hyphens at the lines that end with c, and counts the
// ends that have a CR before it.
func hyphensBefore(s string, c byte) (out []int, pairs int) {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], c)
		if i < 0 {
			return out, pairs
		}
		at += i + 1
		if at > 1 && s[at-2] == '\r' {
			pairs++
		}
		if h := hyphenBefore(s, at-1); h >= 0 && startsWord(s, at, c) {
			out = append(out, h)
		}
	}
}

// hyphenBefore is the offset of a hyphen after a letter, with at most blanks
// between it and the offset end; -1 is none.
func hyphenBefore(s string, end int) int {
	if end > 0 && s[end-1] == '\r' {
		end--
	}
	for end > 0 && (s[end-1] == ' ' || s[end-1] == '\t') {
		end--
	}
	if end < 2 {
		return -1
	}
	size := 0
	switch s[end-1] {
	case '-':
		size = 1
	case 0xad: // soft hyphen, U+00AD
		if s[end-2] == 0xc2 {
			size = 2
		}
	case 0x90, 0x91: // hyphen and no-break hyphen, U+2010 and U+2011
		if end >= 3 && s[end-2] == 0x80 && s[end-3] == 0xe2 {
			size = 3
		}
	}
	if size == 0 {
		return -1
	}
	if r, _ := utf8.DecodeLastRuneInString(s[:end-size]); !isLetter(r) {
		return -1
	}
	return end - size
}

// startsWord reports whether a letter stands at the offset after indentation
// or the border of a page, but not after an empty line.
func startsWord(s string, at int, lineEnd byte) bool {
	if lineEnd == '\r' && at < len(s) && s[at] == '\n' {
		return false // found again at its line feed
	}
	for at < len(s) && (s[at] == ' ' || s[at] == '\t' || s[at] == '\f') {
		at++
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsLetter(r)
}

// isLetter takes an accent that stands as a character of its own for part of
// its letter.
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// sortedWith merges two ascending lists.
func sortedWith(a, b []int) []int {
	out := make([]int, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
