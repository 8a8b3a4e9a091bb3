package alter

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// faithful are the ways to type a passage again that change no word of it.
var faithful = allFaithful([]*Kind{
	{Name: "as typed", Meaning: "the source's words on one line", make: func(d *draft) string { return d.Words }},
	{Name: "lines wrapped anew", Meaning: "line ends, tabs and indents where a space stood", make: func(d *draft) string {
		words := strings.Fields(d.Words)
		for i := range words {
			words[i] += []string{" ", "\n", "  ", "\n  ", "\t"}[d.rng.IntN(5)]
		}
		return strings.Join(words, "")
	}},
	{Name: "no-break spaces", Meaning: "spaces that do not break a line", make: func(d *draft) string {
		return strings.Join(strings.Fields(d.Words), []string{"\u00a0", "\u202f", "\u2009"}[d.rng.IntN(3)])
	}},
	{Name: "straight quotation marks", Meaning: "the marks of a keyboard for those of a printer", make: pairs("“”„‟«»‘’‚‹›", "\"\"\"\"\"\"'''''")},
	{Name: "curly quotation marks", Meaning: "the marks of a printer for those of a keyboard", make: pairs("\"'", "”’")},
	{Name: "guillemets for curly marks", Meaning: "« » for “ ”", make: func(d *draft) string {
		if strings.Count(d.Words, "“") != strings.Count(d.Words, "”") || strings.Contains(d.Words, "„") {
			return ""
		}
		return changed(strings.NewReplacer("“", "«\u00a0", "”", "\u00a0»").Replace(d.Words), d.Words)
	}},
	{Name: "curly marks for guillemets", Meaning: "“ ” for « »", make: curlyForGuillemets},
	{Name: "levels swapped", Meaning: "double marks for single ones and single for double", make: func(d *draft) string {
		if strings.ContainsAny(d.Words, "'’‹›′") || !strings.ContainsAny(d.Words, "“”„") || strings.ContainsAny(d.Words, "«»\"") {
			return ""
		}
		return pairs("“”„‘‚", "‘’‚“„")(d)
	}},
	{Name: "hyphen for a dash", Meaning: "a keyboard's - for a dash between spaces", make: func(d *draft) string {
		if strings.Contains(d.Words, " – -") {
			return ""
		}
		return changed(strings.NewReplacer(" – ", " - ", " — ", " - ").Replace(d.Words), d.Words)
	}},
	{Name: "no-break hyphen", Meaning: "a hyphen that does not break a line", make: func(d *draft) string {
		return changed(strings.Map(func(r rune) rune {
			if r == '-' {
				return '‑'
			}
			return r
		}, onlyHyphens(d.Words)), onlyHyphens(d.Words))
	}},
	{Name: "letters taken apart", Meaning: "é as e and an accent (NFD)", make: func(d *draft) string { return changed(norm.NFD.String(d.Words), d.Words) }},
	{Name: "letters composed", Meaning: "e and an accent as é (NFC)", make: func(d *draft) string { return changed(norm.NFC.String(d.Words), d.Words) }},
	{Name: "ligatures taken apart", Meaning: "fi for ﬁ", make: func(d *draft) string { return changed(joinLigatures.Replace(d.Words), d.Words) }},
	{Name: "ligatures put", Meaning: "ﬁ for fi", make: func(d *draft) string {
		return changed(strings.NewReplacer("ffi", "ﬃ", "fi", "ﬁ", "fl", "ﬂ", "ff", "ﬀ").Replace(d.Words), d.Words)
	}},
	{Name: "ellipsis typed", Meaning: "three full stops for …", make: func(d *draft) string {
		if strings.Contains(d.Words, "….") || strings.Contains(d.Words, ".…") {
			return ""
		}
		return replaced(d.Words, "…", "...")
	}},
	{Name: "soft hyphens left out", Meaning: "the source has soft hyphens, the quotation has none", make: func(d *draft) string {
		return d.typedWithout(d.raw(), "\u00ad")
	}},
	{Name: "line-end hyphens joined", Meaning: "a word that a line's end parts is written as one", make: func(d *draft) string {
		if from, to := d.hyphens(); from == to {
			return ""
		}
		return Typed(d.Text, d.Range)
	}},
	{Name: "line-end hyphens kept", Meaning: "a word that a line's end parts keeps its hyphen", make: func(d *draft) string {
		from, to := d.hyphens()
		if from == to || strings.IndexFunc(d.raw(), isInvisible) >= 0 {
			return ""
		}
		return changed(typed(d.Text, d.Range, false), Typed(d.Text, d.Range))
	}},
	{Name: "furniture passed over", Meaning: "a page number or running head within the passage is left out", make: func(d *draft) string {
		for _, f := range d.Text.Furniture {
			if d.Range.Start < f.Start && f.End < d.Range.End {
				return Typed(d.Text, d.Range)
			}
		}
		return ""
	}},
	{Name: "final mark left out", Meaning: "the full stop or comma at the end is left out", make: func(d *draft) string {
		if strings.HasSuffix(d.Words, "..") {
			return ""
		}
		s := strings.TrimRight(d.Words, ".,")
		if r := last(s); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return ""
		}
		return changed(s, d.Words)
	}},
	{Name: "marked omission", Meaning: "an omission that is marked and hides nothing", make: func(d *draft) string {
		left, gap, right := d.parted(30)
		if gap == nil || !enough(left, right) || !d.harmless(left, gap, right) {
			return ""
		}
		return omit(left, right, []string{"[…]", "[...]", "[. . .]"}[d.rng.IntN(3)])
	}},
	{Name: "marks at the ends", Meaning: "omission marks at the beginning and the end match nothing", make: func(d *draft) string {
		if !isWord(first(d.Words)) || !isWord(last(d.Words)) || !enough(strings.Fields(d.Words), strings.Fields(d.Words)) {
			return ""
		}
		return "[...] " + d.Words + " [...]"
	}},
	{Name: "first letter in brackets", Meaning: "[T]he for the", make: bracketedLetter},
	{Name: "harmless bracket", Meaning: "a bracket puts in a name", make: unbracketed(func(d *draft) string {
		words := strings.Fields(d.Words)
		if len(words) < 4 {
			return ""
		}
		i := 1 + d.rng.IntN(len(words)-2)
		if !isWord(first(words[i])) {
			return ""
		}
		return strings.Join(words[:i], " ") + " [Xylo] " + strings.Join(words[i:], " ")
	})},
	{Name: "[sic]", Meaning: "[sic] behind a word", make: unbracketed(atWord(func(w string, _ *draft) string {
		if !isWord(last(w)) {
			return ""
		}
		return w + " [sic]"
	}))},
	{Name: "declared bracket", Meaning: "a bracket stands for a word, and the sheet says for which", edits: func(d *draft) Altered {
		return d.declare(func(w string) (shown, replaces string) {
			core := bare(w)
			if d.Language == nil || core != w || len(core) < 4 || d.heavy(core) || d.opens(core) {
				return "", ""
			}
			return "[Xylo]", core
		})
	}},
})

