package pdf

import (
	"strconv"

	"factsheet/render"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
	"factsheet/render/theme"
)

// A composer sets one page model on paper.
type composer struct {
	*style
	page       *render.Page
	setter     *typeset.Setter
	attributes []attribute
	keys       map[attribute]int
	err        error

	root, at *tag.Element         // of the structure: the document, and what is being composed
	runs     map[*tag.Element]int // the key of a run that is an element, plus 1
	level    int                  // of the last heading

	tables map[*render.Chart]bool // whether its data are printed as a table
}

// A document is composed pages, before they are PDF.
type document struct {
	*style
	page     *render.Page
	canvases []*canvas
	used     map[typeset.Face]map[rune]bool
	anchors  map[string]anchor
	outline  []entry
	root     *tag.Element // of the structure
	faces    *typeset.Set
}

// compose sets a page in a theme; nil is classic.
func compose(p *render.Page, t *theme.Theme) (*document, error) {
	s, err := styleOf(t)
	if err != nil {
		return nil, err
	}
	c := &composer{style: s, page: p, setter: typeset.NewSetter(s.set), keys: make(map[attribute]int), root: tag.New(tag.Document),
		runs: make(map[*tag.Element]int), level: 1, tables: make(map[*render.Chart]bool)}
	c.at = c.root
	p = c.settable(p)
	c.page = p
	f := &flow{composer: c, x: c.left, width: c.full, span: c.columnCount > 1}
	f.titleBlock()
	if len(p.Summary) > 0 {
		f.summary()
		if len(p.Body) > 0 && !isHeading(p.Body[0]) {
			f.gap(14)
		}
	}
	body := f.narrow()
	body.blocks(p.Body)
	f.take(body)
	f.notes()
	f.sources()
	f.checked()
	f.annex()
	if c.err != nil {
		return nil, c.err
	}
	d := &document{style: c.style, page: withTables(p, c.tables), root: c.root, faces: s.set, used: make(map[typeset.Face]map[rune]bool), anchors: make(map[string]anchor)}
	if err := c.paginate(d, f.items); err != nil {
		return nil, err
	}
	return d, c.err
}

func noteAnchor(n int) string      { return "#note-" + strconv.Itoa(n) }
func referenceAnchor(n int) string { return "#ref-" + strconv.Itoa(n) }

// column is the flow of the text column, which begins hang points in.
func (f *flow) column() *flow {
	if f.width < f.full-1 { // already in a column
		return f.sub(0, 0)
	}
	return f.sub(f.hang, 0)
}

// narrow is the flow of one of the columns of the page; f itself where it has
// but one.
func (f *flow) narrow() *flow {
	return &flow{composer: f.composer, x: f.x, width: f.pageColumn(), decos: f.decos}
}

// pageColumn is the width of a column of the page, with what hangs left of it.
func (s *style) pageColumn() float64 {
	if s.columnCount > 1 {
		return s.columnWidth
	}
	return s.full
}

// wide is a flow across all columns of the page.
func (f *flow) wide() *flow {
	return &flow{composer: f.composer, x: f.left, width: f.full, span: f.columnCount > 1}
}

// take moves the items of a part into the flow.
func (f *flow) take(part *flow) { f.items = append(f.items, part.items...) }

func (f *flow) titleBlock() {
	p := f.page
	f.logo()
	f.add(item{height: f.pt(10), draw: func(c *canvas, y float64) {
		c.artifact(func() { c.fill(rect{f.left, y, f.pt(40), f.pt(3)}, f.accent) })
	}})
	if len(p.Title) > 0 {
		l := f.titleLook
		for _, part := range []float64{1, 0.84, 0.72, 0.6} { // a long title is set smaller
			l.size = max(f.titleLook.size*part, f.body.size*1.2)
			l.leading = l.size * 1.18
			if len(f.lines(p.Title, l, f.width)) <= 2 {
				break
			}
		}
		from := len(f.items)
		f.textAs(tag.Heading(1), p.Title, l)
		f.mark(from, 1, p.Title)
		f.keep()
	}
	if len(p.Subtitle) > 0 {
		f.gap(4)
		f.text(p.Subtitle, f.sized(look{size: 13, leading: 17, color: f.grey}))
		f.keep()
	}
	if meta := f.meta(); len(meta) > 0 {
		f.gap(7)
		f.text(meta, f.byline)
	}
	f.gap(6)
	f.add(item{height: 1, draw: func(c *canvas, y float64) {
		c.artifact(func() { c.rule(f.left, y, f.full, 0.6, f.hair) })
	}})
	f.gap(14)
}

