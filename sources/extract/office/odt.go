package office

import (
	"context"
	"encoding/xml"
	"io"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/extract/parts"
	"factsheet/sources/text"
)

// An openDocument is an OpenDocument text while it is read.
type openDocument struct {
	ctx     context.Context
	a       *parts.Archive
	styles  openStyles
	masters []master
	used    []string // names of masters, in the order of the text; "" is the first one's
	notes   []*note
	left    left
}

// readODT makes text of an OpenDocument text.
func readODT(ctx context.Context, in extract.Input) (*text.Text, error) {
	a, err := openODT(ctx, in)
	if err != nil {
		return nil, err
	}
	d := &openDocument{ctx: ctx, a: a, styles: openStyles{}}
	if err := d.readStylesPart(); err != nil {
		return nil, err
	}
	body, err := d.body()
	if err != nil {
		return nil, err
	}
	w := &writer{}
	w.write(body)
	w.notes(d.notes, footnotes)
	w.notes(d.notes, endnotes)
	d.writeMasters(w)
	t, err := w.text()
	if err != nil {
		return nil, err
	}
	t.Notes = d.left.notes()
	standard, _ := d.styles.of("paragraph", "Standard")
	t.Language = or(in.Language, standard.lang, d.styles["paragraph:"].lang)
	if t.Language == "none" || t.Language == "zxx" {
		t.Language = ""
	}
	return t, nil
}

// openODT opens the archive of an OpenDocument text.
func openODT(ctx context.Context, in extract.Input) (*parts.Archive, error) {
	a, err := parts.Open(in.Data)
	if err != nil {
		return nil, err
	}
	locked := a.Has("encrypted-package")
	const manifest = "META-INF/manifest.xml"
	if a.Has(manifest) && !locked {
		err := a.Elements(ctx, manifest, func(_ *parts.Tokens, e xml.StartElement) error {
			locked = locked || e.Name.Local == "encryption-data"
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if locked {
		return nil, &extract.UnreadableError{Reason: "the document is protected by a password", Hint: "save it without a password (in LibreOffice: File, Save As), and name that file in the catalogue"}
	}
	return a, nil
}

// body reads the paragraphs of the text.
func (d *openDocument) body() ([]*paragraph, error) {
	t, err := d.a.XML(d.ctx, "content.xml")
	if err != nil {
		return nil, err
	}
	found := "nothing that is known"
	for {
		token, err := t.Next()
		if err == io.EOF {
			return nil, &extract.UnreadableError{Reason: "the document is no text: it holds " + found, Hint: "save what you quote from as an OpenDocument text (.odt) or as plain text, and name that file in the catalogue"}
		}
		if err != nil {
			return nil, err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch name := odf(e.Name); name {
		case "style:style":
			err = d.styles.read(t, e)
		case "office:text":
			s := &openStory{doc: d, t: t, styles: d.styles, body: true}
			err := s.children()
			return s.done, err
		case "office:spreadsheet":
			found, err = "a spreadsheet", t.Skip()
		case "office:presentation":
			found, err = "a presentation", t.Skip()
		case "office:drawing":
			found, err = "a drawing", t.Skip()
		}
		if err != nil {
			return nil, err
		}
	}
}

// writeMasters writes the heads and feet of the pages that the text uses, each
// text once.
func (d *openDocument) writeMasters(w *writer) {
	if len(d.masters) == 0 {
		return
	}
	byName := map[string]*master{"": &d.masters[0]}
	for i := range d.masters {
		byName[d.masters[i].name] = &d.masters[i]
	}
	if m := byName["Standard"]; m != nil {
		byName[""] = m
	}
	done, seen := map[*master]bool{}, map[string]bool{}
	for _, name := range d.used {
		for m := byName[name]; m != nil && !done[m]; m = byName[m.next] {
			done[m] = true
			for _, p := range m.heads {
				if key := p.part + "\n" + plain([]*paragraph{p}); !seen[key] {
					seen[key] = true
					w.write([]*paragraph{p})
				}
			}
			if m.next == "" {
				break
			}
		}
	}
}

// uses notes the pages that a paragraph or table of the body begins.
func (d *openDocument) uses(master string) {
	if master != "" || len(d.used) == 0 {
		if n := len(d.used); n == 0 || d.used[n-1] != master {
			d.used = append(d.used, master)
		}
	}
}

// object reads a formula that is a document of its own, as MathML; of other
// objects nothing shows.
func (s *openStory) object(href string) error {
	name := parts.Clean(href)
	if name == "" || !s.visible() || s.open == nil || !s.doc.a.Has(name+"/content.xml") {
		return nil
	}
	t, err := s.doc.a.XML(s.doc.ctx, name+"/content.xml")
	if err != nil {
		return err
	}
	for {
		token, err := t.Next()
		if err != nil {
			if err == io.EOF {
				return nil
			}
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if odf(e.Name) != "math:math" {
				return nil
			}
			inner := *s
			inner.t = t
			err := inner.mathml(e, 0)
			s.openLevel = inner.openLevel
			return err
		}
	}
}

// mathml reads an element of a formula, and shows what its layout says and its letters do not: ½ is not 12.
func (s *openStory) mathml(e xml.StartElement, script int8) error {
	name := strings.TrimPrefix(odf(e.Name), "math:")
	switch name {
	case "annotation", "annotation-xml":
		return s.t.Skip()
	case "mi", "mn", "mo", "mtext", "ms":
		return s.letters(script)
	case "msqrt", "mroot":
		s.add(piece{s: "√"})
	}
	n := 0
	return eachChild(s.t, func(e xml.StartElement) error {
		n++
		inner := script
		switch {
		case name == "msup" && n == 2, name == "msubsup" && n == 3:
			inner = 1
		case name == "msub" && n == 2, name == "msubsup" && n == 2:
			inner = -1
		case name == "mfrac" && n == 2:
			s.add(piece{s: "⁄"})
		}
		return s.mathml(e, inner)
	})
}

// letters reads the text of a formula's letter, number or sign.
func (s *openStory) letters(script int8) error {
	text, err := s.t.Text()
	if text != "" {
		s.add(piece{s: text, script: script})
	}
	return err
}
