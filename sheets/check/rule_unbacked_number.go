package check

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/sheets"
	"factsheet/sheets/prose"
	"factsheet/sources/language"
	"factsheet/sources/match"
	"factsheet/sources/number"
)

// unbackedNumbers finds figures, dates and number words of claims, key figures,
// events, tables and charts that their evidence does not have. What has no
// evidence at all is not its business.
func unbackedNumbers(_ *run, s *sheets.Sheet, result *Result) []Finding {
	a := &audit{sheet: s, own: number.In(ownLanguage(s)), of: make(map[*sheets.Evidence]*Quotation)}
	for i := range result.Quotations {
		a.of[result.Quotations[i].Evidence] = &result.Quotations[i]
	}
	for _, section := range s.Sections {
		for _, b := range section.Blocks {
			a.block(b)
		}
	}
	return a.out
}

// ownLanguage is the language of a sheet: what it says, or else a guess by all
// that it claims.
func ownLanguage(s *sheets.Sheet) string {
	var words strings.Builder
	if s.Language.Value == "" {
		for _, part := range prose.Written(s) {
			words.WriteString(part.Text + "\n")
		}
	}
	tag, _ := language.Guess(s.Language.Value, words.String())
	return tag
}

// An audit holds the numbers of one sheet against their evidence.
type audit struct {
	sheet *sheets.Sheet
	own   *number.Reader
	of    map[*sheets.Evidence]*Quotation
	out   []Finding

	// last is what was read last, and lastOf the first piece of that evidence:
	// several texts rest on the same.
	last   *number.Evidence
	lastOf *sheets.Evidence
}

func (a *audit) block(b sheets.Block) {
	switch b := b.(type) {
	case *sheets.Points:
		for i := range b.Points {
			p := &b.Points[i]
			a.texts(p.ID.Value, p.Evidence, p.Claim)
		}
	case *sheets.KeyFigures:
		for i := range b.Figures {
			f := &b.Figures[i]
			a.texts(f.Name, f.Evidence, f.Label)
			a.figure(f)
		}
	case *sheets.Timeline:
		for i := range b.Events {
			e := &b.Events[i]
			a.texts(e.Name, e.Evidence, e.Date, e.Event)
		}
	case *sheets.Table:
		a.texts(b.Name, b.Evidence, b.Caption)
		a.cells(b.Name, "table", b.Evidence, a.tableCells(b))
	case *sheets.Chart:
		a.texts(b.Name, b.Evidence, b.Title)
		a.cells(b.Name, "chart", b.Evidence, a.chartCells(b))
	}
}

// texts looks through texts that rest on the same evidence.
func (a *audit) texts(name string, list []sheets.Evidence, texts ...sheets.String) {
	for _, s := range texts {
		p := prose.Plain(s)
		a.numbers(name, list, p, a.own.Read(p.Text))
	}
}

// figure looks through a large numeral, whose unit may stand in the label.
func (a *audit) figure(f *sheets.KeyFigure) {
	p := prose.Plain(f.Figure)
	numbers := a.own.Read(p.Text)
	for i := range numbers {
		numbers[i].OfAny()
	}
	a.numbers(f.Name, f.Evidence, p, numbers)
}

// numbers tells of those of a text that the evidence does not have. Evidence is
// read where it is needed: most claims have no number.
func (a *audit) numbers(name string, list []sheets.Evidence, p *prose.Prose, said []number.Number) {
	if len(list) == 0 || !needsBacking(said) {
		return
	}
	evidence := a.evidence(list)
	for _, n := range a.unbacked(evidence, list, said) {
		if n.IsDate() && a.unseen(list) {
			continue
		}
		written := p.Text[n.Start:n.End]
		near, why := evidence.Nearest(&n)
		message := fmt.Sprintf("the %s %s does not stand in its evidence", kindOf(&n), inMarks(written))
		if near != "" {
			message += fmt.Sprintf(", which has %s", inMarks(near))
		}
		a.out = append(a.out, Finding{Pos: p.Pos(n.Start), Rule: "unbacked-number", Point: name, Message: message, Hint: advised(&n, written, near, why)})
	}
}

func needsBacking(list []number.Number) bool {
	return slices.ContainsFunc(list, func(n number.Number) bool { return !n.Loose })
}

// unseen reports a quotation whose place in its source is not known, so that a
// heading over it may have a date.
func (a *audit) unseen(list []sheets.Evidence) bool {
	for i := range list {
		if q := a.of[&list[i]]; q == nil || q.Found == nil {
			return true
		}
	}
	return false
}

// kindOf names what a number is, for a person.
func kindOf(n *number.Number) string {
	switch {
	case n.Kind == number.Clock:
		return "time"
	case n.IsDate():
		return "date"
	}
	return "number"
}

func advised(n *number.Number, written, near string, why number.Advice) string {
	if n.IsDate() {
		return "correct it, or quote the words that have it too; where: can name the heading that has it"
	}
	switch why {
	case number.Rounded:
		return fmt.Sprintf("write %s, or say that it is rounded, as with “about”", inMarks(near))
	case number.OtherUnit:
		return fmt.Sprintf("look at what is counted: %s and %s are not the same", inMarks(written), inMarks(near))
	case number.NotBeyond:
		return fmt.Sprintf("the evidence says no more and no less than %s: write so", inMarks(near))
	}
	return "correct it, or quote the words that have it; where it is reckoned from others, quote those and acknowledge the rule unbacked-number with the reckoning"
}

