package number

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"factsheet/sources/language"
)

// The lists of each language: in cldr what the Unicode consortium's repository of
// locales has (number words, months, units, separators), in words what stands
// round numbers, written for this project.
//
//go:embed cldr/*.txt words/*.txt
var files embed.FS

// A Reader reads the numbers of texts in one language. It does not change once
// made.
type Reader struct {
	Tag string // BCP 47 base language; "" knows figures and signs alone

	lang    *language.Language
	decimal string // separator; "" where either may be meant
	group   string
	elides  bool // d'un is two words
	flags   map[string]bool
	lists   map[string]*phrases // by heading
	parts   map[string]part     // of words that are written as one: "fünf", "und", "zwanzig"
	longest int                 // of parts, in bytes
	starts  map[string]bool     // words that a number in words may begin with, articles but for
	begins  map[string]bool     // the first two bytes of parts
}

// A phrase is some words of a list, and what they mean.
type phrase struct {
	words []string
	value int64  // of number words, months and powers
	unit  string // of units and currencies
	bound Bound
	open  bool // marked with "?"
}

// phrases finds those that stand at a place, by their first word, longest first.
type phrases struct{ byFirst map[string][]phrase }

func (p *phrases) add(x phrase) {
	if len(x.words) == 0 {
		return
	}
	if p.byFirst == nil {
		p.byFirst = make(map[string][]phrase)
	}
	p.byFirst[x.words[0]] = append(p.byFirst[x.words[0]], x)
}

