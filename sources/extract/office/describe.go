package office

import (
	"context"
	"encoding/xml"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/extract/parts"
)

// describeDocx gives the properties of a Word document (ECMA-376, part 2, 11).
// The date is that of the last change: many documents were begun years before,
// as another one.
func describeDocx(ctx context.Context, in extract.Input) (extract.Meta, error) {
	a, err := openWord(in)
	if err != nil {
		return extract.Meta{}, err
	}
	list, err := relations(ctx, a, "")
	if err != nil {
		return extract.Meta{}, err
	}
	said := map[string]string{}
	for _, kind := range []string{"core-properties", "extended-properties"} {
		for _, name := range targets(list, kind) {
			if err := readProperties(ctx, a, name, said); err != nil {
				return extract.Meta{}, err
			}
		}
	}
	return extract.Meta{
		Type: "document", Title: said["title"], Author: people(said["creator"]), Issued: day(or(said["modified"], said["created"])),
		Publisher: said["Company"], Language: said["language"],
	}, nil
}

// describeODT gives the properties of an OpenDocument text.
func describeODT(ctx context.Context, in extract.Input) (extract.Meta, error) {
	a, err := openODT(ctx, in)
	if err != nil {
		return extract.Meta{}, err
	}
	said := map[string]string{}
	if a.Has("meta.xml") {
		if err := readProperties(ctx, a, "meta.xml", said); err != nil {
			return extract.Meta{}, err
		}
	}
	// Who saved it last is no author unless nobody else is named.
	return extract.Meta{
		Type: "document", Title: said["title"], Author: people(or(said["initial-creator"], said["creator"])),
		Issued: day(or(said["date"], said["creation-date"])), Publisher: said["publisher"], Language: said["language"], Licence: said["rights"],
	}, nil
}

// properties are the elements that say something of a document.
var properties = map[string]bool{"title": true, "creator": true, "created": true, "modified": true, "language": true, "Company": true,
	"initial-creator": true, "creation-date": true, "date": true, "publisher": true, "rights": true}

// readProperties collects what a part says of the document, by the names of its
// elements; what comes first counts.
func readProperties(ctx context.Context, a *parts.Archive, name string, into map[string]string) error {
	if !a.Has(name) {
		return nil
	}
	return a.Elements(ctx, name, func(t *parts.Tokens, e xml.StartElement) error {
		if !properties[e.Name.Local] {
			return nil
		}
		value, err := t.Text()
		if err != nil {
			return err
		}
		if into[e.Name.Local] == "" {
			into[e.Name.Local] = strings.Join(strings.Fields(value), " ")
		}
		return nil
	})
}

// people are the names in a list with semicolons, as they are written.
func people(list string) []extract.Name {
	var out []extract.Name
	for _, name := range strings.Split(list, ";") {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, extract.Name{Literal: name})
		}
	}
	return out
}

// day is the date at the beginning of a point in time; "" where there is none.
func day(s string) string {
	const form = "0000-00-00"
	if len(s) < len(form) {
		return ""
	}
	for i := range len(form) {
		if digit := '0' <= s[i] && s[i] <= '9'; digit != (form[i] == '0') || !digit && s[i] != '-' {
			return ""
		}
	}
	return s[:len(form)]
}
