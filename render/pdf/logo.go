package pdf

import (
	"fmt"

	"factsheet/render/pdf/tag"
	sound "factsheet/render/picture"
)

// logo adds the logo of the theme, above the title.
func (f *flow) logo() {
	l := f.theme.Logo
	if l == nil {
		return
	}
	encoded, err := sound.Encode(l.File.Data)
	if err != nil {
		if f.err == nil {
			f.err = &Error{Pos: l.File.Name.Pos, Message: fmt.Sprintf("the logo %q cannot be printed: %v", l.File.Name.Value, err), Hint: sound.Hint(err)}
		}
		return
	}
	pic := &picture{encoded}
	h := l.Height
	w := h * float64(pic.Width) / float64(pic.Height)
	if w > f.width {
		w, h = f.width, h*f.width/w
	}
	x := f.x
	if l.Right {
		x += f.width - w
	}
	e := f.leaf(tag.Figure)
	e.Alt = l.Alt.Value
	f.add(item{height: h, keep: true, draw: func(c *canvas, y float64) {
		at := rect{x, y, w, h}
		c.figure(e, at, func() { c.picture(pic, at) })
	}})
	f.gap(10)
}
