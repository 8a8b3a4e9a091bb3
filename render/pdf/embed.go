package pdf

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"factsheet/render/pdf/object"
	"factsheet/render/pdf/typeset"
)

// embed puts the faces in use into the file, each cut to its characters, and
// gives them by the names that they have on the pages. A CID is a code point, so
// that what a page shows can be read without the face.
func embed(file *object.File, d *document) (object.Dict, error) {
	fonts := object.Dict{}
	for _, face := range slices.Sorted(maps.Keys(d.used)) {
		text := characters(d.used, face)
		cut, err := d.faces.Cut(face, []rune(text))
		if err != nil {
			return nil, fmt.Errorf("cutting the face %s: %w", d.faces.Name(face), err)
		}
		name := object.Name(subsetTag(text) + "+" + d.faces.Name(face))
		fonts[object.Name(fontName(face))] = file.Add(object.Dict{
			"Type": object.Name("Font"), "Subtype": object.Name("Type0"), "BaseFont": name,
			"Encoding":        object.Name("Identity-H"),
			"DescendantFonts": object.Array{file.Add(descendant(file, name, cut, []rune(text)))},
			"ToUnicode":       file.Add(&object.Stream{Dict: object.Dict{}, Data: toUnicode(text)}),
		})
	}
	return fonts, nil
}

// descendant is the CIDFont of a face (ISO 32000-1, 9.7.4).
func descendant(file *object.File, name object.Name, c *typeset.Cut, text []rune) object.Dict {
	glyphs := make([]byte, 2*(int(text[len(text)-1])+1)) // by CID; those not in use are .notdef
	for i, r := range text {
		glyphs[2*r], glyphs[2*r+1] = byte(c.Glyphs[i]>>8), byte(c.Glyphs[i])
	}
	return object.Dict{
		"Type": object.Name("Font"), "Subtype": object.Name("CIDFontType2"), "BaseFont": name,
		"CIDSystemInfo":  object.Dict{"Registry": object.String("Adobe"), "Ordering": object.String("Identity"), "Supplement": integer(0)},
		"FontDescriptor": file.Add(descriptor(file, name, c)),
		"CIDToGIDMap":    file.Add(&object.Stream{Dict: object.Dict{}, Data: glyphs}),
		"DW":             integer(0),
		"W":              widths(text, c.Widths),
	}
}

// widths lists the widths of characters, those of neighbours together (ISO
// 32000-1, 9.7.4.3).
func widths(text []rune, w []int) object.Array {
	out := object.Array{}
	var run object.Array
	for i, r := range text {
		if i == 0 || r != text[i-1]+1 {
			run = object.Array{}
			out = append(out, integer(int(r)), run)
		}
		run = append(run, integer(w[i]))
		out[len(out)-1] = run
	}
	return out
}

// descriptor says what a face is like (ISO 32000-1, 9.8), for readers that draw
// it without its glyphs.
func descriptor(file *object.File, name object.Name, c *typeset.Cut) object.Dict {
	const monospace, symbolic, italic = 1 << 0, 1 << 2, 1 << 6
	flags := symbolic // its characters are not those of one encoding
	if c.Monospace {
		flags |= monospace
	}
	if c.Angle != 0 {
		flags |= italic
	}
	box := object.Array{}
	for _, v := range c.Box {
		box = append(box, integer(v))
	}
	return object.Dict{
		"Type": object.Name("FontDescriptor"), "FontName": name, "Flags": integer(flags), "FontBBox": box,
		"Ascent": integer(c.Ascent), "Descent": integer(c.Descent), "CapHeight": integer(c.CapHeight),
		"ItalicAngle": integer(c.Angle),
		"StemV":       integer(50 + c.Weight*c.Weight/65/65), // of which TrueType says nothing: as is usual
		"FontFile2": file.Add(&object.Stream{
			Dict: object.Dict{"Length1": integer(len(c.Data))}, Data: c.Data,
		}),
	}
}

// characters are those of a face that are in use, in order.
func characters(used map[typeset.Face]map[rune]bool, f typeset.Face) string {
	return string(slices.Sorted(maps.Keys(used[f])))
}

// subsetTag is the six letters that mark a face as cut, made of what it was
// cut to.
func subsetTag(text string) string {
	sum := sha256.Sum256([]byte(text))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// toUnicode maps each character in use to itself: a CID is a code point.
func toUnicode(text string) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk([]rune(text), 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, r := range part {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}
