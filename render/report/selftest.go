package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"factsheet/sheets/selftest"
)

// SelftestText writes the outcome of a self-test for people: a line for each
// kind of alteration, and what was judged wrongly, ready to be reported.
func SelftestText(w io.Writer, r *selftest.Report, o Options) error {
	p := &page{width: o.Width, color: o.Color}
	if p.width == 0 {
		p.width = 80
	}
	for i := range r.Survivors {
		survivor(p, &r.Survivors[i])
	}
	if !o.Quiet {
		p.blank()
		selftestTable(p, "Altered", [...]string{"made", "refused", "elsewhere", "survived"}, r.Wrong)
		p.blank()
		selftestTable(p, "Typed again", [...]string{"made", "passed", "", "failed"}, r.Faithful)
	}
	if !o.Quiet || len(r.Survivors) > 0 {
		p.blank()
		selftestSummary(p, r)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// selftestTable writes the counts of all kinds that were made, and their sum.
func selftestTable(p *page, title string, columns [4]string, counts []selftest.Count) {
	const name = 36
	p.line(p.paint(strings.TrimRight(fmt.Sprintf("%-*s %9s %9s %10s %9s", name, title, columns[0], columns[1], columns[2], columns[3]), " "), bold))
	row := func(name string, c selftest.Count) {
		elsewhere := ""
		if columns[2] != "" {
			elsewhere = fmt.Sprint(c.Elsewhere)
		}
		st := plain
		if c.Survived > 0 {
			st = boldRed
		}
		p.line(p.paint(fmt.Sprintf("%-36s %9d %9d %10s %9d", name, c.Made, c.Right, elsewhere, c.Survived), st))
	}
	var all selftest.Count
	for _, c := range counts {
		if c.Made == 0 {
			continue
		}
		row("  "+c.Kind.Name, c)
		all.Made, all.Right, all.Elsewhere, all.Survived = all.Made+c.Made, all.Right+c.Right, all.Elsewhere+c.Elsewhere, all.Survived+c.Survived
	}
	row("  all", all)
}

// survivor writes what was judged wrongly.
func survivor(p *page, c *selftest.Case) {
	p.blank()
	what := "an altered quotation passed"
	if c.Kind.Faithful {
		what = "a faithful quotation failed"
	}
	p.line(fmt.Sprintf("%s: %s: %s", p.paint(line(c.Pos.String()), bold), p.paint(what, boldRed), line(c.Kind.Name)))
	p.text("  ", sentence(c.Kind.Meaning))
	p.text("  The sheet has:  ", line(c.Quote))
	p.text("  It was tried:   ", line(c.Altered))
	for _, e := range c.Edits {
		p.text("  With the edit:  ", fmt.Sprintf("%s replaces %s", line(e.Shown), line(e.Replaces)))
	}
	m := &c.Quotation.Match
	said := string(c.Quotation.Verdict)
	if len(m.Foldings) > 0 {
		said += " (" + strings.Join(m.Foldings, ", ") + ")"
	}
	if m.Reason != "" {
		said += ": " + m.Reason
	}
	p.text("  The verdict:    ", said)
	if f := c.Quotation.Found; f != nil {
		p.text("  The source has: ", line(f.Text))
	}
	p.text("  Source:         ", line(c.Source))
}

func selftestSummary(p *page, r *selftest.Report) {
	p.text("", fmt.Sprintf("Altered %s in %s in %s (seed %d).", count(r.Quotations, "quotation"), count(r.Sheets, "sheet"), count(r.Made, "way"), r.Seed))
	if r.Untried > 0 {
		p.text("", fmt.Sprintf("%s left out: only what passes by the words of its source can be altered.", was(r.Untried)))
	}
	if n := len(r.Survivors); n > 0 {
		p.text("", fmt.Sprintf("%s judged wrongly. That is a defect of this program: please report the lines above, and do not trust a verdict like these.", was(n)))
		return
	}
	p.text("", p.paint("Nothing survived, and no faithful quotation was accused.", green))
}

func was(n int) string {
	if n == 1 {
		return "1 was"
	}
	return fmt.Sprint(n) + " were"
}

// The types of the JSON report of a self-test, version 1 as that of a check.
type (
	jsonSelftestSummary struct {
		Sheets     int    `json:"sheets"`
		Quotations int    `json:"quotations"`
		Untried    int    `json:"untried"`
		Made       int    `json:"made"`
		Survived   int    `json:"survived"` // altered quotations that passed
		Accused    int    `json:"accused"`  // faithful ones that failed
		Seed       uint64 `json:"seed"`
	}

	jsonKind struct {
		Kind      string `json:"kind"`
		Meaning   string `json:"meaning"`
		Faithful  bool   `json:"faithful"`
		Made      int    `json:"made"`
		Right     int    `json:"right"` // refused, or passed if it is faithful
		Elsewhere int    `json:"elsewhere"`
		Survived  int    `json:"survived"`
	}

	jsonSurvivor struct {
		Kind     string             `json:"kind"`
		Faithful bool               `json:"faithful"`
		Sheet    string             `json:"sheet"`
		Line     int                `json:"line"`
		Column   int                `json:"column"`
		Point    string             `json:"point"`
		Source   string             `json:"source"`
		Quote    string             `json:"quote"`
		Altered  string             `json:"altered"`
		Edits    []jsonDeclaredEdit `json:"edits"`
		Verdict  string             `json:"verdict"`
		Reason   string             `json:"reason"`
		Foldings []string           `json:"foldings"`
		Found    string             `json:"found"` // the passage, or the nearest one, as the source has it
		Start    int                `json:"start"` // of it in the extracted text, in bytes
		End      int                `json:"end"`
	}

	jsonDeclaredEdit struct {
		Shown    string `json:"shown"`
		Replaces string `json:"replaces"`
	}
)

// SelftestJSON writes the outcome of a self-test for programs.
func SelftestJSON(w io.Writer, r *selftest.Report, o Options) error {
	s := jsonSelftestSummary{Sheets: r.Sheets, Quotations: r.Quotations, Untried: r.Untried, Made: r.Made, Seed: r.Seed}
	for _, c := range r.Survivors {
		if c.Kind.Faithful {
			s.Accused++
		} else {
			s.Survived++
		}
	}
	j := &jsonWriter{w: bufio.NewWriter(w)}
	j.raw("{\n  \"version\": 1,\n  \"tool\": ")
	j.value("  ", jsonTool{"factsheet", o.Version})
	j.raw(",\n  \"summary\": ")
	j.value("  ", s)
	j.raw(",\n  \"kinds\": ")
	j.open()
	for _, counts := range [][]selftest.Count{r.Wrong, r.Faithful} {
		for _, c := range counts {
			j.item(jsonKind{c.Kind.Name, c.Kind.Meaning, c.Kind.Faithful, c.Made, c.Right, c.Elsewhere, c.Survived})
		}
	}
	j.close()
	j.raw(",\n  \"survivors\": ")
	j.open()
	for i := range r.Survivors {
		j.item(newJSONSurvivor(&r.Survivors[i]))
	}
	j.close()
	j.raw("\n}\n")
	if j.err != nil {
		return j.err
	}
	return j.w.Flush()
}

func newJSONSurvivor(c *selftest.Case) jsonSurvivor {
	out := jsonSurvivor{Kind: c.Kind.Name, Faithful: c.Kind.Faithful, Sheet: c.Pos.File, Line: c.Pos.Line, Column: c.Pos.Col, Point: c.Point,
		Source: c.Source, Quote: c.Quote, Altered: c.Altered, Edits: []jsonDeclaredEdit{}, Verdict: string(c.Quotation.Verdict),
		Reason: c.Quotation.Match.Reason, Foldings: append([]string{}, c.Quotation.Match.Foldings...)}
	for _, e := range c.Edits {
		out.Edits = append(out.Edits, jsonDeclaredEdit(e))
	}
	if f := c.Quotation.Found; f != nil {
		out.Found, out.Start, out.End = f.Text, f.Range.Start, f.Range.End
	}
	return out
}
