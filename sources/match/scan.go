package match

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// A pattern is a key to be searched for.
type pattern struct {
	key   []byte
	index int
}

// maxHits bounds what is remembered of one pattern: a quotation of one common
// word stands in a long source thousands of times, and nobody reads the list.
const maxHits = 4096

// A group searches for patterns of similar length. Each pattern's first windows
// of width bytes are in a table, and the text is probed every step bytes, so
// that each occurrence meets a probe; a bit filter answers most probes.
type group struct {
	width, step int
	filter      []uint64
	shift       uint
	table       []int32 // by hash, shifted by tableShift: the first of its slots and 1; 0 is none
	tableShift  uint
	slots       []slot
	patterns    []*pattern
}

// A slot is a window of a pattern that begins at offset.
type slot struct {
	window uint64
	p      *pattern
	offset int32
	next   int32 // slot in the same place of the table and 1; 0 is none
}

// lengthClasses are the shortest patterns of each group: longer patterns allow
// longer steps.
var lengthClasses = []struct{ shortest, width int }{{48, 8}, {24, 8}, {12, 8}, {6, 4}, {2, 2}, {1, 1}}

// makeGroups sorts patterns into groups.
func makeGroups(patterns []*pattern) []*group {
	var groups []*group
	rest := slices.Clone(patterns)
	for _, class := range lengthClasses {
		var mine []*pattern
		rest = slices.DeleteFunc(rest, func(p *pattern) bool {
			if len(p.key) < class.shortest {
				return false
			}
			mine = append(mine, p)
			return true
		})
		if len(mine) > 0 {
			groups = append(groups, newGroup(mine, class.width))
		}
	}
	return groups
}

func newGroup(patterns []*pattern, width int) *group {
	shortest := len(patterns[0].key)
	for _, p := range patterns {
		shortest = min(shortest, len(p.key))
	}
	g := &group{width: width, step: shortest - width + 1, patterns: patterns}
	n := g.step * len(patterns)
	bits := uint(16)
	for 1<<bits < 16*n && bits < 24 {
		bits++
	}
	g.filter, g.shift = make([]uint64, 1<<bits/64), 64-bits
	for bits = 4; 1<<bits < n; {
		bits++
	}
	g.table, g.tableShift = make([]int32, 1<<bits), 64-bits
	g.slots = make([]slot, 0, n)
	for _, p := range patterns {
		for i := range g.step {
			w := g.window(p.key, i)
			h := hash(w)
			first := &g.table[h>>g.tableShift]
			g.slots = append(g.slots, slot{w, p, int32(i), *first})
			*first = int32(len(g.slots))
			h >>= g.shift
			g.filter[h/64] |= 1 << (h % 64)
		}
	}
	return g
}

// window is the bytes of b at i, as many as the group's width.
func (g *group) window(b []byte, i int) uint64 {
	if i+8 <= len(b) {
		return binary.LittleEndian.Uint64(b[i:]) << (64 - 8*g.width)
	}
	var w [8]byte
	copy(w[8-g.width:], b[i:i+g.width])
	return binary.LittleEndian.Uint64(w[:])
}

func hash(w uint64) uint64 { return w * 0x9E3779B97F4A7C15 }

// search calls found for each occurrence of a pattern in key.
func (g *group) search(key []byte, found func(p *pattern, at int)) {
	filter, shift, cut := g.filter, g.shift, uint(64-8*g.width)
	probe := func(i int, w uint64) {
		for next := g.table[hash(w)>>g.tableShift]; next != 0; {
			s := &g.slots[next-1]
			next = s.next
			at := i - int(s.offset)
			if s.window == w && at >= 0 && at+len(s.p.key) <= len(key) && bytes.Equal(key[at:at+len(s.p.key)], s.p.key) {
				found(s.p, at)
			}
		}
	}
	i := 0
	for ; i+8 <= len(key); i += g.step {
		w := binary.LittleEndian.Uint64(key[i:]) << cut
		h := hash(w) >> shift
		if filter[h/64]&(1<<(h%64)) != 0 {
			probe(i, w)
		}
	}
	for ; i+g.width <= len(key); i += g.step {
		probe(i, g.window(key, i))
	}
}

// chunkSize is how much content is made into a key at a time. Most sources are
// one chunk, whose key then serves to find the nearest passages too.
const chunkSize = 2 << 20

// scan fills in the hits of the patterns, ascending offsets in the content of
// their first characters, in one pass and with one buffer of a chunk's size.
func (f *Finder) scan(s *searched) {
	if len(f.patterns) == 0 {
		return
	}
	k := s.key
	for from := 0; from < len(s.t.Content); {
		to := k.fill(from, f.longest)
		// What begins in the last bytes may end in the next chunk, which
		// begins there again.
		next, last := to, len(k.key)
		if to < len(s.t.Content) && f.longest > 1 {
			last -= f.longest - 1
			next = k.source(last)
		}
		for _, g := range f.groups {
			g.search(k.key, func(p *pattern, at int) {
				if at < last && len(s.hits[p.index]) < maxHits {
					s.hits[p.index] = append(s.hits[p.index], k.source(at))
				}
			})
		}
		from = next
	}
	for i := range s.hits {
		slices.Sort(s.hits[i])
		s.hits[i] = slices.Compact(s.hits[i])
	}
}

// fill makes the key of a chunk that begins at from and returns its end. The
// key of all but the last chunk is longer than twice the longest pattern, so
// that each chunk begins well behind the one before.
func (k *keyed) fill(from, longest int) (to int) {
	for size := max(chunkSize, 8*longest); ; size *= 2 {
		to = safeCut(k.t.Content, min(from+size, len(k.t.Content)), len(k.t.Content))
		k.reset(from, to)
		if to == len(k.t.Content) || len(k.key) > 2*longest+16 {
			return to
		}
	}
}
