package extract

import (
	"context"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"

	"factsheet/sources/text"
)

// readMarkdown makes text of what a reader of the rendered document sees:
// CommonMark with GitHub's tables and strikethrough, and footnotes.
func readMarkdown(ctx context.Context, in Input, d Decoded) (t *text.Text, err error) {
	body, lang := frontMatter(d.Text)
	if err := checkMarkdown(d.Text[body:]); err != nil {
		return nil, err
	}
	if in.Language != "" {
		lang = in.Language
	}
	defer func() {
		if recover() != nil { // of the parser, which is not ours
			t, err = nil, &UnreadableError{"the file could not be read as Markdown", saveAsText}
		}
	}()
	m := markdown{page: newPage(d.Text, lang), ctx: ctx, base: body, body: []byte(d.Text[body:])}
	p := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote)).Parser()
	doc := p.Parse(gmtext.NewReader(m.body), parser.WithContext(parser.NewContext()))
	if err := ast.Walk(doc, m.visit); err != nil {
		return nil, err
	}
	t = m.close()
	t.Language = lang
	return t, nil
}

// frontMatter finds where the text begins after a block of YAML between "---"
// and "---" or "...", and the language that the block gives, if it does.
func frontMatter(s string) (body int, lang string) {
	first, rest, ok := strings.Cut(s, "\n")
	if !ok || strings.TrimRight(first, " \t\r") != "---" {
		return 0, ""
	}
	at := len(s) - len(rest)
	for n := 0; rest != ""; n++ {
		line, after, _ := strings.Cut(rest, "\n")
		at += len(rest) - len(after)
		rest = after
		line = strings.TrimRight(line, " \t\r")
		key, value, isKey := strings.Cut(line, ":")
		switch {
		case line == "---" || line == "...":
			return at, lang
		case n == 0 && (!isKey || strings.ContainsAny(key, " \t*_[") || line == ""):
			return 0, "" // a line across the page, and then text
		case key == "lang" || key == "language":
			lang = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return 0, ""
}

// A markdown walks a parsed document and lays it out as the page that it
// stands for.
type markdown struct {
	*page
	ctx  context.Context
	base int    // of body in the source
	body []byte // what the parser read
	at   int    // source offset of the text read last
	seen int
}

// elementOf names the HTML element that a block or a part of a table becomes.
var elementOf = map[ast.NodeKind]string{
	ast.KindParagraph: "p", ast.KindBlockquote: "blockquote", ast.KindList: "ul", ast.KindListItem: "li",
	extast.KindTable: "table", extast.KindTableHeader: "tr", extast.KindTableRow: "tr", extast.KindTableCell: "td",
	extast.KindFootnote: "aside",
}

func (m *markdown) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if m.seen++; m.seen%1024 == 0 {
		if err := m.ctx.Err(); err != nil {
			return ast.WalkStop, err
		}
	}
	name := elementOf[n.Kind()]
	if h, ok := n.(*ast.Heading); ok {
		name = fmt.Sprintf("h%d", h.Level)
	}
	if name != "" {
		m.element(n, name, entering)
		return ast.WalkContinue, nil
	}
	if !entering {
		return ast.WalkContinue, nil
	}
	return m.leaf(n)
}

func (m *markdown) element(n ast.Node, name string, entering bool) {
	switch {
	case !entering:
		m.end(name, m.at)
	case n.Kind() == extast.KindFootnote:
		m.start(name, &attributes{role: "doc-footnote"}, m.at)
	default:
		m.start(name, &attributes{}, m.at)
	}
	m.skip = false
}

// leaf adds a node that shows text itself, or nothing.
func (m *markdown) leaf(n ast.Node) (ast.WalkStatus, error) {
	switch n := n.(type) {
	case *ast.Text:
		m.textNode(n)
	case *ast.String:
		m.implied(string(n.Value), m.at, m.look())
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		m.code(n.Lines())
		return ast.WalkSkipChildren, nil
	case *ast.HTMLBlock:
		return ast.WalkSkipChildren, m.htmlBlock(n)
	case *ast.RawHTML:
		m.tag(n.Segments)
		return ast.WalkSkipChildren, nil
	case *ast.AutoLink:
		m.autoLink(n)
		return ast.WalkSkipChildren, nil
	case *ast.ThematicBreak:
		m.start("hr", &attributes{}, m.at)
	case *extast.FootnoteLink:
		m.footnoteLink(n)
	case *ast.Image, *extast.Strikethrough, *extast.TaskCheckBox, *extast.FootnoteBacklink, *ast.LinkReferenceDefinition:
		return ast.WalkSkipChildren, nil
	}
	return ast.WalkContinue, nil
}

func (m *markdown) textNode(n *ast.Text) {
	refs := inMarkdown
	if _, code := n.Parent().(*ast.CodeSpan); code || n.IsRaw() {
		refs = none
	}
	from, to := m.base+n.Segment.Start, m.base+n.Segment.Stop
	m.text(from, to, m.look(), refs)
	m.at = to
	if k := m.look(); k.hidden || k.unseen {
		return
	}
	// A line end inside a paragraph shows as a space: a word with a hyphen
	// before it shows as "x- y", and is not divided.
	switch {
	case n.HardLineBreak():
		m.lineBreak()
	case n.SoftLineBreak() && m.space < 0:
		m.space = to
	}
}

func (m *markdown) code(lines *gmtext.Segments) {
	m.start("pre", &attributes{}, m.at)
	m.skip = false
	for i := range lines.Len() {
		s := lines.At(i)
		for range s.Padding { // of a tab that is partly indentation
			m.settle(m.base+s.Start, m.look())
			m.add(" ", m.base+s.Start, 0)
		}
		m.text(m.base+s.Start, m.base+s.Stop, m.look(), none)
		m.at = m.base + s.Stop
	}
	m.end("pre", m.at)
}

// htmlBlock reads lines of HTML; what they open may close in later ones.
func (m *markdown) htmlBlock(n *ast.HTMLBlock) error {
	from, to := -1, -1
	flush := func() error {
		if from < 0 {
			return nil
		}
		m.at = m.base + to
		return m.feed(m.ctx, m.base+from, m.base+to)
	}
	add := func(s gmtext.Segment) error {
		if from >= 0 && s.Start == to {
			to = s.Stop
			return nil
		}
		err := flush()
		from, to = s.Start, s.Stop
		return err
	}
	for i := range n.Lines().Len() {
		if err := add(n.Lines().At(i)); err != nil {
			return err
		}
	}
	if n.HasClosure() {
		if err := add(n.ClosureLine); err != nil {
			return err
		}
	}
	return flush()
}

// tag reads one tag or comment of HTML inside a paragraph.
func (m *markdown) tag(segments *gmtext.Segments) {
	if segments.Len() == 0 {
		return
	}
	m.at = m.base + segments.At(0).Start
	m.oneTag(string(segments.Value(m.body)), m.at)
}

func (m *markdown) autoLink(n *ast.AutoLink) {
	label := string(n.Label(m.body))
	at := n.Pos() + 1 // after "<"
	if at < 0 || at > len(m.body) || !strings.HasPrefix(string(m.body[at:min(len(m.body), at+len(label))]), label) {
		m.implied(label, m.at, m.look())
		return
	}
	m.text(m.base+at, m.base+at+len(label), m.look(), none)
	m.at = m.base + at + len(label)
}

// footnoteLink shows the number of a note above the line, as a page does.
func (m *markdown) footnoteLink(n *extast.FootnoteLink) {
	if k := m.look(); k.hidden || k.unseen {
		return
	}
	at := m.at
	if n.Pos() >= 0 && n.Pos() < len(m.body) {
		at = m.base + n.Pos()
	}
	start := m.out.Len()
	for _, digit := range fmt.Sprint(n.Index) {
		m.implied(raised[digit], at, m.look())
	}
	m.callOut(start, true)
}
