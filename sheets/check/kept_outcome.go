package check

import (
	"reflect"

	"factsheet/sheets"
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
	Covered             []text.Range // this and what follows is for handouts, which keep nothing
	CutBefore, CutAfter bool
}

func keepFound(f *Found) *keptFound {
	if f == nil {
		return nil
	}
	return &keptFound{f.Range, f.Place, f.Last, f.Text, f.Before, f.After, f.Omits, f.Covered, f.CutBefore, f.CutAfter}
}

func (f *keptFound) in(s *sources.Source) *Found {
	if f == nil {
		return nil
	}
	return &Found{Source: s, Range: f.Range, Place: f.Place, Last: f.Last, Text: f.Text, Before: f.Before, After: f.After, Omits: f.Omits,
		Covered: f.Covered, CutBefore: f.CutBefore, CutAfter: f.CutAfter}
}

// keptOutcomes are those of one sheet, with all that it takes to ask again.
type keptOutcomes struct {
	Options     string // under which they came about
	Sheet       string // the digest of the sheet; empty where no report of it is kept
	Conventions string // as the sheet names them
	Whole       bool   // no quotation of a source that the library has is left out
	Sources     []keptAnswers
}

// keptAnswers are the outcomes of one sheet in one source.
type keptAnswers struct {
	ID, Digest string // the source as it was
	Questions  string // as written gives a list of keptQuestion: few are ever read
}

// keptQuestion is a quotation with what came of it.
type keptQuestion struct {
	Name     string          // the digest of all that decides the outcome
	Evidence sheets.Evidence // zero where no report of the sheet is kept
	Outcome  outcome
}

// questions are those of a source; none where they cannot be read.
func (a *keptAnswers) questions() []keptQuestion {
	var out []keptQuestion
	if rest, ok := readBack(a.Questions, &out); !ok || rest != "" {
		return nil
	}
	return out
}

// set keeps questions; false where that cannot be.
func (a *keptAnswers) set(list []keptQuestion) bool {
	ok := true
	a.Questions = string(written(nil, reflect.ValueOf(list), &ok))
	return ok
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
		known := make(map[string]*outcome)
		kept := k.outcomesOf(inputs[i].Sheet.File)
		for n := range kept.Sources {
			for _, q := range kept.Sources[n].questions() {
				known[q.Name] = &q.Outcome
			}
		}
		for _, j := range jobs[:n] {
			if len(known) == 0 || j.quotation.Source == nil {
				continue
			}
			if o := known[k.question(j)]; o != nil {
				o.give(r, j)
			}
		}
		jobs = jobs[n:]
	}
}

// outcomesOf gives what is kept of the quotations of a sheet.
func (k *recollection) outcomesOf(sheet string) *keptOutcomes {
	known := k.outcomes[sheet]
	if known == nil {
		known = &keptOutcomes{}
		if rest, ok := k.record(known, "outcomes", sheet); !ok || rest != "" || known.Options != k.options {
			known = &keptOutcomes{}
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
	j.outcome, j.recalled = o, true
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

// keepOutcomes writes those of a sheet. What it quotes is kept only where the whole
// sheet is: it may be words of sources of which nothing may be kept.
func (k *recollection) keepOutcomes(in Input, jobs []*job, whole bool) {
	now := &keptOutcomes{Options: k.options, Whole: whole}
	if whole {
		now.Sheet, now.Conventions = in.Digest, in.Sheet.Conventions.Value
	}
	at, anew := make(map[*sources.Source]int), whole
	var lists [][]keptQuestion
	for _, j := range jobs {
		s := j.quotation.Source
		if s == nil {
			continue
		}
		name := k.question(j)
		if name == "" || j.outcome == nil {
			now.Whole = false
			continue
		}
		if _, ok := at[s]; !ok {
			at[s] = len(lists)
			now.Sources, lists = append(now.Sources, keptAnswers{ID: s.ID, Digest: k.source(s)}), append(lists, nil)
		}
		question := keptQuestion{Name: name, Outcome: *j.outcome}
		if whole {
			question.Evidence = *j.quotation.Evidence
		}
		lists[at[s]] = append(lists[at[s]], question)
		anew = anew || !j.recalled
	}
	if !anew {
		return // all of it is there, and perhaps more
	}
	for i, list := range lists {
		if !now.Sources[i].set(list) {
			return
		}
	}
	k.outcomes[in.Sheet.File] = now
	k.keep(*now, "", "outcomes", in.Sheet.File)
}
