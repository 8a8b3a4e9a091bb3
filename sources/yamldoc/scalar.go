package yamldoc

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// scalar reads n into out if it is exactly what stands in the file, and
// reports it otherwise.
func (p *parser) scalar(n *yaml.Node, out *Node, indent int) {
	at := p.offset(n)
	if p.broken[n.Line] && n.Value == placeholder {
		out.broken = true
		p.blank(n.Line, at, at+len(placeholder))
		return
	}
	switch {
	case n.Style&yaml.FoldedStyle != 0:
		p.fail(n, out, indent, "`>` joins the lines of a text and changes its line ends", "write `|` instead of `>`")
	case n.Style&yaml.LiteralStyle != 0:
		p.literal(n, out, indent)
	case n.Style&yaml.DoubleQuotedStyle != 0:
		p.oneLine(n, out, at, `"`, indent)
	case n.Style&yaml.SingleQuotedStyle != 0:
		p.oneLine(n, out, at, `'`, indent)
	default:
		p.oneLine(n, out, at, "", indent)
	}
}

func (p *parser) fail(n *yaml.Node, out *Node, indent int, message, hint string) {
	p.report(out.Pos, message, hint)
	out.broken = true
	p.cover(n, indent)
}

// oneLine reads a plain or quoted scalar: all of it must stand on one line,
// without escapes.
func (p *parser) oneLine(n *yaml.Node, out *Node, at int, mark string, indent int) {
	line := p.work[n.Line-1]
	rest := line[at:]
	if !strings.HasPrefix(rest, mark+n.Value+mark) {
		switch {
		case mark != "" && closing(rest) >= 0:
			sign, from := escape(rest)
			out.Pos = p.at(n.Line, at+from)
			p.fail(n, out, indent, "this text contains "+sign+", which YAML would change", literalHint(out.key))
		case at == indentOf(line) && bullet(rest) != "":
			p.fail(n, out, indent, bullet(rest), bulletHint)
		default:
			p.fail(n, out, indent, "this text goes on over several lines, which YAML would join", literalHint(out.key))
		}
		return
	}
	end := at + len(n.Value) + 2*len(mark)
	out.Text = String{Value: n.Value, Pos: p.pos(n.Line, n.Column+len(mark))}
	p.blank(n.Line, at, end)
	tail := strings.TrimLeft(line[end:], " \t")
	if strings.HasPrefix(tail, "#") && (tail != line[end:] || n.Value == "") {
		p.comment(out, n.Line, tail)
	}
	if n.Value != "" {
		p.above = append(p.above, text{below: n.Line + 1, key: out.key, indent: indent})
	}
}

// comment notes the comment with which a line ends.
func (p *parser) comment(out *Node, line int, comment string) {
	out.comment = p.at(line, len(p.work[line-1])-len(comment))
	out.properComment = isProperComment(comment)
	before := p.work[line-1][:len(p.work[line-1])-len(comment)]
	out.apartComment = out.properComment && (strings.HasSuffix(before, "  ") || strings.HasSuffix(before, "\t"))
}

// isProperComment reports whether s, which begins with "#", is written as a
// comment: "#3" may be a piece of a text.
func isProperComment(s string) bool {
	return s == "#" || strings.HasPrefix(s, "# ") || strings.HasPrefix(s, "##")
}

// closing gives the byte offset of the mark that closes the quoted scalar at
// the start of s, or -1 where it is not on this line.
func closing(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && s[0] == '"':
			i++
		case s[i] == s[0] && s[0] == '\'' && strings.HasPrefix(s[i+1:], "'"):
			i++
		case s[i] == s[0]:
			return i
		}
	}
	return -1
}

// escape names the first escape in the quoted scalar at the start of s, and
// gives its byte offset.
func escape(s string) (name string, at int) {
	if s[0] == '\'' {
		return "`''`", 1 + max(0, strings.Index(s[1:], "''"))
	}
	at = strings.IndexByte(s, '\\')
	if at < 0 || at+1 == len(s) {
		return "a sign", 0
	}
	_, size := utf8.DecodeRuneInString(s[at+1:])
	return "`" + s[at:at+1+size] + "`", at
}

