package match

import (
	"encoding/binary"
	"math/bits"
)

// windows is a table of the places of short pieces of keys. A bit filter, small
// enough for the processor's cache, answers most questions.
type windows struct {
	filter      []uint64
	filterShift uint
	first       []int32 // by hash: the index of a slot and 1; 0 is none
	firstShift  uint
	slots       []slot
}

// A slot is a window, and where it stands: its bytes, or a hash of those of a
// window of more than eight. Eight letters stand in any long text; thirty-two,
// five words or so, mostly where they are looked for.
type slot struct {
	window        uint64
	owner, offset int32
	next          int32 // slot of the same place in first: its index and 1; 0 is none
	seen          int32 // places of the text that had it, counted by vote alone
}

// newWindows makes a table for n windows.
func newWindows(n int) *windows {
	t := &windows{slots: make([]slot, 0, n)}
	size := uint(16)
	for 1<<size < 16*n && size < 24 {
		size++
	}
	t.filter, t.filterShift = make([]uint64, 1<<size/64), 64-size+6
	for size = 4; 1<<size < n; {
		size++
	}
	t.first, t.firstShift = make([]int32, 1<<size), 64-size
	return t
}

// add records that a window stands at the offset in what the owner has.
func (t *windows) add(w uint64, owner, offset int) {
	h := hash(w)
	first := &t.first[h>>t.firstShift]
	t.slots = append(t.slots, slot{window: w, owner: int32(owner), offset: int32(offset), next: *first})
	*first = int32(len(t.slots))
	t.filter[h>>t.filterShift] |= bitsOf(h)
}

// of yields the slots of a window, the last one that was added first.
func (t *windows) of(w uint64) func(yield func(*slot) bool) {
	return func(yield func(*slot) bool) {
		for next := t.first[hash(w)>>t.firstShift]; next != 0; {
			s := &t.slots[next-1]
			if next = s.next; s.window == w && !yield(s) {
				return
			}
		}
	}
}

// probe calls found for each window of key, of a width and taken every step
// bytes, that may be in the table.
func (t *windows) probe(key []byte, width, step int, found func(at int, w uint64)) {
	filter, shift := t.filter, t.filterShift
	i := 0
	if width > 8 {
		for ; i+width <= len(key); i += step {
			w := wide(key[i : i+width])
			if h := hash(w); filter[h>>shift]&bitsOf(h) == bitsOf(h) {
				found(i, w)
			}
		}
		return
	}
	cut := uint(64 - 8*width)
	for ; i+8 <= len(key); i += step {
		w := binary.LittleEndian.Uint64(key[i:]) << cut
		if h := hash(w); filter[h>>shift]&bitsOf(h) == bitsOf(h) {
			found(i, w)
		}
	}
	for ; i+width <= len(key); i += step {
		found(i, window(key, i, width))
	}
}

// window is width bytes of b at i: at most eight, or a multiple of eight.
func window(b []byte, i, width int) uint64 {
	if width > 8 {
		return wide(b[i : i+width])
	}
	if i+8 <= len(b) {
		return binary.LittleEndian.Uint64(b[i:]) << (64 - 8*width)
	}
	var w [8]byte
	copy(w[8-width:], b[i:i+width])
	return binary.LittleEndian.Uint64(w[:])
}

// wide makes one word of several.
func wide(b []byte) uint64 {
	w := uint64(0)
	for ; len(b) >= 8; b = b[8:] {
		w = bits.RotateLeft64(w*0xD6E8FEB86659FD93, 32) ^ binary.LittleEndian.Uint64(b)
	}
	return w
}

// bitsOf are the two bits that stand for a hash in its word of the filter.
func bitsOf(h uint64) uint64 { return 1<<(h>>20&63) | 1<<(h>>26&63) }

func hash(w uint64) uint64 { return w * 0x9E3779B97F4A7C15 }
