package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"runtime"

	"factsheet/sheets/check"
)

// A press prints checked sheets into one folder.
type press struct {
	w     *workspace
	out   *os.Root
	shown string // the folder's name for messages
	draft bool
}

// printed is what became of one sheet.
type printed struct {
	name  string // of the file
	pages int
	bytes int64
	err   error // a *sheetError where the sheet is at fault
}

// A sheetError says why one sheet was not printed; the others are.
type sheetError struct{ text string }

func (e *sheetError) Error() string { return e.text }

// start prints all results, as many at once as there are processors. The
// channels are in the order of the results and give one value each.
func (p *press) start(ctx context.Context, results []*check.Result) []chan printed {
	done := make([]chan printed, len(results))
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range done {
		done[i] = make(chan printed, 1)
	}
	go func() {
		for i, r := range results {
			turn <- struct{}{}
			go func() {
				done[i] <- p.print(ctx, r)
				<-turn
			}()
		}
	}()
	return done
}

// print prints one sheet. The PDF is made in memory, where it is read back and
// compared, before the disk is touched.
func (p *press) print(ctx context.Context, r *check.Result) printed {
	file := r.Sheet().File
	out := printed{name: pdfName(file)}
	if p.draft {
		out.name = sheetName(file) + ".draft.pdf" // beside the handout, never in its place
	}
	if n := r.Errors(); n > 0 && !p.draft {
		out.err = &sheetError{fmt.Sprintf("%s: not built: it has %s", file, counted(n, "error"))}
		return out
	}
	if out.err = ctx.Err(); out.err != nil {
		return out
	}
	data, pages, err := p.typeset(r)
	if err != nil {
		out.err = err
		return out
	}
	out.pages = pages
	out.bytes, err = replace(ctx, p.out, out.name, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	})
	switch {
	case ctx.Err() != nil:
		err = ctx.Err()
	case err != nil:
		err = fail("the old file, if there was one, is as it was", "writing %q: %w", path.Join(p.shown, out.name), plainError(err))
	}
	out.err = err
	return out
}
