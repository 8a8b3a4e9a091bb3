package check

import (
	"context"
	"slices"
	"sync"

	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

// Run checks every sheet against the library. Each source that is quoted is
// read once, and all quotations are looked for in it; the other sources are read
// where a quotation failed. Nothing in the report depends on the order in which
// sources are read. The error is the context's.
func Run(ctx context.Context, lib *sources.Library, inputs []Input, o Options) (*Report, error) {
	if o.Surroundings {
		o.Memory = nil
	}
	k, inputs := recollect(lib, o), slices.Clone(inputs)
	for {
		r := newRun(ctx, lib, o)
		r.kept = k
		report, err := r.check(inputs)
		if err != nil {
			return nil, err
		}
		k.keepAll(r, inputs, report)
		if !k.refuse(report) {
			return report, nil
		}
	}
}

func newRun(ctx context.Context, lib *sources.Library, o Options) *run {
	return &run{ctx: ctx, lib: lib, o: o, telling: o.Surroundings, notes: make(map[*sources.Source][]string),
		failures: make(map[*sources.Source]*extract.UnreadableError), held: make(map[*sources.Source]*held),
		imprints: make(map[*sources.Source]*match.Imprint)}
}

func (r *run) check(inputs []Input) (*Report, error) {
	report := &Report{}
	known := make([]*recalled, len(inputs))
	for i, in := range inputs {
		known[i] = r.kept.sheet(r, i, in)
	}
	r.side(len(inputs), func(i int) {
		if in := &inputs[i]; known[i] == nil && in.Sheet == nil {
			in.Sheet, in.Problems = in.Read()
		}
	})
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	var asked []match.Quotation
	for i := range inputs {
		in := &inputs[i]
		if known := known[i]; known != nil {
			report.Results = append(report.Results, &Result{kept: known, errors: known.Errors})
			r.ghosts, r.doubts = append(r.ghosts, known.ghosts...), append(r.doubts, known.again()...)
			continue
		}
		result := &Result{sheet: in.Sheet}
		citations := in.Sheet.Citations()
		result.Quotations = make([]Quotation, 0, len(citations)) // no larger: they stay
		for _, c := range citations {
			result.Quotations = append(result.Quotations, Quotation{Citation: c, Source: r.lib.Source(c.Evidence.Source.Value)})
		}
		report.Results = append(report.Results, result)
		for i := range result.Quotations {
			asked = append(asked, r.ask(in.Sheet.Conventions.Value, &result.Quotations[i]))
			r.jobs = append(r.jobs, &job{quotation: &result.Quotations[i]})
		}
	}
	for i, j := range r.jobs {
		j.asked = &asked[i]
	}
	r.kept.recall(r, inputs, report)
	r.jobs = append(r.jobs, r.doubts...)
	report.Sources = r.quoted(report)
	r.elsewhere()
	r.kept.keepImprints(r)
	clear(r.imprints) // which nobody asks for any more
	r.side(len(inputs), func(i int) {
		result := report.Results[i]
		if result.kept != nil {
			return
		}
		result.Findings = r.findings(inputs[i], result)
		result.errors = result.count(Error)
		if result.errors == 0 && slices.ContainsFunc(result.Quotations, func(q Quotation) bool { return !q.Pass() }) {
			result.errors = 1 // a quotation that fails closes the gate, whatever is told of it
		}
	})
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	report.Library = r.libraryFindings(report)
	return report, nil
}

// A run is the state of one Run.
type run struct {
	ctx        context.Context
	lib        *sources.Library
	o          Options
	jobs       []*job
	ghosts     []*job                       // quotations that failed in sheets of which the report is known
	doubts     []*job                       // quotations of such sheets in sources that changed; the last of jobs
	failed     []*job                       // of both
	own        map[*sources.Source][]int    // the jobs that name a source
	rank       map[*sources.Source]int      // of a source in the library
	accepting  bool                         // every source is held against the lock, not only those in it
	kept       *recollection                // nil where nothing is kept
	telling    bool                         // of every quotation, what stands around it
	names      map[string]bool              // in the library; nil until they are asked for
	successors map[string][]*sources.Source // of a source, by id; nil until they are asked for
	languages  languages                    // of the texts

	mu       sync.Mutex
	held     map[*sources.Source]*held    // of sources that the lock has something to say about
	notes    map[*sources.Source][]string // of how a source was read
	failures map[*sources.Source]*extract.UnreadableError
	imprints map[*sources.Source]*match.Imprint // of sources that were searched
	pressed  int                                // bytes that the imprints have
}

// A job is one quotation to be found.
type job struct {
	quotation *Quotation
	asked     *match.Quotation
	elsewhere *elsewhere // the first source of the library that holds it, beside its own
	before    Verdict    // with which it failed in its own source; empty where it did not
	outcome   *outcome   // in its own source; nil where it is not known, or not to be kept
	recalled  bool       // the outcome is that of an earlier run
	digest    string     // of all that decides the outcome; empty until it is asked for
	named     string     // the digest of the question to the library; likewise
	was       *outcome   // before the source changed, of a doubt; nil of all others
}

// An elsewhere is a source that holds a quotation which names another.
type elsewhere struct {
	rank  int
	found *Found
	match match.Match
}

// ask words a piece of evidence as a question to the matcher. The conventions are
// those that the sheet names.
func (r *run) ask(conventions string, q *Quotation) match.Quotation {
	e := q.Evidence
	out := match.Quotation{Text: e.Quote.Value, Prefix: e.Prefix.Value, Suffix: e.Suffix.Value, Where: e.Where.Value,
		Conventions: r.conventions(conventions)}
	for _, d := range e.Edits {
		out.Edits = append(out.Edits, match.Edit{Shown: d.Shown.Value, Replaces: d.Replaces.Value})
	}
	for _, a := range e.Acknowledge {
		out.Acknowledged = append(out.Acknowledged, a.Rule.Value)
	}
	return out
}

// conventions are those of a name; without one, those of the workspace.
func (r *run) conventions(name string) *match.Conventions {
	if name == "" {
		name = r.o.Conventions
	}
	return match.ConventionsByName(name)
}

// quoted looks for the quotations in the sources that they name, and counts
// those.
func (r *run) quoted(report *Report) int {
	r.own, r.rank = make(map[*sources.Source][]int), make(map[*sources.Source]int)
	for i, s := range r.lib.Sources {
		r.rank[s] = i
	}
	var list []*sources.Source
	for i, j := range r.jobs {
		s := j.quotation.Source
		if s == nil {
			j.quotation.Verdict = UnknownSource
			continue
		}
		if r.own[s] == nil {
			list = append(list, s)
		}
		r.own[s] = append(r.own[s], i)
	}
	r.each(list, r.look)
	return len(list) + r.kept.quotedBeside(r, report)
}

// look looks in a source for the quotations that name it, and holds it against
// the lock.
func (r *run) look(s *sources.Source) {
	var own []int // of which nothing is known
	for _, i := range r.own[s] {
		if r.jobs[i].outcome == nil {
			own = append(own, i)
		}
	}
	if len(own) == 0 && len(r.own[s]) > 0 {
		r.drift(r.holdKnown(s), s)
		return
	}
	d, failure := r.read(s)
	t := d.Text
	h := r.hold(s, d)
	if r.telling {
		v := r.version(h, s, d)
		for _, i := range r.own[s] {
			r.jobs[i].quotation.Version = v
		}
	}
	if failure != nil {
		if h.absent {
			failure = h.withheld(s)
		}
		for _, i := range r.own[s] {
			r.jobs[i].quotation.Verdict = Unreadable
			r.attest(h, r.jobs[i])
		}
		r.mu.Lock()
		r.failures[s] = failure
		r.mu.Unlock()
		return
	}
	asked := make([]match.Quotation, len(own))
	for k, i := range own {
		asked[k] = *r.jobs[i].asked
	}
	finder := match.New(asked)
	finder.Language = r.languages.of
	found, imprint := finder.FindAndPress(t)
	opinions := r.second(s, d, own, found)
	for k, i := range own {
		r.settle(r.jobs[i], s, t, found[k])
		if opinions[k] != nil {
			r.settleSecond(r.jobs[i], s, opinions[k])
		}
		r.kept.settled(r, r.jobs[i])
	}
	r.languages.forget(t)
	for _, o := range opinions {
		if o != nil {
			r.languages.forget(o.reading.Text)
		}
	}
	r.drift(h, s)
	r.press(s, imprint)
}

// drift holds what came of the quotations of a source against the lock.
func (r *run) drift(h *held, s *sources.Source) {
	for _, i := range r.own[s] {
		h.drift(r.jobs[i])
	}
}

// mostPressed is how many bytes the imprints of a run may have together; a source
// without one is read again where a quotation failed. The limit is our own.
const mostPressed = 16 << 20

// press keeps the imprint of a source.
func (r *run) press(s *sources.Source, p *match.Imprint) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := r.pressed + p.Size(); r.imprints != nil && n <= mostPressed {
		r.pressed, r.imprints[s] = n, p
	}
}

