// Package epub reads electronic books in the EPUB format, versions 2 and 3.
//
// A book is web pages in an archive, with a list that puts them in order: the
// pages are read as package extract reads web pages. A place in it is the file
// of a chapter, and a line there.
package epub

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/extract/parts"
	"factsheet/sources/text"
)

// Formats is that of electronic books.
var Formats = extract.Formats{
	{Name: "an EPUB book", Reader: "epub 3", Endings: []string{".epub"}, Is: isBook, Read: read, Costly: true, Describe: describe},
}

// isBook reports whether a file begins as books do: with their type, unpacked,
// or with the part that leads to the others, which some programs put first.
func isBook(head string) bool {
	if kind := parts.Mimetype(head); kind != "" {
		return kind == "application/epub+zip"
	}
	names := parts.NamesIn(head)
	return slices.ContainsFunc(names, func(n string) bool {
		n = parts.Clean(n)
		return n == container || strings.HasSuffix(n, ".opf") || strings.HasSuffix(n, ".ncx") || strings.HasPrefix(n, "OEBPS/") || strings.HasPrefix(n, "OPS/")
	})
}

// read makes text of a book, chapter by chapter.
func read(ctx context.Context, in extract.Input) (*text.Text, error) {
	b, err := open(ctx, in)
	if err != nil {
		return nil, err
	}
	language := in.Language
	if language == "" {
		language = b.meta.Language
	}
	var out text.Builder
	var notes []string
	for _, c := range b.spine {
		t, err := b.chapter(ctx, c, language)
		if err != nil {
			return nil, err
		}
		if t == nil {
			notes = append(notes, fmt.Sprintf("the chapter %s is not in the file", c))
			continue
		}
		out.Append(t, func(p text.Place) text.Place { return text.Place{Part: c, Line: p.Line} })
		for _, n := range t.Notes {
			if !slices.Contains(notes, n) {
				notes = append(notes, n)
			}
		}
		if out.Full() {
			return nil, &extract.UnreadableError{Reason: "the book has more than 128 MB of text, which is too much to read", Hint: "save the chapters you quote from as files of their own"}
		}
	}
	t := out.Text()
	t.Language, t.Notes = language, notes
	return t, nil
}

// chapter reads a part of the book as a web page; nil is one that is missing.
func (b *book) chapter(ctx context.Context, name, language string) (*text.Text, error) {
	if !b.a.Has(name) {
		return nil, nil
	}
	if b.locked[strings.ToLower(name)] {
		return nil, &extract.UnreadableError{
			Reason: "the book is protected against copying (DRM), so that only programs of its seller can read it",
			Hint:   "ask the publisher for a copy without protection, or type what you quote into a text file and mark the source as withheld",
		}
	}
	data, err := b.a.Read(name)
	if err != nil {
		return nil, err
	}
	page := extract.Input{Name: "chapter.xhtml", Data: b.styled(name, data), Language: language}
	t, err := extract.Texts.Of(page.Name).Read(ctx, page)
	if bad := (*extract.UnreadableError)(nil); errors.As(err, &bad) {
		return nil, &extract.UnreadableError{Reason: fmt.Sprintf("the book's chapter %s cannot be read: %s", name, bad.Reason), Hint: "open the book in the program that made it, save it again, and replace the file"}
	}
	return t, err
}
