package object

import (
	"bytes"
	"errors"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

func sample() *File {
	f := &File{}
	pages := f.Add(Dict{"Type": Name("Pages")})
	content := f.Add(&Stream{Dict: Dict{}, Data: []byte(strings.Repeat("0 0 m ", 50))})
	page := f.Add(Dict{"Type": Name("Page"), "Parent": pages, "Contents": content, "Odd#name": String("a(b)\\c\x00\r\n\r\xff"), "N": Array{Number("1.5"), true, nil}})
	f.Dict(pages)["Kids"] = Array{page}
	f.Add(String("nobody refers to this"))
	f.Trailer = Dict{"Root": f.Add(Dict{"Type": Name("Catalog"), "Pages": pages}), "Info": f.Add(Dict{"Title": Text("Ä😀")})}
	return f
}

// What is written is read back the same, and written again the same.
func TestRoundTrip(t *testing.T) {
	one, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read(one)
	if err != nil {
		t.Fatal(err)
	}
	two, err := f.Bytes()
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("written again it differs (%v)", err)
	}
	if len(f.Objects) != 5 {
		t.Errorf("%d objects, want the 5 that can be reached", len(f.Objects))
	}
	pages := f.Pages()
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	p := f.Dict(pages[0])
	if p["Odd#name"] != String("a(b)\\c\x00\r\n\r\xff") || !reflect.DeepEqual(p["N"], Array{Number("1.5"), true, nil}) {
		t.Errorf("the page is %v", p)
	}
	if s := f.Stream(p["Contents"]); s == nil || len(s.Data) != 300 {
		t.Error("the content is not what was written")
	}
}

