package object

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Bounds on what a file may have. Ours have less; a file of somebody else may be
// made to fill memory.
const (
	maxStream  = 64 << 20  // bytes of a decoded stream
	maxStreams = 256 << 20 // bytes of all decoded streams together
	maxObject  = 8388607   // number of an object (ISO 32000-1, annex C)
)

// ErrForeign is the error for a file that another program wrote, or wrote anew or
// into: it has what Bytes never writes. Such a file may be sound.
var ErrForeign = errors.New("another program wrote this file, or saved it anew")

// foreign says what shows that a file is not ours.
func foreign(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrForeign, fmt.Sprintf(format, args...))
}

// Read reads a file. The error is, or wraps, ErrForeign for a file that is not
// made as Bytes makes it; others are of files that are damaged.
func Read(data []byte) (*File, error) {
	f, err := ReadRaw(data)
	if err != nil {
		return nil, err
	}
	left := maxStreams
	var z unzipper
	for _, r := range slices.Sorted(maps.Keys(f.Objects)) {
		s, ok := f.Objects[r].(*Stream)
		if !ok {
			continue
		}
		if err := z.decode(s, min(left, maxStream)); err != nil {
			return nil, fmt.Errorf("stream %d: %w", r, err)
		}
		left -= len(s.Data)
	}
	return f, nil
}

// ReadRaw reads a file and leaves its streams as they are written. Bytes writes them
// so: a file that Bytes made comes out the same, whatever compressed it.
func ReadRaw(data []byte) (*File, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, errors.New("this is no PDF file")
	}
	tail := bytes.LastIndex(data, []byte("startxref"))
	if tail < 0 {
		return nil, errors.New("no cross-reference table")
	}
	l := &Lexer{data: data, pos: tail + len("startxref")}
	at, err := l.integer()
	if err != nil {
		return nil, fmt.Errorf("startxref: %w", err)
	}
	if at < 0 || at >= len(data) {
		return nil, errors.New("startxref points outside the file")
	}
	l.pos = at
	if l.skip(); l.at(0) >= '0' && l.at(0) <= '9' {
		return nil, foreign("its cross-reference table is compressed")
	}
	offsets, err := l.table()
	if err != nil {
		return nil, fmt.Errorf("cross-reference table: %w", err)
	}
	trailer, _, err := l.Next()
	if err != nil {
		return nil, fmt.Errorf("trailer: %w", err)
	}
	f := &File{Objects: make(map[Ref]Object, len(offsets))}
	f.Trailer, _ = trailer.(Dict)
	if f.Trailer == nil {
		return nil, errors.New("no trailer")
	}
	for _, key := range []Name{"Prev", "XRefStm", "Encrypt"} {
		if f.Trailer[key] != nil {
			return nil, foreign("its trailer has %s", key)
		}
	}
	left := len(data) // objects lie side by side, so that reading all takes no longer than the file
	for _, r := range slices.Sorted(maps.Keys(offsets)) {
		offset := offsets[r]
		o, err := l.numbered(offset, r)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", r, err)
		}
		if left -= l.pos - offset; left < 0 {
			return nil, errors.New("objects lie on each other")
		}
		f.Objects[r] = o
		f.next = max(f.next, r+1)
	}
	return f, nil
}

func (l *Lexer) integer() (int, error) {
	o, _, err := l.Next()
	if err != nil {
		return 0, err
	}
	n, ok := o.(Number)
	if !ok {
		return 0, l.errorf("no number")
	}
	return strconv.Atoi(string(n))
}

// table reads "xref" and its lines, and the word "trailer".
func (l *Lexer) table() (map[Ref]int, error) {
	if o, _, err := l.Next(); err != nil || o != Operator("xref") {
		return nil, l.errorf("no table here")
	}
	out := make(map[Ref]int)
	for {
		o, more, err := l.Next()
		if err != nil || !more {
			return nil, l.errorf("the table does not end")
		}
		if o == Operator("trailer") {
			return out, nil
		}
		n, _ := o.(Number)
		first, err := strconv.Atoi(string(n))
		if err != nil {
			return nil, err
		}
		count, err := l.integer()
		if err != nil {
			return nil, err
		}
		if first < 0 || count < 0 || first > maxObject || count > maxObject-first+1 {
			return nil, l.errorf("a table of %d objects from %d on", count, first)
		}
		for i := range count {
			if err := l.entry(out, Ref(first+i)); err != nil {
				return nil, err
			}
		}
	}
}

