package extract

import (
	"cmp"
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// linked is what the linked data of a page (JSON-LD in the words of schema.org)
// says of it.
type linked struct {
	kind, title, name, container, issued, publisher, url, language, licence string
	authors                                                                 []Name
}

// Limits on linked data.
const (
	mostThings = 500 // that are looked at
	deepThings = 4   // that stand within each other
)

// documentRank is that of types that are documents of a kind.
const documentRank = 3

// dataKinds are the types of schema.org that a source can have, in the words of
// CSL, and how well each tells what the page is: a page of news has a WebPage, too.
var dataKinds = map[string]struct {
	kind string
	rank int
}{
	"NewsArticle": {"article-newspaper", documentRank}, "ReportageNewsArticle": {"article-newspaper", documentRank}, "OpinionNewsArticle": {"article-newspaper", documentRank},
	"AnalysisNewsArticle": {"article-newspaper", documentRank}, "BackgroundNewsArticle": {"article-newspaper", documentRank}, "ReviewNewsArticle": {"article-newspaper", documentRank},
	"ScholarlyArticle": {"article-journal", documentRank}, "MedicalScholarlyArticle": {"article-journal", documentRank},
	"Report": {"report", documentRank}, "Legislation": {"legislation", documentRank}, "LegislationObject": {"legislation", documentRank}, "Thesis": {"thesis", documentRank},
	"Book": {"book", documentRank}, "Chapter": {"chapter", documentRank}, "Dataset": {"dataset", documentRank}, "BlogPosting": {"post-weblog", documentRank}, "SocialMediaPosting": {"post", documentRank}, "LiveBlogPosting": {"article-newspaper", documentRank},
	"Article": {"webpage", 2}, "TechArticle": {"webpage", 2}, "AdvertiserContentArticle": {"webpage", 2}, "SatiricalArticle": {"webpage", 2},
	"GovernmentService": {"webpage", 1}, "FAQPage": {"webpage", 1}, "AboutPage": {"webpage", 1}, "WebPage": {"webpage", 1}, "ItemPage": {"webpage", 1},
}

// A thing is a node of linked data.
type thing map[string]any

// things are those of a page, and which of them have a name that others point to.
type things struct {
	list []thing
	byID map[string]thing
}

// linkedData reads what is said of this page. Of several things of the best kind,
// the one with this page's address counts; where none has it, they are those of a
// list, and none does.
func (h *head) linkedData() linked {
	t := &things{byID: map[string]thing{}}
	for _, data := range h.data {
		var v any
		if json.Unmarshal([]byte(plainJSON(data)), &v) == nil {
			t.gather(v, 0)
		}
	}
	var best []thing
	rank := 0
	for _, n := range t.list {
		switch r := n.rank(); {
		case r == 0 || r < rank:
		case r > rank:
			best, rank = []thing{n}, r
		default:
			best = append(best, n)
		}
	}
	if len(best) > 1 {
		best = h.ofThisPage(best)
	}
	if len(best) == 0 {
		return linked{}
	}
	return t.describe(best[0])
}

// ofThisPage picks the things whose address is that of the page.
func (h *head) ofThisPage(list []thing) []thing {
	here := cmp.Or(h.canonical, h.first("og:url"))
	var out []thing
	for _, n := range list {
		for _, key := range []string{"url", "@id", "mainEntityOfPage"} {
			at, _, _ := strings.Cut(reference(n[key]), "#")
			if here != "" && strings.TrimSuffix(at, "/") == strings.TrimSuffix(here, "/") {
				out = append(out, n)
				break
			}
		}
	}
	if len(out) == 0 && allSame(list) {
		return list
	}
	return out
}

// allSame reports whether things have one title: a thing that is told several times.
func allSame(list []thing) bool {
	for _, n := range list[1:] {
		if n.title() != list[0].title() {
			return false
		}
	}
	return true
}

// plainJSON takes off what old editors put round scripts, and line ends within
// strings, which many pages have and JSON does not allow.
func plainJSON(s string) string {
	s = strings.TrimSpace(s)
	for _, wrap := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}, {"<![CDATA[", "]]>"}} {
		if inner, ok := strings.CutPrefix(s, wrap[0]); ok {
			s = strings.TrimSpace(strings.TrimSuffix(inner, wrap[1]))
		}
	}
	return strings.TrimSuffix(strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s), ";")
}

