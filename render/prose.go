package render

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"factsheet/sheets"
)

// markdown reads CommonMark without definitions of links, which vanish from
// the text where nothing uses them; without them they are printed.
var markdown = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
)

// A proseReader makes blocks of Markdown. What it cannot print is an error
// with its place; nothing is left out.
type proseReader struct {
	source sheets.String
	bytes  []byte
	errs   []error
}

// prose reads a Markdown text: paragraphs, headings, lists, emphasis and links.
func prose(s sheets.String) ([]Block, []error) {
	r := &proseReader{source: s, bytes: []byte(s.Value)}
	root := markdown.Parse(gtext.NewReader(r.bytes))
	return r.blocks(root, 0), r.errs
}

// maxNesting bounds lists inside lists.
const maxNesting = 16

func (r *proseReader) blocks(parent ast.Node, depth int) []Block {
	var out []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			if t := r.inline(n, Run{}); len(t) > 0 {
				out = append(out, &Paragraph{trimEnd(t)})
			}
		case *ast.Heading:
			out = append(out, &Heading{Level: min(n.Level+1, 3), Text: trimEnd(r.inline(n, Run{}))})
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

// refuse words the error for what a handout does not print.
func (r *proseReader) refuse(n ast.Node) {
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

func (r *proseReader) fail(n ast.Node, message, hint string) {
	r.errs = append(r.errs, &Error{Pos: r.source.At(offset(n)), Message: message, Hint: hint})
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
func (r *proseReader) inline(parent ast.Node, like Run) Text {
	var out Text
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		run := like
		switch n := n.(type) {
		case *ast.Text:
			out = append(out, r.text(n, like)...)
		case *ast.String:
			run.Text = invisible.Replace(string(n.Value))
			out = append(out, run)
		case *ast.CodeSpan:
			out = append(out, r.inline(n, like)...)
		case *ast.Emphasis:
			if run.Style |= Emphasis; n.Level > 1 {
				run.Style = like.Style | Strong
			}
			out = append(out, r.inline(n, run)...)
		case *ast.Link:
			if len(n.Title) > 0 {
				r.fail(n, "the title of a link cannot be printed", "leave out the words in quotation marks after the address")
			}
			run.Link = r.address(n, string(n.Destination))
			out = append(out, r.inline(n, run)...)
		case *ast.AutoLink:
			run.Text = string(n.Label(r.bytes))
			run.Pos = r.source.At(offset(n))
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

// spaces are folded as browsers fold them in Markdown; no-break spaces stay.
var spaces = regexp.MustCompile(`[ \t\r\n]+`)

// text makes runs of a stretch of text, with the line end behind it.
func (r *proseReader) text(n *ast.Text, like Run) Text {
	raw := n.Segment.Value(r.bytes)
	run := like
	run.Pos = r.source.At(n.Segment.Start)
	if n.IsRaw() || n.Parent() != nil && n.Parent().Kind() == ast.KindCodeSpan {
		run.Text = string(raw)
	} else {
		run.Text = unescape(raw)
	}
	run.Text = spaces.ReplaceAllString(invisible.Replace(run.Text), " ")
	var out Text
	switch {
	case n.HardLineBreak():
		run.Text = strings.TrimRight(run.Text, " ")
		out = append(out, run, Run{Text: "\n"})
	case n.SoftLineBreak():
		run.Text = strings.TrimRight(run.Text, " ") + " "
		out = append(out, run)
	default:
		out = append(out, run)
	}
	return out
}

// unescape resolves backslashes and character references as Markdown has them.
func unescape(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			i++
		case raw[i] == '&':
			if end := bytes.IndexByte(raw[i:], ';'); end > 0 && end <= 32 {
				reference := raw[i : i+end+1]
				resolved := util.ResolveEntityNames(util.ResolveNumericReferences(reference))
				if !bytes.Equal(resolved, reference) {
					out = append(out, resolved...)
					i += end
					continue
				}
			}
		}
		out = append(out, raw[i])
	}
	return string(out)
}

// address checks the target of a link.
func (r *proseReader) address(n ast.Node, target string) string {
	u, err := url.Parse(target)
	if err == nil {
		switch {
		case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "", u.Scheme == "mailto" && u.Opaque != "":
			return printable(target)
		}
	}
	r.fail(n, "the link to "+quoteShort(target)+" leads nowhere on paper", "a link begins with https://, http:// or mailto:")
	return ""
}

// printable writes what is not ASCII in an address as its bytes: the form that
// every reader of PDF files understands.
func printable(target string) string {
	const digits = "0123456789ABCDEF"
	var out []byte
	for _, c := range []byte(target) {
		if c <= ' ' || c > '~' {
			out = append(out, '%', digits[c>>4], digits[c&15])
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

func quoteShort(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return "“" + s + "”"
}

// trimEnd takes spaces off the end of a paragraph.
func trimEnd(t Text) Text {
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
