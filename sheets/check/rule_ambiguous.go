package check

import (
	"fmt"
	"slices"

	"factsheet/sources/match"
)

// ambiguousPassage words a short quotation that stands in several sections. It
// fails where the rule weighs as an error; else the matcher's note of the same
// name warns.
func ambiguousPassage(_ *run, q *Quotation) Finding {
	return Finding{Pos: q.Evidence.Quote.Pos,
		Message: fmt.Sprintf("point %q does not say which passage of %s it quotes: the words stand in more than one section", q.Point, named(q.Source)),
		Hint:    "quote more words, or name the place with where:, prefix: or suffix:"}
}

// isAmbiguous reports whether the matcher could not tell which passage is meant.
func isAmbiguous(m match.Match) bool {
	return slices.ContainsFunc(m.Notes, func(n match.Note) bool { return n.Rule == string(match.Ambiguous) })
}

// refuses reports whether the quotation fails if it is ambiguous.
func (r *run) refuses(q *Quotation) bool {
	return r.o.severity(string(match.Ambiguous)) == Error && !acknowledged(q.Evidence, string(match.Ambiguous))
}
