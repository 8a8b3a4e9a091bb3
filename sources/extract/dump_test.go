package extract

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/sources/text"
)

var kinds = map[text.Kind]string{text.Paragraph: "paragraph", text.Heading: "heading", text.ListItem: "item", text.Cell: "cell",
	text.Caption: "caption", text.Title: "title", text.Note: "note", text.Code: "code"}

// dump shows all that is known of a text.
func dump(x *text.Text) string {
	var b strings.Builder
	fmt.Fprintf(&b, "language %q\n", x.Language)
	for _, n := range x.Notes {
		fmt.Fprintf(&b, "note: %s\n", n)
	}
	for _, block := range x.Blocks() {
		p := x.Place(block.Start)
		fmt.Fprintf(&b, "%d:%d %s", p.Line, p.Col, kinds[block.Kind])
		if block.Level > 0 {
			fmt.Fprintf(&b, " %d", block.Level)
		}
		fmt.Fprintf(&b, ": %q\n", x.Content[block.Start:block.End])
	}
	for _, h := range x.Hyphens {
		fmt.Fprintf(&b, "hyphen: %q\n", x.Content[max(0, h-6):min(len(x.Content), h+6)])
	}
	for _, r := range x.Furniture {
		fmt.Fprintf(&b, "furniture: %q\n", x.Content[r.Start:r.End])
	}
	return b.String()
}

// checkText holds what is true of every text.
func checkText(t *testing.T, x *text.Text, source string) {
	t.Helper()
	if !utf8.ValidString(x.Content) {
		t.Fatalf("invalid UTF-8: %q", x.Content)
	}
	end := 0
	for _, b := range x.Blocks() {
		if b.Start < end || b.End <= b.Start || b.End > len(x.Content) {
			t.Fatalf("block %v after %d of %d", b.Range, end, len(x.Content))
		}
		if between := strings.TrimSpace(x.Content[end:b.Start]); between != "" {
			t.Fatalf("%q stands in no block", between)
		}
		end = b.End
	}
	if rest := strings.TrimSpace(x.Content[end:]); rest != "" {
		t.Fatalf("%q stands in no block", rest)
	}
	last := -1
	for _, h := range x.Hyphens {
		r, _ := utf8.DecodeRuneInString(x.Content[h:])
		if h <= last || !strings.ContainsRune("-\u2010\u2011\u00ad", r) {
			t.Fatalf("hyphen at %d after %d is %q", h, last, r)
		}
		last = h
	}
	end = 0
	for _, r := range x.Furniture {
		if r.Start < end || r.End <= r.Start || r.End > len(x.Content) || !utf8.ValidString(x.Content[r.Start:r.End]) {
			t.Fatalf("furniture %v after %d of %d", r, end, len(x.Content))
		}
		end = r.End
	}
	lines := 1 + strings.Count(source, "\n") + strings.Count(source, "\r")
	for i := 0; i <= len(x.Content); i += 1 + len(x.Content)/50 {
		p := x.Place(i)
		if p.Line < 1 || p.Line > lines || p.Col < 1 || p.Col > len(source)+1 {
			t.Fatalf("byte %d is at %+v of %d lines", i, p, lines)
		}
	}
}

func FuzzExtract(f *testing.F) {
	seeds, _ := os.ReadDir("testdata")
	for _, s := range seeds {
		if data, err := os.ReadFile("testdata/" + s.Name()); err == nil {
			f.Add(uint8(len(s.Name())), string(data))
		}
	}
	for i, s := range []string{"a-\nb\r\n\fc", "<p>a<br>b&amp;c&#x39<sup>1</sup>", "# a\n\n> b *c* ~~d~~ `e`[^1]\n\n[^1]: f\n", "<s><p>x</s>y<q>z",
		"|a|b|\n|-|-|\n|1|2|\n", "<table><td>a<td>b<style>.a{display:none}</style><p class=a>x", "---\nlang: de\n---\ntext", "- a\n  <div hidden>\n\n  b\n"} {
		f.Add(uint8(i), s)
	}
	names := []string{"a.txt", "a.html", "a.md", "a.xhtml"}
	f.Fuzz(func(t *testing.T, kind uint8, data string) {
		x, err := Texts.Extract(context.Background(), Input{Name: names[int(kind)%len(names)], Data: data})
		if err != nil {
			if u, ok := err.(*UnreadableError); !ok || u.Reason == "" || u.Hint == "" {
				t.Fatalf("error %#v", err)
			}
			return
		}
		checkText(t, x, data)
	})
}
