package pdf

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"testing"

	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text"
)

// pagesFrom reads pages out of bytes: seven make a character, most of which go
// on where the one before ended, and the rest of which stand anywhere.
func pagesFrom(data []byte) []*typist {
	odd := []float32{float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), -1e30, 1e30, 0, -5, 19999}
	runes := []rune("abcdefghijklmnopqrstuvwxyz 0123456789.,-¤*²—éßא٣中\u00ad\u0301\ufffe\x00\x02\u00a0A•")
	out := []*typist{sheetOfPaper(1)}
	x, y, size := float32(50), float32(100), float32(10)
	for ; len(data) >= 7; data = data[7:] {
		p := out[len(out)-1]
		c := pdfium.Char{Rune: runes[int(data[0])%len(runes)], Flags: pdfium.Flags(binary.LittleEndian.Uint16(data[1:])) & 0x1ff & pdfium.Flags(data[3])}
		switch op := data[4]; {
		case op < 160:
		case op < 200:
			x, y = 50, y+12
		case op < 215:
			x = 310
		case op < 225:
			x += float32(data[5])
		case op < 235:
			y -= float32(data[5]%16) - 8
		case op < 240:
			size = float32(data[5]%20) + 1
		case op < 243:
			x, y = odd[data[5]%8], odd[data[6]%8]
		case op < 246:
			size = odd[data[5]%8]
		case op < 250 && len(out) < 8:
			out = append(out, sheetOfPaper(len(out)+1))
			x, y = 50, 100
		default:
			x, y = 3*float32(data[5]), 3*float32(data[6])
		}
		c.X0, c.X1, c.Y0, c.Y1, c.Baseline, c.Size = x, x+size/2, y-0.8*size, y+0.2*size, y, size
		x += size / 2
		p.page.Chars = append(p.page.Chars, c)
	}
	return out
}

// bytesOf is the opposite of pagesFrom for pages of plain text.
func bytesOf(lines ...string) []byte {
	runes := []rune("abcdefghijklmnopqrstuvwxyz 0123456789.,-¤*²—éßא٣中\u00ad\u0301\ufffe\x00\x02\u00a0A•")
	var out []byte
	for _, s := range lines {
		op := byte(170)
		if s == "\f" {
			out = append(out, 0, 0, 0, 0, 247, 0, 0)
			continue
		}
		for _, r := range s {
			for k, o := range runes {
				if o == r {
					out = append(out, byte(k), 0, 0, 0, op, 0, 0)
				}
			}
			op = 0
		}
	}
	return out
}

// Whatever a document says of its characters: the text is well formed, in each
// order, and every character that a page shows stands in it once.
func FuzzLayout(f *testing.F) {
	f.Add(bytesOf("the words of a page", "go on encryp-", "tion 12", "•  an item"))
	f.Add(bytesOf("report 1", "the words", "\f", "report 2", "go on", "\f", "report 3", "to the end"))
	f.Add(bytesOf("1 the words", "2 go on", "3 and on", "4 and on", "5 and on", "6 and", "\f", "1 the words", "2 go on", "3 and on", "4 and on", "5 and on", "6 and"))
	f.Add(bytesOf("a b c", "d e f", "g h i", "*", "harm² the", "² note"))
	f.Add([]byte("\x00\xff\xff\xff\xf1\x00\x01\x05\x20\x00\xff\xff\x03\x04\x09\x10\x00\xff\xff\x09\x09"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 20000 {
			return
		}
		for _, order := range []ordering{asRead, byFile, byColumns, acrossLines} {
			d, x, spots := layOut(t, order, pagesFrom(data)...)
			for _, s := range spots {
				if s.at < 0 || int(s.at) >= len(x.Content) || int(s.page) >= len(d.sheets) || int(s.char) >= len(d.sheets[s.page].page.Chars) {
					t.Fatalf("%+v", s)
				}
			}
			if _, err := d.boxes(t.Context(), text.Range{Start: 0, End: len(x.Content)}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// The property of FuzzLayout for pages made by chance, always the same ones.
func TestRandomPages(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		data := make([]byte, 7*r.IntN(300))
		tidy := r.IntN(10)
		for i := range data {
			if data[i] = byte(r.IntN(256)); i%7 > 0 && r.IntN(10) < tidy {
				data[i] = 0
			}
		}
		for _, order := range []ordering{asRead, byFile, byColumns, acrossLines} {
			layOut(t, order, pagesFrom(data)...)
		}
	}
}
