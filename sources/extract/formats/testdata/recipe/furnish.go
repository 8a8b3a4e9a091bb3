// Furnish gives pandoc's reference documents (DOCX, ODT) a running head, a page
// number and hyphenation, so that what is made with them has the furniture of
// printed papers. It writes archives without dates.
//
//	go run furnish.go IN.docx OUT.docx
package main

import (
	"archive/zip"
	"bytes"
	"io"
	"log"
	"os"
	"strings"
)

const head = "Keeping the Islands Connected"

// edits holds, by part of the archive, what is put in the place of what.
var edits = map[string][]string{
	"styles.xml": { // of ODT
		`<style:header-style />`, `<style:header-style><style:header-footer-properties fo:min-height="0.4in" fo:margin-bottom="0.2in"/></style:header-style>`,
		`fo:hyphenate="false"`, `fo:hyphenate="true"`,
		`style:page-layout-name="Mpm1">`, `style:page-layout-name="Mpm1"><style:header><text:p>` + head + `</text:p></style:header>`,
	},
	"[Content_Types].xml": {`</Types>`, `<Override PartName="/word/header9.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/word/footer9.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>`},
	"word/_rels/document.xml.rels": {`</Relationships>`, `<Relationship Id="rId901" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header9.xml"/>` +
		`<Relationship Id="rId902" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer9.xml"/></Relationships>`},
	"word/document.xml": {`<w:sectPr />`, sect, `<w:sectPr/>`, sect},
}

const (
	w    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	sect = `<w:sectPr><w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="rId901"/>` +
		`<w:footerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="rId902"/></w:sectPr>`
)

var added = map[string]string{
	"word/header9.xml": `<?xml version="1.0" encoding="UTF-8"?><w:hdr ` + w + `><w:p><w:r><w:t>` + head + `</w:t></w:r></w:p></w:hdr>`,
	"word/footer9.xml": `<?xml version="1.0" encoding="UTF-8"?><w:ftr ` + w + `><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`,
}

func main() {
	in, err := zip.OpenReader(os.Args[1])
	check(err)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	write := func(name string, method uint16, data []byte) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		check(err)
		_, err = f.Write(data)
		check(err)
	}
	for _, part := range in.File {
		f, err := part.Open()
		check(err)
		data, err := io.ReadAll(f)
		check(err)
		if e := edits[part.Name]; e != nil {
			data = []byte(strings.NewReplacer(e...).Replace(string(data)))
		}
		write(part.Name, part.Method, data)
	}
	if strings.HasSuffix(os.Args[2], ".docx") {
		for _, name := range []string{"word/header9.xml", "word/footer9.xml"} {
			write(name, zip.Deflate, []byte(added[name]))
		}
	}
	check(z.Close())
	check(os.WriteFile(os.Args[2], out.Bytes(), 0o644))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
