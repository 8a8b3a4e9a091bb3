package pdfium

// What a page holds beside text.
const (
	objectImage    = 3
	annotFreeText  = 3
	annotWidget    = 20
	maxObjects     = 500 // of a page that are looked at: a scan's pictures come first
	maxAnnotations = 5_000
)

// images counts the pictures of a page if together they cover half of it.
func (o *opened) images(page uint64) int {
	v := o.geometry(page)
	whole := float64(v.width) * float64(v.height)
	kind := o.function("FPDFPageObj_GetType")
	get := o.function("FPDFPage_GetObject")
	n, covered := 0, 0.0
	for i := range min(maxObjects, o.integer("FPDFPage_CountObjects", page)) {
		object := o.invoke(get, page, uint64(i))
		if object == 0 || o.invoke(kind, object) != objectImage {
			continue
		}
		b := uint64(o.box)
		if o.call("FPDFPageObj_GetBounds", object, b, b+4, b+8, b+12)&1 == 0 {
			continue
		}
		f := o.floats(4) // left, bottom, right, top
		n++
		covered += max(0, f[2]-f[0]) * max(0, f[3]-f[1])
	}
	if covered < whole/2 {
		return 0
	}
	return n
}

// annotations counts what is written onto a page and is not in its text.
func (o *opened) annotations(page uint64, p *Page) {
	key := uint64(0)
	for i := range min(maxAnnotations, o.integer("FPDFPage_GetAnnotCount", page)) {
		a := o.call("FPDFPage_GetAnnot", page, uint64(i))
		if a == 0 {
			continue
		}
		switch o.integer("FPDFAnnot_GetSubtype", a) {
		case annotFreeText:
			p.FreeTexts++
		case annotWidget:
			if key == 0 {
				key = uint64(o.cString("V"))
			}
			// A string of one unit is its terminator.
			if o.integer("FPDFAnnot_GetStringValue", a, key, 0, 0) > 2 {
				p.Fields++
			}
		}
		o.call("FPDFPage_CloseAnnot", a)
	}
	if key != 0 {
		o.free(uint32(key))
	}
}
