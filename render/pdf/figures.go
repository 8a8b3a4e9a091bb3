package pdf

import (
	"factsheet/render"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
)

// highFigure is the height over which a key figure is set as text: a row of
// them cannot be divided over pages.
const highFigure = 220.0

// keyFigures adds large numerals side by side, at most four in a row, and the
// evidence for them.
func (f *flow) keyFigures(b *render.KeyFigures) {
	perRow := min(len(b.Figures), 4)
	if n := len(b.Figures); n > 4 && (n%4 == 1 || n%4 == 2) { // no row of one
		perRow = 3
	}
	for perRow > 1 && f.width/float64(perRow) < 8*f.byline.size { // a label needs some letters
		perRow--
	}
	f.within(&tag.Element{Role: tag.L, Numbering: "None"}, func() {
		for from := 0; from < len(b.Figures); from += perRow {
			if from > 0 {
				f.gap(10)
			}
			f.figureRow(b.Figures[from:min(from+perRow, len(b.Figures))], perRow)
		}
	})
	part := f.column()
	part.evidence(b.Evidence)
	if len(part.items) > 0 {
		f.gap(4)
	}
	f.take(part)
}

type figureCell struct {
	figure, label []typeset.Line
	large         look
	name, body    *tag.Element // of the figure and its label
}

func (f *flow) figureRow(list []render.KeyFigure, perRow int) {
	between := f.pt(14)
	width := (f.width - between*float64(perRow-1)) / float64(perRow)
	words := f.sized(look{size: 9.4, leading: 12.4, color: f.black})
	cells := make([]figureCell, len(list))
	figureHeight, height := 0.0, 0.0
	large := f.figureLook(list, width)
	for i, k := range list {
		c := &cells[i]
		c.large = large
		c.figure = f.lines(k.Figure, large, width)
		c.label = f.lines(k.Label, words, width)
		figureHeight = max(figureHeight, float64(len(c.figure))*c.large.leading)
		height = max(height, float64(len(c.label))*words.leading)
	}
	if figureHeight+height > f.pt(highFigure) {
		f.figureList(list)
		return
	}
	for i := range cells {
		f.within(tag.New(tag.LI), func() { cells[i].name, cells[i].body = f.leaf(tag.Lbl), f.leaf(tag.LBody) })
	}
	f.add(item{height: f.pt(10) + figureHeight + height, draw: func(c *canvas, y float64) {
		for i, k := range cells {
			x := f.x + float64(i)*(width+between)
			c.artifact(func() { c.rule(x, y+1, width, 1.2, f.accent) })
			for j, line := range k.figure {
				under := figureHeight - float64(len(k.figure)-j)*k.large.leading
				f.show(c, k.name, line, x, y+f.pt(6)+under, width, k.large)
			}
			for j, line := range k.label {
				f.show(c, k.body, line, x, y+f.pt(8)+figureHeight+float64(j)*words.leading, width, words)
			}
		}
	}})
}

// figureLook is the largest look in which every figure of a row stands on one
// line; the smallest where there is none.
func (f *flow) figureLook(list []render.KeyFigure, width float64) look {
	l := look{bold: true, color: f.accent}
	for _, size := range []float64{27, 24, 21, 18, 16} {
		l.size = max(f.pt(size), f.least)
		l.leading = l.size * 1.15
		fits := true
		for _, k := range list {
			fits = fits && len(f.lines(k.Figure, l, width)) <= 1
		}
		if fits {
			break
		}
	}
	return l
}

// figureList sets figures whose labels are whole paragraphs.
func (f *flow) figureList(list []render.KeyFigure) {
	for i, k := range list {
		if i > 0 {
			f.gap(6)
		}
		part := f.column()
		f.within(tag.New(tag.LI), func() {
			part.textAs(tag.Lbl, k.Figure, f.sized(look{bold: true, size: 13, leading: 16, color: f.accent}))
			part.keep()
			part.textAs(tag.LBody, k.Label, f.sized(look{size: 9.4, leading: 12.4, color: f.black}))
		})
		f.take(part)
	}
}
