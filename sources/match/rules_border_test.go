package match

import (
	"strings"
	"testing"

	"factsheet/sources/text"
)

const borders = `
@3
# Opening hours
The road is open all year
# No fees
for people of the town. Others pay.
# Fees
| Cars | allowed |
| Bicycles | forbidden. |
| Dogs | allowed |
Some of them are old.
The bridge is wet
^ See the Act of 1990.
and stays closed for now.
~ The old bridge in May.
The ferry sails
… twice a day in the sum
=Harbour report 12
… mer of each year and
- in spring it does not
@4
# which nobody minds
in winter either.
^ See the letter of May
^ of the same year.
^ Not printed.
- one; or
- two.
# Last`

const turns = `
@00:00:10 Ann
We will never agree
@00:00:14 Ann
to close the road.
@00:00:20 Ben
to the bridge we say yes.
@00:00:24 Ben
Nobody objects.`

const mail = `
@part Subject
Fees are
@part body
paid by nobody.
The town agrees.`

// Rule 3, what follows in the file and is another thing.
func TestRuleBorders(t *testing.T) {
	for _, c := range []struct {
		why, source, quote string
		want               string // in the reason; "" passes
	}{
		{"a heading and its text", borders, "Opening hours The road is open", ""},
		{"a text without an end and the next heading", borders, "The road is open all year No fees", "from the text into a heading"},
		{"two headings of two sections", borders, "No fees for people of the town.", ""},
		{"a sentence and the next heading", borders, "Others pay. Fees", ""},
		{"the cells of a row", borders, "Cars allowed", ""},
		{"a row and the next", borders, "allowed Bicycles forbidden", "from one row of a table into the next"},
		{"a row that ends and the next", borders, "forbidden. Dogs allowed", ""},
		{"a table and the text behind it", borders, "allowed Some of them", "from a table into the text"},
		{"what is no table, since the sentence goes on", "| Skerries | deserve a word of caution since the |\nroute exists for few", "of caution since the route exists", ""},
		{"a heading and the table below", borders, "Fees Cars allowed", "from a heading into a table"},
		{"the text and a note", borders, "The bridge is wet See the Act", "from the text into a note"},
		{"a note and the text, even behind a full stop", borders, "Act of 1990. and stays closed", "from a note into the text"},
		{"the text and a caption", borders, "closed for now. The old bridge in May", "from the text into a caption"},
		{"a caption and the text", borders, "in May. The ferry sails twice", "from a caption into the text"},
		{"lines of one paragraph", borders, "The ferry sails twice a day", ""},
		{"paragraphs", borders, "of each year and - in spring", ""},
		{"a line that only looks like a heading", borders, "it does not which nobody minds", ""},
		{"a note that goes on", borders, "the letter of May of the same year", ""},
		{"two notes", borders, "of the same year. Not printed.", ""},
		{"list items", borders, "one; or - two.", ""},
		{"one speaker in two cues", turns, "We will never agree to close the road", ""},
		{"two speakers", turns, "agree to close the road. to the bridge we say yes", "from the words of Ann into those of Ben"},
		{"a speaker, and somebody who is not named", "@00:00:01 Ann\nWe will close the road\n@00:00:02\nnever in my lifetime", "close the road never in my lifetime", "from the words of Ann into those of somebody who is not named"},
		{"somebody who is not named, and a speaker", "@00:00:01\nThe plan is good for us\n@00:00:02 Ben\nat all, and we sign", "good for us at all", "into the words of Ben from those of somebody who is not named"},
		{"the same behind a full stop", "@00:00:01\nThe plan is good for us.\n@00:00:02 Ben\nAt all times we sign", "good for us. At all times", ""},
		{"a speaker, and behind a full stop words that have no name", "@00:00:01 Ben\nThe plan is good.\n@00:00:02\nFor all of us", "plan is good. For all of us", ""},
		{"two speakers with an omission", turns, "We will never agree [...] to the bridge we say yes.", "from the words of Ann into those of Ben"},
		{"a subject and the text of a mail", mail, "Fees are paid by nobody.", "from one part of the source"},
		{"paragraphs of one part", mail, "paid by nobody. The town agrees.", ""},
		{"an omission from the text into a note", borders, "and stays closed for now. [...] The ferry sails", ""},
		{"an omission out of a note", borders, "See the Act of 1990. [...] The ferry sails twice", "from a note into the text"},
	} {
		m := findOne(t, newPlaced(c.source), Quotation{Text: c.quote}, "")
		if m.Verdict.Pass() != (c.want == "") || !strings.Contains(m.Reason, c.want) {
			t.Errorf("%s: %q: %s, %s", c.why, c.quote, m.Verdict, m.Reason)
		}
	}
}

// A second reading may ask whether an earlier block goes on from a later one.
func TestRuleBordersBackwards(t *testing.T) {
	src := newPlaced("| Dogs on the bridge |\n| are not allowed |\nThe town agrees.")
	blocks := src.Blocks()
	for i, a := range blocks {
		for k, z := range blocks {
			if i > k && a.Kind == text.Cell && z.Kind == text.Cell {
				if why := crossing(src, a, z); why == "" {
					t.Errorf("block %d goes on in the row before it", i)
				}
			}
			crossing(src, a, z) // and nothing is out of bounds
		}
	}
}

// Structure that the extractor recorded is named where a quotation passed by it.
func TestFoldingsOfStructure(t *testing.T) {
	src := newSource("", "They closed the gov¬\n⟦12⟧\n⟦Road report⟧\nernment road⟦4⟧ in May.")
	for _, c := range []struct{ quote, want string }{
		{"They closed the government road in May", "line-end furniture"},
		{"road in May", "furniture"},
		{"They closed the", ""},
	} {
		m := findOne(t, src, Quotation{Text: c.quote}, "strict")
		if got := strings.Join(m.Foldings, " "); !m.Verdict.Pass() || got != c.want {
			t.Errorf("%q: %s by %q, want %q", c.quote, m.Verdict, got, c.want)
		}
	}
}

// The call-out of a note at a word hides nothing that the word means.
func TestCallOutsHideNothing(t *testing.T) {
	for _, c := range []struct{ source, quote string }{
		{"It costs 19.25 million⟦10⟧ in all and more.", "It costs 19.25"},
		{"It costs five⟦10⟧ hundred euros and more.", "hundred euros and more"},
		{"The mayor may close the road, but not⟦4⟧ the bridge, in May or June.", "The mayor may close the road [...] in May or June"},
		{"The mayor may not⟦4⟧ in any year close the old road.", "The mayor may [...] close the old road"},
	} {
		if m := findOne(t, newSource("", c.source), Quotation{Text: c.quote}, ""); m.Verdict.Pass() {
			t.Errorf("%q passes as a quotation of %q", c.quote, c.source)
		}
	}
}
