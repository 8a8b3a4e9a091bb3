package number

import "math/big"

// clock reads a time of day: 14:30, 14h30, 2.30 pm, 14 Uhr.
func (s *scan) clock(i int) (Number, span, bool) {
	hour, minute, to, sure := s.hourAndMinute(i)
	if to == 0 || hour > 24 || minute > 59 {
		return Number{}, span{}, false
	}
	at := span{i, to}
	alone := to == i+1 && minute < 0
	afternoon := false
	if _, k := s.lists["clock"].at(s.from(at.to)); k > 0 && (!alone || clearClock[s.tok(at.to).fold]) {
		w := s.tok(at.to).fold
		afternoon = w == "pm" || w == "p"
		at.to += k
		sure = true
	}
	if !sure && !s.clockBefore(i) {
		return Number{}, span{}, false // "3 heures" may be a span of time
	}
	minutes := int64(hour*60 + max(minute, 0))
	if afternoon && hour < 12 {
		minutes += 12 * 60
	}
	return Number{Kind: Clock, values: []*big.Rat{big.NewRat(minutes, 1)}}, at, true
}

// hourAndMinute takes the figures of a time apart; to is 0 where they are none.
// minute is -1 where they have none; sure is a writing that only times have.
func (s *scan) hourAndMinute(i int) (hour, minute, to int, sure bool) {
	hour = s.digits(i)
	mark, next := s.tok(i+1), s.tok(i+2)
	if v := s.digits(i + 2); hour >= 0 && (mark.fold == ":" || mark.fold == "h") && (!mark.spaced && !next.spaced || s.spacedHours(mark)) && len(next.text) == 2 && v >= 0 && v < 60 && hour < 25 {
		to = i + 3
		if t := s.tok(to); t.fold == ":" && !t.spaced && s.digits(to+1) >= 0 {
			to += 2 // seconds
		}
		return hour, v, to, true
	}
	f := parseFigures(s.tokens[i].text)
	switch {
	case len(f.groups) == 2 && f.marks[0] == '.' && len(f.groups[0]) <= 2 && len(f.groups[1]) == 2:
		return valueOf(f.groups[0]), valueOf(f.groups[1]), i + 1, false
	case hour >= 0:
		return hour, -1, i + 1, false
	}
	return 0, 0, 0, false
}

// spacedHours reports a language that writes "7 h 30" with spaces.
func (s *scan) spacedHours(mark token) bool {
	_, k := s.lists["clock"].at([]token{mark})
	return mark.fold == "h" && k > 0
}

// clockBefore reports "kl.", "godz." and their like before token i.
func (s *scan) clockBefore(i int) bool {
	if i > 1 && s.tok(i-1).fold == "." {
		i--
	}
	w := s.tok(i - 1)
	_, k := s.lists["clock"].at([]token{w})
	return k > 0 && clearClock[w.fold]
}

// clearClock are the words that only times of day have.
var clearClock = map[string]bool{"am": true, "pm": true, "a": true, "p": true, "o'clock": true, "uhr": true, "kl": true, "klo": true, "kell": true, "plkst": true,
	"klockan": true, "klokken": true, "kello": true, "pulksten": true, "godz": true}
