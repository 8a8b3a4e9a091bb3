// Package extract makes text of a source's bytes: what a reader of the document
// sees, with a map back to the place where it stands.
//
// Formats that are text are read here, the others in a folder each; the package
// formats has the table of all. Nothing here opens files or follows addresses,
// and everything keeps to limits on size, nesting and time: sources are
// untrusted.
package extract

import (
	"context"
	"fmt"
	"image"
	"math"
	"path"
	"slices"
	"strings"

	"factsheet/sources/text"
)

// An Input is the bytes of one source and what the catalogue says of them.
type Input struct {
	Name     string // file name; its ending tells the format
	Data     string // the file's bytes
	Encoding string // IANA name; "" is detected
	Language string // BCP 47; "" is what the document says of itself, if it does
	Password string // of an encrypted document; "" is none
}

// An UnreadableError says why a document gave no text, and what to do.
type UnreadableError struct {
	Reason string // "the file is empty"
	Hint   string // may be empty
}

func (e *UnreadableError) Error() string { return e.Reason }

// A Format is one kind of document, and what reads it.
type Format struct {
	Name string // as people call a document of it: "a web page"

	// Reader is its name and version, such as "html 1". The version goes up
	// whenever the text that is made of a document changes: what was verified
	// rests on it.
	Reader  string
	Endings []string // of file names, in lower case, with the dot

	// Is reports whether a file is of this format by its first bytes, of which
	// it gets 4 KB at most; nil where they do not tell.
	Is func(head string) bool

	// Read makes the text. The error is an *UnreadableError where the document is
	// at fault, else that of the context.
	Read func(context.Context, Input) (*text.Text, error)

	// Costly says that reading takes long beside reading the file: the text is
	// worth keeping. Its origin must then be text.Marks, or text.Segments over the
	// file.
	Costly bool

	// Describe gives what the document says of itself; nil where it says nothing.
	// An error is that of Read.
	Describe func(context.Context, Input) (Meta, error)

	// Readings makes the text in other orders than Read: where a quotation fails
	// by little, the fault may be the reading's. nil where there is one order only.
	Readings func(context.Context, Input) ([]Reading, error)

	// Picture draws the pages on which a part of the text stands, with its words
	// marked; nil where the format has no pages. dpi is the resolution, in dots per
	// inch. An error is that of Read.
	Picture func(ctx context.Context, in Input, part text.Range, dpi float64) ([]Page, error)
}

// A Page is the picture of one page.
type Page struct {
	Number int // in the file, from 1
	Image  image.Image
}

// A Reading is the text of a document in an order of its own.
type Reading struct {
	Name string // as reports say it: "in the order of the file"
	Text *text.Text
}

// A Meta is what a document says of itself, in the words of CSL; what is empty
// is not known.
type Meta struct {
	Type           string // "report", "webpage" …
	Title          string
	ContainerTitle string // the newspaper, the site
	Author         []Name
	Issued         string // YYYY, YYYY-MM or YYYY-MM-DD
	Publisher      string
	URL            string
	Language       string // BCP 47
	Licence        string
}

// A Name is a person's (Family, Given) or, where it is not known which is which,
// as it is printed (Literal).
type Name struct{ Family, Given, Literal string }

// Formats is a table of formats; an ending has one.
type Formats []Format

// Of finds the format of a file by its name's ending; nil where none reads it.
func (list Formats) Of(name string) *Format {
	ending := strings.ToLower(path.Ext(name))
	for i := range list {
		if slices.Contains(list[i].Endings, ending) {
			return &list[i]
		}
	}
	return nil
}

// Endings lists the endings of the file names that can be read.
func (list Formats) Endings() []string {
	var out []string
	for _, f := range list {
		out = append(out, f.Endings...)
	}
	return out
}

// Reader names what reads a file of that name, with its version: "html 1". It
// is empty where nothing does.
func (list Formats) Reader(name string) string {
	if f := list.Of(name); f != nil {
		return f.Reader
	}
	return ""
}

