package report

import (
	"strings"
	"testing"

	attached "factsheet/render/evidence"
	"factsheet/render/proof"
)

// What a file says of itself cannot act on a terminal or flood it, whatever it is.
func TestProofTextOfAHostileFile(t *testing.T) {
	evil := "\x1b[31m\u202e" + strings.Repeat("x", 5_000)
	r := &proof.Report{Outcome: proof.EvidenceAltered, Evidence: &attached.Evidence{
		Tool: attached.Tool{Name: evil, Version: evil}, Sheet: attached.Sheet{Title: evil, Date: evil},
		Quotations: []attached.Quotation{{Note: 1, Quote: evil, Verdict: "exact", Show: "quote"}},
	}}
	for range 1000 {
		r.Problems = append(r.Problems, proof.Problem{Kind: proof.EvidenceAltered, Message: evil, Want: evil, Read: evil, Shared: evil})
	}
	var b strings.Builder
	if err := ProofText(&b, []Proof{{File: "a\x1b.pdf", Report: r}}, true, Options{}); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	if strings.ContainsAny(out, "\x1b\u202e") {
		t.Errorf("control characters are sent: %q", out[:200])
	}
	if len(out) > 100_000 {
		t.Errorf("%d bytes of text", len(out))
	}
	if !strings.Contains(out, "And 980 more") {
		t.Errorf("what is left out is not told: %s", out[len(out)-2000:])
	}
	b.Reset()
	if err := ProofJSON(&b, []Proof{{File: "a.pdf", Report: r}}, Options{}); err != nil || strings.Count(b.String(), `"kind"`) != 1000 {
		t.Errorf("the JSON report does not list all: %v", err)
	}
}
