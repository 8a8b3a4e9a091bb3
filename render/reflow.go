package render

import (
	"strings"

	"factsheet/sheets"
)

// reflow makes one paragraph of a text: line ends and runs of spaces are one
// space, as a reader of the YAML file sees them. Each line of the file is a
// run, so that a character is found again. What only tells where a line may
// break is left out: soft hyphens, zero-width spaces, joiners of words, marks
// of byte order; none of them is a letter, and none would be seen.
func reflow(s sheets.String, language string) Text {
	return reflowPart(s, 0, len(s.Value), language)
}

// Printed is a quotation of a sheet as it stands on paper, without its marks.
func Printed(quote string) string { return reflow(sheets.String{Value: quote}, "").String() }

// reflowPart is reflow for the bytes from start to end.
func reflowPart(s sheets.String, start, end int, language string) Text {
	var out Text
	for start < end {
		next := end
		if i := strings.IndexByte(s.Value[start:end], '\n'); i >= 0 {
			next = start + i + 1
		}
		line := s.Value[start:next]
		lead := len(line) - len(strings.TrimLeft(line, " \t\r\n"))
		if words := oneLine(line); words != "" {
			if len(out) > 0 {
				out[len(out)-1].Text += " "
			}
			out = append(out, Run{Text: words, Pos: s.At(start + lead), Lang: language})
		}
		start = next
	}
	return out
}

// paragraphs are the parts of a text between blank lines.
func paragraphs(s sheets.String) []Text {
	var out []Text
	start := 0
	add := func(end int) {
		if t := reflowPart(s, start, end, ""); len(t) > 0 {
			out = append(out, t)
		}
	}
	for at := 0; at < len(s.Value); {
		end := at + strings.IndexByte(s.Value[at:]+"\n", '\n')
		if strings.TrimSpace(s.Value[at:end]) == "" {
			add(at)
			start = end
		}
		at = end + 1
	}
	add(len(s.Value))
	return out
}

// oneLine joins the words of a line. Only the spaces at which a line may break
// are folded; no-break spaces stay.
func oneLine(line string) string {
	words := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' })
	return invisible.Replace(strings.Join(words, " "))
}

var invisible = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "")

// trimEnd takes spaces off the end of a paragraph.
func trimEnd(t Text) Text {
	for len(t) > 0 {
		last := &t[len(t)-1]
		last.Text = strings.TrimRight(last.Text, " \n")
		if last.Text != "" {
			break
		}
		t = t[:len(t)-1]
	}
	return t
}
