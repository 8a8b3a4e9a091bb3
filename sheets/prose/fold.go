package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/util"
)

// invisible only tells where a line may break: none of it is a letter, and none
// would be seen.
var invisible = []string{"\u00ad", "\u200b", "\u2060", "\ufeff"}

// fold makes words of the bytes that stand in the source at a place: runs of the
// spaces at which a line may break are one space, no-break spaces stay, and
// what nobody sees goes. Unless raw, backslashes and character references are
// resolved as Markdown has them.
func fold(in []byte, source int, raw bool) (string, []piece) {
	if foldsToItself(in, raw) {
		return string(in), []piece{{0, source}}
	}
	f := folding{next: -1}
	for i := 0; i < len(in); {
		n := 1
		switch {
		case raw:
		case in[i] == '\\' && i+1 < len(in) && util.IsPunct(in[i+1]):
			i++
		case in[i] == '&':
			if text, length := reference(in[i:]); length > 0 {
				for len(text) > 0 {
					text = text[f.step(text, source+i):]
				}
				i += length
				continue
			}
		}
		n = f.step(in[i:], source+i)
		i += n
	}
	return f.b.String(), f.pieces
}

// foldsToItself reports words of printable ASCII with one space between them, and
// without what Markdown resolves: as most of what people write.
func foldsToItself(in []byte, raw bool) bool {
	last := byte('x')
	for _, c := range in {
		if c-' ' >= 0x7F-' ' || c == ' ' && last == ' ' || !raw && (c == '\\' || c == '&') {
			return false
		}
		last = c
	}
	return len(in) > 0
}

// reference resolves the character reference at the start of a text; length 0
// where there is none.
func reference(in []byte) (text []byte, length int) {
	end := bytes.IndexByte(in[:min(len(in), 33)], ';')
	if end <= 0 {
		return nil, 0
	}
	written := in[:end+1]
	resolved := util.ResolveEntityNames(util.ResolveNumericReferences(written))
	if bytes.Equal(resolved, written) {
		return nil, 0
	}
	return resolved, end + 1
}

// A folding is a text in the making.
type folding struct {
	b      strings.Builder
	pieces []piece
	next   int  // the place in the source at which the last piece would go on
	space  bool // the text ends with a space that was folded
}

// step takes what stands at the start of a text, and says how long it is.
func (f *folding) step(in []byte, source int) int {
	for _, s := range invisible {
		if bytes.HasPrefix(in, []byte(s)) {
			return len(s)
		}
	}
	c := in[0]
	if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
		if f.space {
			return 1
		}
		c = ' '
	}
	f.space = c == ' '
	if source != f.next {
		f.pieces = append(f.pieces, piece{f.b.Len(), source})
	}
	f.b.WriteByte(c)
	f.next = source + 1
	return 1
}
