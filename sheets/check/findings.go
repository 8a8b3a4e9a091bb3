package check

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"factsheet/sheets"
	"factsheet/sources"
)

// A collector weighs findings and drops those that are switched off.
type collector struct {
	o        Options
	file     string
	findings []Finding
	accepted *acknowledgements // nil where there are none
	told     map[string]int    // findings, by what names them

	tables map[*sheets.Evidence]bool // evidence of tables and charts
}

func (c *collector) add(f Finding) {
	if f.Severity = c.o.severity(f.Rule); f.Severity == Off {
		return
	}
	f.Fingerprint = c.fingerprint(f)
	c.findings = append(c.findings, f)
}

// warn adds a finding that a person can accept.
func (c *collector) warn(f Finding) {
	if !c.accepted.accept(&f) {
		c.add(f)
	}
}

// findings words everything that is to be told of one sheet, in the order of
// the file.
func (r *run) findings(in Input, result *Result) []Finding {
	c := collector{o: r.o, file: in.Sheet.File, accepted: newAcknowledgements(in.Sheet), tables: evidenceOf(in.Sheet, false)}
	for _, p := range in.Problems {
		c.add(Finding{Pos: p.Pos, Rule: "sheet", Message: p.Message, Hint: p.Hint})
	}
	r.verdicts(&c, in, result)
	for _, rule := range table {
		if rule.find == nil {
			continue
		}
		for _, f := range rule.find(r, in.Sheet, result) {
			c.warn(f)
		}
	}
	for _, f := range c.accepted.wrong() {
		c.add(f)
	}
	if len(in.Problems) == 0 { // what could not be read may be what was accepted
		for _, f := range c.accepted.stale(result) {
			c.add(f)
		}
	}
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	return c.findings
}

// verdicts words what is to be told of each quotation by itself.
func (r *run) verdicts(c *collector, in Input, result *Result) {
	failed := make(map[string]int) // quotations, by the source that they name
	for i := range result.Quotations {
		if q := &result.Quotations[i]; !q.Pass() {
			failed[q.Evidence.Source.Value]++
		}
	}
	told := make(map[string]bool)
	for i := range result.Quotations {
		q := &result.Quotations[i]
		id := q.Evidence.Source.Value
		ofSource := q.Verdict == Unreadable && !r.unattested(q) || q.Verdict == UnknownSource && q.Found == nil
		switch {
		case q.Pass():
			c.notes(q)
			continue
		case len(in.Problems) > 0 && (q.Evidence.Quote.Value == "" || id == ""):
			continue // that it could not be read was told above
		case ofSource && told[id]:
			continue // one finding tells of a source that cannot be had
		}
		rule, _ := ruleNamed(string(q.Verdict))
		f := rule.word(r, q)
		f.Rule, f.Point, f.Quotation = rule.Name, q.Point, q
		if ofSource {
			told[id] = true
			if n := failed[id]; n > 1 {
				f.Message += fmt.Sprintf("; %d quotations of this sheet rest on it", n)
			}
		}
		c.add(f)
	}
}

// notes words what the matcher remarks about a quotation that passes.
func (c *collector) notes(q *Quotation) {
	for _, n := range q.Match.Notes {
		if n.Rule == headingRule && c.tables[q.Evidence] {
			continue
		}
		c.warn(Finding{Pos: q.Evidence.Quote.At(n.Offset), Rule: n.Rule, Point: q.Point, Quotation: q,
			Message: n.Message, Hint: n.Hint, about: q.Evidence.Quote.From(n.Offset).Value})
	}
}

// named is a source's id with its title.
func named(s *sources.Source) string {
	if s.Title == "" || s.Title == s.ID {
		return s.ID
	}
	return fmt.Sprintf("%s (%s)", s.ID, s.Title)
}

// fingerprint names a finding by what it is about, not by the line it stands
// on: 16 hexadecimal digits of a SHA-256. Of several findings that are about the
// same each has one of its own.
func (c *collector) fingerprint(f Finding) string {
	parts := []string{f.Rule, c.file, f.Point, f.Message}
	if q := f.Quotation; q != nil {
		quote := oneSpaced(q.Evidence.Quote.Value)
		parts[3] = fmt.Sprint(q.Index, " ", quote)
		if about := oneSpaced(f.about); about != "" && about != quote {
			parts = append(parts, about)
		}
	}
	name := strings.Join(parts, "\x00")
	if c.told == nil {
		c.told = make(map[string]int)
	}
	n := c.told[name]
	if c.told[name]++; n > 0 {
		name += fmt.Sprintf("\x00%d", n+1)
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(name)))[:16]
}

func oneSpaced(s string) string { return strings.Join(strings.Fields(s), " ") }
