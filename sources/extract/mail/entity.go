package mail

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"factsheet/sources/extract"
)

// Limits on a message. Real ones have a few dozen headers and parts.
const (
	longestHeaders = 1 << 20
	mostHeaders    = 2000
	longestName    = 120 // characters of an attachment's name in a report
)

// An entity is a message or a part of one: headers and a body (RFC 2045).
type entity struct {
	fields []field
	body   string // as it is written in the file
	media  string // "text/plain"
	params map[string]string
	cut    bool // the end is missing
}

// A field is a header, unfolded and not yet decoded.
type field struct{ name, value string }

// parse takes headers and body apart. It begins at the first line that is a
// header: mailboxes and some programs put a line before.
func parse(s string) (*entity, error) {
	s = strings.TrimLeft(strings.TrimPrefix(s, "\xef\xbb\xbf"), "\r\n")
	if strings.HasPrefix(s, "From ") || strings.HasPrefix(s, ">From ") {
		_, s = line(s)
	}
	e := &entity{}
	size := 0
	var last []string // lines of the header before
	flush := func() {
		if n := len(e.fields); n > 0 {
			e.fields[n-1].value = strings.Join(last, " ")
		}
	}
	for s != "" {
		l, rest := line(s)
		if size += len(l); size > longestHeaders || len(e.fields) > mostHeaders {
			return nil, &extract.UnreadableError{Reason: "the headers of the message are longer than any mail program writes", Hint: saveFromMail}
		}
		if l == "" {
			s = rest
			break
		}
		name, value, ok := strings.Cut(l, ":")
		switch {
		case (l[0] == ' ' || l[0] == '\t') && len(e.fields) > 0:
			last = append(last, strings.TrimSpace(l))
		case ok && isName(strings.TrimRight(name, " \t")):
			flush()
			e.fields = append(e.fields, field{name: strings.TrimRight(name, " \t")})
			last = []string{strings.TrimSpace(value)}
		case len(e.fields) == 0:
			// No header at all: everything is the body.
			e.body = s
			e.typed("text/plain")
			return e, nil
		}
		s = rest
	}
	flush()
	e.body = s
	e.typed("text/plain")
	return e, nil
}

// line cuts the first line off, without its end.
func line(s string) (first, rest string) {
	i := strings.IndexByte(s, '\n')
	if i < 0 {
		return strings.TrimSuffix(s, "\r"), ""
	}
	return strings.TrimSuffix(s[:i], "\r"), s[i+1:]
}

// isName reports whether a header can be called so (RFC 5322, 3.6.8).
func isName(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return s != ""
}

// raw is a header as it is written; "" is none.
func (e *entity) raw(name string) string {
	for _, f := range e.fields {
		if strings.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

// header is a header as people read it.
func (e *entity) header(name string) string { return decodeWords(e.raw(name)) }

var words = mime.WordDecoder{CharsetReader: func(name string, r io.Reader) (io.Reader, error) {
	enc := extract.Charset(name)
	if enc == nil {
		return nil, fmt.Errorf("the encoding %q is not known", name)
	}
	return enc.NewDecoder().Reader(r), nil
}}

// decodeWords reads a header's encoded words (RFC 2047), and bytes that should
// have been such words.
func decodeWords(s string) string {
	if d, err := words.DecodeHeader(s); err == nil {
		s = d
	}
	if !utf8.ValidString(s) {
		if d, err := extract.Decode(extract.Input{Data: s}, nil); err == nil {
			s = d.Text
		} else {
			s = strings.ToValidUTF8(s, "\ufffd")
		}
	}
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)), " ")
}

var parameter = regexp.MustCompile(`(?i)(?:^|[;\s])([a-z0-9*-]+)\s*=\s*(?:"([^"]*)"|([^;\s"]+))`)

// typed reads what the entity says it is. Where it says nothing it is of the
// usual type.
func (e *entity) typed(usual string) {
	e.media, e.params = value(e.raw("Content-Type"))
	if !strings.Contains(e.media, "/") {
		e.media = usual
	}
}

// value reads a header of a word and parameters. Wrong ones are read as far as
// they can be.
func value(s string) (string, map[string]string) {
	word, params, err := mime.ParseMediaType(s)
	if err == nil {
		return word, params
	}
	word, rest, _ := strings.Cut(s, ";")
	params = make(map[string]string)
	for _, m := range parameter.FindAllStringSubmatch(rest, 64) {
		if name := strings.ToLower(m[1]); params[name] == "" {
			params[name] = m[2] + m[3]
		}
	}
	return strings.ToLower(strings.TrimSpace(word)), params
}

