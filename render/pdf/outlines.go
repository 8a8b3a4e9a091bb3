package pdf

import "factsheet/render/pdf/object"

// outlines writes the bookmarks and gives their root, or 0. The title is the
// first; what follows stands below the nearest entry of a higher level.
func (f *finisher) outlines() object.Ref {
	if len(f.outline) == 0 {
		return 0
	}
	root := f.Add(object.Dict{"Type": object.Name("Outlines")})
	type node struct {
		ref   object.Ref
		level int
		kids  []object.Ref
	}
	stack := []*node{{ref: root}}
	pop := func() {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		d := f.Dict(n.ref)
		if len(n.kids) > 0 {
			d["First"], d["Last"], d["Count"] = n.kids[0], n.kids[len(n.kids)-1], integer(len(n.kids))
		}
		for i, k := range n.kids {
			if i > 0 {
				f.Dict(k)["Prev"] = n.kids[i-1]
			}
			if i+1 < len(n.kids) {
				f.Dict(k)["Next"] = n.kids[i+1]
			}
		}
	}
	total := 0
	for _, e := range f.outline {
		for stack[len(stack)-1].level >= e.level {
			pop()
		}
		parent := stack[len(stack)-1]
		r := f.Add(object.Dict{"Title": object.Text(e.title), "Parent": parent.ref, "Dest": f.destination(e.at)})
		parent.kids = append(parent.kids, r)
		stack = append(stack, &node{ref: r, level: e.level})
		total++
	}
	for len(stack) > 0 {
		pop()
	}
	f.Dict(root)["Count"] = integer(total)
	return root
}
