package pdf

import (
	"fmt"
	"slices"
	"testing"

	"factsheet/sources/match"
)

// quoted sets two pages with all that stands in the way of a quotation: a head
// and a foot, the numbers of lines, a word parted at a line's and a page's end,
// a call-out and its note, and a second column.
func quoted() []*typist {
	one, two := sheetOfPaper(1), sheetOfPaper(2)
	for i, p := range []*typist{one, two} {
		p.line(50, 40, 10, "The Journal of Messages")
		p.line(300, 770, 10, fmt.Sprint(11+i))
	}
	left := []string{"The committee did not find that the administra-", "tive orders of 2016 harm the public at any time,", "", "the confidentiality of all messages of people that",
		"write to each other on 10{2} square metres of the", "country, and what is said of them by the minister", "who has not been heard on the matter as it stands", "is that nobody may read them without the consent-"}
	for i, s := range left {
		if s == "" {
			s = "nor do they weaken it.{1} We hold that no law weakens"
		}
		one.raised(50, 100+12*float32(i), s)
	}
	one.at(50, 697, 6, "1")
	one.line(53, 700, 8, "But see the report, which says more of it.")
	right := []string{"giving persons themselves, who are asked before it", "is done, and that this is the rule for all of them", "as long as there is no other law in force, and the",
		"others follow from it without a word said of them", "in the chapters that stand before this one and all", "that are after it, so that what is written here is", "all that there is of it in the whole book about it", "and in those that were printed with it as an encry-"}
	for i, s := range right {
		one.line(310, 100+12*float32(i), 10, s)
	}
	two.lines(50, 100, "ption manual, of which no more than 12 were found.", "Another sentence stands here and says very little.")
	return []*typist{one, two}
}

func TestQuotations(t *testing.T) {
	_, x, _ := layOut(t, asRead, quoted()...)
	for _, c := range []struct {
		reason, quotation string
		want              match.Verdict
		fold              string
	}{
		{"across a line's hyphen", "did not find that the administrative orders of 2016 harm", match.Typographic, "line-end"},
		{"a hyphen of a compound's own", "without the consent-giving persons themselves", match.Typographic, ""},
		{"across a call-out", "nor do they weaken it. We hold that no law", match.Typographic, "furniture"},
		{"across a footnote", "is that nobody may read them without the consentgiving persons themselves, who are asked", match.Typographic, "line-end"},
		{"across columns", "consentgiving persons themselves, who are asked before it is done", match.Typographic, "line-end"},
		{"across a page, with foot and head", "printed with it as an encryption manual, of which no more than 12 were found", match.Typographic, "line-end"},
		{"the note's own words", "But see the report, which says more of it.", match.Exact, ""},
		{"an exponent", "write to each other on 10² square metres", match.Exact, ""},

		{"an exponent made a digit", "write to each other on 102 square metres", match.Misquote, ""},
		{"an exponent left out", "write to each other on 10 square metres", match.Misquote, ""},
		{"a number left out", "of which no more than were found", match.Misquote, ""},
		{"a negation left out", "The committee did find that the administrative orders", match.Misquote, ""},
		{"a hyphen where no line ends", "is that no-body may read them without", match.Misquote, ""},
		{"the head is not quotable", "The Journal of Messages ption manual", match.Misquote, ""},
	} {
		m := match.New([]match.Quotation{{Text: c.quotation}}).Find(x)[0]
		ok := m.Verdict == c.want || c.want == match.Misquote && !m.Verdict.Pass()
		if !ok || c.fold != "" && !slices.Contains(m.Foldings, c.fold) {
			t.Errorf("%s: %q is %v with %v", c.reason, c.quotation, m.Verdict, m.Foldings)
		}
	}
	if t.Failed() {
		t.Log(textOf(x))
	}
}

// A transcript's numbers stand in every line, also behind a hyphen.
func TestQuotationsOfTranscript(t *testing.T) {
	lines := []string{"Q. Did you consider the administrative conse-", "quences of the order that you have signed?", "A. We did not, and nobody asked us to do so."}
	var pages []*typist
	for i := range 2 {
		p := sheetOfPaper(i + 1)
		for k := range 25 {
			y := 100 + 24*float32(k)
			p.at(80-5*float32(len(fmt.Sprint(k+1))), y, 10, fmt.Sprint(k+1))
			s := filler(40*i + k)
			if i == 0 && k >= 10 && k < 13 {
				s = lines[k-10]
			}
			p.line(100, y, 10, s)
		}
		pages = append(pages, p)
	}
	_, x, _ := layOut(t, asRead, pages...)
	for quotation, pass := range map[string]bool{
		"Did you consider the administrative consequences of the order that you have signed? A. We did not, and": true,
		"the administrative conse- 12 quences of the order":                                                      false,
		"We did not, and 14 nobody asked":                                                                        false,
	} {
		if m := match.New([]match.Quotation{{Text: quotation}}).Find(x)[0]; m.Verdict.Pass() != pass {
			t.Errorf("%q is %v with %v in %q", quotation, m.Verdict, m.Foldings, textOf(x))
		}
	}
}
