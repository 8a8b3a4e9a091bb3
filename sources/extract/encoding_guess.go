package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/language"
)

// Weights of a guess, measured on texts in 17 languages and all encodings that
// they can be written in.
const (
	sampled     = 16 << 10 // bytes that the guess rests on
	sure        = 30       // of the detector's 100, below which it says nothing
	fits        = 0.9      // share of letters that belong where they stand in a text read rightly
	fitsAtAll   = 0.5
	ofLanguage  = 0.25 // for an encoding of the language that the catalogue gives
	ofDetector  = 0.2  // for an encoding of which the detector is certain
	ofOldSystem = 0.03 // off an encoding of DOS or of old Macs: there are few such files
	impossible  = 5    // for a byte that the encoding does not have, beside 1 for what stands wrongly
	unlikely    = 0.2  // off a letter that is a word by itself, or in a word of capitals
)

// guess finds the encoding of text that declares none and is not Unicode: the
// one in which its letters are those of a language and stand as letters do.
// Encodings of several bytes to a letter are left to a detector. lang is the
// catalogue's; "" is unknown.
func guess(data, lang string) (encoding.Encoding, string) {
	sample := sampleOf(data)
	base := baseOf(lang)
	detected := detect(sample)
	page, fit := bestPage(sample, base, detected)
	if fit < fits || eastAsian[base] {
		if enc, name := severalBytes(sample, detected); enc != nil {
			return enc, name
		}
	}
	if page == nil || fit < fitsAtAll {
		return legacy(lang)
	}
	return page.enc, page.name
}

var eastAsian = map[string]bool{"ja": true, "zh": true, "ko": true}

// baseOf is the language of a tag without its region; "" where it is none.
func baseOf(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil || lang == "" {
		return ""
	}
	base, _ := tag.Base()
	switch b := base.String(); b {
	case "no", "nn":
		return "nb"
	case "bs", "sh":
		return "hr"
	default:
		return b
	}
}

// bestPage is the code page in which the sample looks most like a language, and
// how much, from 0 to 1.
func bestPage(sample, base string, detected map[string]int) (best *codePage, fit float64) {
	top := -1.0
	for i := range codePages {
		p := &codePages[i]
		s, err := p.enc.NewDecoder().String(sample)
		if err != nil {
			continue
		}
		letters := lettersOf(s)
		bonus := 0.0
		for _, name := range strings.Fields(p.detector) {
			if c := detected[name]; c >= sure {
				bonus = max(bonus, ofDetector*float64(c)/100)
			}
		}
		if strings.HasPrefix(p.name, "Mac") || strings.HasPrefix(p.name, "code page") {
			bonus -= ofOldSystem
		}
		for _, l := range strings.Fields(p.languages) {
			f := letters.fit(alphabets[l])
			score := f + bonus
			if l == base {
				score += ofLanguage
			}
			if score > top+1e-9 {
				best, fit, top = p, f, score
			}
		}
	}
	return best, fit
}

// letterCounts is what a text shows beside ASCII: how often each small letter,
// and how much of it stands where none would.
type letterCounts struct {
	small map[rune]int
	wrong float64
	all   int
}

// lettersOf weighs what is not ASCII in a text.
func lettersOf(s string) letterCounts {
	c := letterCounts{small: make(map[rune]int)}
	for first := true; len(s) > 0; first = false {
		word, rest := span(s, func(r rune) bool { return !inWord(r) })
		c.signs(s[:word], !first, rest != "")
		s = rest
		word, rest = span(s, inWord)
		c.word(s[:word])
		s = rest
	}
	return c
}

// span is how many bytes at the beginning of s are of a kind, and what follows.
func span(s string, is func(rune) bool) (n int, rest string) {
	n = strings.IndexFunc(s, func(r rune) bool { return !is(r) })
	if n < 0 {
		n = len(s)
	}
	return n, s[n:]
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || r == '\ufffd' }

