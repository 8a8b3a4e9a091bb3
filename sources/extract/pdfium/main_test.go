package pdfium

import (
	"os"
	"path/filepath"
	"testing"
)

// liar, as the first argument, makes the test binary a worker that says what the
// second is; see TestALyingWorkerHurtsNobody.
const liar = "lie"

// cacheDir keeps the compiled module for the tests of one run, or, where
// FACTSHEET_CACHE names a folder, for all that use it: with the race detector
// the module takes minutes to compile.
var cacheDir string

// TestMain makes the test binary a worker too.
func TestMain(m *testing.M) {
	if IsWorker() {
		if len(os.Args) > 2 && os.Args[1] == liar {
			os.Exit(lie(os.Args[2]))
		}
		os.Exit(Work(os.Stdin, os.Stdout))
	}
	os.Exit(run(m))
}

func run(m *testing.M) int {
	if dir := os.Getenv("FACTSHEET_CACHE"); dir != "" {
		cacheDir = filepath.Join(dir, "reader")
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "factsheet-pdfium-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	cacheDir = dir
	return m.Run()
}

// engines are the ways to read: in this process, and in workers.
func engines(t testing.TB) map[string]*Engine {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]*Engine{
		"here":        {Cache: cacheDir},
		"in a worker": {Cache: cacheDir, Worker: []string{self}},
	}
	t.Cleanup(func() {
		for _, e := range list {
			e.Close()
		}
	})
	return list
}
