package verify

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"factsheet/render/pdf/object"
)

// What files of ours have less of: faces, units of UTF-16 that one glyph stands for.
const (
	mostFonts = 64
	mostUnits = 4
	mostMap   = 4 << 20 // bytes of a map to Unicode
)

// A font is the map from a CID to text and to a glyph.
type font struct {
	text map[uint16]string
	gid  []byte // two bytes for each CID
}

func fontOf(f *object.File, names object.Dict, named object.Object, fonts map[object.Ref]*font) (*font, error) {
	name, _ := named.(object.Name)
	ref, ok := names[name].(object.Ref)
	if !ok {
		return nil, fmt.Errorf("the face %q is not in the file", name)
	}
	if fonts[ref] != nil {
		return fonts[ref], nil
	}
	if len(fonts) == mostFonts {
		return nil, fmt.Errorf("more than %d faces", mostFonts)
	}
	d := f.Dict(ref)
	out := &font{text: make(map[uint16]string)}
	if kids := f.Array(d["DescendantFonts"]); len(kids) == 1 {
		if s := f.Stream(f.Dict(kids[0])["CIDToGIDMap"]); s != nil {
			out.gid = s.Data
		}
	}
	if s := f.Stream(d["ToUnicode"]); s != nil {
		if err := out.read(s.Data); err != nil {
			return nil, err
		}
	}
	fonts[ref] = out
	return out, nil
}

// read reads the pairs of a map to Unicode.
func (f *font) read(cmap []byte) error {
	if len(cmap) > mostMap {
		return fmt.Errorf("a map to Unicode has more characters than there are")
	}
	l := object.NewLexer(cmap)
	var pairs []object.Object
	for {
		o, more, err := l.Next()
		if err != nil || !more {
			return err
		}
		switch o {
		case object.Operator("beginbfchar"):
			pairs = pairs[:0]
			continue
		case object.Operator("endbfchar"):
			for i := 0; i+1 < len(pairs); i += 2 {
				from, _ := pairs[i].(object.String)
				to, _ := pairs[i+1].(object.String)
				if len(from) != 2 || len(to)%2 != 0 || len(to) > 2*mostUnits {
					return fmt.Errorf("a map to Unicode cannot be read")
				}
				var units []uint16
				for k := 0; k < len(to); k += 2 {
					units = append(units, uint16(to[k])<<8|uint16(to[k+1]))
				}
				f.text[uint16(from[0])<<8|uint16(from[1])] = string(utf16.Decode(units))
			}
		}
		pairs = append(pairs, o)
	}
}

// decode gives the text of a string or of an array of strings and kerns.
func (f *font) decode(stack []object.Object) (string, error) {
	if f == nil || len(stack) != 1 {
		return "", fmt.Errorf("text without a face")
	}
	list, ok := stack[0].(object.Array)
	if !ok {
		list = object.Array{stack[0]}
	}
	var b strings.Builder
	for _, o := range list {
		s, ok := o.(object.String)
		if !ok {
			continue // a kern
		}
		for i := 0; i+1 < len(s); i += 2 {
			cid := uint16(s[i])<<8 | uint16(s[i+1])
			text, ok := f.text[cid]
			if !ok {
				return "", fmt.Errorf("a glyph (%04X) that stands for no character", cid)
			}
			if at := int(cid) * 2; at+1 >= len(f.gid) || f.gid[at] == 0 && f.gid[at+1] == 0 {
				return "", fmt.Errorf("the character %q has no glyph", text)
			}
			b.WriteString(text)
		}
	}
	return b.String(), nil
}