func allFaithful(kinds []*Kind) []*Kind {
	for _, k := range kinds {
		k.Faithful = true
	}
	return kinds
}

// joinLigatures writes the characters apart that typesetters put for several.
var joinLigatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "ĳ", "ij", "Ĳ", "IJ",
	"ǌ", "nj", "ǋ", "Nj", "Ǌ", "NJ", "ǉ", "lj", "ǈ", "Lj", "Ǉ", "LJ", "ǆ", "dž", "ǅ", "Dž", "Ǆ", "DŽ", "և", "եւ")

func (d *draft) raw() string { return d.Text.Content[d.Range.Start:d.Range.End] }

// typedWithout is the passage as typed, where the source has a character that an
// author does not type.
func (d *draft) typedWithout(raw, unseen string) string {
	if !strings.Contains(raw, unseen) {
		return ""
	}
	return Typed(d.Text, d.Range)
}

// hyphens are the indexes of the recorded hyphens within the passage.
func (d *draft) hyphens() (from, to int) {
	from, _ = slices.BinarySearch(d.Text.Hyphens, d.Range.Start)
	to, _ = slices.BinarySearch(d.Text.Hyphens, d.Range.End)
	return from, to
}

// onlyHyphens is s if its hyphens stand between letters; else it is empty.
func onlyHyphens(s string) string {
	for i, r := range s {
		if r == '-' && (!isLetter(last(s[:i])) || !isLetter(first(s[i+1:]))) {
			return ""
		}
	}
	return s
}

