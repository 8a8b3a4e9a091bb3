// Package typeset sets text: faces, coverage, kerning and line breaking.
//
// It knows no PDF and no page; it makes lines of glyphs with their places.
package typeset

import (
	"embed"
	"fmt"
	"sync"

	"golang.org/x/image/font/sfnt"
)

// Each face is used as it was published; fonts/ORIGIN says where.
//
//go:embed fonts/*.ttf
var files embed.FS

// A Face is one of the embedded faces, or one that was added to a Set.
type Face int

// The faces: Source Serif 4 and Source Sans 3. Bold is their semibold.
const (
	Serif Face = iota
	SerifItalic
	SerifBold
	SerifBoldItalic
	Sans
	SansItalic
	SansBold

	// Faces is their number; those that are added follow.
	Faces
)

var faces = [Faces]struct {
	file, name string
	fallback   Face // where this face lacks a character
}{
	Serif:           {"SourceSerif4_400Regular.ttf", "SourceSerif4-Regular", Sans},
	SerifItalic:     {"SourceSerif4_400Regular_Italic.ttf", "SourceSerif4-It", SansItalic},
	SerifBold:       {"SourceSerif4_600SemiBold.ttf", "SourceSerif4-Semibold", SansBold},
	SerifBoldItalic: {"SourceSerif4_600SemiBold_Italic.ttf", "SourceSerif4-SemiboldIt", SansBold},
	Sans:            {"SourceSans3_400Regular.ttf", "SourceSans3-Regular", Serif},
	SansItalic:      {"SourceSans3_400Regular_Italic.ttf", "SourceSans3-It", SerifItalic},
	SansBold:        {"SourceSans3_600SemiBold.ttf", "SourceSans3-Semibold", SerifBold},
}

// Each face is parsed once, when it is first used; what is parsed does not
// change and is shared by all documents.
var parsed = func() (out [Faces]func() font) {
	for f := range faces {
		out[f] = sync.OnceValue(func() font { return parse(Face(f)) })
	}
	return out
}()

type font struct {
	data []byte
	*sfnt.Font
}

// parse reads an embedded face; a face that cannot be read is a fault of the
// program that its tests find.
func parse(f Face) font {
	data, err := files.ReadFile("fonts/" + faces[f].file)
	if err == nil {
		var p *sfnt.Font
		if p, err = sfnt.Parse(data); err == nil {
			return font{data, p}
		}
	}
	panic(fmt.Sprintf("embedded face %s: %v", faces[f].file, err))
}
