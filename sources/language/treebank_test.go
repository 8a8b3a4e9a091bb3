package language

import (
	"bufio"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// checkDir is the folder with the treebanks, dictionaries and translations that
// testdata/recipe/README.md tells how to get; the test is skipped without it.
func checkDir(t *testing.T, part string) string {
	t.Helper()
	dir := os.Getenv("LANGUAGE_CHECK")
	if dir == "" {
		t.Skip("LANGUAGE_CHECK names no folder; see testdata/recipe/README.md")
	}
	return filepath.Join(dir, part)
}

// A treeWord is a word of a treebank.
type treeWord struct {
	form, upos string
	negates    bool // Polarity=Neg, PronType=Neg, or Case=Abe: "without"
}

// readTreebank gives the sentences of a CoNLL-U file.
func readTreebank(t *testing.T, file string) [][]treeWord {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all [][]treeWord
	var sentence []treeWord
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		cells := strings.Split(in.Text(), "\t")
		switch {
		case in.Text() == "":
			all = append(all, sentence)
			sentence = nil
		case len(cells) == 10 && !strings.ContainsAny(cells[0], "-."):
			features := cells[4] + "|" + cells[5] // the Danish one has them in the column before
			neg := strings.Contains(features, "Polarity=Neg") || strings.Contains(features, "Case=Abe")
			if _, kinds, ok := strings.Cut(features, "PronType="); ok {
				kinds, _, _ = strings.Cut(kinds, "|")
				neg = neg || strings.Contains(kinds, "Neg")
			}
			sentence = append(sentence, treeWord{cells[1], cells[3], neg})
		}
	}
	if in.Err() != nil {
		t.Fatal(in.Err())
	}
	return all
}

// Each word that the makers of a treebank marked as negative is one to the lists,
// and what the lists hold for a negation is marked so, or the log shows it.
func TestTreebanks(t *testing.T) {
	dir := checkDir(t, "ud")
	for _, tag := range Tags() {
		file := filepath.Join(dir, tag+".conllu")
		if _, err := os.Stat(file); err != nil {
			continue
		}
		l := ByTag(tag)
		missed, extra := map[string]int{}, map[string]int{}
		sentences, gold, found := readTreebank(t, file), 0, 0
		for _, s := range sentences {
			forms := make([]string, len(s))
			for i, w := range s {
				forms[i] = w.form
			}
			folded, index := l.foldAll(forms)
			innocent := l.excuses(folded)
			hit := make([]bool, len(s))
			for i := range folded {
				n := max(l.negations.at(folded[i:]), l.limits.at(folded[i:]))
				if innocent[i] {
					n = 0
				}
				for k := range n {
					hit[index[i+k]] = true
				}
			}
			for i, w := range s {
				key := strings.ToLower(w.form) + "/" + w.upos
				switch {
				case w.negates && hit[i]:
					gold, found = gold+1, found+1
				case w.negates:
					gold++
					missed[key]++
				case hit[i]:
					extra[key]++
				}
			}
		}
		if found*100 < gold*recall(tag) {
			t.Errorf("%s: only %d of %d words marked are found", tag, found, gold)
		}
		t.Logf("%s: %d sentences, %d words marked negative, %d found\n  missed: %s\n  extra: %s", tag, len(sentences), gold, found, most(missed, 60), most(extra, 60))
	}
}

// most lists the keys with the largest counts.
func most(count map[string]int, n int) string {
	var keys []string
	for k := range count {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if count[keys[i]] != count[keys[j]] {
			return count[keys[i]] > count[keys[j]]
		}
		return keys[i] < keys[j]
	})
	var b strings.Builder
	for _, k := range keys[:min(n, len(keys))] {
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString(k)
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(count[k]))
	}
	return b.String()
}

// recall is the least share of the words marked that must be found, in per cent: it
// is low where a treebank marks adjectives and nouns, too (cs, sk), or the verb
// behind the particle (ga).
func recall(tag string) int {
	switch tag {
	case "ga":
		return 60
	case "cs", "fr", "sk":
		return 85
	}
	return 92
}

// prefixed are the languages that negate a verb by the prefix ne-, written with it.
var prefixed = []string{"cs", "lt", "lv", "sk"}

// No verb of a treebank loses its negation to an entry that tells what is no
// negation: "nejmenoval" is no superlative.
func TestNegatedVerbs(t *testing.T) {
	dir := checkDir(t, "ud")
	for _, tag := range prefixed {
		l := ByTag(tag)
		verbs, lost := map[string]bool{}, map[string]int{}
		for _, s := range readTreebank(t, filepath.Join(dir, tag+".conllu")) {
			for _, w := range s {
				if w.upos != "VERB" && w.upos != "AUX" || w.negates {
					continue
				}
				word := "ne" + strings.ToLower(w.form)
				verbs[word] = true
				if l.Negation([]string{word}) < 0 {
					lost[word]++
				}
			}
		}
		for w := range lost {
			if !strings.Contains(" nemoci nenoteiktā nesú nemocnie ", " "+w+" ") { // sickness, indefinite, they carry, of diseases
				t.Errorf("%s: %q is no negation to the lists", tag, w)
			}
		}
		t.Logf("%s: %d verbs", tag, len(verbs))
	}
}
