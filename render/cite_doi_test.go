package render_test

import (
	"testing"

	"factsheet/render"
	"factsheet/sources"
)

// A source with a DOI and no address of its own is led to by its DOI.
func TestDOIIsAnAddress(t *testing.T) {
	text := "format: 1\ntitle: T\npoints:\n  - claim: |\n      C\n    evidence:\n      - source: a\n        quote: |\n          Q\n"
	for _, c := range []struct{ doi, address, want string }{
		{"10.5555/1", "", "https://doi.org/10.5555/1"},
		{"10.5555/1", "https://a.example/", "https://a.example/"},
		{"doi 5", "", ""},
	} {
		s := parse(t, "t.yaml", text)
		p, err := render.Unchecked(s, render.Accepted(s, map[string]*sources.Source{"a": {ID: "a", Title: "One", Publisher: "P", DOI: c.doi, URL: c.address}}), render.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range p.Sources[0].Text {
			got += r.Link
		}
		if got != c.want {
			t.Errorf("%+v leads to %q", c, got)
		}
	}
}
