package number

import (
	"strings"
	"unicode/utf8"
)

// A dated span is a date and the tokens that write it.
type dated struct {
	number Number
	span   span
}

// allDates finds the days and months of a text: 2026-03-01, 1.3.2026, 1 March
// 2026, March 2026. A year alone is read as figures.
func (s *scan) allDates() []dated {
	var out []dated
	free := 0 // tokens before it are taken
	for i := range s.tokens {
		if i < free {
			continue
		}
		var found []dated
		switch t := &s.tokens[i]; {
		case t.name:
		case t.kind == digit:
			if d, ok := s.figureDate(i); ok {
				found = []dated{d}
			}
		case t.kind == word:
			found = s.monthDate(i, free)
		}
		if len(found) > 0 {
			out = append(out, found...)
			free = found[len(found)-1].span.to
		}
	}
	return out
}

// digits is the value of token i where it is digits alone, -1 otherwise.
func (s *scan) digits(i int) int {
	t := s.tok(i)
	if t.kind != digit || len(t.text) > 4 || strings.Trim(t.text, "0123456789") != "" {
		return -1
	}
	return valueOf(t.text)
}

// valueOf is the value of a few digits.
func valueOf(digits string) int {
	v := 0
	for _, c := range digits {
		v = v*10 + int(c-'0')
	}
	return v
}

func isYear(v int) bool  { return v >= 1000 && v < 3000 }
func isMonth(v int) bool { return v >= 1 && v <= 12 }
func isDay(v int) bool   { return v >= 1 && v <= 31 }

// figureDate reads a date that is written in figures alone. Where day and month
// may be meant either way it has both readings.
func (s *scan) figureDate(i int) (dated, bool) {
	first := s.tokens[i]
	if f := parseFigures(first.text); len(f.groups) == 3 && f.marks[0] == '.' && f.marks[1] == '.' {
		var v [3]int
		for k, g := range f.groups {
			if len(g) > 4 {
				return dated{}, false
			}
			v[k] = valueOf(g)
		}
		return dateOf(v, len(f.groups[0]), len(f.groups[2]), span{i, i + 1}, false)
	}
	a := s.digits(i)
	if a < 0 {
		return dated{}, false
	}
	mark := s.tok(i + 1)
	if b := s.digits(i + 2); mark.fold == "." && b >= 0 && s.tok(i+2).spaced && s.tok(i+3).fold == "." && s.tok(i+4).spaced { // 1. 3. 2026
		return dateOf([3]int{a, b, s.digits(i + 4)}, len(first.text), len(s.tok(i+4).text), span{i, i + 5}, false)
	}
	if mark.spaced || s.tok(i+2).spaced || s.digits(i+2) < 0 {
		return dated{}, false
	}
	same := s.tok(i+3).fold == mark.fold && !s.tok(i+3).spaced && !s.tok(i+4).spaced && s.digits(i+4) >= 0
	switch {
	case (mark.fold == "-" || mark.fold == "/") && same:
		return dateOf([3]int{a, s.digits(i + 2), s.digits(i + 4)}, len(first.text), len(s.tok(i+4).text), span{i, i + 5}, mark.fold == "/")
	case mark.fold == "-" && len(first.text) == 4 && isYear(a) && len(s.tok(i+2).text) == 2 && isMonth(s.digits(i+2)):
		n := Number{Kind: Date, dates: []date{{year: a, month: s.digits(i + 2)}}}
		if b := s.digits(i + 2); b > a%100 { // 2009-10 may be two years
			n.dates = append(n.dates, date{year: a}, date{year: a - a%100 + b})
		}
		return dated{n, span{i, i + 3}}, true
	}
	return dated{}, false
}

// dateOf orders the three numbers of a date; ok is false where they make none.
func dateOf(v [3]int, firstLength, lastLength int, at span, either bool) (dated, bool) {
	n := Number{Kind: Date}
	put := func(year, month, day int) {
		if isMonth(month) && isDay(day) {
			n.dates = append(n.dates, date{year: year, month: month, day: day})
		}
	}
	switch {
	case firstLength == 4 && isYear(v[0]):
		put(v[0], v[1], v[2])
	case lastLength == 4 && isYear(v[2]):
		put(v[2], v[1], v[0])
		if either && v[0] != v[1] {
			put(v[2], v[0], v[1])
		}
	case lastLength == 2 && firstLength <= 2:
		for _, century := range []int{1900, 2000} {
			put(century+v[2], v[1], v[0])
			if either {
				put(century+v[2], v[0], v[1])
			}
		}
	}
	return dated{n, at}, len(n.dates) > 0
}

// between are the words that may stand between day, month and year.
var between = map[string]bool{"of": true, "de": true, "del": true, "di": true, "the": true, "gada": true, "g": true, "m": true, "d": true, "den": true,
	"do": true, "ta": true, "ta'": true, "la": true, "of the": true, "r": true, "г": true, "του": true, "a": true, "évi": true, "mėn": true, "rok": true, "vuoden": true, ",": true, ".": true, "-": false}

