package pdf

import (
	"strconv"

	"factsheet/render"
	"factsheet/render/pdf/tag"
)

// blocks adds the body of the sheet.
func (f *flow) blocks(list []render.Block) {
	for i, b := range list {
		if i > 0 {
			f.between(list[i-1], b)
		}
		f.inColumn(b)
	}
}

// between leaves the space between two blocks.
func (f *flow) between(a, b render.Block) {
	if isHeading(b) {
		return // has its own
	}
	switch {
	case isHeading(a):
	case f.isWide(a) || f.isWide(b):
		f.spanGap(16)
	case isDisplay(a) || isDisplay(b):
		f.gap(16)
	case isProse(a):
		f.gap(7)
	default:
		f.gap(11)
	}
}

func isHeading(b render.Block) bool { _, ok := b.(*render.Heading); return ok }

func isProse(b render.Block) bool {
	switch b.(type) {
	case *render.Paragraph, *render.List:
		return true
	}
	return false
}

// isDisplay reports whether a block stands apart from the text.
func isDisplay(b render.Block) bool {
	switch b.(type) {
	case *render.KeyFigures, *render.Table, *render.Chart, *render.Image, *render.PullQuote, *render.Timeline, *render.Glossary:
		return true
	}
	return false
}

func (f *flow) block(b render.Block) {
	switch b := b.(type) {
	case *render.Heading:
		f.heading(b)
	case *render.Paragraph, *render.List:
		part := f.column()
		part.prose([]render.Block{b}, f.body)
		f.take(part)
	case *render.Quotation:
		part := f.column()
		part.quotation(b)
		f.take(part)
	case *render.Point:
		part := f.column()
		part.point(b)
		f.take(part)
	case *render.KeyFigures:
		f.keyFigures(b)
	case *render.Timeline:
		f.timeline(b)
	case *render.Table:
		f.table(b)
	case *render.Chart:
		f.chart(b)
	case *render.Image:
		f.image(b)
	case *render.PullQuote:
		f.pullQuote(b)
	case *render.Callout:
		f.callout(b)
	case *render.Glossary:
		f.glossary(b)
	}
}

func (f *flow) heading(h *render.Heading) {
	f.gap(19)
	from := len(f.items)
	l := f.headingLook
	if h.Level > 1 {
		l.size, l.leading = l.size*0.85, l.leading*0.88
	}
	f.level = h.Level + 1
	f.textAs(tag.Heading(f.level), h.Text, l)
	f.mark(from, f.level, h.Text)
	f.together(from)
	f.keep()
	f.gap(5)
}

// prose adds paragraphs, lists and the like in one look.
func (f *flow) prose(list []render.Block, l look) {
	for i, b := range list {
		if i > 0 {
			f.gap(l.leading * 0.45 / f.scale)
		}
		switch b := b.(type) {
		case *render.Paragraph:
			f.text(b.Text, l)
		case *render.List:
			f.list(b, l)
		case *render.Heading:
			h := l
			h.bold = true
			f.textAs(tag.Heading(b.Level+1), b.Text, h)
			f.keep()
		default:
			f.block(b)
		}
	}
}

func (f *flow) list(b *render.List, l look) {
	e := &tag.Element{Role: tag.L, Numbering: "Disc"}
	if b.Ordered {
		e.Numbering = "Decimal"
	}
	f.within(e, func() { f.listItems(b, l) })
}

func (f *flow) listItems(b *render.List, l look) {
	indent := f.pt(14)
	if b.Ordered {
		w, _ := f.width1(strconv.Itoa(b.Start+len(b.Items)-1)+".", l)
		indent = w + 6
	}
	for i, blocks := range b.Items {
		if i > 0 {
			f.gap(3)
		}
		text := "•"
		if b.Ordered {
			text = strconv.Itoa(b.Start+i) + "."
		}
		mark := f.lineOf(text+" ", attribute{color: f.accent}, l)
		part := f.sub(indent, 0)
		f.within(tag.New(tag.LI), func() {
			lbl := f.leaf(tag.Lbl)
			f.within(tag.New(tag.LBody), func() { part.prose(blocks, l) })
			part.beside(l.leading, func(c *canvas, y float64) { f.show(c, lbl, mark, f.x+2, y, indent, l) })
		})
		f.take(part)
	}
}

