package pdf

import (
	"slices"

	"factsheet/sources/extract/pdfium"
)

// Words may be turned inside a line of upright text: "may not" with its second
// word on its side is read as it stands there. Turned writing in a margin, above
// the letters or of its own belongs to no line.

const (
	mostInline  = 200 // runs of a page that are looked at
	besideWord  = 1.5 // of the size: from a turned word to its neighbours in the line
	atLinesEnd  = 0.6 // of the size: where it has a neighbour on one side only
	inlineLarge = 1.6 // of the line's size: larger writing is of no line
)

// A run is turned characters that follow each other on the page: from and to in
// the page's list, half-open; the last of them that is shown.
type run struct{ from, to, last int }

// runs are those of the page.
func (s *sheet) runs(kinds []standing) []run {
	chars := s.page.Chars
	var out []run
	for from := 0; from < len(chars); {
		if kinds[from] != turned {
			from++
			continue
		}
		to, last := from+1, from
		for ; to < len(chars); to++ {
			if kinds[to] == turned || kinds[to] == combined {
				if away(&chars[last], &chars[to]) {
					break
				}
				last = to
			} else if kinds[to] != nothing {
				break
			}
		}
		out = append(out, run{from, to, last})
		from = to
	}
	return out
}

// inline turns the runs upright that stand in a line of upright text.
func (s *sheet) inline(kinds []standing) {
	if !slices.Contains(kinds, upright) {
		return
	}
	runs := s.runs(kinds)
	for _, r := range runs[:min(len(runs), mostInline)] {
		if left, right, like := s.hostOf(r, kinds); like != nil {
			if s.page == s.shown { // the places as they are stay for pictures
				p := *s.page
				p.Chars = slices.Clone(p.Chars)
				s.page = &p
			}
			s.straighten(r, kinds, left, right, *like)
		}
	}
}

// hostOf finds the gap of a line in which a run stands: where it begins and
// ends, and a character of the line; nil where it stands in none.
func (s *sheet) hostOf(r run, kinds []standing) (left, right float32, like *pdfium.Char) {
	chars := s.page.Chars
	b, size := boxOf(&chars[r.from]), float32(0)
	for i := r.from; i < r.to; i++ {
		if kinds[i] == turned {
			b, size = b.join(boxOf(&chars[i])), max(size, chars[i].Size)
		}
	}
	var lines []neighbours
	for i := range chars {
		c := &chars[i]
		if kinds[i] != upright || c.Size*inlineLarge < size || c.X0-b.x1 > besideWord*c.Size || b.x0-c.X1 > besideWord*c.Size {
			continue
		}
		if shared := min(c.Y1, b.y1) - max(c.Y0, b.y0); shared < 0.15*min(c.Y1-c.Y0, b.height()) {
			continue
		}
		k := slices.IndexFunc(lines, func(n neighbours) bool { return abs(n.base-c.Baseline) < 0.3*c.Size })
		if k < 0 {
			if k = len(lines); k == mostInline {
				return 0, 0, nil
			}
			lines = append(lines, neighbours{base: c.Baseline})
		}
		lines[k].add(c, b)
	}
	best, most := -1, float32(0)
	inside := 0 // lines that go on at both sides of it
	for k, n := range lines {
		if n.in(b) {
			inside += int(bit(n.left != nil && n.right != nil))
			if shared := n.shared + bit(n.left != nil && n.right != nil); shared > most {
				best, most = k, shared
			}
		}
	}
	if best < 0 || inside > 2 || inside == 0 && len(lines) > 1 {
		return 0, 0, nil
	}
	left, right, like = b.x0, b.x1, lines[best].left
	if like == nil {
		like = lines[best].right
	}
	return left, right, like
}

// neighbours are what stands next to a turned run in one line.
type neighbours struct {
	base        float32
	left, right *pdfium.Char
	shared      float32 // part of the line's height that is the run's, too
}

func (n *neighbours) add(c *pdfium.Char, b box) {
	n.shared = max(n.shared, (min(c.Y1, b.y1)-max(c.Y0, b.y0))/max(c.Y1-c.Y0, 1))
	if c.X0+c.X1 < b.x0+b.x1 {
		if n.left == nil || c.X1 > n.left.X1 {
			n.left = c
		}
	} else if n.right == nil || c.X0 < n.right.X0 {
		n.right = c
	}
}

// in reports whether the run stands between its neighbours, over none of them.
func (n *neighbours) in(b box) bool {
	near := float32(besideWord)
	if n.left == nil || n.right == nil {
		near = atLinesEnd
	}
	fits := func(c *pdfium.Char, gap float32) bool { return gap > -0.4*c.Size && gap < near*c.Size }
	return (n.left == nil || fits(n.left, b.x0-n.left.X1)) && (n.right == nil || fits(n.right, n.right.X0-b.x1))
}

// straighten sets the characters of a run from left to right into a line.
func (s *sheet) straighten(r run, kinds []standing, left, right float32, like pdfium.Char) {
	chars := s.page.Chars
	var at []int
	for i := r.from; i < r.to; i++ {
		if kinds[i] == turned {
			at = append(at, i)
		}
	}
	if left = max(left, 0); s.page.Width > 0 {
		right = min(right, s.page.Width) // what is seen stays on the page
	}
	// Slanted writing is narrower than the box around it.
	inset := min(0.15*like.Size, 0.25*(right-left))
	left, right = left+inset, right-inset
	width := (right - left) / float32(len(at))
	for k, i := range at {
		if k > 0 && s.wordsApart(at[k-1], i) {
			for g := at[k-1] + 1; g < i; g++ {
				if chars[g].Flags&pdfium.Generated != 0 {
					chars[g].Rune, chars[g].Flags = ' ', 0
				}
			}
		}
	}
	x := left
	for i := r.from; i < r.to; i++ {
		c := &chars[i]
		if kinds[i] == turned {
			kinds[i] = upright
			c.X0, c.X1 = x, x+width
			x += width
		} else if kinds[i] == combined {
			c.X0, c.X1 = x-width, x
		} else {
			continue
		}
		c.Y0, c.Y1, c.Baseline, c.Size = like.Y0, like.Y1, like.Baseline, like.Size
		c.Flags &^= pdfium.Rotated
	}
}

// wordsApart reports whether a space stands between two turned characters.
func (s *sheet) wordsApart(a, b int) bool {
	x, y := &s.page.Chars[a], &s.page.Chars[b]
	gap := max(x.X0-y.X1, y.X0-x.X1, x.Y0-y.Y1, y.Y0-x.Y1)
	return s.partsBare(int32(a), int32(b)) || gap > wideGap*max(x.Size, y.Size)
}
