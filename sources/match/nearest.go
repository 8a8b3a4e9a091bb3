package match

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"factsheet/sources/text"
)

// The nearest passage of a quotation that fails is found by seed, vote and
// extend: short pieces of its key are looked up in the text; each place votes
// for where the quotation would begin; words are aligned where the votes are.
// It only tells where to look: nothing passes by it.

const (
	nearEnough   = 0.5 // similarity below which a passage is not near
	longGram     = 8   // bytes of key, for keys of 48 and more
	shortGram    = 5
	longKey      = 48
	bucketShift  = 5
	mostBuckets  = 1 << 18
	mostSeen     = 1 << 10 // places that one piece votes for
	mostPlaces   = 6
	mostCells    = 4 << 20 // of an alignment: words × words
	scale        = 2       // of an alignment's scores, so that one half decides a tie
	mostGramSize = 1 << 12 // bytes of a key that are looked up
	mostAlike    = 64      // pieces with the same letters
)

// A ballot collects the votes for one failed quotation.
type ballot struct {
	match *Match
	key   []byte
	text  string          // its words, without brackets and omission marks
	votes map[int32]int32 // by bucket of the key's offset
}

// nearest fills in the nearest passage of the failed quotations: failed has
// their places in own and in out.
func (f *Finder) nearest(s *searched, own, failed []int, out []Match) {
	var long, short []*ballot
	for _, k := range failed {
		q := f.queries[own[k]]
		v := q.variants[len(q.variants)-1]
		var all strings.Builder
		for _, form := range v.forms {
			all.WriteString(form.text)
			all.WriteByte(' ')
		}
		b := &ballot{match: &out[k], text: all.String(), votes: map[int32]int32{}}
		b.key = appendKey(nil, b.text)
		if len(b.key) >= longKey {
			long = append(long, b)
		} else {
			short = append(short, b)
		}
	}
	if len(long)+len(short) == 0 {
		return
	}
	whole := s.whole()
	vote(whole.key, long, longGram, 8)
	vote(whole.key, short, shortGram, 1)
	for _, b := range append(long, short...) {
		near := b.extend(s.t, whole)
		m := b.match
		if near.tooLong && m.Reason == "" {
			m.Reason = "the quotation is too long to be compared word for word with what is near it"
			m.Hint = "quote shorter passages one by one"
		}
		if near.similarity >= nearEnough {
			m.Nearest, m.Similarity, m.EquallyNear = near.passage, near.similarity, near.ties
			if m.Verdict == NotFound {
				m.Verdict = Misquote
			}
		}
	}
}

// vote looks every piece of every ballot's key up in the key of the text.
func vote(key []byte, ballots []*ballot, width, stride int) {
	if len(ballots) == 0 {
		return
	}
	n := 0
	for _, b := range ballots {
		n += min(len(b.key), mostGramSize)
	}
	grams := newWindows(n)
	for k, b := range ballots {
		for i := 0; i+width <= min(len(b.key), mostGramSize); i++ {
			w, known := window(b.key, i, width), 0
			for range grams.of(w) {
				known++
			}
			if known < mostAlike {
				grams.add(w, k, i)
			}
		}
	}
	// Each piece of a ballot's key is in the table, so a look at every stride-th
	// place of the text meets any run of equal letters of width+stride-1.
	grams.probe(key, width, stride, func(at int, w uint64) {
		for m := range grams.of(w) {
			votes := ballots[m.owner].votes
			bucket := int32((at - int(m.offset)) >> bucketShift)
			// A piece that stands everywhere tells no place, and would fill
			// the ballot before the right one is reached.
			m.seen++
			if _, known := votes[bucket]; known || m.seen <= mostSeen && len(votes) < mostBuckets {
				votes[bucket]++
			}
		}
	})
}

// A near is the outcome of an extension.
type near struct {
	passage    text.Range
	similarity float64
	score      int32 // of the alignment
	ties       int
	tooLong    bool // too many words to be aligned
}

// extend aligns the words of the quotation at the places with most votes.
func (b *ballot) extend(t *text.Text, whole *keyed) near {
	type place struct {
		bucket int32
		votes  int32
	}
	var places []place
	reach := int32(max(1, len(b.key)/5>>bucketShift))
	most := int32(0)
	for bucket := range b.votes {
		var sum int32
		for d := -reach; d <= reach; d++ {
			sum += b.votes[bucket+d]
		}
		if most = max(most, sum); 2*sum >= most {
			places = append(places, place{bucket, sum})
		}
	}
	places = slices.DeleteFunc(places, func(p place) bool { return 2*p.votes < most })
	sort.Slice(places, func(i, j int) bool {
		if places[i].votes != places[j].votes {
			return places[i].votes > places[j].votes
		}
		return places[i].bucket < places[j].bucket
	})
	quoted := keyWords(b.text, 0)
	var best near
	var tried []int
	for _, p := range places {
		if len(tried) == mostPlaces {
			break
		}
		at := int(p.bucket) << bucketShift
		if near := func() bool {
			for _, o := range tried {
				if at-o < int(reach+1)<<bucketShift && o-at < int(reach+1)<<bucketShift {
					return true
				}
			}
			return false
		}(); near {
			continue
		}
		tried = append(tried, at)
		slack := len(b.key)/4 + 2<<bucketShift
		from, to := whole.source(max(0, at-slack)), len(t.Content)
		if end := at + len(b.key) + slack; end < len(whole.key) {
			to = whole.source(end)
		}
		// Whole words on both sides.
		from = max(0, strings.LastIndexFunc(t.Content[:from], isSpace))
		if i := strings.IndexFunc(t.Content[to:], isSpace); i >= 0 {
			to += i
		}
		n := alignWords(quoted, keyWords(t.Content[from:to], from))
		switch {
		case n.passage.Len() == 0:
			best.tooLong = best.tooLong || n.tooLong
		case best.ties == 0 || n.score > best.score:
			best, best.ties = n, 1
		case n.score == best.score && n.passage != best.passage:
			best.ties++
		}
	}
	return best
}

