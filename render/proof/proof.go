// Package proof verifies a handout: that what is printed is what its evidence
// says, that the evidence is whole, and, where the sources are at hand, that the
// quotations stand in them.
//
// It makes nothing and prints nothing. What it proves of a file without a
// signature is that its parts agree: whoever makes a handout anew makes its
// evidence anew.
package proof

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"factsheet/render"
	"factsheet/render/evidence"
	"factsheet/render/evidence/sshsig"
	"factsheet/render/pdf/object"
	"factsheet/render/pdf/verify"
	"factsheet/sources"
	"factsheet/sources/reading"
)

// An Outcome says what came of verifying one file. The words are fixed.
type Outcome string

// The outcomes, from the one that makes the others worthless on. A file that has
// several has the first of them.
const (
	Unverified      Outcome = "not-verified"         // it could not be verified: Reason says why
	EvidenceAltered Outcome = "evidence-altered"     // an attachment is not what was attached
	PrintedAltered  Outcome = "printed-text-altered" // the pages are not those that the evidence is of
	NotSigned       Outcome = "not-signed"           // by nobody who was asked for
	SourceDiffers   Outcome = "source-differs"       // from what was quoted
	AllWell         Outcome = "all-well"
)

// Options say what there is to verify a file with. The zero Options verify the
// file by itself.
type Options struct {
	Library *sources.Library // the sources at hand; nil is none
	Reader  *reading.Reader  // makes their texts; nil keeps none
	Signers *sshsig.Signers  // by one of whom the evidence must be signed; nil asks for nobody
	Now     time.Time        // for signers whose keys are valid for a time
}

// A Report is what came of one file.
type Report struct {
	Outcome    Outcome
	Reason     string             // why it could not be verified; else empty
	Hint       string             // what to do then
	Resaved    bool               // the file is not byte for byte as the program wrote it
	Evidence   *evidence.Evidence // nil where it could not be read
	Problems   []Problem
	Quotations []Quotation // as in the Evidence; nil where they were not compared
	Sources    []Source    // as in the Evidence; nil where none were asked for
	Signature  *Signature  // nil where there is none, or it could not be verified
}

// A Problem is one thing that differs.
type Problem struct {
	Kind    Outcome // EvidenceAltered, PrintedAltered, NotSigned or SourceDiffers
	Message string  // what is wrong
	Hint    string  // what to do; may be empty
	Note    int     // the number of the quotation; 0 where it is about no single one

	// Of a quotation that differs: the words before, how they go on in the evidence,
	// and how on paper or in the source.
	Shared, Want, Read string
}

// A Quotation is what is known of one of the evidence.
type Quotation struct {
	Printed bool    // it stands on paper as the evidence has it
	Source  Looking // in the source at hand
}

// A Looking is what came of looking for a quotation in its source.
type Looking string

// What came of looking. The zero Looking is that nobody looked.
const (
	Stands Looking = "stands"
	Moved  Looking = "moved" // it stands at another place than the evidence says
	Fails  Looking = "fails"
)

// A Source is what is known of a source of the evidence.
type Source struct {
	ID   string
	File string // at hand, below the folder; empty where there is none
	Same bool   // it is the one that was quoted from
}

// A Signature that is sound.
type Signature struct {
	Key sshsig.Key
	Who []string // the people that Options.Signers have for the key; none where nobody was asked for
}

// MaxFile is the size in bytes above which a file is not verified.
const MaxFile = 256 << 20

// Verify verifies one file. The error is the context's.
func Verify(ctx context.Context, data []byte, o Options) (*Report, error) {
	v := &verifier{ctx: ctx, o: o, report: &Report{}}
	if err := v.verify(data); err != nil {
		var no *unverified
		if !errors.As(err, &no) {
			return nil, err
		}
		v.report.Reason, v.report.Hint = no.reason, no.hint
	}
	v.report.Outcome = v.report.outcome()
	return v.report, ctx.Err()
}

// outcome is the worst of what was found. What was found altered counts more than
// that the rest could not be verified.
func (r *Report) outcome() Outcome {
	for _, kind := range []Outcome{EvidenceAltered, PrintedAltered} {
		for _, p := range r.Problems {
			if p.Kind == kind {
				return kind
			}
		}
	}
	if r.Reason != "" {
		return Unverified
	}
	for _, kind := range []Outcome{NotSigned, SourceDiffers} {
		for _, p := range r.Problems {
			if p.Kind == kind {
				return kind
			}
		}
	}
	return AllWell
}

// unverified is the error for a file that cannot be verified.
type unverified struct{ reason, hint string }

func (e *unverified) Error() string { return e.reason }

// A verifier verifies one file.
type verifier struct {
	ctx    context.Context
	o      Options
	report *Report
	file   *object.File
	parts  attachments
	sealed bool // the pages are those that the evidence was made for
}

func (v *verifier) problem(p Problem) { v.report.Problems = append(v.report.Problems, p) }

