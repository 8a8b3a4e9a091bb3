package text

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestParagraphs(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string
	}{
		{"empty", "", nil},
		{"white space only", " \n\t\n \r\n", nil},
		{"one", "a\nb", []string{"a\nb"}},
		{"blank lines", "a\n\nb\n \t\nc\n", []string{"a", "b", "c"}},
		{"indentation and trailing space are outside", "\n  a b  \n\n\tc \n", []string{"a b", "c"}},
		{"CR LF", "a\r\nb\r\n\r\nc\r\n", []string{"a\r\nb", "c"}},
		{"CR alone", "a\rb\r\rc\r", []string{"a\rb", "c"}},
		{"a form feed begins a page", "a\n\fb\nc\f\nd", []string{"a", "b\nc", "d"}},
		{"form feeds inside a line", "a\fb\f\f c\f", []string{"a", "b", "c"}},
		{"a no-break space is text", "a\n\u00a0\nb", []string{"a\n\u00a0\nb"}},
	}
	for _, tt := range tests {
		var got []string
		for _, b := range Paragraphs(tt.src).Blocks() {
			got = append(got, tt.src[b.Start:b.End])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// An outline needs no more memory than its text, however odd.
func TestParagraphsAreBounded(t *testing.T) {
	src := strings.Repeat("a\n\n", most+10)
	blocks := Paragraphs(src).Blocks()
	if len(blocks) != most+1 {
		t.Fatalf("%d blocks, want %d", len(blocks), most+1)
	}
	if last := blocks[most]; last.End != len(src)-2 {
		t.Errorf("the last block ends at %d, want %d: no text may be left out", last.End, len(src)-2)
	}
}

func FuzzParagraphs(f *testing.F) {
	f.Add("a\r\n\r\nb\f c\r\rd")
	f.Fuzz(func(t *testing.T, src string) {
		end := 0
		for _, b := range Paragraphs(src).Blocks() {
			if b.Start < end || b.End <= b.Start || b.End > len(src) {
				t.Fatalf("block %v after %d in %q", b.Range, end, src)
			}
			if rest := strings.Trim(src[end:b.Start], " \t\v\f\r\n"); rest != "" {
				t.Fatalf("%q stands in no block of %q", rest, src)
			}
			end = b.End
		}
		if rest := strings.Trim(src[end:], " \t\v\f\r\n"); rest != "" {
			t.Fatalf("%q stands in no block of %q", rest, src)
		}
	})
}

type outline []Block

func (o outline) Blocks() []Block { return o }

func TestPlaces(t *testing.T) {
	//          0      7     12       21  24
	content := "Title\n\nIntro\n\nSection\n\none\n\ntwo"
	blocks := outline{
		{Range{0, 5}, Title, 0, false}, {Range{7, 12}, Paragraph, 0, false}, {Range{14, 21}, Heading, 1, false},
		{Range{23, 26}, Paragraph, 0, false}, {Range{28, 31}, ListItem, 0, false},
	}
	txt := New(content, blocks, NewLines(content))
	tests := []struct {
		offset, block, section int
		place                  Place
	}{
		{0, 0, -1, Place{Line: 1, Col: 1}},
		{8, 1, -1, Place{Line: 3, Col: 2, Paragraph: 1}},
		{14, 2, 2, Place{Line: 5, Col: 1, Paragraph: 1, Section: "Section"}},
		{22, 2, 2, Place{Line: 6, Col: 1, Paragraph: 1, Section: "Section"}},
		{25, 3, 2, Place{Line: 7, Col: 3, Paragraph: 2, Section: "Section"}},
		{31, 4, 2, Place{Line: 9, Col: 4, Paragraph: 3, Section: "Section"}},
	}
	var wg sync.WaitGroup
	for _, tt := range tests {
		wg.Go(func() { // a Text may be asked by any number of goroutines
			if got := txt.BlockAt(tt.offset); got != tt.block {
				t.Errorf("block at %d is %d, want %d", tt.offset, got, tt.block)
			}
			if got := txt.SectionAt(tt.offset); got != tt.section {
				t.Errorf("section at %d is %d, want %d", tt.offset, got, tt.section)
			}
			if got := txt.Place(tt.offset); got != tt.place {
				t.Errorf("place of %d is %+v, want %+v", tt.offset, got, tt.place)
			}
		})
	}
	wg.Wait()
}

func TestPlainTextNumbersItsParagraphs(t *testing.T) {
	src := "one\n\ntwo\n\nthree"
	txt := New(src, Paragraphs(src), NewLines(src))
	want := Place{Line: 5, Col: 2, Paragraph: 3}
	if got := txt.Place(strings.Index(src, "hree")); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := txt.SectionAt(3); got != -1 {
		t.Errorf("plain text has no sections, got %d", got)
	}
}

func TestNoOutlineIsOneBlock(t *testing.T) {
	txt := New("some words", nil, nil)
	if got := txt.Blocks(); len(got) != 1 || got[0].Range != (Range{0, 10}) {
		t.Errorf("blocks %+v", got)
	}
	if got := txt.Place(3); got != (Place{Paragraph: 1}) {
		t.Errorf("place %+v", got)
	}
}

func TestBeforeTheFirstBlock(t *testing.T) {
	src := "\n\n  one"
	txt := New(src, Paragraphs(src), NewLines(src))
	if got := txt.BlockAt(0); got != -1 {
		t.Errorf("block %d, want -1", got)
	}
	if got := txt.Place(1); got != (Place{Line: 2, Col: 1}) {
		t.Errorf("place %+v", got)
	}
}

func TestSeen(t *testing.T) {
	x := New("The road 12 is\nHEAD\nclosed³ now", nil, nil)
	x.Furniture = []Range{{Start: 9, End: 12}, {Start: 15, End: 20}, {Start: 26, End: 28}}
	for _, c := range []struct {
		from, to int
		want     string
	}{
		{0, 8, "The road"}, // none in it
		{0, len(x.Content), "The road is\nclosed now"},
		{9, 12, ""},      // nothing but it
		{10, 14, "is"},   // begins within
		{5, 11, "oad "},  // ends within
		{16, 18, ""},     // both
		{12, 15, "is\n"}, // between two
		{8, 8, ""},
		{8, 3, ""},
	} {
		if got := x.Seen(c.from, c.to); got != c.want {
			t.Errorf("%d to %d: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// The speaker at an offset is that of its place, in texts with speakers and without.
func TestSpeaker(t *testing.T) {
	plain := New("one\n\ntwo", Paragraphs("one\n\ntwo"), NewLines("one\n\ntwo"))
	for offset := range len(plain.Content) {
		if got := plain.Speaker(offset); got != plain.Place(offset).Speaker || got != "" {
			t.Errorf("plain text at %d: %q speaks", offset, got)
		}
	}
	if got := New("words", nil, nil).Speaker(0); got != "" {
		t.Errorf("without an origin %q speaks", got)
	}
	if got := New("words", nil, spoken("Jane Doe")).Speaker(2); got != "Jane Doe" {
		t.Errorf("%q speaks", got)
	}
}

// spoken is a source that one person speaks.
type spoken string

func (s spoken) Place(int) Place { return Place{Speaker: string(s)} }