// imprint is that of a source in this run, or as it is kept; nil where there is
// none.
func (r *run) imprint(s *sources.Source) *match.Imprint {
	r.mu.Lock()
	p := r.imprints[s]
	r.mu.Unlock()
	if p == nil {
		p = r.kept.imprint(s)
	}
	return p
}

// failed reports a quotation whose words may stand in a source that it does not
// name.
func (j *job) failed() bool {
	switch j.quotation.Verdict {
	case match.Misquote, match.NotFound, match.OutOfOrder, UnknownSource:
		return true
	}
	return false
}

// elsewhere looks for quotations that failed in the sources that they do not name,
// and says of all that failed where they stand.
func (r *run) elsewhere() {
	for _, j := range slices.Concat(r.jobs, r.ghosts) {
		if j.was == nil && j.failed() { // a doubt has its ghost
			j.before = j.quotation.Verdict
			r.failed = append(r.failed, j)
		}
	}
	failed := r.failed
	if len(failed) == 0 {
		return
	}
	questions := r.kept.answered(r, failed)
	r.each(r.lib.Sources, func(s *sources.Source) {
		q := questions.to(s)
		if r.failures[s] != nil || len(q.jobs) == 0 {
			return
		}
		may, finder, imprint := make([]bool, len(q.jobs)), q.finder(), r.imprint(s)
		for n, j := range q.jobs {
			may[n] = j.quotation.Source != s && finder.MayStand(n, imprint)
		}
		if !slices.Contains(may, true) {
			return // as it is nearly always
		}
		d, failure := r.read(s)
		if failure != nil {
			return
		}
		wanted := func(n int) bool { return may[n] && r.sought(q.jobs[n], s) }
		var stands map[int]match.Match
		if imprint != nil || r.kept == nil {
			stands = finder.Standing(d.Text, wanted)
		} else {
			stands, imprint = finder.StandingAndPress(d.Text, wanted)
			r.press(s, imprint)
		}
		for n, m := range stands {
			r.keep(q.jobs[n], s, d.Text, m)
		}
	})
	for _, j := range failed {
		if j.elsewhere == nil {
			continue
		}
		q := j.quotation
		q.Found = j.elsewhere.found
		if q.Verdict != UnknownSource {
			q.Verdict, q.Match = WrongSource, j.elsewhere.match
		}
	}
}

