package html

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"factsheet/render"
	"factsheet/render/chart"
)

// chart writes a drawing, and the data that it shows as a table: folded away
// where the sheet does not ask for it and the drawing says all of it.
func (c *composer) chart(b *render.Chart) {
	c.w.element("figure", attributes{"class", "chart"}, func() {
		if len(b.Title)+len(b.Unit) > 0 {
			c.w.element("figcaption", nil, func() {
				c.paragraph("title", b.Title)
				c.paragraph("unit", b.Unit)
			})
		}
		c.drawings(b)
		if b.Data == nil {
			return
		}
		name := plain(b.Title)
		if dataShown(b, c.page.Language) {
			c.grid(b.Data, nil, name)
			return
		}
		c.w.element("details", nil, func() {
			c.w.element("summary", nil, func() { c.text(c.words.text(c.words.Table)) })
			c.grid(b.Data, nil, name)
		})
	})
	c.evidenceOf(b.Evidence)
}

// dataShown reports whether the table of a chart is not folded away.
func dataShown(b *render.Chart, language string) bool {
	return b.Table || !lay(b, wide, language).Complete
}

// A drawing is laid out for two widths of windows, in pixels; the style sheet
// shows the one that fits.
const (
	wide   = 640.0
	narrow = 300.0

	textSize = 13.0
)

// accent is the colour of the first series: the style sheet's accent on a
// light ground, which drawings keep.
var accent = chart.Color{R: 0x12 / 255.0, G: 0x47 / 255.0, B: 0x6f / 255.0}

func lay(b *render.Chart, width float64, language string) chart.Layout {
	return chart.Lay(b, chart.Options{Width: width, Size: textSize, Language: language, Measure: measure})
}

// measure is how wide a text may become in the faces that browsers have.
func measure(s string) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r), strings.ContainsRune("mw%€—@", r):
			w += 0.78
		case strings.ContainsRune(" .,;:'|ijlI!·’", r), unicode.IsMark(r):
			w += 0.34
		default:
			w += 0.63
		}
	}
	return w * textSize
}

func (c *composer) drawings(b *render.Chart) {
	large, small := lay(b, wide, c.page.Language), lay(b, narrow, c.page.Language)
	if len(small.Drawings) == 0 {
		c.drawing(b, large, "")
		return
	}
	c.drawing(b, large, "wide")
	c.drawing(b, small, "narrow")
}

// drawing draws a layout. To those who do not see it, it is a picture with a
// name and a description.
func (c *composer) drawing(b *render.Chart, l chart.Layout, class string) {
	for i := range l.Drawings {
		d := &l.Drawings[i]
		id := c.id("chart-" + strconv.Itoa(len(c.ids)))
		c.w.element("svg", attributes{
			"class", class, "role", "img", "aria-labelledby", id + "-title", "aria-describedby", id + "-about",
			"viewBox", "0 0 " + number(d.Width) + " " + number(d.Height), "font-size", number(textSize),
		}, func() {
			name := plain(b.Title)
			if name == "" {
				name = plain(b.Alt)
			}
			c.w.line("title", attributes{"id", id + "-title"}, name)
			c.w.line("desc", attributes{"id", id + "-about"}, plain(b.Alt))
			c.hatches(b, id)
			c.shapes(d, id)
			for _, t := range d.Texts {
				c.chartText(t)
			}
		})
	}
}

// number writes a length.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func hex(c chart.Color) string {
	part := func(v float64) int { return int(v*255 + 0.5) }
	return fmt.Sprintf("#%02x%02x%02x", part(c.R), part(c.G), part(c.B))
}

// hatches writes the patterns of the series that are told apart by one.
func (c *composer) hatches(b *render.Chart, id string) {
	for i := range b.Series {
		h := chart.HatchOf(i)
		if h == chart.Plain || b.Kind == "line" {
			continue
		}
		turn := "rotate(-45)"
		if h == chart.Rising {
			turn = "rotate(45)"
		}
		c.w.element("pattern", attributes{"id", id + "-" + strconv.Itoa(i), "patternUnits", "userSpaceOnUse", "width", "5", "height", "5", "patternTransform", turn}, func() {
			c.w.element("rect", attributes{"width", "5", "height", "5", "fill", hex(chart.Shade(accent, i))}, nil)
			c.w.element("rect", attributes{"width", "1.1", "height", "5", "fill", "#fff"}, nil)
		})
	}
}

