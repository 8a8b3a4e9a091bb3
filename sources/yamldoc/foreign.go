package yamldoc

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// ParseForeign reads YAML that another program wrote: a scalar's text is what
// YAML makes of it, with lines joined and escapes decoded, which Parse refuses
// because people's files lose words by it. Numbers, dates and truth values stay
// as they are written. Only the first document is read. Anchors, aliases and
// more levels than a file of ours may have are refused, and files of more than
// limit bytes.
func ParseForeign(data []byte, limit int) (*Node, error) {
	if len(data) > limit {
		return nil, fmt.Errorf("it is larger than %d MiB", limit>>20)
	}
	doc := &yaml.Node{}
	if err := yaml.NewDecoder(bytes.NewReader(data)).Decode(doc); err == io.EOF {
		return nil, fmt.Errorf("it is empty")
	} else if err != nil {
		return nil, fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(doc.Content) == 0 {
		return nil, fmt.Errorf("it is empty")
	}
	return foreign(doc.Content[0], 0)
}

func foreign(n *yaml.Node, depth int) (*Node, error) {
	out := &Node{Pos: Pos{Line: n.Line, Col: n.Column}}
	switch {
	case depth > maxDepth:
		return nil, fmt.Errorf("line %d: lists and groups stand in each other more than %d deep", n.Line, maxDepth)
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		return nil, fmt.Errorf("line %d: anchors and aliases cannot be used", n.Line)
	case n.Kind == yaml.MappingNode:
		out.Kind = Map
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, err := foreign(n.Content[i], depth+1)
			if err != nil {
				return nil, err
			}
			value, err := foreign(n.Content[i+1], depth+1)
			if err != nil {
				return nil, err
			}
			out.Entries = append(out.Entries, Entry{key.Text, value})
		}
	case n.Kind == yaml.SequenceNode:
		out.Kind = List
		for _, item := range n.Content {
			value, err := foreign(item, depth+1)
			if err != nil {
				return nil, err
			}
			out.Items = append(out.Items, value)
		}
	case n.Tag != "!!null":
		out.Text = String{Value: n.Value, Pos: out.Pos}
	}
	return out, nil
}
