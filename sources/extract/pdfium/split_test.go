package pdfium

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// long is a document that is read in parts.
func long(n int) string {
	f := append(pages(n), stream("", strings.Repeat("x", splitFrom)))
	return f.String()
}

// However many workers read a document, its pages are the same and in order.
func TestLongDocumentsAreReadInParts(t *testing.T) {
	e := workerEngine(t)
	for _, n := range []int{1, block, block + 1, 5*block + 3} {
		list, info := read(t, e, Document{Data: long(n)})
		if len(list) != n || info.Pages != n {
			t.Errorf("%d pages of %d, want %d", len(list), info.Pages, n)
		}
		for i, p := range list {
			if want := fmt.Sprintf("Page number %d.", i+1); words(p) != want || p.Index != i+1 {
				t.Errorf("page %d: %q", i+1, words(p))
			}
		}
	}
	if _, err := e.Read(context.Background(), Document{Data: strings.Repeat("no PDF", splitFrom)}, nil); fault(err) != Damaged {
		t.Errorf("no PDF: %v", err)
	}
}

func TestReadingInPartsStops(t *testing.T) {
	e := workerEngine(t)
	doc := Document{Data: long(10 * block)}
	mine := errors.New("enough")
	n := 0
	_, err := e.Read(context.Background(), doc, func(p *Page) error {
		if n++; n == 2*block+1 {
			return mine
		}
		return nil
	})
	if err != mine || n != 2*block+1 {
		t.Errorf("%v after %d pages", err, n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, err = e.Read(ctx, doc, func(p *Page) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want that it was cancelled", err)
	}
	if list, _ := read(t, e, doc); len(list) != 10*block {
		t.Errorf("after that %d pages", len(list))
	}
	if len(e.workers.slots) != 0 {
		t.Errorf("%d workers are never given back", len(e.workers.slots))
	}
}

func TestMerge(t *testing.T) {
	full := func(err error, pages ...int) *part {
		p := &part{pages: make(chan *Page, 100), err: err}
		for _, i := range pages {
			p.pages <- &Page{Index: i}
		}
		close(p.pages)
		return p
	}
	bad := errors.New("bad")
	tests := []struct {
		name  string
		parts []*part
		n     int
		fails bool
	}{
		{"one part", []*part{full(nil, 1, 2, 3)}, 3, false},
		{"the first part ends in a block", []*part{full(nil, 1, 2), full(nil)}, 2, false},
		{"the second", []*part{full(nil, 1, 2, 3, 4, 5, 6, 7, 8), full(nil, 9)}, 9, false},
		{"an error at its turn", []*part{full(nil, 1, 2, 3, 4, 5, 6, 7, 8), full(bad, 9)}, 9, true},
		{"pages in disorder", []*part{full(nil, 2, 1)}, 1, true},
		{"a page that is missing", []*part{full(nil, 1, 3)}, 2, true},
	}
	for _, test := range tests {
		n, err := merge(test.parts, func(*Page) error { return nil })
		if n != test.n || (err != nil) != test.fails {
			t.Errorf("%s: %d pages, %v", test.name, n, err)
		}
	}
}
