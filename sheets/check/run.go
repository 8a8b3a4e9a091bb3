package check

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

// Run checks every sheet against the library. Each source that is quoted is
// read once; those that may hold a quotation which failed, once more. Nothing
// in the report depends on the order in which sources are read. The error is
// the context's.
func Run(ctx context.Context, lib *sources.Library, inputs []Input, o Options) (*Report, error) {
	return newRun(ctx, lib, o).check(inputs)
}

func newRun(ctx context.Context, lib *sources.Library, o Options) *run {
	return &run{ctx: ctx, lib: lib, o: o, notes: make(map[*sources.Source][]string),
		failures: make(map[*sources.Source]*extract.UnreadableError), held: make(map[*sources.Source]*held)}
}

func (r *run) check(inputs []Input) (*Report, error) {
	report := &Report{}
	for _, in := range inputs {
		result := &Result{sheet: in.Sheet}
		for _, c := range in.Sheet.Citations() {
			result.Quotations = append(result.Quotations, Quotation{Citation: c, Source: r.lib.Source(c.Evidence.Source.Value)})
		}
		report.Results = append(report.Results, result)
		for i := range result.Quotations {
			r.jobs = append(r.jobs, &job{quotation: &result.Quotations[i], asked: r.ask(in.Sheet, &result.Quotations[i])})
		}
	}
	report.Sources = r.own()
	r.elsewhere()
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	for i, in := range inputs {
		result := report.Results[i]
		result.Findings = r.findings(in, result)
		result.errors = result.count(Error)
	}
	report.Library = r.libraryFindings()
	return report, nil
}

// A run is the state of one Run.
type run struct {
	ctx       context.Context
	lib       *sources.Library
	o         Options
	jobs      []*job
	accepting bool // every source is held against the lock, not only those in it

	mu       sync.Mutex
	held     map[*sources.Source]*held    // of sources that the lock has something to say about
	notes    map[*sources.Source][]string // of how a source was read
	failures map[*sources.Source]*extract.UnreadableError
}

// A job is one quotation to be found.
type job struct {
	quotation *Quotation
	asked     match.Quotation
}

// ask words a piece of evidence as a question to the matcher.
func (r *run) ask(s *sheets.Sheet, q *Quotation) match.Quotation {
	e := q.Evidence
	name := s.Conventions.Value
	if name == "" {
		name = r.o.Conventions
	}
	out := match.Quotation{Text: e.Quote.Value, Prefix: e.Prefix.Value, Suffix: e.Suffix.Value, Where: e.Where.Value,
		Conventions: match.ConventionsByName(name)}
	for _, d := range e.Edits {
		out.Edits = append(out.Edits, match.Edit{Shown: d.Shown.Value, Replaces: d.Replaces.Value})
	}
	for _, a := range e.Acknowledge {
		out.Acknowledged = append(out.Acknowledged, a.Rule.Value)
	}
	return out
}

// own looks each quotation up in the source that it names, and counts those
// sources.
func (r *run) own() int {
	bySource := make(map[*sources.Source][]*job)
	var quoted []*sources.Source
	for _, j := range r.jobs {
		s := j.quotation.Source
		if s == nil {
			j.quotation.Verdict = UnknownSource
			continue
		}
		if bySource[s] == nil {
			quoted = append(quoted, s)
		}
		bySource[s] = append(bySource[s], j)
	}
	r.each(quoted, func(s *sources.Source) {
		r.look(s, bySource[s])
	})
	return len(quoted)
}

// look looks for quotations in the source that they name, and holds it against
// the lock.
func (r *run) look(s *sources.Source, jobs []*job) {
	data, t, failure := r.read(s)
	h := r.hold(s, data, t)
	if failure != nil {
		if h.absent {
			failure = withheld(s)
		}
		for _, j := range jobs {
			j.quotation.Verdict = Unreadable
			h.attest(j)
		}
		r.mu.Lock()
		r.failures[s] = failure
		r.mu.Unlock()
		return
	}
	for i, m := range match.New(asked(jobs)).Find(t) {
		r.settle(jobs[i].quotation, s, t, m)
		h.drift(jobs[i])
	}
}

