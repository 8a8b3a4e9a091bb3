package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	imagedraw "image/draw"
	"image/jpeg"
	"image/png"

	"factsheet/render"
)

// A picture is an image that was decoded and encoded anew, so that only what
// Go's own decoders accept reaches gofpdf.
type picture struct {
	name          string
	kind          string // as gofpdf calls it
	data          []byte
	width, height int
}

// Limits of pictures: what a handout needs, and what fits in memory.
const (
	maxBytes  = 32 << 20
	maxPixels = 40 << 20
)

var errTooLarge = errors.New("it is too large")

func (c *composer) picture(b *render.Image) *picture {
	pic, err := encode(b.Data)
	if err != nil {
		if c.err == nil {
			hint := "save it as a PNG or JPEG file in a picture program"
			if errors.Is(err, errTooLarge) {
				hint = "make it smaller in a picture program: 2,000 pixels across are enough for a page"
			}
			c.err = &Error{Pos: b.Pos, Message: fmt.Sprintf("the image %q cannot be printed: %v", b.File, err), Hint: hint}
		}
		return nil
	}
	pic.name = fmt.Sprintf("picture-%d", len(c.pictures))
	c.pictures = append(c.pictures, pic)
	return pic
}

// encode decodes a PNG or JPEG picture and encodes it anew: JPEG as JPEG and
// upright, PNG on white.
func encode(data []byte) (*picture, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("%w: more than %d MiB", errTooLarge, maxBytes>>20)
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is no PNG or JPEG file that can be read: %w", err)
	}
	if config.Width < 1 || config.Height < 1 {
		return nil, fmt.Errorf("it is damaged: it has %d × %d pixels", config.Width, config.Height)
	}
	if config.Width > maxPixels/config.Height {
		return nil, fmt.Errorf("%w: %d × %d pixels, where %d million are the most", errTooLarge, config.Width, config.Height, maxPixels>>20)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is damaged: %w", err)
	}
	if kind == "jpeg" {
		img = turned(img, orientation(data))
	}
	pic := &picture{width: img.Bounds().Dx(), height: img.Bounds().Dy()}
	var buf bytes.Buffer
	if kind == "jpeg" {
		pic.kind = "JPEG"
		err = jpeg.Encode(&buf, img, &jpeg.Options{Quality: 92})
	} else {
		pic.kind = "PNG"
		flat := image.NewRGBA(image.Rect(0, 0, pic.width, pic.height))
		imagedraw.Draw(flat, flat.Bounds(), image.White, image.Point{}, imagedraw.Src)
		imagedraw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, imagedraw.Over)
		err = png.Encode(&buf, flat)
	}
	pic.data = buf.Bytes()
	return pic, err
}

func (f *flow) image(b *render.Image) {
	pic := f.picture(b)
	if pic == nil {
		return
	}
	part := f.column()
	// At least 110 pixels to the inch: a small picture is not blown up.
	w := min(part.width, float64(pic.width)*72/110)
	h := w * float64(pic.height) / float64(pic.width)
	if most := (f.pageHeight - f.top - f.bottom) * 0.6; h > most {
		w, h = w*most/h, most
	}
	alt := b.Alt.String()
	part.add(item{height: h, draw: func(c *canvas, y float64) {
		c.begin("Figure", "/Alt "+hexText(alt))
		c.flush()
		c.chunks = append(c.chunks, chunk{picture: pic, at: rect{part.x, y, w, h}})
		c.end()
	}})
	if len(b.Caption) > 0 || len(b.Credit) > 0 {
		part.keep()
		part.gap(4)
		part.text(b.Caption, f.small)
		part.keep()
		part.text(b.Credit, look{size: 8, leading: 10.6, color: f.grey})
		part.together(0)
	}
	f.take(part)
}
