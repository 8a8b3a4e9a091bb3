// Package picture makes sound pictures of the image files of a sheet: each is
// decoded and encoded anew, so that only what Go's own decoders accept reaches
// a handout, and nothing else that a camera wrote into the file.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
)

// A Picture is an image that was decoded and encoded anew: upright, and without
// transparency.
type Picture struct {
	Kind          string // "jpeg" or "png"
	Data          []byte
	Width, Height int // in pixels
}

// Limits of pictures: what a handout needs, and what fits in memory.
const (
	maxBytes  = 32 << 20
	maxPixels = 40 << 20
)

var errTooLarge = errors.New("it is too large")

// Encode decodes a PNG or JPEG picture and encodes it anew: JPEG as JPEG and
// upright, PNG on white. The same bytes give the same picture. The error says
// what is wrong with the file; Hint, what to do about it.
func Encode(data []byte) (*Picture, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("%w: more than %d MiB", errTooLarge, maxBytes>>20)
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case errors.Is(err, image.ErrFormat), err == nil && kind != "png" && kind != "jpeg": // other packages bring decoders along
		return nil, errors.New("it is no PNG or JPEG file")
	case err != nil:
		return nil, fmt.Errorf("it is damaged: %w", err)
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
	pic := &Picture{Kind: kind, Width: img.Bounds().Dx(), Height: img.Bounds().Dy()}
	var buf bytes.Buffer
	if kind == "jpeg" {
		err = jpeg.Encode(&buf, img, &jpeg.Options{Quality: 92})
	} else {
		flat := image.NewRGBA(image.Rect(0, 0, pic.Width, pic.Height))
		draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Over)
		err = png.Encode(&buf, flat)
	}
	pic.Data = buf.Bytes()
	return pic, err
}

// Hint says what to do about an error of Encode.
func Hint(err error) string {
	if errors.Is(err, errTooLarge) {
		return "make it smaller in a picture program: 2,000 pixels across are enough for a page"
	}
	return "save it as a PNG or JPEG file in a picture program"
}
