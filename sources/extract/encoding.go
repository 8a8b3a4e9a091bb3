package extract

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/language"
)

// A Decoded is a document's bytes as valid UTF-8 without a byte order mark.
type Decoded struct {
	Text  string
	Notes []string // on how it was read, as those of a text
}

const (
	bom8       = "\xef\xbb\xbf"
	bom16LE    = "\xff\xfe"
	bom16BE    = "\xfe\xff"
	sayInstead = "open the document in an editor, save it as UTF-8, or write its encoding in the catalogue (encoding: …)"
)

// Decode makes UTF-8 of a document. What the catalogue says comes first, then
// a byte order mark, then UTF-8 if all of the file is that, then what the
// document declares, and last a guess, which the notes call one. Text in UTF-8 is not copied.
func Decode(in Input, declared func(string) string) (Decoded, error) {
	if in.Encoding != "" {
		return decodeNamed(in)
	}
	switch data := in.Data; {
	case strings.HasPrefix(data, bom8):
		return decodeUTF8(data[len(bom8):])
	case strings.HasPrefix(data, bom16LE+"\x00\x00"):
		return decodeBy(data[4:], utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "UTF-32", false)
	case strings.HasPrefix(data, bom16LE):
		return decodeBy(data[2:], utf16LE, "UTF-16", false)
	case strings.HasPrefix(data, bom16BE):
		return decodeBy(data[2:], utf16BE, "UTF-16", false)
	}
	if strings.IndexByte(in.Data, 0) >= 0 {
		return decodeNULs(in.Data)
	}
	if isControlled(in.Data) {
		return Decoded{}, notText()
	}
	if validUTF8(in.Data) {
		return Decoded{Text: in.Data}, nil
	}
	if mostlyUTF8(in.Data) {
		return decodeUTF8(in.Data)
	}
	if declared != nil {
		if name := declared(in.Data); name != "" {
			if enc := Charset(name); enc != nil && !isUTF(name) {
				return decodeBy(in.Data, enc, name, false)
			}
		}
	}
	enc, name := guess(in.Data, in.Language)
	return decodeBy(in.Data, enc, name, true)
}

var (
	utf16LE = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16BE = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
)

func notText() error {
	return &UnreadableError{"the file is not text: it holds control characters, as programs and pictures do", saveAsText}
}

// decodeNamed follows the catalogue.
func decodeNamed(in Input) (Decoded, error) {
	name := strings.ToLower(strings.TrimSpace(in.Encoding))
	if name == "utf-16" || name == "utf16" {
		switch {
		case strings.HasPrefix(in.Data, bom16BE):
			return decodeBy(in.Data[2:], utf16BE, "", false)
		case strings.HasPrefix(in.Data, bom16LE):
			return decodeBy(in.Data[2:], utf16LE, "", false)
		}
	}
	enc := Charset(name)
	if enc == nil {
		return Decoded{}, &UnreadableError{
			fmt.Sprintf("the encoding %q that the catalogue gives is not known", in.Encoding),
			"write a name such as utf-8, utf-16, windows-1252 or iso-8859-7, or leave the key out: it is detected",
		}
	}
	if isUTF8(name) {
		if bad := firstBad(in.Data); bad >= 0 {
			return Decoded{}, &UnreadableError{
				fmt.Sprintf("the catalogue says that the file is UTF-8, but line %d is not", 1+strings.Count(in.Data[:bad], "\n")),
				"leave the key encoding out: it is detected",
			}
		}
		return Decoded{Text: strings.TrimPrefix(in.Data, bom8)}, nil
	}
	d, err := decodeBy(in.Data, enc, "", false)
	d.Text = strings.TrimPrefix(d.Text, "\ufeff")
	return d, err
}

// Charset is the encoding of a name: of the web's or, for those of old systems,
// of IANA's. nil is none.
func Charset(name string) encoding.Encoding {
	if enc, err := htmlindex.Get(name); err == nil {
		if canonical, err := htmlindex.Name(enc); err != nil || canonical == "replacement" || canonical == "x-user-defined" {
			return nil
		}
		return enc
	}
	enc, err := ianaindex.IANA.Encoding(name)
	if err != nil {
		return nil
	}
	return enc
}

func isUTF8(name string) bool {
	enc, err := htmlindex.Get(name)
	return err == nil && enc == unicode.UTF8
}

// isUTF reports whether a declaration cannot be true of a file that was read
// far enough to find it: its bytes are neither UTF-8 nor UTF-16.
func isUTF(name string) bool {
	return isUTF8(name) || strings.HasPrefix(strings.ToLower(name), "utf-16")
}

