package match

import (
	"math/bits"
	"slices"
	"sync"
	"unicode/utf8"
)

// Seeds are the pieces of keys that are looked up: width bytes each, and in the
// text one every stride bytes.
type seeds struct{ width, stride int }

// seedsOf are the seeds for a key. Letters of two bytes need longer ones, or
// half of the text has them.
func seedsOf(key []byte) seeds {
	letters := utf8.RuneCount(key)
	long := letters >= 48
	switch size := len(key) / max(1, letters); {
	case len(key) > longestWhole && size == 2:
		return seeds{32, 8}
	case len(key) > longestWhole:
		return seeds{16, 8} // or the wide buckets fill with chance hits
	case size == 1 && letters >= 128:
		return seeds{8, 8}
	case size == 1 && long, size > 2 && long:
		return seeds{8, 4}
	case size == 1:
		return seeds{5, 1}
	case long:
		return seeds{16, 4}
	}
	return seeds{8, 1}
}

const (
	leastShift   = 5       // of a bucket: 32 bytes of key
	mostSeeds    = 1 << 12 // pieces of one key that are looked up
	leastSeeds   = 24      // of those that vote, if there are as many
	mostSeen     = 1 << 15 // places for which the others vote
	mostTwins    = 16      // pieces of one key with the same letters
	mostPlaces   = 1 << 12 // that are sifted
	heaviest     = 12      // vote of a piece that the text has once
	mostGathered = 1 << 16
)

// A ballot collects the votes for one key. Votes are counted by bucket: the
// place where the key would begin, divided by a power of two, so that a few
// words more or fewer do not part them.
type ballot struct {
	of    []byte
	shift int
	votes []uint16
}

func newBallot(key []byte) ballot {
	b := ballot{of: key, shift: leastShift}
	for len(key)>>b.shift > 64 {
		b.shift++
	}
	return b
}

// reach is how many buckets beside its own a place may have votes in.
func (b *ballot) reach() int { return max(1, len(b.of)/8>>b.shift) }

// buckets is how many counters a text needs. A quotation may begin before it.
func (b *ballot) buckets(key int) int { return (key+len(b.of))>>b.shift + 2*b.reach() + 8 }

// bucket is the counter for a piece at an offset of the ballot's key that stands
// at a place of the text.
func (b *ballot) bucket(at, offset int) int { return (at-offset+len(b.of))>>b.shift + b.reach() }

// vote looks the pieces of every ballot's key up in the key of the text. A piece
// that the text has everywhere weighs less than one that it has once; so the
// pieces are counted first. The counters are cut out of those given, or of more.
func vote(key []byte, ballots []*ballot, of seeds, counters []uint16) []uint16 {
	n, room := 0, 0
	for _, b := range ballots {
		n += min(len(b.of), mostSeeds)
		room += b.buckets(len(key))
	}
	counters = slices.Grow(counters[:0], room)[:room]
	clear(counters)
	rest := counters
	for _, b := range ballots {
		size := b.buckets(len(key))
		b.votes, rest = rest[:size], rest[size:]
	}
	grams := seedTable(ballots, of, n)
	// Each piece of a ballot's key is in the table, so a look at every stride-th
	// place of the text meets any run of equal letters of width+stride-1.
	if len(key) > mostWhole {
		countSome(grams, key, of)
		dropFrequent(grams)
		grams.probe(key, of.width, of.stride, func(at int, w uint64) { grams.vote(ballots, at, w) })
		return counters
	}
	known := seenAt.Get().(*[]seen)
	list := (*known)[:0]
	grams.probe(key, of.width, of.stride, func(at int, w uint64) {
		list = append(list, seen{at, w})
		if at%countBlock+of.width <= countBlock { // as of a large text
			grams.count(w, 1)
		}
	})
	dropFrequent(grams)
	for _, s := range list {
		grams.vote(ballots, s.at, s.window)
	}
	*known = list
	seenAt.Put(known)
	return counters
}

// seedTable holds the pieces of every ballot's key, n at most.
func seedTable(ballots []*ballot, of seeds, n int) *windows {
	grams := newWindows(n)
	for k, b := range ballots {
		// An odd step meets every phase of the text's.
		step := (len(b.of)+mostSeeds-1)/mostSeeds | 1
		for i := 0; i+of.width <= len(b.of); i += step {
			w, twins := window(b.of, i, of.width), 0
			for s := range grams.of(w) { // its own come first: those of ballots before it may be very many
				if s.owner != int32(k) {
					break
				}
				twins++
			}
			if twins < mostTwins {
				grams.add(w, k, i)
			}
		}
	}
	return grams
}

// A seen is a place of a text that may have a piece of a ballot's key.
type seen struct {
	at     int
	window uint64
}

// seenAt are lists of them, whose memory is used again.
var seenAt = sync.Pool{New: func() any { return new([]seen) }}

