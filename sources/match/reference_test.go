package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// A reference matcher: slow, and as close to the words of matching.md as code
// can be. It shares nothing with the package but the lists of words. Both sides
// are folded character by character, and every place of the source is tried.

// A refChar is one folded character.
type refChar struct {
	r         rune // folded
	orig      rune
	invisible bool
	lineEnd   bool // a recorded hyphen
	newline   bool // a space that holds a line end
	at        int  // offset in the text
}

type refText struct {
	chars []refChar
	lang  *language.Language
	t     *text.Text
	// places are where each letter stands, in small letters: only there can a
	// quotation begin that begins with it.
	places map[rune][]int
}

const (
	refSingles = "'‘’‚‛‹›′"
	refDoubles = "\"“”„‟«»"
	refDashes  = "–—―"
	refHyphens = "-‐‑"
)

func refWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) && !(0xFE00 <= r && r <= 0xFE0F)
}

func refInvisible(r rune) bool {
	return strings.ContainsRune("\u00ad\ufeff\u200b\u2060\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", r)
}

var refLigatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "ĳ", "ij", "Ĳ", "IJ",
	"ǌ", "nj", "ǋ", "Nj", "Ǌ", "NJ", "ǉ", "lj", "ǈ", "Lj", "Ǉ", "LJ", "ǆ", "dž", "ǅ", "Dž", "Ǆ", "DŽ", "և", "եւ")

// refFold folds a text.
func refFold(content string, hyphens []int, furniture []text.Range) []refChar {
	var out []refChar
	recorded := map[int]bool{}
	for _, h := range hyphens {
		recorded[h] = true
	}
	hidden := func(at int) bool {
		for _, f := range furniture {
			if f.Start <= at && at < f.End {
				return true
			}
		}
		return false
	}
	for i := 0; i < len(content); {
		_, size := utf8.DecodeRuneInString(content[i:])
		if len(furniture) > 0 && hidden(i) {
			i += size
			continue
		}
		end := i + size
		for end < len(content) && !norm.NFC.PropertiesString(content[end:]).BoundaryBefore() {
			_, more := utf8.DecodeRuneInString(content[end:])
			end += more
		}
		for _, r := range refLigatures.Replace(norm.NFC.String(content[i:end])) {
			c := refChar{r: r, orig: r, at: i, lineEnd: recorded[i]}
			switch {
			case unicode.IsSpace(r):
				c.r, c.newline = ' ', r == '\n' || r == '\r'
				last := len(out) - 1
				for last >= 0 && out[last].invisible {
					last--
				}
				if last >= 0 && out[last].r == ' ' {
					out[last].newline = out[last].newline || c.newline
					continue
				}
			case refInvisible(r):
				c.invisible = true
			case strings.ContainsRune(refSingles, r):
				c.r = '\''
			case strings.ContainsRune(refDoubles, r):
				c.r = '"'
			case strings.ContainsRune(refHyphens, r):
				c.r = '-'
			case r == '…':
				c.r = '.'
				out = append(out, c, c)
			}
			out = append(out, c)
		}
		i = end
	}
	return refEllipses(out)
}

// refEllipses writes ". . ." as "...".
func refEllipses(in []refChar) []refChar {
	var out []refChar
	for i := 0; i < len(in); i++ {
		out = append(out, in[i])
		if in[i].r == '.' && i+4 < len(in) && in[i+1].r == ' ' && in[i+2].r == '.' && in[i+3].r == ' ' && in[i+4].r == '.' &&
			in[i+1].orig != '\n' && in[i+3].orig != '\n' {
			out = append(out, in[i+2], in[i+4])
			i += 4
		}
	}
	return out
}

func newRef(t *text.Text) *refText {
	ref := &refText{chars: refFold(t.Content, t.Hyphens, t.Furniture), lang: language.Of(t.Language, t.Content), t: t, places: map[rune][]int{}}
	for i, c := range ref.chars {
		ref.places[unicode.ToLower(c.r)] = append(ref.places[unicode.ToLower(c.r)], i)
	}
	return ref
}

// A refSearch is one quotation, or part of one, at one place.
type refSearch struct {
	q, s       []refChar
	swapped    bool // the levels of quotation marks
	turned     bool // a mark was swapped in fact
	firstOther bool // the first letter may have the other case
	first      int  // its index
}

