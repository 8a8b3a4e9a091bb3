package chart

import (
	"math"
	"strings"
	"testing"
)

func TestScale(t *testing.T) {
	for _, c := range []struct {
		least, most float64
		n           int
		want        string
	}{
		{0, 10, 5, "0 2 4 6 8 10"},
		{0, 1204, 5, "0 500 1000 1500"},
		{-3, 7, 5, "-5 0 5 10"}, // steps of 2 would be six
		{0, 0, 5, "0 0.2 0.4 0.6 0.8 1"},
		{5, 5, 5, "0 1 2 3 4 5"},
		{-5, -5, 5, "-5 -4 -3 -2 -1 0"},
		{0, 0.0003, 5, "0 0.0001 0.0002 0.0003"},
		{98, 103, 5, "98 99 100 101 102 103"},
		{-1, 1, 1, "-1 0 1"},
		{0, 1e12, 4, "0 500000000000 1000000000000"},
	} {
		s := scaleFor(c.least, c.most, c.n)
		var got []string
		for i := s.from; i <= s.to; i++ {
			got = append(got, s.decimal(i))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("from %v to %v in %d: %s, not %s", c.least, c.most, c.n, g, c.want)
		}
	}
}

func FuzzScale(f *testing.F) {
	f.Add(0.0, 1.0, 5)
	f.Add(-1e-12, 1e12, 6)
	f.Add(-1.0, 1.0, 1)
	f.Fuzz(func(t *testing.T, a, b float64, n int) {
		if !(math.Abs(a) < tooFar && math.Abs(b) < tooFar) || n < 1 || n > 20 {
			t.Skip()
		}
		s := scaleFor(min(a, b), max(a, b), n)
		slack := s.step() * 1e-6
		if s.at(s.from) > min(a, b)+slack || s.at(s.to) < max(a, b)-slack {
			t.Errorf("%v to %v does not hold %v and %v", s.at(s.from), s.at(s.to), a, b)
		}
		if s.to-s.from > int64(max(n, 2)) {
			t.Errorf("%d steps", s.to-s.from)
		}
	})
}
