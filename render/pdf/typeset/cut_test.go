package typeset

import (
	"bytes"
	"slices"
	"testing"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Each letter of each alphabet is drawn and measured by the cut face as it is by
// the whole one; letters that are made of others are among them.
func TestCutDrawsTheSame(t *testing.T) {
	for face := range Faces {
		var text []rune
		for _, letters := range alphabets {
			for _, r := range letters + "ABC abc 0123456789 éÅőģ“”–…" {
				if (*Set)(nil).glyph(new(sfnt.Buffer), face, r) != 0 && r <= 0xFFFF {
					text = append(text, r)
				}
			}
		}
		slices.Sort(text)
		text = slices.Compact(text)
		c, err := (*Set)(nil).Cut(face, text)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) < 100 || len(c.Glyphs) != len(text) || len(c.Widths) != len(text) {
			t.Fatalf("%d characters, %d glyphs, %d widths", len(text), len(c.Glyphs), len(c.Widths))
		}
		whole := parsed[face]()
		if len(c.Data) > len(whole.data)/2 {
			t.Errorf("%s was cut from %d bytes to %d", (*Set)(nil).Name(face), len(whole.data), len(c.Data))
		}
		setter := NewSetter(nil)
		for i, r := range text {
			m := setter.metric(face, r)
			if d := c.Widths[i] - m.advance; d < -1 || d > 1 {
				t.Errorf("%q is %d wide, and was set %d wide", r, c.Widths[i], m.advance)
			}
			if got, want := outline(t, readCut(t, c), int(c.Glyphs[i])), outline(t, readWhole(t, whole.data), int(m.id)); !slices.Equal(got, want) {
				t.Errorf("%q in %s is drawn otherwise", r, (*Set)(nil).Name(face))
			}
		}
	}
}

// outline is what a glyph is made of, components taken apart: the bytes of the
// simple glyphs, in their order, and how wide it is.
func outline(t *testing.T, f *trueType, glyph int) []byte {
	t.Helper()
	g := f.glyph(glyph)
	out := be.AppendUint16(nil, uint16(f.advance(glyph)))
	out = be.AppendUint16(out, f.bearing(glyph))
	parts, ok := components(g, f.glyphs)
	if !ok {
		t.Fatalf("glyph %d is damaged", glyph)
	}
	if len(parts) == 0 {
		return append(out, bytes.TrimRight(g, "\x00")...) // the space between glyphs
	}
	for _, p := range parts {
		out = append(out, outline(t, f, p)...)
	}
	return out
}

var taken = map[*byte]*trueType{}

func readWhole(t *testing.T, data []byte) *trueType {
	t.Helper()
	if taken[&data[0]] == nil {
		f, err := readTrueType(data)
		if err != nil {
			t.Fatal(err)
		}
		taken[&data[0]] = f
	}
	return taken[&data[0]]
}

// readCut reads a cut face, which has fewer parts than a face has that people
// install.
func readCut(t *testing.T, c *Cut) *trueType {
	t.Helper()
	if taken[&c.Data[0]] != nil {
		return taken[&c.Data[0]]
	}
	f := &trueType{tables: map[string][]byte{}}
	for i := range int(be.Uint16(c.Data[4:])) {
		e := c.Data[12+16*i:]
		f.tables[string(e[:4])] = c.Data[be.Uint32(e[8:]):][:be.Uint32(e[12:])]
	}
	if err := f.measures(); err != nil {
		t.Fatal(err)
	}
	if err := f.outlines(); err != nil {
		t.Fatal(err)
	}
	taken[&c.Data[0]] = f
	return f
}

// The same characters give the same bytes, and a cut shares none with the face.
func TestCutIsTheSame(t *testing.T) {
	a, err := (*Set)(nil).Cut(Serif, []rune("abcé"))
	if err != nil {
		t.Fatal(err)
	}
	first := bytes.Clone(a.Data)
	clear(a.Data)
	b, err := (*Set)(nil).Cut(Serif, []rune("abcé"))
	if err != nil || !bytes.Equal(first, b.Data) {
		t.Errorf("another file: %v", err)
	}
	if b.Ascent < 500 || b.Descent > -100 || b.CapHeight < 500 || b.Weight != 400 || b.Angle != 0 || b.Monospace {
		t.Errorf("measures: %+v", b)
	}
	italic, err := (*Set)(nil).Cut(SerifItalic, []rune("a"))
	if err != nil || italic.Angle >= 0 {
		t.Errorf("italics lean %d: %v", italic.Angle, err)
	}
}

// Another reader than ours agrees on how wide the glyphs are.
func TestCutWidths(t *testing.T) {
	c, err := (*Set)(nil).Cut(Sans, []rune("AVil€"))
	if err != nil {
		t.Fatal(err)
	}
	f := parsed[Sans]()
	var buf sfnt.Buffer
	for i, r := range "AVil" {
		id, err := f.GlyphIndex(&buf, r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := f.GlyphAdvance(&buf, id, fixed.I(1000), xfont.HintingNone)
		if err != nil || w.Round() != c.Widths[i] {
			t.Errorf("%q is %d wide, want %d: %v", r, c.Widths[i], w.Round(), err)
		}
	}
}

func BenchmarkCut(b *testing.B) {
	text := []rune("ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 éèüößÅ“”–…")
	for b.Loop() {
		if _, err := (*Set)(nil).Cut(Serif, text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkApart(b *testing.B) {
	data := parsed[Serif]().data
	for b.Loop() {
		if _, err := readTrueType(data); err != nil {
			b.Fatal(err)
		}
	}
}
