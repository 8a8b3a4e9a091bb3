package pdfium

import (
	"context"
	"image/color"
	"testing"
)

func TestRender(t *testing.T) {
	// A red field from 20, 10 to 120, 60, seen from the bottom.
	data := onePage("1 0 0 rg 20 10 100 50 re f", "").String()
	for name, e := range engines(t) {
		img, err := e.Render(context.Background(), Document{Data: data}, 1, 144)
		if err != nil {
			t.Fatal(err)
		}
		if img.Bounds().Dx() != 400 || img.Bounds().Dy() != 200 {
			t.Fatalf("%s: %v", name, img.Bounds())
		}
		red, white := color.RGBA{255, 0, 0, 255}, color.RGBA{255, 255, 255, 255}
		for at, want := range map[[2]int]color.RGBA{{45, 85}: red, {235, 175}: red, {35, 85}: white, {245, 175}: white, {45, 75}: white, {235, 185}: white} {
			if got := img.RGBAAt(at[0], at[1]); got != want {
				t.Errorf("%s: %v is %v, want %v", name, at, got, want)
			}
		}
		for _, page := range []int{0, 2, -1} {
			if _, err := e.Render(context.Background(), Document{Data: data}, page, 72); fault(err) != NoSuchPage {
				t.Errorf("%s: page %d: %v", name, page, err)
			}
		}
	}
}

func TestPicturesHaveLimits(t *testing.T) {
	tests := []struct {
		width, height float32
		dpi           float64
		w, h          int
	}{
		{72, 144, 100, 100, 200},
		{0, 10, 100, 0, 0},
		{-5, 10, 100, 0, 0},
		{10, 10, -1, 0, 0},
		{7200, 7200, 1000, 4472, 4472},
		{0.001, 10, 72, 1, 10},
		{1e6, 1, 72, 30_000, 1},
		{1e6, 1e6, 1e300, 4472, 4472},
	}
	for _, test := range tests {
		if w, h := dots(test.width, test.height, test.dpi); w != test.w || h != test.h || w*h > maxDots {
			t.Errorf("%v by %v at %v: %d by %d, want %d by %d", test.width, test.height, test.dpi, w, h, test.w, test.h)
		}
	}
}
