package extract

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// pageWith wraps what stands in the head of a page.
func pageWith(head string) string {
	return "<!doctype html><html><head>" + head + "</head><body><p>Words.</body></html>"
}

func data(json string) string {
	return `<script type="application/ld+json">` + json + `</script>`
}

var described = []struct {
	name, page string
	want       Meta
}{
	{"a page that says nothing is a page", pageWith(""), Meta{Type: "webpage"}},
	{"a title has its entities and white space in order",
		pageWith("<title>\n  Rules &amp;\n Rights &#8211; a\u00a0guide </title>"), Meta{Type: "webpage", Title: "Rules & Rights – a guide"}},
	{"a title within a drawing is not the page's", "<!doctype html><html><head></head><body><svg><title>Arrow</title></svg>", Meta{Type: "webpage"}},
	{"the site's name comes off a title only where the page names the site",
		pageWith(`<title>Ferries late again | The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">`),
		Meta{Type: "webpage", Title: "Ferries late again", ContainerTitle: "The Harbour Post"}},
	{"other words behind a bar may be the title's own",
		pageWith(`<title>Ferries late again | Islands</title><meta property="og:site_name" content="The Harbour Post">`),
		Meta{Type: "webpage", Title: "Ferries late again | Islands", ContainerTitle: "The Harbour Post"}},
	{"a title that is the site's name stays", pageWith(`<title>The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">`),
		Meta{Type: "webpage", Title: "The Harbour Post"}},
	{"what is made for citing comes before all else",
		pageWith(`<title>T</title><meta property="og:title" content="O"><meta name="DC.title" content="D">` + data(`{"@type":"Article","headline":"J"}`) +
			`<meta name="citation_title" content="C"><meta name="citation_author" content="Okafor, Ada"><meta name="citation_author" content="Jens Holm">` +
			`<meta name="citation_journal_title" content="Ferry Studies"><meta name="citation_publication_date" content="2026/3/1"><meta name="citation_publisher" content="Press"><meta name="citation_language" content="en">`),
		Meta{Type: "article-journal", Title: "C", ContainerTitle: "Ferry Studies", Issued: "2026-03-01", Publisher: "Press", Language: "en",
			Author: []Name{{Family: "Okafor", Given: "Ada"}, {Literal: "Jens Holm"}}}},
	{"linked data comes before Dublin Core", pageWith(`<meta name="DC.title" content="D">` + data(`{"@type":"Report","name":"J","datePublished":"2026-10-12T08:00:00+01:00"}`)),
		Meta{Type: "report", Title: "J", Issued: "2026-10-12"}},
	{"Dublin Core comes before Open Graph", pageWith(`<meta property="og:title" content="O"><meta name="dc:title" content="D"><meta name="DCTERMS.issued" content="2025-07"><meta name="DC.type" content="Report">`),
		Meta{Type: "report", Title: "D", Issued: "2025-07"}},
	{"Open Graph comes before the title", pageWith(`<title>T</title><meta property="og:title" content="O"><meta property="article:published_time" content="2026-01-02T23:30:00-05:00">`),
		Meta{Type: "webpage", Title: "O", Issued: "2026-01-02"}},
	{"a change is no publication", pageWith(`<title>T</title><meta property="article:modified_time" content="2026-01-02">`), Meta{Type: "webpage", Title: "T"}},
	{"a newspaper says who wrote", pageWith(data(`{"@context":"https://schema.org","@type":["NewsArticle"],"headline":"Late &amp; later",` +
		`"author":[{"@type":"Person","name":"By Ada Okafor"},{"@type":"Person","familyName":"Holm","givenName":"Jens"},"Jens Holm",{"name":"https://x.example/me"}],` +
		`"publisher":{"@type":"Organization","name":"The Harbour Post"},"inLanguage":"en_GB","license":"https://creativecommons.org/licenses/by-sa/4.0/"}`)),
		Meta{Type: "article-newspaper", Title: "Late & later", ContainerTitle: "The Harbour Post", Publisher: "The Harbour Post", Language: "en-GB", Licence: "CC-BY-SA-4.0",
			Author: []Name{{Literal: "Ada Okafor"}, {Family: "Holm", Given: "Jens"}, {Literal: "Jens Holm"}}}},
	{"things in a graph point to each other", pageWith(data(`{"@graph":[{"@type":"WebPage","@id":"#p","name":"Page"},` +
		`{"@type":"Article","headline":"A","author":{"@id":"#ada"},"isPartOf":{"@id":"#site"},"publisher":{"@id":"#org"}},` +
		`{"@type":"Person","@id":"#ada","name":"Ada Okafor"},{"@type":"WebSite","@id":"#site","name":"The Post"},{"@type":"Organization","@id":"#org","name":"Post Ltd"}]}`)),
		Meta{Type: "webpage", Title: "A", ContainerTitle: "The Post", Publisher: "Post Ltd", Author: []Name{{Literal: "Ada Okafor"}}}},
	{"of several articles that of this page counts", pageWith(`<link rel="canonical" href="https://post.example/b">` +
		data(`[{"@type":"NewsArticle","headline":"A","url":"https://post.example/a"},{"@type":"NewsArticle","headline":"B","mainEntityOfPage":{"@id":"https://post.example/b/#x","name":"N"}}]`)),
		Meta{Type: "article-newspaper", Title: "B", URL: "https://post.example/b"}},
	{"of several articles of a list none counts", pageWith(`<title>All news</title>` + data(`[{"@type":"NewsArticle","headline":"A"},{"@type":"NewsArticle","headline":"B"}]`)),
		Meta{Type: "webpage", Title: "All news"}},
	{"linked data may have line ends within strings, as many pages do", pageWith(data("\n<!--\n{\"@type\":\"Report\",\"name\":\"A\nB\"}\n-->\n")), Meta{Type: "report", Title: "A B"}},
	{"linked data stands in the body, too", "<html><head></head><body>" + data(`{"@type":"Legislation","name":"Code","legislationDate":"2026-03-01"}`), Meta{Type: "legislation", Title: "Code", Issued: "2026-03-01"}},
	{"broken linked data says nothing", pageWith("<title>T</title>" + data(`{"@type":"Report","name":`)), Meta{Type: "webpage", Title: "T"}},
	{"other scripts say nothing", pageWith(`<title>T</title><script>{"@type":"Report","name":"J"}</script>`), Meta{Type: "webpage", Title: "T"}},
	{"fields in the body are somebody else's words", "<html><head><title>T</title></head><body><meta name=author content=Eve>", Meta{Type: "webpage", Title: "T"}},
	{"marks within the page give its date and kind", pageWith("<title>T</title>") + `<article itemscope itemtype="https://schema.org/NewsArticle"><time itemprop="datePublished" datetime="2026-10-12T08:00">today</time><meta itemprop="datePublished" content="2026-10-12"><meta itemprop="dateModified" content="2026-11-01">`,
		Meta{Type: "article-newspaper", Title: "T", Issued: "2026-10-12"}},
	{"marks of several articles are those of a list", pageWith("<title>T</title>") + strings.Repeat(`<article itemtype="https://schema.org/NewsArticle"><time itemprop=datePublished datetime="2026-10-12"></time></article>`, 2) + `<time itemprop=datePublished datetime="2026-10-13">`,
		Meta{Type: "webpage", Title: "T"}},
	{"a headline that the page does not show is its subject", pageWith("<title>Ferry - Harbour Wiki</title>" + data(`{"@type":"Article","name":"Ferry","headline":"ship that carries cars"}`)),
		Meta{Type: "webpage", Title: "Ferry"}},
	{"a headline that the page shows is its title", pageWith("<title>Late again</title>" + data(`{"@type":"NewsArticle","name":"Late","headline":"Late again"}`)),
		Meta{Type: "article-newspaper", Title: "Late again"}},
	{"a property has several names", pageWith(`<meta property="x:title dc:title" content="D"><meta property="article:published_time" name="date" content="2026">`),
		Meta{Type: "webpage", Title: "D", Issued: "2026"}},
	{"authors in one field", pageWith(`<meta name="citation_authors" content="Okafor, Ada; Holm, Jens; Okafor, Ada">`),
		Meta{Type: "webpage", Author: []Name{{Family: "Okafor", Given: "Ada"}, {Family: "Holm", Given: "Jens"}}}},
	{"a part of a journal", pageWith(data(`{"@type":"https://schema.org/ScholarlyArticle","name":[{"@value":"A","@language":"en"}],"isPartOf":{"@type":["PublicationIssue"],"name":"Ferry Studies 3"},"license":[{"@id":"https://creativecommons.org/publicdomain/zero/1.0/"}]}`)),
		Meta{Type: "article-journal", Title: "A", ContainerTitle: "Ferry Studies 3", Licence: "CC0-1.0"}},
	{"a part of the site's own page is of no journal", pageWith(data(`{"@type":"NewsArticle","name":"A","isPartOf":{"@type":"WebPage","name":"B"}}`)), Meta{Type: "article-newspaper", Title: "A"}},
	{"a thing told twice is one", pageWith(data(`{"@type":"Report","name":"A"}`) + data(`{"@type":"Report","name":"A","datePublished":"2026"}`)), Meta{Type: "report", Title: "A"}},
	{"a site's name is no address", pageWith(`<meta property="og:site_name" content="http://www.post.example">`), Meta{Type: "webpage"}},
	{"an author's profile is no name", pageWith(`<meta property="article:author" content="https://social.example/ada"><meta name="author" content="by Ada Okafor">`),
		Meta{Type: "webpage", Author: []Name{{Literal: "Ada Okafor"}}}},
	{"a department has a comma, too", pageWith(`<meta name="dc.creator" content="Department for Ferries, Islands"><meta name="dc.creator" content="van der Berg, Anna M.">`),
		Meta{Type: "webpage", Author: []Name{{Literal: "Department for Ferries, Islands"}, {Family: "van der Berg", Given: "Anna M."}}}},
	{"an address is absolute and holds no password", pageWith(`<link rel=canonical href="/a"><meta property="og:url" content="https://me:pw@post.example/">`), Meta{Type: "webpage"}},
	{"the language is the page's, where nothing better says it", `<html lang="de-AT"><head><meta property="og:locale" content="en_US"><title>T</title>`, Meta{Type: "webpage", Title: "T", Language: "de-AT"}},
	{"a language that does not exist is none", `<html lang="english please"><head><title>T</title>`, Meta{Type: "webpage", Title: "T"}},
	{"a licence by its address", pageWith(`<link rel="license" href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">`), Meta{Type: "webpage", Licence: "OGL-UK-3.0"}},
	{"words on rights are no licence", pageWith(`<meta name="dc.rights" content="© 2026 The Post">`), Meta{Type: "webpage"}},
	{"a name without a value is passed over", pageWith(`<meta name="citation_title" content=" "><meta name="citation_title" content="C">`), Meta{Type: "webpage", Title: "C"}},
	{"letters that do not show are left out", pageWith("<title>Ru\u00adles\u200b \u202eof\u202c</title>"), Meta{Type: "webpage", Title: "Rules of"}},
}

