package check

import (
	"fmt"
	"strings"
	"testing"
)

func TestSuperseded(t *testing.T) {
	tests := []struct {
		replaces     string // pairs "new>old" of the catalogue
		quotes       string // sources, of one point each; "+" joins those of one point
		want, reason string // a part of each message, by ";"; "" is silence
	}{
		{"", "a", "", "nothing is replaced"},
		{"b>a", "b", "", "the new one is quoted"},
		{"b>a", "a", "a (Title of a) has been replaced by b (Title of b)", "the old one"},
		{"b>a c>b", "a", "replaced by c (Title of c), after b", "a chain: the newest is named"},
		{"b>a c>b", "b", "replaced by c (Title of c)", "the middle of a chain"},
		{"b>a c>b", "c", "", "the end of a chain"},
		{"b>a c>a", "a", "replaced by b (Title of b) and c (Title of c)", "two for one"},
		{"b>a c>a d>b", "a", "replaced by c (Title of c) and d (Title of d), after b", "two, one of them replaced again"},
		{"b>a a>b", "a", "in the end by itself", "a circle"},
		{"b>a a>c c>b", "b", "in the end by itself", "a longer circle"},
		{"a>a", "a", "", "nothing replaces itself"},
		{"b>a a>b c>b", "a", "replaced by c (Title of c), after b", "the way out of a circle"},
		{"b>nowhere", "a", "", "the replaced one is not in the library"},
		{"b>a", "c", "", "another one is quoted"},
		{"b>a", "a+b", "", "side by side in one point: it shows what has changed"},
		{"b>a", "a b", "replaced by b", "in two points: the first one stands alone"},
		{"b>a c>b", "a+b", "replaced by c;replaced by c", "beside one that is replaced, too"},
		{"b>a", "a a", "replaced by b;replaced by b", "each quotation is told of"},
	}
	for _, tt := range tests {
		replaces := make(map[string]string)
		for _, pair := range strings.Fields(tt.replaces) {
			newer, older, _ := strings.Cut(pair, ">")
			replaces[newer] = older
		}
		catalogue, files := "format: 1\nsources:\n", map[string]string{}
		for _, id := range []string{"a", "b", "c", "d"} {
			catalogue += fmt.Sprintf("  %s:\n    title: Title of %s\n    file: %s.txt\n", id, id, id)
			if replaces[id] != "" {
				catalogue += "    replaces: " + replaces[id] + "\n"
			}
			files[id+".txt"] = "We love pilots."
		}
		files["catalogue.yaml"] = catalogue
		sheet := "format: 1\ntitle: Pilots\npoints:\n"
		for _, point := range strings.Fields(tt.quotes) {
			sheet += "  - claim: |\n      We love pilots.\n    evidence:\n"
			for _, id := range strings.Split(point, "+") {
				sheet += "      - source: " + id + "\n        quote: |\n          We love pilots\n"
			}
		}
		var got []string
		for _, f := range findingsOf(t, "superseded", sheet, files, Options{}) {
			got = append(got, f.Message)
		}
		var want []string
		if tt.want != "" {
			want = strings.Split(tt.want, ";")
		}
		if len(got) != len(want) {
			t.Errorf("%s: %q, want %q", tt.reason, got, want)
			continue
		}
		for i := range want {
			if !strings.Contains(got[i], want[i]) {
				t.Errorf("%s: %q, want %q", tt.reason, got[i], want[i])
			}
		}
	}
}
