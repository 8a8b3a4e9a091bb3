package render

import (
	"strconv"
	"strings"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources/match"
)

// passes reports whether a quotation stands in its source. One that several
// passages match does.
func passes(q *check.Quotation) bool {
	return q.Pass() || q.Verdict == match.Ambiguous
}

// A tally counts what came out of a check.
type tally struct {
	exact, typographic, edited, attested, failed int
	words                                        int // that the edited quotations leave out
	hidden                                       int // quotations that are not printed
	sources                                      int
}

func (b *builder) tally() tally {
	var t tally
	used := make(map[string]bool)
	for i := range b.quotations {
		q := &b.quotations[i]
		if q.Source != nil {
			used[q.Source.ID] = true
		}
		if q.Evidence.Show == sheets.ShowNone && !isPullQuote(b.sheet, q.Evidence) {
			t.hidden++
		}
		switch {
		case !passes(q):
			t.failed++
		case q.Verdict == check.Attested:
			t.attested++
		case q.Verdict == match.Edited:
			t.edited++
			t.words += omitted(q)
		case q.Verdict == match.Typographic || len(q.Match.Foldings) > 0:
			t.typographic++
		default:
			t.exact++
		}
	}
	t.sources = len(used)
	return t
}

// checked says what was checked against what, and what came out.
func (b *builder) checked() Text {
	total := len(b.quotations)
	if total == 0 {
		return b.own(b.words.NoQuotes)
	}
	t, w := b.tally(), b.words
	template := w.Checked
	switch {
	case t.failed > 0:
		template = w.Draft
	case t.attested > 0:
		template = w.CheckedPart
	case total == 1:
		template = w.CheckedOne
	case t.sources == 1:
		template = w.CheckedSame
	}
	lang := w.in(b.language)
	out := Text{{Lang: lang, Text: fill(template, "count", strconv.Itoa(total), "sources", strconv.Itoa(t.sources),
		"failed", strconv.Itoa(t.failed), "checked", strconv.Itoa(total-t.attested), "attested", strconv.Itoa(t.attested), "tool", b.options.Tool), Style: Strong}}
	var counts []string
	for _, c := range []struct {
		label string
		n     int
	}{{w.Exact, t.exact}, {w.Typographic, t.typographic}, {w.Edited, t.edited}, {w.Omitted, t.words}, {w.NotPrinted, t.hidden}} {
		if c.n > 0 {
			counts = append(counts, fill(w.Labelled, "label", c.label, "value", strconv.Itoa(c.n)))
		}
	}
	if len(counts) > 0 {
		out = append(out, Run{Text: " " + w.upperFirst(strings.Join(counts, " · ")) + ".", Lang: lang})
	}
	if when := b.when(); len(when) > 0 {
		out = append(append(out, Run{Text: "\n"}), when...)
	}
	return out
}

// when is the date that the sheet gives for its review, or its own.
func (b *builder) when() Text {
	if r := b.sheet.Reviewed; !r.IsZero() {
		return b.said(sentence(fill(b.words.Reviewed, "date", dateIn(b.language, r.Value))), "", r.Pos)
	}
	if d := b.sheet.Date; !d.IsZero() {
		return Text{{Text: sentence(dateIn(b.language, d.Value)), Pos: d.Pos}}
	}
	return nil
}

// isPullQuote reports whether the evidence is printed large, whatever it says
// of being shown.
func isPullQuote(s *sheets.Sheet, e *sheets.Evidence) bool {
	for _, section := range s.Sections {
		for _, block := range section.Blocks {
			if p, ok := block.(*sheets.PullQuote); ok && &p.Evidence == e {
				return true
			}
		}
	}
	return false
}

// draftMark is printed across every page of a draft: that it was not checked
// where quotations failed, else only that it is a draft.
func (b *builder) draftMark() Text {
	mark := b.words.DraftMark
	failed := false
	for i := range b.quotations {
		failed = failed || !passes(&b.quotations[i])
	}
	if !failed {
		mark, _, _ = strings.Cut(mark, " – ")
	}
	return b.own(mark)
}
