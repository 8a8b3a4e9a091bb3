package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/match"
	"factsheet/sources/passage"
)

// noStatement says what a passage is that states nothing by itself.
var noStatement = map[passage.Kind]string{
	passage.Heading:   "these words are a heading in the source",
	passage.Title:     "these words are the source's title",
	passage.Caption:   "these words are a caption in the source",
	passage.Question:  "these words end a question in the source, and the quotation leaves out the question mark",
	passage.Label:     "these words are a label in the source: what it says stands behind the colon",
	passage.TableHead: "these words are the head of a table's column in the source",
}

// headingRule is the rule's name. What tables and charts rest on is no business of
// it: a caption and the heads of columns say there what the numbers are of.
const headingRule = "heading-as-statement"

// headingAsStatement finds quotations of what the source does not state.
func headingAsStatement(p *setting) []match.Note {
	kind := p.around.Kind()
	if kind == passage.Statement && sameWords(p.asked.Text, p.source.Title) {
		kind = passage.Title
	}
	if kind == passage.Statement {
		return nil
	}
	n := match.Note{Message: noStatement[kind],
		Hint: "quote a sentence of the text below it, which says it; if it is the heading that you mean, acknowledge the rule heading-as-statement with a reason"}
	switch kind {
	case passage.Question:
		n.Offset = lastWord(p.asked.Text)
		n.Hint = "quote the question with its mark, or the answer; if it is none, acknowledge the rule heading-as-statement with a reason"
	case passage.Caption, passage.Label, passage.TableHead:
		n.Hint = "quote a sentence that says it; if it is these words that you mean, acknowledge the rule heading-as-statement with a reason"
	}
	return []match.Note{n}
}

// sameWords compares two texts by their letters and digits.
func sameWords(a, b string) bool {
	letters := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	if first := firstLetter(a); first != "" && !strings.EqualFold(first, firstLetter(b)) {
		return false // as nearly always
	}
	return b != "" && strings.EqualFold(strings.Join(strings.FieldsFunc(a, letters), " "), strings.Join(strings.FieldsFunc(b, letters), " "))
}

// firstLetter is the first letter or digit of a text; "" where it has none.
func firstLetter(s string) string {
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return s[i : i+utf8.RuneLen(r)]
		}
	}
	return ""
}
