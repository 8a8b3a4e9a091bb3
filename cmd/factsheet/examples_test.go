package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The repository is a workspace, and every quotation of its example sheets
// passes, warnings included; each PDF holds them word for word.
func TestExamples(t *testing.T) {
	dir, err := filepath.Abs(top)
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	stdout, stderr, code := inFolder(t, dir, "build", "--out", out)
	if code != exitClean {
		t.Fatalf("build: exit %d\n%s%s", code, stdout, stderr)
	}
	sheets, err := filepath.Glob(filepath.Join(dir, "sheets", "examples", "*.yaml"))
	if err != nil || len(sheets) < 3 {
		t.Fatalf("%d example sheets, want 3 at least: %v", len(sheets), err)
	}
	for _, sheet := range sheets {
		name := strings.TrimSuffix(filepath.Base(sheet), ".yaml")
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(out, name+".pdf")
			if problem := brokenPDF(file); problem != "" {
				t.Fatal(problem)
			}
			c := checkJSON(t, dir, sheet, exitClean)
			for _, q := range c.Quotations {
				if !q.Pass {
					t.Errorf("%s: %s: %q", q.Point, q.Verdict, q.Quote)
				}
			}
			wantInPDF(t, file, c)
		})
	}
	if _, err := os.Stat(filepath.Join(dir, "factsheet.yaml")); err != nil {
		t.Error(err)
	}
}
