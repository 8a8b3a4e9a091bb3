package office

import (
	"context"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
)

const (
	wordSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
		`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`
	relationsStart = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relationType   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// word makes a Word document of what stands in its body and of further parts,
// which are called as the relations in the test are: "footnotes" is
// word/footnotes.xml.
func word(t testing.TB, body string, further ...part) string {
	t.Helper()
	list := []part{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", relationsStart + `<Relationship Id="a" Type="` + relationType + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + wordSpaces + `><w:body>` + body + `</w:body></w:document>`},
	}
	refers := relationsStart
	for _, p := range further {
		kind := strings.TrimRight(p[0], "0123456789")
		refers += `<Relationship Id="` + p[0] + `" Type="` + relationType + kind + `" Target="` + p[0] + `.xml"/>`
		root := map[string]string{"header": "hdr", "footer": "ftr"}[kind]
		if root == "" {
			root = kind
		}
		list = append(list, part{"word/" + p[0] + ".xml", "<w:" + root + " " + wordSpaces + ">" + p[1] + "</w:" + root + ">"})
	}
	list = append(list, part{"word/_rels/document.xml.rels", refers + "</Relationships>"})
	return archive(t, list...)
}

// p is a paragraph of runs, r a run of text.
func p(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }
func r(s string) string       { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

// set is a run with properties, styled a paragraph of a style.
func set(properties, s string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}
func styled(style string, runs ...string) string {
	return p(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + strings.Join(runs, ""))
}

// fieldOf is a field with its code and its result.
func fieldOf(code, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// tbl is a table of rows of cells.
func tbl(rows ...[]string) string {
	s := "<w:tbl><w:tblPr/><w:tblGrid/>"
	for _, cells := range rows {
		s += "<w:tr>"
		for _, c := range cells {
			s += "<w:tc><w:tcPr/>" + c + "</w:tc>"
		}
		s += "</w:tr>"
	}
	return s + "</w:tbl>"
}

const testStyles = `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Text"><w:name w:val="Body of chapter"/><w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="ZitatLang"><w:name w:val="Zitat lang"/><w:basedOn w:val="Zitat"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Geheim"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="GeheimZeichen"><w:name w:val="Secret Char"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Offen"><w:name w:val="Open Char"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hoch"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>`

func TestDocx(t *testing.T) {
	for _, test := range []struct{ reason, body, want string }{
		{"paragraphs", p(r("One")) + p() + p(r("two")), "One | two"},
		{"words stand across runs, marks of the spelling checker and smart tags", p(r("un"), `<w:proofErr w:type="spellStart"/>`, r("law"), `<w:smartTag><w:smartTagPr/>`+r("ful")+`</w:smartTag>`), "unlawful"},
		{"spaces at the ends of a text count only where it says so", p(`<w:r><w:t> a </w:t></w:r>`, `<w:r><w:t>b</w:t></w:r>`), "ab"},
		{"... or what is round it", `<w:p xml:space="preserve"><w:r><w:t>a </w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>`, "a b"},
		{"tabs, line ends and hyphens", p(`<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:cr/><w:t>f</w:t><w:ptab/><w:t>g</w:t></w:r>`), "a⇥b⏎c\u00add\u2011e⏎f⇥g"},
		{"links, content controls, custom XML and fields that are simple", p(`<w:hyperlink>`+r("a")+`</w:hyperlink>`, `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>`+r("b")+`</w:sdtContent></w:sdt>`, `<w:customXml>`+r("c")+`</w:customXml>`, `<w:fldSimple w:instr=" PAGE ">`+r("d")+`</w:fldSimple>`, `<w:bdo>`+r("e")+`</w:bdo>`), "abcde"},
		{"content controls round paragraphs, rows and cells", `<w:sdt><w:sdtContent>` + p(r("a")) + `<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>` + p(r("b")) + `</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>`, "a | cell: b"},
		{"elements of versions to come", p(`<w:zukunft>` + r("a") + `</w:zukunft>`), "a"},

		// Tracked changes.
		{"deleted text does not count, inserted text does", p(r("not "), `<w:del w:id="1"><w:r><w:delText>deleted</w:delText></w:r></w:del>`, `<w:ins w:id="2">`+r("inserted")+`</w:ins>`), "not inserted"},
		{"deleted text counts in no element", p(r("a"), `<w:del>`+r("gone")+`</w:del>`), "a"},
		{"inserted and deleted again", p(r("a"), `<w:ins><w:del>`+r("gone")+`</w:del></w:ins>`), "a"},
		{"moved text counts where it went", p(r("a"), `<w:moveFrom>`+r("gone")+`</w:moveFrom>`) + p(`<w:moveTo>`+r("moved")+`</w:moveTo>`), "a | moved"},
		{"a deleted paragraph mark joins", p(`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>`, r("un")) + p(r("lawful")), "unlawful"},
		{"... more than two", p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`, r("a")) + p(`<w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>`, r("b")) + p(r("c")), "abc"},
		{"... not out of its cell", tbl([]string{p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`, r("a")), p(r("b"))}), "cell: a , cell: b"},
		{"... not over a table", p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`, r("a")) + tbl([]string{p(r("b"))}) + p(r("c")), "a | cell: b | c"},
		{"... and the last one ends", p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`, r("a")), "a"},
		{"an inserted paragraph mark parts", p(`<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>`, r("a")) + p(r("b")), "a | b"},
		{"properties that were changed are the new ones", p(`<w:pPr><w:pStyle w:val="Titel"/><w:pPrChange><w:pPr><w:pStyle w:val="berschrift1"/><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr>`, `<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`) + p(r("b")), "title: a | b"},
		{"a deleted row", `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>` + p(r("gone")) + `</w:tc></w:tr><w:tr><w:trPr><w:ins/></w:trPr><w:tc>` + p(r("a")) + `</w:tc></w:tr></w:tbl>`, "cell: a"},
		{"a deleted cell", `<w:tbl><w:tr><w:tc>` + p(r("a")) + `</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>` + p(r("gone")) + `</w:tc></w:tr></w:tbl>`, "cell: a"},

		// Fields.
		{"codes of fields are out, results in", p(r("see "), fieldOf(` REF x \h `, r("section 3")), r(".")), "see section 3."},
		{"fields in codes of fields", p(fieldOf(` IF `+"</w:instrText></w:r>"+fieldOf("PAGE", r("4"))+`<w:r><w:instrText> = 4 "x"`, r("shown"))), "shown"},
		{"a field without a result", p(r("a"), `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "word"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, r("b")), "ab"},
		{"a field over paragraphs", p(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>`, r("One")) + p(r("two")) + p(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, r("after")), "One | two | after"},
		{"deleted codes", p(`<w:del><w:r><w:delInstrText>X</w:delInstrText></w:r></w:del>`, r("a")), "a"},
		{"a field without an end swallows nothing", p(r("a"), `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, r("b")) + p(r("c")), "ab | c"},
		{"an end without a field", p(`<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>`, r("a")), "a"},

		// Hidden text.
		{"hidden text", p(r("is "), set(`<w:vanish/>`, "not "), r("so")), "is so"},
		{"hidden by its style", p(r("is "), set(`<w:rStyle w:val="GeheimZeichen"/>`, "not "), r("so")), "is so"},
		{"hidden by the paragraph's style", styled("Geheim", r("gone")) + p(r("a")), "a"},
		{"two styles that hide show (ECMA-376, 17.7.3)", styled("Geheim", set(`<w:rStyle w:val="GeheimZeichen"/>`, "shown")), "shown"},
		{"shown in spite of its style", styled("Geheim", set(`<w:vanish w:val="false"/>`, "shown")) + styled("Geheim", set(`<w:rStyle w:val="Offen"/>`, "gone")), "shown"},
		{"hidden on web pages only", p(set(`<w:webHidden/>`, "shown")), "shown"},
		{"a hidden paragraph mark joins", p(`<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>`, r("a")) + p(r("b")), "ab"},
		{"but a heading that runs into its text stays one", p(`<w:pPr><w:pStyle w:val="berschrift1"/><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>`, r("Scope.")) + p(r("This law")), "heading1: Scope. | This law"},
		{"struck text was taken back", p(r("five "), set(`<w:strike/>`, "four "), set(`<w:dstrike/>`, "three "), set(`<w:strike w:val="0"/>`, "two")), "five two"},
		{"a hidden row", `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>` + p(r("gone")) + `</w:tc></w:tr></w:tbl>` + p(r("a")), "a"},

		// Above and below the line.
		{"an exponent is no figure", p(r("10"), set(`<w:vertAlign w:val="superscript"/>`, "2"), r(" and CO"), set(`<w:vertAlign w:val="subscript"/>`, "2")), "10² and CO2"},
		{"in several runs", p(r("10"), set(`<w:vertAlign w:val="superscript"/>`, "-"), set(`<w:vertAlign w:val="superscript"/><w:b/>`, "12")), "10⁻¹²"},
		{"a number above the line after a word can only be a call-out", p(r("the report"), set(`<w:rStyle w:val="Hoch"/>`, "12"), r(" says")), "the report⟦¹²⟧ says"},
		{"ordinals", p(r("the 1"), set(`<w:vertAlign w:val="superscript"/>`, "st")), "the 1st"},
		{"the style is above the line, the run is not", p(r("10"), set(`<w:rStyle w:val="Hoch"/><w:vertAlign w:val="baseline"/>`, "2")), "102"},

		// Symbols.
		{"symbols of the font Symbol", p(r("x "), `<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>`, r(" 3 "), `<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r>`), "x ≥ 3 β"},
		{"... in text", p(`<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>` + "\uf0b9" + `</w:t></w:r>`), "≠"},
		{"boxes of forms", p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`, r(" yes")), "☑ yes"},
		{"a picture that is not known is no nothing", p(r("a"), `<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>`, r("b")), "a\ufffdb"},
		{"a character of Unicode", p(`<w:r><w:sym w:font="Arial" w:char="00E9"/></w:r>`), "é"},

		// Structure.
		{"headings by the name, the base and the level of their style", styled("berschrift1", r("a")) + styled("Kapitel", r("b")) + styled("Eigen", r("c")) + styled("Text", r("d")) + styled("A", r("e")), "heading1: a | heading1: b | heading3: c | d | e"},
		{"block quotations by the name and the base of their style", p(r("a")) + styled("Zitat", r("b")) + styled("ZitatLang", r("c")) + p(r("d")), "a | > b | > c | d"},
		{"a level of its own", p(`<w:pPr><w:outlineLvl w:val="1"/></w:pPr>`, r("a")) + p(`<w:pPr><w:pStyle w:val="berschrift1"/><w:outlineLvl w:val="9"/></w:pPr>`, r("b")), "heading2: a | b"},
		{"title, caption, list", styled("Titel", r("a")) + styled("Beschriftung", r("b")) + styled("Liste", r("c")) + p(`<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`, r("d")), "title: a | caption: b | item: c | item: d"},
		{"no list in spite of its style", p(`<w:pPr><w:pStyle w:val="Liste"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`, r("a")), "a"},
		{"tables", p(r("before")) + tbl([]string{p(r("a")), p(r("b"))}, []string{p(r("c")), p(r("d")) + p(r("e"))}) + p(r("after")), "before | cell: a , cell: b / cell: c , cell: d | cell: e | after"},
		{"empty cells", tbl([]string{p(), p(r("b"))}, []string{p(r("c")), p()}, []string{p(), p(r("d"))}), "cell: b / cell: c / cell: d"},
		{"a table in a cell", tbl([]string{p(r("a")) + tbl([]string{p(r("b")), p(r("c"))}) + p(), p(r("d"))}), "cell: a / cell: b , cell: c , cell: d"},
		{"a heading in a cell", tbl([]string{styled("berschrift1", r("a")), p(r("b"))}), "heading1: a , cell: b"},
		{"ruby", p(`<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>`, r("字")), "漢⟦かん⟧字"},
		{"comments are not in the text", p(`<w:commentRangeStart w:id="0"/>`, r("a"), `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`, r("b")), "ab"},
		{"a text box stands after its paragraph, once", p(r("a "), `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>`+p(r("box"))+p(r("more"))+`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>`+p(r("box"))+`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`, r("b")) + p(r("c")), "a b | {text box} box | more | {} c"},
		{"a text box of old Word", p(`<w:r><w:pict><v:textbox><w:txbxContent>`+tbl([]string{p(r("x")), p(r("y"))})+`</w:txbxContent></v:textbox></w:pict></w:r>`, r("a")), "a | {text box} cell: x , cell: y"},
		{"a hidden text box", p(r("a"), `<w:r><w:rPr><w:vanish/></w:rPr><w:pict><w:txbxContent>`+p(r("gone"))+`</w:txbxContent></w:pict></w:r>`), "a"},
		{"a text box in a deleted run", p(r("a"), `<w:del><w:r><w:pict><w:txbxContent>`+p(r("gone"))+`</w:txbxContent></w:pict></w:r></w:del>`), "a"},

		// Formulas.
		{"a fraction is not a number", `<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>`, "1⁄2"},
		{"powers, roots, brackets", `<w:p><m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><w:rPr><w:b/></w:rPr><m:t>2</m:t></m:r></m:sup></m:sSup><m:r><m:t> = </m:t></m:r><m:rad><m:radPr/><m:deg/><m:e><m:d><m:e><m:r><m:t>a</m:t></m:r></m:e></m:d></m:e></m:rad></m:oMath></m:oMathPara></w:p>`, "10² = √(a)"},
		{"a formula that stands alone", `<m:oMathPara><m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r><m:t>i</m:t></m:r></m:sub><m:sup/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary></m:oMath></m:oMathPara>` + p(r("a")), "∑ix | a"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			x := extractText(t, "a.docx", word(t, test.body, part{"styles", testStyles}))
			if got := show(x); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if x.Language != "en-GB" {
				t.Errorf("language %q", x.Language)
			}
		})
	}
}

// footnoteCall is a call-out of a footnote, footnote the note itself.
func footnoteCall(id string) string { return `<w:r><w:footnoteReference w:id="` + id + `"/></w:r>` }
func footnote(id string, paragraphs ...string) string {
	return `<w:footnote w:id="` + id + `">` + strings.Join(paragraphs, "") + `</w:footnote>`
}

const ownNumber = `<w:r><w:footnoteRef/></w:r>`

func TestDocxParts(t *testing.T) {
	notes := part{"footnotes", `<w:footnote w:type="separator" w:id="-1">` + p(r("-----")) + `</w:footnote>` + footnote("2", p(ownNumber, r(" Two."), r("")), p(r("More."))) + footnote("1", p(ownNumber, r(" One."))) + footnote("3", p(r("nobody calls it out")))}
	ends := part{"endnotes", `<w:endnote w:id="1">` + p(`<w:r><w:endnoteRef/></w:r>`, r(" End.")) + `</w:endnote>`}
	call := p(r("a"), footnoteCall("1"), r(" b"), footnoteCall("2"), r("."))
	for _, test := range []struct {
		reason string
		body   string
		parts  []part
		want   string
	}{
		{"footnotes stand after the text, in the order of their call-outs", call + p(r("c")), []part{notes}, "a⟦1⟧ b⟦2⟧. | c | {footnotes} note: ⟦1⟧ One. | note: ⟦2⟧ Two. | note: More."},
		{"endnotes have Roman numbers", p(r("a"), `<w:r><w:endnoteReference w:id="1"/></w:r>`), []part{ends}, "a⟦i⟧ | {endnotes} note: ⟦i⟧ End."},
		{"numbers as the settings have them", call, []part{notes, {"settings", `<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="2"/></w:footnotePr>`}}, "a⟦b⟧ b⟦c⟧. | {footnotes} note: ⟦b⟧ One. | note: ⟦c⟧ Two. | note: More."},
		{"numbers as the section has them", call + `<w:sectPr><w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr></w:sectPr>`, []part{notes}, "a⟦*⟧ b⟦†⟧. | {footnotes} note: ⟦*⟧ One. | note: ⟦†⟧ Two. | note: More."},
		{"where each page begins anew, numbers are not known", call, []part{notes, {"settings", `<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>`}}, "a b. | {footnotes} note: One. | note: Two. | note: More."},
		{"a mark of its own", p(r("a"), `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>`, r(" b"), footnoteCall("2")), []part{notes}, "a⟦*⟧ b⟦1⟧ | {footnotes} note: One. | note: ⟦1⟧ Two. | note: More."},
		{"a word for a mark stays in the text", p(r("is"), `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>not</w:t></w:r>`, r(" so")), []part{notes}, "isnot so | {footnotes} note: One."},
		{"a note whose call-out was deleted", p(r("a"), `<w:del>`+footnoteCall("1")+`</w:del>`, footnoteCall("2")), []part{notes}, "a⟦1⟧ | {footnotes} note: ⟦1⟧ Two. | note: More."},
		{"a note whose call-out is hidden", p(r("a"), `<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>`), []part{notes}, "a"},
		{"a call-out that is repeated", p(r("a"), footnoteCall("1"), r(" b"), fieldOf(`NOTEREF _Ref1 \f \h`, r("1")), r(" and note "), fieldOf(`NOTEREF _Ref1 \h`, r("1"))), []part{notes}, "a⟦1⟧ b⟦1⟧ and note 1 | {footnotes} note: ⟦1⟧ One."},
		{"a word in the place of a call-out that is repeated", p(r("a"), fieldOf(`NOTEREF _Ref1 \f \h`, r("not"))), []part{notes}, "anot"},
		{"a call-out of nothing", p(r("a"), footnoteCall("9")), []part{notes}, "a⟦1⟧"},
		{"deleted text in a note", p(r("a"), footnoteCall("1")), []part{{"footnotes", footnote("1", p(r("is "), `<w:del>`+r("not ")+`</w:del>`, r("so")))}}, "a⟦1⟧ | {footnotes} note: is so"},
		{"heads and feet of pages come last, each text once", p(`<w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr></w:pPr>`, r("a")) + p(r("b")) + `<w:sectPr><w:headerReference w:type="default" r:id="header2"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>`,
			[]part{{"header1", p(r("Head"))}, {"header2", p(r("Head"))}, {"footer1", p(r("Page "), fieldOf("PAGE", r("3")))}}, "a | b | {page header} Head | {page footer} Page ⟦3⟧"},
		{"heads that no page shows", p(r("a")) + `<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:headerReference w:type="even" r:id="header2"/></w:sectPr>`, []part{{"header1", p(r("First"))}, {"header2", p(r("Even"))}, {"header3", p(r("None"))}}, "a"},
		{"heads of first and even pages", p(r("a")) + `<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:headerReference w:type="even" r:id="header2"/><w:titlePg/></w:sectPr>`, []part{{"header1", p(r("First"))}, {"header2", p(r("Even"))}, {"settings", `<w:evenAndOddHeaders/>`}}, "a | {page header} First | Even"},
		{"diagrams and charts", p(r("a"), `<w:r><w:drawing><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="diagramData1"/></w:drawing></w:r>`, r("b")) + p(`<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="chart1"/></w:drawing></w:r>`) + p(r("c")),
			[]part{{"diagramData1", `<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>First </a:t></a:r><a:r><a:t>step</a:t></a:r></a:p>`}, {"chart1", `<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>Dues</a:t></a:r></a:p><w:v>12</w:v>`}}, "ab | {drawing} First step | Dues | {} c"},
		{"a text box in a note stays with the notes", p(r("a"), footnoteCall("1")), []part{{"footnotes", footnote("1", p(r("n"), `<w:r><w:pict><w:txbxContent>`+p(r("box"))+`</w:txbxContent></w:pict></w:r>`))}}, "a⟦1⟧ | {footnotes} note: n | note: box"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			if got := show(extractText(t, "a.docx", word(t, test.body, test.parts...))); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// The forms that the parts of a document may have.
func TestDocxPackages(t *testing.T) {
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	body := `<?xml version="1.0"?><x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r><x:t>grün</x:t></x:r></x:p></x:body></x:document>`
	rels := func(target string) part {
		return part{"_rels/.rels", relationsStart + `<Relationship Id="a" Type="` + relationType + `officeDocument" Target="` + target + `"/></Relationships>`}
	}
	types := part{"[Content_Types].xml", `<Types><Override PartName="/word/other.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`}
	utf16 := "\xff\xfe"
	for _, c := range strings.Replace(body, `"1.0"`, `"1.0" encoding="UTF-16"`, 1) {
		utf16 += string([]byte{byte(c), byte(c >> 8)})
	}
	latin := strings.NewReplacer(`"1.0"`, `"1.0" encoding="windows-1252"`, "ü", "\xfc").Replace(body)
	for _, test := range []struct {
		reason string
		list   []part
	}{
		{"a main part of another name", []part{types, rels("/text/main.xml"), {"text/main.xml", body}}},
		{"named from the folder of the package", []part{types, rels("./text/a%20b.xml"), {"text/a b.xml", body}}},
		{"with letters of the other case", []part{types, rels("Word/Document.xml"), {"word/document.xml", body}}},
		{"without relations", []part{types, {"word/other.xml", body}}},
		{"with names as in Windows", []part{types, rels("word/document.xml"), {`word\document.xml`, body}}},
		{"in the strict edition", []part{types, {"_rels/.rels", strict.Replace(rels("word/document.xml")[1])}, {"word/document.xml", strict.Replace(body)}}},
		{"in UTF-16", []part{types, rels("word/document.xml"), {"word/document.xml", utf16}}},
		{"in another encoding", []part{types, rels("word/document.xml"), {"word/document.xml", latin}}},
		{"with a mark before it", []part{types, rels("word/document.xml"), {"word/document.xml", "\ufeff" + body}}},
		{"with a name that leads out beside it", []part{types, rels("word/document.xml"), {"../../word/document.xml", "x"}, {"word/document.xml", body}}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			if got := show(extractText(t, "a.docx", archive(t, test.list...))); got != "grün" {
				t.Errorf("got %q", got)
			}
		})
	}
}

