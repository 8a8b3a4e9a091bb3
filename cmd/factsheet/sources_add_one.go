package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"factsheet/sources"
	"factsheet/sources/capture"
	"factsheet/sources/extract"
	"factsheet/sources/extract/formats"
	"factsheet/sources/match"
	"factsheet/sources/yamldoc"
)

// An addition is one document on its way into the workspace.
type addition struct {
	addFlags
	arg    string
	given  *sources.Source // what the flags say
	client *capture.Client

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
	for _, s := range e.lib.Sources {
		if s.File.Value == d.file && !e.fresh {
			fmt.Fprintf(a.stdout, "%s: %s/%s is the source %s already\n", oneLine(d.arg), e.sources, d.file, s.ID)
			return nil
		}
	}
	if err := d.describe(ctx, e); err != nil {
		return err
	}
	before := e.lib
	if _, err := e.with([]*sources.Source{d.source}); err != nil {
		return spliceFailure(err, []*sources.Source{d.source})
	}
	if d.dryRun {
		a.tellAddition(d)
		return nil
	}
	if err := d.write(ctx, e); err != nil {
		return err
	}
	if !d.there {
		fmt.Fprintf(a.stdout, "Wrote %s/%s\n", e.sources, d.file)
	}
	if e.fresh {
		a.tellFresh(e, before)
	}
	fmt.Fprintf(a.stdout, "Added to %s:\n", e.file())
	a.tellAddition(d)
	lib, err := e.library()
	if err != nil {
		return err
	}
	e.lib, e.fresh = lib, false
	return nil
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
		if d.data, err = sources.ReadFile(d.arg); err != nil {
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

// describe makes the entry: what the flags say, what the document says of
// itself, and a name. It refuses a document that cannot be read.
func (d *addition) describe(ctx context.Context, e *editing) error {
	in := extract.Input{Name: path.Base(d.file), Data: d.data, Encoding: cmp.Or(d.given.Encoding, d.source.Encoding), Language: d.given.Language}
	if d.given.PasswordEnv != "" {
		in.Password = os.Getenv(d.given.PasswordEnv)
	}
	s := d.source
	t, err := formats.All.Extract(ctx, in)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil && !d.force:
		return fail(strings.TrimPrefix(hintOf(err)+"\n  or add it as it is with --force", "\n  "), "it cannot be read: %s", err)
	case err != nil:
		d.notes = append(d.notes, "it cannot be read: "+err.Error())
	case d.record != nil && !d.force && strings.HasSuffix(d.file, "html") && capture.MadeByScript([]byte(d.data), t.Content):
		return fail("open it in a browser, print it to PDF, and add that file;\n  or add it as it is with --force",
			"the page holds almost no text: a script makes it in the browser")
	default:
		d.notes = append(d.notes, t.Notes...)
		tag, guess := match.LanguageOf(t)
		if s.Language = tag; guess {
			s.Language, d.looksLike = "", tag
		}
		if f, err := formats.All.For(ctx, in); err == nil {
			if d.record != nil {
				d.record.Extractor, d.record.Text = f.Reader, sources.DigestOf(t.Content)
			}
			if f.Describe != nil {
				d.takeMeta(f.Describe(ctx, in))
			}
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	s.File.Value = d.file
	for key, value := range d.said() {
		*s.Field(key) = value
	}
	if len(d.given.Author) > 0 {
		s.Author = d.given.Author
	}
	if s.Type == "" && d.record != nil && strings.HasSuffix(d.file, "html") {
		s.Type = "webpage"
	}
	d.source = s.Clean() // for the date that the name is made of
	d.source.ID = d.name(e)
	if d.source.Title == "" {
		d.source.Title = d.source.ID
	}
	return nil
}

// said are the fields that flags say.
func (d *addition) said() map[string]string {
	out := make(map[string]string)
	for key, value := range d.addFlags.given() {
		if value != "" {
			out[key] = *d.given.Field(key)
		}
	}
	return out
}

// name is the id: that of the flag, or that which the file had as a source
// without a catalogue, or a proposal.
func (d *addition) name(e *editing) string {
	if d.given.ID != "" {
		return d.given.ID
	}
	if e.fresh {
		list, _ := e.lib.Listed()
		for _, s := range list {
			if s.File.Value == d.file {
				return s.ID
			}
		}
	}
	return sources.ProposeID(d.source, e.taken)
}

// takeMeta takes what the document says of itself. The address that it gives for
// itself is taken only if it is of the site that it came from: a page must not
// pass for another's.
func (d *addition) takeMeta(m extract.Meta, err error) {
	if err != nil {
		return
	}
	s := d.source
	s.Type, s.Title, s.ContainerTitle, s.Issued = m.Type, m.Title, m.ContainerTitle, m.Issued
	s.Publisher, s.Language, s.Licence = m.Publisher, cmp.Or(m.Language, s.Language), m.Licence
	for _, n := range m.Author {
		s.Author = append(s.Author, sources.Name(n))
	}
	if m.URL != "" && (d.record == nil || sameSite(m.URL, d.record.Final)) {
		s.URL = m.URL
	}
}

func sameSite(a, b string) bool {
	u, err := url.Parse(a)
	v, err2 := url.Parse(b)
	return err == nil && err2 == nil && u.Scheme == v.Scheme && strings.TrimPrefix(strings.ToLower(u.Host), "www.") == strings.TrimPrefix(strings.ToLower(v.Host), "www.")
}

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
	if d.warc != "" {
		if err := d.writeWARC(); err != nil {
			return err
		}
	}
	catalogue, err := e.with([]*sources.Source{d.source}) // as it is now: fetching takes time
	if err != nil {
		return spliceFailure(err, []*sources.Source{d.source})
	}
	return e.write(ctx, e.file(), catalogue)
}

// writeWARC writes the web archive, where the user wants it.
func (d *addition) writeWARC() error {
	var b bytes.Buffer
	if err := capture.WriteWARC(&b, d.record, []byte(d.data)); err != nil {
		return fail("", "writing %q: %w", d.warc, err)
	}
	return writeNew(d.warc, b.Bytes())
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