// sort puts the longest phrases first.
func (p *phrases) sort() {
	for _, list := range p.byFirst {
		slices.SortStableFunc(list, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
}

// at is the longest phrase at the start of tokens and how many of them it takes;
// the full stops of abbreviations within it count. 0 is none.
func (p *phrases) at(tokens []token) (phrase, int) {
	if p == nil || len(tokens) == 0 {
		return phrase{}, 0
	}
	for _, x := range p.byFirst[tokens[0].fold] {
		if n := standsAt(x.words, tokens); n > 0 {
			return x, n
		}
	}
	return phrase{}, 0
}

func standsAt(words []string, tokens []token) int {
	i := 0
	for k, w := range words {
		for k > 0 && i < len(tokens) && (tokens[i].fold == "." || tokens[i].fold == "-") && !tokens[i].spaced && w != tokens[i].fold {
			i++
		}
		if i >= len(tokens) || tokens[i].fold != w {
			return 0
		}
		i++
	}
	return i
}

// Known lists the languages that have lists, sorted.
func Known() []string {
	list, err := files.ReadDir("words")
	if err != nil {
		panic(err) // embedded: cannot fail
	}
	var tags []string
	for _, f := range list {
		tags = append(tags, strings.TrimSuffix(f.Name(), ".txt"))
	}
	return tags
}

var readers = sync.OnceValue(func() map[string]func() *Reader {
	out := make(map[string]func() *Reader)
	for _, tag := range append(Known(), "") {
		out[tag] = sync.OnceValue(func() *Reader {
			r, err := newReader(tag)
			if err != nil {
				panic(err) // embedded, and every file is read by a test
			}
			return r
		})
	}
	return out
})

// In is the reader for a BCP 47 tag. Where the language has no lists it knows
// figures and signs alone, and separators in either meaning.
func In(tag string) *Reader {
	parts := strings.Split(strings.ToLower(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-")), "-")
	load, ok := readers()[parts[0]]
	if !ok {
		return readers()[""]()
	}
	r := load()
	if slices.Contains(parts[1:], "ch") || slices.Contains(parts[1:], "li") {
		swiss := *r
		swiss.decimal, swiss.group = "", "'" // officials write 1.5 and 1,5
		return &swiss
	}
	return r
}

func newReader(tag string) (*Reader, error) {
	r := &Reader{Tag: tag, lang: language.ByTag(tag), flags: make(map[string]bool), lists: make(map[string]*phrases), parts: make(map[string]part),
		starts: make(map[string]bool), begins: make(map[string]bool)}
	if tag == "" {
		return r, nil
	}
	if r.lang == nil {
		return nil, fmt.Errorf("no words of language %q", tag)
	}
	r.elides = tag == "fr" || tag == "it"
	for _, folder := range []string{"cldr", "words"} {
		if err := r.load(folder + "/" + tag + ".txt"); err != nil {
			return nil, err
		}
	}
	for _, list := range r.lists {
		list.sort()
	}
	r.fillParts()
	for _, list := range []string{"number", "power", "fraction", "ordinal"} {
		if r.lists[list] == nil {
			continue
		}
		for first := range r.lists[list].byFirst {
			r.starts[first] = true
		}
	}
	return r, nil
}

// load reads a file of lines "key = entry, entry", a long one going on in lines
// that are indented. Headings in brackets say what the keys below them are.
func (r *Reader) load(name string) error {
	data, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	text := strings.ReplaceAll(string(data), "\n  ", " ")
	heading := ""
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if strings.HasPrefix(line, "[") {
			heading = strings.Trim(line, "[]")
			continue
		}
		key, entries, ok := strings.Cut(line, " =")
		if !ok {
			return fmt.Errorf("%s: entry %d has no key", name, n+1)
		}
		if err := r.put(heading, key, strings.TrimSpace(entries)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func (r *Reader) put(heading, key, entries string) error {
	if heading == "separator" {
		r.separator(key, entries)
		return nil
	}
	if entries == "yes" {
		r.flags[key] = true
		return nil
	}
	list, like := listOf(heading, key)
	if like.value == 0 && (list == "number" || list == "ordinal" || list == "month") {
		v, err := strconv.Atoi(key)
		if err != nil {
			return fmt.Errorf("%q is no number", key)
		}
		like.value = int64(v)
	}
	for _, e := range strings.Split(entries, ",") {
		e = strings.TrimSpace(e)
		x := like
		e, x.open = strings.CutSuffix(e, "?")
		for _, t := range r.tokens(e) {
			if t.fold != "." && t.fold != "-" {
				x.words = append(x.words, t.fold)
			}
		}
		if r.lists[list] == nil {
			r.lists[list] = &phrases{}
		}
		r.lists[list].add(x)
	}
	return nil
}

func (r *Reader) separator(key, mark string) {
	if key == "decimal" {
		r.decimal = mark
	} else {
		r.group = mark
	}
}

// bounds are the keys of what bounds a number, before it and behind.
var bounds = map[string]Bound{"about": About, "nearly": Nearly, "over": Over, "under": Under, "least": AtLeast, "most": AtMost,
	"or so": About, "or more": AtLeast, "or less": AtMost}

// fractions are the keys of parts of a whole.
var fractions = map[string]int64{"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}

// powers are the keys of words that multiply.
var powers = map[string]int64{"dozen": 12, "e2": 1e2, "e3": 1e3, "e6": 1e6, "e9": 1e9, "e12": 1e12}

// listOf says in which list a key's entries are, and what they mean.
func listOf(heading, key string) (string, phrase) {
	switch {
	case heading != "" && heading != "unit" && heading != "currency":
		return heading, phrase{}
	case key == "%" || key == "percent":
		return "percent", phrase{}
	case heading != "":
		return "unit", phrase{unit: key}
	}
	if b, ok := bounds[key]; ok {
		if strings.HasPrefix(key, "or ") {
			return "after", phrase{bound: b}
		}
		return "before", phrase{bound: b}
	}
	if v, ok := fractions[key]; ok {
		return "fraction", phrase{value: v}
	}
	if v, ok := powers[key]; ok {
		return "power", phrase{value: v}
	}
	if _, err := strconv.Atoi(key); err == nil {
		return "number", phrase{}
	}
	if key == "dollar" || key == "cent" || strings.ToUpper(key) == key {
		return "unit", phrase{unit: key}
	}
	return key, phrase{}
}

// folded makes a word comparable with the lists.
func (r *Reader) folded(word string) string {
	if r.lang == nil || isPlain(word) {
		return strings.ToLower(word)
	}
	return r.lang.Fold(word)
}

// isPlain reports letters that every language folds alike.
func isPlain(word string) bool {
	for i := range len(word) {
		if c := word[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}