// entry reads a line of the table.
func (l *Lexer) entry(out map[Ref]int, r Ref) error {
	offset, err := l.integer()
	if err != nil {
		return err
	}
	l.skip()
	generation := string(l.regular())
	kind, more, err := l.Next()
	switch {
	case err != nil || !more:
		return l.errorf("the table does not end")
	case kind != Operator("n"):
		return nil
	case generation != "00000":
		return foreign("object %d was written anew", r)
	case out[r] != 0:
		return foreign("object %d stands there twice", r)
	}
	out[r] = offset
	return nil
}

// numbered reads the object of a number at an offset, to its end.
func (l *Lexer) numbered(offset int, want Ref) (Object, error) {
	if offset < 0 || offset >= len(l.data) {
		return nil, errors.New("lies outside the file")
	}
	l.pos = offset
	n, err := l.integer()
	if err != nil {
		return nil, err
	}
	if _, err := l.integer(); err != nil {
		return nil, err
	}
	if o, _, err := l.Next(); err != nil || o != Operator("obj") || Ref(n) != want {
		return nil, l.errorf("no object of that number")
	}
	o, _, err := l.Next()
	if err != nil {
		return nil, err
	}
	d, ok := o.(Dict)
	if !ok {
		return o, nil
	}
	l.skip()
	if !bytes.HasPrefix(l.data[l.pos:], []byte("stream")) {
		return d, nil
	}
	return l.stream(d)
}

// stream reads a stream from its keyword on.
func (l *Lexer) stream(d Dict) (*Stream, error) {
	l.pos += len("stream")
	if l.at(0) == '\r' {
		l.pos++
	}
	l.pos++
	length, ok := d["Length"].(Number)
	if !ok {
		return nil, foreign("the length of a stream stands in another place")
	}
	size, err := strconv.Atoi(string(length))
	if err != nil || size < 0 || size > len(l.data)-l.pos {
		return nil, l.errorf("a stream without its length")
	}
	delete(d, "Length")
	s := &Stream{Dict: d, Data: l.data[l.pos : l.pos+size], Raw: true}
	l.pos += size
	l.skip()
	if end := []byte("endstream"); !bytes.HasPrefix(l.data[l.pos:], end) {
		return nil, l.errorf("a stream of another length than it says")
	}
	l.pos += len("endstream")
	return s, nil
}

// An unzipper is one reader for all streams: a new one costs more than most
// streams.
type unzipper struct{ io.ReadCloser }

// decode undoes the Flate filter. Others stay as they are: pictures.
func (z *unzipper) decode(s *Stream, limit int) (err error) {
	switch {
	case s.Dict["Filter"] == nil:
		s.Raw = false
		return nil
	case s.Dict["Type"] == Name("ObjStm"):
		return foreign("its objects are compressed")
	case s.Dict["Filter"] != Name("FlateDecode") || s.Dict["DecodeParms"] != nil:
		return nil
	}
	from := bytes.NewReader(s.Data)
	if z.ReadCloser == nil {
		z.ReadCloser, err = zlib.NewReader(from)
	} else {
		err = z.ReadCloser.(zlib.Resetter).Reset(from, nil)
	}
	if err != nil {
		return err
	}
	s.Data, err = io.ReadAll(io.LimitReader(z, int64(limit)+1))
	if err != nil {
		return err
	}
	if len(s.Data) > limit {
		return errors.New("too large")
	}
	delete(s.Dict, "Filter")
	s.Raw = false
	return nil
}

// Float is the value of a number, or 0.
func Float(o Object) float64 {
	n, _ := o.(Number)
	v, _ := strconv.ParseFloat(strings.TrimSpace(string(n)), 64)
	return v
}
