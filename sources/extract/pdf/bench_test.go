package pdf

import (
	"context"
	"testing"
)

// A page of two columns with 4,900 letters, a hundred times.
func BenchmarkLayout(b *testing.B) {
	for b.Loop() {
		d := &document{}
		for i := range 100 {
			p := sheetOfPaper(i + 1)
			p.line(100, 40, 10, "The Journal of Messages")
			twoColumns(p, 80, 51, 0)
			d.add(p.page)
		}
		if _, _, err := d.layout(context.Background(), asRead, false); err != nil {
			b.Fatal(err)
		}
	}
}
