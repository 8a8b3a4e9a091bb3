package number

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// figures are a run of digits, taken apart at their separators.
type figures struct {
	groups []string
	marks  []rune // between them
}

func parseFigures(s string) figures {
	var f figures
	start := 0
	for i, r := range s {
		if '0' <= r && r <= '9' {
			continue
		}
		f.groups = append(f.groups, s[start:i])
		f.marks = append(f.marks, r)
		start = i + utf8.RuneLen(r)
	}
	f.groups = append(f.groups, s[start:])
	return f
}

// grouped reports groups of three digits behind the first, which has up to three.
func (f *figures) grouped(from, to int) bool {
	if len(f.groups[from]) > 3 || f.groups[from] == "" {
		return false
	}
	for _, g := range f.groups[from+1 : to] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

// A reading is one value that figures may have, and the power of ten of the
// last digit of it that is not a filling zero.
type reading struct {
	value *big.Rat
	place int
}

// readings are the values that figures may have in a language: none for what is
// no number, such as 1.2.3; two where both of "." and "," may be meant.
func (r *Reader) readings(s string) []reading {
	f := parseFigures(s)
	n := len(f.groups)
	if n == 1 {
		return []reading{whole(f.groups[0])}
	}
	last := f.marks[n-2]
	for _, m := range f.marks[:n-2] {
		if normalMark(m) != normalMark(f.marks[0]) {
			return nil
		}
	}
	if n > 2 && normalMark(f.marks[0]) != normalMark(last) { // 1.234,5
		if isGroupMark(last) || !f.grouped(0, n-1) {
			return nil
		}
		return []reading{fraction(f.groups[:n-1], f.groups[n-1])}
	}
	asGroups := reading{}
	canGroup := f.grouped(0, n) && f.groups[0][0] != '0'
	if canGroup {
		asGroups = whole(strings.Join(f.groups, ""))
	}
	switch {
	case isGroupMark(last) || n > 2:
		if !canGroup {
			return nil
		}
		return []reading{asGroups}
	case !canGroup:
		return []reading{fraction(f.groups[:1], f.groups[1])}
	}
	asDecimals := fraction(f.groups[:1], f.groups[1])
	switch string(last) {
	case r.decimal:
		return []reading{asDecimals}
	case r.group:
		return []reading{asGroups}
	}
	return []reading{asGroups, asDecimals}
}

func normalMark(r rune) rune {
	if r == '’' {
		return '\''
	}
	if isGroupMark(r) && r != '\'' {
		return ' '
	}
	return r
}

func whole(digits string) reading {
	v, _ := new(big.Int).SetString(digits, 10)
	trimmed := strings.TrimRight(digits, "0")
	place := len(digits) - len(trimmed)
	if trimmed == "" {
		place = 0
	}
	return reading{new(big.Rat).SetInt(v), place}
}

func fraction(groups []string, decimals string) reading {
	v, _ := new(big.Rat).SetString(strings.Join(groups, "") + "." + decimals)
	return reading{v, -len(decimals)}
}

// vulgar are the characters that are a fraction by themselves.
var vulgar = map[string][2]int64{
	"½": {1, 2}, "⅓": {1, 3}, "⅔": {2, 3}, "¼": {1, 4}, "¾": {3, 4}, "⅕": {1, 5}, "⅖": {2, 5}, "⅗": {3, 5}, "⅘": {4, 5},
	"⅙": {1, 6}, "⅚": {5, 6}, "⅐": {1, 7}, "⅛": {1, 8}, "⅜": {3, 8}, "⅝": {5, 8}, "⅞": {7, 8}, "⅑": {1, 9}, "⅒": {1, 10},
}
