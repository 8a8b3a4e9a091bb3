package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// orientation is how a JPEG file says that it is to be turned, 1 to 8, as Exif
// numbers it; 1, upright, where it says nothing that can be read. Telephones
// store pictures as the sensor lies and rely on it.
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xDA || size < 2 || at+2+size > len(data) { // the pixels begin, or nothing sound
			break
		}
		part := data[at+4 : at+2+size]
		if tiff, ok := bytes.CutPrefix(part, []byte("Exif\x00\x00")); marker == 0xE1 && ok {
			return tiffOrientation(tiff)
		}
		at += 2 + size
	}
	return 1
}

// tiffOrientation finds the orientation in the first directory of a TIFF file.
func tiffOrientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	const entry = 12
	for range order.Uint16(tiff[at:]) {
		if at+2+entry > len(tiff) {
			break
		}
		if e := tiff[at+2:]; order.Uint16(e) == 0x0112 {
			if o := int(order.Uint16(e[8:])); o >= 1 && o <= 8 {
				return o
			}
			break
		}
		at += entry
	}
	return 1
}

// turned is a picture set upright from an orientation that Exif numbers.
func turned(img image.Image, orientation int) image.Image {
	if orientation == 1 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation > 4 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			fromX, fromY := x, y
			if orientation > 4 {
				fromX, fromY = y, x
			}
			switch orientation {
			case 2, 3, 7, 8:
				fromX = w - 1 - fromX
			}
			switch orientation {
			case 3, 4, 6, 7:
				fromY = h - 1 - fromY
			}
			out.Set(x, y, img.At(b.Min.X+fromX, b.Min.Y+fromY))
		}
	}
	return out
}
