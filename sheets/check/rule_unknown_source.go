package check

import (
	"fmt"

	"factsheet/sources/yamldoc"
)

// unknownSource words a quotation whose source the library does not have.
func unknownSource(r *run, q *Quotation) Finding {
	id := q.Evidence.Source.Value
	f := Finding{Pos: q.Evidence.Source.Pos, Message: fmt.Sprintf("the library has no source %q", id),
		Hint: "add it to the catalogue of sources"}
	var ids []string
	for _, s := range r.lib.Sources {
		ids = append(ids, s.ID)
	}
	if len(r.lib.Problems) > 0 {
		f.Hint = "mend the catalogue first: its mistakes are told above"
	}
	file := r.lib.PassedOver(id)
	if file != "" {
		f.Message += fmt.Sprintf(": %q is of a kind that cannot be read", file)
		f.Hint = "save the document as plain text (.txt, UTF-8) or as a web page (.html) beside it"
	} else if near := yamldoc.Nearest(id, ids); near != "" {
		f.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	if q.Found != nil {
		f.Hint = fmt.Sprintf("these words stand in %s: write source: %s", named(q.Found.Source), q.Found.Source.ID)
	}
	return f
}
