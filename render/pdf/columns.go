package pdf

import (
	"bytes"
	"image"

	"factsheet/render"
)

// inColumn adds a block of the body: in the column, or across all columns where
// it needs the width.
func (f *flow) inColumn(b render.Block) {
	if !f.isWide(b) {
		f.block(b)
		return
	}
	g := f.wide()
	g.block(b)
	f.take(g)
}

// spanGap leaves the white space above or below a block that goes across all
// columns.
func (f *flow) spanGap(h float64) {
	g := f.wide()
	g.gap(h)
	f.take(g)
}

// isWide reports whether a block of the body goes across all columns of the
// page.
func (f *flow) isWide(b render.Block) bool {
	if f.columnCount < 2 || f.span {
		return false
	}
	switch b := b.(type) {
	case *render.KeyFigures:
		return len(b.Figures) > 2
	case *render.Table:
		return f.needs(b) > f.width
	case *render.Chart:
		return b.Kind != "bar" || len(b.Series) > 1 || len(b.Labels) > 12
	case *render.Image:
		// A panorama; others stand in the column, however large they are.
		config, _, err := image.DecodeConfig(bytes.NewReader(b.Data))
		return err == nil && config.Width > 2*config.Height && float64(config.Width)*72/110 > f.width
	}
	return false
}

// needs is the width of a table whose cells stand on one line, or in lines of
// some words.
func (f *flow) needs(t *render.Table) float64 {
	head := f.cell
	head.bold = true
	sum := 0.0
	for i, c := range t.Columns {
		most, _ := f.composer.width(c, head)
		for _, r := range t.Rows {
			if i < len(r) {
				w, _ := f.composer.width(r[i], f.cell)
				most = max(most, w)
			}
		}
		sum += min(most, 14*f.cell.size) + 2*f.pt(cellPad) + 0.1
	}
	return sum
}