// signs weighs what stands between two words, or before the first, or after
// the last.
func (c *letterCounts) signs(s string, after, before bool) {
	for i, r := range s {
		if r < utf8.RuneSelf {
			continue
		}
		c.all++
		alone := after && before && i == 0 && len(s) == utf8.RuneLen(r)
		switch {
		case alone && !strings.ContainsRune("’\u00ad–—\u00a0·", r), after && i == 0 && strings.ContainsRune("•¿¡§£µ„‚", r):
			c.wrong++ // a letter in another encoding
		case !strings.ContainsRune(signs, r):
			c.small[r]++
		}
	}
}

// word weighs the letters of a word.
func (c *letterCounts) word(w string) {
	plain, other, capitals, n := false, false, 0, 0
	for _, r := range w {
		plain = plain || r < utf8.RuneSelf
		other = other || r >= utf8.RuneSelf && !unicode.In(r, unicode.Latin, unicode.Inherited)
		if unicode.IsUpper(r) {
			capitals++
		}
		n++
	}
	before := ' '
	for _, r := range w {
		if r >= utf8.RuneSelf {
			c.all++
			switch {
			case r == utf8.RuneError:
				c.wrong += impossible
			case plain && other, unicode.IsUpper(r) && unicode.IsLower(before), unicode.IsLower(r) && capitals > 1 && capitals == n-1:
				c.wrong++ // scripts do not mix in a word, nor do capitals and small letters
			case n == 1, capitals == n && n > 2:
				c.wrong += unlikely
				fallthrough
			default:
				c.small[unicode.ToLower(r)]++
			}
		}
		before = r
	}
}

// fit is the share of what is not ASCII that a language explains.
func (c *letterCounts) fit(alphabet string) float64 {
	if c.all == 0 {
		return 0
	}
	strange := 0
	for r, n := range c.small {
		if !strings.ContainsRune(alphabet, r) {
			strange += n
		}
	}
	return 1 - (c.wrong+float64(strange))/float64(c.all)
}

// detect asks the detector: how sure it is of each encoding, by the names it
// has for them, of 100. What it says of a language is not used, nor its order:
// that of equals is by chance.
func detect(sample string) map[string]int {
	all, err := chardet.NewTextDetector().DetectAll([]byte(sample))
	if err != nil {
		return nil
	}
	sureness := make(map[string]int)
	for _, r := range all {
		sureness[r.Charset] = r.Confidence
	}
	return sureness
}

// eastAsia are the encodings of East Asia, by the detector's names for them,
// and those of the standard for the web.
var eastAsia = []struct{ detector, web string }{
	{"Shift_JIS", "shift_jis"}, {"EUC-JP", "euc-jp"}, {"EUC-KR", "euc-kr"}, {"GB-18030", "gb18030"}, {"Big5", "big5"}, {"ISO-2022-JP", "iso-2022-jp"},
}

// severalBytes is the encoding of East Asia that the detector is surest of; nil
// where the sample is none.
func severalBytes(sample string, detected map[string]int) (best encoding.Encoding, name string) {
	top := sure - 1
	for _, e := range eastAsia {
		if detected[e.detector] <= top {
			continue
		}
		enc, err := htmlindex.Get(e.web)
		if err != nil {
			continue
		}
		s, err := enc.NewDecoder().String(sample)
		if err == nil && strings.Count(s, "\ufffd")*50 <= utf8.RuneCountInString(s) {
			best, name, top = enc, e.detector, detected[e.detector]
		}
	}
	return best, name
}

// sampleOf takes the lines that hold more than ASCII, from all over the text
// until there is enough.
func sampleOf(data string) string {
	if len(data) <= sampled {
		return data
	}
	var b strings.Builder
	for at := 0; at < len(data) && b.Len() < sampled; {
		n := strings.IndexFunc(data[at:], func(r rune) bool { return r >= utf8.RuneSelf })
		if n < 0 {
			break
		}
		from := max(at, at+n-80)
		if i := strings.LastIndexByte(data[from:at+n], '\n'); i >= 0 {
			from += i + 1
		}
		to := min(len(data), at+n+2000)
		if i := strings.IndexByte(data[at+n:to], '\n'); i >= 0 {
			to = at + n + i + 1
		}
		b.WriteString(data[from:to])
		at = to
	}
	return b.String()
}
