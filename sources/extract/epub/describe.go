package epub

import (
	"cmp"
	"context"
	"encoding/xml"
	"regexp"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/extract/parts"
)

// describe gives what a book's package says of it.
func describe(ctx context.Context, in extract.Input) (extract.Meta, error) {
	b, err := open(ctx, in)
	if err != nil {
		return extract.Meta{}, err
	}
	return b.meta, nil
}

// A statement is an element of the Dublin Core, with what refines it.
type statement struct {
	id, value          string
	role, fileAs, kind string
}

// A described is what a package says, by the names of the elements.
type described struct {
	said    map[string][]statement
	refined map[string]map[string]string // by id and property
}

// mostStatements is how many statements of a package are kept.
const mostStatements = 1000

const dublinCore = "http://purl.org/dc/elements/1.1/"

// take keeps an element of the metadata.
func (d *described) take(t *parts.Tokens, e xml.StartElement) error {
	if d.said == nil {
		d.said, d.refined = map[string][]statement{}, map[string]map[string]string{}
	}
	refines := strings.TrimPrefix(parts.Attr(e, "refines"), "#")
	switch {
	case e.Name.Local == "meta" && refines != "" && len(d.refined) < mostStatements:
		value, err := t.Text()
		if d.refined[refines] == nil {
			d.refined[refines] = map[string]string{}
		}
		d.refined[refines][parts.Attr(e, "property")] = value
		return err
	case strings.EqualFold(e.Name.Space, dublinCore) && len(d.said[e.Name.Local]) < mostStatements:
		value, err := t.Text()
		s := statement{id: parts.Attr(e, "id"), value: strings.Join(strings.Fields(value), " "), role: parts.Attr(e, "role"), fileAs: parts.Attr(e, "file-as"), kind: parts.Attr(e, "event")}
		if s.value != "" {
			d.said[strings.ToLower(e.Name.Local)] = append(d.said[strings.ToLower(e.Name.Local)], s)
		}
		return err
	}
	return nil
}

// meta puts together what was said.
func (d *described) meta() extract.Meta {
	m := extract.Meta{Type: "book", Title: d.first("title"), Publisher: d.first("publisher"), Language: d.first("language"), Licence: d.first("rights")}
	for _, s := range d.said["title"] {
		if d.refined[s.id]["title-type"] == "main" {
			m.Title = s.value
			break
		}
	}
	for _, s := range d.said["creator"] {
		if role := cmp.Or(s.role, d.refined[s.id]["role"]); role == "" || role == "aut" {
			m.Author = append(m.Author, person(s.value, cmp.Or(s.fileAs, d.refined[s.id]["file-as"])))
		}
	}
	for _, s := range d.said["date"] {
		if s.kind != "modification" && s.kind != "creation" && m.Issued == "" {
			m.Issued = date.FindString(s.value)
		}
	}
	return m
}

// first is what is said first of something.
func (d *described) first(name string) string {
	for _, s := range d.said[name] {
		return s.value
	}
	return ""
}

// date is a year, a month or a day at the beginning of a point in time.
var date = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?`)

// person is a name and how it is filed: "Family, Given" tells which is which
// where its words are those of the name.
func person(name, fileAs string) extract.Name {
	family, given, ok := strings.Cut(fileAs, ",")
	family, given = strings.TrimSpace(family), strings.TrimSpace(given)
	if ok && family != "" && given != "" && (name == given+" "+family || name == family+" "+given || name == fileAs) {
		return extract.Name{Family: family, Given: given}
	}
	return extract.Name{Literal: name}
}
