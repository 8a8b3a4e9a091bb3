package html

import (
	"strconv"
	"strings"

	"factsheet/render"
)

// A composer writes one page.
type composer struct {
	w           writer
	page        *render.Page
	words       *words
	evidence    map[int]*render.Evidence // by note
	referred    map[int]bool             // notes that the text refers to
	ids         map[string]bool          // in use
	level       int                      // of the last heading; that of the title is 1
	linked      bool                     // within a link, where no other may stand
	rightToLeft bool
	claims      []claim
	quotations  []*render.Quotation // that the page shows, in the order of reading
	errs        []error
}

// A claim is a point and the notes of its evidence.
type claim struct {
	id    string
	text  string
	notes []int
}

func newComposer(p *render.Page) *composer {
	c := &composer{page: p, words: wordsFor(p.Language), evidence: make(map[int]*render.Evidence), referred: make(map[int]bool),
		ids: map[string]bool{"main": true, "summary": true, "notes": true, "sources": true, "annex": true}, level: 1}
	for i := range p.Evidence {
		c.evidence[p.Evidence[i].Note] = &p.Evidence[i]
	}
	c.rightToLeft = direction(p.Title.String(), false) != ""
	return c
}

// document writes all of the page.
func (c *composer) document(o Options) {
	p := c.page
	dir := ""
	if c.rightToLeft {
		dir = "rtl"
	}
	c.w.b.WriteString("<!DOCTYPE html>\n")
	c.w.element("html", attributes{"lang", p.Language, "dir", dir}, func() {
		c.w.element("head", nil, func() { c.head(o) })
		c.w.element("body", attributes{"data-draft", p.Draft.String()}, func() {
			c.w.element("a", attributes{"class", "skip", "href", "#main"}, func() { c.text(c.words.text(c.words.Skip)) })
			c.w.element("header", nil, c.header)
			c.w.element("main", attributes{"id", "main"}, func() {
				c.summary()
				c.blocks(p.Body)
				c.notes()
				c.sources()
				c.annex()
			})
			c.w.element("footer", nil, func() {
				c.paragraph("checked", p.Checked)
				c.paragraph("online", p.OnlineLine)
			})
			if err := c.w.data(c.graph()); err != nil {
				c.errs = append(c.errs, err)
			}
		})
	})
}

// title is that of the window: of a draft it says so.
func title(p *render.Page) string {
	out := plain(p.Title)
	if out == "" {
		out = p.File
	}
	if len(p.Draft) > 0 {
		out = plain(p.Draft) + ": " + out
	}
	return out
}

// plain is a text on one line, without the numbers of notes.
func plain(t render.Text) string {
	var b strings.Builder
	for _, r := range t {
		if r.Note == 0 {
			b.WriteString(r.Text)
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), "\n", " "))
}

func (c *composer) head(o Options) {
	p := c.page
	c.w.void("meta", attributes{"charset", "utf-8"})
	c.w.void("meta", attributes{"http-equiv", "Content-Security-Policy", "content", policy})
	c.w.line("title", nil, title(p))
	c.w.void("meta", attributes{"name", "viewport", "content", "width=device-width, initial-scale=1"})
	c.w.void("meta", attributes{"name", "color-scheme", "content", "light dark"})
	c.w.void("meta", attributes{"name", "generator", "content", o.Generator})
	if about := plain(p.Subtitle); about != "" {
		c.w.void("meta", attributes{"name", "description", "content", about})
	}
	if len(p.Draft) > 0 {
		c.w.void("meta", attributes{"name", "robots", "content", "noindex"})
	}
	if web(p.Online) {
		c.w.void("link", attributes{"rel", "canonical", "href", link(p.Online)})
	}
	c.w.style()
}

func (c *composer) header() {
	p := c.page
	c.paragraph("draft", p.Draft)
	if len(p.Title) > 0 {
		c.w.element("h1", nil, func() { c.text(p.Title) })
	}
	if len(p.Subtitle) > 0 {
		c.w.element("p", attributes{"class", "subtitle", "role", "doc-subtitle"}, func() { c.text(p.Subtitle) })
	}
	parts := meta(p)
	if len(parts) == 0 {
		return
	}
	c.w.element("p", attributes{"class", "meta"}, func() {
		for i, part := range parts {
			if i > 0 {
				c.w.text(" · ")
			}
			if part.date != "" {
				c.w.element("time", attributes{"datetime", part.date}, func() { c.text(part.text) })
				continue
			}
			c.text(part.text)
		}
	})
}

