package office

import (
	"encoding/xml"
	"strconv"
	"strings"

	"factsheet/sources/extract/parts"
	"factsheet/sources/text"
)

// An openStory is a run of paragraphs of an OpenDocument text while it is read:
// the body, a note, a header.
type openStory struct {
	doc    *openDocument
	t      *parts.Tokens
	part   string
	styles openStyles
	body   bool
	class  string // of the note that this is; "" is none

	openLevel
}

// An openLevel is what is known of the paragraphs of a story or, while one is
// read, of a text box or note in it.
type openLevel struct {
	kept
	open  *paragraph // nil between paragraphs
	gone  bool       // the open paragraph is hidden
	space bool       // a space would be one too many
	lists int
	look  look
	mark  string // of the note, for its first paragraph
}

// unshownODF are elements of which nothing shows, whatever they hold.
var unshownODF = map[string]bool{
	"text:tracked-changes": true, // what was deleted
	"office:annotation":    true, "office:annotation-end": true, "office:forms": true, "office:event-listeners": true, "office:scripts": true,
	"svg:title": true, "svg:desc": true, "text:script": true, "text:number": true, "table:covered-table-cell": true,
	"text:sequence-decls": true, "text:variable-decls": true, "text:user-field-decls": true, "text:dde-connection-decls": true,
	"text:table-of-content-source": true, "text:illustration-index-source": true, "text:table-index-source": true, "text:object-index-source": true,
	"text:user-index-source": true, "text:alphabetical-index-source": true, "text:bibliography-source": true, "text:alphabetical-index-auto-mark-file": true,
}

// children reads to the end of the element whose start was the last token. Text
// between its elements is shown in a paragraph.
func (s *openStory) children() error { return s.content(false) }

func (s *openStory) content(textual bool) error {
	for {
		token, err := s.t.Next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.EndElement:
			return nil
		case xml.CharData:
			if textual && s.open != nil {
				s.characters(string(token))
			}
		case xml.StartElement:
			if err := s.element(token); err != nil {
				return err
			}
		}
	}
}

func (s *openStory) element(e xml.StartElement) error {
	name := odf(e.Name)
	if unshownODF[name] || hides(e) {
		s.doc.left.hidden = s.doc.left.hidden || hides(e)
		return s.t.Skip()
	}
	switch name {
	case "text:p", "text:h":
		return s.paragraph(name, e)
	case "text:list":
		s.lists++
		err := s.children()
		s.lists--
		return err
	case "table:table":
		if s.body && s.open == nil {
			s.doc.uses(s.styles["table:"+attr(e, "table:style-name")].master)
		}
		return s.children()
	case "table:table-row":
		s.start = row
		err := s.children()
		s.start = apart
		return err
	case "table:table-cell":
		return s.cell()
	case "draw:object":
		if err := s.object(attr(e, "xlink:href")); err != nil {
			return err
		}
		return s.children()
	case "math:math":
		if s.open == nil {
			return s.t.Skip()
		}
		return s.mathml(e, 0)
	case "text:note":
		return s.note(e)
	case "text:ruby-text":
		return s.styled(func(k *look) { k.furniture = true })
	case "text:hidden-paragraph":
		s.gone = s.gone || attr(e, "text:is-hidden") == "true"
		s.doc.left.hidden = s.doc.left.hidden || s.gone
		return s.t.Skip()
	}
	space, _, _ := strings.Cut(name, ":")
	switch space {
	case "draw":
		if name == "draw:frame" || name == "draw:a" || name == "draw:g" {
			return s.children()
		}
		return s.box()
	case "office", "table", "form", "script", "presentation", "svg", "dc", "meta":
		return s.children()
	}
	return s.inline(name, e)
}

// hides reports whether an element says of itself that it does not show.
func hides(e xml.StartElement) bool {
	switch attr(e, "text:display") {
	case "none":
		return true
	case "condition":
		return attr(e, "text:is-hidden") == "true"
	}
	return odf(e.Name) == "text:hidden-text" && attr(e, "text:is-hidden") == "true"
}

// inline reads what stands in a line, and passes through what it does not know:
// words in elements to come are not lost.
func (s *openStory) inline(name string, e xml.StartElement) error {
	switch name {
	case "text:span", "text:a":
		style := attr(e, "text:style-name")
		return s.styled(func(k *look) { *k = s.styles.look("text", style, *k) })
	case "text:s":
		n := 1
		if c, err := strconv.Atoi(attr(e, "text:c")); err == nil {
			n = max(0, min(c, 1000))
		}
		s.add(piece{s: strings.Repeat(" ", n)})
	case "text:tab":
		s.add(piece{s: "\t"})
	case "text:change": // where something was deleted
		s.doc.left.deleted = true
	case "text:line-break":
		s.add(piece{s: "\n"})
	case "text:page-number", "text:page-count":
		if s.part == pageHeader || s.part == pageFooter {
			return s.styled(func(k *look) { k.furniture = true })
		}
	}
	return s.content(true)
}

