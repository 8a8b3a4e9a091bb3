package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/render"
)

// pages gives what pdftotext reads on each page, running heads included.
func pages(t *testing.T, p *render.Page) []string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed (Debian: poppler-utils)")
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, write(t, p), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

func longTable() *render.Page {
	p := handout()
	table := &render.Table{Columns: []render.Text{text("Name"), text("Number")}, Numeric: []bool{false, true}}
	for i := range 120 {
		table.Rows = append(table.Rows, []render.Text{text(fmt.Sprintf("row %d", i)), text(fmt.Sprint(i * 17))})
	}
	p.Body = []render.Block{table}
	p.Notes, p.Quoted = nil, nil
	return p
}

// The head of a table stands on every page of it, and is content only once.
func TestTableOverPages(t *testing.T) {
	p := longTable()
	list := pages(t, p)
	if len(list) < 3 {
		t.Fatalf("%d pages", len(list))
	}
	for i, page := range list[:3] {
		if !strings.Contains(page, "Name") || !strings.Contains(page, "Number") {
			t.Errorf("page %d has no head:\n%s", i+1, page)
		}
		if !strings.Contains(page, fmt.Sprintf("Page %d of %d", i+1, len(list))) {
			t.Errorf("page %d has no number", i+1)
		}
	}
	content := textOf(t, write(t, p))
	all := strings.Join(content, "\n")
	if n := strings.Count(all, "Number"); n != 1 {
		t.Errorf("the head is content %d times", n)
	}
	for i := range 120 {
		if !strings.Contains(all, fmt.Sprintf("row %d%d\n", i, i*17)) {
			t.Errorf("row %d is not on the paper", i)
		}
	}
}

// Every page of a draft says so, at its head and across it.
func TestDraft(t *testing.T) {
	p := longTable()
	p.Draft = text("DRAFT – NOT CHECKED")
	for i, page := range pages(t, p) {
		if !strings.Contains(page, "DRAFT – NOT CHECKED") {
			t.Errorf("page %d does not say that it is a draft:\n%s", i+1, page)
		}
	}
	for i, page := range pages(t, longTable()) {
		if strings.Contains(page, "DRAFT") {
			t.Errorf("page %d says that it is a draft", i+1)
		}
	}
}

// Headings stay with what they head, and short quotations are not divided.
func TestKeeps(t *testing.T) {
	p := handout()
	p.Body, p.Quoted, p.Notes = nil, nil, nil
	for i := range 40 {
		p.Body = append(p.Body, &render.Heading{Level: 1, Text: text(fmt.Sprintf("Heading %d", i))},
			&render.Point{Claim: []render.Text{text(fmt.Sprintf("Claim %d.", i))},
				Evidence: []*render.Quotation{quote(0, fmt.Sprintf("Quotation %d %s", i, strings.Repeat("and more words ", i%12)), fmt.Sprintf("Source %d", i))}})
	}
	content := textOf(t, write(t, p))
	for n, page := range content {
		for i := range 40 {
			heading := strings.Contains(page, fmt.Sprintf("Heading %d\n", i))
			if claim := strings.Contains(page, fmt.Sprintf("Claim %d.\n“Quotation %d ", i, i)); heading != claim {
				t.Errorf("page %d: heading %d is %v, its claim and quotation are %v", n+1, i, heading, claim)
			}
		}
	}
}
