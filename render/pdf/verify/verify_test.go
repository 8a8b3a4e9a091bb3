package verify_test

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"factsheet/render"
	"factsheet/render/pdf"
	"factsheet/render/pdf/object"
	"factsheet/render/pdf/verify"
)

const (
	first  = "Words of the first quotation, which is long enough to go over more than one of the lines of the paper"
	second = "Zweites Zitat"
)

func file(t testing.TB) []byte {
	t.Helper()
	quote := func(s string) *render.Quotation {
		return &render.Quotation{Open: "“", Text: render.Text{{Text: s}}, Close: "”"}
	}
	data, err := pdf.Bytes(&render.Page{
		Title: render.Text{{Text: "Title"}}, Owner: render.Text{{Text: "An owner"}}, Language: "en", Words: render.WordsFor("en"),
		Body:   []render.Block{&render.Point{Claim: []render.Text{{{Text: "Claim"}}}, Evidence: []*render.Quotation{quote(first), quote(second)}}},
		Quoted: []render.Quoted{{Text: first}, {Text: second}},
	}, pdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func quotations(data []byte, want []string) error {
	c, err := verify.Read(data)
	if err != nil {
		return err
	}
	return c.Quotations(want)
}

// glyphs is how a word stands in the content of a page.
func glyphs(s string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, "%04x", r)
	}
	return b.String()
}

func TestQuotations(t *testing.T) {
	data := file(t)
	tests := []struct {
		name    string
		want    []string
		missing int // index; -1 is none
	}{
		{"as printed", []string{first, second}, -1},
		{"nothing", nil, -1},
		{"another order", []string{second, first}, 1}, // they are looked for in the order of reading
		{"one letter", []string{strings.Replace(first, "first", "firsi", 1)}, 0},
		{"one space", []string{strings.Replace(first, " of", "  of", 1)}, 0},
		{"twice where it stands once", []string{first, first}, 1},
		{"what is no content", []string{"Page 1 of 1"}, 0}, // running feet are no evidence
	}
	for _, tt := range tests {
		err := quotations(data, tt.want)
		var m *verify.Missing
		switch {
		case tt.missing < 0 && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.missing >= 0 && (!errors.As(err, &m) || m.Index != tt.missing):
			t.Errorf("%s: %v, want the quotation %d to be missing", tt.name, err, tt.missing)
		}
	}
	var m *verify.Missing
	if err := quotations(data, []string{"Words of the second"}); !errors.As(err, &m) || !strings.HasPrefix(m.Read, "first quotation") {
		t.Errorf("the message does not show what the file reads instead: %v", err)
	}
}

