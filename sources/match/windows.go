package match

import "encoding/binary"

// windows is a table of the places of short pieces of keys. A bit filter, small
// enough for the processor's cache, answers most questions.
type windows struct {
	filter      []uint64
	filterShift uint
	first       []int32 // by hash: the index of a slot and 1; 0 is none
	firstShift  uint
	slots       []slot
}

// A slot is a window of at most eight bytes, and where it stands.
type slot struct {
	window        uint64
	owner, offset int32
	next          int32 // slot of the same place in first: its index and 1; 0 is none
}

// newWindows makes a table for n windows.
func newWindows(n int) *windows {
	t := &windows{slots: make([]slot, 0, n)}
	bits := uint(16)
	for 1<<bits < 16*n && bits < 24 {
		bits++
	}
	t.filter, t.filterShift = make([]uint64, 1<<bits/64), 64-bits
	for bits = 4; 1<<bits < n; {
		bits++
	}
	t.first, t.firstShift = make([]int32, 1<<bits), 64-bits
	return t
}

// add records that a window stands at the offset in what the owner has.
func (t *windows) add(w uint64, owner, offset int) {
	h := hash(w)
	first := &t.first[h>>t.firstShift]
	t.slots = append(t.slots, slot{w, int32(owner), int32(offset), *first})
	*first = int32(len(t.slots))
	h >>= t.filterShift
	t.filter[h/64] |= 1 << (h % 64)
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
	filter, shift, cut := t.filter, t.filterShift, uint(64-8*width)
	i := 0
	for ; i+8 <= len(key); i += step {
		w := binary.LittleEndian.Uint64(key[i:]) << cut
		h := hash(w) >> shift
		if filter[h/64]&(1<<(h%64)) != 0 {
			found(i, w)
		}
	}
	for ; i+width <= len(key); i += step {
		found(i, window(key, i, width))
	}
}

// window is width bytes of b at i.
func window(b []byte, i, width int) uint64 {
	if i+8 <= len(b) {
		return binary.LittleEndian.Uint64(b[i:]) << (64 - 8*width)
	}
	var w [8]byte
	copy(w[8-width:], b[i:i+width])
	return binary.LittleEndian.Uint64(w[:])
}

func hash(w uint64) uint64 { return w * 0x9E3779B97F4A7C15 }
