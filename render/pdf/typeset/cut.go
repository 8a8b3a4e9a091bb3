package typeset

import (
	"slices"
	"sync"

	"golang.org/x/image/font/sfnt"
)

// A Cut is a face with the glyphs of some characters alone, and what a PDF says
// of it (ISO 32000-1, 9.8 and 9.9). Measures are in thousandths of the size.
type Cut struct {
	Data      []byte   // TrueType file without names and characters
	Glyphs    []uint16 // of the characters, in their order
	Widths    []int    // likewise
	Box       [4]int   // around all glyphs of the whole face: left, bottom, right, top
	Ascent    int      // above the baseline
	Descent   int      // below it: a negative number
	CapHeight int
	Angle     int // degrees, counted against the clock: those of italics are negative
	Weight    int // 400 is regular, 700 bold
	Monospace bool
}

// Cut cuts a face to characters that it has. The same characters give the same
// bytes.
func (s *Set) Cut(f Face, characters []rune) (*Cut, error) {
	t, err := s.file(f)
	if err != nil {
		return nil, err
	}
	var buf sfnt.Buffer
	keep := []int{0} // .notdef comes first in every face
	at := map[int]int{0: 0}
	add := func(glyph int) int {
		n, ok := at[glyph]
		if !ok {
			n = len(keep)
			at[glyph] = n
			keep = append(keep, glyph)
		}
		return n
	}
	c := t.measure()
	for _, r := range characters {
		id := s.glyph(&buf, f, r)
		c.Glyphs = append(c.Glyphs, uint16(add(int(id))))
		c.Widths = append(c.Widths, t.perMille(t.advance(int(id))))
	}
	c.Data = t.cut(&keep, add)
	return c, nil
}

// file is the face taken apart.
func (s *Set) file(f Face) (*trueType, error) {
	if o := s.mine(f); o != nil {
		return readTrueType(o.data)
	}
	return apart[f]()
}

// Each embedded face is taken apart once, when it is first cut.
var apart = func() (out [Faces]func() (*trueType, error)) {
	for f := range out {
		out[f] = sync.OnceValues(func() (*trueType, error) { return readTrueType(parsed[f]().data) })
	}
	return out
}()

// advance is the width of a glyph, in units of the face. Those behind the last
// that is listed are as wide as it.
func (t *trueType) advance(glyph int) int {
	last := int(be.Uint16(t.tables["hhea"][34:])) - 1
	return int(be.Uint16(t.tables["hmtx"][4*min(glyph, last):]))
}

// bearing is where the outline of a glyph begins.
func (t *trueType) bearing(glyph int) uint16 {
	n := int(be.Uint16(t.tables["hhea"][34:]))
	if glyph < n {
		return be.Uint16(t.tables["hmtx"][4*glyph+2:])
	}
	return be.Uint16(t.tables["hmtx"][4*n+2*(glyph-n):])
}

// perMille turns units of the face into thousandths of the size, to the nearest.
func (t *trueType) perMille(v int) int {
	em := int(be.Uint16(t.tables["head"][18:]))
	if v < 0 {
		return -t.perMille(-v)
	}
	return (2000*v + em) / (2 * em)
}

func (t *trueType) measure() *Cut {
	signed := func(table string, at int) int { return int(int16(be.Uint16(t.tables[table][at:]))) }
	c := &Cut{
		Ascent:  t.perMille(signed("hhea", 4)),
		Descent: t.perMille(signed("hhea", 6)),
		Weight:  int(be.Uint16(t.tables["OS/2"][4:])),
	}
	for i := range c.Box {
		c.Box[i] = t.perMille(signed("head", 36+2*i))
	}
	c.CapHeight = c.Ascent
	if os2 := t.tables["OS/2"]; be.Uint16(os2) >= 2 {
		c.CapHeight = t.perMille(signed("OS/2", 88))
	}
	if post := t.tables["post"]; len(post) >= 16 {
		c.Angle = signed("post", 4)
		c.Monospace = be.Uint32(post[12:]) != 0
	}
	return c
}

// cut writes a file of the glyphs to keep; those that they are made of are added
// behind them. A font in a PDF needs no other parts (ISO 32000-1, 9.9, table
// 126, and 9.7.4.2: the map of characters is the PDF's).
func (t *trueType) cut(keep *[]int, add func(int) int) []byte {
	var glyf, loca, hmtx []byte
	for i := 0; i < len(*keep); i++ { // grows as it goes
		glyph := (*keep)[i]
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, renumbered(t.glyph(glyph), add)...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = be.AppendUint16(hmtx, uint16(t.advance(glyph)))
		hmtx = be.AppendUint16(hmtx, t.bearing(glyph))
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	n := uint16(len(*keep))
	head, hhea, maxp := slices.Clone(t.tables["head"]), slices.Clone(t.tables["hhea"]), slices.Clone(t.tables["maxp"])
	be.PutUint32(head[8:], 0)  // the sum of the whole file, which changed
	be.PutUint16(head[50:], 1) // places in loca have four bytes
	be.PutUint16(hhea[34:], n)
	be.PutUint16(maxp[4:], n)
	parts := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} {
		if b := t.tables[tag]; len(b) > 0 {
			parts[tag] = b
		}
	}
	return writeTables(parts)
}

// renumbered is the outline of a glyph; one that is made of others names them by
// their new numbers.
func renumbered(g []byte, number func(int) int) []byte {
	if len(g) < 10 || int16(be.Uint16(g)) >= 0 {
		return g
	}
	out := slices.Clone(g)
	for part := out[10:]; ; {
		flags := be.Uint16(part)
		be.PutUint16(part[2:], uint16(number(int(be.Uint16(part[2:])))))
		if flags&moreComponents == 0 {
			return out
		}
		part = part[componentSize(flags):]
	}
}

// Flags of a component of a glyph (OpenType 1.9, glyf).
const (
	wordArguments  = 0x0001
	oneScale       = 0x0008
	moreComponents = 0x0020
	twoScales      = 0x0040
	matrix         = 0x0080
)

// componentSize is how many bytes a component with these flags has.
func componentSize(flags uint16) int {
	size := 6
	if flags&wordArguments != 0 {
		size += 2
	}
	switch {
	case flags&oneScale != 0:
		size += 2
	case flags&twoScales != 0:
		size += 4
	case flags&matrix != 0:
		size += 8
	}
	return size
}
