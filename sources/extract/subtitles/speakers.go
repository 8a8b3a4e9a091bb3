package subtitles

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	// turn is how captions print that somebody else speaks.
	turn = regexp.MustCompile(`^>{2,}\s*`)
	// label is a name before a colon with text after it: "MODERATOR: Welcome",
	// "Jane Doe: Thank you".
	label = regexp.MustCompile(`^([\p{L}\p{N}][\p{L}\p{M}\p{N} .'’-]{0,39}):\s+\S`)
)

// printedLabel is the name that a line begins with, if it may be a label: in
// capitals, or two to four words with a capital each.
func printedLabel(s string) (name string, capitals bool) {
	m := label.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	name = strings.TrimSpace(m[1])
	words := strings.Fields(name)
	letters, upper, named := 0, 0, 0
	for _, w := range words {
		for i, r := range w {
			if i == 0 && unicode.IsUpper(r) {
				named++
			}
			if unicode.IsLetter(r) {
				letters++
			}
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	switch {
	case letters == 0 || len(words) > 5:
		return "", false
	case upper == letters:
		return name, true
	case len(words) >= 2 && len(words) <= 4 && named == len(words):
		return name, false
	}
	return "", false
}

// labels finds the printed names that can only be those of speakers. One that
// stands in a file once may be words: "Step One: open the door".
func labels(cues []cue) map[string]bool {
	count := make(map[string]int)
	inCapitals := make(map[string]bool)
	told := make(map[string]bool) // after the sign for somebody else
	cased, upper := 0, 0
	spoken := 0
	for i := range cues {
		list := pieces(&cues[i])
		for j, p := range list {
			for _, r := range p.text {
				if unicode.IsUpper(r) {
					upper++
				}
				if unicode.IsUpper(r) || unicode.IsLower(r) {
					cased++
				}
			}
			words := turn.ReplaceAllString(p.text, "")
			name, capitals := printedLabel(words)
			if name == "" {
				continue
			}
			if len(words) < len(p.text) {
				told[name] = true
			}
			if j == 0 || capitals {
				count[name]++
				inCapitals[name] = capitals
			}
		}
		if len(list) > 0 {
			spoken++
		}
	}
	shouting := upper*2 > cased // all is in capitals: they say nothing
	others := 0                 // labels in capitals
	repeated := 0               // other labels that come again
	for name, n := range count {
		if inCapitals[name] && !shouting {
			others++
		} else if n >= 2 {
			repeated++
		}
	}
	sure := make(map[string]bool)
	for name, n := range count {
		if inCapitals[name] && !shouting {
			sure[name] = n >= 2 || others >= 2
		} else {
			sure[name] = n >= 2 && (repeated >= 2 || n*2 >= spoken)
		}
	}
	for name := range told {
		sure[name] = true
	}
	return sure
}
