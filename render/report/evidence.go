package report

import (
	"io"

	"factsheet/sheets/check"
)

// Evidence writes of one quotation what the text report shows of it: what was
// written, what the source says, and where.
func Evidence(w io.Writer, q *check.Quotation, o Options) error {
	p := &page{width: o.Width, color: o.Color}
	if p.width == 0 {
		p.width = 80
	}
	evidence(p, q, o)
	_, err := io.WriteString(w, p.b.String())
	return err
}
