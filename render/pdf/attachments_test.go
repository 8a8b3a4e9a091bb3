package pdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"factsheet/render/pdf/object"
	"factsheet/render/pdf/verify"
)

func attached(t *testing.T, list ...Attachment) (data []byte, seal string) {
	t.Helper()
	data, err := Bytes(handout(), Options{Attach: func(s string) ([]Attachment, error) {
		seal = s
		return list, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return data, seal
}

// The seal is the same with any attachments and with none, and another for
// another document.
func TestSeal(t *testing.T) {
	p := handout()
	p.Issued = "2024-06-22"
	other, err := Bytes(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	sheet := Attachment{Name: "sheet.yaml", MIME: "application/yaml", Relationship: "Source", Data: []byte("title: T\n")}
	with, seal := attached(t, sheet)
	for name, tt := range map[string]struct {
		data []byte
		same bool
	}{
		"as written": {with, true}, "none": {write(t, handout()), true}, "another date": {other, false},
	} {
		f, err := object.Read(tt.data)
		if err != nil {
			t.Fatal(err)
		}
		got, err := verify.Seal(f)
		if err != nil || len(got) != 64 || (got == seal) != tt.same {
			t.Errorf("%s: %q (%v), the file was made with %q", name, got, err, seal)
		}
	}
}

// Whatever is altered but attachments gives another seal.
func TestSealCoversAll(t *testing.T) {
	data, seal := attached(t, Attachment{Name: "sheet.yaml", MIME: "application/yaml", Relationship: "Source", Data: []byte("title: T\n")})
	first := func(f *object.File, is func(object.Dict) bool) object.Dict {
		for r := object.Ref(1); int(r) <= len(f.Objects); r++ {
			if d := f.Dict(r); d != nil && is(d) {
				return d
			}
		}
		t.Fatal("the file has nothing of this kind")
		return nil
	}
	has := func(k object.Name, v object.Object) func(object.Dict) bool {
		return func(d object.Dict) bool { return d[k] == v }
	}
	tests := map[string]func(f *object.File){
		"a role": func(f *object.File) { first(f, has("S", object.Name("TD")))["S"] = object.Name("TH") },
		"a glyph": func(f *object.File) {
			s := f.Stream(f.Dict(f.Pages()[0])["Contents"])
			s.Data = bytes.Replace(s.Data, []byte("<0046>"), []byte("<0045>"), 1)
			s.Data = bytes.Replace(s.Data, []byte("[<00"), []byte("[<01"), 1)
		},
		"a link": func(f *object.File) {
			f.Dict(first(f, func(d object.Dict) bool { return f.Dict(d["A"])["URI"] != nil })["A"])["URI"] = object.String("https://example.com/")
		},
		"a face": func(f *object.File) {
			f.Stream(first(f, has("Type", object.Name("FontDescriptor")))["FontFile2"]).Data[99] ^= 1
		},
		"a title":         func(f *object.File) { f.Dict(f.Trailer["Info"])["Title"] = object.Text("Another") },
		"metadata":        func(f *object.File) { f.Stream(f.Dict(f.Trailer["Root"])["Metadata"]).Data[300] ^= 1 },
		"the language":    func(f *object.File) { f.Dict(f.Trailer["Root"])["Lang"] = object.String("de") },
		"something added": func(f *object.File) { f.Dict(f.Trailer["Root"])["OpenAction"] = object.Dict{} },
		"another name":    func(f *object.File) { f.Dict(f.Dict(f.Trailer["Root"])["Names"])["JavaScript"] = object.Dict{} },
		"the colours": func(f *object.File) {
			f.Stream(f.Dict(f.Array(f.Dict(f.Trailer["Root"])["OutputIntents"])[0])["DestOutputProfile"]).Data[200] ^= 1
		},
	}
	for name, change := range tests {
		f, err := object.Read(bytes.Clone(data))
		if err != nil {
			t.Fatal(err)
		}
		change(f)
		if got, err := verify.Seal(f); err != nil || got == seal {
			t.Errorf("%s is altered and the seal is the same (%v)", name, err)
		}
	}
	f, err := object.Read(bytes.Clone(data))
	if err != nil {
		t.Fatal(err)
	}
	first(f, has("Type", object.Name("Filespec")))["Desc"] = object.Text("other words")
	if got, err := verify.Seal(f); err != nil || got != seal {
		t.Errorf("an attachment is altered and the seal is another: %s (%v)", got, err)
	}
}

// Attachments come back from the file as they went in, in the order of their names.
func TestAttachments(t *testing.T) {
	data, _ := attached(t,
		Attachment{Name: "sheet.yaml", MIME: "application/yaml", Description: "The sheet", Relationship: "Source", Data: []byte("title: T\n")},
		Attachment{Name: "evidence.json", MIME: "application/json", Relationship: "Data", Data: []byte("{}")})
	f, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	root := f.Dict(f.Trailer["Root"])
	names := f.Array(f.Dict(f.Dict(root["Names"])["EmbeddedFiles"])["Names"])
	if len(names) != 4 || names[0] != object.String("evidence.json") || names[2] != object.String("sheet.yaml") || len(f.Array(root["AF"])) != 2 {
		t.Fatalf("the names are %v", names)
	}
	spec := f.Dict(names[3])
	file := f.Stream(f.Dict(spec["EF"])["F"])
	if file == nil || string(file.Data) != "title: T\n" || file.Dict["Subtype"] != object.Name("application/yaml") ||
		spec["AFRelationship"] != object.Name("Source") || spec["Desc"] != object.Text("The sheet") {
		t.Errorf("the sheet is %v, %v", spec, file)
	}
	params := f.Dict(file.Dict["Params"])
	if params["Size"] != object.Number("9") || params["ModDate"] != object.String("D:20240621000000Z") {
		t.Errorf("its parameters are %v", params)
	}
}

func TestAttachmentsRefused(t *testing.T) {
	good := Attachment{Name: "a.yaml", MIME: "application/yaml", Relationship: "Source"}
	with := func(change func(*Attachment)) Attachment { a := good; change(&a); return a }
	tests := map[string]struct {
		list []Attachment
		want string
	}{
		"a path":          {[]Attachment{with(func(a *Attachment) { a.Name = "../a" })}, "no name"},
		"no name":         {[]Attachment{with(func(a *Attachment) { a.Name = "" })}, "no name"},
		"no type":         {[]Attachment{with(func(a *Attachment) { a.MIME = "yaml" })}, "no media type"},
		"no relationship": {[]Attachment{with(func(a *Attachment) { a.Relationship = "Friend" })}, "no relationship"},
		"one name twice":  {[]Attachment{good, good}, "two attachments"},
	}
	for name, tt := range tests {
		_, err := Bytes(handout(), Options{Attach: func(string) ([]Attachment, error) { return tt.list, nil }})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
	}
	broken := errors.New("no evidence")
	if _, err := Bytes(handout(), Options{Attach: func(string) ([]Attachment, error) { return nil, broken }}); !errors.Is(err, broken) {
		t.Errorf("the error of what makes them is lost: %v", err)
	}
}

// The profile says of itself what it is, in its own length.
func TestProfile(t *testing.T) {
	p := sRGB()
	if len(p)%4 != 0 || int(p[2])<<8|int(p[3]) != len(p) || !bytes.Equal(p[36:40], []byte("acsp")) || !bytes.Equal(p, sRGB()) {
		t.Errorf("a profile of %d bytes: %x", len(p), p[:40])
	}
}
