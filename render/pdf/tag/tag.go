// Package tag records the structure of a document while its pages are drawn:
// headings, paragraphs, lists, tables, quotations and notes, as those read them
// who do not see the pages (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).
//
// The composer makes an Element where it sets a block, in the order of reading,
// and puts it under the element that is being composed (Element.Add). Drawing
// comes later and in any order: what is drawn for an element is recorded with
// Page.Mark, on as many pages as it takes. So a paragraph over a page break, or a
// table over pages, is one element.
//
// An element for which nothing was drawn is left out of the file, so what was
// composed for a trial does no harm; cells of tables are kept, empty or not.
//
// The package knows no layout and no gofpdf.
package tag

import "strconv"

// A Role is a standard structure type of ISO 32000-1, 14.8.4.
type Role string

// The roles that we use.
const (
	Document   Role = "Document"
	Sect       Role = "Sect" // a part with a heading of its own
	Div        Role = "Div"  // what belongs together: an image and its caption
	P          Role = "P"
	L          Role = "L"
	LI         Role = "LI"
	Lbl        Role = "Lbl"   // the bullet or number of an item, the term of a glossary
	LBody      Role = "LBody" // what the item says
	Table      Role = "Table"
	TR         Role = "TR"
	TH         Role = "TH"
	TD         Role = "TD"
	Caption    Role = "Caption"
	BlockQuote Role = "BlockQuote"
	Note       Role = "Note" // needs an ID
	Figure     Role = "Figure"

	// Within a paragraph; render/pdf makes these by itself of runs of text.
	Reference Role = "Reference"
	Link      Role = "Link"
	Span      Role = "Span"
)

// Heading is the role of a heading; level 1 is the title's. The levels of a
// document are made to follow each other without a gap when it is written.
func Heading(level int) Role { return Role("H" + strconv.Itoa(min(max(level, 1), 6))) }

// level is that of a heading, or 0.
func (r Role) level() int {
	if len(r) == 2 && r[0] == 'H' && r[1] >= '1' && r[1] <= '6' {
		return int(r[1] - '0')
	}
	return 0
}

// An Element is a node of the structure. Set what it needs beyond its Role
// before the document is written; the zero value of each field is none.
type Element struct {
	Role      Role
	Alt       string // what a Figure shows, in words; every Figure needs it
	Lang      string // BCP 47, where it is not the language around it
	ID        string // of a Note; no two elements have the same
	Scope     string // of a TH: "Column", "Row" or "Both"
	Numbering string // of an L: "Disc", "Decimal" or "None"

	kids []any // in the order of reading: *Element, content, annotation
	box  *box
}

// New makes an element.
func New(r Role) *Element { return &Element{Role: r} }

// Add puts kid behind the kids that e has, and gives it back.
func (e *Element) Add(kid *Element) *Element {
	e.kids = append(e.kids, kid)
	return kid
}

// Lead puts kid before the kids that e has, and gives it back: for a label that
// is composed after what it stands beside.
func (e *Element) Lead(kid *Element) *Element {
	e.kids = append([]any{kid}, e.kids...)
	return kid
}

// Last is the last kid of e where that is an element, or nil.
func (e *Element) Last() *Element {
	if len(e.kids) == 0 {
		return nil
	}
	kid, _ := e.kids[len(e.kids)-1].(*Element)
	return kid
}

// content is what is drawn between one BDC and its EMC.
type content struct{ page, mcid int }

// An annotation is a link on a page, by its index there.
type annotation struct{ page, index int }

// A box is where a figure stands, y up from the foot of the page.
type box struct {
	page           int
	x0, y0, x1, y1 float64
	torn           bool // it goes over pages
}

// A Page numbers the marked content of one page. Index is that of the page,
// from 0.
type Page struct {
	Index  int
	owners []*Element // by MCID
}

// Mark begins content of e on the page and gives its number there (MCID). It
// stands behind the kids that e has.
func (p *Page) Mark(e *Element) int {
	n := len(p.owners)
	p.owners = append(p.owners, e)
	e.kids = append(e.kids, content{p.Index, n})
	return n
}

// Annotate says that the link of that index on the page belongs to e.
func (p *Page) Annotate(e *Element, index int) {
	e.kids = append(e.kids, annotation{p.Index, index})
}

// Bound says that e, a figure, reaches to these corners; called again, to these
// too. Points, y up.
func (p *Page) Bound(e *Element, x0, y0, x1, y1 float64) {
	if e.box == nil {
		e.box = &box{page: p.Index, x0: x0, y0: y0, x1: x1, y1: y1}
		return
	}
	b := e.box
	b.torn = b.torn || b.page != p.Index
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, x0), min(b.y0, y0), max(b.x1, x1), max(b.y1, y1)
}
