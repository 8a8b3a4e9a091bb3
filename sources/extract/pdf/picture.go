package pdf

import (
	"cmp"
	"context"
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"factsheet/sources/extract"
	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text"
)

const (
	leastDPI, mostDPI = 36, 300
	mostPictures      = 20 // pages that are drawn of one passage
)

// marker is the colour behind the words of a passage.
var marker = color.RGBA{255, 240, 145, 255}

// picture is the Picture of the format.
func picture(ctx context.Context, in extract.Input, part text.Range, dpi float64) ([]extract.Page, error) {
	marked, err := Boxes(ctx, in, part)
	if err != nil {
		return nil, err
	}
	if !(dpi >= leastDPI) {
		dpi = leastDPI
	}
	dpi = min(dpi, mostDPI)
	var out []extract.Page
	for _, m := range marked[:min(len(marked), mostPictures)] {
		img, err := pdfium.Shared.Render(ctx, pdfium.Document{Data: in.Data, Password: in.Password}, m.Page, dpi)
		if err != nil {
			return nil, unreadable(err)
		}
		m.mark(img)
		out = append(out, extract.Page{Number: m.Page, Image: img})
	}
	return out, nil
}

// A Marked is where words stand on one page.
type Marked struct {
	Page          int     // from 1
	Width, Height float64 // of the page in points
	Boxes         []Box   // one for each line, or part of one, in reading order
}

// A Box is a rectangle on a page in points: origin top left, y down.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Boxes finds where a part of the Content that Read makes stands: a rectangle
// for each line, by pages in ascending order. Furniture inside it is left out.
// The error is that of Read.
func Boxes(ctx context.Context, in extract.Input, part text.Range) ([]Marked, error) {
	d, _, err := open(ctx, in)
	if err != nil {
		return nil, err
	}
	return d.boxes(ctx, part)
}

func (d *document) boxes(ctx context.Context, part text.Range) ([]Marked, error) {
	t, spots, err := d.layout(ctx, asRead, true)
	if err != nil {
		return nil, err
	}
	byPage := map[int32]*Marked{}
	var out []*Marked
	for _, s := range spots {
		if int(s.at) < part.Start || int(s.at) >= part.End || furnitureAt(t, int(s.at)) {
			continue
		}
		m := byPage[s.page]
		if m == nil {
			p := d.sheets[s.page].shown
			m = &Marked{Page: p.Index, Width: float64(p.Width), Height: float64(p.Height)}
			byPage[s.page] = m
			out = append(out, m)
		}
		m.add(&d.sheets[s.page].shown.Chars[s.char])
	}
	slices.SortStableFunc(out, func(a, b *Marked) int { return cmp.Compare(a.Page, b.Page) })
	marked := make([]Marked, len(out))
	for i, m := range out {
		marked[i] = *m
	}
	return marked, nil
}

func furnitureAt(t *text.Text, at int) bool {
	_, found := slices.BinarySearchFunc(t.Furniture, at, func(r text.Range, at int) int {
		switch {
		case r.End <= at:
			return -1
		case r.Start > at:
			return 1
		}
		return 0
	})
	return found
}

// add takes a character into the last rectangle, if it stands beside it on one
// line, or begins another.
func (m *Marked) add(c *pdfium.Char) {
	b := Box{float64(c.X0), float64(c.Y0), float64(c.X1), float64(c.Y1)}
	if b.X1 <= b.X0 || b.Y1 <= b.Y0 {
		return
	}
	if n := len(m.Boxes); n > 0 {
		last := &m.Boxes[n-1]
		size := float64(c.Size)
		overlap := min(last.Y1, b.Y1) - max(last.Y0, b.Y0)
		across := min(last.X1, b.X1) - max(last.X0, b.X0)
		beside := overlap > 0.5*min(b.Y1-b.Y0, last.Y1-last.Y0) && across > -1.5*size
		below := c.Flags&pdfium.Rotated != 0 && across > 0.5*min(b.X1-b.X0, last.X1-last.X0) && overlap > -1.5*size
		if beside || below {
			*last = Box{min(last.X0, b.X0), min(last.Y0, b.Y0), max(last.X1, b.X1), max(last.Y1, b.Y1)}
			return
		}
	}
	m.Boxes = append(m.Boxes, b)
}

// mark colours the rectangles in a picture of the page as a marker pen does: what
// is white takes its colour, and black letters stay black.
func (m *Marked) mark(img draw.Image) {
	if !(m.Width > 0 && m.Height > 0) {
		return
	}
	bounds := img.Bounds()
	sx, sy := float64(bounds.Dx())/m.Width, float64(bounds.Dy())/m.Height
	whole := image.Rect(0, 0, bounds.Dx(), bounds.Dy())
	under := image.NewAlpha(whole) // rectangles that overlap are not darker there
	for _, b := range m.Boxes {
		r := image.Rect(int(math.Floor(b.X0*sx)), int(math.Floor(b.Y0*sy)), int(math.Ceil(b.X1*sx)), int(math.Ceil(b.Y1*sy)))
		draw.Draw(under, r.Intersect(whole), image.Opaque, image.Point{}, draw.Src)
	}
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			if under.AlphaAt(x, y).A > 0 {
				r, g, b, a := img.At(bounds.Min.X+x, bounds.Min.Y+y).RGBA()
				img.Set(bounds.Min.X+x, bounds.Min.Y+y, color.RGBA64{times(r, marker.R), times(g, marker.G), times(b, marker.B), uint16(a)})
			}
		}
	}
}

// times is a channel of a colour seen through that of the marker.
func times(v uint32, through uint8) uint16 { return uint16(v * uint32(through) / 255) }
