package alter

import (
	"slices"
	"strings"
	"unicode"
)

// wrongWords change which words there are, and in which order.
var wrongWords = []*Kind{
	{Name: "word dropped", Meaning: "a word within the quotation is left out", make: withoutWord(func(w string, _ *draft) bool { return bare(w) != "" })},
	{Name: "word added", Meaning: "a word is put in that the source does not have", make: atWord(func(w string, d *draft) string {
		return w + " " + d.word("also", "added")
	})},
	{Name: "word doubled", Meaning: "a word is written twice", make: atWord(func(w string, _ *draft) string { return w + " " + w })},
	{Name: "words in another order", Meaning: "two neighbouring words change places", make: func(d *draft) string {
		w := strings.Fields(d.Words)
		if len(w) < 2 {
			return ""
		}
		i := d.rng.IntN(len(w) - 1)
		w[i], w[i+1] = w[i+1], w[i]
		return strings.Join(w, " ")
	}},
	{Name: "near word", Meaning: "a word gives way to one that is easily taken for it (before, after)", make: swapListed("near")},
	{Name: "quantity changed", Meaning: "all becomes some, most becomes least", make: swapListed("quantity")},
	{Name: "modal changed", Meaning: "must becomes may, shall becomes should", make: swapListed("modal")},
	{Name: "comparison changed", Meaning: "more becomes less, higher becomes lower", make: swapListed("comparison")},
	{Name: "month or day changed", Meaning: "a month or a day of the week becomes another", make: swapListed("calendar")},
	{Name: "number word changed", Meaning: "two becomes three", make: swapListed("number")},
	{Name: "magnitude changed", Meaning: "million becomes billion", make: swapListed("magnitude")},
	{Name: "negation dropped", Meaning: "a not, a no, a never is left out", make: withoutWord(func(w string, d *draft) bool {
		return d.Language != nil && d.Language.Negation([]string{w}) == 0
	})},
	{Name: "limit dropped", Meaning: "an only, an unless, an except is left out", make: withoutWord(func(w string, d *draft) bool {
		return d.Language != nil && d.Language.Limit(w)
	})},
	{Name: "negation added", Meaning: "a not is put in", make: atWord(func(w string, d *draft) string {
		if not := d.word("", "not"); not != "" {
			return w + " " + not
		}
		return ""
	})},
	{Name: "names swapped", Meaning: "two names change places", make: swapTwo(func(w string) bool {
		return unicode.IsUpper(first(w)) && len(w) > 2
	})},
	{Name: "ending dropped", Meaning: "a word loses its last letter: plural becomes singular", make: atWord(func(w string, _ *draft) string {
		core := []rune(bare(w))
		if len(core) < 4 || slices.ContainsFunc(core, func(r rune) bool { return !isLetter(r) }) {
			return ""
		}
		return strings.Replace(w, string(core), string(core[:len(core)-1]), 1)
	})},
	{Name: "ending added", Meaning: "a word gets another ending: singular becomes plural", make: atWord(func(w string, d *draft) string {
		core := bare(w)
		if len(core) < 4 || !isLetter(last(core)) {
			return ""
		}
		return strings.Replace(w, core, core+d.word("s", "ending"), 1)
	})},
	{Name: "two sentences joined", Meaning: "the full stop between two sentences goes, and its capital", make: func(d *draft) string {
		words := strings.Fields(d.Words)
		for i := 0; i+1 < len(words); i++ {
			next := []rune(words[i+1])
			if len(words[i]) > 4 && strings.HasSuffix(words[i], ".") && unicode.IsUpper(next[0]) {
				words[i] = strings.TrimSuffix(words[i], ".")
				next[0] = unicode.ToLower(next[0])
				words[i+1] = string(next)
				return strings.Join(words, " ")
			}
		}
		return ""
	}},
	{Name: "glued from two places", Meaning: "words of another place of the source follow without a mark", make: glued},
	{Name: "another source", Meaning: "words of another source", make: func(d *draft) string { return d.Other }},
}

// glued adds words from far away.
func glued(d *draft) string {
	starts, ends := borders(d.Text.Content)
	if len(starts) < 8 {
		return ""
	}
	i := d.rng.IntN(len(starts) - 4)
	from, to := starts[i], ends[i+3]
	if from < d.Range.End+200 && to > d.Range.Start-200 {
		return ""
	}
	at := d.Range
	at.Start, at.End = from, to
	more := Typed(d.Text, at)
	if strings.IndexFunc(more, isWord) < 0 || strings.ContainsAny(more, "[]…") || strings.Contains(more, "...") {
		return "" // what stands in brackets may be the author's, and dots an omission
	}
	return strings.TrimRight(d.Words, ".,;:") + " " + more
}

// borders are where the runs between white space begin and end.
func borders(s string) (starts, ends []int) {
	in := false
	for i, r := range s {
		if space := unicode.IsSpace(r); space && in {
			ends, in = append(ends, i), false
		} else if !space && !in {
			starts, in = append(starts, i), true
		}
	}
	if in {
		ends = append(ends, len(s))
	}
	return starts, ends
}
