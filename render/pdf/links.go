package pdf

import (
	"strings"

	"factsheet/render/pdf/object"
)

// destination is a place to go to.
func (f *finisher) destination(a anchor) object.Array {
	return object.Array{f.pages[a.page], object.Name("XYZ"), integer(0), decimal(min(f.pageHeight, f.pageHeight-a.y+4)), nil}
}

// annotations are the links of a page; 0 is one that leads nowhere.
func (f *finisher) annotations(c *canvas) []object.Ref {
	var out []object.Ref
	for _, l := range c.links {
		d := object.Dict{
			"Type": object.Name("Annot"), "Subtype": object.Name("Link"), "F": integer(4),
			"Border": object.Array{integer(0), integer(0), integer(0)},
			"Rect": object.Array{decimal(l.at.x), decimal(f.pageHeight - l.at.y - l.at.h), decimal(l.at.x + l.at.w),
				decimal(f.pageHeight - l.at.y)},
			"Contents": object.Text(l.label),
		}
		if strings.HasPrefix(l.target, "#") {
			a, ok := f.anchors[l.target]
			if !ok {
				out = append(out, 0) // a note that nothing on the paper refers to
				continue
			}
			d["Dest"] = f.destination(a)
		} else {
			d["A"] = object.Dict{"S": object.Name("URI"), "URI": object.String(l.target)}
		}
		out = append(out, f.Add(d))
	}
	return out
}
