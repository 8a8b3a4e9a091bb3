package verify

import (
	"slices"
	"strings"
	"testing"
)

// The lines of the cells of a row may come in turns, each cell's in its order.
func TestInTurns(t *testing.T) {
	same := strings.Split(strings.Repeat("yes ,", 60), ",")
	tests := []struct {
		name           string
		parts, columns []string
		want           bool
	}{
		{"cell by cell", []string{"a1 ", "a2", "b1 ", "b2"}, []string{"a1 a2", "b1 b2"}, true},
		{"line by line", []string{"a1 ", "b1 ", "a2", "b2"}, []string{"a1 a2", "b1 b2"}, true},
		{"more follows", []string{"a1 ", "b1", "a2", "more"}, []string{"a1 a2", "b1"}, true},
		{"lines that begin alike", []string{"a ", "a ", "b", "c"}, []string{"a c", "a b"}, true},
		{"many cells that are the same", same[:60], []string{strings.Repeat("yes ", 20), strings.Repeat("yes ", 20), strings.Repeat("yes ", 20)}, true},
		{"more of them, with a letter that is another", append(same[:59:59], "yet "), []string{strings.Repeat("yes ", 20), strings.Repeat("yes ", 20), strings.Repeat("yes ", 20)}, false},
		{"too many ways", strings.SplitAfter(strings.Repeat("yes ", 8000), " "), slices.Repeat([]string{strings.Repeat("yes ", 1000)}, 8), true},
		{"an order that no cell has", []string{"a2", "a1 ", "b"}, []string{"a1 a2", "b"}, false},
		{"a letter", []string{"a1 ", "b1", "a3"}, []string{"a1 a2", "b1"}, false},
		{"a line twice", []string{"a1 ", "a1 ", "a2"}, []string{"a1 a2", "b"}, false},
		{"the end is missing", []string{"a1 "}, []string{"a1 a2"}, false},
		{"nothing", nil, []string{"a"}, false},
	}
	for _, tt := range tests {
		if got := inTurns(tt.parts, tt.columns); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
