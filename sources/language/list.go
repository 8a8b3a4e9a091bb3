package language

import (
	"bufio"
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.txt
var files embed.FS

// A wordList is a closed list of words, phrases and patterns. A pattern has a
// "*" that stands for any letters, none included: "ne*", "*maz", "ne*al". A
// phrase may have patterns behind its first word: "níos * ná".
type wordList struct {
	entries []string   // as written in the file, sorted
	words   [][]string // the same, each parted at its spaces
	whole   map[string]bool
	phrases map[string][][]string // by first word, longest first
	shapes  map[byte][]shape      // by the first byte of what they match; under 0 those that match any
}

// LongestEntry is the most words that an entry has; a test holds it.
const LongestEntry = 6

// A shape is a pattern of at most three parts: before, within and after.
type shape struct{ prefix, middle, suffix string }

func (s shape) match(word string) bool {
	if len(word) < len(s.prefix)+len(s.middle)+len(s.suffix) {
		return false
	}
	if !strings.HasPrefix(word, s.prefix) || !strings.HasSuffix(word, s.suffix) {
		return false
	}
	return s.middle == "" || strings.Contains(word[len(s.prefix):len(word)-len(s.suffix)], s.middle)
}

func parseShape(entry string) shape {
	parts := strings.Split(entry, "*")
	s := shape{prefix: parts[0], suffix: parts[len(parts)-1]}
	if len(parts) == 3 {
		s.middle = parts[1]
	}
	return s
}

// at is how many of the folded words make the longest entry that stands at
// their start, 0 if none does.
func (list *wordList) at(folded []string) int {
	if len(folded) == 0 {
		return 0
	}
	for _, phrase := range list.phrases[strings.TrimRight(folded[0], "'")] {
		if len(folded) < len(phrase) {
			continue
		}
		if slices.EqualFunc(phrase, folded[:len(phrase)], sameWord) {
			return len(phrase)
		}
	}
	if list.word(folded[0]) {
		return 1
	}
	// A phrase may begin after an elision: "qu'à l'exception".
	if i := strings.IndexByte(folded[0], '\''); i >= 0 && len(folded) > 1 && i+1 < len(folded[0]) {
		return list.at(append([]string{folded[0][i+1:]}, folded[1:min(len(folded), LongestEntry)]...))
	}
	return 0
}

// sameWord compares a word of a phrase, or its pattern, with a folded word.
func sameWord(want, got string) bool {
	got = strings.TrimRight(got, "'")
	return want == got || strings.Contains(want, "*") && parseShape(want).match(got)
}

// word reports whether a folded word is in the list: as it is, without an
// apostrophe that closes a quotation, or after an elision ("d'aucun").
func (list *wordList) word(folded string) bool {
	if folded == "" {
		return false
	}
	if list.is(folded) {
		return true
	}
	if bare := strings.TrimRight(folded, "'"); bare != folded && list.is(bare) {
		return true
	}
	i := strings.LastIndexByte(folded, '\'')
	return i >= 0 && i+2 < len(folded) && list.is(folded[i+1:])
}

func (list *wordList) is(word string) bool {
	if list.whole[word] {
		return true
	}
	if len(list.shapes) == 0 || word == "" {
		return false
	}
	fits := func(s shape) bool { return s.match(word) }
	return slices.ContainsFunc(list.shapes[word[0]], fits) || slices.ContainsFunc(list.shapes[0], fits)
}

// add puts entries into the look-up tables, folded as the language folds.
func (list *wordList) add(entries []string, fold func(string) string) {
	if list.whole == nil {
		list.whole = make(map[string]bool)
		list.phrases = make(map[string][][]string)
	}
	list.entries = append(list.entries, entries...)
	for _, entry := range entries {
		words := strings.Fields(entry)
		for i, w := range words {
			if !strings.Contains(w, "*") {
				words[i] = fold(w)
			}
		}
		list.words = append(list.words, slices.Clone(words))
		switch {
		case len(words) > 1:
			same := append(list.phrases[words[0]], words)
			slices.SortStableFunc(same, func(a, b []string) int { return len(b) - len(a) })
			list.phrases[words[0]] = same
		case strings.Contains(entry, "*"):
			parts := strings.Split(entry, "*")
			for i, p := range parts {
				parts[i] = foldPart(p, fold)
			}
			list.addShape(parseShape(strings.Join(parts, "*")))
		case len(words) == 1:
			list.whole[words[0]] = true
		}
	}
}

func (list *wordList) addShape(s shape) {
	if list.shapes == nil {
		list.shapes = make(map[byte][]shape)
	}
	first := byte(0)
	if s.prefix != "" {
		first = s.prefix[0]
	}
	list.shapes[first] = append(list.shapes[first], s)
}

// foldPart folds a part of a pattern; hyphens and apostrophes at its ends stay.
func foldPart(part string, fold func(string) string) string {
	core := strings.Trim(part, "-'")
	i := strings.Index(part, core)
	return part[:i] + fold(core) + part[i+len(core):]
}

// Tags lists the languages that have a file, sorted.
var Tags = sync.OnceValue(func() []string {
	list, err := files.ReadDir("data")
	if err != nil {
		panic(err) // embedded: cannot fail
	}
	var tags []string
	for _, f := range list {
		tags = append(tags, strings.TrimSuffix(f.Name(), ".txt"))
	}
	return tags
})

// loaders read each file when it is first asked for.
var loaders = sync.OnceValue(func() map[string]func() *Language {
	byTag := make(map[string]func() *Language)
	for _, tag := range Tags() {
		byTag[tag] = sync.OnceValue(func() *Language {
			l, err := parse(tag)
			if err != nil {
				panic(err) // embedded, and every file is parsed by a test
			}
			return l
		})
	}
	return byTag
})

// aliases name a base language by another that has the same lists.
var aliases = map[string]string{"no": "nb", "bs": "hr", "mo": "ro"}

// ByTag is the language of a BCP 47 tag, nil where it has no lists.
func ByTag(tag string) *Language {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	base = strings.ToLower(base)
	if alias, ok := aliases[base]; ok {
		base = alias
	}
	if load, ok := loaders()[base]; ok {
		return load()
	}
	return nil
}

// parse reads a file: its name and origin in lines that start with "#",
// then lists, each under its "[heading]", entries parted by commas.
func parse(tag string) (*Language, error) {
	data, err := files.ReadFile("data/" + tag + ".txt")
	if err != nil {
		return nil, err
	}
	l := &Language{Tag: tag}
	lists := l.lists()
	var list *wordList
	in := bufio.NewScanner(strings.NewReader(string(data)))
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		switch {
		case line == "":
		case strings.HasPrefix(line, "#"):
			note := strings.TrimSpace(line[1:])
			if l.Name == "" {
				l.Name = note
			} else {
				l.Origin = strings.TrimSpace(l.Origin + " " + note)
			}
		case strings.HasPrefix(line, "["):
			if list = lists[strings.Trim(line, "[]")]; list == nil {
				return nil, fmt.Errorf("data/%s.txt:%d: unknown list %s", tag, n, line)
			}
		case list == nil:
			return nil, fmt.Errorf("data/%s.txt:%d: words before the first heading", tag, n)
		default:
			list.add(splitEntries(line), l.Fold)
		}
	}
	return l, in.Err()
}