// altered tells of evidence that is not what was attached.
func (v *verifier) altered(format string, args ...any) {
	v.problem(Problem{Kind: EvidenceAltered, Message: fmt.Sprintf(format, args...)})
}

const askAgain = "ask whoever gave it to you for the file as it was made, or look for it where it is published"

// verify goes from the file to its attachments, its pages and the sources, and
// stops where what follows would rest on what is known to be wrong.
func (v *verifier) verify(data []byte) error {
	if err := v.open(data); err != nil {
		return err
	}
	e, err := v.evidence()
	if err != nil || e == nil {
		return err
	}
	v.report.Evidence = e
	if v.consistent(e); len(v.report.Problems) > 0 {
		return nil
	}
	v.signature()
	if err := v.printed(e); err != nil {
		return err
	}
	if v.report.Resaved && len(v.report.Problems) == 0 {
		v.againstSources(e)
		agrees := "The quotations can be read in it as the evidence has them, but not all of the rest is as it was"
		if v.sealed {
			agrees = "All that this program reads in it is as it was made, but other programs may read something else"
		}
		return &unverified{"the file is not byte for byte as factsheet wrote it: another program saved it anew or added to it, or it was damaged. " + agrees, askAgain}
	}
	v.againstSources(e)
	return v.ctx.Err()
}

// open reads the file's objects, and whether they are written as the program
// writes them: what is not may be read in another way by another program.
func (v *verifier) open(data []byte) error {
	switch {
	case len(data) > MaxFile:
		return &unverified{fmt.Sprintf("the file has more than %d MB", MaxFile>>20), ""}
	case !bytes.HasPrefix(data, []byte("%PDF-")):
		return &unverified{"this is no PDF file", "name the handout as it was given to you: a file that ends in .pdf"}
	}
	raw, err := object.ReadRaw(data)
	if err == nil {
		again, failed := raw.Bytes()
		v.report.Resaved = failed != nil || !bytes.Equal(again, data)
		v.file, err = object.Read(data)
	}
	if err != nil {
		return &unverified{"the file is damaged, or another program wrote it or saved it anew", askAgain}
	}
	return nil
}

// evidence reads the attachments; nil where they are not what was attached.
func (v *verifier) evidence() (*evidence.Evidence, error) {
	v.parts = readAttachments(v.file)
	if v.parts.data[evidence.FileName] == nil && len(v.parts.problems) == 0 {
		return nil, &unverified{"there is no evidence in the file: factsheet did not make it, or somebody took the evidence out", askAgain}
	}
	for _, p := range v.parts.problems {
		v.altered("%s", p)
	}
	if len(v.parts.problems) > 0 {
		return nil, nil
	}
	e, err := evidence.Read(v.parts.data[evidence.FileName])
	var later *evidence.VersionError
	switch {
	case errors.As(err, &later):
		return nil, &unverified{fmt.Sprintf("its evidence is of version %d, which this program does not know", later.Version), "install the latest factsheet"}
	case err != nil:
		v.altered("the evidence cannot be read: %v", err)
		return nil, nil
	}
	return e, nil
}

// printed compares the pages with the evidence: every quotation by its words, and
// the whole by its seal.
func (v *verifier) printed(e *evidence.Evidence) error {
	v.report.Quotations = make([]Quotation, len(e.Quotations))
	content, err := verify.Of(v.file)
	if err != nil {
		if v.report.Resaved {
			return &unverified{fmt.Sprintf("another program wrote the file or saved it anew, and its pages cannot be read (%v)", err), askAgain}
		}
		v.problem(Problem{Kind: PrintedAltered, Message: fmt.Sprintf("the pages cannot be read as they were printed: %v", err), Hint: askAgain})
		return nil
	}
	shown := e.Printed()
	want := make([]string, len(shown))
	for i, q := range shown {
		want[i] = q.Printed
		v.report.Quotations[q.Note-1].Printed = true
	}
	// The annex, if there is one, comes last and has the quotations once more.
	words := render.WordsFor(e.Sheet.Language)
	intro, _, _ := strings.Cut(words.AnnexIntro, "{")
	differences := content.Before(words.Annex + intro).Differences(want)
	for _, d := range differences {
		q := shown[d.Index]
		v.report.Quotations[q.Note-1].Printed = false
		v.problem(Problem{Kind: PrintedAltered, Note: q.Note, Shared: d.Shared, Want: d.Want, Read: d.Read, Hint: askAgain,
			Message: fmt.Sprintf("quotation %d is not printed as the evidence has it", q.Note)})
	}
	seal, err := verify.Seal(v.file)
	v.sealed = err == nil && seal == e.Seal
	if !v.sealed && !v.report.Resaved && len(differences) == 0 {
		v.problem(Problem{Kind: PrintedAltered, Hint: askAgain,
			Message: "the quotations are printed as the evidence has them, but the pages are not those that it was made for: other words, a picture, the layout or the structure was altered, or the seal in the evidence"})
	}
	return nil
}
