package pdfium

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// A file is a PDF document that a test writes: its objects, from number 1, which
// is the catalogue.
type file []string

// String writes the document with its table of objects.
func (f file) String() string { return f.trailing("") }

// trailing writes the document with more in its trailer.
func (f file) trailing(more string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	at := make([]int, len(f))
	for i, o := range f {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(f)+1, more, table)
	return b.String()
}

// stream makes a stream of its content.
func stream(dict, content string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(content), content)
}

// flate makes a compressed stream.
func flate(content string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(content))
	w.Close()
	return stream("/Filter /FlateDecode", b.String())
}

// onePage is a document of one page that shows content, with Helvetica as F1 and
// more entries for the page.
func onePage(content, more string) file {
	return file{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> " + more + " >>",
		stream("", content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
}

// pages is a document of n pages with a line of text each.
func pages(n int) file {
	f := file{"<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>"}
	var kids strings.Builder
	for i := range n {
		fmt.Fprintf(&kids, "%d 0 R ", len(f)+1)
		f = append(f, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", len(f)+2))
		f = append(f, stream("", fmt.Sprintf("BT /F1 10 Tf 10 50 Td (Page number %d.) Tj ET", i+1)))
	}
	f[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), n)
	return f
}