func TestLexer(t *testing.T) {
	tests := []struct {
		in   string
		want []Object
	}{
		{"1 0 R 1 0 obj", []Object{Ref(1), Number("1"), Number("0"), Operator("obj")}},
		{"-.5 +3 %x\n/A#42", []Object{Number("-.5"), Number("+3"), Name("AB")}},
		{`(a\(b\)\101\n(c))`, []Object{String("a(b)A\n(c)")}},
		{"<4 1 4>", []Object{String("A@")}},
		{"[1 [2]]<</A<</B 3>>>>", []Object{Array{Number("1"), Array{Number("2")}}, Dict{"A": Dict{"B": Number("3")}}}},
		{"inf 1e5 0x10 - . 1.2.3 .5", []Object{Operator("inf"), Operator("1e5"), Operator("0x10"), Operator("-"), Operator("."), Operator("1.2.3"), Number(".5")}},
		{"BT null true ET", []Object{Operator("BT"), nil, true, Operator("ET")}},
	}
	for _, tt := range tests {
		l := NewLexer([]byte(tt.in))
		var got []Object
		for {
			o, more, err := l.Next()
			if err != nil {
				t.Fatal(err)
			}
			if !more {
				break
			}
			got = append(got, o)
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%q: %v, want %v", tt.in, got, tt.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	good, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		"nothing":             "",
		"no PDF":              "hello",
		"cut off":             string(good[:len(good)/2]),
		"a wrong table":       strings.Replace(string(good), "xref\n0", "xerf\n0", 1),
		"offsets elsewhere":   strings.Replace(string(good), "\n0000000015", "\n9999999999", 1),
		"nested without end":  strings.Replace(string(good), "<<", strings.Repeat("[", 1000), 1),
		"a stream too long":   strings.Replace(string(good), "/Length ", "/Length 9", 1),
		"a damaged stream":    strings.Replace(string(good), "stream\n", "stream\nX", 1),
		"a table of no lines": "%PDF-1.7\nstartxref\n0\n%%EOF",
		"a stream too short":  strings.Replace(string(good), "/Length 2", "/Length 1", 1),
		"a key twice":         strings.Replace(string(good), "<</Kids ", "<</Kids 1/Kids ", 1),
		"a number too large":  strings.Replace(string(good), "xref\n0 6", "xref\n99999999 6", 1),
	}
	for name, data := range tests {
		if _, err := Read([]byte(data)); err == nil {
			t.Errorf("%s is read without an error", name)
		}
	}
}

// A file that another program wrote is told apart from a damaged one.
func TestForeign(t *testing.T) {
	good, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		data    string
		foreign bool
	}{
		"ours":                        {string(good), false},
		"written into":                {strings.Replace(string(good), "trailer\n<<", "trailer\n<</Prev 15", 1), true},
		"locked":                      {strings.Replace(string(good), "trailer\n<<", "trailer\n<</Encrypt 1 0 R", 1), true},
		"with a compressed table":     {"%PDF-1.7\n1 0 obj\n<</Type/XRef/Length 0>>stream\n\nendstream\nendobj\nstartxref\n9\n%%EOF", true},
		"with an object written anew": {strings.Replace(string(good), " 00000 n", " 00001 n", 1), true},
		"with lengths elsewhere":      {regexp.MustCompile(`/Length (\d\d)>>`).ReplaceAllString(string(good), "/Length []>>"), true},
		"cut off":                     {string(good[:len(good)/2]), false},
		"no PDF":                      {"hello", false},
	}
	for name, tt := range tests {
		if _, err := Read([]byte(tt.data)); errors.Is(err, ErrForeign) != tt.foreign {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A chain of references, a tree of pages and bombs take no more than they may.
func TestHostile(t *testing.T) {
	f := &File{}
	last := f.Add(String("end"))
	for range 100_000 {
		last = f.Add(Dict{"Next": last})
	}
	f.Trailer = Dict{"Root": last}
	data, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if f, err = Read(data); err != nil || len(f.Objects) != 100_001 {
		t.Fatal(err)
	}
	f = sample()
	pages := f.Dict(f.Trailer["Root"])["Pages"]
	for range 40 {
		pages = f.Add(Dict{"Kids": Array{pages}})
	}
	f.Dict(f.Trailer["Root"])["Pages"] = pages
	if n := len(f.Pages()); n != 0 {
		t.Errorf("%d pages of a tree without an end", n)
	}
	f = &File{}
	for range 2 {
		list := make(Array, maxCount/2)
		for i := range list {
			list[i] = true
		}
		last = f.Add(Dict{"Next": last, "List": list})
	}
	f.Trailer = Dict{"Root": Array{Ref(1), Ref(2)}}
	f.Objects[1].(Dict)["Next"] = nil
	if data, err = f.Bytes(); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(data); err == nil || !strings.Contains(err.Error(), "too many") {
		t.Errorf("a file of more than %d objects: %v", maxCount, err)
	}
	w := &writer{}
	bomb := &Stream{Dict: Dict{"Filter": Name("FlateDecode")}, Data: w.compress(make([]byte, 1001))}
	if err := new(unzipper).decode(bomb, 1000); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("%d bytes that become 1001, where 1000 are allowed: %v", len(bomb.Data), err)
	}
}

// Text comes back as it was, in ASCII or not.
func TestText(t *testing.T) {
	for _, s := range []string{"", "Plain (text)\\", "Größe", "Ä😀", "line\nline", "tab\t", "~", "\x7f"} {
		if got := Unicode(Text(s)); got != s {
			t.Errorf("%q comes back as %q", s, got)
		}
	}
	if Text("abc") != "abc" || Unicode("caf\xe9") != "café" {
		t.Error("ASCII is not written as it is, or Latin-1 not read")
	}
}

func TestMissingObject(t *testing.T) {
	f := sample()
	f.Trailer["Root"] = Ref(99)
	if _, err := f.Bytes(); err == nil {
		t.Error("a file that names a missing object is written")
	}
}

func FuzzRead(f *testing.F) {
	good, err := sample().Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte("xref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R>>\nstartxref\n0\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read(data)
		if err != nil {
			return
		}
		file.Pages()
		one, err := file.Bytes()
		if err != nil {
			return
		}
		again, err := Read(one)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		two, err := again.Bytes()
		if err != nil || !bytes.Equal(one, two) {
			t.Errorf("written again it differs (%v)", err)
		}
	})
}
