// Package texttest helps to test what makes texts: it shows all that is known of
// a text, and holds what is true of every one.
//
// Only tests import it.
package texttest

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/sources/text"
)

var kinds = map[text.Kind]string{text.Paragraph: "paragraph", text.Heading: "heading", text.ListItem: "item", text.Cell: "cell",
	text.Caption: "caption", text.Title: "title", text.Note: "note", text.Code: "code"}

// Dump shows all that is known of a text: its language, notes, blocks with
// their places, hyphens and furniture.
func Dump(x *text.Text) string {
	var b strings.Builder
	fmt.Fprintf(&b, "language %q\n", x.Language)
	for _, n := range x.Notes {
		fmt.Fprintf(&b, "note: %s\n", n)
	}
	last := ""
	for _, block := range x.Blocks() {
		if p := place(x.Place(block.Start)); p != last {
			fmt.Fprintf(&b, "at%s\n", p)
			last = p
		}
		b.WriteString(kinds[block.Kind])
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

// place shows what is known of a place, but for the paragraph and the section.
func place(p text.Place) string {
	var b strings.Builder
	for _, f := range []struct{ name, value string }{{"label", p.PageLabel}, {"part", p.Part}, {"time", p.Time}, {"speaker", p.Speaker}} {
		if f.value != "" {
			fmt.Fprintf(&b, " %s %q", f.name, f.value)
		}
	}
	for _, f := range []struct {
		name  string
		value int
	}{{"page", p.Page}, {"line", p.Line}, {"col", p.Col}} {
		if f.value != 0 {
			fmt.Fprintf(&b, " %s %d", f.name, f.value)
		}
	}
	if b.Len() == 0 {
		return " no place"
	}
	return b.String()
}

// Check holds what is true of every text.
func Check(t testing.TB, x *text.Text) {
	t.Helper()
	if !utf8.ValidString(x.Content) {
		t.Fatalf("invalid UTF-8: %q", x.Content)
	}
	end := 0
	for _, b := range x.Blocks() {
		if b.Start < end || b.End <= b.Start || b.End > len(x.Content) {
			t.Fatalf("block %v after %d of %d", b.Range, end, len(x.Content))
		}
		if s := x.Content[b.Start:b.End]; s != strings.TrimSpace(s) {
			t.Fatalf("block %q has white space at its ends", s)
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
}
