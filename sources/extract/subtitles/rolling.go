package subtitles

import "strings"

// rolling reports whether captions roll up: each shows again what the one
// before showed last, with a line or words more. A file is of that kind if more
// than half of its cues are: a speaker may say the same twice in any file.
func rolling(cues []cue) bool {
	again, all := 0, 0
	var shown []string
	for i := range cues {
		list := pieces(&cues[i])
		if len(list) == 0 {
			continue
		}
		if shown != nil {
			all++
			if n := seen(shown, list); n > 0 && i > 0 && cues[i].start <= cues[i-1].end+pause {
				again++
			}
		}
		shown = shown[:0]
		for _, p := range list {
			shown = append(shown, p.text)
		}
	}
	return again >= 3 && again*2 > all
}

// longestRoll is how many lines a caption that rolls up has at most.
const longestRoll = 8

// seen is how many bytes of the list's texts, each with a space after it, the
// last whole lines before show already.
func seen(shown []string, list []piece) int {
	var b strings.Builder
	for _, p := range list {
		b.WriteString(p.text)
		b.WriteByte(' ')
	}
	now := b.String()
	for first := max(0, len(shown)-longestRoll); first < len(shown); first++ {
		if before := strings.Join(shown[first:], " ") + " "; strings.HasPrefix(now, before) {
			return len(before)
		}
	}
	return 0
}

// unseen are the pieces without what was shown before.
func unseen(shown []string, list []piece) []piece {
	n := seen(shown, list)
	for len(list) > 0 && n >= len(list[0].text)+1 {
		n -= len(list[0].text) + 1
		list = list[1:]
	}
	if n > 0 && len(list) > 0 {
		rest := append([]piece{}, list...)
		rest[0].text = strings.TrimSpace(rest[0].text[n:])
		return rest
	}
	return list
}
