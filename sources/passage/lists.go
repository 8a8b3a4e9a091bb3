package passage

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"factsheet/sources/language"
)

//go:embed data/*.txt
var files embed.FS

// A wordBook is what this package knows of one language beside package
// language: words that turn what another clause says. The files in data say of
// each list what it is for.
type wordBook struct {
	that      phrases // introduce what is said, known or believed
	weigh     phrases // stand before such a clause, where "that" has other uses; empty where it has none
	untrue    phrases // say that what is said is not so
	doubted   phrases // the same, as adverbs in the clause itself
	stands    phrases // what is said stands even where these are negated
	condition phrases // if: at the start of a clause
	whether   phrases // whether: right before the passage
	limit     phrases // unless, provided that: behind what they limit
	harmless  phrases // look like one of the others, or like a negation, and turn nothing
	next      phrases // begin another clause without a comma
	would     phrases // what is said is only possible
	says      phrases // reporting verbs
}

func (b *wordBook) lists() map[string]*phrases {
	return map[string]*phrases{
		"that": &b.that, "weigh": &b.weigh, "untrue": &b.untrue, "doubted": &b.doubted, "stands": &b.stands,
		"condition": &b.condition, "whether": &b.whether, "limit": &b.limit, "harmless": &b.harmless, "next": &b.next, "would": &b.would, "says": &b.says,
	}
}

// phrases are words and runs of words. A word that ends in "*" stands for all
// that begin so.
type phrases struct {
	whole map[string][][]string // by first word: what follows it
	stems []stem                // those whose first word is one
}

type stem struct {
	start string
	rest  []string
}

func (l *phrases) empty() bool { return len(l.whole) == 0 && len(l.stems) == 0 }

// at is how many of the words make the longest phrase at their start; 0 is none.
func (l *phrases) at(words []word) int {
	if len(words) == 0 || words[0].folded == "" {
		return 0
	}
	longest := 0
	first := words[0].folded
	for _, rest := range l.whole[first] {
		if len(rest) >= longest && follow(words[1:], rest) {
			longest = 1 + len(rest)
		}
	}
	for _, s := range l.stems {
		if len(s.rest) >= longest && strings.HasPrefix(first, s.start) && follow(words[1:], s.rest) {
			longest = 1 + len(s.rest)
		}
	}
	return longest
}

// follow reports whether words begin with those of a phrase, with no mark
// between them.
func follow(words []word, rest []string) bool {
	if len(words) < len(rest) {
		return false
	}
	for i, want := range rest {
		got := words[i].folded
		if start, ok := strings.CutSuffix(want, "*"); ok && strings.HasPrefix(got, start) {
			continue
		}
		if got != want {
			return false
		}
	}
	return true
}

// in is the index of the first word at which a phrase stands; -1 is none.
func (l *phrases) in(words []word) int {
	for i := range words {
		if l.at(words[i:]) > 0 {
			return i
		}
	}
	return -1
}

// ends reports whether words end with a phrase.
func (l *phrases) ends(words []word) bool {
	for i := max(0, len(words)-3); i < len(words); i++ {
		if l.at(words[i:]) == len(words)-i {
			return true
		}
	}
	return false
}

func (l *phrases) add(entry string, fold func(string) string) {
	var folded []string
	for _, w := range strings.Fields(entry) {
		bare, isStem := strings.CutSuffix(w, "*")
		// A letter keeps the apostrophe that it is elided with.
		if f := fold(bare); f != "" {
			bare = f
		}
		if isStem {
			bare += "*"
		}
		folded = append(folded, bare)
	}
	if len(folded) == 0 {
		return
	}
	if start, ok := strings.CutSuffix(folded[0], "*"); ok {
		l.stems = append(l.stems, stem{start, folded[1:]})
		return
	}
	if l.whole == nil {
		l.whole = make(map[string][][]string)
	}
	l.whole[folded[0]] = append(l.whole[folded[0]], folded[1:])
}

// books read each file when it is first asked for.
var books = sync.OnceValue(func() map[string]func() *wordBook {
	list, err := files.ReadDir("data")
	if err != nil {
		panic(err) // embedded: cannot fail
	}
	out := make(map[string]func() *wordBook)
	for _, f := range list {
		tag := strings.TrimSuffix(f.Name(), ".txt")
		out[tag] = sync.OnceValue(func() *wordBook {
			b, err := readBook(tag)
			if err != nil {
				panic(err) // embedded, and every file is read by a test
			}
			return b
		})
	}
	return out
})

// bookOf is the book of a language; an empty one where there is none.
func bookOf(l *language.Language) *wordBook {
	if load := books()[l.Tag]; load != nil {
		return load()
	}
	return &wordBook{}
}

// readBook reads a file: lists, each under its "[heading]", entries parted by
// commas; lines that start with "#" are remarks.
func readBook(tag string) (*wordBook, error) {
	data, err := files.ReadFile("data/" + tag + ".txt")
	if err != nil {
		return nil, err
	}
	l := language.ByTag(tag)
	if l == nil {
		return nil, fmt.Errorf("data/%s.txt: package language has no such language", tag)
	}
	b := &wordBook{}
	lists := b.lists()
	var list *phrases
	for n, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			if list = lists[strings.Trim(line, "[]")]; list == nil {
				return nil, fmt.Errorf("data/%s.txt:%d: unknown list %s", tag, n+1, line)
			}
		case list == nil:
			return nil, fmt.Errorf("data/%s.txt:%d: words before the first heading", tag, n+1)
		default:
			for _, entry := range strings.Split(line, ",") {
				list.add(entry, l.Fold)
			}
		}
	}
	return b, nil
}
