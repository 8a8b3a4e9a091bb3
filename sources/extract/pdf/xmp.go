package pdf

import (
	"encoding/xml"
	"io"
	"strings"
)

// A packet is what a document's XMP says: values by the name of their property,
// without its namespace.
type packet map[string][]string

// properties are those that are kept.
var properties = map[string]bool{"title": true, "creator": true, "date": true, "language": true, "publisher": true, "identifier": true,
	"CreateDate": true, "WebStatement": true, "license": true, "BaseURL": true,
	"publicationName": true, "publicationDate": true, "coverDate": true, "doi": true, "url": true}

const (
	mostValues  = 200  // of one property
	mostNesting = 64   // of elements
	mostLetters = 4000 // of one value, in bytes
)

// readPacket reads XMP (ISO 16684-1) as far as it is well formed. The value of a
// property stands in its element, in the items of a list in it, or in an
// attribute of the description.
func readPacket(s string) packet {
	x := packet{}
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var open []string // names of properties and others, outermost first
	var value strings.Builder
	for {
		token, err := d.Token()
		if err != nil {
			return x
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) == mostNesting {
				return x
			}
			open = append(open, t.Name.Local)
			value.Reset()
			for _, a := range t.Attr {
				if t.Name.Local == "Description" {
					x.add(a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			if value.Len()+len(t) <= mostLetters {
				value.Write(t)
			}
		case xml.EndElement:
			if len(open) == 0 {
				return x
			}
			if name := property(open); name != "" {
				x.add(name, value.String())
			}
			value.Reset()
			open = open[:len(open)-1]
		}
	}
}

// property is the name of the property whose value ends with the innermost of
// the open elements: its own element, or an item of the list in it.
func property(open []string) string {
	n := len(open)
	if open[n-1] == "li" && n >= 4 && open[n-4] == "Description" {
		return open[n-3]
	}
	if n >= 2 && open[n-2] == "Description" {
		return open[n-1]
	}
	return ""
}

func (x packet) add(name, value string) {
	if value = strings.TrimSpace(value); value != "" && properties[name] && len(x[name]) < mostValues {
		x[name] = append(x[name], strings.ToValidUTF8(value, ""))
	}
}

// one is the first value of a property; "" if it has none.
func (x packet) one(name string) string {
	if len(x[name]) == 0 {
		return ""
	}
	return x[name][0]
}
