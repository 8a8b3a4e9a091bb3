package pdf

import (
	"fmt"

	"factsheet/render"
	"factsheet/render/pdf/tag"
	sound "factsheet/render/picture"
)

// A picture is a sound one, as gofpdf is given it.
type picture struct{ *sound.Picture }

func (c *composer) picture(b *render.Image) *picture {
	encoded, err := sound.Encode(b.Data)
	if err != nil {
		if c.err == nil {
			c.err = &Error{Pos: b.Pos, Message: fmt.Sprintf("the image %q cannot be printed: %v", b.File, err), Hint: sound.Hint(err)}
		}
		return nil
	}
	return &picture{encoded}
}

func (f *flow) image(b *render.Image) {
	pic := f.picture(b)
	if pic == nil {
		return
	}
	part := f.column()
	// At least 110 pixels to the inch: a small picture is not blown up.
	w := min(part.width, float64(pic.Width)*72/110)
	h := w * float64(pic.Height) / float64(pic.Width)
	if most := (f.pageHeight - f.top - f.bottom) * 0.6; h > most {
		w, h = w*most/h, most
	}
	f.within(tag.New(tag.Div), func() {
		e := f.leaf(tag.Figure)
		e.Alt = b.Alt.String()
		part.add(item{height: h, draw: func(c *canvas, y float64) {
			at := rect{part.x, y, w, h}
			c.figure(e, at, func() { c.picture(pic, at) })
		}})
		if len(b.Caption) > 0 || len(b.Credit) > 0 {
			part.keep()
			part.gap(4)
			part.textAs(tag.Caption, b.Caption, f.small)
			part.keep()
			part.text(b.Credit, f.sized(look{size: 8, leading: 10.6, color: f.grey}))
			part.together(0)
		}
	})
	f.take(part)
}
