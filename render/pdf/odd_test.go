package pdf

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/render"
)

// Pages that render.Build does not make, but somebody may by hand: each is
// printed, and what it says stands on the paper.
func TestOddPages(t *testing.T) {
	tests := map[string]struct {
		page *render.Page
		want string
	}{
		"the zero page":        {&render.Page{}, ""},
		"no words":             {&render.Page{Title: text("Title"), Summary: []render.Block{&render.Paragraph{Text: text("Summary.")}}}, "Title"},
		"empty words":          {&render.Page{Title: text("Title"), Words: &render.Words{}}, "Title"},
		"a chart without data": {&render.Page{Body: []render.Block{&render.Chart{Kind: "bar", Title: text("Chart"), Series: []render.Series{{Values: []float64{1}}}}}}, "Chart"},
		"a level below all":    {&render.Page{Title: text("Title"), Body: []render.Block{&render.Heading{Level: -3, Text: text("Heading")}}}, "Heading"},
		"no quotation":         {&render.Page{Title: text("Title"), Body: []render.Block{&render.PullQuote{}, &render.Point{Evidence: []*render.Quotation{nil}}}}, "Title"},
		"nil blocks":           {&render.Page{Title: text("Title"), Body: []render.Block{nil, &render.List{Items: [][]render.Block{{nil}}}}}, "Title"},
		"a note of nothing":    {&render.Page{Title: text("Title"), Notes: []render.Note{{Number: 1}}}, "1."},
		"an empty item":        {&render.Page{Body: []render.Block{&render.List{Ordered: true, Start: 7, Items: [][]render.Block{{}, {&render.Paragraph{}}}}}}, "7. "},
	}
	for name, tt := range tests {
		data, err := Bytes(tt.page, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := strings.Join(textOf(t, data), ""); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q stands not in %q", name, tt.want, got)
		}
	}
}

// A block that nobody draws is an error: its words would be lost.
func TestUnknownBlock(t *testing.T) {
	type unknown struct{ render.Block }
	if _, err := Bytes(&render.Page{Title: text("Title"), Body: []render.Block{unknown{}}}, Options{}); err == nil {
		t.Error("it is passed over in silence")
	}
}

// A label stays with its part wherever the page ends, also where the part
// begins with white space, which the top of a page drops.
func TestLabelsAtBreaks(t *testing.T) {
	for lines := 30; lines < 56; lines++ {
		p := &render.Page{Words: render.WordsFor("en")}
		for i := range lines {
			p.Body = append(p.Body, &render.Paragraph{Text: text(fmt.Sprint("line ", i))})
		}
		p.Body = append(p.Body,
			&render.Timeline{Events: []render.Event{{Date: text("A date"), Event: []render.Text{nil}, Evidence: []*render.Quotation{quote(0, "Words", "By")}}}},
			&render.List{Items: [][]render.Block{{&render.Paragraph{}, &render.Paragraph{Text: text("item")}}}},
			&render.Timeline{Events: []render.Event{{Date: text("a date of many words"), Event: []render.Text{text("event")}}}},
		)
		pages := textOf(t, write(t, p))
		for _, pair := range [][2]string{{"A date", "“Words”"}, {"• ", "item"}, {"a date of", "event"}} {
			for i, page := range pages {
				if strings.Count(page, pair[0]) != strings.Count(page, pair[1]) {
					t.Errorf("%d lines: on page %d %q and %q are torn apart:\n%s", lines, i+1, pair[0], pair[1], page)
				}
			}
		}
	}
}

// What has no room in the table is an error, not left out.
func TestCellsBeyondColumns(t *testing.T) {
	for name, table := range map[string]*render.Table{
		"a cell too many": {Columns: []render.Text{text("A")}, Rows: [][]render.Text{{text("a"), text("beyond")}}},
		"no columns":      {Rows: [][]render.Text{{text("beyond")}}},
	} {
		_, err := Bytes(&render.Page{Body: []render.Block{table}}, Options{})
		if err == nil || !strings.Contains(err.Error(), "more cells than the table has columns") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// An accent in a run of its own is no fault.
func TestMarkInItsOwnRun(t *testing.T) {
	p := handout()
	p.Body = append(p.Body, &render.Paragraph{Text: render.Text{{Text: "caf"}, {Text: "e", Style: render.Strong}, {Text: "\u0301s"}}})
	write(t, p)
}

// What is on the page and not on the paper, or the other way round, fails the
// build: here a piece that the transcript of another page has.
func TestReadBack(t *testing.T) {
	data := write(t, handout())
	for name, change := range map[string]func(*render.Page){
		"a claim":     func(p *render.Page) { p.Body[3].(*render.Point).Claim[0][0].Text += " Or not." },
		"a cell":      func(p *render.Page) { p.Body[len(p.Body)-1].(*render.Table).Rows[1][0] = text("Mali") },
		"a note":      func(p *render.Page) { p.Notes = p.Notes[1:] },
		"the order":   func(p *render.Page) { p.Body[1], p.Body[2] = p.Body[2], p.Body[1] },
		"a paragraph": func(p *render.Page) { p.Body = append(p.Body, p.Body[1]) },
		"a source":    func(p *render.Page) { p.Sources = nil },
		"the end":     func(p *render.Page) { p.Checked = nil },
	} {
		p := handout()
		change(p)
		if err := readBack(data, p, ""); err == nil || !strings.Contains(err.Error(), "sheets/handout.yaml: the PDF was not written") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A cell of several lines is read in their order, beside others.
func TestCellsOfSeveralLines(t *testing.T) {
	p := handout()
	long := "the first words of a cell, and more of them, which go over some lines of it until it ends with the last words"
	p.Body = []render.Block{&render.Table{Columns: []render.Text{text("A"), text("B"), text("C")}, Rows: [][]render.Text{{text(long), text(long), text(long)}}}}
	p.Quoted = nil
	if got := strings.ReplaceAll(strings.Join(textOf(t, write(t, p)), ""), "\n", ""); strings.Count(got, long) != 3 {
		t.Errorf("set as %q", got)
	}
}
