package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
	"factsheet/sources/text/texttest"
)

// A composer makes a document of known words after a string of instructions.
// Every word is unlike the others, so that one that is lost or doubled is found.
type composer struct {
	n           int
	shown, gone []string
}

func (c *composer) show() string {
	c.n++
	c.shown = append(c.shown, fmt.Sprintf("a%dz", c.n))
	return c.shown[len(c.shown)-1]
}

func (c *composer) hide() string {
	c.n++
	c.gone = append(c.gone, fmt.Sprintf("a%dz", c.n))
	return c.gone[len(c.gone)-1]
}

// docx makes the body of a Word document.
func (c *composer) docx(plan string) string {
	var body, runs strings.Builder
	mark := ""
	end := func() {
		body.WriteString(p(`<w:pPr><w:rPr>`+mark+`</w:rPr></w:pPr>`, runs.String()))
		runs.Reset()
		mark = ""
	}
	for i := range len(plan) {
		switch plan[i] % 18 {
		case 0:
			end()
		case 1:
			runs.WriteString(`<w:del>` + r(c.hide()) + `</w:del>`)
		case 2:
			runs.WriteString(`<w:moveFrom>` + r(c.hide()) + `</w:moveFrom><w:moveTo>` + r(c.show()) + `</w:moveTo>`)
		case 3:
			runs.WriteString(set(`<w:vanish/>`, c.hide()))
		case 4:
			runs.WriteString(fieldOf(c.hide(), r(c.show())))
		case 5:
			runs.WriteString(fieldOf("IF </w:instrText></w:r>"+fieldOf(c.hide(), r(c.hide()))+"<w:r><w:instrText>", r(c.show())))
		case 6:
			mark = `<w:del/>`
		case 7:
			runs.WriteString(`<w:ins>` + r(c.show()) + `<w:del>` + r(c.hide()) + `</w:del></w:ins>`)
		case 8:
			runs.WriteString(`<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + p(r(c.show()), `<w:del>`+r(c.hide())+`</w:del>`) + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p(r(c.hide())) + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`)
		case 9:
			end()
			body.WriteString(tbl([]string{p(r(c.show())), p(), p(`<w:del>` + r(c.hide()) + `</w:del>`)}, []string{p(), p(r(c.show()))}))
		case 10:
			end()
			body.WriteString(`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>` + p(r(c.hide())) + `</w:tc></w:tr></w:tbl>`)
		case 11:
			runs.WriteString(set(`<w:strike/>`, c.hide()))
		case 12:
			runs.WriteString(`<w:r><w:footnoteReference w:id="1"/></w:r>`)
		case 13:
			runs.WriteString(`<w:sdt><w:sdtPr><w:alias w:val="` + c.hide() + `"/></w:sdtPr><w:sdtContent>` + r(c.show()) + `</w:sdtContent></w:sdt>`)
		case 14:
			runs.WriteString(`<w:r><w:rPr><w:vanish/></w:rPr><w:pict><w:txbxContent>` + p(r(c.hide())) + `</w:txbxContent></w:pict></w:r>`)
		case 15:
			mark = `<w:vanish/>`
		default:
			runs.WriteString(r(c.show()))
		}
	}
	end()
	return body.String()
}

// odt makes the body of an OpenDocument text.
func (c *composer) odt(plan string) string {
	var body, line strings.Builder
	end := func() {
		body.WriteString(tp(line.String()))
		line.Reset()
	}
	for i := range len(plan) {
		switch plan[i] % 12 {
		case 0:
			end()
		case 1:
			end()
			body.WriteString(`<text:tracked-changes><text:changed-region><text:deletion>` + tp(c.hide()) + `</text:deletion></text:changed-region></text:tracked-changes>`)
		case 2:
			line.WriteString(sp("Hid", c.hide()+sp("X", c.hide())+sp("Show", c.show())))
		case 3:
			line.WriteString(`<office:annotation>` + tp(c.hide()) + `</office:annotation>`)
		case 4:
			line.WriteString(`<text:note><text:note-citation>1</text:note-citation><text:note-body>` + tp(c.show()+sp("Hid", c.hide())) + `</text:note-body></text:note>`)
		case 5:
			line.WriteString(`<draw:frame><draw:text-box>` + tp(c.show()) + tp(sp("Struck", c.hide())) + `</draw:text-box><svg:desc>` + c.hide() + `</svg:desc></draw:frame>`)
		case 6:
			end()
			body.WriteString(`<table:table><table:table-row><table:table-cell/><table:table-cell>` + tp(c.show()) + `</table:table-cell><table:covered-table-cell>` + tp(c.hide()) + `</table:covered-table-cell></table:table-row></table:table>`)
		case 7:
			body.WriteString(`<text:section text:display="none">` + tp(c.hide()) + `</text:section>`)
		case 8:
			line.WriteString(`<loext:x>` + c.show() + `</loext:x>`)
		case 9:
			body.WriteString(tp(`<text:hidden-paragraph text:is-hidden="true"/>` + c.hide()))
		default:
			line.WriteString(sp("X", c.show()))
		}
	}
	end()
	return body.String()
}