// decodeBy converts all of data. name is what the notes call the encoding; ""
// is one that the user gave and need not be told.
func decodeBy(data string, enc encoding.Encoding, name string, guess bool) (Decoded, error) {
	s, err := enc.NewDecoder().String(data)
	if err != nil {
		return Decoded{}, &UnreadableError{fmt.Sprintf("the file could not be read as %s: %v", name, err), sayInstead}
	}
	if strings.IndexByte(s, 0) >= 0 || isControlled(s) {
		return Decoded{}, notText()
	}
	d := Decoded{Text: s}
	switch {
	case guess:
		d.Notes = append(d.Notes, fmt.Sprintf("read as %s (a guess); if letters look wrong, write the file's encoding in the catalogue", name))
	case name != "":
		d.Notes = append(d.Notes, "read as "+name)
	}
	if n := strings.Count(s, "\ufffd"); n > 0 {
		d.Notes = append(d.Notes, lost(n, s))
	}
	return d, nil
}

// decodeUTF8 keeps text in UTF-8 readable round bytes that are not.
func decodeUTF8(data string) (Decoded, error) {
	if validUTF8(data) {
		if strings.IndexByte(data, 0) >= 0 || isControlled(data) {
			return Decoded{}, notText()
		}
		return Decoded{Text: data}, nil
	}
	s := strings.ToValidUTF8(data, "\ufffd")
	if strings.IndexByte(s, 0) >= 0 || isControlled(s) {
		return Decoded{}, notText()
	}
	return Decoded{s, []string{lost(strings.Count(s, "\ufffd"), s)}}, nil
}

// lost is the note on characters that the encoding does not have.
func lost(n int, s string) string {
	line := 1 + strings.Count(s[:strings.Index(s, "\ufffd")], "\n")
	return fmt.Sprintf("damaged in %d places, first in line %d: a quotation that goes over one cannot be found", n, line)
}

// decodeNULs reads UTF-16 without a mark, or refuses the file as binary. In
// such text NUL bytes stand on every other place, or spaces and line ends show
// the order where other letters have a NUL byte too.
func decodeNULs(data string) (Decoded, error) {
	var nuls, blanks [2]int // by the place of the NUL in a pair of bytes: 0 is big-endian
	head := data[:min(len(data), 1<<16)]
	for i := range len(head) {
		if head[i] != 0 {
			continue
		}
		nuls[i%2]++
		if other := i ^ 1; other < len(head) && strings.IndexByte(" \n\r\t", head[other]) >= 0 {
			blanks[i%2]++
		}
	}
	clear := func(n [2]int) bool { return min(n[0], n[1])*20 <= max(n[0], n[1]) && n[0] != n[1] }
	by := nuls
	if !clear(nuls) {
		by = blanks
	}
	if len(data)%2 != 0 || !clear(by) {
		return Decoded{}, notText()
	}
	enc := utf16LE
	if by[0] > by[1] {
		enc = utf16BE
	}
	d, err := decodeBy(data, enc, "UTF-16", true)
	if err != nil || strings.Contains(d.Text, "\ufffd") {
		return Decoded{}, notText()
	}
	return d, nil
}

// isControlled reports whether the beginning of a text holds more control
// characters than a text does. White space and the escapes of old printers and
// editors (form feed, tab, ESC, the end mark of DOS) are few and accepted.
func isControlled(s string) bool {
	head := s[:min(len(s), 1<<13)]
	n := 0
	for i := range len(head) {
		if c := head[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			n++
		}
	}
	return n > 3 && n*50 > len(head)
}

// mostlyUTF8 reports whether bytes that are not UTF-8 are few beside
// characters of several bytes that are: a damaged place in a file that cannot
// be anything else, since other encodings hardly ever look so.
func mostlyUTF8(s string) bool {
	good, bad := 0, 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		if n > 1 {
			good++
		} else {
			bad++
		}
		i += n
	}
	return good > 10*bad
}

// firstBad is the offset of the first byte that is not UTF-8, or -1.
func firstBad(s string) int {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd") {
			return i
		}
	}
	return -1
}

// legacy is what browsers assume of an undeclared page in a language (WHATWG,
// "determining the character encoding", the table of locales).
func legacy(lang string) (encoding.Encoding, string) {
	tag, err := language.Parse(lang)
	if err == nil {
		base, _ := tag.Base()
		switch base.String() {
		case "el":
			return charmap.ISO8859_7, "ISO 8859-7"
		case "bg", "ru", "uk", "be", "sr", "mk", "ky", "mn", "tg":
			return charmap.Windows1251, "Windows-1251"
		case "pl", "hr", "sl", "sk", "cs", "hu", "bs", "ro":
			return charmap.Windows1250, "Windows-1250"
		case "tr", "az", "ku":
			return charmap.Windows1254, "Windows-1254"
		case "et", "lt", "lv":
			return charmap.Windows1257, "Windows-1257"
		case "he", "yi":
			return charmap.Windows1255, "Windows-1255"
		case "ar", "fa", "ur":
			return charmap.Windows1256, "Windows-1256"
		case "vi":
			return charmap.Windows1258, "Windows-1258"
		}
	}
	return charmap.Windows1252, "Windows-1252"
}
