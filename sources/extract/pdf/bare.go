package pdf

// bare writes characters whose places tell no lines, in the order of the file.
func (w *writer) bare(b *block) {
	s := b.sheet
	w.mark(s, 0)
	chars := s.page.Chars
	before := int32(-1)
	for _, i := range b.bare {
		c := &chars[i]
		r := shown(c)
		if r == 0 {
			continue
		}
		if before >= 0 && s.partsBare(before, i) {
			w.b.Write(" ")
		}
		before = i
		w.b.Write(string(r))
		if w.track {
			w.spots = append(w.spots, spot{int32(w.b.Len() - len(string(r))), int32(s.index), i})
		}
	}
}

// partsBare reports whether a space stands between two characters of slanted
// writing, or of no known place.
func (s *sheet) partsBare(a, b int32) bool {
	chars := s.page.Chars
	if b-a > 64 {
		return true
	}
	x, y := &chars[a], &chars[b]
	dx, dy := x.X0+x.X1-y.X0-y.X1, x.Y0+x.Y1-y.Y0-y.Y1
	size := max(x.Size, y.Size)
	distance := dx*dx + dy*dy // of the middles: twice, and squared
	generated := false
	for i := a + 1; i < b; i++ {
		if spaced(&chars[i]) || shown(&chars[i]) != 0 {
			return true
		}
		// PDFium measures spaces along the writing, and sees line ends in what is slanted.
		if chars[i].Rune == ' ' && distance > 4*0.4*0.4*size*size {
			return true
		}
		generated = true
	}
	far := distance > 4*1.7*1.7*size*size
	return far || generated && x.X1 == 0 && x.Y1 == 0
}
