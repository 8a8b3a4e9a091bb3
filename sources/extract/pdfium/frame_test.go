package pdfium

import (
	"bytes"
	"image"
	"io"
	"reflect"
	"strings"
	"testing"
)

// What is sent is what is received.
func TestFramesKeepWhatTheyCarry(t *testing.T) {
	replies := []reply{
		{page: &Page{Index: 3, Label: "iv", Width: 200, Height: 100, Fonts: []Font{{Name: "A", Fixed: true}, {}}, Images: 1, Fields: 2, FreeTexts: 3, Damaged: true,
			Chars: []Char{{Rune: 'ä', X0: 1, Y0: 2, X1: 3, Y1: 4, Baseline: 3.5, Size: 10, Flags: Bold | Artifact, Font: 1}, {Rune: '\n', Flags: Generated}, {}}}},
		{page: &Page{Index: 1, Chars: []Char{}}},
		{info: &Info{Pages: 3, Title: "\"T\" <b>", Encrypted: true, Outline: []Heading{{1, "One", 2}}}},
		{image: image.NewRGBA(image.Rect(0, 0, 3, 2))},
	}
	for _, want := range replies {
		var b bytes.Buffer
		if err := writeReply(&b, want); err != nil {
			t.Fatal(err)
		}
		got, done, err := readReply(&b)
		if err != nil || done || !reflect.DeepEqual(got, want) || b.Len() != 0 {
			t.Errorf("%+v becomes %+v, %v, %v", want, got, done, err)
		}
	}
	// A password is bytes: what is no UTF-8 stays.
	want := request{Document: Document{"%PDF \xff\x00", "p\xe4ss"}, Verb: verbRender, Page: 7, DPI: 150, Part: 1, Parts: 2}
	var b bytes.Buffer
	if err := writeRequest(&b, want, 30); err != nil {
		t.Fatal(err)
	}
	h, doc, err := readRequest(&b)
	got := request{Document: doc, Verb: h.Verb, Page: h.Page, DPI: h.DPI, Part: h.Part, Parts: h.Parts}
	if err != nil || !reflect.DeepEqual(got, want) || h.Seconds != 30 {
		t.Errorf("%+v becomes %+v, %+v, %v", want, got, h, err)
	}
}

// Whatever comes through the pipe, what is taken in is sound: fonts are there,
// characters are characters, numbers are numbers, and a picture has its size.
func FuzzReadReply(f *testing.F) {
	for _, r := range []reply{
		{page: &Page{Index: 1, Fonts: []Font{{Name: "A"}}, Chars: []Char{{Rune: 'a', X1: 1, Size: 10}, {Rune: 'b'}}}},
		{info: &Info{Pages: 1, Title: "T"}},
		{image: image.NewRGBA(image.Rect(0, 0, 2, 2))},
	} {
		var b bytes.Buffer
		writeReply(&b, r)
		f.Add(b.Bytes())
	}
	var b bytes.Buffer
	writeError(&b, damaged("x"))
	writeFrame(&b, frameDone)
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		r := bytes.NewReader(data)
		for {
			got, done, err := readReply(r)
			if err != nil || done {
				return
			}
			if p := got.page; p != nil {
				for _, c := range p.Chars {
					if int(c.Font) >= max(1, len(p.Fonts)) || c.X0 != c.X0 || c.Size > maxNumber || c.Rune > 0x10FFFF || c.Rune < 0 {
						t.Errorf("%+v among %d fonts", c, len(p.Fonts))
					}
				}
			}
			if got.image != nil && len(got.image.Pix) != 4*got.image.Rect.Dx()*got.image.Rect.Dy() {
				t.Errorf("%d bytes for %v", len(got.image.Pix), got.image.Rect)
			}
		}
	})
}

func FuzzReadRequest(f *testing.F) {
	var b bytes.Buffer
	writeRequest(&b, request{Document: Document{"%PDF", "p"}, Verb: verbRead}, 3)
	f.Add(b.Bytes())
	f.Add([]byte("\x05\x00\x00\x00q\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, doc, err := readRequest(bytes.NewReader(data))
		if err == nil && len(doc.Data) > len(data) {
			t.Errorf("%d bytes of %d", len(doc.Data), len(data))
		}
		if err == nil && len(data) < 5 {
			t.Error("a request of nothing", io.EOF)
		}
	})
}

func TestXMP(t *testing.T) {
	packet := func(s string) string { return `<?xpacket begin="" id="x"?>` + s + `<?xpacket end="w"?>` }
	tests := []struct{ name, data, want string }{
		{"none", "%PDF-1.7", ""},
		{"one", "%PDF" + packet("<x><dc:title>A</dc:title></x>") + "%%EOF", "<x><dc:title>A</dc:title></x>"},
		{"the last of a changed file", packet("<dc:title>A</dc:title>") + packet("<dc:title>B</dc:title>"), "<dc:title>B</dc:title>"},
		{"not that of a picture", packet("<pdf:Producer>A</pdf:Producer>") + packet("<tiff:Model>B</tiff:Model>"), "<pdf:Producer>A</pdf:Producer>"},
		{"one without an end", `<?xpacket begin="" id="x"?><dc:title>` + strings.Repeat("x", maxXMP), ""},
		{"one that is too long", packet("<dc:title>" + strings.Repeat("x", maxXMP)), ""},
		{"many beginnings", strings.Repeat("<?xpacket begin", 5000), ""},
	}
	for _, test := range tests {
		if got := xmp(test.data); got != test.want {
			t.Errorf("%s: %.60q, want %q", test.name, got, test.want)
		}
	}
}
