package check

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/match"
	"factsheet/sources/reading"
)

// held is a source held against the lock.
type held struct {
	accepted   *sources.Accepted // nil where it never was
	file, text sources.Digest    // as they are now; zero where nobody asked
	absent     bool              // it is withheld, and its file is not here
	vouches    bool              // it is absent, and what was accepted stands for it
}

// hold compares a source with the lock; the document has no text where it could
// not be read. Digests cost time, and are made only where the lock has the source
// or is being made.
func (r *run) hold(s *sources.Source, d *reading.Document) *held {
	h := &held{accepted: r.o.Lock.Source(s.ID)}
	switch {
	case d.Text == nil:
		h.absent = s.Withheld && r.lib.Absent(s)
		h.vouches = h.absent && h.accepted.VouchesFor(s)
	case r.accepting:
		h.file, h.text = d.Digest(), sources.DigestOf(d.Text.Content)
	case h.accepted != nil:
		h.file = d.Digest()
	}
	r.mu.Lock()
	r.held[s] = h
	r.mu.Unlock()
	return h
}

// holdKnown compares a source with the lock of whose quotations all is known, so
// that nobody reads it.
func (r *run) holdKnown(s *sources.Source) *held {
	h := &held{accepted: r.o.Lock.Source(s.ID)}
	if h.accepted != nil {
		h.file = r.kept.identity(s).file
	}
	r.mu.Lock()
	r.held[s] = h
	r.mu.Unlock()
	return h
}

// changed reports whether the source is another one than was accepted.
func (h *held) changed() bool {
	return h.accepted != nil && h.file != sources.Digest{} && h.file != h.accepted.File
}

// drift tells a quotation that fails because its source changed from one that
// never stood there.
func (h *held) drift(j *job) {
	switch j.quotation.Verdict {
	case match.Misquote, match.NotFound, match.OutOfOrder:
	default:
		return
	}
	if h.accepted == nil {
		return
	}
	if v, in := h.accepted.Quotation(digest(*j.asked)); v != nil && in != h.file.SHA256 {
		j.quotation.Verdict = Drifted
	}
}

// attest lets a quotation of a withheld source pass whose holder verified it, as
// it is, in the version that was accepted.
func (r *run) attest(h *held, j *job) {
	if !h.vouches {
		return
	}
	q := j.quotation
	v, _ := h.accepted.Quotation(digest(*j.asked))
	switch {
	case v == nil || v.In != "":
	case v.Verdict != string(match.Ambiguous):
		q.Verdict = Attested
	case r.refuses(q):
		q.Verdict = match.Ambiguous
	default:
		f := ambiguousPassage(r, q)
		q.Verdict, q.Match.Notes = Attested, []match.Note{{Rule: string(match.Ambiguous), Message: f.Message, Hint: f.Hint}}
	}
}

// unattested reports whether a quotation fails that its withheld source's
// holder did not verify, though others were.
func (r *run) unattested(q *Quotation) bool {
	h := r.held[q.Source]
	return q.Verdict == Unreadable && h != nil && h.vouches
}

// withheld is why a source that is not here and for which nothing that was
// accepted stands gives no text.
func (h *held) withheld(s *sources.Source) *extract.UnreadableError {
	switch {
	case s.File.Value == "":
		return &extract.UnreadableError{Reason: "it is withheld, and the catalogue names no file for it",
			Hint: "write `file: …` with the name that it has where it is kept"}
	case h.accepted != nil:
		return &extract.UnreadableError{
			Reason: fmt.Sprintf("it is withheld, its file %s is not here, and what was accepted is %s", s.File.Value, h.accepted.Path),
			Hint:   fmt.Sprintf("write `file: %s` if it is the same document; else whoever holds it must run factsheet sources accept %s", h.accepted.Path, s.ID),
		}
	}
	return &extract.UnreadableError{
		Reason: "it is withheld, its file is not here, and nobody has accepted it yet",
		Hint:   fmt.Sprintf("whoever holds the file must run factsheet sources accept %s and commit %s", s.ID, sources.LockName),
	}
}

// digest names a quotation in the lock: a SHA-256 of all that decides whether it
// passes, with white space reduced. Its version opens it: what is added here
// later makes every digest another one.
func digest(q match.Quotation) string {
	conventions := q.Conventions
	if conventions == nil {
		conventions = match.ConventionsByName("")
	}
	parts := []string{"quotation 1", q.Text, conventions.Name, q.Where, q.Prefix, q.Suffix, fmt.Sprint(len(q.Edits))}
	for _, e := range q.Edits {
		parts = append(parts, e.Shown, e.Replaces)
	}
	acknowledged := slices.DeleteFunc(slices.Clone(q.Acknowledged), func(name string) bool {
		return !slices.Contains(matchers, name) // found beside the verdict, and not a part of it
	})
	slices.Sort(acknowledged)
	parts = append(parts, slices.Compact(acknowledged)...)
	h := sha256.New()
	for _, p := range parts {
		p = strings.Join(strings.Fields(p), " ")
		fmt.Fprintf(h, "%d:%s\n", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil))
}
