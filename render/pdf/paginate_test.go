package pdf

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Every item comes on some page, once and in order; no column is too full but
// with one item that is higher than it; breaks come where they may; items do not
// stand on each other; and what goes across all columns stands below what
// comes before it.
func TestSplit(t *testing.T) {
	const height = 100
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		items, columns := randomItems(r), 1+r.IntN(3)
		next := 0
		for n, page := range split(items, height, columns) {
			low := make([]float64, columns) // where each column is free
			for _, s := range page {
				for ; next < s.from; next++ {
					if !items[next].gap {
						t.Fatalf("seed %d: item %d is on no page", seed, next)
					}
				}
				if s.from != next || s.to <= s.from || len(s.tops) != s.to-s.from {
					t.Fatalf("seed %d: page %d goes from %d to %d after %d", seed, n, s.from, s.to, next)
				}
				next = s.to
				first, last := s.column, s.column
				if columns > 1 && items[s.from].span {
					first, last = 0, columns-1
				}
				top := 0.0
				for c := first; c <= last; c++ {
					top = max(top, low[c])
				}
				if s.head != nil {
					if s.headTop < top-0.01 {
						t.Errorf("seed %d: page %d: a head stands on something", seed, n)
					}
					top = s.headTop + s.head.height
				}
				possible, fits := false, true
				for i := s.from; i < s.to; i++ {
					it, at := items[i], s.tops[i-s.from]
					if it.gap {
						continue
					}
					if at < top-0.01 {
						t.Errorf("seed %d: page %d: item %d at %.1f stands on what ends at %.1f", seed, n, i, at, top)
					}
					top = at + it.height
					fits = fits && (top <= height+0.02 || i == s.from && at < 12.1)
					possible = possible || i < s.to-1 && !it.keep
				}
				if !fits {
					t.Errorf("seed %d: page %d is %.0f high", seed, n, top)
				}
				if s.to < len(items) && items[s.to-1].keep && possible && (columns == 1 || items[s.to].span == items[s.to-1].span) {
					t.Errorf("seed %d: page %d ends after an item that is to be kept with the next", seed, n)
				}
				for c := first; c <= last; c++ {
					low[c] = top
				}
			}
		}
		for ; next < len(items); next++ {
			if !items[next].gap {
				t.Fatalf("seed %d: item %d is on no page", seed, next)
			}
		}
	}
}

func randomItems(r *rand.Rand) []item {
	items := make([]item, r.IntN(60))
	head := &item{height: 12}
	span := false
	for i := range items {
		if r.IntN(8) == 0 {
			span = !span
		}
		items[i] = item{height: float64(1 + r.IntN(30)), gap: r.IntN(4) == 0, keep: r.IntN(3) == 0, span: span}
		if r.IntN(3) == 0 && !items[i].gap {
			items[i].height, items[i].grid = 10, 10
		}
		if r.IntN(8) == 0 {
			items[i].repeat = head
		}
	}
	return items
}

// Columns that end before the page end at about the same height, and lines of
// the grid stand on it.
func TestBalance(t *testing.T) {
	var items []item
	for i := range 40 {
		items = append(items, item{height: 10, grid: 10}, item{height: 4 + float64(i%3), gap: true})
	}
	pages := split(items, 1000, 2)
	if len(pages) != 1 || len(pages[0]) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	if a, b := pages[0][0].end, pages[0][1].end; a < b || a-b > 25 {
		t.Errorf("the columns end at %.1f and %.1f", a, b)
	}
	for _, s := range pages[0] {
		for k, top := range s.tops {
			if items[s.from+k].grid > 0 && math.Mod(top+0.001, 10) > 0.01 {
				t.Errorf("a line stands at %.2f", top)
			}
		}
	}
}

func TestShare(t *testing.T) {
	tests := []struct {
		name        string
		least, most []float64
		whole       float64
	}{
		{"all fits", []float64{10, 10}, []float64{20, 30}, 100},
		{"lines are broken", []float64{10, 20}, []float64{200, 300}, 100},
		{"words are broken", []float64{500, 20, 20}, []float64{500, 300, 40}, 100},
		{"one column", []float64{500}, []float64{500}, 100},
	}
	for _, tt := range tests {
		sum := 0.0
		for i, w := range share(tt.least, tt.most, tt.whole) {
			sum += w
			if w < tt.whole/float64(len(tt.least))/3-0.01 && w < tt.least[i]-0.01 {
				t.Errorf("%s: column %d is %.1f wide", tt.name, i, w)
			}
		}
		if sum < tt.whole-0.01 || sum > tt.whole+0.01 {
			t.Errorf("%s: together %.1f of %.1f", tt.name, sum, tt.whole)
		}
	}
}
