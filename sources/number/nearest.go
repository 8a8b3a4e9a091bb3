package number

import "math/big"

// Advice says what is wrong with a number that is not backed, as far as the
// nearest one of the evidence tells.
type Advice int

const (
	Missing   Advice = iota // nothing in the evidence is like it
	Rounded                 // it is near to one, and nothing says that it is rounded
	OtherUnit               // the value is there, of something else
	NotBeyond               // the value is there, and the claim says more or less than it
)

// Nearest is the writing of the number of the evidence that is most like one of
// a claim, and what the two have in common; "" where the evidence has none that
// is worth telling of.
func (e *Evidence) Nearest(n *Number) (string, Advice) {
	best, at := -1, -1
	var distance *big.Rat
	for i := range firstOf(e.numbers) {
		likeness := likeness(n, &e.numbers[i])
		if likeness < 0 {
			continue
		}
		d := gap(n, &e.numbers[i].Number)
		if likeness > best || likeness == best && d.Cmp(distance) < 0 {
			best, at, distance = likeness, i, d
		}
	}
	if at < 0 || best < 2 {
		return "", Missing
	}
	s := &e.numbers[at]
	return s.text, advice(n, s, distance)
}

func advice(n *Number, s *source, distance *big.Rat) Advice {
	switch {
	case n.Kind == Date || s.Kind == Date || len(n.dates) > 0:
		return Missing
	case distance.Sign() == 0 && alike(n, &s.Number):
		return NotBeyond
	case distance.Sign() == 0:
		return OtherUnit
	case n.Bound == Exact && n.place > s.place && alike(n, &s.Number):
		rounded := *n
		rounded.Bound = About
		if equalOrBounded(&rounded, s) {
			return Rounded
		}
	}
	return Missing
}

// likeness ranks what may be told of as nearest; -1 is not to be told of.
func likeness(n *Number, s *source) int {
	isDate := len(n.dates) > 0
	switch {
	case s.named, len(s.parts) > 0, s.aside && (!isDate || len(s.dates) == 0),
		s.Loose && len(s.values) > 0 && s.values[0].Cmp(big.NewRat(2, 1)) < 0:
		return -1
	case isDate && len(s.dates) > 0 && !s.aside:
		return 6
	case isDate && len(s.dates) > 0:
		return 5
	case isDate != (len(s.dates) > 0):
		return 0
	case gap(n, &s.Number).Sign() == 0:
		return 4
	case n.Kind == s.Kind && n.Unit == s.Unit && !s.Loose:
		return 3
	case alike(n, &s.Number):
		return 2
	}
	return 1
}

// gap is how far two numbers are apart, as a part of the larger one.
func gap(n, s *Number) *big.Rat {
	if len(n.dates) > 0 && len(s.dates) > 0 {
		return apart(n.dates[0], s.dates[0])
	}
	a, b := size(n), size(s)
	if a == nil || b == nil {
		return big.NewRat(1000, 1)
	}
	d := new(big.Rat).Sub(a, b)
	d.Abs(d)
	most := new(big.Rat).Abs(a)
	if other := new(big.Rat).Abs(b); other.Cmp(most) > 0 {
		most = other
	}
	if most.Sign() == 0 {
		return d
	}
	return d.Quo(d, most)
}

// size makes values comparable; nil where a number has none.
func size(n *Number) *big.Rat {
	if len(n.values) == 0 {
		return nil
	}
	return inHundredths(n, n.values[0])
}

// apart is about how many days two dates are apart. What one of them does not say
// counts little.
func apart(a, b date) *big.Rat {
	part := func(x, y int, days int64) int64 {
		if x == 0 || y == 0 {
			return 1
		}
		return days * int64(max(x-y, y-x))
	}
	return big.NewRat(part(a.year, b.year, 365)+part(a.month, b.month, 30)+part(a.day, b.day, 1), 1)
}
