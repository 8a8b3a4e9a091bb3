package chart

import (
	"math"
	"slices"
)

// A plot is the field of a chart of lines.
type plot struct {
	left, right, top, foot float64
	scale                  scale
	slot                   float64 // width of a label's share
}

func (p *plot) x(label int) float64 { return p.left + (float64(label)+0.5)*p.slot }

func (p *plot) y(v float64) float64 {
	from, to := p.scale.at(p.scale.from), p.scale.at(p.scale.to)
	return p.foot - (v-from)/(to-from)*(p.foot-p.top)
}

// lines lays out a chart of lines: values upward, labels below.
func (l *layer) lines() Layout {
	d := Drawing{Width: l.Width, Count: len(l.chart.Labels)}
	p := &plot{scale: l.values()}
	ticks := l.tickColumn(p)
	names := l.namesBeside()
	if names == 0 {
		p.top = l.legend(&d)
	}
	p.left, p.right = ticks, l.Width-names
	if p.right-p.left < l.Width/4 {
		return Layout{}
	}
	p.top += 1.5 * l.Size // a value stands above the highest point
	high := min(max(0.4*l.Width, 12*l.Size), 22*l.Size)
	if l.Most > 0 {
		high = min(high, l.Most-p.top-6*l.Size)
	}
	if high < 8*l.Size { // the numbers of the axis would not stand apart
		return Layout{}
	}
	p.foot = p.top + high
	p.slot = (p.right - p.left) / float64(len(l.chart.Labels))
	l.grid(&d, p, ticks > 0)
	l.curves(&d, p)
	if names > 0 {
		l.endNames(&d, p)
	}
	all := l.below(&d, p)
	all = l.pointValues(&d, p) && all
	return Layout{Drawings: []Drawing{d}, Complete: all}
}

// values is the scale of a chart of lines. It begins at zero, but where the
// values lie so close together that nothing of their course would be seen.
func (l *layer) values() scale {
	least, most := math.Inf(1), math.Inf(-1)
	for i := range l.chart.Series {
		for j := range l.chart.Labels {
			v, _ := l.value(i, j)
			least, most = min(least, v), max(most, v)
		}
	}
	switch {
	case least > 0 && least < 0.7*most || least == most && least > 0:
		least = 0
	case most < 0 && most > 0.7*least || least == most && most < 0:
		most = 0
	}
	return scaleFor(least, most, 5)
}

// tickColumn is the width of the numbers at the axis; 0 where they are too long.
func (l *layer) tickColumn(p *plot) float64 {
	w := 0.0
	for i := p.scale.from; i <= p.scale.to; i++ {
		w = max(w, l.Measure(l.tick(p.scale, i)))
	}
	if w > 0.3*l.Width {
		return 0
	}
	return w + 0.7*l.Size
}

// namesBeside is the width of the names beside the ends of their curves; 0
// where they stand in a legend.
func (l *layer) namesBeside() float64 {
	if !l.named || len(l.chart.Series) > 8 {
		return 0
	}
	w := 0.0
	for _, s := range l.chart.Series {
		w = max(w, l.Measure(s.Name.String()))
	}
	if w > 0.28*l.Width {
		return 0
	}
	key, _ := l.keySize()
	return key + w + 1.1*l.Size
}

// grid adds a rule and a number for each tick.
func (l *layer) grid(d *Drawing, p *plot, numbers bool) {
	for i := p.scale.from; i <= p.scale.to; i++ {
		y := p.y(p.scale.at(i))
		d.Rules = append(d.Rules, Rule{p.left, y, p.right, y, i == 0})
		if numbers {
			d.Texts = append(d.Texts, l.text(l.tick(p.scale, i), Tick, End, p.left-0.7*l.Size, y+ascent/2*l.Size*0.92))
		}
	}
}

func (l *layer) curves(d *Drawing, p *plot) {
	for i := range l.chart.Series {
		c := Curve{Series: i}
		for j := range l.chart.Labels {
			v, _ := l.value(i, j)
			c.Points = append(c.Points, Point{p.x(j), p.y(v)})
		}
		d.Curves = append(d.Curves, c)
	}
}

// endNames puts the names beside the ends of the curves, as near to them as
// they fit.
func (l *layer) endNames(d *Drawing, p *plot) {
	last := len(l.chart.Labels) - 1
	order := make([]int, len(d.Curves))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch ya, yb := d.Curves[a].Points[last].Y, d.Curves[b].Points[last].Y; {
		case ya < yb:
			return -1
		case ya > yb:
			return 1
		}
		return 0
	})
	step := leading * l.Size
	at := make([]float64, len(order)) // middles, from the top
	for n, i := range order {
		at[n] = d.Curves[i].Points[last].Y
		if n > 0 {
			at[n] = max(at[n], at[n-1]+step)
		}
	}
	for n, most := len(order)-1, p.foot; n >= 0; n-- {
		at[n] = min(at[n], most)
		most = at[n] - step
	}
	w, h := l.keySize()
	x := p.right + 0.4*l.Size
	for n, i := range order {
		if len(l.chart.Series[i].Name) == 0 {
			continue
		}
		d.Keys = append(d.Keys, Key{X: x, Y: at[n] - h/2, W: w, H: h, Series: i, Curve: true})
		t := l.text(l.chart.Series[i].Name.String(), Name, Start, x+w+0.4*l.Size, at[n]+ascent/2*l.Size*0.92)
		t.Series = i
		d.Texts = append(d.Texts, t)
	}
}

// below adds the labels, in at most three lines each; where they have no room,
// only every second, third … It reports whether all stand there.
func (l *layer) below(d *Drawing, p *plot) bool {
	const mostLines = 3
	n := len(l.chart.Labels)
	for every := 1; ; every++ {
		room := p.slot*float64(every) - 0.6*l.Size
		if every >= n {
			room = p.right - p.left
		}
		set := make([][]string, 0, n/every+1)
		fits := room > 0
		for j := 0; j < n && fits; j += every {
			lines, whole := l.wrap(l.chart.Labels[j].String(), room)
			if every < n {
				fits = whole && len(lines) <= mostLines
			}
			// A label stands in the middle below its point, inside the box.
			for _, line := range lines {
				if half := l.Measure(line) / 2; every > 1 && (p.x(j)-half < 0 || p.x(j)+half > l.Width) {
					fits = fits && every >= n
				}
			}
			set = append(set, lines)
		}
		if !fits && every < n {
			continue
		}
		return l.labelsBelow(d, p, set, every)
	}
}

func (l *layer) labelsBelow(d *Drawing, p *plot, set [][]string, every int) bool {
	all := every == 1
	d.Height = p.foot + 0.6*l.Size
	for k, lines := range set {
		for m, line := range lines {
			if m >= 4 { // one label as long as a paragraph
				all = false
				break
			}
			y := p.foot + (1.35+float64(m)*leading)*l.Size
			t := l.text(line, Label, Middle, p.x(k*every), y)
			t.X = max(0, min(t.X, l.Width-t.Width))
			t.Label = k * every
			d.Texts = append(d.Texts, t)
			d.Height = max(d.Height, y+descent*l.Size+0.1*l.Size)
		}
	}
	return all
}
