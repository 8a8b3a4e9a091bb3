package language

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// How much of a source is looked at, and how much must speak for a language.
const (
	sampleBytes  = 4_000
	sampleSlices = 10
	// leastShare is the share of words that must be function words of one
	// language; running text of a known one mostly has 0.25 and more. Verse
	// has less: a third will do where no other language comes near.
	leastShare = 0.12
)

// Guess is the language of a text as a BCP 47 tag: what is known of it, or else
// a guess by its words. It is empty where they do not tell.
func Guess(known, content string) (tag string, guess bool) {
	if known != "" {
		return known, false
	}
	l := detectLanguage(content)
	if l == nil {
		return "", false
	}
	return l.Tag, l.Tag != ""
}

// detectLanguage finds the language whose function words a sample of the
// content has most of. A word that several languages share counts for less.
func detectLanguage(content string) *Language {
	sample := sampleOf(content)
	index := functionWords()
	scores := make([]float64, len(index.tags))
	hits := make([]int, len(index.tags))
	total := 0
	eachWord(sample, func(word []byte) {
		total++
		w := index.words[string(word)]
		for _, i := range w.languages {
			scores[i] += w.weight
			hits[i]++
		}
	})
	best, second := 0, 1
	for i := range scores {
		switch {
		case scores[i] > scores[best]:
			best, second = i, best
		case i != best && scores[i] > scores[second]:
			second = i
		}
	}
	need := leastShare * float64(total)
	if scores[best] > 2*scores[second] {
		need /= 3
	}
	// Little evidence must be clear: a wrong guess overlooks negations.
	clear := hits[best] >= 8 || hits[best] >= 2 && scores[best] > 1.3*scores[second]
	if clear && float64(hits[best]) >= need {
		return ByTag(index.tags[best])
	}
	return unionOf(scriptOf(sample))
}

// sampleOf is the content, or slices of it at even distances where it is long,
// so that a licence before the text or a table behind it does not decide.
func sampleOf(content string) string {
	if len(content) <= sampleBytes {
		return norm.NFC.String(content)
	}
	const slice = sampleBytes / sampleSlices
	var b strings.Builder
	for i := range sampleSlices {
		from := i * ((len(content) - slice) / (sampleSlices - 1))
		part := content[from : from+slice]
		// The words at both ends may be cut.
		part = part[strings.IndexFunc(part, unicode.IsSpace)+1:]
		part = part[:strings.LastIndexFunc(part, unicode.IsSpace)+1]
		b.WriteString(norm.NFC.String(part))
		b.WriteByte(' ')
	}
	return b.String()
}

// eachWord calls do with the runs of letters of a sample, folded without regard
// to the language, as foldDetect folds them. An apostrophe parts words: "l'homme"
// is two. The bytes are do's until it returns.
func eachWord(sample string, do func(word []byte)) {
	damaged := strings.Contains(sample, "\u00ad")
	if damaged {
		sample = strings.ReplaceAll(sample, "\u00ad", "") // which may leave letters beside each other that compose
	}
	var folded []byte
	for i := 0; i < len(sample); {
		folded = folded[:0]
		start, plain, greek := i, !damaged, false
		for i < len(sample) {
			r, n := rune(sample[i]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(sample[i:])
			}
			if !inWord(r) {
				break
			}
			if i == start {
				greek = unicode.Is(unicode.Greek, r)
			}
			i += n
			switch {
			case 'a' <= r && r <= 'z':
				folded = append(folded, byte(r))
			case greek:
				if bare := greekLetter(unicode.ToLower(r)); bare != 0 {
					folded = utf8.AppendRune(folded, bare)
				} else {
					plain = false
				}
			case r == '\u02bc':
				plain = false // an apostrophe to foldDetect
			default:
				if r = unicode.ToLower(r); r == 'ё' {
					r = 'е'
				}
				folded = utf8.AppendRune(folded, r)
			}
		}
		switch {
		case i == start:
			_, n := utf8.DecodeRuneInString(sample[i:])
			i += n
		case plain:
			do(folded)
		default:
			do([]byte(foldDetect(sample[start:i])))
		}
	}
}

// inWord reports letters and the marks that stand on them.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}

func foldDetect(word string) string {
	word = foldCommon(word, false)
	if r, _ := utf8.DecodeRuneInString(word); unicode.Is(unicode.Greek, r) {
		return FoldGreek(word)
	}
	return strings.ReplaceAll(word, "ё", "е")
}

// A functionIndex says which languages have a word, and what it counts.
type functionIndex struct {
	tags  []string
	words map[string]functionWord
}

type functionWord struct {
	languages []int
	weight    float64
}

var functionWords = sync.OnceValue(func() *functionIndex {
	x := &functionIndex{
		tags:  Tags(),
		words: make(map[string]functionWord),
	}
	for i, tag := range x.tags {
		for _, entry := range entriesOf(tag, "frequent") {
			forms := []string{foldDetect(entry)}
			if tag == "ro" {
				if old := commas.Replace(forms[0]); old != forms[0] {
					forms = append(forms, old)
				}
			}
			for _, f := range forms {
				w := x.words[f]
				w.languages = append(w.languages, i)
				x.words[f] = w
			}
		}
	}
	for word, w := range x.words {
		w.weight = math.Log(float64(len(x.tags)+1) / float64(len(w.languages)))
		x.words[word] = w
	}
	return x
})

// commas writes Romanian as older files have it.
var commas = strings.NewReplacer("ș", "ş", "ț", "ţ")

// scriptOf is the script of most letters of a text among those of the lists.
func scriptOf(s string) *unicode.RangeTable {
	var latin, greek, cyrillic int
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if inWord(r) {
				latin++
			}
		case unicode.Is(unicode.Latin, r):
			if unicode.IsLetter(r) {
				latin++
			}
		case unicode.Is(unicode.Greek, r):
			greek++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		}
	}
	switch {
	case greek > latin && greek >= cyrillic:
		return unicode.Greek
	case cyrillic > latin:
		return unicode.Cyrillic
	}
	return unicode.Latin
}

var (
	latinUnion    = sync.OnceValue(func() *Language { return makeUnion(unicode.Latin) })
	greekUnion    = sync.OnceValue(func() *Language { return ByTag("el") })
	cyrillicUnion = sync.OnceValue(func() *Language { return makeUnion(unicode.Cyrillic) })
)

// unionOf is what remains where nothing tells the language: the lists of all
// that use the script. It raises false alarms, and so is the last resort.
func unionOf(script *unicode.RangeTable) *Language {
	switch script {
	case unicode.Greek:
		return greekUnion()
	case unicode.Cyrillic:
		return cyrillicUnion()
	}
	return latinUnion()
}

func makeUnion(script *unicode.RangeTable) *Language {
	union := &Language{Name: "unknown", Origin: "all languages of the script"}
	into := union.lists()
	for _, tag := range Tags() {
		l := ByTag(tag)
		if len(l.frequent.entries) == 0 || scriptOf(l.frequent.entries[0]) != script {
			continue
		}
		for heading, list := range l.lists() {
			into[heading].add(list.entries, union.Fold)
		}
	}
	return union
}
