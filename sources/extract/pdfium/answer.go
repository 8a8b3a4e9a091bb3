package pdfium

import "image"

// The verbs of a request.
const (
	verbRead     = "read"
	verbDescribe = "describe"
	verbRender   = "render"
)

// A request is what is asked of a document.
type request struct {
	Document
	Verb string
	Page int     // from 1; of render
	DPI  float64 // of render

	// Of read: of every Parts blocks of pages the one at Part; all if Parts is 0.
	Part, Parts int
}

// A reply is one part of an answer: one of these is set.
type reply struct {
	page  *Page
	info  *Info // the last, of read and describe
	image *image.RGBA
}

// answer answers a request in an instance of its own. The error is an *Error or
// that of give.
func (s *sandbox) answer(q request, give func(reply) error) error {
	o, err := s.open(q.Document)
	if err != nil {
		return err
	}
	defer o.close()
	if q.Verb == verbRender {
		img, err := o.render(q.Page-1, q.DPI)
		if err != nil {
			return err
		}
		return give(reply{image: img})
	}
	if q.Verb == verbRead {
		if err := o.each(q.Part, q.Parts, give); err != nil {
			return err
		}
		if q.Part > 0 {
			return nil // the first part describes the document
		}
	}
	info, err := o.info()
	if err != nil {
		return err
	}
	return give(reply{info: &info})
}

// each gives the pages of a part, in order.
func (o *opened) each(part, parts int, give func(reply) error) error {
	for i := range o.pages {
		if parts > 1 && i/block%parts != part {
			continue
		}
		p, err := o.page(i)
		if err != nil {
			return err
		}
		if err := give(reply{page: p}); err != nil {
			return err
		}
	}
	return nil
}
