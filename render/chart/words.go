package chart

import (
	"strings"
	"unicode/utf8"
)

// wrap breaks a text into lines of at most width. A word longer than a line is
// divided; whole reports whether none was.
func (l *layer) wrap(s string, width float64) (lines []string, whole bool) {
	whole = true
	line := ""
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' }) {
		if line != "" && l.Measure(line+" "+word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for l.Measure(word) > width {
			n := l.fitting(word, width)
			if n == len(word) {
				break
			}
			whole = false
			lines, word = append(lines, word[:n]), word[n:]
		}
		line = word
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines, whole
}

// fitting is how many bytes of a word stand in width: at least its first
// character.
func (l *layer) fitting(word string, width float64) int {
	_, least := utf8.DecodeRuneInString(word)
	n := 0
	for i := range word {
		if i > least && l.Measure(word[:i]) > width {
			break
		}
		n = i
	}
	return max(n, least)
}
