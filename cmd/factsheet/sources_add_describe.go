package main

import (
	"cmp"
	"context"
	"net/url"
	"os"
	"path"
	"strings"

	"factsheet/sources"
	"factsheet/sources/capture"
	"factsheet/sources/extract"
	"factsheet/sources/extract/formats"
	"factsheet/sources/language"
)

// describe makes the entry: what the flags say, what the document says of
// itself, and a name. It refuses a document that cannot be read.
func (d *addition) describe(ctx context.Context, e *editing) error {
	if err := d.read(ctx); err != nil {
		return err
	}
	s := d.source
	s.File.Value = d.file
	for key, value := range d.said() {
		*s.Field(key) = value
	}
	if s.Issued != "" && d.given.Issued == "" && saved[strings.ToLower(path.Ext(d.file))] {
		d.notes = append(d.notes, "issued: is the day on which the file was made or saved, as it says itself: look whether the document gives another")
	}
	if len(d.given.Author) > 0 {
		s.Author = d.given.Author
	}
	if s.Type == "" && d.record != nil && strings.HasSuffix(d.file, "html") {
		s.Type = "webpage"
	}
	d.source = s.Clean() // its name is made of what stays
	d.call(e)
	return nil
}

// saved are the endings of documents whose only date is that of their file.
var saved = map[string]bool{".pdf": true, ".docx": true, ".docm": true, ".dotx": true, ".odt": true, ".rtf": true}

// call gives the source its name, and the file where it stands.
func (d *addition) call(e *editing) {
	s := d.source
	s.File.Value = d.file
	if s.Title == s.ID {
		s.Title = ""
	}
	s.ID = d.name(e)
	s.Title = cmp.Or(s.Title, s.ID)
}

// read makes the document's text, which proves that quotations can be looked
// for in it, and takes what it says of itself.
func (d *addition) read(ctx context.Context) error {
	in := extract.Input{Name: d.file, Data: d.data, Encoding: cmp.Or(d.given.Encoding, d.source.Encoding), Language: d.given.Language}
	if d.given.PasswordEnv != "" {
		in.Password = os.Getenv(d.given.PasswordEnv)
	}
	t, err := d.reader.Extract(ctx, in)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil && d.force:
		d.notes = append(d.notes, "it cannot be read: "+err.Error())
		return nil
	case err != nil:
		return fail(strings.TrimPrefix(hintOf(err)+"\n  or add it as it is with --force", "\n  "), "it cannot be read: %s", err)
	case d.record != nil && !d.force && strings.HasSuffix(d.file, "html") && capture.MadeByScript([]byte(d.data), t.Content):
		return fail("open it in a browser, print it to PDF, and add that file;\n  or add it as it is with --force",
			"the page holds almost no text: a script makes it in the browser")
	}
	d.notes = append(d.notes, t.Notes...)
	tag, guess := language.Guess(t.Language, t.Content)
	if d.source.Language = tag; guess {
		d.source.Language, d.looksLike = "", tag
	}
	f := formats.All.Of(in.Name)
	if d.record != nil {
		d.record.Extractor, d.record.Text = f.Reader, sources.DigestOf(t.Content)
	}
	if f.Describe != nil {
		d.takeMeta(f.Describe(ctx, in))
	}
	return ctx.Err()
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