// styled reads an element whose text shows otherwise than that round it.
func (s *openStory) styled(change func(*look)) error {
	before := s.look
	change(&s.look)
	err := s.content(true)
	s.look = before
	return err
}

// paragraph reads a paragraph or heading.
func (s *openStory) paragraph(name string, e xml.StartElement) error {
	if s.open != nil {
		return s.inside(textBox, func() error { return s.paragraph(name, e) })
	}
	style := attr(e, "text:style-name")
	if s.body {
		s.doc.uses(s.styles["paragraph:"+style].master)
	}
	p := &paragraph{part: s.part, kind: s.styles.kind(style)}
	_, p.quoted = s.styles.of("paragraph", style, "Quotations")
	if name == "text:h" && p.kind != text.Title {
		p.kind, p.level = text.Heading, 1
		if n, err := strconv.Atoi(attr(e, "text:outline-level")); err == nil {
			p.level = max(1, min(n, 10))
		}
	}
	s.open, s.gone, s.space = p, false, true
	s.look = s.styles.look("paragraph", style, look{})
	if s.mark != "" {
		p.pieces = append(p.pieces, piece{s: s.mark, furniture: true}, piece{s: " "})
		s.mark = ""
	}
	err := s.content(true)
	s.open = nil
	if !s.gone {
		s.finish(p)
	}
	return err
}

// finish keeps a paragraph, with its place in a table or list.
func (s *openStory) finish(p *paragraph) {
	plain := p.kind == text.Paragraph || p.kind == text.Code
	switch {
	case plain && s.inCell:
		p.kind = text.Cell
	case plain && s.class != "":
		p.kind = text.Note
	case plain && s.lists > 0:
		p.kind = text.ListItem
	}
	s.keep(p, plain)
}

func (s *openStory) cell() error {
	outer, lists := s.inCell, s.lists
	s.inCell, s.lists = true, 0
	if s.start == apart {
		s.start = cell
	}
	err := s.children()
	s.inCell, s.lists = outer, lists
	return err
}

// box reads a text box or a shape with text, unless what it hangs on is hidden.
func (s *openStory) box() error {
	if !s.visible() {
		return s.t.Skip()
	}
	return s.inside(textBox, s.children)
}

// inside reads paragraphs that stand in another one. Those of a part that has a
// name stay with it.
func (s *openStory) inside(part string, read func() error) error {
	outer, before, body := s.openLevel, s.part, s.body
	s.openLevel, s.body = openLevel{}, false
	if s.part == "" {
		s.part = part
	}
	err := read()
	boxes := s.done
	s.openLevel, s.part, s.body = outer, before, body
	if s.open != nil {
		s.open.boxes = append(s.open.boxes, boxes...)
	} else {
		s.done = append(s.done, boxes...)
	}
	return err
}

// note reads a note: its mark stays in the text, its paragraphs come later.
func (s *openStory) note(e xml.StartElement) error {
	if s.open == nil || !s.visible() {
		return s.t.Skip()
	}
	mark, class := "", footnotes
	if attr(e, "text:note-class") == "endnote" {
		class = endnotes
	}
	return eachChild(s.t, func(e xml.StartElement) error {
		switch odf(e.Name) {
		case "text:note-citation":
			var err error
			mark, err = s.t.Text()
			s.add(piece{s: mark, furniture: isNoteMark(mark)})
			return err
		case "text:note-body":
			return s.noteBody(mark, class)
		}
		return s.t.Skip()
	})
}

func (s *openStory) noteBody(mark, class string) error {
	n := &note{class: class}
	s.doc.notes = append(s.doc.notes, n)
	inner := &openStory{doc: s.doc, t: s.t, part: class, styles: s.styles, class: class}
	inner.mark = mark
	err := inner.children()
	n.blocks = inner.done
	return err
}

// characters adds text, in which any white space is one space.
func (s *openStory) characters(text string) {
	var b strings.Builder
	space := s.space
	for _, r := range text {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		b.WriteRune(r)
		space = false
	}
	if s.add(piece{s: b.String(), script: s.look.script}); s.visible() {
		s.space = space
	}
}

func (s *openStory) visible() bool { return !s.look.hidden && !s.look.struck }

// add adds a piece if it shows.
func (s *openStory) add(p piece) {
	if !s.visible() || p.s == "" || s.open == nil {
		s.doc.left.hidden = s.doc.left.hidden || strings.TrimSpace(p.s) != "" && s.open != nil
		return
	}
	if p.furniture = p.furniture || s.look.furniture; p.furniture {
		p.script = 0
	}
	s.open.add(p)
	s.space = false
}
