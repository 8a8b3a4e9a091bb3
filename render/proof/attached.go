package proof

import (
	"crypto/md5"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"factsheet/render/evidence"
	"factsheet/render/pdf/object"
)

// attachments are the files that a PDF carries. Only those of ours are read:
// everything about them is fixed but their bytes.
type attachments struct {
	data     map[string][]byte
	problems []string // one, at most, for each file
}

// readAttachments reads what is attached. It is strict, since the seal does not
// count the attachments: what is not as the program writes it was altered.
func readAttachments(f *object.File) attachments {
	out := attachments{data: make(map[string][]byte)}
	problem := func(format string, args ...any) { out.problems = append(out.problems, fmt.Sprintf(format, args...)) }
	root := f.Dict(f.Trailer["Root"])
	tree := f.Dict(f.Dict(root["Names"])["EmbeddedFiles"])
	associated := f.Array(root["AF"])
	if tree == nil && associated == nil {
		return out
	}
	names := f.Array(tree["Names"])
	if len(tree) != 1 || len(names)%2 != 0 || len(names)/2 != len(associated) {
		problem("the list of attachments is not as it was made")
		return out
	}
	last := ""
	for i := 0; i < len(names); i += 2 {
		name := plainText(names[i])
		kind, known := evidence.Attached[name]
		ref, _ := names[i+1].(object.Ref)
		file, _ := associated[i/2].(object.Ref)
		switch {
		case !known:
			problem("a file that does not belong to the handout is attached: %q", name)
			continue
		case name <= last || ref == 0 || ref != file: // they stand in the order of their names, each once
			problem("%s is not attached as it was", name)
			continue
		}
		last = name
		data, err := readAttachment(f, ref, name, kind)
		if err != nil {
			problem("%s %v", name, err)
			continue
		}
		out.data[name] = data
	}
	for _, name := range []string{evidence.SheetName, evidence.FileName} {
		if out.data[name] == nil && len(out.problems) == 0 {
			problem("%s is missing among the attachments", name)
		}
	}
	return out
}

// readAttachment reads one file that must be described as kind says.
func readAttachment(f *object.File, spec object.Ref, name string, kind evidence.Kind) ([]byte, error) {
	d := f.Dict(spec)
	files := f.Dict(d["EF"])
	ref, _ := files["F"].(object.Ref)
	also, _ := files["UF"].(object.Ref)
	s := f.Stream(ref)
	if s == nil || ref != also || !only(d, "Type", "F", "UF", "Desc", "AFRelationship", "EF") || !only(files, "F", "UF") ||
		!only(s.Dict, "Type", "Subtype", "Params") ||
		d["Type"] != object.Name("Filespec") || s.Dict["Type"] != object.Name("EmbeddedFile") || plainText(d["F"]) != name || plainText(d["UF"]) != name || plainText(d["Desc"]) != kind.Description ||
		d["AFRelationship"] != object.Name(kind.Relationship) || s.Dict["Subtype"] != object.Name(kind.MIME) {
		return nil, errors.New("is not attached as it was")
	}
	p := f.Dict(s.Dict["Params"])
	if date := f.Dict(f.Trailer["Info"])["ModDate"]; !only(p, "Size", "CheckSum", "ModDate") || plainText(p["ModDate"]) != plainText(date) {
		return nil, errors.New("is not attached as it was")
	}
	sum := md5.Sum(s.Data) // ISO 32000-1, 7.11.4.1
	if p["Size"] != object.Number(fmt.Sprint(len(s.Data))) || p["CheckSum"] != object.String(sum[:]) {
		return nil, errors.New("was altered: its checksum is another")
	}
	return s.Data[:len(s.Data):len(s.Data)], nil
}

// only reports whether a dictionary has no other keys.
func only(d object.Dict, keys ...object.Name) bool {
	for k := range d {
		if !slices.Contains(keys, k) {
			return false
		}
	}
	return true
}

// plainText is a text string in UTF-16 or ASCII, which is how we write them; ""
// where it is none.
func plainText(o object.Object) string {
	s, _ := o.(object.String)
	wide, ok := strings.CutPrefix(string(s), "\xfe\xff")
	if !ok {
		return string(s)
	}
	var units []uint16
	for i := 0; i+1 < len(wide); i += 2 {
		units = append(units, uint16(wide[i])<<8|uint16(wide[i+1]))
	}
	return string(utf16.Decode(units))
}
