package sheets

import "factsheet/sources/yamldoc"

// acknowledge reads the key of that name.
func (p *parser) acknowledge(f *yamldoc.Fields) []Acknowledgement {
	var out []Acknowledgement
	for _, n := range f.List("acknowledge") {
		a := p.Fields(n, "an entry of `acknowledge`", "rule", "reason")
		a.Require("rule", "reason")
		out = append(out, Acknowledgement{a.Word("rule"), a.Text("reason")})
	}
	return out
}

// An Acknowledged is an acknowledgement with what it is about: a piece of
// evidence; or, where that is nil, all that stands under Point; or, where that
// is empty, what concerns no point.
type Acknowledged struct {
	Acknowledgement
	Point    string // as in Citation
	Evidence *Evidence
}

// Acknowledgements lists all acknowledgements of the sheet.
func (s *Sheet) Acknowledgements() []Acknowledged {
	var out []Acknowledged
	add := func(point string, evidence *Evidence, list []Acknowledgement) {
		for _, a := range list {
			out = append(out, Acknowledged{a, point, evidence})
		}
	}
	add("", nil, s.Acknowledge)
	for _, section := range s.Sections {
		for _, b := range section.Blocks {
			switch b := b.(type) {
			case *Points:
				for _, p := range b.Points {
					add(p.ID.Value, nil, p.Acknowledge)
				}
			case *KeyFigures:
				for _, f := range b.Figures {
					add(f.Name, nil, f.Acknowledge)
				}
			case *Timeline:
				for _, e := range b.Events {
					add(e.Name, nil, e.Acknowledge)
				}
			case *Table:
				add(b.Name, nil, b.Acknowledge)
			case *Chart:
				add(b.Name, nil, b.Acknowledge)
			}
		}
	}
	for _, c := range s.Citations() {
		add(c.Point, c.Evidence, c.Evidence.Acknowledge)
	}
	return out
}
