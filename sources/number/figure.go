package number

import (
	"math/big"
	"strings"
)

// OfAny says that the unit of a number stands elsewhere, as in the head of a
// column: it is backed by its value in any unit.
func (n *Number) OfAny() {
	if n.Kind == Amount && n.Unit == "" {
		n.shared = true
	}
}

// Figure reads the value of a chart, digits with a dot before decimals, in the
// unit that the chart names in words. ok is false where it is no such value.
func (r *Reader) Figure(value, unit string) (n Number, ok bool) {
	if len(value) > maxFigures || value == "" || strings.Trim(strings.TrimPrefix(value, "-"), "0123456789.") != "" {
		return Number{}, false
	}
	v, ok := new(big.Rat).SetString(value)
	if !ok {
		return Number{}, false
	}
	n = Number{values: []*big.Rat{v}, End: len(value)}
	if len(value) == 4 && v.IsInt() && isYear(int(v.Num().Int64())) {
		n.dates = []date{{year: int(v.Num().Int64())}}
	}
	of := r.Read("1 " + unit)
	if len(of) == 0 || len(of[0].values) == 0 || of[0].Start != 0 {
		n.shared = true
		return n, true
	}
	n.Kind, n.Unit = of[0].Kind, of[0].Unit
	if power := of[0].values[0]; of[0].scaled { // millions of euros
		n.values = append(n.values, new(big.Rat).Mul(v, power))
	}
	n.OfAny()
	return n, true
}
