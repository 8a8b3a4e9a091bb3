package tag

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"factsheet/render/pdf/object"
)

// A Paper is what the structure refers to in the file.
type Paper struct {
	Pages []*Page
	Refs  []object.Ref   // of the pages
	Links [][]object.Ref // the annotations of each page; 0 is one that was left out
}

// Write adds the structure under root to the file, and the numbers by which
// pages and annotations find their elements (StructParents, StructParent). It
// gives the structure tree's root. It is an error if an element lacks what it
// must have.
func Write(f *object.File, root *Element, p Paper) (object.Ref, error) {
	root.prune()
	root.level()
	w := &writer{File: f, paper: p, refs: make(map[*Element]object.Ref), ids: make(map[string]object.Ref)}
	top := object.Dict{"Type": object.Name("StructTreeRoot")}
	w.root = f.Add(top)
	top["K"] = w.element(root, w.root)
	top["ParentTree"], top["ParentTreeNextKey"] = w.parents(), number(len(p.Refs)+len(w.links))
	if len(w.ids) > 0 {
		top["IDTree"] = w.names()
	}
	return w.root, w.err
}

type writer struct {
	*object.File
	paper Paper
	root  object.Ref
	refs  map[*Element]object.Ref
	ids   map[string]object.Ref
	links []object.Ref // the elements of the annotations, in order
	err   error
}

func number(n int) object.Number { return object.Number(strconv.Itoa(n)) }

func (w *writer) fail(e *Element, what string) {
	if w.err == nil {
		w.err = fmt.Errorf("structure: %s %s", e.Role, what)
	}
}

// element writes an element and what is in it.
func (w *writer) element(e *Element, parent object.Ref) object.Ref {
	w.check(e)
	d := object.Dict{"Type": object.Name("StructElem"), "S": object.Name(e.Role), "P": parent}
	ref := w.Add(d)
	w.refs[e] = ref
	kids := object.Array{}
	objects := false
	home := pageOf(e)
	for _, k := range e.kids {
		switch k := k.(type) {
		case *Element:
			kids = append(kids, w.element(k, ref))
		case content:
			if k.page == home {
				kids = append(kids, number(k.mcid))
				continue
			}
			kids = append(kids, object.Dict{"Type": object.Name("MCR"), "Pg": w.paper.Refs[k.page], "MCID": number(k.mcid)})
		case annotation:
			if a := w.annotation(k, ref); a != nil {
				objects = true
				kids = append(kids, a)
			}
		}
	}
	if len(kids) > 0 {
		d["K"] = kids
	}
	if home >= 0 {
		d["Pg"] = w.paper.Refs[home]
	}
	if e.Role == Link && !objects { // to a place that is not on the paper
		d["S"] = object.Name(Span)
	}
	w.attributes(e, d, ref)
	return ref
}

// check says what an element lacks.
func (w *writer) check(e *Element) {
	switch {
	case w.refs[e] != 0:
		w.fail(e, "stands in two places")
	case e.Role == Figure && strings.TrimSpace(e.Alt) == "":
		w.fail(e, "has no text alternative")
	case e.Role == Note && e.ID == "":
		w.fail(e, "has no ID")
	case e.Role == TH && e.Scope == "":
		w.fail(e, "has no scope")
	case e.ID != "" && w.ids[e.ID] != 0:
		w.fail(e, fmt.Sprintf("has the ID %q of another", e.ID))
	}
}

// pageOf is the page of the first content of e itself, or -1.
func pageOf(e *Element) int {
	for _, k := range e.kids {
		if c, ok := k.(content); ok {
			return c.page
		}
	}
	return -1
}

func (w *writer) annotation(a annotation, owner object.Ref) object.Object {
	ref := w.paper.Links[a.page][a.index]
	if ref == 0 {
		return nil
	}
	w.Dict(ref)["StructParent"] = number(len(w.paper.Refs) + len(w.links))
	w.links = append(w.links, owner)
	return object.Dict{"Type": object.Name("OBJR"), "Obj": ref, "Pg": w.paper.Refs[a.page]}
}

func (w *writer) attributes(e *Element, d object.Dict, ref object.Ref) {
	if e.Alt != "" {
		d["Alt"] = object.Text(e.Alt)
	}
	if e.Lang != "" {
		d["Lang"] = object.String(e.Lang)
	}
	if e.ID != "" {
		d["ID"] = object.String(e.ID)
		w.ids[e.ID] = ref
	}
	switch {
	case e.Scope != "":
		d["A"] = object.Dict{"O": object.Name("Table"), "Scope": object.Name(e.Scope)}
	case e.Numbering != "":
		d["A"] = object.Dict{"O": object.Name("List"), "ListNumbering": object.Name(e.Numbering)}
	case e.box != nil && !e.box.torn:
		corner := object.Array{}
		for _, v := range []float64{e.box.x0, e.box.y0, e.box.x1, e.box.y1} {
			corner = append(corner, object.Number(strconv.FormatFloat(v, 'f', 2, 64)))
		}
		d["A"] = object.Dict{"O": object.Name("Layout"), "BBox": corner, "Placement": object.Name("Block")}
	}
}

// parents writes the tree that leads from content back to elements: first of
// the pages, then of the annotations.
func (w *writer) parents() object.Ref {
	nums := object.Array{}
	for i, p := range w.paper.Pages {
		list := object.Array{}
		for _, e := range p.owners {
			if w.refs[e] == 0 && w.err == nil {
				w.err = errors.New("structure: something was drawn for an element that stands nowhere")
			}
			list = append(list, w.refs[e])
		}
		w.Dict(w.paper.Refs[i])["StructParents"] = number(i)
		nums = append(nums, number(i), w.Add(list))
	}
	for i, owner := range w.links {
		nums = append(nums, number(len(w.paper.Refs)+i), owner)
	}
	return w.Add(object.Dict{"Nums": nums})
}

// names writes the tree that leads from an ID to its element.
func (w *writer) names() object.Ref {
	list := object.Array{}
	ids := slices.Sorted(maps.Keys(w.ids))
	for _, id := range ids {
		list = append(list, object.String(id), w.ids[id])
	}
	limits := object.Array{object.String(ids[0]), object.String(ids[len(ids)-1])}
	leaf := w.Add(object.Dict{"Names": list, "Limits": limits})
	return w.Add(object.Dict{"Kids": object.Array{leaf}})
}
