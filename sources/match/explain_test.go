package match

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// Pages are read in a terminal: no line is wider than that, or has a character that
// is none.
func TestPagesFitATerminal(t *testing.T) {
	for _, topic := range []string{"matching", "conventions"} {
		page, _ := Explain(topic)
		for i, line := range strings.Split(page, "\n") {
			if n := utf8.RuneCountInString(line); n > pageWidth {
				t.Errorf("%s, line %d has %d columns: %s", topic, i+1, n, line)
			}
			if strings.TrimRight(line, " \t") != line || strings.ContainsRune(line, '\t') {
				t.Errorf("%s, line %d ends in a space or has a tab", topic, i+1)
			}
		}
	}
}

var example = regexp.MustCompile(`^    (source|passes|fails)(?: in (\w+))?  +(.+)$`)

// What the page on matching shows is what the matcher does.
func TestExamplesOfThePage(t *testing.T) {
	count := map[string]int{}
	for _, topic := range []string{"matching", "conventions"} {
		page, ok := Explain(topic)
		if !ok {
			t.Fatalf("no page on %s", topic)
		}
		checkExamples(t, page, count)
	}
	for i, rule := range []string{"## 1. Literal first", "## 2. Presentation is no wording", "## 3. Whole words, whole numbers", "## 4. Omissions",
		"## 5. The first letter", "## 6. Brackets", ""} {
		if count[rule+" passes"] == 0 || count[rule+" fails"] == 0 {
			t.Errorf("rule %d has no example that passes, or none that fails", i+1)
		}
	}
}

// checkExamples holds the examples of a page, and counts them by heading.
func checkExamples(t *testing.T, page string, count map[string]int) {
	t.Helper()
	source, rule := "", ""
	fenced := false
	for i, line := range strings.Split(page, "\n") {
		if strings.HasPrefix(line, "## ") {
			source, rule = "", line
		}
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		}
		if fenced || !strings.HasPrefix(line, "    ") {
			continue
		}
		m := example.FindStringSubmatch(line)
		if m == nil {
			t.Errorf("line %d is no example: %q", i+1, line)
			continue
		}
		if m[1] == "source" {
			source = m[3]
			continue
		}
		if source == "" {
			t.Errorf("line %d has no source above it", i+1)
			continue
		}
		got := findOne(t, newSource("", source), Quotation{Text: m[3]}, m[2])
		if got.Verdict.Pass() != (m[1] == "passes") {
			t.Errorf("line %d, %q: the page says that it %s, and it is %s: %s", i+1, m[3], m[1], got.Verdict, got.Reason)
		}
		count[rule+" "+m[1]]++
	}
}

// The page names the foldings, the limits and the conventions of the code.
func TestPageNamesWhatThereIs(t *testing.T) {
	page, _ := Explain("matching")
	flat := strings.Join(strings.Fields(page), " ")
	words := map[int]string{3: "three", 4: "four"}
	for _, want := range []string{
		fmt.Sprintf("at most %d words within a paragraph", mostOmittedWords),
		fmt.Sprintf("at most %d characters over several", mostOmittedRunes),
		fmt.Sprintf("at least %s words", words[leastPartWords]),
		fmt.Sprintf("fewer than %s words", words[shortQuotation]),
	} {
		if !strings.Contains(flat, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, f := range Foldings {
		if !strings.Contains(page, "- `"+f.Name+"`: ") {
			t.Errorf("the page has no row for the folding %q", f.Name)
		}
	}
	for _, c := range Profiles {
		if !strings.Contains(page, "`"+c.Name+"`") {
			t.Errorf("the page leaves out the conventions %q", c.Name)
		}
	}
	if strings.Contains(page, "<!--") {
		t.Error("the table of foldings was not put in")
	}
}

// The page on conventions is the table that decides.
func TestPageOnConventions(t *testing.T) {
	page, ok := Explain("conventions")
	if !ok {
		t.Fatal("no page")
	}
	for _, row := range choices {
		want := "| " + row.row + " |"
		for _, c := range Profiles {
			want += " " + row.of(c) + " |"
		}
		if !strings.Contains(page, want) {
			t.Errorf("no row %q", want)
		}
	}
	for _, c := range Profiles {
		if !strings.Contains(strings.Join(strings.Fields(page), " "), "`"+c.Name+"`: "+c.Guide) {
			t.Errorf("%q has no guide", c.Name)
		}
	}
	if m := findOne(t, newSource("", "In May the council closed the old road."), Quotation{Text: "The council closed the old road"}, ""); len(m.Notes) == 0 {
		t.Error("the page says that eu is the default, with a note on the first letter, and there is none")
	}
	if _, ok := Explain("nothing"); ok {
		t.Error("there is a page on nothing")
	}
}
