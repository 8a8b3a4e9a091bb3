package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/language"
)

// Names compare by their words: order, titles, accents and endings do not
// count. "DOE, Jane" is "Dr. Jane Doe", Kowalskiego is Kowalski.

// titles are words of a name that tell nobody from anybody else, folded.
var titles = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`mr mrs ms miss mx dr prof professor sir dame lord lady hon rt honourable the of and mep mp phd
		herr frau dipl ing mag doktor professorin
		m mme mlle monsieur madame maitre docteur professeur
		sr sra srta don dona senor senora doctor doctora
		sig sigra signor signora dott dottssa dottore dottoressa avv onorevole on
		dhr mevr mw de heer mevrouw drs
		pan pani panie panowie inz hab mgr
		ing mudr judr phdr rndr pana
		gospod gospa gospodin gospoda gospodja
		domnul doamna dl dna
		ur urhr kisasszony
		herra rouva
		hr fru fr froken
		κ κα κος κυριοσ κυρια κυριε δρ καθ
		г н г-н г-жа господин госпожа проф др д-р
		p k kgs ponas ponia
		le la les du des di da von van der den und et y e i och og ja un ir en`) {
		titles[foldName(w)] = true
	}
}

// foldName drops case, accents and endings' sigma.
func foldName(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || 'A' <= s[i] && s[i] <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ς':
			b.WriteRune('σ')
		case r == 'ß':
			b.WriteString("ss")
		case r == 'ø':
			b.WriteByte('o')
		case r == 'æ':
			b.WriteString("ae")
		case r == 'ł':
			b.WriteByte('l')
		case r == 'đ':
			b.WriteByte('d')
		case r == 'ı':
			b.WriteByte('i')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// nameWords are the words of a name without titles, folded; all of them where
// nothing else is left.
func nameWords(name string) []string {
	all := strings.FieldsFunc(name, func(r rune) bool { return !isWord(r) })
	var out []string
	for _, w := range all {
		if f := foldName(w); !titles[f] && utf8.RuneCountInString(f) > 1 {
			out = append(out, f)
		}
	}
	if out == nil {
		for _, w := range all {
			out = append(out, foldName(w))
		}
	}
	return out
}

// sameWord compares two folded words of names but for their endings, which many
// languages decline: up to two letters of the shorter may change.
func sameWord(a, b string) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	same := 0
	for same < len(x) && x[same] == y[same] {
		same++
	}
	switch {
	case same < 3:
		return false
	case len(x) <= 4:
		return same >= len(x)-1 && len(y)-same <= 4
	}
	return same >= len(x)-2 && len(y)-same <= 5
}

// SameName reports whether two names can be those of one person or body: what
// tells one from others in one of them stands in the other.
func SameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	return len(x) > 0 && len(y) > 0 && (agree(x, familyOf(a), y) || agree(y, familyOf(b), x) || isInitials(a, y) || isInitials(b, x))
}

// agree reports whether the family name, or more than half of a name's words,
// is among words.
func agree(name []string, family string, words []string) bool {
	hits := 0
	for _, n := range name {
		for _, w := range words {
			if sameWord(n, w) {
				if n == family {
					return true
				}
				hits++
				break
			}
		}
	}
	return 2*hits > len(name)
}

// familyOf is the word of a name, folded, that most likely tells one person from
// others: the one before a comma or, in capitals, among others; else the last.
func familyOf(name string) string {
	if before, _, ok := strings.Cut(name, ","); ok {
		if w := nameWords(before); len(w) > 0 && len(w) <= 3 {
			return w[len(w)-1]
		}
	}
	name, _, _ = strings.Cut(name, "(")
	name, _, _ = strings.Cut(name, ",")
	words := nameWords(name)
	if len(words) == 0 {
		return ""
	}
	var capitals string
	mixed := false
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !isWord(r) }) {
		switch f := foldName(w); {
		case titles[f] || utf8.RuneCountInString(w) < 2:
		case strings.ToUpper(w) == w:
			capitals = f
		default:
			mixed = true
		}
	}
	if capitals != "" && mixed {
		return capitals
	}
	return words[len(words)-1]
}

// isInitials reports an abbreviation such as NTSU for the words that it stands
// for, folded, which may stand among others.
func isInitials(short string, words []string) bool {
	s := foldName(strings.TrimSpace(short))
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 8 || strings.ToUpper(short) != short || strings.ContainsFunc(s, unicode.IsSpace) {
		return false
	}
	letters := []rune(s)
	for from := 0; from+n <= len(words); from++ {
		k := 0
		for k < n {
			if r, _ := utf8.DecodeRuneInString(words[from+k]); r != letters[k] {
				break
			}
			k++
		}
		if k == n {
			return true
		}
	}
	return false
}

// initialsOf is the abbreviation of a name: National Technical Support Unit is
// NTSU, folded; "" for fewer than three words.
func initialsOf(name []string) string {
	if len(name) < 3 {
		return ""
	}
	var b strings.Builder
	for _, w := range name {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

// particles stand within names in small letters.
var particles = map[string]bool{"von": true, "van": true, "der": true, "den": true, "de": true, "du": true, "di": true,
	"da": true, "del": true, "della": true, "la": true, "le": true, "ter": true, "zu": true, "zur": true, "dos": true, "of": true}

// nameFrom is the name that words begin with: a run of words with capitals that
// is no word for somebody ("He").
func nameFrom(words []word, l *language.Language) (name string, ok bool) {
	end := 0
	for i, w := range words {
		if isCapital(w.raw) {
			end = i + 1
		} else if !(end > 0 && particles[w.folded] && w.stop == 0) {
			break
		}
		if w.stop != 0 {
			break
		}
	}
	if end == 0 || end == 1 && l.FunctionWord(words[0].raw) {
		return "", false
	}
	return strings.Join(raws(words[:end]), " "), true
}

// nameBefore is the name that words end with.
func nameBefore(words []word, l *language.Language) (name string, ok bool) {
	start := len(words)
	for start > 0 && (start == len(words) || words[start-1].stop == 0) {
		w := words[start-1]
		if !isCapital(w.raw) && !(particles[w.folded] && start < len(words)) {
			break
		}
		start--
	}
	for start < len(words) && !isCapital(words[start].raw) {
		start++
	}
	if start < len(words) && l.FunctionWord(words[start].raw) {
		start++ // "The", at the start of a sentence
	}
	if start >= len(words) || words[len(words)-1].stop != 0 {
		return "", false
	}
	return strings.Join(raws(words[start:]), " "), true
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
