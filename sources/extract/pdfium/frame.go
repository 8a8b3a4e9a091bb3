package pdfium

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"io"
	"math"
	"strings"
	"sync"
	"unicode/utf8"
)

// A worker and its master talk in frames: the length of what follows in four
// bytes, the lowest first; one byte that says what it is; and that. Neither
// believes the other: lengths have limits, and numbers are looked at.
const (
	frameHello   = 'h' // from the worker, first: what it is
	frameRequest = 'q' // a request's header, its length before it, and the document
	framePage    = 'p' // a page's header, its length before it, and its characters
	frameInfo    = 'i'
	frameImage   = 'g' // width, height, and the dots
	frameError   = 'e'
	frameDone    = 'z' // the answer is complete
)

const (
	maxHeader  = 4 << 20
	maxRequest = maxData + maxHeader + 64
	maxReply   = 4*maxDots + maxHeader // also 1,000,000 characters of 32 bytes
	charBytes  = 32
)

// errFrame says that the other side does not keep to the protocol.
var errFrame = errors.New("the PDF reader and the program do not understand each other")

// hello tells programs apart that were built of different sources: a program can
// be replaced while it runs.
var hello = sync.OnceValue(func() string {
	return fmt.Sprintf("factsheet pdfium 2 %08x", crc32.Checksum(packed, castagnoli))
})

// writeFrame writes a frame of several parts.
func writeFrame(w io.Writer, kind byte, parts ...[]byte) error {
	n := 1
	for _, p := range parts {
		n += len(p)
	}
	if n > maxRequest {
		return errFrame
	}
	var head [5]byte
	binary.LittleEndian.PutUint32(head[:], uint32(n))
	head[4] = kind
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	for _, p := range parts {
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return nil
}

// readHead reads what a frame is and how long the rest of it is.
func readHead(r io.Reader, most int) (kind byte, n int, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, 0, err
	}
	length := binary.LittleEndian.Uint32(head[:])
	if length < 1 || int64(length) > int64(most)+1 {
		return 0, 0, errFrame
	}
	return head[4], int(length) - 1, nil
}

// readBody reads n bytes. A length that is not followed by so much takes no more
// memory than what comes.
func readBody(r io.Reader, n int) ([]byte, error) {
	if n <= 1<<20 {
		b := make([]byte, n)
		_, err := io.ReadFull(r, b)
		return b, err
	}
	b, err := io.ReadAll(io.LimitReader(r, int64(n)))
	if err == nil && len(b) < n {
		err = io.ErrUnexpectedEOF
	}
	return b, err
}

// A header is what a request says beside the document.
type header struct {
	Verb     string
	Page     int
	DPI      float64
	Part     int
	Parts    int
	Password []byte // as bytes: JSON would mend what is no UTF-8
	Seconds  int    // of processor time
}

// writeRequest sends a request.
func writeRequest(w io.Writer, q request, seconds int) error {
	h, err := json.Marshal(header{q.Verb, q.Page, q.DPI, q.Part, q.Parts, []byte(q.Password), seconds})
	if err != nil {
		return err
	}
	if err := writeFrame(w, frameRequest, prefixed(h), []byte(q.Data)); err != nil {
		return err
	}
	return nil
}

// prefixed puts a part's length before it.
func prefixed(b []byte) []byte {
	return append(binary.LittleEndian.AppendUint32(nil, uint32(len(b))), b...)
}

// readRequest reads a request.
func readRequest(r io.Reader) (header, Document, error) {
	var h header
	kind, n, err := readHead(r, maxRequest)
	if err != nil {
		return h, Document{}, err
	}
	if kind != frameRequest || n < 4 {
		return h, Document{}, errFrame
	}
	length, err := readBody(r, 4)
	if err != nil {
		return h, Document{}, err
	}
	size := int64(binary.LittleEndian.Uint32(length))
	if size > maxHeader || size > int64(n-4) {
		return h, Document{}, errFrame
	}
	b, err := readBody(r, int(size))
	if err != nil {
		return h, Document{}, err
	}
	if err := json.Unmarshal(b, &h); err != nil {
		return h, Document{}, errFrame
	}
	var data strings.Builder
	data.Grow(min(n-4-int(size), 1<<20)) // a length alone takes no memory
	if _, err := io.CopyN(&data, r, int64(n)-4-size); err != nil {
		return h, Document{}, err
	}
	return h, Document{Data: data.String(), Password: string(h.Password)}, nil
}

