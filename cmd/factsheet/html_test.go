package main

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	unseenHTML = regexp.MustCompile(`(?s)<(style|script|svg)\b.*?</(style|script|svg)>`)
	tagHTML    = regexp.MustCompile(`<[^>]*>`)
)

// textOf is all text of a web page, read in the plainest way.
func textOf(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := unseenHTML.ReplaceAllString(string(data), " ")
	return strings.Join(strings.Fields(html.UnescapeString(tagHTML.ReplaceAllString(s, ""))), " ")
}

// The web page of every sheet has each of its quotations: of the examples, and of
// the sheets that ask of a printer what handouts seldom do. FACTSHEET_PAGES
// names a folder in which some of the latter are left, for other programs to
// judge.
func TestPages(t *testing.T) {
	examples, err := filepath.Abs(top)
	if err != nil {
		t.Fatal(err)
	}
	stress := t.TempDir()
	if err := writeStress(stress); err != nil {
		t.Fatal(err)
	}
	kept := os.Getenv("FACTSHEET_PAGES")
	for dir, sheets := range map[string]string{examples: "sheets/examples", stress: "sheets"} {
		out := t.TempDir()
		if stdout, stderr, code := inFolder(t, dir, "build", "--format", "html", "--annex", "--out", out); code != exitClean {
			t.Fatalf("build: exit %d\n%s%s", code, stdout, stderr)
		}
		files, err := filepath.Glob(filepath.Join(dir, sheets, "*.yaml"))
		if err != nil || len(files) < 4 {
			t.Fatalf("%d sheets: %v", len(files), err)
		}
		for _, sheet := range files {
			name := strings.TrimSuffix(filepath.Base(sheet), ".yaml")
			page := filepath.Join(out, name+".html")
			t.Run(name, func(t *testing.T) {
				holdsQuotations(t, dir, sheet, []string{textOf(t, page)})
			})
			if kept != "" && dir == stress && (name == "everything" || name == "long-table" || name == "long-paragraph") {
				if err := os.Rename(page, filepath.Join(kept, name+".html")); err != nil {
					t.Error(err)
				}
			}
		}
	}
}
