package number

import (
	"cmp"
	"math/big"
	"slices"
)

// part reads "half", "two thirds", "ein Drittel".
func (s *scan) part(i, limit int, numerator said) (Number, span, bool) {
	tokens := s.tokens[i:limit]
	n := Number{Kind: Fraction, spoken: true, place: -2}
	make := func(a, b int64, to int) (Number, span, bool) {
		n.values = []*big.Rat{big.NewRat(a, b)}
		return n, span{i, to}, true
	}
	if numerator.of > 0 { // "kétharmada"
		return make(max(numerator.value, 1), numerator.of, i+numerator.tokens)
	}
	if numerator.tokens > 0 && numerator.value > 0 && numerator.value < 100 {
		j := numerator.tokens
		if j < len(tokens) && tokens[j].fold == "-" && !tokens[j].spaced {
			j++
		}
		if x, k := s.lists["fraction"].at(tokens[min(j, len(tokens)):]); k > 0 && numerator.value < x.value {
			n.Loose = numerator.value == 1 && (x.open || !s.clearlyPart(i+j+k))
			if p, to := s.halfPower(i + j + k); p > 0 && numerator.value == 1 && (x.value == 2 || x.value == 4) {
				return s.part(i+j, to, said{})
			}
			return make(numerator.value, x.value, i+j+k)
		}
	}
	if x, k := s.lists["fraction"].at(tokens); k > 0 && (x.value == 2 || x.value == 4) {
		if p, to := s.halfPower(i + k); p > 0 {
			part := big.NewRat(p, x.value)
			return Number{spoken: true, scaled: true, values: []*big.Rat{part}, place: whole(part.Num().String()).place}, span{i, to}, true
		}
	}
	if x, k := s.lists["fraction"].at(tokens); k > 0 && x.value == 2 {
		before := s.tok(i - 1)
		_, ordinal := s.lists["ordinal"].at([]token{before})
		n.Loose = x.open || ordinal > 0 || !s.clearlyPart(i+k)
		return make(1, 2, i+k)
	}
	if _, k := s.lists["one"].at(tokens); k > 0 {
		if x, m := s.lists["fraction"].at(tokens[k:]); m > 0 {
			if p, to := s.halfPower(i + k + m); p > 0 && (x.value == 2 || x.value == 4) {
				return s.part(i+k, to, said{})
			}
			n.Loose = x.open || !s.clearlyPart(i+k+m)
			return make(1, x.value, i+k+m)
		}
	}
	return n, span{}, false
}

// halfPower is what "million" says in "half a million", and where it ends; 0 where
// it does not stand at token i.
func (s *scan) halfPower(i int) (power int64, to int) {
	if s.tok(i).fold == "-" {
		i++
	}
	if f := s.tok(i).fold; f == "de" || f == "of" {
		i++
	}
	if _, k := s.lists["one"].at(s.from(i)); k > 0 { // "half a million", "a quarter of a million"
		i += k
	}
	x, k := s.lists["power"].at(s.from(i))
	if k == 0 || x.value < 1000 || len(x.words[0]) < 3 {
		return 0, 0
	}
	return x.value, i + k
}

// clearlyPart reports whether what follows makes a fraction of a word that is
// also an ordinal or an adjective: "a third of". Languages without the list "of"
// have words of their own for fractions.
func (s *scan) clearlyPart(at int) bool {
	if s.lists["of"] == nil {
		return true
	}
	_, n := s.lists["of"].at(s.tokens[min(at, len(s.tokens)):])
	return n > 0
}

// ratios reads "one in three" and "14 out of 18" as fractions beside their
// numbers. A share of many is reckoning and no fraction.
func (s *scan) ratios() {
	out := s.everySo()
	for i := 0; i+1 < len(s.numbers); i++ {
		a, b := &s.numbers[i], &s.numbers[i+1]
		if a.Kind != Amount || b.Kind != Amount || b.Unit != "" {
			continue
		}
		x, y := a.small(), b.small()
		if x <= 0 || y <= x || y > 12 && y != 100 {
			continue
		}
		between := s.tokens[s.spans[i].to:max(s.spans[i].to, s.spans[i+1].from)]
		for len(between) > 0 && between[0].fold != "" { // a noun: "14 dossiers sur 18"
			if _, n := s.lists["ratio"].at(between); n > 0 && n == len(between) {
				out = append(out, Number{Start: a.Start, End: b.End, Kind: Fraction, Bound: a.Bound, open: a.open, values: []*big.Rat{big.NewRat(x, y)},
					place: -2, parts: []Number{*a, *b}, Loose: true})
				break
			}
			if len(between) > 4 || between[0].kind != word {
				break
			}
			between = between[1:]
		}
	}
	s.numbers = append(s.numbers, out...)
	slices.SortStableFunc(s.numbers, func(a, b Number) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
}

// everySo reads "jeder fünfte" and "co piąty", every fifth, as a share beside its
// ordinal. It may count years as well as people, so it needs no backing.
func (s *scan) everySo() []Number {
	var out []Number
	for i := range s.numbers {
		n := &s.numbers[i]
		if v := n.small(); !n.Loose || !n.spoken || n.Kind != Amount || v < 2 || v > 12 && v != 100 {
			continue
		}
		if _, k := s.lists["every"].at([]token{s.tok(s.spans[i].from - 1)}); k > 0 {
			out = append(out, Number{Start: n.Start, End: n.End, Kind: Fraction, Loose: true, spoken: true, place: -2, values: []*big.Rat{big.NewRat(1, n.small())}})
		}
	}
	return out
}
