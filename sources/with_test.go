package sources

import (
	"os"
	"path/filepath"
	"testing"

	"factsheet/sources/yamldoc"
)

// Other entries over the same folder: their files are read from it, and from nowhere
// else.
func TestWith(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("words"), 0o666); err != nil {
		t.Fatal(err)
	}
	l, err := Open(dir, "sources")
	if err != nil {
		t.Fatal(err)
	}
	file := func(name string) *Source { return &Source{ID: "other", File: yamldoc.String{Value: name}} }
	with := l.With([]*Source{file("a.txt")})
	if s := with.Source("other"); s == nil || with.Source("a") != nil || l.Source("other") != nil {
		t.Errorf("the entries are %v", with.Sources)
	} else if data, err := with.Read(s); err != nil || data != "words" {
		t.Errorf("read %q, %v", data, err)
	}
	if _, err := with.Read(file("../a.txt")); err == nil {
		t.Error("a file outside the folder is read")
	}
}
