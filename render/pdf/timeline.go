package pdf

import (
	"factsheet/render"
	"factsheet/render/pdf/tag"
)

// timeline adds dated events: dates in the hanging column, and at the edge of
// the text column a line with a dot for each event.
func (f *flow) timeline(b *render.Timeline) {
	f.within(&tag.Element{Role: tag.L, Numbering: "None"}, func() {
		for i, e := range b.Events {
			if i > 0 && len(b.Events) > 2 && (i == 1 || i == len(b.Events)-1) {
				f.keep() // no event stands alone at the foot or the head of a page
			}
			f.within(tag.New(tag.LI), func() { f.event(e, i == len(b.Events)-1) })
		}
	})
}

// event adds one event; below the last one the line ends.
func (f *flow) event(e render.Event, last bool) {
	part, hanging := f.besideLine()
	x, r := part.x-f.pt(11), f.pt(3)
	middle := f.label.baseline() - 0.34*f.label.size
	if !last {
		part.decos = append(part.decos[:len(part.decos):len(part.decos)], &deco{x: x - f.pt(0.5), w: f.pt(1), color: f.hair, before: -middle, after: middle})
	}
	date := f.leaf(tag.Lbl)
	if !hanging {
		part.textIn(date, e.Date, f.label)
		part.together(0)
		part.keep()
	}
	f.within(tag.New(tag.LBody), func() {
		for j, t := range e.Event {
			if j > 0 {
				part.gap(4)
			}
			part.text(t, f.body)
		}
		part.evidence(e.Evidence)
	})
	if !last {
		part.keep()
		part.add(item{height: f.pt(9)}) // the line goes on to the next event
	}
	high := 0.0
	draw := func(c *canvas, y float64) {
		c.artifact(func() { c.disc(x, y+middle, r, f.accent) })
	}
	if hanging {
		lines := f.lines(e.Date, f.label, f.hang-6)
		high = float64(len(lines)) * f.label.leading
		dot := draw
		draw = func(c *canvas, y float64) {
			for i, line := range lines {
				f.show(c, date, line, f.x, y+float64(i)*f.label.leading, f.hang, f.label)
			}
			dot(c, y)
		}
	}
	part.beside(high, draw)
	f.take(part)
}

// besideLine is the column for what happened; false where the date has no
// column of its own and stands above.
func (f *flow) besideLine() (part *flow, hanging bool) {
	if f.hang == 0 || f.width < f.full-1 {
		return f.sub(f.pt(14), 0), false
	}
	return f.sub(f.hang+f.pt(14), 0), true
}

// glossary adds terms and what they mean: terms in the hanging column, or above
// where one of them has a word that is too long for it.
func (f *flow) glossary(b *render.Glossary) {
	hanging := f.hang > 0 && f.width >= f.full-1
	for _, t := range b.Terms {
		_, word := f.composer.width(t.Term, f.label)
		hanging = hanging && word <= f.hang-6
	}
	f.within(&tag.Element{Role: tag.L, Numbering: "None"}, func() {
		for i, t := range b.Terms {
			if i > 0 {
				f.gap(5)
			}
			f.within(tag.New(tag.LI), func() { f.term(t, hanging) })
		}
	})
}

func (f *flow) term(t render.Term, hanging bool) {
	l := f.body
	l.size *= 0.97
	part := f.column()
	f.within(tag.New(tag.LBody), func() { part.prose(t.Definition, l) })
	if hanging {
		f.labelled(tag.Lbl, t.Term, part, f.label, false)
		return
	}
	head := f.column()
	head.above(tag.Lbl, t.Term, f.label, false)
	f.take(head)
	f.take(part)
}
