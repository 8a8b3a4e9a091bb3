package pdf

import (
	"factsheet/render"
)

// chart adds a drawing where the chart is one of bars, and always its data as
// a table: nothing is shown by a drawing alone.
func (f *flow) chart(b *render.Chart) {
	from := len(f.items)
	f.text(b.Title, look{bold: true, size: 10.4, leading: 14, color: black})
	f.keep()
	f.text(b.Unit, byline)
	f.keep()
	f.gap(4)
	if b.Kind == "bar" {
		f.bars(b)
	}
	f.together(from)
	if len(f.items)-from > 24 { // more bars than belong on one page
		for i := from + 4; i < len(f.items); i++ {
			f.items[i].keep = false
		}
	}
	f.keep()
	var data render.Table
	if b.Data != nil {
		data = *b.Data
	}
	data.Caption = nil
	data.Evidence = b.Evidence
	f.gap(6)
	f.table(&data)
}

// bars draws a bar for each value, with its label; the values stand in the
// table below.
func (f *flow) bars(b *render.Chart) {
	most := 0.0
	for _, s := range b.Series {
		for _, v := range s.Values {
			if v < 0 {
				return // drawn in a later version; the table has them
			}
			most = max(most, v)
		}
	}
	if most == 0 {
		return
	}
	widest := 0.0
	for _, l := range b.Labels {
		w, _ := f.width1(l, cell)
		widest = max(widest, w)
	}
	if widest > f.width { // labels that are whole paragraphs stand in the table only
		return
	}
	column := min(widest+10, f.width/3)
	room := f.width - column
	for i, text := range b.Labels {
		lines := f.lines(render.Text{{Text: text}}, cell, column-10)
		high := max(float64(len(lines))*cell.leading, 9*float64(len(b.Series))) + 3
		f.add(item{height: high, draw: func(c *canvas, y float64) {
			c.artifact(func() {
				for j, line := range lines {
					for k := range line.Segs {
						c.glyphs(&line.Segs[k], f.x, y+float64(j)*cell.leading+cell.baseline(), cell.color)
					}
				}
				for j, s := range b.Series {
					if i < len(s.Values) {
						c.fill(rect{f.x + column, y + 2 + 9*float64(j), room * s.Values[i] / most, 7.5}, shade(j))
					}
				}
			})
		}})
	}
}

// shade is the colour of a series. The order of the bars is that of the
// columns in the table: colour is not needed to tell them apart.
func shade(series int) ink {
	shades := []ink{accent, {0.42, 0.58, 0.72}, {0.75, 0.55, 0.20}, {0.45, 0.45, 0.48}}
	return shades[series%len(shades)]
}
