package alter

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// wrongLetters change the letters of words, and what nobody sees between them.
var wrongLetters = []*Kind{
	{Name: "letter changed", Meaning: "a letter becomes another", make: atLetter(func(rs []rune, i int, d *draft) string {
		to := rs[d.rng.IntN(len(rs))]
		if !isLetter(to) || unicode.ToLower(to) == unicode.ToLower(rs[i]) || unicode.IsUpper(rs[i]) != unicode.IsUpper(to) {
			return ""
		}
		return string(rs[:i]) + string(to) + string(rs[i+1:])
	})},
	{Name: "letter dropped", Meaning: "a word loses a letter", make: atLetter(func(rs []rune, i int, _ *draft) string {
		return string(rs[:i]) + string(rs[i+1:])
	})},
	{Name: "letter doubled", Meaning: "a letter is written twice", make: atLetter(func(rs []rune, i int, _ *draft) string {
		return string(rs[:i+1]) + string(rs[i:])
	})},
	{Name: "letters swapped", Meaning: "two neighbouring letters change places", make: atLetter(func(rs []rune, i int, _ *draft) string {
		if i+1 == len(rs) || !isLetter(rs[i+1]) || rs[i] == rs[i+1] {
			return ""
		}
		return string(rs[:i]) + string(rs[i+1]) + string(rs[i]) + string(rs[i+2:])
	})},
	{Name: "look-alike letter", Meaning: "a letter of another alphabet that looks the same", make: atRune(func(_, r, _ rune) string {
		from, to := []rune("aeopcxyiαονικρτAEOPBHTаеорсху"), []rune("аеорсхуіaoviкptΑΕΟΡВНТaeopcxy")
		if i := slices.Index(from, r); i >= 0 {
			return string(to[i])
		}
		return string(r)
	})},
	{Name: "accent dropped", Meaning: "a word loses its accents", make: func(d *draft) string {
		composed := *d
		composed.Words = norm.NFC.String(d.Words)
		return atWord(func(w string, _ *draft) string {
			return norm.NFC.String(strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, norm.NFD.String(w)))
		})(&composed)
	}},
	{Name: "accent added", Meaning: "a letter gets an accent", make: atRune(func(l, r, n rune) string {
		if i := strings.IndexRune("aeioucnαειου", r); i >= 0 && isLetter(l) && isLetter(n) {
			return norm.NFC.String(string(r) + "\u0301")
		}
		return string(r)
	})},
	{Name: "capital within a word", Meaning: "a small letter becomes a capital", make: atRune(func(l, r, _ rune) string {
		if isLetter(l) && isLetter(r) && unicode.ToUpper(r) != r {
			return string(unicode.ToUpper(r))
		}
		return string(r)
	})},
	{Name: "capital word", Meaning: "a word within the quotation gets a capital", make: atWord(func(w string, _ *draft) string {
		r := []rune(w)
		if !isLetter(r[0]) || unicode.ToUpper(r[0]) == r[0] {
			return ""
		}
		return string(unicode.ToUpper(r[0])) + string(r[1:])
	})},
	{Name: "capital dropped", Meaning: "a name or noun within the quotation loses its capital", make: atWord(func(w string, _ *draft) string {
		r := []rune(w)
		if !isLetter(r[0]) || unicode.ToLower(r[0]) == r[0] {
			return ""
		}
		return string(unicode.ToLower(r[0])) + string(r[1:])
	})},
	{Name: "compatibility fold", Meaning: "10² becomes 102, ½ becomes 1/2", make: func(d *draft) string {
		s := norm.NFC.String(strings.NewReplacer("…", "", "\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(joinLigatures.Replace(d.Words)))
		return changed(norm.NFKC.String(s), s)
	}},
	{Name: "ss for ß", Meaning: "Maße becomes Masse", make: func(d *draft) string { return replaced(d.Words, "ß", "ss") }},
	{Name: "ß for ss", Meaning: "Masse becomes Maße", make: func(d *draft) string {
		if d.Language == nil || d.Language.Tag != "de" {
			return ""
		}
		return replaced(d.Words, "ss", "ß")
	}},
	{Name: "final sigma", Meaning: "ς stands for σ", make: func(d *draft) string { return replaced(d.Words, "σ", "ς") }},
	{Name: "no final sigma", Meaning: "σ stands for ς", make: func(d *draft) string { return replaced(d.Words, "ς", "σ") }},
	{Name: "i for ı", Meaning: "a dot is put on a Turkish letter", make: func(d *draft) string { return replaced(d.Words, "ı", "i") }},
	{Name: "cut at the start", Meaning: "the quotation begins within a word: lawful for unlawful", make: func(d *draft) string {
		r := []rune(d.Words)
		if len(r) < 3 || !isWord(r[0]) || !isWord(r[1]) || unicode.IsMark(r[1]) {
			return ""
		}
		n := 1
		for n+1 < len(r) && isWord(r[n+1]) && d.rng.IntN(2) == 0 {
			n++
		}
		if unicode.IsMark(r[n]) {
			return ""
		}
		return string(r[n:])
	}},
	{Name: "cut at the end", Meaning: "the quotation ends within a word", make: func(d *draft) string {
		r := []rune(d.Words)
		n := len(r) - 1
		if n < 2 || !isWord(r[n]) || !isWord(r[n-1]) {
			return ""
		}
		for isWord(r[n-1]) && isWord(r[n-2]) && n > 2 && d.rng.IntN(2) == 0 {
			n--
		}
		return string(r[:n])
	}},
	{Name: "cut behind a hyphen", Meaning: "the quotation begins within a word with a hyphen: lethal for non-lethal", make: func(d *draft) string {
		for i, r := range d.Words {
			if r == '-' && i > 0 && isLetter(last(d.Words[:i])) && isLetter(first(d.Words[i+1:])) && len(strings.Fields(d.Words[i+1:])) > 2 {
				return d.Words[i+1:]
			}
		}
		return ""
	}},
	{Name: "invisible character", Meaning: "a character that nobody sees was pasted", make: func(d *draft) string {
		unseen := []rune{0xAD, 0xFEFF, 0x200B, 0x2060, 0x200E, 0x200F, 0x202E, 0x2066, 0x061C, 0x200C, 0x200D, 0x034F, 0x180E, 0x2061, 0xFE0F, 0xE0061}
		r := unseen[d.rng.IntN(len(unseen))]
		return atRune(func(_, c, _ rune) string { return string(c) + string(r) })(d)
	}},
}

// atLetter alters a letter that f can alter; neighbours are within the passage.
func atLetter(f func(rs []rune, i int, d *draft) string) func(d *draft) string {
	return func(d *draft) string {
		rs := []rune(norm.NFC.String(d.Words))
		from := d.rng.IntN(len(rs))
		for k := range rs {
			i := (from + k) % len(rs)
			inner := i > 0 && i+1 < len(rs) && isLetter(rs[i]) && (isLetter(rs[i-1]) || isLetter(rs[i+1])) && !unicode.IsMark(rs[i+1])
			if inner {
				if s := f(rs, i, d); s != "" {
					return s
				}
			}
		}
		return ""
	}
}