// gather collects the things of a page: those at the top, in a graph or a list, and
// what a page is mainly about.
func (t *things) gather(v any, depth int) {
	if depth > deepThings || len(t.list) >= mostThings {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			t.gather(e, depth+1)
		}
	case map[string]any:
		n := thing(v)
		t.list = append(t.list, n)
		if id := reference(n["@id"]); id != "" && len(n) > 1 && t.byID[id] == nil {
			t.byID[id] = n
		}
		t.gather(n["@graph"], depth+1)
		t.gather(n["mainEntity"], depth+1)
	}
}

// rank says how well the thing's type tells what the page is; 0 is not at all.
func (n thing) rank() int { return dataKinds[n.kind()].rank }

// kind is the best of the thing's types.
func (n thing) kind() string {
	best := ""
	for _, v := range list(n["@type"]) {
		name := word(v)
		name = name[strings.LastIndexAny(name, "/#:")+1:]
		if dataKinds[name].rank > dataKinds[best].rank {
			best = name
		}
	}
	return best
}

func (n thing) title() string { return cmp.Or(word(n["headline"]), word(n["name"])) }

// describe puts what a thing says into the words of CSL.
func (t *things) describe(n thing) linked {
	d := linked{kind: dataKinds[n.kind()].kind, title: n.title(), name: word(n["name"]),
		issued:    cmp.Or(isoDate(word(n["datePublished"])), isoDate(word(n["legislationDate"]))),
		url:       cmp.Or(webAddress(reference(n["url"])), webAddress(reference(n["mainEntityOfPage"]))),
		language:  word(n["inLanguage"]),
		publisher: words(t.follow(n["publisher"])),
		licence:   licence(reference(n["license"])),
	}
	if d.kind == "webpage" {
		d.kind = "" // which is said where nothing is known
	}
	if part := t.follow(n["isPartOf"]); len(list(part)) == 1 && isPublication(part) {
		d.container = words(part)
	}
	if d.container == "" && d.kind == "article-newspaper" {
		d.container = d.publisher
	}
	by := n["author"]
	if by == nil {
		by = n["creator"]
	}
	seen := map[Name]bool{}
	for _, v := range list(by) {
		if name := nameOf(t.follow(v)); name != (Name{}) && !seen[name] && len(d.authors) < mostAuthors {
			seen[name] = true
			d.authors = append(d.authors, name)
		}
	}
	return d
}

// isPublication reports whether a thing is one that articles appear in, rather than
// the page that an article stands on.
func isPublication(v any) bool {
	m, ok := v.(map[string]any)
	if !ok {
		return false
	}
	for _, k := range list(m["@type"]) {
		switch word(k) {
		case "Periodical", "Newspaper", "PublicationIssue", "PublicationVolume", "Book", "BookSeries", "CreativeWorkSeries", "WebSite", "Blog":
			return true
		}
	}
	return false
}

// follow gives the thing that another one stands for by its name.
func (t *things) follow(v any) any {
	if m, ok := v.(map[string]any); ok && word(m["name"]) == "" {
		if n := t.byID[reference(m["@id"])]; n != nil {
			return map[string]any(n)
		}
	}
	return v
}

// nameOf is the name of an author: a person's in its parts where it has them.
func nameOf(v any) Name {
	if m, ok := v.(map[string]any); ok {
		if family := word(m["familyName"]); family != "" {
			return Name{Family: family, Given: word(m["givenName"])}
		}
	}
	s := words(v)
	if s == "" || strings.HasPrefix(s, "@") {
		return Name{}
	}
	return literalName(s)
}

// list is a value as a list: one that is none is its only entry.
func list(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v[:min(len(v), mostThings)]
	}
	return []any{v}
}

// words is as word, but no address.
func words(v any) string {
	if s := word(v); !isAddress(s) {
		return s
	}
	return ""
}

// reference is the address that a value is or that a thing has.
func reference(v any) string {
	if l, ok := v.([]any); ok && len(l) > 0 {
		v = l[0]
	}
	if m, ok := v.(map[string]any); ok {
		if v = m["@id"]; v == nil {
			v = m["url"]
		}
	}
	return word(v)
}

// word is a value as one line of words: of a list the first, of a thing its name.
func word(v any) string { return wordWithin(v, 0) }

func wordWithin(v any, depth int) string {
	if depth > deepThings {
		return ""
	}
	switch v := v.(type) {
	case string:
		return oneLine(html.UnescapeString(v)) // which sites escape twice
	case []any:
		if len(v) > 0 {
			return wordWithin(v[0], depth+1)
		}
	case map[string]any:
		for _, key := range []string{"@value", "name"} {
			if s := wordWithin(v[key], depth+1); s != "" {
				return s
			}
		}
	}
	return ""
}
