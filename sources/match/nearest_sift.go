package match

import "slices"

const (
	mostSteps = 1 << 22 // of the sifting of one quotation's places
	mostAside = 24      // letters by which a place that is aligned may be further than the nearest
)

// sift orders places by the edit distance of the letters there, the nearest
// first, and drops those that are far behind it. Where the quotation leaves
// words out, or there is nothing to choose, it leaves the places as they are.
func (b *sought) sift(key []byte, places []int) []int {
	if b.joints > 0 || len(places) < 2 {
		return places
	}
	p := newLetters(b.key)
	from, to := b.region(key, places[0])
	places = places[:min(len(places), max(mostAligned, mostSteps/(max(1, to-from)*p.blocks)))]
	type sifted struct{ at, distance int }
	var list []sifted
	for _, at := range places {
		from, to := b.region(key, at)
		list = append(list, sifted{at, p.distance(key[from:to])})
	}
	slices.SortStableFunc(list, func(a, z sifted) int { return a.distance - z.distance })
	places = places[:0]
	for _, s := range list {
		if s.distance > 2*list[0].distance+mostAside {
			break
		}
		places = append(places, s.at)
	}
	return places
}

// letters are prepared for the edit distance of G. Myers (A fast bit-vector
// algorithm for approximate string matching, 1999), in blocks of 64 after H. Hyyrö.
type letters struct {
	length, blocks int
	equal          []uint64 // by letter and block: where it stands
	plus, minus    []uint64 // by block: vertical differences; reused
}

func newLetters(key []byte) *letters {
	p := &letters{length: len(key), blocks: (len(key) + 63) / 64}
	p.equal = make([]uint64, 256*p.blocks)
	p.plus, p.minus = make([]uint64, p.blocks), make([]uint64, p.blocks)
	for i, c := range key {
		p.equal[int(c)*p.blocks+i/64] |= 1 << (i % 64)
	}
	return p
}

// distance is the least number of letters to be changed, put in or left out to
// make the key of any part of s.
func (p *letters) distance(s []byte) int {
	for k := range p.blocks {
		p.plus[k], p.minus[k] = ^uint64(0), 0
	}
	score := p.length
	best := score
	for _, c := range s {
		equal := p.equal[int(c)*p.blocks : (int(c)+1)*p.blocks]
		carry := 0
		for k, eq := range equal {
			plus, minus := p.plus[k], p.minus[k]
			vertical := eq | minus
			if carry < 0 {
				eq |= 1
			}
			across := (((eq & plus) + plus) ^ plus) | eq
			up := minus | ^(across | plus)
			down := plus & across
			top := 63
			if k == p.blocks-1 {
				top = (p.length - 1) % 64
			}
			next := int(up>>top&1) - int(down>>top&1)
			up, down = up<<1, down<<1
			if carry < 0 {
				down |= 1
			} else if carry > 0 {
				up |= 1
			}
			p.plus[k] = down | ^(vertical | up)
			p.minus[k] = up & vertical
			carry = next
		}
		score += carry
		best = min(best, score)
	}
	return best
}
