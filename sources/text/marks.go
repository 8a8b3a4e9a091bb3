package text

import "sort"

// A Mark says that the Content from the byte At on stands at a place of the
// source, up to the next Mark.
type Mark struct {
	At int
	Place
}

// Marks is the Origin of a text that was put together from parts: in ascending
// order of At. What stands before the first has no place.
type Marks []Mark

// Place is that of the last mark at or before the offset.
func (m Marks) Place(offset int) Place {
	i := sort.Search(len(m), func(i int) bool { return m[i].At > offset }) - 1
	if i < 0 {
		return Place{}
	}
	return m[i].Place
}
