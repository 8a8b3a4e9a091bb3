package bibliography

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"factsheet/sources"
)

// csl are the texts that CSL has a place for, under the name that both have, in
// the order in which they are written.
var csl = []string{"title", "container-title", "collection-title", "number", "volume", "issue", "page", "edition", "genre", "authority",
	"publisher", "publisher-place", "DOI", "ISBN", "URL", "language"}

// A pair is a key of JSON and its value, as it is written.
type pair struct {
	key   string
	value any
}

// object is a JSON object whose keys stand in an order.
type object []pair

func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, p := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, v := range []any{p.key, p.value} {
			if j > 0 {
				b.WriteByte(':')
			}
			text, err := marshal(v)
			if err != nil {
				return nil, err
			}
			b.Write(text)
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// marshal is json.Marshal that leaves `<`, `>` and `&` as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// WriteJSON gives sources as CSL-JSON, which pandoc and Zotero read. What CSL
// has no field for stands in `custom`. A source without a type is a document.
// The same sources give the same bytes.
func WriteJSON(list []*sources.Source) ([]byte, error) {
	items := []object{}
	for _, s := range list {
		items = append(items, toCSL(s.Clean()))
	}
	compact, err := marshal(items)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

func toCSL(s *sources.Source) object {
	kind := s.Type
	if kind == "" {
		kind = "document"
	}
	out := object{{"id", s.ID}, {"type", kind}}
	for _, key := range csl {
		if v := *s.Field(key); v != "" {
			out = append(out, pair{key, v})
		}
		if key == "title" {
			out = appendNames(appendNames(out, "author", s.Author), "editor", s.Editor)
		}
	}
	for _, key := range []string{"issued", "accessed"} {
		if v := *s.Field(key); v != "" {
			var parts []int
			for _, p := range strings.Split(v, "-") {
				n, _ := strconv.Atoi(p) // a clean date has nothing else
				parts = append(parts, n)
			}
			out = append(out, pair{key, object{{"date-parts", [][]int{parts}}}})
		}
	}
	var custom object
	if s.Type == "" {
		custom = append(custom, pair{untyped, true})
	}
	for _, key := range ours {
		if v := *s.Field(key); v != "" {
			custom = append(custom, pair{key, v})
		}
	}
	if s.Withheld {
		custom = append(custom, pair{"withheld", true})
	}
	if len(custom) > 0 {
		out = append(out, pair{"custom", custom})
	}
	return out
}

func appendNames(out object, key string, list []sources.Name) object {
	var names []object
	for _, n := range list {
		var o object
		for _, p := range []pair{{"family", n.Family}, {"given", n.Given}, {"literal", n.Literal}} {
			if p.value != "" {
				o = append(o, pair{p.key, p.value})
			}
		}
		names = append(names, o)
	}
	if len(names) == 0 {
		return out
	}
	return append(out, pair{key, names})
}
