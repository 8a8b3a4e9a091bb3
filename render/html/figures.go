package html

import (
	"encoding/base64"
	"fmt"
	"strconv"

	"factsheet/render"
	"factsheet/render/picture"
)

func (c *composer) table(b *render.Table) {
	c.grid(b, b.Caption, "")
	c.evidenceOf(b.Evidence)
}

// grid writes a table in a box that scrolls sideways where the window is
// narrow, which those who use a keyboard have to be able to reach. name is read
// aloud where there is no caption.
func (c *composer) grid(b *render.Table, caption render.Text, name string) {
	if len(b.Columns) == 0 {
		c.paragraph("caption", caption)
		return
	}
	id := ""
	if len(caption) > 0 {
		id, name = c.id("table-"+strconv.Itoa(len(c.ids))), ""
	} else if name == "" {
		name = c.words.Table
	}
	named := named(b)
	c.w.element("div", attributes{"class", "scroll", "role", "group", "tabindex", "0", "aria-labelledby", id, "aria-label", name}, func() {
		c.w.element("table", nil, func() {
			if len(caption) > 0 {
				c.w.element("caption", attributes{"id", id}, func() { c.text(caption) })
			}
			c.w.element("thead", nil, func() {
				c.w.element("tr", nil, func() {
					for i, t := range b.Columns {
						c.cell(t, len(t) > 0, "col", numeric(b, i))
					}
				})
			})
			c.w.element("tbody", nil, func() {
				for _, row := range b.Rows {
					c.w.element("tr", nil, func() {
						for i, t := range row {
							c.cell(t, i == 0 && named, "row", numeric(b, i))
						}
					})
				}
			})
		})
	})
}

// named reports whether the first cell of each row names it.
func named(b *render.Table) bool {
	for _, row := range b.Rows {
		if len(row) < 2 || len(row[0]) == 0 {
			return false
		}
	}
	return true
}

func numeric(b *render.Table, column int) string {
	if column < len(b.Numeric) && b.Numeric[column] {
		return "number"
	}
	return ""
}

// cell writes a cell, or the head of a row or column.
func (c *composer) cell(t render.Text, head bool, scope, class string) {
	if head {
		c.w.element("th", attributes{"scope", scope, "class", class}, func() { c.text(t) })
		return
	}
	c.w.element("td", attributes{"class", class}, func() { c.text(t) })
}

// image writes a picture into the page itself.
func (c *composer) image(b *render.Image) {
	pic, err := picture.Encode(b.Data)
	if err != nil {
		c.errs = append(c.errs, &Error{Pos: b.Pos, Message: fmt.Sprintf("the image %q cannot be shown: %v", b.File, err), Hint: picture.Hint(err)})
		return
	}
	c.w.element("figure", attributes{"class", "image"}, func() {
		c.w.void("img", attributes{
			"src", "data:image/" + pic.Kind + ";base64," + base64.StdEncoding.EncodeToString(pic.Data),
			"alt", plain(b.Alt), "width", strconv.Itoa(pic.Width), "height", strconv.Itoa(pic.Height),
		})
		if len(b.Caption)+len(b.Credit) == 0 {
			return
		}
		c.w.element("figcaption", nil, func() {
			c.paragraph("", b.Caption)
			c.paragraph("credit", b.Credit)
		})
	})
}
