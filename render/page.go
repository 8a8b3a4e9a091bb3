// Package render makes the page of a checked fact sheet: its blocks, runs of
// text, notes, list of sources, and the line that says what was checked.
//
// It draws nothing and knows no paper; see render/pdf. It takes a
// *check.Result and never a sheet: what was not checked cannot be printed.
package render

import (
	"factsheet/sheets"
	"factsheet/sheets/check"
)

// A Page is what stands on a handout, in the order of reading.
type Page struct {
	File     string // of the sheet, as shown to the user
	Language string // BCP 47; "en" where the sheet names none
	Title    Text
	Subtitle Text
	Date     Text   // in words of the language
	Issued   string // the sheet's date as written, or ""
	Owner    Text
	Contact  Text // a link where it is an address
	Reviewed Text // "Reviewed 21 June 2024"
	Summary  []Block
	Body     []Block
	Notes    []Note
	Sources  []Reference
	Checked  Text   // what was checked against what
	Draft    Text   // printed across every page; empty where the page may be handed out
	Online   string // address at which the sheet is published; may be empty
	// OnlineLine is the address in a line of its own, with a link, and OnlineAlt
	// what a QR code of it is, in words; empty where Online is.
	OnlineLine Text
	OnlineAlt  string
	Annex      *Annex     // nil where none is wanted
	Evidence   []Evidence // of all quotations, also of those that are not printed, in the order of their notes
	Words      *Words

	// Quoted are the strings that must stand on the paper letter by letter, in
	// the order of reading.
	Quoted []Quoted
}

// Evidence is a quotation and how it was found in its source.
type Evidence struct {
	Note    int    // its number
	Printed string // as in Quoted; "" where the sheet does not print it
	// Checked is the outcome of the check. Found is nil where the source is
	// withheld: nothing of it may be handed out but the quotation.
	Checked *check.Quotation
}

// Quoted is a quotation as it is printed: without its marks, white space
// reduced to single spaces.
type Quoted struct {
	Text string
	Pos  sheets.Pos
}

// Word is text of the program, as Words have it. It names its language where
// that is not the page's.
func (p *Page) Word(s string) Text {
	r := Run{Text: s}
	if p.Words != nil {
		r.Lang = p.Words.in(p.Language)
	}
	return Text{r}
}

// Text is a line or a paragraph of runs.
type Text []Run

// A Run is text of one style. Text holds no line end but in a run that is
// "\n" alone: a line break that the author asked for.
type Run struct {
	Text  string
	Pos   sheets.Pos // of the first character; zero for words of the program
	Style Style
	Link  string // http, https or mailto; may be empty
	Note  int    // the number of the note that the run refers to; 0 is none
	Lang  string // BCP 47; "" is the page's
}

// Style is a set of emphases.
type Style uint8

// The zero Style is plain text.
const (
	Emphasis Style = 1 << iota // italics, or upright among italics
	Strong                     // bold
)

// String is the text without its styles.
func (t Text) String() string {
	n := 0
	for _, r := range t {
		n += len(r.Text)
	}
	b := make([]byte, 0, n)
	for _, r := range t {
		b = append(b, r.Text...)
	}
	return string(b)
}

// A Block is one of *Heading, *Paragraph, *List, *Quotation, *Point,
// *KeyFigures, *Timeline, *Table, *Chart, *Image, *PullQuote, *Callout and
// *Glossary.
type Block interface{ block() }

type (
	// A Heading has a Level from 1, which is that of a section.
	Heading struct {
		Level int
		Text  Text
	}

	// A Paragraph is text of our own.
	Paragraph struct{ Text Text }

	// A List holds blocks in each item. Start is the first number of an
	// ordered one.
	List struct {
		Ordered bool
		Start   int
		Items   [][]Block
	}

	// A Quotation is somebody else's words and who said them.
	Quotation struct {
		Open, Close string // quotation marks of the page's language, with their spaces
		Text        Text   // without the marks
		Lang        string // "" is the page's
		Translation Text   // with its marks; may be empty
		Remarks     Text   // "our translation", "emphasis added"; may be empty
		By          Text   // speaker, source and place
		Note        int    // the number of its note; 0 is none
	}

	// A Point is a claim and the quotations that are its evidence. What the sheet
	// prints in the notes alone is a number behind the claim.
	Point struct {
		ID       string
		Claim    []Text // paragraphs
		Evidence []*Quotation
	}

	// KeyFigures stand side by side; the evidence follows them.
	KeyFigures struct {
		Figures  []KeyFigure
		Evidence []*Quotation
	}

	// A Timeline is dated events in the order of the sheet.
	Timeline struct{ Events []Event }

	// A Table has as many cells in each row as it has columns. Numeric says
	// which columns hold numbers only.
	Table struct {
		Caption  Text
		Columns  []Text
		Rows     [][]Text
		Numeric  []bool
		Evidence []*Quotation
	}

	// A Chart is drawn, and its data stand in Data: a column of labels, and one
	// for each series. Alt describes the drawing to those who do not see it.
	Chart struct {
		Kind     string // "bar", "line" or "stacked"
		Title    Text
		Alt      Text
		Unit     Text
		Labels   []Text
		Series   []Series
		Data     *Table
		Table    bool // the data are printed as a table too
		Evidence []*Quotation
	}

	// An Image is a PNG or JPEG file. Data are its bytes; Alt describes it to
	// those who do not see it.
	Image struct {
		Pos     sheets.Pos
		File    string
		Data    []byte
		Alt     Text
		Caption Text
		Credit  Text
	}

	// A PullQuote is a quotation printed large.
	PullQuote struct{ Quotation *Quotation }

	// A Callout is a boxed note.
	Callout struct {
		Title Text
		Body  []Block
	}

	// A Glossary is terms and what they mean.
	Glossary struct{ Terms []Term }
)

func (*Heading) block()    {}
func (*Paragraph) block()  {}
func (*List) block()       {}
func (*Quotation) block()  {}
func (*Point) block()      {}
func (*KeyFigures) block() {}
func (*Timeline) block()   {}
func (*Table) block()      {}
func (*Chart) block()      {}
func (*Image) block()      {}
func (*PullQuote) block()  {}
func (*Callout) block()    {}
func (*Glossary) block()   {}

// A Term is an entry of a glossary.
type Term struct {
	Term       Text
	Definition []Block
}

// A KeyFigure is a large numeral with its label.
type KeyFigure struct{ Figure, Label Text }

// An Event is an entry of a timeline.
type Event struct {
	Date     Text
	On       string // the date as written: YYYY, YYYY-MM or YYYY-MM-DD
	Event    []Text // paragraphs
	Evidence []*Quotation
}

// A Series is one set of values of a chart.
type Series struct {
	Name   Text      // may be empty where it is the only one
	Values []float64 // one for each label
}

// A Note says where a quotation comes from. Quotation is set where the sheet
// prints it in the notes only.
type Note struct {
	Number    int
	Text      Text
	Quotation *Quotation
}

// A Reference is an entry of the list of sources.
type Reference struct {
	ID   string
	Text Text
}
