package pdfium

// What a page holds beside text.
const (
	annotFreeText  = 3
	annotWidget    = 20
	maxAnnotations = 5_000
)

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
