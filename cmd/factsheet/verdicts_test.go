package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"factsheet/sources/match"
)

// A reported is what these tests read of an entry of the JSON report.
type reported struct {
	Sheet   string
	Point   string
	Source  string
	Quote   string
	Verdict match.Verdict
	Pass    bool
	Found   *struct {
		Source     string
		Start, End int
	}
}

// judge reads a JSON report entry by entry, and says where it differs from
// what was planted: a verdict, or the passage that is shown.
func (g *generated) judge(r io.Reader) (wrong []string, err error) {
	d := json.NewDecoder(r)
	// The summary has a key of that name too: the list is the one at its "[".
	for key := json.Token(nil); ; {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		if key == "quotations" && token == json.Delim('[') {
			break
		}
		key = token
	}
	told := make([]bool, len(g.planted))
	for d.More() {
		var got reported
		if err := d.Decode(&got); err != nil {
			return nil, err
		}
		var k int
		if _, err := fmt.Sscanf(got.Point, "q%d", &k); err != nil || k >= len(told) || told[k] {
			return nil, fmt.Errorf("unexpected point %q", got.Point)
		}
		told[k] = true
		if why := g.planted[k].differs(got); why != "" {
			wrong = append(wrong, fmt.Sprintf("%s %s (%s): %s\n%s", got.Sheet, got.Point, got.Source, why, got.Quote))
		}
	}
	for k, ok := range told {
		if !ok {
			wrong = append(wrong, fmt.Sprintf("q%05d is missing", k))
		}
	}
	return wrong, nil
}

// differs compares an entry of the report with what was planted.
func (p planted) differs(got reported) string {
	f := got.Found
	switch {
	case got.Verdict != p.verdict || got.Pass != p.verdict.Pass():
		return fmt.Sprintf("verdict %s, want %s", got.Verdict, p.verdict)
	case f == nil || f.Source != sourceName(p.source):
		return "no passage of the source is shown"
	case got.Pass && (f.Start != p.start || f.End != p.end):
		return fmt.Sprintf("found at %d to %d, want %d to %d", f.Start, f.End, p.start, p.end)
	// What is shown of an altered one may end elsewhere, but it is that passage.
	case 2*(min(f.End, p.end)-max(f.Start, p.start)) < p.end-p.start:
		return fmt.Sprintf("the passage at %d to %d is shown, want %d to %d", f.Start, f.End, p.start, p.end)
	}
	return ""
}

// checkAll runs check on all sheets of a workspace, in the order given, and
// returns the JSON report.
func checkAll(t *testing.T, dir string, env string, order []string) []byte {
	t.Helper()
	cmd := exec.Command("factsheet", append([]string{"check", "--report", "json"}, order...)...)
	cmd.Dir = filepath.Join(dir, "sheets")
	cmd.Env = append(os.Environ(), env)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("check: %v\n%s", err, stderr.Bytes())
	}
	return out
}

// Every quotation of a generated workspace gets the verdict that it was made
// for, and the report does not depend on processors or the order of the sheets.
func TestGeneratedVerdicts(t *testing.T) {
	g, err := generate(t.TempDir(), workload{quotations: 1200, sources: 30, bytes: 1 << 20, perSheet: 50, seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	counts := map[match.Verdict]int{}
	for _, p := range g.planted {
		counts[p.verdict]++
	}
	for _, v := range []match.Verdict{match.Exact, match.Typographic, match.Misquote} {
		if counts[v] < len(g.planted)/50 {
			t.Errorf("only %d of the quotations are made to be %s: the test shows little", counts[v], v)
		}
	}
	report := checkAll(t, g.dir, "GOMAXPROCS=1", g.sheets)
	wrong, err := g.judge(bytes.NewReader(report))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range wrong[:min(len(wrong), 20)] {
		t.Error(w)
	}
	if n := len(wrong); n > 20 {
		t.Errorf("and %d more", n-20)
	}
	if other := checkAll(t, g.dir, "GOMAXPROCS=8", g.sheets); !bytes.Equal(report, other) {
		t.Error("the report of 8 processors is not that of one")
	}
	backwards := slices.Clone(g.sheets)
	slices.Reverse(backwards)
	want, got := bySheet(t, report), bySheet(t, checkAll(t, g.dir, "GOMAXPROCS=8", backwards))
	for _, name := range g.sheets {
		if name = "sheets/" + name; want[name] == "" || want[name] != got[name] {
			t.Errorf("%s: the report depends on the order of the sheets", name)
		}
	}
}

// bySheet divides a JSON report by sheets.
func bySheet(t *testing.T, report []byte) map[string]string {
	t.Helper()
	var all struct{ Quotations, Findings []json.RawMessage }
	if err := json.Unmarshal(report, &all); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, entry := range append(all.Quotations, all.Findings...) {
		var of struct{ Sheet string }
		if err := json.Unmarshal(entry, &of); err != nil {
			t.Fatal(err)
		}
		out[of.Sheet] += string(entry) + "\n"
	}
	return out
}
