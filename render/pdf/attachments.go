package pdf

import (
	"crypto/md5"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"factsheet/render/pdf/object"
)

// An Attachment is a file that travels in the PDF (ISO 19005-3, 6.8).
type Attachment struct {
	Name         string // of the file, in ASCII without slashes: "sheet.yaml"
	MIME         string // "application/yaml"
	Description  string // for people; may be empty
	Relationship string // "Source", "Data", "Alternative", "Supplement" or "Unspecified"
	Data         []byte
}

var (
	attachmentName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._ -]*$`)
	mimeType       = regexp.MustCompile(`^[a-z]+/[A-Za-z0-9.+-]+$`)
	relationships  = []string{"Source", "Data", "Alternative", "Supplement", "Unspecified"}
)

// check refuses what could not be written as the standard has it.
func (a *Attachment) check() error {
	switch {
	case !attachmentName.MatchString(a.Name):
		return fmt.Errorf("%q is no name for an attachment", a.Name)
	case !mimeType.MatchString(a.MIME):
		return fmt.Errorf("attachment %q: %q is no media type", a.Name, a.MIME)
	case !slices.Contains(relationships, a.Relationship):
		return fmt.Errorf("attachment %q: %q is no relationship", a.Name, a.Relationship)
	}
	return nil
}

// attach puts files into the document: in the list of names that viewers show,
// and as files that go with the whole of it.
func (f *finisher) attach(catalog object.Dict, list []Attachment) error {
	list = slices.SortedFunc(slices.Values(list), func(a, b Attachment) int { return strings.Compare(a.Name, b.Name) })
	names, associated := object.Array{}, object.Array{}
	for i := range list {
		a := &list[i]
		if err := a.check(); err != nil {
			return err
		}
		if i > 0 && list[i-1].Name == a.Name {
			return fmt.Errorf("two attachments are named %q", a.Name)
		}
		ref := f.Add(f.fileSpec(a))
		names = append(names, object.String(a.Name), ref)
		associated = append(associated, ref)
	}
	if len(list) > 0 {
		catalog["AF"] = associated
		catalog["Names"] = object.Dict{"EmbeddedFiles": object.Dict{"Names": names}}
	}
	return nil
}

// fileSpec describes an attachment. Its date is the sheet's.
func (f *finisher) fileSpec(a *Attachment) object.Dict {
	sum := md5.Sum(a.Data) // what ISO 32000-1, table 46 asks for: no guard against forgers
	params := object.Dict{"Size": integer(len(a.Data)), "CheckSum": object.String(sum[:])}
	if when, ok := issued(f.document.page); ok {
		params["ModDate"] = object.String(when.Format(infoTime))
	}
	file := f.Add(&object.Stream{Data: a.Data, Dict: object.Dict{
		"Type": object.Name("EmbeddedFile"), "Subtype": object.Name(a.MIME), "Params": params,
	}})
	out := object.Dict{
		"Type": object.Name("Filespec"), "F": object.String(a.Name), "UF": object.Text(a.Name),
		"AFRelationship": object.Name(a.Relationship), "EF": object.Dict{"F": file, "UF": file},
	}
	if a.Description != "" {
		out["Desc"] = object.Text(a.Description)
	}
	return out
}
