package check

import (
	"fmt"
	"strings"

	"factsheet/sources/match"
	"factsheet/sources/passage"
)

// joinedPassages finds omissions that make one sentence of two, or lead from the
// words of one speaker into those of another.
func joinedPassages(p *setting) []match.Note {
	var out []match.Note
	for i, j := range p.joints() {
		if first, second, ok := j.Speakers(); ok {
			out = append(out, match.Note{Message: fmt.Sprintf("the omission leads from the words of %s into those of %s", first, second),
				Hint: "quote the two one by one", Offset: omissionAt(p.asked.Text, i)})
			continue
		}
		if j.Splices() {
			left := oneLine(p.text.Content[j.Gap().Start:j.Gap().End])
			out = append(out, match.Note{Message: "the omission makes one sentence of two that the source has: it leaves out " + excerpt(left),
				Hint:   "quote the two sentences one by one; if the source says the same, acknowledge the rule joined-passages with a reason",
				Offset: omissionAt(p.asked.Text, i)})
		}
	}
	return out
}

// joints are those of the parts of a quotation, in order.
func (p *setting) joints() []*passage.Joint {
	parts := p.match.Parts
	if len(parts) < 2 {
		return nil
	}
	out := make([]*passage.Joint, 0, len(parts)-1)
	left := passage.New(p.text, parts[0], p.lang)
	for _, at := range parts[1:] {
		right := passage.New(p.text, at, p.lang)
		out = append(out, passage.Between(left, right))
		left = right
	}
	return out
}

// omissionAt is the offset of the mark of the omission with the number i, from
// 0; 0 where the quotation shows none.
func omissionAt(s string, i int) int {
	from := 0
	for {
		at := strings.IndexAny(s[from:], ".…[")
		if at < 0 {
			return 0
		}
		at += from
		rest := strings.TrimLeft(s[at:], "[ ")
		if !strings.HasPrefix(rest, "...") && !strings.HasPrefix(rest, "…") && !strings.HasPrefix(rest, ". . .") {
			from = at + 1
			if strings.HasPrefix(s[at:], "…") {
				from = at + len("…")
			}
			continue
		}
		if i == 0 {
			return at
		}
		i--
		from = len(s) - len(strings.TrimLeft(rest, ". …"))
	}
}

// oneLine is text of a source on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
