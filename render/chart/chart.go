// Package chart lays out the charts of a page: where bars, curves, ticks and
// texts stand in a box of a given width.
//
// It draws nothing and knows no paper; render/pdf and render/html draw what it
// gives. Colour never carries a meaning alone: series of bars differ in
// lightness and hatching, those of lines in their markers and dashes, and both
// stand in the order of the legend.
package chart

import (
	"math"

	"factsheet/render"
)

// Options say what a drawing has to fit. Lengths are in one unit, whichever
// Measure uses.
type Options struct {
	Width    float64
	Size     float64                   // of the text; 0 is 9
	Most     float64                   // height of one drawing; bars that need more go on in another; 0 has no bound
	Language string                    // BCP 47, for the numbers at an axis
	Measure  func(text string) float64 // width of a text on one line
}

// A Layout is a chart as drawings, one below the other; most charts need one.
// There is none where the box has no room for the labels.
type Layout struct {
	Drawings []Drawing
	// Complete reports whether each label, each name and each value stands in
	// the drawings as text. Where it is false the data must be given as a table.
	Complete bool
}

// A Drawing is what stands in a box with its top left corner at 0, 0; y goes
// down. Its parts are drawn in the order of the fields.
type Drawing struct {
	Width, Height float64
	First, Count  int // the labels that it shows
	Rules         []Rule
	Bars          []Bar
	Curves        []Curve
	Keys          []Key
	Texts         []Text
}

// A Rule is a thin line: across the drawing at a tick of the axis, or at zero,
// where bars begin.
type Rule struct {
	X1, Y1, X2, Y2 float64
	Zero           bool
}

// A Bar is a value. One of zero has no width.
type Bar struct {
	X, Y, W, H    float64
	Series, Label int
}

// A Curve joins the points of a series, one for each label.
type Curve struct {
	Series int
	Points []Point
}

// A Point is a place in the box.
type Point struct{ X, Y float64 }

// A Key shows how a series looks: before its name. Box is that of a bar, or of
// a piece of curve with a marker in its middle.
type Key struct {
	X, Y, W, H float64
	Series     int
	Curve      bool
}

// A Role says what a text is.
type Role int

// The roles of texts.
const (
	Label Role = iota // of Text.Label
	Name              // of Text.Series
	Value             // of Text.Series at Text.Label
	Tick              // of the axis
)

// An Anchor is the part of a text that keeps its place where another face
// makes the text longer or shorter.
type Anchor int

// The anchors of texts.
const (
	Start Anchor = iota
	Middle
	End
)

// A Text is one line. X is its left edge and Y its baseline.
type Text struct {
	X, Y, Width   float64
	Text          string
	Role          Role
	Anchor        Anchor
	Series, Label int
	On            bool // it stands on the bar of its series
}

// Box is the space that a text of a size takes: from the top of its capitals to
// the foot of its letters.
func (t Text) Box(size float64) Bar {
	return Bar{X: t.X, Y: t.Y - ascent*size, W: t.Width, H: (ascent + descent) * size}
}

// Parts of the size of a text.
const (
	ascent  = 0.74
	descent = 0.24
	leading = 1.32
)

// Lay lays out a chart. The same chart and options give the same layout.
func Lay(c *render.Chart, o Options) Layout {
	if o.Size <= 0 {
		o.Size = 9
	}
	l := &layer{Options: o, chart: c}
	if o.Measure == nil || !(o.Width > 0) || len(c.Labels) == 0 || len(c.Series) == 0 {
		return Layout{}
	}
	for _, t := range c.Labels {
		if len(t.String()) > longest {
			return Layout{}
		}
	}
	for i, s := range c.Series {
		if len(s.Name.String()) > longest {
			return Layout{}
		}
		for j := range c.Labels {
			if v, ok := l.value(i, j); !ok || math.Abs(v) > tooFar {
				return Layout{}
			}
		}
		if len(s.Name) > 0 {
			l.named = true
		}
	}
	if c.Kind == "line" {
		return l.lines()
	}
	return l.rows()
}

// longest is the most bytes that a label or a name has in a drawing.
const longest = 500

// tooFar is a value from which on sums are no longer sure to be finite.
const tooFar = 1e300

// A layer lays out one chart.
type layer struct {
	Options
	chart *render.Chart
	named bool // there are names of series to show
}

func (l *layer) value(series, label int) (float64, bool) {
	v := l.chart.Series[series].Values
	if label >= len(v) || math.IsNaN(v[label]) {
		return 0, false
	}
	return v[label], true
}

// text makes a text whose anchor is at x.
func (l *layer) text(s string, role Role, anchor Anchor, x, y float64) Text {
	t := Text{X: x, Y: y, Width: l.Measure(s), Text: s, Role: role, Anchor: anchor}
	switch anchor {
	case Middle:
		t.X -= t.Width / 2
	case End:
		t.X -= t.Width
	}
	return t
}

// clear reports whether a box lies inside the drawing's width, on no text and
// on no key.
func (l *layer) clear(b Bar, keys []Key, texts []Text) bool {
	if b.X < 0 || b.X+b.W > l.Width {
		return false
	}
	for _, k := range keys {
		if b.overlaps(Bar{X: k.X, Y: k.Y, W: k.W, H: k.H}) {
			return false
		}
	}
	for _, t := range texts {
		if b.overlaps(t.Box(l.Size)) {
			return false
		}
	}
	return true
}

func (b Bar) overlaps(o Bar) bool {
	return b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H
}