// A file that was changed by one glyph, in whatever part, does not pass.
func TestChangedFiles(t *testing.T) {
	tests := []struct {
		name   string
		change func(t *testing.T, f *object.File)
		want   string
	}{
		{"a letter on the page", func(t *testing.T, f *object.File) {
			replace(t, f, glyphs("q"), glyphs("p"))
		}, "does not stand in the PDF"},
		{"a letter that is not shown", func(t *testing.T, f *object.File) {
			replace(t, f, glyphs("q"), "")
		}, "does not stand in the PDF"},
		{"a letter that reads as another", func(t *testing.T, f *object.File) {
			eachStream(f, "beginbfchar", func(s *object.Stream) {
				s.Data = bytes.Replace(s.Data, []byte("<0071> <0071>"), []byte("<0071> <0070>"), 1)
			})
		}, "does not stand in the PDF"},
		{"a letter that reads as nothing", func(t *testing.T, f *object.File) {
			eachStream(f, "beginbfchar", func(s *object.Stream) {
				s.Data = bytes.Replace(s.Data, []byte("<0071> <0071>\n"), nil, 1)
			})
		}, "stands for no character"},
		{"a letter without a glyph", func(t *testing.T, f *object.File) {
			for _, o := range f.Objects {
				if d, ok := o.(object.Dict); ok && d["CIDToGIDMap"] != nil {
					m := f.Stream(d["CIDToGIDMap"])
					m.Data = bytes.Clone(m.Data)
					m.Data['q'*2], m.Data['q'*2+1] = 0, 0
				}
			}
		}, "has no glyph"},
		{"text made an artifact", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) {
				s.Data = append(append([]byte("/Artifact BMC\n"), s.Data...), "EMC\n"...)
			})
		}, "does not stand in the PDF"},
		{"text below the page", func(t *testing.T, f *object.File) {
			eachStream(f, "] TJ", func(s *object.Stream) { s.Data = bytes.ReplaceAll(s.Data, []byte("1 0 0 1 "), []byte("1 0 0 1 -")) })
		}, "stands outside the page"},
		{"text in white", func(t *testing.T, f *object.File) {
			eachStream(f, "] TJ", func(s *object.Stream) {
				s.Data = regexp.MustCompile(`[0-9. ]+ rg\n`).ReplaceAll(s.Data, []byte("1 1 1 rg\n"))
			})
		}, "as light as the paper"},
		{"text in a mode without colour", func(t *testing.T, f *object.File) {
			eachStream(f, "] TJ", func(s *object.Stream) { s.Data = append([]byte("3 Tr\n"), s.Data...) })
		}, "in a mode"},
		{"lines one on the other", func(t *testing.T, f *object.File) {
			eachStream(f, "] TJ", func(s *object.Stream) {
				s.Data = regexp.MustCompile(`1 0 0 1 [0-9.]+ [0-9.]+ Tm`).ReplaceAll(s.Data, []byte("1 0 0 1 50 50 Tm"))
			})
		}, "stands on"},
		{"a page without a size", func(t *testing.T, f *object.File) {
			delete(f.Dict(f.Pages()[0]), "MediaBox")
		}, "has no size"},
		{"a mark that does not end", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) { s.Data = append([]byte("/Span BMC\n"), s.Data...) })
		}, "marked content"},
	}
	for _, tt := range tests {
		f, err := object.Read(file(t))
		if err != nil {
			t.Fatal(err)
		}
		tt.change(t, f)
		data, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if err := quotations(data, []string{first, second}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
	if err := quotations(file(t)[:500], []string{first}); err == nil {
		t.Error("half a file passes")
	}
}

// The whole text is compared, in its order and to its end.
func TestWhole(t *testing.T) {
	content, err := verify.Read(file(t))
	if err != nil {
		t.Fatal(err)
	}
	whole := [][]string{{"Title"}, {"An owner"}, {"Claim"}, {"“"}, {first}, {"”"}, {"“"}, {second}, {"”"}}
	replaced := func(i int, by ...string) [][]string {
		out := slices.Clone(whole)
		out[i] = by
		return out
	}
	tests := []struct {
		name   string
		pieces [][]string
		index  int // of what is missing; -1 is nothing
		read   string
	}{
		{"as printed", whole, -1, ""},
		{"a cell that is empty", replaced(7, "", second), -1, ""},
		{"cells in another order", replaced(7, "weites Zitat", "Z"), 7, "Zweites Zitat”"},
		{"another letter", replaced(7, "Zweites Zital"), 7, "t”"},
		{"a piece too many", append(slices.Clone(whole), []string{"More"}), 9, ""},
		{"a piece that nobody wants", whole[:8], 8, "”"},
		{"another order", [][]string{{"Claim"}, {"Title"}}, 0, "TitleAn owner"},
	}
	for _, tt := range tests {
		err := content.Whole(tt.pieces)
		var m *verify.Missing
		switch {
		case tt.index < 0 && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.index >= 0 && (!errors.As(err, &m) || m.Index != tt.index || !strings.HasPrefix(m.Read, tt.read)):
			t.Errorf("%s: %+v, want piece %d to be missing and %q to be read", tt.name, err, tt.index, tt.read)
		}
	}
}

func eachStream(f *object.File, with string, change func(*object.Stream)) {
	for _, o := range f.Objects {
		if s, ok := o.(*object.Stream); ok && bytes.Contains(s.Data, []byte(with)) {
			change(s)
		}
	}
}

func replace(t *testing.T, f *object.File, old, now string) {
	t.Helper()
	n := 0
	eachStream(f, old, func(s *object.Stream) {
		if !bytes.Contains(s.Data, []byte("] TJ")) {
			return // a map to Unicode, not a page
		}
		s.Data = bytes.Replace(s.Data, []byte(old), []byte(now), 1)
		n++
	})
	if n == 0 {
		t.Fatalf("no page has %s", old)
	}
}

func FuzzText(f *testing.F) {
	f.Add(file(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, err := verify.Read(data); err == nil {
			c.Pages() // no panic, whatever the bytes
		}
	})
}
