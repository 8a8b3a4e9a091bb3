//go:build unix

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A pipe in place of a picture, a theme or a face is refused: whoever opens one
// waits until somebody writes into it.
func TestPipesAreNotOpened(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"factsheet.yaml":         "format: 1\n",
		"sources/catalogue.yaml": "format: 1\nsources:\n  rules:\n    type: legislation\n    title: Rules\n    file: rules.md\n",
		"sources/rules.md":       "A card is free.\n",
		"sheets/a.yaml":          "format: 1\ntitle: A\nsections:\n  - image:\n      file: pipe.png\n      alt: A pipe\n    points:\n      - claim: Cards are free.\n        evidence:\n          source: rules\n          quote: A card is free.\n",
		"sheets/b.yaml":          "format: 1\ntitle: B\ntheme: themes/pipe.yaml\npoints:\n  - claim: Cards are free.\n    evidence:\n      source: rules\n      quote: A card is free.\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "sheets", "themes"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pipe.png", "themes/pipe.yaml"} {
		if err := syscall.Mkfifo(filepath.Join(dir, "sheets", filepath.FromSlash(name)), 0o666); err != nil {
			t.Skipf("no pipes here: %v", err)
		}
	}
	var stdout, stderr strings.Builder
	code := run([]string{"build", "--workspace", dir}, strings.NewReader(""), &stdout, &stderr)
	if n := strings.Count(strings.Join(strings.Fields(stderr.String()), " "), "it is not a file"); code != exitFindings || n != 2 {
		t.Errorf("exit %d, and %d pipes are told of, want 2:\n%s", code, n, stderr.String())
	}
}

// Files below the folder of the sheets are found by their names in it.
func TestBesideSheets(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "facts", "images"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "facts", "images", "a.png"), []byte("abc"), 0o666); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for folder, name := range map[string]string{"facts": "images/a.png", ".": "facts/images/a.png"} {
		files, err := (&workspace{root: root, settings: settings{sheets: folder}}).besideSheets()
		if err != nil {
			t.Fatal(err)
		}
		if info, err := fs.Stat(files, name); err != nil || info.Size() != 3 {
			t.Errorf("%s in %s: %v", name, folder, err)
		}
		if data, err := fs.ReadFile(files, name); err != nil || string(data) != "abc" {
			t.Errorf("%s in %s: %q, %v", name, folder, data, err)
		}
		if _, err := fs.Stat(files, "../"+name); err == nil {
			t.Errorf("%s is found above %s", name, folder)
		}
	}
}
