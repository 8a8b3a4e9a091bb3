package check

import (
	"crypto/sha256"
	"fmt"
	"sort"
	"strings"

	"factsheet/sheets"
	"factsheet/sources"
)

// A collector weighs findings and drops those that are switched off.
type collector struct {
	o        Options
	file     string
	findings []Finding
}

func (c *collector) add(f Finding) {
	if f.Severity = c.o.severity(f.Rule); f.Severity == Off {
		return
	}
	f.Fingerprint = fingerprint(c.file, f)
	c.findings = append(c.findings, f)
}

// findings words everything that is to be told of one sheet, in the order of
// the file.
func (r *run) findings(in Input, result *Result) []Finding {
	c := collector{o: r.o, file: in.Sheet.File}
	for _, p := range in.Problems {
		c.add(Finding{Pos: p.Pos, Rule: "sheet", Message: p.Message, Hint: p.Hint})
	}
	told := make(map[string]bool)
	for i := range result.Quotations {
		q := &result.Quotations[i]
		if q.Pass() {
			c.notes(q)
			continue
		}
		// What could not be read of the sheet was told above.
		if len(in.Problems) > 0 && (q.Evidence.Quote.Value == "" || q.Evidence.Source.Value == "") {
			continue
		}
		rule, _ := ruleNamed(string(q.Verdict))
		f := rule.word(r, q)
		f.Rule, f.Point, f.Quotation = rule.Name, q.Point, q
		// One finding tells of a source that cannot be had, however many
		// quotations rest on it.
		if q.Verdict == Unreadable && !r.unattested(q) || q.Verdict == UnknownSource && q.Found == nil {
			if id := q.Evidence.Source.Value; !told[id] {
				told[id] = true
				f.Message += rests(result, id)
			} else {
				continue
			}
		}
		c.add(f)
	}
	for _, rule := range table {
		if rule.find == nil {
			continue
		}
		for _, f := range rule.find(r, in.Sheet, result) {
			if f.Quotation == nil || !acknowledged(f.Quotation.Evidence, f.Rule) {
				c.add(f)
			}
		}
	}
	sort.SliceStable(c.findings, func(i, j int) bool {
		a, b := c.findings[i].Pos, c.findings[j].Pos
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Col < b.Col
	})
	return c.findings
}

// notes words what the matcher remarks about a quotation that passes.
func (c *collector) notes(q *Quotation) {
	for _, n := range q.Match.Notes {
		if !acknowledged(q.Evidence, n.Rule) {
			c.add(Finding{Pos: q.Evidence.Quote.At(n.Offset), Rule: n.Rule, Point: q.Point, Quotation: q,
				Message: n.Message, Hint: n.Hint})
		}
	}
}

// rests says how many quotations that fail rest on the same source, where it is
// not one.
func rests(result *Result, id string) string {
	n := 0
	for _, o := range result.Quotations {
		if o.Evidence.Source.Value == id && !o.Pass() {
			n++
		}
	}
	if n < 2 {
		return ""
	}
	return fmt.Sprintf("; %d quotations of this sheet rest on it", n)
}

// named is a source's id with its title.
func named(s *sources.Source) string {
	if s.Title == "" || s.Title == s.ID {
		return s.ID
	}
	return fmt.Sprintf("%s (%s)", s.ID, s.Title)
}

func acknowledged(e *sheets.Evidence, rule string) bool {
	for _, a := range e.Acknowledge {
		if a.Rule.Value == rule {
			return true
		}
	}
	return false
}

// fingerprint names a finding by what it is about, not by the line it stands
// on: 16 hexadecimal digits of a SHA-256.
func fingerprint(file string, f Finding) string {
	parts := []string{f.Rule, file, f.Point, f.Message}
	if q := f.Quotation; q != nil {
		parts[3] = fmt.Sprint(q.Index, " ", strings.Join(strings.Fields(q.Evidence.Quote.Value), " "))
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(parts, "\x00"))))[:16]
}
