package pdf

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"factsheet/render"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
)

// A pageOf is the items of one page: items[from:to], under head.
type pageOf struct {
	from, to int
	head     *item
}

// split shares the items out over pages: each is filled to the last place at
// which a break is allowed.
func split(items []item, height float64) []pageOf {
	var out []pageOf
	for from := 0; from < len(items); {
		for from < len(items) && items[from].gap {
			from++
		}
		if from == len(items) {
			break
		}
		p := pageOf{from: from}
		used := 0.0
		if len(out) > 0 && items[from].repeat != nil {
			p.head = items[from].repeat
			used = p.head.height
		}
		end, allowed := from, 0
		for end < len(items) {
			h := items[end].height
			if used+h > height && end > from && !items[end].gap {
				break
			}
			used += h
			end++
			if end == len(items) || !items[end-1].keep {
				allowed = end
			}
		}
		if end < len(items) && allowed > from {
			end = allowed
		}
		p.to = end
		out = append(out, p)
		from = end
	}
	if len(out) == 0 {
		out = append(out, pageOf{})
	}
	return out
}

// paginate draws the items on pages.
func (c *composer) paginate(d *document, items []item) error {
	pages := split(items, c.pageHeight-c.top-c.bottom)
	for i, p := range pages {
		cv := &canvas{height: c.pageHeight, used: d.used, anchors: d.anchors, index: i, outline: &d.outline, tags: tag.Page{Index: i}}
		d.canvases = append(d.canvases, cv)
		y := c.top
		if p.head != nil {
			y += p.head.height
		}
		decorate(cv, items[p.from:p.to], y)
		c.watermark(cv)
		c.running(cv, i, len(pages))
		if p.head != nil {
			// The head was printed before: here it is no content of its own.
			cv.pagination("", func() { p.head.draw(cv, c.top) })
		}
		for _, it := range items[p.from:p.to] {
			if it.draw != nil {
				it.draw(cv, y)
			}
			y += it.height
		}
		if err := cv.done(); err != nil {
			return err
		}
	}
	return c.err
}

// decorate draws the grounds and bars of a page, each in one piece.
func decorate(cv *canvas, items []item, y float64) {
	type extent struct{ from, to float64 }
	at := make(map[*deco]*extent)
	var order []*deco
	for _, it := range items {
		for _, d := range it.decos {
			e := at[d]
			if e == nil {
				e = &extent{from: y, to: y}
				at[d] = e
				order = append(order, d)
			}
			if !it.gap {
				e.to = y + it.height
			}
		}
		y += it.height
	}
	if len(order) == 0 {
		return
	}
	cv.artifact(func() {
		for _, d := range order {
			e := at[d]
			cv.fill(rect{d.x, e.from - d.before, d.w, e.to - e.from + d.before + d.after}, d.color)
		}
	})
}

// running draws the head and the foot of a page.
func (c *composer) running(cv *canvas, index, pages int) {
	p := c.page
	number := strings.NewReplacer("{page}", strconv.Itoa(index+1), "{pages}", strconv.Itoa(pages)).Replace(p.Words.Page)
	last := c.lineOf(number, attribute{color: c.runningLook.color}, c.runningLook)
	var foot render.Text
	for _, t := range []render.Text{p.Owner, p.Date} {
		if len(t) > 0 && len(foot) > 0 {
			foot = append(foot, render.Run{Text: " · "})
		}
		foot = append(foot, unlinked(t)...)
	}
	y := c.pageHeight - c.bottom + 18
	cv.pagination("Footer", func() {
		cv.rule(c.left, y-4, c.full, 0.4, c.hair)
		c.plainLine(cv, c.clip(foot, c.full-last.Width-20), c.left, y)
		c.plainLine(cv, last, c.left+c.full-last.Width, y)
	})
	cv.pagination("Header", func() {
		x := c.left
		if len(p.Draft) > 0 {
			l := c.runningLook
			l.bold, l.color = true, c.red
			mark := c.clipAs(p.Draft, l, c.full/2)
			c.plainLine(cv, mark, x, c.top-26)
			x += mark.Width + 12
		}
		if index > 0 {
			c.plainLine(cv, c.clip(unlinked(p.Title), c.left+c.full-x), x, c.top-26)
		}
	})
}

// unlinked is text without links and notes, for what is repeated.
func unlinked(t render.Text) render.Text {
	out := make(render.Text, 0, len(t))
	for _, r := range t {
		if r.Note > 0 {
			continue
		}
		out = append(out, render.Run{Text: strings.ReplaceAll(r.Text, "\n", " "), Pos: r.Pos, Style: r.Style})
	}
	return out
}

func (c *composer) clip(t render.Text, width float64) typeset.Line {
	return c.clipAs(t, c.runningLook, width)
}

// clipAs sets a text on one line and ends it with an ellipsis where it is too
// long. Only what is repeated is ever clipped.
func (c *composer) clipAs(t render.Text, l look, width float64) typeset.Line {
	t = firstRunes(t, 300)
	lines := c.lines(t, l, width)
	switch len(lines) {
	case 0:
		return typeset.Line{}
	case 1:
		return lines[0]
	}
	dots := c.lineOf("…", attribute{color: l.color}, l)
	lines = c.lines(t, l, width-dots.Width-4)
	if len(dots.Segs) == 0 || len(lines) == 0 {
		return typeset.Line{}
	}
	out := lines[0]
	seg := dots.Segs[0]
	seg.X = out.Width + 2
	out.Segs = append(out.Segs[:len(out.Segs):len(out.Segs)], seg)
	return out
}

// firstRunes is the beginning of a text: more than a line holds.
func firstRunes(t render.Text, n int) render.Text {
	var out render.Text
	for _, r := range t {
		for i := range r.Text {
			if n--; n < 0 {
				r.Text = r.Text[:i]
				return append(out, r)
			}
		}
		out = append(out, r)
	}
	return out
}

func (c *composer) plainLine(cv *canvas, line typeset.Line, x, y float64) {
	for i := range line.Segs {
		s := &line.Segs[i]
		cv.glyphs(s, x, y+c.runningLook.baseline(), c.attributes[s.Key].color)
	}
}

// watermark draws the mark of a draft across the page, under the text.
func (c *composer) watermark(cv *canvas) {
	if len(c.page.Draft) == 0 {
		return
	}
	l := look{bold: true, size: 100, leading: 100, color: c.pale}
	w, _ := c.width(c.page.Draft, l)
	angle := math.Atan2(c.pageHeight-2*c.top, c.pageWidth-c.left-c.right)
	length := math.Hypot(c.pageHeight-2*c.top, c.pageWidth-c.left-c.right) * 0.92
	l.size = min(100, 100*length/max(w, 1))
	lines := c.lines(unlinked(c.page.Draft), l, 1e9)
	if len(lines) == 0 {
		return
	}
	sin, cos := math.Sin(angle), math.Cos(angle)
	x := c.pageWidth/2 - cos*lines[0].Width/2 + sin*l.size*0.35
	y := c.pageHeight/2 - sin*lines[0].Width/2 - cos*l.size*0.35
	cv.pagination("Watermark", func() {
		cv.op("q")
		cv.op(fmt.Sprintf("%.4f %.4f %.4f %.4f %.2f %.2f cm", cos, sin, -sin, cos, x, y))
		for i := range lines[0].Segs {
			cv.glyphs(&lines[0].Segs[i], 0, c.pageHeight, c.pale)
		}
		cv.op("Q")
	})
}
