package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"factsheet/render"
	"factsheet/sheets"
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

func someJPEG() []byte {
	var b bytes.Buffer
	_ = jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 30)), nil)
	return b.Bytes()
}

func imageOf(data []byte) *render.Image {
	return &render.Image{Pos: sheets.Pos{File: "a.yaml", Line: 2, Col: 9}, File: "p.png", Data: data, Alt: text("what it shows"),
		Caption: text("A caption"), Credit: text("Credit: somebody")}
}

// hugePNG says that it has more pixels than it has bytes.
func hugePNG() []byte {
	data := bytes.Clone(somePNG())
	binary.BigEndian.PutUint32(data[16:], 1<<30)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

// A picture that is only too large is not to be saved as what it is already.
func TestHugeImageSaysWhatToDo(t *testing.T) {
	p := handout()
	p.Body = append(p.Body, imageOf(hugePNG()))
	_, err := Bytes(p, Options{})
	var e *Error
	if !errors.As(err, &e) || !strings.Contains(e.Hint, "smaller") {
		t.Errorf("error %v must say to make the picture smaller", err)
	}
}

// Damaged pictures are errors with a place: gofpdf panics on some of these and
// embeds others half.
func TestDamagedImages(t *testing.T) {
	good := somePNG()
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 0xFF
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("<svg/>"), "half a PNG": good[:len(good)/2], "a changed byte": flipped,
		"too many pixels": hugePNG(), "half a JPEG": someJPEG()[:100], "a GIF": []byte("GIF89a\x01\x00\x01\x00"),
	} {
		p := handout()
		p.Body = append(p.Body, imageOf(data))
		_, err := Bytes(p, Options{})
		if err == nil || !strings.HasPrefix(err.Error(), `a.yaml:2:9: the image "p.png" cannot be printed`) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
