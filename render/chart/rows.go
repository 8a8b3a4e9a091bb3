package chart

import "factsheet/render"

// A plan is what all rows of a chart of bars share. A row is a label and its
// bars right of it; bars below zero go left.
type plan struct {
	x, zero, unit float64 // left edge of the bars' room; of zero; length of 1
	end           float64 // right edge
	labels        [][]string
	high          []float64 // of each row
	bar, step     float64   // height of a bar; from one of a group to the next
	values        bool      // the values stand at the bars
	axis          bool
	scale         scale
	stacked       bool
	complete      bool
}

// crowded is the number of bars from which on they are thin and go without
// values.
const crowded = 150

// rows lays out a chart of bars, beside each other or stacked.
func (l *layer) rows() Layout {
	p, ok := l.plan()
	if !ok {
		return Layout{}
	}
	out := Layout{Complete: p.complete}
	for from := 0; from < len(p.high); {
		d := Drawing{Width: l.Width, First: from}
		y := l.legend(&d)
		foot := 0.0
		if p.axis {
			foot = 1.7 * l.Size
		}
		top := y
		for i := from; i < len(p.high); i++ {
			if l.Most > 0 && y+p.high[i]+foot > l.Most {
				if i == from { // not even one row
					return Layout{}
				}
				break
			}
			if !l.row(&d, p, i, y) {
				out.Complete = false
			}
			y += p.high[i]
			d.Count++
		}
		if p.axis {
			l.axis(&d, p, top, y)
		}
		d.Rules = append(d.Rules, Rule{p.zero, top, p.zero, y, true})
		d.Height = y + foot
		out.Drawings = append(out.Drawings, d)
		from += d.Count
	}
	return out
}

// extent is the least and the greatest value that bars reach, with zero.
func (l *layer) extent(stacked bool) (least, most float64) {
	for j := range l.chart.Labels {
		below, above := 0.0, 0.0
		for i := range l.chart.Series {
			v, _ := l.value(i, j)
			if !stacked {
				below, above = 0, 0
			}
			below, above = below+min(v, 0), above+max(v, 0)
			least, most = min(least, below), max(most, above)
		}
	}
	return least, most
}

// plan shares the width out. It is false where the box has no room for bars.
func (l *layer) plan() (*plan, bool) {
	p := &plan{stacked: l.chart.Kind == "stacked", complete: true, end: l.Width}
	least, most := l.extent(p.stacked)
	column := l.labels(p)
	if column < 0 {
		return nil, false
	}
	p.x = column
	n := len(l.chart.Labels) * len(l.chart.Series)
	before, behind := l.besides()
	p.values = n <= crowded && (p.stacked || l.Width-column-before-behind >= l.Width/4)
	p.axis = p.stacked || !p.values
	if p.stacked || !p.values {
		before, behind = 0, 0
	}
	p.complete = p.values
	room := l.Width - column - before - behind
	if room < l.Width/5 {
		return nil, false
	}
	if p.axis {
		// The last tick's number stands in the box: half of it beyond the tick.
		behind = l.ticks(p, least, most, room)
		room -= behind
		least, most = p.scale.at(p.scale.from), p.scale.at(p.scale.to)
	}
	if most == least { // all are zero
		most = 1
	}
	p.unit = room / (most - least)
	p.zero = column + before - least*p.unit
	p.end = l.Width - behind
	l.heights(p)
	return p, true
}

// labels breaks the labels of rows into lines, and gives the width of their
// column; -1 where they are too long for a drawing.
func (l *layer) labels(p *plan) float64 {
	const widest, mostLines = 0.38, 5
	column := 0.0
	for _, t := range l.chart.Labels {
		lines, _ := l.wrap(t.String(), widest*l.Width)
		if len(lines) > mostLines {
			return -1
		}
		for _, line := range lines {
			column = max(column, l.Measure(line))
		}
		p.labels = append(p.labels, lines)
	}
	return column + l.Size
}

// besides is the room for values before the bars below zero, and behind the
// others.
func (l *layer) besides() (before, behind float64) {
	gap := 0.45 * l.Size
	for i := range l.chart.Series {
		for j := range l.chart.Labels {
			w := l.Measure(ValueText(l.chart, i, j)) + gap
			if v, _ := l.value(i, j); v < 0 {
				before = max(before, w)
			} else {
				behind = max(behind, w)
			}
		}
	}
	return before, behind
}

