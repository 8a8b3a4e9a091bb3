package pdf

import (
	"encoding/hex"
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"factsheet/render"
	"factsheet/render/pdf/typeset"
	"factsheet/render/theme"
)

// A box is text on a page: its baseline, and how far it goes.
type box struct {
	text        string
	x, y, right float64
	size        float64
}

var shows = regexp.MustCompile(`/S(\d+) ([\d.]+) Tf\n1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm\n\[(.*)\] TJ`)

// boxes reads what the pages of a document show, with the measures of its
// faces.
func boxes(t *testing.T, d *document) (out [][]box) {
	t.Helper()
	setter := typeset.NewSetter(d.faces)
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range d.canvases {
		var page []box
		for _, k := range c.chunks {
			for _, m := range shows.FindAllStringSubmatch(string(k.ops), -1) {
				var units []uint16
				for _, part := range regexp.MustCompile(`<([0-9a-f]*)>`).FindAllStringSubmatch(m[5], -1) {
					raw, err := hex.DecodeString(part[1])
					if err != nil {
						t.Fatal(err)
					}
					for i := 0; i+1 < len(raw); i += 2 {
						units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
					}
				}
				face, _ := strconv.Atoi(m[1])
				b := box{text: strings.TrimRight(string(utf16.Decode(units)), " "), size: number(m[2]), x: number(m[3]), y: number(m[4])}
				w, err := setter.Width([]typeset.Span{{Text: b.text, Face: typeset.Face(face), Size: b.size}})
				if err != nil {
					t.Fatal(err)
				}
				if b.right = b.x + w; b.text != "" {
					page = append(page, b)
				}
			}
		}
		out = append(out, page)
	}
	return out
}

// lookAt reports text outside the margins and text on other text.
func lookAt(t *testing.T, name string, d *document) {
	t.Helper()
	for n, page := range boxes(t, d) {
		for i, b := range page {
			if b.x < d.left-0.1 || b.right > d.pageWidth-d.right+0.6 {
				t.Errorf("%s: page %d: %q goes from %.1f to %.1f on a page with margins at %.1f and %.1f", name, n+1, b.text, b.x, b.right, d.left, d.pageWidth-d.right)
			}
			if b.y-0.25*b.size < 4 || b.y+0.75*b.size > d.pageHeight-4 {
				t.Errorf("%s: page %d: %q stands at %.1f of %.1f", name, n+1, b.text, b.y, d.pageHeight)
			}
			for _, o := range page[:i] {
				apart := 0.5 * max(b.size, o.size)
				if dy := b.y - o.y; dy < apart && dy > -apart && min(b.right, o.right)-max(b.x, o.x) > 0.15*b.size { // kerns go into each other
					t.Errorf("%s: page %d: %q (%.1f to %.1f at %.1f) stands on %q (%.1f to %.1f at %.1f)", name, n+1, b.text, b.x, b.right, b.y, o.text, o.x, o.right, o.y)
				}
			}
		}
	}
}

func words(r *rand.Rand, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		long := 1 + r.IntN(11)
		if r.IntN(400) == 0 {
			long = 300
		}
		for range long {
			b.WriteByte(byte('a' + r.IntN(26)))
		}
	}
	return b.String()
}

// randomPage is a page with blocks of all kinds, some of them empty.
func randomPage(r *rand.Rand) *render.Page {
	some := func(n int) render.Text { return text(words(r, 1+r.IntN(n))) }
	note := 0
	quotation := func() *render.Quotation {
		note++
		return quote(note, words(r, 1+r.IntN(80)), words(r, 1+r.IntN(9)))
	}
	p := &render.Page{File: "sheets/a.yaml", Language: "en", Words: render.WordsFor("en"), Title: some(14), Owner: some(3), Date: text("May 2024")}
	if r.IntN(2) == 0 {
		p.Subtitle, p.Summary = some(12), []render.Block{&render.Paragraph{Text: some(60)}}
	}
	for range r.IntN(14) {
		switch r.IntN(11) {
		case 0, 1:
			p.Body = append(p.Body, &render.Heading{Level: 1 + r.IntN(2), Text: some(9)})
		case 2, 3:
			p.Body = append(p.Body, &render.Paragraph{Text: some(120)})
		case 4:
			p.Body = append(p.Body, &render.List{Ordered: r.IntN(2) == 0, Start: 1, Items: [][]render.Block{{&render.Paragraph{Text: some(30)}}, {&render.Paragraph{Text: some(30)}}}})
		case 5, 6:
			p.Body = append(p.Body, &render.Point{Claim: []render.Text{some(30)}, Evidence: []*render.Quotation{quotation(), quotation()}})
		case 7:
			b := &render.Table{Caption: some(9), Columns: []render.Text{some(2), some(2), some(3)}}
			for range r.IntN(60) {
				b.Rows = append(b.Rows, []render.Text{some(4), some(9), some(2)})
			}
			p.Body = append(p.Body, b)
		case 8:
			b := &render.KeyFigures{}
			for range 1 + r.IntN(6) {
				b.Figures = append(b.Figures, render.KeyFigure{Figure: text("12 %"), Label: some(12)})
			}
			p.Body = append(p.Body, b)
		case 9:
			b := &render.Timeline{}
			for range 1 + r.IntN(5) {
				b.Events = append(b.Events, render.Event{Date: text("18 September 2024"), Event: []render.Text{some(20)}})
			}
			p.Body = append(p.Body, b)
		case 10:
			p.Body = append(p.Body, &render.Callout{Title: some(4), Body: []render.Block{&render.Paragraph{Text: some(50)}}}, &render.PullQuote{Quotation: quotation()})
		}
	}
	for n := range note {
		p.Notes = append(p.Notes, render.Note{Number: n + 1, Text: some(14)})
	}
	if r.IntN(2) == 0 {
		p.Sources = []render.Reference{{Text: some(20)}, {Text: some(20)}}
	}
	p.Checked = some(20)
	return p
}

