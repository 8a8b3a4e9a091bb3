package formats

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"factsheet/sources/extract"
)

// A hostile document was made to do harm, or is what people send by mistake.
type hostile struct {
	why  string
	name string
	data func() string
	// refusal is what the reason must say; "" where a text is as good.
	refusal string
}

// whole says that the largest documents are as large as they can be; else they
// are a thirtieth of it, which takes seconds.
var whole = os.Getenv("FACTSHEET_DAMAGED") != ""

// large is n, or a thirtieth of it.
func large(n int) int {
	if whole {
		return n
	}
	return n / 30
}

const (
	docxTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	docxRels  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	docxOpen  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	docxClose = `</w:body></w:document>`
	odtOpen   = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>`
	odtClose  = `</office:text></office:body></office:document-content>`
	odtType   = "application/vnd.oasis.opendocument.text"
	laughs    = `<!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>`
)

// archive makes a ZIP archive of names and contents, in turn.
func archive(parts ...string) string {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		method := zip.Deflate
		if parts[i] == "mimetype" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method})
		if err != nil {
			panic(err)
		}
		io.WriteString(w, parts[i+1])
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.String()
}

// wordOf makes a Word document of what stands in its body.
func wordOf(body string) string {
	return archive("[Content_Types].xml", docxTypes, "_rels/.rels", docxRels, "word/document.xml", docxOpen+body+docxClose)
}

// openOf makes an OpenDocument text of what stands in its body.
func openOf(body string) string {
	return archive("mimetype", odtType, "content.xml", odtOpen+body+odtClose)
}

// bookOf makes a book of one chapter that stands in the spine so many times.
func bookOf(chapter string, times int) string {
	return archive("mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
		"book.opf", `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Loop</dc:title></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine>`+
			strings.Repeat(`<itemref idref="c"/>`, times)+`</spine></package>`,
		"c.xhtml", chapter)
}

// pdfOf makes a document of objects, of which the first is the catalogue.
func pdfOf(objects ...string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.String()
}

// stream makes a compressed stream.
func stream(dictionary, content string) string {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	io.WriteString(w, content)
	w.Close()
	return fmt.Sprintf("<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", dictionary, z.Len(), z.String())
}

const (
	pdfRoot = "<< /Type /Catalog /Pages 2 0 R >>"
	pdfFont = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
)

// onePage makes a document of one page that shows a content, with what else
// its resources hold.
func onePage(content, resources string, more ...string) string {
	return pdfOf(append([]string{pdfRoot, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> " + resources + " >> >>",
		content, pdfFont}, more...)...)
}

// forms makes a page that draws ten forms, each of which draws ten others, and
// so on.
func forms(levels int) string {
	var more []string
	for i := range levels {
		draws := strings.Repeat("/X Do ", 10)
		if i == levels-1 {
			draws = "BT /F 9 Tf (ha) Tj ET"
		}
		more = append(more, stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F 5 0 R >> /XObject << /X %d 0 R >> >>", 7+i), draws))
	}
	return onePage(stream("", strings.Repeat("/X Do ", 10)), "/XObject << /X 6 0 R >>", more...)
}

// nested is a text so many levels deep.
func nested(open, inner, shut string, depth int) string {
	return strings.Repeat(open, depth) + inner + strings.Repeat(shut, depth)
}

// mails puts a mail into a mail, and so on.
func mails(depth int) string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	b.WriteString("Content-Type: text/plain\n\nwords\n")
	return b.String()
}

// cues are subtitles of so many cues.
func cues(n int) string {
	var b strings.Builder
	b.WriteString("WEBVTT\n\n")
	for i := range n {
		fmt.Fprintf(&b, "%02d:%02d:%02d.000 --> %02d:%02d:%02d.900\nha\n\n", i/3600, i/60%60, i%60, i/3600, i/60%60, i%60)
	}
	return b.String()
}

// compound is the beginning of a file as Word makes it of a document with a
// password: a compound file with the streams of the encryption.
func compound() string {
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	head := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 16) + "\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00" + strings.Repeat("\x00", 10) +
		"\x01\x00\x00\x00" + "\x01\x00\x00\x00" + strings.Repeat("\x00", 4) + "\x00\x10\x00\x00" + "\xfe\xff\xff\xff" + strings.Repeat("\x00", 4) + "\xfe\xff\xff\xff" + strings.Repeat("\x00", 4) + "\x00\x00\x00\x00"
	head += strings.Repeat("\xff", 512-len(head))
	fat := "\xfd\xff\xff\xff\xfe\xff\xff\xff" + strings.Repeat("\xff", 504)
	entry := func(name string) string {
		e := wide(name)
		return e + strings.Repeat("\x00", 64-len(e)) + string([]byte{byte(len(e) + 2), 0, 2, 1}) + strings.Repeat("\x00", 60)
	}
	return head + fat + entry("Root Entry") + entry("EncryptionInfo") + entry("EncryptedPackage") + strings.Repeat("\x00", 128)
}

// encryptedODT is a text document as LibreOffice saves it with a password.
func encryptedODT() string {
	return archive("mimetype", odtType, "META-INF/manifest.xml",
		`<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="`+odtType+`"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="9"><manifest:encryption-data manifest:checksum-type="SHA256" manifest:checksum="x"><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" manifest:initialisation-vector="x"/></manifest:encryption-data></manifest:file-entry></manifest:manifest>`,
		"content.xml", "\x13\x98\xa0\x07\x11\xd3\xff\x00\x42")
}

