package pdfium

// A Fault is why a document cannot be read.
type Fault string

// The faults.
const (
	NeedsPassword Fault = "needs a password"
	WrongPassword Fault = "wrong password"
	Damaged       Fault = "damaged"
	NoPages       Fault = "no pages"
	TooManyPages  Fault = "too many pages"
	TooMuchText   Fault = "too much text"
	TooSlow       Fault = "too slow"
	TooMuchMemory Fault = "too much memory"
	Locked        Fault = "locked"    // by a kind of protection that PDFium does not know
	NoReader      Fault = "no reader" // the sandbox or its process does not start
)

// An Error says that a document cannot be read, and what to do, in words for the
// people who use the document.
type Error struct {
	Fault  Fault
	Reason string // lower case, no full stop
	Hint   string // may be empty
}

func (e *Error) Error() string { return e.Reason }
