package formats

import (
	"slices"
	"testing"

	"factsheet/sources"
)

// Package sources lists what it takes for a source; what it lists must be read.
func TestEndingsAreThoseOfSources(t *testing.T) {
	for _, e := range All.Endings() {
		if !sources.Readable("x" + e) {
			t.Errorf("sources would pass over files ending in %q", e)
		}
	}
	for _, e := range []string{".doc", ".png", "", ".yaml", ".lock"} {
		if sources.Readable("x"+e) || slices.Contains(All.Endings(), e) {
			t.Errorf("%q cannot be read", e)
		}
	}
}

// A file's ending has one format, or its text would depend on the table's order.
func TestEndingsAreApart(t *testing.T) {
	seen := make(map[string]string)
	for _, f := range All {
		for _, e := range f.Endings {
			if other := seen[e]; other != "" {
				t.Errorf("%s is read by %s and by %s", e, other, f.Reader)
			}
			seen[e] = f.Reader
		}
	}
}
