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

// Bounds of what one pattern may cost in one text. A quotation of one common
// word stands in a long source thousands of times, and nobody reads the list;
// one that repeats itself stands in a source that does so at every word.
const (
	maxHits     = 4096
	minHits     = 16
	maxHitBytes = 1 << 22 // hits × length of the key
	maxCompared = 1 << 30 // bytes of the key that are compared in all
	maxSifted   = 64      // times that hits are sifted
	maxSiftKey  = 64      // bytes: longer keys do not stand in other words
	maxStep     = 256
	leastStep   = 4       // where the patterns are long enough for it
	maxWindows  = 1 << 18 // of a group, where that step allows it
)

// A tally is what was found of one pattern in one text.
type tally struct {
	hits     []int // offsets in the content
	compared int
	sifted   int
	full     bool
}

// hold is how many hits of a pattern are remembered.
func (p *pattern) hold() int { return max(minHits, min(maxHits, maxHitBytes/len(p.key))) }

// sift makes room among the hits of a pattern: it drops those where none of its
// forms stands, so that "EU" is found behind any number of "neu". The first is
// kept in any case: it tells what is wrong.
func (f *Finder) sift(s *searched, p *pattern) {
	y := &s.tallies[p.index]
	if y.full = len(p.key) > maxSiftKey; y.full {
		return
	}
	slices.Sort(y.hits)
	y.hits = slices.Compact(y.hits)
	first := y.hits[0]
	y.hits = slices.DeleteFunc(y.hits, func(at int) bool {
		return at != first && !slices.ContainsFunc(f.forms[p.index], func(form *form) bool {
			_, problem := form.verify(s, at)
			return problem == nil
		})
	})
	y.sifted++
	y.full = len(y.hits) > p.hold()/2 || y.sifted == maxSifted
}

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
var lengthClasses = []struct{ shortest, width int }{{48, 32}, {24, 16}, {12, 8}, {6, 4}, {2, 2}, {1, 1}}

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
	// Many patterns take shorter steps: the table is to stay in the cache.
	most := max(leastStep, maxWindows/len(patterns))
	g := &group{width: width, step: min(shortest-width+1, most, maxStep), patterns: patterns}
	g.windows = newWindows(g.step * len(patterns))
	for i, p := range patterns {
		for offset := range g.step {
			g.windows.add(window(p.key, offset, width), i, offset)
		}
	}
	return g
}

// search calls found for each occurrence of a pattern in key, until enough is
// known of it.
func (g *group) search(s *searched, key []byte, found func(p *pattern, at int)) {
	probe := func(at int, w uint64) {
		for slot := range g.windows.of(w) {
			p, from := g.patterns[slot.owner], at-int(slot.offset)
			y := &s.tallies[p.index]
			if y.full {
				continue
			}
			if y.compared == 0 {
				s.touched = append(s.touched, p.index)
			}
			y.compared += len(p.key)
			y.full = y.compared > maxCompared
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
func (f *Finder) scan(s *searched, imprint *Imprint) {
	if len(f.patterns) == 0 && imprint == nil {
		return
	}
	k := s.key
	longest := max(f.longest, imprintWidth)
	for from, before := 0, 0; from < len(s.t.Content); {
		to := k.fill(from, longest)
		if imprint != nil {
			imprint.press(k.key, before)
		}
		// What begins in the last bytes may end in the next chunk, which
		// begins there again.
		next, last := to, len(k.key)
		if to < len(s.t.Content) {
			next, last = k.locate(last - longest + 1)
			before += last
		}
		for _, g := range f.groups() {
			g.search(s, k.key, func(p *pattern, at int) {
				if at >= last {
					return
				}
				y := &s.tallies[p.index]
				if y.hits = append(y.hits, k.source(at)); len(y.hits) == p.hold() {
					f.sift(s, p)
				}
			})
		}
		from = next
	}
	slices.Sort(s.touched)
	for _, i := range s.touched {
		slices.Sort(s.tallies[i].hits)
		s.tallies[i].hits = slices.Compact(s.tallies[i].hits)
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
