package text

import "sort"

// A Segment says where a run of the Content came from: the byte At in the
// Content stands at Source in the source file. A Step of 1 means that the bytes
// that follow stand there one by one, 0 that all of them came from that place
// (a character reference, a mark that the format implies).
type Segment struct {
	At, Source int32
	Step       int32
}

// Segments is the Origin of a Content that is not the source itself: runs in
// ascending order of At, each up to the next one.
type Segments struct {
	Runs  []Segment
	Lines *Lines
}

// Place gives line and column of the source file.
func (s *Segments) Place(offset int) Place { return s.Lines.Place(s.Source(offset)) }

// Source is the offset in the source file of the byte at offset in the Content.
func (s *Segments) Source(offset int) int {
	i := sort.Search(len(s.Runs), func(i int) bool { return int(s.Runs[i].At) > offset }) - 1
	if i < 0 {
		return 0
	}
	run := s.Runs[i]
	return int(run.Source) + (offset-int(run.At))*int(run.Step)
}
