package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"factsheet/render"
	"factsheet/render/pdf/object"
)

// A node is an element of a file's structure, for tests.
type node struct {
	role  string
	dict  object.Dict
	kids  []*node
	pages map[object.Object]int // how much content it has itself, by page
}

// structureOf reads the structure of the file of a page.
func structureOf(t *testing.T, p *render.Page) (*object.File, *node) {
	t.Helper()
	f, err := object.Read(write(t, p))
	if err != nil {
		t.Fatal(err)
	}
	var read func(ref object.Object) *node
	read = func(ref object.Object) *node {
		d := f.Dict(ref)
		role, _ := d["S"].(object.Name)
		n := &node{role: string(role), dict: d, pages: make(map[object.Object]int)}
		for _, k := range f.Array(d["K"]) {
			switch k := k.(type) {
			case object.Ref:
				n.kids = append(n.kids, read(k))
			case object.Number:
				n.pages[d["Pg"]]++
			case object.Dict:
				if k["Type"] == object.Name("MCR") {
					n.pages[k["Pg"]]++
				}
			}
		}
		return n
	}
	return f, read(f.Dict(f.Dict(f.Trailer["Root"])["StructTreeRoot"])["K"])
}

// all lists the elements of a role in the order of reading.
func (n *node) all(role string) (out []*node) {
	if n.role == role {
		out = append(out, n)
	}
	for _, k := range n.kids {
		out = append(out, k.all(role)...)
	}
	return out
}

// roles writes an element and what is in it down.
func (n *node) roles() string {
	if len(n.kids) == 0 {
		return n.role
	}
	parts := make([]string, len(n.kids))
	for i, k := range n.kids {
		parts[i] = k.roles()
	}
	return n.role + "(" + strings.Join(parts, " ") + ")"
}

// on gives the pages that an element and what is in it have content on.
func (n *node) on() map[object.Object]bool {
	out := make(map[object.Object]bool)
	for p := range n.pages {
		out[p] = true
	}
	for _, k := range n.kids {
		for p := range k.on() {
			out[p] = true
		}
	}
	return out
}

// A table over pages is one table, with its head once.
func TestTableIsOne(t *testing.T) {
	_, root := structureOf(t, longTable())
	tables := root.all("Table")
	if len(tables) != 1 || len(tables[0].all("TR")) != 121 || len(tables[0].on()) < 3 {
		t.Fatalf("%d tables, the first of %d rows on %d pages", len(tables), len(tables[0].all("TR")), len(tables[0].on()))
	}
	for i, row := range tables[0].all("TR") {
		if len(row.kids) != 2 || i == 0 && row.roles() != "TR(TH TH)" || i > 0 && row.kids[1].role != "TD" {
			t.Errorf("row %d is %s", i, row.roles())
		}
	}
	for _, h := range tables[0].all("TH") {
		if a, _ := h.dict["A"].(object.Dict); a["O"] != object.Name("Table") || a["Scope"] == nil {
			t.Errorf("a head without a scope: %v", h.dict)
		}
	}
}

