package office

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/extract/parts"
	"factsheet/sources/text"
)

// A document is a Word document while it is read.
type document struct {
	ctx       context.Context
	a         *parts.Archive
	main      string
	relations []relation
	styles    *styles

	notes   []*note
	count   map[string]int // of notes numbered automatically, by class
	numbers map[string]numbering
	set     map[string]bool // classes whose numbering a section sets

	running   []running       // heads and feet of pages, as sections name them
	firstPage bool            // a section has a first page of its own
	evenPages bool            // pages on the left have heads of their own
	drawn     map[string]bool // parts of diagrams and charts that were read
	unread    bool            // it holds documents of other formats
	left      left
}

// A running is the head or foot of some pages.
type running struct {
	part  string // pageHeader or pageFooter
	pages string // default, first, even
	id    string // of the relation
}

// readDocx makes text of a Word document.
func readDocx(ctx context.Context, in extract.Input) (*text.Text, error) {
	a, err := openWord(in)
	if err != nil {
		return nil, err
	}
	d := &document{ctx: ctx, a: a}
	if d.main, err = mainPart(ctx, a); err != nil {
		return nil, err
	}
	if d.main == "" {
		return nil, &extract.UnreadableError{Reason: "the document is damaged: it does not say which of its parts holds the text", Hint: "open it in Word, save it again, and replace the file"}
	}
	if err := d.prepare(); err != nil {
		return nil, err
	}
	w := &writer{}
	if err := d.write(w); err != nil {
		return nil, err
	}
	t, err := w.text()
	if err != nil {
		return nil, err
	}
	t.Language = or(in.Language, d.styles.language())
	t.Notes = d.left.notes()
	if d.unread {
		t.Notes = append(t.Notes, "holds another document (altChunk), whose words are not read: open it in Word and save it again")
	}
	return t, nil
}

// prepare reads what must be known before the text.
func (d *document) prepare() (err error) {
	if d.relations, err = relations(d.ctx, d.a, d.main); err != nil {
		return err
	}
	if d.styles, err = readStyles(d.ctx, d.a, d.target("styles")); err != nil {
		return err
	}
	d.reset()
	settings := d.target("settings")
	if settings == "" {
		return nil
	}
	return d.a.Elements(d.ctx, settings, func(t *parts.Tokens, e xml.StartElement) error {
		switch short(e.Name) {
		case "w:evenAndOddHeaders":
			d.evenPages = isOn(e)
		case "w:footnotePr":
			return d.numbering(t, footnotes, false)
		case "w:endnotePr":
			return d.numbering(t, endnotes, false)
		}
		return nil
	})
}

// reset forgets what the body told.
func (d *document) reset() {
	d.notes, d.running, d.firstPage, d.unread, d.left = nil, nil, false, false, left{}
	d.count, d.set, d.drawn = map[string]int{}, map[string]bool{}, map[string]bool{}
	if d.numbers == nil {
		d.numbers = map[string]numbering{footnotes: {"decimal", 1}, endnotes: {"lowerRoman", 1}}
	}
}

// target is the part of a kind that the text refers to; "" where there is none.
func (d *document) target(kind string) string {
	for _, name := range targets(d.relations, kind) {
		if d.a.Has(name) {
			return name
		}
	}
	return ""
}

// write writes the body, then the notes, then heads and feet of pages.
func (d *document) write(w *writer) error {
	defaults := map[string]numbering{footnotes: d.numbers[footnotes], endnotes: d.numbers[endnotes]}
	body, lost, err := d.body(false)
	if err != nil {
		return err
	}
	if lost { // the code of a field that has no end would swallow the rest
		d.reset()
		d.numbers = defaults
		if body, _, err = d.body(true); err != nil {
			return err
		}
	}
	for _, class := range []string{footnotes, endnotes} {
		if err := d.readNotes(class); err != nil {
			return err
		}
	}
	w.numbers = d.numbers
	w.write(body)
	w.notes(d.notes, footnotes)
	w.notes(d.notes, endnotes)
	return d.writeRunning(w)
}

// body reads the paragraphs of the main part. lost reports whether words went
// into the code of a field that has no end.
func (d *document) body(unended bool) (list []*paragraph, lost bool, err error) {
	t, err := d.a.XML(d.ctx, d.main)
	if err != nil {
		return nil, false, err
	}
	s := &story{doc: d, t: t, unended: unended}
	for {
		token, err := t.Next()
		if err == io.EOF {
			return nil, false, nil
		}
		if err != nil {
			return nil, false, err
		}
		if e, ok := token.(xml.StartElement); ok {
			if name := short(e.Name); name != "w:document" {
				return nil, false, noWord(name)
			}
			break
		}
	}
	if err := s.children(); err != nil {
		return nil, false, err
	}
	s.flush()
	return s.done, len(s.fields) > 0 && s.lost > 0, nil
}

// noWord is the error for a main part that is no text.
func noWord(root string) error {
	what := "holds no text of Word"
	switch root {
	case "x:workbook":
		what = "is an Excel workbook, whatever its name says"
	case "p:presentation":
		what = "is a PowerPoint presentation, whatever its name says"
	}
	return &extract.UnreadableError{Reason: "the document " + what, Hint: "save what you quote from as a Word document (.docx) or as plain text, and name that file in the catalogue"}
}

