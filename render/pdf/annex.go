package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"factsheet/render"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
)

// evidenceFile is the attachment that has all passages, also those that cannot
// be printed.
const evidenceFile = "evidence.json"

// mostLost is the part of a passage's letters that may be printed as codes. Of
// more nobody could read it. The limit is our own.
const mostLost = 0.2

// tick is a box for a pencil.
const tick = "☐ "

// codeOf names a character that no face has.
func codeOf(r rune) string { return fmt.Sprintf("⟨U+%04X⟩", r) }

// settable is the page with an annex that can be printed. A sheet's own
// characters must be in the faces, but a source has whatever it has: what the
// faces lack is printed as its code, and a passage in a script of which they have
// too little is not printed. The annex says so.
func (c *composer) settable(p *render.Page) *render.Page {
	if p.Annex == nil {
		return p
	}
	out, annex := *p, *p.Annex
	out.Annex, annex.Entries = &annex, nil
	coded := false
	for _, e := range p.Annex.Entries {
		e.Source, e.File, e.Place = c.coded(e.Source, look{}, &coded), c.coded(e.File, look{}, &coded), c.coded(e.Place, look{}, &coded)
		e.Edits = append([]render.Text(nil), e.Edits...)
		for i := range e.Edits {
			e.Edits[i] = c.coded(e.Edits[i], look{}, &coded)
		}
		if c.lost(e.Quotation) > mostLost || c.lost(e.PassageText()) > mostLost {
			e.Passage, e.Edits = nil, nil
			e.Remark = p.Word(strings.ReplaceAll(p.Words.NotHere, "{file}", evidenceFile))
		}
		e.Quotation = c.coded(e.Quotation, look{serif: true}, &coded)
		pieces := append([]render.Piece(nil), e.Passage...)
		for i := range pieces {
			pieces[i].Text = c.coded(render.Text{pieces[i].Run}, c.pieceLook(pieces[i].Kind, look{serif: true}), &coded)[0].Text
		}
		e.Passage = pieces
		annex.Entries = append(annex.Entries, e)
	}
	if coded {
		code := strings.ReplaceAll(p.Words.Codes, "{code}", codeOf('中'))
		annex.Intro = append(append(render.Text(nil), annex.Intro...), p.Word(" "+code)...)
	}
	return &out
}

// lost is the part of a text's letters that no face has.
func (c *composer) lost(t render.Text) float64 {
	_, lost := c.setter.Printable(c.face(look{serif: true}, 0), t.String(), codeOf)
	return lost
}

// coded is a text with codes for the characters that no face has.
func (c *composer) coded(t render.Text, l look, found *bool) render.Text {
	out := append(render.Text(nil), t...)
	for i, r := range out {
		text, _ := c.setter.Printable(c.face(l, 0), r.Text, func(r rune) string {
			*found = true
			return codeOf(r)
		})
		out[i].Text = text
	}
	return out
}

// annex adds the annex on a page of its own.
func (f *flow) annex() {
	a := f.page.Annex
	if a == nil {
		return
	}
	g := f.wide()
	f.within(tag.New(tag.Sect), func() {
		g.textAs(tag.Heading(2), a.Title, f.headingLook)
		g.mark(0, 2, a.Title)
		g.together(0)
		if len(g.items) > 0 {
			g.items[0].fresh = true
		}
		g.keep()
		g.gap(5)
		g.text(a.Intro, f.sized(look{size: 9.2, leading: 12.6, color: f.black}))
		f.within(&tag.Element{Role: tag.L, Numbering: "None"}, func() {
			for i := range a.Entries {
				g.annexEntry(&a.Entries[i])
			}
		})
		g.signature(a.Signature)
	})
	f.take(g)
}

// annexEntry adds one quotation with its passage.
func (f *flow) annexEntry(e *render.AnnexEntry) {
	f.gap(10)
	f.add(item{height: f.pt(9), keep: true, draw: func(c *canvas, y float64) {
		c.artifact(func() { c.rule(f.x, y, f.width, 0.4, f.hair) })
	}})
	f.within(tag.New(tag.LI), func() {
		hang := f.hang
		if hang == 0 { // no longer lines than people read with ease
			hang = max(f.pt(24), f.width-40*f.body.size)
		}
		beside := hang >= f.pt(70)
		number := f.lineOf(strconv.Itoa(e.Note)+".", attribute{color: f.accent, link: noteAnchor(e.Note), label: f.noteLabel(e.Note)}, f.label)
		lbl := f.leaf(tag.Lbl)
		part := f.sub(hang, 0)
		f.within(tag.New(tag.LBody), func() {
			box := f.leaf(tag.P)
			text := append(render.Text{{Text: tick}}, e.Compared...)
			if !beside { // no room left of the quotation
				part.textIn(box, text, f.byline)
				part.keep()
			}
			part.annexFacts(e)
			part.passage(e)
			if beside {
				part.box(box, text, f, hang)
			}
		})
		part.beside(f.label.leading, func(c *canvas, y float64) { f.show(c, lbl, number, f.x, y, hang, f.label) })
		f.take(part)
	})
}

