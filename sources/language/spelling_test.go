package language

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// spellingReasons are the words that no dictionary knows and that stay, by tag.
func spellingReasons(t *testing.T) map[string]map[string]string {
	t.Helper()
	data, err := os.ReadFile("testdata/spelling.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]map[string]string)
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		words, why, ok := strings.Cut(line, ": ")
		fields := strings.Fields(words)
		if !ok || len(fields) < 2 {
			t.Fatalf("testdata/spelling.txt:%d: want a tag, words, a colon and a reason", i+1)
		}
		for _, w := range fields[1:] {
			if all[fields[0]] == nil {
				all[fields[0]] = make(map[string]string)
			}
			all[fields[0]][w] = why
		}
	}
	return all
}

// A word that has a reason for its spelling is one that the lists have.
func TestSpellingReasons(t *testing.T) {
	for tag, words := range spellingReasons(t) {
		listed := wordsOf(tag)
		for w := range words {
			if !slices.Contains(listed, w) {
				t.Errorf("testdata/spelling.txt: %s: %q is not in the lists", tag, w)
			}
		}
	}
}

// wordsOf are the words of all lists of a language, those of phrases one by one,
// without patterns.
func wordsOf(tag string) []string {
	var words []string
	for _, list := range ByTag(tag).lists() {
		for _, e := range list.entries {
			for _, w := range strings.Fields(e) {
				if !strings.Contains(w, "*") {
					words = append(words, w)
				}
			}
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// Each word of the lists of the official languages is one that a dictionary
// knows, or that stands in a treebank or a translation; or it has a reason.
func TestSpelling(t *testing.T) {
	dir := checkDir(t, "")
	reasons := spellingReasons(t)
	for _, tag := range official {
		seen := attested(t, dir, tag)
		rest := slices.DeleteFunc(wordsOf(tag), func(w string) bool {
			return seen[w] || !slices.ContainsFunc(strings.Split(w, "-"), func(part string) bool { return !seen[part] })
		})
		attestedHere := len(wordsOf(tag)) - len(rest)
		rest = unknown(t, filepath.Join(dir, "hunspell", tag), rest)
		rest = slices.DeleteFunc(rest, func(w string) bool { return reasons[tag][w] != "" })
		t.Logf("%s: %d words, %d of them in running text", tag, len(wordsOf(tag)), attestedHere)
		if len(rest) > 0 {
			t.Errorf("%s: no dictionary and no text knows %s", tag, strings.Join(rest, " "))
		}
	}
}

// attested are the words of the treebank, the translation and the list of words
// that another spelling checker knows.
func attested(t *testing.T, dir, tag string) map[string]bool {
	seen := make(map[string]bool)
	l := ByTag(tag)
	add := func(w string) {
		for _, part := range append(strings.Split(w, "-"), w) {
			w = foldCommon(part, false)
			seen[w] = true
			_, behind, _ := strings.Cut(w, "'")
			seen[behind] = true
		}
		if tag == "ro" {
			seen[l.Fold(w)] = true
		}
	}
	for _, s := range readTreebank(t, filepath.Join(dir, "ud", tag+".conllu")) {
		for _, w := range s {
			add(w.form)
		}
	}
	for _, file := range []string{filepath.Join(dir, "udhr", tag+".txt"), filepath.Join(dir, "words", tag+".txt")} {
		data, err := os.ReadFile(file)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		for _, w := range strings.Fields(string(data)) {
			add(w)
		}
	}
	return seen
}

// unknown are the words that a Hunspell dictionary does not have, with a small
// letter or a capital. Where there is no such dictionary it is all of them.
func unknown(t *testing.T, dictionary string, words []string) []string {
	if _, err := os.Stat(dictionary + ".dic"); err != nil {
		return words
	}
	var in bytes.Buffer
	for _, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		in.WriteString(w + "\n" + string(unicode.ToUpper(r)) + w[size:] + "\n")
	}
	cmd := exec.Command("hunspell", "-i", "utf-8", "-d", dictionary, "-l")
	cmd.Stdin = &in
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("hunspell with %s: %v", dictionary, err)
	}
	wrong := strings.Fields(string(out))
	return slices.DeleteFunc(words, func(w string) bool {
		r, size := utf8.DecodeRuneInString(w)
		return !slices.Contains(wrong, w) || !slices.Contains(wrong, string(unicode.ToUpper(r))+w[size:])
	})
}