// at is where q ends if it stands at s[j], else -1.
func (m *refSearch) at(i, j int) int {
	for i < len(m.q) {
		if j == len(m.s) {
			return -1
		}
		q, s := m.q[i], m.s[j]
		if s.lineEnd {
			k := j + 1
			for k < len(m.s) && (m.s[k].r == ' ' || m.s[k].invisible) {
				k++
			}
			digit := j > 0 && unicode.IsDigit(m.s[j-1].r) || k < len(m.s) && unicode.IsDigit(m.s[k].r)
			if !digit {
				if end := m.at(i, k); end >= 0 {
					return end
				}
			}
			if q.r == '-' && !s.invisible {
				if end := m.at(i+1, k); end >= 0 {
					return end
				}
			}
		}
		if s.r == ' ' && s.newline && q.r != ' ' && m.unbroken(j) {
			if end := m.at(i, j+1); end >= 0 {
				return end
			}
		}
		if s.invisible && !(q.invisible && q.r == s.r) {
			if m.digit(m.s, j-1) && m.digit(m.s, j+1) {
				return -1
			}
			j++
			continue
		}
		if s.r == ' ' && m.inner(m.s, j) && !(q.r == ' ') {
			j++
			continue
		}
		if q.r == ' ' && m.inner(m.q, i) && s.r != ' ' {
			i++
			continue
		}
		if !m.same(i, j) {
			return -1
		}
		i, j = i+1, j+1
	}
	return j
}

// unbroken is the line end behind a mark that touches what stands before it.
func (m *refSearch) unbroken(j int) bool {
	return j >= 2 && refBreaks(m.s[j-1].orig) && m.s[j-2].r != ' ' && j+1 < len(m.s) && (refWord(m.s[j-2].r) || !unicode.IsDigit(m.s[j+1].r))
}

func refBreaks(r rune) bool { return r != 0 && strings.ContainsRune("-‐‑–—/", r) }

func (m *refSearch) digit(s []refChar, j int) bool {
	return j >= 0 && j < len(s) && unicode.IsDigit(s[j].r)
}

// inner is the space between a guillemet and what it encloses.
func (m *refSearch) inner(s []refChar, j int) bool {
	open := j > 0 && (s[j-1].orig == '«' || s[j-1].orig == '‹') && (j == 1 || !refWord(s[j-2].r))
	closed := j+1 < len(s) && (s[j+1].orig == '»' || s[j+1].orig == '›') && (j+2 == len(s) || !refWord(s[j+2].r))
	return open || closed
}

// same compares one character with another by the table.
func (m *refSearch) same(i, j int) bool {
	q, s := m.q[i], m.s[j]
	mark := func(r rune) bool { return r == '"' || r == '\'' }
	switch {
	case mark(q.r) && mark(s.r):
		apostrophe := j > 0 && refWord(m.s[j-1].r) || s.r == '\'' && m.digit(m.s, j+1)
		if m.swapped {
			if q.r != s.r && q.orig != '′' && s.orig != '′' {
				m.turned = true
				return !(apostrophe && j+1 < len(m.s) && refWord(m.s[j+1].r))
			}
			return q.r == '\'' && s.r == '\'' && apostrophe
		}
		return q.r == s.r
	case q.r == s.r:
		return true
	case strings.ContainsRune(refDashes, s.r) && (strings.ContainsRune(refDashes, q.r) || q.r == '-'):
		left := j == 0 || m.s[j-1].r == ' '
		right := j+1 == len(m.s) || m.s[j+1].r == ' '
		minus := m.digit(m.s, j+1) && (j == 0 || !refWord(m.s[j-1].r))
		return !minus && (left && right || q.r == '-' && s.r == '–')
	case i == m.first && m.firstOther:
		return q.r != s.r && (unicode.ToLower(q.r) == s.r || unicode.ToUpper(q.r) == s.r)
	}
	return false
}

// A refHit is where a part stands, in characters.
type refHit struct{ start, end int }

// find lists the places of one part. With sure, a border that the contract
// leaves open is none.
func (t *refText) find(part string, sure, firstOther bool) []refHit {
	q := refFold(strings.TrimFunc(part, unicode.IsSpace), nil, nil)
	first := 0
	for first < len(q) && !refWord(q[first].r) {
		first++
	}
	if first == len(q) {
		return nil
	}
	var out []refHit
	places := t.places[unicode.ToLower(q[0].r)]
	if first > 0 {
		places = places[:0:0]
		for j := range t.chars {
			places = append(places, j)
		}
	}
	marks := false
	for _, c := range q {
		marks = marks || c.r == '"' || c.r == '\''
	}
	for _, j := range places {
		if c := t.chars[j]; c.r == ' ' || c.invisible && c.r != q[0].r {
			continue
		}
		for _, swapped := range []bool{false, true} {
			if swapped && !marks {
				break
			}
			m := &refSearch{q: q, s: t.chars, swapped: swapped, firstOther: firstOther, first: first}
			end := m.at(0, j)
			if end >= 0 && !t.inToken(j, sure) && !t.inToken(end, sure) {
				out = append(out, refHit{j, end})
				break
			}
		}
	}
	return out
}

var refUnspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// inToken reports whether the border before chars[j] lies within a token.
func (t *refText) inToken(j int, sure bool) bool {
	get := func(k, step int) (refChar, int) {
		for k >= 0 && k < len(t.chars) && t.chars[k].invisible && !t.chars[k].lineEnd {
			k += step
		}
		if k < 0 || k >= len(t.chars) {
			return refChar{}, k
		}
		return t.chars[k], k
	}
	l, a := get(j-1, -1)
	r, b := get(j, 1)
	if l.r == 0 || r.r == 0 {
		return false
	}
	ll, aa := get(a-1, -1)
	rr, bb := get(b+1, 1)
	isDigit := unicode.IsDigit
	across := func(e, mark, c refChar) bool {
		number := isDigit(e.r) && isDigit(c.r) || strings.ContainsRune(refHyphens, mark.orig) && (isDigit(e.r) || isDigit(c.r))
		return refBreaks(mark.orig) && refWord(e.r) && refWord(c.r) && number
	}
	if touched, _ := get(aa-1, -1); l.newline && across(touched, ll, r) {
		return true
	}
	if word, _ := get(bb+1, 1); rr.newline && across(l, r, word) {
		return true
	}
	sign := func(r rune) bool { return r != 0 && strings.ContainsRune("-+−±<>≤≥≈~–", r) }
	money := func(r rune) bool { return unicode.Is(unicode.Sc, r) }
	switch {
	case r.lineEnd && refWord(l.r), l.lineEnd && (r.r == ' ' || refWord(r.r)), l.r == ' ' && ll.lineEnd && refWord(r.r):
		return true
	case refWord(l.r) && refWord(r.r):
		return unicode.IsMark(r.r) || !unicode.In(l.r, refUnspaced...) && !unicode.In(r.r, refUnspaced...)
	case l.r == 0x200C || l.r == 0x200D || r.r == 0x200C || r.r == 0x200D:
		return l.r != ' ' && r.r != ' '
	case strings.ContainsRune("-_", l.r) && refWord(ll.r) && refWord(r.r), strings.ContainsRune("-_", r.r) && refWord(l.r) && refWord(rr.r):
		return true
	case l.r == '\'' && refWord(ll.r) && refWord(r.r), r.r == '\'' && refWord(l.r) && refWord(rr.r):
		return sure || r.r == '\'' && !strings.ContainsRune("sS", rr.r) || isDigit(r.r) && isDigit(ll.r)
	case strings.ContainsRune(".,:/–—", l.r) && isDigit(ll.r) && isDigit(r.r), strings.ContainsRune(".,:/–—", r.r) && isDigit(l.r) && isDigit(rr.r):
		return true
	case l.r == '.' && isDigit(r.r) && (ll.r == 0 || !refWord(ll.r)):
		return true
	case isDigit(r.r) && (sign(l.r) && !refWord(ll.r) || money(l.r) || l.r == ' ' && money(ll.r)):
		return true
	case sign(r.r) && isDigit(rr.r) && !refWord(l.r), money(r.r) && isDigit(rr.r):
		return false
	case isDigit(l.r) && (strings.ContainsRune("%‰°^′″+", r.r) || money(r.r)):
		return true
	case isDigit(l.r) && r.r == ' ':
		return t.numberGoesOn(a, b, rr, bb)
	case l.r == ' ' && isDigit(ll.r):
		return t.numberGoesOn(aa, a, r, b)
	case isDigit(r.r) && (l.r == '%' || l.r == '×' || strings.ContainsRune("<>≤≥≈~±", ll.r) && ll.r != 0 || ll.r == '×' || ll.r == '%'):
		return true
	case sure && (l.r == '.' && refWord(ll.r) && refWord(r.r) || r.r == '.' && refWord(l.r) && refWord(rr.r)):
		return true
	case l.r == ' ' && refWord(ll.r) && refWord(r.r):
		w, v := t.wordBack(aa), t.wordOn(b)
		if t.lang.NumberWord(w) && t.lang.NumberWord(v) {
			return true
		}
		return sure && (isDigit(r.r) || language.SomeNumberWord(w) || language.SomeNumberWord(v)) // a currency or sign in letters, "treinta y cinco"
	case r.r == ' ' && refWord(l.r) && refWord(rr.r):
		w, v := t.wordBack(a), t.wordOn(bb)
		if t.lang.NumberWord(w) && t.lang.NumberWord(v) {
			return true
		}
		return sure && (isDigit(rr.r) || language.SomeNumberWord(w) || language.SomeNumberWord(v) || language.SomeSign("", v))
	}
	return false
}

