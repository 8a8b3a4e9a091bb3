package pdfium

import (
	"encoding/binary"
	"math"
	"strings"
	"unicode/utf16"
)

// page reads the page at index, from 0.
func (o *opened) page(index int) (*Page, error) {
	p := &Page{Index: index + 1, Label: o.text("FPDF_GetPageLabel", o.doc, uint64(index))}
	handle := o.call("FPDF_LoadPage", o.doc, uint64(index))
	if handle == 0 {
		p.Damaged = true
		return p, o.fault()
	}
	defer func() { o.call("FPDF_ClosePage", handle) }()
	view := o.geometry(handle)
	p.Width, p.Height = view.width, view.height
	text := o.call("FPDFText_LoadPage", handle)
	if text == 0 {
		p.Damaged = true
		return p, o.fault()
	}
	r := &pageReader{opened: o, page: p, view: view, text: text, styles: make(map[uint64]style), fonts: make(map[uint64]fontStyle), marks: make(map[uint64]bool)}
	err := r.chars()
	o.call("FPDFText_ClosePage", text)
	if err != nil {
		return nil, err
	}
	o.drawings(handle, p, view)
	o.annotations(handle, p)
	return p, o.fault()
}

func (o *opened) fault() error {
	if o.err != nil {
		return broken(o.err)
	}
	return nil
}

// A view is how a page's own space, whose y goes up, is shown: turned, and
// moved so that what is seen begins at 0, 0. It is an affine map.
type view struct {
	a, b, c, d, e, f float64 // x' = ax + cy + e, y' = bx + dy + f
	width, height    float32
}

func (v *view) point(x, y float64) (float64, float64) {
	return v.a*x + v.c*y + v.e, v.b*x + v.d*y + v.f
}

// geometry finds a page's view. See PDF 32000, 7.7.3.3: CropBox and Rotate.
func (o *opened) geometry(handle uint64) *view {
	var left, top, right, bottom float64
	if o.call("FPDF_GetPageBoundingBox", handle, uint64(o.box))&1 != 0 {
		f := o.floats(4)
		left, top, right, bottom = f[0], f[1], f[2], f[3]
	}
	w, h := right-left, top-bottom
	v := &view{width: finite(w), height: finite(h)}
	switch o.integer("FPDFPage_GetRotation", handle) & 3 {
	case 0:
		v.a, v.d, v.e, v.f = 1, -1, -left, top
	case 1: // a quarter turn clockwise: what was left is up
		v.b, v.c, v.e, v.f = 1, 1, -bottom, -left
	case 2:
		v.a, v.d, v.e, v.f = -1, 1, right, -bottom
	case 3:
		v.b, v.c, v.e, v.f = -1, -1, top, right
	}
	if v.b != 0 {
		v.width, v.height = v.height, v.width
	}
	return v
}

// floats reads n C floats from the box.
func (o *opened) floats(n int) [8]float64 {
	var out [8]float64
	b := o.view(o.box, 4*n)
	for i := range n {
		if len(b) >= 4*n {
			out[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:])))
		}
	}
	return out
}

// A pageReader reads the characters of one page.
type pageReader struct {
	*opened
	page   *Page
	view   *view
	text   uint64
	styles map[uint64]style // by text object
	fonts  map[uint64]fontStyle
	marks  map[uint64]bool // whether marked content is an artifact
	last   uint64          // text object
	style  style           // of last
}

// A style is what all characters of a text object share.
type style struct {
	size  float32
	flags Flags
	font  uint16
}

type fontStyle struct {
	flags Flags
	index uint16
}

