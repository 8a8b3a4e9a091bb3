package extract

import (
	"regexp"
	"slices"
	"testing"
)

// Every format has a reader of its own with a version, and every ending a
// reader.
func TestReader(t *testing.T) {
	shape := regexp.MustCompile(`^[a-z]+ [1-9][0-9]*$`)
	var seen []string
	for _, f := range Texts {
		if !shape.MatchString(f.Reader) || slices.Contains(seen, f.Reader) {
			t.Errorf("the reader of %v is %q, want a name of its own and a version", f.Endings, f.Reader)
		}
		seen = append(seen, f.Reader)
		for _, e := range f.Endings {
			if got := Texts.Reader("a" + e); got != f.Reader {
				t.Errorf("Reader(%q) = %q, want %q", "a"+e, got, f.Reader)
			}
		}
	}
	for name, want := range map[string]string{"A.HTML": "html 4", "a.pdf": "", "txt": "", "": ""} {
		if got := Texts.Reader(name); got != want {
			t.Errorf("Reader(%q) = %q, want %q", name, got, want)
		}
	}
}
