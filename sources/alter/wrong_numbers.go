package alter

import (
	"slices"
	"strings"
	"unicode"
)

// wrongNumbers change figures, and what belongs to them.
var wrongNumbers = []*Kind{
	{Name: "digit changed", Meaning: "a digit becomes another", make: atDigit(func(rs []rune, i int) string {
		return string(rs[:i]) + string('0'+(rs[i]-'0'+1)%10) + string(rs[i+1:])
	})},
	{Name: "digit dropped", Meaning: "a number loses a digit", make: atDigit(func(rs []rune, i int) string {
		return string(rs[:i]) + string(rs[i+1:])
	})},
	{Name: "digit added", Meaning: "a number gets another digit", make: atDigit(func(rs []rune, i int) string {
		return string(rs[:i+1]) + "0" + string(rs[i+1:])
	})},
	{Name: "digits swapped", Meaning: "two digits of a number change places", make: atDigit(func(rs []rune, i int) string {
		if i+1 == len(rs) || !unicode.IsDigit(rs[i+1]) || rs[i] == rs[i+1] {
			return ""
		}
		return string(rs[:i]) + string(rs[i+1]) + string(rs[i]) + string(rs[i+2:])
	})},
	{Name: "numbers swapped", Meaning: "two numbers change places", make: swapTwo(func(w string) bool {
		return strings.IndexFunc(w, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
	})},
	{Name: "separator changed", Meaning: "a decimal point becomes a comma, 1,000 becomes 1.000", make: atRune(func(l, r, n rune) string {
		if unicode.IsDigit(l) && unicode.IsDigit(n) {
			switch r {
			case '.':
				return ","
			case ',':
				return "."
			case ' ', '\u00a0', '\u202f':
				return ""
			}
		}
		return string(r)
	})},
	{Name: "separator dropped", Meaning: "2.5 becomes 25", make: atRune(func(l, r, n rune) string {
		if unicode.IsDigit(l) && unicode.IsDigit(n) && !unicode.IsDigit(r) && !isLetter(r) {
			return ""
		}
		return string(r)
	})},
	{Name: "sign added", Meaning: "5 becomes -5", make: atRune(func(l, r, _ rune) string {
		if unicode.IsSpace(l) && unicode.IsDigit(r) {
			return "-" + string(r)
		}
		return string(r)
	})},
	{Name: "sign dropped", Meaning: "-5 becomes 5", make: atRune(func(_, r, n rune) string {
		if strings.ContainsRune("-−–", r) && unicode.IsDigit(n) {
			return ""
		}
		return string(r)
	})},
	{Name: "plus for minus", Meaning: "-5 becomes +5", make: atRune(func(_, r, n rune) string {
		if strings.ContainsRune("-−", r) && unicode.IsDigit(n) {
			return "+"
		}
		return string(r)
	})},
	{Name: "per cent dropped", Meaning: "5 % becomes 5", make: atRune(func(_, r, _ rune) string {
		if r == '%' {
			return ""
		}
		return string(r)
	})},
	{Name: "per mille", Meaning: "5 % becomes 5 ‰", make: atRune(func(_, r, _ rune) string {
		if r == '%' {
			return "‰"
		}
		return string(r)
	})},
	{Name: "currency changed", Meaning: "5 € becomes 5 £", make: atRune(func(_, r, _ rune) string {
		if unicode.Is(unicode.Sc, r) {
			return map[bool]string{true: "£", false: "€"}[r == '€']
		}
		return string(r)
	})},
	{Name: "unit changed", Meaning: "5 km becomes 5 m, °C becomes °F", make: unitChanged},
	{Name: "number cut at the start", Meaning: "the quotation begins within a number: 000 for 25 000", make: numberCut(true)},
	{Name: "number cut at the end", Meaning: "the quotation ends within a number: 3 for 3.5", make: numberCut(false)},
}

// atDigit alters a digit that f can alter.
func atDigit(f func(rs []rune, i int) string) func(d *draft) string {
	return func(d *draft) string {
		rs := []rune(d.Words)
		from := d.rng.IntN(len(rs))
		for k := range rs {
			i := (from + k) % len(rs)
			if '0' <= rs[i] && rs[i] <= '9' {
				if s := f(rs, i); s != "" {
					return s
				}
			}
		}
		return ""
	}
}

var units = strings.Fields("km/m mm/cm kg/g tonnes/kilos kilometres/metres hours/days weeks/months months/years Tage/Wochen Tonnen/Kilo Monate/Jahre jours/semaines tonnes/kilos mois/ans días/semanas toneladas/kilos meses/años giorni/settimane tonnellate/chili mesi/anni dni/tygodni ton/kilo miesięcy/lat ημέρες/εβδομάδες τόνων/κιλών μηνών/ετών päivää/viikkoa tonnia/kiloa kuukautta/vuotta °C/°F euros/pounds Euro/Franken euros/francs euro/franchi ευρώ/δραχμές euroa/markkaa zł/gr")

// unitChanged puts another unit behind a number.
func unitChanged(d *draft) string {
	words := strings.Fields(d.Words)
	for i := 1; i < len(words); i++ {
		if !unicode.IsDigit(last(words[i-1])) {
			continue
		}
		core := strings.TrimRight(words[i], ".,;:!?)”“\"»'’")
		for _, u := range units {
			a, b, _ := strings.Cut(u, "/")
			if core == b {
				a, b = b, a
			}
			if core == a {
				words[i] = b + strings.TrimPrefix(words[i], core)
				return strings.Join(words, " ")
			}
		}
	}
	return ""
}

// numberCut begins or ends the quotation within a number of at least two
// characters, where enough words are left.
func numberCut(start bool) func(d *draft) string {
	return func(d *draft) string {
		words := strings.Fields(d.Words)
		var at []int
		for i, w := range words {
			number := strings.TrimRight(w, ".,;:!?)”»")
			if rs := []rune(number); len(rs) > 1 && unicode.IsDigit(rs[0]) && unicode.IsDigit(rs[len(rs)-1]) && (start && len(words)-i > 2 || !start && i > 1) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return ""
		}
		i := at[d.rng.IntN(len(at))]
		rs := []rune(strings.TrimRight(words[i], ".,;:!?)”»"))
		cuts := slices.DeleteFunc([]int{1, len(rs) / 2, len(rs) - 1}, func(c int) bool { return c == 0 })
		cut := cuts[d.rng.IntN(len(cuts))]
		if start {
			kept := strings.TrimLeftFunc(string(rs[cut:]), func(r rune) bool { return !unicode.IsDigit(r) })
			return strings.Join(append([]string{kept + strings.TrimPrefix(words[i], string(rs))}, words[i+1:]...), " ")
		}
		kept := strings.TrimRightFunc(string(rs[:cut]), func(r rune) bool { return !unicode.IsDigit(r) })
		return strings.Join(append(slices.Clone(words[:i]), kept), " ")
	}
}
