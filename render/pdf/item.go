package pdf

import (
	"slices"
	"strconv"
	"strings"

	"factsheet/render"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
	"factsheet/render/theme"
)

// An item is a piece of the page's height that cannot be divided: a line, a
// row, a gap.
type item struct {
	height float64
	draw   func(c *canvas, y float64) // y is the top; may be nil
	gap    bool                       // dropped at the top of a page
	keep   bool                       // no page break after it
	decos  []*deco
	repeat *item   // drawn before it where it is the first of a page
	span   bool    // goes across all columns
	fresh  bool    // begins a page
	grid   float64 // leading of the grid that it stands on in columns; 0 is none
}

// A deco is a ground or a bar that goes with a run of items.
type deco struct {
	x, w   float64
	color  ink
	before float64 // added above and below
	after  float64
}

// isBar reports whether it is a bar, which no watermark hides.
func (d *deco) isBar() bool { return d.w < 6 }

// A flow is items one below the other in a column.
type flow struct {
	*composer
	x, width float64
	items    []item
	decos    []*deco
	span     bool // across all columns
}

// within composes the parts of e, which stands in what is being composed:
//
//	f.within(tag.New(tag.BlockQuote), func() { f.text(…); f.text(…) })
//
// Every block stands in the structure through within, leaf and text. Elements
// stand in the order in which they are made here, wherever and whenever they are
// drawn: compose in the order of reading. Text is a paragraph unless textAs says
// otherwise; what draws by itself makes a leaf while it is composed and draws into
// it (show, canvas.content, canvas.figure), or into an artifact.
func (c *composer) within(e *tag.Element, build func()) {
	outer := c.at
	c.at = outer.Add(e)
	build()
	c.at = outer
}

// leaf is a new element in what is being composed, for text or a drawing.
func (c *composer) leaf(role tag.Role) *tag.Element { return c.at.Add(tag.New(role)) }

// sub is a flow in a part of the column, with the same decorations.
func (f *flow) sub(indent, right float64) *flow {
	return &flow{composer: f.composer, x: f.x + indent, width: f.width - indent - right, decos: f.decos, span: f.span}
}

func (f *flow) add(it item) {
	it.decos = append(it.decos[:len(it.decos):len(it.decos)], f.decos...)
	it.span = f.span
	f.items = append(f.items, it)
}

// gap leaves white space: h points in the theme classic, and in proportion to
// the text in others.
func (f *flow) gap(h float64) {
	keep := len(f.items) > 0 && f.items[len(f.items)-1].keep
	f.add(item{height: f.pt(h), gap: true, keep: keep})
}

// pad leaves white space that the ground of what follows reaches into: it stands
// at the top of a page too, so that no ground goes over the margin.
func (f *flow) pad(h float64) { f.add(item{height: f.pt(h), keep: true}) }

// keep forbids a page break after what was added last.
func (f *flow) keep() {
	if n := len(f.items); n > 0 {
		f.items[n-1].keep = true
	}
}

// together forbids page breaks inside what was added since from.
func (f *flow) together(from int) {
	for i := from; i < len(f.items)-1; i++ {
		f.items[i].keep = true
	}
}

// beside draws a label left of what is in the flow, in line with its first item
// that no page drops. Pages end neither between the two nor in the label, which
// is height points high.
func (f *flow) beside(height float64, draw func(c *canvas, y float64)) {
	at := slices.IndexFunc(f.items, func(it item) bool { return !it.gap })
	if at < 0 {
		at = len(f.items)
		f.add(item{})
	}
	first := f.items[at].draw
	f.items[at].draw = func(c *canvas, y float64) {
		draw(c, y)
		if first != nil {
			first(c, y)
		}
	}
	for ; at < len(f.items); at++ {
		if height -= f.items[at].height; height <= 0 {
			return
		}
		f.items[at].keep = true
	}
	f.add(item{height: height})
}

// A look is how text is set.
type look struct {
	serif   bool // in the face of text, else in that of headings
	bold    bool
	italic  bool
	size    float64
	leading float64
	color   ink
	right   bool // flush right
}

// An attribute is what a run is besides its face: the key of its spans.
type attribute struct {
	color  ink
	link   string
	label  string // what the link leads to, in words
	note   int
	lang   string
	anchor string
}

func (c *composer) key(a attribute) int {
	if k, ok := c.keys[a]; ok {
		return k
	}
	c.keys[a] = len(c.attributes)
	c.attributes = append(c.attributes, a)
	return c.keys[a]
}

func (c *composer) spans(t render.Text, l look) []typeset.Span {
	out := make([]typeset.Span, 0, len(t))
	for i, r := range t {
		sp := typeset.Span{Text: r.Text, Face: c.face(l, r.Style), Size: l.size}
		a := attribute{color: l.color, link: r.Link, lang: r.Lang}
		if r.Link != "" {
			a.color, a.label = c.accent, linkLabel(t, i)
		}
		if r.Note > 0 {
			a.color = c.accent
			if strings.ContainsAny(r.Text, "0123456789") { // else what stands between two numbers
				a.note = r.Note
			}
			sp.Face, sp.Size, sp.Rise = c.face(look{}, 0), max(min(l.size*0.66, c.pt(8)), c.leastNumber(l)), l.size*0.34
		}
		sp.Key = c.key(a)
		out = append(out, sp)
	}
	return out
}

// leastNumber is the size below which the number of a note is not set: in large
// print, that of the text.
func (s *style) leastNumber(l look) float64 {
	if s.least < theme.LargePrint {
		return 0
	}
	return min(s.least, l.size)
}

