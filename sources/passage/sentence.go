package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/language"
)

// Where a sentence ends is guessed by its marks. Both errors are taken into
// account by what uses it: a border that is overlooked shows words of another
// sentence, so only those right beside the passage count; one that is not there
// hides words, and the rule is silent.

// abbreviations are words before a full stop that ends no sentence, in small
// letters, with the languages that have them; "*" is all. Single letters are taken
// for initials.
var abbreviations = map[string]string{}

func init() {
	for tag, list := range map[string]string{
		"*":  "dr prof vs ca etc cf vol tel nr fig tab pp approx inc ltd corp",
		"en": "mr mrs ms st hon rev gen col sen rep jr sr co al no nos art arts para paras ed eds ch sec p pg lt capt gov",
		"de": "abs ziff lit s str st bzw ggf vgl usw evtl sog inkl exkl mind max min u d h z b art ff hrsg bd anm aufl mio mrd mag ing",
		"fr": "m mm mme mlle art éd chap env p st", "es": "sr sra srta ud uds núm art arts pág dña d", "it": "sig sigra dott avv on pag art artt lett n",
		"pt": "sr sra art núm n pág exmo exma", "nl": "art blz mr bijv resp dhr mevr drs lid nl", "pl": "art ust pkt ul al im św hab tzw tzn np itd itp r poz zm późn lit",
		"cs": "čl odst písm č tj tzv např ing mgr čís s st", "sk": "čl ods písm č tj tzv napr ing mgr", "sl": "čl odst št npr oz ipd tj dipl g ga",
		"hr": "čl st br npr tj itd tzv g gđa", "bg": "чл ал т г гр стр проф др ул", "ro": "art alin lit pct ianuarie nr dl dna", "hu": "kft pl ún ifj id stb vö sz",
		"fi": "kap nro ks esim jne ts mm ym", "et": "lp lg nt jne st lk vt", "lv": "u piem plkst lpp", "lt": "pvz žr str d p", "sv": "kap nr bl dvs osv jf st",
		"da": "art stk nr bl dvs osv fx jf kap", "el": "αρ παρ εδ κ κα βλ σελ άρθ δρ ν π χ αριθ", "mt": "art eż p", "ga": "lch uimh mir",
	} {
		for _, w := range strings.Fields(list) {
			abbreviations[w] += " " + tag + " "
		}
	}
}

func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '\u037e', '؟', '։', '।':
		return true
	}
	return false
}

// isClosing reports marks that stand between a sentence's stop and the space
// behind it.
func isClosing(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '“', '‘', '»', '«', '›', '‹', ')', ']', '」', '』', '*', '_':
		return true
	}
	return false
}

// ends reports whether the stop at s[i:], of the given size, ends a sentence,
// and where the next one begins.
func ends(s string, i, size int, lang func() *language.Language) (next int, ok bool) {
	r, _ := utf8.DecodeRuneInString(s[i:])
	j := i + size
	for j < len(s) {
		c, n := utf8.DecodeRuneInString(s[j:])
		if !isClosing(c) && !isStop(c) && !isCallOut(c) {
			break
		}
		j += n
	}
	k := j
	for k < len(s) {
		c, n := utf8.DecodeRuneInString(s[k:])
		if !unicode.IsSpace(c) {
			break
		}
		k += n
	}
	if k == len(s) {
		return k, true
	}
	if k == j && r != '。' && r != '！' && r != '？' {
		return 0, false // no space: 3.5, example.org
	}
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[k:min(len(s), k+16)], "\"'“‘„‚«»(["))
	if unicode.IsLower(c) || c == ',' || c == ';' || c == ':' {
		return 0, false
	}
	if r == '.' && isAbbreviation(wordEndingAt(s, i), lang) {
		return 0, false
	}
	return k, true
}

// isCallOut reports the raised figures of notes.
func isCallOut(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || 0x2070 <= r && r <= 0x2079
}

// isAbbreviation reports a word behind which a full stop ends no sentence.
func isAbbreviation(word string, lang func() *language.Language) bool {
	if word == "" {
		return false
	}
	if n := utf8.RuneCountInString(word); n == 1 || n <= 2 && word[0] >= '0' && word[0] <= '9' {
		return true // an initial, or an ordinal: 3. Januar
	}
	if strings.Contains(word, ".") {
		return true
	}
	tags := abbreviations[strings.ToLower(word)]
	return strings.Contains(tags, " * ") || tags != "" && strings.Contains(tags, " "+lang().Tag+" ")
}

// wordEndingAt is the run of letters, digits and full stops before s[i:].
func wordEndingAt(s string, i int) string {
	from := i
	for from > 0 && i-from < 40 {
		r, n := utf8.DecodeLastRuneInString(s[:from])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && r != '.' {
			break
		}
		from -= n
	}
	return strings.TrimLeft(s[from:i], ".")
}

// sentenceStart is where in s the sentence begins that goes on behind it: len(s)
// where nothing of it stands in s but marks and space. first is the letter with
// which it goes on.
func sentenceStart(s string, first rune, lang func() *language.Language) int {
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
		switch {
		case r == '\n' && i > 0 && blankLine(s[:i]):
			return i + n
		case isStop(r):
			// What follows s is the passage: only the words before the stop tell.
			if next, ok := ends(s, i, n, lang); ok && (next < len(s) || !unicode.IsLower(first) && endsBefore(s, i, n, lang)) {
				return next
			}
		}
	}
	return 0
}

// endsBefore reports whether a stop with nothing but marks and space behind it
// ends a sentence: there is space, and no abbreviation.
func endsBefore(s string, i, n int, lang func() *language.Language) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	opened := strings.ContainsRune("\"'“‘„‚«»([", last)
	if !unicode.IsSpace(last) && !opened && last != '。' && last != '！' && last != '？' {
		return false
	}
	return s[i:i+n] != "." || !isAbbreviation(wordEndingAt(s, i), lang)
}

// blankLine reports a string that ends with a line end, blanks aside.
func blankLine(s string) bool {
	s = strings.TrimRight(s, " \t\r")
	return s != "" && s[len(s)-1] == '\n'
}

// sentenceStop is where in s the sentence ends that goes on at the offset from,
// behind its stop and the marks that close it.
func sentenceStop(s string, from int, lang func() *language.Language) int {
	for i := from; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\n' && blankLine(s[:i]) {
			return i
		}
		if isStop(r) {
			if next, ok := ends(s, i, n, lang); ok {
				return max(i+n, len(strings.TrimRightFunc(s[:next], unicode.IsSpace)))
			}
		}
		i += n
	}
	return len(s)
}
