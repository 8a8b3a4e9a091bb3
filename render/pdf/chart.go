package pdf

import (
	"strconv"

	"factsheet/render"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
)

// chart adds a drawing where the chart is one of bars, and always its data as
// a table: nothing is shown by a drawing alone.
func (f *flow) chart(b *render.Chart) {
	from := len(f.items)
	f.text(b.Title, look{bold: true, size: 10.4, leading: 14, color: f.black})
	f.keep()
	f.text(b.Unit, f.byline)
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

// Sizes of a chart of bars, in points.
const (
	barHigh = 8.0
	barStep = 9.6 // from the top of a bar to that of the next of its group
	barPad  = 3.2 // above and below a group
)

// A barChart is what the rows of a chart share.
type barChart struct {
	most   float64 // the value of the longest bar
	column float64 // width of the labels
	room   float64 // length of the longest bar
}

// bars draws a bar for each value, with its label before it and the value
// behind. A chart with values below zero has its table only, and so has one
// whose labels are whole paragraphs.
func (f *flow) bars(b *render.Chart) {
	var chart barChart
	for _, s := range b.Series {
		for _, v := range s.Values {
			if !(v >= 0) {
				return
			}
			chart.most = max(chart.most, v)
		}
	}
	widest, value := 0.0, 0.0
	for i, l := range b.Labels {
		w, _ := f.composer.width(l, f.cell)
		widest = max(widest, w)
		for j := range b.Series {
			w, _ := f.composer.width(valueText(b, i, j), f.cell)
			value = max(value, w)
		}
	}
	chart.column = min(widest+10, f.width/3)
	chart.room = f.width - chart.column - value - 5
	if chart.most == 0 || widest > f.width || chart.room < f.width/4 {
		return
	}
	f.legend(b)
	e := f.leaf(tag.Figure)
	e.Alt = b.Alt.String()
	for i := range b.Labels {
		f.barRow(b, i, chart, e)
	}
}

// valueText is a value as the sheet writes it.
func valueText(b *render.Chart, label, series int) render.Text {
	if b.Data != nil && label < len(b.Data.Rows) && series+1 < len(b.Data.Rows[label]) {
		return b.Data.Rows[label][series+1]
	}
	if values := b.Series[series].Values; label < len(values) {
		return render.Text{{Text: strconv.FormatFloat(values[label], 'f', -1, 64)}}
	}
	return nil
}

// legend names the series by their colours, where there are several. The
// table has them in the same order: colour is not needed to tell them apart.
func (f *flow) legend(b *render.Chart) {
	if len(b.Series) < 2 {
		return
	}
	const box, between = 7.0, 16.0
	x := 0.0
	var draws []func(c *canvas, y float64)
	flush := func() {
		parts := draws
		f.add(item{height: f.cell.leading, keep: true, draw: func(c *canvas, y float64) {
			c.artifact(func() {
				for _, draw := range parts {
					draw(c, y)
				}
			})
		}})
		draws, x = nil, 0
	}
	for i, s := range b.Series {
		for _, set := range f.lines(s.Name, f.cell, f.width-box-5) {
			if x > 0 && x+box+5+set.Width > f.width {
				flush()
			}
			at := f.x + x
			draws = append(draws, func(c *canvas, y float64) {
				c.fill(rect{at, y + f.cell.baseline() - box + 0.5, box, box}, f.shade(i))
				c.plain(set, at+box+5, y+f.cell.baseline(), f.cell.color)
			})
			x += box + 5 + set.Width + between
		}
	}
	flush()
	f.gap(3)
}

// barRow draws the bars of one label. Readers that do not see them are given
// the description of the chart, once, and the table.
func (f *flow) barRow(b *render.Chart, i int, chart barChart, e *tag.Element) {
	name := f.lines(b.Labels[i], f.cell, chart.column-10)
	values := make([][]typeset.Line, len(b.Series))
	for j := range b.Series {
		values[j] = f.lines(valueText(b, i, j), f.cell, f.width)
	}
	group := barStep*float64(len(b.Series)-1) + barHigh
	high := max(float64(len(name))*f.cell.leading, group) + 2*barPad
	f.add(item{height: high, draw: func(c *canvas, y float64) {
		c.figure(e, rect{f.x, y, f.width, high}, func() { f.drawBars(c, b, i, chart, name, values, y, high, group) })
	}})
}

func (f *flow) drawBars(c *canvas, b *render.Chart, i int, chart barChart, name []typeset.Line, values [][]typeset.Line, y, high, group float64) {
	middle := y + high/2
	for j, line := range name {
		c.plain(line, f.x, middle+f.cell.leading*(float64(j)-float64(len(name))/2)+f.cell.baseline(), f.cell.color)
	}
	x := f.x + chart.column
	for j, s := range b.Series {
		if i >= len(s.Values) {
			continue
		}
		top := middle - group/2 + barStep*float64(j)
		long := chart.room * s.Values[i] / chart.most
		c.fill(rect{x, top, long, barHigh}, f.shade(j))
		for _, line := range values[j] {
			c.plain(line, x+long+4, top+barHigh/2+0.33*f.cell.size, f.cell.color)
		}
	}
	c.fill(rect{x - 0.6, y, 0.6, high}, f.hair)
}

// shade is the colour of a series.
func (s *style) shade(series int) ink {
	shades := []ink{s.accent, {0.42, 0.58, 0.72}, {0.75, 0.55, 0.20}, {0.45, 0.45, 0.48}}
	return shades[series%len(shades)]
}
