package pdf

import (
	"reflect"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"factsheet/render/pdf/object"
	"factsheet/render/pdf/typeset"
)

// The glyph that the file draws for each character is the one that the face
// has for it: gofpdf's cutting of faces moves every number.
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
			if face.Name() == name {
				if original, err = sfnt.Parse(face.Data()); err != nil {
					t.Fatal(err)
				}
			}
		}
		cut, err := sfnt.Parse(f.Stream(f.Dict(cid["FontDescriptor"])["FontFile2"]).Data)
		if err != nil {
			t.Fatalf("the embedded face %s cannot be read: %v", name, err)
		}
		gids := f.Stream(cid["CIDToGIDMap"]).Data
		for _, r := range "Aabdeginorst" {
			if !strings.Contains(string(f.Stream(d["ToUnicode"]).Data), "<"+strings.ToUpper(hex4(r))+">") {
				continue
			}
			var buf sfnt.Buffer
			id, err := original.GlyphIndex(&buf, r)
			if err != nil {
				t.Fatal(err)
			}
			want := outlineOf(t, original, id)
			got := outlineOf(t, cut, sfnt.GlyphIndex(int(gids[2*r])<<8|int(gids[2*r+1])))
			compared++
			if len(want) == 0 || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %q is drawn as another glyph", name, r)
			}
		}
	}
	if compared < 20 {
		t.Errorf("only %d glyphs were compared", compared)
	}
}

func hex4(r rune) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15]})
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
