package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif" // registers its decoder, as other packages of the program do
	"image/png"
	"strings"
	"testing"
)

func somePNG() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for x := range 60 {
		for y := range 40 {
			img.Set(x, y, color.NRGBA{uint8(x * 4), uint8(y * 6), 80, uint8(x * 4)})
		}
	}
	var b bytes.Buffer
	_ = png.Encode(&b, img)
	return b.Bytes()
}

// What is transparent shows the paper: white.
func TestTransparencyIsWhite(t *testing.T) {
	pic, err := Encode(somePNG())
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(pic.Data))
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, a := img.At(0, 20).RGBA(); r&g&b&a != 0xFFFF {
		t.Errorf("a transparent point is %x %x %x %x, want white", r, g, b, a)
	}
	if pic.Kind != "png" || pic.Width != 60 || pic.Height != 40 {
		t.Errorf("%s of %d × %d, want png of 60 × 40", pic.Kind, pic.Width, pic.Height)
	}
}

func someGIF() []byte {
	var b bytes.Buffer
	_ = gif.Encode(&b, image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.Black, color.White}), nil)
	return b.Bytes()
}

// What is no sound picture is an error, with what to do.
func TestUnsound(t *testing.T) {
	huge := somePNG()
	binary.BigEndian.PutUint32(huge[16:], 1<<30)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"nothing", "PNG or JPEG", nil},
		{"a drawing", "PNG or JPEG", []byte("<svg/>")},
		{"a GIF that can be read", "PNG or JPEG", someGIF()},
		{"half a PNG", "PNG or JPEG", somePNG()[:len(somePNG())/2]},
		{"half a JPEG", "PNG or JPEG", someJPEG()[:200]},
		{"a header of more pixels than fit in memory", "smaller", huge},
	} {
		_, err := Encode(c.data)
		if err == nil || !strings.Contains(Hint(err), c.want) {
			t.Errorf("%s: error %v, hint %q, want one with %q", c.name, err, Hint(err), c.want)
		}
	}
}