// elsewhere looks for quotations that failed in every other source.
func (r *run) elsewhere() {
	var failed []*job
	for _, j := range r.jobs {
		switch j.quotation.Verdict {
		case match.Misquote, match.NotFound, match.OutOfOrder, UnknownSource:
			failed = append(failed, j)
		}
	}
	if len(failed) == 0 {
		return
	}
	finder := match.New(asked(failed))
	type place struct {
		rank  int // of the source in the library
		found *Found
		match match.Match
	}
	best := make([]place, len(failed))
	rank := make(map[*sources.Source]int)
	for i, s := range r.lib.Sources {
		rank[s] = i
	}
	r.each(r.lib.Sources, func(s *sources.Source) {
		_, t, failure := r.read(s)
		if failure != nil {
			return
		}
		for i, m := range finder.Passing(t) {
			if failed[i].quotation.Source == s {
				continue
			}
			found := foundAt(s, t, m)
			r.mu.Lock()
			if best[i].found == nil || rank[s] < best[i].rank {
				best[i] = place{rank[s], found, m}
			}
			r.mu.Unlock()
		}
	})
	for i, b := range best {
		if b.found == nil {
			continue
		}
		q := failed[i].quotation
		q.Found = b.found
		if q.Verdict != UnknownSource {
			q.Verdict, q.Match = WrongSource, b.match
		}
	}
}

// settle records what was found in the source that a quotation names.
func (r *run) settle(q *Quotation, s *sources.Source, t *text.Text, m match.Match) {
	q.Match, q.Verdict = m, m.Verdict
	switch {
	case m.Verdict.Pass():
		q.Found = foundAt(s, t, m)
		switch {
		case m.Misplaced:
			q.Verdict = WrongPlace
		case r.o.Strict && slices.ContainsFunc(m.Notes, func(n match.Note) bool { return n.Rule == string(match.Ambiguous) }):
			q.Verdict = match.Ambiguous
		}
	case m.Nearest.Len() > 0:
		q.Found = newFound(s, t, m.Nearest)
	}
}

func foundAt(s *sources.Source, t *text.Text, m match.Match) *Found {
	f := newFound(s, t, m.Passage())
	for _, o := range m.Omitted {
		f.Omits = append(f.Omits, strings.Clone(strings.TrimSpace(t.Content[o.Start:o.End])))
	}
	return f
}

// newFound copies what is shown of a passage, so that the text can go.
func newFound(s *sources.Source, t *text.Text, at text.Range) *Found {
	const context = 200
	from, to := max(0, at.Start-context), min(len(t.Content), at.End+context)
	if i := t.BlockAt(at.Start); i >= 0 {
		from = max(from, t.Blocks()[i].Start)
	}
	if i := t.BlockAt(max(at.Start, at.End-1)); i >= 0 {
		to = min(to, max(at.End, t.Blocks()[i].End))
	}
	from = min(from, at.Start)
	around := strings.Clone(t.Content[from:to])
	place := t.Place(at.Start)
	place.Section = strings.Clone(place.Section)
	return &Found{
		Source: s, Range: at, Place: place,
		Text:   around[at.Start-from : at.End-from],
		Before: strings.ToValidUTF8(around[:at.Start-from], ""),
		After:  strings.ToValidUTF8(around[at.End-from:], ""),
	}
}

func asked(jobs []*job) []match.Quotation {
	out := make([]match.Quotation, len(jobs))
	for i, j := range jobs {
		out[i] = j.asked
	}
	return out
}

// read gives the bytes of a source and makes its text. Whatever is wrong with
// the file is wrong with the source, not with the run.
func (r *run) read(s *sources.Source) (string, *text.Text, *extract.UnreadableError) {
	data, err := r.lib.Read(s)
	if err != nil {
		return "", nil, unreadable(err)
	}
	t, err := extract.Extract(r.ctx, extract.Input{Name: s.File.Value, Data: data, Encoding: s.Encoding, Language: s.Language})
	if err != nil {
		return data, nil, unreadable(err)
	}
	if len(t.Notes) > 0 {
		r.mu.Lock()
		r.notes[s] = t.Notes
		r.mu.Unlock()
	}
	return data, t, nil
}

func unreadable(err error) *extract.UnreadableError {
	var document *extract.UnreadableError
	if errors.As(err, &document) {
		return document
	}
	var file *sources.UnreadableError
	if errors.As(err, &file) {
		return &extract.UnreadableError{Reason: file.Reason, Hint: file.Hint}
	}
	return &extract.UnreadableError{Reason: err.Error()}
}

// each calls do for every source, several at a time, until the context ends.
func (r *run) each(list []*sources.Source, do func(*sources.Source)) {
	workers := r.o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	work := make(chan *sources.Source)
	var wait sync.WaitGroup
	for range min(workers, len(list)) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for s := range work {
				if r.ctx.Err() == nil {
					do(s)
				}
			}
		}()
	}
	for _, s := range slices.Clone(list) {
		work <- s
	}
	close(work)
	wait.Wait()
}