// What cannot be read is refused with the reason.
func TestDocxRefused(t *testing.T) {
	whole := word(t, p(r("a")))
	replaced := func(main string) string {
		return archive(t, part{"[Content_Types].xml", "<Types/>"}, part{"_rels/.rels", relationsStart + `<Relationship Type="` + relationType + `officeDocument" Target="word/document.xml"/></Relationships>`}, part{"word/document.xml", main})
	}
	for _, test := range []struct{ reason, data, want string }{
		{"encrypted", cfb + strings.Repeat("\x00", 9000) + encryptedPackage, "protected by a password"},
		{"old Word", cfb + strings.Repeat("\x00", 9000), "old format"},
		{"cut off", whole[:len(whole)/2], "cut off"},
		{"an Excel workbook", replaced(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`), "Excel"},
		{"slides", replaced(`<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>`), "PowerPoint"},
		{"something else", replaced(`<a/>`), "no text of Word"},
		{"no main part", archive(t, part{"[Content_Types].xml", "<Types/>"}, part{"word/styles.xml", ""}), "does not say which"},
		{"no XML", replaced("word"), "no text"},
		{"unfinished XML", replaced("<w:document " + wordSpaces + "><w:body>"), "damaged"},
		{"an entity of its own", replaced(`<!DOCTYPE a [<!ENTITY b "not">]><w:document ` + wordSpaces + `><w:body>` + p(r("&b;")) + `</w:body></w:document>`), "entities"},
		{"an entity that nobody defines", replaced(`<w:document ` + wordSpaces + `><w:body>` + p(r("&b;")) + `</w:body></w:document>`), "damaged"},
		{"a million elements in one another", archive(t, part{"word/document.xml", `<w:document ` + wordSpaces + `>` + strings.Repeat("<w:sdt>", 1_000_000)}, part{"[Content_Types].xml", `<Types><Override PartName="/word/document.xml" ContentType="x.main+xml"/></Types>`}), "deep"},
		{"a bomb", replaced(`<w:document ` + wordSpaces + `><w:body>` + strings.Repeat(p(r("a")), 1_000_000) + `</w:body></w:document>`), "unpacks to far more"},
		{"two texts", archive(t, part{"word/document.xml", ""}, part{"_rels/.rels", relationsStart + `<Relationship Type="` + relationType + `officeDocument" Target="word/document.xml"/></Relationships>`}, part{"WORD/document.xml", ""}), "2 times"},
		{"nothing to see", word(t, p()), "no text"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			for _, f := range []func() error{
				func() error {
					x, err := readDocx(context.Background(), extract.Input{Name: "a.docx", Data: test.data})
					if err == nil && x.Content == "" {
						_, err = Formats.Extract(context.Background(), extract.Input{Name: "a.docx", Data: test.data})
					}
					return err
				},
			} {
				err := f()
				extracttest.CheckError(t, err)
				if !strings.Contains(err.Error(), test.want) {
					t.Errorf("error %q, want one with %q", err, test.want)
				}
			}
		})
	}
}

func TestDocxStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := readDocx(ctx, extract.Input{Name: "a.docx", Data: word(t, strings.Repeat(p(r("a")), 5000))}); err != context.Canceled {
		t.Errorf("error %v", err)
	}
}

func TestDescribeDocx(t *testing.T) {
	data := archive(t,
		part{"[Content_Types].xml", "<Types/>"},
		part{"_rels/.rels", relationsStart + `<Relationship Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
			`<Relationship Type="` + relationType + `extended-properties" Target="docProps/app.xml"/></Relationships>`},
		part{"docProps/core.xml", `<cp:coreProperties xmlns:cp="a" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="b"><dc:title>On
			harbours</dc:title><dc:creator>Jane Roe; Office of Records</dc:creator><dcterms:created>2009-01-01T10:00:00Z</dcterms:created><dcterms:modified>2024-03-02T10:00:00Z</dcterms:modified><dc:language>en-GB</dc:language></cp:coreProperties>`},
		part{"docProps/app.xml", `<Properties xmlns="c"><Company>Harbour Office</Company></Properties>`})
	m, err := describeDocx(context.Background(), extract.Input{Name: "a.docx", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	if m.Title != "On harbours" || len(m.Author) != 2 || m.Author[1].Literal != "Office of Records" || m.Issued != "2024-03-02" || m.Publisher != "Harbour Office" || m.Language != "en-GB" {
		t.Errorf("got %+v", m)
	}
}