// annexFacts adds what is known of a quotation: its words, how it was checked,
// what its brackets are, and where it stands.
func (f *flow) annexFacts(e *render.AnnexEntry) {
	f.within(tag.New(tag.BlockQuote), func() {
		f.text(e.Quotation, look{serif: true, size: f.body.size, leading: f.label.leading, color: f.black})
	})
	f.keep()
	f.gap(2)
	lines := append([]render.Text{e.Verdict}, e.Edits...)
	source := e.Source
	if len(e.File) > 0 {
		source = append(append(source[:len(source):len(source)], render.Run{Text: " · "}), e.File...)
	}
	for _, t := range append(lines, source, e.Place) {
		if len(t) > 0 {
			f.text(t, f.byline)
			f.keep()
		}
	}
}

// passage adds the passage of a quotation, or why there is none.
func (f *flow) passage(e *render.AnnexEntry) {
	if len(e.Remark) > 0 {
		f.gap(2)
		f.text(e.Remark, f.byline)
	}
	if len(e.Passage) == 0 {
		return
	}
	f.gap(5)
	bar := &deco{x: f.x, w: f.pt(1), color: f.hair, before: f.pt(-1), after: f.pt(-1)}
	box := f.sub(f.pt(9), 0)
	box.decos = append(box.decos[:len(box.decos):len(box.decos)], bar)
	l := f.sized(look{serif: true, size: 9.6, leading: 13.2, color: f.black})
	f.within(tag.New(tag.BlockQuote), func() {
		p := f.leaf(tag.P)
		lines := f.pieces(e.Passage, l, box.width)
		for i, line := range lines {
			box.add(item{height: l.leading, keep: i == 0 || i == len(lines)-2, draw: func(c *canvas, y float64) { f.show(c, p, line, box.x, y, box.width, l) }})
		}
	})
	if len(box.items) <= 8 { // compared without turning the page
		box.together(0)
	}
	f.take(box)
}

// pieceLook is the look of a part of a passage: the source's words in the face of
// text, those of the quotation bold, and our signs in the other face.
func (c *composer) pieceLook(kind render.PieceKind, l look) look {
	switch kind {
	case render.Around:
		l.color = c.grey
	case render.Covered:
		l.bold = true
	case render.LeftOut:
		l.italic = true
	case render.Sign:
		l.serif, l.color = false, c.accent
	}
	return l
}

// pieces sets a passage.
func (c *composer) pieces(list []render.Piece, l look, width float64) []typeset.Line {
	if c.err != nil {
		return nil
	}
	spans := make([]typeset.Span, len(list))
	for i, p := range list {
		k := c.pieceLook(p.Kind, l)
		spans[i] = typeset.Span{Text: p.Text, Face: c.face(k, 0), Size: k.size, Key: c.key(attribute{color: k.color, lang: p.Lang})}
	}
	out, err := c.setter.Lines(spans, width)
	c.fail(nil, err)
	return out
}

// box adds the box to tick below the number of the entry, left of what there is.
func (f *flow) box(e *tag.Element, t render.Text, left *flow, hang float64) {
	l := f.byline
	lines := f.lines(t, l, hang-f.pt(8))
	top := f.label.leading + f.pt(3)
	f.beside(top+float64(len(lines))*l.leading, func(c *canvas, y float64) {
		for i, line := range lines {
			f.show(c, e, line, left.x, y+top+float64(i)*l.leading, hang, l)
		}
	})
}

// signature adds lines to be filled in with a pencil, side by side.
func (f *flow) signature(labels []render.Text) {
	if len(labels) == 0 {
		return
	}
	f.keep()
	f.gap(26)
	n, between := float64(len(labels)), f.pt(14)
	width := (f.width - between*(n-1)) / n
	height := 0.0
	type cell struct {
		e     *tag.Element
		lines []typeset.Line
	}
	var cells []cell
	for _, t := range labels {
		lines := f.lines(t, f.byline, width)
		cells = append(cells, cell{f.leaf(tag.P), lines})
		height = max(height, f.pt(16)+float64(len(lines))*f.byline.leading)
	}
	f.add(item{height: height, draw: func(c *canvas, y float64) {
		for i, k := range cells {
			x := f.x + float64(i)*(width+between)
			c.artifact(func() { c.rule(x, y+f.pt(12), width, 0.6, f.grey) })
			for j, line := range k.lines {
				f.show(c, k.e, line, x, y+f.pt(14)+float64(j)*f.byline.leading, width, f.byline)
			}
		}
	}})
}

// annex adds what the annex says.
func (t *transcript) annex(a *render.Annex) {
	if a == nil {
		return
	}
	t.add(a.Title, a.Intro)
	for i := range a.Entries {
		e := &a.Entries[i]
		t.word(strconv.Itoa(e.Note) + ".")
		t.word(tick)
		t.add(e.Compared, e.Quotation, e.Verdict)
		t.add(e.Edits...)
		t.add(e.Source)
		if len(e.File) > 0 {
			t.word(" · ")
		}
		t.add(e.File, e.Place, e.Remark, e.PassageText())
	}
	t.add(a.Signature...)
}
