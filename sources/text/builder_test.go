package text

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestBuilder(t *testing.T) {
	var b Builder
	b.Begin(Heading, 1)
	b.Mark(Place{Page: 1})
	b.Write("  Bridges ")
	b.Begin(Paragraph, 0)
	b.Write(" \n")         // nothing visible: no block
	b.WriteFurniture("  ") // nothing either
	b.Begin(Paragraph, 0)
	b.Write("Old brid")
	b.WriteLineHyphen("-")
	b.Write("\n")
	b.Mark(Place{Page: 2})
	b.WriteFurniture("12 ")
	b.WriteFurniture("Head\n")
	b.Write("ges stand\xff.\n")
	b.Row()
	b.Write("a")
	b.Cell()
	b.Write("b")
	b.Row()
	b.Write("c")
	x := b.Text()
	if want := "Bridges \n\nOld brid-\n12 Head\nges stand\ufffd.\n\na\tb\nc"; x.Content != want {
		t.Errorf("content %q, want %q", x.Content, want)
	}
	var blocks []string
	for _, r := range x.Blocks() {
		blocks = append(blocks, fmt.Sprintf("%d.%d %s", r.Kind, r.Level, x.Content[r.Start:r.End]))
	}
	if want := []string{"1.1 Bridges", "0.0 Old brid-\n12 Head\nges stand\ufffd.", "3.0 a", "3.0 b", "3.0 c"}; !reflect.DeepEqual(blocks, want) {
		t.Errorf("blocks %q, want %q", blocks, want)
	}
	for _, h := range x.Hyphens {
		if x.Content[h] != '-' {
			t.Errorf("hyphen at %q", x.Content[h:])
		}
	}
	if len(x.Hyphens) != 1 || len(x.Furniture) != 1 || x.Content[x.Furniture[0].Start:x.Furniture[0].End] != "12 Head\n" {
		t.Errorf("hyphens %v, furniture %v", x.Hyphens, x.Furniture)
	}
	if p := x.Place(strings.Index(x.Content, "ges st")); p.Page != 2 || p.Section != "Bridges" {
		t.Errorf("place %+v", p)
	}
}

// A text that is put into another one keeps its blocks, what may be passed over
// and its places.
func TestBuilderAppend(t *testing.T) {
	inner := New("one\ntwo-\nthree\n\nfour\tfive", Paragraphs("one\ntwo-\nthree\n\nfour\tfive"), NewLines("one\ntwo-\nthree\n\nfour\tfive"))
	inner.Hyphens = []int{7}
	inner.Furniture = []Range{{2, 6}} // over a line's end
	var b Builder
	b.Write("before")
	b.Append(inner, func(p Place) Place { p.Part, p.Col = "ch1", 0; return p })
	b.Append(inner, func(p Place) Place { p.Part, p.Col = "ch2", 0; return p })
	x := b.Text()
	if want := "before\n\n" + inner.Content + "\n\n" + inner.Content; x.Content != want {
		t.Fatalf("content %q, want %q", x.Content, want)
	}
	at := strings.LastIndex(x.Content, "three")
	if p := x.Place(at); p != (Place{Part: "ch2", Line: 3, Paragraph: 4}) {
		t.Errorf("place %+v", p)
	}
	second := strings.LastIndex(x.Content, "one")
	if !reflect.DeepEqual(x.Hyphens, []int{8 + 7, second + 7}) || !reflect.DeepEqual(x.Furniture, []Range{{10, 14}, {second + 2, second + 6}}) {
		t.Errorf("hyphens %v furniture %v", x.Hyphens, x.Furniture)
	}
}

// Whatever is written, blocks are apart by white space alone and the ranges lie
// inside the text.
func FuzzBuilder(f *testing.F) {
	f.Add("wHello \npworld\nh-\nf12\n")
	f.Fuzz(func(t *testing.T, script string) {
		var b Builder
		for i, line := range strings.SplitAfter(script, "\n") {
			if line == "" {
				continue
			}
			switch arg := line[1:]; line[0] {
			case 'p':
				b.Begin(Paragraph, 0)
			case 'c':
				b.Cell()
			case 'r':
				b.Row()
			case 'm':
				b.Mark(Place{Page: i})
			case 'f':
				b.WriteFurniture(arg)
			case 'h':
				b.WriteLineHyphen("-")
			default:
				b.Write(arg)
			}
		}
		x := b.Text()
		at := 0
		for _, r := range x.Blocks() {
			if r.Start < at || r.End <= r.Start || r.End > len(x.Content) {
				t.Fatalf("block %v after %d in %q", r, at, x.Content)
			}
			if strings.TrimSpace(x.Content[at:r.Start]) != "" {
				t.Fatalf("words between blocks in %q", x.Content)
			}
			if strings.TrimSpace(x.Content[r.Start:r.End]) != x.Content[r.Start:r.End] {
				t.Fatalf("white space at the ends of block %q", x.Content[r.Start:r.End])
			}
			at = r.End
		}
		if strings.TrimSpace(x.Content[at:]) != "" {
			t.Fatalf("words after the last block in %q", x.Content)
		}
		at = 0
		for _, r := range x.Furniture {
			if r.Start < at || r.End <= r.Start || r.End > len(x.Content) {
				t.Fatalf("furniture %v in %q", x.Furniture, x.Content)
			}
			at = r.End
		}
		for _, h := range x.Hyphens {
			if x.Content[h] != '-' {
				t.Fatalf("no hyphen at %d in %q", h, x.Content)
			}
		}
	})
}
