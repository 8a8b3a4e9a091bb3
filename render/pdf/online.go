package pdf

import (
	"math"

	"factsheet/render/pdf/tag"
	"factsheet/render/qr"
)

// online adds the address at which the sheet is published, with its code for
// telephones left of it and of what rest adds.
func (f *flow) online(rest func(part *flow)) {
	p := f.page
	if len(p.OnlineLine) == 0 {
		rest(f)
		return
	}
	code, err := qr.Encode(p.OnlineLine[f.linked()].Link)
	if err != nil {
		f.fail(p.OnlineLine, err)
		return
	}
	const mm = 72 / 25.4
	// Telephones read modules of 0.4 mm from 15 cm; the code is 20 mm wide at least.
	module := max(20*mm/float64(code.Size), 0.4*mm)
	side := module * float64(code.Size+2*qr.Quiet)
	part := f.sub(max(side+f.pt(8), f.hang), 0)
	e := f.leaf(tag.Figure)
	e.Alt = p.OnlineAlt
	part.text(p.OnlineLine, f.sized(look{bold: true, size: 9.2, leading: 12.8, color: f.black}))
	part.gap(4)
	rest(part)
	bars := code.Bars()
	part.beside(side, func(c *canvas, y float64) {
		c.figure(e, rect{f.x, y, side, side}, func() {
			c.fill(rect{f.x, y, side, side}, ink{1, 1, 1}) // the quiet zone is light, whatever the ground
			at := float64(qr.Quiet) * module
			c.squares(f.x+at, y+at, module, bars)
		})
	})
	f.take(part)
}

// linked is the index of the run with the address.
func (f *flow) linked() int {
	for i, r := range f.page.OnlineLine {
		if r.Link != "" {
			return i
		}
	}
	return 0
}

// squares fills the dark modules of a code as one shape, so that no light line
// runs between them.
func (c *canvas) squares(x, y, module float64, bars []qr.Bar) {
	c.belongs()
	c.op("0 0 0 rg")
	for _, b := range bars {
		// The edges of neighbours are the same numbers.
		edge := func(v float64) float64 { return math.Round(v*100) / 100 }
		left, top := edge(x+float64(b.X)*module), edge(y+float64(b.Y)*module)
		right, foot := edge(x+float64(b.X+b.W)*module), edge(y+float64(b.Y+b.H)*module)
		c.num(left+c.shift, c.height-foot, right-left, foot-top)
		c.op("re")
	}
	c.op("f")
}