// hostiles is the table.
func hostiles(t testing.TB) []hostile {
	file := func(name string) func() string { return func() string { return paper{name: name}.input(t).Data } }
	is := func(s string) func() string { return func() string { return s } }
	const deep = 1 << 20
	paragraph := "<w:p><w:r><w:t>words</w:t></w:r></w:p>"
	out := []hostile{
		{"a bomb: 300 MB of one paragraph", "a.docx", func() string {
			return wordOf(nested("<w:p><w:r><w:t>", strings.Repeat("ha ", large(100<<20)), "</w:t></w:r></w:p>", 1))
		}, " "},
		{"a bomb: 300 MB of spaces between tags", "a.odt", func() string { return openOf("<text:p>words</text:p>" + strings.Repeat(" ", large(300<<20))) }, " "},
		{"a bomb in a chapter", "a.epub", func() string {
			return bookOf("<html><body><p>"+strings.Repeat("ha ", large(100<<20))+"</p></body></html>", 1)
		}, " "},
		{"a document in a document in a document", "a.docx", func() string {
			in := wordOf(paragraph)
			for range 50 {
				in = archive("[Content_Types].xml", docxTypes, "_rels/.rels", docxRels, "word/document.xml", in)
			}
			return in
		}, " "},
		{"the part is there twice: programs show different ones", "a.docx", func() string {
			return archive("[Content_Types].xml", docxTypes, "_rels/.rels", docxRels, "word/document.xml", docxOpen+paragraph+docxClose, "word/document.xml", docxOpen+docxClose)
		}, " "},
		{"elements a million deep", "a.docx", func() string { return wordOf(nested("<w:p>", "words", "</w:p>", deep)) }, " "},
		{"elements a million deep", "a.odt", func() string { return openOf(nested("<text:span>", "words", "</text:span>", deep)) }, " "},
		{"elements a million deep", "a.epub", func() string { return bookOf(nested("<b>", "words", "</b>", deep), 1) }, ""},
		{"elements a million deep", "a.html", func() string { return nested("<div>", "words", "</div>", deep) }, ""},
		{"entities that grow", "a.docx", func() string {
			return archive("[Content_Types].xml", docxTypes, "_rels/.rels", docxRels, "word/document.xml", laughs+docxOpen+"<w:p><w:r><w:t>&h;</w:t></w:r></w:p>"+docxClose)
		}, " "},
		{"entities that grow", "a.odt", func() string {
			return archive("mimetype", odtType, "content.xml", laughs+odtOpen+"<text:p>&h;</text:p>"+odtClose)
		}, " "},
		{"entities that grow", "a.xhtml", func() string { return laughs + "<html><body><p>words &h;</p></body></html>" }, ""},
		{"a thousand million spaces by one element", "a.odt", func() string { return openOf(`<text:p>words<text:s text:c="1000000000"/>more</text:p>`) }, ""},
		{"a cell that is repeated a thousand million times", "a.odt", func() string {
			return openOf(`<table:table><table:table-row table:number-rows-repeated="100000"><table:table-cell table:number-columns-repeated="100000"><text:p>words</text:p></table:table-cell></table:table-row></table:table>`)
		}, ""},
		{"one chapter a hundred thousand times in the spine", "a.epub", func() string {
			return bookOf("<html><body>"+strings.Repeat("<p>words and words</p>", 1000)+"</body></html>", 100_000)
		}, ""},
		{"lists in lists in lists", "a.odt", func() string {
			return openOf(nested("<text:list><text:list-item>", "<text:p>words</text:p>", "</text:list-item></text:list>", 100_000))
		}, ""},
		{"tables in tables in tables", "a.docx", func() string {
			return wordOf(nested("<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>words</w:t></w:r></w:p>", "</w:tc></w:tr></w:tbl>", 100_000))
		}, ""},
		{"a note that calls itself", "a.docx", func() string {
			return archive("[Content_Types].xml", docxTypes, "_rels/.rels", docxRels,
				"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`,
				"word/footnotes.xml", `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r><w:t>note</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>`,
				"word/document.xml", docxOpen+`<w:p><w:r><w:t>words</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`+docxClose)
		}, ""},
		{"a style that is based on itself", "a.docx", func() string {
			return archive("[Content_Types].xml", docxTypes, "_rels/.rels", docxRels,
				"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
				"word/styles.xml", `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`,
				"word/document.xml", docxOpen+`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>words</w:t></w:r></w:p>`+docxClose)
		}, ""},
		{"a document with a password", "a.docx", compound, "password"},
		{"a document with a password", "a.odt", encryptedODT, "password"},

		{"a million pages that are all the same one", "a.pdf", func() string {
			return pdfOf(pdfRoot, "<< /Type /Pages /Count 1000000 /Kids ["+strings.Repeat("3 0 R ", large(1_000_000))+"] >>",
				"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>", stream("", "BT /F 9 Tf (words) Tj ET"), pdfFont)
		}, ""},
		{"a page count of two thousand million", "a.pdf", func() string {
			return pdfOf(pdfRoot, "<< /Type /Pages /Count 2147483647 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>")
		}, ""},
		{"the pages are their own kids", "a.pdf", func() string { return pdfOf(pdfRoot, "<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>") }, " "},
		{"two groups of pages hold each other", "a.pdf", func() string {
			return pdfOf(pdfRoot, "<< /Type /Pages /Count 9 /Kids [3 0 R 3 0 R] >>", "<< /Type /Pages /Parent 2 0 R /Count 9 /Kids [2 0 R 2 0 R] >>")
		}, " "},
		{"arrays a million deep", "a.pdf", func() string {
			return pdfOf(pdfRoot, "<< /Type /Pages /Count 1 /Kids "+nested("[", "3 0 R", "]", deep)+" >>")
		}, " "},
		{"dictionaries a million deep", "a.pdf", func() string {
			return onePage(stream("", "BT /F 9 Tf (words) Tj ET"), "/A "+nested("<< /A ", "1", " >>", deep))
		}, ""},
		{"a bomb: 200 MB of text on one page", "a.pdf", func() string {
			return onePage(stream("", "BT /F 9 Tf "+strings.Repeat("(ha ha ha ha ha ha) Tj ", large(large(230<<20))/23)+" ET"), "")
		}, ""},
		{"a bomb of 1 GB of zeros", "a.pdf", func() string { return onePage(stream("", strings.Repeat("\x00", large(1<<30))), "") }, " "},
		{"forms that draw ten forms that draw ten forms", "a.pdf", func() string { return forms(9) }, ""},
		{"a form that draws itself", "a.pdf", func() string {
			return onePage(stream("", "BT /F 9 Tf (words) Tj ET /X Do"), "/XObject << /X 6 0 R >>",
				stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>", "/X Do /X Do"))
		}, ""},
		{"a table of objects that comes before itself", "a.pdf", func() string {
			p := onePage(stream("", "BT /F 9 Tf (words) Tj ET"), "")
			at := p[strings.LastIndex(p, "startxref\n")+10 : strings.LastIndex(p, "\n%%EOF")]
			return strings.Replace(p, "/Root 1 0 R >>\nstartxref", "/Root 1 0 R /Prev "+at+" >>\nstartxref", 1)
		}, ""},
		{"an outline that is its own next entry", "a.pdf", func() string {
			return strings.Replace(onePage(stream("", "BT /F 9 Tf (words) Tj ET"), "", "<< /First 7 0 R /Last 7 0 R /Count 1 >>", "<< /Title (ha) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Last 7 0 R >>"),
				pdfRoot, "<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>", 1)
		}, ""},
		{"page labels that hold themselves", "a.pdf", func() string {
			return strings.Replace(onePage(stream("", "BT /F 9 Tf (words) Tj ET"), "", "<< /Kids [6 0 R 6 0 R] >>"), pdfRoot, "<< /Type /Catalog /Pages 2 0 R /PageLabels 6 0 R >>", 1)
		}, ""},
		{"a page as large as a country", "a.pdf", func() string {
			return strings.Replace(onePage(stream("", "BT /F 9 Tf 1e30 1e30 Td (words) Tj 1e38 0 0 1e38 0 0 Tm (more) Tj ET"), ""), "[0 0 600 800]", "[-1e38 -1e38 1e38 1e38]", 1)
		}, ""},
		{"a million words in one place", "a.pdf", func() string {
			return onePage(stream("", "BT /F 9 Tf "+strings.Repeat("1 0 0 1 9 9 Tm (ha) Tj ", large(1_000_000))+" ET"), "")
		}, ""},
		{"letters that stand for a thousand each", "a.pdf", func() string {
			font := "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
			table := stream("", "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <"+strings.Repeat("0041", 1000)+"> endbfchar endcmap")
			return strings.Replace(onePage(stream("", "BT /F 9 Tf ("+strings.Repeat("A", large(1_000_000))+") Tj ET"), "", table), pdfFont, font, 1)
		}, ""},
		{"metadata of 100 MB", "a.pdf", func() string {
			return strings.Replace(onePage(stream("", "BT /F 9 Tf (words) Tj ET"), "", stream("/Type /Metadata /Subtype /XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'>"+strings.Repeat("<a>", large(33<<20)))),
				pdfRoot, "<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>", 1)
		}, ""},
		{"the first half", "a.pdf", func() string { d := file("opinion.pdf")(); return d[:len(d)/2] }, ""},
		{"nothing but the first line", "a.pdf", is("%PDF-1.7\n"), " "},

		{"mails a thousand deep", "a.eml", func() string { return mails(1000) }, ""},
		{"mails ten thousand deep", "a.eml", func() string { return mails(10_000) }, ""},
		{"a mail of a million parts", "a.eml", func() string {
			return "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: text/plain\n\nha\n", large(1_000_000))
		}, ""},
		{"a header of 30 MB", "a.eml", func() string { return "Subject: x\n" + strings.Repeat(" and so on\n", large(3<<20)) + "\nwords\n" }, ""},
		{"a saved page of frames in frames", "a.mhtml", func() string {
			return strings.Replace(mails(10_000), "Subject", "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nSubject", 1)
		}, ""},
		{"groups a million deep", "a.rtf", func() string { return `{\rtf1 ` + nested("{", "words", "}", deep) + "}" }, ""},
		{"binary of two thousand million bytes", "a.rtf", is(`{\rtf1 words \bin2147483647 more}`), ""},
		{"a million characters each with its stand-in", "a.rtf", func() string { return `{\rtf1 \uc1000000 words` + strings.Repeat(`\u945 ?`, 1_000_000) + "}" }, ""},
		{"a million cues", "a.vtt", func() string { return cues(large(1_000_000)) }, ""},
		{"a time that no recording has", "a.srt", is("1\n99999999999999999999:00:00,000 --> 99999999999999999999:00:01,000\nwords\n"), ""},
		{"a page of 60 MB", "a.html", func() string { return strings.Repeat("<p>words <b>and</b> words\n", large(60<<20)/26) }, ""},
		{"tags that never end", "a.html", func() string { return strings.Repeat("<a href=\"", large(4<<20)) }, ""},
		{"a million open brackets", "a.md", func() string { return strings.Repeat("[", large(deep)) + "words" }, ""},
		{"quotations in quotations", "a.md", func() string { return strings.Repeat("> ", 50_000) + "words" }, ""},
		{"a line of 60 MB", "a.txt", func() string { return strings.Repeat("ha ", large(20<<20)) }, ""},

		{"a Word document by another name", "a.pdf", file("ferries-pandoc.docx"), " "},
		{"a PDF by another name", "a.docx", file("opinion.pdf"), " "},
		{"a PDF by another name", "a.txt", file("opinion.pdf"), " "},
		{"a Word document by another name", "a.epub", file("ferries-pandoc.docx"), " "},
		{"a book by another name", "a.odt", file("ferries-pandoc.epub"), " "},
		{"a text by another name", "a.rtf", file("ferries-pandoc.txt"), " "},
	}
	for _, f := range All {
		for _, e := range f.Endings {
			out = append(out, hostile{"nothing", "a" + e, is(""), "empty"}, hostile{"zeros", "a" + e, is(strings.Repeat("\x00", 1000)), " "},
				hostile{"chance", "a" + e, is(strings.Repeat("\x93\x01\xfe\xc8\x00\x7f\x9d\r", 500)), ""})
		}
	}
	return out
}

// A document that was made to do harm costs bounded time and memory, and is
// read or refused with one reason.
func TestHostile(t *testing.T) {
	for _, h := range hostiles(t) {
		if All.Of(h.name) == nil {
			t.Errorf("nothing reads %s", h.name)
			continue
		}
		t.Run(strings.ReplaceAll(h.why, " ", "_")+"."+h.name, func(t *testing.T) {
			if testing.Short() {
				t.Skip("short")
			}
			in := extract.Input{Name: h.name, Data: h.data()}
			x := bounded(t, h.why, in)
			if x != nil && h.refusal != "" {
				t.Errorf("it is read: %.200q", x.Content)
			}
			if x == nil && strings.TrimSpace(h.refusal) != "" {
				if _, err := All.Extract(t.Context(), in); !strings.Contains(err.Error(), h.refusal) {
					t.Errorf("the reason is %q, want one that says %q", err, h.refusal)
				}
			}
		})
	}
}
