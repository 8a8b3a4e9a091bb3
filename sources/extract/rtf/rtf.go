// Package rtf reads documents in Rich Text Format (RTF 1.9.1), as Word,
// LibreOffice, WordPad and databases of laws write them.
//
// What the document hides, what was deleted or struck, instructions of fields
// and the numbers of lists are not in the text. Letters are read in the code
// page of their font, also where a letter has two bytes.
package rtf

import (
	"context"
	"fmt"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/text"
)

// Formats are those of RTF.
var Formats = extract.Formats{
	{Name: "an RTF document", Reader: "rtf 2", Endings: []string{".rtf"}, Is: isRTF, Read: read, Costly: true, Describe: describe},
}

func isRTF(head string) bool { return strings.HasPrefix(head, `{\rtf`) }

const saveAgain = "open the document in a word processor and save it again, as RTF, DOCX or plain text (.txt)"

// openDocument reads a document.
func openDocument(ctx context.Context, in extract.Input) (*reader, error) {
	if !isRTF(in.Data) {
		return nil, &extract.UnreadableError{Reason: "the file does not begin as RTF documents do", Hint: saveAgain}
	}
	r := newReader(in.Data)
	if in.Encoding != "" {
		enc := extract.Charset(in.Encoding)
		if enc == nil {
			return nil, &extract.UnreadableError{
				Reason: fmt.Sprintf("the encoding %q that the catalogue gives is not known", in.Encoding),
				Hint:   "write a name such as windows-1250, or leave the key out: the document says which it is",
			}
		}
		r.given = enc
	}
	return r, r.run(ctx)
}

func read(ctx context.Context, in extract.Input) (*text.Text, error) {
	r, err := openDocument(ctx, in)
	if err != nil {
		return nil, err
	}
	var w writer
	// Notes stand at the end: a quotation goes on from a paragraph to the next.
	for _, list := range [][]paragraph{r.body.done, r.footnotes, r.endnotes, r.furniture} {
		w.list(list)
	}
	if w.out.Full() {
		return nil, &extract.UnreadableError{Reason: "the document holds more text than can be read", Hint: "split the document into parts"}
	}
	t := w.out.Text()
	t.Language = in.Language
	if t.Language == "" {
		t.Language = r.language()
	}
	if r.depth > 0 {
		t.Notes = append(t.Notes, "the file ends before the document does: text may be missing at its end")
	}
	if r.formulas > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("%d formulas were left out", r.formulas))
	}
	if r.strange != 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("letters in code page %d are not known: they were read as Windows-1252", r.strange))
	}
	if r.doubtful {
		t.Notes = append(t.Notes, fmt.Sprintf("letters were read as Windows-1252, as their font says, though the document is in code page %d; if they look wrong, write its encoding in the catalogue", r.page))
	}
	if n := strings.Count(t.Content, "\ufffd"); n > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("%d characters cannot be read: a quotation that goes over one cannot be found", n))
	}
	return t, nil
}

// describe gives what the document says of itself.
func describe(ctx context.Context, in extract.Input) (extract.Meta, error) {
	r, err := openDocument(ctx, in)
	if err != nil {
		return extract.Meta{}, err
	}
	m := extract.Meta{Type: "document", Title: r.said["title"], Publisher: r.said["company"], Language: r.language()}
	for _, name := range strings.Split(r.said["author"], ";") {
		if name = strings.TrimSpace(name); name != "" {
			m.Author = append(m.Author, extract.Name{Literal: name})
		}
	}
	if c := r.created; c[0] > 0 && c[0] < 10_000 && 1 <= c[1] && c[1] <= 12 && 1 <= c[2] && c[2] <= 31 {
		m.Issued = fmt.Sprintf("%04d-%02d-%02d", c[0], c[1], c[2])
	}
	return m, nil
}
