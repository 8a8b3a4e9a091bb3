package check

import (
	"context"
	"errors"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/match"
	"factsheet/sources/reading"
	"factsheet/sources/text"
)

// page is a format of which each line is a block, and in which the lines that
// begin with ">" come last when it is read "in the order of the file". Read "line
// by line" all is one block, with "|" for the space between two columns.
func page(asked *int) extract.Formats {
	blocks := func(lines []string) *text.Text {
		var b text.Builder
		for _, l := range lines {
			b.Begin(text.Paragraph, 0)
			b.Mark(text.Place{Page: 4, PageLabel: "2"})
			b.Write(strings.TrimPrefix(l, ">"))
		}
		return b.Text()
	}
	return extract.Formats{{Name: "a page", Reader: "page 1", Endings: []string{".page"},
		Read: func(_ context.Context, in extract.Input) (*text.Text, error) {
			var left, right []string
			for _, l := range strings.Split(strings.TrimSpace(in.Data), "\n") {
				a, z, two := strings.Cut(l, "|")
				left = append(left, a)
				if two {
					right = append(right, z)
				}
			}
			columns := []string{strings.Join(left, "\n")}
			if len(right) == 0 {
				return blocks(left), nil
			}
			return blocks(append(columns, strings.Join(right, "\n"))), nil
		},
		Readings: func(_ context.Context, in extract.Input) ([]extract.Reading, error) {
			*asked++
			if strings.Contains(in.Data, "broken") {
				return nil, errors.New("it is broken")
			}
			var first, last []string
			lines := strings.Split(strings.TrimSpace(in.Data), "\n")
			for _, l := range lines {
				if strings.HasPrefix(l, ">") {
					last = append(last, l)
				} else {
					first = append(first, l)
				}
			}
			return []extract.Reading{
				{Name: "line by line", Text: blocks([]string{strings.ReplaceAll(strings.Join(lines, "\n"), "|", " ")})},
				{Name: "in the order of the file", Text: blocks(append(first, last...))},
			}, nil
		}}}
}

const ferry = `The ferry of the harbour sails
>Tickets are sold on board by the crew
twice a day in the summer months.
>Do not lean out`

const columns = `The council will never|The mayor closed the
close the old road in|bridge to all cars in
the winter months.|the month of May.`

func TestSecondOpinion(t *testing.T) {
	for _, c := range []struct {
		why, page, quote, acknowledge string
		want                          Verdict
		rules                         string
		says                          string
		asked                         int
	}{
		{"what stands needs no other reading", ferry, "Tickets are sold on board", "", match.Exact, "", "", 0},
		{"a box stands between two halves", ferry, "The ferry of the harbour sails twice a day in the summer", "", match.Exact, "reading-order", "read in the order of the file", 1},
		{"and a person has looked", ferry, "The ferry of the harbour sails twice a day in the summer", "reading-order", match.Exact, "", "", 1},
		{"a wrong word is in no reading", ferry, "The ferry of the harbour sails thrice a day in the summer", "", match.Misquote, "misquote", "", 0},
		{"words of another text ask for none", ferry, "whales and dolphins swim past every morning", "", match.NotFound, "not-found", "", 0},
		{"two lines side by side", columns, "The council will never The mayor closed the", "", match.Misquote, "misquote", "line by line", 1},
		{"half lines side by side", columns, "close the old road in bridge to all cars", "", match.Misquote, "misquote", "on page 4 (printed 2)", 1},
		{"and a person has looked at them", columns, "close the old road in bridge to all cars", "reading-order", match.Exact, "", "", 1},
		{"what was left out rests on the order", ferry, "The ferry of the harbour [...] day in the summer months. Tickets are sold", "", match.Misquote, "misquote", "", 1},
		{"a rule that is broken is broken in every reading", ferry, "rry of the harbour sails", "", match.Misquote, "misquote", "", 0},
		{"readings that cannot be had", ferry + "\nbroken", "The ferry of the harbour sails twice a day", "", match.Misquote, "misquote", "", 1},
	} {
		asked := 0
		lib := library(t, map[string]string{"a.page": c.page, "catalogue.yaml": "format: 1\nsources:\n  a:\n    type: report\n    title: A page\n    file: a.page\n"})
		evidence := "- source: a\n  quote: |\n    " + c.quote
		if c.acknowledge != "" {
			evidence += "\n  acknowledge:\n    - rule: " + c.acknowledge + "\n      reason: looked"
		}
		r := run1(t, lib, sheet(t, evidence), Options{Reader: &reading.Reader{Formats: page(&asked)}})
		q := r.Quotations[0]
		var rules []string
		said := ""
		for _, f := range r.Findings {
			rules = append(rules, f.Rule)
			said = f.Message + "\n" + f.Hint
		}
		if q.Verdict != c.want || strings.Join(rules, " ") != c.rules || !strings.Contains(said, c.says) || asked != c.asked {
			t.Errorf("%s: %s %v after %d readings, %s (%s); want %s %q after %d", c.why, q.Verdict, rules, asked, said, q.Match.Reason, c.want, c.rules, c.asked)
		}
		if q.Pass() != (r.Errors() == 0) {
			t.Errorf("%s: passes %v with %d errors", c.why, q.Pass(), r.Errors())
		}
	}
}

// One source is read again once, however many quotations fail in it.
func TestSecondOpinionOnce(t *testing.T) {
	asked := 0
	lib := library(t, map[string]string{"a.page": ferry, "catalogue.yaml": "format: 1\nsources:\n  a:\n    file: a.page\n"})
	r := run1(t, lib, sheet(t, "- source: a\n  quote: |\n    The ferry of the harbour sails twice a day\n- source: a\n  quote: |\n    of the harbour sails twice a day in"),
		Options{Reader: &reading.Reader{Formats: page(&asked)}})
	if asked != 1 || r.Errors() != 0 || r.Warnings() != 2 {
		t.Errorf("asked %d times, %d errors, %d warnings", asked, r.Errors(), r.Warnings())
	}
}
