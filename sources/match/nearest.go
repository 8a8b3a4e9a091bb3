package match

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/sources/text"
)

// The nearest passage of a quotation that fails is found in three steps. Seed and
// vote: short pieces of its key are looked up in the text's, and each place
// votes for where the quotation would begin (nearest_vote.go). Sift: where many
// places have votes, the edit distance of the keys tells which are worth a look
// (nearest_sift.go). Align: words are held against words at those that are left
// (nearest_words.go). It only tells where to look: nothing passes by it.

const (
	nearEnough   = 0.5     // similarity below which a passage is not near
	mostCells    = 1 << 20 // of the alignments of one quotation: words × words
	mostAligned  = 1 << 9  // places whose words are aligned
	leastAligned = 16
	mostAlike    = 10_000  // equal passages that are counted
	mostVotes    = 1 << 23 // counters at a time
	longestWhole = 1 << 13 // bytes of a key; a longer one is aligned at its ends
	endWords     = 200     // of such a quotation that are aligned at each end
	mostJoints   = 16      // omissions for which room is made in the text
	jointRoom    = 1200    // bytes of key that an omission may leave out
)

// A sought is a failed quotation whose nearest passage is looked for.
type sought struct {
	query  *query
	match  *Match
	words  []keyWord
	free   []bool // by words: an omission or bracket stands behind it
	joints int
	key    []byte
	ballot
}

// A near is a passage that may be the nearest.
type near struct {
	passage text.Range
	cost    int // of changing the quotation's words into it
	same    int // weight of the words they have in common, doubled
	total   int // weight of the longer of the two, doubled
	equal   int // words that are the same
	ties    int // passages of the same cost, itself counted
}

func (n near) similarity() float64 {
	if n.total == 0 {
		return 0
	}
	return float64(n.same) / float64(n.total)
}

// enough reports whether a passage has enough of a quotation of so many words to
// be worth showing. Of a few words one alone says nothing.
func (n near) enough(words int) bool {
	if n.equal >= 3 && 3*n.equal >= 2*words {
		return true
	}
	return n.similarity() >= nearEnough && (n.equal >= 2 || words == 1 || n.similarity() >= 2.0/3)
}

// nearest fills in the nearest passage of the failed quotations: failed has
// their places in own and in out.
func (f *Finder) nearest(s *searched, own, failed []int, out []Match) {
	if len(failed) == 0 {
		return
	}
	classes := make(map[seeds][]*sought)
	for _, k := range failed {
		b := newSought(f.queries[own[k]], &out[k])
		of := seedsOf(b.key)
		classes[of] = append(classes[of], b)
	}
	l := &look{searched: s, whole: s.whole()}
	for of, rest := range classes {
		// Not all at once: each has counters for the whole text.
		for len(rest) > 0 {
			n := take(rest, len(l.whole.key))
			var ballots []*ballot
			for _, b := range rest[:n] {
				ballots = append(ballots, &b.ballot)
			}
			l.counters = vote(l.whole.key, ballots, of, l.counters)
			for _, b := range rest[:n] {
				b.settle(l)
			}
			rest = rest[n:]
		}
	}
}

// A look is the text in which nearest passages are looked for, with memory that
// is used again.
type look struct {
	*searched
	whole    *keyed
	counters []uint16
	aligner  aligner
}

// newSought reads the words of a failed quotation, without its brackets and
// omission marks.
func newSought(q *query, m *Match) *sought {
	v := q.variants[len(q.variants)-1]
	b := &sought{query: q, match: m, joints: len(v.forms) - 1}
	for _, form := range v.forms {
		b.words = append(b.words, keyWords(form.text, 0)...)
		b.free = append(b.free, make([]bool, len(b.words)-len(b.free))...)
		if n := len(b.free); n > 0 {
			b.free[n-1] = true
		}
	}
	for _, w := range b.words {
		b.key = append(b.key, w.key...)
	}
	b.ballot = newBallot(b.key)
	return b
}

// take is how many of the quotations have room for their counters at a time.
func take(list []*sought, key int) int {
	n, room := 0, mostVotes
	for n < len(list) && (n == 0 || room > 0) {
		room -= list[n].buckets(key)
		n++
	}
	return n
}

// settle records the nearest passage of a quotation that has its votes.
func (b *sought) settle(s *look) {
	var best near
	if len(b.key) > longestWhole {
		best = b.byEnds(s)
	} else {
		best = b.among(s, 0)
	}
	if !best.enough(len(b.words)) {
		return
	}
	m := b.match
	m.Nearest, m.Similarity, m.EquallyNear = best.passage, best.similarity(), best.ties
	if m.Verdict == NotFound {
		m.Verdict = Misquote
	}
}

