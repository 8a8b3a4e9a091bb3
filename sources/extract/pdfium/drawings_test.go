package pdfium

import (
	"context"
	"testing"
)

// What is drawn along or across a page is read as rules, whatever it is drawn as.
func TestRules(t *testing.T) {
	tests := []struct {
		reason, content, page string
		want                  []Rule
	}{
		{"a line", "1 w 20 40 m 120 40 l S", "", []Rule{{20, 60, 120, 60}}},
		{"a thin box that is filled", "20 39 100 2 re f", "", []Rule{{20, 60, 120, 60}}},
		{"a line down the page", "20 40 m 20 90 l S", "", []Rule{{20, 10, 20, 60}}},
		{"a box has four", "20 40 100 50 re S", "", []Rule{{20, 60, 120, 60}, {120, 10, 120, 60}, {20, 10, 120, 10}, {20, 10, 20, 60}}},
		{"several lines in one path", "20 40 m 120 40 l 20 60 m 120 60 l S", "", []Rule{{20, 60, 120, 60}, {20, 40, 120, 40}}},
		{"in a space of its own", "q 2 0 0 2 10 0 cm 5 20 m 55 20 l 5 25 m 55 25 l S Q", "", []Rule{{20, 60, 120, 60}, {20, 50, 120, 50}}},
		{"on a turned page", "20 40 m 120 40 l S", "/Rotate 90", []Rule{{40, 20, 40, 120}}},
		{"a slope is none", "20 40 m 120 60 l S", "", nil},
		{"a curve is none", "20 40 m 40 90 90 90 120 40 c S", "", nil},
		{"a dash is none", "20 40 m 22 40 l S", "", nil},
	}
	for name, e := range engines(t) {
		for _, test := range tests {
			var got []Rule
			_, err := e.Read(context.Background(), Document{Data: onePage(test.content, test.page).String()}, func(p *Page) error {
				got = p.Rules
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(test.want) {
				t.Errorf("%s: %s: %v, want %v", name, test.reason, got, test.want)
				continue
			}
			for i, r := range got {
				w := test.want[i]
				for _, d := range []float32{r.X0 - w.X0, r.Y0 - w.Y0, r.X1 - w.X1, r.Y1 - w.Y1} {
					if d > 1 || d < -1 {
						t.Errorf("%s: %s: %v, want %v", name, test.reason, r, w)
						break
					}
				}
			}
		}
	}
}
