package language

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Numbers and their signs in words: what of two words that stand side by side is
// one number.

// SignBefore reports a sign in words between prior and next: prior are the words
// before a number, in their order, next those that begin with it. "plus" is none:
// the number is the same without it.
func (l *Language) SignBefore(prior, next []string) bool {
	if len(prior) == 0 || len(next) == 0 {
		return false
	}
	folded, _ := l.foldAll(prior[max(0, len(prior)-3):])
	if len(folded) == 0 {
		return false
	}
	for i := range folded {
		if n := l.noSigns.at(folded[i:]); n > 0 && i+n == len(folded) {
			return false
		}
	}
	last := folded[len(folded)-1]
	if len(folded) > 1 && endsInDigit(folded[len(folded)-2]) && l.units.word(last) {
		return false // "5 min 30 s"
	}
	return l.signs.word(last) || l.weakSigns.word(last) && l.UnitWords(next[1:]) > 0
}

func endsInDigit(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsDigit(r)
}

// SomeSign reports whether a word before a place, or one behind it, may be of a
// sign in words in any language: a cheap question to ask before that for the
// language of a text.
func SomeSign(left, right string) bool {
	return signWords().before[foldCommon(left, false)] || signWords().behind[foldCommon(right, false)]
}

type someSigns struct{ before, behind map[string]bool }

var signWords = sync.OnceValue(func() someSigns {
	all := someSigns{map[string]bool{}, map[string]bool{}}
	for _, tag := range Tags() {
		for _, heading := range []string{"sign", "sign before unit"} {
			for _, e := range entriesOf(tag, heading) {
				if first, _, phrase := strings.Cut(e, " "); phrase {
					all.behind[first] = true
				} else {
					all.before[e] = true
				}
			}
		}
	}
	return all
})

// SignBehind reports a sign that stands behind a number, or behind its unit:
// "below zero". words are those behind it.
func (l *Language) SignBehind(words []string) bool {
	folded, _ := l.foldAll(words[:min(len(words), 2*LongestEntry)])
	return len(folded) > 1 && l.signs.at(folded) > 1
}

// NumberJoins reports whether the words before a place, and those behind it, are
// one number in words that goes on over it: "treinta y | cinco", "hundred | and
// five", "dwadzieścia | jeden". "ten and twenty" are two.
func (l *Language) NumberJoins(prior, next []string) bool {
	if len(prior) == 0 || len(next) == 0 {
		return false
	}
	left, right := l.Fold(prior[len(prior)-1]), l.Fold(next[0])
	switch {
	case l.rank(left) > 1 && l.ones.word(right):
		return true
	case l.ands.word(right) && len(next) > 1:
		right = l.Fold(next[1])
	case l.ands.word(left) && len(prior) > 1:
		left = l.Fold(prior[len(prior)-2])
	default:
		return false
	}
	a, z := l.rank(left), l.rank(right)
	if l.Tag == "mt" && a == 1 && z == 2 {
		return true // "ħamsa u għoxrin": five and twenty
	}
	return a > 1 && 0 < z && z < a
}

// rank tells apart the number words that "and" joins to smaller ones: 1 for a
// unit or a teen, 2 for a ten, 3 for a hundred, 4 for a thousand; 0 for no number.
func (l *Language) rank(word string) int {
	switch {
	case l.thousands.word(word):
		return 4
	case l.hundreds.word(word):
		return 3
	case l.tens.word(word):
		return 2
	case l.numbers.word(word) || l.ones.word(word):
		return 1
	}
	return 0
}
