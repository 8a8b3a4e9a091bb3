// Package sheets reads fact sheets: claims, the evidence for them, and the
// quotations that are the evidence, each with its place in the file.
//
// It reads no sources and judges no quotation; see sheets/check.
package sheets

import "factsheet/sources/yamldoc"

// Pos, String and Problem are those of the YAML layer.
type (
	Pos     = yamldoc.Pos
	String  = yamldoc.String
	Problem = yamldoc.Problem
)

// A Sheet is one fact sheet: one file, one handout. Fields that the file does
// not have are zero.
type Sheet struct {
	File          string // as shown to the user
	Source        []byte // the file's bytes, unchanged
	Title         String
	Subtitle      String
	Language      String // BCP 47
	Date          String // YYYY, YYYY-MM or YYYY-MM-DD
	Owner         String
	Contact       String
	Reviewed      String // a date
	Conventions   String
	Theme         String
	Online        String // http or https address at which the sheet is published
	Annex         bool   // print an annex with each quotation in its passage
	NotQuotations []String
	Acknowledge   []Acknowledgement // of what concerns no point
	Summary       String            // Markdown
	Sections      []Section
}

// A Section is a run of blocks under one heading. A sheet that has points but
// no sections has one Section without a heading.
type Section struct {
	Pos     Pos
	Heading String
	Blocks  []Block // in the order of the file, which is the order on paper
}

// A Block is one of *Prose, *Points, *KeyFigures, *Timeline, *Table, *Chart,
// *Image, *PullQuote, *Callout and *Glossary.
type Block interface{ block() }

type (
	// Prose is text of our own, in Markdown.
	Prose struct{ Text String }

	// Points are claims with their evidence.
	Points struct{ Points []Point }

	// KeyFigures are large numerals with a label each.
	KeyFigures struct{ Figures []KeyFigure }

	// A Timeline is a list of dated events, in the order of the file.
	Timeline struct{ Events []Event }

	// A Table has as many cells in each row as it has columns.
	Table struct {
		Name        string // "sections[2].table", as reports name it
		Pos         Pos
		Caption     String
		Columns     []String
		Rows        [][]String
		Evidence    []Evidence
		Acknowledge []Acknowledgement
	}

	// A Chart draws one or more series. Alt says in words what it shows.
	Chart struct {
		Name        string
		Pos         Pos
		Kind        String // bar, line or stacked
		Table       bool   // print the data as a table below the drawing
		Title       String
		Alt         String
		Unit        String
		Labels      []String // one for each place on the axis
		Series      []Series
		Evidence    []Evidence
		Acknowledge []Acknowledgement
	}

	// An Image is a PNG or JPEG file below the sheets folder. Alt is required.
	Image struct {
		Pos     Pos
		File    String
		Alt     String
		Caption String
		Credit  String
	}

	// A PullQuote is one quotation, printed large.
	PullQuote struct {
		Name     string
		Evidence Evidence
	}

	// A Callout is a boxed note of our own, in Markdown.
	Callout struct {
		Title String
		Text  String
	}

	// A Glossary is terms and what they mean, in the order of the file.
	Glossary struct{ Terms []Term }
)

func (*Prose) block()      {}
func (*Points) block()     {}
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
	Pos        Pos
	Term       String
	Definition String // Markdown
}

// A Point is a claim and its evidence. ID is a stable name, unique in the
// sheet; a point without one in the file has an ID made from its place, as
// Names are, and a zero ID.Pos. Places count from 0: "points[2]" in a sheet
// without sections, "sections[0].points[2]", and below `blocks`
// "sections[0].blocks[1].points[2]".
type Point struct {
	Pos         Pos
	ID          String
	Claim       String
	Evidence    []Evidence
	Acknowledge []Acknowledgement
}

// A KeyFigure is a numeral with its label. Name is as for Table.
type KeyFigure struct {
	Name        string
	Pos         Pos
	Figure      String
	Label       String
	Evidence    []Evidence
	Acknowledge []Acknowledgement
}

// An Event is an entry of a timeline. Name is as for Table.
type Event struct {
	Name        string
	Pos         Pos
	Date        String
	Event       String
	Evidence    []Evidence
	Acknowledge []Acknowledgement
}

// A Series is one line or one set of bars of a chart; it has as many values as
// the chart has labels.
type Series struct {
	Name   String
	Values []String // decimal numbers as written, with "." as the separator
}

// Evidence is a quotation from a source and what is said about it.
type Evidence struct {
	Pos          Pos
	Source       String // id in the catalogue
	Quote        String // as written, line ends included
	Where        String
	Speaker      String
	Translation  String
	TranslatedBy String
	Emphasis     String   // "added" or empty
	Emphasised   []String // passages of the quotation that are set in italics; each stands in it once
	Prefix       String   // text that stands before the passage (W3C TextQuoteSelector)
	Suffix       String   // text that stands after it
	Edits        []Edit
	Acknowledge  []Acknowledgement
	Show         Show
}

// An Edit declares what a bracket in a quotation stands for.
type Edit struct {
	Shown    String // with its brackets: "[The police]"
	Replaces String // the source's words
}

// An Acknowledgement says that a person has looked at a warning, and why it
// may stand.
type Acknowledgement struct {
	Rule   String
	Reason String
}

// Show says where a quotation is printed.
type Show int

const (
	ShowQuote Show = iota // in full under the claim
	ShowNote              // in the notes
	ShowNone              // only in the evidence file
)

// A Citation is one piece of evidence and what it stands under.
type Citation struct {
	Point    string // id of the point, or the Name of what carries the evidence
	Index    int    // place of the evidence in it, from 0
	Claim    String // what the evidence is for: claim, label, event, caption; may be zero
	Evidence *Evidence
}

// Citations lists all evidence of the sheet in the order of the file.
func (s *Sheet) Citations() []Citation {
	var out []Citation
	add := func(point string, claim String, list []Evidence) {
		for i := range list {
			out = append(out, Citation{point, i, claim, &list[i]})
		}
	}
	for _, section := range s.Sections {
		for _, b := range section.Blocks {
			switch b := b.(type) {
			case *Points:
				for _, p := range b.Points {
					add(p.ID.Value, p.Claim, p.Evidence)
				}
			case *KeyFigures:
				for _, f := range b.Figures {
					add(f.Name, f.Label, f.Evidence)
				}
			case *Timeline:
				for _, e := range b.Events {
					add(e.Name, e.Event, e.Evidence)
				}
			case *Table:
				add(b.Name, b.Caption, b.Evidence)
			case *Chart:
				add(b.Name, b.Title, b.Evidence)
			case *PullQuote:
				out = append(out, Citation{b.Name, 0, String{}, &b.Evidence})
			}
		}
	}
	return out
}
