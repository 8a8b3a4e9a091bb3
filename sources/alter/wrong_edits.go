package alter

import (
	"slices"
	"strings"

	"factsheet/sources/text"
)

// wrongEdits misuse what an author may do: omissions and brackets.
var wrongEdits = []*Kind{
	{Name: "omission hides a negation", Excused: "omission", Meaning: "a marked omission leaves out a not, an unless, an only", make: func(d *draft) string {
		left, gap, right := d.parted(12)
		if d.Language == nil || gap == nil || d.Language.Negation(gap) < 0 || !enough(left, right) {
			return ""
		}
		return omit(left, right, "[...]")
	}},
	{Name: "parts reversed", Meaning: "the parts round an omission stand in the wrong order", make: func(d *draft) string {
		left, gap, right := d.parted(12)
		if gap == nil || !enough(left, right) {
			return ""
		}
		return omit(right, left, "[...]")
	}},
	{Name: "nothing omitted", Meaning: "an omission is marked where nothing was left out", make: func(d *draft) string {
		left, gap, right := d.parted(12)
		if gap == nil || !enough(left, right) {
			return ""
		}
		return omit(slices.Concat(left, gap), right, "[...]")
	}},
	{Name: "omission without a mark", Meaning: "words are left out, and nothing says so", make: func(d *draft) string {
		left, gap, right := d.parted(12)
		if gap == nil {
			return ""
		}
		return strings.Join(slices.Concat(left, right), " ")
	}},
	{Name: "a part of one word", Meaning: "a single word stands beside an omission", make: func(d *draft) string {
		w := strings.Fields(d.Words)
		if d.Joined || len(w) < 8 || strings.ContainsAny(d.Words, "[]…") || strings.ContainsAny(strings.Join(w[:3], ""), ".,;:!?–—()") || !isWord(first(w[0])) {
			return ""
		}
		return w[0] + " [...] " + strings.Join(w[3:], " ")
	}},
	{Name: "omission over sections", Meaning: "a marked omission leads from one section into another", make: overSections},
	{Name: "omission of too much", Meaning: "a marked omission leaves out more than any reader expects", make: tooMuch},
	{Name: "bracket for a word", Meaning: "an undeclared bracket stands for a word of the source", make: func(d *draft) string {
		if strings.ContainsAny(d.Words, "[]") || strings.Contains(d.Words, "...") {
			return "" // dots at an end match nothing
		}
		return atWord(func(w string, d *draft) string {
			if strings.IndexFunc(w, isWord) < 0 || d.pronoun(w) {
				return ""
			}
			return "[Xylo]"
		})(d)
	}},
	{Name: "bracket in a word", Meaning: "a bracket makes another word: [anti]trust", make: unbracketed(atWord(func(w string, _ *draft) string {
		if !isLetter(first(w)) {
			return ""
		}
		return "[anti]" + w
	}))},
	{Name: "negation in a bracket", Meaning: "a bracket puts in a not", make: unbracketed(atWord(func(w string, d *draft) string {
		if not := d.word("", "not"); not != "" {
			return w + " [" + not + "]"
		}
		return ""
	}))},
	{Name: "number in a bracket", Meaning: "a bracket puts in a number", make: unbracketed(atWord(func(w string, d *draft) string {
		return w + " [" + []string{"25", "3 %", "1.000"}[d.rng.IntN(3)] + "]"
	}))},
	{Name: "weight in a bracket", Meaning: "a bracket puts in a must or a more", make: unbracketed(atWord(func(w string, d *draft) string {
		if weight := d.word("", "weight"); weight != "" {
			return w + " [" + weight + "]"
		}
		return ""
	}))},
	{Name: "cleaned up", Meaning: "(cleaned up) hides what was changed", make: func(d *draft) string {
		if !isWord(last(d.Words)) {
			return ""
		}
		return d.Words + " (cleaned up)"
	}},
	{Name: "edit of other words", Meaning: "a declared bracket stands for words that the source does not have there", edits: func(d *draft) Altered {
		return d.declare(func(w string) (shown, replaces string) {
			if bare(w) == "" {
				return "", ""
			}
			return "[Xylo]", bare(w) + "xyz"
		})
	}},
	{Name: "edit hides a negation", Excused: "bracket", Meaning: "a declared bracket stands for a not, and nobody has acknowledged it", edits: func(d *draft) Altered {
		return d.declare(func(w string) (shown, replaces string) {
			if d.Language == nil || d.Language.Negation([]string{w}) != 0 {
				return "", ""
			}
			return "[Xylo]", bare(w)
		})
	}},
}