// meta is the line of date, owner, contact and review.
func (f *flow) meta() render.Text {
	p := f.page
	var out render.Text
	for _, t := range []render.Text{p.Date, p.Owner, p.Contact, p.Reviewed} {
		if len(t) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, render.Run{Text: " · "})
		}
		out = append(out, t...)
	}
	return out
}

// mark makes a bookmark of the item at index from.
func (f *flow) mark(from, level int, title render.Text) {
	if from >= len(f.items) {
		return
	}
	draw := f.items[from].draw
	f.items[from].draw = func(c *canvas, y float64) {
		c.bookmark(title, level, y)
		draw(c, y)
	}
}

// labelled puts a part in the text column with a label left of it, in the
// hanging column. The label may be a bookmark. In the structure it leads what is
// being composed: have the part and its label within an element of their own.
func (f *flow) labelled(role tag.Role, title render.Text, part *flow, l look, bookmark bool) {
	if f.hang == 0 {
		f.above(role, title, l, bookmark)
		f.take(part)
		return
	}
	if lines := f.lines(title, l, f.hang-6); len(lines) > 0 {
		e := f.at.Lead(tag.New(role))
		part.beside(float64(len(lines))*l.leading, func(c *canvas, y float64) {
			if bookmark {
				c.bookmark(title, 2, y)
			}
			for i, line := range lines {
				f.show(c, e, line, f.x, y+float64(i)*l.leading, f.hang, l)
			}
		})
	}
	f.take(part)
}

// above puts a label above what follows, where there is no room left of it.
func (f *flow) above(role tag.Role, title render.Text, l look, bookmark bool) {
	from := len(f.items)
	e := f.at.Lead(tag.New(role))
	if f.textIn(e, title, l); bookmark {
		f.mark(from, 2, title)
	}
	if len(f.items) > from {
		f.together(from)
		f.keep()
		f.gap(2)
	}
}

func (f *flow) summary() {
	ground := &deco{x: f.left - f.pt(9), w: f.full + f.pt(18), color: f.tint, before: f.pt(9), after: f.pt(9)}
	box := f.wide()
	box.decos = []*deco{ground}
	part := box.sub(f.hang, 0)
	l := f.label
	l.leading = f.lead.leading
	f.within(tag.New(tag.Sect), func() {
		part.prose(f.page.Summary, f.lead)
		box.labelled(tag.Heading(2), f.page.Word(f.page.Words.Summary), part, l, false)
	})
	f.pad(9)
	f.take(box)
	f.gap(9)
}

func (f *flow) notes() {
	if len(f.page.Notes) == 0 {
		return
	}
	f.gap(20)
	part := f.endColumn()
	f.within(tag.New(tag.Sect), func() {
		if f.columnCount > 1 || !part.noteColumns() {
			for i, n := range f.page.Notes {
				if i > 0 {
					part.gap(2)
				}
				part.note(n)
			}
		}
		f.end(f.page.Word(f.page.Words.Notes), part)
	})
}

// noteColumns sets short notes in two columns, where both stand on one page.
func (f *flow) noteColumns() bool {
	between, most := f.pt(16), 260.0
	list := f.page.Notes
	half := (len(list) + 1) / 2
	if len(list) < 6 || f.width < 34*f.small.size { // about thirty letters to a line
		return false
	}
	width := (f.width - between) / 2
	sides := [2]*flow{f.sub(0, f.width-width), f.sub(f.width-width, 0)}
	heights := [2]float64{}
	for i, n := range list {
		side := i / half
		if i%half > 0 {
			sides[side].gap(2)
		}
		sides[side].note(n)
	}
	for i, s := range sides {
		for _, it := range s.items {
			heights[i] += it.height
		}
	}
	if max(heights[0], heights[1]) > most {
		return false
	}
	f.add(item{height: max(heights[0], heights[1]), draw: func(c *canvas, y float64) {
		for _, s := range sides {
			at := y
			for _, it := range s.items {
				if it.draw != nil {
					it.draw(c, at)
				}
				at += it.height
			}
		}
	}})
	return true
}

