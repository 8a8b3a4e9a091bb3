// Package verify reads the text of a PDF file that render/pdf wrote back out
// of its bytes, and compares quotations with it.
//
// It goes by what a reader goes by: the structure, which says what is read and in
// which order; the operators of the pages, the glyphs they show, and the maps from
// glyphs to Unicode. All that is shown must stand in the structure once, or be an
// artifact. It shares no code with what set the text.
package verify

import (
	"fmt"
	"strings"
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

// Content is what a file says, in the order of reading.
type Content struct {
	said  []said
	pages int
}

// said is the text of one operator and where it starts, or what a figure shows
// in words.
type said struct {
	text string
	page int // from 0
	x, y float64
	alt  bool
}

// Read reads a file. What is drawn as an artifact is no text, and a figure says
// its text alternative. It is an error if there is text that nobody could see, or
// that some readers would read otherwise than others.
func Read(data []byte) (*Content, error) {
	f, err := object.Read(data)
	if err != nil {
		return nil, fmt.Errorf("reading the PDF back: %w", err)
	}
	return Of(f)
}

// Of reads a file whose objects were read before, with their streams decoded.
func Of(f *object.File) (*Content, error) {
	c, err := content(f)
	if err != nil {
		return nil, fmt.Errorf("reading the PDF back: %w", err)
	}
	return c, nil
}

func content(f *object.File) (*Content, error) {
	root, refs := f.Dict(f.Trailer["Root"]), f.Pages()
	pages := f.Dict(root["Pages"])
	switch {
	case other(root, catalogKeys) != "":
		return nil, fmt.Errorf("the file has %s, which may show something else", other(root, catalogKeys))
	case other(f.Dict(root["Names"]), []object.Name{"EmbeddedFiles"}) != "":
		return nil, fmt.Errorf("the file has %s, which may run something", other(f.Dict(root["Names"]), []object.Name{"EmbeddedFiles"}))
	case other(pages, []object.Name{"Count", "Kids", "Type"}) != "":
		return nil, fmt.Errorf("the tree of pages has %s, which may show them otherwise", other(pages, []object.Name{"Count", "Kids", "Type"}))
	case len(f.Array(pages["Kids"])) != len(refs):
		return nil, fmt.Errorf("the tree of pages has what is no page, or a page twice")
	}
	t := &tree{File: f, pages: make(map[object.Ref]int, len(refs)), parents: make(map[int]object.Object)}
	fonts, contents, left := make(map[object.Ref]*font), make(map[object.Ref]bool), mostContents
	for i, ref := range refs {
		t.pages[ref] = i
		// Pages that share their content would have the same read again and again.
		at, ok := f.Dict(ref)["Contents"].(object.Ref)
		if !ok || contents[at] {
			return nil, fmt.Errorf("page %d: has no content of its own", i+1)
		}
		contents[at] = true
		if s := f.Stream(at); s != nil {
			left -= len(s.Data)
		}
		if left < 0 {
			return nil, fmt.Errorf("more content than a sheet can have")
		}
		pieces, err := readPage(f, f.Dict(ref), fonts)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		t.pieces = append(t.pieces, pieces)
	}
	if err := t.read(refs); err != nil {
		return nil, fmt.Errorf("structure: %w", err)
	}
	return &Content{t.said, len(refs)}, nil
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
	for _, s := range c.said {
		if !s.alt {
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
	n := longestIn(text, want)
	return beginning(text[strings.Index(text, want[:n])+n:])
}

// longestIn is how many bytes the longest beginning of want has that is in the
// text, in whole characters.
func longestIn(text, want string) int {
	lo, hi := 0, len(want)
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
	return lo
}

// Pages gives the text of each page, a line of the page to a line, in the order
// of reading.
func (c *Content) Pages() []string {
	out := make([]strings.Builder, c.pages)
	last := make([]*said, c.pages)
	for i := range c.said {
		s := &c.said[i]
		if s.alt {
			continue
		}
		b, p := &out[s.page], last[s.page]
		if p != nil && (s.y-p.y > 6 || p.y-s.y > 6 || s.x < p.x) {
			b.WriteByte('\n')
		}
		b.WriteString(s.text)
		last[s.page] = s
	}
	text := make([]string, c.pages)
	for i := range out {
		text[i] = out[i].String()
	}
	return text
}
