package html

import (
	"strconv"
	"strings"

	"factsheet/render"
	"factsheet/sources"
)

// A thing is a node of the data, in the words of schema.org. Names that begin
// with "@" are JSON-LD's.
type thing struct {
	Type       string   `json:"@type,omitempty"`
	ID         string   `json:"@id,omitempty"`
	Name       string   `json:"name,omitempty"`
	Headline   string   `json:"headline,omitempty"`
	Second     string   `json:"alternativeHeadline,omitempty"`
	Abstract   string   `json:"abstract,omitempty"`
	Text       string   `json:"text,omitempty"`
	Language   string   `json:"inLanguage,omitempty"`
	Published  string   `json:"datePublished,omitempty"`
	URL        string   `json:"url,omitempty"`
	Status     string   `json:"creativeWorkStatus,omitempty"`
	Author     []*thing `json:"author,omitempty"`
	Publisher  *thing   `json:"publisher,omitempty"`
	Speaker    *thing   `json:"spokenByCharacter,omitempty"`
	BasedOn    *thing   `json:"isBasedOn,omitempty"`
	Appearance *thing   `json:"appearance,omitempty"`
	PartOf     *thing   `json:"isPartOf,omitempty"`
	Parts      []*thing `json:"hasPart,omitempty"`
	Citation   []*thing `json:"citation,omitempty"`
}

// A graph is the data of a page.
type graph struct {
	Context string   `json:"@context"`
	Things  []*thing `json:"@graph"`
}

// ref points at a thing that stands elsewhere in the graph.
func ref(t *thing) *thing { return &thing{ID: t.ID} }

// graph says what the page says: the sheet, its claims, the quotations that it
// shows, and the sources of these. Of a source that may not be shared it names
// nothing.
func (c *composer) graph() graph {
	p := c.page
	base := ""
	if web(p.Online) {
		base = p.Online
	}
	id := func(name string) string { return base + "#" + name }
	sheet := &thing{
		Type: "Report", ID: id("main"), Name: plain(p.Title), Headline: plain(p.Title), Second: plain(p.Subtitle),
		Abstract: abstract(p.Summary), Language: p.Language, Published: date(p.Issued), URL: base,
	}
	if len(p.Owner) > 0 {
		sheet.Publisher = &thing{Type: "Organization", Name: plain(p.Owner)}
	}
	if len(p.Draft) > 0 {
		sheet.Status = "Draft"
	}
	out := graph{"https://schema.org", []*thing{sheet}}
	known := make(map[string]*thing)
	quoted := make(map[int]*thing)
	var list, works []*thing
	for _, q := range c.quotations {
		if q.Note == 0 || quoted[q.Note] != nil {
			continue
		}
		t, work := c.quotationThing(q, id, known)
		if work != nil {
			works = append(works, work)
		}
		quoted[q.Note] = t
		list = append(list, t)
	}
	for _, said := range c.claims {
		out.Things = append(out.Things, claimThing(said, sheet, id, quoted))
	}
	for _, t := range list {
		t.PartOf = ref(sheet)
		sheet.Parts = append(sheet.Parts, ref(t))
	}
	for _, t := range works {
		sheet.Citation = append(sheet.Citation, ref(t))
	}
	out.Things = append(append(out.Things, list...), works...)
	return out
}

// claimThing is a claim, with the quotations that the page shows for it.
func claimThing(said claim, sheet *thing, id func(string) string, quoted map[int]*thing) *thing {
	t := &thing{Type: "Claim", Text: said.text, Language: sheet.Language, Appearance: ref(sheet)}
	if said.id != "" {
		t.ID = id(said.id)
	}
	for _, n := range said.notes {
		if q := quoted[n]; q != nil {
			t.Citation = append(t.Citation, ref(q))
		}
	}
	return t
}

// quotationThing is a quotation, with its source where that is not known yet.
func (c *composer) quotationThing(q *render.Quotation, id func(string) string, known map[string]*thing) (t, work *thing) {
	t = &thing{Type: "Quotation", ID: id(quotationID(q.Note)), Text: plain(q.Text), Language: q.Lang}
	if t.Language == "" {
		t.Language = c.page.Language
	}
	e := c.evidence[q.Note]
	if e == nil || e.Checked == nil {
		return t, nil
	}
	if e.Checked.Evidence != nil {
		// Whether a person or a body speaks, the sheet does not say.
		if who := strings.Join(strings.Fields(e.Checked.Evidence.Speaker.Value), " "); who != "" {
			t.Speaker = &thing{Name: who}
		}
	}
	s := e.Checked.Source
	if s == nil || s.Withheld {
		return t, nil
	}
	if known[s.ID] == nil {
		work = sourceThing(s, id("source-"+strconv.Itoa(len(known)+1)))
		known[s.ID] = work
	}
	t.BasedOn = ref(known[s.ID])
	t.Published = date(s.Issued)
	if where := place(e.Checked); where != "" {
		t.Citation = []*thing{{Type: kind(s), URL: where}}
	}
	return t, work
}

// sourceThing is a source as the catalogue describes it.
func sourceThing(s *sources.Source, id string) *thing {
	t := &thing{Type: kind(s), ID: id, Name: strings.Join(strings.Fields(s.Title), " "), Language: s.Language, Published: date(s.Issued), URL: render.Address(s)}
	for _, n := range s.Author {
		if n.Literal != "" { // a body, for the catalogue's readers
			t.Author = append(t.Author, &thing{Type: "Organization", Name: n.Literal})
			continue
		}
		t.Author = append(t.Author, &thing{Type: "Person", Name: strings.TrimSpace(n.Given + " " + n.Family)})
	}
	if s.Publisher != "" {
		t.Publisher = &thing{Type: "Organization", Name: s.Publisher}
	}
	return t
}

// kind is what schema.org calls a source of a CSL type.
func kind(s *sources.Source) string {
	switch s.Type {
	case "article-journal", "paper-conference":
		return "ScholarlyArticle"
	case "article-newspaper":
		return "NewsArticle"
	case "article-magazine", "article":
		return "Article"
	case "book":
		return "Book"
	case "chapter":
		return "Chapter"
	case "dataset":
		return "Dataset"
	case "legislation", "bill", "regulation", "treaty":
		return "Legislation"
	case "report":
		return "Report"
	case "thesis":
		return "Thesis"
	case "webpage":
		return "WebPage"
	case "post-weblog":
		return "BlogPosting"
	}
	return "CreativeWork"
}

// abstract is the text of a summary.
func abstract(list []render.Block) string {
	var parts []string
	for _, b := range list {
		if p, ok := b.(*render.Paragraph); ok {
			parts = append(parts, plain(p.Text))
		}
	}
	return strings.Join(parts, " ")
}
