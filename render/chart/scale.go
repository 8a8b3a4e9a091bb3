package chart

import (
	"math"
	"strconv"
	"strings"
)

// A scale is an axis with ticks at whole multiples of a step of 1, 2 or 5 times
// a power of ten.
type scale struct {
	mantissa, power int   // of the step
	from, to        int64 // its first and last tick, in steps
}

// scaleFor is the scale with the finest step that takes at most n steps from
// the least to the most value, n at least 1. It reaches as far as they do.
func scaleFor(least, most float64, n int) scale {
	if !(most > least) {
		switch {
		case least > 0:
			least = 0
		case most < 0:
			most = 0
		default:
			most = least + 1
		}
	}
	s := scale{mantissa: 1, power: int(math.Floor(math.Log10((most-least)/float64(n)))) - 1}
	for {
		step := s.step()
		if step > 0 && (most-least)/step < 1e6 {
			// A value that is a tick but for the last digit of a float64 is one.
			s.from = int64(math.Floor(least/step + 1e-9))
			s.to = int64(math.Ceil(most/step - 1e-9))
			if s.to-s.from <= int64(n) {
				return s
			}
			if n == 1 && s.from == -1 && s.to == 1 { // no step takes less
				return s
			}
		}
		switch s.mantissa {
		case 1:
			s.mantissa = 2
		case 2:
			s.mantissa = 5
		default:
			s.mantissa, s.power = 1, s.power+1
		}
	}
}

func (s scale) step() float64 { return float64(s.mantissa) * math.Pow10(s.power) }

// at is the value of a tick.
func (s scale) at(i int64) float64 { return float64(i) * s.step() }

// decimal is the value of a tick in digits, exactly.
func (s scale) decimal(i int64) string {
	digits := strconv.FormatInt(i*int64(s.mantissa), 10)
	if i == 0 {
		return "0"
	}
	if s.power >= 0 {
		return digits + strings.Repeat("0", s.power)
	}
	digits, negative := strings.CutPrefix(digits, "-")
	if short := 1 - s.power - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	at := len(digits) + s.power
	out := strings.TrimRight(digits[:at]+"."+digits[at:], "0")
	out = strings.TrimSuffix(out, ".")
	if negative {
		out = "-" + out
	}
	return out
}
