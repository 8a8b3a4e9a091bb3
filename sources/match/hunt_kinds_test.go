package match

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"factsheet/sources/language"

	"golang.org/x/text/unicode/norm"
)

func faithfulRetypings() []retyping {
	return []retyping{
		{name: "as typed", conv: "strict", make: func(p passage) string { return p.typed }},
		{name: "re-wrapped", conv: "strict", make: func(p passage) string {
			words := strings.Fields(p.typed)
			for i := range words {
				words[i] += []string{" ", "\n", "  ", "\n  ", "\t"}[p.rng.IntN(5)]
			}
			return strings.Join(words, "")
		}},
		{name: "no-break spaces", conv: "strict", make: func(p passage) string { return strings.Join(strings.Fields(p.typed), "\u00a0") }},
		{name: "typed marks", conv: "strict", make: pairs("“”„‟«»‘’‚‹›", "\"\"\"\"\"\"'''''")},
		{name: "curly marks", conv: "strict", make: pairs("\"'", "”’")},
		{name: "guillemets for curly marks", conv: "strict", make: func(p passage) string {
			if strings.Count(p.typed, "“") != strings.Count(p.typed, "”") || strings.Contains(p.typed, "„") {
				return ""
			}
			return changed(strings.NewReplacer("“", "«\u00a0", "”", "\u00a0»").Replace(p.typed), p.typed)
		}},
		{name: "curly marks for guillemets", conv: "strict", make: func(p passage) string {
			if open, shut := strings.Index(p.typed, "«"), strings.Index(p.typed, "»"); open < 0 || shut < open || strings.Count(p.typed, "«") != strings.Count(p.typed, "»") ||
				strings.LastIndex(p.typed, "«") > strings.LastIndex(p.typed, "»") || strings.Contains(p.typed, " »m") {
				return ""
			}
			if strings.Contains(p.typed, "»") && !strings.Contains(p.typed, "« ") && !strings.Contains(p.typed, "«\u00a0") {
				return changed(strings.NewReplacer("«", "“", "»", "”").Replace(p.typed), p.typed)
			}
			return changed(strings.NewReplacer("« ", "“", "«\u00a0", "“", " »", "”", "\u00a0»", "”").Replace(p.typed), p.typed)
		}},
		{name: "levels swapped", conv: "strict", make: func(p passage) string {
			if strings.ContainsAny(p.typed, "'’‹›′") || !strings.ContainsAny(p.typed, "“”„") || strings.ContainsAny(p.typed, "«»\"") {
				return ""
			}
			return pairs("“”„‘‚", "‘’‚“„")(p)
		}},
		{name: "hyphen for a spaced dash", conv: "strict", make: func(p passage) string {
			if strings.Contains(p.typed, " – -") {
				return ""
			}
			return changed(strings.NewReplacer(" – ", " - ", " — ", " - ").Replace(p.typed), p.typed)
		}},
		{name: "NFD", conv: "strict", make: func(p passage) string { return changed(nfd(p.typed), p.typed) }},
		{name: "NFC", conv: "strict", make: func(p passage) string { return changed(norm.NFC.String(p.typed), p.typed) }},
		{name: "ligatures apart", conv: "strict", make: func(p passage) string { return changed(refLigatures.Replace(p.typed), p.typed) }},
		{name: "ligatures put", conv: "strict", make: func(p passage) string {
			return changed(strings.NewReplacer("ffi", "ﬃ", "fi", "ﬁ", "fl", "ﬂ", "ff", "ﬀ").Replace(p.typed), p.typed)
		}},
		{name: "ellipsis typed", conv: "strict", make: func(p passage) string {
			if strings.Contains(p.typed, "….") || strings.Contains(p.typed, ".…") {
				return ""
			}
			return replaced(p.typed, "…", "...")
		}},
		{name: "line-end hyphens kept", conv: "strict", make: func(p passage) string {
			var b strings.Builder
			raw, at := p.t.Content, p.start
			for _, h := range p.t.Hyphens {
				if h < p.start || h >= p.end || raw[h] != '-' {
					continue
				}
				b.WriteString(raw[at : h+1])
				for at = h + 1; strings.ContainsRune(" \t\r\n\f", rune(raw[at])); at++ {
				}
			}
			if at == p.start || strings.IndexFunc(raw[p.start:p.end], refInvisible) >= 0 {
				return ""
			}
			return b.String() + raw[at:p.end]
		}},
		{name: "final stop left out", conv: "strict", make: func(p passage) string {
			if strings.HasSuffix(p.typed, "..") {
				return ""
			}
			s := strings.TrimRight(p.typed, ".,")
			last := []rune(s)[len([]rune(s))-1]
			if !unicode.IsLetter(last) && !unicode.IsDigit(last) {
				return ""
			}
			return changed(s, p.typed)
		}},
		{name: "marked omission", conv: "strict", make: func(p passage) string {
			left, gap, right := splitInTwo(p, 30)
			if !enough(left, right) {
				return ""
			}
			q := omit(left, right, []string{"[…]", "[...]", "[. . .]"}[p.rng.IntN(3)])
			if gap == nil || !p.ref.stands(strings.ReplaceAll(q, "[. . .]", "[...]"), true) {
				return ""
			}
			return q
		}},
		{name: "first letter in brackets", conv: "strict", make: func(p passage) string {
			r := []rune(p.typed)
			if !unicode.IsLetter(r[0]) || unicode.IsUpper(r[1]) || strings.ContainsAny(p.typed, "[]") {
				return ""
			}
			o := unicode.ToLower(r[0])
			if o == r[0] {
				o = unicode.ToUpper(r[0])
			}
			if unicode.ToLower(o) != unicode.ToLower(r[0]) || o == r[0] || unicode.In(r[0], unicode.Lt) || p.t.Language == "tr" {
				return ""
			}
			return "[" + string(o) + "]" + string(r[1:])
		}},
		{name: "a harmless bracket", conv: "strict", make: func(p passage) string {
			words := strings.Fields(p.typed)
			if strings.ContainsAny(p.typed, "[]") || len(words) < 4 {
				return ""
			}
			i := 1 + p.rng.IntN(len(words)-2)
			if !refWord([]rune(words[i])[0]) {
				return ""
			}
			return strings.Join(words[:i], " ") + " [Xylo] " + strings.Join(words[i:], " ")
		}},
		{name: "[sic]", conv: "strict", make: func(p passage) string {
			if strings.ContainsAny(p.typed, "[]") {
				return ""
			}
			return atWord(func(w string, _ *rand.Rand) string {
				if !refWord(lastRune(w)) {
					return ""
				}
				return w + " [sic]"
			})(p)
		}},
	}
}

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}

