package pdf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text/texttest"
)

// written is a small PDF file: each page is a content stream in which the
// font is F1.
func written(pages ...string) string {
	var b strings.Builder
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), fmt.Sprintf(format, args...))
	}
	b.WriteString("%PDF-1.4\n")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 5+2*i))
	}
	object("<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>")
	object("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>>>", strings.Join(kids, " "), len(pages))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	object("<</Title(untitled)/Author(Ada Example)/CreationDate(D:20240131)>>")
	for i, p := range pages {
		object("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", 6+2*i)
		object("<</Length %d>>stream\n%s\nendstream", len(p), p)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.String()
}

func input(pages ...string) extract.Input {
	return extract.Input{Name: "a.pdf", Data: written(pages...)}
}

const (
	firstPage = `BT /F1 24 Tf 50 740 Td (On Messages) Tj /F1 11 Tf 0 -40 Td (The committee did not find that the police need) Tj 0 -13 Td (a back door to the messages of all people, encryp-) Tj ET
BT /F1 11 Tf 290 30 Td (1) Tj ET`
	secondPage = `BT /F1 11 Tf 50 740 Td (tion or not, and it says so in plain words.) Tj ET BT /F1 11 Tf 290 30 Td (2) Tj ET`
)

// A whole document, through PDFium.
func TestRead(t *testing.T) {
	x, err := Formats.Extract(context.Background(), input(firstPage, secondPage))
	if err != nil {
		t.Fatal(err)
	}
	texttest.Check(t, x)
	want := `language "en-GB"
at page 1 line 1
title: "On Messages"
at page 1 line 2
paragraph: "The committee did not find that the police need\na back door to the messages of all people, encryp-\ntion or not, and it says so in plain words.\n1\n2"
hyphen: "encryp-\ntion"
furniture: "1"
furniture: "2"
`
	if got := texttest.Dump(x); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if x.Pages != 2 {
		t.Errorf("%d pages", x.Pages)
	}
	if p := x.Place(strings.Index(x.Content, "plain words")); p.Page != 2 || p.Line != 1 || p.Section != "" {
		t.Errorf("%+v", p)
	}
}

func TestDescribe(t *testing.T) {
	m, err := Formats[0].Describe(context.Background(), input(firstPage, secondPage))
	if err != nil || m.Title != "On Messages" || m.Issued != "2024-01-31" || len(m.Author) != 1 || m.Author[0].Literal != "Ada Example" || m.Language != "en-GB" {
		t.Errorf("%+v %v", m, err)
	}
}

func TestReadings(t *testing.T) {
	list, err := Formats[0].Readings(context.Background(), input(firstPage, secondPage))
	if err != nil || len(list) != 3 {
		t.Fatalf("%d readings, %v", len(list), err)
	}
	for _, r := range list {
		texttest.Check(t, r.Text)
		if p := r.Text.Place(strings.Index(r.Text.Content, "plain words")); p.Page != 2 || r.Name == "" {
			t.Errorf("%s: %+v", r.Name, p)
		}
	}
}

