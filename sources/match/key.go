package match

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/text"
)

// The key of a text is its letters, digits and marks, composed (NFC), in lower
// case, with ligatures taken apart: whatever two texts that may count as the
// same words have in common. The search runs on keys; what stands between the
// letters, and their case, is compared where a key was found (see align).

// An entry says what the key has of one character.
type entry uint32

const (
	entryRune entry = 1<<21 - 1
	entryKeep entry = 1 << 21 // the rune in the low bits
	entrySlow entry = 1 << 22 // needs its neighbours, or is more than one rune
)

var keyPages [0x110000 >> 8]atomic.Pointer[[256]entry]

// shortKeys hold the key of each character of one or two bytes, most letters of
// Europe, as far as it has no more bytes than the character: these, the first one
// lowest, and how many above them. shortSlow is any other.
var shortKeys = sync.OnceValue(func() *[0x800]uint32 {
	t := new([0x800]uint32)
	for r := range rune(len(t)) {
		switch e := keyEntry(r); {
		case e&entrySlow != 0, utf8.RuneLen(rune(e&entryRune)) > utf8.RuneLen(r):
			t[r] = shortSlow
		case e&entryKeep != 0:
			b := append(utf8.AppendRune(nil, rune(e&entryRune)), 0)
			t[r] = uint32(len(b)-1)<<16 | uint32(b[1])<<8 | uint32(b[0])
		}
	}
	return t
})

const shortSlow = 1 << 31

func keyEntry(r rune) entry {
	page := keyPages[r>>8].Load()
	if page == nil {
		page = makePage(r >> 8)
		keyPages[r>>8].Store(page)
	}
	return page[r&0xFF]
}

func makePage(n rune) *[256]entry {
	page := new([256]entry)
	for i := range page {
		r := n<<8 + rune(i)
		if r >= 0xD800 && r < 0xE000 {
			continue
		}
		p := norm.NFC.PropertiesString(string(r))
		_, joined := ligatures[r]
		switch {
		case joined, !p.BoundaryBefore(), norm.NFC.String(string(r)) != string(r):
			page[i] = entrySlow
		case isWord(r):
			page[i] = entryKeep | entry(lower(r))
		}
	}
	return page
}

// asciiKey holds the key's byte of each ASCII character, and in its high byte
// how many bytes that is: 1 for letters and digits, else 0.
var asciiKey = func() (t [256]uint16) {
	for c := range rune(utf8.RuneSelf) {
		if isWord(c) {
			t[c] = 1<<8 | uint16(unicode.ToLower(c))
		}
	}
	return t
}()

// appendKey appends the key of s to dst. s must begin and end where no
// character composes with what stands outside.
func appendKey(dst []byte, s string) []byte {
	short := shortKeys()
	for i := 0; i < len(s); {
		if dst, i = appendShort(dst, s, i, short); i == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		e := keyEntry(r)
		if e&entrySlow != 0 {
			dst, i = appendSlow(dst, s, i)
			continue
		}
		if e&entryKeep != 0 {
			dst = utf8.AppendRune(dst, rune(e&entryRune))
		}
		i += size
	}
	return dst
}

// appendShort appends the key of the characters of one or two bytes from i on, up
// to one that is neither or needs its neighbours. Each is written, and the next
// one over it where it is not kept, so that hardly a branch depends on the text.
func appendShort(dst []byte, s string, i int, short *[0x800]uint32) ([]byte, int) {
	n := len(dst)
	dst = slices.Grow(dst, len(s)-i+2)
	out := dst[n : n+len(s)-i+2]
	k := 0
	for i < len(s) {
		for ; i+8 <= len(s); i += 8 {
			b := s[i : i+8]
			if (b[0]|b[1]|b[2]|b[3]|b[4]|b[5]|b[6]|b[7])&utf8.RuneSelf != 0 {
				break
			}
			o := out[k : k+8]
			e0, e1, e2, e3 := asciiKey[b[0]], asciiKey[b[1]], asciiKey[b[2]], asciiKey[b[3]]
			e4, e5, e6, e7 := asciiKey[b[4]], asciiKey[b[5]], asciiKey[b[6]], asciiKey[b[7]]
			j1 := uint(e0 >> 8)
			j2 := j1 + uint(e1>>8)
			j3 := j2 + uint(e2>>8)
			j4 := j3 + uint(e3>>8)
			j5 := j4 + uint(e4>>8)
			j6 := j5 + uint(e5>>8)
			j7 := j6 + uint(e6>>8)
			o[0] = byte(e0)
			o[j1&7] = byte(e1)
			o[j2&7] = byte(e2)
			o[j3&7] = byte(e3)
			o[j4&7] = byte(e4)
			o[j5&7] = byte(e5)
			o[j6&7] = byte(e6)
			o[j7&7] = byte(e7)
			k += int(j7) + int(e7>>8)
		}
		// One by one, without asking which of both a character is: where one script
		// ends and a space begins, a guess of the processor would often be wrong.
		for range 8 {
			if i == len(s) {
				break
			}
			c := uint(s[i])
			two := c >> 7 // 1 or 0
			if c >= 0xE0 || i+int(two) >= len(s) {
				return dst[:n+k], i
			}
			r := c&^-two | (c&0x1F<<6|uint(s[i+int(two)])&0x3F)&-two
			e := short[r&0x7FF]
			if e == shortSlow {
				return dst[:n+k], i
			}
			o := out[k : k+2]
			o[0], o[1] = byte(e), byte(e>>8)
			k += int(e >> 16)
			i += 1 + int(two)
		}
	}
	return dst[:n+k], i
}

