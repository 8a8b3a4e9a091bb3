package pdfium

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// fault is what is wrong with an error: nothing, a Fault, or something else.
func fault(err error) Fault {
	var e *Error
	if errors.As(err, &e) {
		return e.Fault
	}
	if err != nil {
		return Fault("other: " + err.Error())
	}
	return ""
}

func TestFaultsOfDocuments(t *testing.T) {
	if raced {
		t.Skip("too slow with the race detector; it has nothing to do with it")
	}
	good := onePage("BT /F1 10 Tf 20 70 Td (Hello) Tj ET", "")
	with := func(i int, object string) string {
		f := append(file(nil), good...)
		f[i] = object
		return f.String()
	}
	tests := []struct {
		name, data string
		want       Fault
	}{
		{"nothing", "", Damaged},
		{"not a PDF", "<html>PDF</html>", Damaged},
		{"a head only", "%PDF-1.7\n", Damaged},
		{"no catalogue", strings.Replace(good.String(), "/Catalog /Pages", "/Katalog /Seiten", 1), NoPages},
		{"no pages", with(1, "<< /Type /Pages /Kids [] /Count 0 >>"), NoPages},
		{"more pages than anybody has written", with(1, "<< /Type /Pages /Kids [3 0 R] /Count 900000 >>"), TooManyPages},
		// What follows can be read, if not to the good of all that stands in it.
		{"a table that is cut off is made anew", good.String()[:strings.Index(good.String(), "startxref")], ""},
		{"a tree of pages that is a ring", with(1, "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"), ""},
		{"a page that is its own content", with(2, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 3 0 R >>"), ""},
		{"a page without a size", with(2, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] /Contents 4 0 R >>"), ""},
		{"a page larger than a country", with(2, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e38 1e38] /Contents 4 0 R >>"), ""},
		{"arrays in arrays", with(3, stream("", strings.Repeat("[", 100_000))), ""},
		{"an object of arrays in arrays", with(4, strings.Repeat("[", 100_000)), ""},
		{"dictionaries in dictionaries", with(4, strings.Repeat("<</A", 100_000)), ""},
		{"states in states", with(3, stream("", strings.Repeat("q ", 100_000)+"BT /F1 10 Tf (a) Tj ET")), ""},
		{"a form that draws itself", strings.Replace(with(3, stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>", "/X Do")), "/Font <<", "/XObject << /X 4 0 R >> /Font <<", 1), ""},
		{"a stream that is its own length", strings.Replace(good.String(), "/Length 35", "/Length 4 0 R", 1), ""},
	}
	for name, e := range engines(t) {
		for _, test := range tests {
			t.Run(name+"/"+test.name, func(t *testing.T) {
				_, err := e.Read(context.Background(), Document{Data: test.data}, func(*Page) error { return nil })
				if got := fault(err); got != test.want {
					t.Errorf("%q (%v), want %q", got, err, test.want)
				}
				var e *Error
				if errors.As(err, &e) && (e.Reason == "" || e.Hint == "" || strings.HasSuffix(e.Reason, ".")) {
					t.Errorf("an error that does not say what to do: %+v", e)
				}
			})
		}
	}
}

// A small file that unpacks to more than fits is an error, and takes no more
// memory than is allowed.
func TestABombIsTooMuchMemory(t *testing.T) {
	if raced {
		t.Skip("too slow with the race detector; it has nothing to do with it")
	}
	f := onePage("", "")
	f[3] = flate(strings.Repeat("q ", 200<<20))
	for name, e := range engines(t) {
		began := time.Now()
		_, err := e.Read(context.Background(), Document{Data: f.String()}, func(*Page) error { return nil })
		if got := fault(err); got != TooMuchMemory {
			t.Errorf("%s: %q (%v), after %v", name, got, err, time.Since(began))
		}
		// The engine is none the worse for it.
		if list, _ := read(t, e, Document{Data: onePage("BT /F1 10 Tf 9 9 Td (a) Tj ET", "").String()}); words(list[0]) != "a" {
			t.Errorf("%s: the next document reads %q", name, words(list[0]))
		}
	}
}

func TestDocumentsThatAreTooLarge(t *testing.T) {
	for name, e := range engines(t) {
		_, err := e.Describe(context.Background(), Document{Data: strings.Repeat("x", maxData+1)})
		if got := fault(err); got != TooMuchMemory {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The encrypted documents in testdata are onePage("BT /F1 10 Tf 20 70 Td (Secret)
// Tj ET") through qpdf --encrypt, with the passwords "öffne" and "owner".
func TestPasswords(t *testing.T) {
	tests := []struct {
		file, password string
		want           Fault
	}{
		{"aes256.pdf", "", NeedsPassword},
		{"aes256.pdf", "wrong", WrongPassword},
		{"aes256.pdf", "öffne", ""},
		{"aes256.pdf", "owner", ""},
		{"rc4.pdf", "", NeedsPassword},
		{"rc4.pdf", "owner", ""},
		{"owner-only.pdf", "", ""},
		{"owner-only.pdf", "one too many", ""}, // it opens without
	}
	for name, e := range engines(t) {
		for _, test := range tests {
			data, err := os.ReadFile(filepath.Join("testdata", test.file))
			if err != nil {
				t.Fatal(err)
			}
			text := ""
			info, err := e.Read(context.Background(), Document{string(data), test.password}, func(p *Page) error {
				text = words(p)
				return nil
			})
			if fault(err) != test.want {
				t.Errorf("%s: %s with %q: %v, want %q", name, test.file, test.password, err, test.want)
			}
			if err == nil && (text != "Secret" || !info.Encrypted) {
				t.Errorf("%s: %s with %q reads %q, %+v", name, test.file, test.password, text, info)
			}
		}
	}
}

// Whatever becomes of a document's bytes, reading it ends, with pages or with an
// error that says what to do.
func TestMutatedDocuments(t *testing.T) {
	if raced {
		t.Skip("too slow with the race detector; it has nothing to do with it")
	}
	seeds := []string{
		onePage("BT /F1 10 Tf 20 70 Td (Hello) Tj 0 -12 Td [(wor) -500 (ld)] TJ ET", "/Rotate 90").String(),
		pages(3).String(),
		file{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R >>", flate("BT (a) Tj ET")}.String(),
	}
	for _, name := range []string{"aes256.pdf", "owner-only.pdf"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		seeds = append(seeds, string(data))
	}
	rounds := 40
	if testing.Short() {
		rounds = 8
	}
	list := engines(t)
	for i, seed := range seeds {
		for round := range rounds {
			data := mutate(seed, rand.New(rand.NewPCG(uint64(i), uint64(round))))
			got := make(map[string]string)
			for name, e := range list {
				var b strings.Builder
				_, err := e.Read(context.Background(), Document{Data: data}, func(p *Page) error {
					fmt.Fprintf(&b, "%+v\n", p)
					return nil
				})
				if f := fault(err); strings.HasPrefix(string(f), "other") || f == NoReader || f == TooSlow {
					t.Errorf("seed %d, round %d, %s: %v", i, round, name, err)
				}
				got[name] = fmt.Sprint(b.String(), err)
			}
			if got["here"] != got["in a worker"] {
				t.Errorf("seed %d, round %d: here\n%s\nin a worker\n%s", i, round, got["here"], got["in a worker"])
			}
		}
	}
}

// mutate changes, removes or repeats some bytes.
func mutate(s string, r *rand.Rand) string {
	b := []byte(s)
	for range 1 + r.IntN(6) {
		at := r.IntN(len(b))
		switch r.IntN(5) {
		case 0:
			b[at] = byte(r.Uint32())
		case 1:
			b = b[:max(1, at)]
		case 2:
			b = append(b[:at:at], b[min(len(b), at+1+r.IntN(40)):]...)
			b = append(b, ' ')
		case 3:
			part := b[at:min(len(b), at+1+r.IntN(200))]
			b = append(append(append([]byte(nil), b[:at]...), part...), b[at:]...)
		case 4: // numbers are where a format is weak
			for i := at; i < len(b); i++ {
				if b[i] >= '0' && b[i] <= '9' {
					b[i] = '0' + byte(r.IntN(10))
					break
				}
			}
		}
	}
	return string(b)
}
