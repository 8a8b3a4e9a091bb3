// Package prose reads what we write ourselves on a sheet: Markdown as its
// readers see it, with a map back to the file.
//
// It judges nothing and prints nothing; see sheets/check and render.
package prose

import (
	"sort"
	"strings"
	"unicode/utf8"

	"factsheet/sheets"
)

// A Prose is one text of our own.
type Prose struct {
	// Text is what a reader reads: no marks of emphasis, links and code, no
	// addresses of links. A line end inside a paragraph is a space, and one that
	// the author asked for is "\n"; paragraphs, headings and items of lists are
	// parted by "\n\n". What cannot be printed is not in it.
	Text string

	// Blocks are the parts of a Markdown text; a plain text has none.
	Blocks []Block

	// Problems is what cannot be printed, in the order of the text. Nothing is
	// left out without one.
	Problems []sheets.Problem

	source sheets.String
	places []place // of a long source, by at
	pieces []piece // by at
	code   []span  // of Text
}

// A Block is one of *Paragraph, *Heading and *List.
type Block interface{ block() }

type (
	// A Paragraph is a run of sentences.
	Paragraph struct{ Runs []Run }

	// A Heading has a Level from 1.
	Heading struct {
		Level int
		Runs  []Run
	}

	// A List holds blocks in each item. Start is the first number of an ordered
	// one.
	List struct {
		Ordered bool
		Start   int
		Items   [][]Block
	}
)

func (*Paragraph) block() {}
func (*Heading) block()   {}
func (*List) block()      {}

// A Run is text of one style. A line break that the author asked for is a run
// of "\n" alone, without a place.
type Run struct {
	Text     string
	Pos      sheets.Pos
	Emphasis bool
	Strong   bool
	Code     bool
	Link     string // http, https or mailto, as written; may be empty
	Address  bool   // Text is the address of Link itself, and not in Prose.Text

	pieces []piece // of Text
}

// A piece of a text stands in its source as it is: byte at+n is there source+n.
type piece struct{ at, source int }

type span struct{ start, end int }

// A place is what stands in the source from a byte on: places near by are counted
// from it.
type place struct {
	at   int
	rest sheets.String
}

// apart is how many bytes of the source lie between two places, or a few more.
const apart = 4096

// newProse begins a text.
func newProse(s sheets.String) *Prose {
	p := &Prose{source: s}
	rest := s
	for at := 0; len(rest.Value) > apart; {
		step := apart
		for step < len(rest.Value) && !utf8.RuneStart(rest.Value[step]) {
			step++
		}
		rest, at = rest.From(step), at+step
		p.places = append(p.places, place{at, rest})
	}
	return p
}

// Pos is the place in the file of a byte of Text.
func (p *Prose) Pos(offset int) sheets.Pos {
	at := p.sourceOffset(offset)
	if i := sort.Search(len(p.places), func(i int) bool { return p.places[i].at > at }) - 1; i >= 0 {
		return p.places[i].rest.At(at - p.places[i].at)
	}
	return p.source.At(at)
}

func (p *Prose) sourceOffset(offset int) int {
	i := sort.Search(len(p.pieces), func(i int) bool { return p.pieces[i].at > offset }) - 1
	if i < 0 {
		return 0
	}
	at := p.pieces[i].source + offset - p.pieces[i].at
	if i+1 < len(p.pieces) {
		at = min(at, p.pieces[i+1].source)
	}
	return min(at, len(p.source.Value))
}

// isCode reports whether a byte of Text stands between marks of code.
func (p *Prose) isCode(offset int) bool {
	i := sort.Search(len(p.code), func(i int) bool { return p.code[i].end > offset })
	return i < len(p.code) && p.code[i].start <= offset
}

// Plain reads a text without Markdown: titles, claims, labels, captions.
// Paragraphs are parted by blank lines.
func Plain(s sheets.String) *Prose {
	p := newProse(s)
	w := writer{p: p}
	lines := strings.SplitAfter(s.Value, "\n")
	at := 0
	for _, line := range lines {
		if strings.TrimSpace(line) == "" {
			w.part("\n\n")
		} else {
			lead := len(line) - len(strings.TrimLeft(line, " \t\r"))
			text, pieces := fold([]byte(strings.TrimRight(line[lead:], " \t\r\n")), at+lead, true)
			w.part(" ")
			w.write(text, pieces)
		}
		at += len(line)
	}
	w.close()
	return p
}

// Read reads a Markdown text: paragraphs, headings, lists, emphasis, links.
func Read(s sheets.String) *Prose {
	r := &reader{source: s, bytes: []byte(s.Value), rest: s}
	p := newProse(s)
	p.Blocks, p.Problems = r.read(), r.problems
	w := writer{p: p}
	w.blocks(p.Blocks)
	w.close()
	return p
}

// A writer makes the plain text.
type writer struct {
	p     *Prose
	b     strings.Builder
	apart string // what comes before the next words
}

// part puts something before the words to come, if any stand before and behind.
func (w *writer) part(by string) {
	if w.b.Len() > 0 && len(by) > len(w.apart) {
		w.apart = by
	}
}

func (w *writer) write(text string, pieces []piece) {
	if text == "" {
		return
	}
	w.b.WriteString(w.apart)
	w.apart = ""
	for _, m := range pieces {
		w.p.pieces = append(w.p.pieces, piece{w.b.Len() + m.at, m.source})
	}
	w.b.WriteString(text)
}

func (w *writer) blocks(list []Block) {
	for _, b := range list {
		w.part("\n\n")
		switch b := b.(type) {
		case *Paragraph:
			w.runs(b.Runs)
		case *Heading:
			w.runs(b.Runs)
		case *List:
			for _, item := range b.Items {
				w.part("\n\n")
				w.blocks(item)
			}
		}
	}
}

func (w *writer) runs(runs []Run) {
	for _, r := range runs {
		switch {
		case r.Address:
		case r.Code:
			w.write(r.Text, r.pieces)
			w.p.code = append(w.p.code, span{w.b.Len() - len(r.Text), w.b.Len()})
		default:
			w.write(r.Text, r.pieces)
		}
	}
}

func (w *writer) close() { w.p.Text = w.b.String() }
