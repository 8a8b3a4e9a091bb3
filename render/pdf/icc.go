package pdf

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// sRGB makes an ICC profile, version 4.2, of the colours of screens as IEC
// 61966-2-1 has them: what our numbers for colours mean. It has three curves and
// three primaries, and always the same bytes.
func sRGB() []byte {
	description := localized("sRGB (IEC 61966-2-1)")
	curve := element("para", []byte{0, 3, 0, 0}, s15Fixed16(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045))
	white := []float64{0.9642, 1, 0.8249} // D50, to which all else is adapted
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", description},
		{"cprt", localized("No copyright; free to use")},
		{"wtpt", element("XYZ ", s15Fixed16(white...))},
		{"chad", element("sf32", s15Fixed16(1.04788208, 0.02291870, -0.05021667, 0.02958679, 0.99047852, -0.01707458, -0.00925064, 0.01507568, 0.75167847))},
		{"rXYZ", element("XYZ ", s15Fixed16(0.43606567, 0.22248840, 0.01391602))},
		{"gXYZ", element("XYZ ", s15Fixed16(0.38514709, 0.71687317, 0.09707642))},
		{"bXYZ", element("XYZ ", s15Fixed16(0.14306641, 0.06060791, 0.71409607))},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	table := number32(len(tags))
	var data []byte
	start, curveAt := 128+4+12*len(tags), 0
	for _, t := range tags {
		at := start + len(data)
		if len(t.name) == 4 && t.name[1:] == "TRC" && curveAt > 0 {
			at = curveAt // the three share one
		} else {
			data = append(data, t.data...)
		}
		if t.name == "rTRC" {
			curveAt = at
		}
		table = append(append(append(table, t.name...), number32(at)...), number32(len(t.data))...)
	}
	h := make([]byte, 128) // ICC.1:2004-10, table 8
	copy(h, number32(start+len(data)))
	copy(h[8:], []byte{4, 0x20, 0, 0})
	copy(h[12:], "mntrRGB XYZ ")
	copy(h[24:], []byte{0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0}) // 1 January 2000
	copy(h[36:], "acsp")
	copy(h[68:], s15Fixed16(white...))
	out := append(append(h, table...), data...)
	sum := md5.Sum(out) // of the profile with this and two other fields zero, as they are
	copy(out[84:], sum[:])
	return out
}

func number32(n int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(n)) }

// s15Fixed16 writes numbers as s15Fixed16.
func s15Fixed16(values ...float64) []byte {
	var out []byte
	for _, v := range values {
		out = binary.BigEndian.AppendUint32(out, uint32(int32(math.Round(v*65536))))
	}
	return out
}

// element is the data of a tag: its type and parts, filled up to four bytes.
func element(kind string, parts ...[]byte) []byte {
	out := append([]byte(kind), 0, 0, 0, 0)
	out = append(out, bytes.Join(parts, nil)...)
	return append(out, make([]byte, -len(out)&3)...)
}

// localized is a text in one language, English.
func localized(s string) []byte {
	var text []byte
	for _, u := range utf16.Encode([]rune(s)) {
		text = binary.BigEndian.AppendUint16(text, u)
	}
	return element("mluc", number32(1), number32(12), []byte("enUS"), number32(len(text)), number32(28), text)
}