// SomeNumberWord reports whether a word is a number in any language, or an article
// that is one behind a ten: a cheap question to ask before that for the language of a text.
func SomeNumberWord(word string) bool {
	all, word := numberWords(), foldCommon(word, false)
	if all.whole[word] {
		return true
	}
	if word == "" {
		return false
	}
	match := func(x shape) bool { return x.match(word) }
	return slices.ContainsFunc(all.shapes[word[0]], match) || slices.ContainsFunc(all.shapes[0], match)
}

// numberWords are those of all languages, with their accents and without.
var numberWords = sync.OnceValue(func() *wordList {
	all := &wordList{whole: map[string]bool{}, shapes: map[byte][]shape{}}
	for _, tag := range Tags() {
		l := &Language{Tag: tag}
		for _, heading := range []string{"number", "number one"} {
			entries := entriesOf(tag, heading)
			l.numbers.add(entries, l.Fold)
			for _, e := range entries {
				all.whole[foldCommon(e, false)] = true
			}
		}
		for w := range l.numbers.whole {
			all.whole[w] = true
		}
		for first, shapes := range l.numbers.shapes {
			all.shapes[first] = append(all.shapes[first], shapes...)
		}
	}
	return all
})

// entriesOf reads one list of a language's file alone: reading all files
// whole for one question would take longer than checking a small sheet.
func entriesOf(tag, heading string) []string {
	data, err := files.ReadFile("data/" + tag + ".txt")
	if err != nil {
		panic(err) // embedded: cannot fail
	}
	_, rest, _ := strings.Cut(string(data), "\n["+heading+"]\n")
	list, _, _ := strings.Cut(rest, "\n[")
	return splitEntries(strings.ReplaceAll(list, "\n", ","))
}

func splitEntries(line string) []string {
	var entries []string
	for _, e := range strings.Split(line, ",") {
		if e = strings.TrimSpace(e); e != "" {
			entries = append(entries, e)
		}
	}
	return entries
}

// lists are the headings that a language file may have.
func (l *Language) lists() map[string]*wordList {
	return map[string]*wordList{
		"frequent":          &l.frequent,
		"negation":          &l.negations,
		"limit":             &l.limits,
		"not a negation":    &l.excused,
		"modal":             &l.modals,
		"comparative":       &l.comparers,
		"pronoun":           &l.pronoun,
		"number":            &l.numbers,
		"belongs to number": &l.units,
		"tens":              &l.tens,
		"hundreds":          &l.hundreds,
		"thousands":         &l.thousands,
		"number and":        &l.ands,
		"number one":        &l.ones,
		"sign":              &l.signs,
		"sign before unit":  &l.weakSigns,
		"not a sign":        &l.noSigns,
	}
}
