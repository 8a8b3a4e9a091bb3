package yamldoc

import "strings"

// Nearly all files are written in a few forms of YAML: keys with a value on their
// line or an indented block below it, lists of these, and literal blocks. simple
// reads such a file many times faster than the YAML parser, and as it does. What
// is written in any other way, however little of the file, is not simple: the YAML
// parser reads it, and says what is wrong with it.
type simple struct {
	*raw
	at     int // line, from 1
	inline int // columns before the rest of the line, behind a dash; 0 is the whole line
}

// readSimple gives the tree of a file; nil where the file is not simple.
func readSimple(f *raw) *Node {
	p := &simple{raw: f, at: 1}
	col, text := p.peek()
	if col != 0 || isDash(text) {
		return nil
	}
	n := p.entries(0, "", 0)
	if n == nil || p.at <= len(f.lines) {
		return nil
	}
	return n
}

func isBlankLine(s string) bool { return strings.TrimLeft(s, " \t") == "" }

// peek goes to the next line that is neither blank nor a comment, and gives the
// columns before its text and that; -1 at the end of the file.
func (p *simple) peek() (col int, text string) {
	if p.inline > 0 {
		return p.inline, p.lines[p.at-1][p.inline:]
	}
	for {
		if col, text = p.filled(); !isProperComment(text) {
			return col, text
		}
		p.at++
	}
}

// filled goes to the next line that is not blank.
func (p *simple) filled() (col int, text string) {
	for ; p.at <= len(p.lines); p.at++ {
		line := p.lines[p.at-1]
		if col = indentOf(line); col < len(line) && (line[col] != '\t' || !isBlankLine(line)) {
			return col, line[col:]
		}
	}
	return -1, ""
}

// pass goes behind the line.
func (p *simple) pass() { p.at, p.inline = p.at+1, 0 }

// entries reads a map whose keys stand in a column, from 0.
func (p *simple) entries(col int, key string, depth int) *Node {
	n := &Node{Kind: Map, Pos: p.pos(p.at, col+1), key: key}
	var seen map[string]bool // once they are many
	for {
		c, text := p.peek()
		if c < col {
			return n
		}
		end := simpleKey(text)
		if c > col || end == 0 {
			return nil
		}
		e := Entry{Key: String{Value: strings.Clone(text[:end]), Pos: p.pos(p.at, col+1)}}
		if len(n.Entries) == 16 {
			seen = make(map[string]bool)
			for _, before := range n.Entries {
				seen[before.Key.Value] = true
			}
		}
		if seen == nil {
			for _, before := range n.Entries {
				if before.Key.Value == e.Key.Value {
					return nil
				}
			}
		} else if seen[e.Key.Value] {
			return nil
		} else {
			seen[e.Key.Value] = true
		}
		if e.Value = p.value(text[end+1:], e.Key.Value, col, col+end+1, depth+1); e.Value == nil {
			return nil
		}
		n.Entries = append(n.Entries, e)
	}
}

// simpleKey is the length of the key that a line begins with; 0 where it begins
// with none, or with one that may be more than a word.
func simpleKey(s string) int {
	i := 0
	for i < len(s) && i < 200 && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || i > 0 && (s[i] >= '-' && s[i] <= '9' || s[i] == '_')) {
		i++
	}
	if i == 0 || i == len(s) || s[i] != ':' || i+1 < len(s) && s[i+1] != ' ' {
		return 0
	}
	return i
}

// value reads what stands behind the colon of a key, from a column on, or below
// the key, whose column is indent.
func (p *simple) value(rest, key string, indent, from, depth int) *Node {
	text := strings.TrimLeft(rest, " ")
	if depth > maxDepth {
		return nil
	}
	if text != "" {
		return p.scalar(text, key, indent, from+len(rest)-len(text))
	}
	if rest != "" {
		return nil // blanks at the end
	}
	p.pass()
	switch col, text := p.peek(); {
	case col <= indent:
		return nil // nothing, or a list in the key's column
	case isDash(text):
		return p.items(col, key, depth)
	default:
		return p.entries(col, key, depth)
	}
}

// items reads a list whose dashes stand in a column, from 0.
func (p *simple) items(col int, key string, depth int) *Node {
	n := &Node{Kind: List, Pos: p.pos(p.at, col+1), key: key}
	for {
		c, line := p.peek()
		if c < col {
			return n
		}
		if c > col || !strings.HasPrefix(line, "- ") || depth == maxDepth {
			return nil
		}
		text := strings.TrimLeft(line[1:], " ")
		from := col + len(line) - len(text)
		var item *Node
		switch {
		case text == "":
		case simpleKey(text) > 0:
			p.inline = from
			item = p.entries(from, "", depth+1)
		default:
			item = p.scalar(text, "", col, from)
		}
		if item == nil {
			return nil
		}
		n.Items = append(n.Items, item)
	}
}

// scalar reads a text, from a column on; indent is the column of its key or dash.
func (p *simple) scalar(text, key string, indent, from int) *Node {
	n := &Node{Pos: p.pos(p.at, from+1), key: key}
	if text == "|" {
		return p.literal(n, indent)
	}
	switch mark := text[0]; {
	case mark == '"' || mark == '\'':
		if len(text) < 3 || strings.IndexByte(text[1:], mark) != len(text)-2 || mark == '"' && strings.IndexByte(text, '\\') >= 0 {
			return nil
		}
		text = text[1 : len(text)-1]
		from++
	case !isPlainText(text):
		return nil
	}
	n.Text = String{Value: strings.Clone(text), Pos: p.pos(p.at, from+1)}
	p.pass()
	if col, _ := p.peek(); col > indent {
		return nil // it goes on
	}
	return n
}

// isPlainText reports whether a text without quotation marks is nothing but that.
func isPlainText(s string) bool {
	return strings.IndexByte("-?:,[]{}#&*!|>%@` \t", s[0]) < 0 && s[len(s)-1] != ':' && s[len(s)-1] != ' ' &&
		strings.IndexByte(s, '\t') < 0 && !strings.Contains(s, ": ") && !strings.Contains(s, " #")
}

// literal reads a literal block into n.
func (p *simple) literal(n *Node, indent int) *Node {
	n.bar = true
	p.pass()
	start := p.at
	left, text := p.filled()
	if left <= indent || text[0] == '\t' {
		return nil
	}
	last, sum, size := 0, 0, 0
	for i := start; i <= len(p.lines); i++ {
		sum++
		line := p.lines[i-1]
		if isBlankLine(line) {
			continue
		}
		if indentOf(line) < left {
			break
		}
		sum += len(line) - left
		last, size = i, sum
	}
	var b strings.Builder
	b.Grow(size)
	for _, line := range p.lines[start-1 : last] {
		if !isBlankLine(line) {
			b.WriteString(line[left:])
		}
		b.WriteByte('\n')
	}
	n.Text = String{Value: b.String(), Pos: p.pos(start, left+1), indent: left, block: true}
	p.at = last + 1
	if col, _ := p.filled(); col > indent {
		return nil // it is indented less than the block, and no part of it
	}
	return n
}
