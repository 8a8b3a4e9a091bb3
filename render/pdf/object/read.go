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

// maxStream bounds one decoded stream: a file of ours has none that is larger.
const maxStream = 256 << 20

// Read reads a file.
func Read(data []byte) (*File, error) {
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
	var streams []Ref
	for r, offset := range offsets {
		o, err := readObject(data, offset, r)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", r, err)
		}
		f.Objects[r] = o
		f.next = max(f.next, r+1)
		if _, ok := o.(*Stream); ok {
			streams = append(streams, r)
		}
	}
	for _, r := range streams {
		if err := f.decode(f.Objects[r].(*Stream)); err != nil {
			return nil, fmt.Errorf("stream %d: %w", r, err)
		}
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

func readObject(data []byte, offset int, want Ref) (Object, error) {
	if offset < 0 || offset >= len(data) {
		return nil, errors.New("lies outside the file")
	}
	l := &Lexer{data: data, pos: offset}
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
	l.pos += len("stream")
	if l.at(0) == '\r' {
		l.pos++
	}
	l.pos++
	length, _ := d["Length"].(Number)
	size, err := strconv.Atoi(string(length))
	if err != nil || size < 0 || size > len(data)-l.pos {
		return nil, l.errorf("a stream without its length")
	}
	return &Stream{Dict: d, Data: data[l.pos : l.pos+size]}, nil
}

// decode undoes the Flate filter. Others stay as they are: pictures.
func (f *File) decode(s *Stream) error {
	delete(s.Dict, "Length")
	if s.Dict["Filter"] == nil {
		return nil
	}
	if s.Dict["Filter"] != Name("FlateDecode") || s.Dict["DecodeParms"] != nil {
		s.Raw = true
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(s.Data))
	if err != nil {
		return err
	}
	s.Data, err = io.ReadAll(io.LimitReader(z, maxStream+1))
	if err != nil {
		return err
	}
	if len(s.Data) > maxStream {
		return errors.New("too large")
	}
	delete(s.Dict, "Filter")
	return nil
}

// Float is the value of a number, or 0.
func Float(o Object) float64 {
	n, _ := o.(Number)
	v, _ := strconv.ParseFloat(strings.TrimSpace(string(n)), 64)
	return v
}
