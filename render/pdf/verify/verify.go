// Package verify reads the text of a PDF file that render/pdf wrote back out
// of its bytes, and compares quotations with it.
//
// It goes by what a reader goes by: the operators of the pages, the glyphs
// they show, and the maps from glyphs to Unicode. It shares no code with what
// set the text.
package verify

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/render/pdf/object"
)

// Missing says that a string does not stand in the file.
type Missing struct {
	Index int    // of the string, from 0; after the last for text that nobody wants
	Want  string // the string, in NFC
	Read  string // the text nearest to it that the file has, from where it differs
}

func (e *Missing) Error() string {
	if e.Want == "" {
		return fmt.Sprintf("the PDF goes on with %q where the sheet ends", e.Read)
	}
	return fmt.Sprintf("%q does not stand in the PDF as it stands in the sheet; after the last words that agree the PDF reads %q", e.Want, e.Read)
}

// Content is what a file says: the text of its pages.
type Content struct{ pages [][]shown }

// Read reads a file. What is drawn as an artifact, and what stands in a figure,
// is no text. It is an error if there is text that nobody could see.
func Read(data []byte) (*Content, error) {
	pages, err := read(data)
	if err != nil {
		return nil, fmt.Errorf("reading the PDF back: %w", err)
	}
	return &Content{pages}, nil
}

// Quotations looks for every string in the text of the file, one after the
// other. The error is a *Missing for the first that is not there letter by
// letter.
func (c *Content) Quotations(want []string) error {
	text := strings.Join(c.parts(), "")
	for i, w := range want {
		w = norm.NFC.String(w)
		at := strings.Index(text, w)
		if at < 0 {
			return &Missing{i, w, nearest(text, w)}
		}
		text = text[at+len(w):]
	}
	return nil
}

// parts is the text in the order of reading: what each operator shows.
func (c *Content) parts() []string {
	var out []string
	for _, p := range c.pages {
		for _, s := range p {
			out = append(out, s.text)
		}
	}
	return out
}

// beginning is enough of a text to show where it stands.
func beginning(s string) string {
	r := []rune(norm.NFC.String(s[:min(len(s), 200)]))
	return string(r[:min(len(r), 40)])
}

