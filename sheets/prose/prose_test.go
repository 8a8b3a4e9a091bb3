package prose

import (
	"strings"
	"testing"

	"factsheet/sheets"
)

// literal is a text as a sheet has it, in a literal block.
func literal(t testing.TB, s string) sheets.String {
	t.Helper()
	var b strings.Builder
	b.WriteString("format: 1\ntitle: T\nsummary: |\n")
	for _, line := range strings.Split(s, "\n") {
		b.WriteString("  " + line + "\n")
	}
	b.WriteString("points: []\n")
	sheet, _ := sheets.Parse("s.yaml", []byte(b.String()))
	return sheet.Summary
}

func TestText(t *testing.T) {
	tests := []struct{ in, want string }{
		{"One\ntwo.\n\nThree.", "One two.\n\nThree."},
		{"*a* **b** ***c*** `d`", "a b c d"},
		{"[a *b*](https://example.org/2024)", "a b"},
		{"see <https://example.org/2024> there", "see  there"}, // the address of a link is none of our words
		{"# A\nb\n- c\n- d\n  - e\n\nf", "A\n\nb\n\nc\n\nd\n\ne\n\nf"},
		{"a\\\nb", "a\nb"},
		{"5 &lt; 6 \\* &quot;x&quot;", "5 < 6 * \"x\""},
		{"`a\\*b &lt;`", "a\\*b &lt;"}, // code says what it says
		{"one.  Two   three\tfour", "one. Two three four"},
		{"soft\u00adhyphen", "softhyphen"},
		{"", ""},
		{"> not ours\n\nours", "ours"},
	}
	for _, tt := range tests {
		if got := Read(literal(t, tt.in)).Text; got != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestPlain(t *testing.T) {
	tests := []struct{ in, want string }{
		{"*Not* Markdown\nat all.\n\n\nTwo.", "*Not* Markdown at all.\n\nTwo."},
		{"a  \n \n b", "a\n\nb"},
		{"a &amp; \\b", "a &amp; \\b"},
		{"so\u00adft", "soft"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Plain(literal(t, tt.in)).Text; got != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

// The line of the file's first line of a literal is 4, its first column 3.
func TestPos(t *testing.T) {
	tests := []struct {
		in, find  string
		line, col int
	}{
		{"one two", "two", 4, 7},
		{"one\ntwo", "two", 5, 3},
		{"*one* **two**", "two", 4, 11},
		{"[one](https://example.org/) two", "two", 4, 31},
		{"a\n\nb `c d` e", "d", 6, 8},
		{"&amp;&lt; x", "<", 4, 8},
		{"&amp;&lt; x", "x", 4, 13},
		{"\\* x", "* x", 4, 4},
		{"one    two", "two", 4, 10},
		{"é ü x", "x", 4, 7}, // columns count letters, not bytes
		{"so\u00adft", "ft", 4, 6},
		{"- a\n- b\n\n  c", "c", 7, 5},
	}
	for _, tt := range tests {
		p := Read(literal(t, tt.in))
		at := strings.Index(p.Text, tt.find)
		if at < 0 {
			t.Errorf("%q: %q does not stand in %q", tt.in, tt.find, p.Text)
			continue
		}
		if got := p.Pos(at); got.Line != tt.line || got.Col != tt.col || got.File != "s.yaml" {
			t.Errorf("%q: %q stands at %v, want %d:%d", tt.in, tt.find, got, tt.line, tt.col)
		}
	}
}

// In a long text places are counted from others near by.
func TestPosOfALongText(t *testing.T) {
	source := literal(t, strings.Repeat("é wörd\n", 3000)+"*end*")
	p := Read(source)
	for offset := 0; offset < len(p.Text); offset += 97 {
		if got, want := p.Pos(offset), source.At(p.sourceOffset(offset)); got != want {
			t.Fatalf("byte %d stands at %v, want %v", offset, got, want)
		}
	}
	if at := strings.Index(p.Text, "end"); p.Pos(at).Line != 4+3000 || p.Pos(at).Col != 4 {
		t.Errorf("the end stands at %v", p.Pos(at))
	}
}

func TestIsCode(t *testing.T) {
	p := Read(literal(t, "a `b c` d `e`"))
	if p.Text != "a b c d e" {
		t.Fatal(p.Text)
	}
	for i, want := range []bool{false, false, true, true, true, false, false, false, true, false} {
		if got := p.isCode(i); got != want {
			t.Errorf("%q, byte %d: code is %v", p.Text, i, got)
		}
	}
}

// Places lie in the text and never go backwards, and what stands at a place is
// the letter.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"One *two*\n**three**\n\n- four\n- five", "# A\nb\n---\nc", "a\\*b &amp; c", "`a`", "<https://a.example>", "[a](https://b.example)", "1. a\n\t- b\tc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		source := sheets.String{Value: s, Pos: sheets.Pos{File: "s", Line: 1, Col: 1}}
		for _, p := range []*Prose{Read(source), Plain(source)} {
			before := 0
			for i := 0; i <= len(p.Text); i++ {
				at := p.sourceOffset(i)
				if at < before || at > len(s) {
					t.Fatalf("%q: byte %d of %q stands at %d, after %d", s, i, p.Text, at, before)
				}
				if i < len(p.Text) && p.Text[i] > ' ' && at < len(s) && s[at] != p.Text[i] && s[at] != '&' && s[at] != 0 {
					t.Fatalf("%q: byte %d of %q is %q, in the source %q", s, i, p.Text, p.Text[i], s[at])
				}
				before = at
			}
		}
	})
}
