package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"factsheet/sources"
	"factsheet/sources/capture"
	"factsheet/sources/extract"
	"factsheet/sources/extract/formats"
	"factsheet/sources/reading"
	"factsheet/sources/yamldoc"
)

// An addition is one document on its way into the workspace.
type addition struct {
	addFlags
	arg    string
	given  *sources.Source // what the flags say
	client *capture.Client
	reader *reading.Reader

	data   string
	file   string          // below the folder of sources
	there  bool            // the folder has that file already, with these bytes
	record *capture.Record // where it was captured; nil for a file
	source *sources.Source
	notes  []string

	looksLike string // the language that the text seems to be in, as a tag; empty where nobody can tell
}

// addOne adds one document: it is fetched, read, described, and only then
// written, the entry last.
func (a *app) addOne(ctx context.Context, e *editing, d *addition) error {
	if a.captured(e, d.arg, d.arg) {
		return nil
	}
	name, err := d.fetch(ctx, e)
	if err != nil {
		return err
	}
	if d.record != nil && a.captured(e, d.arg, d.record.Final) {
		return nil
	}
	if err := d.place(e, name); err != nil {
		return err
	}
	if a.isSource(e, d) {
		return nil
	}
	if err := d.describe(ctx, e); err != nil {
		return err
	}
	if twin := d.twin(e); twin != "" {
		d.notes = append(d.notes, "it is the same document, byte for byte, as the source "+twin)
	}
	if d.dryRun {
		if _, err := e.with([]*sources.Source{d.source}); err != nil {
			return spliceFailure(err, []*sources.Source{d.source})
		}
		a.tellAddition(d)
		return nil
	}
	err = e.alone(func() error {
		if err := d.place(e, name); err != nil || a.isSource(e, d) { // another command may have been faster
			return err
		}
		d.call(e)
		if err := d.write(ctx, e); err != nil {
			return err
		}
		a.tellWritten(e, d)
		return nil
	})
	if err != nil {
		return err
	}
	return e.open()
}

// isSource reports whether the document's file is that of an entry, and says so.
func (a *app) isSource(e *editing, d *addition) bool {
	for _, s := range e.lib.Sources {
		if s.File.Value == d.file && !e.fresh {
			fmt.Fprintf(a.stdout, "%s: %s/%s is the source %s already\n", oneLine(d.arg), e.sources, d.file, s.ID)
			return true
		}
	}
	return false
}

// captured reports whether a source has an address already, and says so.
func (a *app) captured(e *editing, arg, address string) bool {
	plain, _, _ := strings.Cut(address, "#")
	for _, s := range e.lib.Sources {
		if theirs, _, _ := strings.Cut(s.URL, "#"); plain == theirs && s.File.Value != "" && webAddress.MatchString(arg) {
			fmt.Fprintf(a.stdout, "%s: it is the source %s already; factsheet sources refresh %s fetches it again\n", oneLine(arg), s.ID, s.ID)
			return true
		}
	}
	return false
}

// fetch reads the file or captures the page, and gives the name that it may
// have.
func (d *addition) fetch(ctx context.Context, e *editing) (name string, err error) {
	d.source = &sources.Source{}
	if !webAddress.MatchString(d.arg) {
		d.data, err = sources.ReadFile(d.arg)
		var u *sources.UnreadableError
		switch {
		case errors.As(err, &u) && strings.HasPrefix(strings.ToLower(d.arg), "www."):
			return "", fail("write an address with https:// before it", "%s", u.Reason)
		case err != nil:
			return "", err
		}
		return d.arg, nil
	}
	c, err := d.client.Fetch(ctx, d.arg, nil)
	if err != nil {
		return "", err
	}
	d.data, d.record, d.notes = string(c.Body), &c.Record, c.Notes
	d.source.Encoding, d.source.URL, d.source.Accessed = c.Encoding, c.Record.Final, d.date
	return c.Name, nil
}

// place decides under which name the document is kept. A file with the same
// bytes is used as it is; one with others is never touched.
func (d *addition) place(e *editing, name string) error {
	d.there = false
	folder, err := filepath.Abs(filepath.Join(e.dir, filepath.FromSlash(e.sources)))
	if err != nil {
		return err
	}
	if d.record == nil && d.as == "" {
		if rel, ok := below(folder, d.arg); ok { // it is in its place already
			if message, hint := sources.ValidFile(rel); message != "" {
				return fail(hint, "%s", message)
			}
			d.file, d.there = rel, true
			d.data, err = e.lib.Read(&sources.Source{File: yamldoc.String{Value: rel}}) // as it will be read: no link leads out
			return err
		}
	}
	d.file = sources.FileName(filepath.ToSlash(name))
	if d.as != "" {
		if d.file = d.as; path.Ext(d.as) == "" {
			d.file += strings.ToLower(path.Ext(name))
		}
	}
	if !sources.Readable(d.file) && !d.force {
		return unknownEnding(d.file)
	}
	ending := path.Ext(d.file)
	stem := strings.TrimSuffix(d.file, ending)
	for n := 2; ; n++ {
		same, err := d.sameAs(e, d.file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case same:
			d.there = true
			return nil
		case d.as != "":
			return fail("choose another name, or leave --as out", "there is another file %s/%s", e.sources, d.file)
		}
		d.file = fmt.Sprintf("%s-%d%s", stem, n, ending)
	}
}

// below gives the path of a file in a folder, relative to it.
func below(folder, file string) (string, bool) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return "", false
	}
	rel, err := filepath.Rel(folder, abs)
	if err != nil || !filepath.IsLocal(rel) {
		if rel, err = realRel(folder, abs); err != nil || !filepath.IsLocal(rel) {
			return "", false
		}
	}
	return filepath.ToSlash(rel), true
}

// unknownEnding is the error for a file that no source can be.
func unknownEnding(name string) error {
	_, err := formats.All.For(context.Background(), extract.Input{Name: name, Data: "?"})
	if err == nil {
		err = fail("", "files ending in %q cannot be read", path.Ext(name))
	}
	return err
}

// twin gives the id of a source whose file, under another name, has the
// document's bytes; "" where there is none.
func (d *addition) twin(e *editing) string {
	for _, s := range e.lib.Sources {
		if s.File.Value == "" || s.File.Value == d.file {
			continue
		}
		if same, err := d.sameAs(e, s.File.Value); same && err == nil {
			return s.ID
		}
	}
	return ""
}

// sameAs reports whether a file of the folder has the document's bytes.
func (d *addition) sameAs(e *editing, name string) (bool, error) {
	info, err := e.root.Lstat(path.Join(e.sources, name))
	if err != nil {
		return false, err
	}
	if !info.Mode().IsRegular() || info.Size() != int64(len(d.data)) {
		return false, nil
	}
	data, err := sources.ReadFile(filepath.Join(e.dir, filepath.FromSlash(e.sources), filepath.FromSlash(name)))
	return err == nil && data == d.data, nil
}
