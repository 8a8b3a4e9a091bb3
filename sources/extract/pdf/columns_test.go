package pdf

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/sources/text"
)

// twoColumns sets n lines left and right, of which the right ones stand lower
// by shift.
func twoColumns(p *typist, y float32, n int, shift float32) {
	for i := range n {
		p.line(50, y+12*float32(i), 10, filler(i))
	}
	for i := range n {
		p.line(310, y+shift+12*float32(i), 10, filler(100+i))
	}
}

// order is the words of the text of which each has a digit, by the numbers.
func order(x *text.Text) string {
	var out []string
	for _, w := range strings.Fields(x.Content) {
		if strings.Trim(w, "0123456789") == "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

func numbers(from, to int) string { return strings.Trim(fmt.Sprint(seq(from, to)), "[]") }

func seq(from, to int) []int {
	var out []int
	for i := from; i <= to; i++ {
		out = append(out, i)
	}
	return out
}

func TestColumns(t *testing.T) {
	for _, c := range []struct {
		reason string
		set    func(*typist)
		want   string
	}{
		{"two columns", func(p *typist) { twoColumns(p, 100, 10, 0) }, numbers(0, 9) + " " + numbers(100, 109)},
		{"their lines on other baselines", func(p *typist) { twoColumns(p, 100, 10, 5) }, numbers(0, 9) + " " + numbers(100, 109)},
		{"below a title and authors, above a foot", func(p *typist) {
			p.line(150, 60, 18, "The title 800 across them")
			p.line(100, 80, 10, "Author 801")
			p.line(350, 80, 10, "Author 802")
			twoColumns(p, 110, 10, 0)
			p.line(50, 300, 10, "across both columns below them 900 "+filler(1000)[:40])
		}, "800 801 802 " + numbers(0, 9) + " " + numbers(100, 109) + " 900 1000"},
		{"the right one begins earlier", func(p *typist) {
			p.line(310, 88, 10, filler(99))
			twoColumns(p, 100, 10, 0)
		}, numbers(0, 9) + " " + numbers(99, 109)},
		{"the right one ends early", func(p *typist) {
			for i := range 10 {
				p.line(50, 100+12*float32(i), 10, filler(i))
			}
			for i := range 5 {
				p.line(310, 100+12*float32(i), 10, filler(100+i))
			}
		}, numbers(0, 9) + " " + numbers(100, 104)},
		{"around a figure", func(p *typist) {
			twoColumns(p, 100, 8, 0)
			p.line(100, 320, 10, "Figure 500 goes across both of the columns of this page and more")
			for i := range 8 {
				p.line(50, 360+12*float32(i), 10, filler(200+i))
				p.line(310, 360+12*float32(i), 10, filler(300+i))
			}
		}, numbers(0, 7) + " " + numbers(100, 107) + " 500 " + numbers(200, 207) + " " + numbers(300, 307)},
		{"three columns", func(p *typist) {
			for i := range 8 {
				for k := range 3 {
					p.line(30+190*float32(k), 100+12*float32(i), 10, filler(100*k + i)[:34])
				}
			}
		}, numbers(0, 7) + " " + numbers(100, 107) + " " + numbers(200, 207)},
		{"three columns below a title no wider than the middle one", func(p *typist) {
			p.line(225, 66, 24, "Courier 900")
			for i := range 8 {
				for k := range 3 {
					p.line(30+190*float32(k), 100+12*float32(i), 10, filler(100*k + i)[:34])
				}
			}
		}, "900 " + numbers(0, 7) + " " + numbers(100, 107) + " " + numbers(200, 207)},
		{"three columns of which the last is short", func(p *typist) {
			for i := range 10 {
				for k := range 3 {
					if k < 2 || i < 3 {
						p.line(30+190*float32(k), 100+12*float32(i), 10, filler(100*k + i)[:34])
					}
				}
			}
		}, numbers(0, 9) + " " + numbers(100, 109) + " " + numbers(200, 202)},
		{"one column with wide gaps between words", func(p *typist) {
			for i := range 6 {
				x := p.at(50, 100+12*float32(i), 10, fmt.Sprint("some words of line ", i, " stand"))
				p.line(x+9, 100+12*float32(i), 10, "before a gap and others after it")
			}
		}, numbers(0, 5)},
	} {
		p := sheetOfPaper(1)
		c.set(p)
		_, x, _ := layOut(t, asRead, p)
		if got := order(x); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s\n%s", c.reason, got, c.want, x.Content)
		}
	}
}

// A paragraph that goes on in the next column or on the next page is one block.
func TestContinued(t *testing.T) {
	one, two := sheetOfPaper(1), sheetOfPaper(2)
	twoColumns(one, 100, 10, 0)
	twoColumns(two, 100, 4, 0)
	_, x, _ := layOut(t, asRead, one, two)
	if n := len(x.Blocks()); n != 1 {
		t.Errorf("%d blocks: %q", n, x.Content)
	}
	if p := x.Place(strings.Index(x.Content, "line 3 of")); p.Page != 1 || p.Line != 4 {
		t.Errorf("the fourth line is at %+v", p)
	}
	if p := x.Place(strings.LastIndex(x.Content, "line 3 of")); p.Page != 2 || p.Line != 4 {
		t.Errorf("the fourth line of page 2 is at %+v", p)
	}
	// A sentence that ends and a heading part them.
	one, two = sheetOfPaper(1), sheetOfPaper(2)
	one.lines(50, 100, filler(1), filler(2), "and this is its end.")
	two.line(50, 100, 14, "A heading")
	two.lines(50, 130, "It begins here and goes on to the end of the line", filler(3))
	_, x, _ = layOut(t, asRead, one, two)
	if n := len(x.Blocks()); n != 3 {
		t.Errorf("%d blocks: %q", n, x.Content)
	}
}

// Other orders of the same page.
func TestOrders(t *testing.T) {
	p := sheetOfPaper(1)
	for i := range 4 {
		p.line(310, 100+12*float32(i), 10, fmt.Sprint("right ", i))
	}
	for i := range 4 {
		p.line(50, 100+12*float32(i), 10, fmt.Sprint("left ", i))
	}
	for order, want := range map[ordering]string{
		asRead:      "left 0 right 0 left 1 right 1 left 2 right 2 left 3 right 3",
		byFile:      "right 0 right 1 right 2 right 3 left 0 left 1 left 2 left 3",
		byColumns:   "left 0 left 1 left 2 left 3 right 0 right 1 right 2 right 3",
		acrossLines: "left 0 right 0 left 1 right 1 left 2 right 2 left 3 right 3",
	} {
		_, x, _ := layOut(t, order, p)
		if got := strings.Join(strings.Fields(x.Content), " "); got != want {
			t.Errorf("order %d: %q", order, got)
		}
	}
}

func TestTables(t *testing.T) {
	p := sheetOfPaper(1)
	p.line(50, 60, 10, "Words before the table that are not of it at all.")
	rows := [][3]string{{"Country", "2019", "2020"}, {"Altariva", "1,204", "12"}, {"Lindenmark", "203", "310"}}
	for i, r := range rows {
		y := 100 + 12*float32(i)
		p.line(50, y, 10, r[0])
		p.line(200, y, 10, r[1])
		p.line(300, y, 10, r[2])
	}
	_, x, _ := layOut(t, asRead, p)
	want := "Words before the table that are not of it at all.\n\nCountry\t2019\t2020\nAltariva\t1,204\t12\nLindenmark\t203\t310"
	if x.Content != want {
		t.Errorf("%q, want %q", x.Content, want)
	}

	// Cells of several lines, which gaps part from those below.
	p = sheetOfPaper(1)
	cell := func(x, y float32, lines ...string) { p.lines(x, y, lines...) }
	cell(50, 100, "Altariva")
	cell(200, 100, "has not", "answered", "yet")
	cell(300, 100, "none", "known")
	cell(50, 150, "Lindenmark and", "the north")
	cell(200, 150, "said no", "twice")
	cell(300, 150, "two")
	_, x, _ = layOut(t, asRead, p)
	want = "Altariva\thas not\nanswered\nyet\tnone\nknown\nLindenmark and\nthe north\tsaid no\ntwice\ttwo"
	if x.Content != want {
		t.Errorf("%q, want %q", x.Content, want)
	}
	if p := x.Place(strings.Index(x.Content, "twice")); p.Line != 5 {
		t.Errorf("%+v", p)
	}
}
