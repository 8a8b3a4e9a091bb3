package extract

import (
	"strings"

	"factsheet/sources/text"
)

// element makes the element that a tag opens here.
func (p *page) element(name string, t *tag, a *attributes) element {
	e := element{name: name, look: *p.look(), gap: t.gap, tag: t, start: p.out.Len()}
	k := &e.look
	if t.hasKind && k.kind != text.Note && (name != "p" || k.kind == text.Cell) {
		k.kind, k.level = t.kind, t.level
	}
	if t.spacing != collapse {
		k.spacing = t.spacing
	}
	if a.lang != "" {
		k.lang = a.lang
	}
	e.hides = t.hidden || t.struck || name == "dialog" && !a.open || p.hiddenInPicture(name)
	switch name {
	case "sup":
		k.script = 1
	case "sub":
		k.script = -1
	case "q":
		e.quoted = true
		k.quotes++
	case "blockquote":
		k.quoted = true
	}
	p.applyStyle(&e, a)
	k.hidden = k.hidden || e.hides
	e.raised = k.script > 0 && p.look().script <= 0
	role := a.role + " " + a.epub
	switch {
	case strings.Contains(role, "noteref") || strings.Contains(role, "doc-backlink"):
		e.note = true
	case strings.Contains(role, "doc-footnote"), strings.Contains(role, "doc-endnote"), isNote(a.epub):
		k.kind, k.level = text.Note, 0
	}
	if name == "a" && a.links {
		e.link = true
		e.note = e.note || isNoteTarget(a.href) || strings.Contains(a.class, "footnote-ref") || strings.Contains(a.class, "footnote-back")
	}
	return e
}

// hiddenInPicture reports whether an element only names a drawing.
func (p *page) hiddenInPicture(name string) bool {
	return name == "title" && p.open["svg"] > 0
}

// applyStyle lays the page's styles and the element's own over its look.
func (p *page) applyStyle(e *element, a *attributes) {
	var s style
	if a.hidden {
		s.display.value = "none"
	}
	p.rules.apply(&s, e.name, a.id, a.class)
	if a.style != "" {
		s.declare(a.style, byAttribute, false)
	}
	k := &e.look
	e.display(s.display.value)
	switch s.visibility.value {
	case "hidden", "collapse":
		if e.name != "html" && e.name != "body" {
			k.unseen, k.byStyle = true, true
		}
	case "visible":
		k.unseen = false
	}
	switch s.space.value {
	case "pre", "pre-wrap", "break-spaces":
		k.spacing = keep
	case "pre-line":
		k.spacing = keepLines
	case "normal", "nowrap":
		k.spacing = collapse
	}
	if strings.Contains(s.line.value, "line-through") {
		e.hides = true
	}
	switch {
	case s.align.value == "super":
		k.script = 1
	case s.align.value == "sub" && e.name != "sup":
		k.script = -1
	}
}

// display lays the CSS property of that name over an element.
func (e *element) display(value string) {
	switch value {
	case "none":
		// A page that hides all of itself is one that a script shows again.
		if e.name != "html" && e.name != "body" {
			e.look.byStyle = e.look.byStyle || !e.look.hidden && !e.hides
			e.hides = true
		}
	case "inline", "contents":
		e.gap = noGap
	case "block", "flex", "grid", "list-item", "table", "flow-root", "table-row":
		e.gap = max(e.gap, lineGap)
	case "table-cell":
		e.gap = max(e.gap, cellGap)
	}
}

// formula shows what a formula's layout says and its letters do not.
func (p *page) formula(parent, e *element, source int) {
	second := parent.children == 2
	switch parent.name {
	case "msup":
		if second {
			e.look.script = 1
		}
	case "msub":
		if second {
			e.look.script = -1
		}
	case "msubsup":
		if second {
			e.look.script = -1
		} else if parent.children == 3 {
			e.look.script = 1
		}
	case "mfrac":
		if second {
			p.implied("⁄", source, &e.look)
		}
	}
	if e.name == "msqrt" || e.name == "mroot" {
		p.implied("√", source, &e.look)
	}
}

// quoteMark is the mark that opens or closes the innermost <q>.
func (p *page) quoteMark(k *look, end bool) string {
	base, _, _ := strings.Cut(strings.ToLower(k.lang), "-")
	marks, ok := quoteMarks[base]
	if !ok {
		marks = quoteMarks[""]
	}
	i := 0
	if k.quotes%2 == 0 {
		i = 2
	}
	if end {
		i++
	}
	return marks[i]
}
