package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// slowPlace is what Lines must say, written as a person would count.
func slowPlace(src string, offset int) Place {
	p := Place{Line: 1, Col: 1}
	for i, r := range src {
		if i+utf8.RuneLen(r) > offset {
			break
		}
		p.Col++
		if r == '\n' || r == '\r' && !strings.HasPrefix(src[i+1:], "\n") {
			p.Line, p.Col = p.Line+1, 1
		}
	}
	return p
}

func TestLines(t *testing.T) {
	long := strings.Repeat("äb", 20*stride)
	tests := []struct{ name, src string }{
		{"empty", ""},
		{"one line", "abc"},
		{"line feeds", "a\nbc\n\nd"},
		{"carriage returns, as old Macs wrote them", "a\rbc\r\rd"},
		{"both together are one end", "a\r\nbc\r\n\r\nd\r"},
		{"columns are code points", "äöü\n€x😀y"},
		{"line ends on the border of a stride", strings.Repeat("x", stride-1) + "\r\n" + strings.Repeat("y", stride-3) + "\n\nz"},
		{"a line longer than the index's stride", "a\n" + long + "\nb" + long},
		{"only line ends", strings.Repeat("\n", 2*stride+1)},
	}
	for _, tt := range tests {
		l := NewLines(tt.src)
		step := max(1, len(tt.src)/97)
		for offset := 0; offset <= len(tt.src); offset += step {
			if got, want := l.Place(offset), slowPlace(tt.src, offset); got != want {
				t.Fatalf("%s: offset %d is at %d:%d, want %d:%d", tt.name, offset, got.Line, got.Col, want.Line, want.Col)
			}
		}
	}
}

func TestLinesOutside(t *testing.T) {
	l := NewLines("ab\nc")
	if got := l.Place(-5); got != (Place{Line: 1, Col: 1}) {
		t.Errorf("before the start: %+v", got)
	}
	if got := l.Place(99); got != (Place{Line: 2, Col: 2}) {
		t.Errorf("past the end: %+v", got)
	}
}

func FuzzLines(f *testing.F) {
	f.Add("a\r\nb\rc\n\nä", 3)
	f.Add(strings.Repeat("ä\n", stride), stride)
	f.Fuzz(func(t *testing.T, src string, offset int) {
		if !utf8.ValidString(src) {
			return
		}
		offset = max(0, min(offset, len(src)))
		if got, want := NewLines(src).Place(offset), slowPlace(src, offset); got != want {
			t.Errorf("offset %d of %q is at %d:%d, want %d:%d", offset, src, got.Line, got.Col, want.Line, want.Col)
		}
	})
}

func TestSegments(t *testing.T) {
	// "a&amp;b" read as "a&b", then a mark that the format implies at "c".
	s := &Segments{Lines: NewLines("a&amp;b\n<q>c"), Runs: []Segment{
		{At: 0, Source: 0, Step: 1}, {At: 1, Source: 1}, {At: 2, Source: 6, Step: 1},
		{At: 4, Source: 8}, {At: 7, Source: 11, Step: 1},
	}}
	for _, tt := range []struct{ offset, source int }{
		{0, 0}, {1, 1}, {2, 6}, {3, 7}, {4, 8}, {6, 8}, {7, 11}, {8, 12},
	} {
		if got := s.Source(tt.offset); got != tt.source {
			t.Errorf("byte %d stands at %d, want %d", tt.offset, got, tt.source)
		}
	}
	if got := s.Place(7); got != (Place{Line: 2, Col: 4}) {
		t.Errorf("place %+v", got)
	}
}
