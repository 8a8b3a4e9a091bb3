package check

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const scripts = "../../cmd/factsheet/testdata/script"

// One rule: one row of the table, one page, one script.
func TestEveryRuleHasItsPageAndScript(t *testing.T) {
	for _, r := range Rules() {
		page, ok := Explain(r.Name)
		if !ok {
			t.Errorf("rule %q has no page: write rules/%s.md", r.Name, r.Name)
			continue
		}
		first, rest, _ := strings.Cut(page, "\n")
		if first != "# "+r.Name {
			t.Errorf("the page on %q begins with %q, want %q", r.Name, first, "# "+r.Name)
		}
		if lines := strings.Count(rest, "\n"); lines < 8 {
			t.Errorf("the page on %q has %d lines: say what the rule means, why it is so and how to mend it", r.Name, lines)
		}
		for _, l := range strings.Split(rest, "\n") {
			if n := utf8.RuneCountInString(l); n > 80 {
				t.Errorf("the page on %q has a line of %d columns: %s", r.Name, n, l)
			}
		}
		script := filepath.Join(scripts, "rule-"+r.Name+".txtar")
		data, err := os.ReadFile(script)
		if err != nil {
			t.Errorf("rule %q has no script: %v", r.Name, err)
			continue
		}
		if _, want, ok := strings.Cut(string(data), "\n-- want --\n"); !ok || !strings.Contains(want, ": "+r.Name+"\n") {
			t.Errorf("%s wants no finding of the rule", script)
		}
		if r.Summary == "" || r.Summary != strings.TrimSuffix(r.Summary, ".") {
			t.Errorf("the summary of %q is %q, want a line without a full stop", r.Name, r.Summary)
		}
	}
}

func TestNoPageWithoutRule(t *testing.T) {
	known := func(name string) bool { _, ok := ruleNamed(name); return ok }
	files, err := pages.ReadDir("rules")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !known(strings.TrimSuffix(f.Name(), ".md")) {
			t.Errorf("rules/%s explains no rule of the table", f.Name())
		}
	}
	list, err := filepath.Glob(filepath.Join(scripts, "rule-*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		if name := strings.TrimPrefix(strings.TrimSuffix(filepath.Base(f), ".txtar"), "rule-"); !known(name) {
			t.Errorf("%s shows no rule of the table", f)
		}
	}
}

// ruleNamed searches by halves.
func TestRulesAreSorted(t *testing.T) {
	if !slices.IsSortedFunc(table, func(a, b Rule) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the table of rules is not sorted by name")
	}
	for _, r := range table {
		if got, ok := ruleNamed(r.Name); !ok || got.Name != r.Name {
			t.Errorf("%q is not found", r.Name)
		}
	}
}

// A workspace may change what a rule is worth, but not the promise.
func TestSeverityOfFixedRules(t *testing.T) {
	o := Options{Severities: map[string]Severity{"misquote": Off, "uncited-claim": Off}}
	if got := o.severity("misquote"); got != Error {
		t.Errorf("a workspace turned misquote to %d", got)
	}
	if got := o.severity("uncited-claim"); got != Off {
		t.Errorf("a workspace could not turn uncited-claim off: %d", got)
	}
	if got := (Options{Strict: true}).severity("ambiguous"); got != Error {
		t.Errorf("a strict run gives an ambiguous quotation %d", got)
	}
}
