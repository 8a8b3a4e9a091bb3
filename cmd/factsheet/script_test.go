package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the wanted output in the scripts")

// TestMain makes the test binary the command too, so that scripts and tests run
// it as a user does.
func TestMain(m *testing.M) {
	testscript.Main(withCache{m}, map[string]func(){"factsheet": main})
}

// cacheVariable says where the program keeps what it keeps for itself.
const cacheVariable = "FACTSHEET_CACHE"

// withCache gives all tests one cache, which is not the user's own: that which
// the variable names, or else one of their own.
type withCache struct{ *testing.M }

func (m withCache) Run() int {
	if os.Getenv(cacheVariable) == "" {
		dir, err := os.MkdirTemp("", "factsheet-cache-")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		os.Setenv(cacheVariable, dir)
	}
	return m.M.Run()
}

// Each script in testdata/script is one behaviour. With -short, as under the race
// detector, where a program takes a second to start, those of rules are left out:
// they differ in what is told.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		files = slices.DeleteFunc(files, func(f string) bool { return strings.HasPrefix(filepath.Base(f), "rule-") })
	}
	testscript.Run(t, testscript.Params{
		Files:               files,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			// The machine's own settings must not show in what is compared.
			for _, name := range []string{"NO_COLOR", "TERM", "LANG", "LC_ALL"} {
				env.Setenv(name, "")
			}
			env.Setenv(cacheVariable, os.Getenv(cacheVariable))
			faces, err := filepath.Abs(top + "/render/pdf/typeset/fonts") // some that a user may have
			if err != nil {
				return err
			}
			env.Setenv("FACES", faces)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Getuid() == 0, nil
			}
			return false, errors.New("unknown condition " + cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":   cmdCode,
			"sparse": cmdSparse,
			"bytes":  cmdBytes,
			"whole":  cmdWhole,
			"forge":  cmdForge,

			"zerokey": cmdZeroKey,
		},
	})
}

// Every script opens with its behaviour in a sentence.
func TestScriptsSayWhatTheyShow(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if first, _, _ := strings.Cut(string(data), "\n"); !strings.HasPrefix(first, "# ") {
			t.Errorf("%s begins with %q, not with a sentence after #", f, first)
		}
	}
}

// code N ARGS… runs factsheet and wants exactly that exit code.
func cmdCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: code N [ARG…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec("factsheet", args[1:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("running factsheet: %v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d\n[stdout]\n%s[stderr]\n%s", got, want, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// sparse FILE SIZE makes a file of that many bytes that takes no room on disk.
func cmdSparse(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sparse FILE SIZE")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("A first line.\n"), 0o666))
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

// bytes FILE TEXT writes a file from a Go string without its quotation marks:
// bytes FILE 'caf\xe9'.
func cmdBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// whole FILE… wants complete PDF files, and no other file beside them.
func cmdWhole(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		if problem := brokenPDF(ts.MkAbs(name)); (problem != "") != neg {
			ts.Fatalf("%s: %s", name, problem)
		}
		left, err := filepath.Glob(filepath.Join(filepath.Dir(ts.MkAbs(name)), ".*.tmp"))
		ts.Check(err)
		if len(left) > 0 {
			ts.Fatalf("left behind: %v", left)
		}
	}
}

// brokenPDF says what is wrong with a file; "" is a complete PDF.
func brokenPDF(name string) string {
	data, err := os.ReadFile(name)
	switch {
	case err != nil:
		return err.Error()
	case !strings.HasPrefix(string(data), "%PDF-"):
		return "does not begin as a PDF"
	case !strings.HasSuffix(strings.TrimSpace(string(data)), "%%EOF"):
		return "does not end as a PDF"
	}
	return ""
}

// inFolder runs the program in a folder and gives what it said.
func inFolder(t *testing.T, dir string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs strings.Builder
	cmd := exec.CommandContext(context.Background(), "factsheet", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	if err := cmd.Run(); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			t.Fatal(err)
		}
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}
