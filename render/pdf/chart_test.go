package pdf

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"factsheet/render"
)

// figures counts the figures of the pages, and gives their operators.
func figures(content string) []string {
	var out []string
	for _, part := range strings.Split(content, "/Figure <<")[1:] {
		figure, _, _ := strings.Cut(part, "EMC")
		out = append(out, figure)
	}
	return out
}

// Every value stands in a drawing as text, in each kind of chart: what is drawn
// are the data.
func TestChartsShowTheirData(t *testing.T) {
	for _, kind := range []string{"bar", "line", "stacked"} {
		p := &render.Page{Body: []render.Block{&render.Chart{Kind: kind, Alt: text("drawn"), Labels: []render.Text{text("Autumn"), text("Winter"), text("Spring")},
			Series: []render.Series{{Name: text("Before"), Values: []float64{51, 42.5, -30}}, {Name: text("After"), Values: []float64{65, 74, 33}}}}}}
		drawn := figures(contents(t, p))
		if len(drawn) != 1 {
			t.Fatalf("%s: %d figures", kind, len(drawn))
		}
		for _, word := range []string{"Autumn", "Winter", "Spring", "Before", "After", "51", "42.5", "65", "74", "33"} {
			if n := len(regexp.MustCompile(`<`+shownAs(word)+`>`).FindAllString(drawn[0], -1)); n != 1 {
				t.Errorf("%s: the drawing says %q %d times", kind, word, n)
			}
		}
	}
}

// Bars are as long as their values, from zero.
func TestBars(t *testing.T) {
	p := &render.Page{Body: []render.Block{&render.Chart{Kind: "bar", Alt: text("three bars"), Labels: []render.Text{text("A"), text("B"), text("C")},
		Series: []render.Series{{Values: []float64{1, -2.5, 5}}}}}}
	var long []float64
	for _, m := range regexp.MustCompile(`([0-9.]+) 9.45 re f`).FindAllStringSubmatch(contents(t, p), -1) {
		w, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		long = append(long, w)
	}
	want := []float64{1, 2.5, 5}
	if len(long) != len(want) {
		t.Fatalf("%d bars: %v", len(long), long)
	}
	for i := range want {
		if d := long[i] - long[2]*want[i]/5; d > 0.02 || d < -0.02 {
			t.Errorf("bar %d is %.2f long, want %.2f", i, long[i], long[2]*want[i]/5)
		}
	}
}

// The data stand in a table where the sheet asks for it, and where the drawing
// cannot show them all; the page says so to what reads it back.
func TestChartTable(t *testing.T) {
	data := func(table bool, values ...float64) *render.Page {
		c := &render.Chart{Kind: "stacked", Alt: text("drawn"), Table: table, Data: &render.Table{Columns: []render.Text{nil, text("Reports")}}}
		c.Series = []render.Series{{Values: values}}
		for i, v := range values {
			label := text("Year " + strconv.Itoa(i))
			c.Labels = append(c.Labels, label)
			c.Data.Rows = append(c.Data.Rows, []render.Text{label, text(strconv.FormatFloat(v, 'f', -1, 64))})
		}
		return &render.Page{Body: []render.Block{c}}
	}
	for _, c := range []struct {
		page   *render.Page
		tables int
		reason string
	}{
		{data(false, 30, 40), 0, "the values stand at the bars"},
		{data(true, 30, 40), 1, "asked for"},
		{data(false, 30, 40000), 1, "a value has no room in its bar"},
		{data(false, make([]float64, 400)...), 1, "too many"},
	} {
		if got := strings.Count(contents(t, c.page), "/TH <<"); (got > 0) != (c.tables > 0) {
			t.Errorf("%s: %d heads of columns", c.reason, got)
		}
	}
}
