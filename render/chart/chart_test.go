package chart_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/render"
	"factsheet/render/chart"
)

func text(s string) render.Text {
	if s == "" {
		return nil
	}
	return render.Text{{Text: s}}
}

// A plan of a test chart: values[series][label].
func newChart(kind string, labels, names []string, values [][]float64) *render.Chart {
	c := &render.Chart{Kind: kind, Title: text("Title"), Alt: text("What it shows.")}
	for _, l := range labels {
		c.Labels = append(c.Labels, text(l))
	}
	for i, v := range values {
		s := render.Series{Values: v}
		if i < len(names) {
			s.Name = text(names[i])
		}
		c.Series = append(c.Series, s)
	}
	data := &render.Table{}
	for j := range labels {
		row := []render.Text{c.Labels[j]}
		for i := range values {
			row = append(row, text(render.Number("en", strconv.FormatFloat(values[i][j], 'f', -1, 64))))
		}
		data.Rows = append(data.Rows, row)
	}
	c.Data = data
	return c
}

// measure is a face in which each character is half as wide as high.
func measure(s string) float64 { return 4.5 * float64(utf8.RuneCountInString(s)) }

func options() chart.Options {
	return chart.Options{Width: 460, Size: 9, Language: "en", Measure: measure}
}

// sound checks what must be true of every layout.
func sound(t *testing.T, c *render.Chart, o chart.Options) chart.Layout {
	t.Helper()
	l := chart.Lay(c, o)
	if again := chart.Lay(c, o); !reflect.DeepEqual(l, again) {
		t.Error("the same chart has another layout")
	}
	labels := 0
	values := make(map[[2]int]int)
	for _, d := range l.Drawings {
		if d.First != labels {
			t.Errorf("a drawing begins with label %d, not %d", d.First, labels)
		}
		labels += d.Count
		if o.Most > 0 && d.Height > o.Most {
			t.Errorf("a drawing is %.0f high", d.Height)
		}
		inside(t, d, o)
		for _, x := range d.Texts {
			if x.Role == chart.Value {
				values[[2]int{x.Series, x.Label}]++
				if want := chart.ValueText(c, x.Series, x.Label); x.Text != want {
					t.Errorf("the value %q is drawn as %q", want, x.Text)
				}
			}
		}
	}
	if len(l.Drawings) > 0 && labels != len(c.Labels) {
		t.Errorf("%d of %d labels are drawn", labels, len(c.Labels))
	}
	if l.Complete {
		for i := range c.Series {
			for j := range c.Labels {
				if values[[2]int{i, j}] != 1 {
					t.Errorf("value %d of series %d stands %d times in a complete drawing", j, i, values[[2]int{i, j}])
				}
			}
		}
	}
	proportional(t, c, l)
	return l
}

// inside checks that all stands in the box and no text on another, on a bar but
// its own, or on a curve.
func inside(t *testing.T, d chart.Drawing, o chart.Options) {
	t.Helper()
	const slack = 0.01
	within := func(what string, x, y float64) {
		if !(x >= -slack && x <= d.Width+slack && y >= -slack && y <= d.Height+slack) {
			t.Errorf("%s stands at %.1f, %.1f in a box of %.1f × %.1f", what, x, y, d.Width, d.Height)
		}
	}
	for _, b := range d.Bars {
		within("a bar", b.X, b.Y)
		within("a bar", b.X+b.W, b.Y+b.H)
	}
	for _, r := range d.Rules {
		within("a rule", r.X1, r.Y1)
		within("a rule", r.X2, r.Y2)
	}
	for _, c := range d.Curves {
		for _, p := range c.Points {
			within("a point", p.X, p.Y)
		}
	}
	for _, k := range d.Keys {
		within("a key", k.X, k.Y)
		within("a key", k.X+k.W, k.Y+k.H)
	}
	meet := func(a, b chart.Bar) bool {
		return a.X < b.X+b.W-slack && b.X < a.X+a.W-slack && a.Y < b.Y+b.H-slack && b.Y < a.Y+a.H-slack
	}
	for i, x := range d.Texts {
		box := x.Box(o.Size)
		within("“"+x.Text+"”", box.X, box.Y)
		within("“"+x.Text+"”", box.X+box.W, box.Y+box.H)
		for _, y := range d.Texts[:i] {
			if meet(box, y.Box(o.Size)) {
				t.Errorf("“%s” stands on “%s”", x.Text, y.Text)
			}
		}
		for _, b := range d.Bars {
			if meet(box, b) && !(x.On && x.Series == b.Series && x.Label == b.Label) {
				t.Errorf("“%s” stands on a bar of %d, %d", x.Text, b.Series, b.Label)
			}
		}
		if x.Role == chart.Value {
			for _, c := range d.Curves {
				if through(c.Points, box) {
					t.Errorf("a curve runs through “%s”", x.Text)
				}
			}
		}
		for _, k := range d.Keys {
			if meet(box, chart.Bar{X: k.X, Y: k.Y, W: k.W, H: k.H}) {
				t.Errorf("“%s” stands on a key", x.Text)
			}
		}
	}
}

