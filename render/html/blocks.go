package html

import (
	"fmt"
	"strconv"

	"factsheet/render"
)

func (c *composer) blocks(list []render.Block) {
	for _, b := range list {
		c.block(b)
	}
}

func (c *composer) block(b render.Block) {
	switch b := b.(type) {
	case *render.Heading:
		c.heading(b)
	case *render.Paragraph:
		c.paragraph("", b.Text)
	case *render.List:
		c.list(b)
	case *render.Quotation:
		c.quotation(b, "")
	case *render.Point:
		c.point(b)
	case *render.KeyFigures:
		c.keyFigures(b)
	case *render.Timeline:
		c.timeline(b)
	case *render.Table:
		c.table(b)
	case *render.Chart:
		c.chart(b)
	case *render.Image:
		c.image(b)
	case *render.PullQuote:
		c.quotation(b.Quotation, "pull")
	case *render.Callout:
		c.callout(b)
	case *render.Glossary:
		c.glossary(b)
	default:
		c.errs = append(c.errs, fmt.Errorf("a block of kind %T cannot be shown on a web page", b))
	}
}

// heading writes a heading. Its level is at most one below that of the heading
// before it: readers who go from heading to heading miss none.
func (c *composer) heading(b *render.Heading) {
	c.level = min(max(b.Level+1, 2), c.level+1, 6)
	c.w.element("h"+strconv.Itoa(c.level), nil, func() { c.text(b.Text) })
}

func (c *composer) list(b *render.List) {
	name, start := "ul", ""
	if b.Ordered {
		name = "ol"
		if b.Start != 1 {
			start = strconv.Itoa(b.Start)
		}
	}
	c.w.element(name, attributes{"start", start}, func() {
		for _, item := range b.Items {
			c.w.element("li", nil, func() { c.blocks(item) })
		}
	})
}

func (c *composer) point(b *render.Point) {
	id := c.id("point-" + b.ID)
	if b.ID == "" {
		id = c.id("claim-" + strconv.Itoa(len(c.claims)+1))
	}
	said := claim{id: id}
	c.w.element("div", attributes{"class", "point", "id", id}, func() {
		for _, t := range b.Claim {
			c.paragraph("claim", t)
			said.add(t)
		}
		for _, q := range b.Evidence {
			c.quotation(q, "")
			if q != nil && q.Note > 0 {
				said.notes = append(said.notes, q.Note)
			}
		}
	})
	if said.text != "" {
		c.claims = append(c.claims, said)
	}
}

// add takes a paragraph into the claim, and the notes that it refers to.
func (s *claim) add(t render.Text) {
	if text := plain(t); text != "" {
		if s.text != "" {
			s.text += " "
		}
		s.text += text
	}
	for _, r := range t {
		if r.Note > 0 && r.Text == strconv.Itoa(r.Note) {
			s.notes = append(s.notes, r.Note)
		}
	}
}

func quotationID(note int) string {
	if note == 0 {
		return ""
	}
	return "quotation-" + strconv.Itoa(note)
}

// quotation writes somebody else's words, and whose they are: a link to their
// place in the source where that is on the web.
func (c *composer) quotation(q *render.Quotation, class string) {
	if q == nil {
		return
	}
	c.quotations = append(c.quotations, q)
	address := c.place(q.Note)
	c.w.element("figure", attributes{"class", joined("quotation", class), "id", c.id(quotationID(q.Note))}, func() {
		c.w.element("blockquote", attributes{"cite", address}, func() {
			c.w.element("p", nil, func() {
				c.quoted(q)
				if q.Note > 0 {
					c.references(render.Text{{Text: strconv.Itoa(q.Note), Note: q.Note}})
				}
			})
		})
		if len(q.By)+len(q.Remarks)+len(q.Translation) == 0 {
			return
		}
		c.w.element("figcaption", nil, func() { c.attribution(q, address) })
	})
}

// quoted writes the words with their marks, which are the page's: they are not
// in the language of the quotation.
func (c *composer) quoted(q *render.Quotation) {
	c.w.text(q.Open)
	c.text(q.Text)
	c.w.text(q.Close)
}

func (c *composer) attribution(q *render.Quotation, address string) {
	c.translation(q)
	if len(q.By) == 0 && (len(q.Remarks) == 0 || len(q.Translation) > 0) {
		return
	}
	c.w.element("p", nil, func() {
		if address != "" && len(q.By) > 0 {
			c.linked = true
			c.w.element("a", attributes{"href", address}, func() { c.text(q.By) })
			c.linked = false
		} else {
			c.text(q.By)
		}
		if len(q.Translation) == 0 && len(q.Remarks) > 0 {
			if len(q.By) > 0 {
				c.w.text(" · ")
			}
			c.text(q.Remarks)
		}
	})
}

// translation writes the translation of a quotation, with the remarks on it.
func (c *composer) translation(q *render.Quotation) {
	if len(q.Translation) == 0 {
		return
	}
	c.w.element("p", attributes{"class", "translation"}, func() {
		c.text(q.Translation)
		if len(q.Remarks) > 0 {
			c.w.text(" (")
			c.text(q.Remarks)
			c.w.text(")")
		}
	})
}

func (c *composer) evidenceOf(list []*render.Quotation) {
	for _, q := range list {
		c.quotation(q, "")
	}
}

func (c *composer) keyFigures(b *render.KeyFigures) {
	if len(b.Figures) > 0 {
		c.w.element("ul", attributes{"class", "figures"}, func() {
			for _, k := range b.Figures {
				c.w.element("li", nil, func() {
					c.paragraph("figure", k.Figure)
					c.paragraph("label", k.Label)
				})
			}
		})
	}
	c.evidenceOf(b.Evidence)
}

func (c *composer) timeline(b *render.Timeline) {
	if len(b.Events) == 0 {
		return
	}
	c.w.element("ol", attributes{"class", "timeline"}, func() {
		for _, e := range b.Events {
			c.w.element("li", nil, func() {
				if len(e.Date) > 0 {
					c.w.element("p", attributes{"class", "date"}, func() {
						if on := date(e.On); on != "" {
							c.w.element("time", attributes{"datetime", on}, func() { c.text(e.Date) })
							return
						}
						c.text(e.Date)
					})
				}
				for _, t := range e.Event {
					c.paragraph("", t)
				}
				c.evidenceOf(e.Evidence)
			})
		}
	})
}

func (c *composer) callout(b *render.Callout) {
	id := ""
	if len(b.Title) > 0 {
		id = c.id("callout-" + strconv.Itoa(len(c.ids)))
	}
	c.w.element("div", attributes{"class", "callout", "role", "note", "aria-labelledby", id}, func() {
		if len(b.Title) > 0 {
			c.w.element("p", attributes{"class", "title", "id", id}, func() { c.text(b.Title) })
		}
		c.blocks(b.Body)
	})
}

func (c *composer) glossary(b *render.Glossary) {
	if len(b.Terms) == 0 {
		return
	}
	c.w.element("dl", attributes{"class", "glossary"}, func() {
		for _, t := range b.Terms {
			c.w.element("dt", nil, func() { c.text(t.Term) })
			c.w.element("dd", nil, func() { c.blocks(t.Definition) })
		}
	})
}

// joined are classes of one element.
func joined(a, b string) string {
	if b == "" {
		return a
	}
	return a + " " + b
}
