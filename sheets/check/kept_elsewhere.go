package check

import (
	"slices"
	"sync"

	"factsheet/sources"
	"factsheet/sources/match"
)

// keptElsewhere is where the words of quotations that failed stand in the library
// beside their own source: each was looked for in all of these sources.
type keptElsewhere struct {
	Options string // under which the answers came about
	Sources []keptSource
	Answers map[string]answer // by the quotation
}

// keptSource is a source as it was when something was kept of it; its Digest is
// empty where nothing was.
type keptSource struct{ ID, Digest string }

// answer is the first source of the library that holds a quotation; the zero
// answer is none.
type answer struct {
	ID    string
	Match match.Match
	Found *keptFound
}

// mostAnswers is how many quotations that failed are kept at most.
const mostAnswers = 50_000

// name names a quotation that failed, with the source that it names.
func (j *job) name() string {
	if j.named != "" {
		return j.named
	}
	q := *j.asked
	q.Conventions = nil
	id := ""
	if s := j.quotation.Source; s != nil {
		id = s.ID
	}
	j.named, _ = digestOf(id, conventionsName(j), q)
	return j.named
}

// questions tell which quotations that failed must be looked for in which sources.
type questions struct {
	all, anew *asking // anew are those of which nothing is known
	changed   map[*sources.Source]bool
}

// asking is quotations to be looked for.
type asking struct {
	jobs   []*job
	finder func() *match.Finder // of these, made when it is asked for
}

func newAsking(jobs []*job) *asking {
	return &asking{jobs, sync.OnceValue(func() *match.Finder {
		asked := make([]match.Quotation, len(jobs))
		for n, j := range jobs {
			asked[n] = *j.asked
		}
		return match.New(asked)
	})}
}

// to gives what a source is to be asked for.
func (q *questions) to(s *sources.Source) *asking {
	if q.changed[s] {
		return q.all
	}
	return q.anew
}

// answered gives the quotations that failed what an earlier run found in the
// library, and tells where they must still be looked for.
func (k *recollection) answered(r *run, failed []*job) *questions {
	all := newAsking(failed)
	if k == nil {
		return &questions{anew: all}
	}
	kept := k.loadElsewhere(r)
	was := make(map[string]string, len(kept.Sources))
	for _, s := range kept.Sources {
		was[s.ID] = s.Digest
	}
	changed := make(map[*sources.Source]bool)
	for _, s := range r.lib.Sources {
		now := k.source(s)
		changed[s] = now == "" || was[s.ID] != now
	}
	var anew []*job
	for _, j := range failed {
		a, ok := kept.Answers[j.name()]
		s := r.lib.Source(a.ID)
		if !ok || a.ID != "" && (s == nil || changed[s]) {
			anew = append(anew, j)
			continue
		}
		if a.ID != "" {
			j.elsewhere = &elsewhere{r.rank[s], a.Found.in(s), a.Match}
		}
	}
	return &questions{all, newAsking(anew), changed}
}

// loadElsewhere gives what is kept, if the sources still follow each other in the
// order of then: the first that holds the words counts.
func (k *recollection) loadElsewhere(r *run) *keptElsewhere {
	if k.elsewhere == nil {
		k.elsewhere = &keptElsewhere{}
		var kept keptElsewhere
		if rest, ok := k.record(&kept, "elsewhere"); ok && rest == "" && kept.Options == k.options {
			k.elsewhere = &kept
		}
	}
	last := -1
	for _, was := range k.elsewhere.Sources {
		s := r.lib.Source(was.ID)
		if s == nil {
			continue
		}
		if r.rank[s] < last {
			k.elsewhere = &keptElsewhere{}
			break
		}
		last = r.rank[s]
	}
	return k.elsewhere
}

// keepElsewhere writes where the quotations of a run stand that failed. Those of
// other sheets stay, as long as no source changed.
func (k *recollection) keepElsewhere(r *run) {
	if len(r.failed) == 0 {
		return
	}
	now := keptElsewhere{Options: k.options, Answers: make(map[string]answer)}
	for _, s := range r.lib.Sources {
		now.Sources = append(now.Sources, keptSource{s.ID, k.source(s)})
	}
	old := k.loadElsewhere(r)
	same := slices.Equal(now.Sources, old.Sources)
	if same {
		for name, a := range old.Answers {
			now.Answers[name] = a
		}
	}
	for _, j := range r.failed {
		if _, was := now.Answers[j.name()]; was {
			continue // and it was looked for in no source since
		}
		a := answer{}
		if e := j.elsewhere; e != nil {
			if a = (answer{e.found.Source.ID, e.match, keepFound(e.found)}); k.source(e.found.Source) == "" {
				continue
			}
		}
		now.Answers[j.name()], same = a, false
	}
	if same || len(now.Answers) > mostAnswers {
		return
	}
	k.elsewhere = &now
	k.keep(now, "", "elsewhere")
}

// digest names where a quotation stands beside its own source; empty where
// nothing of that may be kept.
func (k *recollection) digest(e *elsewhere) string {
	if e == nil {
		return "nowhere"
	}
	s := k.source(e.found.Source)
	if s == "" {
		return ""
	}
	name, ok := digestOf(s, e.match, keepFound(e.found))
	if !ok {
		return ""
	}
	return name
}

// imprint gives that of a source as it is now, so that none is read in which the
// words cannot stand; nil where none is kept.
func (k *recollection) imprint(s *sources.Source) *match.Imprint {
	if k == nil || k.source(s) == "" {
		return nil
	}
	filter, _ := k.record(&struct{}{}, "imprint", k.options, k.source(s))
	return match.DecodeImprint(filter)
}

// keepImprints writes those that were made in a run.
func (k *recollection) keepImprints(r *run) {
	if k == nil || k.disturbed {
		return
	}
	for s, p := range r.imprints {
		if k.source(s) != "" {
			k.keep(struct{}{}, string(p.Encode()), "imprint", k.options, k.source(s))
		}
	}
}