// numberGoesOn reports a number that ends at chars[digit] and goes on behind
// the space.
func (t *refText) numberGoesOn(digit, space int, next refChar, at int) bool {
	if strings.ContainsRune("%‰°×½¼¾", next.r) || unicode.Is(unicode.Sc, next.r) {
		return true
	}
	before, behind := t.wordBack(digit), t.wordOn(at)
	all := func(s string) bool {
		return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
	}
	if all(before) && all(behind) && utf8.RuneCountInString(before) <= 3 && utf8.RuneCountInString(behind) == 3 {
		return true
	}
	var rest strings.Builder
	for k := at; k < len(t.chars) && k < at+60; k++ {
		if c := t.chars[k]; c.lineEnd { // tonn-ellate is tonnellate
			for k+1 < len(t.chars) && (t.chars[k+1].r == ' ' || t.chars[k+1].invisible) {
				k++
			}
		} else if !c.invisible {
			rest.WriteRune(c.orig)
		}
	}
	return t.lang.UnitWords(strings.Fields(rest.String())) > 0
}

func (t *refText) wordBack(k int) string {
	end := k + 1
	for k >= 0 && refWord(t.chars[k].r) {
		k--
	}
	return refString(t.chars[k+1 : end])
}

func (t *refText) wordOn(k int) string {
	start := k
	for k < len(t.chars) && refWord(t.chars[k].r) {
		k++
	}
	return refString(t.chars[min(start, len(t.chars)):k])
}

func refString(chars []refChar) string {
	var b strings.Builder
	for _, c := range chars {
		if !c.invisible {
			b.WriteRune(c.orig)
		}
	}
	return b.String()
}

// stands reports whether a quotation without brackets, or with omissions
// marked […] or [...], stands in the source by the contract.
func (t *refText) stands(quotation string, sure bool) bool {
	if len(t.find(quotation, sure, true)) > 0 {
		return true
	}
	quotation = strings.ReplaceAll(quotation, "[…]", "[...]")
	parts := strings.Split(quotation, "[...]")
	if len(parts) == 1 {
		return false
	}
	var hits [][]refHit
	for _, p := range parts {
		hits = append(hits, t.find(p, sure, true))
	}
chains:
	for _, h := range hits[0] {
		chain := []refHit{h}
		for _, next := range hits[1:] {
			k := 0
			for k < len(next) && next[k].start < chain[len(chain)-1].end {
				k++
			}
			if k == len(next) {
				continue chains
			}
			chain = append(chain, next[k])
		}
		for k := 1; k < len(chain); k++ {
			if !t.mayOmit(chain[k-1].end, chain[k].start, sure) {
				continue chains
			}
		}
		return true
	}
	return false
}

// mayOmit applies rule 4 to what stands between two characters.
func (t *refText) mayOmit(from, to int, sure bool) bool {
	words := strings.Fields(refString(t.chars[from:to]))
	n := 0
	for _, w := range words {
		if strings.IndexFunc(w, refWord) >= 0 {
			n++
		}
	}
	if n == 0 || n > 200 || from == to {
		return false
	}
	at := func(k int) int { return t.chars[min(k, len(t.chars)-1)].at }
	if t.t.SectionAt(at(from)) != t.t.SectionAt(at(to)) {
		return false
	}
	if !sure {
		return t.lang.Negation(words) < 0
	}
	before := strings.Fields(refString(t.chars[max(0, from-60):from]))
	behind := strings.Fields(refString(t.chars[to:min(len(t.chars), to+60)]))
	if strings.ContainsAny(refString(t.chars[from:to]), "\"“”„‟«»()[]") {
		return false // may be one of a pair
	}
	all := append(append(before[max(0, len(before)-3):], words...), behind[:min(3, len(behind))]...)
	return t.lang.Negation(all) < 0
}
