package html

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"

	"factsheet/render"
	"factsheet/sheets"
	"factsheet/sources/extract"
	"factsheet/sources/extract/formats"
)

// Every letter of the page's text that is changed in the document is found, and
// so is an element too many or too few.
func TestReadBackFindsChanges(t *testing.T) {
	p := handout()
	d := document(t, p)
	changed := 0
	step := 3
	if testing.Short() {
		step = 41
	}
	for _, at := range textAt(d) {
		if at%step != 0 {
			continue
		}
		other := byte('x')
		if d[at] == 'x' {
			other = 'y'
		}
		changed++
		if readBack([]byte(d[:at]+string(other)+d[at+1:]), p) == nil {
			t.Fatalf("a letter was changed and not found: %q", d[max(at-30, 0):at+30])
		}
	}
	if changed < 30 {
		t.Fatalf("only %d letters were changed", changed)
	}
	for _, c := range []struct{ old, new, reason string }{
		{"<p>A way in that is kept open on purpose.</p>", "", "a paragraph is lost"},
		{"<p>They warn.</p>", "<p>They warn.</p><p>They warn.</p>", "a paragraph is there twice"},
		{"<p>They warn.</p>", "<p>They warn.", "an element has no end"},
		{"<p>They warn.</p>", "They warn.</p>", "an element has no beginning"},
		{"Police chiefs meet.</p>\n<p>They warn.", "They warn.</p>\n<p>Police chiefs meet.", "two paragraphs change places"},
		{"&lt;b&gt;nothing&lt;/b&gt;", "<b>nothing</b>", "words become an element"},
		{"<p>They warn.</p>", "<p>They <script>x</script></p>", "words are hidden"},
		{"</footer>", "<p>More.</p></footer>", "words are added"},
		{"They warn.", "They\u00a0warn.", "another space"},
	} {
		if !strings.Contains(d, c.old) {
			t.Fatalf("the document has no %s", c.old)
		}
		err := readBack([]byte(strings.Replace(d, c.old, c.new, 1)), p)
		var e *Error
		if !errors.As(err, &e) || !strings.HasPrefix(e.Message, "the web page was not written") {
			t.Errorf("%s: %v", c.reason, err)
		}
	}
}

// textAt are the offsets of letters and digits of the text that readers see:
// not of elements, of references to characters, of what is hidden.
func textAt(d string) []int {
	var out []int
	for at := strings.Index(d, "<body"); at < len(d); {
		next := at + 1
		for _, skip := range [][2]string{{"<svg", "</svg>"}, {"<script", "</script>"}, {"<", ">"}, {"&", ";"}} {
			if strings.HasPrefix(d[at:], skip[0]) {
				next = at + strings.Index(d[at:], skip[1]) + len(skip[1])
				break
			}
		}
		if next == at+1 && d[at] < 0x80 && (unicode.IsLetter(rune(d[at])) || unicode.IsDigit(rune(d[at]))) {
			out = append(out, at)
		}
		at = next
	}
	return out
}

// The place of a change is that of the quotation in the sheet.
func TestReadBackTellsWhere(t *testing.T) {
	p := handout()
	d := strings.Replace(document(t, p), "a door for one", "a door for two", 1)
	var e *Error
	if err := readBack([]byte(d), p); !errors.As(err, &e) || e.Pos != (sheets.Pos{File: p.File, Line: 3}) {
		t.Errorf("%v, want the place of the third quotation", err)
	}
}

// What browsers would show otherwise is an error.
func TestNotWritten(t *testing.T) {
	for name, s := range map[string]string{"bytes that are no UTF-8": "a\xffb", "a NUL": "a\x00b", "a control": "a\x1bb", "one of the upper controls": "a\u0085b", "no character": "a\ufffeb"} {
		p := handout()
		p.Body = append(p.Body, paragraph(s))
		if _, err := Bytes(p, Options{}); err == nil {
			t.Errorf("%s: was written", name)
		}
	}
}

// A block that nobody writes is an error: its words would be lost.
func TestUnknownBlock(t *testing.T) {
	type unknown struct{ render.Block }
	p := handout()
	p.Body = append(p.Body, unknown{})
	if _, err := Bytes(p, Options{}); err == nil {
		t.Error("it is passed over in silence")
	}
}

// The reader of web pages that checks sources finds every quotation and all the
// words of the page, in their order.
func TestOtherReader(t *testing.T) {
	p := handout()
	d := document(t, p)
	i := slices.IndexFunc(formats.All, func(f extract.Format) bool { return slices.Contains(f.Endings, ".html") })
	got, err := formats.All[i].Read(context.Background(), extract.Input{Name: "page.html", Data: d})
	if err != nil {
		t.Fatal(err)
	}
	fold := func(s string) string { return strings.Join(strings.Fields(s), "") } // it has spaces of its own between blocks
	whole := fold(got.Content)
	for _, q := range p.Quoted {
		if !strings.Contains(whole, fold(q.Text)) {
			t.Errorf("the reader does not find %q", q.Text)
		}
	}
	lines := transcript{words: wordsFor(p.Language), language: p.Language}
	lines.blocks(p.Body)
	at := 0
	for _, line := range lines.lines {
		line = strings.TrimRight(fold(line), "0123456789,") // numbers of notes are no words
		j := strings.Index(whole[at:], line)
		if j < 0 {
			t.Fatalf("the reader does not find %q behind %q", line, whole[max(at-60, 0):at])
		}
		at += j + len(line)
	}
}

// Any text stands in the document as it is.
func FuzzText(f *testing.F) {
	for _, s := range []string{"a<b>&amp;\"'</script>", "]]>-->", "&#13;\r\n\t", "„ß“\u00a0\u202f", "<!--", "\x00\x01", "</title><p>", "&notit;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := &render.Page{File: "a.yaml", Language: "en", Title: plainText("T " + s), Body: []render.Block{
			&render.Heading{Level: 1, Text: plainText(s)},
			&render.Point{ID: s, Claim: []render.Text{plainText(s)}, Evidence: []*render.Quotation{quote(1, s, s)}},
			&render.Paragraph{Text: render.Text{{Text: s, Link: "https://a.example/" + s, Lang: s}}},
		}}
		d, err := Bytes(p, Options{})
		if err != nil {
			return // such a text is refused; it is never written otherwise
		}
		_, data, _ := strings.Cut(string(d), `<script type="application/ld+json">`)
		data, _, _ = strings.Cut(data, "</script>")
		if !json.Valid([]byte(data)) {
			t.Fatalf("the data are no JSON: %s", data)
		}
	})
}
