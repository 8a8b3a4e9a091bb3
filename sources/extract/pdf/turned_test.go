package pdf

import (
	"context"
	"reflect"
	"testing"

	"factsheet/sources/extract/pdfium"
)

// laid is a page as it lies on its side or stands on its head: writing that went
// from left to right takes the course. Of letters on their side only their
// boxes tell where the baseline is.
func laid(p *typist, way course) *typist {
	lying := *p.page
	w, h := p.page.Width, p.page.Height
	if way != backward {
		lying.Width, lying.Height = h, w
	}
	lying.Chars = nil
	for _, c := range p.page.Chars {
		switch way {
		case climbing:
			c.X0, c.Y0, c.X1, c.Y1 = c.Y0, w-c.X1, c.Y1, w-c.X0
			c.Baseline = c.Y1
		case falling:
			c.X0, c.Y0, c.X1, c.Y1 = h-c.Y1, c.X0, h-c.Y0, c.X1
			c.Baseline = c.Y0
		case backward:
			c.X0, c.Y0, c.X1, c.Y1 = w-c.X1, h-c.Y1, w-c.X0, h-c.Y0
			c.Baseline = h - c.Baseline
		}
		if c.Flags&pdfium.Generated == 0 {
			c.Flags |= pdfium.Rotated
		}
		lying.Chars = append(lying.Chars, c)
	}
	return &typist{page: &lying}
}

// A page that lies on its side reads as it does upright: columns, call-outs of
// notes, running heads and page numbers.
func TestLyingPages(t *testing.T) {
	upright := func() []*typist {
		var out []*typist
		for i, year := range []string{"this", "the last", "no", "every other"} {
			p := sheetOfPaper(i + 1)
			p.line(200, 40, 8, "The Sound Transport Commission")
			p.raised(50, 80, "It was asked in "+year+" year whether routes stand.{1} They do")
			twoColumns(p, 110, 10, float32(i))
			p.raised(50, 700, "{1} A note at the foot of the page of "+year+" year")
			p.line(300, 770, 8, string(rune('1'+i)))
			out = append(out, p)
		}
		return out
	}
	pages := upright()
	_, want, _ := layOut(t, asRead, pages...)
	if len(want.Furniture) < 12 {
		t.Fatalf("upright: %q", textOf(want))
	}
	for way := range courses {
		pages := upright()
		for i := range pages {
			if i != 1 {
				pages[i] = laid(pages[i], way)
			}
		}
		d, x, _ := layOut(t, asRead, pages...)
		if textOf(x) != textOf(want) {
			t.Errorf("course %d:\n got %q\nwant %q", way, textOf(x), textOf(want))
			continue
		}
		// Where the words stand is said of the page as it lies.
		boxes, err := d.boxes(context.Background(), find(t, x, "It was"))
		at := map[course]Box{climbing: {72, 520, 82, 550}, falling: {718, 50, 728, 80}, backward: {520, 718, 550, 728}}[way]
		width, height := 800.0, 600.0
		if way == backward {
			width, height = height, width
		}
		if want := []Marked{{Page: 1, Width: width, Height: height, Boxes: []Box{at}}}; err != nil || !reflect.DeepEqual(boxes, want) {
			t.Errorf("course %d: boxes %+v, want %+v (%v)", way, boxes, want, err)
		}
	}
}

// Writing in several directions makes no page a lying one.
func TestOnlyPartLies(t *testing.T) {
	p := sheetOfPaper(1)
	p.lines(50, 100, filler(1), filler(2))
	side := sheetOfPaper(1)
	side.lines(50, 100, filler(3), filler(4), filler(5))
	p.page.Chars = append(p.page.Chars, laid(side, climbing).page.Chars...)
	_, x, _ := layOut(t, asRead, p)
	if got := order(x); got != "1 2 3 4 5" {
		t.Errorf("%s: %q", got, x.Content)
	}
}
