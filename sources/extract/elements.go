package extract

import (
	"slices"

	"factsheet/sources/text"
)

// An element is an open one, with the look of the text in it.
type element struct {
	name     string
	look     look
	gap      gap
	tag      *tag
	children int  // elements directly in it, so far
	raised   bool // its text stands above the line
	note     bool // the page declares it as a note's call-out
	link     bool // it links to a place that may be a note
	start    int  // length of the text at its start; only for call-outs
	quoted   bool // it puts marks round its text
	hides    bool // it hides its text, whatever is round it
}

// deepest is how many elements may be open. Browsers stop at 512 too: what is
// nested deeper stands beside the innermost one.
const deepest = 512

// A page follows the elements of a document as they open and close.
type page struct {
	*layout
	stack []element
	open  map[string]int // how many of the stack have a name: most searches need not begin
	drawn int            // how many of the stack are drawings or formulas
	rules sheet
	base  look // outside all elements
	xml   bool // elements may close themselves, and names are as written
	lang  string
	skip  bool // a line end that comes next is part of the tag <pre>
}

func newPage(src, lang string) *page {
	return &page{layout: newLayout(src), base: look{lang: lang}, open: map[string]int{}}
}

// look is how text looks here.
func (p *page) look() *look {
	if n := len(p.stack); n > 0 {
		return &p.stack[n-1].look
	}
	return &p.base
}

var plainTag tag

// tagOf is what a name means; an unknown one is a run of text.
func tagOf(name string) *tag {
	if t, ok := tags[name]; ok {
		return t
	}
	return &plainTag
}

// start opens an element whose tag stands at the source offset.
func (p *page) start(name string, a *attributes, source int) {
	t := tagOf(name)
	p.endBefore(name, t, source)
	e := p.element(name, t, a)
	if t.void {
		p.void(name, &e, source)
		return
	}
	if n := len(p.stack); n > 0 {
		p.stack[n-1].children++
		p.formula(&p.stack[n-1], &e, source)
	}
	if len(p.stack) >= deepest {
		p.popTo(len(p.stack)-1, source)
	}
	p.separateBy(e.gap, &e.look)
	if e.look.script != p.look().script {
		p.scripted = scripted{}
	}
	p.push(e)
	if e.quoted {
		p.implied(p.quoteMark(&e.look, false), source, &e.look)
	}
	if name == "html" && p.lang == "" {
		p.lang = a.lang
	}
	p.skip = t.spacing == keep
}

// endBefore closes what the start of an element ends.
func (p *page) endBefore(name string, t *tag, source int) {
	if i := p.drawing(); i >= 0 && endsDrawing[name] {
		p.popTo(i, source)
	}
	if t.closesP {
		p.endWithin("p", nil, source)
	}
	if c, ok := closes[name]; ok {
		for _, n := range c.ends {
			p.endWithin(n, c.within, source)
		}
	}
	if name == "a" {
		if i := p.find(name, t); i >= 0 {
			p.remove(i, source)
		}
	}
	if t.kind == text.Heading && t.hasKind && len(p.stack) > 0 && isHeading(p.stack[len(p.stack)-1].name) {
		p.popTo(len(p.stack)-1, source)
	}
}

// foreign reports whether what stands here is part of a drawing or formula, in
// which tags are read as in XML.
func (p *page) foreign() bool { return p.drawing() >= 0 }

// drawing is the index of the drawing or formula that tags here belong to; -1
// where they are the page's own, as in a text that a drawing holds.
func (p *page) drawing() int {
	if p.drawn == 0 {
		return -1
	}
	for i := len(p.stack) - 1; i >= 0; i-- {
		switch p.stack[i].name {
		case "svg", "math":
			return i
		case "foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml":
			return -1
		}
	}
	return -1
}

// separateBy owes the gap, unless nothing of the element shows.
func (p *page) separateBy(g gap, k *look) {
	if g != noGap && !k.hidden {
		p.separate(g)
	}
}

// void does what an element without content does.
func (p *page) void(name string, e *element, source int) {
	switch {
	case e.look.hidden:
	case name == "br":
		p.lineBreak()
	default:
		p.separateBy(e.gap, &e.look)
	}
}

// end closes an element by the tag at the source offset. A tag that closes
// nothing means nothing, as in a browser.
func (p *page) end(name string, source int) {
	p.skip = false
	switch {
	case name == "br":
		p.void("br", &element{look: *p.look()}, source)
		return
	case isHeading(name):
		for i := len(p.stack) - 1; i >= 0 && !p.stack[i].tag.wall; i-- {
			if isHeading(p.stack[i].name) {
				p.popTo(i, source)
				return
			}
		}
		return
	}
	t := tagOf(name)
	i := p.find(name, t)
	switch {
	case i < 0 && name == "p":
		p.separateBy(paraGap, p.look())
	case i < 0:
	case t.format:
		p.remove(i, source)
	default:
		p.popTo(i, source)
	}
}

