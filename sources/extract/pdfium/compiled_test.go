package pdfium

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// compiledFiles are the files of compiled code below a folder, the checksum not
// among them.
func compiledFiles(t *testing.T, folder string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != sumName {
			list = append(list, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Whatever stands in the cache, the reader reads, and what is damaged is made
// anew.
func TestADamagedCacheIsMadeAnew(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the reader several times: some 10 s")
	}
	folder := t.TempDir()
	reads := func(why string) {
		t.Helper()
		e := &Engine{Cache: folder}
		defer e.Close()
		if list, _ := read(t, e, Document{Data: pages(1).String()}); words(list[0]) != "Page number 1." {
			t.Errorf("%s: %q", why, words(list[0]))
		}
	}
	reads("an empty folder")
	files := compiledFiles(t, folder)
	if len(files) != 1 {
		t.Fatalf("%q are kept", files)
	}
	whole, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for why, damage := range map[string]func() error{
		"one bit of the table of functions": func() error {
			b := append([]byte(nil), whole...)
			b[100] ^= 1
			return os.WriteFile(files[0], b, 0o600)
		},
		"cut off": func() error { return os.WriteFile(files[0], whole[:len(whole)/2], 0o600) },
	} {
		if err := damage(); err != nil {
			t.Fatal(err)
		}
		reads(why)
		if got, err := os.ReadFile(files[0]); err != nil || len(got) != len(whole) || verifyCompiled(filepath.Dir(filepath.Dir(files[0]))) != nil {
			t.Errorf("%s: what is kept then is not whole: %v", why, err)
		}
	}
}

func TestACacheThatCannotBeWritten(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the reader: some 3 s")
	}
	// A file where the folder should be cannot be written even by root.
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	e := &Engine{Cache: file}
	defer e.Close()
	if _, err := e.Describe(context.Background(), Document{Data: pages(1).String()}); err != nil {
		t.Error(err)
	}
}
