package render

import (
	"strings"
	"unicode/utf8"

	"factsheet/sheets"
)

// emphasised sets passages of a quotation in italics. Its words stay as they
// are: only the runs are divided.
func (b *builder) emphasised(t Text, passages []sheets.String) Text {
	for _, p := range passages {
		whole, passage := t.String(), reflow(p, "").String()
		if passage == "" {
			continue
		}
		if strings.Count(whole, passage) != 1 {
			b.fail(p.Pos, "“"+passage+"” does not stand in the quotation once", "write the passage exactly as the quotation has it")
			continue
		}
		from := strings.Index(whole, passage)
		t = emphasise(t, from, from+len(passage))
	}
	return t
}

// emphasise sets the bytes from start to end of a text in italics.
func emphasise(t Text, start, end int) Text {
	var out Text
	at := 0
	for _, r := range t {
		n := len(r.Text)
		from, to := min(max(start-at, 0), n), min(max(end-at, 0), n)
		for _, part := range []struct {
			from, to int
			style    Style
		}{{0, from, 0}, {from, to, Emphasis}, {to, n, 0}} {
			if part.from < part.to {
				piece := r
				piece.Text = r.Text[part.from:part.to]
				piece.Style |= part.style
				if piece.Pos.Line > 0 {
					piece.Pos.Col += utf8.RuneCountInString(r.Text[:part.from])
				}
				out = append(out, piece)
			}
		}
		at += n
	}
	return out
}
