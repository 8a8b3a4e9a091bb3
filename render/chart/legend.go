package chart

// The key of a bar is a square; that of a curve is longer, with its marker.
func (l *layer) keySize() (w, h float64) {
	h = 0.78 * l.Size
	if l.chart.Kind == "line" {
		return 2.4 * l.Size, h
	}
	return h, h
}

// legend puts the names of the series at the top of a drawing, in rows. It
// reports how high it is; 0 where there are no names.
func (l *layer) legend(d *Drawing) float64 {
	if !l.named {
		return 0
	}
	between, after := 1.6*l.Size, 0.5*l.Size
	w, h := l.keySize()
	x, y := 0.0, 0.0
	for i, s := range l.chart.Series {
		if len(s.Name) == 0 {
			continue
		}
		lines, _ := l.wrap(s.Name.String(), l.Width-w-after)
		long := 0.0
		for _, line := range lines {
			long = max(long, l.Measure(line))
		}
		if x > 0 && (x+w+after+long > l.Width || len(lines) > 1) {
			x, y = 0, y+leading*l.Size
		}
		base := y + ascent*l.Size
		d.Keys = append(d.Keys, Key{X: x, Y: base - h + 0.06*l.Size, W: w, H: h, Series: i, Curve: l.chart.Kind == "line"})
		for n, line := range lines {
			t := l.text(line, Name, Start, x+w+after, base+float64(n)*leading*l.Size)
			t.Series = i
			d.Texts = append(d.Texts, t)
		}
		x += w + after + long + between
		if len(lines) > 1 {
			y += float64(len(lines)-1) * leading * l.Size
			x = l.Width // the next begins a row
		}
	}
	return y + leading*l.Size + 0.6*l.Size
}