// find is the index of the open element that an end tag closes, or -1.
func (p *page) find(name string, t *tag) int {
	if p.open[name] == 0 {
		return -1
	}
	for i := len(p.stack) - 1; i >= 0; i-- {
		e := &p.stack[i]
		if e.name == name {
			return i
		}
		switch {
		case partOfTable[name]:
			if e.name == "table" {
				return -1
			}
		case e.tag.wall:
			return -1
		case !t.special && !t.format && e.tag.special:
			return -1
		}
	}
	return -1
}

// endWithin closes the innermost element of a name, if none of the names in
// within and no wall is nearer.
func (p *page) endWithin(name string, within []string, source int) {
	if p.open[name] == 0 {
		return
	}
	for i := len(p.stack) - 1; i >= 0; i-- {
		e := &p.stack[i]
		if e.name == name {
			p.popTo(i, source)
			return
		}
		if slices.Contains(within, e.name) || e.tag.wall && !partOfTable[name] {
			return
		}
	}
}

// mostCarried is how many unclosed formatting elements of a kind go on in the
// next block, as in a browser.
const mostCarried = 3

// popTo closes the element at i and all in it. An element like <s> that was
// opened in it and not closed goes on after it.
func (p *page) popTo(i, source int) {
	var carry []element
	for n := len(p.stack) - 1; n >= i; n-- {
		e := p.stack[n]
		if n > i && e.tag.format && !p.stack[i].tag.wall && len(carry) < mostCarried && e.hides {
			carry = append(carry, e)
		}
		p.leave(&e, source)
		p.stack = p.stack[:n]
		p.count(&e, -1)
	}
	for _, e := range slices.Backward(carry) {
		k := *p.look()
		k.hidden, k.byStyle = true, e.look.byStyle
		e.look, e.link, e.note, e.raised = k, false, false, false
		p.push(e)
	}
}

func (p *page) push(e element) {
	p.stack = append(p.stack, e)
	p.count(&e, 1)
}

// count keeps the numbers of the open elements.
func (p *page) count(e *element, by int) {
	p.open[e.name] += by
	if e.tag.drawing {
		p.drawn += by
	}
}

// remove closes a formatting element that others were opened in and leaves
// those open: <s><p>…</s>… strikes the first words only.
func (p *page) remove(i, source int) {
	if i == len(p.stack)-1 {
		p.popTo(i, source)
		return
	}
	gone := p.stack[i]
	before := &p.base
	if i > 0 {
		before = &p.stack[i-1].look
	}
	p.leave(&gone, source)
	p.stack = slices.Delete(p.stack, i, i+1)
	p.count(&gone, -1)
	if !gone.hides {
		return
	}
	for n := i; n < len(p.stack) && !p.stack[n].hides; n++ { // what it had hidden shows again
		k := &p.stack[n].look
		k.hidden, k.byStyle = before.hidden, before.byStyle
	}
}

// leave does what the end of an element does to the page.
func (p *page) leave(e *element, source int) {
	if e.quoted {
		p.implied(p.quoteMark(&e.look, true), min(source, len(p.src)), &e.look)
	}
	if !e.look.hidden && !e.look.unseen && p.out.Len() > e.start {
		switch {
		case e.name == "rt":
			p.addFurniture(text.Range{Start: e.start, End: p.out.Len()})
		case e.note:
			p.callOut(e.start, true)
		case e.raised:
			p.callOut(e.start, p.inLink())
		case e.link && e.look.script > 0:
			p.callOut(e.start, true)
			p.noteRaised()
		}
	}
	p.separateBy(e.gap, &e.look)
}

// noteRaised says of the element above the line round a call-out's link that
// all of it is the call-out: its brackets, too.
func (p *page) noteRaised() {
	for i := len(p.stack) - 1; i >= 0; i-- {
		if p.stack[i].raised {
			p.stack[i].note = true
			return
		}
	}
}

// inLink reports whether an open element links to a place that may be a note.
func (p *page) inLink() bool {
	return p.open["a"] > 0 && slices.ContainsFunc(p.stack, func(e element) bool { return e.link })
}

func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6'
}

// close ends the document.
func (p *page) close() *text.Text {
	p.popTo(0, len(p.src))
	t := p.finish()
	if p.left > 0 {
		t.Notes = append(t.Notes, "left out text that the page hides from its readers")
	}
	return t
}
