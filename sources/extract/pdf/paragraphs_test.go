package pdf

import (
	"strings"
	"testing"

	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text"
)

// Blocks and what they are.
func TestBlocks(t *testing.T) {
	p := sheetOfPaper(1)
	p.line(50, 60, 20, "A Title")
	p.line(50, 90, 14, "1 A heading")
	y := p.lines(50, 110, filler(1), filler(2), "a short end.")
	y = p.lines(65, y, filler(3)[:45])
	y = p.lines(50, y, filler(4), "its end.")
	p.flags = pdfium.Bold
	p.line(50, y+10, 10, "A bold heading")
	p.flags = 0
	y = p.lines(50, y+24, filler(5), filler(6))
	y = p.lines(60, y+4, "• the first item", "• the second item, which goes on to the very end")
	y = p.lines(70, y, "of a second line")
	p.lines(50, y+20, "Figure 3: What stands below a picture")
	_, x, _ := layOut(t, asRead, p)
	var got []string
	for _, b := range x.Blocks() {
		kind := map[text.Kind]string{text.Title: "title", text.Heading: "heading", text.ListItem: "item", text.Caption: "caption", text.Paragraph: "paragraph"}[b.Kind]
		first, _, _ := strings.Cut(x.Content[b.Start:b.End], "\n")
		got = append(got, kind+": "+first[:min(len(first), 16)])
	}
	want := "title: A Title|heading: 1 A heading|paragraph: line 1 of the te|paragraph: line 3 of the te|heading: A bold heading|paragraph: line 5 of the te|item: • the first it|item: • the second i|caption: Figure 3: What s"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if p := x.Place(strings.Index(x.Content, "line 3")); p.Section != "1 A heading" || p.Line != 6 {
		t.Errorf("%+v", p)
	}
}

// Only a hyphen that ends a line inside a word is one that may be left out.
func TestHyphens(t *testing.T) {
	for _, c := range []struct {
		reason string
		lines  []string
		want   string // hyphens recorded, as "before|after"
		text   string
	}{
		{"as PDFium marks it", []string{"the administrative conse-quences and the encryp¤", "tion of it"}, "encryp|tion", "encryp-\ntion"},
		{"as the page shows it", []string{"the administrative consequences and the encryp-", "tion of it"}, "encryp|tion", "encryp-\ntion"},
		{"a typographic one", []string{"the administrative consequences and the encryp‐", "tion of it"}, "encryp|tion", "encryp‐\ntion"},
		{"a soft one that shows", []string{"the administrative consequences and the encryp\u00ad", "tion of it"}, "encryp|tion", "encryp\u00ad\ntion"},
		{"a soft one beside the one that shows", []string{"the administrative consequences and the encryp\u00ad‐", "tion of it"}, "encryp|tion", "encryp‐\ntion"},
		{"a compound may be one", []string{"the administrative consequences of a well-", "known thing"}, "well|known", "well-\nknown"},
		{"not before a number", []string{"the administrative consequences of Covid-", "19 and so on"}, "", "Covid-\n19"},
		{"not after a number", []string{"the administrative consequences in 2019-", "twenty so on"}, "", "2019-\ntwenty"},
		{"not a dash", []string{"the administrative consequences as it –", "so they say"}, "", "it –\nso"},
		{"PDFium's mark in the middle of a line", []string{"the encryp¤tion of it and the rest of the line"}, "", "encryp-tion"},
		{"nothing follows", []string{"the administrative consequences of the encryp-"}, "", "encryp-"},
	} {
		p := sheetOfPaper(1)
		p.lines(50, 100, c.lines...)
		_, x, _ := layOut(t, asRead, p)
		var got []string
		for _, h := range x.Hyphens {
			before := strings.Fields(x.Content[:h])
			after := strings.FieldsFunc(x.Content[h:], func(r rune) bool { return strings.ContainsRune("-‐\u00ad \n", r) })
			got = append(got, before[len(before)-1]+"|"+after[0])
		}
		if s := strings.Join(got, " "); s != c.want || !strings.Contains(x.Content, c.text) {
			t.Errorf("%s: hyphens %q in %q", c.reason, s, x.Content)
		}
	}
}