// endColumn is the flow of notes and sources: in the text column, or in the
// columns of the page.
func (f *flow) endColumn() *flow {
	if f.columnCount > 1 {
		return f.narrow()
	}
	return f.sub(f.hang, 0)
}

// end adds one of the parts that stand after the text, under a rule.
func (f *flow) end(title render.Text, part *flow) {
	f.add(item{height: f.pt(7), keep: true, draw: func(c *canvas, y float64) {
		c.artifact(func() { c.rule(f.left, y, f.full, 0.6, f.hair) })
	}})
	l := f.label
	l.leading = f.small.leading
	f.labelled(tag.Heading(2), title, part, l, true)
}

// short keeps together what was added since from where it is a few lines.
func (f *flow) short(from int) {
	if len(f.items)-from <= 4 {
		f.together(from)
	}
}

func (f *flow) note(n render.Note) {
	f.within(&tag.Element{Role: tag.Note, ID: noteAnchor(n.Number)[1:]}, func() { f.noteParts(n) })
}

func (f *flow) noteParts(n render.Note) {
	indent := max(f.pt(18), 2.1*f.small.size)
	lbl := f.leaf(tag.Lbl)
	number := f.lineOf(strconv.Itoa(n.Number)+".", attribute{color: f.accent, link: referenceAnchor(n.Number), label: f.noteLabel(n.Number), anchor: noteAnchor(n.Number)}, f.small)
	part := f.sub(indent, 0)
	part.text(n.Text, f.small)
	if q := n.Quotation; q != nil {
		l := f.small
		l.serif, l.size = true, l.size*1.04
		part.keep()
		f.within(tag.New(tag.BlockQuote), func() { part.text(quoted(q), l) })
		part.translation(q, f.small)
		if len(q.Translation) == 0 {
			part.text(q.Remarks, f.small)
		}
	}
	part.beside(f.small.leading, func(c *canvas, y float64) { f.show(c, lbl, number, f.x, y, indent-5, f.small) })
	part.short(0)
	f.take(part)
}

// lineOf sets a string on one line.
func (c *composer) lineOf(s string, a attribute, l look) typeset.Line {
	if c.err != nil {
		return typeset.Line{}
	}
	lines, err := c.setter.Lines([]typeset.Span{{Text: s, Face: c.face(l, 0), Size: l.size, Key: c.key(a)}}, 1e9)
	c.fail(nil, err)
	if len(lines) == 0 { // nothing to set, or an error
		return typeset.Line{}
	}
	return lines[0]
}

func (f *flow) sources() {
	if len(f.page.Sources) == 0 {
		return
	}
	f.gap(14)
	part := f.endColumn()
	f.within(tag.New(tag.Sect), func() {
		f.within(&tag.Element{Role: tag.L, Numbering: "None"}, func() {
			for i, s := range f.page.Sources {
				if i > 0 {
					part.gap(3)
				}
				from := len(part.items)
				f.within(tag.New(tag.LI), func() { part.textAs(tag.LBody, s.Text, f.small) })
				part.short(from)
			}
		})
		f.end(f.page.Word(f.page.Words.Sources), part)
	})
}

func (f *flow) checked() {
	if len(f.page.Checked) == 0 && len(f.page.OnlineLine) == 0 {
		return
	}
	f.gap(14)
	f.pad(7)
	ground := &deco{x: f.left - f.pt(9), w: f.full + f.pt(18), color: f.tint, before: f.pt(7), after: f.pt(7)}
	box := f.wide()
	box.decos = []*deco{ground}
	box.online(func(part *flow) { part.text(f.page.Checked, f.sized(look{size: 8.8, leading: 12.2, color: f.black})) })
	box.together(0)
	f.take(box)
	f.gap(7)
}
