package object

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Bounds in bytes on what streams are decoded to: one, and all of a file. One of
// ours has none that are larger; a file of somebody else may be made to fill memory.
const (
	maxStream  = 256 << 20
	maxStreams = 1 << 30
)

// Read reads a file.
func Read(data []byte) (*File, error) {
	f, err := ReadRaw(data)
	if err != nil {
		return nil, err
	}
	left := maxStreams
	for r, o := range f.Objects {
		s, ok := o.(*Stream)
		if !ok {
			continue
		}
		if err := decode(s, min(left, maxStream)); err != nil {
			return nil, fmt.Errorf("stream %d: %w", r, err)
		}
		left -= len(s.Data)
	}
	return f, nil
}

// ReadRaw reads a file and leaves its streams as they are written. Bytes writes them
// so: a file that Bytes made comes out the same, whatever compressed it.
func ReadRaw(data []byte) (*File, error) {
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
	left := len(data) // objects lie side by side, so that reading all takes no longer than the file
	for r, offset := range offsets {
		o, end, err := readObject(data, offset, r)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", r, err)
		}
		if left -= end - offset; left < 0 {
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
		for i := range count {
			offset, err := l.integer()
			if err != nil {
				return nil, err
			}
			l.skip()
			l.regular() // the generation
			kind, more, err := l.Next()
			if err != nil || !more {
				return nil, l.errorf("the table does not end")
			}
			if kind == Operator("n") {
				out[Ref(first+i)] = offset
			}
		}
	}
}

// readObject reads the object at an offset, and gives where it ends.
func readObject(data []byte, offset int, want Ref) (o Object, end int, err error) {
	if offset < 0 || offset >= len(data) {
		return nil, 0, errors.New("lies outside the file")
	}
	l := &Lexer{data: data, pos: offset}
	n, err := l.integer()
	if err != nil {
		return nil, 0, err
	}
	if _, err := l.integer(); err != nil {
		return nil, 0, err
	}
	if o, _, err := l.Next(); err != nil || o != Operator("obj") || Ref(n) != want {
		return nil, 0, l.errorf("no object of that number")
	}
	o, _, err = l.Next()
	if err != nil {
		return nil, 0, err
	}
	d, ok := o.(Dict)
	if !ok {
		return o, l.pos, nil
	}
	l.skip()
	if !bytes.HasPrefix(l.data[l.pos:], []byte("stream")) {
		return d, l.pos, nil
	}
	s, err := l.stream(d)
	return s, l.pos, err
}

// stream reads a stream from its keyword on.
func (l *Lexer) stream(d Dict) (*Stream, error) {
	l.pos += len("stream")
	if l.at(0) == '\r' {
		l.pos++
	}
	l.pos++
	length, _ := d["Length"].(Number)
	size, err := strconv.Atoi(string(length))
	if err != nil || size < 0 || size > len(l.data)-l.pos {
		return nil, l.errorf("a stream without its length")
	}
	delete(d, "Length")
	s := &Stream{Dict: d, Data: l.data[l.pos : l.pos+size], Raw: true}
	l.pos += size
	return s, nil
}

// decode undoes the Flate filter. Others stay as they are: pictures.
func decode(s *Stream, limit int) error {
	switch {
	case s.Dict["Filter"] == nil:
		s.Raw = false
		return nil
	case s.Dict["Filter"] != Name("FlateDecode") || s.Dict["DecodeParms"] != nil:
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(s.Data))
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
