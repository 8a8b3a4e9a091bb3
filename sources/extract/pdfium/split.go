package pdfium

import (
	"context"
	"runtime"
	"sync"
)

// A long document is read by several workers at once if they have nothing else
// to do: each takes blocks of pages in turn.
const (
	splitFrom = 256 << 10 // bytes of a document from which that is worth a process
	block     = 8         // pages
	mostParts = 4
)

// A part is what one worker reads of a document. err and info are set when pages
// is closed.
type part struct {
	pages chan *Page
	info  *Info
	err   error
}

// read reads a document with as many workers as are free, and gives its pages in
// order.
func (p *pool) read(ctx context.Context, e *Engine, doc Document, each func(*Page) error) (Info, error) {
	if err := p.hold(ctx); err != nil {
		return Info{}, err
	}
	n := 1
	for n < min(mostParts, runtime.GOMAXPROCS(0)) && p.tryHold() {
		n++
	}
	ctx, cancel := context.WithCancel(ctx)
	var all sync.WaitGroup
	parts := make([]*part, n)
	for k := range parts {
		parts[k] = &part{pages: make(chan *Page, 2*block)}
		all.Go(func() {
			defer p.release()
			p.readPart(ctx, e, request{Verb: verbRead, Document: doc, Part: k, Parts: n}, parts[k])
		})
	}
	pages, err := merge(parts, each)
	if err != nil {
		cancel()
	}
	all.Wait()
	cancel()
	for _, part := range parts {
		if err == nil {
			err = part.err
		}
	}
	if err != nil {
		return Info{}, err
	}
	if info := parts[0].info; info != nil && info.Pages == pages {
		return *info, nil
	}
	return Info{}, damaged("the reader's answer to it makes no sense")
}

// readPart has a worker read its part.
func (p *pool) readPart(ctx context.Context, e *Engine, q request, out *part) {
	defer close(out.pages)
	out.err = p.answer(ctx, e, q, func(r reply) error {
		if r.page == nil {
			out.info = r.info
			return nil
		}
		select {
		case out.pages <- r.page:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
}

// merge gives the pages of all parts in order, and counts them. The first part
// that has no more when it should ends it: with its error, if it has one.
func merge(parts []*part, each func(*Page) error) (n int, err error) {
	for {
		from := parts[n/block%len(parts)]
		page, more := <-from.pages
		if !more {
			return n, from.err
		}
		if n++; page.Index != n {
			return n, damaged("the reader's answer to it makes no sense")
		}
		if err := each(page); err != nil {
			return n, err
		}
	}
}
