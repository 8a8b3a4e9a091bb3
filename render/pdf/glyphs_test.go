package pdf

import (
	"bytes"
	"encoding/binary"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"factsheet/render/pdf/object"
	"factsheet/render/pdf/typeset"
)

// The glyph that the file draws for each character is the one that the face
// has for it: cutting a face moves every number.
func TestGlyphs(t *testing.T) {
	f, err := object.Read(write(t, handout()))
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, o := range f.Objects {
		d, ok := o.(object.Dict)
		if !ok || d["Subtype"] != object.Name("Type0") {
			continue
		}
		cid := f.Dict(f.Array(d["DescendantFonts"])[0])
		name := string(d["BaseFont"].(object.Name))[7:]
		var original *sfnt.Font
		for face := range typeset.Faces {
			if (*typeset.Set)(nil).Name(face) == name {
				if original, err = sfnt.Parse((*typeset.Set)(nil).Data(face)); err != nil {
					t.Fatal(err)
				}
			}
		}
		cut, err := sfnt.Parse(withMap(f.Stream(f.Dict(cid["FontDescriptor"])["FontFile2"]).Data))
		if err != nil {
			t.Fatalf("the embedded face %s cannot be read: %v", name, err)
		}
		gids := f.Stream(cid["CIDToGIDMap"]).Data
		for _, r := range mapped(t, f.Stream(d["ToUnicode"]).Data) {
			var buf sfnt.Buffer
			id, err := original.GlyphIndex(&buf, r)
			if err != nil {
				t.Fatal(err)
			}
			want := outlineOf(t, original, id)
			got := outlineOf(t, cut, sfnt.GlyphIndex(int(gids[2*r])<<8|int(gids[2*r+1])))
			compared++
			if len(want) == 0 && !unicode.IsSpace(r) || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %q is drawn as another glyph", name, r)
			}
		}
	}
	if compared < 150 {
		t.Errorf("only %d glyphs were compared", compared)
	}
}

// withMap adds an empty map of characters and a list of names to a face: what
// reads it here wants them, and a face in a PDF has none (ISO 32000-1, 9.9).
func withMap(face []byte) []byte {
	be := binary.BigEndian
	names := append([]byte{0, 3, 0, 0}, make([]byte, 28)...)
	empty := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, 0, 4, 0, 24, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 1, 0, 0}
	n := int(be.Uint16(face[4:]))
	var list []string // of the parts, in the order of their names
	entry := func(tag string, at, size int) {
		e := be.AppendUint32([]byte(tag), 0) // the sum is not looked at
		list = append(list, string(be.AppendUint32(be.AppendUint32(e, uint32(at)), uint32(size))))
	}
	entry("cmap", len(face)+32, len(empty))
	entry("post", len(face)+32+len(empty), len(names))
	for i := range n {
		e := face[12+16*i:]
		entry(string(e[:4]), int(be.Uint32(e[8:]))+32, int(be.Uint32(e[12:])))
	}
	slices.Sort(list)
	out := append(bytes.Clone(face[:12]), strings.Join(list, "")...)
	be.PutUint16(out[4:], uint16(n+2))
	return slices.Concat(out, face[12+16*n:], empty, names)
}

// mapped are the characters that a map to Unicode has.
func mapped(t *testing.T, cmap []byte) (out []rune) {
	t.Helper()
	for _, m := range regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]{4})>\n`).FindAllSubmatch(cmap, -1) {
		if string(m[1]) != string(m[2]) || string(m[1]) == "0000" {
			continue // the range of codes
		}
		n, err := strconv.ParseInt(string(m[1]), 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rune(n))
	}
	return out
}

func outlineOf(t *testing.T, f *sfnt.Font, id sfnt.GlyphIndex) sfnt.Segments {
	t.Helper()
	var buf sfnt.Buffer
	s, err := f.LoadGlyph(&buf, id, fixed.I(1000), nil)
	if err != nil {
		t.Fatal(err)
	}
	return append(sfnt.Segments(nil), s...)
}
