package pdf

import (
	"strings"
	"testing"

	"factsheet/sources/text"
)

// The cells of a table of two rows of running text are no paragraphs that go on
// in each other: neither where the left one ends short nor at its side.
func TestWrappedCells(t *testing.T) {
	left := []string{"Members of it may not", "vote on the budget of", "the town", "Guests shall leave it", "when the council goes", "into closed session"}
	right := []string{"unless the chair asks", "them to do so before a", "meeting of the council", "and may return to them", "when the doors are all", "opened by the clerk ¶"}
	p := sheetOfPaper(1)
	for i := range left {
		p.line(50, 100+12*float32(i), 10, left[i])
		p.line(200, 100+12*float32(i), 10, right[i])
	}
	_, x, _ := layOut(t, asRead, p)
	for _, begin := range []string{"Members", "Guests", "unless", "and may"} {
		i := x.BlockAt(strings.Index(x.Content, begin))
		if b := x.Blocks()[i]; b.Kind != text.Cell || !strings.HasPrefix(x.Content[b.Start:], begin) {
			t.Errorf("%s: kind %v of %q", begin, b.Kind, x.Content[b.Start:b.End])
		}
	}

	// Columns of which one has a paragraph's end are none.
	left[2] = "the town."
	p = sheetOfPaper(1)
	for i := range left {
		p.line(50, 100+12*float32(i), 10, left[i])
		p.line(200, 100+12*float32(i), 10, right[i])
	}
	_, x, _ = layOut(t, asRead, p)
	for _, b := range x.Blocks() {
		if b.Kind == text.Cell {
			t.Errorf("columns: %q is a cell", x.Content[b.Start:b.End])
		}
	}
}
