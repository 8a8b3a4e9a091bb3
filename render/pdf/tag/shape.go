package tag

import "slices"

// drawn reports whether anything was drawn for e or what is in it.
func (e *Element) drawn() bool {
	return slices.ContainsFunc(e.kids, func(k any) bool {
		kid, ok := k.(*Element)
		return !ok || kid.drawn()
	})
}

// prune takes out what was composed but not drawn. The rows and cells of a
// table that is there stay, so that each row has all columns.
func (e *Element) prune() {
	e.kids = slices.DeleteFunc(e.kids, func(k any) bool {
		kid, ok := k.(*Element)
		if !ok {
			return false
		}
		if kid.Role != TR && kid.Role != TH && kid.Role != TD && !kid.drawn() {
			return true
		}
		kid.prune()
		return false
	})
}

// level makes the levels of the headings follow each other: the first is 1,
// and none is more than one below the heading before it (ISO 14289-1, 7.4.2).
// Headings that are alike stay alike.
func (e *Element) level() {
	var open []int // the levels asked for that the place is under
	var walk func(e *Element)
	walk = func(e *Element) {
		if n := e.Role.level(); n > 0 {
			for len(open) > 0 && open[len(open)-1] >= n {
				open = open[:len(open)-1]
			}
			open = append(open, n)
			e.Role = Heading(len(open))
		}
		for _, k := range e.kids {
			if kid, ok := k.(*Element); ok {
				walk(kid)
			}
		}
	}
	walk(e)
}
