package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// checked is what these tests read of a JSON report.
type checked struct {
	Quotations []struct {
		Point, Source, Quote, Verdict string
		Pass                          bool
		Found                         *struct {
			Source, File, Text string
			Line, Start, End   int
		}
	}
}

// encryption gives the workspace of news articles that lies beside the project
// where their publishers' terms allow it.
func encryption(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join(top, "..", "shared", "encryption"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "sources")); err != nil {
		t.Skip("needs the news articles in ../shared/encryption, which are not part of the project")
	}
	return dir
}

func checkJSON(t *testing.T, dir, sheet string, wantCode int) checked {
	t.Helper()
	stdout, stderr, code := inFolder(t, dir, "check", "--report", "json", sheet)
	if code != wantCode {
		t.Errorf("check %s: exit %d, want %d: %s", sheet, code, wantCode, stderr)
	}
	var c checked
	if err := json.Unmarshal([]byte(stdout), &c); err != nil {
		t.Fatalf("%v\n%s", err, stdout)
	}
	if len(c.Quotations) == 0 {
		t.Fatal("no quotation was checked")
	}
	return c
}

// Every quotation of a sheet on real articles passes, and its PDF holds each,
// word for word.
func TestEncryptionSheet(t *testing.T) {
	dir := encryption(t)
	c := checkJSON(t, dir, "sheets/front-door.yaml", exitClean)
	for _, q := range c.Quotations {
		if !q.Pass {
			t.Errorf("%s: %s: %q", q.Point, q.Verdict, q.Quote)
		}
	}
	out := t.TempDir()
	if _, stderr, code := inFolder(t, dir, "build", "sheets/front-door.yaml", "--out", out); code != exitClean {
		t.Fatalf("build: exit %d: %s", code, stderr)
	}
	wantInPDF(t, filepath.Join(out, "front-door.pdf"), c)
}

// wantInPDF wants every quotation in the text that another program reads in a
// PDF, white space and page furniture apart.
func wantInPDF(t *testing.T, file string, c checked) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("needs pdftotext (poppler-utils) to read the PDF with another program")
	}
	text, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(string(text)), " ")
	for _, q := range c.Quotations {
		if quote := strings.Join(strings.Fields(q.Quote), " "); !strings.Contains(words, quote) {
			t.Errorf("%s does not hold %q", filepath.Base(file), quote)
		}
	}
}

// Each planted error gets a verdict that is allowed for it; the report of each
// misquote shows the source's own words and where they stand.
func TestEncryptionPlanted(t *testing.T) {
	dir := encryption(t)
	table, err := os.ReadFile(filepath.Join(dir, "wrong", "expected.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	allowed := allowedVerdicts(string(table))
	sheet := filepath.Join("wrong", "planted.yaml")
	c := checkJSON(t, dir, sheet, exitFindings)
	if len(c.Quotations) != len(allowed) {
		t.Errorf("%d quotations, want %d", len(c.Quotations), len(allowed))
	}
	report, _, _ := inFolder(t, dir, "check", sheet)
	for _, q := range c.Quotations {
		if !slices.Contains(allowed[q.Point], q.Verdict) {
			t.Errorf("%s: %s, want one of %v", q.Point, q.Verdict, allowed[q.Point])
		}
		if q.Verdict != "misquote" {
			continue
		}
		if q.Found == nil || q.Found.Line == 0 || q.Found.Text == "" {
			t.Errorf("%s: the report does not say where the source's words stand: %+v", q.Point, q.Found)
			continue
		}
		text, _, _ := inFolder(t, dir, "sources", "text", q.Source)
		if got := text[q.Found.Start:q.Found.End]; got != q.Found.Text {
			t.Errorf("%s: the offsets lead to %q, the report says %q", q.Point, got, q.Found.Text)
		}
		said := findingOn(report, q.Point)
		for _, want := range []string{"You wrote:", "Source says:", "Where: " + q.Found.File + ", line "} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: the report lacks %q:\n%s", q.Point, want, said)
			}
		}
	}
}

// allowedVerdicts are those of a table of points and what may be said of them.
func allowedVerdicts(table string) map[string][]string {
	out := map[string][]string{}
	for _, l := range strings.Split(table, "\n") {
		if f := strings.Split(l, "\t"); len(f) >= 3 && !strings.HasPrefix(l, "#") {
			out[f[0]] = strings.Split(f[2], "|")
		}
	}
	return out
}

// The same articles as PDF, Word, OpenDocument and web page give the same
// verdicts.
func TestEncryptionFormats(t *testing.T) {
	dir, to := encryption(t), t.TempDir()
	if err := os.CopyFS(filepath.Join(to, "sources"), os.DirFS(filepath.Join(dir, "formats"))); err != nil {
		t.Skip("needs the articles in several formats in ../shared/encryption/formats")
	}
	for _, sheet := range []string{"sheets/front-door.yaml", "wrong/planted.yaml"} {
		data := slurp(t, dir, sheet)
		if err := os.MkdirAll(filepath.Join(to, "sheets"), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, "sheets", filepath.Base(sheet)), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, q := range checkJSON(t, to, "sheets/front-door.yaml", exitClean).Quotations {
		if !q.Pass {
			t.Errorf("%s: %s: %q", q.Point, q.Verdict, q.Quote)
		}
	}
	allowed := allowedVerdicts(slurp(t, dir, "wrong/expected.tsv"))
	for _, q := range checkJSON(t, to, "sheets/planted.yaml", exitFindings).Quotations {
		if !slices.Contains(allowed[q.Point], q.Verdict) {
			t.Errorf("%s: %s, want one of %v", q.Point, q.Verdict, allowed[q.Point])
		}
	}
}

// findingOn is the part of a text report that is about a point.
func findingOn(report, point string) string {
	for _, part := range strings.Split(report, "\n\n") {
		if strings.Contains(part, `oint "`+point+`"`) {
			return part
		}
	}
	return ""
}