// through reports whether the lines between points, followed in small steps, come
// into a box.
func through(points []chart.Point, b chart.Bar) bool {
	const steps = 50
	for i := 1; i < len(points); i++ {
		p, q := points[i-1], points[i]
		for n := range steps + 1 {
			part := float64(n) / steps
			x, y := p.X+(q.X-p.X)*part, p.Y+(q.Y-p.Y)*part
			if x > b.X && x < b.X+b.W && y > b.Y && y < b.Y+b.H {
				return true
			}
		}
	}
	return false
}

// proportional checks that one length stands for 1 in all bars, and one height
// in all curves.
func proportional(t *testing.T, c *render.Chart, l chart.Layout) {
	t.Helper()
	most, long := 0.0, 0.0
	for _, s := range c.Series {
		for _, v := range s.Values {
			most = max(most, math.Abs(v))
		}
	}
	for _, d := range l.Drawings {
		for _, b := range d.Bars {
			if math.Abs(c.Series[b.Series].Values[b.Label]) == most {
				long = b.W
			}
		}
	}
	for _, d := range l.Drawings {
		for _, b := range d.Bars {
			want := 0.0
			if most > 0 {
				want = long * math.Abs(c.Series[b.Series].Values[b.Label]) / most
			}
			if math.Abs(b.W-want) > 1e-6*(1+long) {
				t.Errorf("the bar of %v is %.3f long, not %.3f", c.Series[b.Series].Values[b.Label], b.W, want)
			}
		}
		for _, curve := range d.Curves {
			v := c.Series[curve.Series].Values
			for j := 1; j < len(v); j++ {
				if (v[j] > v[j-1]) && curve.Points[j].Y > curve.Points[j-1].Y {
					t.Errorf("%v stands below %v", v[j], v[j-1])
				}
			}
		}
	}
}

func numbered(what string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("%s %d", what, i+1)
	}
	return out
}

func TestLay(t *testing.T) {
	three := []string{"2023", "2024", "2025"}
	for _, c := range []struct {
		reason   string
		chart    *render.Chart
		complete bool
		drawings int
	}{
		{"bars with their values", newChart("bar", three, nil, [][]float64{{3, 2, 5}}), true, 1},
		{"values below zero", newChart("bar", three, []string{"a", "b"}, [][]float64{{3, -2, 5}, {-1, 0, 4.5}}), true, 1},
		{"all below zero", newChart("bar", three, nil, [][]float64{{-3, -2, -5}}), true, 1},
		{"all zero", newChart("bar", three, nil, [][]float64{{0, 0, 0}}), true, 1},
		{"all the same", newChart("bar", three, nil, [][]float64{{7, 7, 7}}), true, 1},
		{"one value", newChart("bar", three[:1], nil, [][]float64{{7}}), true, 1},
		{"six series", newChart("bar", three, numbered("Series", 6), [][]float64{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {1, 2, 3}, {4, 5, 6}, {7, 8, 9}}), true, 1},
		{"numbers of ten digits", newChart("bar", three, nil, [][]float64{{1234567890, 9876543210, 5}}), true, 1},
		{"more bars than a page holds", newChart("bar", numbered("Label", 60), nil, [][]float64{make([]float64, 60)}), true, 2},
		{"too many bars for values", newChart("bar", numbered("Label", 60), numbered("Series", 3), [][]float64{make([]float64, 60), make([]float64, 60), make([]float64, 60)}), false, 2},
		{"a label as long as a paragraph", newChart("bar", []string{strings.Repeat("many words ", 60)}, nil, [][]float64{{1}}), false, 0},
		{"a name of a hundred thousand letters", newChart("line", three, []string{strings.Repeat("a", 100_000)}, [][]float64{{1, 2, 3}}), false, 0},
		{"a label of several lines", newChart("bar", []string{strings.Repeat("many words ", 8), "b"}, nil, [][]float64{{1, 2}}), true, 1},
		{"a value that has no room", newChart("bar", three, nil, [][]float64{{1e80, 2, 3}}), false, 1},
		{"stacked, with room for the values", newChart("stacked", three, []string{"a", "b"}, [][]float64{{30, 20, 50}, {40, 60, 50}}), true, 1},
		{"stacked, with a small value", newChart("stacked", three, []string{"a", "b"}, [][]float64{{30, 20, 50}, {40, 60, 0.1}}), false, 1},
		{"stacked below zero", newChart("stacked", three, []string{"a", "b"}, [][]float64{{30, -20, 50}, {-40, -60, 50}}), true, 1},
		{"stacked zeros", newChart("stacked", three, nil, [][]float64{{0, 0, 0}}), false, 1},
		{"a line", newChart("line", three, nil, [][]float64{{3, 2, 5}}), true, 1},
		{"lines that cross", newChart("line", three, []string{"a", "b"}, [][]float64{{3, 2, 5}, {5, 4, 1}}), true, 1},
		{"a line of one point", newChart("line", three[:1], nil, [][]float64{{3}}), true, 1},
		{"a line of zeros", newChart("line", three, nil, [][]float64{{0, 0, 0}}), true, 1},
		{"a line below zero", newChart("line", three, nil, [][]float64{{-5, -1, -3}}), true, 1},
		{"a line of sixty points", newChart("line", numbered("Month", 60), nil, [][]float64{make([]float64, 60)}), false, 1},
		{"two lines of the same values", newChart("line", three, []string{"a", "b"}, [][]float64{{3, 3, 3}, {3, 3, 3}}), true, 1},
		{"names too long to stand beside", newChart("line", three, []string{strings.Repeat("long ", 12), "b"}, [][]float64{{3, 2, 5}, {5, 4, 1}}), true, 1},
		{"a number that no axis holds", newChart("line", three, nil, [][]float64{{1e299, 2, 3}}), false, 1},
		{"a number that no drawing holds", newChart("bar", three, nil, [][]float64{{1e305, 2, 3}}), false, 0},
		{"tiny numbers", newChart("line", three, nil, [][]float64{{0.0001, 0.0002, 0.0003}}), true, 1},
	} {
		t.Run(c.reason, func(t *testing.T) {
			o := options()
			o.Most = 640
			l := sound(t, c.chart, o)
			if l.Complete != c.complete || len(l.Drawings) != c.drawings {
				t.Errorf("complete %v, %d drawings", l.Complete, len(l.Drawings))
			}
		})
	}
}