// A metaPart is one of the things that the line under the title says.
type metaPart struct {
	text render.Text
	date string // as machines read it; may be empty
}

func meta(p *render.Page) []metaPart {
	var out []metaPart
	for _, part := range []metaPart{{p.Date, date(p.Issued)}, {p.Owner, ""}, {p.Contact, ""}, {p.Reviewed, ""}} {
		if len(part.text) > 0 {
			out = append(out, part)
		}
	}
	return out
}

// date is s where it is a year, a month or a day as HTML and schema.org have
// them: YYYY, YYYY-MM or YYYY-MM-DD.
func date(s string) string {
	const form = "0000-00-00"
	if len(s) != 4 && len(s) != 7 && len(s) != len(form) {
		return ""
	}
	for i := range len(s) {
		if digit := s[i] >= '0' && s[i] <= '9'; digit != (form[i] == '0') || !digit && s[i] != '-' {
			return ""
		}
	}
	return s
}

func (c *composer) summary() {
	if len(c.page.Summary) == 0 {
		return
	}
	c.w.element("section", attributes{"class", "summary", "aria-labelledby", "summary"}, func() {
		c.title("summary", c.page.Word(c.page.Words.Summary))
		c.blocks(c.page.Summary)
	})
}

// title writes the heading of a part of every page.
func (c *composer) title(id string, t render.Text) {
	c.level = 2
	c.w.element("h2", attributes{"id", id}, func() { c.text(t) })
}

func (c *composer) notes() {
	if len(c.page.Notes) == 0 {
		return
	}
	c.w.element("section", attributes{"class", "notes", "role", "doc-endnotes", "aria-labelledby", "notes"}, func() {
		c.title("notes", c.page.Word(c.page.Words.Notes))
		c.w.element("ol", nil, func() {
			for i, n := range c.page.Notes {
				value := ""
				if n.Number != i+1 {
					value = strconv.Itoa(n.Number)
				}
				c.w.element("li", attributes{"id", "note-" + strconv.Itoa(n.Number), "value", value}, func() { c.note(n) })
			}
		})
	})
}

// note writes a note, with the quotation where the sheet prints it there, and
// the way back to the text.
func (c *composer) note(n render.Note) {
	back := func() {
		if c.referred[n.Number] {
			number := strconv.Itoa(n.Number)
			c.w.text("\u00a0")
			c.w.line("a", attributes{"class", "back", "href", "#ref-" + number, "role", "doc-backlink", "aria-label", c.words.Back + " (" + number + ")", "lang", c.words.lang}, backArrow)
		}
	}
	q := n.Quotation
	c.w.element("p", nil, func() {
		c.text(n.Text)
		if q == nil {
			back()
		}
	})
	if q == nil {
		return
	}
	c.quotations = append(c.quotations, q)
	address := c.place(n.Number)
	c.w.element("blockquote", attributes{"id", quotationID(n.Number), "cite", address}, func() {
		c.w.element("p", nil, func() { c.quoted(q) })
	})
	c.translation(q)
	if len(q.Translation) == 0 {
		c.paragraph("remarks", q.Remarks)
	}
	c.w.element("p", attributes{"class", "ways"}, func() {
		if address != "" {
			c.w.element("a", attributes{"href", address, "aria-label", c.words.Place + " (" + strconv.Itoa(n.Number) + ")", "lang", c.words.lang}, func() { c.w.text(c.words.Place) })
		}
		back()
	})
}

func (c *composer) sources() {
	if len(c.page.Sources) == 0 {
		return
	}
	c.w.element("section", attributes{"class", "sources", "role", "doc-bibliography", "aria-labelledby", "sources"}, func() {
		c.title("sources", c.page.Word(c.page.Words.Sources))
		c.w.element("ul", nil, func() {
			for _, s := range c.page.Sources {
				c.w.element("li", nil, func() { c.text(s.Text) })
			}
		})
	})
}

// id is name where nothing on the page has it, and it can be one; else "".
func (c *composer) id(name string) string {
	if name == "" || c.ids[name] || strings.ContainsAny(name, " \t\n\f\r") {
		return ""
	}
	c.ids[name] = true
	return name
}

const backArrow = "↩\ufe0e"
