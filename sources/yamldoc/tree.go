package yamldoc

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// maxDepth is how deep maps and lists may stand in each other; a sheet needs
// nine.
const maxDepth = 24

// A parser turns the nodes of the YAML parser into ours, and checks that each
// scalar is what stands in the file and that nothing of the file is left over.
type parser struct {
	*raw
	work     []string     // the lines that the YAML parser reads: those reported are mended or blank
	broken   map[int]bool // lines of work that hold a placeholder
	left     [][]byte     // work without what the tree holds
	widths   [][]int      // of the lines of work; nil where not asked for yet
	above    []text       // in the order of the file
	nodes    []Node       // room for more of them
	joined   []byte       // a text; its memory is used again
	torn     []int        // lines that were taken out
	problems []Problem
}

// A text is what a comment right below it could be a piece of.
type text struct {
	below  int // the line
	key    string
	indent int  // of its key, in columns
	block  bool // written as a literal block
	apart  bool // blank lines stand between
}

// placeholder stands for a value that was reported.
const placeholder = "~"

func (p *parser) report(pos Pos, message, hint string) {
	p.problems = append(p.problems, Problem{pos, message, hint})
}

func (p *parser) brokenMap() *Node { return &Node{Kind: Map, Pos: Pos{File: p.file}, broken: true} }

// tree makes our tree of a document that the YAML parser accepts.
func (p *parser) tree(doc *yaml.Node) *Node {
	if doc.Kind == 0 || len(doc.Content) == 0 {
		if len(p.problems) == 0 {
			p.report(Pos{File: p.file}, "this file is empty", "write keys and values, such as `title: …`")
		}
		return p.brokenMap()
	}
	whole := []byte(strings.Join(p.work, ""))
	p.left = make([][]byte, len(p.work))
	for i, line := range p.work {
		p.left[i], whole = whole[:len(line)], whole[len(line):]
	}
	p.widths = make([][]int, len(p.work))
	root := p.node(doc.Content[0], "", -1, 0)
	p.leftovers()
	for _, line := range p.torn {
		root.tear(line)
	}
	if root.Kind != Map && !root.broken {
		p.report(root.Pos, "this file must consist of keys and values, but here is "+root.describe(),
			"write lines such as `title: …`")
	}
	if root.Kind != Map {
		return p.brokenMap()
	}
	return root
}

// tear marks the maps that a line stood in, and the value that it left empty.
func (n *Node) tear(line int) {
	n.torn = true
	n.broken = n.broken || n.IsEmpty()
	var in *Node
	for _, e := range n.Entries {
		if e.Key.Pos.Line <= line {
			in = e.Value
		}
	}
	for _, item := range n.Items {
		if item.Pos.Line <= line {
			in = item
		}
	}
	if in != nil {
		in.tear(line)
	}
}

// newNode takes one of a row of nodes, which are made and let go of together.
func (p *parser) newNode() *Node {
	if len(p.nodes) == 0 {
		p.nodes = make([]Node, 64)
	}
	n := &p.nodes[0]
	p.nodes = p.nodes[1:]
	return n
}

// node reads n, which is the value of key (empty in a list); indent is the
// column before that key or dash, from 0.
func (p *parser) node(n *yaml.Node, key string, indent, depth int) *Node {
	out := p.newNode()
	out.Pos, out.key = p.pos(n.Line, n.Column), key
	if len(p.problems) >= maxProblems {
		out.broken = true
		return out
	}
	if depth > maxDepth {
		p.report(out.Pos, fmt.Sprintf("lists and groups stand in each other more than %d deep", maxDepth), "a sheet needs no more than nine: look for brackets and dashes that should be text")
		p.cover(n, indent)
		out.broken = true
		return out
	}
	if p.special(n, key) {
		out.broken = true
		p.cover(n, indent)
		return out
	}
	switch n.Kind {
	case yaml.MappingNode:
		out.Kind = Map
		p.entries(n, out, depth)
	case yaml.SequenceNode:
		out.Kind = List
		for _, item := range n.Content {
			at := indent
			if n.Style&yaml.FlowStyle == 0 {
				at = p.dash(item, indent)
			}
			out.Items = append(out.Items, p.node(item, "", at, depth+1))
		}
	default:
		p.scalar(n, out, indent)
	}
	return out
}

