package typeset

import (
	"math"
	"strings"
	"unicode"
)

// A Line is glyphs between two breaks. Its last segment keeps the space at
// which it was broken, so that text read back has its spaces.
type Line struct {
	Segs  []Seg
	Width float64 // points, without the space at the end
	Final bool    // the last of its paragraph, or before a line break asked for
}

// A Seg is text of one face, size and key on a line.
type Seg struct {
	Face  Face
	Size  float64 // points
	Rise  float64 // points above the baseline
	Key   int     // of its span
	Text  []rune
	Kern  []int   // added after each rune, thousandths of the size
	X     float64 // from the start of the line, points
	Width float64
}

// Lines sets the spans in lines of at most width points. No word is divided
// but one that is longer than a line by itself. The error is a *RuneError.
func (s *Setter) Lines(spans []Span, width float64) ([]Line, error) {
	g, err := s.shape(spans)
	if err != nil {
		return nil, err
	}
	var out []Line
	for len(g) > 0 {
		end := 0
		for end < len(g) && g[end].r != '\n' {
			end++
		}
		out = append(out, fit(g[:end], width)...)
		if end < len(g) {
			end++
		}
		g = g[end:]
	}
	return out, nil
}

// Width is the width of the spans on one line, or of the longest where they
// have line breaks. The error is a *RuneError.
func (s *Setter) Width(spans []Span) (float64, error) {
	g, err := s.shape(spans)
	widest, w := 0.0, 0.0
	for i := range g {
		if w += g[i].width; g[i].r == '\n' {
			w = 0
		}
		widest = max(widest, w)
	}
	return widest, err
}

// Widest is the width of the longest word, the least that a column needs.
func (s *Setter) Widest(spans []Span) (float64, error) {
	g, err := s.shape(spans)
	w, word := 0.0, 0.0
	for i := range g {
		if g[i].r == ' ' || g[i].r == '\n' {
			word = 0
			continue
		}
		word += g[i].width
		w = max(w, word)
	}
	return w, err
}

// fit breaks one paragraph so that the sum of the squares of what the lines
// lack is least (Knuth and Plass's total fit, ragged right).
func fit(g []glyph, width float64) []Line {
	if len(g) == 0 {
		return []Line{{Final: true}}
	}
	x := make([]float64, len(g)+1) // x[i]: width of g[:i]
	for i := range g {
		x[i+1] = x[i] + g[i].width
	}
	stops := breaks(g, x, width)
	const tooMuch = 1e12
	best := make([]float64, len(stops))
	from := make([]int, len(stops))
	for j := 1; j < len(stops); j++ {
		best[j] = math.Inf(1)
		for i := j - 1; i >= 0; i-- {
			w := span(g, x, stops[i].at, inked(g, stops[i].at, stops[j].at))
			cost := stops[j].penalty
			switch {
			case w > width+0.01 && i < j-1:
				cost = tooMuch
			case j == len(stops)-1:
				cost += lastLine(w, width)
			default:
				lack := 10 * (width - w) / width
				cost += lack*lack + 0.5
			}
			if cost >= tooMuch {
				break // lines only get longer
			}
			if c := best[i] + cost; c < best[j] {
				best[j], from[j] = c, i
			}
		}
	}
	var ends []int
	for j := len(stops) - 1; j > 0; j = from[j] {
		ends = append(ends, j)
	}
	out := make([]Line, 0, len(ends))
	for k := len(ends) - 1; k >= 0; k-- {
		j := ends[k]
		out = append(out, line(g, stops[from[j]].at, stops[j].at, j == len(stops)-1))
	}
	return out
}

// span is the width of g[from:to] on a line of its own: without the kern to what
// follows.
func span(g []glyph, x []float64, from, to int) float64 {
	if to == from {
		return 0
	}
	return x[to] - x[from] - float64(g[to-1].kern)*g[to-1].size/1000
}

// lastLine is the cost of a last line: none, but for one that holds a short
// word only.
func lastLine(w, width float64) float64 {
	if w < width*0.18 {
		return 9
	}
	return 0
}

