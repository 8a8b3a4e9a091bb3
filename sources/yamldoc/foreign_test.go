package yamldoc

import (
	"strings"
	"testing"
)

func TestParseForeign(t *testing.T) {
	n, err := ParseForeign([]byte("---\nreferences:\n- title: \"A \\\"b\\\"\n    c\"\n  volume: 012\n  note:\n  plain: one\n    two\n---\n\ntext: [\n"), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	item := n.Entries[0].Value.Items[0]
	for i, want := range []string{`A "b" c`, "012", "", "one two"} {
		if got := item.Entries[i].Value.Text.Value; got != want {
			t.Errorf("%d: %q, want %q", i, got, want)
		}
	}
	for reason, data := range map[string]string{
		"more than":   strings.Repeat("[", 100) + strings.Repeat("]", 100),
		"anchors":     "a: &x [1]\nb: *x\n",
		"empty":       "",
		"larger":      strings.Repeat("a", 1<<20+1),
		"did not fin": "a: [",
	} {
		if _, err := ParseForeign([]byte(data), 1<<20); err == nil || reason != "did not fin" && !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v", reason, err)
		}
	}
}

func FuzzParseForeign(f *testing.F) {
	f.Add("a: [b, {c: d}]\ne: |\n  f\n")
	f.Add("- *x")
	f.Fuzz(func(t *testing.T, data string) {
		if n, err := ParseForeign([]byte(data), 1<<16); err == nil && n == nil {
			t.Error("neither a tree nor an error")
		}
	})
}
