package selftest

import (
	"fmt"
	"slices"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/text"
)

// judge has trials checked, as quotations of sheets like those that they come
// from, in a library that has their source alone, and counts.
func (r *run) judge(s *sources.Source, t *text.Text, list []trial) error {
	if len(list) == 0 {
		return nil
	}
	alone := *r.lib
	alone.Sources = []*sources.Source{s}
	inputs := inSheets(list)
	checked, err := check.Run(r.ctx, &alone, inputs, r.o.Check)
	if err != nil {
		return err
	}
	i := 0
	for _, result := range checked.Results {
		for _, q := range result.Quotations {
			r.count(t, &list[i], q)
			i++
		}
	}
	r.progress(len(list))
	return nil
}

// inSheets writes trials into sheets in memory, one for each run of trials from
// the same sheet.
func inSheets(list []trial) []check.Input {
	var out []check.Input
	for i := 0; i < len(list); {
		n := i
		points := &sheets.Points{}
		for ; n < len(list) && list[n].sheet == list[i].sheet; n++ {
			points.Points = append(points.Points, sheets.Point{
				ID:       sheets.String{Value: fmt.Sprintf("points[%d]", n-i)},
				Claim:    list[n].quotation.Claim,
				Evidence: []sheets.Evidence{list[n].evidence()},
			})
		}
		from := list[i].sheet
		out = append(out, check.Input{Sheet: &sheets.Sheet{File: from.File, Title: from.Title, Language: from.Language, Conventions: from.Conventions,
			Sections: []sheets.Section{{Blocks: []sheets.Block{points}}}}})
		i = n
	}
	return out
}

// count records what the checker says of a trial.
func (r *run) count(t *text.Text, v *trial, q check.Quotation) {
	counts := r.report.Wrong
	if v.kind.Faithful {
		counts = r.report.Faithful
	}
	c := &counts[slices.IndexFunc(counts, func(c Count) bool { return c.Kind == v.kind })]
	c.Made++
	switch {
	case q.Pass() == v.kind.Faithful:
		c.Right++
	case !v.kind.Faithful && (v.standsIn(t, q.Verdict) || pronounOnly(&q)):
		c.Elsewhere++
	default:
		c.Survived++
		r.report.Survivors = append(r.report.Survivors, v.asCase(q))
	}
}