func TestPicture(t *testing.T) {
	in := input(firstPage, secondPage)
	x, err := Formats.Extract(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	list, err := Formats[0].Picture(context.Background(), in, find(t, x, "encryp-\ntion or not"), 72)
	if err != nil || len(list) != 2 || list[0].Number != 1 || list[1].Number != 2 {
		t.Fatalf("%d pictures, %v", len(list), err)
	}
	for i, at := range [][2]int{{270, 108}, {80, 57}} {
		if b := list[i].Image.Bounds(); b.Dx() != 600 || b.Dy() != 800 {
			t.Errorf("picture %d is %v", i, b)
		}
		if _, _, blue, _ := list[i].Image.At(at[0], at[1]).RGBA(); blue > 0xb000 {
			t.Errorf("picture %d is not marked at %v: %v", i, at, list[i].Image.At(at[0], at[1]))
		}
		if r, g, b, _ := list[i].Image.At(300, 400).RGBA(); r+g+b != 3*0xffff {
			t.Errorf("picture %d is marked elsewhere", i)
		}
	}
}

// What cannot be read, and what to do.
func TestUnreadable(t *testing.T) {
	whole := written(firstPage)
	for _, c := range []struct{ reason, data, want string }{
		{"nothing on the page", written(""), "no text"},
		{"broken off at its head", whole[:40], ""},
		{"no document", "%PDF-1.7\n" + strings.Repeat("junk ", 100), ""},
	} {
		_, err := Formats.Extract(context.Background(), extract.Input{Name: "a.pdf", Data: c.data})
		if err == nil {
			t.Errorf("%s: no error", c.reason)
			continue
		}
		extracttest.CheckError(t, err)
		if !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.reason, err)
		}
	}
	for _, f := range []pdfium.Fault{pdfium.NeedsPassword, pdfium.WrongPassword, pdfium.Damaged, pdfium.NoPages, pdfium.TooManyPages,
		pdfium.TooMuchText, pdfium.TooSlow, pdfium.TooMuchMemory, pdfium.Locked, pdfium.NoReader} {
		err := unreadable(&pdfium.Error{Fault: f, Reason: "it " + string(f)})
		extracttest.CheckError(t, err)
		if password := strings.Contains(string(f), "password"); password != strings.Contains(err.(*extract.UnreadableError).Hint, "password-env:") {
			t.Errorf("%s: %+v", f, err)
		}
	}
	if err := unreadable(context.Canceled); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestIs(t *testing.T) {
	for head, want := range map[string]bool{
		"%PDF-1.7\n": true, "junk\r\n%PDF-1.4 \r\n": true, "#!/bin/sh\n%PDF-1.4\n": true,
		"a text that names %PDF-1.7\n": false, "<html>": false, strings.Repeat("x", 1020) + "\n%PDF-1.7\n": false,
	} {
		if isPDF(head) != want {
			t.Errorf("%q: %v", head, !want)
		}
	}
}

// What users are told of pages.
func TestNotes(t *testing.T) {
	scan := func(i int) *typist {
		p := sheetOfPaper(i)
		p.page.Images = 1
		return p
	}
	words := func(i int, flags pdfium.Flags) *typist {
		p := sheetOfPaper(i)
		p.flags = flags
		p.lines(50, 100, filler(i))
		return p
	}
	ocr := words(2, pdfium.Invisible)
	ocr.page.Images = 1
	filled := words(1, 0)
	filled.page.Fields, filled.page.FreeTexts = 2, 1
	for _, c := range []struct {
		pages []*typist
		info  pdfium.Info
		want  string
	}{
		{[]*typist{words(1, 0), sheetOfPaper(2)}, pdfium.Info{}, ""},
		{[]*typist{words(1, 0), scan(2)}, pdfium.Info{}, "page 2 has no text: pictures of pages (scans) are not read"},
		{[]*typist{words(1, 0), words(2, 0), scan(3), scan(4), scan(5), words(6, 0), scan(7)}, pdfium.Info{}, "pages 3 to 5 and 7 have no text: pictures of pages (scans) are not read"},
		{[]*typist{words(1, 0), ocr}, pdfium.Info{}, "the text of page 2 was made by OCR, from pictures: check quotations by eye"},
		{[]*typist{words(1, 0)}, pdfium.Info{Producer: "ocrmypdf 16"}, "the text was made by OCR, from pictures, as the document says: check quotations by eye"},
		{[]*typist{words(1, pdfium.Invisible)}, pdfium.Info{}, "36 characters are invisible on the page, first on page 1, and read all the same"},
		{[]*typist{filled}, pdfium.Info{}, "what is filled into the form on page 1 is not read|notes typed onto page 1 are not read"},
	} {
		d, _, _ := layOut(t, asRead, c.pages...)
		if got := strings.Join(d.notes(c.info), "|"); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}

	d := &document{}
	d.add(scan(1).page)
	if err := d.empty(); err == nil || !strings.Contains(err.Error(), "scan") {
		t.Errorf("a scan: %v", err)
	}
}
