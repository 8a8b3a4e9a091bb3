package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"factsheet/sources"
	"factsheet/sources/capture"
)

// write writes the document, where it came from, and last the catalogue. What
// was written is taken back where the catalogue cannot be.
func (d *addition) write(ctx context.Context, e *editing) (err error) {
	var made []string
	defer func() {
		if err != nil {
			for _, name := range made {
				e.root.Remove(name)
			}
		}
	}()
	if d.warc != "" {
		if err := d.writeWARC(); err != nil {
			return err
		}
		defer func() {
			if err != nil {
				os.Remove(d.warc)
			}
		}()
	}
	file := path.Join(e.sources, d.file)
	if !d.there {
		err := create(ctx, e.root, file, []byte(d.data))
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, fs.ErrExist):
			return fail("try again", "%s is there since a moment", file)
		case err != nil:
			return fail("", "writing %q: %w", file, plainError(err))
		}
		made = append(made, file)
	}
	if d.record != nil {
		record := capture.RecordName(file)
		if _, err := e.root.Lstat(record); errors.Is(err, fs.ErrNotExist) {
			made = append(made, record)
		}
		if err := e.write(ctx, record, d.record.Encode()); err != nil {
			return err
		}
	}
	return e.add(ctx, []*sources.Source{d.source})
}

// writeWARC writes the web archive, where the user wants it.
func (d *addition) writeWARC() error {
	var b bytes.Buffer
	if err := capture.WriteWARC(&b, d.record, []byte(d.data)); err != nil {
		return fail("", "writing %q: %w", d.warc, err)
	}
	return writeNew(d.warc, b.Bytes())
}

// tellWritten says what was written.
func (a *app) tellWritten(e *editing, d *addition) {
	if !d.there {
		fmt.Fprintf(a.stdout, "Wrote %s/%s\n", e.sources, d.file)
	}
	if e.fresh {
		a.tellFresh(e, e.lib)
	}
	fmt.Fprintf(a.stdout, "Added to %s:\n", e.file())
	a.tellAddition(d)
}

// tellAddition prints the entry, what is to be known of it, and what could not
// be found out.
func (a *app) tellAddition(d *addition) {
	fmt.Fprint(a.stdout, d.source.Entry())
	for _, n := range d.notes {
		fmt.Fprintf(a.stderr, "%s: %s\n", d.source.ID, oneLine(n))
	}
	var missing []string
	language := "no language (language:)"
	if d.looksLike != "" {
		language = fmt.Sprintf("no language (language: %s, by its words)", d.looksLike)
	}
	for _, m := range []struct {
		lacks bool
		what  string
	}{
		{d.source.Title == d.source.ID, "no title (title:)"},
		{len(d.source.Author) == 0 && d.source.Publisher == "", "no author (author: or publisher:)"},
		{d.source.Issued == "", "no date (issued:)"},
		{d.source.Type == "", "no type (type:)"},
		{d.source.Language == "", language},
	} {
		if m.lacks {
			missing = append(missing, m.what)
		}
	}
	if len(missing) > 0 {
		fmt.Fprintf(a.stderr, "%s: found %s: add what you know to the entry\n", d.source.ID, strings.Join(missing, ", "))
	}
}
