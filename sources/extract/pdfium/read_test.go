package pdfium

import (
	"context"
	"math"
	"reflect"
	"strings"
	"testing"
)

// read gives a document's pages and description.
func read(t *testing.T, e *Engine, doc Document) ([]*Page, Info) {
	t.Helper()
	var list []*Page
	info, err := e.Read(context.Background(), doc, func(p *Page) error {
		list = append(list, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list, info
}

// words is what a page's characters say.
func words(p *Page) string {
	var b strings.Builder
	for _, c := range p.Chars {
		b.WriteRune(c.Rune)
	}
	return b.String()
}

func TestWhatStandsOnAPage(t *testing.T) {
	tests := []struct {
		name, content, more string
		want                string
		flags               map[int]Flags // of characters; all others have none
	}{
		{name: "a line", content: "BT /F1 10 Tf 20 70 Td (Hello) Tj ET", want: "Hello"},
		{name: "two lines", content: "BT /F1 10 Tf 20 70 Td (One) Tj 0 -12 Td (two) Tj ET", want: "One\r\ntwo",
			flags: map[int]Flags{3: Generated, 4: Generated}},
		{name: "a gap is a space that is not in the file", content: "BT /F1 10 Tf 20 70 Td (One) Tj 40 0 Td (two) Tj ET", want: "One two",
			flags: map[int]Flags{3: Generated}},
		{name: "a space of the file", content: "BT /F1 10 Tf 20 70 Td (a b) Tj ET", want: "a b"},
		{name: "a hyphen at a line's end: no line end comes after it", content: "BT /F1 10 Tf 20 70 Td (infor-) Tj 0 -12 Td (mation) Tj ET", want: "infor-mation",
			flags: map[int]Flags{5: Hyphen}},
		{name: "a soft hyphen at a line's end", content: "BT /F1 10 Tf 20 70 Td (infor\\255) Tj 0 -12 Td (mation) Tj ET", want: "infor-mation",
			flags: map[int]Flags{5: Hyphen}},
		{name: "a hyphen within a line is one", content: "BT /F1 10 Tf 20 70 Td (well-known) Tj ET", want: "well-known"},
		{name: "a dash at a line's end is none", content: "BT /F1 10 Tf 20 70 Td (and \\226) Tj 0 -12 Td (or) Tj ET", want: "and –\r\nor",
			flags: map[int]Flags{5: Generated, 6: Generated}},
		{name: "text that is not painted", content: "BT /F1 10 Tf 3 Tr 20 70 Td (ab) Tj ET", want: "ab",
			flags: map[int]Flags{0: Invisible, 1: Invisible}},
		{name: "white text", content: "BT 1 1 1 rg /F1 10 Tf 20 70 Td (a) Tj ET", want: "a", flags: map[int]Flags{0: White}},
		{name: "text in outline only", content: "BT 1 1 1 rg 1 Tr /F1 10 Tf 20 70 Td (a) Tj ET", want: "a"},
		{name: "text that climbs", content: "BT /F1 10 Tf 0 1 -1 0 20 20 Tm (a) Tj ET", want: "a", flags: map[int]Flags{0: Rotated}},
		{name: "a turned page turns upright text", content: "BT /F1 10 Tf 20 70 Td (a) Tj ET", more: "/Rotate 90", want: "a", flags: map[int]Flags{0: Rotated}},
		{name: "text that climbs is upright on a turned page", content: "BT /F1 10 Tf 0 1 -1 0 20 20 Tm (a) Tj ET", more: "/Rotate 90", want: "a"},
		{name: "a running head that is marked as one", content: "/Artifact << /Type /Pagination >> BDC BT /F1 10 Tf 20 90 Td (p. 7) Tj ET EMC BT /F1 10 Tf 20 70 Td (text) Tj ET",
			want: "p. 7\r\ntext", flags: map[int]Flags{0: Artifact, 1: Artifact, 2: Artifact, 3: Artifact, 4: Generated, 5: Generated}},
		{name: "marks inside marks", content: "/Artifact BMC /Span BMC BT /F1 10 Tf 20 90 Td (7) Tj ET EMC EMC", want: "7", flags: map[int]Flags{0: Artifact}},
		{name: "a ligature is its letters", content: "BT /F2 10 Tf 20 70 Td (\\001) Tj ET", want: "fi"},
		{name: "a character beyond the first plane", content: "BT /F2 10 Tf 20 70 Td (\\002) Tj ET", want: "𝔸"},
		{name: "words for a picture of them", content: "/Span << /ActualText (word) >> BDC BT /F1 10 Tf 20 70 Td (x) Tj ET EMC", want: "word"},
		{name: "an empty page"},
	}
	for name, e := range engines(t) {
		for _, test := range tests {
			t.Run(name+"/"+test.name, func(t *testing.T) {
				f := onePage(test.content, test.more)
				f[2] = strings.Replace(f[2], "/F1 5 0 R", "/F1 5 0 R /F2 6 0 R", 1)
				f = append(f, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>",
					stream("", "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <FB01> <02> <D835DD38> endbfchar endcmap"))
				list, _ := read(t, e, Document{Data: f.String()})
				if len(list) != 1 {
					t.Fatalf("%d pages", len(list))
				}
				if got := words(list[0]); got != test.want {
					t.Fatalf("%q, want %q", got, test.want)
				}
				for i, c := range list[0].Chars {
					if c.Flags != test.flags[i] {
						t.Errorf("character %d, %q: flags %b, want %b", i, c.Rune, c.Flags, test.flags[i])
					}
				}
			})
		}
	}
}

// near reports whether numbers are the same to a tenth of a point.
func near(a, b float32) bool { return math.Abs(float64(a-b)) < 0.1 }

func TestPlacesAreAsAReaderSeesThem(t *testing.T) {
	// The letter H of 10 points at 20, 70 of a page of 200 by 100: its pen is 20
	// from the left and 30 from the top.
	tests := []struct {
		name, more     string
		width, height  float32
		x, y, baseline float32 // of the corner of the pen's
	}{
		{"upright", "", 200, 100, 20, 30, 30},
		{"a crop box moves the origin", "/CropBox [10 10 190 80]", 180, 70, 10, 10, 10},
		{"a quarter clockwise", "/Rotate 90", 100, 200, 70, 20, 20},
		{"upside down", "/Rotate 180", 200, 100, 180, 70, 70},
		{"a quarter back", "/Rotate 270", 100, 200, 30, 180, 180},
		{"a quarter back, cropped", "/Rotate -90 /CropBox [10 10 190 80]", 70, 180, 10, 170, 170},
	}
	e := engines(t)["here"]
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			list, _ := read(t, e, Document{Data: onePage("BT /F1 10 Tf 20 70 Td (H) Tj ET", test.more).String()})
			p := list[0]
			if !near(p.Width, test.width) || !near(p.Height, test.height) {
				t.Errorf("page of %v by %v, want %v by %v", p.Width, p.Height, test.width, test.height)
			}
			c := p.Chars[0]
			if !near(c.Baseline, test.baseline) || c.Size != 10 {
				t.Errorf("baseline %v, size %v; want %v, 10", c.Baseline, c.Size, test.baseline)
			}
			const slack = 3 // the box goes below the pen
			if test.x < c.X0-slack || test.x > c.X1+slack || test.y < c.Y0-slack || test.y > c.Y1+slack {
				t.Errorf("the pen %v, %v is not at the box %v %v %v %v", test.x, test.y, c.X0, c.Y0, c.X1, c.Y1)
			}
			if w, h := c.X1-c.X0, c.Y1-c.Y0; w <= 0 || h <= 0 || w > 14 || h > 14 {
				t.Errorf("a box of %v by %v", w, h)
			}
		})
	}
}

