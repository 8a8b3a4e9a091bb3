package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"runtime"

	"factsheet/render/evidence/sshsig"
	"factsheet/sheets/check"
)

// A press prints checked sheets into one folder.
type press struct {
	w      *workspace
	out    *os.Root
	shown  string // the folder's name for messages
	annex  bool   // also for sheets that do not ask for one
	images bool   // pictures of the pages of PDFs too
	draft  bool
	signer *sshsig.Signer // of the evidence; nil signs none

	outputs []output // what each sheet is printed as
}

// printed is what became of one sheet.
type printed struct {
	files []printedFile
	err   error // a *sheetError where the sheet is at fault
}

// A printedFile is one that was made of a sheet.
type printedFile struct {
	name  string
	data  []byte
	pages int // 0 where the format has none
	bytes int64
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

// print prints one sheet. All of its files are made in memory, where they are
// read back and compared, before the disk is touched.
func (p *press) print(ctx context.Context, r *check.Result) (out printed) {
	file := r.Sheet().File
	if n := r.Errors(); n > 0 && !p.draft {
		out.err = &sheetError{fmt.Sprintf("%s: not built: it has %s", file, counted(n, "error"))}
		return out
	}
	if out.err = ctx.Err(); out.err != nil {
		return out
	}
	files, err := p.typeset(r)
	if err != nil {
		out.err = err
		return out
	}
	if p.images {
		for _, f := range files {
			more, err := pageImages(ctx, f)
			if err != nil {
				out.err = err
				return out
			}
			files = append(files, more...)
		}
	}
	for _, f := range files {
		if out.err = p.write(ctx, &f); out.err != nil {
			return out
		}
		out.files = append(out.files, f)
	}
	return out
}

// write puts a file that was made onto the disk.
func (p *press) write(ctx context.Context, f *printedFile) (err error) {
	f.bytes, err = replace(ctx, p.out, f.name, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(f.data))
		return err
	})
	f.data = nil
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fail("the old file, if there was one, is as it was", "writing %q: %w", path.Join(p.shown, f.name), plainError(err))
	}
	return nil
}
