package pdfium

import (
	"fmt"
	"image"
	"math"
)

// maxDots is how many dots a picture has at most.
const maxDots = 20_000_000

// FPDF_ANNOT draws annotations; FPDF_REVERSE_BYTE_ORDER gives R, G, B, A.
const renderFlags = 0x01 | 0x10

// render draws the page at index, from 0.
func (o *opened) render(index int, dpi float64) (*image.RGBA, error) {
	if index < 0 || index >= o.pages {
		return nil, &Error{NoSuchPage, fmt.Sprintf("the document has %d pages, and no page %d", o.pages, index+1), ""}
	}
	page := o.call("FPDF_LoadPage", o.doc, uint64(index))
	if page == 0 {
		return nil, o.faultOr(damaged(fmt.Sprintf("page %d cannot be read", index+1)))
	}
	v := o.geometry(page)
	w, h := dots(v.width, v.height, dpi)
	if w == 0 {
		return nil, o.faultOr(damaged(fmt.Sprintf("page %d has no size", index+1)))
	}
	const bgrx = 3
	bitmap := o.call("FPDFBitmap_CreateEx", uint64(w), uint64(h), bgrx, 0, 0)
	if bitmap == 0 {
		return nil, broken(errMemory)
	}
	o.call("FPDFBitmap_FillRect", bitmap, 0, 0, uint64(w), uint64(h), 0xFFFFFFFF)
	o.call("FPDF_RenderPageBitmap", bitmap, page, 0, 0, uint64(w), uint64(h), 0, renderFlags)
	stride := o.integer("FPDFBitmap_GetStride", bitmap)
	buffer := o.call("FPDFBitmap_GetBuffer", bitmap)
	if o.err == nil && stride < 4*w {
		return nil, broken(fmt.Errorf("a line of %d dots in %d bytes", w, stride))
	}
	b := o.instance.view(uint32(buffer), stride*h)
	if o.err != nil {
		return nil, broken(o.err)
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		row := img.Pix[y*img.Stride : y*img.Stride+4*w]
		copy(row, b[y*stride:])
		for x := 3; x < len(row); x += 4 {
			row[x] = 0xFF
		}
	}
	return img, nil
}

func (o *opened) faultOr(err error) error {
	if o.err != nil {
		return broken(o.err)
	}
	return err
}

// dots is a picture's width and height for a page of points; 0, 0 if the page
// has none.
func dots(width, height float32, dpi float64) (w, h int) {
	dpi = min(dpi, 2400)
	x, y := float64(width)*dpi/72, float64(height)*dpi/72
	if !(x > 0) || !(y > 0) {
		return 0, 0
	}
	if x*y > maxDots {
		k := math.Sqrt(maxDots / (x * y))
		x, y = x*k, y*k
	}
	// A page that is a line in one direction must not be endless in the other.
	const side = 30_000
	return int(min(max(1, math.Floor(x)), side)), int(min(max(1, math.Floor(y)), side))
}
