package typeset

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
)

// A FaceError says why a face of the user's cannot be printed.
type FaceError struct{ Reason, Hint string }

func (e *FaceError) Error() string { return e.Reason }

func refuse(hint, reason string, args ...any) error {
	return &FaceError{fmt.Sprintf(reason, args...), hint}
}

const damaged = "get the file anew from where it came from"

// A trueType is the file of a face whose parts were found to lie where they
// should (OpenType 1.9, chapters head, hhea, hmtx, maxp, loca, glyf, OS/2).
type trueType struct {
	tables  map[string][]byte
	glyphs  int
	offsets []uint32 // of glyphs in glyf, one more than there are glyphs
}

// What a file may have: bounds of work, far above those of real faces.
const (
	maxTables     = 64
	maxComponents = 512 // of one glyph, with those of its components
)

var be = binary.BigEndian

// readTrueType takes a file apart. The error is a *FaceError.
func readTrueType(data []byte) (*trueType, error) {
	const other = "use the .ttf file of the face; most foundries give one beside the others"
	if len(data) < 12 {
		return nil, refuse(damaged, "it is no font file")
	}
	switch string(data[:4]) {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, refuse(other, "its outlines are PostScript ones (CFF), and only TrueType outlines can be printed")
	case "ttcf":
		return nil, refuse(other, "it is a collection of several faces")
	case "wOFF", "wOF2":
		return nil, refuse(other, "it is packed for web pages")
	default:
		return nil, refuse(other, "it is no TrueType file")
	}
	t := &trueType{tables: make(map[string][]byte)}
	n := int(be.Uint16(data[4:]))
	if n > maxTables || 12+16*n > len(data) {
		return nil, refuse(damaged, "it is damaged: its list of parts is cut off")
	}
	for i := range n {
		e := data[12+16*i:]
		tag, from, size := string(e[:4]), uint64(be.Uint32(e[8:])), uint64(be.Uint32(e[12:]))
		if from+size > uint64(len(data)) {
			return nil, refuse(damaged, "it is damaged: its part %q is cut off", strings.TrimSpace(tag))
		}
		if t.tables[tag] == nil {
			t.tables[tag] = data[from : from+size : from+size]
		}
	}
	if t.tables["fvar"] != nil {
		return nil, refuse("use the static faces, which stand beside it in a folder \"static\" where a face comes in both forms", "it is a variable face, of which only one weight could be printed")
	}
	for _, need := range []struct {
		tag  string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}, {"glyf", 1}, {"cmap", 4}, {"OS/2", 78}} {
		if len(t.tables[need.tag]) < need.size {
			return nil, refuse(damaged, "it is damaged: its part %q is missing or cut off", need.tag)
		}
	}
	if os2 := t.tables["OS/2"]; be.Uint16(os2) >= 2 && len(os2) < 96 {
		return nil, refuse(damaged, "it is damaged: its part \"OS/2\" is cut off")
	}
	if err := t.measures(); err != nil {
		return nil, err
	}
	return t, t.outlines()
}

// rights refuses a face that its maker does not let others embed: OS/2 fsType
// (OpenType 1.9). Bits 0 to 3 are usage permissions; in versions before 3 the
// least restrictive of several counts.
func (t *trueType) rights() error {
	const hint = "ask the maker of the face for a licence to embed it, or use another face"
	os2 := t.tables["OS/2"]
	version, fsType := be.Uint16(os2), be.Uint16(os2[8:])
	usage := fsType & 0x000F
	switch {
	case usage == 0x0002 || version >= 3 && usage&0x0002 != 0:
		return refuse(hint, "its licence forbids to embed it (OS/2 fsType 0x%04X: bit 1, restricted licence)", fsType)
	case fsType&0x0100 != 0:
		return refuse(hint, "its licence forbids to embed a part of it (OS/2 fsType 0x%04X: bit 8, no subsetting), and a PDF has only the characters in use", fsType)
	case fsType&0x0200 != 0:
		return refuse(hint, "its licence allows to embed its bitmaps only (OS/2 fsType 0x%04X: bit 9)", fsType)
	}
	return nil
}