// name is what an attachment is called; "" is nothing.
func (e *entity) name() string {
	_, params := value(e.raw("Content-Disposition"))
	name := params["filename"]
	if name == "" {
		name = e.params["name"]
	}
	name = decodeWords(name)
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	if utf8.RuneCountInString(name) > longestName {
		name = string([]rune(name)[:longestName]) + "…"
	}
	return name
}

// attached reports whether the entity is meant to be saved, not shown.
func (e *entity) attached() bool {
	word, _ := value(e.raw("Content-Disposition"))
	return word == "attachment" || word != "inline" && e.name() != ""
}

var errEncoding = errors.New("transfer encoding")

// content is the body without its transfer encoding.
func (e *entity) content() (string, error) {
	word, _, _ := strings.Cut(strings.ToLower(e.raw("Content-Transfer-Encoding")), ";")
	switch strings.TrimSpace(word) {
	case "", "7bit", "8bit", "binary", "7-bit", "8-bit":
		return e.body, nil
	case "quoted-printable":
		return unquote(e.body), nil
	case "base64":
		return unbase64(e.body), nil
	}
	return "", errEncoding
}

// unquote reads quoted-printable. What is no code stays as it is (RFC 2045,
// 6.7).
func unquote(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '=' {
			b.WriteByte(s[i])
			continue
		}
		if i+2 < len(s) {
			if hi, lo := unhex(s[i+1]), unhex(s[i+2]); hi >= 0 && lo >= 0 {
				b.WriteByte(byte(hi<<4 | lo))
				i += 2
				continue
			}
		}
		end := i + 1
		for end < len(s) && (s[end] == ' ' || s[end] == '\t' || s[end] == '\r') {
			end++
		}
		if end == len(s) || s[end] == '\n' {
			i = end // the line goes on
			continue
		}
		b.WriteByte('=')
	}
	return b.String()
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// unbase64 reads base64 as far as it goes, whatever stands between.
func unbase64(s string) string {
	clean := make([]byte, 0, len(s))
	for i := range len(s) {
		c := s[i]
		if c == '=' {
			break
		}
		if 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/' {
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	n, _ := base64.RawStdEncoding.Decode(clean, clean)
	return string(clean[:n])
}

// parts are the entities in a multipart body (RFC 2046, 5.1.1). What stands
// before the first and after the last is for programs that know no parts.
func (e *entity) parts(most int) ([]*entity, error) {
	boundary := e.params["boundary"]
	if boundary == "" {
		return nil, &extract.UnreadableError{Reason: "the message is made of parts, but does not say how they are divided", Hint: saveFromMail}
	}
	usual := "text/plain"
	if e.media == "multipart/digest" {
		usual = "message/rfc822"
	}
	var out []*entity
	from := -1 // where the part begins
	closed := false
	add := func(to int) error {
		if from < 0 {
			return nil
		}
		if len(out) >= most {
			return &extract.UnreadableError{Reason: fmt.Sprintf("the message has more than %d parts", mostParts), Hint: saveFromMail}
		}
		s := e.body[from:max(from, to)]
		s = strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r")
		p, err := parsePart(s)
		if err != nil {
			return err
		}
		p.typed(usual)
		out = append(out, p)
		return nil
	}
	for at := 0; at < len(e.body) && !closed; {
		l, rest := line(e.body[at:])
		next := len(e.body) - len(rest)
		if mark, ok := strings.CutPrefix(l, "--"+boundary); ok {
			mark = strings.TrimRight(mark, " \t")
			if mark == "" || mark == "--" {
				if err := add(at); err != nil {
					return nil, err
				}
				from, closed = next, mark == "--"
			}
		}
		at = next
	}
	if !closed {
		if err := add(len(e.body)); err != nil {
			return nil, err
		}
		e.cut = true
	}
	return out, nil
}

// parsePart is parse for a part, which may have no headers: then an empty line
// comes first.
func parsePart(s string) (*entity, error) {
	if l, rest := line(s); l == "" {
		return &entity{body: rest}, nil
	}
	return parse(s)
}