// appendSlow handles the character at s[i], which composes with the one before
// it or is more than one; it returns the offset behind what it took.
func appendSlow(dst []byte, s string, i int) ([]byte, int) {
	start, end := cluster(s, i)
	if start < i {
		r, _ := utf8.DecodeRuneInString(s[start:])
		if e := keyEntry(r); e&entryKeep != 0 {
			dst = dst[:len(dst)-utf8.RuneLen(rune(e&entryRune))]
		}
	}
	return appendComposed(dst, s[start:end]), end
}

// cluster is the run of characters around s[i] that compose with one another.
func cluster(s string, i int) (start, end int) {
	start = i
	for start > 0 {
		if norm.NFC.PropertiesString(s[start:]).BoundaryBefore() {
			break
		}
		_, size := utf8.DecodeLastRuneInString(s[:start])
		start -= size
	}
	_, size := utf8.DecodeRuneInString(s[start:])
	end = start + size
	for end < len(s) && !norm.NFC.PropertiesString(s[end:]).BoundaryBefore() {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return start, end
}

// lower is a letter in lower case. The dotless ı is the lower case of a Turkish
// I, and meets it and the i in the key; which of them are alike is compared
// where a key was found.
func lower(r rune) rune {
	if r == 'ı' {
		return 'i'
	}
	return unicode.ToLower(r)
}

// appendComposed appends the key of one cluster.
func appendComposed(dst []byte, s string) []byte {
	for _, r := range norm.NFC.String(s) {
		if l, ok := ligatures[r]; ok {
			dst = append(dst, strings.ToLower(l)...)
		} else if isWord(r) {
			dst = utf8.AppendRune(dst, lower(r))
		}
	}
	return dst
}

// keyOf is the key of a whole string.
func keyOf(s string) string { return string(appendKey(nil, s)) }

// A keyed is the key of a part of a text with a map back.
type keyed struct {
	t     *text.Text
	key   []byte
	marks []mark // ascending
	from  int    // offset in the content of the part
	end   int    // and behind it
}

// A mark ties an offset in the content to one in the key.
type mark struct{ src, key int }

// blockSize is how much content stands between two marks: small enough to walk
// again, large enough to cost nothing.
const blockSize = 256

// reset makes the key of content[from:to], passing over furniture. Both ends
// must be safe (see safeCut).
func (k *keyed) reset(from, to int) {
	k.key, k.marks, k.from, k.end = k.key[:0], k.marks[:0], from, to
	// A key is hardly ever longer than its text: it takes its memory at once.
	k.key = slices.Grow(k.key, to-from+blockSize)
	k.marks = slices.Grow(k.marks, (to-from)/blockSize+8)
	s := k.t.Content
	skip := k.t.Furniture
	skip = skip[sort.Search(len(skip), func(i int) bool { return skip[i].End > from }):]
	for from < to {
		stop := to
		if len(skip) > 0 && skip[0].Start < to {
			stop = max(skip[0].Start, from)
		}
		for from < stop {
			next := stop
			if stop-from > blockSize {
				next = safeCut(s, from+blockSize, stop)
			}
			k.marks = append(k.marks, mark{from, len(k.key)})
			k.key = appendKey(k.key, s[from:next])
			from = next
		}
		if stop < to {
			from = max(from, skip[0].End)
			skip = skip[1:]
		}
	}
}

// safeCut is the first offset from at on, and not beyond limit, where s may be
// cut without parting characters that compose.
func safeCut(s string, at, limit int) int {
	for ; at < limit; at++ {
		if s[at] < utf8.RuneSelf {
			return at
		}
		if utf8.RuneStart(s[at]) && norm.NFC.PropertiesString(s[at:]).BoundaryBefore() {
			return at
		}
	}
	return limit
}

// source maps an offset in the key back to the offset in the content of the
// character that it belongs to.
func (k *keyed) source(at int) int {
	src, _ := k.locate(at)
	return src
}

// locate is source, and where in the key that character begins.
func (k *keyed) locate(at int) (src, start int) {
	i := sort.Search(len(k.marks), func(i int) bool { return k.marks[i].key > at }) - 1
	if i < 0 {
		return k.end, len(k.key)
	}
	m := k.marks[i]
	end := k.end
	if i+1 < len(k.marks) {
		end = k.marks[i+1].src
	}
	var buf [64]byte
	for src, start = m.src, m.key; src < end; {
		next := stepCluster(k.t.Content, src)
		n := start + len(appendKey(buf[:0], k.t.Content[src:next]))
		if n > at {
			return src, start
		}
		src, start = next, n
	}
	return end, start
}

// stepCluster is the offset behind the cluster that begins at i.
func stepCluster(s string, i int) int {
	if s[i] < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
		return i + 1
	}
	// Most characters compose with nothing beside them.
	if r, size := utf8.DecodeRuneInString(s[i:]); keyEntry(r)&entrySlow == 0 {
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		if i+size == len(s) || next < utf8.RuneSelf || keyEntry(next)&entrySlow == 0 {
			return i + size
		}
	}
	_, end := cluster(s, i)
	return end
}