// measures checks the tables of sizes.
func (t *trueType) measures() error {
	head, hhea := t.tables["head"], t.tables["hhea"]
	t.glyphs = int(be.Uint16(t.tables["maxp"][4:]))
	perEm, metrics := int(be.Uint16(head[18:])), int(be.Uint16(hhea[34:]))
	switch {
	case be.Uint32(head[12:]) != 0x5F0F3CF5 || perEm < 16 || perEm > 16384:
		return refuse(damaged, "it is damaged: its part \"head\" makes no sense")
	case t.glyphs == 0:
		return refuse(damaged, "it has no glyphs")
	case metrics == 0 || metrics > t.glyphs || len(t.tables["hmtx"]) < 4*metrics+2*(t.glyphs-metrics):
		return refuse(damaged, "it is damaged: its part \"hmtx\" is cut off")
	}
	loca := t.tables["loca"]
	long := be.Uint16(head[50:]) != 0
	size := 2
	if long {
		size = 4
	}
	if len(loca) < size*(t.glyphs+1) {
		return refuse(damaged, "it is damaged: its part \"loca\" is cut off")
	}
	t.offsets = make([]uint32, t.glyphs+1)
	for i := range t.offsets {
		if long {
			t.offsets[i] = be.Uint32(loca[4*i:])
		} else {
			t.offsets[i] = 2 * uint32(be.Uint16(loca[2*i:]))
		}
		if uint64(t.offsets[i]) > uint64(len(t.tables["glyf"])) || i > 0 && t.offsets[i] < t.offsets[i-1] {
			return refuse(damaged, "it is damaged: a glyph lies outside the part \"glyf\"")
		}
	}
	return nil
}

func (t *trueType) glyph(i int) []byte { return t.tables["glyf"][t.offsets[i]:t.offsets[i+1]] }

// outlines checks that every glyph is whole, and that those made of others end.
func (t *trueType) outlines() error {
	count := make([]int, t.glyphs) // components, with theirs; 0 is not known yet, -1 under way
	var visit func(i, depth int) bool
	visit = func(i, depth int) bool {
		if count[i] != 0 {
			return count[i] > 0
		}
		parts, ok := components(t.glyph(i), t.glyphs)
		if !ok || depth > 8 {
			return false
		}
		count[i] = -1
		n := 1
		for _, p := range parts {
			if !visit(p, depth+1) {
				return false
			}
			if n += count[p]; n > maxComponents {
				return false
			}
		}
		count[i] = n
		return true
	}
	for i := range t.glyphs {
		if !visit(i, 0) {
			return refuse(damaged, "it is damaged: the outline of glyph %d cannot be drawn", i)
		}
	}
	return nil
}

// components are the glyphs that a glyph is made of, of which there are n in
// all; it is not ok where the glyph is cut off.
func components(g []byte, n int) (out []int, ok bool) {
	if len(g) == 0 {
		return nil, true
	}
	if len(g) < 10 {
		return nil, false
	}
	if contours := int(int16(be.Uint16(g))); contours >= 0 {
		end := 10 + 2*contours
		return nil, contours == 0 || len(g) >= end+2 && len(g) >= end+2+int(be.Uint16(g[end:]))
	}
	for g = g[10:]; ; {
		if len(g) < 4 {
			return nil, false
		}
		flags, of := be.Uint16(g), int(be.Uint16(g[2:]))
		size := 4 + 2
		if flags&0x0001 != 0 { // words
			size += 2
		}
		switch {
		case flags&0x0008 != 0:
			size += 2
		case flags&0x0040 != 0:
			size += 4
		case flags&0x0080 != 0:
			size += 8
		}
		if of >= n || len(g) < size || len(out) >= maxComponents {
			return nil, false
		}
		out = append(out, of)
		if g = g[size:]; flags&0x0020 == 0 {
			return out, true
		}
	}
}

