package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"factsheet/render/pdf/object"
	"factsheet/render/pdf/typeset"
	"factsheet/render/theme"
	"factsheet/sources/yamldoc"
)

func inTheme(t *testing.T, th *theme.Theme) []byte {
	t.Helper()
	data, err := Bytes(handout(), Options{Theme: th})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// In every theme the same words are read in the same order.
func TestThemesReadAlike(t *testing.T) {
	plain := func(data []byte) string {
		return strings.Join(strings.Fields(strings.Join(textOf(t, data), " ")), "")
	}
	want := plain(inTheme(t, nil))
	for _, name := range theme.Names() {
		if got := plain(inTheme(t, theme.Builtin(name))); got != want {
			t.Errorf("%s reads otherwise than classic:\n%s\n%s", name, got, want)
		}
	}
	if !bytes.Equal(inTheme(t, nil), inTheme(t, theme.Builtin("classic"))) {
		t.Error("no theme is not classic")
	}
}

func TestPageSizes(t *testing.T) {
	for yaml, want := range map[string]string{
		"page: { size: Letter }": "612 792", "page: { size: A5, hang: 0 mm }": "419.53 595.28",
		"page: { size: A4, orientation: landscape, columns: 3 }": "841.89 595.28",
	} {
		f, err := object.Read(inTheme(t, themeOf(t, yaml)))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range f.Pages() {
			box := f.Array(f.Dict(p)["MediaBox"])
			if got := fmt.Sprint(object.Float(box[2]), object.Float(box[3])); got != want {
				t.Errorf("%s: a page of %s", yaml, got)
			}
		}
	}
}

func logo(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 100))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The logo stands in the margins of any page, and is described.
func TestLogo(t *testing.T) {
	for _, yaml := range []string{"", "page: { size: Letter }", "page: { size: A6, hang: 0 mm }", "based-on: columns"} {
		for _, right := range []bool{false, true} {
			th := themeOf(t, yaml)
			th.Logo = &theme.Logo{File: theme.File{Data: logo(t)}, Alt: yamldoc.String{Value: "Ministry of Records"}, Height: 40, Right: right}
			d, err := compose(handout(), th)
			if err != nil {
				t.Fatal(err)
			}
			var at *rect
			for _, k := range d.canvases[0].chunks {
				if k.picture != nil {
					at = &k.at
				}
			}
			if at == nil {
				t.Fatalf("%q: no logo", yaml)
			}
			want := d.left
			if right {
				want = d.pageWidth - d.right - at.w
			}
			if math.Abs(at.x-want) > 0.1 || math.Abs(at.y-d.top) > 0.1 || at.h != 40 || at.w != 120 {
				t.Errorf("%q: the logo stands at %+v", yaml, *at)
			}
			lookAt(t, "logo", d)
			f, err := object.Read(inTheme(t, th))
			if err != nil {
				t.Fatal(err)
			}
			described := 0
			for _, o := range f.Objects {
				if d, ok := o.(object.Dict); ok && d["S"] == object.Name("Figure") && fmt.Sprint(d["Alt"]) == fmt.Sprint(object.Text("Ministry of Records")) {
					described++
				}
			}
			if described != 1 {
				t.Errorf("the logo is described %d times", described)
			}
			// What gofpdf wrote is where the page has it, whatever its height.
			content := string(f.Stream(f.Dict(f.Pages()[0])["Contents"]).Data)
			m := regexp.MustCompile(`q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm`).FindStringSubmatch(content)
			if m == nil {
				t.Fatal("no picture in the content")
			}
			if y, _ := strconv.ParseFloat(m[4], 64); math.Abs(y-(d.pageHeight-d.top-40)) > 0.1 {
				t.Errorf("%q: the logo is drawn at %.1f of %.1f", yaml, y, d.pageHeight)
			}
		}
	}
	th := themeOf(t, "")
	th.Logo = &theme.Logo{File: theme.File{Name: yamldoc.String{Value: "l.png", Pos: yamldoc.Pos{File: "t.yaml", Line: 3, Col: 9}}, Data: []byte("no picture")}, Height: 40}
	var bad *Error
	if _, err := Bytes(handout(), Options{Theme: th}); !errors.As(err, &bad) || bad.Pos.Line != 3 || bad.Hint == "" {
		t.Errorf("a logo that is none: %v", err)
	}
}

