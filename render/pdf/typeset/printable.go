package typeset

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Printable is a text, in NFC, in which each character that can be set neither
// in a face nor in those that stand in for it is replaced by what code gives.
// lost is the part of the text's letters and digits that were replaced, from 0
// to 1.
func (s *Setter) Printable(f Face, text string, code func(rune) string) (out string, lost float64) {
	var b strings.Builder
	all, bad := 0, 0
	var it norm.Iter
	it.InitString(norm.NFC, strings.ToValidUTF8(text, "\uFFFD"))
	for !it.Done() {
		cluster := []rune(string(it.Next()))
		_, lacks := s.faceFor(f, cluster)
		for i, r := range cluster {
			word := unicode.In(r, unicode.L, unicode.N)
			if word {
				all++
			}
			settable := lacks == 0
			if !settable && i == 0 { // a letter whose marks cannot be set, perhaps
				_, alone := s.faceFor(f, cluster[:1])
				settable = alone == 0
			}
			if settable {
				b.WriteRune(r)
				continue
			}
			if word {
				bad++
			}
			b.WriteString(code(r))
		}
	}
	return b.String(), float64(bad) / float64(max(all, 1))
}
