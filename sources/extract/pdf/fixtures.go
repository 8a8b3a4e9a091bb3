package pdf

// A fixture is a row of furniture: a running head, a foot.
type fixture struct {
	sheet *sheet
	row   row
}

// reach notes the furniture that is passed on the way to a page, once.
func (w *writer) reach(index int) bool {
	if index <= w.sheet {
		return false
	}
	half := func(s *sheet, foot bool) {
		for _, r := range s.main.furniture() {
			if (r.base > s.page.Height/2) == foot {
				w.pending = append(w.pending, fixture{s, r})
			}
		}
	}
	for ; w.sheet < index; w.sheet++ {
		if w.sheet >= 0 {
			half(w.d.sheets[w.sheet], true)
			w.strayNumbers(w.d.sheets[w.sheet])
		}
		if w.sheet+1 < len(w.d.sheets) {
			half(w.d.sheets[w.sheet+1], false)
		}
	}
	return true
}

// strayNumbers adds the numbers beside lines of a page that hold no text.
func (w *writer) strayNumbers(s *sheet) {
	for i := range s.numbers {
		if n := &s.numbers[i]; !n.used {
			n.used = true
			w.pending = append(w.pending, fixture{s, row{chunks: []int32{n.chunk}, base: n.base}})
		}
	}
}

// furniture are the rows of running heads and feet.
func (l *layer) furniture() []row {
	var chunks []int32
	for i := range l.chunks {
		if l.chunks[i].role == runningHead {
			chunks = append(chunks, int32(i))
		}
	}
	return l.rowsOf(chunks)
}

// flush writes the furniture that waits, each row on a line.
func (w *writer) flush() bool {
	for i, f := range w.pending {
		if i > 0 {
			w.b.Write("\n")
		}
		w.mark(f.sheet, 0)
		w.b.WriteFurniture(f.sheet.main.rowText(&f.row))
	}
	w.pending = w.pending[:0]
	return true
}
