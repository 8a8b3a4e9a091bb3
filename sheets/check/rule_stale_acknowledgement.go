package check

import (
	"fmt"
	"slices"

	"factsheet/sheets"
)

// staleAcknowledgement is the name of the rule.
const staleAcknowledgement = "stale-acknowledgement"

// stale finds acknowledgements of rules that found nothing where they stand. Of a
// quotation that fails, or that nobody looked up here, nothing is known.
func (a *acknowledgements) stale(result *Result) []Finding {
	var out []Finding
	for i, k := range a.list {
		if a.used[i] || !knownOf(result, k) {
			continue
		}
		name := k.Rule.Value
		rule, known := ruleNamed(name)
		if decides := slices.Contains(matchers, name); !known && !decides || known && (rule.Fixed || instead[name] != "") || decides && k.Evidence == nil {
			continue // that it accepts nothing was told
		}
		out = append(out, Finding{Pos: k.Rule.Pos, Rule: staleAcknowledgement, Point: k.Point,
			Message: fmt.Sprintf("the rule %s finds nothing here any more, and is acknowledged", name),
			Hint:    "delete this entry: it would hide what the rule finds next"})
	}
	return out
}

// knownOf reports whether everything is known of what an acknowledgement is
// about, and marks those that the matcher made use of.
func knownOf(result *Result, k sheets.Acknowledged) bool {
	for i := range result.Quotations {
		q := &result.Quotations[i]
		if k.Evidence != nil && q.Evidence != k.Evidence || k.Evidence == nil && (k.Point == "" || q.Point != k.Point) {
			continue
		}
		if !q.Pass() || q.Verdict == Attested || k.Evidence != nil && slices.Contains(q.Match.Accepted, k.Rule.Value) {
			return false
		}
	}
	return true
}
