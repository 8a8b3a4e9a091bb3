// Package text holds what was read out of a source: its words, what is known
// of their structure, and a map back to the place that a reviewer sees.
//
// It reads no files and searches nothing; see sources/extract and
// sources/match.
package text

import "sort"

// A Range is a part of a Text's Content in bytes, half-open.
type Range struct{ Start, End int }

// Len is the length of the range in bytes.
func (r Range) Len() int { return r.End - r.Start }

// A Text is the text of one source. It does not change once made, and may be
// used by any number of goroutines.
type Text struct {
	// Content is valid UTF-8, what a reader of the source sees. Line ends are
	// kept where they mean nothing but a space.
	Content string

	// Language is BCP 47, from the catalogue or the document; "" is unknown.
	Language string

	// Notes says what a user should know about how the source was read, for
	// example "read as Windows-1252 (a guess)".
	Notes []string

	// Hyphens are the offsets of hyphens that stand at a line's end between
	// letters, as the extractor recorded them, ascending: the word may be
	// written with or without it. Each is the offset of the hyphen itself.
	Hyphens []int

	// Furniture are running heads, page numbers, line numbers and note
	// call-outs that the extractor recognised as such, ascending and apart.
	// A quotation may pass over them.
	Furniture []Range

	outline Outline
	origin  Origin
}

// An Outline finds the blocks of a text.
type Outline interface {
	// Blocks lists the blocks in order. They do not overlap; between two of
	// them stands nothing but white space.
	Blocks() []Block
}

// An Origin maps offsets in the Content back to the source.
type Origin interface {
	// Place is where the byte at offset stands in the source.
	Place(offset int) Place
}

// New makes a Text. A nil outline is one block; a nil origin gives no places.
func New(content string, outline Outline, origin Origin) *Text {
	return &Text{Content: content, outline: outline, origin: origin}
}

// Kind says what a block is.
type Kind uint8

const (
	Paragraph Kind = iota
	Heading
	ListItem
	Cell
	Caption
	Title
	Note
	Code
)

// A Block is a paragraph, heading, list item, table cell or the like.
type Block struct {
	Range
	Kind  Kind
	Level int // of a heading, from 1; else 0
}

// A Place is what a reviewer needs to find a passage by eye. Numbers start at
// 1; zero means that the source has no such thing.
type Place struct {
	Page      int    // index of the page in the file
	PageLabel string // the number printed on it, where known
	Line, Col int    // of the source file; Col counts code points
	Paragraph int    // in the whole source
	Section   string // the nearest heading above
}

// Blocks lists the blocks of the text in order.
func (t *Text) Blocks() []Block {
	if t.outline == nil {
		return []Block{{Range: Range{0, len(t.Content)}}}
	}
	return t.outline.Blocks()
}

// BlockAt is the index in Blocks of the block that holds the offset, or of the
// nearest one before it; -1 where the text has none.
func (t *Text) BlockAt(offset int) int {
	blocks := t.Blocks()
	return sort.Search(len(blocks), func(i int) bool { return blocks[i].Start > offset }) - 1
}

// SectionAt is the index in Blocks of the heading above the offset, or -1.
func (t *Text) SectionAt(offset int) int {
	blocks := t.Blocks()
	for i := t.BlockAt(offset); i >= 0; i-- {
		if blocks[i].Kind == Heading {
			return i
		}
	}
	return -1
}

// Place is where the byte at offset stands in the source, with the number of
// its paragraph and the heading above it.
func (t *Text) Place(offset int) Place {
	var p Place
	if t.origin != nil {
		p = t.origin.Place(offset)
	}
	blocks := t.Blocks()
	at := t.BlockAt(offset)
	for i := 0; i <= at; i++ {
		switch blocks[i].Kind {
		case Heading, Title:
		default:
			p.Paragraph++
		}
	}
	if h := t.SectionAt(offset); h >= 0 {
		p.Section = t.Content[blocks[h].Start:blocks[h].End]
	}
	return p
}
