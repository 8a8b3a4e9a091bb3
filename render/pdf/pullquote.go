package pdf

import (
	"factsheet/render"
	"factsheet/render/pdf/tag"
)

// pullQuote adds a quotation in large italics between two rules.
func (f *flow) pullQuote(b *render.PullQuote) {
	q := b.Quotation
	if q == nil {
		return
	}
	l := f.sized(look{serif: true, italic: true, size: 15, leading: 20, color: f.accent})
	part := f.column()
	rule := func(height, at, thick float64, col ink) {
		part.add(item{height: f.pt(height), keep: true, draw: func(c *canvas, y float64) {
			c.artifact(func() { c.rule(part.x, y+f.pt(at), part.width, f.pt(thick), col) })
		}})
	}
	rule(8, 1, 2, f.accent)
	f.within(tag.New(tag.BlockQuote), func() { part.text(cited(q), l) })
	part.gap(1.5)
	part.attribution(q)
	part.keep()
	rule(8, 7.5, 0.6, f.hair)
	part.together(0)
	part.items[len(part.items)-1].keep = false
	f.take(part)
}