// unbracketed leaves passages alone that have brackets of their own.
func unbracketed(f func(d *draft) string) func(d *draft) string {
	return func(d *draft) string {
		if strings.ContainsAny(d.Words, "[]") {
			return ""
		}
		return f(d)
	}
}

// declare puts a bracket for one word, not the first or last, and declares it.
func (d *draft) declare(f func(w string) (shown, replaces string)) Altered {
	var edits []Edit
	words := unbracketed(atWord(func(w string, _ *draft) string {
		shown, replaces := f(w)
		if shown == "" {
			return ""
		}
		edits = []Edit{{shown, replaces}}
		return strings.Replace(w, bare(w), shown, 1)
	}))(d)
	return Altered{words, edits}
}

// parted is where a passage may be parted by an omission: the words before,
// those left out, at most most, and those behind; a nil gap where it is too
// short.
func (d *draft) parted(most int) (left, gap, right []string) {
	words := strings.Fields(d.Words)
	if len(words) < 8 {
		return nil, nil, nil
	}
	n := 1 + d.rng.IntN(min(most, len(words)-7))
	i := 3 + d.rng.IntN(len(words)-n-6)
	return words[:i], words[i : i+n], words[i+n:]
}

func omit(left, right []string, mark string) string {
	return strings.Join(left, " ") + " " + mark + " " + strings.Join(right, " ")
}

// enough reports at least three words on each side, and no mark that could be
// read as an omission or a bracket.
func enough(left, right []string) bool {
	count := func(ws []string) int {
		n := 0
		for _, w := range ws {
			if strings.IndexFunc(w, isWord) >= 0 {
				n++
			}
		}
		return n
	}
	all := strings.Join(left, " ") + strings.Join(right, " ")
	return count(left) >= 3 && count(right) >= 3 && !strings.ContainsAny(all, "[]…") && !strings.Contains(all, "...")
}

// overSections goes on with words of the next section.
func overSections(d *draft) string {
	own := d.Text.SectionAt(d.Range.Start)
	for _, b := range d.Text.Blocks() {
		if b.Kind == text.Paragraph && b.Start > d.Range.End && d.Text.SectionAt(b.Start) != own {
			return d.furtherOn(b.Start, b.End)
		}
	}
	return ""
}

// tooMuch goes on with words far behind the passage, in its section.
func tooMuch(d *draft) string {
	own := d.Text.SectionAt(d.Range.Start)
	for _, b := range d.Text.Blocks() {
		if b.Kind == text.Paragraph && b.Start > d.Range.End+3000 && d.Text.SectionAt(b.Start) == own {
			return d.furtherOn(b.Start, b.End)
		}
	}
	return ""
}

// furtherOn is the passage, an omission, and the first words of a range.
func (d *draft) furtherOn(from, to int) string {
	left := strings.Fields(d.Words)
	right := strings.Fields(Typed(d.Text, text.Range{Start: from, End: to}))
	if len(right) < 5 || !enough(left, right[:5]) {
		return ""
	}
	return omit(left, right[:5], "[...]")
}

// pronoun reports a word for which some conventions let a bracket stand.
func (d *draft) pronoun(w string) bool {
	if d.Language == nil {
		return false
	}
	for _, p := range d.Language.Pronouns() {
		if slices.Contains(p, d.Language.Fold(w)) {
			return true
		}
	}
	return false
}
