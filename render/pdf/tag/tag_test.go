package tag

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"factsheet/render/pdf/object"
)

// text writes a tree down: roles, and content as page.number.
func text(e *Element) string {
	var parts []string
	for _, k := range e.kids {
		switch k := k.(type) {
		case *Element:
			parts = append(parts, text(k))
		case content:
			parts = append(parts, fmt.Sprintf("%d.%d", k.page, k.mcid))
		}
	}
	if len(parts) == 0 {
		return string(e.Role)
	}
	return string(e.Role) + "(" + strings.Join(parts, " ") + ")"
}

// Kids stand as they were composed, however they are drawn; an element goes on
// over pages.
func TestOrder(t *testing.T) {
	root := New(Document)
	p := root.Add(New(P))
	item := root.Add(New(LI))
	body := item.Add(New(LBody))
	label := item.Lead(New(Lbl))
	first, second := &Page{}, &Page{Index: 1}
	for _, m := range []struct {
		page *Page
		e    *Element
	}{{first, body}, {first, label}, {first, p}, {second, body}, {second, p}} {
		m.page.Mark(m.e)
	}
	if got, want := text(root), "Document(P(0.2 1.1) LI(Lbl(0.1) LBody(0.0 1.0)))"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if root.Last() != item || label.Last() != nil || p.Last() != nil {
		t.Error("the last kid is another")
	}
}

// What was not drawn is left out, but for the cells of a table that was.
func TestPrune(t *testing.T) {
	page := &Page{}
	root := New(Document)
	root.Add(New(Sect)).Add(New(P)) // composed for a trial
	for range 2 {                   // of the tables one is drawn
		table := root.Add(New(Table))
		row := table.Add(New(TR))
		row.Add(New(TD))
		if row.Add(New(TD)); root.Last() != root.kids[1] {
			page.Mark(row.Last())
		}
		table.Add(New(TR)).Add(New(TD))
	}
	root.prune()
	if got, want := text(root), "Document(Table(TR(TD TD(0.0)) TR(TD)))"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// The levels of headings follow each other without a gap.
func TestLevels(t *testing.T) {
	tests := []struct{ asked, want []int }{
		{[]int{1, 2, 3, 2}, []int{1, 2, 3, 2}},
		{[]int{2, 2, 4, 4, 2}, []int{1, 1, 2, 2, 1}}, // no title
		{[]int{1, 3, 2, 3}, []int{1, 2, 2, 3}},
		{[]int{1, 6, 5, 6, 1}, []int{1, 2, 2, 3, 1}},
		{[]int{3, 1}, []int{1, 1}},
	}
	for _, tt := range tests {
		root := New(Document)
		for _, n := range tt.asked {
			root.Add(New(Sect)).Add(New(Heading(n)))
		}
		root.level()
		var got []int
		for _, k := range root.kids {
			got = append(got, k.(*Element).Last().Role.level())
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%v become %v, want %v", tt.asked, got, tt.want)
		}
	}
	if Heading(0) != "H1" || Heading(9) != "H6" || P.level() != 0 || Role("HX").level() != 0 {
		t.Error("a level that there is not")
	}
}

// one makes a file of one page with a link, and the structure of what build adds.
func one(build func(root *Element, page *Page)) (*object.File, object.Ref, error) {
	f := &object.File{}
	page := f.Add(object.Dict{"Type": object.Name("Page")})
	link := f.Add(object.Dict{"Type": object.Name("Annot")})
	root, tags := New(Document), &Page{}
	build(root, tags)
	ref, err := Write(f, root, Paper{Pages: []*Page{tags}, Refs: []object.Ref{page}, Links: [][]object.Ref{{link, 0}}})
	return f, ref, err
}

func TestWriteRefuses(t *testing.T) {
	tests := map[string]struct {
		build func(root *Element, page *Page)
		want  string
	}{
		"a figure without words": {func(root *Element, page *Page) { page.Mark(root.Add(New(Figure))) }, "no text alternative"},
		"a note without an ID":   {func(root *Element, page *Page) { page.Mark(root.Add(New(Note))) }, "no ID"},
		"a head without a scope": {func(root *Element, page *Page) { page.Mark(root.Add(New(TH))) }, "no scope"},
		"one ID twice": {func(root *Element, page *Page) {
			page.Mark(root.Add(&Element{Role: Note, ID: "a"}))
			page.Mark(root.Add(&Element{Role: Note, ID: "a"}))
		}, "of another"},
		"an element twice":   {func(root *Element, page *Page) { page.Mark(root.Add(root.Add(New(P)))) }, "in two places"},
		"an element nowhere": {func(root *Element, page *Page) { page.Mark(New(P)) }, "stands nowhere"},
	}
	for name, tt := range tests {
		if _, _, err := one(tt.build); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
	}
}

// A link that leads nowhere is no link; the others know their element.
func TestLinks(t *testing.T) {
	f, ref, err := one(func(root *Element, page *Page) {
		for i := range 2 {
			e := root.Add(New(Link))
			page.Mark(e)
			page.Annotate(e, i)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	kids := f.Array(f.Dict(f.Dict(ref)["K"])["K"])
	a, b := f.Dict(kids[0]), f.Dict(kids[1])
	object1, _ := f.Array(a["K"])[1].(object.Dict)
	if a["S"] != object.Name("Link") || b["S"] != object.Name("Span") || f.Dict(object1["Obj"])["StructParent"] != object.Number("1") {
		t.Errorf("%v and %v", a, b)
	}
	nums := f.Array(f.Dict(f.Dict(ref)["ParentTree"])["Nums"])
	if len(nums) != 4 || nums[3] != kids[0] || len(f.Array(nums[1])) != 2 {
		t.Errorf("the way back is %v", nums)
	}
}

// A figure has a box where it stands on one page.
func TestBox(t *testing.T) {
	f, ref, err := one(func(root *Element, page *Page) {
		for _, pages := range [][]*Page{{page, page}, {page, {Index: 1}}} {
			e := root.Add(&Element{Role: Figure, Alt: "what it shows"})
			page.Mark(e)
			for i, p := range pages {
				p.Bound(e, 10, float64(20-i), 30, 40)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	kids := f.Array(f.Dict(f.Dict(ref)["K"])["K"])
	if got := fmt.Sprint(f.Dict(f.Dict(kids[0])["A"])["BBox"]); got != "[10.00 19.00 30.00 40.00]" {
		t.Errorf("its box is %s", got)
	}
	if f.Dict(kids[1])["A"] != nil {
		t.Error("a figure on two pages has one box")
	}
}
