package verify_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
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

	picture = "Two points" // its text alternative
)

// dot is a small picture.
func dot(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func file(t testing.TB) []byte {
	t.Helper()
	quote := func(s string) *render.Quotation {
		return &render.Quotation{Open: "“", Text: render.Text{{Text: s}}, Close: "”"}
	}
	data, err := pdf.Bytes(&render.Page{
		Title: render.Text{{Text: "Title"}}, Owner: render.Text{{Text: "An owner"}}, Language: "en", Words: render.WordsFor("en"),
		Body: []render.Block{&render.Point{Claim: []render.Text{{{Text: "Claim"}}}, Evidence: []*render.Quotation{quote(first), quote(second)}},
			&render.Image{File: "a.png", Data: dot(t), Alt: render.Text{{Text: picture}}, Caption: render.Text{{Text: "A caption", Link: "https://example.org/"}}}},
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
				s.Data = regexp.MustCompile(`/P <</MCID 2>>`).ReplaceAll(s.Data, []byte("/Artifact <<>>"))
			})
		}, "is not on its page"},
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
		{"lines exchanged", func(t *testing.T, f *object.File) {
			eachStream(f, "] TJ", func(s *object.Stream) {
				lines := regexp.MustCompile(`/P <</MCID \d+>> BDC\n[^E]*ET\nBT`).FindIndex(s.Data) // two in one piece
				if lines == nil {
					t.Fatal("no paragraph has two lines")
				}
				place := regexp.MustCompile(`1 0 0 1 [0-9.]+ [0-9.]+ Tm`)
				first := place.FindIndex(s.Data[lines[0]:])
				second := place.FindIndex(s.Data[lines[1]:])
				one, two := s.Data[lines[0]+first[0]:lines[0]+first[1]], s.Data[lines[1]+second[0]:lines[1]+second[1]]
				s.Data = bytes.Join([][]byte{s.Data[:lines[0]+first[0]], two, s.Data[lines[0]+first[1] : lines[1]+second[0]], one, s.Data[lines[1]+second[1]:]}, nil)
			})
		}, "stands before it"},
		{"a page without a size", func(t *testing.T, f *object.File) {
			delete(f.Dict(f.Pages()[0]), "MediaBox")
		}, "has no size"},
		{"a mark that does not end", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) { s.Data = append([]byte("/Artifact BMC\n"), s.Data...) })
		}, "marked content"},
		{"an artifact around all", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) {
				s.Data = append(append([]byte("/Artifact BMC\n"), s.Data...), "EMC\n"...)
			})
		}, "inside marked content"},
		{"text that is no content", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) {
				s.Data = append(s.Data, "BT\n/S0 9 Tf\n1 0 0 1 50 50 Tm\n[<0069>] TJ\nET\n"...)
			})
		}, "belongs to no element"},
		{"text that is tiny", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) {
				s.Data = regexp.MustCompile(`(/S\d+) [0-9.]+ Tf`).ReplaceAll(s.Data, []byte("$1 0.1 Tf"))
			})
		}, "too small"},
		{"text that is stretched", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) { s.Data = bytes.ReplaceAll(s.Data, []byte("1 0 0 1 "), []byte("9 0 0 1 ")) })
		}, "turned or stretched"},
		{"a page that is moved", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) { s.Data = append([]byte("1 0 0 1 900 0 cm\n"), s.Data...) })
		}, "outside a drawing"},
		{"an artifact that moves what follows", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) {
				s.Data = append([]byte("/Artifact BMC\nq\n1 0 0 1 900 0 cm\nEMC\n"), s.Data...)
			})
		}, "does not end with its marked content"},
		{"an operator that is not ours", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) { s.Data = append([]byte("50 Tz\n"), s.Data...) })
		}, "do not have"},
		{"a page that is cut off", func(t *testing.T, f *object.File) {
			f.Dict(f.Pages()[0])["CropBox"] = f.Dict(f.Pages()[0])["MediaBox"]
		}, "has CropBox"},
		{"a page whose corner is elsewhere", func(t *testing.T, f *object.File) {
			f.Array(f.Dict(f.Pages()[0])["MediaBox"])[1] = object.Number("400")
		}, "has no size"},
		{"pages that are turned all together", func(t *testing.T, f *object.File) {
			f.Dict(f.Dict(f.Trailer["Root"])["Pages"])["Rotate"] = object.Number("180")
		}, "has Rotate"},
		{"a link that draws over the page", func(t *testing.T, f *object.File) {
			for _, o := range f.Objects {
				if d, ok := o.(object.Dict); ok && d["Subtype"] == object.Name("Link") {
					d["AP"] = object.Dict{}
				}
			}
		}, "with AP"},
		{"a link that runs something", func(t *testing.T, f *object.File) {
			for _, o := range f.Objects {
				if d, ok := o.(object.Dict); ok && d["A"] != nil {
					f.Dict(d["A"])["S"] = object.Name("JavaScript")
				}
			}
		}, "runs something"},
		{"scripts by name", func(t *testing.T, f *object.File) {
			f.Dict(f.Trailer["Root"])["Names"] = object.Dict{"JavaScript": object.Dict{}}
		}, "has JavaScript"},
		{"layers", func(t *testing.T, f *object.File) {
			f.Dict(f.Trailer["Root"])["OCProperties"] = object.Dict{}
		}, "has OCProperties"},
		{"a page that is none of our pages", func(t *testing.T, f *object.File) {
			pages := f.Dict(f.Dict(f.Trailer["Root"])["Pages"])
			pages["Kids"] = append(object.Array{f.Add(object.Dict{"Parent": f.Dict(f.Trailer["Root"])["Pages"]})}, f.Array(pages["Kids"])...)
		}, "tree of pages"},
		{"content that floods memory", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) { s.Data = append(bytes.Repeat([]byte("n "), 3<<20), s.Data...) })
		}, "more content"},
		{"numbers without end", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) { s.Data = append(s.Data, strings.Repeat("0 ", 1000)...) })
		}, "without an operator"},
		{"a map that floods memory", func(t *testing.T, f *object.File) {
			eachStream(f, "beginbfchar", func(s *object.Stream) { s.Data = append(bytes.Repeat([]byte("n "), 3<<20), s.Data...) })
		}, "a map to Unicode"},
		{"properties that speak", func(t *testing.T, f *object.File) {
			eachStream(f, "TJ", func(s *object.Stream) {
				s.Data = bytes.Replace(s.Data, []byte("/MCID 0>>"), []byte("/MCID 0/ActualText (x)>>"), 1)
			})
		}, "otherwise than it is shown"},
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

