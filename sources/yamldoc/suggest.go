package yamldoc

import "strings"

// Nearest gives the word of a list that is most like a mistyped one, or ""
// where none is near enough to be meant. The case of letters does not count. Of
// equals it gives the first.
func Nearest(word string, list []string) string {
	mistyped := []rune(strings.ToLower(word))
	best, at := len(mistyped)/3+1, ""
	for _, known := range list {
		if d := distance(mistyped, []rune(strings.ToLower(known)), best); d < best {
			best, at = d, known
		}
	}
	return at
}

// distance counts the letters to insert, delete, replace or swap with their
// neighbour to turn a into b; it gives limit where it would be more.
func distance(a, b []rune, limit int) int {
	if max(len(a)-len(b), len(b)-len(a)) >= limit {
		return limit
	}
	var before []int
	last := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return min(limit, last[len(b)])
}

// Short cuts a text that a message repeats to a length that can be read.
func Short(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