// clean writes a file of the parts that print needs, with a map of characters
// that was read once: what comes after reads the same glyphs as the setter.
func (t *trueType) clean(characters map[rune]sfnt.GlyphIndex) []byte {
	head := slices.Clone(t.tables["head"][:54])
	be.PutUint32(head[8:], 0) // the sum of the whole file, which changed
	hhea := slices.Clone(t.tables["hhea"][:36])
	be.PutUint16(hhea[32:], 0)
	post := make([]byte, 32)
	copy(post[4:], t.tables["post"][:min(len(t.tables["post"]), 16)][min(len(t.tables["post"]), 4):])
	be.PutUint32(post, 0x00030000)
	parts := map[string][]byte{
		"head": head, "hhea": hhea, "maxp": t.tables["maxp"], "hmtx": t.tables["hmtx"], "loca": t.tables["loca"], "glyf": t.tables["glyf"],
		"OS/2": t.tables["OS/2"], "cmap": cmapTable(characters), "post": post, "name": {0, 0, 0, 0, 0, 6},
	}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} {
		if b := t.tables[tag]; len(b) > 0 {
			parts[tag] = b
		}
	}
	return writeTables(parts)
}

// writeTables writes the parts of a font file in the order of their names.
func writeTables(parts map[string][]byte) []byte {
	tags := make([]string, 0, len(parts))
	for tag := range parts {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	n := len(tags)
	power, log := 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 * power, log, 16 * (n - power)} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	for _, tag := range tags {
		b := parts[tag]
		sum := uint32(0)
		for i := 0; i < len(b); i += 4 {
			var word [4]byte
			copy(word[:], b[i:])
			sum += be.Uint32(word[:])
		}
		out = append(out, tag...)
		for _, v := range []uint32{sum, uint32(at), uint32(len(b))} {
			out = be.AppendUint32(out, v)
		}
		at += (len(b) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, parts[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// cmapTable writes a map of characters in format 4, a segment to each run of
// characters whose glyphs follow each other.
func cmapTable(characters map[rune]sfnt.GlyphIndex) []byte {
	type segment struct {
		from, to rune
		delta    uint16
	}
	var list []rune
	for r := range characters {
		if r < 0xFFFF {
			list = append(list, r)
		}
	}
	slices.Sort(list)
	var segments []segment
	for _, r := range list {
		delta := uint16(characters[r]) - uint16(r)
		if n := len(segments); n > 0 && segments[n-1].to == r-1 && segments[n-1].delta == delta {
			segments[n-1].to = r
			continue
		}
		segments = append(segments, segment{r, r, delta})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1})
	n := len(segments)
	power, log := 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	var out []byte
	words := func(list ...int) {
		for _, v := range list {
			out = be.AppendUint16(out, uint16(v))
		}
	}
	words(0, 1, 3, 1, 0, 12, 4, min(16+8*n, 0xFFFF), 0, 2*n, 2*power, log, 2*(n-power))
	for _, s := range segments {
		words(int(s.to))
	}
	words(0)
	for _, s := range segments {
		words(int(s.from))
	}
	for _, s := range segments {
		words(int(s.delta))
	}
	return append(out, make([]byte, 2*n)...)
}

// characters reads the map of a face, for the characters that can be printed:
// those of two bytes.
func characters(p *sfnt.Font, glyphs int) (map[rune]sfnt.GlyphIndex, error) {
	var buf sfnt.Buffer
	out := make(map[rune]sfnt.GlyphIndex)
	for r := rune(0x20); r < 0xFFFE; r++ {
		if r >= 0xD800 && r < 0xE000 {
			continue
		}
		id, err := p.GlyphIndex(&buf, r)
		if err != nil {
			return nil, err
		}
		if id == 0 || int(id) >= glyphs {
			continue
		}
		if _, err := p.GlyphAdvance(&buf, id, em, xfont.HintingNone); err != nil {
			return nil, err
		}
		out[r] = id
	}
	return out, nil
}
