package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"factsheet/sheets/check"
	"factsheet/sources/match"
)

// A summary counts what happened in a run.
type summary struct {
	Sheets     int            `json:"sheets"`
	Sources    int            `json:"sources"`
	Quotations int            `json:"quotations"`
	Passed     int            `json:"passed"`
	Failed     int            `json:"failed"`
	Errors     int            `json:"errors"`
	Warnings   int            `json:"warnings"`
	Verdicts   map[string]int `json:"verdicts"`

	omitted int            // words that passing quotations leave out
	rules   map[string]int // errors and warnings by their rule
	passed  map[string]int // typographic quotations by what they passed over, of the document's own
}

func summarize(r *check.Report, o Options) summary {
	s := newSummary()
	s.Sources = r.Sources
	s.findings(r.Library)
	for i, result := range r.Results {
		if p := o.part(i); p != nil {
			s.add(p.counts)
		} else {
			s.sheet(result)
		}
	}
	return s
}

func newSummary() summary {
	return summary{Verdicts: map[string]int{}, rules: map[string]int{}, passed: map[string]int{}}
}

// summarizeSheet counts what happened in one sheet.
func summarizeSheet(result *check.Result) summary {
	s := newSummary()
	s.sheet(result)
	return s
}

// add counts what was counted before.
func (s *summary) add(o summary) {
	s.Sheets += o.Sheets
	s.Quotations += o.Quotations
	s.Passed += o.Passed
	s.Failed += o.Failed
	s.Errors += o.Errors
	s.Warnings += o.Warnings
	s.omitted += o.omitted
	for v, n := range o.Verdicts {
		s.Verdicts[v] += n
	}
	for f, n := range o.passed {
		s.passed[f] += n
	}
	for rule, n := range o.rules {
		s.rules[rule] += n
	}
}

func (s *summary) sheet(result *check.Result) {
	s.Sheets++
	s.findings(result.Findings)
	for _, q := range result.Quotations {
		s.Quotations++
		s.Verdicts[string(q.Verdict)]++
		if !q.Pass() {
			s.Failed++
			continue
		}
		s.Passed++
		if q.Verdict == match.Typographic {
			for _, f := range q.Match.Foldings {
				s.passed[f]++
			}
		}
		if q.Found != nil {
			s.omitted += countWords(q.Found.Omits)
		}
	}
}

func (s *summary) findings(list []check.Finding) {
	for _, f := range list {
		switch f.Severity {
		case check.Error:
			s.Errors++
		case check.Warning:
			s.Warnings++
		default:
			continue
		}
		s.rules[f.Rule]++
	}
}

// write gives the two or three lines at the end of a text report.
func (s *summary) write(p *page) {
	p.blank()
	p.text("", fmt.Sprintf("Checked %s in %s against %s.", count(s.Quotations, "quotation"),
		count(s.Sheets, "sheet"), count(s.Sources, "source")))
	if s.Quotations > 0 {
		p.text("  ", strings.Join(s.outcomes(), " · "))
	}
	// Findings that are not the failed quotations themselves.
	if s.Errors != s.Failed || s.Warnings > 0 {
		p.line("  " + count(s.Errors, "error") + " · " + count(s.Warnings, "warning"))
	}
	if s.Errors+s.Warnings >= many {
		p.text("  ", strings.Join(s.byRule(), " · "))
		p.text("  ", "factsheet explain RULE tells what a rule means and what to do.")
	}
}

// many is how many errors and warnings nobody sees at a glance: then the end of
// the report tells of which rules they are.
const many = 20

// byRule names the rules of what was found, the most frequent first.
func (s *summary) byRule() []string {
	names := slices.SortedFunc(maps.Keys(s.rules), func(a, b string) int {
		return cmp.Or(cmp.Compare(s.rules[b], s.rules[a]), cmp.Compare(a, b))
	})
	for i, name := range names {
		names[i] = fmt.Sprintf("%d %s", s.rules[name], name)
	}
	return names
}

// outcomes names what happened to the quotations, the usual first.
func (s *summary) outcomes() []string {
	var out []string
	for _, v := range []check.Verdict{match.Exact, match.Typographic, match.Edited, check.Attested} {
		n := s.Verdicts[string(v)]
		if n == 0 {
			continue
		}
		text := fmt.Sprintf("%d %s", n, v)
		// The other foldings are the author's keyboard; these are the document.
		var over []string
		for _, f := range []struct{ name, words string }{{"line-end", "a line's end"}, {"furniture", "a page head or mark"}} {
			if n := s.passed[f.name]; v == match.Typographic && n > 0 {
				over = append(over, fmt.Sprintf("%d over %s", n, f.words))
			}
		}
		if len(over) > 0 {
			text += " (" + strings.Join(over, ", ") + ")"
		}
		if v == match.Edited && s.omitted > 0 {
			text += fmt.Sprintf(" (%s omitted)", count(s.omitted, "word"))
		}
		out = append(out, text)
	}
	if s.Failed > 0 {
		out = append(out, fmt.Sprintf("%d failed", s.Failed))
	}
	return out
}
