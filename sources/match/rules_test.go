package match

import (
	"strings"
	"testing"

	"factsheet/sources/text"
)

// A ruleCase is a row of the tables that hold the contract of matching.md: a
// source, a quotation of it, and what is to be said of it.
type ruleCase struct {
	why    string
	lang   string // of the source; "" is English
	conv   string // "" is the default
	source string // see newSource
	quote  string
	want   Verdict
	folds  string // names, in the order of the table; "-" is not looked at

	edit         Edit   // declared
	acknowledged string // a rule
	where        string // a place; where the passage stands elsewhere, want is misplaced
}

// misplaced is what a table wants of a passage that does not stand where Where says.
const misplaced Verdict = "misplaced"

// quotation is what a row asks for.
func (c ruleCase) quotation() Quotation {
	q := Quotation{Text: c.quote, Where: c.where}
	if c.edit != (Edit{}) {
		q.Edits = []Edit{c.edit}
	}
	if c.acknowledged != "" {
		q.Acknowledged = []string{c.acknowledged}
	}
	return q
}

// newSource makes a text of paragraphs, with blank lines between them. One that
// begins with "# " is a heading of level 1, "## " of level 2. A "¬" is a hyphen
// that the extractor recorded at the end of a line, "¶" a soft hyphen there, and
// what stands between ⟦ and ⟧ is furniture.
func newSource(lang, marked string) *text.Text {
	var content strings.Builder
	var hyphens []int
	var furniture []text.Range
	var blocks outline
	for i, p := range strings.Split(marked, "\n\n") {
		if i > 0 {
			content.WriteString("\n\n")
		}
		b := text.Block{}
		for level, mark := range []string{"", "# ", "## "} {
			if level > 0 && strings.HasPrefix(p, mark) {
				p = strings.TrimPrefix(p, mark)
				b.Kind, b.Level = text.Heading, level
			}
		}
		b.Start = content.Len()
		for _, r := range p {
			open := len(furniture) > 0 && furniture[len(furniture)-1].End == 0
			switch {
			case r == '¬':
				hyphens = append(hyphens, content.Len())
				content.WriteByte('-')
			case r == '¶':
				hyphens = append(hyphens, content.Len())
				content.WriteString("\u00AD")
			case r == '⟦' && !open:
				furniture = append(furniture, text.Range{Start: content.Len()})
			case r == '⟧' && open:
				furniture[len(furniture)-1].End = content.Len()
			default:
				content.WriteRune(r)
			}
		}
		b.End = content.Len()
		blocks = append(blocks, b)
	}
	if n := len(furniture); n > 0 && furniture[n-1].End == 0 {
		furniture[n-1].End = content.Len()
	}
	t := text.New(content.String(), blocks, nil)
	t.Language, t.Hyphens, t.Furniture = lang, hyphens, furniture
	if lang == "" {
		t.Language = "en"
	}
	return t
}

type outline []text.Block

func (o outline) Blocks() []text.Block { return o }

// findOne looks one quotation up.
func findOne(t *testing.T, src *text.Text, q Quotation, conventions string) Match {
	t.Helper()
	if q.Conventions = ConventionsByName(conventions); q.Conventions == nil {
		t.Fatalf("no conventions %q", conventions)
	}
	return New([]Quotation{q}).Find(src)[0]
}

// runRules holds a table.
func runRules(t *testing.T, cases []ruleCase) {
	t.Helper()
	pass, fail := 0, 0
	for _, c := range cases {
		if c.want.Pass() {
			pass++
		} else {
			fail++
		}
		m := findOne(t, newSource(c.lang, c.source), c.quotation(), c.conv)
		got := strings.Join(m.Foldings, " ")
		if m.Misplaced {
			m.Verdict, m.Reason = misplaced, "stands elsewhere"
		}
		if m.Verdict != c.want || c.folds != "-" && c.want.Pass() && got != c.folds {
			t.Errorf("%s\nsource    %q\nquotation %q (%s)\ngot  %s [%s] %s\nwant %s [%s]", c.why, c.source, c.quote, c.conv, m.Verdict, got, m.Reason, c.want, c.folds)
		}
		if !m.Verdict.Pass() && m.Verdict != NotFound && m.Reason == "" {
			t.Errorf("%s: %q fails without a reason", c.why, c.quote)
		}
	}
	if pass < 5 || fail < 5 {
		t.Errorf("%d cases that pass and %d that fail: want five of each at least", pass, fail)
	}
}
