// Package object reads and writes the objects of PDF files: those that we make.
//
// It reads whole files with a classical cross-reference table and Flate
// streams, which is what gofpdf and this package write. It is no reader for
// the PDF files of others: it says that they are (ErrForeign). Whatever it is
// given, it takes time and memory in proportion to the file and to the bounds on
// its streams.
package object

// An Object is one of nil, bool, Number, String, Name, Array, Dict, *Stream
// and Ref.
type Object any

type (
	// A Number is kept as it is written.
	Number string

	// A String holds the bytes meant, not their escapes.
	String string

	// A Name is without its slash and unescaped.
	Name string

	// An Array is a list of objects.
	Array []Object

	// A Dict is written with its keys in order.
	Dict map[Name]Object

	// A Ref names an object of the file by its number.
	Ref int
)

// A Stream is a dictionary and bytes. Data are decoded; Raw says that they are
// to be written as they are, without a filter.
type Stream struct {
	Dict Dict
	Data []byte
	Raw  bool
}

// A File is the objects of a file by number, and its trailer. The zero File has
// none.
type File struct {
	Objects map[Ref]Object
	Trailer Dict

	next Ref
}

// Add puts an object in the file, also in the zero File, and returns its number.
func (f *File) Add(o Object) Ref {
	if f.Objects == nil {
		f.Objects = make(map[Ref]Object)
	}
	for f.next <= 0 || f.Objects[f.next] != nil {
		f.next++
	}
	r := f.next
	f.Objects[r] = o
	f.next++
	return r
}

// Get follows references; nil is an object that the file does not have.
func (f *File) Get(o Object) Object {
	for range 32 { // a chain of references that closes on itself ends here
		r, ok := o.(Ref)
		if !ok {
			return o
		}
		o = f.Objects[r]
	}
	return nil
}

// Dict is the dictionary that o is or refers to; a stream's for a stream; nil
// where it is neither.
func (f *File) Dict(o Object) Dict {
	switch o := f.Get(o).(type) {
	case Dict:
		return o
	case *Stream:
		return o.Dict
	}
	return nil
}

// Stream is the stream that o is or refers to, or nil.
func (f *File) Stream(o Object) *Stream {
	s, _ := f.Get(o).(*Stream)
	return s
}

// Array is the array that o is or refers to, or nil.
func (f *File) Array(o Object) Array {
	a, _ := f.Get(o).(Array)
	return a
}

// Pages lists the pages in order. Trees of more than 16 levels have none.
func (f *File) Pages() []Ref {
	var out []Ref
	seen := make(map[Ref]bool)
	var walk func(o Object, depth int)
	walk = func(o Object, depth int) {
		r, ok := o.(Ref)
		if !ok || seen[r] || depth > 16 {
			return
		}
		seen[r] = true
		d := f.Dict(r)
		if d["Type"] == Name("Page") {
			out = append(out, r)
			return
		}
		for _, kid := range f.Array(d["Kids"]) {
			walk(kid, depth+1)
		}
	}
	walk(f.Dict(f.Trailer["Root"])["Pages"], 0)
	return out
}
