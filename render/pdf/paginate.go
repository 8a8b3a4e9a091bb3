package pdf

import (
	"math"

	"factsheet/render/pdf/tag"
)

// A stretch is items one below the other on a page: items[from:to], in a column,
// under head.
type stretch struct {
	from, to int
	column   int       // from 0; 0 for what goes across all
	tops     []float64 // of the items, from the top of the page's body
	head     *item     // printed again above them, at headTop
	headTop  float64
	end      float64 // below the last ink
	forced   bool    // that it ends where it should not, or goes below the page
}

// A filler shares items out over pages and their columns.
type filler struct {
	items   []item
	height  float64 // of a page between its margins
	columns int
	pages   [][]stretch
	y       float64 // where the page at hand is free
}

// split shares the items out over pages: each column is filled to the last
// place at which a break is allowed. Where columns end before the page does,
// they end at the same height.
func split(items []item, height float64, columns int) [][]stretch {
	f := &filler{items: items, height: height, columns: columns, pages: [][]stretch{nil}}
	f.gather()
	for from := 0; from < len(items); {
		if items[from].fresh {
			f.newPage()
		}
		to := from + 1
		for to < len(items) && !items[to].fresh && (columns < 2 || items[to].span == items[from].span) {
			to++
		}
		if columns < 2 || items[from].span {
			tail := f.tail(from, to)
			f.across(from, tail)
			if !f.fitsWithNext(tail, to) {
				f.newPage()
			}
			f.across(tail, to)
		} else {
			f.down(from, to)
		}
		from = to
	}
	return f.pages
}

// tail is where the items before to begin that are to be kept with what follows
// in columns.
func (f *filler) tail(from, to int) int {
	if to == len(f.items) || f.items[to].fresh {
		return to
	}
	tail := to
	for tail > from && f.items[tail-1].keep {
		tail--
	}
	return tail
}

// fitsWithNext reports whether the items have room on the page at hand, and
// below them some of what follows in columns.
func (f *filler) fitsWithNext(from, to int) bool {
	if from == to || f.y == 0 {
		return true
	}
	y := f.y
	for _, it := range f.items[from:to] {
		y += it.height
	}
	next := f.dropGaps(to, len(f.items))
	if next == len(f.items) {
		return y <= f.height
	}
	end := next + 1
	for end < len(f.items) && !f.items[end].span {
		end++
	}
	return y < f.height && !f.fill(next, end, y, f.height, true).forced
}

// gather has what must stay with an item that goes across all columns go
// across them too, with the white space above: a heading stays with its table.
func (f *filler) gather() {
	for i := len(f.items) - 1; i > 0; i-- {
		before := &f.items[i-1]
		if f.items[i].span && !before.span && (before.keep || before.gap) {
			before.span = true
		}
	}
}

// newPage ends the page at hand, if something stands on it.
func (f *filler) newPage() {
	if len(f.pages[len(f.pages)-1]) > 0 {
		f.pages = append(f.pages, nil)
	}
	f.y = 0
}

func (f *filler) put(list ...stretch) {
	last := len(f.pages) - 1
	f.pages[last] = append(f.pages[last], list...)
	for _, s := range list {
		f.y = max(f.y, s.end)
	}
}

// across lays items of the full width.
func (f *filler) across(from, to int) {
	for from < to {
		if f.y == 0 {
			if from = f.dropGaps(from, to); from == to {
				return
			}
		}
		s := f.fill(from, to, f.y, f.height, false)
		if s.forced && f.y > 0 {
			f.newPage()
			continue
		}
		f.put(s)
		if from = s.to; from < to {
			f.newPage()
		} else if n := len(s.tops); n > 0 { // white space below counts too
			f.y = max(f.y, min(s.tops[n-1]+f.items[to-1].height, f.height))
		}
	}
}

// down lays items in columns.
func (f *filler) down(from, to int) {
	for from < to {
		next := f.dropGaps(from, to)
		if f.y > 0 { // white space above the first stands above all columns
			for _, it := range f.items[from:next] {
				f.y += it.height
			}
		}
		if from = next; from == to {
			return
		}
		if f.y >= f.height {
			f.newPage()
			continue
		}
		list, end := f.fillColumns(from, to, f.height)
		if list[0].forced && f.y > 0 {
			f.newPage()
			continue
		}
		if end == to {
			list = f.balance(from, to, list)
		}
		f.put(list...)
		if from = end; from < to {
			f.newPage()
		}
	}
}

// fillColumns fills the columns of the page at hand down to bottom, and gives
// the first item that found no room.
func (f *filler) fillColumns(from, to int, bottom float64) ([]stretch, int) {
	var out []stretch
	for column := 0; column < f.columns; column++ {
		if from = f.dropGaps(from, to); from == to {
			break
		}
		s := f.fill(from, to, f.y, bottom, true)
		if s.forced && column > 0 && f.y > 0 {
			break // there is more room on the next page
		}
		s.column = column
		out = append(out, s)
		from = s.to
	}
	return out, f.dropGaps(from, to)
}

