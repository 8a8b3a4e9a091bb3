package pdfium

import (
	"errors"
	"fmt"
	"time"
)

// A Fault is why a document cannot be read.
type Fault string

// The faults.
const (
	NeedsPassword Fault = "needs a password"
	WrongPassword Fault = "wrong password"
	Locked        Fault = "locked" // by a kind of protection that is not known
	Damaged       Fault = "damaged"
	NoPages       Fault = "no pages"
	NoSuchPage    Fault = "no such page"
	TooManyPages  Fault = "too many pages"
	TooMuchText   Fault = "too much text"
	TooSlow       Fault = "too slow"
	TooMuchMemory Fault = "too much memory"
	NoReader      Fault = "no reader" // the sandbox or its process does not start
)

// An Error says that a document cannot be read, and what to do, in words for the
// people who use the document.
type Error struct {
	Fault  Fault  `json:"fault"`
	Reason string `json:"reason"` // lower case, no full stop
	Hint   string `json:"hint"`   // may be empty
}

func (e *Error) Error() string { return e.Reason }

// What to do about documents of a kind.
const (
	saveAgain = "open it in a PDF reader and save or print it to PDF again, or fetch it anew"
	divide    = "divide it into parts with a PDF program and name those in the catalogue"
)

func damaged(what string) *Error {
	return &Error{Damaged, "the document is damaged: " + what, saveAgain}
}

// broken is the error for a document over which PDFium stopped.
func broken(err error) *Error {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, errMemory):
		return &Error{TooMuchMemory, fmt.Sprintf("reading the document needs more than %d MB of memory", memoryPages>>4), divide + "; if it is not large, it is damaged: " + saveAgain}
	}
	return damaged("the reader stopped over it")
}

func tooLarge(size int) *Error {
	return &Error{TooMuchMemory, fmt.Sprintf("the document has %d MB, and more than %d MB cannot be read", size>>20, maxData>>20), divide}
}

func tooManyPages(n int) *Error {
	return &Error{TooManyPages, fmt.Sprintf("the document has %d pages, and more than %d are not read", n, maxPages), divide}
}

func tooMuchText(page int) *Error {
	return &Error{TooMuchText, fmt.Sprintf("the document holds more text than can be read, as of page %d", page), divide}
}

func noReader(err error) *Error {
	return &Error{NoReader, "the PDF reader does not start: " + err.Error(), "see that the program may start a process and use 300 MB of memory, and try again"}
}

func tooSlow(limit time.Duration) *Error {
	hint := "if the document is large, " + divide + "; if not, it is damaged: " + saveAgain
	if Slow() {
		hint = "on this kind of computer PDF documents are read about 80 times slower than on others: convert it to text elsewhere"
	}
	return &Error{TooSlow, fmt.Sprintf("reading the document takes longer than %v", limit), hint}
}
