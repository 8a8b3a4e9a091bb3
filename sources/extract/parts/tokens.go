package parts

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"factsheet/sources/extract"
)

// deepest is how many elements may be open at a time: tables in tables in text
// boxes come to a hundred.
const deepest = 1000

// Tokens are the tags and texts of a part that is XML, one after the other.
type Tokens struct {
	ctx   context.Context
	part  string
	d     *xml.Decoder
	depth int
	count int
}

// XML reads a part as XML.
func (a *Archive) XML(ctx context.Context, name string) (*Tokens, error) {
	data, err := a.Read(name)
	if err != nil {
		return nil, err
	}
	return NewTokens(ctx, name, data)
}

// Elements visits the start of every element of a part that is XML; what visit
// reads further is not visited. The error may be visit's.
func (a *Archive) Elements(ctx context.Context, name string, visit func(*Tokens, xml.StartElement) error) error {
	t, err := a.XML(ctx, name)
	if err != nil {
		return err
	}
	for {
		token, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := visit(t, e); err != nil {
				return err
			}
		}
	}
}

// NewTokens reads XML that is the text of a part, in any encoding it declares.
func NewTokens(ctx context.Context, part, data string) (*Tokens, error) {
	data = strings.TrimPrefix(data, "\ufeff")
	if nul := strings.IndexByte(data, 0) >= 0; nul || !utf8.ValidString(data) && declared(data) != "" {
		in := extract.Input{Name: part, Data: data, Encoding: declared(data)}
		if nul { // UTF-16, which shows by itself
			in.Encoding = ""
		}
		d, err := extract.Decode(in, nil)
		if err != nil {
			return nil, broken(part, errors.New("its letters are in no encoding that is known"))
		}
		data = d.Text
	}
	t := &Tokens{ctx: ctx, part: part, d: xml.NewDecoder(strings.NewReader(data))}
	t.d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded before
	return t, nil
}

// declared is the encoding that an XML declaration names.
func declared(data string) string {
	decl, _, ok := strings.Cut(data[:min(len(data), 1024)], "?>")
	_, rest, found := strings.Cut(decl, "encoding")
	if !ok || !found {
		return ""
	}
	rest = strings.TrimLeft(rest, " \t\r\n=")
	if rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	name, _, _ := strings.Cut(rest[1:], rest[:1])
	return name
}

// Next is the next start of an element (xml.StartElement), end of one
// (xml.EndElement) or text (xml.CharData, to be copied if it is kept). The error
// is io.EOF at the end.
func (t *Tokens) Next() (xml.Token, error) {
	for {
		if t.count++; t.count%1024 == 0 {
			if err := t.ctx.Err(); err != nil {
				return nil, err
			}
		}
		token, err := t.d.Token()
		if err == io.EOF {
			return nil, err
		}
		if err != nil {
			return nil, t.broken(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if t.depth++; t.depth > deepest {
				return nil, &extract.UnreadableError{Reason: fmt.Sprintf("the document's part %q nests its elements more than %d deep", t.part, deepest), Hint: saveAgain}
			}
			return token, nil
		case xml.EndElement:
			t.depth--
			return token, nil
		case xml.CharData:
			return token, nil
		case xml.Directive:
			if bytes.IndexByte(token, '[') >= 0 {
				return nil, &extract.UnreadableError{Reason: fmt.Sprintf("the document's part %q defines entities of its own, which can hide what it says", t.part), Hint: saveAgain}
			}
		}
	}
}

// broken is the error for what is no XML.
func (t *Tokens) broken(err error) error {
	if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
		err = fmt.Errorf("line %d: %s", syntax.Line, syntax.Msg)
	}
	return broken(t.part, err)
}

// Skip passes over the rest of the element that is open: whose start was the
// last token, or that holds the one whose end was.
func (t *Tokens) Skip() error {
	for from := t.depth; t.depth >= from; {
		if _, err := t.Next(); err != nil {
			return err
		}
	}
	return nil
}

// Text is the text inside the element whose start was the last token, without
// its elements, at most some thousand bytes of it.
func (t *Tokens) Text() (string, error) {
	var b strings.Builder
	for from := t.depth; ; {
		token, err := t.Next()
		if err != nil {
			return "", err
		}
		if t.depth < from {
			return strings.TrimSpace(b.String()), nil
		}
		if text, ok := token.(xml.CharData); ok && b.Len() < 4096 {
			b.Write(text)
		}
	}
}

// Attr is the value of an attribute in a namespace, or of no namespace; "" is
// none.
func Attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
