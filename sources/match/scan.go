package match

import (
	"bytes"
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
// that each occurrence meets a probe.
type group struct {
	width, step int
	windows     *windows
	patterns    []*pattern
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
	g.windows = newWindows(g.step * len(patterns))
	for i, p := range patterns {
		for offset := range g.step {
			g.windows.add(window(p.key, offset, width), i, offset)
		}
	}
	return g
}

// search calls found for each occurrence of a pattern in key.
func (g *group) search(key []byte, found func(p *pattern, at int)) {
	probe := func(at int, w uint64) {
		for s := range g.windows.of(w) {
			p, from := g.patterns[s.owner], at-int(s.offset)
			if from >= 0 && from+len(p.key) <= len(key) && bytes.Equal(key[from:from+len(p.key)], p.key) {
				found(p, from)
			}
		}
	}
	g.windows.probe(key, g.width, g.step, probe)
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