// chars reads the page's characters.
func (r *pageReader) chars() error {
	n := r.integer("FPDFText_CountChars", r.text)
	if n > maxOnPage {
		return tooMuchText(r.page.Index)
	}
	unicode, object := r.function("FPDFText_GetUnicode"), r.function("FPDFText_GetTextObject")
	box, origin := r.function("FPDFText_GetLooseCharBox"), r.function("FPDFText_GetCharOrigin")
	unmapped := r.function("FPDFText_HasUnicodeMapError")
	r.page.Chars = make([]Char, 0, max(0, n))
	var high rune // the first half of a surrogate pair
	for i := range max(0, n) {
		at := uint64(i)
		c := Char{Rune: rune(uint32(r.invoke(unicode, r.text, at)))}
		if o := r.invoke(object, r.text, at); o != 0 {
			s := r.styleOf(o, i)
			c.Size, c.Flags, c.Font = s.size, s.flags, s.font
		}
		r.invoke(box, r.text, at, uint64(r.box))
		r.invoke(origin, r.text, at, uint64(r.box)+16, uint64(r.box)+24)
		r.place(&c)
		if r.invoke(unmapped, r.text, at) == 1 {
			c.Flags |= Unmapped
		}
		r.special(&c, at)
		if r.err != nil {
			return broken(r.err)
		}
		if high != 0 {
			if pair := utf16.DecodeRune(high, c.Rune); pair != 0xFFFD {
				r.page.Chars[len(r.page.Chars)-1].Rune = pair
				r.page.Chars[len(r.page.Chars)-1].Flags &^= Unmapped
				high = 0
				continue
			}
		}
		high = 0
		if utf16.IsSurrogate(c.Rune) {
			high, c.Rune = c.Rune, 0
			c.Flags |= Unmapped
		}
		r.page.Chars = append(r.page.Chars, c)
	}
	return nil
}

// place puts the character's box and baseline, which PDFium wrote, into the
// page's view.
func (r *pageReader) place(c *Char) {
	b := r.instance.view(r.box, 32)
	if b == nil {
		return
	}
	f := func(at int) float64 { return float64(math.Float32frombits(binary.LittleEndian.Uint32(b[at:]))) }
	x0, y0 := r.view.point(f(0), f(4)) // left, top
	x1, y1 := r.view.point(f(8), f(12))
	_, base := r.view.point(math.Float64frombits(binary.LittleEndian.Uint64(b[16:])), math.Float64frombits(binary.LittleEndian.Uint64(b[24:])))
	c.X0, c.X1 = finite(min(x0, x1)), finite(max(x0, x1))
	c.Y0, c.Y1 = finite(min(y0, y1)), finite(max(y0, y1))
	c.Baseline = finite(base)
}

// special marks characters that are not what is printed.
func (r *pageReader) special(c *Char, at uint64) {
	switch u := c.Rune; {
	case u == ' ' || u == '\r' || u == '\n':
		if r.call("FPDFText_IsGenerated", r.text, at) == 1 {
			c.Flags |= Generated
			c.Size = 0
		}
	case u == 2 || u == 0xFFFE || u == '-' || u == 0xAD:
		if r.call("FPDFText_IsHyphen", r.text, at) == 1 {
			c.Rune = '-'
			c.Flags |= Hyphen
		}
	}
	if u := c.Rune; u < ' ' && u != '\r' && u != '\n' && u != '\t' || u >= 0x7f && u < 0xa0 || u > 0x10FFFF || u == 0xFFFE || u == 0xFFFF {
		c.Flags |= Unmapped
		if u < 0 || u > 0x10FFFF {
			c.Rune = 0
		}
	}
}

// styleOf finds what the characters of a text object share; i is one of them.
func (r *pageReader) styleOf(object uint64, i int) style {
	if object == r.last {
		return r.style
	}
	s, ok := r.styles[object]
	if !ok {
		s = r.newStyle(object, uint64(i))
		if r.call("FPDFText_IsGenerated", r.text, uint64(i)) == 1 {
			return s // its matrix is not the object's
		}
		r.styles[object] = s
	}
	r.last, r.style = object, s
	return s
}

