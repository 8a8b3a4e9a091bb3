package extract

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// describeHTML gives what a page says of itself. Where its ways to say a thing
// differ, the one made for citing counts: Highwire Press (citation_…, which
// Google Scholar reads), then JSON-LD (schema.org), Dublin Core (RFC 5013), Open
// Graph, and last the page's title and language.
func describeHTML(ctx context.Context, in Input) (Meta, error) {
	d, err := Decode(in, declaredInHTML)
	if err != nil {
		return Meta{}, err
	}
	h, err := readHead(ctx, d.Text)
	if err != nil {
		return Meta{}, err
	}
	site := h.firstWords("og:site_name")
	ld := h.linkedData()
	m := Meta{
		Title:          cmp.Or(h.first("citation_title"), h.dataTitle(ld), h.first("dc.title", "dcterms.title"), withoutSite(h.first("og:title"), site), withoutSite(h.title, site)),
		ContainerTitle: cmp.Or(h.first("citation_journal_title", "citation_conference_title", "citation_inbook_title"), ld.container, site),
		Publisher: cmp.Or(h.first("citation_publisher", "citation_technical_report_institution", "citation_dissertation_institution"),
			ld.publisher, h.firstWords("dc.publisher", "dcterms.publisher"), h.firstWords("article:publisher", "publisher")),
		URL:      cmp.Or(webAddress(h.canonical), webAddress(h.first("og:url")), ld.url),
		Issued:   h.issued(ld),
		Author:   h.authors(ld),
		Language: h.language(ld),
		Licence:  cmp.Or(licence(h.licence), ld.licence, licence(h.first("dcterms.license", "dc.rights.license", "dcterms.rights", "dc.rights"))),
		Type:     cmp.Or(h.kind(), ld.kind, dublinKinds[strings.ToLower(h.first("dc.type", "dcterms.type"))], h.markedKind(), "webpage"),
	}
	if m.ContainerTitle == m.Title {
		m.ContainerTitle = ""
	}
	return m, nil
}

// issued is the day on which the page was published, never that of a change.
func (h *head) issued(ld linked) string {
	for _, names := range [][]string{
		{"citation_publication_date", "citation_date", "citation_online_date", "citation_year"}, nil,
		{"dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created"},
		{"article:published_time", "og:article:published_time", "article:published", "date", "pubdate", "publish-date", "publish_date", "publishdate", "publication_date", "parsely-pub-date"},
	} {
		if names == nil {
			if ld.issued != "" {
				return ld.issued
			}
			continue
		}
		for _, n := range names {
			for _, v := range h.meta[n] {
				if day := isoDate(v); day != "" {
					return day
				}
			}
		}
	}
	if days := slices.Compact(slices.Clone(h.published)); len(days) == 1 {
		return days[0] // on the page of several articles they differ
	}
	return ""
}

// dataTitle is the title in linked data. Of two, the one that the page itself
// shows counts: some give the subject as the headline.
func (h *head) dataTitle(ld linked) string {
	if ld.name != "" && ld.name != ld.title && !strings.Contains(h.title, ld.title) && strings.Contains(h.title, ld.name) {
		return ld.name
	}
	return ld.title
}

// authors are those of the first way to say it that names any.
func (h *head) authors(ld linked) []Name {
	var cited []string
	for _, v := range h.meta["citation_authors"] {
		cited = append(cited, strings.Split(v, ";")...)
	}
	for _, list := range [][]Name{
		names(append(h.meta["citation_author"], cited...), personName),
		ld.authors,
		names(append(h.meta["dc.creator"], h.meta["dcterms.creator"]...), personName),
		names(h.meta["article:author"], literalName),
		names(h.meta["author"], literalName),
		names(append(h.meta["byl"], h.meta["parsely-author"]...), literalName),
	} {
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

func (h *head) language(ld linked) string {
	for _, v := range []string{h.first("citation_language"), ld.language, h.first("dc.language", "dcterms.language"), h.lang, h.first("content-language"), h.first("og:locale")} {
		if tag := languageTag(v); tag != "" {
			return tag
		}
	}
	return ""
}

// kind is the type that the citation_… fields amount to; "" where they do not.
func (h *head) kind() string {
	for _, k := range []struct{ field, kind string }{
		{"citation_technical_report_institution", "report"}, {"citation_technical_report_number", "report"},
		{"citation_dissertation_institution", "thesis"}, {"citation_conference_title", "paper-conference"},
		{"citation_inbook_title", "chapter"}, {"citation_journal_title", "article-journal"}, {"citation_isbn", "book"},
	} {
		if h.first(k.field) != "" {
			return k.kind
		}
	}
	return ""
}

// markedKind is the type of the only part of the page that is a document.
func (h *head) markedKind() string {
	var kinds []string
	for _, k := range h.kinds {
		if d := dataKinds[k]; d.rank == documentRank {
			kinds = append(kinds, d.kind)
		}
	}
	if len(kinds) != 1 {
		return ""
	}
	return kinds[0]
}

// dublinKinds are values of DC.type that sites of governments and libraries use.
var dublinKinds = map[string]string{"report": "report", "legislation": "legislation", "act": "legislation", "bill": "bill",
	"regulation": "regulation", "dataset": "dataset", "thesis": "thesis", "book": "book", "speech": "speech", "journal article": "article-journal"}

// siteMarks stand between a page's title and the name of its site.
var siteMarks = []string{" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » "}

// withoutSite takes the name of the site off the end of a title. Other words there
// may be the title's own.
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	for _, mark := range siteMarks {
		if cut, ok := strings.CutSuffix(title, mark+site); ok && strings.TrimSpace(cut) != "" {
			return strings.TrimSpace(cut)
		}
	}
	return title
}
