package alter

import (
	"strings"
	"unicode"
)

const (
	doubleMarks = "\"“”„‟«»"
	singleMarks = "'‘’‚‛‹›"
)

// wrongMarks change what stands between words: marks, hyphens, spaces.
var wrongMarks = []*Kind{
	{Name: "hyphen dropped", Meaning: "re-sign becomes resign", make: atRune(func(l, r, n rune) string {
		if r == '-' && isLetter(l) && isLetter(n) {
			return ""
		}
		return string(r)
	})},
	{Name: "hyphen to space", Meaning: "a word with a hyphen becomes two", make: atRune(func(l, r, n rune) string {
		if r == '-' && isLetter(l) && isLetter(n) {
			return " "
		}
		return string(r)
	})},
	{Name: "dash for a hyphen", Meaning: "– stands for the source's hyphen", Allowed: []string{"un", "apa", "chicago"}, make: atRune(func(l, r, n rune) string {
		if r == '-' && isLetter(l) && isLetter(n) {
			return "–"
		}
		return string(r)
	})},
	{Name: "hyphen added", Meaning: "resign becomes re-sign", make: atRune(func(l, r, n rune) string {
		if isLetter(l) && isLetter(r) && isLetter(n) {
			return string(r) + "-"
		}
		return string(r)
	})},
	{Name: "space to hyphen", Meaning: "two words are joined by a hyphen", make: atRune(func(l, r, n rune) string {
		if r == ' ' && isLetter(l) && isLetter(n) {
			return "-"
		}
		return string(r)
	})},
	{Name: "space dropped", Meaning: "no table becomes notable", make: atRune(func(l, r, n rune) string {
		if r == ' ' && isWord(l) && isWord(n) {
			return ""
		}
		return string(r)
	})},
	{Name: "space added", Meaning: "notable becomes no table", make: atRune(func(l, r, n rune) string {
		if isWord(l) && isWord(r) && isWord(n) && !unicode.IsMark(n) {
			return string(r) + " "
		}
		return string(r)
	})},
	{Name: "mark dropped", Meaning: "a comma, colon, bracket or stop within the quotation goes", make: atRune(func(_, r, n rune) string {
		if strings.ContainsRune(",;:?!.()", r) && n == ' ' {
			return ""
		}
		return string(r)
	})},
	{Name: "mark changed", Meaning: "a comma becomes a semicolon, a question mark a full stop", make: atRune(func(_, r, n rune) string {
		if i := strings.IndexRune(",;:?!.", r); i >= 0 && n == ' ' {
			return string(";:,!.?"[i])
		}
		return string(r)
	})},
	{Name: "comma added", Meaning: "a comma is put in", make: atRune(func(l, r, n rune) string {
		if r == ' ' && isLetter(l) && isLetter(n) {
			return ", "
		}
		return string(r)
	})},
	{Name: "comma moved", Meaning: "a comma stands behind another word", make: func(d *draft) string {
		words := strings.Fields(d.Words)
		for i := 0; i+2 < len(words); i++ {
			if strings.HasSuffix(words[i], ",") && isWord(last(words[i+1])) {
				words[i] = strings.TrimSuffix(words[i], ",")
				words[i+1] += ","
				return strings.Join(words, " ")
			}
		}
		return ""
	}},
	{Name: "question mark at the end", Meaning: "a statement becomes a question", make: atTheEnd("?")},
	{Name: "exclamation mark at the end", Meaning: "a mark is put at the end that the source does not have", make: atTheEnd("!")},
	{Name: "full stop at the end", Meaning: "a full stop closes a sentence that the source continues", Allowed: []string{"chicago", "bluebook"}, make: atTheEnd(".")},
	{Name: "question to statement", Meaning: "the question mark at the end becomes a full stop", make: func(d *draft) string {
		mark := "?"
		if d.Language != nil && d.Language.Tag == "el" {
			mark = ";"
		}
		if !strings.HasSuffix(d.Words, mark) {
			return ""
		}
		return strings.TrimSuffix(d.Words, mark) + "."
	}},
	{Name: "quotation mark dropped", Meaning: "a quotation mark goes", make: inner(atRune(func(_, r, _ rune) string {
		if strings.ContainsRune(doubleMarks+singleMarks, r) {
			return ""
		}
		return string(r)
	}))},
	{Name: "quotation marks dropped", Meaning: "what somebody says becomes what the author says", make: inner(func(d *draft) string {
		return mapped(d.Words, func(r rune) rune {
			if strings.ContainsRune(doubleMarks, r) {
				return -1
			}
			return r
		})
	})},
	{Name: "quotation marks added", Meaning: "a word gets quotation marks: so-called", make: atWord(func(w string, _ *draft) string {
		if !isWord(first(w)) {
			return ""
		}
		return "“" + w + "”"
	})},
	{Name: "apostrophe added", Meaning: "an apostrophe stands within a word", make: atRune(func(l, r, n rune) string {
		if isLetter(l) && isLetter(r) && isLetter(n) {
			return string(r) + "’"
		}
		return string(r)
	})},
	{Name: "two strokes for an apostrophe", Meaning: "don\"t stands for don't", make: atRune(func(l, r, n rune) string {
		if strings.ContainsRune("'’", r) && isLetter(l) && isLetter(n) {
			return "\""
		}
		return string(r)
	})},
	{Name: "asterisks for emphasis", Meaning: "a word is put between asterisks", make: atWord(func(w string, _ *draft) string {
		if !isWord(first(w)) {
			return ""
		}
		return "*" + w + "*"
	})},
}

func atTheEnd(mark string) func(d *draft) string {
	return func(d *draft) string {
		if !isWord(last(d.Words)) {
			return ""
		}
		return d.Words + mark
	}
}

// inner keeps the marks at the end of the passage as they are.
func inner(f func(d *draft) string) func(d *draft) string {
	return func(d *draft) string {
		core := strings.TrimRightFunc(d.Words, func(r rune) bool { return !isWord(r) })
		within := *d
		within.Words = core
		if s := f(&within); s != "" && core != "" {
			return s + strings.TrimPrefix(d.Words, core)
		}
		return ""
	}
}
