package verify_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"factsheet/render/pdf/object"
	"factsheet/render/pdf/verify"
)

// elements gives those of a role, in the order of reading.
func elements(t *testing.T, f *object.File, role object.Name) []object.Ref {
	t.Helper()
	var out []object.Ref
	var walk func(o object.Object)
	walk = func(o object.Object) {
		ref, ok := o.(object.Ref)
		if !ok {
			return
		}
		d := f.Dict(ref)
		if d["S"] == role {
			out = append(out, ref)
		}
		for _, k := range f.Array(d["K"]) {
			walk(k)
		}
	}
	walk(f.Dict(structure(f))["K"])
	if len(out) == 0 {
		t.Fatalf("no element %s", role)
	}
	return out
}

func structure(f *object.File) object.Object { return f.Dict(f.Trailer["Root"])["StructTreeRoot"] }

// A file whose structure was changed does not pass, or says something else.
func TestChangedStructure(t *testing.T) {
	at := func(t *testing.T, f *object.File, role object.Name, i int) object.Dict {
		return f.Dict(elements(t, f, role)[i])
	}
	tests := []struct {
		name   string
		change func(t *testing.T, f *object.File)
		want   string
	}{
		{"none", func(t *testing.T, f *object.File) { delete(f.Dict(f.Trailer["Root"]), "StructTreeRoot") }, "the file has none"},
		{"not marked", func(t *testing.T, f *object.File) { delete(f.Dict(f.Trailer["Root"]), "MarkInfo") }, "the file has none"},
		{"no document", func(t *testing.T, f *object.File) { delete(f.Dict(structure(f)), "K") }, "no document"},
		{"pages of text without end", func(t *testing.T, f *object.File) {
			root := f.Dict(f.Trailer["Root"])
			pages, first, document := f.Dict(root["Pages"]), f.Dict(f.Pages()[0]), f.Dict(structure(f))["K"].(object.Ref)
			parents := f.Dict(f.Dict(structure(f))["ParentTree"])
			eachStream(f, "beginbfchar", func(s *object.Stream) {
				s.Data = bytes.ReplaceAll(s.Data, []byte("<0061> <0061>"), []byte("<0061> <4E004E004E004E00>"))
			})
			for key := range 2 {
				number := object.Number(fmt.Sprint(1000 + key))
				content := "/P <</MCID 0>> BDC\nBT\n/S0 9 Tf\n1 0 0 1 50 50 Tm\n<" + strings.Repeat("0061", 1<<20-100) + "> Tj\nET\nEMC\n"
				page := f.Add(object.Dict{"Type": object.Name("Page"), "Parent": root["Pages"], "MediaBox": first["MediaBox"], "Resources": first["Resources"],
					"StructParents": number, "Contents": f.Add(&object.Stream{Dict: object.Dict{}, Data: []byte(content)})})
				element := f.Add(object.Dict{"S": object.Name("P"), "P": document, "Pg": page, "K": object.Array{object.Number("0")}})
				f.Dict(document)["K"] = append(f.Array(f.Dict(document)["K"]), element)
				pages["Kids"] = append(f.Array(pages["Kids"]), page)
				parents["Nums"] = append(f.Array(parents["Nums"]), number, object.Array{element})
			}
		}, "more text"},
		{"roles with other names", func(t *testing.T, f *object.File) {
			f.Dict(structure(f))["RoleMap"] = object.Dict{"P": object.Name("Artifact")}
		}, "other names"},
		{"content in two elements", func(t *testing.T, f *object.File) {
			a, b := at(t, f, "P", 0), at(t, f, "P", 1)
			b["K"] = append(f.Array(a["K"]), f.Array(b["K"])...)
		}, "in two elements"},
		{"content twice in one", func(t *testing.T, f *object.File) {
			a := at(t, f, "P", 0)
			a["K"] = append(f.Array(a["K"]), f.Array(a["K"])...)
		}, "in two elements"},
		{"content exchanged", func(t *testing.T, f *object.File) {
			a, b := at(t, f, "P", 0), at(t, f, "P", 1)
			a["K"], b["K"] = b["K"], a["K"]
		}, "does not know its element"},
		{"an element lost", func(t *testing.T, f *object.File) {
			q := at(t, f, "BlockQuote", 0)
			q["K"] = object.Array{}
		}, "is in no element"},
		{"an element twice", func(t *testing.T, f *object.File) {
			d := at(t, f, "Document", 0)
			d["K"] = append(f.Array(d["K"]), f.Array(d["K"])[0])
		}, "in two places"},
		{"an element in itself", func(t *testing.T, f *object.File) {
			q := elements(t, f, "BlockQuote")[0]
			f.Dict(q)["K"] = append(f.Array(f.Dict(q)["K"]), q)
		}, "in two places"},
		{"an element moved to another", func(t *testing.T, f *object.File) {
			a, b := at(t, f, "BlockQuote", 0), at(t, f, "BlockQuote", 1)
			a["K"], b["K"] = append(f.Array(a["K"]), f.Array(b["K"])...), object.Array{}
		}, "does not know in which element"},
		{"another order", func(t *testing.T, f *object.File) {
			k := f.Array(at(t, f, "Document", 0)["K"])
			k[0], k[len(k)-1] = k[len(k)-1], k[0]
		}, "does not stand in the PDF"},
		{"quotations in another order", func(t *testing.T, f *object.File) {
			a, b := elements(t, f, "BlockQuote")[0], elements(t, f, "BlockQuote")[1]
			k := f.Array(at(t, f, "Document", 0)["K"])
			for i := range k {
				switch k[i] {
				case a:
					k[i] = b
				case b:
					k[i] = a
				}
			}
		}, "does not stand in the PDF"},
		{"other words for a figure", func(t *testing.T, f *object.File) {
			at(t, f, "Figure", 0)["Alt"] = object.Text("Three points")
		}, "Two points"},
		{"no words for a figure", func(t *testing.T, f *object.File) { delete(at(t, f, "Figure", 0), "Alt") }, "no text alternative"},
		{"a figure that is a paragraph", func(t *testing.T, f *object.File) { at(t, f, "Figure", 0)["S"] = object.Name("P") }, "otherwise than it is shown"},
		{"a paragraph that is a figure", func(t *testing.T, f *object.File) {
			p := at(t, f, "P", 1)
			p["S"], p["Alt"] = object.Name("Figure"), object.Text("x")
		}, "does not stand in the PDF"},
		{"a paragraph that is read otherwise", func(t *testing.T, f *object.File) { at(t, f, "P", 1)["ActualText"] = object.Text("x") }, "otherwise than it is shown"},
		{"an unknown role", func(t *testing.T, f *object.File) { at(t, f, "P", 1)["S"] = object.Name("Private") }, "do not have"},
		{"text in a container", func(t *testing.T, f *object.File) { at(t, f, "P", 1)["S"] = object.Name("Sect") }, "text of its own"},
		{"no way back", func(t *testing.T, f *object.File) { delete(f.Dict(structure(f)), "ParentTree") }, "does not know its element"},
		{"a way back to another", func(t *testing.T, f *object.File) {
			nums := f.Array(f.Dict(f.Dict(structure(f))["ParentTree"])["Nums"])
			list := f.Array(nums[1])
			list[0], list[1] = list[1], list[0]
		}, "does not know its element"},
		{"a page without its number", func(t *testing.T, f *object.File) { delete(f.Dict(f.Pages()[0]), "StructParents") }, "does not know its element"},
		{"a link lost", func(t *testing.T, f *object.File) {
			l := at(t, f, "Link", 0)
			l["K"] = f.Array(l["K"])[:1]
		}, "a link that is in no element"},
		{"pages with one content", func(t *testing.T, f *object.File) {
			pages := f.Dict(f.Dict(f.Trailer["Root"])["Pages"])
			copied := f.Add(f.Dict(f.Pages()[0]))
			pages["Kids"] = append(f.Array(pages["Kids"]), copied)
		}, "no content of its own"},
		{"a glyph that stands for a book", func(t *testing.T, f *object.File) {
			eachStream(f, "beginbfchar", func(s *object.Stream) {
				s.Data = []byte(strings.Replace(string(s.Data), "<0065> <0065>", "<0065> <"+strings.Repeat("0065", 1000)+">", 1))
			})
		}, "a map to Unicode cannot be read"},
		{"a link of another element", func(t *testing.T, f *object.File) {
			l, p := at(t, f, "Link", 0), at(t, f, "P", 0)
			p["K"] = append(f.Array(p["K"]), f.Array(l["K"])[1])
		}, "has a link"},
	}
	for _, tt := range tests {
		f, err := object.Read(file(t))
		if err != nil {
			t.Fatal(err)
		}
		tt.change(t, f)
		c, err := verify.Of(f)
		if err == nil {
			if err = c.Quotations([]string{first, second}); err == nil {
				err = c.Whole([]verify.Piece{{Text: "TitleAn ownerClaim“" + first + "”“" + second + "”"}, {Text: picture, Alt: true}, {Text: "A caption"}})
			}
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}
