package rtf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// encodingOf is how the letters of a font are written.
func (r *reader) encodingOf(number int) encoding.Encoding {
	f := r.fonts[number]
	if r.given != nil && (f.page == 0 || f.page == 1252) {
		return r.given
	}
	r.doubtful = r.doubtful || f.page == 1252 && r.page != 1252
	page := f.page
	if page == 0 {
		page = r.page
	}
	if enc := codePages[page]; enc != nil {
		return enc
	}
	r.strange = page
	return codePages[1252]
}

// byte takes a byte of a code page, which may be half of a letter.
func (r *reader) byte(c byte) {
	if r.bytes.Len() == 0 || r.bytesOf != r.now.font {
		r.flush()
		r.bytesOf = r.now.font
	}
	r.bytes.WriteByte(c)
}

// plain takes text as it stands; its first character may be the other half of
// a letter.
func (r *reader) plain(s string) {
	if r.bytes.Len() > 0 && r.bytesOf == r.now.font {
		r.bytes.WriteString(s)
		return
	}
	if r.now.dest == shown && r.fonts[r.now.font].page == symbols {
		for i := range len(s) {
			r.byte(s[i])
		}
		return
	}
	r.write(s)
}

// flush writes the bytes that were taken.
func (r *reader) flush() {
	if r.bytes.Len() == 0 {
		return
	}
	s := r.bytes.String()
	r.bytes.Reset()
	if f := r.fonts[r.bytesOf]; f.page == symbols {
		var b strings.Builder
		for i := range len(s) {
			b.WriteRune(f.symbol(s[i]))
		}
		r.add(b.String())
		return
	}
	decoded, err := r.encodingOf(r.bytesOf).NewDecoder().String(s)
	if err != nil {
		decoded = strings.Repeat("\ufffd", len(s))
	}
	r.add(decoded)
}

// unicode takes a character by its number, of which a half may come at a time.
func (r *reader) unicode(c rune) {
	if c < 0 {
		c += 1 << 16
	}
	r.skip = r.now.fallback
	switch {
	case utf16.IsSurrogate(c) && c < 0xdc00:
		r.flush()
		r.high = c
		return
	case utf16.IsSurrogate(c):
		c = utf16.DecodeRune(r.high, c)
	case c >= 0xf020 && c <= 0xf0ff: // how fonts of symbols number their pictures
		c = r.fonts[r.now.font].symbol(byte(c))
	}
	r.high = 0
	if !utf8.ValidRune(c) || c < ' ' && c != '\t' {
		c = utf8.RuneError
	}
	r.write(string(c))
}
