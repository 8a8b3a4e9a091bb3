package pdf

import (
	"slices"
	"strconv"
	"strings"
)

// slotPages is the part of the pages that must have a running head at one
// height for that to be the place of heads: half of them, and three.
const slotPages = 2

// markSlots marks heads and feet whose words stand on one or two pages only,
// such as the name of a short chapter: the outermost row, at the very height at
// which most pages have a head that is proven, in letters of its size. It must
// hold the page's own number, or be set in other letters than the text.
func (d *document) markSlots() {
	type slot struct {
		foot bool
		edge int // in half points
		size int // in tenths
	}
	at := func(m *margin) slot {
		return slot{m.foot, int(2*m.edge + 0.5), int(10*m.sheet.rows[m.row].size + 0.5)}
	}
	pages := map[slot]int{}
	var open []*margin
	for _, s := range d.sheets {
		for _, m := range s.margins() {
			switch outermost := m.row == 0 && !m.foot || m.row == len(s.rows)-1 && m.foot; {
			case !outermost:
			case s.main.chunks[s.rows[m.row].chunks[0]].role == runningHead:
				pages[at(m)]++
			case m.alone:
				open = append(open, m)
			}
		}
	}
	for _, m := range open {
		n := pages[at(m)]
		if n < 3 || slotPages*n < len(d.sheets) {
			continue
		}
		size := m.sheet.rows[m.row].size
		words := strings.Fields(m.sheet.main.rowText(&m.sheet.rows[m.row]))
		number := m.sheet.page.Label
		if number == "" {
			number = strconv.Itoa(m.sheet.index + 1)
		}
		if abs(size-d.size) > 0.03*d.size || slices.Contains(words, number) {
			m.mark()
		}
	}
}
