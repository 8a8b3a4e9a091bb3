package language

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
)

// articles parts a text with numbered articles: by lines of at most four words
// that hold the next number, in figures. What stands before the first is left out.
func articles(content string) map[int]string {
	figure := regexp.MustCompile(`\d+|premier`)
	all := make(map[int]string)
	n := 0
	for _, line := range strings.Split(content, "\n") {
		line = strings.TrimSpace(line)
		if f := figure.FindString(line); (f == fmt.Sprint(n+1) || f == "premier" && n == 0) && len(strings.Fields(line)) <= 4 {
			n++
			continue
		}
		if n > 0 {
			all[n] += line + "\n"
		}
	}
	return all
}

// negated lists the first words of an article's sentences that negate or limit.
func negated(l *Language, article string) (words []string) {
	for _, s := range regexp.MustCompile(`[.;!?]\s`).Split(article, -1) {
		fields := strings.Fields(s)
		if at := l.Negation(fields); at >= 0 {
			words = append(words, fields[at])
		}
	}
	return words
}

// The Universal Declaration says the same in every language: an article in which
// most translations negate or limit something does so in all, and one in which
// few do does not, but for what differs in the wording. The files are those of the
// shared collection, or of LANGUAGE_CHECK for all of the languages.
func TestTranslations(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/texts/??-udhr.txt")
	if dir := os.Getenv("LANGUAGE_CHECK"); dir != "" {
		files, _ = filepath.Glob(filepath.Join(dir, "udhr", "??.txt"))
	}
	if len(files) == 0 {
		t.Skip("no ../shared/texts beside the project: the translations are not compared")
	}
	found := make(map[string][31][]string)
	count := [31]int{}
	for _, file := range files {
		tag := filepath.Base(file)[:2]
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all := articles(string(data))
		if len(all) != 30 {
			t.Errorf("%s: %d articles", file, len(all))
			continue
		}
		var row [31][]string
		total := 0
		for n, text := range all {
			row[n] = negated(ByTag(tag), text)
			total += len(row[n])
			if len(row[n]) > 0 {
				count[n]++
			}
		}
		found[tag] = row
		t.Logf("%s: %d sentences", tag, total)
	}
	var tags []string
	for tag := range found {
		tags = append(tags, tag)
	}
	sort.Strings(tags)
	for n := 1; n <= 30; n++ {
		most := 2*count[n] > len(tags)
		for _, tag := range tags {
			words := found[tag][n]
			if why := worded[fmt.Sprint(tag, " ", n)]; (len(words) > 0) != most && why == "" {
				t.Errorf("%s, article %d: finds %q, and %d of %d translations negate or limit something", tag, n, words, count[n], len(tags))
			}
		}
	}
}

// worded are the articles that a translation words in another way than most, each
// looked at: what the lists find there stands there.
var worded = map[string]string{
	"bg 19": "unhindered, and regardless of frontiers", "et 19": "unhindered, and regardless of frontiers", "pl 19": "an independent opinion", "ru 19": "freely",
	"pl 23": "regardless of any difference", "tr 7": "in one word: farksız, undistinguished",
	"da 18": "alone or with others", "de 18": "alone or with others", "nl 18": "alone or with others", "fr 18": "alone or with others", "el 18": "κανείς is anyone, too",
	"da 25": "not of his own making", "ga 25": "that he does not control", "mt 25": "that he does not control", "sv 25": "that he did not control", "sk 25": "a slip of the file: ne for na",
	"ru 25": "that do not depend on him", "nl 25": "whether lawful or not", "tr 25": "beyond his will",
	"lt 25": "nepriklausančių is a participle: that do not depend on", "lv 25": "nespēja, inability, is no listed noun",
	"et 6": "wherever he may be: ei viibiks", "ru 6": "wherever he may be: где бы он ни", "mt 22": "without which", "ga 27": "without hindrance",
	"et 21": "võltsimata, unfalsified", "lv 21": "nefalsificētās, unfalsified", "lt 26": "nemokamas is free of charge, and not paid", "tr 26": "at least (hiç olmazsa)",
}
