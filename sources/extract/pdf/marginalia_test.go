package pdf

import (
	"strings"
	"testing"
)

// What stands in a margin beside the middle of a sentence does not part it; what
// stands before a paragraph stays with it, and a table's cells stay in it.
func TestMarginalia(t *testing.T) {
	page := func(add func(p *typist)) string {
		p := sheetOfPaper(1)
		for k := range 12 {
			p.line(200, 100+12*float32(k), 10, filler(k))
		}
		add(p)
		_, x, _ := layOut(t, asRead, p)
		return textOf(x)
	}
	body := page(func(*typist) {})
	for _, c := range []struct {
		reason string
		add    func(p *typist)
		want   string // after the text; "" is not there
	}{
		{"at the left", func(p *typist) { p.line(110, 136, 8, "Article 12") }, "Article 12"},
		{"of several lines, of which one alone stands beside a line", func(p *typist) {
			p.line(110, 136, 8, "Duties of")
			p.line(110, 144, 8, "the clerk in")
			p.line(110, 152, 8, "all years")
		}, "Duties of\nthe clerk in\nall years"},
		{"at the right", func(p *typist) { p.line(450, 136, 8, "Roads and ways") }, "Roads and ways"},

		{"before the first line", func(p *typist) { p.line(110, 100, 8, "Article 12") }, ""},
		{"a number", func(p *typist) { p.line(180, 136, 10, "12") }, ""},
		{"a figure at the right", func(p *typist) { p.line(450, 136, 10, "12 m") }, ""},
		{"beside every other line", func(p *typist) {
			for k := range 6 {
				p.line(110, 112+24*float32(k), 10, "All of it")
			}
		}, ""},
	} {
		got := page(c.add)
		if want := body + "\n\n" + c.want; (got == want) != (c.want != "") {
			t.Errorf("%s: %q", c.reason, got)
		}
	}
	if !strings.Contains(body, filler(3)+"\n"+filler(4)) {
		t.Errorf("the lines are no paragraph: %q", body)
	}
}
