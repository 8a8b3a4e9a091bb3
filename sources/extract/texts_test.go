package extract

import (
	"context"
	"os"
	"strings"
	"testing"

	"factsheet/sources/text"
	"factsheet/sources/text/texttest"
)

// checkText holds what is true of every text of a file that is text itself.
func checkText(t *testing.T, x *text.Text, source string) {
	t.Helper()
	texttest.Check(t, x)
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
