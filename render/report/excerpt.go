package report

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"factsheet/sheets/check"
)

// excerpt shows the line of the sheet that a finding is about, with a caret
// below the column.
func excerpt(p *page, f *check.Finding, source []byte) {
	text, ok := sourceLine(source, f.Pos.Line)
	if !ok || f.Pos.Col < 1 {
		return
	}
	number := fmt.Sprintf("%5d", f.Pos.Line)
	room := max(p.width-len(number)-len(" | "), 2)
	before, rest := split(text, f.Pos.Col-1)
	rest, _ = split(rest, 4*room) // more than is shown
	before, rest = indented(before), clean(rest)
	if cells(before) > room/2 {
		before = "…" + lastCells(before, room/2)
	}
	p.line(p.paint(number+" | ", faint) + cut(before+rest, room))
	p.line(p.paint(strings.Repeat(" ", len(number))+" | ", faint) +
		strings.Repeat(" ", cells(before)) + p.paint("^", boldRed))
}

// sourceLine is the line with that number, from 1, without its end.
func sourceLine(source []byte, number int) (string, bool) {
	for n := 1; ; n++ {
		text, rest, more := bytes.Cut(source, []byte("\n"))
		if n == number {
			return strings.TrimRight(string(text), "\r"), len(bytes.TrimSpace(text)) > 0
		}
		if !more {
			return "", false
		}
		source = rest
	}
}

// split cuts s after n code points.
func split(s string, n int) (string, string) {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return s[:at], s[at:]
}

// indented is clean, but keeps the white space as it stands: the caret below
// must find its column.
func indented(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t' || r == ' ':
			b.WriteByte(' ')
		default:
			b.WriteString(clean(string(r)))
		}
	}
	return b.String()
}

// lastCells is the end of s in at most n columns; marks stay with their letters.
func lastCells(s string, n int) string {
	start, used := len(s), 0
	for at := len(s); at > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		w := runeCells(r)
		if used += w; used > n {
			return s[start:]
		}
		if at -= size; w > 0 || at == 0 {
			start = at
		}
	}
	return s[start:]
}
