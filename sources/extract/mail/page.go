package mail

import (
	"context"
	"html"
	"regexp"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/text"
)

// isPage reports whether a file begins as web pages that browsers and word
// processors save in one file, and not as a message with pictures in it.
func isPage(head string) bool {
	e, err := parse(head)
	if err != nil || len(e.fields) == 0 {
		return false
	}
	if strings.Contains(e.raw("From"), "Saved by ") || e.raw("Snapshot-Content-Location") != "" {
		return true
	}
	for _, name := range []string{"From", "To", "Received", "Message-ID", "Return-Path"} {
		if e.raw(name) != "" {
			return false
		}
	}
	return e.raw("MIME-Version") != "" && e.media == "multipart/related"
}

const saveAgain = "open the page in a browser and save it again, as a single file or as a complete page (.html)"

// A page is a web page and what belongs to it.
type page struct {
	root   *entity // headers of the file
	main   *entity
	frames []*entity
	styles map[string]*entity // by Content-ID and Content-Location
	cut    bool
}

// openPage finds the parts of a page.
func openPage(in extract.Input) (*page, error) {
	e, err := parse(in.Data)
	if err != nil {
		return nil, err
	}
	p := &page{root: e, styles: make(map[string]*entity)}
	n := 0
	if err := p.collect(e, 0, &n); err != nil {
		return nil, err
	}
	if p.main == nil {
		return nil, &extract.UnreadableError{Reason: "the file holds no web page", Hint: saveAgain}
	}
	return p, nil
}

// collect sorts the parts of an entity.
func (p *page) collect(e *entity, depth int, n *int) error {
	if *n++; *n > mostParts*10 || depth > deepest {
		return &extract.UnreadableError{Reason: "the page is made of more parts than can be read", Hint: saveAgain}
	}
	switch {
	case strings.HasPrefix(e.media, "multipart/"):
		list, err := e.parts(mostParts * 10)
		if err != nil {
			return err
		}
		p.cut = p.cut || e.cut
		if i := rootOf(e, list); i > 0 {
			list[0], list[i] = list[i], list[0]
		}
		for _, part := range list {
			if err := p.collect(part, depth+1, n); err != nil {
				return err
			}
		}
	case e.media == "text/html" || e.media == "application/xhtml+xml":
		if p.main == nil {
			p.main = e
		} else {
			p.frames = append(p.frames, e)
		}
	case e.media == "text/css":
		if id := strings.Trim(e.raw("Content-ID"), "<>"); id != "" {
			p.styles["cid:"+id] = e
		}
		if at := e.raw("Content-Location"); at != "" {
			p.styles[at] = e
		}
	}
	return nil
}

func readPage(ctx context.Context, in extract.Input) (*text.Text, error) {
	p, err := openPage(in)
	if err != nil {
		return nil, err
	}
	r := reader{in: in}
	for _, e := range append([]*entity{p.main}, p.frames...) {
		t, err := r.html(ctx, p, e)
		if err != nil {
			if e == p.main || ctx.Err() != nil {
				return nil, err
			}
			r.note("a frame of the page was not read: %v", err)
			continue
		}
		label := ""
		if e != p.main {
			label = strings.TrimSpace("frame " + e.raw("Content-Location"))
		} else {
			r.language = t.Language
		}
		for _, n := range t.Notes {
			r.note("%s", n)
		}
		r.items = append(r.items, item{part: label, text: t})
	}
	if p.cut {
		r.note("the file ends before it should: text may be missing at its end")
	}
	return r.textWith(func(part string, _ text.Place) text.Place { return text.Place{Part: part} })
}

// html reads a web page with the styles that were saved with it: what they hide
// no reader sees.
func (r *reader) html(ctx context.Context, p *page, e *entity) (*text.Text, error) {
	content, err := e.content()
	if err != nil {
		return nil, &extract.UnreadableError{Reason: "the transfer encoding of the page is not known", Hint: saveAgain}
	}
	content = openShadows(p.withStyles(content))
	f := extract.Texts.Of("a.html")
	name := "a.html"
	if e.media == "application/xhtml+xml" {
		name = "a.xhtml"
	}
	return f.Read(ctx, extract.Input{Name: name, Data: content, Encoding: encodingOf(e, r.in), Language: r.in.Language})
}

var (
	link      = regexp.MustCompile(`(?i)<link\s[^<>]*>`)
	attribute = regexp.MustCompile(`(?i)\s(rel|href|media)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)
	endStyle  = regexp.MustCompile(`(?i)</style`)
)

// mostStyles is how much of styles is put into a page.
const mostStyles = 8 << 20

// withStyles puts saved styles in the place of the links to them.
func (p *page) withStyles(content string) string {
	if len(p.styles) == 0 {
		return content
	}
	size := 0
	return link.ReplaceAllStringFunc(content, func(tag string) string {
		found := make(map[string]string)
		for _, m := range attribute.FindAllStringSubmatch(tag, -1) {
			found[strings.ToLower(m[1])] = html.UnescapeString(m[2] + m[3] + m[4])
		}
		e := p.styles[found["href"]]
		if e == nil || !strings.Contains(strings.ToLower(found["rel"]), "stylesheet") || strings.Contains(strings.ToLower(found["rel"]), "alternate") {
			return tag
		}
		css, err := e.content()
		if size += len(css); err != nil || size > mostStyles {
			return tag
		}
		return `<style media="` + html.EscapeString(found["media"]) + `">` + endStyle.ReplaceAllString(css, "") + "</style>"
	})
}

var (
	shadow   = regexp.MustCompile(`(?i)<template(\s[^<>]*)?\sshadow(?:root)?mode\s*=[^<>]*>`)
	template = regexp.MustCompile(`(?i)<template([\s>])`)
	endOf    = regexp.MustCompile(`(?i)</template\s*>`)
)

// openShadows shows what elements of the page's own making hold: browsers save it
// in templates, which otherwise nobody sees.
func openShadows(content string) string {
	if !shadow.MatchString(content) {
		return content
	}
	content = shadow.ReplaceAllString(content, "<div>")
	content = template.ReplaceAllString(content, "<div hidden$1")
	return endOf.ReplaceAllString(content, "</div>")
}

func describePage(ctx context.Context, in extract.Input) (extract.Meta, error) {
	p, err := openPage(in)
	if err != nil {
		return extract.Meta{}, err
	}
	m := extract.Meta{}
	if f := extract.Texts.Of("a.html"); f.Describe != nil {
		if content, err := p.main.content(); err == nil {
			if said, err := f.Describe(ctx, extract.Input{Name: "a.html", Data: content, Encoding: encodingOf(p.main, in), Language: in.Language}); err == nil {
				m = said
			}
		}
	}
	if m.Type == "" {
		m.Type = "webpage"
	}
	if m.Title == "" {
		m.Title = p.root.header("Subject")
	}
	if at := p.root.raw("Snapshot-Content-Location"); at != "" {
		m.URL = at
	} else if at := p.main.raw("Content-Location"); m.URL == "" && strings.HasPrefix(at, "http") {
		m.URL = at
	}
	return m, nil
}
