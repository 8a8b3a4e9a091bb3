package render

import (
	"testing"

	"factsheet/sheets"
)

// italic is what a text has in italics, in brackets.
func italic(t Text) string {
	out := ""
	for _, r := range t {
		if r.Style&Emphasis != 0 {
			out += "[" + r.Text + "]"
		} else {
			out += r.Text
		}
	}
	return out
}

func TestEmphasised(t *testing.T) {
	quote := sheets.String{Value: "no later than three\nworking days after it\n", Pos: sheets.Pos{Line: 3, Col: 5}}
	for _, c := range []struct {
		passages []string
		want     string
		reason   string
	}{
		{nil, "no later than three working days after it", "none"},
		{[]string{"three"}, "no later than [three] working days after it", "a word"},
		{[]string{"three working"}, "no later than [three ][working] days after it", "over the end of a line of the file"},
		{[]string{"three\nworking\n"}, "no later than [three ][working] days after it", "over the end of a line of its own"},
		{[]string{"no", "it"}, "[no] later than three working days after [it]", "first and last"},
		{[]string{"later than", "than three"}, "no [later ][than][ three] working days after it", "one goes over the end of the other"},
	} {
		b := &builder{}
		var list []sheets.String
		for _, p := range c.passages {
			list = append(list, sheets.String{Value: p})
		}
		plain := reflow(quote, "")
		got := b.emphasised(reflow(quote, ""), list)
		if len(b.errs) > 0 || got.String() != plain.String() {
			t.Errorf("%s: %q is %q: %v", c.reason, plain.String(), got.String(), b.errs)
		}
		if italic(got) != c.want {
			t.Errorf("%s: %s, not %s", c.reason, italic(got), c.want)
		}
	}
	b := &builder{}
	if b.emphasised(reflow(quote, ""), []sheets.String{{Value: "four"}}); len(b.errs) != 1 {
		t.Error("a passage that is not there is no error")
	}
}

// The words stay, and each of them at its place in the file.
func FuzzEmphasise(f *testing.F) {
	f.Add("no later than three\nworking days", 3, 12)
	f.Add("ß\né", 0, 1)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		text := reflow(sheets.String{Value: s}, "")
		if start < 0 || end < start || end > len(text.String()) {
			t.Skip()
		}
		if got := emphasise(text, start, end); got.String() != text.String() {
			t.Errorf("%q is %q", text.String(), got.String())
		}
	})
}
