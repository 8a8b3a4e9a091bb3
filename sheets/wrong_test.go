package sheets_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/sheets"
)

var update = flag.Bool("update", false, "rewrite testdata/wrong.golden")

// Every sheet of testdata/wrong has the mistake that its first line names;
// wrong.golden is what is said about it.
func TestWrongSheets(t *testing.T) {
	files, err := filepath.Glob("testdata/wrong/*.yaml")
	if err != nil || len(files) < 40 {
		t.Fatalf("found %d wrong sheets: %v", len(files), err)
	}
	var got strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		_, problems := sheets.Parse(name, data)
		if len(problems) == 0 {
			t.Errorf("%s: nothing is reported", name)
		}
		for _, p := range problems {
			fmt.Fprintf(&got, "%s: %s\n    %s\n", p.Pos, p.Message, p.Hint)
		}
		got.WriteString("\n")
	}
	const golden = "testdata/wrong.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("messages differ from %s: run go test -update and read the difference", golden)
	}
}
