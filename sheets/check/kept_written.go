package check

import (
	"encoding/binary"
	"math"
	"reflect"
)

// readBack reads into a pointer what written gave for its value, and gives what
// stands behind it; ok is false where that stands not there. Strings are parts of
// data. Places in files are not written, and what was an empty list is nil.
func readBack(data string, to any) (rest string, ok bool) {
	r := &backReader{data: data}
	r.value(reflect.ValueOf(to).Elem())
	return r.data, !r.failed
}

// A backReader reads from the start of its data. After a failure it reads
// nothing more.
type backReader struct {
	data   string
	failed bool
}

// take gives the next n bytes.
func (r *backReader) take(n uint64) string {
	if r.failed || n > uint64(len(r.data)) {
		r.failed, r.data = true, ""
		return ""
	}
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

func (r *backReader) uvarint() uint64 {
	var x uint64
	for shift := 0; shift < 64; shift += 7 {
		c := r.take(1)
		if r.failed {
			return 0
		}
		x |= uint64(c[0]&0x7f) << shift
		if c[0] < 0x80 {
			return x
		}
	}
	r.failed = true
	return 0
}

func (r *backReader) varint() int64 {
	x := r.uvarint()
	return int64(x>>1) ^ -int64(x&1)
}

// length is that of a list, of which each item has a byte at least.
func (r *backReader) length() int {
	n := r.uvarint()
	if n > uint64(len(r.data)) {
		r.failed = true
		return 0
	}
	return int(n)
}

// flag is a byte that is 0 or 1.
func (r *backReader) flag() bool {
	c := r.take(1)
	r.failed = r.failed || c > "\x01"
	return c == "\x01"
}

func (r *backReader) value(v reflect.Value) {
	if r.failed {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.take(r.uvarint()))
	case reflect.Bool:
		v.SetBool(r.flag())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(r.varint())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.uvarint())
	case reflect.Float64:
		if b := r.take(8); !r.failed {
			v.SetFloat(math.Float64frombits(binary.BigEndian.Uint64([]byte(b))))
		}
	case reflect.Slice:
		r.list(v)
	case reflect.Map:
		r.table(v)
	case reflect.Pointer:
		if r.flag() {
			v.Set(reflect.New(v.Type().Elem()))
			r.value(v.Elem())
		}
	case reflect.Struct:
		r.fields(v)
	default:
		r.failed = true
	}
}

func (r *backReader) fields(v reflect.Value) {
	switch v.Type() {
	case posType:
		return
	case stringType:
		r.value(v.FieldByName("Value"))
		return
	}
	for i := range v.NumField() {
		r.value(v.Field(i))
	}
}

func (r *backReader) list(v reflect.Value) {
	n := r.length()
	if n == 0 {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := 0; i < n && !r.failed; i++ {
		r.value(v.Index(i))
	}
}

// table reads a map whose keys are strings.
func (r *backReader) table(v reflect.Value) {
	n := r.length()
	if n == 0 || r.failed {
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), n))
	for i := 0; i < n && !r.failed; i++ {
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		r.value(key)
		r.value(value)
		v.SetMapIndex(key, value)
	}
}
