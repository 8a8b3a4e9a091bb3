package pdfium

import "math"

// What is drawn on a page.
const (
	objectPath  = 2
	objectImage = 3
	maxObjects  = 20_000 // of a page that are looked at
	maxImages   = 500    // a scan's pictures come first
	maxRules    = 4_000
	maxSegments = 2_000 // of one path
	leastRule   = 6     // points: what is shorter is a letter's part or a dash
	thickest    = 3     // points, of a box that is a line
	slant       = 0.01  // of the length
)

// drawings finds the rules of a page, and counts its pictures if together they
// cover half of it.
func (o *opened) drawings(handle uint64, p *Page, v *view) {
	kind, get := o.function("FPDFPageObj_GetType"), o.function("FPDFPage_GetObject")
	bounds := o.function("FPDFPageObj_GetBounds")
	n, covered := 0, 0.0
	for i := range min(maxObjects, o.integer("FPDFPage_CountObjects", handle)) {
		object := o.invoke(get, handle, uint64(i))
		if object == 0 {
			continue
		}
		what := o.invoke(kind, object)
		if what != objectPath && (what != objectImage || i >= maxImages) {
			continue
		}
		b := uint64(o.box)
		if o.invoke(bounds, object, b, b+4, b+8, b+12)&1 == 0 {
			continue
		}
		f := o.floats(4) // left, bottom, right, top
		if what == objectPath {
			o.rules(object, p, v, f)
			continue
		}
		n++
		covered += max(0, f[2]-f[0]) * max(0, f[3]-f[1])
	}
	if covered >= float64(v.width)*float64(v.height)/2 {
		p.Images = n
	}
}

// rules finds the rules of one path, whose bounds in the page's space are given.
func (o *opened) rules(path uint64, p *Page, v *view, bounds [8]float64) {
	w, h := bounds[2]-bounds[0], bounds[3]-bounds[1]
	switch {
	case max(w, h) < leastRule || len(p.Rules) >= maxRules:
	case h <= thickest && w > 2*h:
		y := (bounds[1] + bounds[3]) / 2
		p.rule(v, bounds[0], y, bounds[2], y)
	case w <= thickest && h > 2*w:
		x := (bounds[0] + bounds[2]) / 2
		p.rule(v, x, bounds[1], x, bounds[3])
	default:
		o.segments(path, p, v)
	}
}

// The kinds of FPDFPathSegment_GetType.
const (
	segmentLine = 0
	segmentMove = 2
)

// segments finds the rules among the straight lines of a path.
func (o *opened) segments(path uint64, p *Page, v *view) {
	b := uint64(o.box)
	if o.call("FPDFPageObj_GetMatrix", path, b)&1 == 0 {
		return
	}
	var m [6]float64
	for i, f := range o.floats(6) {
		if i < len(m) {
			m[i] = f
		}
	}
	segment, kind := o.function("FPDFPath_GetPathSegment"), o.function("FPDFPathSegment_GetType")
	point, closes := o.function("FPDFPathSegment_GetPoint"), o.function("FPDFPathSegment_GetClose")
	var x, y, startX, startY float64
	for i := range min(maxSegments, o.integer("FPDFPath_CountSegments", path)) {
		s := o.invoke(segment, path, uint64(i))
		if s == 0 || o.invoke(point, s, b, b+4)&1 == 0 {
			return
		}
		f := o.floats(2)
		nextX, nextY := m[0]*f[0]+m[2]*f[1]+m[4], m[1]*f[0]+m[3]*f[1]+m[5]
		switch o.invoke(kind, s) & 0xFF {
		case segmentLine:
			p.rule(v, x, y, nextX, nextY)
		case segmentMove:
			startX, startY = nextX, nextY
		}
		x, y = nextX, nextY
		if o.invoke(closes, s)&1 != 0 {
			p.rule(v, x, y, startX, startY)
			x, y = startX, startY
		}
	}
}

// rule keeps a line of the page's own space if it goes along or across the page.
func (p *Page) rule(v *view, x0, y0, x1, y1 float64) {
	x0, y0 = v.point(x0, y0)
	x1, y1 = v.point(x1, y1)
	w, h := math.Abs(x1-x0), math.Abs(y1-y0)
	if max(w, h) < leastRule || min(w, h) > max(1, slant*max(w, h)) || len(p.Rules) >= maxRules {
		return
	}
	r := Rule{finite(min(x0, x1)), finite(min(y0, y1)), finite(max(x0, x1)), finite(max(y0, y1))}
	if w >= h {
		r.Y0, r.Y1 = (r.Y0+r.Y1)/2, (r.Y0+r.Y1)/2
	} else {
		r.X0, r.X1 = (r.X0+r.X1)/2, (r.X0+r.X1)/2
	}
	p.Rules = append(p.Rules, r)
}