// nearest is what stands where the longest beginning of want ends.
func nearest(text, want string) string {
	lo, hi := 0, len(want) // the longest prefix that is in the text
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if strings.Contains(text, want[:mid]) {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	for lo > 0 && lo < len(want) && !utf8.RuneStart(want[lo]) {
		lo--
	}
	return beginning(text[strings.Index(text, want[:lo])+lo:])
}

// Pages gives the text of each page, a line of the page to a line.
func (c *Content) Pages() []string {
	out := make([]string, len(c.pages))
	for i, p := range c.pages {
		var b strings.Builder
		for j, s := range p {
			if j > 0 && (s.y-p[j-1].y > 6 || p[j-1].y-s.y > 6 || s.x < p[j-1].x) {
				b.WriteByte('\n')
			}
			b.WriteString(s.text)
		}
		out[i] = b.String()
	}
	return out
}

// shown is the text of one operator and where it starts.
type shown struct {
	text string
	x, y float64
}

func read(data []byte) ([][]shown, error) {
	f, err := object.Read(data)
	if err != nil {
		return nil, err
	}
	fonts := make(map[object.Ref]*font)
	var out [][]shown
	for i, ref := range f.Pages() {
		page, err := readPage(f, f.Dict(ref), fonts)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		out = append(out, page)
	}
	return out, nil
}

// readPage reads what a page shows outside artifacts and figures.
func readPage(f *object.File, page object.Dict, fonts map[object.Ref]*font) ([]shown, error) {
	content := f.Stream(page["Contents"])
	if content == nil {
		return nil, fmt.Errorf("has no content")
	}
	box := f.Array(page["MediaBox"])
	if len(box) != 4 {
		return nil, fmt.Errorf("has no size")
	}
	r := &reader{file: f, taken: make(map[[2]float64]string), width: object.Float(box[2]), height: object.Float(box[3]), names: f.Dict(f.Dict(page["Resources"])["Font"]), fonts: fonts}
	l := object.NewLexer(content.Data)
	for {
		o, more, err := l.Next()
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		op, ok := o.(object.Operator)
		if !ok {
			r.stack = append(r.stack, o)
			continue
		}
		if err := r.do(op); err != nil {
			return nil, err
		}
		r.stack = r.stack[:0]
	}
	if len(r.marks) > 0 {
		return nil, fmt.Errorf("marked content does not end")
	}
	return r.out, nil
}

// A reader follows the operators of one page.
type reader struct {
	file  *object.File
	names object.Dict
	fonts map[object.Ref]*font
	stack []object.Object // operands
	marks []bool          // whether what each open mark holds is no text of the document
	font  *font
	x, y  float64
	pale  bool                  // whether the colour is too near to that of paper
	taken map[[2]float64]string // what begins at a place
	out   []shown

	width, height float64 // of the page, whose lower left corner is 0, 0
}

// silent reports whether what is shown here is no text of the document: an
// artifact, or part of a figure, which readers are told of in other words.
func (r *reader) silent() bool { return len(r.marks) > 0 && r.marks[len(r.marks)-1] }

func (r *reader) do(op object.Operator) (err error) {
	switch op {
	case "BMC", "BDC":
		quiet := len(r.stack) > 0 && (r.stack[0] == object.Name("Artifact") || r.stack[0] == object.Name("Figure"))
		r.marks = append(r.marks, r.silent() || quiet)
	case "EMC":
		if len(r.marks) == 0 {
			return fmt.Errorf("marked content ends that did not begin")
		}
		r.marks = r.marks[:len(r.marks)-1]
	case "Tf":
		r.font, err = fontOf(r.file, r.names, r.stack, r.fonts)
	case "Tm":
		if len(r.stack) == 6 {
			r.x, r.y = object.Float(r.stack[4]), object.Float(r.stack[5])
		}
	case "rg":
		r.pale = len(r.stack) == 3
		for _, o := range r.stack {
			r.pale = r.pale && object.Float(o) > 0.85
		}
	case "Tr":
		return fmt.Errorf("text in a mode that may not show it")
	case "TJ", "Tj":
		var s string
		if s, err = r.font.decode(r.stack); err == nil && !r.silent() {
			err = r.show(s)
		}
	}
	return err
}

// show takes what an operator shows, and refuses what nobody could see.
func (r *reader) show(s string) error {
	at := [2]float64{r.x, r.y}
	letters := strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
	switch {
	case r.x < 0 || r.y < 0 || r.x > r.width || r.y > r.height:
		return fmt.Errorf("%q stands outside the page", s)
	case r.pale:
		return fmt.Errorf("%q is as light as the paper", s)
	case letters && r.taken[at] != "":
		return fmt.Errorf("%q stands on %q", s, r.taken[at])
	case letters:
		r.taken[at] = s
	}
	r.out = append(r.out, shown{s, r.x, r.y})
	return nil
}

// A font is the map from a CID to text and to a glyph.
type font struct {
	text map[uint16]string
	gid  []byte // two bytes for each CID
}

func fontOf(f *object.File, names object.Dict, stack []object.Object, fonts map[object.Ref]*font) (*font, error) {
	if len(stack) != 2 {
		return nil, fmt.Errorf("a face without a size")
	}
	name, _ := stack[0].(object.Name)
	ref, ok := names[name].(object.Ref)
	if !ok {
		return nil, fmt.Errorf("the face %q is not in the file", name)
	}
	if fonts[ref] != nil {
		return fonts[ref], nil
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
				if len(from) != 2 || len(to)%2 != 0 {
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
