package sheets

import (
	"fmt"
	"regexp"

	"factsheet/sources/yamldoc"
)

func (p *parser) chart(f *yamldoc.Fields, name string) *Chart {
	f.Require("kind", "alt", "data")
	c := &Chart{
		Name:  name,
		Pos:   f.Pos,
		Kind:  p.oneOf("kind", f.Word("kind"), "bar", "line", "stacked"),
		Title: f.Text("title"),
		Alt:   f.Text("alt"),
		Unit:  f.Text("unit"),
		Table: f.Bool("table"),
	}
	data := f.Fields("data", "the data of a chart", "labels", "series")
	data.Require("labels", "series")
	c.Labels = data.Texts("labels")
	list := data.List("series")
	p.notEmpty(data, "labels", "series")
	for _, n := range list {
		s := p.Fields(n, "a series", "name", "values")
		s.Require("values")
		if len(list) > 1 {
			s.Require("name")
		}
		series := Series{Name: s.Text("name")}
		values := s.List("values")
		for _, v := range values {
			series.Values = append(series.Values, p.number(p.Word(v)))
		}
		if s.Node("values") != nil && len(c.Labels) > 0 && len(values) != len(c.Labels) {
			p.Report(s.KeyPos("values"), fmt.Sprintf("this series has %s, but the chart has %s", count(len(values), "value"), count(len(c.Labels), "label")),
				"a comma separates values: write 1200 for 1,200 and 1.5 for 1,5")
		}
		c.Series = append(c.Series, series)
	}
	c.Evidence, c.Acknowledge = p.evidenceOf(f), p.acknowledge(f)
	return c
}

// notEmpty reports the keys whose lists are there and have no entries.
func (p *parser) notEmpty(f *yamldoc.Fields, keys ...string) {
	for _, key := range keys {
		if n := f.Node(key); n != nil && n.Kind == yamldoc.List && len(n.Items) == 0 {
			p.Report(n.Pos, fmt.Sprintf("`%s` has no entries", key), "write at least one, such as `- one`")
		}
	}
}

var decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

func (p *parser) number(s String) String {
	if s.Value != "" && !decimal.MatchString(s.Value) {
		p.Report(s.Pos, fmt.Sprintf("%q is not a number that a chart can draw", yamldoc.Short(s.Value)),
			"write digits alone, with a dot before decimals: 1200, 1.5, -3")
	}
	return s
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