// among aligns the quotation at the places with most votes and takes the best;
// of equal ones that at the place which the evidence names, else the first in
// the text. base is where in the key of the whole text the votes begin.
func (b *sought) among(s *look, base int) near {
	places := b.places()
	for i := range places {
		places[i] += base
	}
	places = b.sift(s.whole.key, places)
	var ties []near
	cells, aligned := 0, 0
	for _, at := range places {
		if aligned == mostAligned || aligned >= leastAligned && cells > mostCells || cells > leastAligned*mostCells {
			break
		}
		from, to := b.region(s.whole.key, at)
		words := s.aligner.sourceWords(s.t, s.whole.source(from), s.whole.source(to))
		limit := math.MaxInt
		if len(ties) > 0 {
			limit = ties[0].cost
		}
		n := s.aligner.align(b.words, b.free, words, limit)
		cells, aligned = cells+len(b.words)*len(words), aligned+1
		switch {
		case n.passage.Len() == 0 || len(ties) > 0 && n.cost > ties[0].cost:
		case len(ties) > 0 && n.cost < ties[0].cost:
			ties = append(ties[:0], n)
		case !slices.ContainsFunc(ties, func(t near) bool { return overlap(t.passage, n.passage) }):
			ties = append(ties, n)
		}
	}
	if len(ties) == 0 {
		return near{}
	}
	best := b.choose(s, ties)
	best.ties = len(ties)
	if aligned < len(places) && 2*len(ties) > aligned {
		best.ties = max(best.ties, countAlike(s.whole.key, s.t.Content[best.passage.Start:best.passage.End]))
	}
	return best
}

func overlap(a, z text.Range) bool { return a.Start < z.End && z.Start < a.End }

// choose picks among passages that are equally near.
func (b *sought) choose(s *look, ties []near) near {
	slices.SortFunc(ties, func(a, z near) int { return a.passage.Start - z.passage.Start })
	if len(ties) == 1 {
		return ties[0]
	}
	var chains []chain
	for _, t := range ties {
		chains = append(chains, chain{hits: []hit{{Range: t.passage}}})
	}
	chains, _ = b.query.at(s.searched, chains)
	c, _ := b.query.choose(s.searched, chains)
	for _, t := range ties {
		if t.passage == c.passage() {
			return t
		}
	}
	return ties[0]
}

// countAlike counts the passages with the same letters.
func countAlike(key []byte, passage string) int {
	want, n := appendKey(nil, passage), 0
	for n < mostAlike {
		i := bytes.Index(key, want)
		if i < 0 {
			break
		}
		n, key = n+1, key[i+len(want):]
	}
	return n
}

// byEnds finds the passage of a quotation of very many words: the votes tell
// about where it begins, and its first and last words are looked for there.
func (b *sought) byEnds(s *look) near {
	places := b.places()
	if len(places) == 0 {
		return near{}
	}
	from, to := b.region(s.whole.key, places[0])
	n := min(endWords, len(b.words))
	head := b.end(b.words[:n]).within(s, from, to)
	tail := b.end(b.words[len(b.words)-n:]).within(s, from, to)
	at := text.Range{Start: s.whole.source(max(0, places[0])), End: s.whole.source(max(0, min(len(s.whole.key), places[0]+len(b.key))))}
	known := at
	if head.enough(n) {
		known.Start = head.passage.Start
	}
	if tail.enough(n) {
		known.End = tail.passage.End
	}
	// Where a text repeats itself the two may be of different repetitions.
	if size := known.Len(); known.Start < known.End && 2*size > at.Len() && size < 2*at.Len() {
		at = known
	}
	stands := s.aligner.sourceWords(s.t, at.Start, at.End)
	if len(stands) == 0 {
		return near{}
	}
	out := near{passage: text.Range{Start: stands[0].at.Start, End: stands[len(stands)-1].at.End}, ties: 1}
	out.same, out.equal, out.total = inCommon(b.words, stands)
	return out
}

// end is a part of the quotation, to be looked for by itself.
func (b *sought) end(words []keyWord) *sought {
	e := &sought{query: b.query, words: words, free: make([]bool, len(words))}
	for _, w := range words {
		e.key = append(e.key, w.key...)
	}
	e.ballot = newBallot(e.key)
	return e
}

// within looks for a part of a quotation in a part of the text.
func (b *sought) within(s *look, from, to int) near {
	if len(b.key) > longestWhole {
		return near{} // words of thousands of letters
	}
	vote(s.whole.key[from:to], []*ballot{&b.ballot}, seedsOf(b.key), nil)
	return b.among(s, from)
}

// region is the part of the text's key in which the quotation may stand that
// begins at about at.
func (b *sought) region(key []byte, at int) (from, to int) {
	slack := len(b.key)/8 + (b.reach()+1)<<b.shift + min(b.joints, mostJoints)*jointRoom
	return max(0, min(at-slack, len(key))), max(0, min(at+len(b.key)+slack, len(key)))
}

func endsWithKey(s, prefix string) bool {
	k := keyOf(prefix)
	return strings.HasSuffix(keyOf(s[max(0, safeBack(s, len(s)-8*len(prefix)-64)):]), k)
}

func startsWithKey(s, suffix string) bool {
	k := keyOf(suffix)
	return strings.HasPrefix(keyOf(s[:safeCut(s, min(len(s), 8*len(suffix)+64), len(s))]), k)
}

// safeBack is the last offset at or before at where s may be cut.
func safeBack(s string, at int) int {
	for at > 0 && (!utf8.RuneStart(s[at]) || safeCut(s, at, at+1) != at) {
		at--
	}
	return max(at, 0)
}