// Of a text whose key has more than mostWhole bytes one block in sampled is looked
// at for how often it has each piece.
const (
	mostWhole  = 1 << 19
	countBlock = 1 << 14
	sampled    = 8
)

// countSome fills in how often about a large text has each piece.
func countSome(grams *windows, key []byte, of seeds) {
	for from := 0; from < len(key); from += sampled * countBlock {
		grams.probe(key[from:min(len(key), from+countBlock)], of.width, of.stride, func(_ int, w uint64) { grams.count(w, sampled) })
	}
}

// count adds places of the text that have a piece.
func (t *windows) count(w uint64, places int32) {
	for next := t.first[hash(w)>>t.firstShift]; next != 0; {
		m := &t.slots[next-1]
		if next = m.next; m.window == w {
			m.seen += places
		}
	}
}

// vote votes with the pieces that stand at a place of the text, but for those that
// were dropped.
func (t *windows) vote(ballots []*ballot, at int, w uint64) {
	for next := t.first[hash(w)>>t.firstShift]; next != 0; {
		m := &t.slots[next-1]
		if next = m.next; m.window != w || m.seen == dropped {
			continue
		}
		b := ballots[m.owner]
		if v := &b.votes[b.bucket(at, int(m.offset))]; *v < 1<<15 {
			*v += uint16(max(1, heaviest-bits.Len32(uint32(m.seen))))
		}
	}
}

// dropped stands for how often the text has a piece that is not to vote.
const dropped = -1

// dropFrequent drops those pieces of each ballot that the text has nearly
// everywhere, where it has enough of others. The pieces of a ballot stand together.
func dropFrequent(grams *windows) {
	for list := grams.slots; len(list) > 0; {
		n, places := 0, 0
		for n < len(list) && list[n].owner == list[0].owner {
			places += int(list[n].seen)
			n++
		}
		if places > mostSeen {
			dropFrequentOf(list[:n])
		}
		list = list[n:]
	}
}

// dropFrequentOf drops pieces of one ballot.
func dropFrequentOf(list []slot) {
	order := make([]*slot, len(list))
	for i := range list {
		order[i] = &list[i]
	}
	slices.SortStableFunc(order, func(a, z *slot) int { return int(a.seen) - int(z.seen) })
	places, kept := 0, 0
	for i, s := range order {
		if places += int(s.seen); kept >= leastSeeds && places > mostSeen {
			for _, s := range order[i:] {
				s.seen = dropped
			}
			return
		}
		if s.seen > 0 {
			kept++
		}
	}
}

// A place is where a key may begin, by bucket, with the votes for it.
type place struct{ bucket, votes int }

func byVotes(a, z place) int {
	if a.votes != z.votes {
		return z.votes - a.votes
	}
	return a.bucket - z.bucket
}

// places lists where the key may begin, offsets in the key of the text: those
// with at least a third of the most votes, the most first, and none that is
// beside one with more.
func (b *ballot) places() []int {
	reach := b.reach()
	list := b.gather(reach)
	slices.SortFunc(list, byVotes)
	var out []int
	taken := make(map[int]bool)
	for _, p := range list {
		if len(out) == mostPlaces {
			break
		}
		if taken[p.bucket] {
			continue
		}
		for d := -reach; d <= reach; d++ {
			taken[p.bucket+d] = true
		}
		out = append(out, (p.bucket-reach)<<b.shift-len(b.of))
	}
	return out
}

// sum is the votes of a bucket and of those beside it.
func (b *ballot) sum(i, reach int) (n int) {
	for _, v := range b.votes[max(0, i-reach):min(len(b.votes), i+reach+1)] {
		n += int(v)
	}
	return n
}

// gather lists the buckets with at least a third of the most votes; of very many
// those with the most.
func (b *ballot) gather(reach int) []place {
	var list []place
	most, least := 0, 0
	for i := range nonZero(b.votes) {
		n := b.sum(i, reach)
		if most = max(most, n); n < max(least, most/3) {
			continue
		}
		if list = append(list, place{i, n}); len(list) == mostGathered {
			slices.SortFunc(list, byVotes)
			list = list[:mostGathered/2]
			least = list[len(list)-1].votes + 1
		}
	}
	return slices.DeleteFunc(list, func(p place) bool { return p.votes < most/3 })
}

// nonZero yields the indexes of the counters that have votes. Most have none.
func nonZero(votes []uint16) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		i := 0
		for ; i+4 <= len(votes); i += 4 {
			if votes[i]|votes[i+1]|votes[i+2]|votes[i+3] == 0 {
				continue
			}
			for k := i; k < i+4; k++ {
				if votes[k] != 0 && !yield(k) {
					return
				}
			}
		}
		for ; i < len(votes); i++ {
			if votes[i] != 0 && !yield(i) {
				return
			}
		}
	}
}