// writeReply sends a part of an answer.
func writeReply(w io.Writer, r reply) error {
	switch {
	case r.page != nil:
		chars := r.page.Chars
		head := *r.page
		head.Chars = nil
		h, err := json.Marshal(head)
		if err != nil {
			return err
		}
		return writeFrame(w, framePage, prefixed(h), packChars(chars))
	case r.info != nil:
		h, err := json.Marshal(r.info)
		if err != nil {
			return err
		}
		return writeFrame(w, frameInfo, h)
	}
	b := r.image.Bounds()
	size := binary.LittleEndian.AppendUint32(nil, uint32(b.Dx()))
	size = binary.LittleEndian.AppendUint32(size, uint32(b.Dy()))
	return writeFrame(w, frameImage, size, r.image.Pix)
}

func writeError(w io.Writer, e *Error) error {
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return writeFrame(w, frameError, b)
}

// readReply reads a part of an answer. done says that there is no more; the
// error is the document's, an *Error, or the worker's.
func readReply(r io.Reader) (out reply, done bool, err error) {
	kind, n, err := readHead(r, maxReply)
	if err != nil {
		return out, false, err
	}
	b, err := readBody(r, n)
	if err != nil {
		return out, false, err
	}
	switch kind {
	case framePage:
		out.page, err = unpackPage(b)
	case frameInfo:
		out.info = new(Info)
		if json.Unmarshal(b, out.info) != nil {
			err = errFrame
		}
	case frameImage:
		out.image, err = unpackImage(b)
	case frameDone:
		done = true
	case frameError:
		e := new(Error)
		if json.Unmarshal(b, e) != nil || e.Reason == "" {
			return out, false, errFrame
		}
		err = e
	default:
		err = errFrame
	}
	return out, done, err
}

// packChars writes characters as 32 bytes each.
func packChars(chars []Char) []byte {
	b := make([]byte, charBytes*len(chars))
	le := binary.LittleEndian
	for i := range chars {
		c, to := &chars[i], b[charBytes*i:charBytes*i+charBytes]
		le.PutUint32(to, uint32(c.Rune))
		for j, f := range [...]float32{c.X0, c.Y0, c.X1, c.Y1, c.Baseline, c.Size} {
			le.PutUint32(to[4+4*j:], math.Float32bits(f))
		}
		le.PutUint16(to[28:], uint16(c.Flags))
		le.PutUint16(to[30:], c.Font)
	}
	return b
}

func unpackPage(b []byte) (*Page, error) {
	if len(b) < 4 {
		return nil, errFrame
	}
	size := int64(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if size > int64(len(b)) || (int64(len(b))-size)%charBytes != 0 {
		return nil, errFrame
	}
	p := new(Page)
	if json.Unmarshal(b[:size], p) != nil {
		return nil, errFrame
	}
	b = b[size:]
	p.Chars = make([]Char, len(b)/charBytes)
	le := binary.LittleEndian
	for i := range p.Chars {
		from, c := b[charBytes*i:charBytes*i+charBytes], &p.Chars[i]
		c.Rune = rune(le.Uint32(from))
		for j, f := range [...]*float32{&c.X0, &c.Y0, &c.X1, &c.Y1, &c.Baseline, &c.Size} {
			*f = math.Float32frombits(le.Uint32(from[4+4*j:]))
			if *f != *f || *f > maxNumber || *f < -maxNumber {
				return nil, errFrame
			}
		}
		c.Flags, c.Font = Flags(le.Uint16(from[28:])), le.Uint16(from[30:])
		if c.Rune != 0 && !utf8.ValidRune(c.Rune) || int(c.Font) >= max(1, len(p.Fonts)) {
			return nil, errFrame
		}
	}
	return p, nil
}

func unpackImage(b []byte) (*image.RGBA, error) {
	if len(b) < 8 {
		return nil, errFrame
	}
	w, h := int64(binary.LittleEndian.Uint32(b)), int64(binary.LittleEndian.Uint32(b[4:]))
	if w < 1 || h < 1 || w > maxDots || h > maxDots || 4*w*h != int64(len(b)-8) {
		return nil, errFrame
	}
	return &image.RGBA{Pix: b[8:], Stride: int(4 * w), Rect: image.Rect(0, 0, int(w), int(h))}, nil
}
