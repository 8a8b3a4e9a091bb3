package pdf

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"factsheet/render"
	"factsheet/render/pdf/object"
	"factsheet/render/pdf/tag"
	"factsheet/render/pdf/typeset"
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
		"Metadata":          f.metadata(),
		"MarkInfo":          object.Dict{"Marked": true},
		"StructTreeRoot":    structure,
	}
	if outlines := f.outlines(); outlines != 0 {
		catalog["Outlines"] = outlines
	}
	file.Trailer["Root"] = file.Add(catalog)
	file.Trailer["Info"] = file.Add(f.info())
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
		for face := range typeset.Faces {
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
	name := object.Name(subsetTag(text) + "+" + face.Name())
	d["BaseFont"] = name
	d["ToUnicode"] = f.Add(&object.Stream{Dict: object.Dict{}, Data: toUnicode(text)})
	descendants := f.Array(d["DescendantFonts"])
	if len(descendants) != 1 {
		return fmt.Errorf("face %s has no glyphs", face.Name())
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

var date = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// issued is the date of the page where it is one: YYYY, YYYY-MM or YYYY-MM-DD.
func issued(p *render.Page) string {
	if !date.MatchString(p.Issued) {
		return ""
	}
	return p.Issued
}

// info is what viewers show of a file.
func (f *finisher) info() object.Dict {
	p := f.document.page
	d := object.Dict{"Title": object.Text(p.Title.String()), "Producer": object.Text(f.options.Producer)}
	if s := p.Owner.String(); s != "" {
		d["Author"] = object.Text(s)
	}
	if s := p.Subtitle.String(); s != "" {
		d["Subject"] = object.Text(s)
	}
	if issued := issued(p); issued != "" {
		date := object.String("D:" + strings.ReplaceAll(issued, "-", ""))
		d["CreationDate"], d["ModDate"] = date, date
	}
	return d
}

// metadata is the same as XMP; it is not compressed, so that any tool finds it.
func (f *finisher) metadata() object.Ref {
	p := f.document.page
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" " +
		"xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n")
	alt := func(tag, s string) {
		if s != "" {
			fmt.Fprintf(&b, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></%s>\n", tag, escapeXML(s), tag)
		}
	}
	alt("dc:title", p.Title.String())
	alt("dc:description", p.Subtitle.String())
	if s := p.Owner.String(); s != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escapeXML(s))
	}
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", escapeXML(p.Language))
	if issued := issued(p); issued != "" {
		fmt.Fprintf(&b, "<xmp:CreateDate>%[1]s</xmp:CreateDate><xmp:ModifyDate>%[1]s</xmp:ModifyDate>\n", issued)
	}
	fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n",
		escapeXML(f.options.Producer))
	return f.Add(&object.Stream{Dict: object.Dict{"Type": object.Name("Metadata"), "Subtype": object.Name("XML")}, Data: []byte(b.String()), Raw: true})
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;")

func escapeXML(s string) string { return xmlEscapes.Replace(s) }
