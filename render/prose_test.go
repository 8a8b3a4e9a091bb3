package render

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"factsheet/sheets"
)

func literal(s string) sheets.String {
	return sheets.String{Value: s, Pos: sheets.Pos{File: "s.yaml", Line: 3, Col: 5}}
}

// outline writes blocks down in one line.
func outline(list []Block) string {
	var out []string
	for _, b := range list {
		switch b := b.(type) {
		case *Paragraph:
			out = append(out, "p:"+marked(b.Text))
		case *Heading:
			out = append(out, fmt.Sprintf("h%d:%s", b.Level, marked(b.Text)))
		case *List:
			kind := "ul"
			if b.Ordered {
				kind = fmt.Sprintf("ol%d", b.Start)
			}
			var items []string
			for _, i := range b.Items {
				items = append(items, outline(i))
			}
			out = append(out, kind+"("+strings.Join(items, ";")+")")
		}
	}
	return strings.Join(out, " ")
}

func marked(t Text) string {
	var b strings.Builder
	for _, r := range t {
		s := r.Text
		if r.Style&Emphasis != 0 {
			s = "_" + s + "_"
		}
		if r.Style&Strong != 0 {
			s = "**" + s + "**"
		}
		if r.Link != "" {
			s = "[" + s + "|" + r.Link + "]"
		}
		b.WriteString(strings.ReplaceAll(s, "\n", "<br>"))
	}
	return b.String()
}

func TestProse(t *testing.T) {
	tests := []struct{ in, want string }{
		{"One\ntwo.\n\nThree.", "p:One two. p:Three."},
		{"*a* **b** ***c***", "p:_a_ **b** **_c_**"},
		{"[a *b*](https://example.org/x?y=1&z=2)", "p:[a |https://example.org/x?y=1&z=2][_b_|https://example.org/x?y=1&z=2]"},
		{"<https://example.org> <me@example.org>", "p:[https://example.org|https://example.org] [me@example.org|mailto:me@example.org]"},
		{"[a](https://example.org/ä)", "p:[a|https://example.org/%C3%A4]"},
		{"- a\n- b\n  - c", "ul(p:a;p:b ul(p:c))"},
		{"3. a\n4. b", "ol3(p:a;p:b)"},
		{"## Heading\ntext", "h3:Heading p:text"},
		{"a  \nb", "p:a<br>b"},
		{"5 &lt; 6 &amp; 7 \\* 8", "p:5 < 6 & 7 * 8"},
		{`\&amp;`, "p:&amp;"}, // a backslash before the reference keeps it
		{"`code` stays", "p:code stays"},
		{"one.  Two   three\tfour", "p:one. Two three four"}, // as browsers show it
		{"14\u00a0\u00a0km", "p:14\u00a0\u00a0km"},
		{"|a|b|\n|-|-|", "p:|a|b| |-|-|"},                                    // tables are printed as they are written
		{"[unused]: https://example.org", "p:[unused]: https://example.org"}, // nothing vanishes
		{"soft\u00adhyphen", "p:softhyphen"},
		{"", ""},
	}
	for _, tt := range tests {
		blocks, errs := markdown(literal(tt.in))
		if len(errs) > 0 {
			t.Errorf("%q: %v", tt.in, errs)
		}
		if got := outline(blocks); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.in, got, tt.want)
		}
	}
}

func TestProseRefuses(t *testing.T) {
	tests := []struct{ in, want string }{
		{"> quoted", "a block quotation"}, // it would be a quotation that nobody checked
		{"<div>x</div>", "HTML"},
		{"a <b>x</b>", "HTML"},
		{"<!-- a comment -->", "HTML"},
		{"a\n\n    indented", "program code"},
		{"```\ncode\n```", "program code"},
		{"a\n\n---\n\nb", "a rule"},
		{"![alt](a.png)", "an image"},
		{"[a](b.html)", "leads nowhere"},
		{"[a](javascript:alert)", "leads nowhere"},
		{"[a](ftp://example.org)", "leads nowhere"},
		{`[a](https://example.org "title")`, "title of a link"},
		{strings.Repeat("> ", 3) + "x", "a block quotation"},
		{nested(30), "nested too deep"},
	}
	for _, tt := range tests {
		_, errs := markdown(literal(tt.in))
		if len(errs) == 0 {
			t.Errorf("%q is printed", tt.in)
			continue
		}
		e, ok := errs[0].(*Error)
		if !ok || !strings.Contains(e.Message, tt.want) || e.Pos.File != "s.yaml" || e.Pos.Line == 0 || e.Hint == "" {
			t.Errorf("%q: %v, want %q with a place and a hint", tt.in, errs[0], tt.want)
		}
	}
}

func nested(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// Every letter of a text is printed, or there is an error.
func FuzzProse(f *testing.F) {
	for _, s := range []string{"One *two* **three**\n\n- four\n- five", "# A\nb\n---\nc", "1. a\n   b\n\n  c", "a_b_c*d* e", "> x", "    y", "\tz", "***", "~~~\na"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ContainsAny(s, "[]&\\`<\x00\ufffd") {
			t.Skip("parts of these are no text: addresses, escapes")
		}
		blocks, errs := markdown(literal(s))
		if len(errs) > 0 {
			return
		}
		keep := func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}
		if got, want := strings.Map(keep, outlineText(blocks)), strings.Map(keep, s); got != want {
			t.Errorf("%q is printed as %q", s, got)
		}
	})
}

func outlineText(list []Block) string {
	var b strings.Builder
	for _, block := range list {
		switch block := block.(type) {
		case *Paragraph:
			b.WriteString(block.Text.String())
		case *Heading:
			b.WriteString(block.Text.String())
		case *List:
			for _, i := range block.Items {
				b.WriteString(outlineText(i))
			}
		}
	}
	return b.String()
}
