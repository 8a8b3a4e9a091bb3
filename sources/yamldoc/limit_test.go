package yamldoc

import (
	"strings"
	"testing"
)

// A file that a program writes may be larger than one that people write.
func TestParseUpTo(t *testing.T) {
	data := []byte("a: b\n" + strings.Repeat("# a comment\n", maxSize/12+1))
	if _, problems := Parse("f", data); len(problems) != 1 || !strings.Contains(problems[0].Message, "1 MiB") {
		t.Errorf("Parse: %v, want one problem with the size", problems)
	}
	if n, problems := ParseUpTo("f", data, 2<<20); len(problems) != 0 || len(n.Entries) != 1 {
		t.Errorf("ParseUpTo 2 MiB: %v", problems)
	}
	if _, problems := ParseUpTo("f", append(data, data...), 2<<20); len(problems) != 1 || !strings.Contains(problems[0].Message, "2 MiB") {
		t.Errorf("ParseUpTo 2 MiB with more: %v", problems)
	}
}
