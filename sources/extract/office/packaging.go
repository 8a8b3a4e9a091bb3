package office

import (
	"context"
	"encoding/xml"
	"net/url"
	"path"
	"strings"

	"factsheet/sources/extract/parts"
)

// A relation is what a part of a Word document refers to (ECMA-376, part 2).
type relation struct {
	id     string
	kind   string // the last word of its type: "styles"
	target string // the part's name
}

// relations lists what a part refers to inside the document; of the package
// itself where part is "".
func relations(ctx context.Context, a *parts.Archive, part string) ([]relation, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if !a.Has(name) {
		return nil, nil
	}
	var out []relation
	err := a.Elements(ctx, name, func(_ *parts.Tokens, e xml.StartElement) error {
		if e.Name.Local != "Relationship" || strings.EqualFold(parts.Attr(e, "TargetMode"), "External") {
			return nil
		}
		if target := parts.Resolve(part, unescape(parts.Attr(e, "Target"))); target != "" {
			out = append(out, relation{parts.Attr(e, "Id"), path.Base(parts.Attr(e, "Type")), target})
		}
		return nil
	})
	return out, err
}

// targets lists the parts of a kind among relations.
func targets(list []relation, kind string) []string {
	var out []string
	for _, r := range list {
		if r.kind == kind {
			out = append(out, r.target)
		}
	}
	return out
}

// mainPart finds the part that holds the text of a Word document: by what the
// package refers to, else by the list of the parts' types.
func mainPart(ctx context.Context, a *parts.Archive) (string, error) {
	list, err := relations(ctx, a, "")
	if err != nil {
		return "", err
	}
	for _, name := range targets(list, "officeDocument") {
		if a.Has(name) {
			return name, nil
		}
	}
	name := ""
	if a.Has("[Content_Types].xml") {
		err = a.Elements(ctx, "[Content_Types].xml", func(_ *parts.Tokens, e xml.StartElement) error {
			part := parts.Clean(parts.Attr(e, "PartName"))
			if strings.HasSuffix(parts.Attr(e, "ContentType"), ".main+xml") && name == "" && a.Has(part) {
				name = part
			}
			return nil
		})
	}
	return name, err
}

// unescape resolves the %-sequences of a reference; one that is wrong stands
// for itself.
func unescape(ref string) string {
	if s, err := url.PathUnescape(ref); err == nil {
		return s
	}
	return ref
}
