package verify

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Whole compares all text of the file with what it must say, letter by letter
// from the first to the last: nothing is missing, doubled or in another place.
// A piece is one string, or several that stand side by side, as the cells of a
// row do: the lines of each are in their order, and those of different cells may
// come in turns. The error is a *Missing for the first piece that is not where
// it must be; Index is that of the piece.
func (c *Content) Whole(pieces [][]string) error {
	parts := c.parts()
	// A letter and its mark may stand in runs of their own: both sides are
	// compared taken apart.
	for i := range parts {
		parts[i] = norm.NFD.String(parts[i])
	}
	text := strings.Join(parts, "")
	at, part, done := 0, 0, 0 // in text; the part that begins at or after it, and where
	for i, p := range pieces {
		want := norm.NFD.String(strings.Join(p, ""))
		if rest := text[at:]; !strings.HasPrefix(rest, want) {
			for ; done < at; part++ {
				done += len(parts[part])
			}
			if done != at || !inTurns(parts[part:], p) {
				return &Missing{i, norm.NFC.String(want), beginning(rest[agree(rest, want):])}
			}
		}
		at += len(want)
	}
	if at < len(text) {
		return &Missing{Index: len(pieces), Read: beginning(text[at:])}
	}
	return nil
}

// mostWays bounds in how many ways at once parts are shared out to columns.
const mostWays = 64

// inTurns reports whether parts begins with the parts of the columns, those of
// each column in its order. Where columns are so alike that there are too many
// ways to share the parts out, it asks only whether they have the same letters.
func inTurns(parts, columns []string) bool {
	columns = slices.Clone(columns)
	left := 0
	for i, c := range columns {
		columns[i] = norm.NFD.String(c)
		left += len(columns[i])
	}
	ways := [][]int{make([]int, len(columns))} // how much of each column was there
	for _, p := range parts {
		if left <= 0 {
			break
		}
		left -= len(p)
		seen := make(map[string]bool)
		var next [][]int
		for _, way := range ways {
			for i, c := range columns {
				if strings.HasPrefix(c[way[i]:], p) {
					w := slices.Clone(way)
					w[i] += len(p)
					if key := fmt.Sprint(w); !seen[key] {
						seen[key] = true
						next = append(next, w)
					}
				}
			}
		}
		if ways = next; len(ways) > mostWays {
			return sameLetters(parts, columns)
		}
	}
	return left == 0 && len(ways) > 0
}

// sameLetters reports whether parts begins with the bytes of the columns, in
// whatever order.
func sameLetters(parts, columns []string) bool {
	var count [256]int
	whole := strings.Join(columns, "")
	text := strings.Join(parts, "")
	if len(text) < len(whole) {
		return false
	}
	for i := range len(whole) {
		count[whole[i]]++
		count[text[i]]--
	}
	return count == [256]int{}
}

// agree is how many bytes two texts have in common from their start, in whole
// characters.
func agree(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return n
}
