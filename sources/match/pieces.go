package match

import (
	"strings"

	"factsheet/sources/text"
)

// Limits of InPieces. They are our own.
const (
	leastPieceWords = 3
	mostPieces      = 4
	mostPiecedWords = 400
)

// InPieces reports whether a quotation that stands in another reading of a text,
// at that passage, stands in the text itself in pieces, each by all the rules: they
// are parted where blocks end and others begin, and where a line of the other
// reading ends. Then nothing but the order of the blocks keeps it from standing
// there whole. With words of two lines side by side it is not so.
func InPieces(t *text.Text, q Quotation, other *text.Text, at text.Range) bool {
	q.Prefix, q.Suffix, q.Where = "", "", ""
	p := &pieces{t: t, q: q, words: wordRanges(q.Text)}
	there := other.Content[at.Start:at.End]
	if furnitureIn(other, at.Start, at.End) {
		there = other.Seen(at.Start, at.End)
	}
	list := wordRanges(there)
	if len(p.words) != len(list) || len(list) < 2*leastPieceWords || len(list) > mostPiecedWords {
		return false
	}
	p.ends = make([]bool, len(list)+1)
	for k := 1; k < len(list); k++ {
		p.ends[k] = strings.Contains(there[list[k-1].End:list[k].Start], "\n")
	}
	return p.from(0, -1, 1)
}

// wordRanges are what stands between white space.
func wordRanges(s string) []text.Range {
	var out []text.Range
	for at := 0; at < len(s); {
		rest := strings.TrimLeftFunc(s[at:], isSpace)
		start := len(s) - len(rest)
		end := strings.IndexFunc(rest, isSpace)
		if end < 0 {
			end = len(rest)
		}
		if end > 0 {
			out = append(out, text.Range{Start: start, End: start + end})
		}
		at = start + end
	}
	return out
}

type pieces struct {
	t     *text.Text
	q     Quotation
	words []text.Range // of the quotation
	ends  []bool       // by words: a line of the other reading ends before it
}

// from reports whether the words from first on stand in pieces behind the block
// left, of which that is the nth piece.
func (p *pieces) from(first, left, nth int) bool {
	var asked []Quotation
	var ends []int
	for k := len(p.words); k >= first+leastPieceWords; k-- {
		if k < len(p.words) && (!p.ends[k] || nth == mostPieces || len(p.words)-k < leastPieceWords) {
			continue
		}
		q := p.q
		q.Text = p.q.Text[p.words[first].Start:p.words[k-1].End]
		asked, ends = append(asked, q), append(ends, k)
	}
	found := New(asked).Standing(p.t, nil)
	for i, k := range ends {
		m, ok := found[i]
		if !ok || m.Verdict == Edited {
			continue
		}
		at := m.Passage()
		from, to := p.t.BlockAt(at.Start), p.t.BlockAt(max(at.Start, at.End-1))
		if left >= 0 && !p.follows(left, from, at.Start) {
			continue
		}
		if k == len(p.words) || p.empty(at.End, p.t.Blocks()[to].End) && p.from(k, to, nth+1) {
			return true
		}
	}
	return false
}

// follows reports whether a piece begins with its block, and may be read behind
// another one: on the same page or the next.
func (p *pieces) follows(left, right, start int) bool {
	a, z := p.t.Blocks()[left], p.t.Blocks()[right]
	d := p.t.Place(z.Start).Page - p.t.Place(a.End-1).Page
	return a != z && p.empty(z.Start, start) && (d == 0 || d == 1) && crossing(p.t, a, z) == ""
}

// empty reports that no word stands between two offsets.
func (p *pieces) empty(from, to int) bool {
	return strings.IndexFunc(p.t.Seen(from, to), isWord) < 0
}
