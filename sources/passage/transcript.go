package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A transcript in plain text names who speaks at the start of a paragraph:
// "Dr Jane Doe: Thank you." The paragraphs below it are hers, too.

const (
	mostTurn    = 12 // blocks that one speaker may have
	nearLabels  = 6  // blocks on each side among which another label must stand
	longestName = 80 // bytes
	whoIsWho    = 6_000
)

// Labelled is who the transcript says is speaking at the passage: what the text
// knows from its file, or else the name at the start of the paragraph, or of one
// above; beside tells that it is the paragraph's own. Empty is unknown, or no
// transcript.
func (p *Passage) Labelled() (name string, beside bool) {
	if s := p.Speaker(); s != "" {
		return s, true
	}
	if p.first < 0 {
		return "", false
	}
	blocks := p.text.Blocks()
	for i := p.first; i >= max(0, p.first-mostTurn); i-- {
		name := label(p.start(i))
		if name == "" {
			continue
		}
		for j := max(0, i-nearLabels); j <= min(len(blocks)-1, i+nearLabels); j++ {
			if other := label(p.start(j)); j != i && other != "" && other != name {
				return name, i == p.first
			}
		}
		return "", false
	}
	return "", false
}

// start is the beginning of a block.
func (p *Passage) start(i int) string {
	b := p.text.Blocks()[i]
	return p.text.Content[b.Start:min(b.End, b.Start+longestName+8)]
}

// label is the name before a colon at the start of a paragraph; "" where there is
// none. Each of its words but particles has a capital, and none a digit.
func label(s string) string {
	name, rest, ok := strings.Cut(s, ":")
	if !ok || len(name) > longestName || rest == "" {
		return ""
	}
	name = strings.Trim(name, "*_ \t")
	rest = strings.TrimLeft(rest, "*_")
	if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsSpace(r) {
		return ""
	}
	bare, _, _ := strings.Cut(name, "(")
	words := strings.Fields(bare)
	if len(words) == 0 || len(words) > 6 {
		return ""
	}
	for i, w := range words {
		if !isCapital(w) && (i == 0 || !particles[w]) || strings.ContainsFunc(w, unicode.IsDigit) {
			return ""
		}
		if strings.ContainsAny(w, "!?;\"“”«»") {
			return ""
		}
	}
	if len(words) == 1 && utf8.RuneCountInString(words[0]) < 3 {
		return "" // "Q:", "A:"
	}
	return name
}

// Says reports whether a speaker as the transcript names it can be the person of
// the name: by the names, or because the text's beginning, which says who is
// present, has both side by side ("Ms Adaeze Thorne (Chair)").
func (p *Passage) Says(label, name string) bool {
	if SameName(label, name) {
		return true
	}
	if label == "" {
		return false
	}
	head := p.text.Content[:min(len(p.text.Content), whoIsWho)]
	family := familyOf(name)
	for from := 0; ; {
		i := strings.Index(head[from:], label)
		if i < 0 {
			return false
		}
		i += from
		from = i + len(label)
		left, right := head[max(0, i-longestName/2):i], head[from:min(len(head), from+longestName/2)]
		left = left[strings.LastIndexAny(left, ";:\n")+1:]
		if k := strings.IndexAny(right, ";:.\n)"); k >= 0 {
			right = right[:k]
		}
		beside := strings.ToValidUTF8(left, "") + " " + strings.ToValidUTF8(right, "")
		for _, w := range nameWords(beside) {
			if sameWord(w, family) {
				return true
			}
		}
	}
}
