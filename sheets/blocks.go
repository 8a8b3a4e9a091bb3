package sheets

import (
	"fmt"

	"factsheet/sources/yamldoc"
)

var blockKeys = []string{"text", "points", "key-figures", "timeline", "table", "chart", "image", "pull-quote", "callout", "glossary"}

// block reads the block e of the section, or of the entry of `blocks`, with
// the fields f.
func (p *parser) block(f *yamldoc.Fields, e yamldoc.Entry, place string) Block {
	key := e.Key.Value
	name := place + "." + key
	switch key {
	case "points", "key-figures", "timeline", "glossary":
		if n := f.Node(key); n != nil && n.Kind == yamldoc.List && len(n.Items) == 0 {
			p.Report(n.Pos, fmt.Sprintf("`%s` has no entries", key), "write at least one below it, or delete the line")
		}
	}
	switch key {
	case "text":
		return &Prose{f.Text(key)}
	case "points":
		return p.points(f.List(key), name)
	case "key-figures":
		return p.keyFigures(f.List(key), name)
	case "timeline":
		return p.timeline(f.List(key), name)
	case "table":
		return p.table(f.Fields(key, "a table", "caption", "columns", "rows", "evidence", "acknowledge"), name)
	case "chart":
		return p.chart(f.Fields(key, "a chart", "kind", "title", "alt", "unit", "data", "table", "evidence", "acknowledge"), name)
	case "image":
		return p.image(f.Fields(key, "an image", "file", "alt", "caption", "credit"))
	case "pull-quote":
		return &PullQuote{Name: name, Evidence: p.evidence(f.Fields(key, "a pull quote", evidenceKeys...))}
	case "glossary":
		return p.glossary(f.List(key))
	}
	c := f.Fields(key, "a callout", "title", "text")
	c.Require("text")
	return &Callout{Title: c.Text("title"), Text: c.Text("text")}
}

func (p *parser) points(list []*yamldoc.Node, name string) *Points {
	out := &Points{Points: make([]Point, 0, len(list))}
	for i, n := range list {
		f := p.Fields(n, "a point", "id", "claim", "evidence", "acknowledge")
		f.Require("claim")
		point := Point{
			Pos:         f.Pos,
			ID:          p.id(f.Word("id")),
			Claim:       f.Text("claim"),
			Evidence:    p.evidenceOf(f),
			Acknowledge: p.acknowledge(f),
		}
		if point.ID.Value == "" {
			point.ID = String{Value: fmt.Sprintf("%s[%d]", name, i)}
		}
		out.Points = append(out.Points, point)
	}
	return out
}

func (p *parser) glossary(list []*yamldoc.Node) *Glossary {
	out := &Glossary{}
	for _, n := range list {
		f := p.Fields(n, "an entry of a glossary", "term", "definition")
		f.Require("term", "definition")
		out.Terms = append(out.Terms, Term{Pos: f.Pos, Term: f.Text("term"), Definition: f.Text("definition")})
	}
	return out
}

func (p *parser) keyFigures(list []*yamldoc.Node, name string) *KeyFigures {
	out := &KeyFigures{}
	for i, n := range list {
		f := p.Fields(n, "a key figure", "figure", "label", "evidence", "acknowledge")
		f.Require("figure", "label")
		out.Figures = append(out.Figures, KeyFigure{
			Name:        fmt.Sprintf("%s[%d]", name, i),
			Pos:         f.Pos,
			Figure:      f.Text("figure"),
			Label:       f.Text("label"),
			Evidence:    p.evidenceOf(f),
			Acknowledge: p.acknowledge(f),
		})
	}
	return out
}

func (p *parser) timeline(list []*yamldoc.Node, name string) *Timeline {
	out := &Timeline{}
	for i, n := range list {
		f := p.Fields(n, "an event", "date", "event", "evidence", "acknowledge")
		f.Require("date", "event")
		out.Events = append(out.Events, Event{
			Name:        fmt.Sprintf("%s[%d]", name, i),
			Pos:         f.Pos,
			Date:        f.Date("date"),
			Event:       f.Text("event"),
			Evidence:    p.evidenceOf(f),
			Acknowledge: p.acknowledge(f),
		})
	}
	return out
}

func (p *parser) table(f *yamldoc.Fields, name string) *Table {
	f.Require("columns", "rows")
	p.notEmpty(f, "columns", "rows")
	t := &Table{Name: name, Pos: f.Pos, Caption: f.Text("caption")}
	for _, n := range f.List("columns") {
		t.Columns = append(t.Columns, p.Cell(n))
	}
	for _, row := range f.List("rows") {
		if row.Kind != yamldoc.List {
			p.notARow(row)
			continue
		}
		var cells []String
		for _, n := range row.Items {
			cells = append(cells, p.Cell(n))
		}
		if len(cells) != len(t.Columns) && len(t.Columns) > 0 {
			p.Report(row.Pos, fmt.Sprintf("this row has %s, but the table has %s", count(len(cells), "cell"), count(len(t.Columns), "column")),
				"a comma separates cells: put a cell that contains one in quotation marks, and write \"\" for an empty cell")
		}
		t.Rows = append(t.Rows, cells)
	}
	t.Evidence, t.Acknowledge = p.evidenceOf(f), p.acknowledge(f)
	return t
}

func (p *parser) notARow(n *yamldoc.Node) {
	if !n.Broken() {
		p.Report(n.Pos, "a row of a table is a list of cells", "write `- [first cell, second cell]`")
	}
}

func (p *parser) image(f *yamldoc.Fields) *Image {
	f.Require("file", "alt")
	return &Image{
		Pos:     f.Pos,
		File:    p.path(f.Word("file")),
		Alt:     f.Text("alt"),
		Caption: f.Text("caption"),
		Credit:  f.Text("credit"),
	}
}
