package office

import (
	"context"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
)

const odfNames = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
	`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
	`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ` +
	`xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
	`xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"`

const openTestStyles = `<office:document-styles ` + odfNames + `><office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:language="de" fo:country="AT"/></style:default-style>
<style:style style:name="Title" style:family="paragraph"/><style:style style:name="Caption" style:family="paragraph"/>
<style:style style:name="Table" style:family="paragraph" style:parent-style-name="Caption"/>
</office:styles><office:automatic-styles>
<style:style style:name="P1" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
</office:automatic-styles><office:master-styles>
<style:master-page style:name="First" style:next-style-name="Standard"><style:header><text:p>First head</text:p></style:header></style:master-page>
<style:master-page style:name="Standard"><style:header><text:p>Head</text:p></style:header><style:header-left style:display="false"><text:p>gone</text:p></style:header-left>
<style:footer><text:p><text:page-number>4</text:page-number></text:p></style:footer></style:master-page>
<style:master-page style:name="Other"><style:header><text:p>no page has it</text:p></style:header></style:master-page>
</office:master-styles></office:document-styles>`

const openAutomatic = `<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Table"/>
<style:style style:name="P2" style:family="paragraph" style:master-page-name="First"/>
<style:style style:name="P3" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P4" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P5" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="Hid" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Show" style:family="text"><style:text-properties text:display="true"/></style:style>
<style:style style:name="Struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="NotStruck" style:family="text"><style:text-properties style:text-line-through-style="none"/></style:style>
<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>
<style:style style:name="Down" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>
<style:style style:name="Line" style:family="text"><style:text-properties style:text-position="0% 100%"/></style:style>
</office:automatic-styles>`

// open makes an OpenDocument text of what stands in its body and further parts.
func open(t testing.TB, body string, further ...part) string {
	t.Helper()
	return archive(t, append([]part{{"mimetype", typeOfText},
		{"content.xml", `<office:document-content ` + odfNames + `>` + openAutomatic + `<office:body><office:text>` + body + `</office:text></office:body></office:document-content>`}}, further...)...)
}

// tp is a paragraph, sp a span of a style.
func tp(s string) string { return "<text:p>" + s + "</text:p>" }
func sp(style, s string) string {
	return `<text:span text:style-name="` + style + `">` + s + `</text:span>`
}

