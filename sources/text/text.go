// Package text holds what was read out of a source: its words, what is known
// of their structure, and a map back to the place that a reviewer sees.
//
// It reads no files and searches nothing; see sources/extract and
// sources/match.
package text

import (
	"slices"
	"sort"
	"strings"
	"sync"
)

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

	// Pages is how many pages the source has; 0 where it has none, or is not
	// known to have any.
	Pages int

	outline Outline
	origin  Origin

	once   sync.Once
	blocks []Block

	numbered   sync.Once
	sections   []int32 // by block: the heading above it or -1; nil where no block is a heading or title
	paragraphs []int32 // by block: paragraphs up to and with it; nil likewise
}

// An Outline finds the blocks of a text. It is asked once, and only when
// somebody needs them.
type Outline interface {
	// Blocks lists the blocks in order. They do not overlap; between two of
	// them stands nothing but white space.
	Blocks() []Block
}

// An Origin maps offsets in the Content back to the source. It is asked only
// when a place is shown, and may then be asked by several goroutines.
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
	Kind   Kind
	Level  int  // of a heading, from 1; else 0
	Quoted bool // it stands in a block quotation, which has no marks
}

// A Place is what a reviewer needs to find a passage by eye. Numbers start at
// 1; zero means that the source has no such thing.
type Place struct {
	Page      int    // index of the page in the file
	PageLabel string // the number printed on it, where known
	Line, Col int    // of the source file; Col counts code points
	Paragraph int    // in the whole source
	Section   string // the nearest heading above
	Part      string // of a source made of several: a chapter's file, a header of a mail, "footnotes"
	Time      string // when the words begin in a recording, as hh:mm:ss
	Speaker   string // who says them
}

// Blocks lists the blocks of the text in order. The caller does not change
// them; they are found when first asked for.
func (t *Text) Blocks() []Block {
	t.once.Do(func() {
		if t.outline == nil {
			t.blocks = []Block{{Range: Range{0, len(t.Content)}}}
			return
		}
		t.blocks = t.outline.Blocks()
	})
	return t.blocks
}

// BlockAt is the index in Blocks of the block that holds the offset, or of the
// nearest one before it; -1 where the text has none.
func (t *Text) BlockAt(offset int) int {
	blocks := t.Blocks()
	return sort.Search(len(blocks), func(i int) bool { return blocks[i].Start > offset }) - 1
}

// SectionAt is the index in Blocks of the heading above the offset, or -1.
// A heading is its own section.
func (t *Text) SectionAt(offset int) int {
	at := t.BlockAt(offset)
	if at < 0 {
		return -1
	}
	t.number()
	if t.sections == nil {
		return -1
	}
	return int(t.sections[at])
}

// Seen is what a quotation can see between two offsets: the content without
// furniture. It is empty where from is not before to.
func (t *Text) Seen(from, to int) string {
	if from >= to {
		return ""
	}
	f := t.Furniture[sort.Search(len(t.Furniture), func(i int) bool { return t.Furniture[i].End > from }):]
	if len(f) == 0 || f[0].Start >= to {
		return t.Content[from:to]
	}
	var b strings.Builder
	for ; len(f) > 0 && f[0].Start < to; f = f[1:] {
		b.WriteString(t.Content[from:max(from, f[0].Start)])
		from = max(from, min(f[0].End, to))
	}
	b.WriteString(t.Content[from:to])
	return b.String()
}

// Place is where the byte at offset stands in the source, with the number of
// its paragraph and the heading above it. An offset outside the Content stands
// for its nearest end.
func (t *Text) Place(offset int) Place {
	offset = max(0, min(offset, len(t.Content)))
	var p Place
	if t.origin != nil {
		p = t.origin.Place(offset)
	}
	at := t.BlockAt(offset)
	if at < 0 {
		return p
	}
	t.number()
	p.Paragraph = at + 1
	if t.paragraphs != nil {
		p.Paragraph = int(t.paragraphs[at])
	}
	if h := t.SectionAt(offset); h >= 0 {
		p.Section = t.Content[t.blocks[h].Start:t.blocks[h].End]
	}
	return p
}

// Speaker is the Speaker of the Place at offset. It costs nothing in plain text,
// which has none.
func (t *Text) Speaker(offset int) string {
	switch t.origin.(type) {
	case nil, *Lines:
		return ""
	}
	return t.Place(offset).Speaker
}

// number counts, once, the paragraphs and headings up to each block, so that a
// place is found without walking through the text. Titles and headings are no
// paragraphs. A text of nothing but paragraphs needs no tables.
func (t *Text) number() {
	t.numbered.Do(func() {
		blocks := t.Blocks()
		plain := func(b Block) bool { return b.Kind != Heading && b.Kind != Title }
		if !slices.ContainsFunc(blocks, func(b Block) bool { return !plain(b) }) {
			return
		}
		t.sections = make([]int32, len(blocks))
		t.paragraphs = make([]int32, len(blocks))
		section, paragraph := int32(-1), int32(0)
		for i, b := range blocks {
			if b.Kind == Heading {
				section = int32(i)
			}
			if plain(b) {
				paragraph++
			}
			t.sections[i], t.paragraphs[i] = section, paragraph
		}
	})
}
