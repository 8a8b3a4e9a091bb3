package chart

import (
	"strconv"
	"strings"

	"factsheet/render"
)

// ValueText is a value as the page prints it.
func ValueText(c *render.Chart, series, label int) string {
	if c.Data != nil && label < len(c.Data.Rows) && series+1 < len(c.Data.Rows[label]) {
		return c.Data.Rows[label][series+1].String()
	}
	if v := c.Series[series].Values; label < len(v) {
		return strconv.FormatFloat(v[label], 'f', -1, 64)
	}
	return ""
}

// Describe says what a chart shows, for those who do not see it: its
// alternative text, and then each value, as a row of its table reads. It is for
// charts whose data are not given as a table.
func Describe(c *render.Chart) string {
	var out strings.Builder
	out.WriteString(c.Alt.String())
	for j, label := range c.Labels {
		separator := "; "
		if j == 0 {
			separator = " "
		}
		out.WriteString(separator + label.String() + ": ")
		for i, s := range c.Series {
			if i > 0 {
				out.WriteString(", ")
			}
			if name := s.Name.String(); name != "" {
				out.WriteString(name + " ")
			}
			out.WriteString(ValueText(c, i, j))
		}
	}
	if unit := c.Unit.String(); unit != "" {
		out.WriteString(" (" + unit + ")")
	}
	return out.String()
}
