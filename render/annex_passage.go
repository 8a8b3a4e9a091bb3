package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sheets/check"
	"factsheet/sources/text"
)

// passage is a passage with the text around it. White space is reduced; all
// else is as it was read in the source.
func (b *builder) passage(f *check.Found, lang string) []Piece {
	m := &mount{lang: lang}
	before, after := f.Before, f.After
	if f.CutBefore {
		m.sign("… ", "")
		before = fromWord(before)
	}
	if f.CutAfter {
		after = toWord(after)
	}
	m.add(Around, before)
	own := b.words.in(b.language)
	if len(f.Covered) == 0 {
		m.add(Around, f.Text)
	} else {
		m.covered(f.Text, f.Covered, "["+fill(b.words.Labelled, "label", b.words.LeftOut, "value", ""), own)
	}
	m.add(Around, after)
	if f.CutAfter {
		m.sign(" …", "")
	}
	return m.out
}

// fromWord drops what may be a part of a word at the start of a text that was
// cut; toWord does so at its end.
func fromWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[i+1:]
	}
	return s
}

func toWord(s string) string {
	if i := strings.LastIndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// A mount sets the pieces of a passage one behind the other.
type mount struct {
	out  []Piece
	lang string
}

// add adds words of the source, white space reduced.
func (m *mount) add(kind PieceKind, s string) {
	s = squeeze(s)
	if n := len(m.out); n == 0 || endsInSpace(m.out[n-1].Text) {
		s = strings.TrimLeft(s, " ")
	}
	if s != "" {
		m.out = append(m.out, Piece{kind, Run{Text: s, Lang: m.lang}})
	}
}

func (m *mount) sign(s, lang string) {
	if n := len(m.out); n > 0 && endsInSpace(m.out[n-1].Text) {
		s = strings.TrimLeft(s, " ")
	}
	m.out = append(m.out, Piece{Sign, Run{Text: s, Lang: lang}})
}

// bar stands before the first and behind the last word that a quotation has.
const bar = "‖"

// covered adds the passage itself: what the quotation has, and what it leaves
// out between.
func (m *mount) covered(s string, covered []text.Range, label, lang string) {
	at := 0
	for i, c := range covered {
		c.Start, c.End = max(at, min(c.Start, len(s))), max(at, min(c.End, len(s)))
		between, own := s[at:c.Start], s[c.Start:c.End]
		switch {
		case i == 0:
			m.add(Around, between)
			m.sign(bar, "")
		case strings.TrimSpace(between) == "":
			m.add(Covered, between)
		default:
			m.leftOut(between, label, lang)
		}
		at = c.End
		m.add(Covered, own)
	}
	m.sign(bar, "")
	m.add(Around, s[at:])
}

// leftOut adds words that the quotation omits, in brackets that say so.
func (m *mount) leftOut(s, label, lang string) {
	m.add(Covered, s[:len(s)-len(strings.TrimLeftFunc(s, unicode.IsSpace))])
	if n := len(m.out); n > 0 && !endsInSpace(m.out[n-1].Text) {
		m.sign(" ", "")
	}
	m.sign(label, lang)
	m.add(LeftOut, strings.TrimSpace(s))
	closing := "]"
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(last) {
		closing += " "
	}
	m.sign(closing, lang)
}

func endsInSpace(s string) bool { return strings.HasSuffix(s, " ") }

// squeeze reduces white space to single spaces; no-break spaces stay. What no
// reader of the source sees is left out.
func squeeze(s string) string {
	var out strings.Builder
	for _, r := range invisible.Replace(s) {
		switch {
		case r == '\u00a0' || r == '\u202f':
			out.WriteRune('\u00a0')
		case !unicode.IsSpace(r):
			out.WriteRune(r)
		case !endsInSpace(out.String()):
			out.WriteByte(' ')
		}
	}
	return out.String()
}
