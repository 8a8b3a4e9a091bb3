package check

import (
	"factsheet/sources"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

// outcome is what came of a quotation in the source that it names, before it is
// held against the lock and looked for elsewhere.
type outcome struct {
	Verdict Verdict
	Match   match.Match
	Found   *keptFound
	Reading string
	Notes   []string // on how the source was read, of a quotation that fails
}

// keptFound is a Found in the source that it is kept with.
type keptFound struct {
	Range               text.Range
	Place, Last         text.Place
	Text, Before, After string
	Omits               []string
}

func keepFound(f *Found) *keptFound {
	if f == nil {
		return nil
	}
	return &keptFound{f.Range, f.Place, f.Last, f.Text, f.Before, f.After, f.Omits}
}

func (f *keptFound) in(s *sources.Source) *Found {
	if f == nil {
		return nil
	}
	return &Found{s, f.Range, f.Place, f.Last, f.Text, f.Before, f.After, f.Omits}
}

// keptOutcomes are those of one sheet, by what was asked.
type keptOutcomes struct {
	Options  string // under which they came about
	Outcomes map[string]outcome
}

// question names all that decides what comes of a quotation in its source, and
// in the lock; empty where nothing of it may be kept.
func (k *recollection) question(j *job) string {
	if j.quotation.Source == nil || j.digest != "" {
		return j.digest
	}
	if s := k.source(j.quotation.Source); s != "" {
		j.digest, _ = digestOf(s, *j.quotation.Evidence, *j.asked)
	}
	return j.digest
}

// recall gives the quotations what came of them in an earlier run.
func (k *recollection) recall(r *run, inputs []Input, report *Report) {
	if k == nil {
		return
	}
	jobs := r.jobs
	for i, result := range report.Results {
		n := len(result.Quotations)
		if n == 0 {
			continue
		}
		known := k.outcomesOf(inputs[i].Sheet.File)
		for _, j := range jobs[:n] {
			if len(known) == 0 || j.quotation.Source == nil {
				continue
			}
			if o, ok := known[k.question(j)]; ok {
				o.give(r, j)
			}
		}
		jobs = jobs[n:]
	}
}

// outcomesOf gives what is kept of the quotations of a sheet.
func (k *recollection) outcomesOf(sheet string) map[string]outcome {
	known, ok := k.outcomes[sheet]
	if !ok {
		var kept keptOutcomes
		if k.record(&kept, "outcomes", sheet) && kept.Options == k.options {
			known = kept.Outcomes
		}
		k.outcomes[sheet] = known
	}
	return known
}

// give has a quotation come out as it did.
func (o *outcome) give(r *run, j *job) {
	q := j.quotation
	q.Verdict, q.Match, q.Reading, q.Found = o.Verdict, o.Match, o.Reading, o.Found.in(q.Source)
	if len(o.Notes) > 0 {
		r.notes[q.Source] = o.Notes
	}
	j.outcome = o
}

// settled takes note of what came of a quotation.
func (k *recollection) settled(r *run, j *job) {
	if k == nil {
		return
	}
	q := j.quotation
	o := outcome{Verdict: q.Verdict, Match: q.Match, Found: keepFound(q.Found), Reading: q.Reading}
	if !q.Pass() {
		r.mu.Lock()
		o.Notes = r.notes[q.Source]
		r.mu.Unlock()
	}
	j.outcome = &o
}

// keepOutcomes writes those of a sheet, unless they are those that were there.
func (k *recollection) keepOutcomes(sheet string, jobs []*job) {
	known := k.outcomes[sheet]
	all, same := make(map[string]outcome), true
	for _, j := range jobs {
		if j.outcome == nil {
			continue
		}
		if name := k.question(j); name != "" {
			all[name] = *j.outcome
			_, was := known[name]
			same = same && was
		}
	}
	if same && len(all) == len(known) {
		return
	}
	k.outcomes[sheet] = all
	k.keep(keptOutcomes{k.options, all}, "outcomes", sheet)
}
