package pdf

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"reflect"
	"strings"
	"testing"

	"factsheet/sources/text"
)

// find is where words stand in the text.
func find(t *testing.T, x *text.Text, words string) text.Range {
	t.Helper()
	i := strings.Index(x.Content, words)
	if i < 0 {
		t.Fatalf("%q is not in %q", words, x.Content)
	}
	return text.Range{Start: i, End: i + len(words)}
}

func TestBoxes(t *testing.T) {
	one, two := sheetOfPaper(1), sheetOfPaper(2)
	twoColumns(one, 100, 10, 0)
	one.line(300, 770, 10, "1")
	two.lines(50, 100, "and it ends with these few words here of the page.")
	two.line(300, 770, 10, "2")
	d, x, _ := layOut(t, asRead, one, two)

	marked, err := d.boxes(context.Background(), find(t, x, "of the text goes on and on as all of them\nline 7"))
	want := []Marked{{Page: 1, Width: 600, Height: 800, Boxes: []Box{{85, 164, 50 + 48*5, 174}, {50, 176, 80, 186}}}}
	if err != nil || !reflect.DeepEqual(marked, want) {
		t.Errorf("%+v, want %+v (%v)", marked, want, err)
	}

	// Across a page: the number between the words is left out.
	marked, err = d.boxes(context.Background(), find(t, x, "as all of th\n1\nand it"))
	want = []Marked{{Page: 1, Width: 600, Height: 800, Boxes: []Box{{490, 200, 550, 210}}}, {Page: 2, Width: 600, Height: 800, Boxes: []Box{{50, 92, 80, 102}}}}
	if err != nil || !reflect.DeepEqual(marked, want) {
		t.Errorf("%+v, want %+v (%v)", marked, want, err)
	}
}

// The words are seen through the marker, and the rest of the page is as it was.
func TestMark(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 60, 80))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	img.Set(12, 12, color.Black)
	m := Marked{Page: 1, Width: 600, Height: 800, Boxes: []Box{{100, 100, 200, 150}, {150, 100, 250, 150}, {-1e9, -5, -1, 1e9}}}
	m.mark(img)
	yellow := color.RGBA{255, 240, 145, 255}
	for _, c := range []struct {
		x, y int
		want color.RGBA
	}{{5, 5, color.RGBA{255, 255, 255, 255}}, {10, 10, yellow}, {17, 12, yellow}, {24, 14, yellow}, {25, 14, color.RGBA{255, 255, 255, 255}}} {
		got := img.RGBAAt(c.x, c.y)
		if abs(float32(got.R)-float32(c.want.R)) > 2 || abs(float32(got.G)-float32(c.want.G)) > 2 || abs(float32(got.B)-float32(c.want.B)) > 2 {
			t.Errorf("%d,%d is %v, want %v", c.x, c.y, got, c.want)
		}
	}
	if got := img.RGBAAt(12, 12); got != (color.RGBA{0, 0, 0, 255}) {
		t.Errorf("a letter under the marker is %v", got)
	}
}
