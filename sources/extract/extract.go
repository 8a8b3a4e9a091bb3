// Package extract makes text of a source's bytes: what a reader of the document
// sees, with a map back to the place where it stands.
//
// One file or folder per format. It opens no files, runs no programs and keeps
// to limits on size, nesting and time: sources are untrusted.
package extract

import (
	"context"
	"errors"

	"factsheet/sources/text"
)

// An Input is the bytes of one source and what the catalogue says of them.
type Input struct {
	Name     string // file name; its ending tells the format
	Data     string // the file's bytes
	Encoding string // IANA name; "" is detected
	Language string // BCP 47; "" is what the document says of itself, if it does
}

// An UnreadableError says why a document gave no text, and what to do.
type UnreadableError struct {
	Reason string // "the file is empty"
	Hint   string // may be empty
}

func (e *UnreadableError) Error() string { return e.Reason }

// Extract makes the text of a document. The error is an *UnreadableError
// where the document is at fault, else that of the context.
func Extract(ctx context.Context, in Input) (*text.Text, error) {
	return nil, errors.New("no reader yet")
}
