package theme

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"factsheet/sources/yamldoc"
)

func TestBuiltin(t *testing.T) {
	for _, name := range Names() {
		th := Builtin(name)
		if th == nil || th.Name != name || th.Page.Width < 500 || th.Sizes.Text == 0 || th.Footer.Right.Value != "{number}" {
			t.Errorf("%s: %+v", name, th)
		}
		texts, grounds, _ := th.Colours.named()
		for _, text := range texts {
			for _, ground := range grounds {
				if got := Contrast(*text, *ground); got < Enough {
					t.Errorf("%s: %v on %v is %.2f : 1", name, text, ground, got)
				}
			}
		}
	}
	if Builtin("columns").Page.Columns != 2 || Builtin("classic").Page.Hang < 80 || Builtin("fancy") != nil || Builtin("") == nil {
		t.Error("the built-in themes are not what they are called")
	}
	// American Printing House for the Blind: nothing is smaller than 18 points.
	s := Builtin("large-print").Sizes
	for _, v := range []float64{s.Text, s.Summary, s.Title, s.Heading, s.Tables, s.Notes, s.Running, s.Least} {
		if v < 18 {
			t.Errorf("large-print has text of %g points", v)
		}
	}
}

// The ratios that WCAG's own examples give.
func TestContrast(t *testing.T) {
	tests := []struct {
		a, b string
		want float64
	}{
		{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#777777", "#ffffff", 4.48}, {"#767676", "#ffffff", 4.54},
		{"#ff0000", "#ffffff", 4.00}, {"#0000ff", "#ffffff", 8.59},
	}
	for _, tt := range tests {
		a, _ := colour(tt.a)
		b, _ := colour(tt.b)
		if got := Contrast(a, b); math.Abs(got-tt.want) > 0.005 || got != Contrast(b, a) {
			t.Errorf("%s on %s: %.3f, want %.2f", tt.a, tt.b, got, tt.want)
		}
	}
}

// What a theme does not say is another's, and sizes grow with the text.
func TestRead(t *testing.T) {
	th, problems := Read("t.yaml", []byte("format: 1\nbased-on: columns\npage: { size: Letter, columns: 1, hang: 30 mm, margins: { left: 1 in } }\n"+
		"sizes: { text: 19.6 }\ncolours: { accent: 0a2540 }\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if th.Page.Width != 612 || th.Page.Left != 72 || math.Abs(th.Page.Hang-30*mm) > 0.01 || th.Page.Columns != 1 {
		t.Errorf("page: %+v", th.Page)
	}
	if math.Abs(th.Sizes.Notes-2*8.2) > 0.01 || th.Colours.Accent != (Colour{0x0a, 0x25, 0x40}) || th.Colours.Ground != Builtin("columns").Colours.Ground {
		t.Errorf("%+v %+v", th.Sizes, th.Colours)
	}
	own, problems := Read("t.yaml", []byte("format: 1\npage: { size: 200 x 100 mm, orientation: portrait, hang: 0 mm }\n"))
	if len(problems) > 0 || math.Abs(own.Page.Width-100*mm) > 0.01 || math.Abs(own.Page.Height-200*mm) > 0.01 {
		t.Errorf("%v %+v", problems, own.Page)
	}
	faces, problems := Read("t.yaml", []byte("format: 1\nfaces: { text: { regular: a.ttf, otherwise: sans }, headings: serif }\n"))
	if len(problems) > 0 || faces.Text.Builtin != "sans" || faces.Text.Regular.Name.Value != "a.ttf" || faces.Headings.Builtin != "serif" || faces.Headings.Regular.Name.Value != "" {
		t.Errorf("%v %+v", problems, faces)
	}
	same, problems := Read("t.yaml", []byte("format: 1\n"))
	if same.Name = "classic"; len(problems) > 0 || fmt.Sprint(*same) != fmt.Sprint(*Builtin("classic")) {
		t.Errorf("a theme that says nothing is not classic: %v", same)
	}
}

func TestRefuses(t *testing.T) {
	tests := []struct {
		yaml, want, hint string
	}{
		{"page: {}", "needs `format`", "format: 1"},
		{"format: 2", "`format` is 1", ""},
		{"format: 1\ncolors: {}", "unknown key `colors`", "did you mean `colours`?"},
		{"format: 1\nbased-on: colums", `no built-in theme "colums"`, "did you mean `columns`?"},
		{"format: 1\npage: { size: A44 }", `no paper "A44"`, "A4, A5"},
		{"format: 1\npage: { size: 9 × 9 mm }", "cannot be 9 × 9 mm", "each side is from 70 mm to 600 mm"},
		{"format: 1\npage: { margins: { left: 20 } }", `"20" is no length`, "write the unit too: 20 mm"},
		{"format: 1\npage: { margins: { left: 900 mm } }", "`left` cannot be 900 mm", "from 5 mm to 150 mm"},
		{"format: 1\npage: { margins: { left: 90 mm, right: 80 mm } }", "margins and columns leave 9 mm for a line", "a larger page"},
		{"format: 1\npage: { size: A6 }\nsizes: { text: 30 }", "for a line of text of 30 points", "at least 105.8 mm"},
		{"format: 1\npage: { margins: { top: 140 mm, bottom: 140 mm } }", "the margins leave 17 mm of the page's height", ""},
		{"format: 1\npage: { margins: { top: 6 mm } }", "top margin of 6 mm has no room for the header", "at least"},
		{"format: 1\npage: { columns: 4 }", "`columns` cannot be", "1, 2 or 3"},
		{"format: 1\npage: { columns: 2, hang: 30 mm }", "`hang` leaves room left of a single column", "leave it out"},
		{"format: 1\npage: { orientation: lying }", "`orientation` cannot be", "portrait or landscape"},
		{"format: 1\nsizes: { text: 400 }", "`text` cannot be 400", "from 8 to 36"},
		{"format: 1\nsizes: { text: big }", "`text` cannot be \"big\"", ""},
		{"format: 1\ncolours: { text: \"#12345\" }", "is no colour", "#124775"},
		{"format: 1\ncolours:\n  text: #123456", "starts a comment", "put what follows `text:` in quotation marks"},
		{"format: 1\ncolours: { text: red }", "is no colour", "#124775"},
		{"format: 1\ncolours: { accent: \"#8fa3b5\" }", "`accent` on `watermark` cannot be read by everyone: #8fa3b5 on #e6e6e8 has a contrast of 2.08 : 1", "make it darker: `accent: \"#"},
		{"format: 1\ncolours: { ground: \"#707070\" }", "`ground` is too dark for any text: black on #707070 has a contrast of 4.24 : 1", "make it lighter"},
		{"format: 1\ncolours: { ground: \"#b0b0b0\" }", "`quiet` on `ground` cannot be read by everyone", "make `ground` lighter, or `quiet` darker"},
		{"format: 1\nfaces: { text: roman }", `no built-in face "roman"`, "fonts/Name.ttf"},
		{"format: 1\nfaces: { text: { bold: a.ttf } }", "needs `regular`", ""},
		{"format: 1\nfaces: { text: { regular: a.otf } }", `"a.otf" is no file that can be used here`, ".ttf"},
		{"format: 1\nfaces: { text: { regular: ../a.ttf } }", "cannot leave the folder", ""},
		{"format: 1\nfaces: { text: { regular: /etc/a.ttf } }", "starts at the folder of the sheets", ""},
		{"format: 1\nfaces: { text: { regular: C:a.ttf } }", "starts at the folder of the sheets", ""},
		{"format: 1\nlogo: { file: a.png }", "a logo needs `alt`", ""},
		{"format: 1\nlogo: { file: a.gif, alt: A }", `"a.gif" is no file`, ".png, .jpg"},
		{"format: 1\nlogo: { file: a.png, alt: A, side: top }", "`side` cannot be", "left or right"},
		{"format: 1\nheader: { left: \"{tilte}\" }", "no field {tilte}", "did you mean {title}?"},
	}
	for _, tt := range tests {
		_, problems := Read("t.yaml", []byte(tt.yaml+"\n"))
		if len(problems) == 0 {
			t.Errorf("%q: no problem", tt.yaml)
			continue
		}
		p := problems[0]
		if !strings.Contains(p.Message, tt.want) || !strings.Contains(p.Hint, tt.hint) || p.Pos.Line == 0 {
			t.Errorf("%q:\n%s: %s\n  %s\nwant %s\n  %s", tt.yaml, p.Pos, p.Message, p.Hint, tt.want, tt.hint)
		}
	}
}

// The colour that a message proposes is accepted.
func TestProposes(t *testing.T) {
	for _, c := range []string{"#8fa3b5", "#ff0000", "#ffffff", "#00ff00"} {
		_, problems := Read("t.yaml", []byte(fmt.Sprintf("format: 1\ncolours: { accent: %q }\n", c)))
		if len(problems) == 0 {
			t.Fatalf("%s is accepted", c)
		}
		_, after, _ := strings.Cut(problems[0].Hint, "accent: \"")
		proposed, _, _ := strings.Cut(after, "\"")
		if _, problems := Read("t.yaml", []byte(fmt.Sprintf("format: 1\ncolours: { accent: %q }\n", proposed))); len(problems) > 0 {
			t.Errorf("%s for %s: %v", proposed, c, problems)
		}
	}
}

func TestOpen(t *testing.T) {
	files := fstest.MapFS{
		"themes/a.yaml":   {Data: []byte("format: 1\nlogo: { file: themes/l.png, alt: The ministry }\nfaces: { text: { regular: themes/f.ttf } }\n")},
		"themes/b.yaml":   {Data: []byte("format: 1\nlogo: { file: l.png, alt: The ministry }\n")},
		"themes/c.yaml":   {Data: []byte("format: 1\nfaces: { text: { regular: themes/big.ttf } }\n")},
		"themes/l.png":    {Data: []byte("png")},
		"themes/f.ttf":    {Data: []byte("ttf")},
		"themes/big.ttf":  {Data: make([]byte, maxFile+1)},
		"themes/dir/x.md": {Data: []byte("x")},
	}
	name := func(s string) yamldoc.String {
		return yamldoc.String{Value: s, Pos: yamldoc.Pos{File: "sheets/a.yaml", Line: 3, Col: 8}}
	}
	th, problems := Open(files, "sheets", name("themes/a.yaml"))
	if len(problems) > 0 || string(th.Logo.File.Data) != "png" || string(th.Text.Regular.Data) != "ttf" || th.Text.Builtin != "serif" {
		t.Errorf("%v %+v", problems, th)
	}
	if Builtin("classic").Text.Regular.Data != nil {
		t.Error("a theme changed the one it is based on")
	}
	for file, want := range map[string]string{
		"themes/none.yaml": "sheets/a.yaml:3:8: the theme \"themes/none.yaml\" cannot be read: there is no such file",
		"themes/dir":       "it is not a file",
		"../a.yaml":        "there is no such file",
		"themes/b.yaml":    "sheets/themes/b.yaml:2:15: the file \"l.png\" cannot be read: there is no such file write themes/l.png: paths start",
		"themes/c.yaml":    "it has more than 16 MiB use a smaller file",
	} {
		_, problems := Open(files, "sheets", name(file))
		if len(problems) != 1 {
			t.Errorf("%s: %v", file, problems)
			continue
		}
		p := problems[0]
		if got := fmt.Sprintf("%s: %s %s", p.Pos, p.Message, p.Hint); !strings.Contains(got, want) {
			t.Errorf("%s: %s", file, got)
		}
	}
}

// Whatever stands in the file, a theme without problems can be used.
func FuzzRead(f *testing.F) {
	for _, name := range Names() {
		data, _ := Source(name)
		f.Add(string(data))
	}
	f.Add("format: 1\npage: { size: 70 x 70 mm }\nsizes: { text: 8, least: 5 }")
	f.Fuzz(func(t *testing.T, data string) {
		th, problems := Read("t.yaml", []byte(data))
		if len(problems) > 0 {
			return
		}
		if th.Column() < leastLetters*th.Sizes.Text-0.1 || th.Body() < leastLines*th.Sizes.Text || th.Page.Columns < 1 {
			t.Errorf("no room: %+v", th)
		}
		for _, p := range pairs {
			texts, grounds, _ := th.Colours.named()
			ground := White
			if g := grounds[p.ground]; g != nil {
				ground = *g
			}
			if Contrast(*texts[p.text], ground) < Enough {
				t.Errorf("%v cannot be read", p)
			}
		}
	})
}
