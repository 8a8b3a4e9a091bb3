package pdf

import "unicode"

const (
	dropCapSize = 1.6 // of the words beside it, that a dropped initial has at least
	mostCaps    = 40  // of one page that are looked at
)

// dropCaps puts large initials, which stand beside two lines or more, before
// the first word of the highest of them.
func (l *layer) dropCaps() {
	looked := 0
	for i := range l.chunks {
		c := &l.chunks[i]
		if c.n != 1 || c.letters != 1 || c.host >= 0 || c.rtl || !unicode.IsUpper(l.chars[c.first].Rune) || looked == mostCaps {
			continue
		}
		looked++
		best, beside := int32(-1), 0
		for k := range l.chunks {
			o := &l.chunks[k]
			near := o.x0 > c.x1-0.3*o.size && o.x0 < c.x1+1.2*o.size
			if k == i || o.host >= 0 || !near || o.size*dropCapSize > c.size || o.base < c.y0 || o.base > c.base+0.3*o.size {
				continue
			}
			beside++
			if best < 0 || o.base < l.chunks[best].base {
				best = int32(k)
			}
		}
		if best < 0 || beside < 2 || !unicode.IsLetter(l.chars[l.chunks[best].first].Rune) {
			continue
		}
		c.host, c.row, c.dropped = best, l.chunks[best].base, true
	}
}