// linkLabel says where the link of t[i] leads: the words of the link, and its
// address where that is another.
func linkLabel(t render.Text, i int) string {
	link := t[i].Link
	from, to := i, i
	for from > 0 && t[from-1].Link == link {
		from--
	}
	for to < len(t) && t[to].Link == link {
		to++
	}
	label := strings.ReplaceAll(t[from:to].String(), "\n", " ")
	if address := strings.TrimPrefix(link, "mailto:"); address != label {
		label += " (" + address + ")"
	}
	return label
}

// lines sets a text; after an error it gives nothing, and the composer keeps
// the error.
func (c *composer) lines(t render.Text, l look, width float64) []typeset.Line {
	if c.err != nil {
		return nil
	}
	out, err := c.setter.Lines(c.spans(t, l), width)
	c.fail(t, err)
	parted(out)
	return out
}

// parted ends lines before a break that the author asked for with a space, as
// others end: readers that join lines keep words apart.
func parted(lines []typeset.Line) {
	for i := range lines[:max(len(lines)-1, 0)] {
		n := len(lines[i].Segs)
		if !lines[i].Final || n == 0 {
			continue
		}
		last := &lines[i].Segs[n-1]
		if k := len(last.Text); k > 0 && last.Text[k-1] != ' ' {
			last.Text = append(last.Text[:k:k], ' ')
			last.Kern = append(last.Kern[:k:k], 0)
		}
	}
}

// width is that of the text on one line, and of its longest word.
func (c *composer) width(t render.Text, l look) (whole, word float64) {
	spans := c.spans(t, l)
	whole, err := c.setter.Width(spans)
	c.fail(t, err)
	word, err = c.setter.Widest(spans)
	c.fail(t, err)
	return whole, word
}

// text adds a paragraph. Its first two lines and its last two stay together.
func (f *flow) text(t render.Text, l look) { f.textAs(tag.P, t, l) }

// textAs adds text in a role of its own: a heading, a caption.
func (f *flow) textAs(role tag.Role, t render.Text, l look) { f.textIn(f.leaf(role), t, l) }

// textIn adds text to an element that holds text: one made by leaf.
func (f *flow) textIn(e *tag.Element, t render.Text, l look) {
	from := len(f.items)
	for _, line := range f.lines(t, l, f.width) {
		f.add(item{height: l.leading, grid: f.gridOf(l), draw: func(c *canvas, y float64) { f.show(c, e, line, f.x, y, f.width, l) }})
	}
	if n := len(f.items) - from; n > 1 {
		f.items[from].keep = true
		f.items[from+n-2].keep = true
	}
}

// gridOf is the grid on which lines of a look stand side by side: that of text,
// or of notes.
func (s *style) gridOf(l look) float64 {
	if l.leading == s.body.leading || l.leading == s.small.leading {
		return l.leading
	}
	return 0
}

// baseline is how far below the top of its leading a line stands: the same for
// all sizes, so that lines side by side stand on one.
func (l look) baseline() float64 { return 0.72 * l.leading }

// show draws a line with the top of its leading at y, as content of e.
func (c *composer) show(cv *canvas, e *tag.Element, line typeset.Line, x, y, width float64, l look) {
	if l.right {
		x += width - line.Width
	}
	base := y + l.baseline()
	for i := range line.Segs {
		s := &line.Segs[i]
		a := c.attributes[s.Key]
		in := e
		if cv.outside == 0 {
			in = c.inline(e, s.Key, a)
		}
		cv.content(in, func() { cv.glyphs(s, x, base, a.color) })
		if cv.outside == 0 {
			c.annotate(cv, in, a, rect{x + s.X, y, s.Width, l.leading})
		}
		if a.link != "" && a.link[0] != '#' {
			cv.artifact(func() { cv.rule(x+s.X, base+1.6, s.Width, 0.4, a.color) })
		}
	}
}

// inline is the element in e that a run belongs to: a link, words in another
// language, or e itself. A run that goes on over lines is one element.
func (c *composer) inline(e *tag.Element, key int, a attribute) *tag.Element {
	if a.note == 0 && a.link == "" && a.lang == "" {
		return e
	}
	if last := e.Last(); last != nil && c.runs[last] == key+1 {
		if a.note > 0 {
			return last.Last()
		}
		return last
	}
	out := &tag.Element{Role: tag.Span, Lang: a.lang}
	if a.note > 0 || a.link != "" {
		out.Role = tag.Link
	}
	outer := out
	if a.note > 0 {
		outer = tag.New(tag.Reference)
		outer.Add(out)
	}
	c.runs[e.Add(outer)] = key + 1
	return out
}

// annotate records the links and anchors of a run.
func (c *composer) annotate(cv *canvas, e *tag.Element, a attribute, at rect) {
	if a.anchor != "" {
		cv.anchors[a.anchor] = anchor{cv.index, at.y}
	}
	if a.note > 0 {
		cv.link(e, at, noteAnchor(a.note), c.noteLabel(a.note))
		if _, ok := cv.anchors[referenceAnchor(a.note)]; !ok {
			cv.anchors[referenceAnchor(a.note)] = anchor{cv.index, at.y}
		}
	}
	if a.link != "" {
		cv.link(e, at, a.link, a.label)
	}
}

// noteLabel says where the number of a note leads: to what the note says.
func (c *composer) noteLabel(n int) string {
	if n >= 1 && n <= len(c.page.Notes) && c.page.Notes[n-1].Number == n {
		return strconv.Itoa(n) + ". " + strings.ReplaceAll(c.page.Notes[n-1].Text.String(), "\n", " ")
	}
	return strconv.Itoa(n)
}
