package office

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"factsheet/sources/extract/parts"
	"factsheet/sources/text"
)

// An openStyle is a style of an OpenDocument text, as far as it matters.
type openStyle struct {
	parent  string
	display string // text:display: none, true, condition; "" is not set
	struck  string // "none" or a kind of line; "" is not set
	raise   string // style:text-position: "super 58%"; "" is not set
	lang    string // BCP 47
	master  string // the pages that begin with a paragraph of it
}

// openStyles are styles by family ("paragraph", "text") and name.
type openStyles map[string]openStyle

// odfSpaces gives the names that the standard uses to its namespaces.
var odfSpaces = map[string]string{
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":            "office:",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":              "text:",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":             "table:",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":             "style:",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":           "draw:",
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo:",
	"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0":          "manifest:",
	"urn:oasis:names:tc:opendocument:xmlns:meta:1.0":              "meta:",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":    "svg:",
	"urn:oasis:names:tc:opendocument:xmlns:form:1.0":              "form:",
	"urn:oasis:names:tc:opendocument:xmlns:script:1.0":            "script:",
	"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0":      "presentation:",
	"http://purl.org/dc/elements/1.1/":                            "dc:",
	"http://www.w3.org/1999/xlink":                                "xlink:",
	"http://www.w3.org/1998/Math/MathML":                          "math:",
}

func odf(n xml.Name) string { return odfSpaces[n.Space] + n.Local }

// attr is an attribute by the name that the standard uses; "" is none.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if odf(a.Name) == name {
			return a.Value
		}
	}
	return ""
}

// read takes the style whose start was the last token.
func (s openStyles) read(t *parts.Tokens, e xml.StartElement) error {
	family, name := attr(e, "style:family"), attr(e, "style:name")
	if odf(e.Name) == "style:default-style" {
		name = ""
	}
	w := openStyle{parent: attr(e, "style:parent-style-name"), master: attr(e, "style:master-page-name")}
	err := eachChild(t, func(e xml.StartElement) error {
		if odf(e.Name) == "style:text-properties" {
			w.display = attr(e, "text:display")
			w.struck = attr(e, "style:text-line-through-style")
			if w.struck == "" {
				w.struck = attr(e, "style:text-line-through-type")
			}
			w.raise = attr(e, "style:text-position")
			if w.lang = attr(e, "fo:language"); w.lang != "" && w.lang != "none" {
				if country := attr(e, "fo:country"); country != "" && country != "none" {
					w.lang += "-" + country
				}
			}
		}
		return t.Skip()
	})
	s[family+":"+name] = w
	return err
}

// of is a style with what it takes over from its parents, and whether it or
// one of them has one of the names.
func (s openStyles) of(family, name string, named ...string) (w openStyle, is bool) {
	for range deepestStyles {
		if slices.Contains(named, name) {
			is = true
		}
		x, ok := s[family+":"+name]
		if !ok {
			break
		}
		w.display = or(w.display, x.display)
		w.struck = or(w.struck, x.struck)
		w.raise = or(w.raise, x.raise)
		w.lang = or(w.lang, x.lang)
		if x.parent == "" {
			break
		}
		name = x.parent
	}
	return w, is
}

// look is how text of a style shows inside text that shows otherwise.
func (s openStyles) look(family, name string, outer look) look {
	w, _ := s.of(family, name)
	k := outer
	if w.display != "" {
		k.hidden = w.display == "none"
	}
	if w.struck != "" {
		k.struck = w.struck != "none"
	}
	if w.raise != "" {
		k.script = position(w.raise)
	}
	return k
}

// position is where a text position puts text: 1 above the line, -1 below it.
func position(s string) int8 {
	first, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	switch {
	case first == "super":
		return 1
	case first == "sub":
		return -1
	}
	n, err := strconv.ParseFloat(strings.TrimSuffix(first, "%"), 64)
	switch {
	case err != nil || n == 0:
		return 0
	case n < 0:
		return -1
	}
	return 1
}

// kind is what a paragraph of a style is.
func (s openStyles) kind(name string) text.Kind {
	if _, is := s.of("paragraph", name, "Title"); is {
		return text.Title
	}
	if _, is := s.of("paragraph", name, "Caption"); is {
		return text.Caption
	}
	if _, is := s.of("paragraph", name, "Preformatted_20_Text", "Source_20_Code"); is {
		return text.Code
	}
	return text.Paragraph
}

// A master is a kind of page, with its heads and feet as they are written.
type master struct {
	name  string
	next  string
	heads []*paragraph
}

// readStylesPart reads the styles and the kinds of pages of an OpenDocument
// text.
func (d *openDocument) readStylesPart() error {
	const name = "styles.xml"
	if !d.a.Has(name) {
		return nil
	}
	// Automatic styles of this part are for its heads and feet alone.
	own := openStyles{}
	into := d.styles
	return d.a.Elements(d.ctx, name, func(t *parts.Tokens, e xml.StartElement) error {
		switch odf(e.Name) {
		case "office:styles":
			into = d.styles
		case "office:automatic-styles":
			into = own
		case "office:master-styles":
			for k, w := range d.styles {
				if _, ok := own[k]; !ok {
					own[k] = w
				}
			}
		case "style:style", "style:default-style":
			return into.read(t, e)
		case "style:master-page":
			return d.readMaster(t, e, own)
		}
		return nil
	})
}

func (d *openDocument) readMaster(t *parts.Tokens, e xml.StartElement, styles openStyles) error {
	m := master{name: attr(e, "style:name"), next: attr(e, "style:next-style-name")}
	err := eachChild(t, func(e xml.StartElement) error {
		part := ""
		switch name, _, _ := strings.Cut(strings.TrimPrefix(odf(e.Name), "style:"), "-"); name {
		case "header":
			part = pageHeader
		case "footer":
			part = pageFooter
		}
		if part == "" || attr(e, "style:display") == "false" {
			return t.Skip()
		}
		s := &openStory{doc: d, t: t, part: part, styles: styles}
		if err := s.children(); err != nil {
			return err
		}
		m.heads = append(m.heads, s.done...)
		return nil
	})
	d.masters = append(d.masters, m)
	return err
}
