package chart

import "math"

// A Color is sRGB, 0 to 1.
type Color struct{ R, G, B float64 }

// Luminance is the relative luminance of a colour (WCAG 2.2).
func (c Color) Luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// Contrast is the ratio of two colours (WCAG 2.2), from 1 to 21.
func Contrast(a, b Color) float64 {
	x, y := a.Luminance(), b.Luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Luminances of the shades: 3 : 1 between neighbours, and 3 : 1 against white
// paper at least (WCAG 2.2, 1.4.11).
const (
	dark  = 0.058
	light = 0.283
)

// hues are those of the second series and on: they go by turns with dark and
// light, so that prints in grey and all kinds of colour blindness tell
// neighbours apart. Series further apart differ in hatching and markers.
var hues = []Color{{0.85, 0.50, 0.10}, {0.45, 0.20, 0.45}, {0.15, 0.62, 0.52}, {0.25, 0.25, 0.28}, {0.80, 0.42, 0.60}}

// Shade is the colour of a series: that of the first is the theme's accent, made
// darker where it must be.
func Shade(accent Color, series int) Color {
	if series == 0 {
		if accent.Luminance() <= dark {
			return accent
		}
		return accent.to(dark)
	}
	c := hues[(series-1)%len(hues)]
	if series%2 == 1 {
		return c.to(light)
	}
	return c.to(dark)
}

// to is the colour mixed with black or white until it has a luminance.
func (c Color) to(luminance float64) Color {
	end := Color{}
	if c.Luminance() < luminance {
		end = Color{1, 1, 1}
	}
	lo, hi := 0.0, 1.0 // how much of end
	for range 30 {
		mid := (lo + hi) / 2
		m := Color{c.R + (end.R-c.R)*mid, c.G + (end.G-c.G)*mid, c.B + (end.B-c.B)*mid}
		if (m.Luminance() < luminance) == (end.R == 0) {
			hi = mid
		} else {
			lo = mid
		}
	}
	mid := math.Round((lo+hi)/2*1e4) / 1e4
	return Color{c.R + (end.R-c.R)*mid, c.G + (end.G-c.G)*mid, c.B + (end.B-c.B)*mid}
}

// On is black or white, whichever is read better on a colour: 4.58 : 1 at least.
func On(c Color) Color {
	if white := (Color{1, 1, 1}); Contrast(c, white) >= Contrast(c, Color{}) {
		return white
	}
	return Color{}
}

// A Hatch is what lies on the bars of a series in the colour of the paper.
type Hatch int

// The hatches of bars.
const (
	Plain  Hatch = iota
	Rising       // thin lines from the lower left to the upper right
	Falling
)

// HatchOf is the hatch of a series.
func HatchOf(series int) Hatch { return Hatch(series / 2 % 3) }

// Dash is the dash pattern of a series: lengths of line and gap by turns, for a
// line of width 1; nil is a whole line.
func Dash(series int) []float64 {
	dashes := [][]float64{nil, {5, 2.5}, {1.5, 2}, {7, 2, 1.5, 2}, {9, 3}, {3, 2, 3, 4}}
	return dashes[series%len(dashes)]
}

// Marker is the outline of the marker of a series around a point, to be filled.
// The radius r is that of the circle that has the size of all of them.
func Marker(series int, at Point, r float64) []Point {
	corners, turn, size := 24, 0.0, 1.0
	switch series % 6 {
	case 1: // square
		corners, turn, size = 4, math.Pi/4, 1.25
	case 2: // triangle
		corners, turn, size = 3, -math.Pi/2, 1.4
	case 3: // diamond
		corners, turn, size = 4, 0, 1.35
	case 4: // triangle on its point
		corners, turn, size = 3, math.Pi/2, 1.4
	case 5: // star of five points
		return star(at, 1.5*r)
	}
	out := make([]Point, corners)
	for i := range out {
		a := turn + 2*math.Pi*float64(i)/float64(corners)
		out[i] = Point{at.X + r*size*math.Cos(a), at.Y + r*size*math.Sin(a)}
	}
	return out
}

func star(at Point, r float64) []Point {
	out := make([]Point, 10)
	for i := range out {
		a := -math.Pi/2 + math.Pi*float64(i)/5
		long := r
		if i%2 == 1 {
			long = 0.42 * r
		}
		out[i] = Point{at.X + long*math.Cos(a), at.Y + long*math.Sin(a)}
	}
	return out
}
