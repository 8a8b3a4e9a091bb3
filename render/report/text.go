package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sheets/check"
	"factsheet/sources/match"
)

// Text writes a report for people: each finding with what was written against
// what the source says, the words that quotations leave out, and a summary.
func Text(w io.Writer, r *check.Report, o Options) error {
	p := newPage(o)
	for i := range r.Library {
		finding(p, &r.Library[i], nil, o)
	}
	for i, result := range r.Results {
		if part := o.part(i); part != nil {
			p.lines(part.first)
		} else {
			sheetFindings(p, result, o)
		}
	}
	for i, result := range r.Results {
		if part := o.part(i); part != nil {
			p.lines(part.second)
		} else {
			sheetOmissions(p, result, o)
		}
	}
	if s := summarize(r, o); !o.Quiet || s.Errors > 0 {
		s.write(p)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

func newPage(o Options) *page {
	if o.Width == 0 {
		o.Width = 80
	}
	return &page{width: o.Width, color: o.Color}
}

// sheetFindings writes what is to be told of one sheet.
func sheetFindings(p *page, result *check.Result, o Options) {
	for i := range result.Findings {
		finding(p, &result.Findings[i], result, o)
	}
}

// finding writes one finding.
func finding(p *page, f *check.Finding, result *check.Result, o Options) {
	if f.Severity == check.Off || o.Quiet && f.Severity == check.Note {
		return
	}
	p.blank()
	pos := f.Pos
	if pos.File == "" && result != nil && result.Sheet() != nil {
		pos.File = result.Sheet().File
	}
	p.line(fmt.Sprintf("%s: %s: %s", p.paint(line(pos.String()), bold),
		p.paint(severity(f.Severity), severityStyle(f.Severity)), line(f.Rule)))
	p.text("  ", sentence(f.Message))
	if f.Quotation != nil && !sourceless(f.Quotation.Verdict) {
		evidence(p, f.Quotation, o)
	} else if result != nil && result.Sheet() != nil {
		excerpt(p, f, result.Sheet().Source)
	}
	if f.Hint != "" {
		p.text("  Fix: ", f.Hint)
	}
	for _, rel := range f.Related {
		p.text("  See: ", rel.Pos.String()+": "+rel.Message)
	}
}

func severityStyle(s check.Severity) style {
	switch s {
	case check.Error:
		return boldRed
	case check.Warning:
		return yellow
	}
	return cyan
}

// sentence makes a message, which begins small and has no full stop, a
// sentence.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	// A word such as "sources.lock" or an id in quotation marks stays as it is.
	first, n := utf8.DecodeRuneInString(s)
	if plainWord(strings.Fields(s)[0]) {
		s = string(unicode.ToUpper(first)) + s[n:]
	}
	if last, _ := utf8.DecodeLastRuneInString(s); !strings.ContainsRune(".!?…:", last) {
		s += "."
	}
	return s
}

// plainWord reports whether a word is nothing but letters, perhaps with an
// apostrophe or comma.
func plainWord(w string) bool {
	for _, r := range strings.TrimRight(w, ",:;") {
		if !unicode.IsLetter(r) && r != '\'' && r != '’' {
			return false
		}
	}
	return true
}

// sourceless reports whether a verdict is about the source rather than about
// the quotation's words.
func sourceless(v check.Verdict) bool { return v == check.UnknownSource || v == check.Unreadable }

// evidence writes what a quotation says, what its source says, and where.
func evidence(p *page, q *check.Quotation, o Options) {
	elsewhere := q.Verdict == check.WrongSource || q.Verdict == check.WrongPlace
	switch {
	case len(q.Match.Difference) > 0:
		p.flow("    You wrote:   ", written(q.Match.Difference))
		p.flow("    Source says: ", said(q.Match.Difference))
	default:
		if !q.Pass() && !elsewhere {
			p.flow("    You wrote:   ", shorten(words(line(q.Evidence.Quote.Value), plain), whole))
		}
		if q.Found != nil {
			p.flow("    Source says: ", inContext(q.Found))
		}
	}
	if q.Found != nil {
		leftOut(p, q.Found)
		p.text("    Where: ", where(q.Found, o))
	}
}

// leftOut writes the words that a quotation's marks of omission pass over.
func leftOut(p *page, f *check.Found) {
	for _, words := range f.Omits {
		if line(words) != "" {
			p.text("    Left out: ", "“"+strings.TrimSpace(fromSource(words))+"”")
		}
	}
}

// where says in which file a passage stands, and in what part of it.
func where(f *check.Found, o Options) string {
	parts := []string{sourceFile(f, o)}
	pl := f.Place
	add := func(before, what, after string) {
		if what = line(fromSource(what)); what != "" {
			parts = append(parts, before+cut(what, 60)+after)
		}
	}
	add("", pl.Part, "")
	add("", match.PageName(pl, f.Last), "")
	if pl.Line > 0 {
		parts = append(parts, "line "+strconv.Itoa(pl.Line))
	}
	add("at ", pl.Time, "")
	add("", pl.Speaker, " speaking")
	if pl.Paragraph > 0 {
		parts = append(parts, "paragraph "+strconv.Itoa(pl.Paragraph))
	}
	add("section “", pl.Section, "”")
	return strings.Join(parts, ", ")
}

// cut shortens s to at most n columns.
func cut(s string, n int) string {
	if cells(s) <= n {
		return s
	}
	used := 0
	for i, r := range s {
		if used += runeCells(r); used > n-1 {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

// sheetOmissions writes the words that passing quotations of a sheet leave out,
// so that a reviewer sees them without opening the source.
func sheetOmissions(p *page, result *check.Result, o Options) {
	if o.Quiet {
		return
	}
	for i := range result.Quotations {
		q := &result.Quotations[i]
		if q.Verdict != match.Edited || q.Found == nil || countWords(q.Found.Omits) == 0 {
			continue
		}
		p.blank()
		p.line(p.paint(line(q.Evidence.Quote.Pos.String()), bold) + ": edited")
		p.text("  ", fmt.Sprintf("Point %q leaves out %s of %s.", q.Point,
			count(countWords(q.Found.Omits), "word"), q.Found.Source.ID))
		leftOut(p, q.Found)
		p.text("    Where: ", where(q.Found, o))
	}
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
