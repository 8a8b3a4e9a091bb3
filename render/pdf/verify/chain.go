package verify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Difference is a string that does not stand in a file where it should, and
// what the file says there instead.
type Difference struct {
	Index  int    // of the string, from 0
	Shared string // the last words before the first difference; may be empty
	Want   string // how the string goes on from there
	Read   string // how the file goes on
}

// Before is what stands before the last place where a text begins; all where it
// stands nowhere.
func (c *Content) Before(text string) *Content {
	at := strings.LastIndex(strings.Join(c.parts(), ""), norm.NFC.String(text))
	if at < 0 || text == "" {
		return c
	}
	out := &Content{pages: c.pages}
	for _, s := range c.said {
		if !s.alt {
			if s.text = s.text[:min(len(s.text), at)]; s.text == "" {
				break
			}
			at -= len(s.text)
		}
		out.said = append(out.said, s)
	}
	return out
}

// Bounds on the work for a file that is made to cause some.
const (
	mostDifferences = 100     // that are told
	mostCompared    = 1 << 34 // bytes of text times strings, for finding the fewest
)

// mostPlaces is at how many places a string is looked for. One that stands at
// more is so short that it does not matter which of them is meant.
const mostPlaces = 32

// A place is where a string stands in the text, in bytes.
type place struct{ index, start, end int }

// Differences compares a list of strings with the text of the file, in which they
// should stand in their order. Those that do not are the fewest possible: a string
// that was changed where it belongs, and stands once more at the end, is the one
// that is missing, and not all that come between. At most 100 are told.
func (c *Content) Differences(want []string) []Difference {
	text := strings.Join(c.parts(), "")
	chain := inOrder(text, want)
	if len(chain) == len(want) {
		return nil
	}
	if int64(len(text))*int64(len(want)) <= mostCompared {
		chain = longest(places(text, want))
	}
	var out []Difference
	from := 0
	for i, w := range want {
		if len(chain) > 0 && chain[0].index == i {
			from, chain = chain[0].end, chain[1:]
			continue
		}
		to := len(text)
		if len(chain) > 0 {
			to = chain[0].start
		}
		d := difference(text[from:to], norm.NFC.String(w))
		d.Index = i
		if out = append(out, d); len(out) == mostDifferences {
			break
		}
	}
	return out
}

// inOrder looks for each string behind the one before. It gives up where too many
// are missing.
func inOrder(text string, want []string) []place {
	var out []place
	at := 0
	for i, w := range want {
		w = norm.NFC.String(w)
		n := strings.Index(text[at:], w)
		if n < 0 {
			if i+1-len(out) > mostDifferences {
				break
			}
			continue
		}
		out = append(out, place{i, at + n, at + n + len(w)})
		at += n + len(w)
	}
	return out
}

// places lists where each string stands; of one string from the last place to the
// first.
func places(text string, want []string) []place {
	var out []place
	for i, w := range want {
		w = norm.NFC.String(w)
		var found []place
		for at := 0; len(found) < mostPlaces; {
			n := strings.Index(text[at:], w)
			if n < 0 {
				break
			}
			at += n
			found = append(found, place{i, at, at + len(w)})
			if at += max(len(w), 1); at > len(text) {
				break
			}
		}
		slices.Reverse(found)
		out = append(out, found...)
	}
	return out
}

// longest picks the most places of which each lies behind the one before: the
// longest ascending sequence. Those of one string stand there from the last to the
// first, so that no two of them are picked.
func longest(list []place) []place {
	var ends []int // by length of a sequence: the last place of the one that ends first
	before := make([]int, len(list))
	for i, p := range list {
		n, _ := slices.BinarySearchFunc(ends, p.start, func(k, start int) int {
			if list[k].end <= start {
				return -1
			}
			return 1
		})
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else if p.end < list[ends[n]].end {
			ends[n] = i
		}
	}
	var out []place
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			out = append(out, list[i])
		}
	}
	slices.Reverse(out)
	return out
}

// difference says where a string and the text nearest to it part.
func difference(text, want string) Difference {
	text = strings.TrimLeft(text, " ")
	lo := longestIn(text, want)
	// Whole words are easier to find on paper than letters, where there are such.
	const word = 30
	if begins := strings.LastIndexByte(want[:lo], ' ') + 1; lo-begins < word {
		lo = begins
	}
	at := strings.Index(text, want[:lo]) + lo
	shared := want[:lo]
	if words := strings.Fields(shared); len(words) > 6 {
		shared = strings.Join(words[len(words)-6:], " ") + " "
	}
	return Difference{Shared: shared, Want: beginning(want[lo:]), Read: beginning(instead(text[at:], want[lo:]))}
}

// instead is what a text has in the place of want: up to where want ends there, or as
// much of it as want has.
func instead(text, want string) string {
	const end, more = 12, 80 // bytes: of want that tell its end; that the text may have more
	tail := want[len(want)-min(end, len(want)/2):]
	for len(tail) > 0 && !utf8.RuneStart(tail[0]) {
		tail = tail[1:]
	}
	near := text[:min(len(text), len(want)+more)]
	if i := strings.Index(near, tail); i >= 0 && tail != "" {
		return near[:i+len(tail)]
	}
	n := utf8.RuneCountInString(want)
	for i := range text {
		if n--; n < 0 {
			return text[:i]
		}
	}
	return text
}
