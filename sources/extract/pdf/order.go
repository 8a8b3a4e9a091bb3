package pdf

// inFileOrder makes blocks of the chunks of a layer as they follow each other in
// the file: a line ends where the next word stands on another one, or before.
func (s *sheet) inFileOrder(l *layer) []*block {
	var rows []row
	var r row
	end := func() {
		if len(r.chunks) > 0 {
			rows = append(rows, r)
		}
		r = row{}
	}
	for _, i := range l.all() {
		c := &l.chunks[i]
		if n := len(r.chunks); n > 0 {
			before := &l.chunks[r.chunks[n-1]]
			back := c.x0 < before.x0-0.5*c.size && !c.rtl && !before.rtl
			if abs(c.row-r.base) > 0.3*min(c.size, r.size) || back {
				end()
			}
		}
		if len(r.chunks) == 0 {
			r = row{box: c.box, base: c.row, size: c.hostSize(l)}
		}
		r.box = r.box.join(c.box)
		r.chunks = append(r.chunks, i)
	}
	end()
	return s.paragraphs(l, rows, measure(rows))
}
