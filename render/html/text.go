package html

import (
	"strconv"
	"strings"
	"unicode"

	"factsheet/render"
)

// text writes runs. Those of one style, link and language are one element,
// however many lines of the sheet they come from.
func (c *composer) text(t render.Text) {
	for i := 0; i < len(t); {
		end := i + 1
		for end < len(t) && alike(t[i], t[end]) {
			end++
		}
		if t[i].Note > 0 {
			c.references(t[i:end])
		} else {
			c.run(t[i], t[i:end].String())
		}
		i = end
	}
}

// alike reports whether two runs are written in one element.
func alike(a, b render.Run) bool {
	if a.Note > 0 || b.Note > 0 {
		return a.Note > 0 && b.Note > 0
	}
	return a.Style == b.Style && a.Link == b.Link && a.Lang == b.Lang
}

// run writes the text of runs that are like r.
func (c *composer) run(r render.Run, text string) {
	write := func() { c.lines(text) }
	wrap := func(name string, a attributes) {
		inner := write
		write = func() { c.w.element(name, a, inner) }
	}
	if r.Style&render.Emphasis != 0 {
		wrap("em", nil)
	}
	if r.Style&render.Strong != 0 {
		wrap("strong", nil)
	}
	if r.Lang != "" {
		wrap("span", c.language(r.Lang, text))
	}
	if r.Link != "" && !c.linked {
		class := ""
		if !strings.Contains(r.Link, text) {
			class = "named" // print adds the address
		}
		wrap("a", attributes{"class", class, "href", link(r.Link)})
	}
	write()
}

// link is an address without the characters that no address has; browsers take
// them, and others need not.
func link(address string) string { return notInAddresses.Replace(address) }

var notInAddresses = strings.NewReplacer(`"`, "%22", "<", "%3C", ">", "%3E", `\`, "%5C", "^", "%5E", "`", "%60", "{", "%7B", "|", "%7C", "}", "%7D", " ", "%20")

// lines writes text with the line breaks that its author asked for.
func (c *composer) lines(s string) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			c.w.void("br", nil)
		}
		c.w.text(line)
	}
}

// references writes the numbers of notes, with what separates them. The first
// reference to a note is where the note leads back to.
func (c *composer) references(t render.Text) {
	c.w.element("sup", nil, func() {
		for _, r := range t {
			number := strconv.Itoa(r.Note)
			if r.Text != number || c.linked {
				c.w.text(r.Text)
				continue
			}
			c.reference(r.Note)
		}
	})
}

func (c *composer) reference(note int) {
	number, id := strconv.Itoa(note), ""
	if !c.referred[note] {
		c.referred[note] = true
		id = "ref-" + number
	}
	c.w.line("a", attributes{"id", id, "href", "#note-" + number, "role", "doc-noteref"}, number)
}

// language are the attributes of a passage in another language.
func (c *composer) language(tag, text string) attributes {
	if tag == "" {
		return nil
	}
	return attributes{"lang", tag, "dir", direction(text, c.rightToLeft)}
}

// direction is that of a text which runs against the page's, or "".
func direction(text string, pageRight bool) string {
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko):
			if pageRight {
				return ""
			}
			return "rtl"
		case pageRight:
			return "ltr"
		default:
			return ""
		}
	}
	return ""
}

// paragraph writes a text as a paragraph, where there is one.
func (c *composer) paragraph(class string, t render.Text) {
	if len(t) > 0 {
		c.w.element("p", attributes{"class", class}, func() { c.text(t) })
	}
}
