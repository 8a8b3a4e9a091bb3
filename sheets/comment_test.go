package sheets

import (
	"strings"
	"testing"
)

// A comment that stands apart is one, where words are printed; where they are
// compared nothing may follow them.
func TestCommentsBesideText(t *testing.T) {
	const head = "format: 1\ntitle: T\npoints:\n  - id: a\n    claim: C\n    evidence:\n      source: s\n"
	for _, c := range []struct {
		sheet, reason string
		problems      int
	}{
		{"format: 1\ntitle: Breaches  # printed large\nowner: Policy unit  # who answers for it; printed\npoints: []\n", "two spaces before, one behind", 0},
		{"format: 1\ntitle: see item #3 of the list\npoints: []\n", "a piece of the text, most likely", 1},
		{"format: 1\ntitle: see item # 3 of the list\npoints: []\n", "one space before it", 1},
		{"format: 1\ntitle: see item  #3 of the list\npoints: []\n", "no space behind it", 1},
		{head + "      quote: words  # a comment\n", "a quotation", 1},
		{head + "      quote: words\n      prefix: before  # a comment\n", "what chooses a passage", 1},
		{head + "      quote: words\n      speaker: The Regulator  # as printed\n", "who said it", 0},
	} {
		_, problems := Parse("s.yaml", []byte(c.sheet))
		n := 0
		for _, p := range problems {
			if p.Pos.Line > 0 && !strings.Contains(p.Message, "points") {
				n++
			}
		}
		if n != c.problems {
			t.Errorf("%s: %d problems, want %d: %v", c.reason, n, c.problems, problems)
		}
	}
}
