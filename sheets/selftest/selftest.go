// Package selftest tries the checker on a workspace: it writes every quotation
// that passes otherwise, in all known ways, has each checked as the quotation
// itself was, and says what survives.
//
// It changes no file and has no opinion on what counts as the same words: that
// is the matcher's. What passes although it was altered is looked for in the
// source by a plain comparison of its own.
package selftest

import (
	"context"
	"math/rand/v2"
	"slices"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/alter"
	"factsheet/sources/language"
	"factsheet/sources/text"
)

// Options are the settings of a run.
type Options struct {
	Check check.Options // as the sheets are checked
	Seed  uint64        // the same seed gives the same alterations
	Most  int           // alterations in all, faithful ones included; 0 is DefaultMost
	// Progress is told how many alterations of how many were judged; may be nil.
	Progress func(done, all int)
}

// DefaultMost is how many alterations are made at most, unless somebody says
// otherwise: about as many as a few seconds are enough for.
const DefaultMost = 20_000

// places are how many times each kind is tried on a quotation, where Most lets
// it. The limit is our own.
const places = 3

// A Report says what became of the alterations.
type Report struct {
	Sheets     int
	Quotations int // that were altered
	Untried    int // that were not, because they fail as they are or their source's text is not here
	Made       int // alterations, faithful ones included
	Seed       uint64
	Wrong      []Count // by kind, in the order of alter.Wrong
	Faithful   []Count // in the order of alter.Faithful
	Survivors  []Case  // altered quotations that passed, and faithful ones that failed
}

// A Count is what became of the alterations of one kind.
type Count struct {
	Kind      *alter.Kind
	Made      int
	Right     int // refused, or passed if they are faithful
	Elsewhere int // passed because the altered words stand at another place of the source
	Survived  int // passed for no reason, or failed although they are faithful
}

// A Case is an alteration that the checker judged wrongly.
type Case struct {
	Kind      *alter.Kind
	Pos       sheets.Pos // of the quotation in its sheet
	Point     string
	Source    string // id
	Quote     string // as the sheet has it
	Altered   string
	Edits     []alter.Edit // that were declared with it
	Quotation check.Quotation
}

// Run alters the quotations of the sheets and has them checked. The error is the
// context's.
func Run(ctx context.Context, lib *sources.Library, inputs []check.Input, o Options) (*Report, error) {
	if o.Most <= 0 {
		o.Most = DefaultMost
	}
	o.Check.Memory = nil // what is tried is kept nowhere, and the sheets are needed
	checked, err := check.Run(ctx, lib, inputs, o.Check)
	if err != nil {
		return nil, err
	}
	r := &run{ctx: ctx, lib: lib, o: o, report: &Report{Sheets: len(inputs), Seed: o.Seed}}
	for _, k := range alter.Wrong() {
		r.report.Wrong = append(r.report.Wrong, Count{Kind: k})
	}
	for _, k := range alter.Faithful() {
		r.report.Faithful = append(r.report.Faithful, Count{Kind: k})
	}
	r.gather(checked)
	for _, s := range r.order {
		if err := r.source(s); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(r.report.Survivors, func(a, b Case) int { return comparePos(a.Pos, b.Pos) })
	return r.report, nil
}

// A run is the state of one Run.
type run struct {
	ctx    context.Context
	lib    *sources.Library
	o      Options
	report *Report
	order  []*sources.Source // those with something to alter, as the sheets name them first
	of     map[*sources.Source][]*original
	done   int
	all    int // alterations that are expected at most
}

// An original is a quotation of a sheet that passes.
type original struct {
	sheet     *sheets.Sheet
	quotation *check.Quotation
	index     int
	other     string // words of another source
}

// gather lists the quotations that can be altered, by their source.
func (r *run) gather(checked *check.Report) {
	r.of = make(map[*sources.Source][]*original)
	var all []*original
	for _, result := range checked.Results {
		for k := range result.Quotations {
			q := &result.Quotations[k]
			if !q.Pass() || q.Source == nil || len(q.Match.Parts) == 0 || q.Reading != "" {
				r.report.Untried++
				continue
			}
			if r.of[q.Source] == nil {
				r.order = append(r.order, q.Source)
			}
			o := &original{sheet: result.Sheet(), quotation: q, index: len(all)}
			all = append(all, o)
			r.of[q.Source] = append(r.of[q.Source], o)
		}
	}
	for i, o := range all {
		for k := range all {
			if next := all[(i+k)%len(all)]; next.quotation.Source != o.quotation.Source {
				o.other = longest(next.stretches())
				break
			}
		}
	}
	r.report.Quotations = len(all)
	kinds := len(r.report.Wrong) + len(r.report.Faithful)
	r.all = min(r.o.Most, len(all)*kinds*places)
}

// source alters the quotations from one source, and has them checked.
func (r *run) source(s *sources.Source) error {
	d, err := r.o.Check.Reader.Read(r.ctx, r.lib, s)
	if err != nil {
		if r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		// It could be read a moment ago, or a person keeps it elsewhere.
		r.report.Quotations -= len(r.of[s])
		r.report.Untried += len(r.of[s])
		return nil
	}
	t := d.Text
	l := language.Of(t.Language, t.Content)
	var list []trial
	for _, o := range r.of[s] {
		for _, v := range r.trials(o, t, l) {
			if r.report.Made == r.o.Most {
				break
			}
			r.report.Made++
			list = append(list, v)
		}
		if len(list) >= batch {
			if err := r.judge(s, t, list); err != nil {
				return err
			}
			list = list[:0]
		}
	}
	return r.judge(s, t, list)
}

// batch is how many alterations are checked together.
const batch = 2000

// trials are the alterations of one quotation.
func (r *run) trials(o *original, t *text.Text, l *language.Language) []trial {
	rng := rand.New(rand.NewPCG(r.o.Seed, uint64(o.index)))
	wrong, right := alter.Wrong(), alter.Faithful()
	each := r.o.Most / max(1, r.report.Quotations) // alterations of one quotation
	n := min(places, max(1, each/(len(wrong)+len(right))))
	var out []trial
	for _, k := range wrong {
		if !o.permits(k, r.o.Check.Conventions) {
			out = append(out, o.wrong(k, t, l, n, rng)...)
		}
	}
	for _, k := range right {
		out = append(out, o.faithful(k, t, l, n, rng)...)
	}
	if len(out) > each {
		// A few of all kinds rather than all of a few.
		rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		out = out[:max(1, each)]
	}
	return out
}

func (r *run) progress(n int) {
	r.done += n
	if r.o.Progress != nil {
		r.o.Progress(r.done, max(r.all, r.done))
	}
}

func comparePos(a, b sheets.Pos) int {
	switch {
	case a.File != b.File && a.File < b.File, a.File == b.File && a.Line < b.Line:
		return -1
	case a.File == b.File && a.Line == b.Line:
		return a.Col - b.Col
	}
	return 1
}
