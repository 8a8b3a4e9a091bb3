// Package number reads the numbers of a text: figures, number words, dates,
// times, shares and amounts of money, in the official languages of the European
// Union, and tells whether those of one text stand in others.
//
// It converts no units and reckons nothing: a sum stands nowhere. It knows no
// sheets and finds no quotations.
package number

import "math/big"

// A Kind says what a number is of. Numbers of different kinds back each other
// only where one of them may be meant as the other.
type Kind int

const (
	Amount   Kind = iota // so many of something, plain or with a unit
	Percent              // in hundredths of something
	Points               // percentage points
	Fraction             // a half, two thirds, one in three
	Date                 // a day, a month, a year or a decade
	Clock                // a time of day
)

// A Bound is what the words round a number make of it.
type Bound int

const (
	Exact   Bound = iota
	About         // about, around, some
	Nearly        // nearly, almost: a little more would make it
	Over          // more than
	Under         // less than
	AtLeast       // at least
	AtMost        // at most, up to
)

// A Number is a number of a text, with its unit and sign but without the words
// that bound it.
type Number struct {
	Start, End int // bytes of the text
	Kind       Kind
	Bound      Bound
	Unit       string // of an amount: "km", "day", "EUR"; "" where none is known
	// Loose is a number that may state no amount: the number of an article, a part
	// of a name, "one", "second". It backs others and needs no backing.
	Loose bool

	values []*big.Rat // what it may say; more than one where the writing leaves it open
	place  int        // power of ten of its last digit that is not a filling zero
	dates  []date     // of a Date; of an Amount that may be a year
	open   bool       // of the bound: the words often mean something else
	shared bool       // the unit may stand at the number behind it: "5 to 7 %"
	parts  []Number   // of a Fraction: the numbers that it is written with
	scaled bool       // with "million" or its like
	spoken bool       // in words
	oclock bool       // of hours: "7 heures" may be a time of day
	named  bool       // of an article, a part of a name: it backs no amount
}

// A date has zeros where it says nothing.
type date struct {
	year, month, day int
	decade           bool
}

// IsDate reports a date, and a number that is written like a year.
func (n *Number) IsDate() bool { return len(n.dates) > 0 }

// small is the whole number that a number says beyond doubt, -1 if it is none or
// large.
func (n *Number) small() int64 {
	if len(n.values) != 1 || !n.values[0].IsInt() || !n.values[0].Num().IsInt64() {
		return -1
	}
	v := n.values[0].Num().Int64()
	if v < 0 || v > 1_000_000 {
		return -1
	}
	return v
}