func (f *flow) width1(s string, l look) (whole, word float64) {
	return f.composer.width(render.Text{{Text: s}}, l)
}

func (f *flow) point(p *render.Point) {
	for i, t := range p.Claim {
		if i > 0 {
			f.gap(4)
		}
		f.text(t, f.strong)
	}
	f.evidence(p.Evidence)
}

// evidence adds the quotations under what they are the evidence for.
func (f *flow) evidence(list []*render.Quotation) {
	for _, q := range list {
		if q == nil {
			continue
		}
		f.keep()
		f.gap(5)
		f.quotation(q)
	}
}

// quoted is the quotation with its marks.
func quoted(q *render.Quotation) render.Text {
	out := append(render.Text{{Text: q.Open}}, q.Text...)
	return append(out, render.Run{Text: q.Close})
}

// cited is the quotation with its marks and the number of its note.
func cited(q *render.Quotation) render.Text {
	out := quoted(q)
	if q.Note > 0 {
		out = append(out, render.Run{Text: strconv.Itoa(q.Note), Note: q.Note})
	}
	return out
}

func (f *flow) quotation(q *render.Quotation) {
	bar := &deco{x: f.x + f.pt(2), w: f.pt(1.6), color: f.accent, before: -1, after: -1}
	box := f.sub(f.pt(14), f.pt(8))
	box.decos = append(box.decos[:len(box.decos):len(box.decos)], bar)
	f.within(tag.New(tag.BlockQuote), func() { box.text(cited(q), f.body) })
	box.attribution(q)
	// A short quotation is not divided; a long one keeps its ends together.
	if len(box.items) <= 7 {
		box.together(0)
	}
	f.take(box)
}

// attribution adds what stands below a quotation: its translation, and whose
// words it has.
func (f *flow) attribution(q *render.Quotation) {
	f.translation(q, f.byline)
	by := q.By
	if len(q.Translation) == 0 && len(q.Remarks) > 0 {
		if len(by) > 0 {
			by = append(by[:len(by):len(by)], render.Run{Text: " · "})
		}
		by = append(by[:len(by):len(by)], q.Remarks...)
	}
	if len(by) > 0 {
		f.keep()
		f.gap(1.5)
		f.text(by, f.byline)
	}
}

// translation adds the translation of a quotation, with the remarks on it.
func (f *flow) translation(q *render.Quotation, l look) {
	if len(q.Translation) == 0 {
		return
	}
	f.keep()
	f.gap(2)
	l.serif, l.italic, l.size, l.leading = true, true, l.size*1.07, l.leading*1.07
	t := q.Translation
	if len(q.Remarks) > 0 {
		t = append(t[:len(t):len(t)], render.Run{Text: " (", Style: render.Emphasis})
		for _, r := range q.Remarks {
			r.Style ^= render.Emphasis // upright beside the italics
			t = append(t, r)
		}
		t = append(t, render.Run{Text: ")", Style: render.Emphasis})
	}
	f.text(t, l)
}

func (f *flow) callout(b *render.Callout) {
	part := f.column()
	ground := &deco{x: part.x - 1, w: part.width + 2, color: f.tint, before: f.pt(8), after: f.pt(8)}
	bar := &deco{x: part.x - 1, w: 2.4, color: f.accent, before: f.pt(8), after: f.pt(8)}
	box := part.sub(f.pt(13), f.pt(10))
	box.decos = append(box.decos[:len(box.decos):len(box.decos)], ground, bar)
	f.within(tag.New(tag.Sect), func() {
		if len(b.Title) > 0 {
			l := f.label
			l.size, l.leading = l.size*1.09, l.leading*1.02
			box.textAs(tag.Heading(f.level+1), b.Title, l)
			box.keep()
			box.gap(2)
		}
		l := f.body
		l.size *= 0.97
		box.prose(b.Body, l)
	})
	if len(box.items) <= 12 {
		box.together(0)
	}
	f.pad(8)
	f.take(box)
	f.gap(8)
}
