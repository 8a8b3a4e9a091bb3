package match

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed matching.md
var matchingPage string

// Explain gives the page on "matching" or "conventions", in Markdown.
func Explain(topic string) (string, bool) {
	switch topic {
	case "matching":
		return strings.Replace(matchingPage, "<!-- foldings -->\n", foldingsTable(), 1), true
	case "conventions":
		return conventionsPage(), true
	}
	return "", false
}

// foldingsTable is the table of foldings, from the one that the matcher uses.
func foldingsTable() string {
	var b strings.Builder
	b.WriteString("| name | alike | why |\n|---|---|---|\n")
	for _, f := range Foldings {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Name, f.Folds, f.Reason)
	}
	return b.String()
}

// conventionsPage is the table of conventions, from the one that decides.
func conventionsPage() string {
	var b strings.Builder
	b.WriteString("# Conventions\n\nWhich edits a quotation may carry. A sheet names its conventions with\n" +
		"`conventions:`; the default is `eu`. All accept omissions marked `[...]`, brackets\nthat insert, brackets declared under `edits:`, and a first letter in brackets.\n\n")
	b.WriteString("| | first letter changed without brackets | `...` without brackets | undeclared bracket for a pronoun | own full stop or comma inside the marks | – or — for a hyphen | rules from |\n|---|---|---|---|---|---|---|\n")
	yes := map[bool]string{true: "yes", false: "no"}
	for _, c := range Profiles {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s |\n", c.Name, c.FirstLetter, yes[c.BareOmission], yes[c.Pronouns], yes[c.FinalStop], yes[c.Dashes], c.Guide)
	}
	return b.String()
}
