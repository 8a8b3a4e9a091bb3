package match

import (
	"sort"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/text"
)

// A letter is one letter, digit or mark of a text, composed, as it is written,
// with the bytes that it comes from. The letters of one ligature share theirs.
type letter struct {
	r          rune
	start, end int
	folded     foldSet // normal, ligature
}

// appendLetters appends the letters of s from the offset on, n of them (all where
// n is negative), passing over furniture. It takes clusters and ligatures whole:
// there are more than n where the last one goes on.
func appendLetters(dst []letter, s string, furniture []text.Range, from, n int) []letter {
	skip := furniture[sort.Search(len(furniture), func(i int) bool { return furniture[i].End > from }):]
	all := n < 0
	for i := from; i < len(s) && (all || n > 0); {
		if len(skip) > 0 && i >= skip[0].Start {
			i = max(i, skip[0].End)
			skip = skip[1:]
			continue
		}
		end := stepCluster(s, i)
		if end == i+1 {
			if isWord(rune(s[i])) {
				dst, n = append(dst, letter{r: rune(s[i]), start: i, end: end}), n-1
			}
			i = end
			continue
		}
		cluster := s[i:end]
		if r, size := utf8.DecodeRuneInString(cluster); size == len(cluster) && keyEntry(r)&entrySlow == 0 {
			if keyEntry(r)&entryKeep != 0 {
				dst, n = append(dst, letter{r: r, start: i, end: end}), n-1
			}
			i = end
			continue
		}
		composed := cluster
		if !norm.NFC.IsNormalString(cluster) {
			composed = norm.NFC.String(cluster)
		}
		for _, r := range composed {
			l := letter{r: r, start: i, end: end}
			if composed != cluster {
				l.folded.add(foldNormal)
			}
			if joined, ok := ligatures[r]; ok {
				l.folded.add(foldLigature)
				for _, l.r = range joined {
					dst, n = append(dst, l), n-1
				}
			} else if isWord(r) {
				dst, n = append(dst, l), n-1
			}
		}
		i = end
	}
	return dst
}

// before is the last character that stands before at, passing over furniture
// and what no reader sees; 0 at the start of the text.
func before(t *text.Text, at int) (r rune, pos int) {
	for at > 0 {
		if f := furnitureAt(t, at-1); f.Len() > 0 {
			at = f.Start
			continue
		}
		r, size := utf8.DecodeLastRuneInString(t.Content[:at])
		at -= size
		if !isInvisible(r) {
			return r, at
		}
	}
	return 0, 0
}

// after is the first character at or behind at, passing over the same; 0 at
// the end of the text.
func after(t *text.Text, at int) (r rune, next int) {
	for at < len(t.Content) {
		if f := furnitureAt(t, at); f.Len() > 0 {
			at = f.End
			continue
		}
		r, size := utf8.DecodeRuneInString(t.Content[at:])
		at += size
		if !isInvisible(r) {
			return r, at
		}
	}
	return 0, at
}

func furnitureAt(t *text.Text, at int) text.Range {
	f := t.Furniture
	i := sort.Search(len(f), func(i int) bool { return f[i].End > at })
	if i < len(f) && f[i].Start <= at {
		return f[i]
	}
	return text.Range{}
}

// hyphenIn is the offset of a recorded line-end hyphen in the range, or -1.
func hyphenIn(t *text.Text, from, to int) int {
	i := sort.SearchInts(t.Hyphens, from)
	if i < len(t.Hyphens) && t.Hyphens[i] < to {
		return t.Hyphens[i]
	}
	return -1
}
