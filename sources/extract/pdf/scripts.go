package pdf

import (
	"strings"
	"unicode"
)

// Between a script and its host is at most this part of the host's size.
const (
	scriptGap   = 0.3
	scriptSmall = 0.86 // a script's size is at most this part of its host's
)

// hostScripts finds what is set smaller above or below the line beside the
// characters that it belongs to, which are its neighbours in the file.
func (l *layer) hostScripts() {
	for i := range l.chunks {
		c := &l.chunks[i]
		if c.dropped || i > 0 && l.chunks[i-1].dropped {
			continue
		}
		if i > 0 && isSign(l.chars[c.first].Rune) && !isSign(l.chars[l.chunks[i-1].first].Rune) {
			if p := &l.chunks[i-1]; c.base == p.base && apart(p.box, c.box) < scriptGap*p.size && p.host < 0 && !c.spaced {
				l.attach(c, int32(i-1))
				continue
			}
		}
		if i > 0 {
			h := int32(i - 1)
			at := h // the end of what the script continues
			if l.chunks[h].host >= 0 {
				h = l.chunks[h].host
			}
			if l.scripts(c, &l.chunks[h], l.chunks[at].x1) || l.shifted(c, &l.chunks[h], l.chunks[at].x1) {
				l.attach(c, h)
				continue
			}
		}
		if i+1 < len(l.chunks) {
			next := &l.chunks[i+1]
			if gap := next.x0 - c.x1; gap < 0.6*next.size && gap > -0.3*next.size && l.scripts(c, next, c.x0) {
				l.attach(c, int32(i+1))
			}
		}
	}
}

// shifted reports whether c stands a little above or below the line of h, right
// after end, in letters as large: as the E of TeX's name does.
func (l *layer) shifted(c, h *chunk, end float32) bool {
	shift, gap := abs(c.base-h.base), c.x0-end
	return c.n <= 4 && abs(c.size-h.size) <= 0.2*h.size && shift > 0.06*h.size && shift < 0.5*h.size && gap < 0.2*h.size && gap > -0.5*h.size
}

func (l *layer) attach(c *chunk, host int32) {
	h := &l.chunks[host]
	c.host, c.row = host, h.base
	c.script = 1
	if c.base > h.base {
		c.script = -1
	}
}

// scripts reports whether c stands above or below the line of h, right after
// end.
func (l *layer) scripts(c, h *chunk, end float32) bool {
	if c.size > scriptSmall*h.size || c.n > 40 {
		return false
	}
	shift := abs(c.base - h.base)
	gap := c.x0 - end
	return shift > 0.06*h.size && shift < 0.75*h.size && gap < scriptGap*h.size && gap > -0.5*h.size
}

// raised and lowered are the forms of digits above and below the line: other
// characters than those on it. A reader does not see 102 where 10² is printed.
var (
	raised  = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻', '=': '⁼'}
	lowered = map[rune]rune{'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '+': '₊', '-': '₋', '−': '₋', '–': '₋', '=': '₌'}
)

// written is a chunk as it stands in the Content, with the offset of each
// character. Digits above the line become superscript characters, and those
// below it subscript ones except after a letter or bracket: CO₂ is written and
// copied as CO2, and means nothing else.
func (l *layer) written(c *chunk) (string, []spot) {
	var table map[rune]rune
	switch {
	case c.script == 1 && c.letters == 0:
		table = raised
	case c.script == -1 && c.letters == 0 && !l.afterLetter(c):
		table = lowered
	}
	var b strings.Builder
	places := make([]spot, 0, c.n)
	for i := c.from; i < c.to; i++ {
		r := shown(&l.chars[i])
		if r == 0 {
			continue
		}
		if r == '\u00ad' && i+1 < c.to && isHyphen(shown(&l.chars[i+1])) {
			continue // the hyphen that it became is printed
		}
		if other := table[r]; other != 0 {
			r = other
		}
		places = append(places, spot{at: int32(b.Len()), char: i})
		b.WriteRune(r)
	}
	return b.String(), places
}

// afterLetter reports whether a script follows a letter or bracket.
func (l *layer) afterLetter(c *chunk) bool {
	if c.host < 0 {
		return false
	}
	r := shown(&l.chars[l.chunks[c.host].last])
	return unicode.IsLetter(r) || r == ')' || r == ']'
}