// A keyWord is a word by its key, with its place and weight.
type keyWord struct {
	key    string
	at     text.Range
	weight int
}

// keyWords are the words between white space. base is added to their places.
func keyWords(s string, base int) []keyWord {
	var out []keyWord
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isSpace(r) {
			i += size
			continue
		}
		end := i + size
		for end < len(s) {
			r, size := utf8.DecodeRuneInString(s[end:])
			if isSpace(r) || isDash(r) {
				break
			}
			end += size
		}
		if key := keyOf(s[i:end]); key != "" {
			trimmed := strings.TrimLeftFunc(s[i:end], func(r rune) bool { return !isWord(r) })
			start := end - len(trimmed)
			stop := start + len(strings.TrimRightFunc(trimmed, func(r rune) bool { return !isWord(r) }))
			out = append(out, keyWord{key, text.Range{Start: base + start, End: base + stop}, utf8.RuneCountInString(key)})
		}
		i = end
	}
	return out
}

// alignWords finds the passage of the source's words that has most of the
// quotation's in their order. Words of the source before and behind it cost
// nothing; those left out within it do.
func alignWords(q, s []keyWord) near {
	if len(q) == 0 || len(s) == 0 {
		return near{}
	}
	if len(q)*len(s) > mostCells {
		return near{tooLong: true}
	}
	// score[i][j]: the best alignment of q[:i] that ends at s[:j].
	width := len(s) + 1
	score := make([]int32, (len(q)+1)*width)
	from := make([]int32, (len(q)+1)*width) // where that passage begins, in s
	same := make([]int32, (len(q)+1)*width) // weight of equal words in it, doubled
	for j := range s {
		from[j+1] = int32(j + 1)
	}
	total := 0
	for i := 1; i <= len(q); i++ {
		total += q[i-1].weight
		row, up := i*width, (i-1)*width
		score[row] = score[up] - scale*int32(q[i-1].weight)
		for j := 1; j <= len(s); j++ {
			alike := scale * likeness(q[i-1], s[j-1])
			pair := 2*alike - scale*int32(max(q[i-1].weight, s[j-1].weight))
			if alike == 0 {
				pair = -scale*int32(q[i-1].weight) + 1 // shown against each other, even at an end
			}
			c, o := score[up+j-1]+pair, up+j-1
			gain := 2 * alike
			if v := score[up+j] - scale*int32(q[i-1].weight); v > c {
				c, o, gain = v, up+j, 0
			}
			if v := score[row+j-1] - scale*int32(s[j-1].weight); v > c {
				c, o, gain = v, row+j-1, 0
			}
			score[row+j], from[row+j], same[row+j] = c, from[o], same[o]+gain
		}
	}
	best := 1
	last := len(q) * width
	for j := 1; j <= len(s); j++ {
		if score[last+j] > score[last+best] {
			best = j
		}
	}
	first := int(from[last+best])
	if first >= best {
		return near{}
	}
	stood := 0
	for _, w := range s[first:best] {
		stood += w.weight
	}
	return near{
		passage:    text.Range{Start: s[first].at.Start, End: s[best-1].at.End},
		score:      score[last+best],
		similarity: float64(same[last+best]) / 2 / scale / float64(max(total, stood)),
	}
}

// likeness is the weight of what two words have in common: all of it where
// they are equal, what they begin and end with where that is most of them.
func likeness(a, b keyWord) int32 {
	if a.key == b.key {
		return int32(a.weight)
	}
	n := min(len(a.key), len(b.key))
	pre, suf := 0, 0
	for pre < n && a.key[pre] == b.key[pre] {
		pre++
	}
	for suf < n-pre && a.key[len(a.key)-1-suf] == b.key[len(b.key)-1-suf] {
		suf++
	}
	if longest := max(len(a.key), len(b.key)); 2*(pre+suf) > longest {
		return int32((pre + suf) * max(a.weight, b.weight) / longest)
	}
	return 0
}

// endsWithKey and startsWithKey compare letters alone: prefix and suffix only
// choose among passages that match.
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
