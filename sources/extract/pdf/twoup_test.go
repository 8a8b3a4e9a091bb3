package pdf

import (
	"context"
	"strconv"
	"strings"
	"testing"
)

// landscape is a sheet that bears two pages of a document: numbers at their
// feet, heads, and text of their own.
func landscape(index, left, right int) *typist {
	p := sheetOfPaper(index)
	p.page.Width, p.page.Height = 1200, 800
	for k, n := range []int{left, right} {
		x := 600 * float32(k)
		p.line(x+200, 40, 8, "The head of them")
		for i := range 12 {
			p.line(x+50, 100+12*float32(i), 10, filler(100*n+i))
		}
		if n > 0 {
			p.line(x+300, 770, 8, strconv.Itoa(n))
		}
	}
	return p
}

func TestTwoPagesOnASheet(t *testing.T) {
	pages := []*typist{landscape(1, 7, 8), landscape(2, 9, 10), landscape(3, 11, 12)}
	d, x, _ := layOut(t, asRead, pages...)
	var want []string
	for n := 7; n <= 12; n++ {
		want = append(want, numbers(100*n, 100*n+11))
	}
	var got []string
	for w := range strings.FieldsSeq(textOf(x)) {
		if strings.Trim(w, "0123456789") == "" {
			got = append(got, w)
		}
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("%s\n%s", got, textOf(x))
	}
	if p := x.Place(strings.Index(x.Content, "line 1003 of")); p.Page != 2 || p.Line != 16 || x.Pages != 3 {
		t.Errorf("%+v of %d pages", p, x.Pages)
	}
	boxes, err := d.boxes(context.Background(), find(t, x, "line 1003 of"))
	if err != nil || len(boxes) != 1 || boxes[0].Page != 2 || boxes[0].Width != 1200 || boxes[0].Boxes[0] != (Box{650, 128, 710, 138}) {
		t.Errorf("%+v %v", boxes, err)
	}
}

// Without numbers of its own for each half, a sheet is one page.
func TestNotTwoPagesOnASheet(t *testing.T) {
	for reason, pages := range map[string][]*typist{
		"figures of a table that do not count the pages": {landscape(1, 7, 8), landscape(2, 7, 8), landscape(3, 20, 21)},
		"no numbers": {landscape(1, 0, 0), landscape(2, 0, 0), landscape(3, 0, 0)},
		"one sheet":  {landscape(1, 7, 8)},
	} {
		d, x, _ := layOut(t, asRead, pages...)
		if len(d.sheets) != len(pages) {
			t.Errorf("%s: %d sheets: %s", reason, len(d.sheets), textOf(x))
		}
	}
}
