package check

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"factsheet/sources"
	"factsheet/sources/match"
)

// keptSheet is a sheet that was checked: what its Result rests on, what others
// need to know of it, and, behind it, what the caller made of it.
type keptSheet struct {
	Rests   string   // the digest of the sheet, the options, the catalogue and the lock
	Sources []string // that it names
	State   string   // the digest of those with their files
	Failed  []keptFailure
	Notes   map[string][]string // on the sources in which quotations failed, by id

	Errors, Warnings, Quotations int
}

// keptFailure is a quotation that failed in its own source: where else its words
// stand is a question to the whole library, which is asked in every run.
type keptFailure struct {
	Source      string // that it names
	Verdict     Verdict
	Asked       match.Quotation // without its conventions
	Conventions string
	Elsewhere   string // the digest of where it stood
}

// recalled is a sheet of which the report is known, if its failed quotations
// stand where they stood, and what is asked again comes out as it did.
type recalled struct {
	keptSheet
	report string
	ghosts []*job    // of Failed
	doubts []doubted // what is asked again, since the source changed
}

// rests names all that a sheet's Result rests on, but for the sources; empty
// where that cannot be named.
func (k *recollection) rests(r *run, in Input) string {
	lock := r.o.Lock.Read()
	if in.Digest == "" || k.lib.Made() == "" || lock == "" && r.o.Lock != nil {
		return ""
	}
	name, _ := digestOf(k.options, k.Reports, in.Name, in.Digest, k.lib.Made(), lock)
	return name
}

// sheet gives what is kept of a sheet whose report still fits, as far as the
// sheet and the sources that it names can tell; nil where it does not.
func (k *recollection) sheet(r *run, i int, in Input) *recalled {
	if k == nil || in.Digest == "" || k.refused[i] {
		return nil
	}
	out := &recalled{}
	report, ok := k.record(&out.keptSheet, "sheet", k.Reports, in.Name)
	if !ok {
		return nil
	}
	if rests := k.rests(r, in); rests == "" || out.Rests != rests {
		return nil
	}
	if files := k.files(out.Sources); files == "" || out.State != files && !k.doubt(r, in, out) {
		return nil
	}
	out.report = report
	for n := range out.Failed {
		f := &out.Failed[n]
		f.Asked.Conventions = match.ConventionsByName(f.Conventions)
		q := &Quotation{Verdict: f.Verdict, Source: k.lib.Source(f.Source)}
		out.ghosts = append(out.ghosts, &job{quotation: q, asked: &f.Asked})
	}
	return out
}

// quotedBeside counts the sources that are named by sheets of which the report is
// known, and by no other.
func (k *recollection) quotedBeside(r *run, report *Report) int {
	seen := make(map[string]bool)
	for _, result := range report.Results {
		if result.kept == nil {
			continue
		}
		for _, s := range result.kept.Sources {
			if r.own[k.lib.Source(s)] == nil {
				seen[s] = true
			}
		}
	}
	return len(seen)
}

// files names sources of the library with their files; empty where nothing may be
// kept of one.
func (k *recollection) files(ids []string) string {
	digests := make([]string, 0, len(ids))
	for _, id := range ids {
		s := k.lib.Source(id)
		if s == nil {
			return ""
		}
		d := k.source(s)
		if d == "" {
			return ""
		}
		digests = append(digests, d)
	}
	return stateOf(digests)
}

// stateOf names sources by their digests.
func stateOf(digests []string) string {
	sum := sha256.Sum256([]byte(strings.Join(digests, " ")))
	return hex.EncodeToString(sum[:])
}

// stale reports whether a failed quotation of the sheet stands elsewhere than it
// did, or something else came of one that was asked again.
func (k *recollection) stale(s *recalled) bool {
	for _, d := range s.doubts {
		for _, j := range d.jobs {
			if !sameOutcome(j.outcome, j.was) {
				return true
			}
		}
	}
	for n, j := range s.ghosts {
		if was := s.Failed[n].Elsewhere; was == "" || k.digest(j.elsewhere) != was {
			return true
		}
	}
	return false
}

// keeping is a sheet that can be kept as soon as the caller has made something
// of it.
type keeping struct {
	*Memory
	keptSheet
	name string // of the sheet
}

// prepare readies a sheet for being kept; nil where it may not be.
func (k *recollection) prepare(r *run, in Input, result *Result, jobs []*job) *keeping {
	out := &keeping{Memory: k.Memory, name: in.Name}
	out.Rests = k.rests(r, in)
	if out.Rests == "" {
		return nil
	}
	seen := make(map[*sources.Source]bool)
	for _, j := range jobs {
		q := j.quotation
		if s := q.Source; s != nil && !seen[s] {
			seen[s] = true
			out.Sources = append(out.Sources, s.ID)
		}
		if !q.Pass() && q.Source != nil && len(r.notes[q.Source]) > 0 {
			if out.Notes == nil {
				out.Notes = make(map[string][]string)
			}
			out.Notes[q.Source.ID] = r.notes[q.Source]
		}
		if j.before == "" {
			continue
		}
		f := keptFailure{Verdict: j.before, Asked: *j.asked, Conventions: conventionsName(j), Elsewhere: k.digest(j.elsewhere)}
		if q.Source != nil {
			f.Source = q.Source.ID
		}
		if f.Elsewhere == "" {
			return nil
		}
		f.Asked.Conventions = nil
		out.Failed = append(out.Failed, f)
	}
	if out.State = k.files(out.Sources); out.State == "" {
		return nil
	}
	out.Errors, out.Warnings, out.Quotations = result.Errors(), result.Warnings(), len(result.Quotations)
	return out
}

// conventionsName is the name of those of a quotation.
func conventionsName(j *job) string {
	if c := j.asked.Conventions; c != nil {
		return c.Name
	}
	return ""
}

// Kept is what the caller kept of the sheet in an earlier run, which is what it
// would make of this Result; ok is false for a Result that was made now. A Result
// that was kept has no sheet, no Quotations and no Findings.
func (r *Result) Kept() (report string, ok bool) {
	if r.kept == nil {
		return "", false
	}
	return r.kept.report, true
}

// Keep keeps what the caller made of the Result for a run in which nothing that
// it rests on has changed. It does nothing where that may not be.
func (r *Result) Keep(report string) {
	k := r.keeping
	if k == nil {
		return
	}
	k.keep(k.keptSheet, report, "sheet", k.Reports, k.name)
}