// balance finds the least height of columns in which all items have room. list
// is what fills them down to the end of the page.
func (f *filler) balance(from, to int, list []stretch) []stretch {
	least, most := f.y, f.height
	for most-least > 0.5 {
		middle := (least + most) / 2
		try, end := f.fillColumns(from, to, middle)
		sound := end == to
		for _, s := range try {
			sound = sound && !s.forced
		}
		if sound {
			most, list = middle, try
		} else {
			least = middle
		}
	}
	return list
}

// dropGaps is the first item from a place on that is no white space.
func (f *filler) dropGaps(from, to int) int {
	for from < to && f.items[from].gap {
		from++
	}
	return from
}

// fill lays items from top to bottom, at least one. In columns, lines stand on
// a grid, so that those side by side stand on one line.
func (f *filler) fill(from, to int, top, bottom float64, grid bool) stretch {
	s := stretch{from: from, end: top}
	y := top
	if f.items[from].repeat != nil && from > 0 {
		s.head, s.headTop = f.items[from].repeat, top
		y += s.head.height
	}
	end, allowed := from, 0
	white := y // where white space before the item at hand begins
	for end < to {
		it := &f.items[end]
		at := y
		if grid {
			at = snap(it, top, white, y)
		}
		if at+it.height > bottom+0.01 && end > from && !it.gap {
			break
		}
		s.tops = append(s.tops, at)
		y = at + it.height
		if !it.gap {
			white = y
		}
		end++
		if end == to || !it.keep {
			allowed = end
		}
	}
	if end < to {
		if allowed > from {
			end = allowed
		} else {
			s.forced = true
		}
	}
	s.to = end
	s.tops = s.tops[:end-from]
	for i, at := range s.tops {
		if it := &f.items[from+i]; !it.gap {
			s.end = max(s.end, at+it.height)
		}
	}
	s.forced = s.forced || s.end > bottom+0.01
	return s
}

// snap is where a line of the grid stands whose place would be y: on the
// nearest line of the grid, though it takes white space alone from what is
// before it.
func snap(it *item, top, white, y float64) float64 {
	if it.grid == 0 {
		return y
	}
	// Less than two fifths of a line are no white space worth a line.
	n := math.Floor((y-top)/it.grid + 0.6)
	at := top + n*it.grid
	for at < white-0.01 {
		at += it.grid
	}
	return at
}

// paginate draws the items on pages.
func (c *composer) paginate(d *document, items []item) error {
	pages := split(items, c.pageHeight-c.top-c.bottom, c.columnCount)
	for i, stretches := range pages {
		cv := &canvas{height: c.pageHeight, used: d.used, anchors: d.anchors, index: i, outline: &d.outline, tags: tag.Page{Index: i}}
		d.canvases = append(d.canvases, cv)
		decorations := func(wanted func(*deco) bool) {
			for _, s := range stretches {
				cv.shift = float64(s.column) * (c.columnWidth + c.gutter)
				decorate(cv, items[s.from:s.to], s.tops, c.top, wanted)
			}
			cv.shift = 0
		}
		decorations(func(d *deco) bool { return !d.isBar() })
		c.watermark(cv)
		decorations((*deco).isBar)
		c.running(cv, i, len(pages))
		for _, s := range stretches {
			cv.shift = float64(s.column) * (c.columnWidth + c.gutter)
			if s.head != nil {
				// The head was printed before: here it is no content of its own.
				cv.pagination("", func() { s.head.draw(cv, c.top+s.headTop) })
			}
			for k, it := range items[s.from:s.to] {
				if it.draw != nil {
					it.draw(cv, c.top+s.tops[k])
				}
			}
		}
		if err := cv.done(); err != nil {
			return err
		}
	}
	return c.err
}

// decorate draws the grounds or the bars of a stretch, each in one piece. tops
// are those of the items, from the top of the body.
func decorate(cv *canvas, items []item, tops []float64, top float64, wanted func(*deco) bool) {
	type extent struct{ from, to float64 }
	at := make(map[*deco]*extent)
	var order []*deco
	for i, it := range items {
		y := top + tops[i]
		for _, d := range it.decos {
			if !wanted(d) {
				continue
			}
			e := at[d]
			if e == nil {
				e = &extent{from: y, to: y}
				at[d] = e
				order = append(order, d)
			}
			if !it.gap {
				e.to = y + it.height
			}
		}
	}
	if len(order) == 0 {
		return
	}
	cv.artifact(func() {
		for _, d := range order {
			e := at[d]
			cv.fill(rect{d.x, e.from - d.before, d.w, e.to - e.from + d.before + d.after}, d.color)
		}
	})
}