// sought reports whether it matters that a quotation stands in a source which it
// does not name: no source before it in the library is known to hold it.
func (r *run) sought(j *job, s *sources.Source) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return j.elsewhere == nil || r.rank[s] < j.elsewhere.rank
}

// keep remembers the first source of the library that holds a quotation which
// names another.
func (r *run) keep(j *job, s *sources.Source, t *text.Text, m match.Match) {
	place := &elsewhere{r.rank[s], foundAt(s, t, m, surroundings), m}
	r.mu.Lock()
	defer r.mu.Unlock()
	if j.elsewhere == nil || place.rank < j.elsewhere.rank {
		j.elsewhere = place
	}
}

// settle records what was found in the source that a quotation names.
func (r *run) settle(j *job, s *sources.Source, t *text.Text, m match.Match) {
	q := j.quotation
	q.Match, q.Verdict = m, m.Verdict
	switch {
	case m.Verdict.Pass():
		switch {
		case m.Misplaced:
			q.Verdict = WrongPlace
		case r.refuses(q) && isAmbiguous(m):
			q.Verdict = match.Ambiguous
		}
		if q.Verdict.Pass() {
			q.Match.Notes = append(q.Match.Notes, r.contextNotes(j, s, t)...)
		}
		around := surroundings
		if q.Verdict.Pass() && len(m.Notes) == 0 && !r.telling {
			around = 0 // nothing is told of it
		}
		q.Found = foundAt(s, t, m, around)
	case m.Nearest.Len() > 0:
		q.Found = newFound(s, t, m.Nearest, surroundings)
	}
	if q.Found != nil && r.telling {
		q.Found.tell(t, m)
	}
}
