// Package match finds quotations in extracted text: what counts as the same
// words, which edits a quotation may carry, and the nearest passage of one
// that fails.
//
// It reads no files and knows no YAML. Similarity never accepts anything: it
// only finds what to show.
package match

import (
	"factsheet/sources/text"
)

// A Verdict is the outcome for one quotation. The words are fixed: reports and
// tests use them.
type Verdict string

const (
	Exact       Verdict = "exact"
	Typographic Verdict = "typographic"
	Edited      Verdict = "edited"
	Misquote    Verdict = "misquote"
	NotFound    Verdict = "not-found"
	OutOfOrder  Verdict = "out-of-order"
	Ambiguous   Verdict = "ambiguous"
)

// Pass reports whether the verdict lets a quotation through.
func (v Verdict) Pass() bool { return v == Exact || v == Typographic || v == Edited }

// An Edit declares what a bracket in a quotation stands for.
type Edit struct{ Shown, Replaces string }

// A Quotation is the words to be found and what is said about them.
type Quotation struct {
	Text           string
	Edits          []Edit
	Prefix, Suffix string       // which of several equal passages: what stands before it and behind it
	Where          string       // a place in the source, such as "section 4.2, page 12"; verified as far as the source has such places
	Conventions    *Conventions // nil is the default
	// Acknowledged holds the rules whose failure a person has accepted. Those
	// that this package asks for are "omission" and "bracket".
	Acknowledged []string
}

// A Match is what Find says of one quotation in one text.
type Match struct {
	Verdict   Verdict
	Foldings  []string     // names from the table, in its order, of those that were used
	Parts     []text.Range // the matched passage without what was omitted; nil where nothing was found
	Omitted   []text.Range // what the omission marks and brackets leave out
	Count     int          // passages that match
	Misplaced bool         // the source has the place that Where names, and no passage stands in it
	Strays    []Stray      // the parts of Where at which the passage does not stand
	// Unverified are the parts of Where, as written, of which nobody could tell
	// whether the passage stands there. Of a kind that the source does not have,
	// as pages, they count only where no part was verified.
	Unverified []string
	Notes      []Note   // warnings about a quotation that passes
	Accepted   []string // rules by which it would fail, had a person not acknowledged them

	// For a failed quotation: what is wrong, where, and the nearest passage.
	Refused     bool       // its words were found, and a rule is what it fails by
	Reason      string     // one sentence without a full stop
	Differs     string     // "words", "number", "negation", "order", "punctuation", "case", "letter", "invisible"; may be empty
	Hint        string     // what to do; may be empty
	Offset      int        // byte offset in the quotation where the first difference starts
	Nearest     text.Range // empty where nothing is near
	EquallyNear int        // passages as near as this one, itself counted
	Similarity  float64    // of the nearest passage, 0 to 1
	Difference  []Change   // words of the quotation against the nearest passage
}

// Passage is the range from the first matched byte to the last.
func (m *Match) Passage() text.Range {
	if len(m.Parts) == 0 {
		return text.Range{}
	}
	return text.Range{Start: m.Parts[0].Start, End: m.Parts[len(m.Parts)-1].End}
}

// A Note is a warning that comes with a match.
type Note struct {
	Rule    string // "first-letter", "full-stop", "pronoun", "several-passages" …
	Message string
	Hint    string
	Offset  int // byte offset in the quotation
}

// An Op says what a Change does to the quotation's words to make the source's.
type Op string

const (
	Equal  Op = "equal"
	Delete Op = "delete"
	Insert Op = "insert"
)

// A Change is a run of words of a difference.
type Change struct {
	Op   Op
	Text string
}
