package match

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// A keyWord is a word by its key, with its place and weight.
type keyWord struct {
	key    []byte
	at     text.Range
	weight int // letters
}

// keyWords are the words between white space and dashes; in scripts without
// spaces each character is one. base is added to their places.
func keyWords(s string, base int) []keyWord {
	var a aligner
	a.read(s, base)
	return a.words
}

// An aligner aligns words. Its memory is used again.
type aligner struct {
	words []keyWord
	keys  []byte
	cells []cell
}

// read appends the words of s.
func (a *aligner) read(s string, base int) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isSpace(r) || isDash(r) {
			i += size
			continue
		}
		end := i + size
		for alone := standsAlone(r); end < len(s); {
			next, size := utf8.DecodeRuneInString(s[end:])
			if isSpace(next) || isDash(next) || (alone || standsAlone(next)) && !unicode.Is(unicode.M, next) {
				break
			}
			end += size
		}
		a.add(s, i, end, base)
		i = end
	}
}

// standsAlone reports a character of a script that is written without spaces.
func standsAlone(r rune) bool { return r >= 0xE00 && unicode.In(r, unspaced...) }

// add appends the word s[start:end], without the marks round it.
func (a *aligner) add(s string, start, end, base int) {
	known := len(a.keys)
	a.keys = appendKey(a.keys, s[start:end])
	key := a.keys[known:len(a.keys):len(a.keys)]
	if len(key) == 0 {
		return
	}
	trimmed := strings.TrimLeftFunc(s[start:end], func(r rune) bool { return !isWord(r) })
	start = end - len(trimmed)
	stop := start + len(strings.TrimRightFunc(trimmed, func(r rune) bool { return !isWord(r) }))
	a.words = append(a.words, keyWord{key, text.Range{Start: base + start, End: base + stop}, utf8.RuneCount(key)})
}

// sourceWords are the words of a text between two offsets, moved to whole words:
// without furniture, and with those joined that a recorded hyphen parts at a
// line's end. They hold until the next call.
func (a *aligner) sourceWords(t *text.Text, from, to int) []keyWord {
	a.words, a.keys = a.words[:0], a.keys[:0]
	from, to = wholeWords(t.Content, from, to)
	skip := t.Furniture[sort.Search(len(t.Furniture), func(i int) bool { return t.Furniture[i].End > from }):]
	for from < to {
		stop := to
		if len(skip) > 0 && skip[0].Start < to {
			stop = max(from, skip[0].Start)
		}
		a.read(t.Content[from:stop], from)
		if from = stop; stop < to {
			from, skip = max(from, skip[0].End), skip[1:]
		}
	}
	if len(t.Hyphens) > 0 {
		a.joinHyphenated(t)
	}
	return a.words
}

// joinHyphenated joins words where nothing but a recorded hyphen and a line's end
// parts them.
func (a *aligner) joinHyphenated(t *text.Text) {
	out := a.words[:0]
	for _, w := range a.words {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if h := hyphenIn(t, last.at.End, w.at.Start); h >= 0 && strings.IndexFunc(t.Content[last.at.End:h], isSpace) < 0 {
				last.key, last.at.End, last.weight = append(last.key, w.key...), w.at.End, last.weight+w.weight
				continue
			}
		}
		out = append(out, w)
	}
	a.words = out
}

// mostWord is how far is looked for the ends of a word.
const mostWord = 256

// wholeWords moves two offsets outwards to white space, if some is near.
func wholeWords(s string, from, to int) (int, int) {
	low := safeBack(s, max(0, from-mostWord))
	if i := strings.LastIndexFunc(s[low:from], isSpace); i >= 0 {
		from = low + i
	} else if low == 0 {
		from = 0
	}
	high := safeCut(s, min(len(s), to+mostWord), len(s))
	if i := strings.IndexFunc(s[to:high], isSpace); i >= 0 {
		to += i
	} else if high == len(s) {
		to = high
	}
	return from, to
}

// What changes cost, in an alignment. A word is a word, long or short: one long
// word is changed sooner than two short ones. Words left out together cost less
// than as many apart.
const (
	costWord    = 16 // changed, put in, left out or swapped with the next
	costLike    = 10 // saved at most where two words begin and end alike
	costFurther = 6  // each further word that the quotation leaves out
	costFree    = 1  // each word that an omission of the quotation leaves out
)

// A cell is the best alignment of the first words of the quotation that ends at
// a word of the source.
type cell struct {
	cost  int32
	from  int32 // the word of the source with which it begins
	same  int32 // weight of the words in common, doubled
	equal int32 // how many are the same
}

// plus is a cell with more.
func (c cell) plus(cost int32) cell {
	c.cost += cost
	return c
}

// or is the better of two cells: the one that costs less, or has more words that
// are the same.
func (c cell) or(d cell) cell {
	if d.cost < c.cost || d.cost == c.cost && d.equal > c.equal {
		return d
	}
	return c
}

