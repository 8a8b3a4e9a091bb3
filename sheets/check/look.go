package check

import (
	"context"

	"factsheet/sheets"
	"factsheet/sources"
)

// Look looks for one quotation in one source, outside any sheet: what it gives
// is as that of Run, and can be printed on no handout. The error is the
// context's.
func Look(ctx context.Context, lib *sources.Library, s *sources.Source, e sheets.Evidence, o Options) (*Quotation, error) {
	r := newRun(ctx, lib, o)
	r.telling = true
	q := &Quotation{Citation: sheets.Citation{Evidence: &e}, Source: s}
	asked := r.ask("", q)
	r.jobs = []*job{{quotation: q, asked: &asked}}
	r.own = map[*sources.Source][]int{s: {0}}
	r.look(s)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if q.Verdict == Unreadable {
		return nil, r.failures[s]
	}
	return q, nil
}
