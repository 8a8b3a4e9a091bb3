package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// Rule 4, pairs: an omission may leave out both marks of a pair, or lead from one
// quoted passage to the next ("It is old," she said, "and narrow."), but not from
// within a pair to what stands outside. Else words of somebody who is quoted look
// like the author's, or an aside like the sentence.

// brokenPair finds a quotation mark or bracket in a gap whose partner is not in
// it, too; "" where there is none. Single marks are not looked at, since they may
// be apostrophes.
func brokenPair(t *text.Text, gap text.Range) string {
	for _, kind := range []func(rune) bool{isDouble, isRound} {
		opened, closed := unpaired(t, gap, kind, true)
		if len(opened) > len(closed) {
			return opened[0]
		}
		if len(closed) > len(opened) {
			return closed[0]
		}
	}
	return ""
}

func isRound(r rune) bool { return strings.ContainsRune("()[]", r) }

// unpaired lists the marks of one kind in a range that have no partner in it. With
// goingOn, one that opens a paragraph within a quotation opens nothing new.
func unpaired(t *text.Text, at text.Range, kind func(rune) bool, goingOn bool) (opened, closed []string) {
	for i := at.Start; i < at.End; {
		if f := furnitureAt(t, i); f.Len() > 0 {
			i = f.End
			continue
		}
		r, size := utf8.DecodeRuneInString(t.Content[i:])
		start := i
		i += size
		if !kind(r) {
			continue
		}
		left, _ := before(t, start)
		right, _ := after(t, i)
		mark := t.Content[start:i]
		switch {
		case r == ')' && len(opened) == 0 && isLabel(t.Content[max(0, start-8):start]), r == '"' && isDigit(left):
		case goingOn && isDouble(r) && goesOnQuoting(t, start):
		case opens(r, left, right, len(opened) > 0):
			opened = append(opened, mark)
		case len(opened) > 0:
			opened = opened[:len(opened)-1]
		default:
			closed = append(closed, mark)
		}
	}
	return opened, closed
}

// goesOnQuoting reports a mark that begins a paragraph where the one before ends
// within a quotation: English opens each paragraph of one, and closes the last.
func goesOnQuoting(t *text.Text, at int) bool {
	blocks, b := t.Blocks(), t.BlockAt(at)
	if b < 1 || blocks[b].Start != at {
		return false
	}
	opened, _ := unpaired(t, text.Range{Start: blocks[b-1].Start, End: blocks[b-1].End}, isDouble, false)
	return len(opened) > 0
}

// opens tells an opening mark from a closing one: by what stands beside it, since
// “ closes in German and » opens in Danish, and only then by its form.
func opens(r, left, right rune, inside bool) bool {
	if strings.ContainsRune("([", r) {
		return true
	}
	if strings.ContainsRune(")]", r) {
		return false
	}
	apart := func(c rune) bool { return c == 0 || isSpace(c) }
	switch a := apart(left) || strings.ContainsRune("([—–", left); {
	case a && isWord(right):
		return true
	case !a && !isWord(right):
		return false
	}
	if r == '"' || r == '”' {
		return !inside
	}
	return strings.ContainsRune("“„‟«", r)
}

// isLabel reports the label of a list item before its bracket: "a)", "12)", "iv)".
func isLabel(s string) bool {
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return !isWord(r) })+1:]
	rest := strings.TrimSuffix(s, word)
	last, _ := utf8.DecodeLastRuneInString(rest)
	return word != "" && utf8.RuneCountInString(word) <= 3 && (rest == "" || unicode.IsSpace(last) || last == '/' || last == ',')
}