// Whatever the values, labels and box, a layout is sound.
func TestAnyChart(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	words := []string{"a", "Northtown", "longer label", strings.Repeat("Donaudampfschiff", 4), "two words", "2025", strings.Repeat("x ", 40)}
	for n := range 3000 {
		kind := []string{"bar", "line", "stacked"}[n%3]
		labels := make([]string, 1+r.IntN([]int{4, 12, 60}[r.IntN(3)]))
		for i := range labels {
			labels[i] = words[r.IntN(len(words))]
		}
		values := make([][]float64, 1+r.IntN(6))
		names := make([]string, len(values))
		size := math.Pow(10, float64(r.IntN(14)-4))
		for i := range values {
			names[i] = words[r.IntN(len(words))]
			for range labels {
				v := math.Round((r.Float64()-0.4)*size*100) / 100
				values[i] = append(values[i], v)
			}
		}
		c := newChart(kind, labels, names, values)
		o := options()
		o.Width = 40 + 600*r.Float64()
		o.Most = []float64{0, 300, 640}[r.IntN(3)]
		sound(t, c, o)
		if t.Failed() {
			t.Fatalf("run %d: %s of %d labels and %d series, %.0f wide", n, kind, len(labels), len(values), o.Width)
		}
	}
}

func TestDescribe(t *testing.T) {
	c := newChart("bar", []string{"2024", "2025"}, []string{"North", "South"}, [][]float64{{1204, -3}, {7, 12.5}})
	c.Unit = text("reports")
	const want = "What it shows. 2024: North 1,204, South 7; 2025: North −3, South 12.5 (reports)"
	if got := chart.Describe(c); got != want {
		t.Errorf("%q", got)
	}
}

func TestShades(t *testing.T) {
	paper := chart.Color{R: 1, G: 1, B: 1}
	for _, accent := range []chart.Color{{R: 0.07, G: 0.28, B: 0.46}, {R: 0.6, G: 0.1, B: 0.1}, {}, {R: 0.1, G: 0.4, B: 0.2}, {R: 0.4, G: 0.3}} {
		for i := range 12 {
			s := chart.Shade(accent, i)
			if c := chart.Contrast(s, paper); c < 3 {
				t.Errorf("shade %d of %v: %.2f : 1 on paper", i, accent, c)
			}
			if c := chart.Contrast(s, chart.Shade(accent, i+1)); c < 3 {
				t.Errorf("shades %d and %d of %v: %.2f : 1", i, i+1, accent, c)
			}
			if c := chart.Contrast(s, chart.On(s)); c < 4.5 {
				t.Errorf("text on shade %d of %v: %.2f : 1", i, accent, c)
			}
			for j := range i { // colour is not the only carrier
				if i < 6 && chart.HatchOf(i) == chart.HatchOf(j) && chart.Contrast(s, chart.Shade(accent, j)) < 3 {
					t.Errorf("series %d and %d differ in hue alone", i, j)
				}
			}
		}
	}
}
