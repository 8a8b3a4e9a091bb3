package chart

// mostPoints is the number of points from which on their values are left out.
const mostPoints = 80

// Radius is that of a marker, in parts of the size of the text.
const Radius = 0.3

// pointValues puts the value of each point above or below it, where it stands
// on no text, no marker and no curve. They stand there all or not at all.
func (l *layer) pointValues(d *Drawing, p *plot) bool {
	if len(d.Curves)*len(l.chart.Labels) > mostPoints {
		return false
	}
	texts := d.Texts
	for j := range l.chart.Labels {
		for i, c := range d.Curves {
			t, ok := l.valueAt(d, texts, c, j)
			if !ok || t.Box(l.Size).Y < 0 || t.Y > p.foot {
				return false
			}
			t.Series, t.Label = i, j
			texts = append(texts, t)
		}
	}
	d.Texts = texts
	return true
}

// valueAt finds a place for the value of a point: on the side that the curve
// turns away from, if it can be.
func (l *layer) valueAt(d *Drawing, texts []Text, c Curve, j int) (Text, bool) {
	at := c.Points[j]
	bend := 0.0 // above 0 where the curve has a peak
	if j > 0 {
		bend += c.Points[j-1].Y - at.Y
	}
	if j+1 < len(c.Points) {
		bend += c.Points[j+1].Y - at.Y
	}
	s := ValueText(l.chart, c.Series, j)
	above, below := at.Y-(Radius+0.3)*l.Size, at.Y+(Radius+0.3+ascent)*l.Size
	ys := []float64{above, below}
	if bend < 0 {
		ys = []float64{below, above}
	}
	for _, onZero := range []bool{false, true} { // on the line at zero where there is no other place
		for _, y := range ys {
			for _, anchor := range []Anchor{Middle, Start, End} {
				t := l.text(s, Value, anchor, at.X, y)
				b := t.Box(l.Size)
				if l.clear(b, d.Keys, texts) && !l.crossed(d, b) && (onZero || !zeroIn(d, b)) {
					return t, true
				}
			}
		}
	}
	return Text{}, false
}

// zeroIn reports whether the line at zero goes through a box.
func zeroIn(d *Drawing, b Bar) bool {
	for _, r := range d.Rules {
		if r.Zero && b.cut(Point{r.X1, r.Y1}, Point{r.X2, r.Y2}) {
			return true
		}
	}
	return false
}

// crossed reports whether a curve or a marker stands in a box.
func (l *layer) crossed(d *Drawing, b Bar) bool {
	r := Radius * l.Size
	for _, c := range d.Curves {
		for k, q := range c.Points {
			if b.overlaps(Bar{X: q.X - r, Y: q.Y - r, W: 2 * r, H: 2 * r}) {
				return true
			}
			if k > 0 && b.cut(c.Points[k-1], q) {
				return true
			}
		}
	}
	return false
}

// cut reports whether a straight line from p to q goes through a box (Liang and
// Barsky's clipping).
func (b Bar) cut(p, q Point) bool {
	from, to := 0.0, 1.0
	for _, side := range [4][2]float64{
		{p.X - q.X, p.X - b.X}, {q.X - p.X, b.X + b.W - p.X},
		{p.Y - q.Y, p.Y - b.Y}, {q.Y - p.Y, b.Y + b.H - p.Y},
	} {
		way, room := side[0], side[1]
		switch {
		case way == 0 && room < 0:
			return false
		case way < 0:
			from = max(from, room/way)
		case way > 0:
			to = min(to, room/way)
		}
	}
	return from < to
}