func curlyForGuillemets(d *draft) string {
	open, shut := strings.Index(d.Words, "«"), strings.Index(d.Words, "»")
	if open < 0 || shut < open || strings.Count(d.Words, "«") != strings.Count(d.Words, "»") ||
		strings.LastIndex(d.Words, "«") > strings.LastIndex(d.Words, "»") || strings.Contains(d.Words, " »m") || strings.ContainsAny(d.Words, "“”„") {
		return ""
	}
	if !strings.Contains(d.Words, "« ") && !strings.Contains(d.Words, "«\u00a0") {
		return changed(strings.NewReplacer("«", "“", "»", "”").Replace(d.Words), d.Words)
	}
	return changed(strings.NewReplacer("« ", "“", "«\u00a0", "“", " »", "”", "\u00a0»", "”").Replace(d.Words), d.Words)
}

func bracketedLetter(d *draft) string {
	r := []rune(d.Words)
	if len(r) < 2 || !unicode.IsLetter(r[0]) || unicode.IsUpper(r[1]) || strings.ContainsAny(d.Words, "[]") {
		return ""
	}
	o := unicode.ToLower(r[0])
	if o == r[0] {
		o = unicode.ToUpper(r[0])
	}
	if unicode.ToLower(o) != unicode.ToLower(r[0]) || o == r[0] || unicode.In(r[0], unicode.Lt) || d.Text.Language == "tr" {
		return ""
	}
	return "[" + string(o) + "]" + string(r[1:])
}

// harmless reports an omission that hides no negation or limit, cuts none off,
// stays in its section and is short.
func (d *draft) harmless(left, gap, right []string) bool {
	if d.Language == nil || utf8.RuneCountInString(strings.Join(gap, " ")) > 500 || strings.IndexFunc(strings.Join(gap, ""), isWord) < 0 {
		return false
	}
	if d.Text.SectionAt(d.Range.Start) != d.Text.SectionAt(d.Range.End) || d.Text.BlockAt(d.Range.Start) != d.Text.BlockAt(d.Range.End-1) {
		return false
	}
	// A number may go on behind a space, or begin before one.
	for _, beside := range [][]string{left[len(left)-2:], gap[:1], gap[len(gap)-1:], right[:2]} {
		if strings.IndexFunc(strings.Join(beside, ""), unicode.IsNumber) >= 0 || slices.ContainsFunc(beside, d.heavy) {
			return false
		}
	}
	if strings.ContainsAny(strings.Join(gap, ""), doubleMarks+singleMarks+"()[]") {
		return false // it may be one of a pair
	}
	around := slices.Concat(left[len(left)-3:], gap, right[:3])
	return d.Language.Negation(around) < 0
}

// heavy reports a word that a bracket may not stand for unless somebody has
// looked: a negation, a number, a must, a more.
func (d *draft) heavy(w string) bool {
	l := d.Language
	return l.Negation([]string{w}) >= 0 || l.Limit(w) || l.Modal(w) || l.Comparative(w) || l.NumberWord(w) || strings.IndexFunc(w, unicode.IsDigit) >= 0
}

// opens reports whether a phrase that limits begins with a word of the passage:
// "unter" where "unter der Bedingung" stands.
func (d *draft) opens(w string) bool {
	words := strings.Fields(d.Words)
	for i := range words {
		if bare(words[i]) == w && d.Language.Negation(words[i:]) == 0 {
			return true
		}
	}
	return false
}
