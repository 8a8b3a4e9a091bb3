package verify

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"factsheet/render/pdf/object"
)

// A tree is the structure of a file on its way into what is said.
type tree struct {
	*object.File
	pages   map[object.Ref]int    // their indices
	pieces  []map[int]*piece      // of each page, by number
	parents map[int]object.Object // the ParentTree: elements by the number of a page or an annotation
	seen    map[object.Ref]bool   // elements
	links   map[object.Ref]bool   // annotations that an element has
	said    []said
	size    int // bytes of it
}

// deepest bounds how far elements stand in each other.
const deepest = 100

// roles are the elements that files of ours have, and whether text stands in them
// directly.
var roles = map[object.Name]bool{
	"Document": false, "Sect": false, "Div": false, "L": false, "LI": false, "Table": false, "TR": false, "BlockQuote": false, "Note": false,
	"P": true, "H1": true, "H2": true, "H3": true, "H4": true, "H5": true, "H6": true, "Lbl": true, "LBody": true, "TH": true, "TD": true,
	"Caption": true, "Reference": true, "Link": true, "Span": true, "Figure": true,
}

// inline are the elements that stand in lines of text.
var inline = map[object.Object]bool{object.Name("Link"): true, object.Name("Reference"): true, object.Name("Span"): true}

// readers lists what would have a program read out something else than what is
// shown. A figure alone has an Alt.
var readers = []object.Name{"ActualText", "E", "Alt"}

// read follows the structure. All marked content must be in it once.
func (t *tree) read(pages []object.Ref) error {
	t.seen, t.links = make(map[object.Ref]bool), make(map[object.Ref]bool)
	root := t.Dict(t.Trailer["Root"])
	top, ok := root["StructTreeRoot"].(object.Ref)
	if !ok || t.Dict(root["MarkInfo"])["Marked"] != true {
		return fmt.Errorf("the file has none")
	}
	if t.Dict(top)["RoleMap"] != nil || t.Dict(top)["ClassMap"] != nil {
		return fmt.Errorf("elements have other names, as in no file of ours")
	}
	if err := t.readParents(t.Dict(top)["ParentTree"]); err != nil {
		return err
	}
	document, ok := t.Dict(top)["K"].(object.Ref)
	if !ok {
		return fmt.Errorf("there is no document")
	}
	if err := t.element(document, top, 0); err != nil {
		return err
	}
	for i, page := range t.pieces {
		for _, id := range slices.Sorted(maps.Keys(page)) {
			if !page[id].taken {
				return fmt.Errorf("content %d of page %d is in no element", id, i+1)
			}
		}
		for _, a := range t.Array(t.Dict(pages[i])["Annots"]) {
			ref, ok := a.(object.Ref)
			if !ok || !t.links[ref] {
				return fmt.Errorf("page %d has a link that is in no element, or on another page too", i+1)
			}
			t.links[ref] = false
		}
	}
	return nil
}

// readParents reads the ParentTree, which in files of ours is one list.
func (t *tree) readParents(o object.Object) error {
	nums := t.Array(t.Dict(o)["Nums"])
	if len(nums)%2 != 0 {
		return fmt.Errorf("the way back from pages to elements cannot be read")
	}
	for i := 0; i < len(nums); i += 2 {
		n, ok := integer(nums[i])
		if !ok || t.parents[n] != nil {
			return fmt.Errorf("the way back from pages to elements cannot be read")
		}
		t.parents[n] = nums[i+1]
	}
	return nil
}

func integer(o object.Object) (int, bool) {
	n, ok := o.(object.Number)
	v, err := strconv.Atoi(string(n))
	return v, ok && err == nil
}

