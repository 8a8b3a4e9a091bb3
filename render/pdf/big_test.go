package pdf

import (
	"strings"
	"testing"

	"factsheet/render"
)

// Texts as long as a sheet may be are set whole, in time that grows with them
// and not with their square, and stay on the paper.
func TestLongTexts(t *testing.T) {
	const size = 1 << 15
	for name, long := range map[string]string{
		"words": strings.Repeat("word ", size/5), "one word": strings.Repeat("w", size), "slashes": strings.Repeat("a/", size/2),
	} {
		long = strings.TrimSpace(long)
		p := handout()
		p.Title = text(long)
		p.Body = []render.Block{
			&render.Point{Claim: []render.Text{text("A claim.")}, Evidence: []*render.Quotation{quote(1, long, "Somebody")}},
			&render.Table{Columns: []render.Text{text(long), text("B")}, Rows: [][]render.Text{{text("a"), text(long)}}},
			&render.KeyFigures{Figures: []render.KeyFigure{{Figure: text("1"), Label: text(long)}}},
		}
		p.Notes = nil
		p.Quoted = []render.Quoted{{Text: long}}
		pages := textOf(t, write(t, p))
		got := strings.ReplaceAll(strings.Join(pages, ""), "\n", "")
		// In the title, the quotation, the label and the cell; the head of the
		// table stands line by line beside its neighbour.
		if n := strings.Count(got, long); n != 4 {
			t.Errorf("%s: stands on the paper %d times, want 4", name, n)
		}
	}
}

func TestTooManyColumns(t *testing.T) {
	p := handout()
	table := &render.Table{}
	for range 40 {
		table.Columns = append(table.Columns, text("Column"))
	}
	p.Body = append(p.Body, table)
	if _, err := Bytes(p, Options{}); err == nil || !strings.Contains(err.Error(), "a table of 40 columns does not fit") {
		t.Errorf("error %v", err)
	}
}