// call makes the note that a mark in the text calls out.
func (d *document) call(id, class string, custom bool) *note {
	n := &note{id: id, class: class}
	if !custom {
		d.count[class]++
		n.number = d.count[class]
	}
	d.notes = append(d.notes, n)
	return n
}

// readNotes reads the notes of a class that are called out; others do not show.
func (d *document) readNotes(class string) error {
	called := map[string]*note{}
	for _, n := range slices.Backward(d.notes) {
		if n.class == class {
			called[n.id] = n
		}
	}
	name := d.target(class) // relations are called so, too
	if len(called) == 0 || name == "" {
		return nil
	}
	return d.a.Elements(d.ctx, name, func(t *parts.Tokens, e xml.StartElement) error {
		if n := short(e.Name); n != "w:footnote" && n != "w:endnote" {
			return nil
		}
		n := called[parts.Attr(e, "id")]
		if n == nil || n.blocks != nil {
			return t.Skip()
		}
		s := &story{doc: d, t: t, part: class, note: n}
		if err := s.children(); err != nil {
			return err
		}
		s.flush()
		n.blocks = s.done
		return nil
	})
}

// section reads the properties of a section.
func (s *story) section() error {
	d := s.doc
	return eachChild(s.t, func(e xml.StartElement) error {
		switch short(e.Name) {
		case "w:headerReference":
			d.running = append(d.running, running{pageHeader, parts.Attr(e, "type"), parts.Attr(e, "id")})
		case "w:footerReference":
			d.running = append(d.running, running{pageFooter, parts.Attr(e, "type"), parts.Attr(e, "id")})
		case "w:titlePg":
			d.firstPage = d.firstPage || isOn(e)
		case "w:footnotePr":
			return d.numbering(s.t, footnotes, true)
		case "w:endnotePr":
			return d.numbering(s.t, endnotes, true)
		}
		return s.t.Skip()
	})
}

// numbering reads how notes of a class are numbered. Where sections differ or
// begin anew, no numbers are shown: which is a page's is not known.
func (d *document) numbering(t *parts.Tokens, class string, section bool) error {
	n := d.numbers[class]
	if section && !d.set[class] {
		n.start = 1
	}
	err := eachChild(t, func(e xml.StartElement) error {
		value := parts.Attr(e, "val")
		switch short(e.Name) {
		case "w:numFmt":
			n.format = value
		case "w:numStart":
			if _, err := fmt.Sscanf(value, "%d", &n.start); err != nil || n.start < 0 || n.start > 1<<20 {
				n.format = ""
			}
		case "w:numRestart":
			if value != "continuous" {
				n.format = ""
			}
		}
		return t.Skip()
	})
	if section {
		if d.set[class] && n != d.numbers[class] {
			n.format = ""
		}
		d.set[class] = true
	}
	d.numbers[class] = n
	return err
}

// writeRunning writes the heads and feet of pages that show, each text once.
func (d *document) writeRunning(w *writer) error {
	seen := map[string]bool{}
	for _, r := range d.running {
		if r.pages == "first" && !d.firstPage || r.pages == "even" && !d.evenPages || seen[r.part+r.id] {
			continue
		}
		seen[r.part+r.id] = true
		i := slices.IndexFunc(d.relations, func(x relation) bool { return x.id == r.id })
		if i < 0 || !d.a.Has(d.relations[i].target) {
			continue
		}
		t, err := d.a.XML(d.ctx, d.relations[i].target)
		if err != nil {
			return err
		}
		s := &story{doc: d, t: t, part: r.part}
		if err := s.read(); err != nil {
			return err
		}
		if key := r.part + "\n" + plain(s.done); !seen[key] {
			seen[key] = true
			w.write(s.done)
		}
	}
	return nil
}

// plain is the text of paragraphs, for telling whether they are the same.
func plain(list []*paragraph) string {
	var b strings.Builder
	for _, p := range list {
		for _, x := range p.pieces {
			b.WriteString(x.s)
		}
		b.WriteString("\n" + plain(p.boxes))
	}
	return b.String()
}

// cfb begins files of the format that encrypted documents are wrapped in.
const cfb = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// encryptedPackage is how that format names what is encrypted: in UTF-16.
const encryptedPackage = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"

// openWord opens the archive of a Word document.
func openWord(in extract.Input) (*parts.Archive, error) {
	if strings.HasPrefix(in.Data, cfb) {
		if strings.Contains(in.Data, encryptedPackage) {
			return nil, &extract.UnreadableError{Reason: "the document is protected by a password", Hint: "save it without a password (in Word: File, Info, Protect Document), and name that file in the catalogue"}
		}
		return nil, &extract.UnreadableError{Reason: "the document is in the old format of Word (.doc), whatever its name says", Hint: "save it as a Word document (.docx), and name that file in the catalogue"}
	}
	return parts.Open(in.Data)
}