// Extract makes the text of a document. The error is an *UnreadableError
// where the document is at fault, else that of the context.
func (list Formats) Extract(ctx context.Context, in Input) (*text.Text, error) {
	f, err := list.For(ctx, in)
	if err != nil {
		return nil, err
	}
	t, err := f.Read(ctx, in)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(t.Content) == "" {
		return nil, noText(in)
	}
	if t.Language == "" {
		t.Language = in.Language
	}
	return t, nil
}

// For finds the format of a document by its name, and refuses one whose content
// is of another. The error is as that of Extract.
func (list Formats) For(ctx context.Context, in Input) (*Format, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if in.Data == "" {
		return nil, &UnreadableError{"the file is empty", "save the document again, or name another file in the catalogue"}
	}
	if len(in.Data) >= math.MaxInt32/4 {
		return nil, &UnreadableError{fmt.Sprintf("the file has %d MB, which is too much to read", len(in.Data)>>20), "split the document into parts"}
	}
	f := list.Of(in.Name)
	if err := list.sniff(in, f); err != nil {
		return nil, err
	}
	if f == nil {
		return nil, list.unknown(in)
	}
	return f, nil
}

// unknown is the error for a file whose name does not tell what it is.
func (list Formats) unknown(in Input) error {
	ending := strings.ToLower(path.Ext(in.Name))
	if what, ok := never[ending]; ok {
		return &UnreadableError{what + " documents cannot be read", saveAsText}
	}
	can := "files that can be read end in " + strings.Join(list.Endings(), ", ")
	if ending == "" {
		return &UnreadableError{"the file's name has no ending that tells its format", can}
	}
	return &UnreadableError{fmt.Sprintf("files ending in %q cannot be read", ending), can}
}

// never are formats that people will try and that have no reader.
var never = map[string]string{".doc": "old Word", ".ppt": "old PowerPoint", ".xls": "old Excel",
	".pptx": "PowerPoint", ".xlsx": "Excel", ".pages": "Pages", ".djvu": "DjVu", ".mobi": "Kindle"}

// saveAsText is the way out for a format that cannot be read.
const saveAsText = "save the document as plain text (.txt, UTF-8) or as a web page (.html) and name that file in the catalogue"

// Texts are the formats that are text with or without marks in it.
var Texts = Formats{
	{Name: "plain text", Reader: "text 2", Endings: []string{".txt", ".text"}, Read: decoding(readPlain, nil)},
	{Name: "a Markdown document", Reader: "markdown 3", Endings: []string{".md", ".markdown"}, Read: decoding(readMarkdown, nil), Describe: describeMarkdown},
	{Name: "a web page", Reader: "html 4", Endings: []string{".html", ".htm", ".xhtml"}, Is: isPage, Costly: true, Read: decoding(readHTML, declaredInHTML), Describe: describeHTML},
}

// decoding makes a reader of bytes from one of characters. declared finds the
// encoding that a document says it has; nil where it cannot.
func decoding(read func(context.Context, Input, Decoded) (*text.Text, error), declared func(data string) string) func(context.Context, Input) (*text.Text, error) {
	return func(ctx context.Context, in Input) (*text.Text, error) {
		d, err := Decode(in, declared)
		if err != nil {
			return nil, err
		}
		t, err := read(ctx, in, d)
		if err != nil {
			return nil, err
		}
		t.Notes = append(d.Notes, t.Notes...)
		return t, nil
	}
}

// noText is the error for a document of which a reader sees nothing.
func noText(in Input) error {
	if strings.TrimSpace(in.Data) == "" {
		return &UnreadableError{"the file holds nothing but white space", "save the document again, or name another file in the catalogue"}
	}
	hint := "open it: if it shows words, they may be pictures of words, or it was cut off; save it again, or save what you see as text, and name that file in the catalogue"
	if strings.Contains(strings.ToLower(path.Ext(in.Name)), "htm") {
		hint = "its text may be made by a script or be a picture: open it in a browser, save what you see as text, and name that file in the catalogue"
	}
	return &UnreadableError{"the document shows no text to a reader", hint}
}
