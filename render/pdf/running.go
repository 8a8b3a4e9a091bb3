package pdf

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"factsheet/render"
	"factsheet/render/pdf/typeset"
	"factsheet/render/theme"
	"factsheet/sources/yamldoc"
)

// running draws the head and the foot of a page.
func (c *composer) running(cv *canvas, index, pages int) {
	head, foot := c.theme.Header, c.theme.Footer
	cv.pagination("Footer", func() {
		y := c.pageHeight - c.bottom + theme.RunningGap + 3
		if index > 0 || foot.FirstPage {
			cv.rule(c.left, y-4, c.full, 0.4, c.hair)
			c.strip(cv, foot, y, 0, index, pages)
		}
	})
	cv.pagination("Header", func() {
		y, taken := c.top-theme.RunningGap-c.runningLook.leading, 0.0
		if draft := unlinked(c.page.Draft); len(draft) > 0 {
			l := c.runningLook
			l.bold, l.color = true, c.red
			mark := c.clip(draft, l, c.full/2)
			c.plainLine(cv, mark, c.left, y)
			taken = mark.Width + 12
		}
		if index > 0 || head.FirstPage {
			c.strip(cv, head, y, taken, index, pages)
		}
	})
}

// strip draws the three texts of a header or footer, of which none runs into
// another: what is too long is cut. taken is the width that something has
// already at the left.
func (c *composer) strip(cv *canvas, s theme.Strip, y, taken float64, index, pages int) {
	const between = 20
	l := c.runningLook
	right := c.clip(c.fields(s.Right, index, pages), l, c.full/2-between)
	centre := c.clip(c.fields(s.Centre, index, pages), l, c.full/3)
	room := c.full - taken
	if right.Width > 0 {
		room -= right.Width + between
	}
	if centre.Width > 0 {
		at := max((c.full-centre.Width)/2, taken+between)
		if at+centre.Width+between < c.full-right.Width {
			c.plainLine(cv, centre, c.left+at, y)
			room = min(room, at-taken-between)
		}
	}
	if room > 2*l.size {
		c.plainLine(cv, c.clip(c.fields(s.Left, index, pages), l, room), c.left+taken, y)
	}
	c.plainLine(cv, right, c.left+c.full-right.Width, y)
}

const separator = " · "

var field = regexp.MustCompile(`\{[a-z]+\}`)

// fields puts what the page says in place of the fields of a text. A piece
// between points in the middle whose fields are all empty is left out.
func (c *composer) fields(s yamldoc.String, index, pages int) render.Text {
	values := map[string]render.Text{
		"{title}": unlinked(c.page.Title), "{subtitle}": unlinked(c.page.Subtitle), "{owner}": unlinked(c.page.Owner), "{date}": unlinked(c.page.Date),
		"{page}": {{Text: strconv.Itoa(index + 1)}}, "{pages}": {{Text: strconv.Itoa(pages)}},
		"{number}": {{Text: strings.NewReplacer("{page}", strconv.Itoa(index+1), "{pages}", strconv.Itoa(pages)).Replace(c.page.Words.Page)}},
	}
	var out render.Text
	for _, piece := range strings.Split(strings.TrimSpace(s.Value), separator) {
		var text render.Text
		at, full, empty := 0, 0, 0
		for _, f := range field.FindAllStringIndex(piece, -1) {
			value := values[piece[f[0]:f[1]]]
			if len(value) > 0 {
				full++
			} else {
				empty++
			}
			text = append(append(text, render.Run{Text: piece[at:f[0]], Pos: s.Pos}), value...)
			at = f[1]
		}
		if empty > 0 && full == 0 {
			continue
		}
		if text = append(text, render.Run{Text: piece[at:], Pos: s.Pos}); len(out) > 0 {
			out = append(out, render.Run{Text: separator})
		}
		out = append(out, text...)
	}
	return nonempty(out)
}

// nonempty leaves out the runs without text.
func nonempty(t render.Text) (out render.Text) {
	for _, r := range t {
		if r.Text != "" {
			out = append(out, r)
		}
	}
	return out
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

// clip sets a text on one line and ends it with an ellipsis where it is too
// long. Only what is repeated is ever clipped.
func (c *composer) clip(t render.Text, l look, width float64) typeset.Line {
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
	out.Width = seg.X + dots.Width
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
	wide, high := c.pageWidth-c.left-c.right, c.pageHeight-c.top-c.bottom
	angle := math.Atan2(high, wide)
	l.size = min(100, 92*math.Hypot(wide, high)/max(w, 1))
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
