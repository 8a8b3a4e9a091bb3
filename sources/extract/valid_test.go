package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

var validSeeds = []string{
	"", "a", "plain ASCII, more than eight", "Straßenbahnüberführung ändert éèê", "Ελληνικά κείμενα, και άλλα", "日本語の文章です", "👩‍👩‍👧 “curly” – ‘marks’ …",
	"seven b\xc3\xa9", "eight by\xc3\xa9", "eight by\xc3", "eight by\xa9", "\xc0\x80 overlong", "overlong\xc1\xbf", "surrogate \xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82", "a\x80b", "\xff", "ab\xc3\xc3\xa9",
	"éééé\xa9ééé", "ééé\xc3ééééé", "\x00\x7f\x1e\x1f",
}

func checkValid(t *testing.T, s string) {
	t.Helper()
	if got, want := validUTF8(s), utf8.ValidString(s); got != want {
		t.Errorf("%q is valid: %t, want %t", s, got, want)
	}
}

// Each seed at each place in a block, alone and among letters of two bytes.
func TestValidUTF8(t *testing.T) {
	for _, s := range validSeeds {
		for n := range 17 {
			for _, fill := range []string{strings.Repeat("a", n), strings.Repeat("é", n)} {
				checkValid(t, fill+s)
				checkValid(t, fill+s+fill)
				checkValid(t, fill+s+"éa"+fill)
			}
		}
	}
}

func FuzzValidUTF8(f *testing.F) {
	for _, s := range validSeeds {
		f.Add(s)
	}
	f.Fuzz(checkValid)
}

func BenchmarkValidUTF8(b *testing.B) {
	for name, s := range map[string]string{
		"English": "The quick brown fox jumps over the lazy dog. ",
		"French":  "Les naïfs ægithales hâtifs pondant à Noël où il gèle. ",
		"Greek":   "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. ",
		"marks":   "“He said – ‘no’ – and left…” ",
	} {
		text := strings.Repeat(s, 1<<16/len(s))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				validUTF8(text)
			}
		})
		b.Run(name+"/standard", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				utf8.ValidString(text)
			}
		})
	}
}