// The arithmetic of views is that of PDFium's own FPDF_PageToDevice.
func TestViewsArePDFiumsOwn(t *testing.T) {
	s, err := newSandbox(cacheDir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	for _, more := range []string{"", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/Rotate 90 /CropBox [7 9 190 80]", "/Rotate 270 /CropBox [7 9 190 80]"} {
		o, err := s.open(Document{Data: onePage("", more).String()})
		if err != nil {
			t.Fatal(err)
		}
		page := o.call("FPDF_LoadPage", o.doc, 0)
		v := o.geometry(page)
		const scale = 100 // device dots to a point: the function gives whole ones
		for _, at := range [][2]float64{{0, 0}, {20, 70}, {199, 3}} {
			o.call("FPDF_PageToDevice", page, 0, 0, uint64(v.width*scale), uint64(v.height*scale), 0,
				math.Float64bits(at[0]), math.Float64bits(at[1]), uint64(o.box), uint64(o.box)+4)
			b := o.instance.view(o.box, 8)
			x := float64(int32(uint32(b[0])|uint32(b[1])<<8|uint32(b[2])<<16|uint32(b[3])<<24)) / scale
			y := float64(int32(uint32(b[4])|uint32(b[5])<<8|uint32(b[6])<<16|uint32(b[7])<<24)) / scale
			gx, gy := v.point(at[0], at[1])
			if math.Abs(gx-x) > 0.05 || math.Abs(gy-y) > 0.05 {
				t.Errorf("%q: %v is shown at %v, %v; PDFium shows it at %v, %v", more, at, gx, gy, x, y)
			}
		}
		o.close()
	}
}

// A font that says nothing of Unicode gives characters that are marked.
func TestUnmappedCharactersAreMarked(t *testing.T) {
	f := onePage("BT /F1 10 Tf 20 70 Td (ab) Tj ET", "")
	f[4] = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 97 /LastChar 98 /Widths [500 500] " +
		"/Encoding << /Type /Encoding /Differences [97 /g1 /g2] >> /CharProcs << /g1 6 0 R /g2 6 0 R >> /Resources << >> >>"
	f = append(f, stream("", "500 0 d0 0 0 400 400 re f"))
	list, _ := read(t, engines(t)["here"], Document{Data: f.String()})
	if len(list[0].Chars) != 2 {
		t.Fatalf("%d characters: %+v", len(list[0].Chars), list[0].Chars)
	}
	for _, c := range list[0].Chars {
		if c.Flags&Unmapped == 0 {
			t.Errorf("%q, which is a guess, is not marked", c.Rune)
		}
	}
}

func TestFonts(t *testing.T) {
	f := onePage("BT /F1 10 Tf 20 70 Td (a) Tj /F2 5 Tf (b) Tj ET", "")
	f[2] = strings.Replace(f[2], "/F1 5 0 R", "/F1 5 0 R /F2 6 0 R", 1)
	f = append(f, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-BoldOblique >>")
	list, _ := read(t, engines(t)["here"], Document{Data: f.String()})
	p := list[0]
	a, b := p.Chars[0], p.Chars[len(p.Chars)-1]
	if p.Fonts[a.Font].Name != "Helvetica" || a.Flags != 0 || a.Size != 10 {
		t.Errorf("a is %+v in %+v", a, p.Fonts[a.Font])
	}
	if p.Fonts[b.Font].Name != "Courier-BoldOblique" || !p.Fonts[b.Font].Fixed || b.Flags != Bold|Italic || b.Size != 5 {
		t.Errorf("b is %+v in %+v", b, p.Fonts[b.Font])
	}
}

func TestWhatIsNotInTheText(t *testing.T) {
	f := onePage("q 200 0 0 100 0 0 cm /I Do Q", "/Annots [7 0 R 8 0 R 9 0 R 10 0 R]")
	f[0] = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R 8 0 R] >> >>"
	f[2] = strings.Replace(f[2], "/Font", "/XObject << /I 6 0 R >> /Font", 1)
	f = append(f,
		stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x"),
		"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Jane) /Rect [10 10 50 20] >>",
		"<< /Type /Annot /Subtype /Widget /FT /Tx /T (empty) /Rect [10 30 50 40] >>",
		"<< /Type /Annot /Subtype /FreeText /Contents (see below) /DA (/F1 10 Tf) /Rect [60 10 90 20] >>",
		"<< /Type /Annot /Subtype /Link /Rect [60 10 90 20] >>")
	list, info := read(t, engines(t)["here"], Document{Data: f.String()})
	if p := list[0]; p.Fields != 1 || p.FreeTexts != 1 || p.Images != 1 || !info.Form {
		t.Errorf("%d fields, %d notes, %d pictures, form: %v", p.Fields, p.FreeTexts, p.Images, info.Form)
	}
}

func TestWhatADocumentSaysOfItself(t *testing.T) {
	f := pages(3)
	f[0] = "<< /Type /Catalog /Pages 2 0 R /Lang (de-CH) /MarkInfo << /Marked true >> /Outlines 10 0 R /PageLabels << /Nums [0 << /S /r >> 2 << /S /D /P (A-) >>] >> >>"
	f = append(f,
		"<< /Type /Outlines /First 11 0 R /Last 12 0 R /Count 3 >>",
		"<< /Title (One) /Parent 10 0 R /Next 12 0 R /Dest [4 0 R /Fit] >>",
		"<< /Title <FEFF00C400740068006500720020002600200032> /Parent 10 0 R /Prev 11 0 R /First 13 0 R /Last 13 0 R /Count 1 /Dest [6 0 R /Fit] >>",
		// A ring: its next is its parent.
		"<< /Title (Below) /Parent 12 0 R /Next 12 0 R >>",
		"<< /Title (On\\000e) /Author (J. Doe) /Producer (hand) /CreationDate (D:20240131120000Z) >>",
		stream("/Type /Metadata /Subtype /XML", `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>One</dc:title></x:xmpmeta><?xpacket end="w"?>`))
	want := Info{Pages: 3, Title: "On", Author: "J. Doe", Producer: "hand", Created: "D:20240131120000Z", Language: "de-CH", Tagged: true,
		XMP:     `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>One</dc:title></x:xmpmeta>`,
		Outline: []Heading{{1, "One", 1}, {1, "Äther & 2", 2}, {2, "Below", 0}}}
	for name, e := range engines(t) {
		doc := Document{Data: f.trailing("/Info 14 0 R")}
		got, err := e.Describe(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%+v, want\n%+v", name, got, want)
		}
		var labels []string
		list, _ := read(t, e, doc)
		for _, p := range list {
			labels = append(labels, p.Label)
		}
		if want := []string{"i", "ii", "A-1"}; !reflect.DeepEqual(labels, want) {
			t.Errorf("%s: labels %q, want %q", name, labels, want)
		}
	}
}
