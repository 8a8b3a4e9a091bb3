package pdfium

import (
	"context"
	"errors"
	"image"
	"sync"
	"time"
)

// An Engine reads documents. The zero Engine reads them in this process and can
// stop only between pages; with Worker set it reads them in processes that it
// kills where they take too long. It is safe for concurrent use; its fields are
// set before the first.
type Engine struct {
	// Worker is a command line that ends up in Work; its first word is a path. nil
	// reads in this process.
	Worker []string

	// Limit is how long one document may take; 0 is five minutes. One page may
	// take a tenth of it.
	Limit time.Duration

	// Cache is the folder that keeps the compiled module between runs; "" is
	// factsheet's in the user's cache folder, "-" is none.
	Cache string

	once    sync.Once
	sandbox *sandbox
	failed  error
	workers pool
}

// Shared is the engine of the program: the table of formats reads with it. The
// program sets its Worker before anything is read.
var Shared = new(Engine)

// Read gives the pages of a document to each, in order. A Page and what it holds
// are each's to keep. The error is an *Error where the document is at fault, that
// of each, or that of the context.
func (e *Engine) Read(ctx context.Context, doc Document, each func(*Page) error) (Info, error) {
	chars := 0
	counted := func(p *Page) error {
		if chars += len(p.Chars); chars > maxChars {
			return tooMuchText(p.Index)
		}
		return each(p)
	}
	if e.Worker != nil && len(doc.Data) >= splitFrom && len(doc.Data) <= maxData {
		return e.workers.read(ctx, e, doc, counted)
	}
	var info Info
	err := e.ask(ctx, request{Verb: verbRead, Document: doc}, func(r reply) error {
		if r.page != nil {
			return counted(r.page)
		}
		if r.info != nil {
			info = *r.info
		}
		return nil
	})
	return info, err
}

// Describe gives what a document says of itself, with its XMP. The error is as
// that of Read.
func (e *Engine) Describe(ctx context.Context, doc Document) (Info, error) {
	var info Info
	err := e.ask(ctx, request{Verb: verbDescribe, Document: doc}, func(r reply) error {
		if r.info != nil {
			info = *r.info
		}
		return nil
	})
	if err == nil {
		info.XMP = xmp(doc.Data)
	}
	return info, err
}

// Render draws a page, from 1, on white. The picture is the page's size at dpi
// dots to the inch, or smaller where that would be more than 20 million dots. The
// error is as that of Read.
func (e *Engine) Render(ctx context.Context, doc Document, page int, dpi float64) (*image.RGBA, error) {
	var img *image.RGBA
	err := e.ask(ctx, request{Verb: verbRender, Document: doc, Page: page, DPI: dpi}, func(r reply) error {
		img = r.image
		return nil
	})
	if err == nil && img == nil {
		err = damaged("the reader drew nothing")
	}
	return img, err
}

// Close ends the workers and gives memory back. An Engine is of no use after it.
func (e *Engine) Close() {
	e.workers.close()
	e.once.Do(func() { e.failed = errors.New("it was ended") })
	if e.sandbox != nil {
		e.sandbox.close()
	}
}

// ask has a request answered, here or in a worker.
func (e *Engine) ask(ctx context.Context, q request, take func(reply) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(q.Data) > maxData {
		return tooLarge(len(q.Data))
	}
	if e.Worker != nil {
		return e.workers.ask(ctx, e, q, take)
	}
	e.once.Do(func() { e.sandbox, e.failed = newSandbox(e.cacheFolder()) })
	if e.failed != nil {
		return noReader(e.failed)
	}
	end := time.Now().Add(e.limit())
	return e.sandbox.answer(q, func(r reply) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if time.Now().After(end) {
			return tooSlow(e.limit())
		}
		return take(r)
	})
}

func (e *Engine) limit() time.Duration {
	if e.Limit > 0 {
		return e.Limit
	}
	return 5 * time.Minute
}
