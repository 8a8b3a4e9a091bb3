package mail

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"factsheet/sources/extract"
	"factsheet/sources/text"
)

const (
	deepest   = 20 // parts in parts, messages in messages
	mostParts = 1000
	mostNotes = 20
)

// A reader puts the text of a message together.
type reader struct {
	in       extract.Input
	items    []item
	notes    []string
	parts    int
	read     int    // parts with text
	sealed   string // why a part shows nothing: "is encrypted (S/MIME)"
	language string
	writer   string // of the message that is being read; "" is not known
}

// An item is a header or a text of a message, with what its part is called.
type item struct {
	part   string
	kind   text.Kind
	header string
	text   *text.Text // nil for a header
}

// note adds a remark once.
func (r *reader) note(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	if len(r.notes) < mostNotes && !slices.Contains(r.notes, s) {
		r.notes = append(r.notes, s)
	}
}

// textWith puts the text together. adjust makes a place of that in the part.
func (r *reader) textWith(adjust func(part string, p text.Place) text.Place) (*text.Text, error) {
	var out text.Builder
	for _, i := range r.items {
		if i.text != nil {
			out.Append(i.text, func(p text.Place) text.Place { return adjust(i.part, p) })
			continue
		}
		out.Begin(i.kind, 0)
		out.Mark(text.Place{Part: i.part})
		out.Write(i.header)
	}
	if out.Full() {
		return nil, &extract.UnreadableError{Reason: "the file holds more text than can be read", Hint: "save the part that you quote from by itself, and name that file in the catalogue"}
	}
	t := out.Text()
	t.Notes = r.notes
	t.Language = r.in.Language
	if t.Language == "" {
		t.Language = r.language
	}
	return t, nil
}

// message reads headers and body. label is what the message is called in
// another one; "" is the file itself.
func (r *reader) message(ctx context.Context, e *entity, label string, depth int) error {
	prefix := ""
	if label != "" {
		prefix = label + ", "
	}
	defer func(before string) { r.writer = before }(r.writer)
	r.writer = writerOf(e)
	for _, name := range shownHeaders {
		if v := e.header(name); v != "" {
			kind := text.Paragraph
			if name == "Subject" && label == "" {
				kind = text.Title
			}
			r.items = append(r.items, item{part: prefix + "header " + name, kind: kind, header: v})
		}
	}
	if l := e.header("Content-Language"); l != "" && r.language == "" {
		r.language = l
	}
	return r.entity(ctx, e, label, depth)
}

// entity reads a part by what it says it is.
func (r *reader) entity(ctx context.Context, e *entity, label string, depth int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if depth > deepest {
		return &extract.UnreadableError{Reason: fmt.Sprintf("the message's parts are nested more than %d deep", deepest), Hint: "save the part that you quote from by itself, and name that file in the catalogue"}
	}
	if r.parts++; r.parts > mostParts {
		return &extract.UnreadableError{Reason: fmt.Sprintf("the message has more than %d parts", mostParts), Hint: saveFromMail}
	}
	kind, _, _ := strings.Cut(e.media, "/")
	switch {
	case e.media == "multipart/encrypted":
		r.seal("is encrypted (PGP)")
		return nil
	case kind == "multipart":
		return r.multipart(ctx, e, label, depth)
	case e.media == "message/rfc822" || e.media == "message/global":
		return r.nested(ctx, e, label, depth)
	case e.media == "application/pkcs7-mime" || e.media == "application/x-pkcs7-mime":
		if strings.EqualFold(e.params["smime-type"], "signed-data") {
			r.seal("is wrapped in a signature (S/MIME)")
		} else {
			r.seal("is encrypted (S/MIME)")
		}
		return nil
	case isSignature(e.media):
		r.note("the message is signed; the signature was not checked")
		return nil
	}
	return r.leaf(ctx, e, label)
}

// seal remembers that something cannot be read without a key.
func (r *reader) seal(why string) {
	r.sealed = why
	r.note("a part of the message cannot be read: it %s", why)
}