// The user's faces are in the file, and what they lack is set in ours.
func TestOwnFaces(t *testing.T) {
	file := func(f typeset.Face) theme.File {
		return theme.File{Name: yamldoc.String{Value: "own.ttf", Pos: yamldoc.Pos{File: "t.yaml", Line: 4, Col: 5}}, Data: (*typeset.Set)(nil).Data(f)}
	}
	th := themeOf(t, "")
	th.Headings.Regular = file(typeset.Serif)
	p := handout()
	p.Checked = text("Checked: ḃ stands in the other face.")
	data, err := Bytes(p, Options{Theme: th})
	if err != nil {
		t.Fatal(err)
	}
	f, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	names := make(map[string]int)
	for _, o := range f.Objects {
		if d, ok := o.(object.Dict); ok && d["Subtype"] == object.Name("Type0") {
			_, name, _ := strings.Cut(string(d["BaseFont"].(object.Name)), "+")
			names[name]++
		}
	}
	for _, want := range []string{"SourceSerif4-Regular", "SourceSerif4-Regular-2", "SourceSans3-Regular", "SourceSans3-Semibold"} {
		if names[want] != 1 {
			t.Errorf("%s is in the file %d times: %v", want, names[want], names)
		}
	}
	th.Text.Bold = theme.File{Name: yamldoc.String{Value: "bad.ttf", Pos: yamldoc.Pos{File: "t.yaml", Line: 9, Col: 5}}, Data: []byte("OTTO")}
	var bad *Error
	if _, err := Bytes(handout(), Options{Theme: th}); !errors.As(err, &bad) || bad.Pos.Line != 9 || bad.Hint == "" || !strings.Contains(bad.Message, `"bad.ttf" cannot be used`) {
		t.Errorf("a face that is none: %v", err)
	}
}

// Header and footer have what the theme says of what the sheet says.
func TestRunning(t *testing.T) {
	th := themeOf(t, "header: { left: \"{title}\", centre: Ministry, right: \"{subtitle} · {owner}\" }\nfooter: { left: \"{owner} · by {subtitle} · {date}\", right: \"{page}/{pages}\", first-page: false }\n")
	p := longTable()
	p.Subtitle = nil
	d, err := compose(p, th)
	if err != nil {
		t.Fatal(err)
	}
	all := boxes(t, d)
	line := func(page int, from, to float64) string {
		var parts []string
		for _, b := range all[page] {
			if b.y > from && b.y < to {
				parts = append(parts, b.text)
			}
		}
		return strings.Join(parts, "|")
	}
	n := len(all)
	if got := line(1, d.pageHeight-d.top, d.pageHeight); got != "Ministry|Front doors, back doors|Digital policy unit" {
		t.Errorf("header: %s", got)
	}
	if got := line(1, 0, d.bottom-4); got != fmt.Sprintf("Digital policy unit · 21 June 2024|2/%d", n) {
		t.Errorf("footer: %s", got)
	}
	if got := line(0, 0, d.bottom-4) + line(0, d.pageHeight-d.top, d.pageHeight); got != "" {
		t.Errorf("the first page has %s", got)
	}
}

// The mark of a draft stands on the paper, whatever its size.
func TestWatermark(t *testing.T) {
	place := regexp.MustCompile(`q\n(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) cm\nBT[^q]*?/S(\d+) ([\d.]+) Tf`)
	for _, yaml := range []string{"", "page: { size: Letter }", "page: { size: A6, hang: 0 mm }", "based-on: large-print", "page: { orientation: landscape, columns: 3 }"} {
		p := handout()
		p.Draft = text("DRAFT – NOT CHECKED")
		d, err := compose(p, themeOf(t, yaml))
		if err != nil {
			t.Fatal(err)
		}
		setter := typeset.NewSetter(d.faces)
		for n, c := range d.canvases {
			m := place.FindSubmatch(bytes.Join(func() (out [][]byte) {
				for _, k := range c.chunks {
					out = append(out, k.ops)
				}
				return out
			}(), nil))
			if m == nil {
				t.Fatalf("%q: page %d has no mark", yaml, n+1)
			}
			v := make([]float64, 9)
			for i := 1; i < 9; i++ {
				v[i], _ = strconv.ParseFloat(string(m[i]), 64)
			}
			w, err := setter.Width([]typeset.Span{{Text: p.Draft.String(), Face: typeset.Face(int(v[7])), Size: v[8]}})
			if err != nil {
				t.Fatal(err)
			}
			for _, corner := range [][2]float64{{0, 0}, {w, 0}, {0, 0.7 * v[8]}, {w, 0.7 * v[8]}} {
				x, y := v[5]+corner[0]*v[1]+corner[1]*v[3], v[6]+corner[0]*v[2]+corner[1]*v[4]
				if x < 0 || y < 0 || x > d.pageWidth || y > d.pageHeight {
					t.Errorf("%q: the mark goes to %.0f, %.0f on a page of %.0f × %.0f", yaml, x, y, d.pageWidth, d.pageHeight)
				}
			}
			if w < 0.5*math.Hypot(d.pageWidth, d.pageHeight) && v[8] < 99 {
				t.Errorf("%q: the mark is %.0f wide", yaml, w)
			}
		}
	}
}
