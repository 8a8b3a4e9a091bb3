package yamldoc

import (
	"cmp"
	"slices"
)

// maxProblems is how many problems of one file are worth reading.
const maxProblems = 50

// Parse reads a file. file is its name in messages. The node is never nil and
// is a map, empty where nothing could be read; the problems are in the order of
// the file. What a problem is about is absent from the tree, and a Reader does
// not report it again.
func Parse(file string, data []byte) (*Node, []Problem) {
	f, problems, fatal := newRaw(file, data)
	if fatal {
		return &Node{Kind: Map, Pos: Pos{File: file}, broken: true}, problems
	}
	p := &parser{raw: f, work: slices.Clone(f.lines), broken: map[int]bool{}}
	root := p.parse()
	return root, sorted(p.problems)
}

// sorted puts problems in the order of the file and drops repetitions.
func sorted(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	problems = slices.Compact(problems)
	return problems[:min(len(problems), maxProblems)]
}
