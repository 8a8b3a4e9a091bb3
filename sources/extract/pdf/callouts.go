package pdf

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// isSign reports whether a character may call out a note by itself: a sign, or a
// digit that is raised by its own shape.
func isSign(r rune) bool {
	switch r {
	case '*', '†', '‡', '¹', '²', '³', '⁰':
		return true
	}
	return r >= '⁴' && r <= '⁹'
}

// plainMark is a note's mark as a number or sign without what is around it: "12"
// for "¹²", "[12]" or "12."; "" where it is none.
func plainMark(s string) string {
	s = strings.Trim(strings.TrimSpace(s), "[]().,;")
	var b strings.Builder
	digits, signs := 0, 0
	for _, r := range s {
		if d := strings.IndexRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r); d >= 0 {
			r = rune('0' + utf8.RuneCountInString("⁰¹²³⁴⁵⁶⁷⁸⁹"[:d]))
		}
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune("*†‡§¶∗", r):
			signs++
		default:
			return ""
		}
		if r == '∗' {
			r = '*'
		}
		b.WriteRune(r)
	}
	if digits > 0 && signs > 0 || digits > 3 || signs > 3 || strings.HasPrefix(b.String(), "0") {
		return ""
	}
	return b.String()
}

// A call is what may call out a note.
type call struct {
	l     *layer
	chunk int32
	mark  string
	after rune // the character before it
}

// calls are what may call out notes in a block, in reading order: raised
// numbers and signs at the end of a word or a sentence.
func (b *block) calls() []call {
	var out []call
	for i := range b.lines {
		ln := &b.lines[i]
		for k, at := range ln.chunks {
			c := &ln.l.chunks[at]
			if c.script != 1 || c.role != words || k == 0 {
				continue
			}
			mark := plainMark(ln.l.text(c))
			if mark == "" {
				continue
			}
			before := ln.row
			before.chunks = before.chunks[max(0, k-4):k]
			s := ln.l.rowText(&before)
			if k+1 < len(ln.chunks) && !ln.l.parts(c, &ln.l.chunks[ln.chunks[k+1]], 0) && startsWord(ln.l.text(&ln.l.chunks[ln.chunks[k+1]])) {
				continue // ²³⁵U, 10²x: something is raised inside a word
			}
			if !endsWord(s) {
				continue
			}
			r, _ := utf8.DecodeLastRuneInString(s)
			out = append(out, call{ln.l, at, mark, r})
		}
	}
	return out
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// units are words that may carry an exponent.
var units = map[string]bool{"sin": true, "cos": true, "tan": true, "log": true, "mol": true, "sec": true, "min": true, "rad": true, "day": true,
	"metre": true, "metres": true, "meter": true, "meters": true, "miles": true, "feet": true, "inches": true, "yards": true, "chi": true, "exp": true}

// endsWord reports whether text ends with a word of a sentence or its
// punctuation, or with a year, and not with a number, a unit or a variable,
// which carry exponents.
func endsWord(s string) bool {
	last, size := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(".,;:!?”“’»\"'…)]", last) {
		before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
		if last == ')' || last == ']' { // (a + b)² is a formula
			return unicode.IsLetter(before) && endsLetters(s[:len(s)-size], 3) || isYear(s[:len(s)-size])
		}
		return !unicode.IsNumber(before) || last != '.' && last != ',' || isYear(s[:len(s)-size])
	}
	if isYear(s) {
		return true
	}
	return endsLetters(s, 3)
}

// endsLetters reports whether text ends with a word of n letters or more that is
// no unit.
func endsLetters(s string, n int) bool {
	at, count := len(s), 0
	for at > 0 && count < 20 {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if !unicode.IsLetter(r) {
			break
		}
		count++
		at -= size
	}
	if count == 1 { // Han and the like write words of one or two letters
		r, _ := utf8.DecodeLastRuneInString(s)
		return unicode.Is(unicode.Lo, r) && r > 0x2E80
	}
	return count >= n && !units[strings.ToLower(s[at:])]
}

// isYear reports whether text ends with a number from 1800 to 2099.
func isYear(s string) bool {
	if len(s) < 4 || len(s) > 4 && (s[len(s)-5] >= '0' && s[len(s)-5] <= '9' || s[len(s)-5] == '.' || s[len(s)-5] == ',') {
		return false
	}
	y, err := strconv.Atoi(s[len(s)-4:])
	return err == nil && y >= 1800 && y < 2100
}

// markCalls makes furniture of the call-outs that a note of the page answers.
// Where a mark stands twice, only one that ends a clause is believed: the other
// may be an exponent.
func markCalls(calls []call, notes map[string]bool) (answered map[string]bool) {
	count := map[string]int{}
	for _, c := range calls {
		count[c.mark]++
	}
	answered = map[string]bool{}
	for _, c := range calls {
		if !notes[c.mark] || count[c.mark] > 1 && !strings.ContainsRune(".,;:!?”’»\"'…)", c.after) {
			continue
		}
		c.l.chunks[c.chunk].role = callOut
		answered[c.mark] = true
	}
	return answered
}

// markEndnoteCalls does the same for notes that stand together elsewhere: the
// call-outs count from one through the document, and lines of it begin with the
// same numbers in the same order.
func (d *document) markEndnoteCalls() {
	var all []call
	var starts []string
	for _, s := range d.sheets {
		for _, b := range s.blocks {
			all = append(all, b.calls()...)
			if len(b.lines) > 0 && b.kind != text.Cell {
				word, _, _ := strings.Cut(headText(b.first()), " ")
				if m := plainMark(word); m != "" {
					starts = append(starts, m)
				}
			}
		}
	}
	var run []call
	for _, c := range all {
		if c.mark == strconv.Itoa(len(run)+1) {
			run = append(run, c)
		}
	}
	listed := 0
	for _, m := range starts {
		if m == strconv.Itoa(listed+1) {
			listed++
		}
	}
	// A few are believed only where the list ends with the last of them, and
	// nothing else is raised.
	few := len(run) < 3 && (listed > len(run) || len(run) < len(all))
	if few || listed < len(run) || len(run)*10 < 8*len(all) {
		return
	}
	for _, c := range run {
		c.l.chunks[c.chunk].role = callOut
	}
}
