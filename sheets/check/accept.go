package check

import (
	"context"
	"slices"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/match"
)

// An Acceptance is what accepting sources as they are makes of the lock.
type Acceptance struct {
	// Lock is to be written in place of the old one; nil where Problems forbid it.
	Lock *sources.Lock
	// Sources are those that were to be accepted, in the order of the library,
	// and behind them those taken out of the lock.
	Sources []Acceptee
	// Unknown are the quotations from sources that the library does not have;
	// none where the sources were named.
	Unknown []*Quotation
	// Problems are of sheets and the catalogue. With them nothing is accepted: a
	// quotation that cannot be read would be taken for one that was deleted.
	Problems []sheets.Problem
}

// A State says how a source stands to the lock.
type State int

const (
	Fresh       State = iota // not in the lock before
	Unchanged                // as it was accepted
	Changed                  // another file than was accepted
	Reread                   // the same file, of which the program now makes another text
	Absent                   // withheld, and its file is not here: what was accepted stands
	Unread                   // it gives no text: what was accepted stands
	Superfluous              // no longer in the library: taken out
)

// An Acceptee is one source that was to be accepted.
type Acceptee struct {
	ID      string
	State   State
	Before  *sources.Accepted // nil where it was not in the lock
	Failure *extract.UnreadableError

	// Its quotations, each once however many sheets have it.
	Same    int          // in the lock before and now
	Added   int          // verified now, and not in the lock before
	Removed int          // in the lock before, and in no sheet now
	Broken  []*Quotation // in the lock before, and not verified now
	Refused []*Quotation // not in the lock before, and not verified: none is recorded
}

// Accept makes the lock that takes sources as they are, with the quotations
// that stand in them. inputs are all sheets of the workspace: what they do not
// quote is taken out. ids names the sources, and nil all of them; date is the
// day, as YYYY-MM-DD. What of the lock in o is not asked for stays. The error is
// the context's.
//
// A quotation that no longer stands in its source stays in the lock under the
// older file, and is known as drifted; it is never recorded under the new one.
func Accept(ctx context.Context, lib *sources.Library, inputs []Input, o Options, ids []string, date string) (*Acceptance, error) {
	problems := slices.Clone(lib.Problems)
	for _, in := range inputs {
		problems = append(problems, in.Problems...)
	}
	if len(problems) > 0 {
		return &Acceptance{Problems: problems}, nil
	}
	r := newRun(ctx, lib, o)
	r.accepting = true
	if _, err := r.check(inputs); err != nil {
		return nil, err
	}
	return r.acceptance(ids, date)
}

// acceptance makes the new lock of a run that is done.
func (r *run) acceptance(ids []string, date string) (*Acceptance, error) {
	wanted := func(id string) bool { return ids == nil || slices.Contains(ids, id) }
	jobs := make(map[*sources.Source][]*job)
	for _, j := range r.jobs {
		jobs[j.quotation.Source] = append(jobs[j.quotation.Source], j)
	}
	var list []*sources.Source
	for _, s := range r.lib.Sources {
		if wanted(s.ID) {
			list = append(list, s)
		}
	}
	r.each(list, func(s *sources.Source) {
		if r.known(s) == nil { // nobody quotes it
			r.look(s)
		}
	})
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	out := &Acceptance{}
	if ids == nil {
		for _, j := range jobs[nil] {
			out.Unknown = append(out.Unknown, j.quotation)
		}
	}
	var entries []*sources.Accepted
	for _, s := range list {
		a, accepted := r.accept(s, jobs[s], date)
		out.Sources = append(out.Sources, a)
		if accepted != nil {
			entries = append(entries, accepted)
		}
	}
	entries = append(entries, r.others(out, wanted)...)
	out.Lock = sources.NewLock(entries)
	return out, nil
}

// others gives the entries of the lock that were not asked for, and tells of
// those whose source is gone.
func (r *run) others(out *Acceptance, wanted func(id string) bool) (kept []*sources.Accepted) {
	if r.o.Lock == nil {
		return nil
	}
	for _, before := range r.o.Lock.Sources {
		switch {
		case !wanted(before.ID):
			kept = append(kept, before)
		case r.lib.Source(before.ID) == nil:
			out.Sources = append(out.Sources, Acceptee{ID: before.ID, State: Superfluous, Before: before, Removed: len(before.Quotations)})
		}
	}
	return kept
}

// accept says what becomes of one source, and gives its entry; nil where it has
// none.
func (r *run) accept(s *sources.Source, jobs []*job, date string) (Acceptee, *sources.Accepted) {
	h := r.known(s)
	out := Acceptee{ID: s.ID, Before: h.accepted, Failure: r.failures[s]}
	if out.Failure != nil {
		out.State = Unread
		if h.absent {
			out.State = Absent
		}
		out.sort(jobs, "")
		return out, h.accepted
	}
	now := &sources.Accepted{ID: s.ID, Path: s.File.Value, Date: date, Extractor: r.o.Reader.Format(s).Reader, File: h.file, Text: h.text}
	if before := h.accepted; before != nil {
		out.State = Unchanged
		switch {
		case before.File != now.File:
			out.State = Changed
		case before.Text != now.Text || before.Extractor != now.Extractor:
			out.State = Reread
		default:
			now.Date = before.Date // accepted again is not accepted anew
		}
	}
	now.Quotations = out.sort(jobs, h.file.SHA256)
	return out, now
}

// sort tells apart what stands, what stood before and what never did, and gives
// the quotations for the lock. file is the SHA-256 of the source's file.
func (out *Acceptee) sort(jobs []*job, file string) []sources.Verified {
	var list []sources.Verified
	seen := make(map[string]bool)
	for _, j := range jobs {
		d := digest(*j.asked)
		if seen[d] {
			continue
		}
		seen[d] = true
		var before *sources.Verified
		in := ""
		if out.Before != nil {
			before, in = out.Before.Quotation(d)
		}
		q := j.quotation
		switch {
		case q.Pass() && before != nil:
			out.Same++
		case q.Pass():
			out.Added++
		case before != nil:
			out.Broken = append(out.Broken, q)
		default:
			out.Refused = append(out.Refused, q)
		}
		switch {
		case q.Verdict.Pass():
			list = append(list, verified(d, q))
		case before != nil && in != file:
			kept := *before
			kept.In = in
			list = append(list, kept)
		}
	}
	if out.Before != nil && out.Failure == nil {
		for _, v := range out.Before.Quotations {
			if !seen[v.Digest] {
				out.Removed++
			}
		}
	}
	return list
}

// verified is a quotation that stands in its source, as the lock has it.
func verified(digest string, q *Quotation) sources.Verified {
	verdict := q.Verdict
	if isAmbiguous(q.Match) {
		verdict = match.Ambiguous
	}
	return sources.Verified{Digest: digest, Verdict: string(verdict),
		Start: q.Found.Range.Start, End: q.Found.Range.End, Page: q.Found.Place.Page, Line: q.Found.Place.Line}
}

// known is what was found out about a source; nil where nobody looked.
func (r *run) known(s *sources.Source) *held {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.held[s]
}
