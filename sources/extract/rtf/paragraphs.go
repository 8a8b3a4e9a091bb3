package rtf

import (
	"strings"

	"factsheet/sources/text"
)

// paragraphEnd ends the paragraph of the story that is read. cell says that it
// ends a table cell.
func (r *reader) paragraphEnd(cell bool) {
	r.flush()
	s := r.now.story
	if r.now.dest != shown {
		return
	}
	p := s.now
	s.now = paragraph{}
	p.part = s.part
	p.kind, p.level = r.kindOf(r.now.par)
	if s.part == "footnotes" || s.part == "endnotes" {
		p.kind, p.level = text.Note, 0
	}
	switch {
	case cell || r.now.par.table:
		p.kind, p.level, p.cell, p.first, p.more = text.Cell, 0, true, !s.rows, s.within
		s.rows = s.rows || !p.empty()
		s.within = !cell && (s.within || !p.empty())
	case !p.empty():
		s.rows, s.within = false, false
	}
	if !p.empty() {
		s.done = append(s.done, p)
	}
}

// rowEnd ends a row of a table.
func (r *reader) rowEnd() {
	r.flush()
	s := r.now.story
	if !s.now.empty() && r.now.dest == shown {
		r.paragraphEnd(true)
	}
	s.rows, s.within = false, false
}

// kindOf is what a paragraph is by its style and format.
func (r *reader) kindOf(f format) (text.Kind, int) {
	st, known := r.styles[f.style]
	level := f.outline
	if known && level < 0 {
		level = st.outline
	}
	if known {
		if n, ok := strings.CutPrefix(st.name, "heading "); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
			level = int(n[0] - '1')
		}
		switch st.name {
		case "title":
			return text.Title, 0
		case "caption":
			return text.Caption, 0
		}
	}
	switch {
	case level >= 0 && level < 9:
		return text.Heading, level + 1
	case f.list:
		return text.ListItem, 0
	}
	return text.Paragraph, 0
}