// Every word that shows is read once, and none that does not: deleted text
// never appears.
func FuzzWords(f *testing.F) {
	for i := range 18 {
		f.Add(string([]byte{16, byte(i), 16, 0, 16}))
	}
	f.Add("\x10\x06\x00\x10\x06\x09\x0f\x00\x10\x08\x06\x08\x00\x10\x0c\x05\x04")
	f.Fuzz(func(t *testing.T, plan string) {
		if len(plan) > 200 {
			return
		}
		for _, name := range []string{"a.docx", "a.odt"} {
			c := &composer{}
			data := ""
			if name == "a.docx" {
				note := footnote("1", p(`<w:del>`+r(c.hide())+`</w:del>`))
				data = word(t, c.docx(plan), part{"styles", testStyles}, part{"footnotes", note})
			} else {
				data = open(t, c.odt(plan))
			}
			x, err := Formats.Extract(context.Background(), extract.Input{Name: name, Data: data})
			if err != nil {
				if len(c.shown) > 0 {
					t.Fatalf("%s: %v", name, err)
				}
				continue
			}
			texttest.Check(t, x)
			for _, w := range c.shown {
				if n := strings.Count(x.Content, w); n != 1 {
					t.Fatalf("%s: %s stands %d times in %q", name, w, n, x.Content)
				}
			}
			for _, w := range c.gone {
				if strings.Contains(x.Content, w) {
					t.Fatalf("%s: %s does not show, and stands in %q", name, w, x.Content)
				}
			}
		}
	})
}

// Whatever the XML of a document is, it gives a text that holds together or an
// error that says what to do.
func FuzzXML(f *testing.F) {
	f.Add(p(r("a"), footnoteCall("1"), fieldOf("REF", r("b"))), true)
	f.Add(tbl([]string{p(r("a")), p(r("b"))})+`<w:sectPr><w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr></w:sectPr>`, true)
	f.Add(`<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den/></m:f></m:oMath><w:r><w:ruby><w:rt/><w:rubyBase/></w:ruby><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p>`, true)
	f.Add(`<w:tr><w:tc><w:p><w:p><w:r><w:t>a</w:t></w:r></w:p></w:p></w:tc></w:tr><w:r><w:t>b</w:t></w:r><w:rPr/><w:pPr/><w:t>c</w:t>`, true)
	f.Add(p(`<w:ruby><w:rt><w:tbl><w:tr><w:tc>`+p(r("a"))+`</w:tc></w:tr></w:tbl>`+r("b")+`</w:rt><w:rubyBase><w:tbl/>`+r("c")+`</w:rubyBase></w:ruby>`, r("d")), true)
	f.Add(tp("a<text:s text:c='9'/>"+sp("Up", "2")+"<text:note><text:note-citation>1</text:note-citation><text:note-body>"+tp("b")+"</text:note-body></text:note>"), false)
	f.Add(`<table:table-cell><text:p>a<text:p>b<draw:frame><draw:text-box><text:h>c</text:h></draw:text-box></draw:frame></text:p></text:p></table:table-cell>`, false)
	f.Fuzz(func(t *testing.T, body string, isWord bool) {
		name, data := "a.odt", ""
		if isWord {
			name, data = "a.docx", word(t, body, part{"styles", testStyles}, part{"footnotes", footnote("1", p(ownNumber, r("n")))})
		} else {
			data = open(t, body, part{"styles.xml", openTestStyles})
		}
		readAny(t, name, data)
	})
}

// The same of any file.
func FuzzFile(f *testing.F) {
	files, _ := filepath.Glob("testdata/harbour.*")
	for _, name := range files {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(string(data))
		}
	}
	f.Add(word(f, p(r("a"))))
	f.Add(open(f, tp("a")))
	f.Add(cfb + encryptedPackage)
	f.Fuzz(func(t *testing.T, data string) {
		readAny(t, "a.docx", data)
		readAny(t, "a.odt", data)
	})
}

func readAny(t *testing.T, name, data string) {
	t.Helper()
	format := Formats.Of(name)
	format.Is(data[:min(len(data), 4096)])
	in := extract.Input{Name: name, Data: data}
	if _, err := format.Describe(context.Background(), in); err != nil {
		extracttest.CheckError(t, err)
	}
	x, err := format.Read(context.Background(), in)
	if err != nil {
		extracttest.CheckError(t, err)
		return
	}
	texttest.Check(t, x)
}
