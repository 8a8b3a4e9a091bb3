package main

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"factsheet/sources"
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
	workspaces := map[string]string{examples: "sheets/examples", stress: "sheets"}
	if testing.Short() {
		delete(workspaces, stress)
	}
	for dir, sheets := range workspaces {
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

// A browser that follows the links of the examples to sources that are web pages
// goes to the quoted words.
func TestPagesLeadToTheWords(t *testing.T) {
	if os.Getenv("FACTSHEET_PAGES") == "" {
		t.Skip("a browser takes its time: make check-html starts it")
	}
	for _, program := range []string{"node", "chromium"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("needs %s to load pages in a browser", program)
		}
	}
	dir, err := filepath.Abs(top)
	if err != nil {
		t.Fatal(err)
	}
	library, err := sources.Open(filepath.Join(dir, "sources", "examples"), "sources")
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	if stdout, stderr, code := inFolder(t, dir, "build", "--format", "html", "--out", out); code != exitClean {
		t.Fatalf("build: exit %d\n%s%s", code, stdout, stderr)
	}
	pages, err := filepath.Glob(filepath.Join(out, "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	args := []string{filepath.Join(top, "render", "html", "testdata", "fragments.mjs")}
	known := make(map[string]bool)
	for _, page := range pages {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range library.Sources {
			if filepath.Ext(s.File.Value) != ".html" {
				continue
			}
			for _, part := range strings.Split(string(data), ` href="`+s.URL+"#:~:text=")[1:] {
				words, _, _ := strings.Cut(part, `"`)
				address := "file://" + filepath.ToSlash(filepath.Join(dir, "sources", "examples", s.File.Value)) + "#:~:text=" + words
				if !known[address] {
					known[address] = true
					args = append(args, address)
				}
			}
		}
	}
	if len(args) < 10 {
		t.Fatalf("only %d links to web pages: this test looks in the wrong place", len(args)-1)
	}
	said, err := exec.Command("node", args...).CombinedOutput()
	found := strings.Fields(string(said))
	if err != nil || len(found) != len(args)-1 {
		t.Fatalf("the browser says %s (%v)", said, err)
	}
	for i, ok := range found {
		if ok != "true" {
			t.Errorf("the browser does not find %s", args[i+1])
		}
	}
}
