package text

import (
	"reflect"
	"testing"
)

// same fails where two texts differ in anything that is seen of them.
func same(t *testing.T, got, want *Text) {
	t.Helper()
	if got.Content != want.Content || got.Language != want.Language || got.Pages != want.Pages ||
		!reflect.DeepEqual(got.Notes, want.Notes) || !reflect.DeepEqual(got.Hyphens, want.Hyphens) || !reflect.DeepEqual(got.Furniture, want.Furniture) {
		t.Fatalf("decoded %+v, want %+v", got, want)
	}
	if len(got.Blocks()) != len(want.Blocks()) {
		t.Fatalf("blocks %v, want %v", got.Blocks(), want.Blocks())
	}
	for i, b := range want.Blocks() {
		if got.Blocks()[i] != b {
			t.Fatalf("block %d is %+v, want %+v", i, got.Blocks()[i], b)
		}
	}
	for i := range want.Content {
		if got.Place(i) != want.Place(i) {
			t.Fatalf("offset %d stands at %+v, want %+v", i, got.Place(i), want.Place(i))
		}
	}
}

func TestEncode(t *testing.T) {
	var b Builder
	b.Begin(Heading, 2)
	b.Mark(Place{Page: 1, PageLabel: "i", Line: 3})
	b.Write("Bridges")
	b.Begin(Paragraph, 0)
	b.Mark(Place{Page: 1, PageLabel: "i", Line: 4})
	b.Write("Old brid")
	b.WriteLineHyphen("-")
	b.Write("\n")
	b.Mark(Place{Page: 2, Part: "notes", Time: "00:01:02", Speaker: "Ana"})
	b.WriteFurniture("12 ")
	b.Write("ges")
	marked := b.Text()
	marked.Language, marked.Notes, marked.Pages = "en", []string{"a", "b"}, 2

	src := "a&amp;b\n<q>c words here"
	segmented := New("a&b\n\nc words here", Paragraphs("a&b\n\nc words here"), &Segments{Lines: NewLines(src), Runs: []Segment{
		{At: 0, Source: 0, Step: 1}, {At: 1, Source: 1}, {At: 2, Source: 6, Step: 1}, {At: 5, Source: 11, Step: 1}, {At: 9, Source: 3},
	}})
	for _, tt := range []struct {
		name string
		text *Text
		src  string
	}{
		{"marks", marked, "whatever"},
		{"segments", segmented, src},
		{"no places and one block", New("words", nil, nil), ""},
	} {
		data, ok := Encode(tt.text, tt.src)
		if !ok {
			t.Errorf("%s: cannot be kept", tt.name)
			continue
		}
		got, err := Decode(string(data), tt.src)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		same(t, got, tt.text)
		for i := range data { // cut anywhere, it is no text
			if _, err := Decode(string(data[:i]), tt.src); err == nil {
				t.Errorf("%s: the first %d bytes of %d are a text", tt.name, i, len(data))
			}
		}
	}
	if _, ok := Encode(segmented, "another source"); ok {
		t.Error("a text whose lines are not those of the source was kept")
	}
	if _, ok := Encode(New("words", nil, NewLines("words")), "words"); ok {
		t.Error("a text that is the file was kept")
	}
}

// Data that nobody encoded gives an error or a text that can be used.
func FuzzDecode(f *testing.F) {
	var b Builder
	b.Mark(Place{Page: 1, PageLabel: "i"})
	b.Write("words")
	data, _ := Encode(b.Text(), "")
	f.Add(string(data))
	f.Fuzz(func(t *testing.T, data string) {
		x, err := Decode(data, "source")
		if err != nil {
			return
		}
		for _, r := range x.Blocks() {
			_ = x.Content[r.Start:r.End]
		}
		for _, r := range x.Furniture {
			_ = x.Content[r.Start:r.End]
		}
		for i := range len(x.Content) {
			x.Place(i)
		}
	})
}
