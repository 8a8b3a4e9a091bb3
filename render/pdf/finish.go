package pdf

import (
	"fmt"
	"strings"

	"factsheet/render/pdf/object"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/verify"
)

// finish makes the file that is handed out of what gofpdf wrote: it adds faces,
// structure, links, bookmarks, and what says whose document it is.
func finish(raw []byte, d *document, o Options) ([]byte, error) {
	file, err := object.Read(raw)
	if err != nil {
		return nil, fmt.Errorf("reading what gofpdf wrote: %w", err)
	}
	f := &finisher{File: file, document: d, options: o}
	pages := file.Pages()
	if len(pages) != len(d.canvases) || len(pages) == 0 {
		return nil, fmt.Errorf("%d pages were drawn and %d came back", len(d.canvases), len(pages))
	}
	f.pages = pages
	root := file.Dict(file.Trailer["Root"])
	tree, _ := root["Pages"].(object.Ref)
	resources := file.Dict(file.Dict(pages[0])["Resources"]) // all pages share them
	if resources["Font"], err = embed(file, d); err != nil {
		return nil, err
	}
	kids := object.Array{}
	paper := tag.Paper{Refs: f.pages}
	for i, p := range f.pages {
		kids = append(kids, p)
		paper.Pages = append(paper.Pages, &f.canvases[i].tags)
		paper.Links = append(paper.Links, f.page(i, p, tree))
	}
	structure, err := tag.Write(file, d.root, paper)
	if err != nil {
		return nil, err
	}
	file.Objects[tree] = object.Dict{"Type": object.Name("Pages"), "Kids": kids, "Count": integer(len(kids))}
	catalog := object.Dict{
		"Type": object.Name("Catalog"), "Pages": tree,
		"Lang":              object.String(d.page.Language),
		"ViewerPreferences": object.Dict{"DisplayDocTitle": true},
		"OutputIntents":     object.Array{f.outputIntent()},
		"Metadata":          f.metadata(),
		"MarkInfo":          object.Dict{"Marked": true},
		"StructTreeRoot":    structure,
	}
	if outlines := f.outlines(); outlines != 0 {
		catalog["Outlines"] = outlines
	}
	file.Trailer["Root"] = file.Add(catalog)
	file.Trailer["Info"] = file.Add(f.info())
	if o.Attach != nil {
		seal, err := verify.Seal(file)
		if err != nil {
			return nil, err
		}
		list, err := o.Attach(seal)
		if err != nil {
			return nil, err
		}
		if err := f.attach(catalog, list); err != nil {
			return nil, err
		}
	}
	return file.Bytes()
}

type finisher struct {
	*object.File
	*document
	options Options
	pages   []object.Ref
}

func integer(n int) object.Number { return object.Number(fmt.Sprint(n)) }

func decimal(v float64) object.Number {
	return object.Number(strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), "."))
}

// page replaces the dictionary of a page, and gives its links.
func (f *finisher) page(i int, ref, tree object.Ref) []object.Ref {
	old := f.Dict(ref)
	links := f.annotations(f.canvases[i])
	d := object.Dict{
		"Type": object.Name("Page"), "Parent": tree,
		"MediaBox":  object.Array{integer(0), integer(0), decimal(f.pageWidth), decimal(f.pageHeight)},
		"Resources": old["Resources"], "Contents": old["Contents"],
	}
	annotations := object.Array{}
	for _, l := range links {
		if l != 0 {
			annotations = append(annotations, l)
		}
	}
	if len(annotations) > 0 {
		d["Annots"] = annotations
	}
	d["Tabs"] = object.Name("S")
	f.Objects[ref] = d
	return links
}
