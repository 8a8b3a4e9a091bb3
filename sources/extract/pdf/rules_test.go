package pdf

import (
	"strings"
	"testing"

	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text"
)

// grid draws the borders of a table: lines across from x0 to x1 at each of ys,
// and down at each of xs.
func (p *typist) grid(ys, xs []float32, x0, x1 float32) {
	for _, y := range ys {
		// As a word processor draws them: one piece for each cell.
		mid := (x0 + x1) / 2
		p.page.Rules = append(p.page.Rules, pdfium.Rule{X0: mid, Y0: y, X1: x1, Y1: y}, pdfium.Rule{X0: x0, Y0: y, X1: mid, Y1: y})
	}
	for _, x := range xs {
		p.page.Rules = append(p.page.Rules, pdfium.Rule{X0: x, Y0: ys[0], X1: x, Y1: ys[len(ys)-1]})
	}
}

// wrapped sets a table of rows of running text, whose lines are all full, so
// that nothing but drawn rules tells it from columns.
func wrapped(p *typist) {
	left := []string{"members of the board may", "vote on all the budgets", "of their own departments", "guests of the board have", "leave to speak about the", "plans which concern them", "clerks of the board keep", "the records in their own", "rooms until they are old"}
	right := []string{"only when the chair asks", "them to do so before the", "meetings of the councils", "and may return to them a", "day later when the doors", "are opened by the clerks", "which must be locked for", "the night unless a guard", "is there and can see her"}
	for i := range left {
		p.line(50, 100+12*float32(i), 10, left[i])
		p.line(200, 100+12*float32(i), 10, right[i])
	}
}

func TestDrawnTables(t *testing.T) {
	rows := []float32{88, 126, 162, 198}
	for _, c := range []struct {
		reason string
		draw   func(*typist)
		cells  bool
		ends   []string // of blocks
		within []string // of one block
	}{
		{"columns have no rules", func(*typist) {}, false, nil, []string{"their own departments guests of the board"}},
		{"a rule between columns is none across them", func(p *typist) { p.grid([]float32{88}, []float32{185}, 45, 330) }, false, nil, []string{"their own departments guests of the board"}},
		{"a table with all its borders", func(p *typist) { p.grid(rows, []float32{45, 185, 330}, 45, 330) }, true,
			[]string{"own departments", "speak about the plans which concern them", "of the councils"}, []string{"members of the board may vote on all the budgets of their own departments", "which must be locked for the night unless"}},
		{"rows are parted by rules, columns are not", func(p *typist) { p.grid(rows, nil, 45, 330) }, true, []string{"own departments", "of the councils", "which concern them"}, nil},
		{"lines under words of one column draw no table", func(p *typist) { p.grid(rows, nil, 45, 170) }, false, nil, []string{"their own departments guests of the board"}},
	} {
		p := sheetOfPaper(1)
		wrapped(p)
		c.draw(p)
		_, x, _ := layOut(t, asRead, p)
		content := strings.Join(strings.Fields(x.Content), " ")
		cells := 0
		ends := map[string]bool{}
		for _, b := range x.Blocks() {
			words := strings.Join(strings.Fields(x.Content[b.Start:b.End]), " ")
			if b.Kind == text.Cell {
				cells++
			}
			for _, e := range c.ends {
				ends[e] = ends[e] || strings.HasSuffix(words, e)
			}
		}
		if (cells > 0) != c.cells {
			t.Errorf("%s: %d cells in %q", c.reason, cells, content)
		}
		for _, e := range c.ends {
			if !ends[e] {
				t.Errorf("%s: no block ends with %q: %q", c.reason, e, x.Content)
			}
		}
		for _, w := range c.within {
			if !strings.Contains(content, w) {
				t.Errorf("%s: %q stands nowhere in %q", c.reason, w, content)
			}
		}
	}
}

// A rule across the page ends the columns above it: those below are others.
func TestARuleEndsColumns(t *testing.T) {
	p := sheetOfPaper(1)
	twoColumns(p, 100, 10, 0)
	for i := range 10 {
		p.line(50, 240+12*float32(i), 10, filler(20+i))
		p.line(310, 240+12*float32(i), 10, filler(120+i))
	}
	p.page.Rules = []pdfium.Rule{{X0: 50, Y0: 225, X1: 550, Y1: 225}}
	_, x, _ := layOut(t, asRead, p)
	if got, want := order(x), numbers(0, 9)+" "+numbers(100, 109)+" "+numbers(20, 29)+" "+numbers(120, 129); got != want {
		t.Errorf("read as %s\nwant    %s", got, want)
	}
}