// align finds the passage of the source's words that costs least to be made
// of the quotation's, if it costs no more than the limit. Words of the source
// before and behind it cost nothing.
func (a *aligner) align(q []keyWord, free []bool, s []keyWord, limit int) near {
	if len(q) == 0 || len(s) == 0 {
		return near{}
	}
	above, up, row := a.rows(len(s) + 1)
	total, least := 0, 0 // of the row above
	for i, w := range q {
		total += w.weight
		row[0] = up[0].plus(costWord)
		lowest := int(row[0].cost)
		gap := cell{cost: 1 << 28} // that ends with words of the source left out
		first, further := int32(costWord), int32(costFurther)
		if free[i] {
			first, further = costFree, costFree
		}
		for j := range s {
			best := paired(up[j], w, s[j])
			if i > 0 && j > 0 && bytes.Equal(w.key, s[j-1].key) && bytes.Equal(q[i-1].key, s[j].key) {
				best = best.or(swapped(above[j-1], w, s[j]))
			}
			best = best.or(up[j+1].plus(costWord))
			if i < len(q)-1 {
				if gap.cost += further; row[j].cost+first < gap.cost {
					gap = row[j].plus(first)
				}
				best = best.or(gap)
			}
			row[j+1] = best
			lowest = min(lowest, int(best.cost))
		}
		// What follows costs no less, but for the one word of two that are swapped.
		if min(lowest, least+costWord) > limit {
			return near{}
		}
		least = lowest
		above, up, row = up, row, above
	}
	return nearOf(up, s, total)
}

// rows are three rows of an alignment: nothing above the first, of which each cell
// may be where the passage begins.
func (a *aligner) rows(width int) (above, first, below []cell) {
	a.cells = slices.Grow(a.cells[:0], 3*width)[:3*width]
	clear(a.cells)
	above, first, below = a.cells[:width], a.cells[width:2*width], a.cells[2*width:]
	for j := range first {
		first[j].from = int32(j)
	}
	return above, first, below
}

// swapped is the alignment in which two neighbours have changed places.
func swapped(c cell, q, s keyWord) cell {
	c.cost += costWord
	c.same += int32(2 * (q.weight + s.weight))
	c.equal++ // one has moved
	return c
}

// paired is the alignment that holds two words against each other.
func paired(c cell, q, s keyWord) cell {
	switch alike := likeness(q, s); {
	case alike == q.weight && bytes.Equal(q.key, s.key):
		c.same += int32(2 * alike)
		c.equal++
	default:
		c.same += int32(2 * alike)
		c.cost += int32(costWord - costLike*alike/max(q.weight, s.weight))
	}
	return c
}

// nearOf makes the outcome of the last row of an alignment. total is the weight
// of the quotation.
func nearOf(row []cell, s []keyWord, total int) near {
	best := 1
	for j := 1; j < len(row); j++ {
		if row[j].cost < row[best].cost {
			best = j
		}
	}
	// The last word of the quotation is shown against another one, not as put in.
	if next := best + 1; next < len(row) && row[next].cost == row[best].cost && row[next].from == row[best].from {
		best = next
	}
	c := row[best]
	if int(c.from) >= best {
		return near{}
	}
	stands := s[c.from:best]
	stood := 0
	for _, w := range stands {
		stood += w.weight
	}
	return near{passage: text.Range{Start: stands[0].at.Start, End: stands[len(stands)-1].at.End},
		cost: int(c.cost), same: int(c.same), equal: int(c.equal), total: 2 * max(total, stood)}
}

// likeness is the weight of what two words have in common: all of it where
// they are equal, what they begin and end with where that is most of them.
func likeness(a, b keyWord) int {
	x, y := a.key, b.key
	if x[0] != y[0] && x[len(x)-1] != y[len(y)-1] {
		return 0
	}
	if bytes.Equal(x, y) {
		return a.weight
	}
	n := min(len(x), len(y))
	pre, suf := 0, 0
	for pre < n && x[pre] == y[pre] {
		pre++
	}
	for suf < n-pre && x[len(x)-1-suf] == y[len(y)-1-suf] {
		suf++
	}
	if longest := max(len(x), len(y)); 2*(pre+suf) > longest {
		return (pre + suf) * max(a.weight, b.weight) / longest
	}
	return 0
}

// inCommon is what two lists of words have in common whatever their order:
// an estimate for lists that are too long to be aligned. The weights are doubled.
func inCommon(q, s []keyWord) (same, equal, total int) {
	left := make(map[string]int)
	stood := 0
	for _, w := range s {
		left[string(w.key)]++
		stood += w.weight
	}
	asked := 0
	for _, w := range q {
		if asked += w.weight; left[string(w.key)] > 0 {
			left[string(w.key)]--
			same, equal = same+2*w.weight, equal+1
		}
	}
	return same, equal, 2 * max(asked, stood)
}
