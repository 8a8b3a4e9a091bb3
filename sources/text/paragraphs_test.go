package text

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The blocks of a text with plain line ends are those that are found line by line.
func TestPlainParagraphs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	pieces := []string{"\n", "\n", "\n\n", " ", "\t", "\v", "word", "é", ".", "two words"}
	for range 20_000 {
		var b strings.Builder
		for range r.IntN(14) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		s := b.String()
		// A form feed at its end ends no other block, and has the lines read one by one.
		want := Paragraphs(s + "\f").Blocks()
		if got := plainParagraphs(s); !slices.Equal(got, want) {
			t.Fatalf("%q: got %v, want %v", s, got, want)
		}
	}
}

// Past a limit the rest of a text is one block, whichever way it is read.
func TestVeryManyParagraphs(t *testing.T) {
	s := strings.Repeat("a\n\n", most+3)
	got, want := plainParagraphs(s), Paragraphs(s+"\f").Blocks()
	if len(got) != most+1 || !slices.Equal(got, want) {
		t.Errorf("got %d blocks, want %d; the last is %v, want %v", len(got), len(want), got[len(got)-1], want[len(want)-1])
	}
}

func BenchmarkParagraphs(b *testing.B) {
	s := strings.Repeat(strings.Repeat("A line of words as most of them are, of some seventy characters each.\n", 9)+"\n", 600)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Paragraphs(s).Blocks()
	}
}
