package rtf

import "factsheet/sources/text"

// A state is what a group inherits and gives back at its end.
type state struct {
	dest  destination
	story *story

	fresh bool // nothing of the group was read but \*
	star  bool // it began with \*

	font     int
	language int
	fallback int // characters after \u for readers that know no Unicode
	hidden   bool
	deleted  bool
	struck   bool
	height   int8 // 1 above the line, -1 below
	upr      int  // groups of \upr still to come: the first is for old readers

	par      format
	property string // of info
	entry    style  // of the table of styles
}

// gone reports whether no reader sees what is written.
func (s *state) gone() bool { return s.hidden || s.deleted || s.struck }

// plain takes back the looks of characters.
func (s *state) plain(font int) {
	s.font, s.hidden, s.deleted, s.struck, s.height = font, false, false, false, 0
}

// A format is that of a paragraph.
type format struct {
	style   int
	outline int // level from 0; -1 is text
	list    bool
	table   bool
}

var textFormat = format{outline: -1}

// A style is an entry of the table of styles.
type style struct {
	base     int // the style that it is based on
	number   int
	outline  int // -1 is none
	language int
	name     string
	chars    bool // not of paragraphs
}

// A piece of a paragraph: text on the line, above or below.
type piece struct {
	text   []byte
	height int8
}

// A paragraph as it was read.
type paragraph struct {
	part   string // the story, "" for the document's own text
	kind   text.Kind
	level  int
	cell   bool // ends with a table cell
	first  bool // begins a row
	more   bool // stands in the cell of the one before
	pieces []piece
	after  []paragraph // boxes that belong to it
}

// add adds text at a height.
func (p *paragraph) add(s string, height int8) {
	if n := len(p.pieces); n == 0 || p.pieces[n-1].height != height {
		p.pieces = append(p.pieces, piece{height: height})
	}
	last := &p.pieces[len(p.pieces)-1]
	last.text = append(last.text, s...)
}

func (p *paragraph) empty() bool { return len(p.pieces) == 0 && len(p.after) == 0 }

// A story is a run of paragraphs: the document, a note, a header.
type story struct {
	part   string
	now    paragraph
	done   []paragraph
	rows   bool // the row that is read has a cell with text
	within bool // and that cell goes on
}
