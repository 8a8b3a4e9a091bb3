package pdf

import (
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"factsheet/sources/extract/pdfium"
)

// A layer is the characters of one page that are written in one direction,
// turned so that they go from left to right.
type layer struct {
	chars         []pdfium.Char
	at            []int32 // of each in the page's list; nil is the same
	width, height float32
	chunks        []chunk
	gutter        float32 // see narrowest; 0 is not known yet
	drawn         ruling  // of the main layer
}

// A chunk is a run of characters that stand in the file one after the other,
// and on the page beside each other without a gap: mostly a word.
type chunk struct {
	box
	from, to    int32 // in the layer's list, half-open; what is not shown counts
	first, last int32 // that are shown
	base, size  float32
	row         float32 // baseline of the line that it belongs to: its own, or its host's
	n           int32   // characters shown
	letters     int32
	script      int8 // 1 above the line of its host, -1 below it
	host        int32
	spaced      bool // the file has a space before it
	rtl         bool
	bold        bool
	artifact    bool
	dropped     bool // a large initial beside several lines: see dropCaps
	hyphen      bool // ends with a hyphen that PDFium takes for a line end's
	role        role // furniture, once that is known
}

// newLayer puts characters together. kinds says what each is; those that are
// not of the wanted kind belong to another layer.
func newLayer(chars []pdfium.Char, at []int32, kinds []standing, want standing, width, height float32) *layer {
	l := &layer{chars: chars, at: at, width: width, height: height}
	space := false
	var c *chunk
	for i := range chars {
		k := &chars[i]
		switch kinds[i] {
		case nothing:
			if spaced(k) {
				space = true
				c = nil
			}
			continue
		case want:
		case combined:
			if c != nil {
				c.to, c.last = int32(i)+1, int32(i)
				c.n++
				continue
			}
		default:
			c = nil
			continue
		}
		if c == nil || !l.follows(c, k) {
			l.chunks = append(l.chunks, chunk{box: boxOf(k), from: int32(i), first: int32(i), base: k.Baseline, size: k.Size, row: k.Baseline,
				host: -1, spaced: space, rtl: isRTL(k.Rune), bold: true, artifact: true})
			c = &l.chunks[len(l.chunks)-1]
		}
		c.add(k, int32(i))
		space = false
	}
	l.dropCaps()
	l.hostScripts()
	return l
}

// add puts a character at the end of the chunk.
func (c *chunk) add(k *pdfium.Char, i int32) {
	c.box = c.box.join(boxOf(k))
	c.to, c.last = i+1, i
	c.n++
	if unicode.IsLetter(k.Rune) {
		c.letters++
		c.rtl = c.rtl || isRTL(k.Rune)
	}
	c.bold = c.bold && k.Flags&pdfium.Bold != 0
	c.artifact = c.artifact && k.Flags&pdfium.Artifact != 0
	c.hyphen = k.Flags&pdfium.Hyphen != 0 || k.Rune == 0xFFFE
}

// A gap between the boxes of two letters is a space from this part of the
// font's size on: wide where nothing else says so, narrow where PDFium, which
// knows the width of the font's own space, sees one as well.
const (
	wideGap   = 0.22
	narrowGap = 0.11
)

// follows reports whether a character continues the chunk.
func (l *layer) follows(c *chunk, k *pdfium.Char) bool {
	last := &l.chars[c.last]
	size := min(k.Size, c.size)
	if isSign(k.Rune) != isSign(last.Rune) || abs(k.Baseline-c.base) > 0.08*size || abs(k.Size-c.size) > 0.12*c.size || c.hyphen {
		return false
	}
	gap := k.X0 - last.X1
	if back := last.X0 - k.X1; isRTL(k.Rune) || c.rtl {
		gap = max(gap, back)
	}
	if gap < -0.6*size && !c.rtl {
		return false
	}
	if l.generated(c.last, k) {
		return gap <= narrowGap*size
	}
	return gap <= wideGap*size
}

// generated reports whether PDFium parts the character from the one before it.
func (l *layer) generated(last int32, k *pdfium.Char) bool {
	for i := last + 1; int(i) < len(l.chars) && &l.chars[i] != k; i++ {
		if l.chars[i].Flags&pdfium.Generated != 0 {
			return true
		}
	}
	return false
}

// isRTL reports whether a character belongs to a script written from right to
// left.
func isRTL(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// shownRunes are the characters of a chunk in the order of the file.
func (l *layer) shownRunes(c *chunk) []rune {
	out := make([]rune, 0, c.n)
	for i := c.from; i < c.to; i++ {
		if r := shown(&l.chars[i]); r != 0 {
			out = append(out, r)
		}
	}
	return out
}

func (l *layer) text(c *chunk) string { return string(l.shownRunes(c)) }
