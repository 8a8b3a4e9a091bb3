package check

import (
	"factsheet/sources/match"
	"factsheet/sources/passage"
)

// turned says what the words that a quotation leaves out do to it.
var turned = map[passage.TurnKind]string{
	passage.Negated:     "the source's sentence denies these words, or a part of them",
	passage.Doubted:     "the source's sentence calls these words in doubt",
	passage.Conditional: "the source's sentence says this under a condition",
	passage.Limited:     "the source's sentence limits this",
	passage.Possible:    "the source's sentence says only that this may or would be so",
}

// truncatedClaim finds quotations whose sentence turns by its first or last
// words, which the quotation leaves out.
func truncatedClaim(p *setting) []match.Note {
	t, ok := p.around.Turn()
	if !ok {
		return turnedByOmission(p)
	}
	n := match.Note{Message: turned[t.Kind] + ": before the quotation it says " + excerpt(t.Words),
		Hint: "quote the whole sentence; if it means the same without these words, acknowledge the rule truncated-claim with a reason"}
	if t.Behind {
		n.Message = turned[t.Kind] + ": behind the quotation it says " + excerpt(t.Words)
		n.Offset = lastWord(p.asked.Text)
	}
	return []match.Note{n}
}

// turnedByOmission finds the same words where an omission takes them out of the
// sentence.
func turnedByOmission(p *setting) []match.Note {
	for i, j := range p.joints() {
		if t, ok := j.Turn(); ok {
			return []match.Note{{Message: turned[t.Kind] + ": among the words left out it says " + excerpt(t.Words), Offset: omissionAt(p.asked.Text, i),
				Hint: "quote these words, too; if it means the same without them, acknowledge the rule truncated-claim with a reason"}}
		}
	}
	return nil
}

// lastWord is the offset at which the last word of a quotation begins.
func lastWord(s string) int {
	at, in := 0, false
	for i, r := range s {
		space := r == ' ' || r == '\n' || r == '\r' || r == '\t'
		if !space && !in {
			at = i
		}
		in = !space
	}
	return at
}
