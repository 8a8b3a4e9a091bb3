package proof

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/render/evidence"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/bibliography"
	"factsheet/sources/match"
	"factsheet/sources/yamldoc"
)

// againstSources looks for the quotations in the sources that are at hand, with the
// same matcher, the same conventions and the same edits as when they were checked.
func (v *verifier) againstSources(e *evidence.Evidence) {
	if v.o.Library == nil {
		return
	}
	v.report.Sources = make([]Source, len(e.Sources))
	var list []*sources.Source
	shelf := newShelf(v.o.Library)
	for i := range e.Sources {
		s := &e.Sources[i]
		v.report.Sources[i].ID = s.ID
		if local := shelf.find(s); local != nil {
			list = append(list, asQuoted(local, s))
			v.report.Sources[i].File = local.File.Value
		}
	}
	if len(list) == 0 {
		if v.report.Reason == "" {
			v.report.Reason = "none of the sources of this handout is at hand"
			v.report.Hint = "give the files the names that they have in the evidence, or verify the handout without --sources"
		}
		return
	}
	s := v.sheet(e)
	if s.Conventions.IsZero() {
		s.Conventions = yamldoc.String{Value: e.Conventions}
	}
	r, err := check.Run(v.ctx, v.o.Library.With(list), []check.Input{{Sheet: s}}, check.Options{Reader: v.o.Reader, Surroundings: true})
	if err != nil {
		return // the context's, which Verify gives
	}
	v.compareSources(e, r.Results[0].Quotations)
}

// asQuoted is a source at hand under the id of the evidence. What decides how its
// file is read is as it was when it was quoted.
func asQuoted(local *sources.Source, s *evidence.Source) *sources.Source {
	out := *local
	out.ID, out.Withheld = s.ID, false
	if s.Encoding != "" {
		out.Encoding = s.Encoding
	}
	items, err := bibliography.Of("csl-json", "").Read([]byte("[" + string(s.CSL) + "]"))
	if err == nil && len(items) == 1 && items[0].Source.Language != "" {
		out.Language = items[0].Source.Language
	}
	return &out
}

// compareSources says what became of each quotation, and which files are others.
func (v *verifier) compareSources(e *evidence.Evidence, found []check.Quotation) {
	type place struct {
		point string
		index int
	}
	now := make(map[place]*check.Quotation, len(found))
	for i := range found {
		now[place{found[i].Point, found[i].Index}] = &found[i]
	}
	sources, files := make(map[string]*evidence.Source), make(map[string]*Source)
	for i := range v.report.Sources {
		sources[e.Sources[i].ID], files[e.Sources[i].ID] = &e.Sources[i], &v.report.Sources[i]
	}
	told := make(map[string]bool)
	for i := range e.Quotations {
		q := &e.Quotations[i]
		c, s, file := now[place{q.Point, q.Index}], sources[q.Source], files[q.Source]
		if c == nil || file.File == "" {
			continue
		}
		if !told[q.Source] {
			told[q.Source] = true
			v.compareFile(s, file, c)
		}
		if c.Version != nil {
			sameText := file.Same && s.Extractor == c.Version.Extractor
			v.report.Quotations[i].Source = v.compareQuotation(q, c, sameText)
		}
	}
}

// compareFile compares the file at hand with that which was quoted from.
func (v *verifier) compareFile(s *evidence.Source, file *Source, c *check.Quotation) {
	switch {
	case c.Version == nil:
		v.problem(Problem{Kind: SourceDiffers, Message: fmt.Sprintf("the file of %s at hand, %s, cannot be read", s.ID, file.File),
			Hint: "factsheet sources text says why, in a workspace that has the file"})
	case s.Digest == nil: // nobody had the file when the handout was made
	case s.Digest.SHA256 != c.Version.File.SHA256:
		v.problem(Problem{Kind: SourceDiffers, Message: fmt.Sprintf("the file of %s at hand, %s, is another than was quoted from", s.ID, file.File),
			Hint: "it may be another edition, or have been saved anew: what matters is whether the quotations stand in it"})
	default:
		file.Same = true
	}
}

// compareQuotation looks whether a quotation still stands where it stood. In the
// same text nothing about its place may be another.
func (v *verifier) compareQuotation(q *evidence.Quotation, c *check.Quotation, sameText bool) Looking {
	f := c.Found
	switch {
	case !c.Pass() && q.Pass:
		p := Problem{Kind: SourceDiffers, Note: q.Note, Hint: "compare the words with the source, and ask whoever made the handout",
			Message: fmt.Sprintf("quotation %d does not stand in %s as it is at hand (%s)", q.Note, q.Source, c.Verdict), Want: onLine(q.Quote)}
		if f != nil {
			p.Read = onLine(f.Text)
		}
		v.problem(p)
		return Fails
	case !c.Pass(): // nor did it when the draft was made
		return Fails
	case q.Found == nil || f == nil:
		return Stands
	}
	here, there := placed(q.Found), placed(evidence.NewFound(f))
	if !sameText { // another edition, or another reader of the same file
		here, there = evidence.Found{Page: here.Page, Time: here.Time}, evidence.Found{Page: there.Page, Time: there.Time}
	}
	if here == there {
		if what := forged(q, c); sameText && what != "" {
			v.problem(Problem{Kind: SourceDiffers, Note: q.Note, Message: fmt.Sprintf("quotation %d stands in %s, but the evidence has %s", q.Note, q.Source, what),
				Hint: "trust what the source says, and ask whoever made the handout"})
		}
		return Stands
	}
	v.problem(Problem{Kind: SourceDiffers, Note: q.Note, Message: fmt.Sprintf("quotation %d stands at another place of %s than the evidence says", q.Note, q.Source),
		Want: where(placed(q.Found)), Read: where(placed(evidence.NewFound(f)))})
	return Moved
}

// forged says what the evidence has of a passage that the same text has not; "" is
// nothing. What stands around it may be less or more.
func forged(q *evidence.Quotation, c *check.Quotation) string {
	around := func(a, b string, within func(long, short string) bool) bool {
		if len(a) < len(b) {
			a, b = b, a
		}
		return within(a, b)
	}
	switch {
	case q.Verdict == string(match.Exact) && c.Verdict != match.Exact:
		return "as exact what is " + string(c.Verdict)
	case !slices.Equal(q.Omitted, c.Found.Omits):
		return "other words that it leaves out"
	case !around(q.Found.Before, c.Found.Before, strings.HasSuffix), !around(q.Found.After, c.Found.After, strings.HasPrefix):
		return "other words around it"
	}
	return ""
}

// placed is a passage without what stands around it, of which different programs may
// show more or less.
func placed(f *evidence.Found) evidence.Found {
	out := *f
	out.Before, out.After = "", ""
	return out
}

// where says where a passage stands.
func where(f evidence.Found) string {
	var parts []string
	for _, p := range []struct {
		name string
		n    int
	}{{"page", f.Page}, {"line", f.Line}, {"paragraph", f.Paragraph}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.name, p.n))
		}
	}
	for _, s := range []string{f.Part, f.Time, f.Section} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(append(parts, fmt.Sprintf("bytes %d to %d", f.Start, f.End)), ", ")
}

func onLine(s string) string { return strings.Join(strings.Fields(s), " ") }
