// Package parts reads documents that are ZIP archives of parts: those of Word,
// OpenDocument and EPUB.
//
// It knows nothing of what the parts mean. It keeps to limits on how many and
// how large they are, since archives that unpack to a thousand times their size
// are easily made, and it writes no files.
package parts

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"factsheet/sources/extract"
)

// Limits on an archive. Real documents have a few hundred parts, and XML of
// them is at most fifty times as large as it is packed. That of a text of 5,000
// pages comes to 40 MB.
const (
	mostParts    = 20_000
	largestPart  = 64 << 20  // bytes, unpacked
	largestTotal = 128 << 20 // bytes of all that is read, unpacked
	freeOfRatio  = 4 << 20   // bytes that may be packed as tightly as they can
	largestRatio = 200       // of what goes beyond
)

// saveAgain is what to do with a damaged document.
const saveAgain = "open the document in the program that made it, save it again, and replace the file"

// An Archive is an open document. It may be used by one goroutine at a time.
type Archive struct {
	parts map[string][]*zip.File // by name in lower case, without a leading slash
	names []string               // as they are written, in the archive's order
	spent int64                  // bytes that were read so far
}

// Open reads the list of a document's parts. Errors of this package are
// *extract.UnreadableError, except a context's.
func Open(data string) (*Archive, error) {
	// Counted before the list is made: what makes it trusts the file.
	if n := strings.Count(data, "PK\x01\x02"); n > mostParts {
		return nil, &extract.UnreadableError{Reason: fmt.Sprintf("the document is an archive of %d files, which no document of its kind has", n), Hint: saveAgain}
	}
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &extract.UnreadableError{Reason: "the document is damaged or cut off: the list of its parts, at the end of the file, cannot be read", Hint: "copy or download the file again"}
	}
	a := &Archive{parts: make(map[string][]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := Clean(f.Name)
		if name == "" || strings.HasSuffix(f.Name, "/") {
			continue
		}
		a.names = append(a.names, name)
		name = strings.ToLower(name)
		a.parts[name] = append(a.parts[name], f)
	}
	return a, nil
}

// Clean gives a part's name the form by which parts are found: "/" between
// folders, none in front. It is empty for a name that leads out of the archive.
func Clean(name string) string {
	name = path.Clean("./" + strings.TrimLeft(strings.ReplaceAll(name, "\\", "/"), "/"))
	if name == "." || name == ".." || strings.HasPrefix(name, "../") {
		return ""
	}
	return name
}

// Resolve is the name of the part that a reference in another part leads to;
// "" where it leads out of the document. What follows a "#" is dropped.
func Resolve(from, ref string) string {
	ref, _, _ = strings.Cut(ref, "#")
	if ref == "" {
		return Clean(from)
	}
	if strings.HasPrefix(ref, "/") {
		return Clean(ref)
	}
	return Clean(path.Join(path.Dir(Clean(from)), ref))
}

// Names lists the parts as they are written, in the archive's order.
func (a *Archive) Names() []string { return a.names }

// Has reports whether there is a part of that name, in letters of either case.
func (a *Archive) Has(name string) bool { return len(a.parts[strings.ToLower(Clean(name))]) > 0 }

// Read unpacks a part.
func (a *Archive) Read(name string) (string, error) {
	files := a.parts[strings.ToLower(Clean(name))]
	switch len(files) {
	case 0:
		return "", &extract.UnreadableError{Reason: fmt.Sprintf("the document is damaged: its part %q is missing", name), Hint: saveAgain}
	case 1:
	default:
		return "", &extract.UnreadableError{Reason: fmt.Sprintf("the document has its part %q %d times, so that programs differ in what they show", name, len(files)), Hint: saveAgain}
	}
	f := files[0]
	if f.Flags&1 != 0 {
		return "", &extract.UnreadableError{Reason: "the document is protected by a password", Hint: "save it without a password, or name another copy in the catalogue"}
	}
	if f.Method != zip.Store && f.Method != zip.Deflate {
		return "", &extract.UnreadableError{Reason: fmt.Sprintf("the document's part %q is packed in a way that is not known (%d)", name, f.Method), Hint: saveAgain}
	}
	most := min(largestPart, largestTotal-a.spent, freeOfRatio+largestRatio*int64(f.CompressedSize64))
	r, err := f.Open()
	if err != nil {
		return "", broken(name, err)
	}
	defer r.Close()
	var b strings.Builder
	b.Grow(int(min(f.UncompressedSize64, uint64(most)+1, 8<<20)))
	n, err := io.Copy(&b, io.LimitReader(r, most+1))
	a.spent += n
	if n > most {
		return "", &extract.UnreadableError{Reason: fmt.Sprintf("the document's part %q unpacks to far more than documents hold", name), Hint: "save the document as plain text and name that file in the catalogue, if you trust it"}
	}
	if err != nil {
		return "", broken(name, err)
	}
	return b.String(), nil
}

// broken is the error for a part that cannot be unpacked or understood.
func broken(name string, err error) error {
	why := err.Error()
	switch {
	case errors.Is(err, zip.ErrChecksum):
		why = "its checksum is wrong"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, zip.ErrFormat):
		why = "it is cut off"
	}
	return &extract.UnreadableError{Reason: fmt.Sprintf("the document's part %q is damaged (%s)", name, why), Hint: saveAgain}
}

// NamesIn lists the parts that begin in the first bytes of an archive, for
// telling what it is. It is empty for what is no archive.
func NamesIn(head string) []string {
	const signature, header = "PK\x03\x04", 30
	if !strings.HasPrefix(head, signature) {
		return nil
	}
	var out []string
	for {
		i := strings.Index(head, signature)
		if i < 0 || len(head) < i+header {
			return out
		}
		head = head[i:]
		n := int(head[26]) | int(head[27])<<8
		if len(head) < header+n {
			return out
		}
		out = append(out, head[header:header+n])
		head = head[header:]
	}
}

// Mimetype is the type that an archive begins with, as OpenDocument and EPUB
// files do: the text of an unpacked part of that name. It is empty for others.
func Mimetype(head string) string {
	const name = "mimetype"
	names := NamesIn(head)
	if len(names) == 0 || names[0] != name || head[8] != 0 || head[9] != 0 {
		return ""
	}
	uint16At := func(i int) int { return int(head[i]) | int(head[i+1])<<8 }
	from := 30 + len(name) + uint16At(28)
	to := from + uint16At(22)
	if to == from { // the size comes after the text
		if i := strings.Index(head[min(from, len(head)):], "PK"); i >= 0 {
			to = from + i
		}
	}
	if from > len(head) || to > len(head) {
		return ""
	}
	return strings.TrimSpace(head[from:to])
}
