// Package check joins sheets and sources: it looks for every quotation of a
// sheet in the source that it names and says what it found.
//
// It prints nothing and stops at nothing: a bad sheet is a finding, only a run
// that could not be made is an error.
package check

import (
	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/match"
	"factsheet/sources/reading"
	"factsheet/sources/text"
)

// A Verdict is the outcome for one quotation: those of package match, and those
// that need the library. The words are fixed.
type Verdict = match.Verdict

const (
	Attested      Verdict = "attested"
	WrongSource   Verdict = "wrong-source"
	WrongPlace    Verdict = "wrong-place"
	Unreadable    Verdict = "unreadable"
	UnknownSource Verdict = "unknown-source"
	Drifted       Verdict = "drifted"
)

// A Severity says what a finding does to the exit code. The zero Severity is
// an error.
type Severity int

const (
	Error   Severity = iota // fails the run
	Warning                 // fails a strict run
	Note                    // never fails
	Off                     // not reported
)

// Options are the settings of a run; the zero Options are the defaults.
type Options struct {
	Conventions string              // for sheets that name none; "" is the default of package match
	Severities  map[string]Severity // by rule; overrides the table of rules
	AsOf        string              // YYYY-MM-DD: the day for which reviews are judged; "" is none
	ReviewEvery Period              // how often sheets are to be reviewed
	Strict      bool                // ambiguous quotations fail, unless the rule is off or a note
	Workers     int                 // goroutines over sources; 0 is one for each processor
	Lock        *sources.Lock       // what was accepted; nil is nothing
	Reader      *reading.Reader     // makes the texts; nil keeps none
	Memory      *Memory             // of earlier runs; nil keeps nothing

	// Surroundings has what stands around it told of every quotation, as handouts
	// want it. Nothing is taken from the Memory then, which keeps no such thing.
	Surroundings bool
}

// An Input is a sheet as it was read, with what is wrong with it.
type Input struct {
	Sheet    *sheets.Sheet
	Problems []sheets.Problem

	// Read makes the two of them where Sheet is nil. It is not called for a sheet of
	// which all is known; whoever gives it must be ready for a Result that was kept.
	Read func() (*sheets.Sheet, []sheets.Problem)
	Name string // of the file, as the sheet will have it
	// Digest is of all that Read reads and the name tells the sheet by.
	Digest string
}

// A Report is the outcome of one run over any number of sheets.
type Report struct {
	Results []*Result // in the order of the inputs
	Library []Finding // about the catalogue and its files, of no sheet; in the order of the catalogue
	Sources int       // sources that quotations were looked up in
}

// A Result is the outcome for one sheet. Only Run makes one that can be
// printed: that is the gate.
type Result struct {
	Quotations []Quotation // in the order of the sheet
	Findings   []Finding   // in the order of the sheet

	sheet *sheets.Sheet
	// errors are counted by Run, one at least where a quotation fails: taking
	// findings out opens no gate.
	errors int

	kept    *recalled // where it was made by an earlier run
	keeping *keeping  // nil where it may not be kept
}

// Sheet is the sheet that was checked; nil in a Result that Run did not make,
// and in one that was kept.
func (r *Result) Sheet() *sheets.Sheet { return r.sheet }

// Errors counts the findings of severity error.
func (r *Result) Errors() int { return max(r.errors, r.count(Error)) }

// Warnings counts the findings of severity warning.
func (r *Result) Warnings() int {
	if r.kept != nil {
		return r.kept.Warnings
	}
	return r.count(Warning)
}

// Checked counts the quotations, of a Result that was kept, too.
func (r *Result) Checked() int {
	if r.kept != nil {
		return r.kept.Quotations
	}
	return len(r.Quotations)
}

func (r *Result) count(s Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// A Quotation is the outcome for one quotation.
type Quotation struct {
	sheets.Citation
	Verdict Verdict
	Source  *sources.Source // that the sheet names; nil where the library has none
	Match   match.Match     // in that source, or in Found.Source
	Found   *Found          // the passage that matches, or the nearest one; nil where there is none
	// Version is of the source, with Options.Surroundings; nil where it was not read.
	Version *Version
	// Reading is the other order of the source's words in which the quotation
	// stands, as reports say it: "in the order of the file"; "" is the one in which
	// it was read.
	Reading string
}

// Pass reports whether the quotation may be printed as its source's words.
func (q *Quotation) Pass() bool { return q.Verdict.Pass() || q.Verdict == Attested }

// A Found is a passage in a source.
type Found struct {
	Source *sources.Source
	Range  text.Range // in the extracted text
	Place  text.Place
	Last   text.Place // where its last character stands, without a section
	Text   string     // the passage, white space as in the source, without furniture
	Before string     // what stands before it in its block, at most 200 bytes; empty where nothing is told of the quotation
	After  string     // what stands after it
	Omits  []string   // what the quotation's omission marks leave out

	// With Options.Surroundings, else zero:
	Covered             []text.Range // the parts of Text, in bytes, that are the quotation's words or that its edits declare to replace; none where it fails
	CutBefore, CutAfter bool         // the block has more before Before, and behind After
}

// A Finding is something to be told to the author.
type Finding struct {
	Pos         sheets.Pos
	Rule        string // for example "misquote"
	Severity    Severity
	Point       string     // id of the point; may be empty
	Message     string     // what is wrong
	Hint        string     // what to do; may be empty
	Quotation   *Quotation // that it is about; may be nil
	Related     []Related
	about       string // the words of the quotation from which on it is about them; may be empty
	Fingerprint string // stable while the finding is the same: of rule, sheet, point and words, not of the line
}

// A Related place helps to understand a finding.
type Related struct {
	Pos     sheets.Pos
	Message string
}
