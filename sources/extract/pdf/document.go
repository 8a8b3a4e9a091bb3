package pdf

import (
	"context"
	"slices"

	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text"
)

// An ordering is one way to put the words of a page in order.
type ordering uint8

const (
	asRead      ordering = iota // columns where running text stands in columns, tables by rows
	byFile                      // as they follow each other in the file
	byColumns                   // every strip without text parts columns
	acrossLines                 // from edge to edge
)

// A document is all pages while they are laid out.
type document struct {
	sheets []*sheet
	size   float32 // of the letters of most of its text
	pages  int
	marked bool   // its furniture is known
	open   *block // the last footnote found, which the next page may continue
}

// add takes the next page in.
func (d *document) add(p *pdfium.Page) {
	d.sheets = append(d.sheets, newSheet(p, len(d.sheets)))
	d.pages = len(d.sheets)
}

// layout makes the text of a document in an order. track asks for the spots.
func (d *document) layout(ctx context.Context, order ordering, track bool) (*text.Text, []spot, error) {
	if !d.marked {
		d.splitSheets()
		d.measure()
		d.markLineNumbers()
		d.markMargins()
		d.marked = true
	}
	for i, s := range d.sheets {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		s.reset()
		s.before = 0
		if i > 0 && d.sheets[i-1].page.Index == s.page.Index { // the other half
			s.before = d.sheets[i-1].lines
		}
		s.lay(order)
	}
	d.open = nil
	for _, s := range d.sheets {
		d.findNotes(s)
	}
	d.markEndnoteCalls()
	for _, s := range d.sheets {
		for _, b := range s.blocks {
			b.weigh()
		}
	}
	d.classify()
	d.join()
	t, spots := d.write(track)
	if t == nil {
		return nil, nil, tooLong
	}
	return t, spots, ctx.Err()
}

// measure finds the size of most letters or, where much is in letters a little
// larger, theirs.
func (d *document) measure() {
	bySize := map[int]int{}
	for _, s := range d.sheets {
		for _, l := range append([]*layer{s.main}, s.sides...) {
			for i := range l.chunks {
				bySize[int(l.chunks[i].size*10+0.5)] += int(l.chunks[i].n)
			}
		}
	}
	var sizes []int
	for size := range bySize {
		sizes = append(sizes, size)
	}
	slices.Sort(sizes)
	best := 0
	for _, size := range sizes {
		if bySize[size] > bySize[best] {
			best = size
		}
	}
	// The notes of a judgment may be longer than its text.
	body := best
	for _, size := range sizes {
		if size > best && 10*size <= 15*best && 3*bySize[size] >= bySize[best] {
			body = size
		}
	}
	d.size = float32(body) / 10
}