// All that the file says is compared, in its order and to its end.
func TestWhole(t *testing.T) {
	content, err := verify.Read(file(t))
	if err != nil {
		t.Fatal(err)
	}
	var whole []verify.Piece
	for _, s := range []string{"Title", "An owner", "Claim", "“", first, "”", "“", second, "”"} {
		whole = append(whole, verify.Piece{Text: s})
	}
	whole = append(whole, verify.Piece{Text: picture, Alt: true}, verify.Piece{Text: "A caption"})
	replaced := func(i int, by ...verify.Piece) []verify.Piece {
		return slices.Replace(slices.Clone(whole), i, i+1, by...)
	}
	tests := []struct {
		name   string
		pieces []verify.Piece
		index  int // of what is missing; -1 is nothing
		read   string
	}{
		{"as printed", whole, -1, ""},
		{"in two pieces", replaced(7, verify.Piece{Text: "Zweites"}, verify.Piece{}, verify.Piece{Text: " Zitat"}), -1, ""},
		{"what may be there and is not", replaced(0, verify.Piece{Text: "A logo", Alt: true, Maybe: true}, whole[0]), -1, ""},
		{"what may be there and is", replaced(9, verify.Piece{Text: picture, Alt: true, Maybe: true}), -1, ""},
		{"another letter", replaced(7, verify.Piece{Text: "Zweites Zital"}), 7, "t”"},
		{"a piece too many", append(slices.Clone(whole), verify.Piece{Text: "More"}), 11, ""},
		{"a piece that nobody wants", whole[:8], 8, "”"},
		{"another order", []verify.Piece{{Text: "Claim"}, {Text: "Title"}}, 0, "TitleAn owner"},
		{"a figure in other words", replaced(9, verify.Piece{Text: "Two lines", Alt: true}), 9, ""},
		{"text where a figure stands", replaced(9, verify.Piece{Text: picture}), 9, picture},
		{"a figure that nobody wants", replaced(9), 9, picture},
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
