package typeset

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

// serif is a face as a user may have one.
func serif(t testing.TB) []byte {
	t.Helper()
	return (*Set)(nil).Data(SerifItalic)
}

// table gives the place of a part of a font file.
func table(t testing.TB, data []byte, tag string) (entry, from, size int) {
	t.Helper()
	for i := range int(be.Uint16(data[4:])) {
		e := 12 + 16*i
		if string(data[e:e+4]) == tag {
			return e, int(be.Uint32(data[e+8:])), int(be.Uint32(data[e+12:]))
		}
	}
	t.Fatalf("no part %q", tag)
	return 0, 0, 0
}

// A face that is added sets text in its own glyphs, and what it lacks in the
// face of the program.
func TestAdd(t *testing.T) {
	var s Set
	f, err := s.Add(serif(t), Sans)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.Add(serif(t), Serif)
	if err != nil {
		t.Fatal(err)
	}
	if f != Faces || again != Faces+1 || s.Name(f) != "SourceSerif4-Italic" || s.Name(again) != "SourceSerif4-Italic-2" {
		t.Errorf("faces %d %q and %d %q", f, s.Name(f), again, s.Name(again))
	}
	lines, err := NewSetter(&s).Lines([]Span{{Text: "aḃ", Face: f, Size: 10}}, 500)
	if err != nil {
		t.Fatal(err)
	}
	if segs := lines[0].Segs; len(segs) != 2 || segs[0].Face != f || segs[1].Face != Sans {
		t.Errorf("set as %+v", segs)
	}
	own, err := NewSetter(&s).Width([]Span{{Text: "AVoided", Face: f, Size: 10}})
	if err != nil {
		t.Fatal(err)
	}
	embedded, err := NewSetter(nil).Width([]Span{{Text: "AVoided", Face: SerifItalic, Size: 10}})
	if err != nil || own != embedded {
		t.Errorf("the same face sets text %.2f wide and %.2f", own, embedded)
	}
	var missing *RuneError
	if _, err := NewSetter(&s).Lines([]Span{{Text: "a漢", Face: f, Size: 10}}, 500); !errors.As(err, &missing) || missing.Offset != 1 {
		t.Errorf("a character that no face has: %v", err)
	}
}

func TestRefusesFaces(t *testing.T) {
	change := func(edit func(data []byte) []byte) []byte { return edit(serif(t)) }
	fsType := func(version, bits uint16) []byte {
		return change(func(data []byte) []byte {
			_, from, _ := table(t, data, "OS/2")
			be.PutUint16(data[from:], version)
			be.PutUint16(data[from+8:], bits)
			return data
		})
	}
	start := func(s string) []byte {
		return change(func(data []byte) []byte { return append([]byte(s), data[4:]...) })
	}
	renamed := func(from, to string) []byte {
		return change(func(data []byte) []byte {
			e, _, _ := table(t, data, from)
			copy(data[e:], to)
			return data
		})
	}
	tests := []struct {
		name   string
		data   []byte
		reason string
	}{
		{"nothing", nil, "no font file"},
		{"text", []byte("this is no font at all, but text"), "no TrueType file"},
		{"CFF", start("OTTO"), "PostScript ones (CFF)"},
		{"collection", start("ttcf"), "collection of several faces"},
		{"web font", start("wOF2"), "packed for web pages"},
		{"variable", renamed("GDEF", "fvar"), "variable face"},
		{"restricted", fsType(4, 0x0002), "fsType 0x0002: bit 1, restricted licence"},
		{"restricted, and more in a new version", fsType(4, 0x0006), "bit 1"},
		{"no subsetting", fsType(4, 0x0108), "bit 8, no subsetting"},
		{"bitmaps only", fsType(4, 0x0200), "bit 9"},
		{"no rights told", renamed("OS/2", "XX/2"), `"OS/2" is missing`},
		{"no outlines", renamed("glyf", "XXXX"), `"glyf" is missing`},
		{"half", change(func(data []byte) []byte { return data[:len(data)/2] }), "is cut off"},
		{"list of parts", change(func(data []byte) []byte { return data[:40] }), "list of parts is cut off"},
		{"composite of itself", change(func(data []byte) []byte {
			tt, err := readTrueType(data)
			if err != nil {
				t.Fatal(err)
			}
			_, glyf, _ := table(t, data, "glyf")
			for i := range tt.glyphs {
				if parts, _ := components(tt.glyph(i), tt.glyphs); len(parts) > 0 {
					be.PutUint16(data[glyf+int(tt.offsets[i])+12:], uint16(i))
					return data
				}
			}
			t.Fatal("no glyph is made of others")
			return nil
		}), "cannot be drawn"},
		{"glyph outside", change(func(data []byte) []byte {
			_, loca, _ := table(t, data, "loca")
			be.PutUint32(data[loca+4:], 0xFFFFFFF0)
			return data
		}), "outside the part"},
		{"no size of the em", change(func(data []byte) []byte {
			_, head, _ := table(t, data, "head")
			be.PutUint16(data[head+18:], 0)
			return data
		}), `"head" makes no sense`},
	}
	for _, tt := range tests {
		var s Set
		_, err := s.Add(tt.data, Serif)
		var bad *FaceError
		if !errors.As(err, &bad) || !strings.Contains(bad.Reason, tt.reason) || bad.Hint == "" {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.reason)
		}
	}
	for _, ok := range [][]byte{fsType(4, 0), fsType(4, 4), fsType(4, 8), fsType(1, 0x000A)} {
		var s Set
		if _, err := s.Add(ok, Serif); err != nil {
			t.Errorf("a face that may be embedded is refused: %v", err)
		}
	}
}

