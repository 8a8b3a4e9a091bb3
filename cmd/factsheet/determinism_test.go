package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The same sheets give the same bytes, whatever the machine, the folder, the
// clock's zone, the language of the user and the state of the cache; FACTSHEET_RUNS
// says how often it is tried.
func TestSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the same sheets again and again")
	}
	runs, unwanted := 4, "language-[f-s]*.yaml"
	if s := os.Getenv("FACTSHEET_RUNS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 2 {
			t.Fatalf("FACTSHEET_RUNS=%q is no number of runs", s)
		}
		runs, unwanted = n, "nothing"
	}
	home := t.TempDir()
	if err := writeStress(home); err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"forty-pages.yaml", "long-*.yaml", unwanted} { // sized for other tests
		files, err := filepath.Glob(filepath.Join(home, "sheets", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if err := os.Remove(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	surroundings := []struct{ processors, zone, language, gc string }{
		{"1", "UTC", "C", "50"},
		{"2", "Asia/Kathmandu", "de_DE.UTF-8", "5"},
		{"7", "America/St_Johns", "tr_TR.UTF-8", "off"},
		{"32", "Pacific/Kiritimati", "ar_EG.UTF-8", "100"},
	}
	var first map[string]string
	for run := range runs {
		s := surroundings[run%len(surroundings)]
		dir := home
		if run%2 == 1 { // elsewhere, in a folder of another name
			dir = filepath.Join(t.TempDir(), strings.Repeat("ä b", run%5+1))
			if err := os.CopyFS(dir, os.DirFS(home)); err != nil {
				t.Fatal(err)
			}
		}
		out := t.TempDir()
		cmd := exec.CommandContext(context.Background(), "factsheet", "build", "--quiet", "--out", out)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOMAXPROCS="+s.processors, "TZ="+s.zone, "LANG="+s.language, "LC_ALL="+s.language, "GOGC="+s.gc)
		if run%3 == 2 {
			cmd.Env = append(cmd.Env, cacheVariable+"="+t.TempDir())
		}
		var said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &said, &said
		if err := cmd.Run(); err != nil {
			t.Fatalf("run %d: %v\n%s", run, err, said.Bytes())
		}
		got := sums(t, out)
		if first == nil {
			first = got
		}
		if !maps.Equal(first, got) {
			for _, name := range slices.Sorted(maps.Keys(first)) {
				if first[name] != got[name] {
					t.Errorf("run %d (%+v): %s is another file", run, s, name)
				}
			}
			t.FailNow()
		}
	}
	if len(first) < 12 {
		t.Errorf("only %d files were compared", len(first))
	}
	t.Logf("%d files, byte-identical over %d runs", len(first), runs)
}

// sums are the digests of the files in a folder.
func sums(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = fmt.Sprintf("%x", sha256.Sum256(data))
	}
	return out
}
