package match

import (
	"math/rand/v2"
	"testing"
)

// The distance by bits is that of the table.
func TestLettersDistance(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	some := func(n int) []byte {
		s := make([]byte, n)
		for i := range s {
			s[i] = "abcd"[r.IntN(4)]
		}
		return s
	}
	for _, length := range []int{1, 5, 63, 64, 65, 128, 150} {
		for range 30 {
			key, s := some(length), some(r.IntN(2*length+4))
			if at := len(s) / 3; r.IntN(2) == 0 {
				copy(s[at:], key)
			}
			if got, want := newLetters(key).distance(s), slowDistance(key, s); got != want {
				t.Fatalf("%q in %q: %d, want %d", key, s, got, want)
			}
		}
	}
}

// slowDistance is the least edit distance of a key and any part of s.
func slowDistance(key, s []byte) int {
	column := make([]int, len(key)+1)
	for i := range column {
		column[i] = i
	}
	best := len(key)
	for _, c := range s {
		diagonal := column[0]
		for i := range key {
			d := diagonal
			if key[i] != c {
				d++
			}
			diagonal = column[i+1]
			column[i+1] = min(d, column[i]+1, column[i+1]+1)
		}
		best = min(best, column[len(key)])
	}
	return best
}