// evidence reads the numbers of all that is quoted for a claim; the places and the
// sources of the quotations say dates too, and so does the date of the sheet.
func (a *audit) evidence(list []sheets.Evidence) *number.Evidence {
	if a.lastOf == &list[0] {
		return a.last
	}
	out := &number.Evidence{}
	a.last, a.lastOf = out, &list[0]
	out.AddAside(a.own, a.sheet.Date.Value)
	for i := range list {
		e := &list[i]
		quotation := a.of[e]
		for _, r := range a.readers(e, quotation) {
			out.Add(r, e.Quote.Value)
			if cells := cellsOf(quotation); cells != "" {
				out.Add(r, cells)
			}
			out.AddAside(r, e.Where.Value)
			for _, edit := range e.Edits {
				out.Add(r, edit.Replaces.Value)
			}
			if quotation == nil {
				continue
			}
			if s := quotation.Source; s != nil {
				out.AddAside(r, strings.Join([]string{s.Title, s.Issued, s.Edition, s.ContainerTitle, s.Number}, "\n"))
			}
			if f := quotation.Found; f != nil {
				out.AddAside(r, f.Place.Section)
				if !quotation.Pass() { // the claim may be right, and the quotation wrong
					out.Add(r, f.Text)
				}
			}
		}
		out.Add(a.own, e.Translation.Value)
	}
	return out
}

// cellsOf is the passage of a quotation that goes over cells of a table, which the
// source parts by tabs and people by spaces: in “North 602 301” nobody sees whether
// there is one number or two. It is "" where the quotation says it itself.
func cellsOf(q *Quotation) string {
	if q == nil || q.Found == nil || q.Verdict != match.Exact && q.Verdict != match.Typographic || !strings.Contains(q.Found.Text, "\t") {
		return ""
	}
	return q.Found.Text
}

// readers are those for the language of a quotation; where nobody says it, that of
// a guess, of the sheet, and of none.
func (a *audit) readers(e *sheets.Evidence, quotation *Quotation) []*number.Reader {
	if tag := languageOf(quotation); tag != "" {
		return []*number.Reader{number.In(tag)}
	}
	readers := []*number.Reader{number.In(""), a.own}
	if tag, guess := language.Guess("", e.Quote.Value); guess {
		readers = append(readers, number.In(tag))
	}
	return readers
}

func languageOf(q *Quotation) string {
	if q == nil || q.Source == nil {
		return ""
	}
	return q.Source.Language
}

// unbacked are the numbers that evidence does not have. Before a quotation whose
// language nobody says is blamed, it is read in every language: a short one gives
// little to guess by.
func (a *audit) unbacked(evidence *number.Evidence, list []sheets.Evidence, claim []number.Number) []number.Number {
	out := evidence.Unbacked(claim)
	if len(out) == 0 {
		return nil
	}
	more := &number.Evidence{}
	for i := range list {
		if e := &list[i]; languageOf(a.of[e]) == "" {
			for _, tag := range number.Known() {
				more.Add(number.In(tag), e.Quote.Value)
			}
		}
	}
	return more.Unbacked(out)
}

// A cell is one place of a table or a chart that holds numbers.
type cell struct {
	text    sheets.String
	name    string // of its row, or of its place on the axis
	numbers []number.Number
}

// tableCells are the cells that are filled in: the first of each row names it, and
// units may stand in the head of a column.
func (a *audit) tableCells(t *sheets.Table) []cell {
	var out []cell
	for _, row := range t.Rows {
		for i, text := range row {
			if i == 0 && len(row) > 1 {
				continue
			}
			numbers := a.own.Read(text.Value)
			for k := range numbers {
				numbers[k].OfAny()
			}
			out = append(out, cell{text, row[0].Value, numbers})
		}
	}
	return out
}

func (a *audit) chartCells(c *sheets.Chart) []cell {
	var out []cell
	for _, label := range c.Labels {
		out = append(out, cell{label, "", a.own.Read(label.Value)})
	}
	for _, series := range c.Series {
		for i, v := range series.Values {
			name := series.Name.Value
			if i < len(c.Labels) {
				name = c.Labels[i].Value
			}
			if n, ok := a.own.Figure(v.Value, c.Unit.Value); ok {
				out = append(out, cell{v, name, []number.Number{n}})
			}
		}
	}
	return out
}

// cells finds those with numbers that the evidence does not have, and tells of
// all of them at once.
func (a *audit) cells(name, what string, list []sheets.Evidence, cells []cell) {
	if len(list) == 0 {
		return
	}
	if !slices.ContainsFunc(cells, func(c cell) bool { return needsBacking(c.numbers) }) {
		return
	}
	evidence := a.evidence(list)
	var first *cell
	var named []string
	for i := range cells {
		c := &cells[i]
		if len(a.unbacked(evidence, list, c.numbers)) == 0 {
			continue
		}
		if first == nil {
			first = c
		}
		words := inMarks(c.text.Value)
		if c.name != "" && c.name != c.text.Value {
			words += " (" + c.name + ")"
		}
		named = append(named, words)
	}
	if first == nil {
		return
	}
	a.out = append(a.out, Finding{Pos: first.text.Pos, Rule: "unbacked-number", Point: name,
		Message: fmt.Sprintf("%s of this %s %s not stand in its evidence: %s", numbers(len(named)), what, does(len(named)), shortList(named)),
		Hint:    "quote the words or the rows that have them, one piece of evidence for each if need be; where they are reckoned, quote what from, and acknowledge the rule unbacked-number with the reckoning"})
}

func numbers(n int) string {
	if n == 1 {
		return "one entry"
	}
	return fmt.Sprintf("%d entries", n)
}

func does(n int) string {
	if n == 1 {
		return "does"
	}
	return "do"
}

// shortList names the first of many.
func shortList(list []string) string {
	const most = 8
	if len(list) > most {
		return strings.Join(list[:most], ", ") + fmt.Sprintf(" and %d more", len(list)-most)
	}
	return strings.Join(list, ", ")
}
