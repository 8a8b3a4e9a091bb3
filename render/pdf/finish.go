package pdf

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"factsheet/render/pdf/object"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
	"factsheet/render/pdf/verify"
)

// finish makes the file that is handed out of what gofpdf wrote: names, maps
// to Unicode, links, bookmarks, and what says whose document it is.
func finish(raw []byte, d *document, o Options) ([]byte, error) {
	file, err := object.Read(raw)
	if err != nil {
		return nil, fmt.Errorf("reading what gofpdf wrote: %w", err)
	}
	f := &finisher{File: file, document: d, options: o}
	pages := file.Pages()
	if len(pages) != len(d.canvases)+1 {
		return nil, fmt.Errorf("%d pages were drawn and %d came back", len(d.canvases)+1, len(pages))
	}
	f.pages = pages[:len(d.canvases)]
	root := file.Dict(file.Trailer["Root"])
	tree, _ := root["Pages"].(object.Ref)
	if err := f.fonts(pages[0]); err != nil {
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

// fonts gives each face its own name, in the file and on the pages, and a map
// to Unicode that is exact: gofpdf writes one range, which is wrong above
// U+00FF.
func (f *finisher) fonts(page object.Ref) error {
	resources := f.Dict(f.Dict(page)["Resources"])
	fonts := f.Dict(resources["Font"])
	byFace := object.Dict{}
	for _, ref := range fonts {
		d := f.Dict(ref)
		name, _ := d["BaseFont"].(object.Name)
		for face := range f.used {
			if string(name) == "utf8"+strings.ToLower(fontName(face)) {
				byFace[object.Name(fontName(face))] = ref
				if err := f.font(d, face); err != nil {
					return err
				}
			}
		}
	}
	if len(byFace) != len(f.used) {
		return fmt.Errorf("%d faces are in use and %d were embedded", len(f.used), len(byFace))
	}
	resources["Font"] = byFace
	resources["ProcSet"] = object.Array{object.Name("PDF"), object.Name("Text"), object.Name("ImageB"), object.Name("ImageC")}
	return nil
}

func (f *finisher) font(d object.Dict, face typeset.Face) error {
	text := characters(f.used, face)
	name := object.Name(subsetTag(text) + "+" + f.faces.Name(face))
	d["BaseFont"] = name
	d["ToUnicode"] = f.Add(&object.Stream{Dict: object.Dict{}, Data: toUnicode(text)})
	descendants := f.Array(d["DescendantFonts"])
	if len(descendants) != 1 {
		return fmt.Errorf("face %s has no glyphs", f.faces.Name(face))
	}
	cid := f.Dict(descendants[0])
	cid["BaseFont"] = name
	cid["CIDSystemInfo"] = object.Dict{"Registry": object.String("Adobe"), "Ordering": object.String("Identity"), "Supplement": integer(0)}
	if descriptor := f.Dict(cid["FontDescriptor"]); descriptor != nil {
		descriptor["FontName"] = name
	}
	return nil
}

// subsetTag is the six letters that mark a face as cut, made of what it was
// cut to.
func subsetTag(text string) string {
	sum := sha256.Sum256([]byte(text))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// toUnicode maps each character in use to itself: a CID is a code point.
func toUnicode(text string) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk([]rune(text), 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, r := range part {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}