func (r *pageReader) newStyle(object, at uint64) style {
	var s style
	f := r.fontOf(r.call("FPDFTextObj_GetFont", object))
	s.font, s.flags = f.index, f.flags
	size := math.Float64frombits(r.call("FPDFText_GetFontSize", r.text, at))
	if r.call("FPDFText_GetMatrix", r.text, at, uint64(r.box))&1 != 0 {
		m := r.floats(4) // a, b, c, d
		s.size = finite(math.Abs(size) * math.Hypot(m[2], m[3]))
		// Where the writing goes, as the page is seen.
		x, y := r.view.a*m[0]+r.view.c*m[1], r.view.b*m[0]+r.view.d*m[1]
		if x <= 0 || math.Abs(y) > 0.05*x {
			s.flags |= Rotated
		}
	}
	s.flags |= r.ink(object, at)
	if r.artifact(object) {
		s.flags |= Artifact
	}
	return s
}

// ink tells whether a text object can be seen.
func (r *pageReader) ink(object, at uint64) Flags {
	mode := r.integer("FPDFTextObj_GetTextRenderMode", object)
	if mode == 3 || mode == 7 {
		return Invisible
	}
	if mode == 1 || mode == 5 { // outlines only
		return 0
	}
	b := uint64(r.box)
	if r.call("FPDFText_GetFillColor", r.text, at, b, b+4, b+8, b+12)&1 == 0 {
		return 0
	}
	c := r.instance.view(r.box, 16)
	switch {
	case len(c) < 16:
		return 0
	case c[12] == 0:
		return Invisible
	case c[0] > 242 && c[4] > 242 && c[8] > 242:
		return White
	}
	return 0
}

// artifact reports whether a text object is marked as no part of the content.
// See PDF 32000, 14.8.2.2.
func (r *pageReader) artifact(object uint64) bool {
	for i := range min(8, r.integer("FPDFPageObj_CountMarks", object)) {
		mark := r.call("FPDFPageObj_GetMark", object, uint64(i))
		if mark == 0 {
			continue
		}
		marked, known := r.marks[mark]
		if !known {
			const name = "A\x00r\x00t\x00i\x00f\x00a\x00c\x00t\x00\x00\x00"
			b := uint64(r.box)
			marked = r.call("FPDFPageObjMark_GetName", mark, b+8, 64, b)&1 != 0 && string(r.instance.view(r.box+8, len(name))) == name
			r.marks[mark] = marked
		}
		if marked {
			return true
		}
	}
	return false
}

// The flags of a font descriptor: PDF 32000, table 123.
const (
	fontFixed  = 1 << 0
	fontSerif  = 1 << 1
	fontItalic = 1 << 6
	fontBold   = 1 << 18
)

// fontOf gives a font its place on the page.
func (r *pageReader) fontOf(handle uint64) fontStyle {
	if f, ok := r.fonts[handle]; ok {
		return f
	}
	var f fontStyle
	if len(r.page.Fonts) >= math.MaxUint16 {
		return f
	}
	name := ""
	bits := 0
	if handle != 0 {
		name = r.latinName("FPDFFont_GetBaseFontName", handle)
		bits = r.integer("FPDFFont_GetFlags", handle)
		if r.integer("FPDFFont_GetWeight", handle) >= 600 {
			bits |= fontBold
		}
	}
	lower := strings.ToLower(name)
	if bits&fontBold != 0 || containsAny(lower, "bold", "black", "heavy") {
		f.flags |= Bold
	}
	if bits&fontItalic != 0 || containsAny(lower, "italic", "oblique") {
		f.flags |= Italic
	}
	if containsAny(lower, "courier", "mono") {
		bits |= fontFixed // standard fonts come without a descriptor
	}
	f.index = uint16(len(r.page.Fonts))
	r.page.Fonts = append(r.page.Fonts, Font{Name: name, Fixed: bits&fontFixed != 0, Serif: bits&fontSerif != 0})
	r.fonts[handle] = f
	return f
}

// latinName reads a font's name without the six letters that say it is a subset.
func (r *pageReader) latinName(function string, handle uint64) string {
	name := r.latin(function, handle)
	if len(name) > 7 && name[6] == '+' {
		return name[7:]
	}
	return name
}

func containsAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}
