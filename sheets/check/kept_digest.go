package check

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"reflect"
	"slices"
	"strings"

	"factsheet/sources/yamldoc"
)

// digestOf names values by all that they hold: also by fields that are added to
// their types later. Places in files do not count: what stands elsewhere with the
// same words is the same. ok is false for values that cannot be named, such as
// functions.
func digestOf(values ...any) (digest string, ok bool) {
	var b []byte
	ok = true
	for _, v := range values {
		b = written(b, reflect.ValueOf(v), &ok)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), ok
}

var (
	posType    = reflect.TypeFor[yamldoc.Pos]()
	stringType = reflect.TypeFor[yamldoc.String]()
)

// written appends a value, so that no two values that differ are written alike.
func written(b []byte, v reflect.Value, ok *bool) []byte {
	switch v.Kind() {
	case reflect.String:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		return append(b, v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Float64:
		return binary.BigEndian.AppendUint64(b, math.Float64bits(v.Float()))
	case reflect.Slice, reflect.Array:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		for i := range v.Len() {
			b = written(b, v.Index(i), ok)
		}
		return b
	case reflect.Map:
		return writtenMap(b, v, ok)
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		return written(append(b, 1), v.Elem(), ok)
	case reflect.Struct:
		switch v.Type() {
		case posType:
			return b
		case stringType:
			return written(b, v.FieldByName("Value"), ok)
		}
		for i := range v.NumField() {
			b = written(b, v.Field(i), ok)
		}
		return b
	}
	*ok = false
	return b
}

// writtenMap appends a map whose keys are strings, in their order.
func writtenMap(b []byte, v reflect.Value, ok *bool) []byte {
	if v.Type().Key().Kind() != reflect.String {
		*ok = false
		return b
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	b = binary.AppendUvarint(b, uint64(len(keys)))
	for _, key := range keys {
		b = written(written(b, key, ok), v.MapIndex(key), ok)
	}
	return b
}
