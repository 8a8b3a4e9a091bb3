package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// corners is a picture of 64 × 32 with a dark upper left quarter, stored so that
// the orientation sets it upright.
func corners(t *testing.T, orientation int, bigEndian bool) []byte {
	t.Helper()
	w, h := 64, 32
	if orientation > 4 {
		w, h = h, w
	}
	// Where the dark quarter of the upright picture lies in the stored one.
	at := map[int][2]bool{1: {false, false}, 2: {true, false}, 3: {true, true}, 4: {false, true},
		5: {false, false}, 6: {false, true}, 7: {true, true}, 8: {true, false}}[orientation]
	img := image.NewGray(image.Rect(0, 0, w, h))
	for x := range w {
		for y := range h {
			if (x >= w/2) == at[0] && (y >= h/2) == at[1] {
				continue
			}
			img.SetGray(x, y, color.Gray{Y: 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	tiff := []byte("II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00" + string(rune(orientation)) + "\x00\x00\x00")
	if bigEndian {
		tiff = []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(orientation)) + "\x00\x00")
	}
	part := append([]byte("Exif\x00\x00"), tiff...)
	head := append([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0, byte(len(part) + 2)}, part...)
	return append(head, b.Bytes()[2:]...)
}

// A picture that says that it lies on its side is printed upright.
func TestOrientation(t *testing.T) {
	for o := 1; o <= 8; o++ {
		for _, big := range []bool{false, true} {
			pic, err := Encode(corners(t, o, big))
			if err != nil {
				t.Fatal(err)
			}
			img, err := jpeg.Decode(bytes.NewReader(pic.Data))
			if err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprint(pic.Width, pic.Height, img.Bounds().Dx(), img.Bounds().Dy())
			for _, p := range []image.Point{{16, 8}, {48, 8}, {16, 24}, {48, 24}} {
				r, _, _, _ := img.At(p.X, p.Y).RGBA()
				got += fmt.Sprint(" ", r > 0x8000)
			}
			if want := "64 32 64 32 false true true true"; got != want {
				t.Errorf("orientation %d: %s, want %s", o, got, want)
			}
		}
	}
}

// What is damaged or absent is upright, and nothing panics.
func TestNoOrientation(t *testing.T) {
	whole := corners(t, 6, false)
	for n := range len(whole) {
		if o := orientation(whole[:n]); o != 1 && o != 6 {
			t.Errorf("%d bytes: orientation %d", n, o)
		}
	}
	for i := range 60 {
		data := bytes.Clone(whole)
		data[i] = 0xFF
		if o := orientation(data); o < 1 || o > 8 {
			t.Errorf("byte %d: orientation %d", i, o)
		}
	}
	if o := orientation(someJPEG()); o != 1 {
		t.Errorf("a picture that says nothing: %d", o)
	}
}

func someJPEG() []byte {
	var b bytes.Buffer
	_ = jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 30)), nil)
	return b.Bytes()
}
