package pdf

import (
	"math"
	"unicode"

	"factsheet/sources/extract/pdfium"
)

// A box is a rectangle on a page in points: origin top left, y down.
type box struct{ x0, y0, x1, y1 float32 }

func (b box) width() float32  { return b.x1 - b.x0 }
func (b box) height() float32 { return b.y1 - b.y0 }

// join is the smallest box around both.
func (b box) join(o box) box {
	return box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)}
}

func boxOf(c *pdfium.Char) box { return box{c.X0, c.Y0, c.X1, c.Y1} }

// farthest is how far from the page's corner a place is believed, in points:
// more than the largest page that PDF knows.
const farthest = 20000

// A kind of character, as the layout sees it.
type standing uint8

const (
	nothing  standing = iota // white space, or a character that no reader sees
	upright                  // writing from left to right, or right to left
	turned                   // writing in another direction
	offPage                  // outside what the page shows
	lost                     // its place on the page is not known
	combined                 // an accent set over the character before it
)

// tame makes what a hostile or broken document says of a character safe to
// reckon with, and says what the character is.
func tame(c *pdfium.Char, page *pdfium.Page) standing {
	if c.X1 < c.X0 {
		c.X0, c.X1 = c.X1, c.X0
	}
	if c.Y1 < c.Y0 {
		c.Y0, c.Y1 = c.Y1, c.Y0
	}
	if r := shown(c); r == 0 {
		return nothing
	}
	for _, v := range []float32{c.X0, c.Y0, c.X1, c.Y1} {
		if v != v || v < -farthest || v > farthest {
			c.X0, c.Y0, c.X1, c.Y1 = 0, 0, 0, 0
			return lost
		}
	}
	if !(c.Size >= 0.5 && c.Size <= 5000) {
		c.Size = min(max(c.Y1-c.Y0, 0.5), 5000)
	}
	if !(c.Baseline >= c.Y0-c.Size && c.Baseline <= c.Y1+c.Size) {
		c.Baseline = c.Y1 - 0.2*min(c.Y1-c.Y0, c.Size)
	}
	if c.X1 < 0 || c.Y1 < 0 || c.X0 > page.Width && page.Width > 0 || c.Y0 > page.Height && page.Height > 0 {
		return offPage
	}
	switch {
	case c.Flags&pdfium.Rotated != 0:
		return turned
	case unicode.Is(unicode.Mn, c.Rune):
		return combined
	}
	return upright
}

// replacement stands where a character is printed that has no Unicode: no
// quotation matches across it.
const replacement = '\uFFFD'

// shown is what a reader of the page sees of a character; 0 is nothing. White
// space is nothing, too: see spaced.
func shown(c *pdfium.Char) rune {
	r := c.Rune
	switch {
	case c.Flags&pdfium.Generated != 0 && c.Flags&pdfium.Hyphen == 0:
		return 0
	case r == 0xFFFE || r == 0x02 && c.Flags&pdfium.Hyphen != 0:
		return '-' // what PDFium makes of a line end's hyphen
	case r == 0 && c.Flags&pdfium.Unmapped != 0:
		return replacement
	case r < 0 || r > unicode.MaxRune || r >= 0xD800 && r < 0xE000 || r == 0xFFFF:
		return replacement
	case r <= ' ' || r >= 0x7F && r < 0xA0 || unicode.IsSpace(r):
		return 0
	case r == '\u00ad' || r == '\ufeff' || r == '\u200b' || r == '\u2060':
		return softHyphen(r)
	}
	return r
}

// softHyphen keeps soft hyphens, which show at a line's end, and drops the
// other characters without any width.
func softHyphen(r rune) rune {
	if r == '\u00ad' {
		return r
	}
	return 0
}

// spaced reports whether the file itself, not PDFium, parts words here.
func spaced(c *pdfium.Char) bool {
	return c.Flags&pdfium.Generated == 0 && (c.Rune == ' ' || c.Rune == '\t' || c.Rune >= 0xA0 && unicode.IsSpace(c.Rune))
}

// apart is how far two boxes are from each other along the line, whichever
// comes first; negative where they overlap.
func apart(a, b box) float32 { return max(b.x0-a.x1, a.x0-b.x1) }

func abs(x float32) float32 { return float32(math.Abs(float64(x))) }
