package alter

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isWord reports a character of a word or number.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) && !(0xFE00 <= r && r <= 0xFE0F)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }

func first(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func last(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// replaced is s with another word or mark; "" where it does not have the old one.
func replaced(s, old, new string) string {
	if !strings.Contains(s, old) {
		return ""
	}
	return strings.ReplaceAll(s, old, new)
}

func mapped(s string, f func(r rune) rune) string {
	if out := strings.Map(f, s); out != s {
		return out
	}
	return ""
}

// changed is s, or "" where it is as it was.
func changed(s, was string) string {
	if s == was {
		return ""
	}
	return s
}

// pairs writes each character of one list as that of the other.
func pairs(from, to string) func(d *draft) string {
	a, b := []rune(from), []rune(to)
	return func(d *draft) string {
		return mapped(d.Words, func(r rune) rune {
			if i := slices.Index(a, r); i >= 0 {
				return b[i]
			}
			return r
		})
	}
}

// atWord replaces one word of the passage, not the first or last. f gets the
// word and returns what to write; "" is nothing to do.
func atWord(f func(w string, d *draft) string) func(d *draft) string {
	return func(d *draft) string {
		words := strings.Fields(d.Words)
		if len(words) < 3 {
			return ""
		}
		from := d.rng.IntN(len(words) - 2)
		for k := range len(words) - 2 {
			i := 1 + (from+k)%(len(words)-2)
			if w := f(words[i], d); w != "" && w != words[i] {
				words[i] = w
				return strings.Join(words, " ")
			}
		}
		return ""
	}
}

// withoutWord leaves out one word that f finds, not the first or last, with the
// space before it.
func withoutWord(f func(w string, d *draft) bool) func(d *draft) string {
	return func(d *draft) string {
		words := strings.Fields(d.Words)
		if len(words) < 3 {
			return ""
		}
		from := d.rng.IntN(len(words) - 2)
		for k := range len(words) - 2 {
			if i := 1 + (from+k)%(len(words)-2); f(words[i], d) {
				return strings.Join(slices.Delete(words, i, i+1), " ")
			}
		}
		return ""
	}
}

// atRune replaces one character that f changes, not the first or last. f gets
// the neighbours too; a result equal to the character is nothing to do.
func atRune(f func(left, r, right rune) string) func(d *draft) string {
	return func(d *draft) string {
		rs := []rune(d.Words)
		from := d.rng.IntN(len(rs))
		for k := range rs {
			i := (from + k) % len(rs)
			if i == 0 || i == len(rs)-1 {
				continue
			}
			if w := f(rs[i-1], rs[i], rs[i+1]); w != string(rs[i]) {
				return string(rs[:i]) + w + string(rs[i+1:])
			}
		}
		return ""
	}
}

// swapTwo exchanges two words that f finds and that differ: what each is but for
// the marks beside it. The first and the last of the passage may be among them.
func swapTwo(f func(w string) bool) func(d *draft) string {
	return func(d *draft) string {
		words := strings.Fields(d.Words)
		var at []int
		for i, w := range words {
			if core := bare(w); core != "" && f(core) && (i > 0 || !isLetter(first(core))) {
				at = append(at, i)
			}
		}
		if len(at) < 2 {
			return ""
		}
		i := d.rng.IntN(len(at) - 1)
		a, b := at[i], at[i+1+d.rng.IntN(len(at)-1-i)]
		wa, wb := bare(words[a]), bare(words[b])
		if wa == wb {
			return ""
		}
		words[a], words[b] = strings.Replace(words[a], wa, wb, 1), strings.Replace(words[b], wb, wa, 1)
		return strings.Join(words, " ")
	}
}

// bare is a word without the marks beside it.
func bare(w string) string { return strings.TrimFunc(w, func(r rune) bool { return !isWord(r) }) }

// capital writes w with a capital where like has one.
func capital(w, like string) string {
	r := []rune(w)
	if len(r) > 0 && unicode.IsUpper(first(like)) {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}