func TestDescribeHTML(t *testing.T) {
	for _, c := range described {
		got, err := describeHTML(context.Background(), Input{Name: "a.html", Data: c.page})
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", c.name, got, err, c.want)
		}
	}
}

// The encoding is that of the text.
func TestDescribeDecodes(t *testing.T) {
	got, err := describeHTML(context.Background(), Input{Name: "a.html", Data: pageWith("<meta charset=iso-8859-1><title>Caf\xe9</title>")})
	if err != nil || got.Title != "Café" {
		t.Errorf("got %+v, %v", got, err)
	}
	var u *UnreadableError
	if _, err := describeHTML(context.Background(), Input{Name: "a.html", Data: pageWith(""), Encoding: "klingon"}); !errors.As(err, &u) {
		t.Errorf("got %v, want an unreadable document", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := describeHTML(ctx, Input{Name: "a.html", Data: pageWith("")}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's", err)
	}
}

// What a page says of itself may be without measure; what is taken of it is not.
func TestDescribeKeepsToLimits(t *testing.T) {
	deep := strings.Repeat("[", 100_000)
	for name, page := range map[string]string{
		"long title":      pageWith("<title>" + strings.Repeat("word ", 1<<20) + "</title>"),
		"deep data":       pageWith("<title>T</title>" + data(deep)),
		"deep graph":      pageWith("<title>T</title>" + data(strings.Repeat(`{"@graph":[`, 5000)+strings.Repeat("]}", 5000))),
		"deep name":       pageWith("<title>T</title>" + data(`{"@type":"Report","name":`+strings.Repeat(`{"name":`, 5000)+`"x"`+strings.Repeat("}", 5000)+"}")),
		"self-reference":  pageWith("<title>T</title>" + data(`{"@type":"Report","@id":"#a","author":{"@id":"#a"},"publisher":{"@id":"#a"}}`)),
		"many authors":    pageWith("<title>T</title>" + data(`{"@type":"Report","author":[`+strings.TrimSuffix(strings.Repeat(`"a b",`, 20_000), ",")+"]}")),
		"many fields":     pageWith("<title>T</title>" + strings.Repeat("<meta name=author content=x>", 50_000)),
		"many attributes": pageWith("<title>T</title><meta " + strings.Repeat("a=b ", 50_000) + ">"),
	} {
		m, err := describeHTML(context.Background(), Input{Name: "a.html", Data: page})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if m.Title == "" || utf8.RuneCountInString(m.Title) > longestWords || len(m.Author) > mostAuthors {
			t.Errorf("%s: got a title of %d letters and %d authors", name, utf8.RuneCountInString(m.Title), len(m.Author))
		}
	}
}

func TestISODate(t *testing.T) {
	for in, want := range map[string]string{
		"2026":                          "2026",
		"2026-10":                       "2026-10",
		"2026-10-12":                    "2026-10-12",
		"2026/1/2":                      "2026-01-02",
		"2026-10-12T23:30:00Z":          "2026-10-12", // the day in the zone in which it is written
		"2026-10-12 08:00":              "2026-10-12",
		"20261012":                      "2026-10-12",
		"20261012T080000":               "2026-10-12",
		"12.10.2026":                    "2026-10-12", // dots are day first wherever they are used
		"3. 4. 2026":                    "2026-04-03",
		"12 October 2026":               "2026-10-12",
		"Monday, 12 October 2026":       "2026-10-12",
		"Mon, 12 Oct 2026 10:00:00 GMT": "2026-10-12",
		"October 12, 2026":              "2026-10-12",
		"Oct. 12th, 2026":               "2026-10-12",
		"12. März 2026":                 "2026-03-12",
		"1er février 2026":              "2026-02-01",
		"12 de octubre de 2026":         "2026-10-12",
		"March 2026":                    "2026-03",
		"3/4/2026":                      "", // March or April
		"05/29/2007 09:49:00":           "2007-05-29",
		"29/05/2007":                    "2007-05-29",
		"05/05/2007":                    "2007-05-05",
		"30/30/2007":                    "",
		"2026-02-30":                    "",
		"2026-13-01":                    "",
		"0000-00-00":                    "",
		"1970":                          "1970",
		"202":                           "",
		"20261":                         "",
		"2026-10-123":                   "",
		"12 Foo 2026":                   "",
		"yesterday":                     "",
		"":                              "",
	} {
		if got := isoDate(in); got != want {
			t.Errorf("isoDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDescribeMarkdown(t *testing.T) {
	for _, c := range []struct {
		name, doc string
		want      Meta
	}{
		{"front matter", "---\ntitle: \"Rules: a guide\"\nauthor: Ada Okafor # ours\ndate: 12 October 2026\nlang: en-GB\ntags: [a]\n---\n# Other\n",
			Meta{Title: "Rules: a guide", Author: []Name{{Literal: "Ada Okafor"}}, Issued: "2026-10-12", Language: "en-GB"}},
		{"a heading", "\n# Rules  ##\n\nWords.", Meta{Title: "Rules"}},
		{"words before the heading", "Words.\n\n# Rules", Meta{}},
		{"front matter that does not end", "---\ntitle: X\n", Meta{}},
		{"what needs a parser is left out", "---\ntitle: |\n  Long\nauthor:\n  - A\n---\n", Meta{}},
	} {
		got, err := describeMarkdown(context.Background(), Input{Name: "a.md", Data: c.doc})
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", c.name, got, err, c.want)
		}
	}
}

// Whatever a page says, what is taken of it can stand in a catalogue: one line,
// valid, short, with a true date and a language that exists.
func FuzzDescribe(f *testing.F) {
	for _, c := range described {
		f.Add(c.page, false)
	}
	f.Add("---\ntitle: a\n---\n# b", true)
	f.Fuzz(func(t *testing.T, doc string, markdown bool) {
		describe := describeHTML
		if markdown {
			describe = describeMarkdown
		}
		m, err := describe(context.Background(), Input{Name: "a.html", Data: doc})
		if err != nil {
			return
		}
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, n := range m.Author {
			words = append(words, n.Family, n.Given, n.Literal)
			if n == (Name{}) {
				t.Errorf("an author without a name in %s", b)
			}
		}
		for _, s := range append(words, m.Title, m.ContainerTitle, m.Publisher, m.URL, m.Language, m.Licence, m.Issued) {
			if s != strings.TrimSpace(s) || strings.ContainsAny(s, "\n\r\t\x00") || !utf8.ValidString(s) || len(s) > 8000 {
				t.Errorf("%q cannot stand in a catalogue", s)
			}
		}
		if m.Issued != "" {
			layout := "2006-01-02"[:len(m.Issued)]
			if _, err := time.Parse(layout, m.Issued); err != nil {
				t.Errorf("the date %q: %v", m.Issued, err)
			}
		}
		if m.Language != "" && languageTag(m.Language) != m.Language {
			t.Errorf("the language %q", m.Language)
		}
	})
}