func (c *composer) shapes(d *chart.Drawing, id string) {
	for _, r := range d.Rules {
		if !r.Zero {
			c.stroke([]chart.Point{{X: r.X1, Y: r.Y1}, {X: r.X2, Y: r.Y2}}, "#d0d6dc", "0.7", nil)
		}
	}
	for _, b := range d.Bars {
		c.bar(b.X, b.Y, b.W, b.H, b.Series, id)
	}
	for _, r := range d.Rules {
		if r.Zero {
			c.stroke([]chart.Point{{X: r.X1, Y: r.Y1}, {X: r.X2, Y: r.Y2}}, "#4a535d", "1", nil)
		}
	}
	for _, curve := range d.Curves {
		if len(curve.Points) > 1 {
			c.stroke(curve.Points, hex(chart.Shade(accent, curve.Series)), "2", chart.Dash(curve.Series))
		}
		for _, p := range curve.Points {
			c.marker(p, curve.Series)
		}
	}
	for _, k := range d.Keys {
		if !k.Curve {
			c.bar(k.X, k.Y, k.W, k.H, k.Series, id)
			continue
		}
		y := k.Y + k.H/2
		c.stroke([]chart.Point{{X: k.X, Y: y}, {X: k.X + k.W, Y: y}}, hex(chart.Shade(accent, k.Series)), "2", chart.Dash(k.Series))
		c.marker(chart.Point{X: k.X + k.W/2, Y: y}, k.Series)
	}
}

func (c *composer) bar(x, y, w, h float64, series int, id string) {
	if w <= 0 {
		return
	}
	fill := hex(chart.Shade(accent, series))
	if chart.HatchOf(series) != chart.Plain {
		fill = "url(#" + id + "-" + strconv.Itoa(series) + ")"
	}
	c.w.element("rect", attributes{"x", number(x), "y", number(y), "width", number(w), "height", number(h), "fill", fill}, nil)
}

func points(list []chart.Point) string {
	var parts []string
	for _, p := range list {
		parts = append(parts, number(p.X)+","+number(p.Y))
	}
	return strings.Join(parts, " ")
}

func (c *composer) stroke(list []chart.Point, color, width string, dash []float64) {
	var dashes []string
	for _, d := range dash {
		dashes = append(dashes, number(d*1.4))
	}
	c.w.element("polyline", attributes{"points", points(list), "fill", "none", "stroke", color, "stroke-width", width, "stroke-dasharray", strings.Join(dashes, " ")}, nil)
}

// marker marks a point, in a rim of the ground, so that no line blurs it.
func (c *composer) marker(p chart.Point, series int) {
	c.w.element("polygon", attributes{"points", points(chart.Marker(series, p, chart.Radius*textSize)),
		"fill", hex(chart.Shade(accent, series)), "stroke", "#fff", "stroke-width", "1.5", "paint-order", "stroke"}, nil)
}

func (c *composer) chartText(t chart.Text) {
	x, anchor := t.X, ""
	switch t.Anchor {
	case chart.Middle:
		x, anchor = t.X+t.Width/2, "middle"
	case chart.End:
		x, anchor = t.X+t.Width, "end"
	}
	class := ""
	if t.On {
		shade := chart.Shade(accent, t.Series)
		class = "light"
		if chart.On(shade) == (chart.Color{}) {
			class = "dark"
		}
		if chart.HatchOf(t.Series) != chart.Plain {
			b := t.Box(textSize)
			c.w.element("rect", attributes{"x", number(b.X - 2), "y", number(b.Y - 1), "width", number(b.W + 4), "height", number(b.H + 1), "fill", hex(shade)}, nil)
		}
	}
	c.w.line("text", attributes{"class", class, "x", number(x), "y", number(t.Y), "text-anchor", anchor}, t.Text)
}
