package check

import (
	"fmt"
	"strings"

	"factsheet/sheets"
	"factsheet/sheets/prose"
	"factsheet/sources/passage"
)

// suspiciousCharacters finds characters that nobody sees or that look like others,
// in quotations that pass and in our own text. A quotation that fails by one is a
// misquote, which names it.
func suspiciousCharacters(_ *run, s *sheets.Sheet, result *Result) []Finding {
	var out []Finding
	for i := range result.Quotations {
		q := &result.Quotations[i]
		found := passage.Suspicions(strings.TrimSpace(q.Evidence.Quote.Value))
		if len(found) == 0 || !q.Pass() {
			continue
		}
		lead := len(q.Evidence.Quote.Value) - len(strings.TrimLeft(q.Evidence.Quote.Value, " \t\r\n"))
		out = append(out, Finding{Pos: q.Evidence.Quote.At(lead + found[0].At), Rule: "suspicious-characters", Point: q.Point, Quotation: q,
			Message: "the quotation has " + found[0].What + more(found) + "; the source has it, too",
			Hint:    "type the word anew, if the quotation passes without it; if the source was damaged, mend the file or quote another passage; else acknowledge the rule suspicious-characters with a reason"})
	}
	for _, part := range prose.Written(s) {
		if found := passage.Suspicions(part.Text); len(found) > 0 {
			out = append(out, Finding{Pos: part.Pos(found[0].At), Rule: "suspicious-characters", Point: part.Point,
				Message: "this text has " + found[0].What + more(found),
				Hint:    "delete it or type the words anew"})
		}
	}
	return out
}

// more says how many there are beside the first.
func more(found []passage.Suspicion) string {
	if len(found) == 1 {
		return ""
	}
	return fmt.Sprintf(", and %d more", len(found)-1)
}
