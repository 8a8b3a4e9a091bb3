package pdf

import (
	"math/rand/v2"
	"testing"
)

// Every item comes on some page, once and in order; no page is too full but
// with one item that is higher than it; breaks come where they may.
func TestSplit(t *testing.T) {
	const height = 100
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 1))
		items := make([]item, r.IntN(60))
		head := &item{height: 12}
		for i := range items {
			items[i] = item{height: float64(1 + r.IntN(30)), gap: r.IntN(4) == 0, keep: r.IntN(3) == 0}
			if r.IntN(5) == 0 {
				items[i].repeat = head
			}
		}
		next := 0
		for n, p := range split(items, height) {
			for ; next < p.from; next++ {
				if !items[next].gap {
					t.Fatalf("seed %d: item %d is on no page", seed, next)
				}
			}
			used, ink := 0.0, 0.0
			if p.head != nil {
				used = p.head.height
			}
			possible := false // that the page ended earlier at a better place
			for i := p.from; i < p.to; i++ {
				used += items[i].height
				if !items[i].gap {
					ink = used
				}
				possible = possible || i < p.to-1 && !items[i].keep
			}
			if ink > height && p.to-p.from > 1 {
				t.Errorf("seed %d: page %d is %.0f high", seed, n, ink)
			}
			if p.to < len(items) && p.to > p.from && items[p.to-1].keep && possible {
				t.Errorf("seed %d: page %d ends after an item that is to be kept with the next", seed, n)
			}
			next = max(next, p.to)
		}
		for ; next < len(items); next++ {
			if !items[next].gap {
				t.Fatalf("seed %d: item %d is on no page", seed, next)
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
