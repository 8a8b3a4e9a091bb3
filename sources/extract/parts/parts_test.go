package parts

import (
	"archive/zip"
	"context"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"factsheet/sources/extract/extracttest"
)

// pack makes an archive of names and contents by turns.
func pack(t testing.TB, change func(*zip.FileHeader), list ...string) string {
	t.Helper()
	var b strings.Builder
	z := zip.NewWriter(&b)
	for i := 0; i < len(list); i += 2 {
		h := &zip.FileHeader{Name: list[i], Method: zip.Deflate}
		if change != nil {
			change(h)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, list[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestClean(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"word/document.xml", "word/document.xml"}, {"/word/document.xml", "word/document.xml"}, {`word\document.xml`, "word/document.xml"},
		{"a/../b", "b"}, {"./a", "a"}, {"//a//b", "a/b"}, {"../a", ""}, {"a/../../b", ""}, {"..", ""}, {"", ""}, {"/", ""}, {"/../a", ""},
	} {
		if got := Clean(test.name); got != test.want {
			t.Errorf("Clean(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}

func TestResolve(t *testing.T) {
	for _, test := range []struct{ from, ref, want string }{
		{"word/document.xml", "styles.xml", "word/styles.xml"}, {"word/document.xml", "/word/styles.xml", "word/styles.xml"}, {"word/document.xml", "../docProps/core.xml", "docProps/core.xml"},
		{"", "word/document.xml", "word/document.xml"}, {"book.opf", "a.xhtml#x", "a.xhtml"}, {"a/b.xhtml", "#x", "a/b.xhtml"}, {"a/b", "../../c", ""},
	} {
		if got := Resolve(test.from, test.ref); got != test.want {
			t.Errorf("Resolve(%q, %q) = %q, want %q", test.from, test.ref, got, test.want)
		}
	}
}

func TestRead(t *testing.T) {
	a, err := Open(pack(t, nil, "a/", "", "A/b.xml", "text", "../c", "x", "/d", "y"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, want string }{{"a/b.xml", "text"}, {"/A/B.xml", "text"}, {"d", "y"}} {
		if got, err := a.Read(test.name); err != nil || got != test.want {
			t.Errorf("Read(%q) = %q, %v", test.name, got, err)
		}
	}
	for _, name := range []string{"c", "../c", "a", ""} {
		if a.Has(name) {
			t.Errorf("there is a part %q", name)
		}
		_, err := a.Read(name)
		extracttest.CheckError(t, err)
	}
}

// Archives that are made to harm, and those that are broken.
func TestRefused(t *testing.T) {
	plain := pack(t, func(h *zip.FileHeader) { h.Method = zip.Store }, "a", "some text that is stored")
	var many []string
	for i := range mostParts + 1 {
		many = append(many, fmt.Sprint(i), "")
	}
	lies := []byte(pack(t, nil, "a", strings.Repeat("x", 1<<16)))
	central := strings.Index(string(lies), "PK\x01\x02")
	binary.LittleEndian.PutUint32(lies[central+24:], 10) // says to unpack to 10 bytes
	for _, test := range []struct{ reason, data, want string }{
		{"no archive", "PK", "cut off"},
		{"without its end", plain[:len(plain)-30], "cut off"},
		{"a changed byte", strings.Replace(plain, "some", "same", 1), "checksum"},
		{"far too large", pack(t, nil, "a", strings.Repeat("a", 8<<20)), "unpacks to far more"},
		{"a false size", string(lies), "damaged"},
		{"encrypted", pack(t, func(h *zip.FileHeader) { h.Flags |= 1 }, "a", "b"), "password"},
		{"two of a name", pack(t, nil, "a", "b", "A", "c"), "2 times"},
		{"too many parts", pack(t, nil, many...), "archive of"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			a, err := Open(test.data)
			if err == nil {
				_, err = a.Read("a")
			}
			extracttest.CheckError(t, err)
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %q, want one with %q", err, test.want)
			}
		})
	}
}

// Many parts that are each small enough are too much together.
func TestTotal(t *testing.T) {
	a, err := Open(pack(t, nil, "a", "b"))
	if err != nil {
		t.Fatal(err)
	}
	a.spent = largestTotal
	_, err = a.Read("a")
	extracttest.CheckError(t, err)
}

func TestTokens(t *testing.T) {
	for _, test := range []struct{ reason, xml, want string }{
		{"elements and texts", `<a b="c">d<e/>f</a>`, "<a>d<e></e>f</a>"},
		{"comments and instructions are passed over", `<?xml version="1.0"?><!-- x --><a><?y z?>b</a>`, "<a>b</a>"},
		{"a type without entities, as old writers declare it", `<!DOCTYPE a PUBLIC "x" "y"><a>b</a>`, "<a>b</a>"},
		{"sections of characters", `<a><![CDATA[<b>]]></a>`, "<a><b></a>"},
		{"an encoding", "<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>", "<a>é</a>"},
		{"bytes that are no UTF-8", "<a>\xe9</a>", "error"},
		{"an encoding that is none", "<?xml version='1.0' encoding='zebra'?><a>\xe9\xe9\xe9</a>", "error"},
		{"entities", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`, "error"},
		{"tags that do not fit", `<a><b></a></b>`, "error"},
		{"an end that is missing", `<a>`, "error"},
		{"too deep", strings.Repeat("<a>", deepest+1), "error"},
		{"binary", "\x00\x01\x02", "error"},
	} {
		var b strings.Builder
		tokens, err := NewTokens(context.Background(), "a.xml", test.xml)
		for err == nil {
			var token any
			if token, err = tokens.Next(); err == nil {
				b.WriteString(written(token))
			}
		}
		if test.want == "error" {
			extracttest.CheckError(t, err)
		} else if err != io.EOF || b.String() != test.want {
			t.Errorf("%s: got %s, %v", test.reason, b.String(), err)
		}
	}
}

func TestTokensStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	tokens, err := NewTokens(ctx, "a.xml", "<a>"+strings.Repeat("<b/>", 5000)+"</a>")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tokens.Next(); err != nil {
		t.Fatal(err)
	}
	if err := tokens.Skip(); err != context.Canceled {
		t.Errorf("error %v", err)
	}
}

func TestMimetype(t *testing.T) {
	stored := func(h *zip.FileHeader) { h.Method = zip.Store }
	for _, test := range []struct{ reason, head, want string }{
		{"stored first", pack(t, stored, "mimetype", "a/b", "c", "d"), "a/b"},
		{"packed", pack(t, nil, "mimetype", "a/b"), ""},
		{"second", pack(t, stored, "c", "d", "mimetype", "a/b"), ""},
		{"cut", pack(t, stored, "mimetype", "a/b")[:38], ""},
		{"no archive", "mimetype", ""},
	} {
		if got := Mimetype(test.head); got != test.want {
			t.Errorf("%s: %q, want %q", test.reason, got, test.want)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(pack(f, nil, "a", "b", "c/d", "e"))
	f.Add(pack(f, func(h *zip.FileHeader) { h.Method = zip.Store }, "mimetype", "a/b", "c", "d"))
	f.Fuzz(func(t *testing.T, data string) {
		Mimetype(data)
		NamesIn(data)
		a, err := Open(data)
		if err != nil {
			extracttest.CheckError(t, err)
			return
		}
		for _, name := range a.Names() {
			if !a.Has(name) {
				t.Fatalf("part %q is listed and cannot be found", name)
			}
			if _, err := a.Read(name); err != nil {
				extracttest.CheckError(t, err)
			}
		}
	})
}

// written writes a token as it stands in XML, without attributes.
func written(token any) string {
	switch token := token.(type) {
	case xml.StartElement:
		return "<" + token.Name.Local + ">"
	case xml.EndElement:
		return "</" + token.Name.Local + ">"
	case xml.CharData:
		return string(token)
	}
	return "?"
}