func themeOf(t *testing.T, yaml string) *theme.Theme {
	t.Helper()
	th, problems := theme.Read("t.yaml", []byte("format: 1\n"+yaml))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return th
}

// Whatever the page and the theme: no line goes over its margin, no text stands
// on other text.
func TestLayout(t *testing.T) {
	themes := []string{"", "based-on: columns", "based-on: large-print", "based-on: columns\npage: { size: Letter, columns: 3, gutter: 5 mm }\nsizes: { text: 8 }",
		"page: { size: Letter, orientation: landscape, columns: 2 }", "page: { size: A5, hang: 0 mm, margins: { left: 12 mm, right: 12 mm } }", "based-on: large-print\npage: { size: Legal }\nsizes: { text: 24 }"}
	for i, yaml := range themes {
		th := themeOf(t, yaml)
		for seed := range uint64(12) {
			if testing.Short() && seed > 1 {
				break
			}
			p := randomPage(rand.New(rand.NewPCG(seed, uint64(i))))
			d, err := compose(p, th)
			if err != nil {
				t.Errorf("theme %d, seed %d: %v", i, seed, err)
				continue
			}
			lookAt(t, fmt.Sprintf("theme %d, seed %d", i, seed), d)
		}
	}
	d, err := compose(handout(), themeOf(t, "based-on: columns"))
	if err != nil {
		t.Fatal(err)
	}
	lookAt(t, "handout", d)
}

// The smallest pages and the largest text that a theme may have.
func TestExtremeThemes(t *testing.T) {
	for _, yaml := range []string{
		"page: { size: 70 x 70 mm, margins: { left: 5 mm, right: 5 mm, top: 12 mm, bottom: 12 mm }, hang: 0 mm }\nsizes: { text: 8, running: 6, leading: 1.15, least: 5 }",
		"page: { size: 600 x 600 mm }\nsizes: { text: 36, title: 72, heading: 60, tables: 36, notes: 36, running: 24, least: 24 }",
		"page: { size: A4, hang: 0 mm }\nsizes: { text: 36, leading: 2 }",
		"page: { size: A6, hang: 0 mm, margins: { left: 5 mm, right: 5 mm } }\nsizes: { text: 12, title: 72, heading: 60 }",
		"page: { size: A4, columns: 3, gutter: 4 mm, margins: { left: 5 mm, right: 5 mm } }\nsizes: { text: 18 }",
		"page: { size: A3, orientation: landscape, columns: 3 }\nsizes: { text: 8, leading: 2 }",
	} {
		th, problems := theme.Read("t.yaml", []byte("format: 1\n"+yaml))
		if len(problems) > 0 {
			t.Errorf("%s: %v", yaml, problems)
			continue
		}
		d, err := compose(handout(), th)
		if err != nil {
			t.Errorf("%s: %v", yaml, err)
			continue
		}
		lookAt(t, yaml, d)
		if _, err := Bytes(handout(), Options{Theme: th}); err != nil {
			t.Errorf("%s: %v", yaml, err)
		}
	}
}

// Lines of text side by side in columns stand on one line.
func TestAlignedBaselines(t *testing.T) {
	th := themeOf(t, "based-on: columns")
	r := rand.New(rand.NewPCG(7, 7))
	p := &render.Page{File: "a.yaml", Language: "en", Words: render.WordsFor("en"), Title: text("Aligned")}
	for i := range 40 {
		p.Body = append(p.Body, &render.Heading{Level: 1, Text: text(words(r, 3))}, &render.Paragraph{Text: text(words(r, 30+r.IntN(90)))},
			&render.Point{Claim: []render.Text{text(words(r, 12))}, Evidence: []*render.Quotation{quote(i+1, words(r, 5+r.IntN(50)), "Somebody, somewhere")}})
	}
	d, err := compose(p, th)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for n, page := range boxes(t, d)[1:3] { // full pages of columns
		left, right := 0, 0
		for _, b := range page {
			if b.size != d.body.size {
				continue
			}
			lines := (d.pageHeight - d.top - d.body.baseline() - b.y) / d.body.leading
			if off := lines - math.Round(lines); math.Abs(off) > 0.01 {
				t.Errorf("page %d: %q stands %.2f of a line off", n+2, b.text, off)
			}
			if seen++; b.x < d.pageWidth/2 {
				left++
			} else {
				right++
			}
		}
		if left < 20 || right < 20 {
			t.Errorf("page %d: %d lines at the left and %d at the right", n+2, left, right)
		}
	}
	if seen < 100 {
		t.Errorf("only %d lines", seen)
	}
}
