package typeset

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/image/font/sfnt"
)

// A Set is the faces of a document: the embedded ones, and those that were
// added. The nil Set has the embedded ones. It is not for use by several
// goroutines while faces are added.
type Set struct{ own []own }

// own is a face of the user's.
type own struct {
	font
	name     string
	fallback Face
	has      map[rune]sfnt.GlyphIndex
}

// Add adds a TrueType file and gives its face. What the face lacks is set in
// fallback, an embedded one. The error is a *FaceError.
func (s *Set) Add(data []byte, fallback Face) (f Face, err error) {
	defer func() {
		if r := recover(); r != nil { // of the parser: whatever the file is, the program goes on
			f, err = 0, refuse(damaged, "it is damaged: %v", r)
		}
	}()
	t, err := readTrueType(data)
	if err != nil {
		return 0, err
	}
	if err := t.rights(); err != nil {
		return 0, err
	}
	p, err := sfnt.Parse(data)
	if err != nil {
		return 0, refuse(damaged, "it is damaged: %s", strings.TrimPrefix(err.Error(), "sfnt: "))
	}
	has, err := characters(p, t.glyphs)
	if err != nil {
		return 0, refuse(damaged, "it is damaged: %s", strings.TrimPrefix(err.Error(), "sfnt: "))
	}
	if has[' '] == 0 || has['0'] == 0 {
		return 0, refuse("use a face with letters and digits; signs and icons cannot carry text", "it has no space, or no digits")
	}
	o := own{font{t.clean(has), p}, s.unusedName(p), fallback, has}
	s.own = append(s.own, o)
	return Faces + Face(len(s.own)-1), nil
}

// unusedName is the PostScript name of a face, with signs that a PDF name
// may have (ISO 32000-1, 7.3.5), and a number where another face has it.
func (s *Set) unusedName(p *sfnt.Font) string {
	name, _ := p.Name(new(sfnt.Buffer), sfnt.NameIDPostScript)
	name = strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' {
			return r
		}
		return -1
	}, name)
	if name = name[:min(len(name), 60)]; name == "" {
		name = "Face"
	}
	for n := 1; ; n++ {
		try, taken := name, false
		if n > 1 {
			try = fmt.Sprintf("%s-%d", name, n)
		}
		for _, o := range s.own {
			taken = taken || o.name == try
		}
		for _, f := range faces {
			taken = taken || f.name == try
		}
		if !taken {
			return try
		}
	}
}

// mine is a face that was added; nil where f is an embedded one.
func (s *Set) mine(f Face) *own {
	if f < Faces {
		return nil
	}
	return &s.own[f-Faces]
}

// Name is the PostScript name of a face, unique in the set.
func (s *Set) Name(f Face) string {
	if o := s.mine(f); o != nil {
		return o.name
	}
	return faces[f].name
}

// Data is a copy of the face's file; the caller may write into it. Of a face that
// was added it has the parts that print needs.
func (s *Set) Data(f Face) []byte { return bytes.Clone(s.font(f).data) }

func (s *Set) font(f Face) font {
	if o := s.mine(f); o != nil {
		return o.font
	}
	return parsed[f]()
}

// glyph is the glyph of a character that has two bytes; 0 is none.
func (s *Set) glyph(buf *sfnt.Buffer, f Face, r rune) sfnt.GlyphIndex {
	if o := s.mine(f); o != nil {
		return o.has[r]
	}
	id, err := parsed[f]().GlyphIndex(buf, r)
	if err != nil {
		return 0
	}
	return id
}

// order is the faces in which a character is looked for.
func (s *Set) order(want Face) []Face {
	if o := s.mine(want); o != nil {
		return []Face{want, o.fallback, faces[o.fallback].fallback}
	}
	return []Face{want, faces[want].fallback}
}

// size is the number of faces.
func (s *Set) size() int {
	if s == nil {
		return int(Faces)
	}
	return int(Faces) + len(s.own)
}