// month is the month that token i names, with words that lists do not have where
// they only decline one: "maaliskuussa" of "maaliskuu". 0 is none.
func (s *scan) month(i int) (value, tokens int) {
	list := s.lists["month"]
	if list == nil {
		return 0, 0
	}
	if x, n := list.at(s.from(i)); n > 0 {
		t := s.tokens[i]
		if s.Tag != "en" || isCapital(t.text) { // "may", "march"
			return int(x.value), n
		}
		return 0, 0
	}
	w := s.tokens[i].fold
	if len(w) < 4 || !s.declines() || !s.besideFigures(i) {
		return 0, 0
	}
	best := 0
	for first, same := range list.byFirst {
		stem := first
		for cut := 0; cut <= 2 && utf8.RuneCountInString(stem) >= 4 && (cut == 0 || utf8.RuneCountInString(first) >= 5); cut++ {
			if n := len(stem); n > best && strings.HasPrefix(w, stem) && utf8.RuneCountInString(w[n:]) <= 4 && len(same[0].words) == 1 {
				best, value = n, int(same[0].value)
			}
			_, size := utf8.DecodeLastRuneInString(stem)
			stem = stem[:len(stem)-size]
		}
	}
	return value, min(value, 1)
}

// besideFigures reports figures near token i: without them a word is no date.
func (s *scan) besideFigures(i int) bool {
	const near = 4
	for _, t := range s.tokens[max(0, i-near):min(len(s.tokens), i+near+1)] {
		if t.kind == digit {
			return true
		}
	}
	return false
}

// declines reports a language in which names of months have many endings.
func (s *scan) declines() bool {
	switch s.Tag {
	case "fi", "et", "hu", "lv", "lt", "pl", "cs", "sk", "sl", "hr", "el":
		return true
	}
	return false
}

// yearsFirst reports a language that writes "2026. gada 1. martā".
func (s *scan) yearsFirst() bool { return s.Tag == "lv" || s.Tag == "lt" || s.Tag == "hu" }

// monthDate reads the dates round the name of a month at token i, the second one
// where two days share it: "5 and 7 March".
func (s *scan) monthDate(i, free int) []dated {
	month, k := s.month(i)
	if month == 0 {
		return nil
	}
	d := date{month: month}
	at := span{i, i + k}
	var other dated
	if j := s.skipBack(i-1, free); j >= free {
		switch v := s.digits(j); {
		case isDay(v) && len(s.tok(j).text) <= 2:
			d.day, at.from = v, j
			other = s.otherDay(j, free, month)
			if k := s.skipBack(j-1, free); s.yearsFirst() && k >= free && isYear(s.digits(k)) {
				d.year, at.from = s.digits(k), k
			}
		case isYear(v):
			d.year, at.from = v, j
		}
	}
	if j := s.skip(at.to); true {
		v := s.digits(j)
		if d.day == 0 && isDay(v) && len(s.tok(j).text) <= 2 && !(s.tok(j+1).kind == digit) {
			d.day, at.to = v, j+1
			j = s.skip(at.to)
			v = s.digits(j)
		}
		if d.year == 0 && isYear(v) && len(s.tok(j).text) == 4 {
			d.year, at.to = v, j+1
		}
	}
	n := Number{Kind: Date, dates: []date{d}, Loose: d.year == 0 && d.day == 0}
	if n.Loose && (s.declines() && s.lists["month"].byFirst[s.tokens[i].fold] == nil || s.say(s.tokens[i:]).tokens > 0) {
		return nil // a word that only begins like a month, or "sept" in French
	}
	found := []dated{{n, at}}
	if other.span.to > 0 {
		other.number.dates[0].year = d.year
		found = append([]dated{other}, found...)
	}
	return found
}

// otherDay reads the first day of "5–7 March" and "5 and 7 March".
func (s *scan) otherDay(j, free, month int) dated {
	k := j - 1
	_, and := s.lists["joint"].at([]token{s.tok(k)})
	if k <= free || s.tok(k).fold != "-" && and == 0 {
		return dated{}
	}
	k--
	if s.tok(k).fold == "." {
		k--
	}
	if k < free || !isDay(s.digits(k)) {
		return dated{}
	}
	return dated{Number{Kind: Date, dates: []date{{month: month, day: s.digits(k)}}}, span{k, k + 1}}
}

// skip goes forward over at most three words and signs that stand between the
// parts of a date.
func (s *scan) skip(i int) int {
	for range 3 {
		if t := s.tok(i); i >= len(s.tokens) || !between[t.fold] && !s.isOrdinalEnd(i) {
			break
		}
		i++
	}
	return i
}

func (s *scan) skipBack(i, free int) int {
	for range 3 {
		if t := s.tok(i); i < free || !between[t.fold] && !s.isOrdinalEnd(i) {
			break
		}
		i--
	}
	return i
}

// isOrdinalEnd reports the ending of a day: 1st, 1er, 1º.
func (s *scan) isOrdinalEnd(i int) bool {
	t := s.tok(i)
	if t.spaced || s.tok(i-1).kind != digit {
		return false
	}
	switch t.fold {
	case "st", "nd", "rd", "th", "er", "º", "°", "ª", "e", "η", "ης", "ησ":
		return true
	}
	return false
}
