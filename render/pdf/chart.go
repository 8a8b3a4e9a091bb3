package pdf

import (
	"factsheet/render"
	"factsheet/render/chart"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
)

// chart adds a chart as a drawing, and its data as a table where the sheet asks
// for it or the drawing does not show each of them as text.
func (f *flow) chart(b *render.Chart) {
	layout := f.layChart(b)
	table := b.Table || !layout.Complete
	f.tables[b] = table
	f.within(tag.New(tag.Div), func() {
		from := len(f.items)
		f.text(b.Title, f.sized(look{bold: true, size: 10.4, leading: 14, color: f.black}))
		f.keep()
		f.text(b.Unit, f.byline)
		f.keep()
		f.gap(5)
		if len(layout.Drawings) > 0 {
			e := f.leaf(tag.Figure)
			e.Alt = b.Alt.String()
			if !table {
				e.Alt = chart.Describe(b)
			}
			for i := range layout.Drawings {
				if i > 0 {
					f.gap(8)
				}
				f.drawing(e, &layout.Drawings[i])
				if i == 0 {
					f.together(from)
				}
			}
		}
		if table {
			f.chartTable(b)
		}
	})
	part := f.column()
	part.evidence(b.Evidence)
	if len(part.items) > 0 {
		f.keep()
		f.gap(3)
	}
	f.take(part)
}

func (f *flow) chartTable(b *render.Chart) {
	var data render.Table
	if b.Data != nil {
		data = *b.Data
	}
	data.Caption, data.Evidence = nil, nil
	f.keep()
	f.gap(6)
	f.table(&data)
}

// layChart lays out a chart in the width of the flow.
func (f *flow) layChart(b *render.Chart) chart.Layout {
	// A character that no face has is an error with its place in the sheet.
	for _, s := range b.Series {
		f.composer.width(s.Name, f.cell)
	}
	for _, l := range b.Labels {
		f.composer.width(l, f.cell)
	}
	if f.err != nil {
		return chart.Layout{}
	}
	return chart.Lay(b, chart.Options{
		Width: f.width, Size: f.cell.size, Most: (f.pageHeight - f.top - f.bottom) * 0.86, Language: f.page.Language,
		Measure: func(s string) float64 {
			w, _ := f.width1(s, f.cell)
			return w
		},
	})
}

// drawing adds one drawing of a chart.
func (f *flow) drawing(e *tag.Element, d *chart.Drawing) {
	texts := make([]typeset.Line, len(d.Texts))
	for i, t := range d.Texts {
		texts[i] = f.lineOf(t.Text, attribute{color: f.cell.color}, f.cell)
	}
	f.add(item{height: d.Height, draw: func(c *canvas, y float64) {
		c.figure(e, rect{f.x, y, d.Width, d.Height}, func() { f.draw(c, d, texts, f.x, y) })
	}})
}

// draw draws a chart with its top left corner at x, y.
func (f *flow) draw(c *canvas, d *chart.Drawing, texts []typeset.Line, x, y float64) {
	at := func(p chart.Point) chart.Point { return chart.Point{X: x + p.X, Y: y + p.Y} }
	for _, r := range d.Rules {
		if !r.Zero {
			c.stroke([]chart.Point{at(chart.Point{X: r.X1, Y: r.Y1}), at(chart.Point{X: r.X2, Y: r.Y2})}, 0.4, nil, f.pale)
		}
	}
	for _, b := range d.Bars {
		f.bar(c, rect{x + b.X, y + b.Y, b.W, b.H}, b.Series)
	}
	for _, r := range d.Rules {
		if r.Zero { // on the bars, which begin there
			c.stroke([]chart.Point{at(chart.Point{X: r.X1, Y: r.Y1}), at(chart.Point{X: r.X2, Y: r.Y2})}, 0.7, nil, f.grey)
		}
	}
	for _, curve := range d.Curves {
		points := make([]chart.Point, len(curve.Points))
		for i, p := range curve.Points {
			points[i] = at(p)
		}
		f.curve(c, points, curve.Series)
	}
	for _, k := range d.Keys {
		if k.Curve {
			middle := y + k.Y + k.H/2
			c.stroke([]chart.Point{{X: x + k.X, Y: middle}, {X: x + k.X + k.W, Y: middle}}, 1.4, chart.Dash(k.Series), f.shade(k.Series))
			f.marker(c, chart.Point{X: x + k.X + k.W/2, Y: middle}, k.Series)
			continue
		}
		f.bar(c, rect{x + k.X, y + k.Y, k.W, k.H}, k.Series)
	}
	for i, t := range d.Texts {
		f.chartText(c, t, texts[i], x, y)
	}
}

// chartText draws a text of a chart: on a bar, on a ground of the bar's colour,
// so that no hatch runs through it.
func (f *flow) chartText(c *canvas, t chart.Text, line typeset.Line, x, y float64) {
	col := f.cell.color
	if t.On {
		shade := chart.Shade(srgb(f.accent), t.Series)
		col = inkOf(chart.On(shade))
		if chart.HatchOf(t.Series) != chart.Plain {
			b := t.Box(f.cell.size)
			c.fill(rect{x + b.X - 2, y + b.Y - 1, b.W + 4, b.H + 1}, inkOf(shade))
		}
	}
	c.plain(line, x+t.X, y+t.Y, col)
}

// curve draws a line through points and a marker on each.
func (f *flow) curve(c *canvas, points []chart.Point, series int) {
	if len(points) > 1 {
		c.stroke(points, 1.4, chart.Dash(series), f.shade(series))
	}
	for _, p := range points {
		f.marker(c, p, series)
	}
}

// marker draws a marker in a rim of paper, so that a line behind it does not
// blur its outline.
func (f *flow) marker(c *canvas, p chart.Point, series int) {
	r := chart.Radius * f.cell.size * 0.9
	c.area(chart.Marker(series, p, r*1.35), ink{1, 1, 1})
	c.area(chart.Marker(series, p, r), f.shade(series))
}

// bar draws a bar in the shade and hatch of its series.
func (f *flow) bar(c *canvas, r rect, series int) {
	if r.w <= 0 {
		return
	}
	c.fill(r, f.shade(series))
	if h := chart.HatchOf(series); h != chart.Plain {
		c.hatch(r, h == chart.Rising, 4.2, 0.7, ink{1, 1, 1})
	}
}

// shade is the colour of a series.
func (s *style) shade(series int) ink { return inkOf(chart.Shade(srgb(s.accent), series)) }

func srgb(c ink) chart.Color { return chart.Color{R: c.r, G: c.g, B: c.b} }

func inkOf(c chart.Color) ink { return ink{c.R, c.G, c.B} }

// withTables is the page with the tables that charts needed: as it stands on the
// paper.
func withTables(p *render.Page, tables map[*render.Chart]bool) *render.Page {
	out := *p
	out.Body = make([]render.Block, len(p.Body))
	for i, b := range p.Body {
		if c, ok := b.(*render.Chart); ok && tables[c] && !c.Table {
			whole := *c
			whole.Table = true
			b = &whole
		}
		out.Body[i] = b
	}
	return &out
}
