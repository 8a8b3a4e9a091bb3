package check

import (
	"fmt"

	"factsheet/sources"
)

// libraryFindings words what is wrong with the catalogue, and, where a quotation
// failed, how its source was read: the encoding may have been guessed wrong.
func (r *run) libraryFindings(report *Report) []Finding {
	c := collector{o: r.o}
	for _, p := range r.lib.Problems {
		c.add(Finding{Pos: p.Pos, Rule: "catalogue", Message: p.Message, Hint: p.Hint})
	}
	failed := make(map[*sources.Source]bool)
	for _, j := range r.jobs {
		if !j.quotation.Pass() {
			failed[j.quotation.Source] = true
		}
	}
	for _, result := range report.Results {
		if result.kept != nil {
			for id, notes := range result.kept.Notes {
				s := r.lib.Source(id)
				failed[s], r.notes[s] = true, notes
			}
		}
	}
	for _, s := range r.lib.Sources {
		if !failed[s] {
			continue
		}
		for _, n := range r.notes[s] {
			c.add(Finding{Pos: s.Pos, Rule: "reading", Message: fmt.Sprintf("%s: %s", s.ID, n)})
		}
	}
	return c.findings
}
