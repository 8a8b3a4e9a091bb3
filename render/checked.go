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
	return q.Verdict.Pass() || q.Verdict == check.Attested || q.Verdict == match.Ambiguous
}

// checked says what was checked against what, and what came out.
func (b *builder) checked() Text {
	total := len(b.quotations)
	if total == 0 {
		return Text{{Text: b.words.NoQuotes}}
	}
	var exact, typographic, edited, attested, failed, words, hidden int
	used := make(map[string]bool)
	for i := range b.quotations {
		q := &b.quotations[i]
		if q.Source != nil {
			used[q.Source.ID] = true
		}
		if q.Evidence.Show == sheets.ShowNone && !isPullQuote(b.sheet, q.Evidence) {
			hidden++
		}
		switch {
		case !passes(q):
			failed++
		case q.Verdict == check.Attested:
			attested++
		case q.Verdict == match.Edited:
			edited++
			words += omitted(q)
		case q.Verdict == match.Typographic || len(q.Match.Foldings) > 0:
			typographic++
		default:
			exact++
		}
	}
	w := b.words
	template := w.Checked
	switch {
	case failed > 0:
		template = w.Draft
	case total == 1:
		template = w.CheckedOne
	case len(used) == 1:
		template = w.CheckedSame
	}
	out := Text{{Text: fill(template, "count", strconv.Itoa(total), "sources", strconv.Itoa(len(used)),
		"failed", strconv.Itoa(failed), "tool", b.options.Tool), Style: Strong}}
	var counts []string
	add := func(template string, n int) {
		if n > 0 {
			counts = append(counts, fill(template, "count", strconv.Itoa(n)))
		}
	}
	add(w.Exact, exact)
	add(w.Typographic, typographic)
	add(w.Edited, edited)
	add(w.Omitted, words)
	add(w.Attested, attested)
	add(w.NotPrinted, hidden)
	if len(counts) > 0 {
		out = append(out, Run{Text: " " + upperFirst(strings.Join(counts, " · ")) + "."})
	}
	if r := b.sheet.Reviewed; !r.IsZero() {
		out = append(out, Run{Text: " " + fill(w.Reviewed, "date", dateIn(b.language, r.Value)) + ".", Pos: r.Pos})
	} else if d := b.sheet.Date; !d.IsZero() {
		out = append(out, Run{Text: " " + dateIn(b.language, d.Value) + ".", Pos: d.Pos})
	}
	return out
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
	return Text{{Text: mark}}
}