func isSignature(media string) bool {
	return media == "application/pgp-signature" || media == "application/pkcs7-signature" || media == "application/x-pkcs7-signature"
}

func (r *reader) multipart(ctx context.Context, e *entity, label string, depth int) error {
	content, err := e.content()
	if err != nil {
		r.note("a part of the message cannot be read: its transfer encoding is not known")
		return nil
	}
	e.body = content
	list, err := e.parts(mostParts)
	if err != nil {
		return err
	}
	if e.cut {
		r.note("the message ends before it should: text may be missing at its end")
	}
	switch {
	case len(list) == 0:
		return nil
	case e.media == "multipart/alternative":
		return r.alternative(ctx, list, label, depth)
	case e.media == "multipart/related":
		return r.entity(ctx, list[rootOf(e, list)], label, depth+1)
	}
	for _, p := range list {
		if err := r.entity(ctx, p, label, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// rootOf is the part of a multipart/related that the others are for (RFC 2387).
func rootOf(e *entity, list []*entity) int {
	if start := e.params["start"]; start != "" {
		for i, p := range list {
			if p.raw("Content-ID") == start {
				return i
			}
		}
	}
	return 0
}

// alternative reads one of several forms of the same: plain text if there is,
// where it has the same words as the web page beside it. Else that is read, since
// it is what mail programs show.
func (r *reader) alternative(ctx context.Context, list []*entity, label string, depth int) error {
	var plain *text.Text
	for _, p := range list {
		if p.media == "text/plain" && !p.attached() {
			t, err := r.textOf(ctx, p)
			if err != nil && ctx.Err() != nil {
				return ctx.Err()
			}
			if t != nil && strings.TrimSpace(t.Content) != "" {
				plain = t
			}
			break
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		p := list[i]
		if p.media != "text/html" && !strings.HasPrefix(p.media, "multipart/") {
			continue
		}
		other := reader{in: r.in, parts: r.parts}
		if err := other.entity(ctx, p, label, depth+1); err != nil {
			return err
		}
		r.parts = other.parts
		words := other.words(label)
		if len(words) == 0 {
			r.take(&other)
			continue
		}
		if plain == nil || !slices.Equal(wordsOf(plain.Content), words) {
			if plain != nil {
				r.note("the message was read as the web page in it, as mail programs show it: its plain text has other words")
			}
			r.take(&other)
			return nil
		}
		r.add(plain, label)
		// Attachments may stand beside the web page.
		other.items = slices.DeleteFunc(other.items, func(i item) bool { return i.part == label })
		r.take(&other)
		return nil
	}
	if plain == nil {
		r.note("the message has no form that can be read")
		return nil
	}
	r.add(plain, label)
	return nil
}

// words are those of a part.
func (r *reader) words(part string) []string {
	var out []string
	for _, i := range r.items {
		if i.text != nil && i.part == part {
			out = append(out, wordsOf(i.text.Content)...)
		}
	}
	return out
}

// wordsOf are the words and numbers of a text, without the marks between them.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Sc, r) && r != '%'
	})
}

// take adds what another reader found.
func (r *reader) take(other *reader) {
	r.items = append(r.items, other.items...)
	for _, n := range other.notes {
		r.note("%s", n)
	}
	r.read += other.read
	if other.sealed != "" {
		r.sealed = other.sealed
	}
	if r.language == "" {
		r.language = other.language
	}
}

// nested reads a message that is a part of another.
func (r *reader) nested(ctx context.Context, e *entity, label string, depth int) error {
	content, err := e.content()
	if err != nil {
		r.unread(e)
		return nil
	}
	inner, err := parse(content)
	if err != nil {
		return err
	}
	name := e.name()
	if name == "" {
		name = "forwarded message"
		if s := inner.header("Subject"); s != "" {
			name = fmt.Sprintf("message %q", s)
		}
	}
	return r.message(ctx, inner, within(label, name), depth+1)
}

// within is how a part of a part is called.
func within(label, name string) string {
	if label == "" {
		return "attachment " + name
	}
	return label + ", attachment " + name
}

// leaf reads a part without parts in it.
func (r *reader) leaf(ctx context.Context, e *entity, label string) error {
	if e.attached() {
		name := e.name()
		if name == "" {
			name = "without a name"
		}
		label = within(label, name)
	}
	if formatOf(e) == nil {
		if e.attached() || !strings.HasPrefix(e.media, "image/") {
			r.unread(e)
		}
		return nil
	}
	t, err := r.textOf(ctx, e)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		var u *extract.UnreadableError
		if errors.As(err, &u) && e.body != "" {
			r.note("%s was not read: %s", called(e), u.Reason)
		}
		return nil
	}
	if s := strings.TrimSpace(t.Content); strings.HasPrefix(s, "-----BEGIN PGP MESSAGE-----") {
		r.seal("is encrypted (PGP)")
		return nil
	} else if strings.HasPrefix(s, "-----BEGIN PGP SIGNED MESSAGE-----") {
		r.note("the message is signed; the signature was not checked")
	}
	r.add(t, label)
	return nil
}

