package main

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"factsheet/sheets/check"
	"factsheet/sources/match"
	"factsheet/sources/yamldoc"
)

//go:embed explain/*.md
var pages embed.FS

// A topic is a page of this program, rather than of a rule.
type topic struct{ name, summary string }

// topics are the pages that are no rule's, in the order in which they are
// listed.
var topics = []topic{
	{"workspace", "the folders, and what factsheet.yaml can say"},
	{"sheet", "how a fact sheet is written"},
	{"themes", "how handouts look, and themes of your own"},
	{"catalogue", "how sources are described"},
	{"lock", "what was accepted of sources, and withheld ones"},
	{"matching", "what counts as the same words"},
	{"conventions", "which edits a quotation may carry"},
	{"verdicts", "what can be said of a quotation"},
	{"reports", "the report for people and the one for programs"},
	{"evidence", "what travels with a handout, and how it is verified"},
	{"web-page", "the handout as a web page, with links to the quoted words"},
	{"selftest", "how the checker is tried with altered quotations"},
	{"exit-codes", "what the program tells the shell"},
}

const explainLong = `explain prints the page on a rule, a verdict or a topic: what it means, why it
is so, and how to mend what it finds. Without TOPIC it lists them.`

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "explain [TOPIC]",
		Short:             "Explain a rule, a verdict or a topic",
		Long:              explainLong,
		Example:           "  factsheet explain\n  factsheet explain misquote\n  factsheet explain matching",
		Args:              arguments(0, "TOPIC"),
		ValidArgsFunction: completeTopics,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listTopics(a.stdout)
			}
			text, ok := explain(args[0])
			if !ok {
				hint := "factsheet explain lists what can be explained"
				if near := yamldoc.Nearest(args[0], topicNames()); near != "" {
					hint = fmt.Sprintf("did you mean factsheet explain %s?", near)
				}
				return fail(hint, "there is no page on %q", args[0])
			}
			_, err := io.WriteString(a.stdout, text)
			return err
		},
	}
}

// explain gives the page on a topic, rule or verdict. What is a topic and a rule
// has both pages, the topic's first: "sheet" and "catalogue".
func explain(name string) (string, bool) {
	var found []string
	for _, find := range []func(string) (string, bool){match.Explain, page, check.Explain} {
		if text, ok := find(name); ok {
			found = append(found, text)
		}
	}
	if len(found) > 0 {
		return strings.Join(found, "\n"), true
	}
	switch match.Verdict(name) {
	case match.Exact, match.Typographic, match.Edited, match.Misquote, match.NotFound, match.OutOfOrder, match.Ambiguous,
		check.Attested, check.WrongSource, check.WrongPlace, check.Unreadable, check.UnknownSource, check.Drifted:
		return page("verdicts")
	}
	return "", false
}

func page(name string) (string, bool) {
	if !fs.ValidPath(name) {
		return "", false
	}
	data, err := pages.ReadFile("explain/" + name + ".md")
	return strings.NewReplacer("<!-- kinds -->\n", kindsOfAlteration(), "<!-- classic -->\n", classicTheme()).Replace(string(data)), err == nil
}

func listTopics(w io.Writer) error {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(columns, "Topics:")
	for _, t := range topics {
		fmt.Fprintf(columns, "  %s\t%s\n", t.name, t.summary)
	}
	fmt.Fprintln(columns, "\nRules, with what each is worth unless factsheet.yaml says otherwise:")
	for _, r := range check.Rules() {
		fmt.Fprintf(columns, "  %s\t%s: %s\n", r.Name, severityNames[r.Severity], r.Summary)
	}
	return columns.Flush()
}

func topicNames() []string {
	var names []string
	for _, t := range topics {
		names = append(names, t.name)
	}
	for _, r := range check.Rules() {
		names = append(names, r.Name)
	}
	return names
}

func completeTopics(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var out []string
	for _, name := range topicNames() {
		if len(args) == 0 && strings.HasPrefix(name, typed) {
			out = append(out, name)
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
