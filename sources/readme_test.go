package sources

import (
	"os"
	"strings"
	"testing"
)

// The YAML that the README shows is one that can be copied.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(data), "```yaml\n")[1:]
	if len(blocks) == 0 {
		t.Fatal("the README shows no catalogue")
	}
	for _, b := range blocks {
		yaml, _, _ := strings.Cut(b, "```")
		l := open(t, folder(t, map[string]string{catalogueName: yaml}))
		if len(l.Problems) > 0 || len(l.Sources) == 0 {
			t.Errorf("%d sources and problems\n%sin\n%s", len(l.Sources), show(l.Problems), yaml)
		}
		for _, k := range keys {
			if !strings.Contains(yaml, k+":") {
				t.Errorf("the README does not show the key %q", k)
			}
		}
	}
	for _, e := range readable {
		if !strings.Contains(string(data), "`"+e+"`") {
			t.Errorf("the README does not name the ending %q", e)
		}
	}
}

// The lock that the README shows is one that can be read, and is written so.
func TestReadmeLock(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, shown, ok := strings.Cut(string(data), "```\nsources:\n")
	if !ok {
		t.Fatal("the README shows no lock")
	}
	shown, _, _ = strings.Cut(shown, "```")
	want := lockHeader + "format: 1\nsources:\n" + shown
	lock, problems := parseLock("l", want)
	if len(problems) > 0 {
		t.Fatal(show(problems))
	}
	if got := string(encode(t, lock)); got != want {
		t.Errorf("the README shows\n%s\nand the program writes\n%s", want, got)
	}
}
