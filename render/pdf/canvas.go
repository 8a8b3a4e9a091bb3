package pdf

import (
	"errors"
	"strconv"

	"factsheet/render"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
)

// An ink is a colour in the sRGB of screens, 0 to 1.
type ink struct{ r, g, b float64 }

// A rect is in points, y down from the top of the page.
type rect struct{ x, y, w, h float64 }

// A canvas is the content of one page. Places are in points from the top left
// corner. Whatever is drawn belongs to an element of the structure (content,
// figure) or is no content of the document (artifact, pagination): rules,
// grounds, page numbers. Readers pass over that.
type canvas struct {
	height  float64
	shift   float64 // of all that is drawn, to the right: into its column
	chunks  []chunk
	buf     []byte
	err     error
	used    map[typeset.Face]map[rune]bool // of the document
	links   []link
	anchors map[string]anchor // of the document
	index   int               // of the page, from 0
	outline *[]entry          // of the document

	tags    tag.Page
	open    *tag.Element // whose marked content has not ended
	inside  bool         // content is being drawn
	outside int          // artifacts that are being drawn, one in the other
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
	label  string // what it leads to, in words
	of     *tag.Element
}

// link records a link of e, as one with what it goes on from on the line.
func (c *canvas) link(e *tag.Element, at rect, target, label string) {
	at.x += c.shift
	if n := len(c.links); n > 0 {
		p := &c.links[n-1]
		if p.of == e && p.at.y == at.y && p.at.h == at.h {
			p.at.w = at.x + at.w - p.at.x
			return
		}
	}
	c.tags.Annotate(e, len(c.links))
	c.links = append(c.links, link{at, target, label, e})
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

// content draws what belongs to e. What is drawn for one element without a
// break is one piece of marked content. Inside an artifact it is no content: so
// a head that is printed again is drawn as it was the first time.
func (c *canvas) content(e *tag.Element, draw func()) {
	if c.outside > 0 {
		draw()
		return
	}
	if c.inside {
		c.err = errors.New("content of one element inside that of another")
	}
	if c.open != e {
		c.close()
		c.op("/" + string(e.Role) + " <</MCID " + strconv.Itoa(c.tags.Mark(e)) + ">> BDC")
		c.open = e
	}
	c.inside = true
	draw()
	c.inside = false
}

// figure draws what belongs to e, a figure, and stands in at.
func (c *canvas) figure(e *tag.Element, at rect, draw func()) {
	c.content(e, draw)
	if c.outside == 0 {
		c.tags.Bound(e, at.x+c.shift, c.height-at.y-at.h, at.x+at.w+c.shift, c.height-at.y)
	}
}

// close ends marked content.
func (c *canvas) close() {
	if c.open != nil {
		c.op("EMC")
		c.open = nil
	}
}

// artifact draws what is no content: rules and grounds.
func (c *canvas) artifact(draw func()) { c.passed("/Type /Layout", draw) }

// pagination draws what stands on every page: kind is "Header", "Footer" or
// "Watermark", or "" for others.
func (c *canvas) pagination(kind string, draw func()) {
	if kind != "" {
		kind = " /Subtype /" + kind
	}
	c.passed("/Type /Pagination"+kind, draw)
}

// passed draws an artifact.
func (c *canvas) passed(properties string, draw func()) {
	if c.inside {
		c.err = errors.New("an artifact inside content")
	}
	if c.outside == 0 {
		c.close()
		c.op("/Artifact <<" + properties + ">> BDC")
	}
	c.outside++
	draw()
	if c.outside--; c.outside == 0 {
		c.op("EMC")
	}
}

// belongs notes an error where what is drawn is neither content nor artifact.
func (c *canvas) belongs() {
	if !c.inside && c.outside == 0 {
		c.err = errors.New("something is drawn that belongs to nothing")
	}
}

// done ends the page.
func (c *canvas) done() error {
	c.close()
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
	c.belongs()
	c.num(col.r, col.g, col.b)
	c.op("rg")
	c.num(r.x+c.shift, c.height-r.y-r.h, r.w, r.h)
	c.op("re f")
}

// picture draws a picture.
func (c *canvas) picture(p *picture, at rect) {
	c.belongs()
	c.flush()
	at.x += c.shift
	c.chunks = append(c.chunks, chunk{picture: p, at: at})
}

// rule draws a horizontal line.
func (c *canvas) rule(x, y, w, thick float64, col ink) { c.fill(rect{x, y - thick/2, w, thick}, col) }

// glyphs shows one segment with its baseline at y.
func (c *canvas) glyphs(s *typeset.Seg, x, y float64, col ink) {
	c.belongs()
	c.shown(s)
	c.op("BT")
	c.num(col.r, col.g, col.b)
	c.op("rg")
	c.font(s.Face, s.Size)
	c.buf = append(c.buf, "1 0 0 1 "...)
	c.num(x+s.X+c.shift, c.height-y+s.Rise)
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
