package check

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/sheets"
	"factsheet/sources"
)

// superseded finds quotations that pass from sources that others of the library
// replace. A point that quotes the newest one beside the old one shows what has
// changed, and is left alone.
func superseded(r *run, _ *sheets.Sheet, result *Result) []Finding {
	quoted := make(map[string][]*sources.Source) // by point
	for i := range result.Quotations {
		if q := &result.Quotations[i]; q.Pass() {
			quoted[q.Point] = append(quoted[q.Point], q.Source)
		}
	}
	var out []Finding
	for i := range result.Quotations {
		q := &result.Quotations[i]
		if !q.Pass() || len(r.replacing(q.Source)) == 0 {
			continue
		}
		newest, between := r.newest(q.Source)
		if slices.ContainsFunc(newest, func(s *sources.Source) bool { return slices.Contains(quoted[q.Point], s) }) {
			continue
		}
		out = append(out, supersededBy(q, newest, between))
	}
	return out
}

// supersededBy words the rule. Where the catalogue goes round in a circle there is
// no newest source.
func supersededBy(q *Quotation, newest, between []*sources.Source) Finding {
	f := Finding{Pos: q.Evidence.Source.Pos, Rule: "superseded", Point: q.Point, Quotation: q}
	if len(newest) == 0 {
		f.Message = fmt.Sprintf("the catalogue says that the source %s has been replaced, in the end by itself", named(q.Source))
		f.Hint = "mend replaces: in the catalogue, so that one source is the newest"
		for _, s := range between {
			f.Related = append(f.Related, Related{s.Pos, fmt.Sprintf("it replaces %s", s.Replaces)})
		}
		return f
	}
	var names, ids []string
	for _, s := range newest {
		names, ids = append(names, named(s)), append(ids, s.ID)
		f.Related = append(f.Related, Related{s.Pos, "the source that replaces it"})
	}
	f.Message = fmt.Sprintf("the source %s has been replaced by %s", named(q.Source), strings.Join(names, " and "))
	if len(between) > 0 {
		f.Message += fmt.Sprintf(", after %s", strings.Join(idsOf(between), ", "))
	}
	f.Hint = fmt.Sprintf("quote %s, or acknowledge the rule superseded with a reason", strings.Join(ids, " or "))
	return f
}

func idsOf(list []*sources.Source) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.ID)
	}
	return out
}

// replacing are the sources that replace another one, in the order of the
// catalogue.
func (r *run) replacing(s *sources.Source) []*sources.Source {
	r.mu.Lock() // findings are made side by side
	defer r.mu.Unlock()
	if r.successors == nil {
		r.successors = make(map[string][]*sources.Source)
		for _, s := range r.lib.Sources {
			if s.Replaces != "" && s.Replaces != s.ID {
				r.successors[s.Replaces] = append(r.successors[s.Replaces], s)
			}
		}
	}
	return r.successors[s.ID]
}

// newest follows what replaces a source to the sources that nothing replaces;
// between are those on the way. In a circle nothing is newest.
func (r *run) newest(s *sources.Source) (newest, between []*sources.Source) {
	seen := map[*sources.Source]bool{s: true}
	queue := slices.Clone(r.replacing(s))
	for i := 0; i < len(queue); i++ {
		next := queue[i]
		if seen[next] {
			continue
		}
		seen[next] = true
		if by := r.replacing(next); len(by) > 0 {
			between, queue = append(between, next), append(queue, by...)
		} else {
			newest = append(newest, next)
		}
	}
	return newest, between
}
