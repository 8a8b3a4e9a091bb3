// Package reading makes the text of a library's sources: it reads their files,
// extracts their text, and keeps what was dear to make.
//
// It judges nothing: whatever is wrong with a source is an UnreadableError.
package reading

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"factsheet/sources"
	"factsheet/sources/cache"
	"factsheet/sources/extract"
	"factsheet/sources/extract/formats"
	"factsheet/sources/text"
)

// A Reader reads sources. The zero Reader keeps nothing and knows no passwords;
// it may be used by any number of goroutines.
type Reader struct {
	Cache *cache.Cache
	// Getenv finds the password of a source by the name that the catalogue gives;
	// nil finds none.
	Getenv func(name string) string
	// Formats are the kinds of document that can be read; nil is all of them.
	Formats extract.Formats
	// Begin is called when a document is read that takes long and whose text was
	// not kept, with the name of its file; what it gives is called when the
	// document was read. nil is told nothing.
	Begin func(name string) (end func())
}

// A Document is a source as it was read.
type Document struct {
	Input extract.Input
	Text  *text.Text // nil where there was an error

	once   sync.Once
	digest sources.Digest
}

// Digest is that of the file's bytes. It costs time, and is made when first asked
// for.
func (d *Document) Digest() sources.Digest {
	d.once.Do(func() { d.digest = sources.DigestOf(d.Input.Data) })
	return d.digest
}

func (r *Reader) formats() extract.Formats {
	if r == nil || r.Formats == nil {
		return formats.All
	}
	return r.Formats
}

// Format is the one that reads a source; nil where none does.
func (r *Reader) Format(s *sources.Source) *extract.Format { return r.formats().Of(s.File.Value) }

// Open reads the file of a source. The error is an *extract.UnreadableError.
func (r *Reader) Open(lib *sources.Library, s *sources.Source) (extract.Input, error) {
	data, err := lib.Read(s)
	if err != nil {
		return extract.Input{}, Unreadable(err)
	}
	in := extract.Input{Name: s.File.Value, Data: data, Encoding: s.Encoding, Language: s.Language}
	if s.PasswordEnv != "" && r != nil && r.Getenv != nil {
		in.Password = r.Getenv(s.PasswordEnv)
	}
	return in, nil
}

// Read makes the text of a source. With an error the Document is what is known
// of it: the bytes of a file that was read. The error is an
// *extract.UnreadableError, or that of the context.
func (r *Reader) Read(ctx context.Context, lib *sources.Library, s *sources.Source) (*Document, error) {
	in, err := r.Open(lib, s)
	if err != nil {
		return &Document{}, err
	}
	d := &Document{Input: in}
	d.Text, err = r.text(ctx, d)
	if err != nil && ctx.Err() == nil {
		u := *Unreadable(err)
		if s.PasswordEnv != "" && in.Password == "" {
			u.Hint = strings.TrimPrefix(u.Hint+"; the environment variable "+s.PasswordEnv+", which should hold its password, is not set", "; ")
		}
		err = &u
	}
	return d, err
}

// Extract makes the text of a document that may not be a source yet. What is kept
// of it is found when it is read as one, under the same name below the folder of
// sources. The error is as that of Read.
func (r *Reader) Extract(ctx context.Context, in extract.Input) (*text.Text, error) {
	t, err := r.text(ctx, &Document{Input: in})
	if err != nil && ctx.Err() == nil {
		err = Unreadable(err)
	}
	return t, err
}

// text is that of a document, kept or new.
func (r *Reader) text(ctx context.Context, d *Document) (*text.Text, error) {
	list, in := r.formats(), d.Input
	f := list.Of(in.Name)
	if r == nil || f == nil || !f.Costly {
		return list.Extract(ctx, in)
	}
	if r.Cache == nil || in.Password != "" { // what somebody locked is not left lying about open
		return r.extract(ctx, in)
	}
	key := keyOf(list, in, d.Digest())
	if data, ok := r.Cache.Get(key); ok {
		if t, err := text.Decode(data, in.Data); err == nil {
			return t, nil
		}
	}
	t, err := r.extract(ctx, in)
	if err != nil {
		return nil, err
	}
	if data, ok := text.Encode(t, in.Data); ok {
		r.Cache.Put(key, data)
	}
	return t, nil
}

// extract makes a text that takes long.
func (r *Reader) extract(ctx context.Context, in extract.Input) (*text.Text, error) {
	if r.Begin != nil {
		defer r.Begin(in.Name)()
	}
	return r.formats().Extract(ctx, in)
}

// keyOf names the text of a document by all that it is made of: the versions of
// all readers, since one may use another, as that of e-mails does that of web pages.
// The first part goes up when text.Encode writes another thing.
func keyOf(list extract.Formats, in extract.Input, file sources.Digest) string {
	parts := []string{"text 2", file.SHA256, fmt.Sprint(file.Size), in.Name, in.Encoding, in.Language}
	for _, f := range list {
		parts = append(parts, f.Reader)
	}
	return cache.Key(parts...)
}

// Unreadable words whatever kept a source from being read.
func Unreadable(err error) *extract.UnreadableError {
	var document *extract.UnreadableError
	if errors.As(err, &document) {
		return document
	}
	var file *sources.UnreadableError
	if errors.As(err, &file) {
		return &extract.UnreadableError{Reason: file.Reason, Hint: file.Hint}
	}
	return &extract.UnreadableError{Reason: err.Error(), Hint: "look whether the file can be opened, and save it again"}
}
