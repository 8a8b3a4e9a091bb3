package pdf

import "factsheet/render/chart"

// area fills the inside of an outline; places are in points from the top left
// corner of the page.
func (c *canvas) area(outline []chart.Point, col ink) {
	c.belongs()
	c.num(col.r, col.g, col.b)
	c.op("rg")
	c.path(outline)
	c.op("h f")
}

// stroke draws lines from point to point. A dash is lengths of line and gap by
// turns; nil is a whole line.
func (c *canvas) stroke(points []chart.Point, thick float64, dash []float64, col ink) {
	c.belongs()
	c.op("q")
	c.num(col.r, col.g, col.b)
	c.op("RG")
	c.num(thick)
	c.op("w 1 j 1 J")
	if dash != nil {
		c.buf = append(c.buf, "0 J ["...)
		for _, d := range dash {
			c.num(d * thick)
		}
		c.op("] 0 d")
	}
	c.path(points)
	c.op("S")
	c.op("Q")
}

func (c *canvas) path(points []chart.Point) {
	for i, p := range points {
		c.num(p.X+c.shift, c.height-p.Y)
		if i == 0 {
			c.op("m")
		} else {
			c.op("l")
		}
	}
}

// disc fills a circle around x, y.
func (c *canvas) disc(x, y, r float64, col ink) {
	c.area(chart.Marker(0, chart.Point{X: x, Y: y}, r), col)
}

// hatch draws thin slanting lines on r.
func (c *canvas) hatch(r rect, rising bool, step, thick float64, col ink) {
	r.x += c.shift
	c.belongs()
	c.op("q")
	c.num(r.x, c.height-r.y-r.h, r.w, r.h)
	c.op("re W n")
	c.num(col.r, col.g, col.b)
	c.op("RG")
	c.num(thick)
	c.op("w")
	for x := r.x - r.h; x < r.x+r.w; x += step {
		from, to := c.height-r.y-r.h, c.height-r.y
		if !rising {
			from, to = to, from
		}
		c.num(x, from)
		c.op("m")
		c.num(x+r.h, to)
		c.op("l")
	}
	c.op("S Q")
}
