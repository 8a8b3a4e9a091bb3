// Package extract makes text of a source's bytes: what a reader of the document
// sees, with a map back to the place where it stands.
//
// One file or folder per format. It opens no files, runs no programs and keeps
// to limits on size, nesting and time: sources are untrusted.
package extract

import (
	"context"
	"fmt"
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
}

// An UnreadableError says why a document gave no text, and what to do.
type UnreadableError struct {
	Reason string // "the file is empty"
	Hint   string // may be empty
}

func (e *UnreadableError) Error() string { return e.Reason }

// A format is one kind of document.
type format struct {
	// reader is its name and version. The version goes up whenever the text
	// that is made of a document changes: what was verified rests on it.
	reader  string
	endings []string
	read    func(context.Context, Input, decoded) (*text.Text, error)
	// declared finds the encoding that the document says it has; may be nil.
	declared func(data string) string
}

var formats = []format{
	{"text 1", []string{".txt", ".text"}, readPlain, nil},
	{"markdown 1", []string{".md", ".markdown"}, readMarkdown, nil},
	{"html 1", []string{".html", ".htm", ".xhtml"}, readHTML, declaredInHTML},
}

// endings lists the endings of the file names that can be read.
func endings() []string {
	var out []string
	for _, f := range formats {
		out = append(out, f.endings...)
	}
	return out
}

// Reader names what reads a file of that name, with its version: "html 1". It
// is empty where nothing does.
func Reader(name string) string {
	ending := strings.ToLower(path.Ext(name))
	for _, f := range formats {
		if slices.Contains(f.endings, ending) {
			return f.reader
		}
	}
	return ""
}

// Extract makes the text of a document. The error is an *UnreadableError
// where the document is at fault, else that of the context.
func Extract(ctx context.Context, in Input) (*text.Text, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if in.Data == "" {
		return nil, &UnreadableError{"the file is empty", "save the document again, or name another file in the catalogue"}
	}
	if len(in.Data) >= math.MaxInt32/4 {
		return nil, &UnreadableError{fmt.Sprintf("the file has %d MB, which is too much to read", len(in.Data)>>20), "split the document into parts"}
	}
	f, err := formatOf(in)
	if err != nil {
		return nil, err
	}
	if err := sniff(in); err != nil {
		return nil, err
	}
	d, err := decode(in, f.declared)
	if err != nil {
		return nil, err
	}
	t, err := f.read(ctx, in, d)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(t.Content) == "" {
		return nil, noText(in)
	}
	t.Notes = append(d.notes, t.Notes...)
	if t.Language == "" {
		t.Language = in.Language
	}
	return t, nil
}

// noText is the error for a document of which a reader sees nothing.
func noText(in Input) error {
	if strings.TrimSpace(in.Data) == "" {
		return &UnreadableError{"the file holds nothing but white space", "save the document again, or name another file in the catalogue"}
	}
	return &UnreadableError{
		"the document shows no text to a reader",
		"its text may be made by a script or be a picture: open it in a browser, save what you see as text, and name that file in the catalogue",
	}
}

// later are formats that people will try and that have no reader yet.
var later = map[string]string{
	".pdf": "PDF", ".docx": "Word", ".doc": "old Word", ".odt": "OpenDocument", ".rtf": "RTF", ".epub": "EPUB",
	".pptx": "PowerPoint", ".xlsx": "Excel", ".eml": "e-mail", ".vtt": "subtitle", ".srt": "subtitle",
}

// saveAsText is the way out for a format that cannot be read.
const saveAsText = "save the document as plain text (.txt, UTF-8) or as a web page (.html) and name that file in the catalogue"

func formatOf(in Input) (format, error) {
	ending := strings.ToLower(path.Ext(in.Name))
	for _, f := range formats {
		for _, e := range f.endings {
			if e == ending {
				return f, nil
			}
		}
	}
	if what, ok := later[ending]; ok {
		return format{}, notYet(what + " documents")
	}
	if err := sniff(in); err != nil {
		return format{}, err
	}
	can := "files that can be read end in " + strings.Join(endings(), ", ")
	if ending == "" {
		return format{}, &UnreadableError{"the file's name has no ending that tells its format", can}
	}
	return format{}, &UnreadableError{fmt.Sprintf("files ending in %q cannot be read", ending), can}
}

func notYet(what string) error {
	return &UnreadableError{what + " cannot be read yet", saveAsText}
}
