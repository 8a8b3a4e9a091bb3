package pdfium

import (
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of what is read of a document.
const (
	maxData    = 160 << 20 // bytes; it must fit into the sandbox beside what it unpacks to
	maxPages   = 20_000
	maxChars   = 40_000_000 // of all pages
	maxOnPage  = 1_000_000
	maxString  = 64 << 10 // bytes of one string of the description
	maxOutline = 20_000   // entries
)

// An open document in its instance.
type opened struct {
	*instance
	doc   uint64
	pages int
}

// open starts an instance for a document and opens it. The error is an *Error.
func (s *sandbox) open(doc Document) (*opened, error) {
	if len(doc.Data) > maxData {
		return nil, tooLarge(len(doc.Data))
	}
	in, err := s.instance()
	if err != nil {
		return nil, noReader(err)
	}
	data := in.alloc(max(1, len(doc.Data)))
	if b := in.view(data, len(doc.Data)); b != nil {
		copy(b, doc.Data)
	}
	var password uint32
	if doc.Password != "" {
		password = in.cString(doc.Password)
	}
	d := in.call("FPDF_LoadMemDocument64", uint64(data), uint64(len(doc.Data)), uint64(password))
	if d == 0 && password != 0 && in.integer("FPDF_GetLastError") == errorPassword {
		// It may need none; then a wrong one is no harm.
		d = in.call("FPDF_LoadMemDocument64", uint64(data), uint64(len(doc.Data)), 0)
	}
	o := &opened{instance: in, doc: d}
	if d != 0 {
		o.pages = in.integer("FPDF_GetPageCount", d)
	}
	if err := o.refused(doc); err != nil {
		in.close()
		return nil, err
	}
	return o, nil
}

// The numbers of FPDF_GetLastError.
const (
	errorPassword = 4
	errorSecurity = 5
)

// refused tells why the document did not open; nil if it did.
func (o *opened) refused(doc Document) error {
	code := 0
	if o.doc == 0 {
		code = o.integer("FPDF_GetLastError")
	}
	switch {
	case o.err != nil:
		return broken(o.err)
	case code == errorPassword && doc.Password != "":
		return &Error{WrongPassword, "the password that was given does not open the document", "check the password: it is the one that a PDF reader asks for"}
	case code == errorPassword:
		return &Error{NeedsPassword, "the document is encrypted and opens with a password only", "give its password, or save a copy without one in a PDF reader"}
	case code == errorSecurity:
		return &Error{Locked, "the document is protected in a way that this program cannot open", "save a copy without protection, or print it to PDF, in the reader that opens it"}
	case o.doc == 0:
		return damaged("it is no PDF document, or its parts cannot be found")
	case o.pages <= 0:
		return &Error{NoPages, "the document has no pages", saveAgain}
	case o.pages > maxPages:
		return tooManyPages(o.pages)
	}
	return nil
}

// info describes the document.
func (o *opened) info() (Info, error) {
	i := Info{
		Pages:     o.pages,
		Title:     o.meta("Title"),
		Author:    o.meta("Author"),
		Subject:   o.meta("Subject"),
		Keywords:  o.meta("Keywords"),
		Creator:   o.meta("Creator"),
		Producer:  o.meta("Producer"),
		Created:   o.meta("CreationDate"),
		Modified:  o.meta("ModDate"),
		Language:  o.text("FPDFCatalog_GetLanguage", o.doc),
		Encrypted: o.call("EPDF_IsEncrypted", o.doc)&1 != 0,
		Tagged:    o.call("FPDFCatalog_IsTagged", o.doc)&1 != 0,
		Form:      o.integer("FPDF_GetFormType", o.doc) > 0,
	}
	seen := make(map[uint64]bool)
	i.Outline = o.outline(nil, 0, 1, seen)
	if o.err != nil {
		return Info{}, broken(o.err)
	}
	return i, nil
}

// outline appends the bookmarks below one, in order. What was seen is not seen
// again: a damaged outline can be a ring.
func (o *opened) outline(list []Heading, parent uint64, level int, seen map[uint64]bool) []Heading {
	b := o.call("FPDFBookmark_GetFirstChild", o.doc, parent)
	for b != 0 && !seen[b] && len(list) < maxOutline && o.err == nil {
		seen[b] = true
		h := Heading{Level: level, Title: o.text("FPDFBookmark_GetTitle", b)}
		if d := o.call("FPDFBookmark_GetDest", o.doc, b); d != 0 {
			if page := o.integer("FPDFDest_GetDestPageIndex", o.doc, d); page >= 0 && page < o.pages {
				h.Page = page + 1
			}
		}
		list = append(list, h)
		if level < 32 {
			list = o.outline(list, b, level+1, seen)
		}
		b = o.call("FPDFBookmark_GetNextSibling", o.doc, b)
	}
	return list
}

// meta reads an entry of the document's information dictionary.
func (o *opened) meta(key string) string {
	tag := o.cString(key)
	defer o.free(tag)
	return o.text("FPDF_GetMetaText", o.doc, uint64(tag))
}

// text calls a function that writes UTF-16 of a length it gives in bytes, with
// its terminator.
func (o *opened) text(function string, args ...uint64) string {
	b := o.bytes(function, args...)
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i]) | uint16(b[2*i+1])<<8
	}
	return plainString(string(utf16.Decode(units)))
}

// latin calls a function that writes bytes with a terminator.
func (o *opened) latin(function string, args ...uint64) string {
	b := string(o.bytes(function, args...))
	if !utf8.ValidString(b) {
		r := make([]rune, len(b))
		for i := range len(b) {
			r[i] = rune(b[i])
		}
		b = string(r)
	}
	return plainString(b)
}

// bytes calls a function of the kind that is asked for its length first; its
// buffer and length are the last arguments.
func (o *opened) bytes(function string, args ...uint64) []byte {
	ask := append(append(make([]uint64, 0, len(args)+2), args...), 0, 0)
	n := o.integer(function, ask...)
	if n <= 0 || n > maxString {
		return nil
	}
	p := o.alloc(n)
	defer o.free(p)
	ask[len(args)], ask[len(args)+1] = uint64(p), uint64(n)
	if o.integer(function, ask...) != n {
		return nil
	}
	return append([]byte(nil), o.view(p, n)...)
}

// plainString ends a string at its terminator, and makes it one line of valid
// text.
func plainString(s string) string {
	s, _, _ = strings.Cut(s, "\x00")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ' || r == utf8.RuneError || r == 0xFEFF || r >= 0x7f && r < 0xa0:
			return -1
		}
		return r
	}, s))
}

// maxNumber bounds coordinates and sizes.
const maxNumber = 1e6

// finite makes a number of a hostile file one that can be reckoned with.
func finite(f float64) float32 {
	if math.IsNaN(f) {
		return 0
	}
	return float32(min(max(f, -maxNumber), maxNumber))
}