// A stop is a place where a line may end: before g[at].
type stop struct {
	at      int
	penalty float64
}

func breaks(g []glyph, x []float64, width float64) []stop {
	stops := []stop{{}}
	for i := 1; i < len(g); i++ {
		last := stops[len(stops)-1].at
		p := math.Inf(1)
		switch {
		case g[i-1].r == ' ' && g[i].r != ' ':
			if !bound(g, i) {
				p = afterOrdinal(g, i)
			} else if span(g, x, last, i+1) > width { // too much to hold together
				p = 50
			}
		case g[i].mark:
		case span(g, x, last, i+1) > width: // a word longer than the line
			p = 50
		case afterLink(g, i):
			p = 2
		case g[i-1].r == '—' && !isSpace(g[i].r) && !unicode.IsPunct(g[i].r):
			p = 1
		}
		if !math.IsInf(p, 1) {
			stops = append(stops, stop{i, p})
		}
	}
	return append(stops, stop{at: len(g)})
}

// bound reports whether the space before g[i] holds: before a sign that stands
// alone and ends what is before it, as French print has them, and after one
// that begins what follows.
func bound(g []glyph, i int) bool {
	if strings.ContainsRune(":;!?»%‰€–—", g[i].r) && (i+1 == len(g) || !unicode.IsLetter(g[i+1].r) && !unicode.IsDigit(g[i+1].r)) {
		return true
	}
	return i >= 2 && g[i-2].r == '«'
}

// afterOrdinal is the penalty for a break behind a number that begins what
// follows: "2. What the law says".
func afterOrdinal(g []glyph, i int) float64 {
	k := i - 3
	for k >= 0 && k > i-6 && unicode.IsDigit(g[k].r) {
		k--
	}
	if k < i-3 && g[i-2].r == '.' && (k < 0 || isSpace(g[k].r)) {
		return 4
	}
	return 0
}

// afterLink reports whether an address may be divided before g[i]: after a
// slash or another sign that is no hyphen, so that it can be copied.
func afterLink(g []glyph, i int) bool {
	switch g[i-1].r {
	case '/', '?', '&', '=', '#', '_', '@':
	default:
		return false
	}
	return i >= 3 && !isSpace(g[i].r) && g[i].r != '/' && g[i-2].r != '/' && inAddress(g, i)
}

// longAddress bounds how far back in a word a sign of an address is looked for.
const longAddress = 300

// inAddress looks for "//", "w." or "@" earlier in the word.
func inAddress(g []glyph, i int) bool {
	for k := i - 1; k > max(0, i-longAddress) && !isSpace(g[k].r); k-- {
		if g[k].r == '@' || g[k].r == '/' && g[k-1].r == '/' || g[k].r == '.' && g[k-1].r == 'w' {
			return true
		}
	}
	return false
}

// inked is the end of g[from:to] without spaces at the end.
func inked(g []glyph, from, to int) int {
	for to > from && g[to-1].r == ' ' {
		to--
	}
	return to
}

// line makes a Line of g[from:to].
func line(g []glyph, from, to int, final bool) Line {
	l := Line{Final: final}
	end := inked(g, from, to)
	x := 0.0
	for i := from; i < to; i++ {
		c := &g[i]
		n := len(l.Segs)
		if n == 0 || l.Segs[n-1].Face != c.face || l.Segs[n-1].Size != c.size || l.Segs[n-1].Rise != c.rise || l.Segs[n-1].Key != c.key {
			l.Segs = append(l.Segs, Seg{Face: c.face, Size: c.size, Rise: c.rise, Key: c.key, X: x})
			n++
		}
		seg := &l.Segs[n-1]
		kern, w := c.kern, c.width
		if i == to-1 && kern != 0 { // no neighbour on this line
			w -= float64(kern) * c.size / 1000
			kern = 0
		}
		seg.Text = append(seg.Text, c.r)
		seg.Kern = append(seg.Kern, kern)
		seg.Width += w
		x += w
		if i < end {
			l.Width = x
		}
	}
	return l
}