func TestODT(t *testing.T) {
	const head = " | {page header} Head | {page footer} ⟦4⟧"
	noteOf := func(class, mark, body string) string {
		return `<text:note text:note-class="` + class + `"><text:note-citation>` + mark + `</text:note-citation><text:note-body>` + body + `</text:note-body></text:note>`
	}
	frame := func(s string) string {
		return `<draw:frame><draw:text-box>` + s + `</draw:text-box><svg:title>gone</svg:title></draw:frame>`
	}
	for _, test := range []struct{ reason, body, want string }{
		{"white space", tp("  a \n b" + sp("X", " c") + "<text:s/>" + "<text:s text:c=\"2\"/>d<text:tab/>e<text:line-break/>f<text:soft-page-break/>g "), "a b c   d⇥e⏎fg"},
		{"a space at the border of spans", tp("a " + sp("X", " b ") + "c"), "a b c"},
		{"a space beside hidden text", tp("a " + sp("Hid", " gone ") + "b"), "a b"},
		{"a word in several spans", tp("un" + sp("X", "law") + "ful"), "unlawful"},
		{"links, marks, fields, content controls", tp(`<text:a>a</text:a><text:bookmark-start text:name="x"/>b<text:bookmark-end text:name="x"/><text:bookmark-ref>c</text:bookmark-ref><text:date>d</text:date><loext:content-control>e</loext:content-control><text:placeholder>f</text:placeholder>`), "abcdef"},
		{"deleted text", `<text:tracked-changes><text:changed-region><text:deletion>` + tp("gone") + `</text:deletion></text:changed-region></text:tracked-changes>` + tp(`is <text:change text:change-id="x"/>so <text:change-start/>now<text:change-end/>`), "is so now"},
		{"comments", tp(`a<office:annotation><dc:creator>X</dc:creator>` + tp("gone") + `</office:annotation>b<office:annotation-end/>`), "ab"},
		{"hidden by a style", tp("is "+sp("Hid", "not "+sp("X", "at all ")+sp("Show", "really "))+"so") + `<text:p text:style-name="P3">gone` + sp("Show", "shown") + `</text:p>`, "is really so | shown"},
		{"the styles of heads are not those of the text", `<text:p text:style-name="P1">a</text:p>`, "caption: a"},
		{"hidden fields, paragraphs, sections", tp(`a<text:hidden-text text:is-hidden="true">gone</text:hidden-text><text:hidden-text text:is-hidden="false">b</text:hidden-text>`) +
			tp(`<text:hidden-paragraph text:is-hidden="true"/>gone`) + tp(`<text:hidden-paragraph text:is-hidden="false"/>c`) +
			`<text:section text:display="none">` + tp("gone") + `</text:section><text:section text:display="condition" text:is-hidden="true">` + tp("gone") + `</text:section><text:section text:display="condition">` + tp("d") + `</text:section>` +
			tp(`<text:variable-set text:display="none">gone</text:variable-set>e`), "ab | c | d | e"},
		{"block quotations", tp("a") + `<text:p text:style-name="P5">b</text:p>` + `<text:p text:style-name="Quotations">c</text:p>` + tp("d"), "a | > b | > c | d"},
		{"struck text", tp("five " + sp("Struck", "four "+sp("NotStruck", "three ")) + "two"), "five three two"},
		{"above and below the line", tp("10" + sp("Up", "2") + " and CO" + sp("Down", "2") + ", 10" + sp("Up", sp("Line", "2"))), "10² and CO2, 102"},
		{"a raised number after a word", tp("the report" + sp("Up", "12") + " says"), "the report⟦¹²⟧ says"},
		{"headings, titles, captions", `<text:h text:outline-level="2">a</text:h><text:h>b</text:h><text:p text:style-name="P4">c</text:p><text:p text:style-name="Table">d</text:p>`, "heading2: a | heading1: b | title: c | caption: d"},
		{"numbers of headings and items are not in the text", `<text:list><text:list-item><text:h><text:number>1.</text:number>a</text:h></text:list-item><text:list-item>` + tp(`<text:number>2.</text:number>b`) + `</text:list-item></text:list>` + tp("c"), "heading1: a | item: b | c"},
		{"tables", `<table:table><table:table-header-rows><table:table-row><table:table-cell/><table:table-cell>` + tp("b") + `</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>` + tp("c") + tp("d") + `</table:table-cell><table:covered-table-cell>` + tp("gone") + `</table:covered-table-cell><table:table-cell><text:list><text:list-item>` + tp("e") + `</text:list-item></text:list></table:table-cell></table:table-row></table:table>` + tp("f"), "cell: b / cell: c | cell: d , cell: e | f"},
		{"notes", tp("a"+noteOf("footnote", "1", tp("One.")+tp("More."))+" b"+noteOf("endnote", "i", tp("End."))+" c"+noteOf("footnote", "*", tp("Star."))+".") + tp("d"), "a⟦1⟧ b⟦i⟧ c⟦*⟧. | d | {footnotes} note: ⟦1⟧ One. | note: More. | note: ⟦*⟧ Star. | {endnotes} note: ⟦i⟧ End."},
		{"a word for a note's mark stays in the text", tp("is " + noteOf("footnote", "not", tp("One.")) + " so"), "is not so | {footnotes} note: ⟦not⟧ One."},
		{"a note in hidden text", tp("a" + sp("Hid", noteOf("footnote", "1", tp("gone")))), "a"},
		{"a text box", tp("a "+frame(tp("box")+tp("more"))+"b") + tp("c"), "a b | {text box} box | more | {} c"},
		{"a text box that hangs on the page", frame(tp("box")) + tp("a"), "{text box} box | {} a"},
		{"a caption in a box", tp(frame(`<text:p text:style-name="Table">` + `<draw:frame><draw:image/></draw:frame>` + `Dues</text:p>`)), "{text box} caption: Dues"},
		{"a shape with text", tp(`a<draw:custom-shape>` + tp("box") + `</draw:custom-shape>`), "a | {text box} box"},
		{"a list of contents", `<text:table-of-content><text:table-of-content-source><text:index-title-template>gone</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title>` + tp("Contents") + `</text:index-title>` + tp("One<text:tab/>1") + `</text:index-body></text:table-of-content>`, "Contents | One⇥1"},
		{"ruby", tp(`<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん</text:ruby-text></text:ruby>字`), "漢⟦かん⟧字"},
		{"a formula", tp(`is <draw:frame><draw:object xlink:href="./Object 1"/><draw:image/></draw:frame> now`), "is 1⁄2+10² now"},
		{"an object that is not there, and one that is no formula", tp(`a<draw:frame><draw:object xlink:href="./Object 9"/></draw:frame><draw:frame><draw:object xlink:href="../Object"/></draw:frame>b<draw:frame><draw:object xlink:href="Object 2"/></draw:frame>`), "ab"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			x := extractText(t, "a.odt", open(t, test.body, part{"styles.xml", openTestStyles},
				part{"Object 1/content.xml", `<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><msup><mn>10</mn><mn>2</mn></msup></mrow><annotation>1 over 2</annotation></semantics></math>`},
				part{"Object 2/content.xml", `<office:document-content ` + odfNames + `>` + tp("gone") + `</office:document-content>`}))
			if got := show(x); got != test.want+head {
				t.Errorf("got  %s\nwant %s", got, test.want+head)
			}
			if x.Language != "de-AT" {
				t.Errorf("language %q", x.Language)
			}
		})
	}
}

