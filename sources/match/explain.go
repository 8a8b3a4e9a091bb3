package match

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"
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

// pageWidth is how many columns a page has.
const pageWidth = 80

// foldingsTable lists the foldings, from the table that the matcher uses.
func foldingsTable() string {
	var b strings.Builder
	for _, f := range Foldings {
		b.WriteString(wrap(fmt.Sprintf("- `%s`: %s. Why: %s.", f.Name, f.Folds, f.Reason)))
	}
	return b.String()
}

// wrap breaks the text of a list item into lines.
func wrap(s string) string {
	var b strings.Builder
	width := 0
	for i, w := range strings.Fields(s) {
		n := utf8.RuneCountInString(w)
		switch {
		case i == 0:
		case width+1+n > pageWidth:
			b.WriteString("\n  ")
			width = 2
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(w)
		width += n
	}
	return b.String() + "\n"
}

// A choice is what conventions decide otherwise than others.
type choice struct {
	row, meaning string
	of           func(*Conventions) string
}

func yesOrNo(b bool) string { return map[bool]string{true: "yes", false: "no"}[b] }

var choices = []choice{
	{"first letter", "the first letter in the other case, without brackets: `The` for `the`. \"note\" is yes, with a warning", func(c *Conventions) string { return c.FirstLetter.String() }},
	{"bare dots", "`...` and `…` for an omission, without brackets", func(c *Conventions) string { return yesOrNo(c.BareOmission) }},
	{"pronoun", "a bracket for a pronoun without an entry under `edits:`: `[The police]` for `They`", func(c *Conventions) string { return yesOrNo(c.Pronouns) }},
	{"own full stop", "a full stop or comma of yours at the end, inside the quotation marks", func(c *Conventions) string { return yesOrNo(c.FinalStop) }},
	{"dashes", "– or — typed for the source's hyphen, and ` -- ` for —", func(c *Conventions) string { return yesOrNo(c.Dashes) }},
}

// conventionsPage is the table of conventions, from the one that decides.
func conventionsPage() string {
	var b strings.Builder
	b.WriteString(`# Conventions

Which edits a quotation may carry. A sheet, or the file factsheet.yaml, names
its conventions with ` + "`conventions:`" + `; the default is ` + "`eu`" + `. All of them accept
omissions marked [...], brackets that insert, brackets declared under ` + "`edits:`" + `,
and a first letter in brackets. They differ in this:

`)
	b.WriteString("| |")
	rule := "|---|"
	for _, c := range Profiles {
		b.WriteString(" " + c.Name + " |")
		rule += "---|"
	}
	b.WriteString("\n" + rule + "\n")
	for _, row := range choices {
		b.WriteString("| " + row.row + " |")
		for _, c := range Profiles {
			b.WriteString(" " + row.of(c) + " |")
		}
		b.WriteByte('\n')
	}
	b.WriteString("\nWhat the rows mean:\n\n")
	for _, row := range choices {
		b.WriteString(wrap("- " + row.row + ": " + row.meaning + "."))
	}
	b.WriteString("\nWhere the rules come from:\n\n")
	for _, c := range Profiles {
		b.WriteString(wrap("- `" + c.Name + "`: " + c.Guide + "."))
	}
	b.WriteString(conventionsExamples)
	return b.String()
}

const conventionsExamples = `
For example:

    source              In May the council closed the old road, which is wide.
    passes in un        The council closed the old road
    fails in strict     The council closed the old road
    passes in oscola    [T]he council closed the old road
    passes in eu        In May the council ... which is wide
    fails in strict     In May the council ... which is wide
    passes in chicago   In May the council closed the old road.
    fails in apa        In May the council closed the old road.
    source              They closed the Berlin-Prague road.
    passes in apa       [The police] closed the Berlin–Prague road
    fails in bluebook   [The police] closed the Berlin-Prague road
    fails in eu         They closed the Berlin–Prague road
`
