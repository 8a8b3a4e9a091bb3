package object

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"
)

// header names the version, and has bytes above 127 so that no tool takes the
// file for text.
const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// Sum is the SHA-256 of what the file says: of the objects that can be reached
// from the trailer's Root and Info, in the order in which Bytes writes them, with
// their streams decoded. It does not depend on how streams are compressed.
func (f *File) Sum() ([sha256.Size]byte, error) {
	w := f.writer()
	w.plain = true
	sum := sha256.New()
	for i, r := range w.order {
		fmt.Fprintf(&w.buf, "%d ", i+1)
		w.write(f.Objects[r])
		sum.Write(w.buf.Bytes())
		w.buf.Reset()
	}
	return [sha256.Size]byte(sum.Sum(nil)), w.err
}

// Bytes writes the file: the objects that can be reached from the trailer's
// Root and Info, numbered as they are met, keys in order. The same objects
// give the same bytes, whatever their numbers were.
func (f *File) Bytes() ([]byte, error) {
	w := f.writer()
	w.buf.WriteString(header)
	offsets := make([]int, len(w.order)+1)
	for i, r := range w.order {
		offsets[i+1] = w.buf.Len()
		fmt.Fprintf(&w.buf, "%d 0 obj\n", i+1)
		w.write(f.Objects[r])
		w.buf.WriteString("\nendobj\n")
	}
	if w.err != nil {
		return nil, w.err
	}
	sum := sha256.Sum256(w.buf.Bytes())
	id := String(sum[:16])
	table := w.buf.Len()
	fmt.Fprintf(&w.buf, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, o := range offsets[1:] {
		fmt.Fprintf(&w.buf, "%010d 00000 n \n", o)
	}
	w.buf.WriteString("trailer\n")
	trailer := Dict{"Size": Number(fmt.Sprint(len(offsets))), "Root": f.Trailer["Root"], "ID": Array{id, id}}
	if f.Trailer["Info"] != nil {
		trailer["Info"] = f.Trailer["Info"]
	}
	w.write(trailer)
	fmt.Fprintf(&w.buf, "\nstartxref\n%d\n%%%%EOF\n", table)
	return w.buf.Bytes(), w.err
}

type writer struct {
	file   *File
	buf    bytes.Buffer
	number map[Ref]int
	order  []Ref
	plain  bool // streams are written as they are decoded
	err    error
}

// writer numbers what can be reached, depth first, keys in order. It keeps its
// own stack: chains of references may be as long as the file.
func (f *File) writer() *writer {
	w := &writer{file: f, number: make(map[Ref]int)}
	stack := []Object{f.Trailer["Info"], f.Trailer["Root"]}
	for len(stack) > 0 {
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if s, ok := o.(*Stream); ok {
			o = s.Dict
		}
		switch o := o.(type) {
		case Ref:
			if w.number[o] != 0 {
				continue
			}
			target, ok := f.Objects[o]
			if !ok {
				w.err = fmt.Errorf("object %d is named but missing", o)
				return w
			}
			w.order = append(w.order, o)
			w.number[o] = len(w.order)
			stack = append(stack, target)
		case Array:
			for _, e := range slices.Backward(o) {
				stack = append(stack, e)
			}
		case Dict:
			keys := slices.Sorted(maps.Keys(o))
			for _, k := range slices.Backward(keys) {
				stack = append(stack, o[k])
			}
		}
	}
	return w
}

func (w *writer) write(o Object) {
	switch o := o.(type) {
	case nil:
		w.buf.WriteString("null")
	case bool:
		fmt.Fprint(&w.buf, o)
	case Number:
		w.buf.WriteString(string(o))
	case String:
		w.string(o)
	case Name:
		w.name(o)
	case Ref:
		fmt.Fprintf(&w.buf, "%d 0 R", w.number[o])
	case Array:
		w.buf.WriteByte('[')
		for i, e := range o {
			if i > 0 {
				w.buf.WriteByte(' ')
			}
			w.write(e)
		}
		w.buf.WriteByte(']')
	case Dict:
		w.buf.WriteString("<<")
		for _, k := range slices.Sorted(maps.Keys(o)) {
			w.name(k)
			w.buf.WriteByte(' ')
			w.write(o[k])
		}
		w.buf.WriteString(">>")
	case *Stream:
		w.stream(o)
	default:
		w.err = fmt.Errorf("cannot write %T", o)
	}
}

// string writes a string with the escapes that it needs. A bare line end would be
// read as another one (ISO 32000-1, 7.3.4.2).
func (w *writer) string(s String) {
	w.buf.WriteByte('(')
	for _, c := range []byte(s) {
		switch c {
		case '(', ')', '\\':
			w.buf.WriteByte('\\')
		case '\n':
			w.buf.WriteString(`\n`)
			continue
		case '\r':
			w.buf.WriteString(`\r`)
			continue
		}
		w.buf.WriteByte(c)
	}
	w.buf.WriteByte(')')
}

func (w *writer) name(n Name) {
	w.buf.WriteByte('/')
	for _, c := range []byte(n) {
		if c <= ' ' || c > '~' || c == '#' || delimiter(c) {
			fmt.Fprintf(&w.buf, "#%02X", c)
			continue
		}
		w.buf.WriteByte(c)
	}
}

func (w *writer) stream(s *Stream) {
	d := maps.Clone(s.Dict)
	data := s.Data
	if !s.Raw && !w.plain {
		data = w.compress(data)
		d["Filter"] = Name("FlateDecode")
	}
	d["Length"] = Number(fmt.Sprint(len(data)))
	w.write(d)
	w.buf.WriteString("\nstream\n")
	w.buf.Write(data)
	w.buf.WriteString("\nendstream")
}

func (w *writer) compress(data []byte) []byte {
	var buf bytes.Buffer
	zip := zips.Get().(*zlib.Writer)
	defer zips.Put(zip)
	zip.Reset(&buf)
	_, err := zip.Write(data)
	if e := zip.Close(); err == nil {
		err = e
	}
	if err != nil && w.err == nil {
		w.err = err
	}
	return buf.Bytes()
}

// zips are shared by all files: each has most of a megabyte to work in.
var zips = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

// Text makes a text string, as titles and the like want: ASCII as it is, all else
// in UTF-16 with its mark.
func Text(s string) String {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return String(s)
	}
	out := []byte{0xFE, 0xFF}
	for _, r := range s {
		if r > 0xFFFF {
			r -= 0x10000
			hi, lo := 0xD800+(r>>10), 0xDC00+(r&0x3FF)
			out = append(out, byte(hi>>8), byte(hi), byte(lo>>8), byte(lo))
			continue
		}
		out = append(out, byte(r>>8), byte(r))
	}
	return String(out)
}

// Unicode is the text of a text string: UTF-16 where it has its mark, else
// Latin-1, as near to PDFDocEncoding as our files need it.
func Unicode(s String) string {
	b := []byte(s)
	if len(b) < 2 || b[0] != 0xFE || b[1] != 0xFF {
		r := make([]rune, len(b))
		for i, c := range b {
			r[i] = rune(c)
		}
		return string(r)
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}
