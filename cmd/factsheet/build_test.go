package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"factsheet/render"
	"factsheet/sheets"
)

// newWorkspace lays out a workspace by the verb init.
func newWorkspace(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "facts")
	if _, stderr, code := inFolder(t, t.TempDir(), "init", dir); code != exitClean {
		t.Fatalf("init: exit %d: %s", code, stderr)
	}
	return dir
}

// copies writes n copies of the example sheet, in the place of it.
func copies(t *testing.T, dir string, n int) {
	t.Helper()
	example := filepath.Join(dir, "sheets", "example.yaml")
	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		name := fmt.Sprintf("copy-%03d.yaml", i)
		if err := os.WriteFile(filepath.Join(dir, "sheets", name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(example); err != nil {
		t.Fatal(err)
	}
}

// The same input gives the same bytes: over ten runs, on one processor and on
// all, alone and among others.
func TestBuildIsDeterministic(t *testing.T) {
	dir := newWorkspace(t)
	copies(t, dir, 4)
	var first string
	runs := 10
	if testing.Short() {
		runs = 4
	}
	for i := range runs {
		cmd := exec.Command("factsheet", "build")
		cmd.Dir = dir
		if i%2 == 1 {
			cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
		}
		said, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		for n := range 4 {
			data, err := os.ReadFile(filepath.Join(dir, "out", fmt.Sprintf("copy-%03d.pdf", n)))
			if err != nil {
				t.Fatal(err)
			}
			said = append(said, data...)
		}
		if first == "" {
			first = string(said)
		}
		if first != string(said) {
			t.Fatalf("run %d differs from the first", i)
		}
	}
}

// An interrupted build ends with 2; every PDF is then either the old one or a
// complete new one, and nothing is left behind.
func TestInterruptedBuild(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an interrupt cannot be sent to another program here")
	}
	n := 60
	if testing.Short() {
		n = 20
	}
	dir := newWorkspace(t)
	copies(t, dir, n)
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o777); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if err := os.WriteFile(filepath.Join(out, fmt.Sprintf("copy-%03d.pdf", i)), []byte("old"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("factsheet", "build")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "Wrote") {
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	for lines.Scan() {
	}
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("exit %d, stderr %q", code, &stderr)
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != n {
		t.Errorf("%d files in the folder, want %d", len(entries), n)
	}
	old := 0
	for _, e := range entries {
		name := filepath.Join(out, e.Name())
		if data, _ := os.ReadFile(name); string(data) == "old" {
			old++
		} else if problem := brokenPDF(name); problem != "" {
			t.Errorf("%s: %s", e.Name(), problem)
		}
	}
	if old == 0 || old == n {
		t.Errorf("%d of %d files are old: the interrupt came too late or too early to show anything", old, n)
	}
}

// Whatever keeps a sheet from being printed, its place and what to do are told.
func TestCannotPrint(t *testing.T) {
	here := sheets.Pos{File: "sheets/a.yaml", Line: 3, Col: 4}
	for _, tt := range []struct {
		err  error
		want string
	}{
		{&render.Error{Pos: here, Message: "it is bad", Hint: "mend it"}, "sheets/a.yaml:3:4: error: it is bad\n  Fix: mend it\n"},
		{&render.Error{Message: "it is bad"}, "sheets/a.yaml: error: it is bad\n"}, // no place but the sheet
		{errors.Join(&render.Error{Pos: here, Message: "one"}, errors.New("two")), "sheets/a.yaml:3:4: error: one\nsheets/a.yaml: error: two\n"},
		// The agent refuses to sign while the file is made.
		{fmt.Errorf("finishing the PDF: %w", fail("ask the agent", "signing: %w", errors.New("refused"))), "sheets/a.yaml: error: signing: refused\n  Fix: ask the agent\n"},
	} {
		if got := cannotPrint("sheets/a.yaml", tt.err).Error(); got != tt.want+"sheets/a.yaml: not built" {
			t.Errorf("%v:\ngot  %q\nwant %q", tt.err, got, tt.want)
		}
	}
}