// Heads and feet are those of the pages that the text begins, and of those that
// follow them.
func TestODTPages(t *testing.T) {
	got := show(extractText(t, "a.odt", open(t, `<text:p text:style-name="P2">a</text:p>`+tp("b"), part{"styles.xml", openTestStyles})))
	if want := "a | b | {page header} First head | Head | {page footer} ⟦4⟧"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestODTRefused(t *testing.T) {
	whole := open(t, tp("a"))
	content := func(s string) string {
		return archive(t, part{"mimetype", typeOfText}, part{"content.xml", `<office:document-content ` + odfNames + `><office:body>` + s + `</office:body></office:document-content>`})
	}
	for _, test := range []struct{ reason, data, want string }{
		{"a password", open(t, tp("a"), part{"META-INF/manifest.xml", `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`}), "protected by a password"},
		{"a password, encrypted as a whole", archive(t, part{"mimetype", typeOfText}, part{"encrypted-package", "x"}), "protected by a password"},
		{"cut off", whole[:len(whole)/2], "cut off"},
		{"a spreadsheet", content(`<office:spreadsheet>` + tp("a") + `</office:spreadsheet>`), "a spreadsheet"},
		{"a presentation", content(`<office:presentation/>`), "a presentation"},
		{"no text", archive(t, part{"mimetype", typeOfText}), "missing"},
		{"an entity of its own", archive(t, part{"mimetype", typeOfText}, part{"content.xml", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`}), "entities"},
		{"boxes in boxes", content(`<office:text>` + strings.Repeat("<text:p><draw:frame><draw:text-box>", 30_000)), "deep"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			_, err := readODT(context.Background(), extract.Input{Name: "a.odt", Data: test.data})
			extracttest.CheckError(t, err)
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %q, want one with %q", err, test.want)
			}
		})
	}
}

func TestDescribeODT(t *testing.T) {
	data := open(t, tp("a"), part{"meta.xml", `<office:document-meta ` + odfNames + `><office:meta><dc:title>On harbours</dc:title><meta:initial-creator>Jane Roe</meta:initial-creator><dc:creator>Somebody Else</dc:creator>` +
		`<meta:creation-date>2009-01-01T10:00:00</meta:creation-date><dc:date>2024-03-02T10:00:00.5</dc:date><dc:language>en-GB</dc:language></office:meta></office:document-meta>`})
	m, err := describeODT(context.Background(), extract.Input{Name: "a.odt", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	if m.Title != "On harbours" || len(m.Author) != 1 || m.Author[0].Literal != "Jane Roe" || m.Issued != "2024-03-02" || m.Language != "en-GB" {
		t.Errorf("got %+v", m)
	}
}
