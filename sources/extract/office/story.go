package office

import (
	"encoding/xml"
	"io"
	"strings"

	"factsheet/sources/extract/parts"
	"factsheet/sources/text"
)

// A story is a run of paragraphs of a Word document while it is read: the body,
// a note, a header (WordprocessingML calls them so).
type story struct {
	doc  *document
	t    *parts.Tokens
	part string // where its paragraphs stand
	note *note  // whose text it is; nil is none

	level
	preserve bool // white space at the ends of texts counts
	lost     int  // bytes of text in field codes
	unended  bool // fields have no end: what would be their code shows
}

// A level is what is known of the paragraphs of a story or, while one is read,
// of a text box in it.
type level struct {
	kept
	open     *paragraph // nil between paragraphs
	implied  bool       // the open paragraph has no element of its own
	markless bool       // its mark does not show: the next one goes on
	pending  *paragraph // is to go on in the next
	style    string     // of the open paragraph
	look     look       // of what is written
	script   int8       // of what a formula sets above or below its line
	fields   []field
}

// A look is how a run shows.
type look struct {
	hidden    bool // not shown
	struck    bool // struck out: taken back
	furniture bool
	script    int8
	font      string
}

// A field is one that is open: first comes its code, then its result.
type field struct {
	code   string
	result bool
}

// namespaces gives the names that the standard uses to the namespaces of both
// its editions (ECMA-376 transitional and ISO 29500 strict).
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":   "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":               "m:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":  "mc:",
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":    "x:",
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                "x:",
	"http://schemas.openxmlformats.org/presentationml/2006/main":   "p:",
	"http://purl.oclc.org/ooxml/presentationml/main":               "p:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":        "a:",
	"http://purl.oclc.org/ooxml/drawingml/main":                    "a:",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":     "dgm:",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                 "dgm:",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":       "c:",
	"http://purl.oclc.org/ooxml/drawingml/chart":                   "c:",
}

func short(n xml.Name) string { return namespaces[n.Space] + n.Local }

// read reads to the end of the part.
func (s *story) read() error {
	for {
		token, err := s.t.Next()
		if err == io.EOF {
			s.flush()
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := s.element(e); err != nil {
				return err
			}
		}
	}
}

// children reads to the end of the element whose start was the last token.
func (s *story) children() error { return eachChild(s.t, s.element) }

// unshown are elements of which nothing shows, whatever they hold.
var unshown = map[string]bool{
	// Taken back, or moved to where it stands again.
	"w:del": true, "w:moveFrom": true,
	"w:sdtPr": true, "w:sdtEndPr": true, "w:tblPr": true, "w:tblGrid": true, "w:tblPrEx": true, "w:customXmlPr": true, "w:smartTagPr": true,
	"w:ffData": true, "w:fldData": true, "w:rubyPr": true, "w:delText": true, "w:delInstrText": true, "w:background": true,
	"m:rPr": true, "m:ctrlPr": true, "m:oMathParaPr": true,
}

func (s *story) element(e xml.StartElement) error {
	name := short(e.Name)
	if unshown[name] {
		s.doc.left.deleted = s.doc.left.deleted || name == "w:del"
		return s.t.Skip()
	}
	for _, a := range e.Attr {
		if a.Name.Local == "space" && (a.Name.Space == "xml" || a.Name.Space == "http://www.w3.org/XML/1998/namespace") {
			before := s.preserve
			defer func() { s.preserve = before }()
			s.preserve = a.Value == "preserve"
		}
	}
	switch name {
	case "w:p", "a:p":
		return s.paragraph()
	case "w:pPr":
		return s.paragraphProperties()
	case "w:r", "m:r", "a:r":
		return s.run()
	case "w:rPr":
		return s.runProperties()
	case "w:sectPr":
		return s.section()
	case "w:tbl":
		s.flush()
		return s.children()
	case "w:tr":
		return s.row()
	case "w:tc":
		return s.cell()
	case "w:txbxContent":
		return s.box()
	case "mc:AlternateContent":
		return s.alternatives()
	case "w:ruby":
		return s.ruby()
	case "dgm:relIds":
		return s.drawing(e, "dm")
	case "c:chart":
		return s.drawing(e, "id")
	}
	if strings.HasPrefix(name, "m:") {
		return s.formula(name, e)
	}
	return s.inline(name, e)
}

// inline reads what stands inside a run, and passes through what it does not
// know: words in elements to come are not lost.
func (s *story) inline(name string, e xml.StartElement) error {
	switch name {
	case "w:t":
		return s.characters(s.preserve)
	case "a:t":
		return s.characters(true)
	case "w:tab", "w:ptab":
		s.put("\t")
	case "w:br", "w:cr", "a:br":
		s.put("\n")
	case "w:softHyphen":
		s.put("\u00ad")
	case "w:noBreakHyphen":
		s.put("\u2011")
	case "w:sym":
		s.put(symbol(parts.Attr(e, "font"), parts.Attr(e, "char")))
	case "w:footnoteReference":
		s.callOut(e, footnotes)
	case "w:endnoteReference":
		s.callOut(e, endnotes)
	case "w:footnoteRef", "w:endnoteRef":
		if s.note != nil && s.note.number > 0 {
			s.add(piece{furniture: true, call: s.note})
		}
	case "w:fldChar":
		s.fieldChar(parts.Attr(e, "fldCharType"))
	case "w:instrText":
		return s.fieldCode()
	case "w:fldSimple":
		return s.simpleField(parts.Attr(e, "instr"))
	case "w:altChunk", "w:subDoc":
		s.doc.unread = true
	}
	return s.children()
}

// paragraph reads one from its start.
func (s *story) paragraph() error {
	if s.open != nil && !s.implied {
		return s.inside(s.paragraph)
	}
	s.close()
	s.begin()
	if err := s.children(); err != nil {
		return err
	}
	s.close()
	return nil
}

// begin opens a paragraph, which goes on where the one before has no mark.
func (s *story) begin() {
	s.open = &paragraph{part: s.part}
	s.markless = false
	if s.pending != nil {
		s.open.pieces, s.open.boxes = s.pending.pieces, s.pending.boxes
		s.pending = nil
	}
	s.style = s.doc.styles.normal
	s.look = s.doc.styles.look(s.style, runProperties{})
	s.open.kind, s.open.level = s.doc.styles.kind(s.style, paragraphProperties{})
	s.open.quoted = s.doc.styles.of(s.style).quoted
}

// close ends the open paragraph.
func (s *story) close() {
	p := s.open
	if p == nil {
		return
	}
	s.open, s.implied = nil, false
	// A heading stays one where its mark is hidden so that text follows it in
	// the line.
	if s.markless && p.kind != text.Heading {
		s.pending = p
		return
	}
	s.finish(p)
}

// finish keeps a paragraph, with its place in a table.
func (s *story) finish(p *paragraph) {
	plain := p.kind != text.Heading && p.kind != text.Title && p.kind != text.Caption
	switch {
	case s.inCell && plain:
		p.kind = text.Cell
	case s.note != nil && plain:
		p.kind = text.Note
	}
	s.keep(p, plain)
}

// flush ends what would go on, at the end of what holds it.
func (s *story) flush() {
	s.close()
	if s.pending != nil {
		s.finish(s.pending)
		s.pending = nil
	}
}