// heights gives the rows their heights.
func (l *layer) heights(p *plan) {
	series := float64(len(l.chart.Series))
	pad := 0.4 * l.Size
	switch {
	case p.stacked && p.values:
		p.bar, series = 1.45*l.Size, 1
	case p.stacked:
		p.bar, series, pad = 0.8*l.Size, 1, 0.25*l.Size
	case !p.values:
		p.bar, pad = 0.36*l.Size, 0.25*l.Size
	case series == 1:
		p.bar = 1.05 * l.Size
	default:
		p.bar = 0.94 * l.Size
	}
	p.step = p.bar + 0.13*l.Size
	group := p.step*(series-1) + p.bar
	for _, lines := range p.labels {
		p.high = append(p.high, max(group, float64(len(lines)-1)*leading*l.Size+(ascent+descent)*l.Size)+2*pad)
	}
}

// row adds the label and the bars of a row with its top at y. It reports
// whether all values stand in it.
func (l *layer) row(d *Drawing, p *plan, label int, y float64) bool {
	middle := y + p.high[label]/2
	lines := p.labels[label]
	for n, line := range lines {
		// The middle of the capitals stands at that of the bars.
		base := middle + ascent/2*l.Size*0.92 + (float64(n)-float64(len(lines)-1)/2)*leading*l.Size
		t := l.text(line, Label, Start, 0, base)
		t.Label = label
		d.Texts = append(d.Texts, t)
	}
	if p.stacked {
		return l.stack(d, p, label, middle-p.bar/2)
	}
	group := p.step*float64(len(l.chart.Series)-1) + p.bar
	for i := range l.chart.Series {
		v, _ := l.value(i, label)
		b := Bar{X: p.zero + min(v, 0)*p.unit, Y: middle - group/2 + p.step*float64(i), W: max(v, -v) * p.unit, H: p.bar, Series: i, Label: label}
		d.Bars = append(d.Bars, b)
		if !p.values {
			continue
		}
		gap, anchor, x := 0.4*l.Size, Start, b.X+b.W
		if v < 0 {
			gap, anchor, x = -gap, End, b.X
		}
		t := l.text(ValueText(l.chart, i, label), Value, anchor, x+gap, b.Y+b.H/2+ascent/2*l.Size*0.92)
		t.Series, t.Label = i, label
		d.Texts = append(d.Texts, t)
	}
	return true
}

// stack adds the bars of a row one behind the other, those below zero to the
// left. A value that its bar has no room for is left out.
func (l *layer) stack(d *Drawing, p *plan, label int, y float64) bool {
	all := true
	left, right := p.zero, p.zero
	for i := range l.chart.Series {
		v, _ := l.value(i, label)
		b := Bar{X: right, Y: y, W: max(v, -v) * p.unit, H: p.bar, Series: i, Label: label}
		if v < 0 {
			left -= b.W
			b.X = left
		} else {
			right += b.W
		}
		d.Bars = append(d.Bars, b)
		t := l.text(ValueText(l.chart, i, label), Value, Middle, b.X+b.W/2, y+b.H/2+ascent/2*l.Size*0.92)
		t.Series, t.Label, t.On = i, label, true
		if !p.values || t.Width+0.6*l.Size > b.W {
			all = false
			continue
		}
		d.Texts = append(d.Texts, t)
	}
	return all
}

// ticks finds the scale with the most ticks whose numbers stand apart, and the
// room that half of the last number takes behind the axis.
func (l *layer) ticks(p *plan, least, most, room float64) float64 {
	behind := 0.0
	for n := 6; n >= 1; n-- {
		p.scale = scaleFor(least, most, n)
		widest := 0.0
		for i := p.scale.from; i <= p.scale.to; i++ {
			widest = max(widest, l.Measure(l.tick(p.scale, i)))
		}
		if behind = min(widest/2, room/4); widest+1.2*l.Size < (room-behind)/float64(max(p.scale.to-p.scale.from, 1)) {
			break
		}
	}
	return behind
}

func (l *layer) tick(s scale, i int64) string { return render.Number(l.Language, s.decimal(i)) }

// axis adds the rules of the ticks from top to foot, and their numbers below.
func (l *layer) axis(d *Drawing, p *plan, top, foot float64) {
	for i := p.scale.from; i <= p.scale.to; i++ {
		x := p.zero + p.scale.at(i)*p.unit
		if i != 0 {
			d.Rules = append(d.Rules, Rule{X1: x, Y1: top, X2: x, Y2: foot})
		}
		t := l.text(l.tick(p.scale, i), Tick, Middle, x, foot+1.2*l.Size)
		if l.clear(t.Box(l.Size), d.Keys, d.Texts) {
			d.Texts = append(d.Texts, t)
		}
	}
}
