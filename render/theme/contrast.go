package theme

import (
	"fmt"
	"math"
	"strconv"
)

// A Colour is in the sRGB of screens, 0 to 255.
type Colour struct{ R, G, B uint8 }

// White is the paper.
var White = Colour{255, 255, 255}

// String gives "#rrggbb".
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// colour reads "#rrggbb", with or without its sign.
func colour(s string) (c Colour, ok bool) {
	if len(s) == 7 && s[0] == '#' {
		s = s[1:]
	}
	v, err := strconv.ParseUint(s, 16, 32)
	return Colour{uint8(v >> 16), uint8(v >> 8), uint8(v)}, err == nil && len(s) == 6
}

// luminance is the relative luminance of WCAG 2.2.
func (c Colour) luminance() float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

// Contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func Contrast(a, b Colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Enough is the least contrast of text: WCAG 2.2, success criterion 1.4.3, for
// text of any size.
const Enough = 4.5

// named are the colours by their keys: those of text, and the grounds that
// any of them may stand on.
func (c *Colours) named() (texts, grounds, others map[string]*Colour) {
	return map[string]*Colour{"text": &c.Text, "quiet": &c.Quiet, "accent": &c.Accent, "draft": &c.Draft},
		map[string]*Colour{"ground": &c.Ground, "watermark": &c.Watermark},
		map[string]*Colour{"rule": &c.Rule}
}

// darker is the colour, darkened until it has enough contrast to all grounds;
// black where nothing else has.
func (c Colour) darker(grounds ...Colour) Colour {
	for k := 100; k > 0; k-- {
		shade := func(v uint8) uint8 { return uint8(int(v) * k / 100) }
		d := Colour{shade(c.R), shade(c.G), shade(c.B)}
		enough := true
		for _, g := range grounds {
			enough = enough && Contrast(d, g) >= Enough
		}
		if enough {
			return d
		}
	}
	return Colour{}
}

// A pair is a text and a ground that meet.
type pair struct{ text, ground string }

// pairs are all of them. "paper" is white.
var pairs = func() []pair {
	var out []pair
	for _, text := range []string{"text", "quiet", "accent", "draft"} {
		for _, ground := range []string{"paper", "ground", "watermark"} {
			out = append(out, pair{text, ground})
		}
	}
	return out
}()