// add appends a text under a label.
func (r *reader) add(t *text.Text, label string) {
	if strings.TrimSpace(t.Content) == "" {
		return
	}
	r.read++
	for _, n := range t.Notes {
		if label != "" {
			n = label + ": " + n
		}
		r.note("%s", n)
	}
	if r.language == "" {
		r.language = t.Language
	}
	r.items = append(r.items, item{part: label, text: t})
}

// called names a part in a note.
func called(e *entity) string {
	if name := e.name(); name != "" {
		return fmt.Sprintf("the attachment %q", name)
	}
	return fmt.Sprintf("a part of the type %q", e.media)
}

// unread says that a part was left out.
func (r *reader) unread(e *entity) {
	r.note("%s was not read: to quote from it, save it from the message and name it in the catalogue", called(e))
}

// formatOf is the format of text that a part has; nil where it has none.
func formatOf(e *entity) *extract.Format {
	switch e.media {
	case "text/plain", "text/csv", "text/enriched":
		return extract.Texts.Of("a.txt")
	case "text/html", "application/xhtml+xml":
		return extract.Texts.Of("a.html")
	case "text/markdown", "text/x-markdown":
		return extract.Texts.Of("a.md")
	case "application/octet-stream", "text/x-web-markdown":
		return extract.Texts.Of(e.name())
	}
	return nil
}

// textOf reads a part's text.
func (r *reader) textOf(ctx context.Context, e *entity) (*text.Text, error) {
	f := formatOf(e)
	content, err := e.content()
	if err != nil {
		return nil, &extract.UnreadableError{Reason: "its transfer encoding is not known", Hint: saveFromMail}
	}
	in := extract.Input{Name: "a" + f.Endings[0], Data: content, Encoding: encodingOf(e, r.in), Language: r.in.Language}
	if e.media != "text/plain" {
		return f.Read(ctx, in)
	}
	var notes []string
	if strings.EqualFold(e.params["format"], "flowed") {
		d, err := extract.Decode(in, nil)
		if err != nil {
			return nil, err
		}
		in.Data, in.Encoding = unflow(d.Text, strings.EqualFold(e.params["delsp"], "yes")), ""
		notes = d.Notes
	}
	t, err := f.Read(ctx, in)
	if err != nil {
		return nil, err
	}
	t.Notes = append(notes, t.Notes...)
	return apart(t, r.writer), nil
}

// encodingOf is what a part says that its letters are in; "" where it says
// nothing that can be relied on: many that say UTF-8 or ASCII are neither.
func encodingOf(e *entity, in extract.Input) string {
	name := strings.ToLower(strings.TrimSpace(e.params["charset"]))
	switch name {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "unknown-8bit", "x-unknown":
		return in.Encoding
	}
	if extract.Charset(name) == nil {
		return in.Encoding
	}
	return name
}
