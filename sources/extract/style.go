package extract

import "strings"

// A declared is one property that a style gives an element: the value and how
// much it weighs against others for the same element.
type declared struct {
	value  string
	weight uint64
}

func (d *declared) set(value string, weight uint64) {
	if weight >= d.weight {
		*d = declared{value, weight}
	}
}

// A style is what of an element's styles decides whether and how text shows.
type style struct{ display, visibility, space, line, align declared }

const (
	byAttribute = 1 << 61 // a style attribute weighs more than any rule
	important   = 1 << 62
)

// declare reads declarations: "display: none; color: red". reveal takes only
// what makes an element show.
func (s *style) declare(css string, weight uint64, reveal bool) {
	for css != "" {
		var one string
		one, css, _ = strings.Cut(css, ";")
		name, value, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		value, mark, _ := strings.Cut(strings.ToLower(value), "!")
		value = strings.TrimSpace(value)
		w := weight
		if strings.TrimSpace(mark) == "important" {
			w |= important
		}
		name = strings.ToLower(strings.TrimSpace(name))
		if reveal && (value == "none" || value == "hidden" || name != "display" && name != "visibility") {
			continue
		}
		switch name {
		case "display":
			s.display.set(value, w)
		case "visibility":
			s.visibility.set(value, w)
		case "white-space":
			s.space.set(value, w)
		case "text-decoration", "text-decoration-line":
			s.line.set(value, w)
		case "vertical-align":
			s.align.set(value, w)
		}
	}
}

// over lays one style over another for the same element.
func (s *style) over(o *style) {
	s.display.set(o.display.value, o.display.weight)
	s.visibility.set(o.visibility.value, o.visibility.weight)
	s.space.set(o.space.value, o.space.weight)
	s.line.set(o.line.value, o.line.weight)
	s.align.set(o.align.value, o.align.weight)
}
