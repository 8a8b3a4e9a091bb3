// Package qr makes QR codes (ISO/IEC 18004) of addresses, as squares to draw.
//
// It draws nothing. The codes are those of github.com/boombuler/barcode, which
// only this package imports.
package qr

import (
	"fmt"

	"github.com/boombuler/barcode/qr"
)

// Quiet is the width of the light margin that a code needs on each side, in
// modules (ISO/IEC 18004, 6.3.8).
const Quiet = 4

// A Code is a square of modules, dark and light. The zero Code is empty.
type Code struct {
	Size int // modules on a side, without the margin
	dark []bool
}

// Dark reports whether the module in column x of row y is dark, from 0 at the
// top left. What lies outside is light.
func (c *Code) Dark(x, y int) bool {
	return x >= 0 && y >= 0 && x < c.Size && y < c.Size && c.dark[y*c.Size+x]
}

// A Bar is dark modules side by side in a row, or in several rows alike.
type Bar struct{ X, Y, W, H int }

// Bars are rectangles that cover the dark modules, each once.
func (c *Code) Bars() []Bar {
	var out []Bar
	open := make(map[[2]int]int) // of the row above: where a bar begins and how wide it is → its index
	for y := range c.Size {
		next := make(map[[2]int]int)
		for x := 0; x < c.Size; x++ {
			if !c.Dark(x, y) {
				continue
			}
			from := x
			for c.Dark(x+1, y) {
				x++
			}
			key := [2]int{from, x + 1 - from}
			i, ok := open[key]
			if ok {
				out[i].H++
			} else {
				i = len(out)
				out = append(out, Bar{from, y, key[1], 1})
			}
			next[key] = i
		}
		open = next
	}
	return out
}

// Encode makes the code of an address. A seventh of it may be dirty or torn
// (level M). The error is for an address too long for any code.
func Encode(address string) (*Code, error) {
	if address == "" {
		return nil, fmt.Errorf("there is no address")
	}
	image, err := qr.Encode(address, qr.M, qr.Auto)
	if err != nil {
		return nil, fmt.Errorf("a QR code cannot hold an address of %d characters", len(address))
	}
	box := image.Bounds()
	c := &Code{Size: box.Dx(), dark: make([]bool, box.Dx()*box.Dy())}
	for y := range c.Size {
		for x := range c.Size {
			r, _, _, _ := image.At(box.Min.X+x, box.Min.Y+y).RGBA()
			c.dark[y*c.Size+x] = r < 0x8000
		}
	}
	return c, nil
}
