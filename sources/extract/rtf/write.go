package rtf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/extract"
	"factsheet/sources/text"
)

// A writer makes the text of paragraphs.
type writer struct {
	out   text.Builder
	calls extract.CallOuts
}

// list writes paragraphs, each with what belongs to it after it. What belongs
// to a table's cell follows the row, or the table would be torn.
func (w *writer) list(all []paragraph) {
	var held []paragraph
	release := func() {
		if len(held) > 0 {
			w.list(held)
			held = nil
		}
	}
	for i := range all {
		p := &all[i]
		if !p.cell || p.first {
			release()
		}
		w.paragraph(p)
		held = append(held, p.after...)
		if !p.cell {
			release()
		}
	}
	release()
}

func (w *writer) paragraph(p *paragraph) {
	switch {
	case p.cell && p.first:
		w.out.Row()
	case p.cell && !p.more:
		w.out.Cell()
	default:
		w.out.Begin(p.kind, p.level)
	}
	w.out.Mark(text.Place{Part: p.part})
	before := ""
	for _, piece := range p.pieces {
		s := string(piece.text)
		switch {
		case piece.height > 0:
			shown, callOut := w.calls.Raised(before, s)
			if callOut {
				w.out.WriteFurniture(shown)
				continue
			}
			s = shown
		case piece.height < 0:
			s = extract.Lowered(before, s)
		}
		w.lines(s)
		if s != "" {
			before = s
		}
	}
}

// lines writes text in which lines may end, with a hyphen inside a word too.
func (w *writer) lines(s string) {
	for at := 0; at < len(s); {
		i := strings.IndexByte(s[at:], '\n')
		if i < 0 {
			w.out.Write(s[at:])
			return
		}
		i += at
		last, size := utf8.DecodeLastRuneInString(s[:i])
		letter, _ := utf8.DecodeLastRuneInString(s[:i-size])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		if i-size >= at && strings.ContainsRune("-\u2010\u00ad", last) && unicode.IsLetter(letter) && unicode.IsLetter(after) {
			w.out.Write(s[at : i-size])
			w.out.WriteLineHyphen(string(last))
		} else {
			w.out.Write(s[at:i])
		}
		w.out.Write("\n")
		at = i + 1
	}
}