// dash gives the column of the dash before a list item, from 0.
func (p *parser) dash(item *yaml.Node, indent int) int {
	line := p.work[item.Line-1]
	if at := strings.LastIndex(line[:p.offset(item)], "-"); at >= 0 {
		return utf8.RuneCountInString(line[:at])
	}
	return indent
}

func (p *parser) entries(n *yaml.Node, out *Node, depth int) {
	const few = 16 // are looked through sooner than a map is made
	var seen map[string]Pos
	if len(n.Content) > 2*few {
		seen = make(map[string]Pos, len(n.Content)/2)
	}
	if n.Content != nil {
		out.Entries = make([]Entry, 0, len(n.Content)/2)
	}
	for i := 0; i+1 < len(n.Content) && len(p.problems) < maxProblems; i += 2 {
		key := p.key(n.Content[i])
		value := p.node(n.Content[i+1], key.Value, n.Content[i].Column-1, depth+1)
		if key.Value == "" {
			continue
		}
		before, ok := seen[key.Value]
		if seen == nil {
			before, ok = out.keyPos(key.Value)
		}
		if ok {
			p.report(key.Pos, fmt.Sprintf("`%s` stands here a second time (first on line %d)", Short(key.Value), before.Line),
				"keep one of the two; if a dash is missing before the second group, add it")
			continue
		}
		if seen != nil {
			seen[key.Value] = key.Pos
		}
		out.Entries = append(out.Entries, Entry{key, value})
	}
}

// keyPos is the place of a key of a map.
func (n *Node) keyPos(key string) (Pos, bool) {
	for i := range n.Entries {
		if n.Entries[i].Key.Value == key {
			return n.Entries[i].Key.Pos, true
		}
	}
	return Pos{}, false
}

// key reads the key of an entry; it is zero where it was reported.
func (p *parser) key(n *yaml.Node) String {
	pos := p.pos(n.Line, n.Column)
	if p.special(n, "") {
		p.cover(n, n.Column-1)
		return String{}
	}
	if n.Kind != yaml.ScalarNode || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		p.report(pos, "a key must be one word, such as `title`", "write lines such as `title: …`")
		p.cover(n, n.Column-1)
		return String{}
	}
	k := p.newNode()
	k.Pos = pos
	p.scalar(n, k, n.Column-1)
	switch {
	case k.broken:
		return String{}
	case k.Text.Value == "<<":
		p.report(pos, "`<<` would merge another group into this one; that cannot be used here", "write out the keys")
		return String{}
	case wideSpace(k.Text.Value):
		p.report(pos, wideSpaceMessage, wideSpaceHint)
		return String{}
	case strings.TrimSpace(k.Text.Value) == "":
		p.report(pos, "the key before the colon is missing", "write a key, such as `text:`")
		return String{}
	}
	return k.Text
}

// special reports what YAML does not read as text.
func (p *parser) special(n *yaml.Node, key string) bool {
	line := p.work[n.Line-1]
	at := p.offset(n)
	if at >= len(line) || n.Kind == yaml.ScalarNode && n.Value == "" && n.Tag == "!!null" && n.Anchor == "" && line[at] != '!' && line[at] != '&' {
		return false
	}
	message := specialMessage(line[at])
	if message == "" {
		return false
	}
	p.report(p.pos(n.Line, n.Column), message, literalHint(key))
	return true
}

func specialMessage(c byte) string {
	switch c {
	case '&':
		return "a text that begins with `&` is an anchor for YAML and would be lost"
	case '*':
		return "a text that begins with `*` is an alias for YAML and would be lost"
	case '!':
		return "a text that begins with `!` is a tag for YAML and would be lost"
	}
	return ""
}

// offset gives the byte offset of a node in its line of work.
func (p *parser) offset(n *yaml.Node) int {
	line := p.work[n.Line-1]
	if p.widths[n.Line-1] == nil {
		p.widths[n.Line-1] = widths(line)
	}
	at := p.widths[n.Line-1]
	switch {
	case len(at) == 0:
		return min(n.Column-1, len(line))
	case n.Column > len(at):
		return len(line)
	}
	return at[n.Column-1]
}

// widths gives the byte offset of each column; none, but not nil, for a line of
// ASCII alone.
func widths(line string) []int {
	at := []int{}
	if isASCII(line) {
		return at
	}
	for i := range line {
		at = append(at, i)
	}
	return at
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
