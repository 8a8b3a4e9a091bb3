package typeset

import (
	"unicode"
	"unicode/utf8"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// A Span is text in one face and size. Key is the caller's: it comes back with
// the text, and spans of different keys are never joined. The text "\n" is a
// line break; other control characters are errors.
type Span struct {
	Text string
	Face Face
	Size float64 // points
	Rise float64 // points above the baseline
	Key  int
}

// A Setter sets the text of one document. It is not for use by several
// goroutines.
type Setter struct {
	set    *Set
	buf    sfnt.Buffer
	glyphs []map[rune]metric
	kerns  []map[[2]sfnt.GlyphIndex]int
}

type metric struct {
	id      sfnt.GlyphIndex
	advance int // thousandths of the size
}

// NewSetter makes a Setter for the faces of a set; nil has the embedded ones.
func NewSetter(set *Set) *Setter {
	n := set.size()
	s := &Setter{set: set, glyphs: make([]map[rune]metric, n), kerns: make([]map[[2]sfnt.GlyphIndex]int, n)}
	for f := range n {
		s.glyphs[f] = make(map[rune]metric)
		s.kerns[f] = make(map[[2]sfnt.GlyphIndex]int)
	}
	return s
}

// A RuneError says that a character cannot be set.
type RuneError struct {
	Span   int // index of the span
	Offset int // runes before the character in the span's text
	Rune   rune
	Reason string
	Hint   string
}

func (e *RuneError) Error() string { return e.Reason }

// em is the size at which metrics are read, so that they are in thousandths.
var em = fixed.I(1000)

func (s *Setter) metric(f Face, r rune) metric {
	if m, ok := s.glyphs[f][r]; ok {
		return m
	}
	var m metric
	if r <= 0xFFFF { // a CID is a code point of two bytes
		if id := s.set.glyph(&s.buf, f, r); id != 0 {
			if a, err := s.set.font(f).GlyphAdvance(&s.buf, id, em, xfont.HintingNone); err == nil {
				m = metric{id, a.Round()}
			}
		}
	}
	s.glyphs[f][r] = m
	return m
}

func (s *Setter) kern(f Face, a, b sfnt.GlyphIndex) int {
	pair := [2]sfnt.GlyphIndex{a, b}
	if k, ok := s.kerns[f][pair]; ok {
		return k
	}
	k := s.readKern(f, a, b)
	s.kerns[f][pair] = k
	return k
}

// maxKern bounds kerns, in thousandths of the size: no face moves letters on
// to each other.
const maxKern = 400

// readKern looks a kern up. A face whose table cannot be read has none.
func (s *Setter) readKern(f Face, a, b sfnt.GlyphIndex) (k int) {
	defer func() {
		if recover() != nil {
			k = 0
		}
	}()
	v, err := s.set.font(f).Kern(&s.buf, a, b, em, xfont.HintingNone)
	if err != nil {
		return 0
	}
	return max(-maxKern, min(v.Round(), maxKern))
}

// A glyph is one character on its way into a line.
type glyph struct {
	r     rune
	id    sfnt.GlyphIndex
	face  Face
	size  float64
	rise  float64
	key   int
	width float64 // advance and kern after it, points
	kern  int     // thousandths
	mark  bool    // stands on the glyph before it
}

// shape turns spans into glyphs, in NFC, each in a face that has it.
func (s *Setter) shape(spans []Span) ([]glyph, error) {
	n := 0
	for _, sp := range spans {
		n += len(sp.Text)
	}
	out := make([]glyph, 0, n)
	for i, sp := range spans {
		if sp.Text == "\n" {
			out = append(out, glyph{r: '\n', face: sp.Face, size: sp.Size, key: sp.Key})
			continue
		}
		if !utf8.ValidString(sp.Text) {
			return nil, &RuneError{Span: i, Rune: utf8.RuneError, Reason: "text is not valid UTF-8", Hint: "save the file as UTF-8"}
		}
		var it norm.Iter
		it.InitString(norm.NFC, sp.Text)
		for offset, at := 0, 0; !it.Done(); {
			cluster := []rune(string(it.Next()))
			face, bad := s.faceFor(sp.Face, cluster)
			if bad != 0 {
				_, alone := s.faceFor(sp.Face, cluster[:1])
				return nil, missing(i, offset, cluster, bad, alone == 0)
			}
			for j, r := range cluster {
				m := s.metric(face, r)
				out = append(out, glyph{r: r, id: m.id, face: face, size: sp.Size, rise: sp.Rise, key: sp.Key,
					width: float64(m.advance) * sp.Size / 1000, mark: j > 0})
			}
			offset += utf8.RuneCountInString(sp.Text[at:it.Pos()])
			at = it.Pos()
		}
	}
	s.applyKerns(out)
	return out, nil
}

// faceFor finds the face for a character and the marks on it; bad is the first
// character that no face has.
func (s *Setter) faceFor(want Face, cluster []rune) (face Face, bad rune) {
	for _, f := range s.set.order(want) {
		lacks := rune(0)
		for _, r := range cluster {
			if refused(r) || s.metric(f, r).id == 0 {
				lacks = r
				break
			}
		}
		if lacks == 0 {
			return f, 0
		}
		bad = lacks
	}
	return want, bad
}

func (s *Setter) applyKerns(g []glyph) {
	for i := 0; i+1 < len(g); i++ {
		a, b := &g[i], &g[i+1]
		// Readers tell words apart by the space's own advance: leave it as it is.
		if a.face != b.face || a.size != b.size || a.rise != b.rise || isSpace(a.r) || isSpace(b.r) || a.id == 0 || b.id == 0 {
			continue
		}
		if k := s.kern(a.face, a.id, b.id); k != 0 {
			a.kern = k
			a.width += float64(k) * a.size / 1000
		}
	}
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u202f' || r == '\u2007' }
