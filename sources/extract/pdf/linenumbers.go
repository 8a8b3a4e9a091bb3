package pdf

import (
	"cmp"
	"slices"
	"strconv"
)

// markLineNumbers finds the numbers that transcripts and bills print beside
// their lines: at the left of all text of the page, one below the other,
// counting by one or by five, on page after page. The ranks of a table stand
// inside the text, and are none.
func (d *document) markLineNumbers() {
	var found [][]numbered
	pages := 0
	next := 1 // where numbers run through the whole document
	for _, s := range d.sheets {
		list := s.counted(next)
		found = append(found, list)
		if len(list) > 0 {
			pages++
			last, _ := strconv.Atoi(list[len(list)-1].text)
			next = last + 1
		}
	}
	if pages < 2 && !(pages == 1 && len(d.sheets) == 1 && len(found[0]) >= 20) {
		return
	}
	for k, s := range d.sheets {
		s.numbers = found[k]
		for _, n := range found[k] {
			s.main.chunks[n.chunk].role = lineNumber
		}
		if len(found[k]) > 0 {
			s.rows = s.main.rowsOf(s.main.all())
		}
	}
}

// counted are the numbers beside the lines of a page; nil where they do not
// prove to be such.
func (s *sheet) counted(next int) []numbered {
	var list []numbered
	for _, r := range s.rows {
		c := &s.main.chunks[r.chunks[0]]
		if c.role != words || c.n > 4 || c.script != 0 {
			continue
		}
		text := s.main.text(c)
		if v, err := strconv.Atoi(text); err != nil || v < 1 || text[0] == '0' || text[0] == '+' {
			continue
		}
		list = append(list, numbered{chunk: r.chunks[0], base: r.base, text: text})
	}
	list = longestRun(s.inOneColumn(list))
	if len(list) < 4 {
		return nil
	}
	step := value(list[1]) - value(list[0])
	if step != 1 && step != 5 || step == 1 && len(list) < 6 {
		return nil
	}
	if first := value(list[0]); first != 1 && first != next && !(step == 5 && first%5 == 0) {
		return nil
	}
	if !s.beside(list, step) {
		return nil
	}
	return list
}

// longestRun is the longest part of the list that counts by one step.
func longestRun(list []numbered) []numbered {
	best, from := 0, 0
	bestFrom := 0
	for i := 1; i <= len(list); i++ {
		if i < len(list) && (i-from < 2 || value(list[i])-value(list[i-1]) == value(list[from+1])-value(list[from])) {
			continue
		}
		if i-from > best {
			best, bestFrom = i-from, from
		}
		from = max(i-1, from+1)
		if i < len(list) && i-from > 1 {
			from = i - 1
		}
	}
	return list[bestFrom : bestFrom+best]
}

func value(n numbered) int {
	v, _ := strconv.Atoi(n.text)
	return v
}

// inOneColumn keeps the numbers whose right edges, or left edges, are where
// those of most are.
func (s *sheet) inOneColumn(list []numbered) []numbered {
	best := []numbered{}
	for _, edge := range []func(numbered) float32{
		func(n numbered) float32 { return s.main.chunks[n.chunk].x1 },
		func(n numbered) float32 { return s.main.chunks[n.chunk].x0 },
	} {
		sorted := slices.Clone(list)
		slices.SortStableFunc(sorted, func(a, b numbered) int { return cmp.Compare(edge(a), edge(b)) })
		for from, to := 0, 0; to < len(sorted); to++ {
			for edge(sorted[to])-edge(sorted[from]) > 2.5 {
				from++
			}
			if to-from+1 > len(best) {
				best = slices.Clone(sorted[from : to+1])
			}
		}
	}
	slices.SortStableFunc(best, func(a, b numbered) int { return cmp.Compare(a.base, b.base) })
	return best
}

// beside reports whether the numbers stand in a margin of their own: no other
// text of the page reaches over them, most lines of the page between the first
// and the last have one where each is counted, and what they stand beside is
// running text, not the cells of a table.
func (s *sheet) beside(list []numbered, step int) bool {
	right := float32(-farthest)
	own := map[int32]bool{}
	for _, n := range list {
		right = max(right, s.main.chunks[n.chunk].x1)
		own[n.chunk] = true
	}
	between, wide := 0, 0
	for _, r := range s.rows {
		inside := r.base >= list[0].base-1 && r.base <= list[len(list)-1].base+1
		if inside {
			between++
		}
		pieces, end := 0, float32(0)
		for _, i := range r.chunks {
			c := &s.main.chunks[i]
			if c.role != words || own[i] {
				continue
			}
			if c.x0 < right+0.15*c.size {
				if inside || !s.inMargin(&r) {
					return false
				}
			}
			if pieces == 0 || c.x0-end > 1.8*c.size {
				pieces++
			}
			end = c.x1
		}
		if inside && pieces > 1 {
			wide++
		}
	}
	if wide*3 > between {
		return false
	}
	return step != 1 || 10*len(list) >= 8*between
}

// inMargin reports whether a row stands where running heads do.
func (s *sheet) inMargin(r *row) bool {
	return r.base < 0.12*s.page.Height || r.base > 0.88*s.page.Height
}
