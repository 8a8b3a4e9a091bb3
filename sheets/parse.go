package sheets

import (
	"fmt"

	"factsheet/sources/yamldoc"
)

// Parse reads a fact sheet. file is the name shown in messages. It returns the
// sheet as far as it could be read, never nil, and everything that is wrong
// with it in the order of the file; a sheet with problems must not be printed.
func Parse(file string, data []byte) (*Sheet, []Problem) {
	root, problems := yamldoc.Parse(file, data)
	p := &parser{Reader: yamldoc.Reader{Problems: problems}, ids: map[string]Pos{}}
	s := p.sheet(root)
	s.File, s.Source = file, data
	return s, p.Sorted()
}

// A parser reads one sheet.
type parser struct {
	yamldoc.Reader
	ids map[string]Pos // of points
}

func (p *parser) sheet(root *yamldoc.Node) *Sheet {
	f := p.Fields(root, "a sheet",
		"format", "title", "subtitle", "language", "date", "owner", "contact", "reviewed", "conventions",
		"theme", "online", "annex", "not-quotations", "acknowledge", "summary", "sections", "points")
	f.Require("title")
	p.format(f)
	s := &Sheet{
		Title:         f.Text("title"),
		Subtitle:      f.Text("subtitle"),
		Language:      f.Language("language"),
		Date:          f.Date("date"),
		Owner:         f.Text("owner"),
		Contact:       f.Text("contact"),
		Reviewed:      f.Date("reviewed"),
		Conventions:   p.oneOf("conventions", f.Word("conventions"), conventions...),
		Theme:         p.theme(f.Word("theme")),
		Online:        p.address(f.Word("online")),
		Annex:         f.Bool("annex"),
		NotQuotations: f.Texts("not-quotations"),
		Acknowledge:   p.acknowledge(f),
		Summary:       f.Text("summary"),
	}
	if f.Has("points") {
		pos := f.KeyPos("points")
		if f.Has("sections") {
			p.Report(pos, "a sheet has either `sections` or `points`", "move these points into a section")
		}
		s.Sections = append(s.Sections, Section{Pos: pos, Blocks: []Block{p.points(f.List("points"), "points")}})
	} else {
		p.needsSections(f)
	}
	for i, n := range f.List("sections") {
		s.Sections = append(s.Sections, p.section(n, fmt.Sprintf("sections[%d]", i)))
	}
	return s
}

func (p *parser) needsSections(f *yamldoc.Fields) {
	if f.Lacks("sections") && f.Lacks("points") {
		p.Report(f.Pos, "a sheet needs `sections` or `points`", "write `points:` and below it each claim with its evidence")
	}
}

// section reads a section; place is its name in reports.
func (p *parser) section(n *yamldoc.Node, place string) Section {
	f := p.Fields(n, "a section", append([]string{"heading", "blocks"}, blockKeys...)...)
	s := Section{Pos: f.Pos, Heading: f.Text("heading")}
	for _, e := range n.Entries {
		switch key := e.Key.Value; {
		case key == "blocks":
			for i, item := range f.List(key) {
				s.Blocks = append(s.Blocks, p.blockEntry(item, fmt.Sprintf("%s.blocks[%d]", place, i))...)
			}
		case f.Node(key) != nil && key != "heading":
			s.Blocks = append(s.Blocks, p.block(f, e, place))
		}
	}
	return s
}

// blockEntry reads an entry of `blocks`, which has one block; more are a
// problem, and kept.
func (p *parser) blockEntry(n *yamldoc.Node, place string) []Block {
	var out []Block
	f := p.Fields(n, "an entry of `blocks`", blockKeys...)
	for _, e := range n.Entries {
		if f.Node(e.Key.Value) == nil {
			continue
		}
		if len(out) > 0 {
			p.Report(e.Key.Pos, "an entry of `blocks` has one key, and this is another", fmt.Sprintf("put a dash before `%s:`", e.Key.Value))
		}
		out = append(out, p.block(f, e, place))
	}
	return out
}
