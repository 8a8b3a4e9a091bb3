package html

import (
	"strconv"

	"factsheet/render"
)

// annex writes every quotation in the passage where it stands, for those who
// compare the two.
func (c *composer) annex() {
	a := c.page.Annex
	if a == nil {
		return
	}
	c.w.element("section", attributes{"class", "annex", "aria-labelledby", "annex"}, func() {
		c.title("annex", a.Title)
		c.paragraph("", a.Intro)
		c.w.element("ol", nil, func() {
			for i := range a.Entries {
				c.annexEntry(&a.Entries[i])
			}
		})
		for _, t := range a.Signature {
			c.paragraph("sign", t)
		}
	})
}

func (c *composer) annexEntry(e *render.AnnexEntry) {
	c.w.element("li", attributes{"value", strconv.Itoa(e.Note)}, func() {
		c.paragraph("cited", e.Quotation)
		c.paragraph("", e.Verdict)
		for _, t := range e.Edits {
			c.paragraph("", t)
		}
		for _, t := range whereabouts(e) {
			c.paragraph("", t)
		}
		if len(e.Passage) > 0 {
			c.w.element("blockquote", attributes{"cite", c.place(e.Note)}, func() {
				c.w.element("p", nil, func() { c.passage(e.Passage) })
			})
		}
		c.paragraph("remarks", e.Remark)
		c.paragraph("compared", e.Compared)
	})
}

// whereabouts are the lines that say where a passage stands.
func whereabouts(e *render.AnnexEntry) []render.Text {
	return []render.Text{e.Source, e.Place, e.File}
}

// passage writes the words of a source, those of the quotation marked.
func (c *composer) passage(list []render.Piece) {
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && list[end].Kind == list[i].Kind {
			end++
		}
		var t render.Text
		for _, p := range list[i:end] {
			t = append(t, p.Run)
		}
		if list[i].Kind == render.Covered {
			c.w.element("mark", nil, func() { c.text(t) })
		} else {
			c.text(t)
		}
		i = end
	}
}
