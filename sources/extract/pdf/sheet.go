package pdf

import (
	"slices"

	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text"
)

// A sheet is one page while it is laid out.
type sheet struct {
	page    *pdfium.Page
	shown   *pdfium.Page // the page as it lies, where characters have been turned; else the same
	index   int          // from 0, in the document
	main    *layer
	sides   []*layer // turned writing: up, down
	slanted []int32  // in the file's order, as are those of no known place
	rows    []row    // of main, across the page
	numbers []numbered
	blocks  []*block
	before  int // lines on the other half of the page
	lines   int // with those

	unmapped, off, invisible int
}

// A numbered is a number that is printed beside a line.
type numbered struct {
	chunk int32 // of main
	base  float32
	text  string
	used  bool
}

// A role says why a chunk is no part of the text that a quotation is of.
type role uint8

const (
	words       role = iota
	runningHead      // above the text, or below it; a page's number
	lineNumber
	callOut
	printedTwice // see withoutOverprint
)

// newSheet finds the chunks and rows of a page.
func newSheet(page *pdfium.Page, index int) *sheet {
	s := &sheet{page: page, shown: page, index: index}
	for _, v := range []*float32{&page.Width, &page.Height} {
		if !(*v > 0 && *v <= farthest) {
			*v = 0
		}
	}
	lamAlef(page.Chars)
	kinds := make([]standing, len(page.Chars))
	for i := range page.Chars {
		c := &page.Chars[i]
		kinds[i] = tame(c, page)
		if kinds[i] == nothing {
			continue
		}
		if c.Flags&pdfium.Unmapped != 0 || c.Rune == 0 {
			s.unmapped++
		}
		if c.Flags&pdfium.Invisible != 0 {
			s.invisible++
		}
		switch kinds[i] {
		case offPage:
			s.off++
		case lost:
			s.slanted = append(s.slanted, int32(i))
		}
	}
	s.inline(kinds)
	at := s.turned(kinds)
	if way, ok := s.lying(kinds, at); ok {
		s = newSheet(stood(page, way), index)
		s.shown = page
		return s
	}
	s.slanted = append(s.slanted, at[backward]...)
	slices.Sort(s.slanted)
	s.main = newLayer(s.page.Chars, nil, kinds, upright, page.Width, page.Height)
	s.main.drawn = rulingOf(page.Rules)
	for _, way := range []course{climbing, falling} {
		if len(at[way]) > 0 {
			s.sides = append(s.sides, s.turn(at[way], way))
		}
	}
	s.rows = s.main.rowsOf(s.main.all())
	return s
}

// all are the chunks of a layer that belong to its text.
func (l *layer) all() []int32 {
	var out []int32
	for i := range l.chunks {
		if l.chunks[i].role == words {
			out = append(out, int32(i))
		}
	}
	return out
}

// reset forgets what another layout found out.
func (s *sheet) reset() {
	for i := range s.numbers {
		s.numbers[i].used = false
	}
	for _, l := range append([]*layer{s.main}, s.sides...) {
		for i := range l.chunks {
			if c := &l.chunks[i]; c.role == callOut {
				c.role = words
			}
		}
	}
}

// lay makes the blocks of a page, once its furniture is known.
func (s *sheet) lay(order ordering) {
	s.blocks = s.layLayer(s.main, order)
	for _, side := range s.sides {
		blocks := s.layLayer(side, order)
		main := len(s.main.chunks) == 0
		for _, b := range blocks {
			b.apart = !main
		}
		s.blocks = append(s.blocks, blocks...)
	}
	if len(s.slanted) > 0 {
		s.blocks = append(s.blocks, &block{bare: s.slanted, sheet: s, apart: true, col: &column{}})
	}
	s.count()
}

// count numbers the lines of the page in reading order; cells of one table that
// stand beside each other are on one line.
func (s *sheet) count() {
	n := s.before
	defer func() { s.lines = n }()
	for from := 0; from < len(s.blocks); {
		to := from + 1
		if s.blocks[from].kind != text.Cell {
			for i := range s.blocks[from].lines {
				n++
				s.blocks[from].lines[i].n = n
			}
			from = to
			continue
		}
		for ; to < len(s.blocks) && s.blocks[to].kind == text.Cell; to++ {
		}
		var bases []float32
		for _, b := range s.blocks[from:to] {
			for i := range b.lines {
				bases = append(bases, b.lines[i].base)
			}
		}
		slices.Sort(bases)
		bases = slices.Compact(bases)
		for _, b := range s.blocks[from:to] {
			for i := range b.lines {
				at, _ := slices.BinarySearch(bases, b.lines[i].base)
				b.lines[i].n = n + 1 + at
			}
		}
		n += len(bases)
		from = to
	}
}

func (s *sheet) layLayer(l *layer, order ordering) []*block {
	chunks := l.all()
	if len(chunks) == 0 {
		return nil
	}
	var leaves, notes [][]int32
	var rows []row
	var gutters []gutter
	switch order {
	case byFile:
		return s.inFileOrder(l)
	case acrossLines:
		leaves = [][]int32{chunks}
	default:
		rows = l.rowsOf(chunks)
		if rest, found := l.marginalia(chunks, rows); found != nil {
			chunks, notes = rest, found
			rows = l.rowsOf(chunks)
		}
		gutters = l.columnGutters(rows, order == byColumns)
		leaves = l.columns(chunks, gutters)
	}
	var out []*block
	for _, chunks := range leaves {
		out = append(out, s.leaf(l, chunks, order)...)
	}
	if order == asRead {
		out = s.cellsOf(l, out, gutters, rows)
	}
	return append(out, s.marginBlocks(l, notes)...)
}
