package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A reading is what pdf.js says of a file.
type reading struct {
	File, Title, MetadataTitle, Language, Evidence string
	Marked, ShowsTitle                             bool
	Pages                                          []struct {
		Roles []string
		Text  string
	}
}

// browse has pdf.js read all files in one process.
func browse(pdfjs string, files []string) (map[string]*reading, error) {
	if pdfjs == "" {
		return nil, nil
	}
	script, err := filepath.Abs("render/pdf/testdata/readers/pdfjs.mjs")
	if err != nil {
		return nil, err
	}
	folder, err := filepath.Abs(pdfjs)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command("node", append([]string{script, folder}, files...)...)
	var stdout bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("pdf.js: %w", err)
	}
	out := map[string]*reading{}
	for line := range bytes.Lines(stdout.Bytes()) {
		if line[0] != '{' {
			continue // what pdf.js says of itself
		}
		r := new(reading)
		if err := json.Unmarshal(line, r); err != nil {
			return nil, err
		}
		out[r.File] = r
	}
	for _, f := range files {
		if out[f] == nil {
			return nil, fmt.Errorf("pdf.js says nothing of %s", f)
		}
	}
	return out, nil
}

// faults are what is wrong with what pdf.js read.
func (r *reading) faults(want []string) (faults []string) {
	wrong := func(bad bool, s string) {
		if bad {
			faults = append(faults, s)
		}
	}
	wrong(r.Title == "" || r.Title != r.MetadataTitle, fmt.Sprintf("the title is %q, and %q in the metadata", r.Title, r.MetadataTitle))
	wrong(r.Language == "", "it has no language")
	wrong(!r.Marked, "it does not say that it is tagged")
	wrong(!r.ShowsTitle, "its window does not show the title")
	wrong(len(r.Pages) == 0 || !strings.Contains(r.Evidence, `"quotations"`), "pages or evidence are missing")
	var text strings.Builder
	var roles []string
	for i, p := range r.Pages {
		wrong(len(p.Roles) == 0, fmt.Sprintf("page %d has no structure", i+1))
		wrong(strings.TrimSpace(p.Text) == "", fmt.Sprintf("the structure of page %d has no text", i+1))
		text.WriteString(p.Text + "\n")
		roles = append(roles, p.Roles...)
	}
	for _, role := range []string{"Document", "H1", "P"} {
		wrong(!slices.Contains(roles, role), "nothing has the role "+role)
	}
	return append(faults, missing(text.String(), want)...)
}