// A paragraph over a page break is one paragraph.
func TestParagraphIsOne(t *testing.T) {
	p := handout()
	p.Notes, p.Quoted = nil, nil
	p.Body = []render.Block{&render.Paragraph{Text: text(strings.Repeat("Words that go over the foot of a page. ", 300))}}
	_, root := structureOf(t, p)
	n := 0
	for _, e := range root.all("P") {
		if len(e.on()) > 1 {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d paragraphs stand on several pages", n)
	}
}

// The first heading is of level 1, and none is more than one below the one
// before it.
func TestHeadingLevels(t *testing.T) {
	pages := map[string]*render.Page{"the handout": handout(), "no title": handout(), "steep": handout()}
	pages["no title"].Title = nil
	pages["steep"].Body = append(pages["steep"].Body, &render.Heading{Level: 3, Text: text("Far below")},
		&render.Callout{Title: text("A box"), Body: []render.Block{&render.Heading{Level: 3, Text: text("In the box")}, &render.Paragraph{Text: text("Words.")}}})
	for name, p := range pages {
		_, root := structureOf(t, p)
		var levels []int
		var walk func(n *node)
		walk = func(n *node) {
			if len(n.role) == 2 && n.role[0] == 'H' {
				levels = append(levels, int(n.role[1]-'0'))
			}
			for _, k := range n.kids {
				walk(k)
			}
		}
		walk(root)
		last := 0
		for _, l := range levels {
			if l > last+1 {
				t.Errorf("%s: levels %v", name, levels)
				break
			}
			last = l
		}
		if len(levels) < 4 {
			t.Errorf("%s: only %d headings", name, len(levels))
		}
	}
}

// Numbers of notes are links of their own, and the words of the program stand
// between them.
func TestNoteNumbers(t *testing.T) {
	p := handout()
	claim := append(text("A claim."), render.Run{Text: "1", Note: 1}, render.Run{Text: ", ", Note: 2}, render.Run{Text: "2", Note: 2})
	p.Body, p.Quoted = []render.Block{&render.Point{Claim: []render.Text{claim}}}, nil
	f, root := structureOf(t, p)
	found := false
	for _, e := range root.all("P") {
		if len(e.all("Reference")) == 2 {
			found = true
			if got := e.roles(); got != "P(Reference(Link) Reference(Link))" {
				t.Errorf("the claim is %s", got)
			}
			sum := 0
			for _, n := range e.pages {
				sum += n
			}
			if sum != 2 {
				t.Errorf("%d pieces of its own, want the words and the comma", sum)
			}
		}
	}
	if !found {
		t.Error("no claim with two numbers")
	}
	notes := root.all("Note")
	if len(notes) != len(p.Notes) {
		t.Fatalf("%d notes", len(notes))
	}
	var ids []string
	for _, n := range notes {
		id, _ := n.dict["ID"].(object.String)
		ids = append(ids, string(id))
		if n.kids[0].roles() != "Lbl(Link)" && n.kids[0].roles() != "Lbl(Span)" {
			t.Errorf("note %s begins with %s", id, n.kids[0].roles())
		}
	}
	slices.Sort(ids)
	if len(slices.Compact(ids)) != len(notes) || f.Dict(f.Dict(f.Dict(f.Trailer["Root"])["StructTreeRoot"])["IDTree"]) == nil {
		t.Errorf("the IDs are %v", ids)
	}
}

// A label left of what it names is read before it, and what a list is made of
// says so.
func TestLabelsFirst(t *testing.T) {
	_, root := structureOf(t, handout())
	for _, item := range root.all("LI") {
		if len(item.kids) > 1 && item.kids[0].role != "Lbl" {
			t.Errorf("an item is %s", item.roles())
		}
	}
	for _, l := range root.all("L") {
		if a, _ := l.dict["A"].(object.Dict); a["ListNumbering"] == nil {
			t.Errorf("a list that does not say what it is: %s", l.roles())
		}
	}
	sections := root.all("Sect")
	for _, s := range sections {
		if len(s.kids) == 0 || s.kids[0].role[0] != 'H' {
			t.Errorf("a section is %s", s.roles())
		}
	}
	if len(sections) < 3 {
		t.Errorf("%d sections, want summary, notes and sources", len(sections))
	}
}

// Lines that an author parts are read as lines of other paragraphs are: with a
// space between the words.
func TestLineBreaks(t *testing.T) {
	p := handout()
	p.Notes, p.Quoted = nil, nil
	p.Body = []render.Block{&render.Paragraph{Text: render.Text{{Text: "because"}, {Text: "\n"}, {Text: "\n"}, {Text: "it rains "}, {Text: "\n"}, {Text: "today"}}}}
	if got := strings.ReplaceAll(strings.Join(textOf(t, write(t, p)), ""), "\n", ""); !strings.Contains(got, "because it rains today") {
		t.Errorf("read as %q", got)
	}
	for in, want := range map[string]string{"a\nb": "a b", "a\n\nb\n": "a b", "\na": "a", "a \nb": "a b", "": "", "\n": ""} {
		if got := unbroken(in); got != want {
			t.Errorf("%q becomes %q", in, got)
		}
	}
}

// A picture that is drawn twice is in the file once, and is two figures.
func TestPictureTwice(t *testing.T) {
	p := handout()
	p.Body = append(p.Body, imageOf(somePNG()), imageOf(somePNG()), imageOf(someJPEG()))
	f, root := structureOf(t, p)
	pictures := 0
	for _, o := range f.Objects {
		if s, ok := o.(*object.Stream); ok && s.Dict["Subtype"] == object.Name("Image") {
			pictures++
		}
	}
	if figures := len(root.all("Figure")); figures != 3 || pictures != 2 {
		t.Errorf("%d figures of %d pictures", figures, pictures)
	}
}

// Every page says which numbers its content has, and is gone through by its
// structure.
func TestPagesKnowTheirStructure(t *testing.T) {
	f, _ := structureOf(t, illustrated())
	for i, ref := range f.Pages() {
		p := f.Dict(ref)
		if p["Tabs"] != object.Name("S") || p["StructParents"] != object.Number(fmt.Sprint(i)) {
			t.Errorf("page %d is %v", i+1, p)
		}
	}
}
