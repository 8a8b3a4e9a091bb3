package check

import (
	"strings"
	"testing"
)

func TestUncitedClaim(t *testing.T) {
	const evidence = "\n      evidence: {source: code, quote: We love pilots}"
	tests := []struct{ block, want, reason string }{
		{"points:\n    - claim: Pilots wait.", `the claim of point "sections[0].points[0]"`, "a claim"},
		{"points:\n    - id: wait\n      claim: Lotsen warten.", `the claim of point "wait"`, "a claim with an id, in German"},
		{"points:\n    - claim: Pilots wait." + evidence, "", "a claim with evidence"},
		{"points:\n    - claim: Pilots wait.\n      evidence: []", `the claim of point "sections[0].points[0]"`, "an empty list is none"},
		{"key-figures:\n    - figure: \"12\"\n      label: pilots", "the key figure “12”", "a figure"},
		{"key-figures:\n    - figure: 81,5 %\n      label: der Lotsen", "the key figure “81,5 %”", "a figure, in German"},
		{"key-figures:\n    - figure: \"12\"\n      label: pilots" + evidence, "", "a figure with evidence"},
		{"timeline:\n    - date: 2024-04\n      event: Les pilotes attendent.", "the event of 2024-04", "an event, in French"},
		{"timeline:\n    - date: 2024-04\n      event: Pilots wait." + evidence, "", "an event with evidence"},
		{"table:\n      columns: [A]\n      rows: [[b]]", "the table has no", "a table without a caption"},
		{"table:\n      caption: Οι πιλότοι\n      columns: [A]\n      rows: [[b]]", "the table “Οι πιλότοι”", "a table, in Greek"},
		{"table:\n      columns: [A]\n      rows: [[b]]" + evidence, "", "a table with evidence"},
		{"chart:\n      kind: bar\n      title: Pilots\n      alt: A\n      data: {labels: [a], series: [{values: [1]}]}", "the chart “Pilots”", "a chart"},
		{"chart:\n      kind: bar\n      title: Pilots\n      alt: A\n      data: {labels: [a], series: [{values: [1]}]}" + evidence, "", "a chart with evidence"},
		{"text: |\n      Pilots wait.", "", "text of our own"},
		{"callout:\n      title: Mind\n      text: |\n        Pilots wait.", "", "a callout"},
		{"image:\n      file: a.png\n      alt: A pilot\n      caption: A pilot waits", "", "an image"},
		{"pull-quote:\n      source: code\n      quote: We love pilots", "", "a quotation is its own evidence"},
		{"points:\n    - claim: Pilots wait.\n      acknowledge: [{rule: uncited-claim, reason: we saw it}]", "", "acknowledged beside the claim"},
	}
	for _, tt := range tests {
		sheet := "format: 1\ntitle: Pilots\nsections:\n  - heading: One\n    " + strings.ReplaceAll(tt.block, "\n", "\n  ") + "\n"
		got := findingsOf(t, "uncited-claim", sheet, encryptionSources, Options{})
		switch {
		case tt.want == "" && len(got) > 0:
			t.Errorf("%s: %s", tt.reason, got[0].Message)
		case tt.want != "" && (len(got) != 1 || !strings.Contains(got[0].Message, tt.want) || got[0].Pos.Line < 5):
			t.Errorf("%s: %+v, want one with %q", tt.reason, got, tt.want)
		}
	}
}
