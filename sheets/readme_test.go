package sheets_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"factsheet/sheets"
)

// readmeSheets are the YAML examples of README.md.
func readmeSheets(t testing.TB) []string {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, part := range strings.Split(string(data), "```yaml\n")[1:] {
		sheet, _, _ := strings.Cut(part, "```")
		out = append(out, sheet)
	}
	return out
}

func TestReadme(t *testing.T) {
	examples := readmeSheets(t)
	if len(examples) != 4 {
		t.Errorf("README.md has %d examples", len(examples))
	}
	for i, text := range examples {
		name := fmt.Sprintf("example %d", i+1)
		s, problems := sheets.Parse(name, []byte(text))
		for _, p := range problems {
			t.Errorf("%s: %s / %s", p.Pos, p.Message, p.Hint)
		}
		if s.Title.Value == "" || len(s.Sections) == 0 {
			t.Errorf("%s was not read", name)
		}
	}
}