// element reads an element and what is in it.
func (t *tree) element(ref, parent object.Ref, depth int) error {
	d := t.Dict(ref)
	role, _ := d["S"].(object.Name)
	text, known := roles[role]
	switch {
	case t.seen[ref]:
		return fmt.Errorf("an element stands in two places")
	case !known:
		return fmt.Errorf("an element %q, which files of ours do not have", role)
	case d["P"] != parent:
		return fmt.Errorf("%s does not know in which element it is", role)
	case depth > deepest:
		return fmt.Errorf("elements are nested too deep")
	}
	t.seen[ref] = true
	for _, name := range readers {
		if d[name] != nil && (name != "Alt" || role != "Figure") {
			return fmt.Errorf("%s may be read otherwise than it is shown", role)
		}
	}
	from, blocks := len(t.said), false
	for _, k := range t.Array(d["K"]) {
		if kid, ok := k.(object.Ref); ok {
			blocks = blocks || !inline[t.Dict(kid)["S"]]
			if err := t.element(kid, ref, depth+1); err != nil {
				return err
			}
			continue
		}
		if err := t.item(k, ref, d, text); err != nil {
			return fmt.Errorf("%s: %w", role, err)
		}
	}
	if role == "Figure" {
		return t.figure(d, from)
	}
	if text && !blocks {
		return t.downwards(from)
	}
	return nil
}

// item reads marked content or a link of an element.
func (t *tree) item(k object.Object, ref object.Ref, element object.Dict, text bool) error {
	page := element["Pg"]
	if d, ok := k.(object.Dict); ok {
		if d["Pg"] != nil {
			page = d["Pg"]
		}
		if d["Type"] == object.Name("OBJR") {
			return t.link(d, ref, page)
		}
		k = d["MCID"]
	}
	id, ok := integer(k)
	home, _ := page.(object.Ref)
	index, on := t.pages[home]
	if !ok || !on || t.pieces[index][id] == nil {
		return fmt.Errorf("content %v is not on its page", k)
	}
	p := t.pieces[index][id]
	key, ok := integer(t.Dict(home)["StructParents"])
	back := t.Array(t.parents[key])
	switch {
	case p.taken:
		return fmt.Errorf("content %d of page %d is in two elements", id, index+1)
	case !text && len(p.shown) > 0:
		return fmt.Errorf("has text of its own")
	case !ok || id >= len(back) || back[id] != ref:
		return fmt.Errorf("content %d of page %d does not know its element", id, index+1)
	}
	p.taken = true
	for _, s := range p.shown {
		s.page = index
		t.said = append(t.said, s)
		if t.size += len(s.text); t.size > mostText {
			return fmt.Errorf("more text than a sheet can have")
		}
	}
	return nil
}

// link reads a link of an element.
func (t *tree) link(d object.Dict, ref object.Ref, page object.Object) error {
	link, _ := d["Obj"].(object.Ref)
	home, _ := page.(object.Ref)
	_, on := t.pages[home]
	key, ok := integer(t.Dict(link)["StructParent"])
	switch {
	case !on || t.Dict(link)["Subtype"] != object.Name("Link"):
		return fmt.Errorf("has a link that is none")
	case other(t.Dict(link), linkKeys) != "":
		return fmt.Errorf("has a link with %s, which may show something else", other(t.Dict(link), linkKeys))
	case t.Dict(link)["A"] != nil && (t.Dict(t.Dict(link)["A"])["S"] != object.Name("URI") || t.Dict(t.Dict(link)["A"])["Next"] != nil):
		return fmt.Errorf("has a link that runs something")
	case t.links[link]:
		return fmt.Errorf("has a link of another element")
	case !ok || t.parents[key] != ref:
		return fmt.Errorf("has a link that does not know it")
	}
	t.links[link] = true
	return nil
}

// figure says the text alternative in place of what stands in the drawing.
func (t *tree) figure(d object.Dict, from int) error {
	alt, _ := d["Alt"].(object.String)
	text := object.Unicode(alt)
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("a figure has no text alternative")
	}
	t.said = append(t.said[:from], said{text: text, alt: true})
	return nil
}

// downwards refuses lines of one paragraph that do not stand on the paper in the
// order in which they are read: each is right of the one before or below it, or in
// a column right of it, or on a later page.
func (t *tree) downwards(from int) error {
	const rise, slack = 6, 1 // raised numbers stand on the same line
	for i := from + 1; i < len(t.said); i++ {
		a, b := t.said[i-1], t.said[i]
		if a.alt || b.alt || b.page > a.page {
			continue
		}
		if b.page < a.page || b.y > a.y+rise && b.x <= a.x || b.y > a.y-rise && b.x < a.x-slack {
			return fmt.Errorf("%q is read after %q, but stands before it", beginning(b.text), beginning(a.text))
		}
	}
	return nil
}
