package match

import (
	"math"
	"strconv"
	"strings"
)

// lastCue is how many seconds the last words of a recording may take, of which
// only the beginning is known. The limit is our own.
const lastCue = 60

// atTime judges a time in a recording: it lies between the beginning of the
// passage and that of what follows, or, of a range, meets that.
func (h *site) atTime(n count) standing {
	begin := timeOf(h.t.Place(h.Start).Time)
	if begin < 0 {
		if timeOf(h.t.Place(len(h.t.Content)/2).Time) >= 0 {
			return unknown
		}
		return absent
	}
	end := h.timeBehind(begin)
	out := unknown
	for _, clock := range []bool{false, true} {
		lo, hi, ok := timeSpan(n, clock)
		if !ok {
			continue
		}
		if lo <= end && begin <= hi {
			return holds
		}
		out = fails
	}
	return out
}

// timeBehind is when the words behind the passage begin.
func (h *site) timeBehind(begin int) int {
	last := timeOf(h.t.Place(max(h.Start, h.End-1)).Time)
	at := h.t.BlockAt(max(h.Start, h.End-1))
	blocks := h.t.Blocks()
	for offset := h.End; at >= 0 && offset < len(h.t.Content); {
		if v := timeOf(h.t.Place(offset).Time); v > last {
			return v
		}
		// Within a block words may begin anew at every line.
		if i := strings.IndexByte(h.t.Content[offset:blocks[at].End], '\n'); offset < blocks[at].End && i >= 0 {
			offset += i + 1
			continue
		}
		if at++; at == len(blocks) {
			break
		}
		offset = blocks[at].Start
	}
	return max(last, begin) + lastCue
}

// timeSpan is a time or a range of times in seconds. "12:34" is minutes and
// seconds, or by the clock hours and minutes; what is not said is all of it.
func timeSpan(n count, clock bool) (lo, hi int, ok bool) {
	scale := func(s string) (int, int) {
		v := timeOf(s)
		switch parts := strings.Count(s, ":"); {
		case v < 0:
			return -1, -1
		case parts == 0 && !clock: // "minute 12"
			return v * 60, v*60 + 59
		case parts == 1 && clock:
			return v * 60, v*60 + 59
		case clock:
			return -1, -1
		}
		return v, v
	}
	lo, hi = scale(n.from)
	if lo < 0 {
		return 0, 0, false
	}
	if n.to != "" {
		if _, hi = scale(n.to); hi < 0 {
			return 0, 0, false
		}
	}
	if n.open {
		hi = math.MaxInt
	}
	return lo, hi, hi >= lo
}

// timeOf reads h:mm:ss, m:ss or a number, fractions left out; -1 where it is none.
func timeOf(s string) int {
	s, _, _ = strings.Cut(s, ".")
	if s == "" || strings.Count(s, ":") > 2 {
		return -1
	}
	total := 0
	for _, part := range strings.Split(s, ":") {
		v, err := strconv.Atoi(part)
		if err != nil || v < 0 || v > 1<<20 {
			return -1
		}
		total = total*60 + v
	}
	return total
}
