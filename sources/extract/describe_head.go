package extract

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Limits on what is read of a page to describe it.
const (
	longestHead = 4 << 20   // bytes of the page
	longestTag  = 1 << 20   // bytes of a tag or a script
	longestData = 256 << 10 // bytes of a block of linked data
	mostData    = 20        // blocks of it
	mostMetas   = 2000
)

// A head is what a page says of itself for programs, as it stands there.
type head struct {
	meta      map[string][]string // by name in lower case, each cleaned and not empty
	title     string
	lang      string // of the page
	canonical string
	licence   string
	data      []string // JSON-LD
	published []string // dates that marks within the page (microdata) call so
	kinds     []string // types of schema.org that they give to parts of it

	metas int
}

// readHead reads the head of a page, and the linked data that many sites put into
// its body.
func readHead(ctx context.Context, src string) (*head, error) {
	h := &head{meta: map[string][]string{}}
	src = src[:min(len(src), longestHead)]
	z := html.NewTokenizer(strings.NewReader(src))
	z.SetMaxBuf(longestTag)
	inBody, raw := false, ""
	for n := 0; ; n++ {
		if n%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return h, nil // its end, or a tag of which nothing good can come
		case html.TextToken:
			h.text(raw, z)
			raw = ""
		case html.StartTagToken, html.SelfClosingTagToken:
			b, more := z.TagName()
			name := string(b)
			raw = ""
			if name == "body" {
				inBody = true
			}
			marked := more && (bytes.Contains(z.Raw(), []byte("itemprop")) || bytes.Contains(z.Raw(), []byte("itemtype")))
			if more && (marked || name == "script" || name == "html" || !inBody && (name == "meta" || name == "link")) {
				a := attributesOf(z)
				h.mark(a)
				if !inBody || name == "script" || name == "html" {
					raw = h.tag(name, a)
				}
			}
			if name == "title" && !inBody && h.title == "" {
				raw = "title"
			}
		case html.EndTagToken:
			raw = ""
		}
	}
}

// attributesOf reads those of a tag; of two of a name the first counts.
func attributesOf(z *html.Tokenizer) map[string]string {
	out := map[string]string{}
	for more := true; more && len(out) < 100; {
		var key, value []byte
		key, value, more = z.TagAttr()
		if _, twice := out[string(key)]; !twice {
			out[string(key)] = string(value)
		}
	}
	return out
}

// tag takes what a tag says. It returns "data" where the text behind it is linked
// data.
func (h *head) tag(name string, a map[string]string) string {
	switch name {
	case "html":
		if h.lang == "" {
			h.lang = oneLine(firstOf(a["lang"], a["xml:lang"]))
		}
	case "meta":
		for _, name := range strings.Fields(a["property"]) { // of RDFa, which takes several
			h.add(name, a["content"])
		}
		if a["property"] == "" {
			h.add(firstOf(a["name"], a["http-equiv"]), a["content"])
		}
	case "link":
		rel := strings.Fields(strings.ToLower(a["rel"]))
		if h.canonical == "" && slices.Contains(rel, "canonical") {
			h.canonical = strings.TrimSpace(a["href"])
		}
		if h.licence == "" && slices.Contains(rel, "license") {
			h.licence = strings.TrimSpace(a["href"])
		}
	case "script":
		if kind, _, _ := strings.Cut(strings.ToLower(a["type"]), ";"); strings.TrimSpace(kind) == "application/ld+json" {
			return "data"
		}
	}
	return ""
}

// mark takes what a tag says of its part of the page (HTML, "Microdata").
func (h *head) mark(a map[string]string) {
	if slices.Contains(strings.Fields(a["itemprop"]), "datePublished") {
		if day := isoDate(firstOf(a["datetime"], a["content"], a["title"])); day != "" && len(h.published) < mostData {
			h.published = append(h.published, day)
		}
	}
	for _, t := range strings.Fields(a["itemtype"]) {
		if len(h.kinds) < mostThings {
			h.kinds = append(h.kinds, t[strings.LastIndexByte(t, '/')+1:])
		}
	}
}

func firstOf(list ...string) string {
	for _, s := range list {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// add takes a field. Dublin Core is written with a colon, too.
func (h *head) add(name, value string) {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, dublin := range []string{"dc:", "dcterms:"} {
		if rest, ok := strings.CutPrefix(name, dublin); ok {
			name = dublin[:len(dublin)-1] + "." + rest
		}
	}
	value = oneLine(value)
	if h.metas++; name == "" || value == "" || h.metas > mostMetas {
		return
	}
	h.meta[name] = append(h.meta[name], value)
}

// text takes the words behind a tag.
func (h *head) text(after string, z *html.Tokenizer) {
	switch after {
	case "title":
		h.title = oneLine(string(z.Text()))
	case "data":
		if t := z.Text(); len(t) <= longestData && len(h.data) < mostData {
			h.data = append(h.data, string(t))
		}
	}
}

// first is the first value of the first of these fields that has one; "" where none
// has.
func (h *head) first(names ...string) string {
	for _, n := range names {
		if list := h.meta[n]; len(list) > 0 {
			return list[0]
		}
	}
	return ""
}

// firstWords is as first, but passes over addresses.
func (h *head) firstWords(names ...string) string {
	for _, n := range names {
		for _, v := range h.meta[n] {
			if !isAddress(v) {
				return v
			}
		}
	}
	return ""
}
