package prose

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"factsheet/sheets"
)

// markdown reads CommonMark without definitions of links, which vanish from
// the text where nothing uses them; without them they are printed.
var markdown = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
)

// A reader makes blocks of Markdown. What cannot be printed is a problem with
// its place; nothing is left out.
type reader struct {
	source   sheets.String
	bytes    []byte
	rest     sheets.String // of source, from the last place that was asked for
	passed   int           // bytes of source before rest
	problems []sheets.Problem
}

func (r *reader) read() []Block {
	return r.blocks(markdown.Parse(text.NewReader(r.bytes)), 0)
}

// maxNesting bounds lists inside lists.
const maxNesting = 16

func (r *reader) blocks(parent ast.Node, depth int) []Block {
	var out []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			if t := r.inline(n, Run{}); len(t) > 0 {
				out = append(out, &Paragraph{trimEnd(t)})
			}
		case *ast.Heading:
			out = append(out, &Heading{Level: n.Level, Runs: trimEnd(r.inline(n, Run{}))})
		case *ast.List:
			if depth >= maxNesting {
				r.fail(n, "lists are nested too deep", "use fewer levels")
				return out
			}
			list := &List{Ordered: n.IsOrdered(), Start: n.Start}
			for item := n.FirstChild(); item != nil; item = item.NextSibling() {
				list.Items = append(list.Items, r.blocks(item, depth+1))
			}
			out = append(out, list)
		default:
			r.refuse(n)
		}
	}
	return out
}

// refuse words the problem with what a handout does not print.
func (r *reader) refuse(n ast.Node) {
	switch n.(type) {
	case *ast.Blockquote:
		r.fail(n, "a block quotation (`>`) in text of our own is not checked and so cannot be printed",
			"put it under `evidence`, with its source")
	case *ast.HTMLBlock, *ast.RawHTML:
		r.fail(n, "HTML in a text cannot be printed", "use Markdown: *emphasis*, **strong**, lists and [links](https://example.org)")
	case *ast.CodeBlock:
		r.fail(n, "this text is indented by four spaces or more, which makes it program code in Markdown", "indent it like the lines above")
	case *ast.FencedCodeBlock:
		r.fail(n, "program code (```) cannot be printed", "write it as a paragraph")
	case *ast.ThematicBreak:
		r.fail(n, "a rule (`---`) in a text cannot be printed", "begin a new section instead")
	case *ast.Image:
		r.fail(n, "an image in a text cannot be printed", "use an `image` block, which has a description")
	default:
		r.fail(n, "this part of the text cannot be printed", "use paragraphs, lists, emphasis and links")
	}
}

func (r *reader) fail(n ast.Node, message, hint string) {
	r.problems = append(r.problems, sheets.Problem{Pos: r.pos(offset(n)), Message: message, Hint: hint})
}

// pos is the place in the file of a byte of the source. Places are asked for
// in the order of the text, mostly, and found from the one before.
func (r *reader) pos(at int) sheets.Pos {
	if at < r.passed {
		r.rest, r.passed = r.source, 0
	}
	r.rest = r.rest.From(at - r.passed)
	r.passed = at
	return r.rest.Pos
}

// offset is where a node starts in the text, or where its first neighbour
// before it ends.
func offset(n ast.Node) int {
	for m := n; m != nil; m = m.FirstChild() {
		switch m := m.(type) {
		case *ast.Text:
			return m.Segment.Start
		case *ast.RawHTML:
			if m.Segments.Len() > 0 {
				return m.Segments.At(0).Start
			}
		}
		if m.Type() == ast.TypeBlock && m.Lines() != nil && m.Lines().Len() > 0 {
			return m.Lines().At(0).Start
		}
	}
	if p := n.PreviousSibling(); p != nil {
		return offset(p)
	}
	if p := n.Parent(); p != nil && p.Kind() != ast.KindDocument && p.Type() == ast.TypeBlock && p.Lines() != nil && p.Lines().Len() > 0 {
		return p.Lines().At(0).Start
	}
	return 0
}

// inline makes runs of what stands in a paragraph; like is the style around it.
func (r *reader) inline(parent ast.Node, like Run) []Run {
	var out []Run
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		run := like
		switch n := n.(type) {
		case *ast.Text:
			out = append(out, r.text(n, like)...)
		case *ast.String:
			run.Text, run.pieces = fold(n.Value, offset(n), true)
			out = append(out, run)
		case *ast.CodeSpan:
			run.Code = true
			out = append(out, r.inline(n, run)...)
		case *ast.Emphasis:
			if n.Level > 1 {
				run.Strong = true
			} else {
				run.Emphasis = true
			}
			out = append(out, r.inline(n, run)...)
		case *ast.Link:
			if len(n.Title) > 0 {
				r.fail(n, "the title of a link cannot be printed", "leave out the words in quotation marks after the address")
			}
			run.Link = r.address(n, string(n.Destination))
			out = append(out, r.inline(n, run)...)
		case *ast.AutoLink:
			run.Text, run.Address = string(n.Label(r.bytes)), true
			run.Pos = r.pos(offset(n))
			target := string(n.URL(r.bytes))
			if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
				target = "mailto:" + target
			}
			run.Link = r.address(n, target)
			out = append(out, run)
		default:
			r.refuse(n)
		}
	}
	return out
}

// text makes runs of a stretch of text, with the line end behind it.
func (r *reader) text(n *ast.Text, like Run) []Run {
	run := like
	run.Pos = r.pos(n.Segment.Start)
	raw := n.IsRaw() || n.Parent() != nil && n.Parent().Kind() == ast.KindCodeSpan
	run.Text, run.pieces = fold(n.Segment.Value(r.bytes), n.Segment.Start-n.Segment.Padding, raw)
	switch {
	case n.HardLineBreak():
		run.Text = strings.TrimRight(run.Text, " ")
		return []Run{run, {Text: "\n"}}
	case n.SoftLineBreak():
		run.Text = strings.TrimRight(run.Text, " ") + " "
	}
	return []Run{run}
}

// address checks the target of a link.
func (r *reader) address(n ast.Node, target string) string {
	u, err := url.Parse(target)
	if err == nil {
		switch {
		case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "", u.Scheme == "mailto" && u.Opaque != "":
			return target
		}
	}
	r.fail(n, "the link to "+quoteShort(target)+" leads nowhere on paper", "a link begins with https://, http:// or mailto:")
	return ""
}

func quoteShort(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return "“" + s + "”"
}

// trimEnd takes spaces off the end of a paragraph.
func trimEnd(t []Run) []Run {
	for len(t) > 0 {
		last := &t[len(t)-1]
		last.Text = strings.TrimRight(last.Text, " \n")
		if last.Text != "" {
			break
		}
		t = t[:len(t)-1]
	}
	return t
}