// Every part that is cut short anywhere gives an error, and never a panic.
func TestTruncatedFaces(t *testing.T) {
	whole := serif(t)
	for n := 0; n < len(whole); n += 1 + len(whole)/400 {
		var s Set
		if _, err := s.Add(whole[:n], Serif); err == nil {
			t.Errorf("%d of %d bytes are a face", n, len(whole))
		}
	}
}

// Whatever is in the file, a face that is accepted can be set and cut.
func FuzzAdd(f *testing.F) {
	whole := serif(f)
	f.Add([]byte{0, 0, 0, 4, 255})
	for _, tag := range []string{"head", "hhea", "maxp", "loca", "glyf", "cmap", "GPOS", "hmtx", "OS/2"} {
		_, from, _ := table(f, whole, tag)
		f.Add(append(be.AppendUint32(nil, uint32(from+4)), 0x7F))
		f.Add(append(be.AppendUint32(nil, uint32(from+8)), 0xFF, 0xFF))
	}
	f.Fuzz(func(t *testing.T, edits []byte) {
		data := slices.Clone(whole)
		for ; len(edits) >= 5; edits = edits[5:] { // a place and what to put there
			data[int(be.Uint32(edits))%len(data)] = edits[4]
		}
		var s Set
		face, err := s.Add(data, Serif)
		if err != nil {
			var bad *FaceError
			if !errors.As(err, &bad) || bad.Hint == "" {
				t.Errorf("%v is no *FaceError", err)
			}
			return
		}
		const text = "The quick brown fox, AV 0123."
		lines, err := NewSetter(&s).Lines([]Span{{Text: text, Face: face, Size: 10}}, 100)
		if err != nil {
			t.Fatal(err)
		}
		if got := read(lines); got != text {
			t.Errorf("set as %q", got)
		}
		var in []rune
		for r := range s.mine(face).has {
			in = append(in, r)
		}
		slices.Sort(in)
		c, err := s.Cut(face, in)
		if err != nil || len(c.Glyphs) != len(in) {
			t.Errorf("cutting: %v", err)
		}
	})
}

// What is embedded has the outlines of the file, and a map of its own.
func TestClean(t *testing.T) {
	var s Set
	f, err := s.Add(serif(t), Serif)
	if err != nil {
		t.Fatal(err)
	}
	tt, err := readTrueType(s.Data(f))
	if err != nil {
		t.Fatal(err)
	}
	of, err := readTrueType(serif(t))
	if err != nil || !bytes.Equal(tt.tables["glyf"], of.tables["glyf"]) || tt.tables["GPOS"] != nil {
		t.Errorf("%v: other outlines, or more parts than print needs", err)
	}
}
