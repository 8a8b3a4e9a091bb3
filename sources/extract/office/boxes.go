package office

import (
	"encoding/xml"

	"factsheet/sources/extract/parts"
)

// inside reads paragraphs that stand in another one, in a text box.
func (s *story) inside(read func() error) error {
	outer, part := s.level, s.part
	s.level = level{}
	if s.part == "" {
		s.part = textBox
	}
	if err := read(); err != nil {
		return err
	}
	s.flush()
	boxes := s.done
	s.level, s.part = outer, part
	if s.open != nil {
		s.open.boxes = append(s.open.boxes, boxes...)
	} else {
		s.done = append(s.done, boxes...)
	}
	return nil
}

// box reads a text box, unless what it hangs on is hidden.
func (s *story) box() error {
	if !s.visible() {
		return s.t.Skip()
	}
	return s.inside(s.children)
}

// drawing reads the paragraphs of a diagram or a chart, which are a part of
// their own; ref is the attribute that leads there. Figures of charts are no
// text.
func (s *story) drawing(e xml.StartElement, ref string) error {
	name := ""
	for _, r := range s.doc.relations {
		if r.id == parts.Attr(e, ref) && (r.kind == "diagramData" || r.kind == "chart") {
			name = r.target
		}
	}
	if s.part == "" && s.visible() && s.doc.a.Has(name) && !s.doc.drawn[name] {
		s.doc.drawn[name] = true
		t, err := s.doc.a.XML(s.doc.ctx, name)
		if err != nil {
			return err
		}
		inner := &story{doc: s.doc, t: t, part: drawing}
		if err := inner.read(); err != nil {
			return err
		}
		if s.open != nil {
			s.open.boxes = append(s.open.boxes, inner.done...)
		} else {
			s.done = append(s.done, inner.done...)
		}
	}
	return s.t.Skip()
}

// alternatives reads the first of several forms of the same content. The one
// for programs that know none of the others says nothing more.
func (s *story) alternatives() error {
	chosen := false
	return s.properties(func(e xml.StartElement) (bool, error) {
		if chosen {
			return false, s.t.Skip()
		}
		chosen = true
		return false, s.children()
	})
}
