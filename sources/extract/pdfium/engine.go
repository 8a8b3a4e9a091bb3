package pdfium

import (
	"context"
	"image"
	"time"
)

// An Engine reads documents. The zero Engine reads them in this process, one at
// a time, and can stop only between pages; with Worker set it reads them in
// processes that it can kill. It is safe for concurrent use; its fields are set
// before the first.
type Engine struct {
	// Worker is a command line that ends up in Work; the first is a path. nil
	// reads in this process.
	Worker []string

	// Limit is how long one document may take; 0 is two minutes.
	Limit time.Duration

	// Cache is the folder that keeps the compiled module between runs; "" is
	// factsheet's in the user's cache folder, "-" is none.
	Cache string
}

// Shared is the engine of the program: the table of formats reads with it. The
// program sets its Worker before anything is read.
var Shared = new(Engine)

// Read gives the pages of a document to each, in order. Page and what it holds
// are each's to keep. The error is an *Error where the document is at fault, that
// of each, or that of the context.
func (e *Engine) Read(ctx context.Context, doc Document, each func(*Page) error) (Info, error) {
	return Info{}, errNotYet
}

// Describe gives what a document says of itself. The error is as that of Read.
func (e *Engine) Describe(ctx context.Context, doc Document) (Info, error) {
	return Info{}, errNotYet
}

// Render draws a page, from 1, on white. The picture is the page's size at dpi
// dots to the inch, or smaller where that would be more than 40 million dots. The
// error is as that of Read.
func (e *Engine) Render(ctx context.Context, doc Document, page int, dpi float64) (*image.RGBA, error) {
	return nil, errNotYet
}

// Close ends the workers. An Engine can be used again after it.
func (e *Engine) Close() error { return nil }

var errNotYet = &Error{Fault: NoReader, Reason: "PDF documents cannot be read yet"}
