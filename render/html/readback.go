package html

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/render"
	"factsheet/sheets"
)

// readBack compares what the finished document says with the page: each
// quotation, and then every line, in the order of reading. It shares nothing
// with what wrote the document.
func readBack(data []byte, p *render.Page) error {
	lines, err := read(string(data))
	if err != nil {
		return notWritten(sheets.Pos{File: p.File}, err.Error())
	}
	whole := strings.Join(lines, "\n")
	at := 0
	for _, q := range p.Quoted {
		i := strings.Index(whole[at:], q.Text)
		if i < 0 {
			return notWritten(q.Pos, fmt.Sprintf("the quotation %q is not in it as the sheet has it", q.Text))
		}
		at += i + len(q.Text)
	}
	t := transcript{words: wordsFor(p.Language), language: p.Language}
	t.page(p)
	for i, want := range t.lines {
		if i >= len(lines) {
			return notWritten(t.at[i], fmt.Sprintf("%q is missing at its end", want))
		}
		if lines[i] != want {
			return notWritten(t.at[i], fmt.Sprintf("it says %q where the page says %q", lines[i], want))
		}
	}
	if len(lines) > len(t.lines) {
		return notWritten(sheets.Pos{File: p.File}, fmt.Sprintf("it says %q, which the page does not", lines[len(t.lines)]))
	}
	return nil
}

func notWritten(pos sheets.Pos, problem string) error {
	return &Error{Pos: pos, Message: "the web page was not written: " + problem,
		Hint: "this is a fault of the program; please report it with the sheet"}
}

// Elements that the reader knows: those that no line ends at, those whose
// content is no text of the page, and those without an end.
var (
	inline = set("a em strong span sup time br img mark del ins cite")
	hidden = set("script style svg")
	empty  = set("meta link br img")
)

func set(s string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// read gives the lines of text of a document that we wrote: one for each
// element that begins a line. The title of the window is the first. The error
// says where elements are not nested.
func read(s string) ([]string, error) {
	if i := strings.IndexFunc(s, unwritten); i >= 0 {
		return nil, fmt.Errorf("it has the character %q, which browsers do not show", []rune(s[i:])[0])
	}
	var lines, open []string
	var line strings.Builder
	end := func() {
		if text := strings.Trim(line.String(), "\n"); text != "" {
			lines = append(lines, text)
		}
		line.Reset()
	}
	for s != "" {
		before, rest, found := strings.Cut(s, "<")
		line.WriteString(html.UnescapeString(before))
		if !found {
			break
		}
		tag, after, ok := cutTag(rest)
		if !ok {
			return nil, fmt.Errorf("an element in it has no end")
		}
		s = after
		name, closing := strings.CutPrefix(strings.ToLower(strings.FieldsFunc(tag+" ", isSpace)[0]), "/")
		if name == "!doctype" {
			continue
		}
		if !inline[name] {
			end()
		}
		switch {
		case empty[name]:
		case closing:
			if len(open) == 0 || open[len(open)-1] != name {
				return nil, fmt.Errorf("the element %s in it ends where it did not begin", name)
			}
			open = open[:len(open)-1]
		case hidden[name]:
			if _, s, ok = strings.Cut(s, "</"+name+">"); !ok {
				return nil, fmt.Errorf("the element %s in it has no end", name)
			}
		default:
			open = append(open, name)
		}
	}
	end()
	if len(open) > 0 {
		return nil, fmt.Errorf("the element %s in it has no end", open[len(open)-1])
	}
	return lines, nil
}

// unwritten are the characters that a document may not have, or that its reader
// replaces: controls, and what stands for bytes that are no UTF-8.
func unwritten(r rune) bool {
	return r != '\n' && r != '\t' && unicode.IsControl(r) || r == utf8.RuneError || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}

func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

// cutTag cuts behind the ">" that ends a tag: one in the value of an attribute
// does not.
func cutTag(s string) (tag, rest string, ok bool) {
	quoted := false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == '>' && !quoted:
			return s[:i], s[i+1:], i > 0
		}
	}
	return "", "", false
}

// A transcript is all that a web page says, in the order of reading, line by
// line. The numbers of lists and notes are the browser's, which counts them.
type transcript struct {
	words    *words
	language string
	lines    []string
	at       []sheets.Pos // of each line; zero for words of the program
}

// row adds texts that stand on one line.
func (t *transcript) row(texts ...render.Text) {
	var line strings.Builder
	var pos sheets.Pos
	for _, x := range texts {
		if len(x) > 0 && pos == (sheets.Pos{}) {
			pos = x[0].Pos
		}
		line.WriteString(strings.ReplaceAll(x.String(), "\n", ""))
	}
	if line.Len() > 0 {
		t.lines = append(t.lines, line.String())
		t.at = append(t.at, pos)
	}
}

// add adds texts one below the other.
func (t *transcript) add(texts ...render.Text) {
	for _, x := range texts {
		t.row(x)
	}
}

func word(s string) render.Text { return render.Text{{Text: s}} }

func (t *transcript) page(p *render.Page) {
	t.add(word(title(p)), word(t.words.Skip), p.Draft, p.Title, p.Subtitle)
	var line []render.Text
	for _, part := range meta(p) {
		if len(line) > 0 {
			line = append(line, word(" · "))
		}
		line = append(line, part.text)
	}
	t.row(line...)
	if len(p.Summary) > 0 {
		t.add(word(p.Words.Summary))
		t.blocks(p.Summary)
	}
	t.blocks(p.Body)
	t.notes(p)
	if len(p.Sources) > 0 {
		t.add(word(p.Words.Sources))
	}
	for _, s := range p.Sources {
		t.add(s.Text)
	}
	if a := p.Annex; a != nil {
		t.add(a.Title, a.Intro)
		for i := range a.Entries {
			t.annexEntry(&a.Entries[i])
		}
		t.add(a.Signature...)
	}
	t.add(p.Checked, p.OnlineLine)
}

func (t *transcript) annexEntry(e *render.AnnexEntry) {
	t.add(e.Quotation, e.Verdict)
	t.add(e.Edits...)
	t.add(e.Source, e.Place, e.File, e.PassageText(), e.Remark, e.Compared)
}

func (t *transcript) notes(p *render.Page) {
	if len(p.Notes) == 0 {
		return
	}
	referred := references(p)
	linked := make(map[int]bool)
	for i := range p.Evidence {
		if e := &p.Evidence[i]; e.Checked != nil {
			linked[e.Note] = place(e.Checked) != ""
		}
	}
	t.add(word(p.Words.Notes))
	for _, n := range p.Notes {
		var back render.Text
		if referred[n.Number] {
			back = word("\u00a0" + backArrow)
		}
		q := n.Quotation
		if q == nil {
			t.row(n.Text, back)
			continue
		}
		t.add(n.Text)
		t.row(word(q.Open), q.Text, word(q.Close))
		t.remarks(q)
		var way render.Text
		if linked[n.Number] {
			way = word(t.words.Place)
		}
		t.row(way, back)
	}
}
