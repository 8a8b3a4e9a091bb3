package match

import (
	"bytes"
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
func keyWords(s string, base int) []keyWord { return appendKeyWords(nil, s, base) }

func appendKeyWords(out []keyWord, s string, base int) []keyWord {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isSpace(r) || isDash(r) {
			i += size
			continue
		}
		end := i + size
		for alone := unicode.In(r, unspaced...); end < len(s); {
			next, size := utf8.DecodeRuneInString(s[end:])
			if isSpace(next) || isDash(next) || (alone || unicode.In(next, unspaced...)) && !unicode.Is(unicode.M, next) {
				break
			}
			end += size
		}
		if w, ok := newKeyWord(s, i, end, base); ok {
			out = append(out, w)
		}
		i = end
	}
	return out
}

// newKeyWord makes a word of s[start:end], without the marks round it.
func newKeyWord(s string, start, end, base int) (keyWord, bool) {
	key := appendKey(nil, s[start:end])
	if len(key) == 0 {
		return keyWord{}, false
	}
	trimmed := strings.TrimLeftFunc(s[start:end], func(r rune) bool { return !isWord(r) })
	start = end - len(trimmed)
	stop := start + len(strings.TrimRightFunc(trimmed, func(r rune) bool { return !isWord(r) }))
	return keyWord{key, text.Range{Start: base + start, End: base + stop}, utf8.RuneCount(key)}, true
}

// sourceWords are the words of a text between two offsets, moved to whole words:
// without furniture, and with those joined that a recorded hyphen parts at a
// line's end.
func sourceWords(t *text.Text, from, to int) []keyWord {
	from, to = wholeWords(t.Content, from, to)
	var out []keyWord
	for from < to {
		if f := furnitureAt(t, from); f.Len() > 0 {
			from = f.End
			continue
		}
		stop := to
		for i := from; i < stop; i++ {
			if len(t.Furniture) == 0 {
				break
			}
			if furnitureAt(t, i).Len() > 0 {
				stop = i
			}
		}
		known := len(out)
		out = appendKeyWords(out, t.Content[from:stop], from)
		if known > 0 && known < len(out) {
			out = joinHyphenated(t, out, known)
		}
		for k := known + 1; k < len(out); k++ {
			out = joinHyphenated(t, out, k)
		}
		from = stop
	}
	return out
}

// joinHyphenated joins the word at k to the one before it where nothing but a
// recorded hyphen and a line's end parts them.
func joinHyphenated(t *text.Text, list []keyWord, k int) []keyWord {
	a, z := &list[k-1], list[k]
	if h := hyphenIn(t, a.at.End, z.at.Start); h < 0 || strings.IndexFunc(t.Content[a.at.End:h], isSpace) >= 0 {
		return list
	}
	a.key, a.at.End, a.weight = append(a.key, z.key...), z.at.End, a.weight+z.weight
	return append(list[:k], list[k+1:]...)
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

// alignWords finds the passage of the source's words that costs least to be made
// of the quotation's. Words of the source before and behind it cost nothing.
func alignWords(q []keyWord, free []bool, s []keyWord) near {
	if len(q) == 0 || len(s) == 0 {
		return near{}
	}
	width := len(s) + 1
	cells := make([]cell, 4*width)
	above, up, row := cells[:width], cells[width:2*width], cells[2*width:3*width]
	for j := range up {
		up[j].from = int32(j)
	}
	total := 0
	for i, w := range q {
		total += w.weight
		row[0] = up[0].plus(costWord)
		gap := cell{cost: 1 << 28} // that ends with words of the source left out
		first, further := int32(costWord), int32(costFurther)
		if free[i] {
			first, further = costFree, costFree
		}
		for j := range s {
			best := paired(up[j], w, s[j])
			if i > 0 && j > 0 && bytes.Equal(w.key, s[j-1].key) && bytes.Equal(q[i-1].key, s[j].key) {
				c := above[j-1].plus(costWord)
				if c.same += int32(2 * (w.weight + s[j].weight)); c.cost < best.cost {
					c.equal++ // one has moved
					best = c
				}
			}
			if c := up[j+1].plus(costWord); c.cost < best.cost {
				best = c
			}
			if i < len(q)-1 {
				if gap.cost += further; row[j].cost+first < gap.cost {
					gap = row[j].plus(first)
				}
				if gap.cost < best.cost {
					best = gap
				}
			}
			row[j+1] = best
		}
		above, up, row = up, row, above
	}
	return nearOf(up, s, total)
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
