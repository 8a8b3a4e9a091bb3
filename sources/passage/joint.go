package passage

import (
	"unicode/utf8"

	"factsheet/sources/text"
)

// A Joint is where an omission joins two passages of one text.
type Joint struct {
	left, right *Passage
	gap         string // what is left out, without furniture
}

// Between is the joint of two passages of one text, of which left stands before
// right.
func Between(left, right *Passage) *Joint {
	j := &Joint{left: left, right: right}
	if left.text == right.text && left.at.End < right.at.Start {
		j.gap = left.text.Seen(left.at.End, right.at.Start)
	}
	return j
}

// Gap is the range of what is left out.
func (j *Joint) Gap() text.Range { return text.Range{Start: j.left.at.End, End: j.right.at.Start} }

// Splices reports whether the beginning of one sentence goes on with the end of
// another: a sentence that nobody wrote.
func (j *Joint) Splices() bool {
	rest := j.left.After()
	switch {
	case !hasWord(j.gap) || !hasWord(rest) || endsWithStop(j.left.words()):
		return false
	case len(rest) >= len(j.gap) || len(rest) >= reach-utf8.UTFMax: // one sentence, or nobody can tell
		return false
	}
	return hasWord(j.right.Before()) && !j.right.beginsItem() && !j.right.cutBefore
}

// endsWithStop reports words whose last mark ends a sentence.
func endsWithStop(words string) bool {
	for words != "" {
		r, n := utf8.DecodeLastRuneInString(words)
		if isStop(r) {
			return true
		}
		if !isClosing(r) {
			return false
		}
		words = words[:len(words)-n]
	}
	return false
}

// Speakers are the two whom a transcript has speak on the sides of the joint; ok
// is false where it is one, or not known.
func (j *Joint) Speakers() (first, second string, ok bool) {
	first, _ = j.left.Labelled()
	second, _ = j.right.Labelled()
	return first, second, first != "" && second != "" && first != second
}

// Turn finds what calls the words on either side in doubt among those that the
// omission takes out of their sentence: "They allegedly lost the tapes". What
// denies or limits them is an error and not asked for here; conditions are left
// out in so many harmless omissions that nobody would read the warnings.
func (j *Joint) Turn() (Turn, bool) {
	if !hasWord(j.gap) {
		return Turn{}, false
	}
	l := j.left.lang()
	parts := []string{j.gap} // of one sentence
	if rest, before := j.left.After(), j.right.Before(); len(rest) < len(j.gap) {
		parts = []string{rest}
		if len(before) <= len(j.gap) {
			parts = append(parts, before)
		}
	}
	for _, part := range parts {
		if !hasWord(part) {
			continue
		}
		s := &sentence{lang: l, book: bookOf(l)}
		_, words := wordsOf(firstOf(part), l)
		if s.mask(words); s.turnWithin(words) {
			return s.turn, true
		}
	}
	return Turn{}, false
}

// turnWithin looks at what is left out in the middle of a sentence, clause by
// clause.
func (s *sentence) turnWithin(words []word) bool {
	for len(words) > 0 {
		c := words
		for i, w := range words {
			if w.stop != 0 && w.stop != '"' {
				c = words[:i+1]
				break
			}
		}
		if i := s.book.doubted.in(c); i >= 0 {
			return s.found(Doubted, c, false)
		}
		words = words[len(c):]
	}
	return false
}