// literal reads a literal block: its text must be the lines of the file
// without their indentation.
func (p *parser) literal(n *yaml.Node, out *Node, indent int) {
	out.bar = true
	at := p.offset(n)
	comment := strings.TrimLeft(p.work[n.Line-1][at:], "|+-0123456789")
	indicators := p.work[n.Line-1][at : len(p.work[n.Line-1])-len(comment)]
	if strings.ContainsAny(indicators, "0123456789") {
		p.fail(n, out, indent, "the number after `|` changes how much of the indentation belongs to the text", "write `|` alone")
		return
	}
	if comment = strings.TrimLeft(comment, " \t"); comment != "" {
		p.comment(out, n.Line, comment)
	}
	start, last, left := p.block(n.Line, indent)
	joined := p.joined[:0]
	for i := start; i <= last; i++ {
		s := p.work[i-1]
		if i > start {
			joined = append(joined, '\n')
		}
		joined = append(joined, s[min(left, len(s)):]...)
		p.blank(i, 0, len(s))
	}
	p.joined = joined
	p.blank(n.Line, at, at+len(indicators))
	if string(bytes.TrimRight(joined, " \n")) != strings.TrimRight(n.Value, " \n") {
		p.fail(n, out, indent, "this text cannot be read as it stands", "indent all its lines alike, with spaces, and leave no line above it that holds only spaces")
		return
	}
	if last < start {
		return
	}
	out.Text = String{Value: n.Value, Pos: p.pos(start, left+1), indent: int32(left), block: true}
	next := firstFilled(p.work, last+1)
	p.above = append(p.above, text{below: next, key: out.key, indent: indent, block: true, apart: next > last+1})
}

// block finds the lines of the literal block whose header is on a line: the
// first and last, and the columns before its text. indent is that of its key.
func (p *parser) block(header, indent int) (start, last, left int) {
	left = -1
	for i := header + 1; i <= len(p.work); i++ {
		s := p.work[i-1]
		k := len(s) - len(strings.TrimLeft(s, " "))
		if k == len(s) {
			continue
		}
		if left < 0 && k > indent {
			left = k
		}
		if left < 0 || k < left {
			break
		}
		last = i
	}
	return header + 1, last, left
}

// blank takes the bytes start to end of a line off what is left over.
func (p *parser) blank(line, start, end int) {
	if line <= len(p.left) {
		left := p.left[line-1]
		for i := start; i < min(end, len(left)); i++ {
			left[i] = ' '
		}
	}
}

// cover takes a node that was reported off what is left over: its line from its
// place on, and the lines below that are indented more than its key or dash.
func (p *parser) cover(n *yaml.Node, indent int) {
	line := p.work[n.Line-1]
	p.blank(n.Line, p.offset(n), len(line))
	for i := n.Line + 1; i <= len(p.work); i++ {
		s := p.work[i-1]
		if k := indentOf(s); k < len(s) && k <= indent {
			break
		}
		p.blank(i, 0, len(s))
	}
}

// isStructural are the characters that a tree need not hold.
var isStructural = [utf8.RuneSelf]bool{' ': true, '\t': true, '-': true, ':': true, ',': true, '[': true, ']': true, '{': true, '}': true}

// leftovers reports what of the file neither the tree nor a comment holds.
func (p *parser) leftovers() {
	for i, s := range p.left {
		at := slices.IndexFunc(s, func(c byte) bool { return c >= utf8.RuneSelf || !isStructural[c] })
		if at < 0 || len(p.problems) >= maxProblems {
			continue
		}
		if s[at] == '#' && (at == 0 || strings.ContainsRune(" \t", rune(p.work[i][at-1]))) {
			p.commentLine(i+1, at)
			continue
		}
		message, hint := "this cannot be read: it would be lost", "write `key: value`, or a dash before an entry of a list"
		if s[at] == '?' {
			message, hint = questionMarkMessage, questionMarkHint
		}
		p.report(p.at(i+1, at), message, hint)
	}
}

// commentLine reports a comment that may be a piece of the text above it.
func (p *parser) commentLine(line, at int) {
	above, ok := p.textAbove(line)
	if !ok || strings.TrimSpace(p.work[line-1][:at]) != "" {
		return
	}
	within := above.block && at > above.indent
	if !within && (above.apart || isProperComment(p.work[line-1][at:])) {
		return
	}
	hint := "indent it like that text if it belongs to it; else put a space after the `#`"
	if within {
		hint = "indent it like that text if it belongs to it; else start it in the column of " + owner(above.key)
	}
	p.report(p.at(line, at), "a line that begins with `#` is a comment: it is not part of the text above", hint)
}

// textAbove is the last text that ends above a line.
func (p *parser) textAbove(line int) (text, bool) {
	i := sort.Search(len(p.above), func(i int) bool { return p.above[i].below > line }) - 1
	if i < 0 || p.above[i].below != line {
		return text{}, false
	}
	return p.above[i], true
}
