package epub

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
	"factsheet/sources/text/texttest"
)

type part = extracttest.Part

func archive(t testing.TB, list ...part) string {
	t.Helper()
	return extracttest.Archive(t, list...)
}

const (
	leads    = `<container><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`
	metadata = `<dc:title>On harbours</dc:title><dc:language>en-GB</dc:language>`
)

// book makes an EPUB of an OPF's elements and further parts.
func bookOf(t testing.TB, meta, manifest, spine string, further ...part) string {
	t.Helper()
	return archive(t, append([]part{{"mimetype", "application/epub+zip"}, {container, leads},
		{"OPS/book.opf", `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>` + meta +
			`</metadata><manifest>` + manifest + `</manifest><spine>` + spine + `</spine></package>`}}, further...)...)
}

func listed(id, href string) string {
	return `<item id="` + id + `" href="` + href + `" media-type="application/xhtml+xml"/>`
}

func ref(id string) string { return `<itemref idref="` + id + `"/>` }

// chapter is a page with a body and what stands in its head.
func chapter(body string, head ...string) string {
	return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">\n<head><title>Unseen\ntitle</title>" +
		strings.Join(head, "") + "</head>\n<body>" + body + "</body></html>"
}

func TestRead(t *testing.T) {
	two := listed("a", "text/a.xhtml") + listed("b", "text/b.xhtml")
	link := `<link rel="stylesheet" href="../book.css" type="text/css"/>`
	for _, test := range []struct {
		reason string
		book   string
		want   string // of the dump
	}{
		{"chapters in the order of the spine, with their lines", bookOf(t, metadata, two, ref("b")+ref("a"), part{"OPS/text/a.xhtml", chapter("<p>A</p>")}, part{"OPS/text/b.xhtml", chapter("<h1>B</h1>\n\n<p>bb</p>")}),
			"at part \"OPS/text/b.xhtml\" line 5\nheading 1: \"B\"\nat part \"OPS/text/b.xhtml\" line 7\nparagraph: \"bb\"\nat part \"OPS/text/a.xhtml\" line 5\nparagraph: \"A\"\n"},
		{"what stands beside the order comes last", bookOf(t, metadata, two, `<itemref idref="b" linear="no"/>`+ref("a")+ref("a"), part{"OPS/text/a.xhtml", chapter("<p>A</p>")}, part{"OPS/text/b.xhtml", chapter("<p>B</p>")}),
			"at part \"OPS/text/a.xhtml\" line 5\nparagraph: \"A\"\nat part \"OPS/text/b.xhtml\" line 5\nparagraph: \"B\"\n"},
		{"tables of contents that are no chapters are left out", bookOf(t, metadata, two+`<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>`, ref("a"), part{"OPS/nav.xhtml", chapter("<nav>A</nav>")}, part{"OPS/text/a.xhtml", chapter("<p>A</p>")}),
			"at part \"OPS/text/a.xhtml\" line 5\nparagraph: \"A\"\n"},
		{"a chapter that is missing, and one that is a picture", bookOf(t, metadata, two+`<item id="c" href="c.png" media-type="image/png"/>`, ref("b")+ref("c")+ref("a")+ref("x"), part{"OPS/text/a.xhtml", chapter("<p>A</p>")}),
			"note: the chapter OPS/text/b.xhtml is not in the file\nat part \"OPS/text/a.xhtml\" line 5\nparagraph: \"A\"\n"},
		{"another form of a chapter that is no page", bookOf(t, metadata, `<item id="c" href="c.dtb" media-type="application/x-dtbook+xml" fallback="a"/><item id="d" href="d" media-type="x" fallback="d"/>`+two, ref("c")+ref("d"), part{"OPS/text/a.xhtml", chapter("<p>A</p>")}),
			"at part \"OPS/text/a.xhtml\" line 5\nparagraph: \"A\"\n"},
		{"names with %-sequences", bookOf(t, metadata, listed("a", "text/a%20b.xhtml"), ref("a"), part{"OPS/text/a b.xhtml", chapter("<p>A</p>")}),
			"at part \"OPS/text/a b.xhtml\" line 5\nparagraph: \"A\"\n"},
		{"style sheets hide and raise, as LibreOffice writes it too", bookOf(t, metadata, two, ref("a"), part{"OPS/text/a.xhtml", chapter("<p>is <i class='x'>not</i> 10<i class='y'>2</i> or 10<i class='z'>3</i></p>\n<p>B</p>", link)},
			part{"OPS/book.css", ".x {\n display: none;\n}\n.y {\n vertical-align: super\n}\n.z {\n  position: relative;\n  top: -0.33em;\n  vertical-align: baseline;\n}"}),
			"note: left out text that the page hides from its readers\nat part \"OPS/text/a.xhtml\" line 5\nparagraph: \"is 10² or 10³\"\nat part \"OPS/text/a.xhtml\" line 6\nparagraph: \"B\"\n"},
		{"a style sheet cannot end itself", bookOf(t, metadata, two, ref("a"), part{"OPS/text/a.xhtml", chapter("<p>A</p>", link)}, part{"OPS/book.css", "a {} </style><p>gone</p>"}),
			"at part \"OPS/text/a.xhtml\" line 5\nparagraph: \"A\"\n"},
		{"call-outs and notes", bookOf(t, metadata, two, ref("a"), part{"OPS/text/a.xhtml", chapter("<p>A<a epub:type='noteref' href='#n'>1</a>.</p><aside epub:type='footnote' id='n'><p>N</p></aside>")}),
			"at part \"OPS/text/a.xhtml\" line 5\nparagraph: \"A1.\"\nnote: \"N\"\nfurniture: \"1\"\n"},
		{"numbers of printed pages", bookOf(t, metadata, two, ref("a"), part{"OPS/text/a.xhtml", chapter("<p>un<span epub:type=\"pagebreak\" title=\"12\" id=\"p12\">12</span>lawful <a role='doc-pagebreak'> [p. xii]</a>acts <span class=\"pagebreak\">13</span> <span epub:type=\"pagebreak\">thirteen</span></p>")}),
			"at part \"OPS/text/a.xhtml\" line 5\nparagraph: \"unlawful acts 13 thirteen\"\n"},
		{"fonts may be scrambled", bookOf(t, metadata, two, ref("a"), part{encryption, `<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><CipherData><CipherReference URI="OPS/font.otf"/></CipherData></EncryptedData></encryption>`}, part{"OPS/text/a.xhtml", chapter("<p>A</p>")}),
			"at part \"OPS/text/a.xhtml\" line 5\nparagraph: \"A\"\n"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			x, err := Formats.Extract(context.Background(), extract.Input{Name: "a.epub", Data: test.book})
			if err != nil {
				t.Fatal(err)
			}
			texttest.Check(t, x)
			if got, want := texttest.Dump(x), "language \"en-GB\"\n"+test.want; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestGolden(t *testing.T) { extracttest.Golden(t, Formats, "testdata/*.epub") }

func TestRefused(t *testing.T) {
	one := listed("a", "a.xhtml")
	a := part{"OPS/a.xhtml", chapter("<p>A</p>")}
	whole := bookOf(t, metadata, one, ref("a"), a)
	for _, test := range []struct{ reason, data, want string }{
		{"protected", bookOf(t, metadata, one, ref("a"), a, part{encryption, `<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="OPS/a.xhtml"/></CipherData></EncryptedData></encryption>`}), "protected against copying"},
		{"cut off", whole[:len(whole)/2], "cut off"},
		{"nothing leads to the chapters", archive(t, part{"mimetype", "application/epub+zip"}, part{"a.xhtml", ""}), "missing"},
		{"nothing is where it should be", archive(t, part{"mimetype", "application/epub+zip"}, part{container, leads}), "where its list of chapters"},
		{"no chapters", bookOf(t, metadata, one, "", a), "names no chapters"},
		{"entities", bookOf(t, metadata, one, ref("a"), a, part{"x", ""}, part{encryption, `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`}), "entities"},
		{"a name that XML does not have", bookOf(t, metadata, `<item ..="x">`, "", a), "damaged (line 1"},
		{"a bomb", bookOf(t, metadata, one, ref("a"), part{"OPS/a.xhtml", chapter(strings.Repeat("<p>a</p>", 2_000_000))}), "unpacks to far more"},
		{"a chapter that is no text", bookOf(t, metadata, one, ref("a"), part{"OPS/a.xhtml", "\x00\x01\x02\x03" + strings.Repeat("\x00\x07", 500)}), "chapter OPS/a.xhtml cannot be read"},
		{"twice", bookOf(t, metadata, one, ref("a"), a, part{"OPS/A.xhtml", "b"}), "2 times"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			_, err := read(context.Background(), extract.Input{Name: "a.epub", Data: test.data})
			extracttest.CheckError(t, err)
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %q, want one with %q", err, test.want)
			}
		})
	}
}

func TestIs(t *testing.T) {
	for _, test := range []struct {
		reason, head string
		want         bool
	}{
		{"as the standard asks", bookOf(t, "", "", ""), true},
		{"with the parts in another order", archive(t, part{"META-INF/container.xml", ""}, part{"mimetype", "application/epub+zip"}), true},
		{"an OpenDocument text", archive(t, part{"mimetype", "application/vnd.oasis.opendocument.text"}, part{"META-INF/manifest.xml", ""}), false},
		{"a Word document", archive(t, part{"[Content_Types].xml", ""}, part{"word/document.xml", ""}), false},
		{"a program for Java", archive(t, part{"META-INF/MANIFEST.MF", ""}), false},
		{"nothing", "", false},
	} {
		if got := isBook(test.head[:min(len(test.head), 4096)]); got != test.want {
			t.Errorf("%s: %v", test.reason, got)
		}
	}
}

func TestDescribe(t *testing.T) {
	for _, test := range []struct{ reason, meta, want string }{
		{"EPUB 2", `<dc:title>On harbours</dc:title><dc:creator opf:role="aut" opf:file-as="Roe, Jane">Jane Roe</dc:creator><dc:creator opf:role="ill">Somebody</dc:creator><dc:date opf:event="modification">2020-01-01</dc:date><dc:date opf:event="publication">2019-05</dc:date><dc:publisher>The Press</dc:publisher><dc:language>en</dc:language><dc:rights>CC0</dc:rights>`,
			`{book On harbours  [{Roe Jane }] 2019-05 The Press  en CC0}`},
		{"EPUB 3", `<dc:title id="s">A subtitle</dc:title><meta refines="#s" property="title-type">subtitle</meta><dc:title id="t">On harbours</dc:title><meta refines="#t" property="title-type">main</meta>
			<dc:creator id="a">Mette Lund</dc:creator><meta refines="#a" property="role">aut</meta><meta refines="#a" property="file-as">Lund, Mette</meta><dc:creator id="b">Office of Records</dc:creator><meta refines="#b" property="file-as">Records, the Office of</meta><dc:creator id="c">An Editor</dc:creator><meta refines="#c" property="role">edt</meta><dc:date>2024-03-02T00:00:00Z</dc:date>`,
			`{book On harbours  [{Lund Mette } {  Office of Records}] 2024-03-02    }`},
		{"nothing", "", `{book   []     }`},
	} {
		m, err := describe(context.Background(), extract.Input{Name: "a.epub", Data: bookOf(t, test.meta, listed("a", "a.xhtml"), ref("a"))})
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(m); got != test.want {
			t.Errorf("%s: got %s, want %s", test.reason, got, test.want)
		}
	}
}

// Whatever a book is made of, it gives a text that holds together or an error
// that says what to do.
func FuzzBook(f *testing.F) {
	f.Add(metadata, listed("a", "a.xhtml"), ref("a"), chapter("<p>A<sup>1</sup></p>", `<link rel="stylesheet" href="b.css"/>`), ".x { display: none }")
	f.Add(`<dc:creator id="a" opf:file-as="Roe, Jane">Jane Roe</dc:creator><meta refines="#a" property="role">aut</meta>`, listed("a", "./a.xhtml")+listed("b", "../x"), ref("b")+ref("a"), chapter("<table><tr><td>1<td>2"), "</style>")
	f.Fuzz(func(t *testing.T, meta, manifest, spine, page, css string) {
		in := extract.Input{Name: "a.epub", Data: bookOf(t, meta, manifest, spine, part{"OPS/a.xhtml", page}, part{"OPS/b.css", css})}
		if _, err := describe(context.Background(), in); err != nil {
			extracttest.CheckError(t, err)
		}
		x, err := read(context.Background(), in)
		if err != nil {
			extracttest.CheckError(t, err)
			return
		}
		texttest.Check(t, x)
	})
}

func FuzzFile(f *testing.F) {
	if data, err := os.ReadFile("testdata/harbour.epub"); err == nil {
		f.Add(string(data))
	}
	f.Add(bookOf(f, metadata, listed("a", "a.xhtml"), ref("a"), part{"OPS/a.xhtml", chapter("<p>A</p>")}))
	f.Fuzz(func(t *testing.T, data string) {
		isBook(data[:min(len(data), 4096)])
		x, err := read(context.Background(), extract.Input{Name: "a.epub", Data: data})
		if err != nil {
			extracttest.CheckError(t, err)
			return
		}
		texttest.Check(t, x)
	})
}
