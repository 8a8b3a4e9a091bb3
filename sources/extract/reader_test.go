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
	for _, f := range formats {
		if !shape.MatchString(f.reader) || slices.Contains(seen, f.reader) {
			t.Errorf("the reader of %v is %q, want a name of its own and a version", f.endings, f.reader)
		}
		seen = append(seen, f.reader)
		for _, e := range f.endings {
			if got := Reader("a" + e); got != f.reader {
				t.Errorf("Reader(%q) = %q, want %q", "a"+e, got, f.reader)
			}
		}
	}
	for name, want := range map[string]string{"A.HTML": "html 1", "a.pdf": "", "txt": "", "": ""} {
		if got := Reader(name); got != want {
			t.Errorf("Reader(%q) = %q, want %q", name, got, want)
		}
	}
}
