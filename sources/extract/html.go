package extract

import (
	"context"
	"errors"
	"strings"

	"golang.org/x/net/html"

	"factsheet/sources/text"
)

// Limits on what a tokenizer holds at a time.
const (
	longestToken = 64 << 20 // a tag, a comment or a run of text
	// Past a tag this long the tokenizer is made anew: its list of a tag's
	// attributes would be cleared again, at full length, for each one after it.
	renewAfter = 64 << 10
)

// readHTML makes text of what a browser shows of a page. It reads tags one by
// one and builds no tree, so neither depth nor size is a danger.
func readHTML(ctx context.Context, in Input, d Decoded) (*text.Text, error) {
	p := newPage(d.Text, in.Language)
	p.xml = strings.HasSuffix(strings.ToLower(in.Name), ".xhtml") || strings.HasPrefix(strings.TrimSpace(d.Text[:min(len(d.Text), 256)]), "<?xml")
	if err := p.feed(ctx, 0, len(d.Text)); err != nil {
		return nil, err
	}
	t := p.close()
	t.Language = in.Language
	if t.Language == "" {
		t.Language = p.lang
	}
	return t, nil
}

// feed reads src[from:to] as HTML.
func (p *page) feed(ctx context.Context, from, to int) error {
	z := p.tokenizer(from, to)
	raw := "" // the element whose text holds no tags
	for n := 0; ; n++ {
		if n%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		z.AllowCDATA(p.xml || p.foreign())
		kind := z.Next()
		size := len(z.Raw())
		at := from
		from += size
		switch kind {
		case html.ErrorToken:
			if errors.Is(z.Err(), html.ErrBufferExceeded) {
				return &UnreadableError{"a single tag or run of text is longer than 64 MB", "open the page in a browser, save what you see as plain text, and name that file in the catalogue"}
			}
			return nil
		case html.TextToken:
			p.characters(at, from, raw)
			raw = ""
		case html.StartTagToken, html.SelfClosingTagToken:
			raw = p.startTag(z, at, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			p.end(string(name), at)
			raw = ""
		}
		if size > renewAfter && raw == "" && kind != html.ErrorToken {
			z = p.tokenizer(from, to)
		}
	}
}

func (p *page) tokenizer(from, to int) *html.Tokenizer {
	z := html.NewTokenizer(strings.NewReader(p.src[from:to]))
	z.SetMaxBuf(longestToken)
	return z
}

// oneTag reads a single tag that stands at the source offset; of anything else
// nothing shows.
func (p *page) oneTag(src string, at int) {
	z := html.NewTokenizer(strings.NewReader(src))
	switch kind := z.Next(); kind {
	case html.StartTagToken, html.SelfClosingTagToken:
		p.startTag(z, at, kind == html.SelfClosingTagToken)
	case html.EndTagToken:
		name, _ := z.TagName()
		p.end(string(name), at)
	}
}

// rawElements hold text in which "<" begins no tag; in those that are true
// character references still count.
var rawElements = map[string]bool{
	"script": false, "style": false, "iframe": false, "noembed": false, "noframes": false, "noscript": false,
	"xmp": false, "plaintext": false, "title": true, "textarea": true,
}

// startTag opens the element of a tag and returns its name if what follows is
// its raw text. stroke says that the tag ends in "/>", which closes the element
// in XML and in drawings and means nothing elsewhere.
func (p *page) startTag(z *html.Tokenizer, at int, stroke bool) string {
	b, more := z.TagName()
	name := string(b)
	var a attributes
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		a.add(string(key), value)
	}
	foreign := name == "svg" || name == "math" || p.foreign() && !endsDrawing[name]
	p.start(name, &a, at)
	_, isRaw := rawElements[name]
	if foreign || stroke && p.xml {
		z.NextIsNotRawText()
	}
	if stroke && (p.xml || foreign) {
		if !tagOf(name).void {
			p.end(name, at)
		}
		return ""
	}
	if name == "style" && a.media != "" && a.media != "all" && a.media != "screen" {
		return "print"
	}
	if !isRaw {
		return ""
	}
	return name
}

// An attributes is those of an element's attributes that matter.
type attributes struct {
	id, class, style, href, role, epub, lang string
	hidden, open, links                      bool
	media                                    string
}

// add takes an attribute if it matters.
func (a *attributes) add(key string, value []byte) {
	switch key {
	case "id":
		a.id = string(value)
	case "class":
		a.class = string(value)
	case "style":
		a.style = string(value)
	case "hidden":
		a.hidden = !strings.EqualFold(string(value), "until-found")
	case "open":
		a.open = true
	case "popover": // shown only once a button or a script opens it
		a.hidden = true
	case "lang", "xml:lang":
		a.lang = string(value)
	case "href":
		a.href = string(value)
		a.links = strings.Contains(a.href, "#")
	case "role":
		a.role = strings.ToLower(string(value))
	case "epub:type":
		a.epub = strings.ToLower(string(value))
	case "media":
		a.media = strings.ToLower(strings.TrimSpace(string(value)))
	}
}

const (
	cdataStart = "<![CDATA["
	cdataEnd   = "]]>"
)

// characters adds the text src[from:to]. raw is the element whose raw text it
// is; "" is none.
func (p *page) characters(from, to int, raw string) {
	refs := inHTML
	if raw != "" && !rawElements[raw] {
		refs = none
	}
	if raw == "style" {
		p.rules.read(p.src[from:to])
	}
	if (p.xml || p.foreign()) && strings.HasPrefix(p.src[from:to], cdataStart) {
		from += len(cdataStart)
		if strings.HasSuffix(p.src[from:to], cdataEnd) {
			to -= len(cdataEnd)
		}
		refs = none
	}
	if p.skip && from < to {
		p.skip = false
		if p.src[from] == '\r' {
			from++
		}
		if from < to && p.src[from] == '\n' {
			from++
		}
	}
	p.text(from, to, p.look(), refs)
}

// declaredInHTML finds the encoding that a page says it has, in its first 4 KB
// as browsers do.
func declaredInHTML(data string) string {
	head := strings.ToLower(data[:min(len(data), 4096)])
	if xml, ok := strings.CutPrefix(strings.TrimSpace(head), "<?xml"); ok {
		if decl, _, ok := strings.Cut(xml, "?>"); ok {
			if name := after(decl, "encoding"); name != "" {
				return name
			}
		}
	}
	for {
		i := strings.Index(head, "<meta")
		if i < 0 {
			return ""
		}
		var tag string
		tag, head, _ = strings.Cut(head[i+len("<meta"):], ">")
		if name := after(tag, "charset"); name != "" {
			return name
		}
	}
}

// after is the value in name=value, in marks or not.
func after(s, name string) string {
	_, rest, ok := strings.Cut(s, name)
	if !ok {
		return ""
	}
	rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \t\r\n"), "=")
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, " \t\r\n\"'")
	if i := strings.IndexAny(rest, " \t\r\n\"';/>"); i >= 0 {
		rest = rest[:i]
	}
	return rest
}
