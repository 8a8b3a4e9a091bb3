package pdf

import (
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"

	"factsheet/render"
	"factsheet/render/pdf/typeset"
)

// An ink is a colour in the sRGB of screens, 0 to 1.
type ink struct{ r, g, b float64 }

// A rect is in points, y down from the top of the page.
type rect struct{ x, y, w, h float64 }

// A canvas is the content of one page. Places are in points from the top left
// corner. What is no content of the document (rules, page numbers) is drawn
// inside artifact, so that readers pass over it.
type canvas struct {
	height  float64
	chunks  []chunk
	buf     []byte
	open    []string // marked content that has not ended
	err     error
	used    map[typeset.Face]map[rune]bool // of the document
	links   []link
	anchors map[string]anchor // of the document
	index   int               // of the page, from 0
	outline *[]entry          // of the document
}

// A chunk is operators, or a picture that gofpdf draws.
type chunk struct {
	ops     []byte
	picture *picture
	at      rect
}

// A link leads to an address, or to an anchor ("#note-3").
type link struct {
	at     rect
	target string
	label  string
}

// An anchor is a place that links lead to.
type anchor struct {
	page int
	y    float64
}

// An entry is a bookmark.
type entry struct {
	title string
	level int
	at    anchor
}

// bookmark makes an entry that leads to y, a little above what stands there.
// Level 1 is the title's; a lower one counts as 1.
func (c *canvas) bookmark(title render.Text, level int, y float64) {
	*c.outline = append(*c.outline, entry{title.String(), max(level, 1), anchor{c.index, y - 6}})
}

func (c *canvas) num(values ...float64) {
	for _, v := range values {
		c.buf = strconv.AppendFloat(c.buf, float64(int64(v*100+copysign(0.5, v)))/100, 'f', -1, 64)
		c.buf = append(c.buf, ' ')
	}
}

func copysign(v, sign float64) float64 {
	if sign < 0 {
		return -v
	}
	return v
}

func (c *canvas) op(s string) { c.buf = append(append(c.buf, s...), '\n') }

// begin opens marked content; properties may be empty.
func (c *canvas) begin(tag, properties string) {
	for _, t := range c.open {
		if t == "Artifact" {
			c.err = errors.New("marked content inside an artifact")
		}
	}
	c.open = append(c.open, tag)
	if properties == "" {
		c.op("/" + tag + " BMC")
		return
	}
	c.op("/" + tag + " <<" + properties + ">> BDC")
}

func (c *canvas) end() {
	if len(c.open) == 0 {
		c.err = errors.New("marked content ends that did not begin")
		return
	}
	c.open = c.open[:len(c.open)-1]
	c.op("EMC")
}

// artifact draws what is no content.
func (c *canvas) artifact(draw func()) {
	c.begin("Artifact", "")
	draw()
	c.end()
}

// done ends the page.
func (c *canvas) done() error {
	if len(c.open) > 0 {
		c.err = fmt.Errorf("marked content %q goes over the end of a page", c.open)
	}
	c.flush()
	return c.err
}

func (c *canvas) flush() {
	if len(c.buf) > 0 {
		c.chunks = append(c.chunks, chunk{ops: c.buf})
		c.buf = nil
	}
}

func (c *canvas) fill(r rect, col ink) {
	c.num(col.r, col.g, col.b)
	c.op("rg")
	c.num(r.x, c.height-r.y-r.h, r.w, r.h)
	c.op("re f")
}

// rule draws a horizontal line.
func (c *canvas) rule(x, y, w, thick float64, col ink) { c.fill(rect{x, y - thick/2, w, thick}, col) }

// glyphs shows one segment with its baseline at y.
func (c *canvas) glyphs(s *typeset.Seg, x, y float64, col ink) {
	c.shown(s)
	c.op("BT")
	c.num(col.r, col.g, col.b)
	c.op("rg")
	c.font(s.Face, s.Size)
	c.buf = append(c.buf, "1 0 0 1 "...)
	c.num(x+s.X, c.height-y+s.Rise)
	c.op("Tm")
	c.array(s)
	c.op("ET")
}

// plain shows a line in one colour, without links: for what is no content.
func (c *canvas) plain(line typeset.Line, x, y float64, col ink) {
	for i := range line.Segs {
		c.glyphs(&line.Segs[i], x, y, col)
	}
}

func (c *canvas) font(f typeset.Face, size float64) {
	c.buf = append(c.buf, '/')
	c.buf = append(c.buf, fontName(f)...)
	c.buf = append(c.buf, ' ')
	c.num(size)
	c.op("Tf")
}

// fontName is the name of a face in the content of pages.
func fontName(f typeset.Face) string { return "S" + strconv.Itoa(int(f)) }

func (c *canvas) shown(s *typeset.Seg) {
	if c.used[s.Face] == nil {
		c.used[s.Face] = make(map[rune]bool)
	}
	for _, r := range s.Text {
		c.used[s.Face][r] = true
	}
}

// array shows the text of a segment in one operator, with its kerns.
func (c *canvas) array(s *typeset.Seg) {
	const digits = "0123456789abcdef"
	c.buf = append(c.buf, "[<"...)
	for i, r := range s.Text {
		for shift := 12; shift >= 0; shift -= 4 {
			c.buf = append(c.buf, digits[r>>shift&15])
		}
		if k := s.Kern[i]; k != 0 && i+1 < len(s.Text) {
			c.buf = append(c.buf, '>')
			c.buf = strconv.AppendInt(c.buf, int64(-k), 10)
			c.buf = append(c.buf, '<')
		}
	}
	c.op(">] TJ")
}

// hexText is a text string for a property list.
func hexText(s string) string {
	out := []byte("<feff")
	for _, u := range utf16.Encode([]rune(s)) {
		out = fmt.Appendf(out, "%04x", u)
	}
	return string(append(out, '>'))
}