func alteredRetypings() []retyping {
	letter := unicode.IsLetter
	out := []retyping{
		{name: "word dropped", make: func(p passage) string {
			w := strings.Fields(p.typed)
			if len(w) < 3 {
				return ""
			}
			i := 1 + p.rng.IntN(len(w)-2)
			return strings.Join(append(w[:i:i], w[i+1:]...), " ")
		}},
		{name: "word added", make: atWord(func(w string, _ *rand.Rand) string { return w + " also" })},
		{name: "word doubled", make: atWord(func(w string, _ *rand.Rand) string { return w + " " + w })},
		{name: "words swapped", make: func(p passage) string {
			w := strings.Fields(p.typed)
			i := p.rng.IntN(len(w) - 1)
			w[i], w[i+1] = w[i+1], w[i]
			return strings.Join(w, " ")
		}},
		{name: "digit changed", make: atRune(func(_, r, _ rune) string {
			if r >= '0' && r < '9' {
				return string(r + 1)
			}
			return string(r)
		})},
		{name: "separator changed", make: atRune(func(l, r, n rune) string {
			if unicode.IsDigit(l) && unicode.IsDigit(n) {
				switch r {
				case '.':
					return ","
				case ',':
					return "."
				case ' ', '\u00a0':
					return ""
				}
			}
			return string(r)
		})},
		{name: "separator dropped", make: atRune(func(l, r, n rune) string {
			if unicode.IsDigit(l) && unicode.IsDigit(n) && !unicode.IsDigit(r) && !letter(r) {
				return ""
			}
			return string(r)
		})},
		{name: "sign added", make: atRune(func(l, r, _ rune) string {
			if unicode.IsSpace(l) && unicode.IsDigit(r) {
				return "-" + string(r)
			}
			return string(r)
		})},
		{name: "sign dropped", make: atRune(func(l, r, n rune) string {
			if strings.ContainsRune("-−–", r) && unicode.IsDigit(n) {
				return ""
			}
			return string(r)
		})},
		{name: "plus for minus", make: atRune(func(l, r, n rune) string {
			if strings.ContainsRune("-−", r) && unicode.IsDigit(n) {
				return "+"
			}
			return string(r)
		})},
		{name: "per cent dropped", make: atRune(func(_, r, _ rune) string {
			if r == '%' {
				return ""
			}
			return string(r)
		})},
		{name: "per mille", make: atRune(func(_, r, _ rune) string {
			if r == '%' {
				return "‰"
			}
			return string(r)
		})},
		{name: "currency changed", make: atRune(func(_, r, _ rune) string {
			if unicode.Is(unicode.Sc, r) {
				return map[bool]string{true: "£", false: "€"}[r == '€']
			}
			return string(r)
		})},
		{name: "case within", make: atRune(func(l, r, n rune) string {
			if letter(l) && letter(r) && unicode.ToUpper(r) != r {
				return string(unicode.ToUpper(r))
			}
			return string(r)
		})},
		{name: "capital word", make: atWord(func(w string, _ *rand.Rand) string {
			r := []rune(w)
			if !letter(r[0]) || unicode.ToUpper(r[0]) == r[0] {
				return ""
			}
			return string(unicode.ToUpper(r[0])) + string(r[1:])
		})},
		{name: "accents dropped", make: func(p passage) string {
			return atWord(func(w string, _ *rand.Rand) string {
				return norm.NFC.String(strings.Map(func(r rune) rune {
					if unicode.Is(unicode.Mn, r) {
						return -1
					}
					return r
				}, nfd(w)))
			})(passage{typed: norm.NFC.String(p.typed), rng: p.rng, t: p.t})
		}},
		{name: "look-alike", make: atRune(func(_, r, _ rune) string {
			from, to := []rune("aeopcxαονаеорс"), "аеорсхaovaeopc"
			for i, f := range from {
				if f == r {
					return string([]rune(to)[i])
				}
			}
			return string(r)
		})},
		{name: "compatibility fold", make: func(p passage) string {
			s := norm.NFC.String(strings.NewReplacer("…", "", "\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(refLigatures.Replace(p.typed)))
			return changed(norm.NFKC.String(s), s)
		}},
		{name: "ss for ß", make: func(p passage) string { return replaced(p.typed, "ß", "ss") }},
		{name: "ς for σ", make: func(p passage) string { return replaced(p.typed, "σ", "ς") }},
		{name: "σ for ς", make: func(p passage) string { return replaced(p.typed, "ς", "σ") }},
		{name: "i for ı", make: func(p passage) string { return replaced(p.typed, "ı", "i") }},
		{name: "cut at the start", make: func(p passage) string {
			r := []rune(p.typed)
			if !refWord(r[0]) || !refWord(r[1]) || unicode.IsMark(r[1]) {
				return ""
			}
			return string(r[1:])
		}},
		{name: "cut at the end", make: func(p passage) string {
			r := []rune(p.typed)
			if n := len(r); refWord(r[n-1]) && refWord(r[n-2]) {
				return string(r[:n-1])
			}
			return ""
		}},
		{name: "hyphen dropped", make: atRune(func(l, r, n rune) string {
			if r == '-' && letter(l) && letter(n) {
				return ""
			}
			return string(r)
		})},
		{name: "hyphen to space", make: atRune(func(l, r, n rune) string {
			if r == '-' && letter(l) && letter(n) {
				return " "
			}
			return string(r)
		})},
		{name: "hyphen added", make: atRune(func(l, r, n rune) string {
			if letter(l) && letter(r) && letter(n) {
				return string(r) + "-"
			}
			return string(r)
		})},
		{name: "space to hyphen", make: atRune(func(l, r, n rune) string {
			if r == ' ' && letter(l) && letter(n) {
				return "-"
			}
			return string(r)
		})},
		{name: "space dropped", make: atRune(func(l, r, n rune) string {
			if r == ' ' && refWord(l) && refWord(n) {
				return ""
			}
			return string(r)
		})},
		{name: "space added", make: atRune(func(l, r, n rune) string {
			if refWord(l) && refWord(r) && refWord(n) && !unicode.IsMark(n) {
				return string(r) + " "
			}
			return string(r)
		})},
		{name: "mark dropped", make: atRune(func(l, r, n rune) string {
			if strings.ContainsRune(",;:?!.()", r) && n == ' ' {
				return ""
			}
			return string(r)
		})},
		{name: "mark changed", make: atRune(func(l, r, n rune) string {
			if i := strings.IndexRune(",;:?!.", r); i >= 0 && n == ' ' {
				return string(";:,!.?"[i])
			}
			return string(r)
		})},
		{name: "comma added", make: atRune(func(l, r, n rune) string {
			if r == ' ' && letter(l) && letter(n) {
				return ", "
			}
			return string(r)
		})},
		{name: "question mark at the end", make: func(p passage) string {
			if !refWord(lastRune(p.typed)) {
				return ""
			}
			return p.typed + "?"
		}},
		{name: "full stop at the end", make: func(p passage) string {
			if !refWord(lastRune(p.typed)) {
				return ""
			}
			return p.typed + "."
		}},
		{name: "quotation mark dropped", make: atRune(func(l, r, n rune) string {
			if strings.ContainsRune(refDoubles, r) || strings.ContainsRune("‘‚'’", r) {
				return ""
			}
			return string(r)
		})},
		{name: "quotation marks added", make: atWord(func(w string, _ *rand.Rand) string {
			if !refWord([]rune(w)[0]) {
				return ""
			}
			return "“" + w + "”"
		})},
		{name: "apostrophe added", make: atRune(func(l, r, n rune) string {
			if letter(l) && letter(r) && letter(n) {
				return string(r) + "’"
			}
			return string(r)
		})},
		{name: "two strokes for an apostrophe", make: atRune(func(l, r, n rune) string {
			if strings.ContainsRune("'’", r) && letter(l) && letter(n) {
				return "\""
			}
			return string(r)
		})},
		{name: "omission hides a negation", make: func(p passage) string {
			left, gap, right := splitInTwo(p, 12)
			l := language.ByTag(p.t.Language)
			if l == nil || gap == nil || l.Negation(gap) < 0 || !enough(left, right) {
				return ""
			}
			return omit(left, right, "[...]")
		}},
		{name: "parts reversed", make: func(p passage) string {
			left, gap, right := splitInTwo(p, 12)
			if gap == nil || !enough(left, right) {
				return ""
			}
			return omit(right, left, "[...]")
		}},
		{name: "nothing omitted", make: func(p passage) string {
			left, gap, right := splitInTwo(p, 12)
			if gap == nil || !enough(left, right) {
				return ""
			}
			return omit(append(left, gap...), right, "[...]")
		}},
		{name: "omission without a mark", make: func(p passage) string {
			left, gap, right := splitInTwo(p, 12)
			if gap == nil {
				return ""
			}
			return strings.Join(append(left, right...), " ")
		}},
		{name: "a part of one word", make: func(p passage) string {
			w := strings.Fields(p.typed)
			if len(w) < 8 || strings.ContainsAny(p.typed, "[]…") || strings.ContainsAny(strings.Join(w[:3], ""), ".,;:!?") || strings.IndexFunc(w[0], refWord) < 0 {
				return ""
			}
			return w[0] + " [...] " + strings.Join(w[3:], " ")
		}},
		{name: "bracket for a word", make: func(p passage) string {
			if strings.ContainsAny(p.typed, "[]") || strings.Contains(p.typed, "...") {
				return "" // dots at an end match nothing
			}
			return atWord(func(w string, _ *rand.Rand) string {
				if strings.IndexFunc(w, refWord) < 0 {
					return ""
				}
				return "[Xylo]"
			})(p)
		}},
		{name: "bracket in a word", make: func(p passage) string {
			return atWord(func(w string, _ *rand.Rand) string {
				if !letter([]rune(w)[0]) {
					return ""
				}
				return "[anti]" + w
			})(p)
		}},
		{name: "glued from two places", make: func(p passage) string {
			c := p.t.Content
			starts, ends := wordBorders(c)
			i := p.rng.IntN(len(starts))
			j := min(i+4, len(ends)-1)
			if starts[i] < p.end+200 && ends[j] > p.start {
				return ""
			}
			more := typedText(p.t, starts[i], ends[j])
			if more == "" {
				return ""
			}
			return p.typed + " " + more
		}},
	}
	for _, r := range []rune{0xAD, 0xFEFF, 0x200B, 0x2060, 0x200E, 0x200F, 0x202E, 0x2066, 0x061C, 0x200C, 0x200D, 0x034F, 0x180E, 0x2061, 0xFE0F, 0xE0061} {
		out = append(out, retyping{name: "invisible character", make: atRune(func(left, c, _ rune) string { return string(c) + string(r) })})
	}
	for lang, pair := range map[string][2]string{
		"en": {"must", "may"}, "de": {"muss", "kann"}, "fr": {"doit", "peut"}, "el": {"πρέπει", "μπορεί"}, "pl": {"musi", "może"},
		"fi": {"pitää", "voi"}, "es": {"debe", "puede"}, "it": {"deve", "può"},
	} {
		out = append(out, retyping{name: "modal swapped", lang: lang, make: func(p passage) string {
			return replaced(p.typed, " "+pair[0]+" ", " "+pair[1]+" ")
		}})
	}
	for lang, not := range map[string]string{"en": "not", "de": "nicht", "fr": "pas", "el": "δεν", "pl": "nie", "fi": "ei", "es": "no", "it": "non"} {
		out = append(out,
			retyping{name: "negation dropped", lang: lang, make: func(p passage) string { return replaced(p.typed, " "+not+" ", " ") }},
			retyping{name: "negation added", lang: lang, make: atWord(func(w string, _ *rand.Rand) string { return w + " " + not })},
			retyping{name: "negation in a bracket", lang: lang, make: func(p passage) string {
				if strings.ContainsAny(p.typed, "[]") {
					return ""
				}
				return atWord(func(w string, _ *rand.Rand) string { return w + " [" + not + "]" })(p)
			}})
	}
	for _, insert := range []string{"25", "may be more", "3 %"} {
		if insert == "may be more" {
			out = append(out, retyping{name: "weight in a bracket", lang: "en", make: bracketed(insert)})
			continue
		}
		out = append(out, retyping{name: "weight in a bracket", make: bracketed(insert)})
	}
	return out
}

func bracketed(insert string) func(p passage) string {
	return func(p passage) string {
		if strings.ContainsAny(p.typed, "[]") {
			return ""
		}
		return atWord(func(w string, _ *rand.Rand) string { return w + " [" + insert + "]" })(p)
	}
}
