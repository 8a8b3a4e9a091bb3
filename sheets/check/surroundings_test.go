package check

import (
	"strings"
	"testing"
)

// What handouts show of a passage: which of its words are the quotation's, and
// whether its block goes on around what is shown of it.
func TestSurroundings(t *testing.T) {
	v := newVault(t)
	long := strings.Repeat("The quay is dredged each spring. ", 12)
	v.write("report.md", "# Traffic\n\nThe harbour handled, in a good year, 4,100 boats of all sizes.\n\n"+long+"A berth costs 12 euros. "+long+"\n")
	in := sheet(t, "- source: report\n  quote: |\n    The harbour handled […] 4,100 boats of all sizes\n"+
		"- source: report\n  quote: |\n    A berth costs 12 euros.\n"+
		"- source: report\n  quote: |\n    A berth costs 14 euros. The quay is dredged.\n")
	tests := []struct {
		covered       string // the parts, with | between them
		before, after bool
	}{
		{"The harbour handled|4,100 boats of all sizes", false, false},
		{"A berth costs 12 euros.", true, true},
		{"", true, true}, // it fails, and nothing of the nearest passage is its words
	}
	r := run1(t, v.library(), in, Options{Surroundings: true})
	for i, tt := range tests {
		f := r.Quotations[i].Found
		if f == nil {
			t.Fatalf("%d: nothing found", i)
		}
		var parts []string
		for _, c := range f.Covered {
			parts = append(parts, strings.Trim(f.Text[c.Start:c.End], ", "))
		}
		if got := strings.Join(parts, "|"); got != tt.covered || f.CutBefore != tt.before || f.CutAfter != tt.after {
			t.Errorf("%d: covers %q, cut %v %v; want %+v", i, got, f.CutBefore, f.CutAfter, tt)
		}
	}
	for _, q := range run1(t, v.library(), in, Options{}).Quotations {
		if q.Found != nil && q.Found.Covered != nil {
			t.Errorf("told without being asked: %+v", q.Found)
		}
	}
}
