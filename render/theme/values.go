package theme

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"factsheet/sources/yamldoc"
)

// Points to the units of lengths.
const (
	inch = 72.0
	mm   = inch / 25.4
)

var units = map[string]float64{"mm": mm, "cm": 10 * mm, "in": inch, "pt": 1}

var (
	lengths = regexp.MustCompile(`^([0-9]{1,5}(?:\.[0-9]{1,4})?) ?(mm|cm|in|pt)$`)
	areas   = regexp.MustCompile(`^([0-9]{1,5}(?:\.[0-9]{1,4})?) ?[x×] ?([0-9]{1,5}(?:\.[0-9]{1,4})?) ?(mm|cm|in|pt)$`)
	numbers = regexp.MustCompile(`^[0-9]{1,5}(\.[0-9]{1,4})?$`)
)

// papers are the sizes that have names, upright.
var papers = []struct {
	name          string
	width, height float64
}{
	{"A3", 297 * mm, 420 * mm}, {"A4", 210 * mm, 297 * mm}, {"A5", 148 * mm, 210 * mm}, {"A6", 105 * mm, 148 * mm},
	{"B5", 176 * mm, 250 * mm}, {"Letter", 8.5 * inch, 11 * inch}, {"Legal", 8.5 * inch, 14 * inch}, {"Tabloid", 11 * inch, 17 * inch},
}

// length reads a length between least and most, in points.
func (r *reader) length(f *yamldoc.Fields, key string, into *float64, least, most float64) {
	s := f.Word(key)
	if s.Value == "" {
		return
	}
	m := lengths.FindStringSubmatch(s.Value)
	if m == nil {
		hint := "write a number and mm, cm, in or pt, such as 20 mm"
		if numbers.MatchString(s.Value) {
			hint = fmt.Sprintf("write the unit too: %s mm, or cm, in, pt", s.Value)
		}
		r.Report(s.Pos, fmt.Sprintf("%q is no length", yamldoc.Short(s.Value)), hint)
		return
	}
	v, _ := strconv.ParseFloat(m[1], 64) // its digits were counted
	v *= units[m[2]]
	if v < least-0.01 || v > most+0.01 {
		r.Report(s.Pos, fmt.Sprintf("`%s` cannot be %s", key, s.Value), fmt.Sprintf("write a length from %s to %s", inMM(least), inMM(most)))
		return
	}
	*into = v
}

// inMM words a length for people.
func inMM(points float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(points/mm, 'f', 1, 64), ".0") + " mm"
}

// size reads a number of points, or a bare number, between least and most.
func (r *reader) size(f *yamldoc.Fields, key string, into *float64, least, most float64) bool {
	s := f.Word(key)
	if s.Value == "" {
		return false
	}
	bare := strings.TrimSuffix(strings.TrimSuffix(s.Value, "pt"), " ")
	v, err := strconv.ParseFloat(bare, 64)
	if !numbers.MatchString(bare) || err != nil {
		r.Report(s.Pos, fmt.Sprintf("`%s` cannot be %q", key, yamldoc.Short(s.Value)), fmt.Sprintf("write a number from %g to %g", least, most))
		return false
	}
	if v < least || v > most {
		r.Report(s.Pos, fmt.Sprintf("`%s` cannot be %s", key, s.Value), fmt.Sprintf("write a number from %g to %g", least, most))
		return false
	}
	*into = v
	return true
}

// paper reads the size of the page.
func (r *reader) paper(f *yamldoc.Fields, p *Page) {
	const least, most = 70 * mm, 600 * mm
	if s := f.Word("size"); s.Value != "" {
		w, h := r.area(s)
		if w != 0 && (min(w, h) < least-0.01 || max(w, h) > most+0.01) {
			r.Report(s.Pos, fmt.Sprintf("the page cannot be %s", s.Value), fmt.Sprintf("each side is from %s to %s", inMM(least), inMM(most)))
		} else if w != 0 {
			p.Width, p.Height = w, h
		}
	}
	switch s := f.Word("orientation"); s.Value {
	case "":
	case "portrait":
		p.Width, p.Height = min(p.Width, p.Height), max(p.Width, p.Height)
	case "landscape":
		p.Width, p.Height = max(p.Width, p.Height), min(p.Width, p.Height)
	default:
		r.Report(s.Pos, fmt.Sprintf("`orientation` cannot be %q", yamldoc.Short(s.Value)), "write portrait or landscape")
	}
}

// area reads the name of a paper, or two lengths; 0 where it is neither.
func (r *reader) area(s yamldoc.String) (w, h float64) {
	var names []string
	for _, p := range papers {
		if strings.EqualFold(p.name, s.Value) {
			return p.width, p.height
		}
		names = append(names, p.name)
	}
	if m := areas.FindStringSubmatch(s.Value); m != nil {
		w, _ = strconv.ParseFloat(m[1], 64)
		h, _ = strconv.ParseFloat(m[2], 64)
		return max(w*units[m[3]], 1), max(h*units[m[3]], 1)
	}
	r.Report(s.Pos, fmt.Sprintf("there is no paper %q", yamldoc.Short(s.Value)), "write "+strings.Join(names, ", ")+", or width × height such as 200 × 250 mm")
	return 0, 0
}
